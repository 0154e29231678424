"""Help that helps: every line that we propose is tried before it is shown.

The rule this module keeps (rule 0): an error always has a way to write it that itself passes; a
warning's rewrite is silent, or it is not offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from community_events.diagnostics import Diagnostic, Severity
from community_events.when.context import Context
from community_events.when.findings import Finding, help_lines, place_finding, rewrite
from community_events.when.normalise import NormalText
from community_events.when.years import date_words

Try = Callable[[str], Sequence[Finding]]
"""Reads a text the same way and returns what it finds."""

_REMOVABLE = frozenset({"change-in-date", "end-without-start"})
_REPEATING = "毎隔週平第曜"


def place_all(
    findings: Iterable[Finding],
    text: NormalText,
    attempt: Try,
    examples: Sequence[str] = (),
) -> tuple[Diagnostic, ...]:
    """Return the findings as Diagnostics with help that passes, errors first, then by place.

    ``examples``: what to show where nothing better passes.
    """
    placed = set()
    for finding in dict.fromkeys(findings):
        lines = _lines(finding, text, attempt)
        shown = (
            [] if lines or finding.severity is not Severity.ERROR else _examples(attempt, examples)
        )
        diagnostic = place_finding(finding, text, lines or shown)
        placed.add(replace(diagnostic, is_example=bool(shown)))
    return tuple(sorted(placed, key=lambda d: (d.severity, d.span, d.code)))


def _lines(finding: Finding, text: NormalText, attempt: Try) -> list[str]:
    """Return what could be written instead, made from the text itself."""
    proposed = help_lines(finding, text)
    if finding.severity is Severity.WARNING:
        return [line for line in proposed if _is_silent(finding.code, attempt(line))]
    if finding.code in _REMOVABLE:
        proposed.append(rewrite(text, [(finding.start, finding.end, "")]).strip(" 【】[]()（）"))
    return [line for line in proposed if _passes(attempt(line))]


def _examples(attempt: Try, examples: Sequence[str]) -> list[str]:
    return [line for line in examples if _passes(attempt(line))][:1]


def _passes(found: Sequence[Finding]) -> bool:
    return all(finding.severity is Severity.WARNING for finding in found)


def _is_silent(code: str, found: Sequence[Finding]) -> bool:
    return _passes(found) and all(finding.code != code for finding in found)


def example_lines(text: str, context: Context) -> tuple[str, ...]:
    """Return lines that show how a date, or a recurrence if that was meant, is written."""
    day = context.today + timedelta(days=14)
    saturday = day + timedelta(days=(5 - day.weekday()) % 7)
    single = f"{date_words(saturday)} 10:00〜12:00"
    plain = saturday + timedelta(days=119)
    bounded = f"{date_words(saturday)}から{date_words(plain)}まで毎週土曜 10:00〜12:00"
    if not any(sign in text for sign in _REPEATING):
        return (single,)
    return (bounded, single) if context.strict else ("毎週土曜 10:00〜12:00", bounded, single)
