"""The formats in which every Feed and every Event can be had, besides its page.

To add a format: a row in ``FEED_FORMATS`` and its file name in the subjects that have it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from community_events.announcements import build_announcements, select_announcements
from community_events.artifacts import Artifact, make_artifact
from community_events.feeds import subject_of
from community_events.index import Index
from community_events.model.feed import Announcement, Feed
from community_events.narrowing import narrow_event, narrow_index
from community_events.offers import build_offer_announcements, offers_feed
from community_events.particulars import flyer_path
from community_events.render.cards import CardView, render_card
from community_events.render.cardviews import card_view
from community_events.render.flyer import FLYER_SIZES, render_flyer
from community_events.render.flyerviews import flyer_view
from community_events.render.ical import render_calendar
from community_events.render.jsonfeed import render_jsonfeed
from community_events.render.localprints import circular_artifact, is_district
from community_events.render.qr import render_code
from community_events.render.racksheet import render_rack_sheet
from community_events.render.racksheetviews import rack_sheet_view
from community_events.render.rss import render_atom, render_rss
from community_events.render.sheet import render_sheet
from community_events.render.sheetviews import sheet_view
from community_events.render.stamps import feed_stamp, print_stamp
from community_events.render.typeset import print_theme
from community_events.site import Site
from community_events.vevent import Vevent, build_vevents


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What was made once for each Event and stands in every Feed that lists it.

    ``flyers``: in the order of FLYER_SIZES; an Event that wants none is not among them.
    """

    index: Index
    vevents: Mapping[str, tuple[Vevent, ...]]
    announcements: Mapping[str, tuple[Announcement, ...]]
    flyers: Mapping[str, tuple[Artifact, ...]]


def make_parts(index: Index) -> Parts:
    """Return the serialised VEVENTs, the announcements and the flyer of every Event."""
    catalog, site = index.catalog, index.site
    return Parts(
        index=index,
        vevents={
            key: build_vevents(event, index.occurrences[key], catalog, site)
            for key, event in catalog.events.items()
        },
        announcements={
            key: build_announcements(event, index.occurrences[key], catalog, site, index.today)
            for key, event in catalog.events.items()
        },
        flyers={
            key: _flyers(key, index) for key, event in catalog.events.items() if flyer_path(event)
        },
    )


def _flyers(key: str, index: Index) -> tuple[Artifact, ...]:
    """Return the flyer of one Event in every size."""
    site, view = index.site, flyer_view(key, index)
    return tuple(
        make_artifact(
            f"/events/{key}/{size.file}",
            print_stamp(site.theme),
            render_flyer,
            view,
            size,
            print_theme(site.theme),
        )
        for size in FLYER_SIZES
    )


def narrow_parts(parts: Parts, feed: Feed) -> Parts:
    """Return the parts with only those days of an Event that ``feed`` selects."""
    if not feed.only:
        return parts
    index = narrow_index(parts.index, feed)
    catalog, site = index.catalog, index.site
    name = feed.title.removesuffix(f" — {site.name}")
    vevents, announcements = dict(parts.vevents), dict(parts.announcements)
    for key, _ in feed.only:
        found = index.occurrences[key]
        event = narrow_event(catalog.events[key], found, f"{name}が出店する日です。")
        vevents[key] = build_vevents(event, found, catalog, site)
        announcements[key] = build_announcements(event, found, catalog, site, index.today)
    return replace(parts, index=index, vevents=vevents, announcements=announcements)


def feed_artifacts(feeds: tuple[Feed, ...], parts: Parts) -> Iterator[Artifact]:
    """Yield the companions of every Feed, as the table of subjects says."""
    for feed in feeds:
        own = narrow_parts(parts, feed)
        for name in subject_of(feed).formats:
            if name in FEED_FORMATS:
                yield FEED_FORMATS[name](feed, own)


def offer_artifacts(index: Index) -> Iterator[Artifact]:
    """Yield the news of the open offers (出番)."""
    feed = offers_feed(index.site)
    found = build_offer_announcements(index.catalog, index.site, index.today)
    items = found[: index.site.feed_items]
    for name, render in (("rss.xml", render_rss), ("feed.json", render_jsonfeed)):
        path = feed.path + name
        yield make_artifact(path, feed_stamp(), render, feed, items, index.site)


