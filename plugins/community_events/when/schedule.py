"""All keys about time of one entry together: 日時, 期間, 除く, 祝日.

The rules this module keeps: 期間 bounds every rule that has no bounds of its own; 除く and 祝日 are for
rules, not for dates that are written out; no occurrence is doubled: a later part leaves out what
an earlier one has; a recurrence on public holidays wants an answer, asked for once (rule 7).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from community_events.clock import day_of
from community_events.diagnostics import Diagnostic, Severity
from community_events.model.recurrence import (
    Moment,
    Part,
    Recurrence,
    Rule,
    Session,
    Single,
    Window,
)
from community_events.occurrences import expand_part
from community_events.spans import RawText, Span
from community_events.when.advice import place_all
from community_events.when.context import Context, Reading, Schedule, WhenItem
from community_events.when.fields import read_period, read_skips
from community_events.when.findings import Finding, error, place_finding
from community_events.when.holidays import is_holiday
from community_events.when.idle import days_of, find_idle
from community_events.when.limits import Limits
from community_events.when.normalise import normalise
from community_events.when.reading import read_within
from community_events.when.sets import HOLIDAYS_OUT, LONGEST, NO_SKIPS, DateRange, Skips
from community_events.when.years import date_words

_HELD = (
    "行う",
    "行います",
    "開催",
    "あり",
    "する",
    "やる",
    "実施",
    "開催する",
    "行なう",
    "含む",
    "営業",
    "開館",
)
_REST = (
    "休み",
    "休む",
    "お休み",
    "なし",
    "除く",
    "休",
    "休館",
    "休業",
    "行わない",
    "しない",
    "休みます",
)

_EVERY_DAY = Skips(ranges=(DateRange(first=date.min, last=date.max),))
_Seen = set[tuple[Moment, tuple[str, ...]]]


def read_schedule(
    items: Sequence[WhenItem],
    *,
    period: RawText | None,
    excluded: Sequence[RawText],
    holidays: RawText | None,
    context: Context,
    key_span: Span,
) -> Schedule:
    """Return what the keys say together. ``key_span``: where the key of ``items`` stands.

    A text with an error gives no parts; what the others say is given all the same.
    """
    found: list[Diagnostic] = []
    bounds = None
    if period is not None:
        bounds, more = read_period(period, context)
        found += more
        if bounds is None:
            return Schedule(recurrence=Recurrence(), diagnostics=tuple(found))
    skips = Skips()
    lines: list[tuple[RawText, Skips]] = []
    for text in excluded:
        one, more = read_skips(text, context)
        found += more
        skips |= one
        lines.append((text, one))
    answer, unread = _holiday_answer(holidays)
    found += unread
    if answer is False:
        skips |= HOLIDAYS_OUT
    limits = Limits(
        today=context.today,
        first=None if bounds is None else bounds.first,
        last=None if bounds is None else bounds.last,
        skips=skips,
        strict=context.strict,
    )
    readings = [read_within(item.text, context, limits) for item in items]
    for reading in readings:
        found += reading.diagnostics
    if any(line.written for _, line in lines) and not any(problem.is_error for problem in found):
        found += _tell_idle(items, lines, context, limits)
    answered = answer is not None or skips.holidays
    if not answered and not any(problem.is_error for problem in found):
        found += _ask_holidays(items, readings, context, key_span)
    seen: _Seen = set()
    parts: list[Part] = []
    for item, reading in zip(items, readings, strict=True):
        for part in reading.parts:
            own = replace(part, session=_join(item, part))
            kept = _leave_out(own, seen)
            if kept is not None:
                parts.append(kept)
                seen.update(_starts(kept))
    notes = tuple(dict.fromkeys(note for reading in readings for note in reading.notes))
    return Schedule(
        recurrence=Recurrence(parts=tuple(parts)),
        notes=notes,
        diagnostics=tuple(dict.fromkeys(found)),
    )


def _tell_idle(
    items: Sequence[WhenItem],
    lines: Sequence[tuple[RawText, Skips]],
    context: Context,
    limits: Limits,
) -> list[Diagnostic]:
    """Return a warning for every date of 除く on which nothing is, or that is written out."""

    def parts(skips: Skips) -> list[Part]:
        own = replace(limits, skips=skips)
        return [part for item in items for part in read_within(item.text, context, own).parts]

    def attempt(line: str) -> list[Finding]:
        again, problems = read_skips(RawText.of(line), context)
        if any(problem.is_error for problem in problems):
            return [error("date-unreadable", (0, 0), line).finding]
        return find_idle(again, days, normalise(RawText.of(line)), house_rules=not repeats)

    repeats = any(read_within(item.text, context, limits).repeats for item in items)
    written_out = days_of(parts(_EVERY_DAY))
    days = days_of(parts(NO_SKIPS)) - written_out
    found: list[Diagnostic] = []
    for text, skips in lines:
        normal = normalise(text)
        found += place_all(find_idle(skips, days, normal, house_rules=not repeats), normal, attempt)
    return found


def _join(item: WhenItem, part: Part) -> Session:
    """Return the session of the item, with the label that the text has where the item has none."""
    return replace(item.session, label=item.session.label or part.session.label)


def _holiday_answer(text: RawText | None) -> tuple[bool | None, list[Diagnostic]]:
    """Return True for 行う, False for 休み, None where nothing is said."""
    if text is None:
        return None, []
    normal = normalise(text)
    word = normal.text.strip(" 。は")
    if word in _HELD:
        return True, []
    if word in _REST:
        return False, []
    finding = error(
        "holiday-answer-unreadable",
        (0, max(1, len(normal.text))),
        f"「{text.text.strip()[:40]}」では、祝日に行うか休むか分かりません",
        label="「行う」か「休み」です",
    ).finding
    return None, [place_finding(finding, normal, ["行う", "休み"])]


def _starts(part: Part) -> Iterable[tuple[Moment, tuple[str, ...]]]:
    return ((start, part.session.venue) for start, _ in expand_part(part, _window(part)))


def _window(part: Part) -> Window | None:
    if isinstance(part, Single) or part.is_bounded:
        return None
    first = day_of(part.start)
    return Window(first=first, end=first + LONGEST)


def _leave_out(part: Part, seen: _Seen) -> Part | None:
    """Return ``part`` without the starts that an earlier part has; None if nothing is left."""
    starts = [start for start, _ in _starts(part)]
    doubled = {key[0] for key in _starts(part) if key in seen}
    if not doubled:
        return part
    kept = [start for start in starts if start not in doubled]
    if not kept or isinstance(part, Single):
        return None
    first = kept[0]
    exceptions = {d for d in part.exceptions if d > day_of(first)}
    exceptions |= {day_of(start) for start in doubled if day_of(start) > day_of(first)}
    count, until = part.count, part.until
    if count is not None:
        count, until = None, day_of(starts[-1])
    return replace(
        part, start=first, exceptions=tuple(sorted(exceptions)), count=count, until=until
    )


def _ask_holidays(
    items: Sequence[WhenItem], readings: Sequence[Reading], context: Context, key_span: Span
) -> list[Diagnostic]:
    """Return one warning that lists the occurrences on public holidays, if there are any."""
    days: set[date] = set()
    span: Span | None = None
    for item, reading in zip(items, readings, strict=True):
        if not reading.repeats or reading.answers_holidays:
            continue
        here = {
            day_of(start)
            for part in reading.parts
            if isinstance(part, Rule)
            for start, _ in expand_part(part, _window(part))
            if is_holiday(day_of(start))
        }
        if here and span is None:
            span = item.text.span()
        days |= here
    if not days:
        return []
    listed = sorted(days)
    words = "、".join(date_words(day) for day in listed[:10])
    if len(listed) > 10:
        words += f" ほか{len(listed) - 10}日"
    return [
        Diagnostic(
            code="holiday-unanswered",
            severity=Severity.WARNING,
            span=span or key_span,
            message=f"くり返しの中に祝日があります（{words}）。行いますか、休みですか",
            label="祝日にあたる日があります",
            help="祝日: 休み",
            others=("祝日: 行う",),
        )
    ]
