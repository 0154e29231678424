"""VEVENTs with a RECURRENCE-ID → Overrides of the event that they belong to.

The rules this module keeps: what was cancelled or moved becomes a line of 変更; a new place does, when
the time stays; any other difference is kept in the body with its date; a change of a date that the
event does not have becomes a date of its own. THISANDFUTURE moves every later start.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from community_events.clock import day_of
from community_events.importers.items import clean, one_line
from community_events.importers.moments import Times, length_of, to_tokyo
from community_events.importers.unrolling import Unsupported
from community_events.model.recurrence import Moment, Override, Part, Recurrence, Single, Status
from community_events.wording import day_text

_TEXTS = ("SUMMARY", "DESCRIPTION")
# A range that moves more starts than this is a plan of its own.
_MOST = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The Recurrence with dates of its own for strange changes, and what else there is to say."""

    recurrence: Recurrence
    overrides: tuple[Override, ...] = ()
    rest: tuple[tuple[str, str], ...] = ()
    doubts: tuple[str, ...] = ()


def read_changes(event: Any, changes: Iterable[Any], times: Times) -> Changed:
    """Return what ``changes`` say of ``event``. Raises UnknownZone, Unsupported."""
    overrides: dict[Moment, Override] = {}
    more: list[Part] = []
    rest: list[tuple[str, str]] = []
    doubts: list[str] = []
    for change in sorted(changes, key=lambda one: str(to_tokyo(one["RECURRENCE-ID"]))):
        own = change["RECURRENCE-ID"]
        meant = _meant(to_tokyo(own), times)
        shown = day_text(to_tokyo(own), with_year=True)
        if meant is None:
            if not _is_cancelled(change) and change.get("DTSTART") is not None:
                start, length = to_tokyo(change["DTSTART"]), length_of(change)
                more.append(Single(start=start, end=None if length is None else start + length))
            doubts.append(f"{shown} の変更に当たる日がありません")
            continue
        ahead = str(own.params.get("RANGE", "")).upper() == "THISANDFUTURE"
        for start in [s for s in times.starts if s >= meant] if ahead else [meant]:
            override, said = _override(event, change, meant, start, times)
            if override is not None:
                overrides[start] = override
            if start == meant:
                rest += [(f"{shown} の {name}", text) for name, text in said]
        if len(overrides) > _MOST:
            raise Unsupported(f"{_MOST}回を超える変更があります")
    parts = (*times.recurrence.parts, *dict.fromkeys(more))
    if not parts:
        raise Unsupported("除かれた日ばかりで、1日も残りません")
    return Changed(
        recurrence=Recurrence(parts=parts),
        overrides=tuple(overrides.values()),
        rest=tuple(rest),
        doubts=tuple(doubts),
    )


def _meant(original: Moment, times: Times) -> Moment | None:
    """Return the start that a RECURRENCE-ID names: that moment, or the one of that day."""
    if original in times.starts:
        return original
    if isinstance(original, datetime):
        return None
    return next((start for start in times.starts if day_of(start) == original), None)


def _override(
    event: Any, change: Any, meant: Moment, start: Moment, times: Times
) -> tuple[Override | None, list[tuple[str, str]]]:
    """Return the change of ``start``, and what differs besides."""
    day = day_of(start)
    time = start if isinstance(start, datetime) else None
    said = [
        (name, clean(str(change.get(name))))
        for name in _TEXTS
        if change.get(name) and str(change.get(name)) != str(event.get(name, ""))
    ]
    if _is_cancelled(change):
        return Override(day=day, time=time, status=Status.CANCELLED), said
    venue = one_line(str(change.get("LOCATION", "")))
    other_place = bool(venue) and venue != one_line(str(event.get("LOCATION", "")))
    if change.get("DTSTART") is not None:
        first, length = to_tokyo(change["DTSTART"]), length_of(change)
        if (first, length) != (meant, times.length):
            if type(first) is not type(start):
                raise Unsupported("時刻のある日とない日がまじっています")
            now = start + (first - meant)
            moved = Status.SCHEDULED if day_of(now) == day else Status.RESCHEDULED
            if other_place:
                said.append(("LOCATION", venue))
            end = None if length is None else now + length
            return Override(day=day, time=time, status=moved, start=now, end=end), said
    if other_place:
        return Override(day=day, time=time, status=Status.MOVED, venue=venue), said
    return None, said


def _is_cancelled(change: Any) -> bool:
    return str(change.get("STATUS", "")).upper() == "CANCELLED"
