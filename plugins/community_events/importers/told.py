"""Occurrences as our own exports tell them → a Recurrence with its changes and places.

The rules this module keeps: what the sentence says is taken when it says exactly these occurrences,
else the rules of the calendar, else the dates one by one; a date that was moved stands where it was,
with a line of 変更; a place is where most of a part's occurrences are, another one is a change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from community_events.clock import day_of
from community_events.importers.spoken import read_sentence
from community_events.importers.statuses import read_word
from community_events.model.recurrence import (
    Moment,
    Override,
    Part,
    Recurrence,
    Session,
    Single,
    Status,
)
from community_events.occurrences import expand_part, moment_key
from community_events.when import Context

_AS_PLANNED = (Status.SCHEDULED, "", "")
_DAY_OFF = "休み"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One occurrence. ``word``: how it stands with it, "" as planned; ``place``: all names in one text.

    ``of_all``: the word and the reason may be said of the Event as a whole.
    """

    start: Moment
    end: Moment | None
    original: Moment
    word: str = ""
    reason: str = ""
    place: str = ""
    label: str = ""
    uid: str = ""
    of_all: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """``lines``: the sentence as items of 日時; ``places``: of the Event, each one text."""

    recurrence: Recurrence
    overrides: tuple[Override, ...] = ()
    status: Status = Status.SCHEDULED
    reason: str = ""
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def schedule_of(
    sentence: str, told: Sequence[Told], rules: Sequence[Part], context: Context
) -> Schedule:
    """Return the schedule that has the occurrences ``told``, which is not empty.

    ``rules``: the parts of a calendar, for where the sentence cannot be read.
    """
    spoken = read_sentence(sentence, context)
    said = _where_they_were(spoken.recurrence.parts, told) if spoken else ()
    parts = next(
        (parts for parts in (said, tuple(rules)) if parts and _covers(parts, told)), _listed(told)
    )
    parts = _in_order(parts, told)
    kept = spoken is not None and set(map(_bare, parts)) == set(map(_bare, said))
    own, places = _with_places(parts, told)
    status, reason = _of_all(told)
    return Schedule(
        recurrence=Recurrence(parts=own),
        overrides=tuple(_overrides(own, places, told, (status, reason))),
        status=status,
        reason=reason,
        lines=spoken.lines if spoken and kept else (),
        notes=spoken.notes if spoken and kept else (),
        places=places,
    )


def _bare(part: Part) -> Part:
    return replace(part, session=Session(label=part.session.label))


def _where_they_were(parts: Sequence[Part], told: Sequence[Told]) -> tuple[Part, ...]:
    """Return the parts with dates that were moved back where they were announced."""
    known = {start for part in parts for start, _ in expand_part(part, None)}
    moved = {t.start: t for t in told if t.original != t.start and t.original not in known}
    found: list[Part] = []
    for part in parts:
        one = moved.get(part.start) if isinstance(part, Single) else None
        if one is not None and isinstance(part, Single):
            part = replace(part, start=one.original, end=_length(one, one.original), told="")
        found.append(part)
    return tuple(found)


def _length(told: Told, start: Moment) -> Moment | None:
    """Return the end that an occurrence of this length has where it was announced."""
    if told.end is None or isinstance(told.end, datetime) is not isinstance(start, datetime):
        return None if isinstance(start, datetime) else start
    return start + (told.end - told.start)


def _covers(parts: Sequence[Part], told: Sequence[Told]) -> bool:
    """Return whether the parts have these occurrences, and no other in the time that is told of."""
    originals = Counter(t.original for t in told)
    days = [day_of(m) for t in told for m in (t.original, t.start)]
    within = Counter(
        start
        for part in parts
        for start, _ in expand_part(part, None)
        if start in originals or min(days) < day_of(start) < max(days)
    )
    return within == originals


def _listed(told: Sequence[Told]) -> tuple[Part, ...]:
    return tuple(
        Single(start=t.original, end=_length(t, t.original), session=Session(label=t.label))
        for t in sorted(told, key=lambda t: moment_key(t.original))
    )


