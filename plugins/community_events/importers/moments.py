"""DTSTART, DTEND, RRULE, RDATE and EXDATE of a calendar's event → a Recurrence in Tokyo.

The rules this module keeps: a rule is unrolled on the wall clock of its own zone and each start is
then taken to Tokyo, so that summer time elsewhere moves it as it should; floating times are Tokyo's;
a zone that nobody knows is an error, not a guess; no end stays no end; seconds are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from community_events.clock import TOKYO, day_of
from community_events.importers.endless import Ends
from community_events.importers.recurring import parts_of, rule_of
from community_events.importers.unrolling import first_of, unroll
from community_events.model.recurrence import Moment, Part, Recurrence, Single
from community_events.occurrences import moment_key

_ONE_DAY = timedelta(days=1)
_FAR = 100  # years that a rule with a COUNT may reach
_Recur = Mapping[str, Sequence[object]]


class UnknownZone(ValueError):
    """A time in a zone that neither the calendar nor the system defines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """``starts``: all of them in Tokyo, sorted; ``length``: None where no end is told."""

    recurrence: Recurrence
    starts: tuple[Moment, ...]
    length: timedelta | None
    doubts: tuple[str, ...] = ()


def read_times(event: Any, today: date, ends: Ends | None = None, key: str = "") -> Times:
    """Return when ``event`` is; ``key``: by which ``ends`` know it. Raises UnknownZone, Unsupported."""
    ends = ends or Ends(today=today)
    own = event["DTSTART"]
    first, length, doubts = to_tokyo(own), *_length(event)
    rules = [_recur(rule) for rule in _list(event.get("RRULE"))]
    gone = _gone(event)
    extra = [
        (start, end)
        for start, end in _rdates(event, length)
        if start not in gone and day_of(start) not in gone
    ]
    if not rules and not extra:
        single = Single(start=first, end=_end(first, length))
        return Times(
            recurrence=Recurrence(parts=(single,)),
            starts=(first,),
            length=length,
            doubts=tuple(doubts),
        )
    goes_on = any(not {"UNTIL", "COUNT"} & set(rule) for rule in rules)
    until, near = ends.choose(key, day_of(first)) if goes_on else (today, None)
    starts, endless = _unrolled(own, rules, until)
    for rule in (_recur(rule) for rule in _list(event.get("EXRULE"))):
        gone |= set(_unrolled(own, [rule], until)[0])
    starts = [s for s in starts if s not in gone and day_of(s) not in gone]
    if endless:
        last = day_of(starts[-1]) if starts else until
        doubts.append(
            f"終わりのないくり返しなので、{last} までにしました"
            + (f"（{near} までと書いてありましたが、近いので延ばしました）" if near else "")
        )
    shift = (day_of(first) - _wall(own.dt).date()).days
    candidate = rule_of(rules[0], first, length, shift=shift) if len(rules) == 1 else None
    parts, left_out = parts_of(starts, length, candidate, today)
    doubts += [left_out] if left_out else []
    known = set(starts)
    singles: list[Part] = [Single(start=s, end=e) for s, e in extra if s not in known]
    together = sorted({*known, *(single.start for single in singles)}, key=moment_key)
    return Times(
        recurrence=Recurrence(parts=(*parts, *singles)),
        starts=tuple(together),
        length=length,
        doubts=tuple(doubts),
    )


def to_tokyo(prop: Any) -> Moment:
    """Return the moment of a property: a date, or aware in Tokyo, whole minutes."""
    return _moment(prop.dt, prop)


def length_of(event: Any) -> timedelta | None:
    """Return how long an event is; None where no end is told."""
    return _length(event)[0]


