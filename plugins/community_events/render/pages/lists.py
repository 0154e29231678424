"""The page of a Feed: what its subject is, and what is on, day by day.

What a subject tells of itself differs by subject; ``_ABOUT`` has one function for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from community_events.artifacts import Artifact
from community_events.feeds import feeds_of, subject_of
from community_events.index import Index
from community_events.messages import N_
from community_events.model.feed import Feed
from community_events.model.records import Record
from community_events.model.recurrence import Occurrence
from community_events.narrowing import narrow_index
from community_events.render.pages.embeds import snippet_of
from community_events.render.pages.facts import (
    area_facts,
    area_links,
    category_links,
    contact_fact,
    ease_words,
    rack_facts,
    told,
    venue_facts,
)
from community_events.render.pages.frame import Frame, companions, mark_of, record_banners
from community_events.render.pages.places import places_by_area
from community_events.render.pages.printing import print_files, print_links
from community_events.render.pages.repeats import find_repeats, repeat_links
from community_events.render.pages.rows import make_days, make_row, make_undated_row
from community_events.render.pages.shelf import explain_rack, rack_view, slots_text
from community_events.render.pages.ways import subscribe_view
from community_events.render.renditions import main_picture
from community_events.render.views import FeedPageView, LinkView
from community_events.render.whereabouts import access_view

PAST_ROWS = 6
# What lies further ahead is folded on screen, so that a weekly repeat fills no phone with itself.
NEAR_DAYS = 28
NEAR_MINIMUM = 3
_PARENTS = {
    "area": (N_("学区"), "/areas/"),
    "area-category": (N_("学区"), "/areas/"),
    "category": (N_("種類"), "/categories/"),
    "organizer": (N_("団体"), "/organizers/"),
    "venue": (N_("会場"), "/venues/"),
    "rack": (N_("ラックのある店"), "/racks/"),
    "series": (N_("シリーズ"), "/series/"),
}
Links = tuple[tuple[str, tuple[LinkView, ...]], ...]


def feed_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield the page of every Feed but the root's, which is the home page."""
    for feed in frame.feeds:
        if feed.subject != "everything":
            yield _feed_page(feed, frame)


def _feed_page(feed: Feed, frame: Frame) -> Artifact:
    index = narrow_index(frame.index, feed)
    about = _ABOUT[feed.subject](feed, frame)
    view = replace(
        with_days(about, index.upcoming(feed.events), index, frame),
        kind_word=frame.say(subject_of(feed).word),
        undated=tuple(make_undated_row(key, frame) for key in index.undated(feed.events)),
        past=tuple(make_row(o, frame) for o in index.past(feed.events)[:PAST_ROWS]),
        subscribe=subscribe_view(feed, frame),
        snippet=snippet_of(feed, frame),
        prints=print_links(feed.path, frame),
    )
    parent = _PARENTS.get(feed.subject)
    page = frame.page(
        feed.path,
        "feed",
        about.title,
        description=about.lead,
        alternates=companions(feed, frame.tongue),
        crumbs=(LinkView(text=frame.say(parent[0]), href=parent[1]),) if parent else (),
        noindex=bool(about.mark),
        scripts=("today", "copy"),
    )
    measures = print_files(feed.path, frame)
    return frame.artifact("feed.html", page, view, measures=measures)


def with_days(
    view: FeedPageView, upcoming: Sequence[Occurrence], index: Index, frame: Frame
) -> FeedPageView:
    """Return ``view`` with the days of sorted Occurrences: those of the next weeks, then the others."""
    repeats = find_repeats(upcoming, index, index.today)
    days = make_days(upcoming, index.today, frame, repeats)
    end = (index.today + timedelta(days=NEAR_DAYS)).isoformat()
    near = max(NEAR_MINIMUM, sum(day.iso < end for day in days))
    later = sum(day.repeat != "more" for day in days[near:])
    return replace(
        view,
        days=days[:near],
        later=days[near:],
        later_heading=frame.say("そのあとの%(n)s日を見る", n=later or len(days[near:])),
        later_repeat="" if later else "more",
        repeats=repeat_links(repeats, frame),
    )


def _record_view(record: Record, feed: Feed, frame: Frame, lead: str) -> FeedPageView:
    return FeedPageView(
        kind_word="",
        title=record.title,
        kana=record.kana,
        mark=mark_of(record, frame.tongue),
        banners=record_banners(record, frame.tongue),
        lead=record.summary or lead,
        picture=main_picture(record, frame.index.catalog),
        body=frame.body(record.body, feed.path),
        easy=record.easy,
    )


def _area(feed: Feed, frame: Frame) -> FeedPageView:
    catalog, say = frame.index.catalog, frame.say
    area = catalog.areas[feed.slug]
    inside = tuple(slug for slug, other in catalog.areas.items() if other.parent == feed.slug)
    used = {word for key in feed.events for word in catalog.events[key].category}
    by_kind = tuple(
        LinkView(text=term.name, href=f"/areas/{feed.slug}/{term.slug}/")
        for term in catalog.vocabulary.categories
        if term.slug in used
    )
    racks = tuple(
        LinkView(text=rack.title, href=f"/racks/{slug}/", mark=mark_of(rack, frame.tongue))
        for slug, rack in catalog.racks.items()
        if feed.slug in rack.area
    )
    return replace(
        _record_view(area, feed, frame, say("%(place)sの催しです。", place=area.title)),
        facts=area_facts(area, frame.tongue),
        links=_filled(
            (say("この学区の中を種類で見る"), by_kind),
            (say("となりの学区"), area_links(area.neighbours, catalog)),
            (say("外側の地域"), area_links(catalog.rings_of(feed.slug), catalog)),
            (say("この中の地域"), area_links(inside, catalog)),
            (say("チラシのラックがある店"), racks),
        ),
        opportunities=_offers(frame, lambda areas: feed.slug in areas),
    )


