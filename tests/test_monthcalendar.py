"""A month on the wall: a grid that is a table, nothing buried, what does not fit is counted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from community_events.render.monthcalendar import MOST_LINES, MonthItem, MonthPrint, render_month
from community_events.render.typeset import count_pages
from tests import local_views as views
from tests.pdf_reading import decode_qr, open_pdf, read_text, render_grey, tag_names, word_heights
from tests.print_views import THEME

MONTHS = [
    (views.MONTH, "a usual month"),
    (views.EMPTY_MONTH, "four weeks and nothing on"),
    (views.FULL_MONTH, "six weeks, 434 occurrences, titles of 84 characters"),
    (replace(views.MONTH, weeks=views.month_weeks(2026, 12, (views.ITEM,) * 3)), "three a day"),
]


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize(("view", "reason"), MONTHS, ids=[reason for _, reason in MONTHS])
def test_a_month_is_one_page_and_its_code_leads_on(
    view: MonthPrint, reason: str, paper: str
) -> None:
    pdf = render_month(view, paper, THEME)
    with open_pdf(pdf) as file:
        assert len(file.pages) == 1 == count_pages(pdf), reason
        _, _, width, height = (float(x) for x in file.pages[0].MediaBox)
    assert (round(width), round(height)) == {"a4": (842, 595), "a3": (1191, 842)}[paper]
    assert decode_qr(pdf) == [view.url], reason


@pytest.mark.parametrize(("paper", "least"), [("a4", 8.0), ("a3", 11.0)])
def test_no_type_is_smaller_than_stated(paper: str, least: float) -> None:
    sizes = word_heights(render_month(views.FULL_MONTH, paper, THEME))
    small = {word: size for word, size in sizes if size < least - 0.1}
    assert set(small) <= set("123456789") | {"10", "見本", "時間変更"}, "only marks are smaller"


def test_the_grid_is_a_table_with_a_head_for_each_weekday() -> None:
    pdf = render_month(views.MONTH, "a4", THEME)
    names = tag_names(pdf)
    assert (names.count("/Table"), names.count("/TH"), names.count("/TD")) == (1, 7, 35)
    assert names.count("/H1") == 1
    text = read_text(pdf)
    place = 0
    for words in ("2026年11月", "樫原の催し", "日曜日", "土曜日", "1", "こども食堂", "30"):
        place = text.index(words, place)
    for holiday in ("文化の日", "勤労感謝の日"):
        assert holiday in text


def test_what_repeats_is_named_in_its_days_after_what_does_not() -> None:
    alone = (MonthItem(title="こども食堂"),)
    view = replace(views.MONTH, weeks=views.month_weeks(2026, 11, d10=alone))
    text = read_text(render_month(view, "a4", THEME))
    place = text.index("こども食堂")
    for words in ("見本マルシェ", "見本作品展", "11", "くり返す催し", "毎週火曜日、午前10時から"):
        place = text.index(words, place) + 1


@pytest.mark.parametrize("count", [1, 4, 14, 400])
def test_what_is_shown_and_what_is_counted_make_the_whole_day(count: int) -> None:
    items = tuple(MonthItem(title=f"催し{n}番", time="10:00〜15:00") for n in range(count))
    view = replace(views.MONTH, weeks=views.month_weeks(2026, 11, (), d12=items), lines=())
    text = read_text(render_month(view, "a4", THEME))
    counted = re.search(r"ほか(\d+)件", text)
    assert len(re.findall(r"催し\d+番", text)) + int(counted[1] if counted else 0) == count


def test_at_most_so_many_lines_stand_below_and_the_others_are_counted() -> None:
    text = read_text(render_month(views.FULL_MONTH, "a3", THEME))
    assert f"ほかに{29 - MOST_LINES}件" in text


def test_a_copier_without_colour_keeps_ink_on_paper_and_days_off_apart() -> None:
    grey = render_grey(render_month(views.MONTH, "a4", THEME), dpi=60)
    counts = grey.histogram()
    assert sum(counts[:90]) > 4_000, "ink"
    assert sum(counts[225:248]) > 10_000, "Sundays are tinted"


def test_the_same_view_gives_the_same_bytes() -> None:
    first = render_month(views.MONTH, "a4", THEME)
    render_month(views.EMPTY_MONTH, "a3", THEME)
    assert render_month(views.MONTH, "a4", THEME) == first
