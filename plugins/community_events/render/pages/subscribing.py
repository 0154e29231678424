"""The page 「受けとる」: every calendar of the site, how it gets into which program, and the closest one.

The rule this module keeps: who asks for one kind of event in one district is given the narrowest
Feed that leaves none of them out: of the district, else of a ring around it, else of the kind alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from community_events.artifacts import Artifact
from community_events.feeds import feeds_of
from community_events.model.catalog import Catalog
from community_events.model.feed import Feed
from community_events.model.records import Record, Term
from community_events.render.pages.embeds import snippet_of
from community_events.render.pages.frame import Frame, mark_of
from community_events.render.pages.ways import calendar_view, subscribe_view
from community_events.render.wayviews import (
    ClosestView,
    LinkView,
    SubscribePageView,
    SubscribeRowView,
)

PATH = "/subscribe/"


def subscribe_page(frame: Frame) -> Iterator[Artifact]:
    """Yield the page."""
    catalog = frame.index.catalog
    title = frame.say("カレンダーに入れる・新着を受けとる")
    lead = frame.say(
        "催しを、いつも使っているカレンダーやアプリに届けます。登録も料金もいりません。"
    )
    view = SubscribePageView(
        title=title,
        lead=lead,
        subscribe=subscribe_view(frame.feeds[0], frame),
        snippet=snippet_of(frame.feeds[0], frame),
        closest=_closest_views(frame),
        groups=tuple(group for group in _groups(frame, catalog) if group[1]),
    )
    page = frame.page(
        PATH, "subscribe", title, description=lead, says_sample=True, scripts=("copy", "closest")
    )
    yield frame.artifact("subscribe.html", page, view)


def closest_feed(area: str, category: str, feeds: Mapping[str, Feed], catalog: Catalog) -> Feed:
    """Return the narrowest Feed that has every event of ``category`` in ``area``.

    ``feeds``: those of districts and kinds by ``area/category``, and those of kinds by their slug.
    """
    for around in (area, *catalog.rings_of(area)):
        if found := feeds.get(f"{around}/{category}"):
            return found
    return feeds[category]


def combined_feeds(feeds: tuple[Feed, ...]) -> dict[str, Feed]:
    """Return the Feeds among which ``closest_feed`` chooses."""
    chosen = (*feeds_of(feeds, "area-category"), *feeds_of(feeds, "category"))
    return {feed.slug: feed for feed in chosen}


def _closest_views(frame: Frame) -> tuple[ClosestView, ...]:
    catalog = frame.index.catalog
    feeds = combined_feeds(frame.feeds)
    return tuple(
        ClosestView(
            area=area.title,
            links=tuple(
                _closest_link(slug, term, feeds, frame) for term in catalog.vocabulary.categories
            ),
        )
        for slug, area in catalog.areas.items()
        if catalog.vocabulary.categories
    )


def _closest_link(slug: str, term: Term, feeds: Mapping[str, Feed], frame: Frame) -> LinkView:
    catalog = frame.index.catalog
    feed = closest_feed(slug, term.slug, feeds, catalog)
    of_area, _, _ = feed.slug.rpartition("/")
    wider = catalog.areas[of_area].title if of_area else frame.say("すべての地域")
    note = "" if of_area == slug else frame.say("%(area)sのもの", area=wider)
    return LinkView(text=term.name, href=f"{feed.path}#subscribe", note=note)


def _groups(frame: Frame, catalog: Catalog) -> Iterator[tuple[str, tuple[SubscribeRowView, ...]]]:
    kinds = {term.slug: term for term in catalog.vocabulary.categories}
    yield (
        frame.say("居場所"),
        tuple(
            _row(
                feed,
                LinkView(text=frame.say("ふらっと行ける所（居場所）の催し"), href=feed.path),
                frame,
            )
            for feed in feeds_of(frame.feeds, "places")
        ),
    )
    yield frame.say("学区・地域"), _rows(frame, "area", catalog.areas, whole=True)
    yield (
        frame.say("種類"),
        tuple(
            _row(feed, LinkView(text=kinds[feed.slug].name, href=feed.path), frame)
            for feed in feeds_of(frame.feeds, "category")
        ),
    )
    yield frame.say("団体"), _rows(frame, "organizer", catalog.organizers)
    yield frame.say("会場"), _rows(frame, "venue", catalog.venues)
    yield frame.say("ラックのある店"), _rows(frame, "rack", catalog.racks)
    yield frame.say("シリーズ"), _rows(frame, "series", catalog.series)


def _rows(
    frame: Frame, subject: str, records: Mapping[str, Record], *, whole: bool = False
) -> tuple[SubscribeRowView, ...]:
    """Return a row for each record; ``whole``: with its ways, where there are never many."""
    rows = []
    for feed in feeds_of(frame.feeds, subject):
        record = records[feed.slug]
        link = LinkView(
            text=record.title,
            href=f"{feed.path}#subscribe",
            kana=record.kana,
            mark=mark_of(record, frame.tongue),
        )
        rows.append(_row(feed, link, frame) if whole else SubscribeRowView(link=link))
    return tuple(rows)


def _row(feed: Feed, link: LinkView, frame: Frame) -> SubscribeRowView:
    return SubscribeRowView(
        link=link, ways=calendar_view(feed.path, frame.site), news=f"{feed.path}rss.xml"
    )
