"""The prints of a district and of the ward: which there are, where they lie, and how a page offers them.

The rules this module keeps: a page offers what is made, and what is made is offered on a page; a
month has a print for as long as it has a page (the ward's), or from the present one on (a district's).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from community_events.artifacts import Artifact, make_artifact
from community_events.feeds import feeds_of
from community_events.index import Index
from community_events.messages import N_
from community_events.model.feed import Feed
from community_events.model.records import Area, Ring
from community_events.model.recurrence import Occurrence
from community_events.render.booklet import render_booklet
from community_events.render.bookletprints import booklet_month, booklet_view
from community_events.render.circular import render_circular
from community_events.render.circularprints import circular_view
from community_events.render.localfiles import LocalPrint, LocalPrints
from community_events.render.mapviews import MAP
from community_events.render.monthcalendar import PAPERS, MonthPrint, render_month
from community_events.render.monthprints import as_of_text, month_print
from community_events.render.rackmap import MapRack, RackMap, render_rack_map
from community_events.render.shorthours import short_hours
from community_events.render.stamps import print_stamp
from community_events.render.typeset import PrintTheme
from community_events.site import Site

DISTRICT_MONTHS = 2  # the present one and the next
_SIZES = {"a4": N_("PDF・A4"), "a3": N_("PDF・A3")}
_SHEET = N_("回覧板・掲示板用の1枚を印刷する")
_BOOKLET = N_("折本（1枚を折って作る小さな本）を印刷する")
_MAP = N_("ラックのある店の地図を印刷する")
_MONTH = N_("%(month)sのカレンダーを印刷する")


#: What is on in each month that has a page, sorted.
Months = Mapping[tuple[int, int], Sequence[Occurrence]]


def make_local_prints(feeds: tuple[Feed, ...], months: Months, index: Index) -> LocalPrints:
    """Return the prints by the path of the page that offers them."""
    areas = index.catalog.areas
    found: dict[str, tuple[LocalPrint, ...]] = {}
    for feed in feeds_of(feeds, "area"):
        if is_district(feed, index):
            found[feed.path] = tuple(_district(feed, areas[feed.slug], months, index))
    for year, month in sorted(months):
        found[f"/months/{year}-{month:02}/"] = tuple(_ward_month(year, month, months, index))
    if index.catalog.racks:
        found[MAP] = tuple(_rack_map(index))
    return found


def is_district(feed: Feed, index: Index) -> bool:
    """Return whether ``feed`` is that of a district, which has prints of its own."""
    area = index.catalog.areas.get(feed.slug) if feed.subject == "area" else None
    return area is not None and area.ring is Ring.DISTRICT


def circular_artifact(feed: Feed, index: Index) -> Artifact:
    """Return the sheet of a district, for the circular and the notice board."""
    stamp, theme = print_stamp(index.site.theme), print_theme(index.site)
    view = circular_view(feed, index)
    return make_artifact(f"{feed.path}sheet.pdf", stamp, render_circular, view, theme)


def local_artifacts(prints: LocalPrints) -> Iterator[Artifact]:
    """Yield every file once."""
    for offered in prints.values():
        yield from (one.artifact for one in offered if not one.is_companion)


def print_theme(site: Site) -> PrintTheme:
    """Return where the look of prints lives."""
    return PrintTheme(templates=Path(site.theme) / "print", fonts=Path(site.theme) / "fonts")


def name_of_ward(index: Index) -> str:
    """Return whose site this is, as people say it: the ward's name, else the site's."""
    wards = (area.title for area in index.catalog.areas.values() if area.ring is Ring.WARD)
    return next(wards, index.site.municipality or index.site.name)


def _district(feed: Feed, area: Area, months: Months, index: Index) -> Iterator[LocalPrint]:
    own = frozenset(feed.events)
    sheet = circular_artifact(feed, index)
    yield LocalPrint(artifact=sheet, words=_SHEET, size=_SIZES["a4"], is_companion=True)
    first = index.today.replace(day=1)
    for _ in range(DISTRICT_MONTHS):
        stem = f"{feed.path}month-{first.year}-{first.month:02}"
        on = tuple(o for o in months.get((first.year, first.month), ()) if o.event in own)
        view = month_print(area.title, feed.path, first.year, first.month, on, index)
        yield from _month(view, {"a4": f"{stem}.pdf", "a3": f"{stem}-a3.pdf"}, index)
        first = (first + timedelta(days=31)).replace(day=1)
    first = booklet_month(index.today)
    on = tuple(o for o in months.get((first.year, first.month), ()) if o.event in own)
    yield LocalPrint(
        artifact=make_artifact(
            f"{feed.path}booklet.pdf",
            print_stamp(index.site.theme),
            render_booklet,
            booklet_view(area, feed.path, on, index),
            print_theme(index.site),
        ),
        words=_BOOKLET,
        size=_SIZES["a4"],
    )


def _ward_month(year: int, month: int, months: Months, index: Index) -> Iterator[LocalPrint]:
    page = f"/months/{year}-{month:02}/"
    view = month_print(name_of_ward(index), page, year, month, months[year, month], index)
    yield from _month(view, {"a4": f"{page}month.pdf", "a3": f"{page}month-a3.pdf"}, index)


def _month(view: MonthPrint, paths: Mapping[str, str], index: Index) -> Iterator[LocalPrint]:
    stamp, theme = print_stamp(index.site.theme), print_theme(index.site)
    for paper in PAPERS:
        yield LocalPrint(
            artifact=make_artifact(paths[paper], stamp, render_month, view, paper, theme),
            words=_MONTH,
            size=_SIZES[paper],
            month=(view.year, view.month),
        )


def _rack_map(index: Index) -> Iterator[LocalPrint]:
    catalog = index.catalog
    modified = max(catalog.revision_of(rack).modified for rack in catalog.racks.values())
    view = RackMap(
        name=name_of_ward(index),
        url=index.site.absolute(MAP),
        created=modified,
        racks=tuple(
            MapRack(
                name=rack.title,
                hours=short_hours(rack.hours) or rack.hours_sentence,
                note=rack.hours_note,
                position=rack.position,
                mark="見本" if rack.sample else "",
            )
            for rack in catalog.racks.values()
        ),
        outline=catalog.outline,
        rail=catalog.rail,
        lang=index.site.language,
        site_name=index.site.name,
        has_samples=any(rack.sample for rack in catalog.racks.values()),
        as_of=as_of_text(modified),
    )
    stamp, theme = print_stamp(index.site.theme), print_theme(index.site)
    for paper, name in (("a4", "map.pdf"), ("a3", "map-a3.pdf")):
        yield LocalPrint(
            artifact=make_artifact(MAP + name, stamp, render_rack_map, view, paper, theme),
            words=_MAP,
            size=_SIZES[paper],
        )
