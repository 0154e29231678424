"""Yearly plans as residents' associations keep them: 日・行事・場所・主催・問い合わせ, CSV or XLSX."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from tests.imports import Importer, importer

__all__ = ["importer"]

HEADER = ("日", "行事", "場所", "主催", "問い合わせ")


def plan(*rows: Sequence[object], header: Sequence[str] = HEADER, above: str = "") -> bytes:
    """Return a workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if above:
        sheet.append([above])
        sheet.append([])
    for row in (header, *rows):
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_plan_becomes_entries_with_years_and_weekdays(importer: Importer) -> None:
    done = importer(
        plan(
            ("4月19日(日)", "総会", "見本会館", "見本自治会", "075-000-0000"),
            ("8/2", "夏まつり", "見本公園", "見本自治会", "会長宅"),
            ("1月10日", "もちつき", "見本公園", "", ""),
            above="令和8年度 見本自治会 年間行事計画",
        ),
        name="plan.xlsx",
    )
    assert (done.code, importer.errors()) == (0, []), done.said
    assert done.field("総会", "日時") == "2026年4月19日（日）"
    assert done.field("夏まつり", "日時") == "2026年8月2日（日）"
    assert done.field("もちつき", "日時") == "2027年1月10日（日）", "the fiscal year ends in March"
    assert done.field("総会", "問い合わせ") == "電話: 075-000-0000"
    assert done.field("夏まつり", "問い合わせ") == "補足: 会長宅"


@pytest.mark.parametrize(
    ("cell", "when", "why"),
    [
        (date(2026, 12, 5), "2026年12月5日（土）", "a cell with a date"),
        (datetime(2026, 12, 5, 10, 0), "2026年12月5日（土） 10:00", "a cell with date and time"),
        ("12月5日（土）", "2026年12月5日（土）", "words"),
        ("12/5(土)", "2026年12月5日（土）", "words with a slash"),
        ("12月5日〜6日", "2026年12月5日（土）〜2026年12月6日（日）", "a span"),
        ("2026.12.5", "2026年12月5日（土）", "dots"),
        ("毎週土曜", "", "a rule without an end is no date"),
        ("12月6日（土）", "", "a wrong weekday is no date"),
    ],
)
def test_a_day_is_read_or_the_row_is_named(
    importer: Importer, cell: object, when: str, why: str
) -> None:
    done = importer(plan((cell, "行事1", "見本会館", "", "")), name="plan.xlsx")
    if when:
        assert (done.code, done.field("行事1", "日時")) == (0, when), why
        assert importer.errors() == []
    else:
        assert (done.code, done.events) == (1, {}), why
        assert "plan.xlsx 2行目「行事1」" in done.said


@pytest.mark.parametrize("cell", ["10月中旬", "未定", "9月下旬（日程調整中）"])
def test_a_day_that_is_not_fixed_is_kept_in_the_plan_s_words(importer: Importer, cell: str) -> None:
    done = importer(plan((cell, "運動会", "見本校", "", "")), name="plan.xlsx")
    assert done.field("運動会", "状態").startswith("日程調整中（")
    assert importer.errors() == []


def test_a_column_of_months_holds_for_the_rows_below(importer: Importer) -> None:
    done = importer(
        plan(
            ("12月", 5, "土", "見守り", "見本会館", "10:00〜11:00"),
            ("", "第2日曜", "", "清掃", "見本公園", "8:00"),
            ("", "下旬", "", "夜回り", "見本公園", ""),
            header=("月", "日", "曜日", "行事", "場所", "時間"),
            above="2026年度",
        ),
        name="plan.xlsx",
    )
    assert done.field("見守り", "日時") == "2026年12月5日（土） 10:00〜11:00"
    assert done.field("清掃", "日時") == "2026年12月13日（日） 08:00"
    assert done.field("夜回り", "状態") == "日程調整中（12月下旬）"
    assert importer.errors() == []


def test_a_cell_with_a_time_is_a_time(importer: Importer) -> None:
    row = (date(2026, 12, 5), time(10, 0), time(12, 30), "体操", "見本公園")
    header = ("日付", "開始", "終了", "行事", "場所")
    done = importer(plan(row, header=header), name="plan.xlsx")
    assert done.field("体操", "日時") == "2026年12月5日（土） 10:00〜12:30"


def test_a_plan_in_csv_says_the_same(importer: Importer) -> None:
    text = "日,行事,場所,主催,問い合わせ\r\n12月5日(土) 10時〜12時,もちつき,見本公園,見本自治会,a@example.jp\r\n"
    done = importer(text.encode("cp932"))
    assert done.field("もちつき", "日時") == "2026年12月5日（土） 10:00〜12:00"
    assert done.field("もちつき", "問い合わせ") == "メール: a@example.jp"


def test_formulas_are_not_worked_out(importer: Importer) -> None:
    done = importer(
        plan(("2026/12/5", '=HYPERLINK("https://example.jp","x")', "", "", "")), name="p.xlsx"
    )
    assert (done.code, done.events) == (1, {}), "Excel has not shown anything yet"


def _with(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


GOOD = plan(("2026/12/5", "もちつき", "見本公園", "", ""))


@pytest.mark.parametrize(
    ("data", "reason", "why"),
    [
        (_with(GOOD, "xl/media/a.bin", bytes(61 * 2**20)), "大きすぎ", "60 MB of nothing in 60 KB"),
        (
            _with(GOOD, "xl/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
            "DOCTYPE",
            "an entity bomb",
        ),
        (GOOD[: len(GOOD) // 2], "開けません", "half a download"),
        (_with(b"", "readme.txt", b"no workbook"), "読めません", "some other archive"),
    ],
)
def test_a_hostile_or_broken_workbook_is_refused_before_it_is_read(
    importer: Importer, data: bytes, reason: str, why: str
) -> None:
    done = importer(data, name="plan.xlsx")
    assert done.code == 1, why
    assert reason in done.said, why
