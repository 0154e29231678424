"""How findings look: in a terminal, on GitHub, in a program."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_events.diagnostics import Diagnostic, Label, Severity
from community_events.excerpt import MAX_CELLS, Underline, display_width, draw_line
from community_events.report import format_github, format_json, format_text, summary_line
from community_events.spans import Span

PATH = "content/events/rakusai-library/2026-04-ohanashi.md"
TEXT = """---
タイトル: おはなし会
主催: rakusai-library
日時: 2026年4月12日（日） 14:00〜13:00
会場: rakusai-library
---
"""


def span(line: int, column: int, end_column: int, *, path: str = PATH) -> Span:
    return Span(path=path, line=line, column=column, end_line=line, end_column=end_column)


def finding(
    where: Span,
    message: str = "だめです",
    *,
    code: str = "bad-thing",
    severity: Severity = Severity.ERROR,
    label: str = "",
    related: tuple[Label, ...] = (),
    help: str = "",
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=severity,
        span=where,
        message=message,
        label=label,
        related=related,
        help=help,
    )


END_BEFORE_START = finding(
    span(4, 25, 30),
    "終わりの時刻 13:00 が、始まり 14:00 より前です",
    code="end-before-start",
    label="始まりの1時間前です",
    related=(Label(span=span(4, 19, 24)),),
    help="日時: 2026年4月12日（日） 13:00〜14:00",
)


def test_a_finding_looks_as_the_style_guide_shows_it() -> None:
    assert (
        format_text([END_BEFORE_START], {PATH: TEXT})
        == """\
直してください: 終わりの時刻 13:00 が、始まり 14:00 より前です [end-before-start]
  --> content/events/rakusai-library/2026-04-ohanashi.md:4:25
   |
 4 | 日時: 2026年4月12日（日） 14:00〜13:00
   |                           ~~~~~  ^^^^^ 始まりの1時間前です
   |
   = こう書きます: 日時: 2026年4月12日（日） 13:00〜14:00
   = くわしく: docs/checks.md#end-before-start
