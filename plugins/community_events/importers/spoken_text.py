"""The keys about dates of an entry, filled from a sentence that says them all.

The rule this module keeps: as people write it first (毎週火曜 10:00〜15:00, 期間 and 除く once for all),
then piece by piece as the sentence has it; which of them says the same is for ``fit`` to try.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from community_events.clock import day_of
from community_events.importers.date_words import rule_words, single_text, time_tail
from community_events.model.recurrence import (
    Exclusion,
    Part,
    Recurrence,
    Rule,
    Session,
    Single,
)

_NO_SESSION = Session()
_HOLIDAY = "祝日"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenLine:
    """One item of 日時."""

    text: str
    session: Session = _NO_SESSION


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleText:
    """The values of 日時, 期間, 除く, 祝日 and 変更."""

    when: tuple[WhenLine, ...] = ()
    period: str = ""
    excluded: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


def spoken_forms(recurrence: Recurrence, lines: Sequence[str]) -> Iterator[ScheduleText]:
    """Yield the ways to write ``recurrence``, which ``lines`` say."""
    rules = [part for part in recurrence.parts if isinstance(part, Rule)]
    tails = {(r.excluded, r.until, r.count) for r in rules}
    until = rules[0].until if rules else None
    if len(tails) == 1 and until is not None:
        first = min(day_of(rule.start) for rule in rules)
        rule = rules[0]
        names = tuple(n for name in rule.excluded for n in _excluded(name))
        for skipped in (names, tuple(n for n in names if n != _HOLIDAY)):
            when = tuple(_lines(recurrence.parts, skipped))
            if all(line.text for line in when):
                period = f"{_plain(first)}〜{_plain(until)}"
                yield ScheduleText(when=when, period=period, excluded=skipped)
    if not rules:
        when = tuple(_lines(recurrence.parts, ()))
        if all(line.text for line in when):
            yield ScheduleText(when=when)
    sessions = {part.session for part in recurrence.parts}
    if not any(session.venue for session in sessions):
        yield ScheduleText(when=tuple(WhenLine(text=line) for line in lines))
        return
    if len(lines) == len(recurrence.parts):
        pairs = zip(lines, recurrence.parts, strict=True)
        yield ScheduleText(when=tuple(WhenLine(text=t, session=p.session) for t, p in pairs))


def _lines(parts: Sequence[Part], skipped: Sequence[str]) -> Iterator[WhenLine]:
    """Yield one line for each part, one for all dates that have a name together."""
    for (told, _, session), group in groupby(parts, key=_key):
        members = list(group)
        if told:
            single = members[0]
            assert isinstance(single, Single)
            tail = time_tail(single.start, single.end)
            yield WhenLine(text="" if tail is None else told + tail, session=session)
            continue
        for part in members:
            yield WhenLine(text=_text(part, skipped), session=session)


def _key(part: Part) -> tuple[str, object, Session]:
    told = part.told if isinstance(part, Single) else ""
    tail = time_tail(part.start, part.end) if isinstance(part, Single) and told else None
    return told, tail, part.session


def _text(part: Part, skipped: Sequence[str]) -> str:
    if isinstance(part, Single):
        return single_text(part.start, part.end)
    working = _HOLIDAY in {name.name for name in part.excluded} and _HOLIDAY not in skipped
    words = rule_words(part)
    return words.replace("毎週月曜・火曜・水曜・木曜・金曜", "平日") if working else words


def _excluded(name: Exclusion) -> tuple[str, ...]:
    if name.name:
        return (name.name,)
    return tuple(
        _plain(first) if first == last else f"{_plain(first)}〜{_plain(last)}"
        for first, last in name.ranges
    )


def _plain(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
