"""Starts of a recurrence → parts of ours: rules where a rule says exactly these, else single dates.

The rules this module keeps: a rule is only written when it was unrolled again and gave the same
starts; it is cut into pieces of at most two years, as entries have it (rule 8); a list has at most
800 dates; of more, those that are over for half a year or more than two years ahead are left out,
and that is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from community_events.clock import TOKYO, day_of
from community_events.importers.endless import two_years_after
from community_events.importers.unrolling import Unsupported, first_of
from community_events.model.recurrence import (
    Frequency,
    Moment,
    Part,
    Rule,
    Single,
    Weekday,
)
from community_events.occurrences import LIMIT, expand_part

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PIECE = timedelta(days=720)
_PAST = timedelta(days=180)
_SUBSET = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "WKST"}
# Fewer than this many dates to a piece are better written out.
_SPARSE = 4


def parts_of(
    starts: Sequence[Moment], length: timedelta | None, rule: Rule | None, today: date
) -> tuple[tuple[Part, ...], str]:
    """Return the parts that say ``starts``, and what was left out. Raises Unsupported."""
    starts, left_out = _near(starts, today) if len(starts) > LIMIT else (list(starts), "")
    dense = len(starts) > 2 and len(starts) >= _SPARSE * (
        (day_of(starts[-1]) - day_of(starts[0])) // _PIECE
    )
    pieces = _pieces(starts, rule) if rule is not None and dense else None
    if pieces is not None and len(starts) >= _SPARSE * len(pieces):
        return tuple(pieces), left_out
    if len(starts) > LIMIT:
        raise Unsupported(f"1つの決まりで書けないくり返しで、{LIMIT}回を超えます")
    return tuple(Single(start=s, end=_end(s, length)) for s in starts), left_out


def _end(start: Moment, length: timedelta | None) -> Moment | None:
    if length is not None:
        return start + length
    return None if isinstance(start, datetime) else start + timedelta(days=1)


def _near(starts: Sequence[Moment], today: date) -> tuple[list[Moment], str]:
    last = two_years_after(today)
    near = [s for s in starts if today - _PAST <= day_of(s) <= last]
    kept = near or list(starts[-LIMIT:])
    return kept, (
        f"{len(starts):,}回あるので、{day_of(kept[0])} から {day_of(kept[-1])} までにしました"
        if len(kept) < len(starts)
        else ""
    )


def _pieces(starts: Sequence[Moment], rule: Rule) -> list[Part] | None:
    """Return rules that say exactly ``starts``, or None."""
    pieces: list[Part] = []
    rest = list(starts)
    while rest:
        here = [s for s in rest[: LIMIT - 1] if day_of(s) - day_of(rest[0]) < _PIECE]
        piece = replace(rule, start=here[0], until=day_of(here[-1]), count=None)
        says = [start for start, _ in expand_part(piece, None)]
        days = {day_of(s) for s in here}
        extra = {day_of(s) for s in set(says) - set(here)}
        if set(here) - set(says) or extra & days or len(extra) > len(here):
            return None
        pieces.append(replace(piece, exceptions=tuple(sorted(extra))))
        rest = rest[len(here) :]
    return pieces


def rule_of(
    recur: Mapping[str, Sequence[object]],
    start: Moment,
    length: timedelta | None,
    *,
    shift: int = 0,
) -> Rule | None:
    """Return the rule of ours that may say the same; None when it is outside of our subset.

    ``shift``: by how many days Tokyo's date is ahead of that in the rule's own zone.
    """
    frequency = str(first_of(recur, "FREQ")).upper()
    if frequency not in set(Frequency) or set(recur) - _SUBSET:
        return None
    try:
        weekdays = tuple(_weekday(str(day), shift) for day in recur.get("BYDAY", ()))
        months = tuple(int(str(month)) for month in recur.get("BYMONTH", ()))
        month_days = tuple(int(str(day)) for day in recur.get("BYMONTHDAY", ()))
        interval = int(str(first_of(recur, "INTERVAL") or 1))
    except ValueError:
        return None
    if frequency == Frequency.YEARLY and not months:
        if weekdays:
            return None
        months = (day_of(start).month,)
    if weekdays and (month_days or (shift and any(day.nth for day in weekdays))):
        return None
    if frequency == Frequency.WEEKLY and not weekdays:
        weekdays = (Weekday(day=day_of(start).weekday()),)
    week_start = str(first_of(recur, "WKST") or "MO")
    return Rule(
        start=start,
        length=length,
        frequency=Frequency(frequency),
        interval=interval,
        weekdays=tuple(dict.fromkeys(weekdays)),
        months=tuple(sorted(set(months))),
        month_days=month_days,
        week_start=_CODES.index(week_start) if week_start in _CODES and interval > 1 else 0,
    )


def exact_rule(event: Any, start: Moment, length: timedelta | None) -> Rule | None:
    """Return the one RRULE of a VEVENT with its EXDATE as it is written, or None."""
    recur = {str(name).upper(): list(values) for name, values in event["RRULE"].items()}
    rule = rule_of(recur, start, length)
    if rule is None:
        return None
    count, until = first_of(recur, "COUNT"), first_of(recur, "UNTIL")
    gone = event.get("EXDATE")
    props = gone if isinstance(gone, list) else [gone] if gone is not None else []
    return replace(
        rule,
        count=int(str(count)) if count is not None else None,
        until=_tokyo_day(until) if isinstance(until, date) else None,
        exceptions=tuple(sorted(_tokyo_day(one.dt) for prop in props for one in prop.dts)),
    )


def _tokyo_day(moment: Moment) -> date:
    aware = isinstance(moment, datetime) and moment.tzinfo is None
    return day_of(
        moment.replace(tzinfo=TOKYO) if aware and isinstance(moment, datetime) else moment
    )


def _weekday(text: str, shift: int) -> Weekday:
    day = (_CODES.index(text[-2:].upper()) + shift) % 7
    return Weekday(nth=int(text[:-2] or 0), day=day)
