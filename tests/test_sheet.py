"""A sheet: one page for any feed, every row under its day, what is left out counted."""

from __future__ import annotations

import re
from dataclasses import replace

import pikepdf
import pytest

from community_events.render.sheet import SheetDay, SheetRow, SheetView, render_sheet
from community_events.render.typeset import count_pages
from tests import print_views as views
from tests.pdf_reading import decode_qr, open_pdf, read_text, tag_names, walk_tags

LONG_ROW = SheetRow(time="10:00〜15:00", title="長い題名" * 40, place="会場" * 60, cost="円" * 200)

ONE_PAGE = [
    (replace(views.SHEET, days=()), "no rows"),
    (replace(views.SHEET, days=views.sheet_days(1)), "one row"),
    (views.SHEET, "twelve rows"),
    (replace(views.SHEET, days=views.sheet_days(60)), "sixty rows"),
    (replace(views.SHEET, days=views.sheet_days(60, per_day=1)), "sixty days"),
    (replace(views.SHEET, days=views.sheet_days(1000, per_day=90)), "a thousand rows"),
    (replace(views.SHEET, days=(SheetDay(heading="1日（火）", rows=(LONG_ROW,) * 30),)), "long rows"),
    (replace(views.SHEET, title="題" * 300, subtitle="副" * 300, period="期" * 300), "long head"),
    (replace(views.SHEET, title="題" * 300, subtitle="副" * 300, mark="見本", url=views.SITE + "/a" * 90,
             days=(SheetDay(heading="日" * 99, rows=(LONG_ROW,) * 3),)), "all long"),
]  # fmt: skip


@pytest.mark.parametrize(("view", "reason"), ONE_PAGE, ids=[reason for _, reason in ONE_PAGE])
def test_a_sheet_is_one_page_and_its_code_leads_to_the_feed(view: SheetView, reason: str) -> None:
    pdf = render_sheet(view, views.THEME)
    with open_pdf(pdf) as file:
        assert len(file.pages) == 1 == count_pages(pdf), reason
    assert decode_qr(pdf) == [view.url], reason


def test_a_sheet_lists_every_row_under_its_day() -> None:
    text = read_text(render_sheet(views.SHEET, views.THEME))
    order = [
        "見本カフェ1のチラシ",
        "12月1日（火）",
        "催し1",
        "催し3",
        "12月2日（水）",
        "催し4",
        "12月4日（金）",
        "催し12",
    ]
    place = 0
    for part in order:
        place = text.index(part, place)
    assert "件は二次元コードから" not in text
    for words in (
        "12月14日まで有効",
        "2026年11月21日現在",
        "nishikyo.example.jp/racks/mihon-cafe-1/",
    ):
        assert words in text


@pytest.mark.parametrize("count", [30, 45, 60, 200])
def test_rows_shown_and_rows_counted_make_the_whole_feed(count: int) -> None:
    view = replace(views.SHEET, days=views.sheet_days(count), more=7)
    text = read_text(render_sheet(view, views.THEME))
    left = re.search(r"ほか(\d+)件は二次元コードから", text)
    assert left is not None
    assert len(re.findall(r"】催し\d+", text)) + int(left[1]) == count + 7


def test_a_cancelled_row_says_so_in_words() -> None:
    assert "中止【見本】催し2" in read_text(render_sheet(views.SHEET, views.THEME))


def test_an_empty_feed_says_so_kindly() -> None:
    view = replace(views.SHEET, days=())
    assert "まだありません。" in read_text(render_sheet(view, views.THEME))
    assert "またどうぞ" in read_text(render_sheet(replace(view, empty="またどうぞ"), views.THEME))


def test_every_cell_of_the_table_knows_its_column() -> None:
    pdf = render_sheet(views.SHEET, views.THEME)
    names = tag_names(pdf)
    assert names.count("/Table") == 1
    assert names.count("/TH") == 4
    assert names.count("/H2") == len(views.SHEET.days)
    with open_pdf(pdf) as file:
        tags = list(walk_tags(file.Root.StructTreeRoot))
        heads = {str(tag.ID) for tag in tags if tag.S == "/TH"}
        cells = [tag for tag in tags if tag.S == "/TD"]
        assert len(cells) == len(views.SHEET.days) + 4 * 12
        for cell in cells:
            named = [a for a in _attributes(cell) if "/Headers" in a]
            assert {str(h) for a in named for h in a.Headers} <= heads
            assert named


def test_the_same_view_gives_the_same_bytes() -> None:
    first = render_sheet(views.SHEET, views.THEME)
    render_sheet(replace(views.SHEET, days=()), views.THEME)
    assert render_sheet(views.SHEET, views.THEME) == first


def _attributes(tag: pikepdf.Object) -> list[pikepdf.Object]:
    found = tag.get("/A", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]
