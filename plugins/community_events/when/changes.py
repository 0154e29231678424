"""One line per change: 「2026年12月8日: 中止（館内設備の点検のため）」.

The rules this module keeps: a change names a date on which something would happen, else it is an
error with the nearest such dates; the reason in brackets is public; a new time without an end
keeps the length, a new date without a time keeps the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from community_events.clock import day_of
from community_events.diagnostics import Diagnostic
from community_events.model.recurrence import (
    Override,
    Recurrence,
    Window,
)
from community_events.occurrences import expand_part
from community_events.spans import RawText, Span
from community_events.when.advice import Try, place_all
from community_events.when.change_words import Start, clock_of, read_change
from community_events.when.clocks import read_span
from community_events.when.context import Context
from community_events.when.cursor import Cursor
from community_events.when.findings import Finding, Refused, error
from community_events.when.grammar import unreadable
from community_events.when.grammar_dates import read_days
from community_events.when.grammar_times import read_times
from community_events.when.kinds import Kind
from community_events.when.moments import at
from community_events.when.normalise import NormalText, normalise
from community_events.when.reading import refuse_text
from community_events.when.sets import refuse_missing_year
from community_events.when.tokens import tokenise
from community_events.when.years import Calendar, Found, date_words

_DAY = timedelta(days=1)
_YEARS = timedelta(days=366 * 3)

_WHOLE_ITEM = frozenset({"not-an-occurrence", "change-ambiguous"})


def read_changes(
    items: Sequence[tuple[RawText, RawText]], recurrence: Recurrence, context: Context
) -> tuple[tuple[Override, ...], tuple[Diagnostic, ...]]:
    """Return the Overrides of ``変更``: (date text, what changes) each."""
    overrides: list[Override] = []
    found: list[Diagnostic] = []
    for day_text, rest in items:
        refusal = refuse_text(day_text) or refuse_text(rest)
        if refusal is not None:
            found.append(refusal)
            continue
        changes, more = _read_line(day_text, rest, recurrence, context)
        overrides += changes
        found += more
    return tuple(overrides), tuple(found)


def _read_line(
    day_text: RawText, rest: RawText, recurrence: Recurrence, context: Context
) -> tuple[list[Override], tuple[Diagnostic, ...]]:
    normal, what = normalise(day_text), normalise(rest)
    end = rest.span()
    item = replace(day_text.span(), end_line=end.end_line, end_column=end.end_column)
    overrides, day_findings, rest_findings = _understand(normal, what, recurrence, context)

    def try_day(line: str) -> list[Finding]:
        return _findings(line, rest.text, recurrence, context)

    def try_rest(line: str) -> list[Finding]:
        return _findings(day_text.text, line, recurrence, context)

    examples = _example_days(recurrence, context)
    return overrides, (
        *_placed(day_findings, normal, item, try_day, examples, recurrence, context),
        *_placed(rest_findings, what, item, try_rest, ("中止",), recurrence, context),
    )


def _understand(
    normal: NormalText, what: NormalText, recurrence: Recurrence, context: Context
) -> tuple[list[Override], list[Finding], list[Finding]]:
    """Return the changes, what is wrong with the day, and what with the words behind it."""
    day_findings: list[Finding] = []
    try:
        chosen = _choose(normal, what.raw.text.strip(), recurrence, context, day_findings)
    except Refused as refused:
        return [], list(refused.findings), []
    rest_findings: list[Finding] = []
    try:
        overrides = [
            read_change(what, day, starts, context, rest_findings, named=named)
            for day, starts, named in chosen
        ]
    except Refused as refused:
        return [], [], list(refused.findings)
    return overrides, day_findings, rest_findings


def _findings(day: str, rest: str, recurrence: Recurrence, context: Context) -> list[Finding]:
    """Return all that is found when a line of help is tried."""
    texts = normalise(RawText.of(day)), normalise(RawText.of(rest))
    _, first, second = _understand(*texts, recurrence, context)
    return first + second


def _example_days(recurrence: Recurrence, context: Context) -> tuple[str, ...]:
    first = min((day_of(part.start) for part in recurrence.parts), default=context.today)
    return (date_words(first),)


def _placed(
    findings: list[Finding],
    text: NormalText,
    item: Span,
    attempt: Try,
    examples: tuple[str, ...],
    recurrence: Recurrence,
    context: Context,
) -> tuple[Diagnostic, ...]:
    """Return the findings, every line of their help tried before it is shown.

    Help that speaks of the day too is in place of the whole ``item``.
    """

    def attempt_item(line: str) -> list[Finding]:
        day, _, rest = line.partition(": ")
        return _findings(day, rest, recurrence, context)

    whole = [found for found in findings if found.code in _WHOLE_ITEM]
    others = [found for found in findings if found.code not in _WHOLE_ITEM]
    placed = place_all(whole, text, attempt_item)
    return (
        *(replace(found, replaces=item) for found in placed),
        *place_all(others, text, attempt, examples),
    )


def _choose(
    normal: NormalText,
    rest: str,
    recurrence: Recurrence,
    context: Context,
    findings: list[Finding],
) -> list[tuple[date, list[Start], bool]]:
    """Return (day, what happens on it, whether one of several was named) for each date written."""
    first = min((day_of(part.start) for part in recurrence.parts), default=context.today)
    calendar = Calendar(first, strict=context.strict, findings=findings)
    c = Cursor(tokenise(normal.text, context.closures))
    days = c.attempt(read_days)
    if days is None:
        raise unreadable(c)
    chosen = []
    for item in calendar.find_all(days):
        if isinstance(item, Found):
            refuse_missing_year(item, calendar)
            dates = [item.date]
        elif item.first is not None and item.last is not None:
            refuse_missing_year(item.first, calendar)
            dates = _held_between(item.first.date, item.last.date, recurrence)
            if not dates:
                raise _no_occurrence(days.place, item.first.date, rest, recurrence)
        else:
            raise error(
                "open-end",
                item.written.place,
                "変更する日の片方がありません",
                label="日付を書きます",
            )
        for day in dates:
            starts = _starts_on(day, recurrence)
            if not starts:
                raise _no_occurrence(days.place, day, rest, recurrence)
            picked = _pick(c, normal, day, starts, findings)
            chosen.append((day, picked, len(picked) < len(starts)))
    return chosen


def _held_between(first: date, last: date, recurrence: Recurrence) -> list[date]:
    window = Window(first=first, end=last + _DAY)
    return sorted(
        {day_of(start) for part in recurrence.parts for start, _ in expand_part(part, window)}
    )


def _starts_on(day: date, recurrence: Recurrence) -> list[Start]:
    window = Window(first=day, end=day + _DAY)
    return [
        Start(start=start, end=end, session=part.session)
        for part in recurrence.parts
        for start, end in expand_part(part, window)
    ]


def _pick(
    c: Cursor, normal: NormalText, day: date, starts: list[Start], findings: list[Finding]
) -> list[Start]:
    """Return those of the day's occurrences that the words behind the date mean."""
    begin = c.peek().start
    words = normal.text[begin:].strip(" ・,()")
    if not words:
        return starts
    labelled = [s for s in starts if s.session.label and _same(s.session.label, words)]
    if labelled:
        return labelled
    at_token = c.at
    times = c.attempt(read_times)
    if times is None or c.peek().kind is not Kind.END or len(times.spans) != 1:
        raise unreadable(c)
    c.at = at_token
    wanted = at(day, read_span(times.spans[0], findings).start)
    timed = [s for s in starts if s.start == wanted]
    if not timed:
        known = "、".join(clock_of(s.start) for s in starts)
        raise error(
            "not-an-occurrence",
            times.place,
            f"{date_words(day)}のその時刻には、開催がありません（あるのは {known}）",
            label="この時刻の開催はありません",
        )
    return timed


def _same(label: str, words: str) -> bool:
    return normalise(RawText.of(label)).text == words


def _no_occurrence(
    place: tuple[int, int], day: date, rest: str, recurrence: Recurrence
) -> Exception:
    near = _nearest(day, recurrence)
    names = "、".join(date_words(other) for other in near)
    lines = [f"{date_words(other)}: {rest}" for other in near]
    return error(
        "not-an-occurrence",
        place,
        f"{date_words(day)}は開催日ではありません" + (f"（近い開催日: {names}）" if near else ""),
        label="開催日ではありません",
        help="\n".join(lines),
    )


def _nearest(day: date, recurrence: Recurrence) -> list[date]:
    window = Window(first=day - _YEARS, end=day + _YEARS)
    dates = {day_of(start) for part in recurrence.parts for start, _ in expand_part(part, window)}
    before = max((d for d in dates if d < day), default=None)
    after = min((d for d in dates if d > day), default=None)
    return [d for d in (before, after) if d is not None]
