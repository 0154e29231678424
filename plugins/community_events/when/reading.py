"""Reading one date text: the whole way from what was written to parts and findings."""

from __future__ import annotations

from dataclasses import replace

from community_events.diagnostics import Diagnostic, Severity
from community_events.model.recurrence import Frequency
from community_events.spans import RawText
from community_events.when.advice import example_lines, place_all
from community_events.when.compose import compose
from community_events.when.context import Context, Reading
from community_events.when.draft import DaySpan, Draft
from community_events.when.findings import Finding, Refused
from community_events.when.grammar import read_phrases
from community_events.when.idle import days_of, find_idle
from community_events.when.limits import Limits
from community_events.when.normalise import MAX_LENGTH, NormalText, find_unseen, normalise
from community_events.when.resolve import resolve, resolve_whole
from community_events.when.rrule import is_raw_rule, read_raw_rule
from community_events.when.tokens import tokenise


def read_when(text: RawText, context: Context) -> Reading:
    """Return what ``text`` says, by itself: no 期間, no 除く.

    A text with an error has no parts. Never raises.
    """
    return read_within(text, context, Limits(today=context.today))


def read_within(text: RawText, context: Context, limits: Limits) -> Reading:
    """Return what ``text`` says within the limits of its entry."""
    refusal = refuse_text(text)
    if refusal is not None:
        return Reading(diagnostics=(refusal,))
    normal = normalise(text)
    reading, findings = _understand(normal, context, limits)

    def attempt(line: str) -> list[Finding]:
        again = normalise(RawText.of(line))
        if len(line) > MAX_LENGTH or find_unseen(line):
            return [*findings]
        return _understand(again, context, limits)[1]

    examples = example_lines(text.text, context)
    diagnostics = place_all(findings, normal, attempt, examples)
    return replace(reading, diagnostics=diagnostics)


def _understand(
    normal: NormalText, context: Context, limits: Limits
) -> tuple[Reading, list[Finding]]:
    """Return the reading without its findings, and them."""
    findings: list[Finding] = []
    try:
        if is_raw_rule(normal.raw.text):
            parts = read_raw_rule(normal, context, limits, findings)
            return Reading(parts=parts, repeats=True), findings
        draft = read_draft(normal, context, findings)
        parts = resolve(draft, limits, findings)
        if draft.skips.written:
            whole = resolve_whole(draft, limits)
            spans = any(isinstance(item, DaySpan) for item in draft.dates)
            findings += (
                find_idle(draft.skips, days_of(whole), normal, house_rules=spans) if whole else []
            )
        reading = Reading(
            parts=parts,
            notes=draft.notes,
            repeats=draft.repeat is not None,
            answers_holidays=_answers_holidays(draft),
        )
    except Refused as refused:
        kept = [finding for finding in findings if finding.code == "closure-assumed"]
        return Reading(), [*refused.findings, *kept]
    return reading, findings


def _answers_holidays(draft: Draft) -> bool:
    """Return whether the text itself says what happens on public holidays."""
    repeat = draft.repeat
    return repeat is None or bool(
        draft.holidays_held
        or draft.skips.holidays
        or repeat.working_days
        or repeat.and_holidays
        or repeat.week_of
        or repeat.nth_week
        or repeat.frequency is Frequency.YEARLY
    )


def read_draft(normal: NormalText, context: Context, findings: list[Finding]) -> Draft:
    """Return the text understood as far as it goes without its entry; raises Refused."""
    tokens = tokenise(normal.text, context.closures)
    return compose(read_phrases(tokens), normal, context, findings)


def refuse_text(text: RawText) -> Diagnostic | None:
    """Return the error of a text that is empty, too long, or holds what nobody can see."""
    written = text.text
    if not written.strip("\ufeff \t\r\n\u3000\xa0"):
        return Diagnostic(
            code="empty",
            severity=Severity.ERROR,
            span=text.span(),
            message="日時が書かれていません",
            label="何も書かれていません",
            help="2026年12月5日(土) 10:00〜12:00",
        )
    if len(written) > MAX_LENGTH:
        return Diagnostic(
            code="too-long",
            severity=Severity.ERROR,
            span=text.span(MAX_LENGTH, len(written)),
            message=f"1つの日時は{MAX_LENGTH}字までです（いま{len(written)}字）",
            label="ここからあとが長すぎます",
            help="2026年12月5日(土) 10:00〜12:00",
        )
    unseen = find_unseen(written)
    if unseen is None:
        return None
    clean = "".join(c for c in written if find_unseen(f"x{c}x") is None).strip()
    if "RRULE" in clean.upper():
        clean = "2026-12-01 10:00 RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270331"
    return Diagnostic(
        code="invisible-character",
        severity=Severity.ERROR,
        span=text.span(unseen.offset, unseen.offset + 1),
        message=f"見えない文字（{unseen.name}）がまじっています。打ち直してください",
        label="ここに見えない文字があります",
        help=clean,
    )
