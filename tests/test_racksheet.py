"""The sheet of a rack: large type on as many pages as it takes, and what to take off the rack today."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from community_events.clock import TOKYO
from community_events.feeds import feeds_of
from community_events.model.catalog import Removed
from community_events.model.records import Event, Rack
from community_events.model.recurrence import Override, Status
from community_events.render.racksheet import MOST_OFF, OffRow, RackSheetView, render_rack_sheet
from community_events.render.racksheetviews import rack_sheet_view
from community_events.render.sheet import MOST_ROWS, SheetDay, SheetRow
from community_events.takeoff import Ending, what_to_take_off
from tests import print_views as views
from tests.example_events import make_catalog, make_event, on
from tests.pdf_reading import open_pdf, read_text, tag_names
from tests.test_pages import frame_of

KEY = "ward-office/market"
RACK = Rack(id="rack/cafe", slug="cafe", path="", title="見本カフェ", pinned=(KEY,))
SHEET = RackSheetView(
    sheet=replace(views.SHEET, url=f"{views.SITE}/racks/mihon-cafe-1/changes/#2026-11-21"),
    off=(OffRow(title="焼き芋の会", why="11月15日（日）に終わりました", mark="見本"),),
)
LONG = SheetRow(
    time="終日（12月7日（月）まで）", title="長い題名" * 20, place="会場" * 40, cost="円" * 80
)


def many(days: int, rows: int, row: SheetRow | None = None) -> tuple[SheetDay, ...]:
    one = row or SheetRow(time="10:00〜15:00", title="催し", place="見本会館", cost="無料")
    return tuple(SheetDay(heading=f"12月{n + 1}日（火）", rows=(one,) * rows) for n in range(days))


SHEETS = [
    # view, how many pages at least and at most, why
    (replace(SHEET, sheet=replace(SHEET.sheet, days=()), off=()), (1, 1), "nothing in two weeks"),
    (SHEET, (1, 2), "an ordinary rack"),
    (replace(SHEET, sheet=replace(SHEET.sheet, days=many(14, 40))), (5, 12), "forty events on each day"),
    (replace(SHEET, sheet=replace(SHEET.sheet, days=many(14, 1))), (2, 3), "one event on each day"),
    (replace(SHEET, sheet=replace(SHEET.sheet, days=many(3, 12, LONG))), (4, 20), "long rows"),
    (replace(SHEET, sheet=replace(SHEET.sheet, title="題" * 300, subtitle="副" * 300, mark="見本")),
     (1, 3), "a long name"),
    (replace(SHEET, off=SHEET.off * 60), (2, 4), "sixty flyers to take off"),
    (replace(SHEET, sheet=replace(SHEET.sheet, title="𓀀", days=many(1, 1, replace(LONG, title="☕😀①㈱☎髙﨑")))),
     (1, 1), "letters that no font has"),
]  # fmt: skip


def decode_pages(pdf: bytes, folder: Path, dpi: int = 100) -> list[list[str]]:
    """Return the codes of every page, as an office copier without colour sees it."""
    (folder / "print.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-gray", folder / "print.pdf", folder / "page"],
        check=True, timeout=60,
    )  # fmt: skip
    pages = sorted(folder.glob("page*.pgm"))
    return [[c.text for c in zxingcpp.read_barcodes(Image.open(page))] for page in pages]


@pytest.mark.parametrize(("view", "pages", "reason"), SHEETS, ids=[s[2] for s in SHEETS])
def test_every_page_has_its_number_and_the_code(
    view: RackSheetView, pages: tuple[int, int], reason: str, tmp_path: Path
) -> None:
    pdf = render_rack_sheet(view, views.THEME)
    with open_pdf(pdf) as file:
        count = len(file.pages)
    least, most = pages
    assert least <= count <= most, reason
    assert decode_pages(pdf, tmp_path) == [[view.sheet.url]] * count, reason
    text = read_text(pdf)
    for number in range(1, count + 1):
        assert f"{number}/{count}ページ" in text
    assert text.count(view.sheet.valid_until) == count + 1, "below each page, and in the text"
    assert tag_names(pdf).count("/H1") == 1


def test_what_is_shown_and_what_is_counted_make_the_whole() -> None:
    view = replace(SHEET, sheet=replace(SHEET.sheet, days=many(14, 40), more=7))
    text = read_text(render_rack_sheet(view, views.THEME))
    left = re.search(r"ほか(\d+)件は二次元コードから", text)
    assert left is not None
    assert text.count("無料") + int(left[1]) == 14 * 40 + 7
    assert text.count("無料") == MOST_ROWS


def test_days_are_headings_and_a_long_day_goes_on_under_its_name() -> None:
    view = replace(SHEET, sheet=replace(SHEET.sheet, days=many(2, 13)))
    pdf = render_rack_sheet(view, views.THEME)
    assert read_text(pdf).count("12月1日（火）（つづき）") == 2
    assert tag_names(pdf).count("/H2") == 2 * 3 + 1


def test_what_goes_today_stands_in_a_box_of_its_own() -> None:
    text = read_text(render_rack_sheet(SHEET, views.THEME))
    assert "今日ラックから外すもの【見本】焼き芋の会11月15日（日）に終わりました" in text
    none = read_text(render_rack_sheet(replace(SHEET, off=()), views.THEME))
    assert "今日、外すチラシはありません。" in none
    many_off = replace(SHEET, off=SHEET.off * (MOST_OFF + 3), more_off=2)
    assert "ほか5件" in read_text(render_rack_sheet(many_off, views.THEME))


def test_the_same_view_gives_the_same_bytes() -> None:
    assert render_rack_sheet(SHEET, views.THEME) == render_rack_sheet(SHEET, views.THEME)


# What to take off.

OVER = on("2026-11-15", "10:00", "11:00")
SOON = on("2026-12-08", "10:00", "11:00")
CANCELLED = Override(day=date(2026, 12, 8), status=Status.CANCELLED, reason="雨のため")


def taken_off(
    event: Event, removed: bool = False, **rack: Any
) -> list[tuple[Ending, date, Status]]:
    catalog = make_catalog() if removed else make_catalog(event)
    if removed:
        at = datetime(2026, 11, 18, 12, tzinfo=TOKYO)
        catalog = replace(catalog, removed={KEY: Removed(event=event, at=at)})
    made = replace(RACK, **rack)
    frame = frame_of(replace(catalog, racks={"cafe": made}))
    (feed,) = feeds_of(frame.feeds, "rack")
    found = what_to_take_off(made, feed, frame.index)
    return [(one.ending, one.day, one.status) for one in found]


ENDED = (Ending.OVER, date(2026, 11, 15), Status.SCHEDULED)
TAKEN = [
    (make_event(OVER), {}, [ENDED], "it is over"),
    (make_event(OVER, SOON), {}, [], "it goes on"),
    (make_event(SOON), {}, [], "it is ahead"),
    (make_event(SOON, overrides=(CANCELLED,)), {},
     [(Ending.OFF, date(2026, 12, 8), Status.CANCELLED)], "nothing that is ahead takes place"),
    (make_event(OVER, SOON, overrides=(CANCELLED,)), {},
     [(Ending.OFF, date(2026, 12, 8), Status.CANCELLED)], "the last one is cancelled"),
    (make_event(SOON, on("2026-12-15", "10:00", "11:00"), overrides=(CANCELLED,)), {}, [], "another day takes place"),
    (make_event(SOON, status=Status.POSTPONED), {},
     [(Ending.OFF, date(2026, 12, 8), Status.POSTPONED)], "put off without a new day"),
    (make_event(OVER), {"visited": date(2026, 11, 16)}, [], "somebody has been there since"),
    (make_event(OVER), {"visited": date(2026, 11, 15)}, [ENDED], "that day it still hung there"),
    (make_event(on("2026-08-01", "10:00", "11:00")), {"visited": date(2026, 7, 1)}, [], "two months are enough"),
    (make_event(OVER, flyer="no"), {}, [], "there is no flyer"),
    (make_event(OVER), {"refused": (KEY,)}, [], "it never stood there"),
]  # fmt: skip


@pytest.mark.parametrize(("event", "rack", "found", "reason"), TAKEN, ids=[t[3] for t in TAKEN])
def test_a_flyer_goes_when_nothing_is_ahead(event, rack, found, reason: str) -> None:
    assert taken_off(event, **rack) == found, reason


def test_the_flyer_of_an_event_that_was_taken_out_goes() -> None:
    gone = [(Ending.REMOVED, date(2026, 11, 18), Status.SCHEDULED)]
    event = make_event(SOON, racks=("cafe",))
    assert taken_off(event, removed=True, pinned=()) == gone
    assert taken_off(make_event(SOON), removed=True, pinned=()) == [], "it never stood there"
    assert taken_off(event, removed=True, pinned=(), visited=date(2026, 11, 19)) == []


def test_the_sheet_says_why_and_leads_to_what_changes_after_today() -> None:
    event = make_event(SOON, overrides=(CANCELLED,), sample=True)
    frame = frame_of(replace(make_catalog(event), racks={"cafe": RACK}))
    (feed,) = feeds_of(frame.feeds, "rack")
    view = rack_sheet_view(RACK, feed, frame.index)
    assert view.off == (OffRow(title=event.title, why="12月8日（火）は中止です", mark="見本"),)
    assert view.sheet.url == "https://example.org/ward/racks/cafe/changes/#2026-11-21"
    assert view.sheet.short_address == "example.org/ward/racks/cafe/"
