"""The record of the last whole run of the checkers, and the part of /accessibility/ that tells it.

The rules this module keeps: figures on the page come from the record alone, the record from a run of
``make test-deep`` (with ``--bless``); what no checker can judge is said to be untested; no clock but the
record's own day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.accessibility_criteria import CRITERIA, Criterion

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "docs" / "accessibility-record.json"
PAGE = ROOT / "content" / "pages" / "accessibility.md"
HEADING = "## 試験の結果（機械による部分）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """``found``: criterion → what was found, of those that a checker can break; ``ways``: how they were tested.

    ``pages``: looked at, each under several circumstances (``looks``).
    """

    day: str
    tools: Mapping[str, str]
    editions: Sequence[str]
    kinds: Sequence[str]
    pages: int
    looks: int
    html_files: int
    html_errors: int
    found: Mapping[str, int]
    ways: Mapping[str, Sequence[str]]
    other_findings: int


def read_record() -> Record:
    """Return the record of the last run."""
    return Record(**json.loads(RECORD.read_text(encoding="utf-8")))


def write_record(record: Record) -> None:
    """Write the record, and the page from it."""
    RECORD.write_text(
        json.dumps(asdict(record), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    PAGE.write_text(page_with(record), encoding="utf-8")


def page_with(record: Record) -> str:
    """Return the page of the statement with this record as its last part."""
    before = PAGE.read_text(encoding="utf-8").partition(HEADING)[0].rstrip()
    return "\n".join([before, "", HEADING, "", *_lines(record)]).rstrip() + "\n"


def _lines(record: Record) -> Iterator[str]:
    year, month, day = (int(part) for part in record.day.split("-"))
    tools = "、".join(f"{name} {version}" for name, version in record.tools.items())
    findings = sum(record.found.values()) + record.other_findings
    rows = (
        ("試験実施期間", f"{year}年{month}月{day}日"),
        ("規格の番号と改正年", "JIS X 8341-3:2016（レベルA・AA）。WCAG 2.1 と WCAG 2.2 で加わったレベルA・AAも"),
        ("満たしている適合レベル、対応度", "まだ表明しません（人による試験をしていないため）"),
        (
            "試験をしたページと選び方",
            f"ページの種類（{len(record.kinds)}）と版の組み合わせごとに、いちばん内容の多い1ページ。合わせて{record.pages}ページ",
        ),
        ("版", "、".join(record.editions)),
        ("条件", "幅320ピクセル（400％の拡大にあたる）と1280ピクセル、明るい画面と暗い画面、色を変えた画面"),
        ("依存しているウェブコンテンツ技術", "HTML、CSS、SVG。JavaScriptがなくても読めます"),
        ("試験の方法", f"自動（{tools}、このサイトのプログラムの試験）"),
        ("試験をした者", "プログラム。人による試験は、まだしていません"),
        ("見つかった問題", f"{record.looks:,}通りの見え方で{findings}件"),
        ("HTMLのまちがい", f"{record.html_files:,}ページすべてで{record.html_errors}件"),
    )  # fmt: skip
    yield from _table(("こと", "結果"), rows)
    yield ""
    yield "### 達成基準チェックリスト"
    yield ""
    yield (
        "「適合」は、機械がすべてを判定できる達成基準で、試験をしたページに問題がなかったもの、「不適合」は問題が見つかったもの、"
        "「該当なし」はサイトにそのようなものがないものです。「未判定」は、人が確かめないと決められないもので、まだ確かめていません。"
        "機械で問題がなくても、満たしているとはかぎりません。★は、WCAG 2.1とWCAG 2.2で加わり、JISにはないものです。"
    )
    yield ""
    heads = ("達成基準（レベル）", "結果", "試験の方法")
    yield from _table(heads, (_row(one, record) for one in CRITERIA))


def _row(one: Criterion, record: Record) -> tuple[str, ...]:
    name = one.name if one.in_jis else f"{one.name}★"
    return f"{one.number} {name}（{one.level}）", *_result(one, record)


def _result(one: Criterion, record: Record) -> tuple[str, str]:
    if one.not_applicable:
        return "該当なし", one.not_applicable
    ways = "、".join(record.ways.get(one.number, ()))
    problems = record.found.get(one.number)
    if problems:
        return f"不適合（{problems}件）", ways
    if problems is not None and one.is_decided:
        return "適合", ways
    return "未判定", f"{ways}（問題なし）" if ways else "まだ試験をしていません"


def _table(
    heads: tuple[str, ...], rows: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]
) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
