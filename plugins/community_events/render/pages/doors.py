"""The pages that lead to others: districts, categories, organizers, venues, racks, series, 出番, news."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from community_events.artifacts import Artifact
from community_events.feeds import feeds_of
from community_events.messages import N_
from community_events.model.feed import Feed
from community_events.model.records import Opportunity, Rack, Record, Ring
from community_events.narrowing import narrow_index
from community_events.offers import is_open
from community_events.render.pages.frame import Frame, mark_of, named_companions
from community_events.render.pages.ways import offered_view
from community_events.render.views import IndexView, LinkView
from community_events.schema import OFFERS

Groups = tuple[tuple[str, tuple[LinkView, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One page of doors: where it is, what it is called, its groups, its companions."""

    path: str
    title: str
    lead: str
    groups: Callable[[Frame], Groups]
    formats: tuple[str, ...] = ()


def door_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield every page of doors."""
    for door in DOORS:
        title, lead = frame.say(door.title), frame.say(door.lead)
        offered = named_companions(door.path, door.formats, frame.tongue)
        page = frame.page(door.path, "index", title, description=lead, alternates=offered)
        view = IndexView(
            title=title,
            lead=lead,
            groups=door.groups(frame),
            subscribe=offered_view(door.path, door.formats, frame) if door.formats else None,
        )
        yield frame.artifact("index.html", page, view)


def feed_links(frame: Frame, subject: str, records: Mapping[str, Record]) -> tuple[LinkView, ...]:
    """Return a link to each Feed of a subject, with the number of its coming dates."""
    return tuple(
        LinkView(
            text=records[feed.slug].title,
            href=feed.path,
            kana=records[feed.slug].kana,
            note=records[feed.slug].summary,
            count=coming(frame, feed),
            mark=mark_of(records[feed.slug], frame.tongue),
        )
        for feed in feeds_of(frame.feeds, subject)
    )


def coming(frame: Frame, feed: Feed) -> int:
    """Return how many Events of ``feed`` have something ahead."""
    index = narrow_index(frame.index, feed)
    return sum(any(index.is_upcoming(o) for o in index.occurrences[key]) for key in feed.events)


def category_doors(frame: Frame) -> tuple[LinkView, ...]:
    """Return a link to each category."""
    terms = {term.slug: term for term in frame.index.catalog.vocabulary.categories}
    return tuple(
        LinkView(
            text=terms[feed.slug].name,
            href=feed.path,
            kana=terms[feed.slug].kana,
            count=coming(frame, feed),
        )
        for feed in feeds_of(frame.feeds, "category")
    )


def area_doors(frame: Frame) -> Groups:
    """Return the districts under the office whose area they lie in, and the wider rings."""
    areas = frame.index.catalog.areas
    links = {link.href: link for link in feed_links(frame, "area", areas)}
    offices = [slug for slug, area in areas.items() if area.ring is Ring.OFFICE]
    groups = [
        (
            areas[office].title,
            tuple(links[f"/areas/{s}/"] for s, a in areas.items() if a.parent == office),
        )
        for office in offices
    ]
    alone = (s for s, a in areas.items() if a.ring is Ring.DISTRICT and a.parent not in offices)
    groups.append((frame.say("学区"), tuple(links[f"/areas/{slug}/"] for slug in alone)))
    wide = (s for s, a in areas.items() if a.ring is not Ring.DISTRICT)
    groups.append((frame.say("もっと広く"), tuple(links[f"/areas/{slug}/"] for slug in wide)))
    return tuple((heading, found) for heading, found in groups if found)


def offer_groups(frame: Frame) -> Groups:
    """Return what parts there are to play, by kind, the nearest deadline first."""
    offers = frame.index.catalog.opportunities
    open_offers = [(k, offer) for k, offer in offers.items() if is_open(offer, frame.index.today)]
    groups = []
    for kind, word in OFFERS:
        found = [(key, offer) for key, offer in open_offers if offer.offer == kind]
        found.sort(key=lambda pair: (pair[1].deadline is None, str(pair[1].deadline), pair[0]))
        links = tuple(
            LinkView(
                text=offer.title,
                href=f"/opportunities/{key}/",
                mark=mark_of(offer, frame.tongue),
                note=offer.summary,
                facts=_offer_facts(offer, frame),
            )
            for key, offer in found
        )
        if links:
            groups.append((frame.say(word), links))
    return tuple(groups)


def _offer_facts(offer: Opportunity, frame: Frame) -> tuple[tuple[str, str], ...]:
    """Return what decides whether somebody takes a part: how long it takes, who may, how to begin."""
    once = {True: frame.say("1回だけでも歓迎です"), False: frame.say("続けて来られる方"), None: ""}
    facts = (
        (frame.say("締切"), _until(offer, frame)),
        (frame.say("かかる時間"), offer.time_needed),
        (frame.say("回数"), once[offer.once]),
        (frame.say("参加できる人"), offer.eligibility),
        (frame.say("はじめの一歩"), offer.first_step),
    )
    return tuple((label, words) for label, words in facts if words)


def _until(offer: Opportunity, frame: Frame) -> str:
    if offer.deadline is None:
        return frame.say("締切なし")
    return frame.say("%(day)sまで", day=frame.tongue.moment_text(offer.deadline, with_year=True))


def news_links(frame: Frame) -> tuple[LinkView, ...]:
    """Return the notices, the newest first."""
    news = sorted(frame.index.catalog.news.values(), key=lambda n: (n.day, n.slug), reverse=True)
    return tuple(
        LinkView(
            text=n.title,
            href=f"/news/{n.slug}/",
            note=frame.tongue.day_text(n.day, with_year=True),
            mark=mark_of(n, frame.tongue),
        )
        for n in news
    )


def _racks(frame: Frame) -> Groups:
    racks = frame.index.catalog.racks
    links = {link.href: link for link in feed_links(frame, "rack", racks)}

    def area_of(rack: Rack) -> str:
        return frame.index.catalog.areas[rack.area[0]].title if rack.area else frame.say("そのほか")

    by_area = groupby(sorted(racks.values(), key=lambda r: (area_of(r), r.slug)), key=area_of)
    return tuple(
        (area, tuple(links[f"/racks/{rack.slug}/"] for rack in found)) for area, found in by_area
    )


def _one_group(links: tuple[LinkView, ...]) -> Groups:
    return (("", links),) if links else ()


DOORS: tuple[Door, ...] = (
    Door(
        path="/areas/",
        title=N_("学区からさがす"),
        lead=N_("お住まいの学区の催しと、となりの学区の催しを見られます。"),
        groups=area_doors,
    ),
    Door(
        path="/categories/",
        title=N_("種類からさがす"),
        lead=N_("したいことから催しをさがせます。"),
        groups=lambda f: _one_group(category_doors(f)),
    ),
    Door(
        path="/organizers/",
        title=N_("団体"),
        lead=N_("催しを開いている団体です。"),
        groups=lambda f: _one_group(feed_links(f, "organizer", f.index.catalog.organizers)),
    ),
    Door(
        path="/venues/",
        title=N_("会場"),
        lead=N_("催しのある場所です。行き方とバリアフリーの情報があります。"),
        groups=lambda f: _one_group(feed_links(f, "venue", f.index.catalog.venues)),
    ),
    Door(
        path="/racks/",
        title=N_("チラシのラックがある店"),
        lead=N_("催しのチラシを置いているカフェやパン屋さんです。"),
        groups=_racks,
    ),
    Door(
        path="/series/",
        title=N_("シリーズ"),
        lead=N_("いくつかの催しでできている、ひとまとまりの催しです。"),
        groups=lambda f: _one_group(feed_links(f, "series", f.index.catalog.series)),
    ),
    Door(
        path="/opportunities/",
        title=N_("出番をさがす"),
        lead=N_("手伝う、出店する、いっしょに始める。まちには、あなたの出番があります。"),
        groups=offer_groups,
        formats=("rss.xml", "feed.json"),
    ),
    Door(
        path="/news/",
        title=N_("お知らせ"),
        lead=N_("このサイトからのお知らせです。"),
        groups=lambda f: _one_group(news_links(f)),
    ),
)
