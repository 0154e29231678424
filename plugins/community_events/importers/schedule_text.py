"""From a Recurrence and its Overrides to the date texts of an entry, in several ways to say it.

The rules this module keeps: years and weekdays are written; the first form is the one that people
read best, each further one says less elegantly what the form before could not; which of them says
the same as the Recurrence is for the caller to try (``fit``), with our own reader as the judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby

from community_events.clock import day_of
from community_events.importers.date_words import (
    clock,
    iso_text,
    raw_text,
    rule_words,
    single_text,
    time_tail,
)
from community_events.importers.spoken_text import ScheduleText, WhenLine, spoken_forms
from community_events.model.recurrence import (
    Override,
    Part,
    Recurrence,
    Rule,
    Single,
    Status,
)
from community_events.occurrences import expand_part
from community_events.wording import day_text

_Write = Callable[[tuple[Part, ...]], Iterator["WhenLine"]]
# So many single dates stand on lines of their own; more are put together, ten to a line.
_LINES = 8


def schedule_forms(
    recurrence: Recurrence,
    overrides: tuple[Override, ...],
    *,
    lines: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> Iterator[ScheduleText]:
    """Yield the ways to write a schedule, the most readable first.

    ``lines``: items of 日時 that say the same already; ``notes``: what is said behind the dates.
    """
    if not recurrence.parts:
        yield ScheduleText()
        return
    several = _busy_days(recurrence)  # there a change has to say the time, too
    changes = tuple(_change_line(o, several) for o in overrides)
    if lines:
        for form in spoken_forms(recurrence, lines):
            noted = replace(form.when[-1], text=" ".join((form.when[-1].text, *notes)))
            yield replace(form, when=(*form.when[:-1], noted), changes=changes)
    for write in (_in_words, _as_rrule):
        yield _form(recurrence, changes, write)
    listed = _listed(recurrence)
    yield _form(listed, changes, _in_words)
    yield _form(*_moved(listed, overrides, several), _in_words)
    yield _form(*_moved(listed, overrides, several), _as_rrule)


def _form(recurrence: Recurrence, changes: tuple[str, ...], write: _Write) -> ScheduleText:
    rules = [part for part in recurrence.parts if isinstance(part, Rule)]
    excluded = sorted({day for rule in rules for day in rule.exceptions})
    if write is _in_words and len(rules) == 1 == len(recurrence.parts):
        rule = rules[0]
        last = rule.until or day_of(expand_part(rule, None)[-1][0])
        words = rule_words(rule)
        if words:
            return ScheduleText(
                when=(WhenLine(text=words, session=rule.session),),
                period=f"{_plain(day_of(rule.start))}〜{_plain(last)}",
                excluded=_day_lines(excluded),
                changes=changes,
            )
    return ScheduleText(
        when=tuple(write(recurrence.parts)), excluded=_day_lines(excluded), changes=changes
    )


def _in_words(parts: tuple[Part, ...]) -> Iterator[WhenLine]:
    singles = [part for part in parts if isinstance(part, Single)]
    for is_single, group in groupby(parts, key=lambda part: isinstance(part, Single)):
        if is_single:
            yield from _single_lines([p for p in group if isinstance(p, Single)], len(singles))
            continue
        for rule in group:
            assert isinstance(rule, Rule)
            words = rule_words(rule)
            last = rule.until or day_of(expand_part(rule, None)[-1][0])
            text = f"{_plain(day_of(rule.start))}〜{_plain(last)} {words}"
            yield WhenLine(text=text if words else raw_text(rule), session=rule.session)


def _as_rrule(parts: tuple[Part, ...]) -> Iterator[WhenLine]:
    for part in parts:
        text = iso_text(part.start, part.end) if isinstance(part, Single) else raw_text(part)
        yield WhenLine(text=text, session=part.session)


def _single_lines(singles: list[Single], total: int) -> Iterator[WhenLine]:
    if total <= _LINES:
        yield from (WhenLine(text=single_text(s.start, s.end), session=s.session) for s in singles)
        return
    for (tail, session), group in groupby(
        singles, key=lambda s: (time_tail(s.start, s.end), s.session)
    ):
        same = list(group)
        step = 1 if tail is None else 10
        for at in range(0, len(same), step):
            days = "、".join(day_text(s.start, with_year=True) for s in same[at : at + step])
            text = (
                f"{days}{tail}" if tail is not None else single_text(same[at].start, same[at].end)
            )
            yield WhenLine(text=text, session=session)


def _listed(recurrence: Recurrence) -> Recurrence:
    """Return the same dates, each written out."""
    singles = [
        Single(start=start, end=end, session=part.session)
        for part in recurrence.parts
        for start, end in expand_part(part, None)
    ]
    return Recurrence(parts=tuple(singles))


def _moved(
    listed: Recurrence, overrides: tuple[Override, ...], several: set[date]
) -> tuple[Recurrence, tuple[str, ...]]:
    """Return the dates where they are now; a change that takes none elsewhere stays a change."""
    parts: list[Part] = list(listed.parts)
    kept = []
    for override in overrides:
        if override.start is None:
            kept.append(_change_line(override, several))
            continue
        for n, part in enumerate(parts):
            meant = override.time in (None, part.start)
            if meant and day_of(part.start) == override.day and isinstance(part, Single):
                parts[n] = replace(part, start=override.start, end=override.end)
    return Recurrence(parts=tuple(parts)), tuple(kept)


def _busy_days(recurrence: Recurrence) -> set[date]:
    """Return the days on which it happens more than once."""
    count = Counter(
        day_of(start) for part in recurrence.parts for start, _ in expand_part(part, None)
    )
    return {day for day, times in count.items() if times > 1}


def _change_line(override: Override, several: set[date]) -> str:
    """Return ``2026年12月8日（火）: 中止（理由）``."""
    assert override.day is not None
    head = day_text(override.day, with_year=True)
    if isinstance(override.time, datetime) and override.day in several:
        head += f" {clock(override.time)}"
    reason = f"（{override.reason}）" if override.reason else ""
    return f"{head}: {_change_words(override)}{reason}"


def _change_words(override: Override) -> str:
    moved = f"{_new_date(override)} に変更" if override.start else ""
    if override.status is Status.ONLINE:
        return "、".join(filter(None, (moved, "オンライン")))
    elsewhere = f"会場を {override.venue} に変更" if override.venue else ""
    if moved or elsewhere:
        return "、".join(filter(None, (moved, elsewhere)))
    return override.word or _STATUS_WORDS.get(override.status, "中止")


def _new_date(override: Override) -> str:
    """Return where it is now; of the same day the time alone."""
    assert override.start is not None
    tail = time_tail(override.start, override.end)
    same = day_of(override.start) == override.day
    return tail.strip() if tail and same else single_text(override.start, override.end)


_STATUS_WORDS = {
    Status.CANCELLED: "中止",
    Status.POSTPONED: "延期",
    Status.TBD: "日程調整中",
    Status.ONLINE: "オンライン",
}


def _plain(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _day_lines(days: list[date]) -> tuple[str, ...]:
    step = 8
    return tuple(
        "、".join(_plain(day) for day in days[at : at + step]) for at in range(0, len(days), step)
    )