def event_artifacts(parts: Parts) -> Iterator[Artifact]:
    """Yield event.ics, the flyers, og.png and card.png of every Event."""
    site = parts.index.site
    for key, event in parts.index.catalog.events.items():
        path = f"/events/{key}/"
        yield make_artifact(
            f"{path}event.ics",
            feed_stamp(),
            render_event_calendar,
            event.title,
            site.absolute(path),
            site.absolute(f"{path}event.ics"),
            site.calendar_color,
            parts.vevents[key],
        )
        yield from parts.flyers.get(key, ())
        view = card_view(event, parts.index)
        for name, shape in (("og.png", "wide"), ("card.png", "tall")):
            yield make_artifact(
                path + name,
                print_stamp(site.theme),
                render_card,
                view,
                shape,
                print_theme(site.theme),
            )


def site_card(index: Index) -> Artifact:
    """Return og.png of the whole site."""
    site = index.site
    view = CardView(title=site.tagline or site.name, url=site.absolute("/"), site_name=site.name)
    return make_artifact(
        "/og.png", print_stamp(site.theme), render_card, view, "wide", print_theme(site.theme)
    )


def render_event_calendar(
    title: str, url: str, source: str, color: str, vevents: tuple[Vevent, ...]
) -> bytes:
    """Return the .ics file of one Event."""
    return render_calendar(
        name=title,
        description="",
        url=url,
        source=source,
        vevents=tuple(vevent.data for vevent in vevents),
        modified=_newest(vevents),
        color=color,
    )


def render_feed_calendar(feed: Feed, site: Site, vevents: tuple[Vevent, ...]) -> bytes:
    """Return the .ics file of a Feed."""
    return render_calendar(
        name=feed.title,
        description=feed.description,
        url=site.absolute(feed.path),
        source=site.absolute(f"{feed.path}calendar.ics"),
        vevents=tuple(vevent.data for vevent in vevents),
        modified=_newest(vevents),
        color=site.calendar_color,
    )


def _newest(vevents: tuple[Vevent, ...]) -> datetime | None:
    return max((vevent.modified for vevent in vevents), default=None)


def _calendar(feed: Feed, parts: Parts) -> Artifact:
    index = parts.index
    since = index.today - timedelta(days=index.site.calendar_days_back)
    vevents = (vevent for key in feed.events for vevent in parts.vevents[key])
    chosen = tuple(vevent for vevent in vevents if vevent.last >= since)
    return make_artifact(
        f"{feed.path}calendar.ics",
        feed_stamp(),
        render_feed_calendar,
        _bare(feed),
        index.site,
        chosen,
    )


def _news(name: str, render: Callable[..., bytes]) -> Callable[[Feed, Parts], Artifact]:
    def make(feed: Feed, parts: Parts) -> Artifact:
        found = (item for key in feed.events for item in parts.announcements[key])
        items = select_announcements(found, parts.index.site.feed_items)
        keys = dict.fromkeys(item.event for item in items if item.event in parts.flyers)
        return make_artifact(
            feed.path + name,
            feed_stamp(),
            render,
            _bare(feed),
            items,
            parts.index.site,
            measures=tuple(parts.flyers[key][0] for key in keys),
        )

    return make


def _sheet(feed: Feed, parts: Parts) -> Artifact:
    index, stamp = parts.index, print_stamp(parts.index.site.theme)
    path, theme = f"{feed.path}sheet.pdf", print_theme(index.site.theme)
    if feed.subject == "rack":
        rack_sheet = rack_sheet_view(index.catalog.racks[feed.slug], feed, index)
        return make_artifact(path, stamp, render_rack_sheet, rack_sheet, theme)
    if is_district(feed, index):
        return circular_artifact(feed, index)
    return make_artifact(path, stamp, render_sheet, sheet_view(feed, index), theme)


def _bare(feed: Feed) -> Feed:
    """Return the Feed without its selection, which its outputs do not depend on."""
    return Feed(
        subject=feed.subject,
        slug=feed.slug,
        path=feed.path,
        title=feed.title,
        description=feed.description,
        events=(),
    )


def _code(feed: Feed, parts: Parts) -> Artifact:
    address = parts.index.site.absolute(f"{feed.path}calendar.ics")
    stamp = print_stamp(parts.index.site.theme)
    return make_artifact(f"{feed.path}calendar-qr.svg", stamp, render_code, address)


FEED_FORMATS: dict[str, Callable[[Feed, Parts], Artifact]] = {
    "calendar.ics": _calendar,
    "rss.xml": _news("rss.xml", render_rss),
    "atom.xml": _news("atom.xml", render_atom),
    "feed.json": _news("feed.json", render_jsonfeed),
    "sheet.pdf": _sheet,
    "calendar-qr.svg": _code,
}
