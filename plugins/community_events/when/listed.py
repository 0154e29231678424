"""Dates that are listed: until when a list reaches, and which of given dates a text means.

The rules this module keeps: a rule without an end never runs out, a list of dates does, at the end
of its last month; 毎週火曜 said of somebody means those Tuesdays on which the event takes place.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from community_events.clock import day_of
from community_events.diagnostics import Diagnostic
from community_events.model.recurrence import Recurrence, Rule, Single, Window
from community_events.occurrences import dates_of
from community_events.spans import RawText
from community_events.when.context import Context
from community_events.when.findings import error, place_finding
from community_events.when.limits import Limits
from community_events.when.normalise import normalise
from community_events.when.reading import read_within
from community_events.when.years import date_words
from community_events.wording import last_day

ALL_DAYS = frozenset(
    ("全日", "全日程", "毎回", "すべての日", "全ての日", "両日", "全部の日", "全回")
)


def listed_until(recurrence: Recurrence) -> date | None:
    """Return the last day about which something is known; None when it never runs out.

    Of dates that were listed (2026年12月の開館日 5・12・19) the end of their last month, also beside
    a rule without an end; of rules alone, the last end.

    >>> from community_events.when import read_hours
    >>> today = Context(today=date(2026, 11, 21))
    >>> listed_until(Recurrence(parts=read_hours(RawText.of("2026年12月の開館日 5・12"), today).parts))
    datetime.date(2026, 12, 31)
    >>> listed_until(Recurrence(parts=read_hours(RawText.of("毎週火曜"), today).parts))
    """
    listed = [p for p in recurrence.parts if isinstance(p, Single) and not p.told]
    if listed:
        last = max(day_of(part.start) for part in listed)
        return last.replace(day=calendar.monthrange(last.year, last.month)[1])
    ends = [part.until for part in recurrence.parts if isinstance(part, Rule)]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def choose_days(
    text: RawText, days: Collection[date], context: Context
) -> tuple[tuple[date, ...], tuple[Diagnostic, ...]]:
    """Return those of ``days`` that ``text`` means, sorted, and what is wrong with it.

    A rule (毎週火曜) takes its bounds from ``days`` and means those of them that fit it; a date that
    is written out is returned whether it is one of them or not: who calls judges that.
    """
    if not days:  # the dates of the event could not be read, which has been said
        parts = read_within(text, context, Limits(today=context.today)).parts
        written = (_days_of(p) for p in parts if isinstance(p, Single) and not p.told)
        return tuple(sorted(set().union(*written))), ()
    first, last = min(days), max(days)
    if normalise(text).text in ALL_DAYS:
        return tuple(sorted(days)), ()
    limits = Limits(today=first, first=first, last=last)
    reading = read_within(text, replace(context, today=first), limits)
    problems = tuple(found for found in reading.diagnostics if found.is_error)
    if problems:
        return (), problems
    window = Window(first=first, end=last + timedelta(days=1))
    chosen: set[date] = set()
    for part in reading.parts:
        if isinstance(part, Single) and not part.told:
            chosen |= _days_of(part)
        else:
            chosen.update(day for day in dates_of(part, window) if day in days)
    if not chosen:
        return (), (_no_day(text, first),)
    return tuple(sorted(chosen)), ()


def _days_of(single: Single) -> set[date]:
    first, last = day_of(single.start), last_day(single.start, single.end)
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


def _no_day(text: RawText, first: date) -> Diagnostic:
    normal = normalise(text)
    finding = error(
        "no-occurrence",
        (0, max(1, len(normal.text))),
        f"「{text.text.strip()}」に合う開催日がありません",
        label="開催日の中にありません",
    ).finding
    return place_finding(finding, normal, [date_words(first)])
