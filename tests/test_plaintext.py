"""A month as plain text: what is pasted into a newsletter stands on its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from community_events.model.recurrence import Single
from community_events.render.pages.plaintext import text_month_pages
from community_events.render.textviews import TextMonthView
from tests.example_events import MARKET, make_catalog, make_event, on
from tests.test_pages import frame_of, views_of

FESTIVAL = make_event(
    Single(start=date(2026, 12, 5), end=date(2026, 12, 6)),
    slug="festival",
    id="event/ward-office/festival",
    title="見本の祭り",
    sample=True,
    when_sentence="2026年12月5日（土）。",
)


def text_view(month: str = "2026-12") -> TextMonthView:
    pages = views_of(text_month_pages(frame_of(make_catalog(MARKET, FESTIVAL))))
    view = pages[f"text/{month}/index.html"][1]
    assert isinstance(view, TextMonthView)
    return view


def test_the_whole_month_reads_on_its_own() -> None:
    assert text_view().text == (
        "見本の催し　2026年12月の催し\n"
        "\n"
        "■12月5日（土）\n"
        "・【見本】見本の祭り\n"
        "　終日／区役所ロビー／無料\n"
        "\n"
        "■12月8日（火）\n"
        "・【中止】見本マルシェ\n"
        "　午前10時〜午後3時／区役所ロビー／無料\n"
        "　館内設備の点検のため\n"
        "\n"
        "■12月11日（金）\n"
        "・【時間変更】見本マルシェ\n"
        "　午後1時〜午後4時／区役所ロビー／無料\n"
        "\n"
        "■くりかえしの催し\n"
        "・見本マルシェ\n"
        "　毎週火曜日と金曜日、午前10時から午後3時まで。\n"
        "\n"
        "くわしく：https://example.org/ward/months/2026-12/\n"
    )


def test_every_event_of_the_month_has_its_picture_and_caption_once() -> None:
    captions = text_view().captions
    assert [one.src for one in captions] == [
        "/events/ward-office/market/card.png",
        "/events/ward-office/festival/card.png",
    ]
    assert all("くわしく：https://example.org/ward/events/" in one.text for one in captions)


def test_months_that_are_over_are_not_offered_any_more() -> None:
    over = replace(make_event(on("2026-10-05", "10:00", "11:00")))
    pages = views_of(text_month_pages(frame_of(make_catalog(over))))
    assert list(pages) == ["text/2026-11/index.html"]
