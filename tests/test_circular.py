"""The sheet of a district: one page for the 回覧板, large dates, what repeats told once, nothing lost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from community_events.feeds import build_feeds
from community_events.model.records import Event
from community_events.render.circular import Circular, CircularDay, render_circular
from community_events.render.circularprints import circular_view
from community_events.render.typeset import count_pages
from tests import local_views as views
from tests.example_events import CANCELLED_DAY, SITE, TUESDAY, make_event, on, weekly
from tests.pdf_reading import decode_qr, open_pdf, read_text, render_grey, tag_names, word_heights
from tests.print_views import THEME
from tests.test_localprints import index_of


def one_day(count: int) -> tuple[CircularDay, ...]:
    rows = tuple(replace(views.CIRCULAR_ROW, title=f"催し{n}番") for n in range(count))
    return (CircularDay(month=12, day=5, weekday="土", rows=rows),)


ONE_PAGE = [
    (views.CIRCULAR, "a usual month"),
    (replace(views.CIRCULAR, days=(), repeats=(), offers=(), more=0), "nothing at all"),
    (replace(views.CIRCULAR, days=one_day(400)), "400 on one day"),
    (views.FULL_CIRCULAR, "far too much, titles of 140 characters"),
]


@pytest.mark.parametrize(("view", "reason"), ONE_PAGE, ids=[reason for _, reason in ONE_PAGE])
def test_a_circular_is_one_page_and_its_code_leads_on(view: Circular, reason: str) -> None:
    pdf = render_circular(view, THEME)
    with open_pdf(pdf) as file:
        assert len(file.pages) == 1 == count_pages(pdf), reason
    assert decode_qr(pdf) == [view.url], reason


def test_it_says_what_a_circular_says_in_the_order_in_which_one_reads() -> None:
    pdf = render_circular(views.CIRCULAR, THEME)
    text = read_text(pdf)
    place = 0
    for words in ("回覧・掲示", "樫原の催し", "11月23日月", "勤労感謝の日", "防災訓練", "こども食堂", "12月5日土",
                  "中止", "このあとの催し7件", "くり返す催し", "移動スーパー", "出番", "見本の手伝い",
                  "見たら、印をつけて次へ", "2026年12月18日まで有効", "2026年11月21日現在"):  # fmt: skip
        place = text.index(words, place)
    names = tag_names(pdf)
    assert (names.count("/H1"), names.count("/H2")) == (1, 2)
    assert names.count("/TH") == 4


def test_the_day_is_the_largest_of_its_row() -> None:
    sizes = word_heights(render_circular(views.CIRCULAR, THEME))
    heights = dict(sizes)
    assert heights["23"] > 1.8 * heights["防災訓練"]
    assert min(size for word, size in sizes if word not in {"見本", "中止"}) > 8.9


@pytest.mark.parametrize("count", [1, 8, 30, 400])
def test_rows_shown_and_rows_counted_make_the_whole(count: int) -> None:
    text = read_text(render_circular(replace(views.CIRCULAR, days=one_day(count)), THEME))
    counted = re.search(r"ほか(\d+)件は二次元コードから", text)
    assert len(re.findall(r"催し\d+番", text)) + int(counted[1] if counted else 0) == count


def test_parts_to_play_give_way_to_what_is_on() -> None:
    text = read_text(render_circular(replace(views.CIRCULAR, days=one_day(12)), THEME))
    assert "見本の手伝い" not in text
    assert "移動スーパー" in text


def test_it_is_black_and_white() -> None:
    counts = render_grey(render_circular(views.CIRCULAR, THEME), dpi=60).histogram()
    clear = sum(counts[:60]) + sum(counts[250:])
    assert clear > 0.93 * sum(counts), "the rest are the edges of letters"


def view_of(*events: Event) -> Circular:
    index = index_of(*(replace(event, area=("north",)) for event in events))
    feeds = {feed.path: feed for feed in build_feeds(index.catalog, SITE.name)}
    return circular_view(feeds["/areas/north/"], index)


def test_four_weeks_are_told_what_repeats_once_and_its_changes_on_their_day() -> None:
    view = view_of(
        make_event(weekly(TUESDAY), overrides=(CANCELLED_DAY,)),
        make_event(
            on("2026-11-23", "10:00", "11:00"), on("2026-12-18", "10:00", "11:00"),
            on("2026-12-19", "10:00", "11:00"), slug="talk", title="茶話会",
        ),
    )  # fmt: skip
    assert [
        (d.month, d.day, d.weekday, d.holiday, [r.title for r in d.rows]) for d in view.days
    ] == [
        (11, 23, "月", "勤労感謝の日", ["茶話会"]),
        (12, 8, "火", "", ["見本マルシェ"]),
        (12, 18, "金", "", ["茶話会"]),
    ]
    assert view.days[1].rows[0].off
    assert [(r.title, r.sentence) for r in view.repeats] == [
        ("見本マルシェ", "毎週火曜日と金曜日、午前10時から午後3時まで")
    ]
    assert (view.period, view.valid_until) == (
        "2026年11月21日（土）から12月18日（金）まで", "2026年12月18日まで有効",
    )  # fmt: skip
    assert view.more > 0
    assert date(2026, 12, 18).weekday() == 4