def _length(event: Any) -> tuple[timedelta | None, list[str]]:
    start, end, duration = to_tokyo(event["DTSTART"]), event.get("DTEND"), event.get("DURATION")
    is_day = not isinstance(start, datetime)
    if end is not None:
        last = to_tokyo(end)
        if isinstance(last, datetime) is is_day:
            return (_ONE_DAY if is_day else None), [
                "終わりと始まりの形が違うので、終わりを書きませんでした"
            ]
        length = last - start
    elif duration is not None:
        length = duration.dt
        length -= timedelta(seconds=length.seconds % 60, microseconds=length.microseconds)
    else:
        return (_ONE_DAY if is_day else None), []
    if length > timedelta(0):
        return (max(timedelta(days=length.days), _ONE_DAY) if is_day else length), []
    said = ["終わりが始まりより前なので、終わりを書きませんでした"] if length else []
    return (_ONE_DAY if is_day else None), said


def _end(start: Moment, length: timedelta | None) -> Moment | None:
    return None if length is None else start + length


def _wall(moment: Moment) -> datetime:
    """Return the wall clock of the moment's own zone."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None, second=0, microsecond=0)
    return datetime.combine(moment, time.min)


def _unrolled(own: Any, rules: list[_Recur], until_day: date) -> tuple[list[Moment], bool]:
    """Return the starts that the rules give, the first always among them; whether one has no end."""
    wall, first = _wall(own.dt), to_tokyo(own)
    zone = own.dt.tzinfo if isinstance(own.dt, datetime) else None
    found: set[Moment] = {first}
    endless = False
    for rule in rules:
        until, has_end = first_of(rule, "UNTIL"), {"UNTIL", "COUNT"} & set(rule)
        if until is not None:
            last = _last(until, zone, is_day=not isinstance(own.dt, datetime))
        elif has_end:
            last = wall.replace(year=min(wall.year + _FAR, 9000), day=min(wall.day, 28))
        else:
            last = datetime.combine(until_day, time.max)
            endless = True
        for start in unroll(rule, wall, last):
            found.add(_in_tokyo(start, zone, is_day=not isinstance(own.dt, datetime)))
    return sorted(found, key=moment_key), endless


def _in_tokyo(wall: datetime, zone: tzinfo | None, *, is_day: bool) -> Moment:
    if is_day:
        return wall.date()
    return wall.replace(tzinfo=zone or TOKYO).astimezone(TOKYO)


def _last(until: object, zone: tzinfo | None, *, is_day: bool) -> datetime:
    """Return UNTIL on the wall clock of the rule's zone; a date means all of that day."""
    if isinstance(until, datetime):
        if is_day:
            return datetime.combine(until.date(), time.max)
        own = zone or TOKYO
        return until.replace(tzinfo=until.tzinfo or own).astimezone(own).replace(tzinfo=None)
    assert isinstance(until, date)
    return datetime.combine(until, time.max)


def _recur(rule: Any) -> _Recur:
    return {str(name).upper(): _list(values) for name, values in rule.items()}


def _rdates(event: Any, length: timedelta | None) -> Iterator[tuple[Moment, Moment | None]]:
    for prop in _list(event.get("RDATE")):
        for one in prop.dts:
            if isinstance(one.dt, tuple):  # a PERIOD: start and end, or start and duration
                begin, end = one.dt
                start = _moment(begin, prop)
                yield start, (start + end if isinstance(end, timedelta) else _moment(end, prop))
            else:
                start = _moment(one.dt, prop)
                yield start, _end(start, length)


def _gone(event: Any) -> set[Moment]:
    """Return what EXDATE takes away: moments, and dates for whole days."""
    return {_moment(one.dt, prop) for prop in _list(event.get("EXDATE")) for one in prop.dts}


def _moment(moment: object, prop: Any) -> Moment:
    if isinstance(moment, datetime) and moment.tzinfo is None:
        zone = str(getattr(prop, "params", {}).get("TZID", ""))
        if zone and zone not in ("Asia/Tokyo", "Japan"):
            raise UnknownZone(f"時間帯「{zone}」が分かりません")
        moment = moment.replace(tzinfo=TOKYO)
    if isinstance(moment, datetime):
        return moment.astimezone(TOKYO).replace(second=0, microsecond=0)
    return moment if isinstance(moment, date) else _no_moment(moment)


def _no_moment(value: object) -> Moment:
    raise UnknownZone(f"「{value!r:.60}」は日時ではありません")


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
