"""What can be wrong with a date text: the codes and how a finding gets its place.

The rules this module keeps: a code states the bad thing; a finding points at characters of the
*normalised* text and is mapped back to what was written at the very end; the first error ends
the reading (a text with an error has no date), warnings add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from community_events.diagnostics import Diagnostic, Label, Severity
from community_events.when.normalise import NormalText

Edit: TypeAlias = tuple[int, int, str]
"""Put these words at [start, end) of the normalised text."""

CODES: dict[str, str] = {
    "ambiguous-week": "「第n週の…」は数え方が何通りもあり、どの日か決まりません",
    "bare-weekdays": "曜日だけでは、一度だけか毎週か決まりません",
    "change-ambiguous": "その日は何回か開催するので、どれの変更か分かりません",
    "change-in-date": "変更・中止・締切は、日時ではなく、それぞれの項目に書きます",
    "closure-assumed": "年末年始の日付が登録されていないので、12月29日〜1月3日と読みました",
    "date-in-past": "過ぎた日です",
    "date-missing": "時刻だけで、日付がありません",
    "date-unreadable": "日時として読めないところがあります",
    "dates-backwards": "日付の順が前後していて、何月か分かりません",
    "day-missing-in-month": "その日や第5の曜日がない月があります",
    "dot-date": "点で区切った数は、日付とは限りません",
    "empty": "何も書かれていません",
    "change-unreadable": "変更の内容が読めません",
    "end-before-start": "終わりが始まりより前です",
    "end-missing": "くり返しがいつまでか、書かれていません",
    "end-without-start": "終わりだけで、始まりがありません",
    "era-mismatch": "元号の年と西暦の年が合いません",
    "far-ahead": "年がないので読み取った日が、300日より先です",
    "half-written-span": "片方の日にだけ時刻があります",
    "holiday-answer-unreadable": "「祝日」の項目は「行う」か「休み」です",
    "holiday-unanswered": "くり返しの中に祝日があり、行うか休むか書かれていません",
    "hour-ambiguous": "午前か午後か分からない時刻です",
    "invisible-character": "見えない文字や制御文字があります",
    "late-hour": "25時〜29時の書き方です",
    "long-span": "92日より長く続く催しです",
    "midnight-start": "0:00 は、表計算ソフトが付けた時刻かもしれません",
    "month-every-year": "年のない月は、毎年のこととして読みました",
    "moving-rule": "日がずれる決まりは、1つのくり返しになりません",
    "no-occurrence": "書かれた決まりに合う日がありません",
    "no-such-date": "暦にない日付です",
    "no-such-era": "その元号にない年です",
    "no-such-time": "時計にない時刻です",
    "noon-ambiguous": "午前12時・午後12時は、昼とも夜とも読めます",
    "not-a-holiday": "「祝」とありますが、祝日ではありません",
    "not-an-occurrence": "変更に書かれた日は、開催日ではありません",
    "nothing-left-out": "除く日に、もともと開催がありません",
    "numeral-ambiguous": "年か月か分からない数です",
    "offset-converted": "日本の時刻に直しました",
    "open-end": "「〜」のあとに終わりの日がありません",
    "rain-date": "雨天の予備日は「予備日」の項目に書きます",
    "relative-date": "読む日によって変わる書き方です",
    "rule-unsupported": "RRULE のうち、ここで使えない書き方です",
    "several-rules-in-one": "1行に2つ以上の決まりがあります",
    "slash-between-times": "時刻の間の「/」や空白が、終わりか別の回か分かりません",
    "start-missing": "くり返しがいつからか、書かれていません",
    "start-not-in-rule": "始まりの日が、くり返しの日ではありません",
    "start-time-missing": "受付や集合の時刻だけで、始まりの時刻がありません",
    "time-approximate": "「頃」「約」のついた時刻です",
    "time-out-of-part": "午前・午後と時刻が合いません",
    "too-long": "日時の書き込みが長すぎます",
    "too-many": "2年または800回を超えるくり返しです",
    "total-mismatch": "回数と、書かれた日の数が合いません",
    "two-starts": "開会と開演のように、始まりの時刻が2つあります",
    "unknown-closure": "登録されていない休みの名前です",
    "weekday-mismatch": "日付と曜日が合いません",
    "weekday-needed": "何曜日か書かれていません",
    "weekdays-and-holidays": "「平日(月〜金)」は、祝日を含むかどうか分かりません",
    "which-week": "隔週・隔月は、どの週・月から数えるかが要ります",
    "week-as-weekday": "「第n週の…曜」は、第n…曜日として読みました",
    "year-missing": "年が書かれていません",
    "year-out-of-range": "使えない年です",
}
"""Every code of this package and, in one line, the bad thing; docs/checks.md is made from it."""


TOGETHER = frozenset({"moving-rule", "several-rules-in-one"})
"""Codes whose lines of help are meant all together, not as alternatives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding at ``[start, end)`` of the normalised text; ``related`` = (start, end, words).

    ``help``: whole texts to write instead, one a line; ``edits``: the same, each as changes to
    the text as it stands.
    """

    code: str
    severity: Severity
    start: int
    end: int
    message: str
    label: str = ""
    help: str = ""
    edits: tuple[tuple[Edit, ...], ...] = ()
    related: tuple[tuple[int, int, str], ...] = ()


class Refused(Exception):
    """Ends the reading of a text with its error."""

    def __init__(self, finding: Finding, *more: Finding) -> None:
        """Carry the ``finding`` that is the error, and ``more`` that stand beside it."""
        super().__init__(finding.message)
        self.finding = finding
        self.findings = (finding, *more)


def error(
    code: str,
    place: tuple[int, int],
    message: str,
    *,
    label: str = "",
    help: str = "",
    edits: Sequence[Sequence[Edit]] = (),
    related: tuple[tuple[int, int, str], ...] = (),
) -> Refused:
    """Return the exception to raise for an error at ``place``."""
    return Refused(
        Finding(
            code=code,
            severity=Severity.ERROR,
            start=place[0],
            end=place[1],
            message=message,
            label=label,
            help=help,
            edits=tuple(tuple(line) for line in edits),
            related=related,
        )
    )


def warning(
    code: str,
    place: tuple[int, int],
    message: str,
    *,
    label: str = "",
    help: str = "",
    edits: Sequence[Sequence[Edit]] = (),
) -> Finding:
    """Return a warning at ``place``."""
    return Finding(
        code=code,
        severity=Severity.WARNING,
        start=place[0],
        end=place[1],
        message=message,
        label=label,
        help=help,
        edits=tuple(tuple(line) for line in edits),
    )


def rewrite(text: NormalText, edits: Sequence[Edit]) -> str:
    """Return what was written, with ``edits`` made: (start, end, new words) each."""
    written = text.raw.text
    for start, end, words in sorted(edits, reverse=True):
        first, last = text.origin(start, end)
        written = written[:first] + words + written[last:]
    return written.strip()


def help_lines(finding: Finding, text: NormalText) -> list[str]:
    """Return what could be written instead, each once, not yet tried."""
    lines = [line for line in finding.help.split("\n") if line]
    lines += [rewrite(text, edits) for edits in finding.edits]
    return list(dict.fromkeys(lines))


def place_finding(finding: Finding, text: NormalText, lines: Sequence[str]) -> Diagnostic:
    """Return the finding as a Diagnostic at what was really written.

    ``lines``: its help, each in place of the whole text.
    """
    return Diagnostic(
        code=finding.code,
        severity=finding.severity,
        span=text.span(finding.start, finding.end),
        message=finding.message,
        label=finding.label,
        related=tuple(
            Label(span=text.span(start, end), text=words) for start, end, words in finding.related
        ),
        help="\n".join(lines),
        replaces=text.raw.span() if lines else None,
        together=finding.code in TOGETHER,
    )
