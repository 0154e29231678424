"""Who exhibits on some days has a calendar, news, a page and a sheet of those days and of no others."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import icalendar
import lxml.html
import pytest
from lxml import etree

from community_events.artifacts import Artifact
from community_events.pipeline import load_content
from community_events.render.outputs import site_artifacts
from tests.calendar_engines import READERS
from tests.example_events import SITE, at
from tests.ical_rules import ical_faults
from tests.pdf_reading import read_text

TODAY = date(2026, 11, 21)
MARKET = """---
タイトル: 見本マルシェ
日時:
  - 毎週火曜・金曜 10:00〜15:00
  - 第4月曜の週の平日 10:00〜15:00
  - 2026年12月6日（日） 9:00〜12:00
期間: 2026年11月1日〜2027年2月28日
除く: 祝日、年末年始
会場: lobby
出店:
  - 2026年12月4日、2026年12月11日、2026年12月6日: 見本の店
  - 毎月第4火曜: 見本の会
  - 2027年1月27日: 見本の会
  - いつもの店
変更:
  - 2026年12月11日: 2026年12月13日（日） 13:00〜16:00 に変更（雨のため）
  - 2026年12月8日: 中止（点検のため）
---
"""
NAMED = "---\n名前: {}\nよみ: みほん\n---\n"
FILES = {
    "events/kai/market.md": MARKET,
    "organizers/kai.md": NAMED.format("主催の会"),
    "organizers/shop.md": NAMED.format("見本の店"),
    "organizers/club.md": NAMED.format("見本の会"),
    "organizers/always.md": NAMED.format("いつもの店"),
    "venues/lobby.md": "---\n名前: ロビー\nよみ: ろびー\n住所: 見本市1-2\n---\n",
}
DAYS = {
    "shop": ["2026-12-04T10", "2026-12-06T09", "2026-12-13T13"],
    "club": ["2026-11-24T10", "2026-12-22T10", "2027-01-26T10", "2027-01-27T10"],
}


@cache
def artifacts() -> dict[str, Artifact]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            path = Path(folder) / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        loaded = load_content(
            Path(folder) / "content",
            shown_as="content",
            uid_domain=SITE.uid_domain,
            today=TODAY,
            vocabulary_from=Path(__file__).resolve().parents[1] / "content",
        )
    assert loaded.diagnostics == ()
    made = site_artifacts(loaded.catalog, SITE, at("2026-11-21", "09:00"))
    return {artifact.path: artifact for artifact in made}


def file(path: str) -> bytes:
    return artifacts()[path].make(dict.fromkeys(artifacts(), 1))


@pytest.mark.parametrize("slug", DAYS)
def test_every_reader_of_calendars_finds_its_days_only(slug: str) -> None:
    data = file(f"organizers/{slug}/calendar.ics")
    assert ical_faults(data) == []
    for name, read in READERS.items():
        assert [start[:13] for start, _, _ in read([data])[0]] == DAYS[slug], name


def test_a_day_is_known_by_the_same_name_as_in_the_calendar_of_all() -> None:
    def names(path: str) -> set[str]:
        calendar = icalendar.Calendar.from_ical(file(path))
        return {str(component["UID"]) for component in calendar.walk("VEVENT")}

    everything = names("calendar.ics")
    assert names("organizers/shop/calendar.ics") < everything
    assert names("organizers/club/calendar.ics") < everything
    assert names("organizers/always/calendar.ics") == everything


def test_the_text_says_that_these_are_its_days() -> None:
    calendar = icalendar.Calendar.from_ical(file("organizers/shop/calendar.ics"))
    for component in calendar.walk("VEVENT"):
        assert "見本の店が出店する日です。" in component["DESCRIPTION"]
        assert "2026年12月の開催日: 4（金）、6（日）、13（日）日程変更" in component["DESCRIPTION"]


def test_its_news_are_of_its_days() -> None:
    items = list(etree.fromstring(file("organizers/shop/rss.xml")).iter("item"))
    titles = sorted(item.findtext("title") for item in items)
    assert titles == ["12月11日（金）【日程変更】見本マルシェ", "12月4日（金）見本マルシェ"]
    same = json.loads(file("organizers/shop/feed.json"))["items"]
    assert sorted(item["title"] for item in same) == titles


@pytest.mark.parametrize("slug", DAYS)
def test_its_page_lists_them(slug: str) -> None:
    page = lxml.html.fromstring(file(f"organizers/{slug}/index.html"))
    times = page.xpath("//li[contains(@class, 'row')]//time/@datetime")
    assert [time[:13] for time in times] == DAYS[slug]


def test_its_sheet_lists_them() -> None:
    text = read_text(file("organizers/shop/sheet.pdf"))
    assert "12月4日" in text
    assert "12月1日" not in text


def test_the_sheet_of_all_says_who_is_there() -> None:
    text = read_text(file("sheet.pdf")).replace("\n", "")
    assert "出店・出展：見本の店" in text
    assert "出店・出展：いつもの店" not in text, "who always comes is no news of a day"


def test_the_page_of_the_event_says_who_is_there_day_by_day() -> None:
    page = lxml.html.fromstring(file("events/kai/market/index.html"))
    rows = {
        row.xpath(".//time/@datetime")[0][:10]: row.xpath("string(td[2])")
        for row in page.xpath("//table//tr[.//time]")
    }
    assert "出店・出展：見本の店" in rows["2026-12-04"]
    assert "出店・出展：見本の店" in rows["2026-12-13"], "who comes follows the day that moved"
    assert "出店・出展：見本の会" in rows["2026-12-22"]
    assert "出店" not in rows["2026-12-01"]
    facts = page.xpath("string(//section[@aria-labelledby='exhibitors'])")
    assert "毎月第4火曜：11月24日（火）・12月22日（火）・1月26日（火）" in facts
