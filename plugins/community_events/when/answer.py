"""What ``community-events when TEXT`` answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from community_events.clock import TOKYO, day_of
from community_events.diagnostics import Diagnostic
from community_events.model.recurrence import Moment, Part, Recurrence, Rule, Single, Window
from community_events.occurrences import LIMIT, expand_part, moment_key
from community_events.spans import RawText
from community_events.when.context import Context, Reading
from community_events.when.reading import read_when
from community_events.when.rule_text import rule_text
from community_events.when.sentence import describe
from community_events.when.sets import DateRange

AHEAD = 400
"""Days from today of which the occurrences are listed."""


def when_json(
    text: str, today: date, closures: Mapping[str, tuple[DateRange, ...]] | None = None
) -> dict[str, Any]:
    """Return the JSON object of ``community-events when TEXT --format json`` (docs: design §6).

    Local ISO times without offset; the end of an all-day occurrence is exclusive.
    """
    context = Context(today=today, closures=closures or {})
    reading = read_when(RawText.of(text), context)
    window = Window(first=today, end=today + timedelta(days=AHEAD + 1))
    listed, more = _list(reading.parts, window)
    start, end = _first(reading.parts)
    return {
        "start": _iso(start),
        "end": _iso(end),
        "all_day": None if start is None else not isinstance(start, datetime),
        "occurrences": [[_iso(begin), _iso(finish)] for begin, finish in listed],
        "more": more,
        "rules": [rule_text(part) for part in reading.parts if isinstance(part, Rule)],
        "sentence": describe(Recurrence(parts=reading.parts)) if reading.parts else "",
        "diagnostics": [diagnostic_json(found) for found in reading.diagnostics],
    }


def diagnostic_json(found: Diagnostic) -> dict[str, Any]:
    """Return a Diagnostic as ``check --format json`` prints it."""
    return {
        "code": found.code,
        "severity": str(found.severity),
        "path": found.span.path,
        "line": found.span.line,
        "column": found.span.column,
        "end_line": found.span.end_line,
        "end_column": found.span.end_column,
        "message": found.message,
        "help": found.help,
    }


def has_error(reading: Reading) -> bool:
    """Return whether the command ends with 1."""
    return reading.is_error


def _list(
    parts: tuple[Part, ...], window: Window
) -> tuple[list[tuple[Moment, Moment | None]], bool]:
    found: dict[tuple[Moment, Moment | None], None] = {}
    more = False
    for part in parts:
        found.update(dict.fromkeys(expand_part(part, window)))
        more = more or goes_on(part, window.end)
    listed = sorted(found, key=lambda pair: (moment_key(pair[0]), pair[1] is not None))
    return listed[:LIMIT], more or len(listed) > LIMIT


def goes_on(part: Part, end: date) -> bool:
    """Return whether ``part`` has an occurrence on or after ``end``."""
    if isinstance(part, Single):
        return day_of(part.start) >= end
    later = Window(first=end, end=end + timedelta(days=366 * 9))
    return bool(expand_part(part, later))


def _first(parts: tuple[Part, ...]) -> tuple[Moment | None, Moment | None]:
    best: tuple[Moment, Moment | None] | None = None
    for part in parts:
        begins = day_of(part.start)
        window = Window(first=begins, end=begins + timedelta(days=366 * 9))
        found = expand_part(part, window)[:1]
        if found and (best is None or moment_key(found[0][0]) < moment_key(best[0])):
            best = found[0]
    return best if best is not None else (None, None)


def _iso(moment: Moment | None) -> str | None:
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.astimezone(TOKYO).replace(tzinfo=None).isoformat(timespec="minutes")