def _in_order(parts: Sequence[Part], told: Sequence[Told]) -> tuple[Part, ...]:
    """Return the parts in the order in which they are first told of; others where they are."""
    first: dict[Moment, int] = {}
    for number, one in enumerate(told):
        first.setdefault(one.original, number)
    if not any(one.uid for one in told):
        return tuple(parts)
    places = [
        min((first[start] for start, _ in expand_part(part, None) if start in first), default=-1)
        for part in parts
    ]
    known = [n for n, place in enumerate(places) if place >= 0]
    ordered = sorted(known, key=lambda n: places[n])
    moved = dict(zip(known, ordered, strict=True))
    return tuple(parts[moved.get(n, n)] for n in range(len(parts)))


def _with_places(
    parts: Sequence[Part], told: Sequence[Told]
) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """Return the parts, each with a place of its own where they differ, and the Event's places."""
    usual = [_usual_place(_told_of(part, told)) for part in parts]
    known = [place for place in dict.fromkeys(usual) if place]
    known = known or list(dict.fromkeys(t.place for t in told if t.place))[:1]
    if len(known) < 2:
        return tuple(parts), tuple(known)
    own = (
        replace(part, session=replace(part.session, venue=(place,) if place else ()))
        for part, place in zip(parts, usual, strict=True)
    )
    return tuple(own), tuple(known)


def _told_of(part: Part, told: Sequence[Told]) -> list[Told]:
    starts = {start for start, _ in expand_part(part, None)}
    label = part.session.label
    found = [t for t in told if t.original in starts]
    return [t for t in found if t.label == label] or found


def _usual_place(told: Sequence[Told]) -> str:
    counted = Counter(t.place for t in told if read_word(t.word) is not Status.MOVED and t.place)
    return max(counted, key=lambda place: counted[place], default="")


def _of_all(told: Sequence[Told]) -> tuple[Status, str]:
    """Return how it stands with the Event as a whole."""
    said = {(t.word, t.reason) for t in told if t.of_all}
    if len(said) != 1 or any(t.original != t.start for t in told if t.of_all):
        return Status.SCHEDULED, ""
    ((word, reason),) = said
    status = read_word(word)
    if word == _DAY_OFF or status in (None, Status.SCHEDULED):
        return Status.SCHEDULED, ""
    return status or Status.SCHEDULED, reason


def _overrides(
    parts: Sequence[Part], places: tuple[str, ...], told: Sequence[Told], whole: tuple[Status, str]
) -> list[Override]:
    starts = Counter(start for part in parts for start, _ in expand_part(part, None))
    days = Counter(day_of(start) for start in starts.elements())
    usual = {
        t: (part.session.venue or places)[0]
        for part in parts
        for t in _told_of(part, told)
        if part.session.venue or places
    }
    found: list[Override] = []
    for one in told:
        override = _override(one, usual.get(one, ""), whole)
        if override is not None:
            alone = days[day_of(one.original)] == 1
            found.append(override if alone else replace(override, time=one.original))
    return list(dict.fromkeys(found))


def _override(told: Told, usual: str, whole: tuple[Status, str]) -> Override | None:
    status = read_word(told.word)
    moved = told.start != told.original
    elsewhere = told.place if told.place != usual or status is Status.MOVED else ""
    if (status in (None, Status.SCHEDULED) and not moved and not elsewhere) or (
        (status, told.reason) == whole and not moved
    ):
        return None
    status = status or Status.SCHEDULED
    if moved and status in (Status.SCHEDULED, Status.RESCHEDULED):
        same_day = day_of(told.start) == day_of(told.original)
        status = Status.SCHEDULED if same_day else Status.RESCHEDULED
    elif elsewhere and status is Status.SCHEDULED:
        status = Status.MOVED
    return Override(
        day=day_of(told.original),
        status=status,
        start=told.start if moved else None,
        end=told.end if moved else None,
        venue=elsewhere if status is not Status.ONLINE else "",
        reason=told.reason,
        word=_DAY_OFF if told.word == _DAY_OFF else "",
    )
