"""The page of a Feed: what its subject is, and what is on, day by day.

What a subject tells of itself differs by subject; ``_ABOUT`` has one function for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from community_events.artifacts import Artifact
from community_events.feeds import explain_rack, feeds_of, subject_of
from community_events.index import Index
from community_events.model.feed import Feed
from community_events.model.records import Record, Venue
from community_events.narrowing import narrow_index
from community_events.render.body import render_body
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
from community_events.render.pages.rows import make_days, make_row, make_undated_row
from community_events.render.pages.ways import subscribe_view
from community_events.render.views import FeedPageView, LinkView
from community_events.render.whereabouts import access_view

PAST_ROWS = 6
# What lies further ahead is folded on screen, so that a weekly repeat fills no phone with itself.
NEAR_DAYS = 28
NEAR_MINIMUM = 3
_PARENTS = {
    "area": ("学区", "/areas/"),
    "area-category": ("学区", "/areas/"),
    "category": ("種類", "/categories/"),
    "organizer": ("団体", "/organizers/"),
    "venue": ("会場", "/venues/"),
    "rack": ("ラックのある店", "/racks/"),
    "series": ("シリーズ", "/series/"),
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
    days = make_days(index.upcoming(feed.events), index)
    near = max(NEAR_MINIMUM, sum(day.iso < _end_of_near(index) for day in days))
    view = replace(
        about,
        kind_word=subject_of(feed).word,
        days=days[:near],
        later=days[near:],
        later_heading=f"そのあとの{len(days) - near}日を見る" if days[near:] else "",
        undated=tuple(make_undated_row(key, index) for key in index.undated(feed.events)),
        past=tuple(make_row(o, index) for o in index.past(feed.events)[:PAST_ROWS]),
        subscribe=subscribe_view(feed, frame.site),
    )
    parent = _PARENTS.get(feed.subject)
    page = frame.page(
        feed.path,
        "feed",
        about.title,
        description=about.lead or feed.description,
        alternates=companions(feed),
        crumbs=(LinkView(text=parent[0], href=parent[1]),) if parent else (),
        noindex=about.mark == "見本",
        scripts=("today",),
    )
    return frame.artifact("feed.html", page, view)


def _end_of_near(index: Index) -> str:
    return (index.today + timedelta(days=NEAR_DAYS)).isoformat()


def _record_view(record: Record, feed: Feed) -> FeedPageView:
    return FeedPageView(
        kind_word="",
        title=record.title,
        kana=record.kana,
        mark=mark_of(record),
        banners=record_banners(record),
        lead=record.summary or feed.description,
        body=render_body(record.body, feed.path),
        easy=record.easy,
    )


def _area(feed: Feed, frame: Frame) -> FeedPageView:
    catalog = frame.index.catalog
    area = catalog.areas[feed.slug]
    inside = tuple(slug for slug, other in catalog.areas.items() if other.parent == feed.slug)
    used = {word for key in feed.events for word in catalog.events[key].category}
    by_kind = tuple(
        LinkView(text=term.name, href=f"/areas/{feed.slug}/{term.slug}/")
        for term in catalog.vocabulary.categories
        if term.slug in used
    )
    racks = tuple(
        LinkView(text=rack.title, href=f"/racks/{slug}/", mark=mark_of(rack))
        for slug, rack in catalog.racks.items()
        if feed.slug in rack.area
    )
    return replace(
        _record_view(area, feed),
        facts=area_facts(area),
        links=_filled(
            ("この学区の中を種類で見る", by_kind),
            ("となりの学区", area_links(area.neighbours, catalog)),
            ("外側の地域", area_links(catalog.rings_of(feed.slug), catalog)),
            ("この中の地域", area_links(inside, catalog)),
            ("チラシのラックがある店", racks),
        ),
        opportunities=_offers(frame.index, lambda areas: feed.slug in areas),
    )


def _area_category(feed: Feed, frame: Frame) -> FeedPageView:
    area, category = feed.slug.split("/")
    catalog = frame.index.catalog
    return FeedPageView(
        kind_word="",
        title=feed.title.removesuffix(f" — {frame.site.name}"),
        lead=feed.description,
        links=_filled(
            ("もっと広く", (*area_links((area,), catalog), *category_links((category,), catalog))),
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
        lead=feed.description,
        easy=term.easy,
        links=_filled(("学区ごとに見る", links)),
    )


def _organizer(feed: Feed, frame: Frame) -> FeedPageView:
    catalog = frame.index.catalog
    organizer = catalog.organizers[feed.slug]
    contact = contact_fact(organizer.contact)
    return replace(
        _record_view(organizer, feed),
        facts=told((contact,)),
        links=_filled(
            ("学区", area_links(organizer.area, catalog)),
            ("種類", category_links(organizer.category, catalog)),
        ),
        opportunities=tuple(
            LinkView(
                text=offer.title,
                href=f"/opportunities/{key}/",
                note=offer.summary,
                mark=mark_of(offer),
            )
            for key, offer in catalog.opportunities.items()
            if offer.organizer == feed.slug
        ),
    )


def _venue(feed: Feed, frame: Frame) -> FeedPageView:
    catalog = frame.index.catalog
    venue = catalog.venues[feed.slug]
    return replace(
        _record_view(venue, feed),
        kana=venue.kana,
        facts=venue_facts(venue, catalog, frame.index.today),
        ease=ease_words(venue.ease, catalog),
        access=access_view(venue.access, catalog),
    )


def _places(feed: Feed, frame: Frame) -> FeedPageView:
    return FeedPageView(
        kind_word="",
        title="ふらっと行ける所（居場所）",
        lead="予約なしで、ひとりでも、ふらっと寄れる所です。開いている日と時間は、それぞれのページにあります。",
        first=_filled(("居場所", place_links(frame.index))),
        empty="居場所で決まっている催しは、いまはありません。開いている日には、ふらっとお寄りください。",
    )


def _rack(feed: Feed, frame: Frame) -> FeedPageView:
    catalog = frame.index.catalog
    rack = catalog.racks[feed.slug]
    return replace(
        _record_view(rack, feed),
        lead=rack.summary,
        selection=explain_rack(rack, catalog),
        facts=rack_facts(rack, catalog),
        access=access_view(rack.access, catalog),
        empty="いま、このラックに置くチラシはありません。",
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
            mark=mark_of(catalog.events[key]),
        )
        for key in feed.events
    )
    return replace(
        _record_view(series, feed),
        facts=told((contact_fact(series.contact),)),
        links=_filled(("このシリーズの催し", members), ("まとめている団体", organizers)),
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


def place_links(index: Index) -> tuple[LinkView, ...]:
    """Return the 居場所, each with the sentence of its hours."""
    return tuple(
        LinkView(
            text=venue.title,
            href=f"/venues/{slug}/",
            kana=venue.kana,
            note=_hours(venue),
            mark=mark_of(venue),
        )
        for slug, venue in index.catalog.venues.items()
        if venue.drop_in
    )


def _hours(venue: Venue) -> str:
    return venue.hours_sentence or venue.hours_note or venue.summary


def _offers(index: Index, concerns: Callable[[tuple[str, ...]], bool]) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(
            text=offer.title, href=f"/opportunities/{key}/", note=offer.summary, mark=mark_of(offer)
        )
        for key, offer in index.catalog.opportunities.items()
        if concerns(offer.area)
    )


def _filled(*groups: tuple[str, tuple[LinkView, ...]]) -> Links:
    return tuple(group for group in groups if group[1])
