"""What is offered can be pasted over the marked lines: whole lines, whatever stood around the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from community_events.diagnostics import Diagnostic, Severity
from community_events.remedies import complete_help
from community_events.spans import Span

PATH = "content/events/a/b.md"
TEXT = """---
会場: 見本の会所 # 二階
カテゴリー:
  - 食
  - 市場
日時: 毎週火曜と2026年12月5日 10:00
料金: |
  大人 3百円
  子ども 無料
"""


def found(marked: str, help_: str, **more: object) -> Diagnostic:
    """Return a finding about the words ``marked`` of TEXT, which may go over several lines."""
    start = TEXT.index(marked)
    line, last = (TEXT.count("\n", 0, at) + 1 for at in (start, start + len(marked)))
    column = start - TEXT.rfind("\n", 0, start)
    end_column = start + len(marked) - TEXT.rfind("\n", 0, start + len(marked))
    span = Span(path=PATH, line=line, column=column, end_line=last, end_column=end_column)
    diagnostic = Diagnostic(
        code="x", severity=Severity.ERROR, span=span, message="", help=help_, replaces=span
    )
    return replace(diagnostic, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("marked", "help_", "line", "others", "reason"),
    [
        ("見本の会所", "見本会館", "会場: 見本会館 # 二階", (), "what stands around it stays"),
        ("会場", "場所", "場所: 見本の会所 # 二階", (), "a key"),
        ("市場", "マルシェ\n食", "  - マルシェ", ("  - 食",), "of two ways the likelier is the help"),
        ("3百", "300", "  大人 300円", (), "inside a block"),
        ("3百円\n  子ども 無料", "300円", "  大人 300円", (), "over two lines"),
        ("---", "---", "---", (), "the first line"),
    ],
)  # fmt: skip
def test_the_help_is_the_whole_line(
    marked: str, help_: str, line: str, others: tuple[str, ...], reason: str
) -> None:
    completed = complete_help(found(marked, help_), {PATH: TEXT})
    assert (completed.help, completed.others) == (line, others), reason
    assert completed.replaces is None


def test_several_lines_that_are_meant_together_become_a_list_below_the_key() -> None:
    when = "毎週火曜と2026年12月5日 10:00"
    completed = complete_help(
        found(when, "毎週火曜 10:00\n2026年12月5日 10:00", together=True), {PATH: TEXT}
    )
    assert completed.help == "日時:\n  - 毎週火曜 10:00\n  - 2026年12月5日 10:00"
    assert completed.others == ()


def test_in_a_list_they_become_items_of_that_list() -> None:
    completed = complete_help(found("市場", "マルシェ\n工作", together=True), {PATH: TEXT})
    assert completed.help == "  - マルシェ\n  - 工作"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"replaces": None}, "it is whole lines already"),
        ({"help": ""}, "there is none"),
    ],
)
def test_a_help_that_needs_nothing_stays(changes: dict[str, object], reason: str) -> None:
    diagnostic = found("市場", "マルシェ", **changes)
    assert complete_help(diagnostic, {PATH: TEXT}) == diagnostic, reason


def test_without_the_file_the_help_stays_as_it_is() -> None:
    diagnostic = found("市場", "マルシェ")
    assert complete_help(diagnostic, {}) == diagnostic