"""
    )


def samples() -> list[Diagnostic]:
    other = "content/venues/rakusai-library.md"
    return [
        END_BEFORE_START,
        finding(span(2, 7, 12), "題が短すぎます", severity=Severity.WARNING, code="short-title"),
        finding(
            span(5, 5, 20),
            "会場が2つあります",
            label="こちらと",
            related=(
                Label(span=span(2, 1, 5), text="ここの題"),
                Label(span=span(5, 1, 3), text="同じ行の項目"),
                Label(span=span(3, 1, 5, path=other), text="別のファイルの行"),
            ),
            help="会場:\n  - rakusai-library\n  - ::set-output name=x::y",
        ),
        finding(span(1, 1, 2, path="content/events/a/b.txt"), "読めないファイルです"),
        finding(Span(path=PATH, line=2, column=7, end_line=4, end_column=3), "何行にもわたります"),
        finding(span(6, 4, 5), "行の終わりに足りません", label="ここです"),
    ]


TEXTS = {
    PATH: TEXT,
    "content/venues/rakusai-library.md": "---\nタイトル: 図書館\nよみ: としょかん\n---",
}


def test_findings_for_reading(golden: Callable[[str, str], None]) -> None:
    golden("report.txt", format_text(samples(), TEXTS))


def test_findings_for_github(golden: Callable[[str, str], None]) -> None:
    golden("report-github.txt", format_github(samples(), TEXTS))


def test_findings_for_programs(golden: Callable[[str, str], None]) -> None:
    golden("report.json", format_json(samples()))


def test_json_has_the_keys_of_the_contract_and_no_others() -> None:
    (row,) = json.loads(format_json([END_BEFORE_START]))
    assert row == {
        "code": "end-before-start",
        "severity": "error",
        "path": PATH,
        "line": 4,
        "column": 25,
        "end_line": 4,
        "end_column": 30,
        "message": "終わりの時刻 13:00 が、始まり 14:00 より前です",
        "help": "日時: 2026年4月12日（日） 13:00〜14:00",
    }
    assert json.loads(format_json([])) == []


def test_json_can_be_printed_whatever_was_written() -> None:
    text = format_json([finding(span(1, 1, 2), "\ud800\x1b")])
    assert text.encode("utf-8")
    assert json.loads(text)[0]["message"] == "\ud800\x1b"


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ("", "3 件を調べました。直すところはありません。"),
        ("e", "3 件を調べました。直してほしいところが 1 か所あります。"),
        ("w", "3 件を調べました。確かめてほしいところが 1 か所あります。"),
        (
            "eew",
            "3 件を調べました。直してほしいところが 2 か所、確かめてほしいところが 1 か所あります。",
        ),
    ],
)
def test_the_last_line_counts(severities: str, expected: str) -> None:
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING}
    found = [finding(span(1, 1, 2), severity=kinds[letter]) for letter in severities]
    assert summary_line(found, 3) == expected


# The underline ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "start", "end", "marks", "reason"),
    [
        ("abc", 2, 3, " ^", "one cell"),
        ("あいう", 2, 3, "  ^^", "two cells"),
        ("ｱｲｳ", 2, 3, " ^", "half-width kana"),
        ("か\u3099き", 3, 4, "  ^^", "a combining mark has no width"),
        ("葛\U000e0100城", 3, 4, "  ^^", "a variation selector has none"),
        ("𠮷野", 2, 3, "  ^^", "beyond the BMP"),
        ("abc", 4, 5, "   ^", "behind the end"),
        ("", 1, 2, "^", "an empty line"),
        ("a\tb", 3, 4, "  ^", "a tab is shown as one space"),
        ("①②", 2, 3, " ^", "ambiguous width counts one"),
    ],
)
def test_underlines_are_drawn_by_display_width(
    line: str, start: int, end: int, marks: str, reason: str
) -> None:
    rows = draw_line(line, [Underline(start=start, end=end, char="^")])
    assert rows[1] == marks, reason


def test_control_characters_are_shown_and_the_mark_stands_below_them() -> None:
    line, marks = draw_line("夏\x1b[31m祭り", [Underline(start=2, end=3, char="^", label="ここ")])
    assert line == "夏<U+001B>[31m祭り"
    assert marks == "  ^^^^^^^^ ここ"


def test_a_long_line_is_shown_around_the_place() -> None:
    text = "あ" * 5_000 + "×" + "い" * 5_000
    line, marks = draw_line(text, [Underline(start=5_001, end=5_002, char="^")])
    assert line.startswith("…あ")
    assert line.endswith("い…")
    assert display_width(line) <= MAX_CELLS + 4
    assert display_width(line[: line.index("×")]) == marks.index("^")


def test_a_long_line_with_the_place_at_its_start_or_end_is_cut_once() -> None:
    line, _ = draw_line("あ" * 500, [Underline(start=1, end=2, char="^")])
    assert line.endswith("…")
    assert not line.startswith("…")
    line, _ = draw_line("あ" * 500, [Underline(start=501, end=502, char="^")])
    assert line.startswith("…")
    assert not line.endswith("…")


ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=40)
WILD = st.lists(
    st.sampled_from(["::error::x", "\n", "\r", "\x1b[2J", "%0A", "##[group]", " ", "\u2028", "あ"]),
    max_size=8,
).map("".join)


@given(st.one_of(ANY_TEXT, WILD), st.integers(1, 60), st.integers(0, 60))
def test_any_line_is_drawn_with_its_marks_inside(line: str, start: int, length: int) -> None:
    line = line.replace("\n", "")
    start = min(start, len(line) + 1)
    rows = draw_line(line, [Underline(start=start, end=start + length, char="^")])
    assert len(rows) == 2
    assert len(rows[1]) <= max(1, display_width(rows[0]) + 1)


# What contributors write stays text -------------------------------------------------------------


@given(st.one_of(ANY_TEXT, WILD), st.one_of(ANY_TEXT, WILD))
def test_no_text_becomes_a_workflow_command_or_an_escape_sequence(text: str, name: str) -> None:
    path = f"content/events/a/{name}.md"
    found = finding(span(1, 1, 2, path=path), text, label=text, help=text)
    shown = format_text([found], {path: text})
    for line in re.split(r"[\r\n]", shown):
        assert not line.lstrip().startswith("::")
    assert "\x1b" not in shown
    assert shown.encode("utf-8")

    lines = format_github([found], {path: text}).split("\n")
    stop = next(n for n, line in enumerate(lines) if line.startswith("::stop-commands::"))
    token = lines[stop].removeprefix("::stop-commands::")
    assert lines[stop - 1].startswith("::group::")
    assert lines[-3:] == [f"::{token}::", "::endgroup::", ""]
    assert token not in "\n".join(lines[stop + 1 : -3])
    (annotation,) = lines[: stop - 1]
    assert annotation.startswith("::error file=content/events/a/")
    assert annotation.count("::") >= 2


def test_properties_and_messages_of_a_command_are_escaped() -> None:
    found = finding(span(3, 1, 2, path="content/a,b:c%.md"), "100% だめ\n::error::x")
    annotation = format_github([found]).split("\n")[0]
    assert annotation == (
        "::error file=content/a%2Cb%3Ac%25.md,line=3,endLine=3,col=1,endColumn=2,"
        "title=直してください [bad-thing]::100%25 だめ ::error::x"
    )


def test_a_place_of_several_lines_has_no_columns_on_github() -> None:
    found = finding(Span(path=PATH, line=2, column=7, end_line=4, end_column=3))
    assert ",line=2,endLine=4,title=" in format_github([found])


def test_errors_are_annotated_first_and_ten_of_each_kind() -> None:
    warnings = [finding(span(n, 1, 2), severity=Severity.WARNING) for n in range(1, 13)]
    errors = [finding(span(n, 1, 2)) for n in range(1, 13)]
    lines = format_github([*warnings, *errors], {}).split("\n")
    kinds = [line.split(" ")[0] for line in lines if line.startswith(("::error", "::warning"))]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10
    assert "::group::すべて（24 件）" in lines


def test_nothing_found_is_nothing_said() -> None:
    assert format_text([], {}) == ""
    assert format_github([]) == ""
