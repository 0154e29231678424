"""/data/events.csv has the 79 columns of the national data set, and no cell is ever computed."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from community_events.model.records import AccessFact, BookingState, Event
from community_events.model.recurrence import Recurrence, Status, Window
from community_events.render.csvtext import render_table, safe_cell
from community_events.render.eventlist import COLUMNS, render_events_csv
from community_events.render.placelists import (
    render_organizers_csv,
    render_racks_csv,
    render_venues_csv,
)
from tests.example_events import (
    EXAMPLES,
    MARKET,
    SITE,
    at,
    make_catalog,
    make_event,
    occurrences_of,
    on,
)
from tests.test_vevent import HOSTILE

WINDOW = Window(first=date(2026, 11, 21), end=date(2027, 12, 26))
CODED = replace(SITE, municipality="見本市見本区", municipality_code="261114")
ACCESS = ("授乳室", "おむつ替えコーナー", "飲食可否", "ベビーカー貸出", "ベビーカー利用")


def render(*events: Event) -> bytes:
    found = {f"{event.organizer}/{event.slug}": occurrences_of(event) for event in events}
    return render_events_csv(make_catalog(*events), found, CODED, WINDOW)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def rows(*events: Event) -> list[dict[str, str]]:
    return rows_of(render(*events))


def test_the_header_is_that_of_the_national_data_set() -> None:
    header = ",".join(name for name, _ in COLUMNS)
    assert len(COLUMNS) == 79
    # Of columns 1 to 79 of the files that cities publish in this form.
    assert sha256(header.encode()).hexdigest() == (
        "f0f68db66c71a67180353c61398cee3f788a314bcbb25cdc62e9b9c3aee16e4d"
    )


@pytest.mark.deep
@pytest.mark.skipif("CORPORA" not in os.environ, reason="CORPORA names no folder")
def test_the_header_is_that_of_published_files() -> None:
    paths = sorted(Path(os.environ["CORPORA"]).glob("public/csv/standard-2026/*.csv"))
    assert paths
    for path in paths:
        published = next(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        assert [name for name, _ in COLUMNS] == published[:79]


def test_the_bytes_are_what_a_double_click_and_a_parser_expect() -> None:
    data = render(MARKET)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_one_row_for_each_occurrence() -> None:
    found = rows(MARKET)
    days = [(r["開始日"], r["開始時間"], r["終了日"], r["終了時間"], r["状態"]) for r in found]
    assert days[:4] == [
        ("2026-12-01", "10:00", "2026-12-01", "15:00", "予定どおり"),
        ("2026-12-04", "10:00", "2026-12-04", "15:00", "予定どおり"),
        ("2026-12-08", "10:00", "2026-12-08", "15:00", "中止"),
        ("2026-12-11", "13:00", "2026-12-11", "16:00", "時間変更"),
    ]
    assert len(found) == len(occurrences_of(MARKET))
    assert found[2]["開始日時特記事項"] == "館内設備の点検のため"
    assert found[3]["開始日時特記事項"] == "もとの日時: 2026年12月11日（金）午前10時"
    assert {r["ID"] for r in found} == {"market.ward-office@events.example.org"}


def test_what_is_known_stands_in_its_column() -> None:
    event = make_event(
        on("2026-12-05", "10:00", "12:00"),
        kana="みほんまるしぇ",
        fee=("500円",),
        capacity="20人",
        apply="要",
        apply_how=("電話", "https://example.org/form"),
        deadline=at("2026-12-01", "17:00"),
        languages=("日本語", "英語"),
        access=(AccessFact(item="nursing-room", yes=True), AccessFact(item="stroller", yes=False)),
        booking=(BookingState(state="full"),),
        body="**焼き菓子**\n\nどうぞ。",
    )
    (row,) = rows(event)
    told = {name: text for name, text in row.items() if text}
    assert told == {
        "全国地方公共団体コード": "261114",
        "ID": "market.ward-office@events.example.org",
        "地方公共団体名": "見本市見本区",
        "イベント名": "見本マルシェ",
        "言語コード": "JA",
        "イベント名_カナ": "ミホンマルシェ",
        "コンテンツURL": "https://example.org/ward/events/ward-office/market/",
        "状態": "予定どおり",
        "タグ": "マルシェ",
        "開催パターン": "毎週火曜日と金曜日、午前10時から午後3時まで。",
        "開始日": "2026-12-05",
        "終了日": "2026-12-05",
        "開始時間": "10:00",
        "終了時間": "12:00",
        "所要時間": "02:00",
        "掲載開始日": "2026-11-01",
        "概要": "焼き菓子とコーヒー",
        "説明": "**焼き菓子**\n\nどうぞ。",
        "イベント種類": "マルシェ",
        "料金(基本)": "500",
        "料金(詳細)": "500円",
        "主催者": "見本区役所",
        "場所名称": "区役所ロビー",
        "所在地_全国地方公共団体コード": "261114",
        "所在地_連結表記": "見本市見本区1-2",
        "緯度": "34.980000",
        "経度": "135.690000",
        "Web開催": "現地開催のみ",
        "定員": "20",
        "定員備考": "20人",
        "料金種別": "有料",
        "外国語対応": "JA;EN",
        "外国語対応備考": "日本語、英語",
        "参加申込終了日": "2026-12-01",
        "参加申込終了時間": "17:00",
        "参加申込方法": "要\n電話\nhttps://example.org/form",
        "申込URL": "https://example.org/form",
        "URL": "https://example.org/ward/events/ward-office/market/",
        "授乳室": "1",
        "ベビーカー利用": "0",
        "備考": "申込の状態: 満員",
    }


@pytest.mark.parametrize(
    ("example", "dates", "reason"),
    [
        ("no end", ("2026-12-05", "18:30", "", ""), "no end is made up"),
        ("all day", ("2026-12-05", "", "2026-12-05", ""), "the last day is in it"),
        ("three whole days", ("2026-12-05", "", "2026-12-07", ""), "the last day is in it"),
        ("past midnight", ("2026-12-31", "22:00", "2027-01-01", "01:00"), "the other day"),
    ],
)
def test_dates_are_as_exact_as_what_was_written(
    example: str, dates: tuple[str, ...], reason: str
) -> None:
    (row,) = rows(EXAMPLES[example])
    assert tuple(row[n] for n in ("開始日", "開始時間", "終了日", "終了時間")) == dates, reason


def test_how_it_is_held_is_a_word_of_the_model() -> None:
    found = [EXAMPLES["one date"], EXAMPLES["held online"]]
    both = replace(EXAMPLES["one date"], online="https://meeting.example.org/1")
    assert [rows(event)[0]["Web開催"] for event in (*found, both)] == [
        "現地開催のみ",
        "オンライン",
        "ハイブリッド",
    ]


def test_what_nobody_told_is_empty_and_never_no() -> None:
    (row,) = rows(replace(EXAMPLES["one date"], fee=()))
    assert [row[name] for name in (*ACCESS, "料金種別", "料金(基本)")] == [""] * 7


def test_an_event_without_dates_has_a_row() -> None:
    (row,) = rows(replace(MARKET, recurrence=Recurrence(), overrides=(), status=Status.TBD))
    assert (row["開始日"], row["状態"]) == ("", "日程調整中")


def test_a_sample_says_so() -> None:
    row = rows(EXAMPLES["sample"])[0]
    assert row["イベント名"] == "【見本】見本マルシェ"
    assert row["備考"].startswith("見本です")


@pytest.mark.parametrize(
    ("text", "cell", "reason"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)", "a formula"),
        ("+81 75", "'+81 75", "a formula"),
        ("-1+2", "'-1+2", "a formula"),
        ("@SUM(A1)", "'@SUM(A1)", "a formula of Lotus"),
        ("＝1+1", "'＝1+1", "a Japanese Excel reads full-width signs"),
        ("\t=1", "'\t=1", "a tab hides the sign"),
        ("\n=1", "'\n=1", "a line end hides the sign"),
        (" =1", "' =1", "a space hides the sign"),
        ("|cmd", "'|cmd", "DDE"),
        ("-34.98", "-34.98", "a number is a number"),
        ("075-000-0000", "075-000-0000", "a telephone number"),
        ("a=b", "a=b", "a sign in the middle"),
        ("a\r\nb", "a\nb", "one kind of line end inside"),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str, reason: str) -> None:
    assert safe_cell(text) == cell, reason


@pytest.mark.parametrize("text", HOSTILE["printable"])
def test_a_hostile_text_comes_back(text: str) -> None:
    row = rows(make_event(on("2026-12-05", "10:00", None), title=text, summary=text))[0]
    assert row["イベント名"].removeprefix("'") == safe_cell(text).removeprefix("'")
    assert row["概要"].removeprefix("'") == safe_cell(text).removeprefix("'")


def test_a_table_with_a_missing_cell_stops_the_build() -> None:
    with pytest.raises(ValueError, match="1 cells under 2 columns"):
        render_table(["a", "b"], [["x"]])


def test_places_and_organizers_have_tables_of_their_own() -> None:
    catalog = make_catalog(MARKET)
    venues = rows_of(render_venues_csv(catalog, SITE))
    assert [(v["ID"], v["名称"], v["緯度"]) for v in venues] == [
        ("hall", "見本会館", ""),
        ("lobby", "区役所ロビー", "34.980000"),
    ]
    (organizer,) = rows_of(render_organizers_csv(catalog, SITE))
    assert organizer["URL"] == "https://example.org/ward/organizers/ward-office/"
    header = render_racks_csv(catalog, SITE).decode("utf-8-sig")
    assert header.startswith("ID,名称,よみ,概要,URL,住所,"), "a table without rows has its header"


def test_every_occurrence_of_events_json_is_a_row(built_site: Path) -> None:
    document = json.loads((built_site / "data/events.json").read_bytes())
    wanted = sorted(
        (event["uids"][0], occurrence["start"][:10])
        for event in document["events"]
        for occurrence in event["occurrences"]
    )
    found = rows_of((built_site / "data/events.csv").read_bytes())
    assert sorted((row["ID"], row["開始日"]) for row in found if row["開始日"]) == wanted
    assert len(wanted) > 100