def _area_category(feed: Feed, frame: Frame) -> FeedPageView:
    area, category = feed.slug.split("/")
    catalog = frame.index.catalog
    (term,) = catalog.category_terms((category,))
    title = frame.say(
        "%(place)sの%(category)s", place=catalog.areas[area].title, category=term.name
    )
    return FeedPageView(
        kind_word="",
        title=title,
        lead=frame.say("%(place)sの催しです。", place=title),
        links=_filled(
            (
                frame.say("もっと広く"),
                (*area_links((area,), catalog), *category_links((category,), catalog)),
            ),
        ),
    )


def _category(feed: Feed, frame: Frame) -> FeedPageView:
    (term,) = frame.index.catalog.category_terms((feed.slug,))
    areas = (
        other
        for other in feeds_of(frame.feeds, "area-category")
        if other.slug.endswith(f"/{term.slug}")
    )
    links = tuple(
        LinkView(
            text=frame.index.catalog.areas[other.slug.split("/")[0]].title,
            href=other.path,
            count=len(other.events),
        )
        for other in areas
    )
    return FeedPageView(
        kind_word="",
        title=term.name,
        kana=term.kana,
        lead=frame.say("「%(category)s」の催しです。", category=term.name),
        easy=term.easy,
        links=_filled((frame.say("学区ごとに見る"), links)),
    )


def _organizer(feed: Feed, frame: Frame) -> FeedPageView:
    catalog = frame.index.catalog
    organizer = catalog.organizers[feed.slug]
    contact = contact_fact(organizer.contact, frame.tongue)
    lead = frame.say("%(name)sが関わる催しです。", name=organizer.title)
    return replace(
        _record_view(organizer, feed, frame, lead),
        facts=told((contact,)),
        links=_filled(
            (frame.say("学区"), area_links(organizer.area, catalog)),
            (frame.say("種類"), category_links(organizer.category, catalog)),
        ),
        opportunities=tuple(
            LinkView(
                text=offer.title,
                href=f"/opportunities/{key}/",
                note=offer.summary,
                mark=mark_of(offer, frame.tongue),
            )
            for key, offer in catalog.opportunities.items()
            if offer.organizer == feed.slug
        ),
    )


def _venue(feed: Feed, frame: Frame) -> FeedPageView:
    catalog = frame.index.catalog
    venue = catalog.venues[feed.slug]
    return replace(
        _record_view(venue, feed, frame, frame.say("%(place)sである催しです。", place=venue.title)),
        facts=venue_facts(venue, catalog, frame.index.today, frame.tongue),
        ease=ease_words(venue.ease, catalog),
        access=access_view(venue.access, catalog, frame.tongue),
    )


def _places(feed: Feed, frame: Frame) -> FeedPageView:
    return FeedPageView(
        kind_word="",
        title=frame.say("ふらっと行ける所（居場所）"),
        lead=frame.say(
            "予約なしで、ひとりでも、ふらっと寄れる所です。きょう開いているところから順にならべています。"
        ),
        places=places_by_area(frame),
        empty=frame.say(
            "居場所で決まっている催しは、いまはありません。開いている日には、ふらっとお寄りください。"
        ),
    )


def _rack(feed: Feed, frame: Frame) -> FeedPageView:
    catalog = frame.index.catalog
    rack = catalog.racks[feed.slug]
    return replace(
        _record_view(rack, feed, frame, ""),
        selection=explain_rack(rack, frame),
        facts=rack_facts(rack, catalog, frame.tongue, slots_text(rack.slots, frame)),
        rack=rack_view(rack, feed, frame),
        access=access_view(rack.access, catalog, frame.tongue),
        empty=frame.say("いま、このラックに置くチラシはありません。"),
    )


def _series(feed: Feed, frame: Frame) -> FeedPageView:
    catalog = frame.index.catalog
    series = catalog.series[feed.slug]
    organizers = tuple(
        LinkView(text=catalog.organizers[slug].title, href=f"/organizers/{slug}/")
        for slug in series.organizer
        if slug in catalog.organizers
    )
    members = tuple(
        LinkView(
            text=catalog.events[key].title,
            href=f"/events/{key}/",
            mark=mark_of(catalog.events[key], frame.tongue),
        )
        for key in feed.events
    )
    lead = frame.say("「%(series)s」の催しです。", series=series.title)
    return replace(
        _record_view(series, feed, frame, lead),
        facts=told((contact_fact(series.contact, frame.tongue),)),
        links=_filled(
            (frame.say("このシリーズの催し"), members),
            (frame.say("まとめている団体"), organizers),
        ),
    )


_ABOUT: dict[str, Callable[[Feed, Frame], FeedPageView]] = {
    "area": _area,
    "area-category": _area_category,
    "category": _category,
    "organizer": _organizer,
    "venue": _venue,
    "places": _places,
    "rack": _rack,
    "series": _series,
}


def _offers(frame: Frame, concerns: Callable[[tuple[str, ...]], bool]) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(
            text=offer.title,
            href=f"/opportunities/{key}/",
            note=offer.summary,
            mark=mark_of(offer, frame.tongue),
        )
        for key, offer in frame.index.catalog.opportunities.items()
        if concerns(offer.area)
    )


def _filled(*groups: tuple[str, tuple[LinkView, ...]]) -> Links:
    return tuple(group for group in groups if group[1])
