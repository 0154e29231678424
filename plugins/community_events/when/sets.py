"""Named sets of dates and everything else that is left out of a recurrence.

The rules this module keeps (rule 7): 祝日 = public holidays; a name means what the vocabulary says;
年末年始 without such a set is 12-29 … 01-03 with a warning; any other unknown name is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from community_events.model.recurrence import Exclusion, Weekday
from community_events.when.findings import Finding, error, warning
from community_events.when.holidays import is_holiday
from community_events.when.syntax import Days, Left
from community_events.when.words import DEFAULT_CLOSURE, WEEKDAYS
from community_events.when.years import Calendar, Found, year_edit

YEARS = 2
"""A recurrence never runs longer than so many years."""

LONGEST = timedelta(days=366 * YEARS)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """From ``first`` to ``last``, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSkip:
    """One thing that is left out, and where in its text that stands.

    ``named``: 祝日 or a set of the vocabulary. ``phrase``: the place of the whole list with its 除く.
    """

    place: tuple[int, int]
    skips: Skips
    named: bool = False
    phrase: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skips:
    """The dates on which nothing happens, and what they are called."""

    holidays: bool = False
    ranges: tuple[DateRange, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    weeks: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    names: tuple[Exclusion, ...] = field(default=())
    written: tuple[WrittenSkip, ...] = ()

    def covers(self, day: date) -> bool:
        """Return whether nothing happens on ``day``."""
        return (
            any(item.first <= day <= item.last for item in self.ranges)
            or day.month in self.months
            or (day.day - 1) // 7 + 1 in self.weeks
            or any(is_nth(day, weekday) for weekday in self.weekdays)
            or (self.holidays and is_holiday(day))
        )

    def __or__(self, other: Skips) -> Skips:
        return Skips(
            holidays=self.holidays or other.holidays,
            ranges=self.ranges + other.ranges,
            weekdays=self.weekdays + other.weekdays,
            weeks=self.weeks + other.weeks,
            months=self.months + other.months,
            names=tuple(dict.fromkeys(self.names + other.names)),
            written=self.written + other.written,
        )


NO_SKIPS = Skips()
HOLIDAYS_OUT = Skips(holidays=True, names=(Exclusion(name="祝日"),))


def is_nth(day: date, weekday: Weekday) -> bool:
    """Return whether ``day`` is such a weekday of its month (nth 0 = any, -1 = the last)."""
    if day.weekday() != weekday.day:
        return False
    if weekday.nth < 0:
        return (day + timedelta(days=7)).month != day.month
    return weekday.nth == 0 or (day.day - 1) // 7 + 1 == weekday.nth


def read_left(
    left: Left,
    *,
    calendar: Calendar,
    closures: Mapping[str, tuple[DateRange, ...]],
    findings: list[Finding],
) -> Skips:
    """Return the dates that one item of 除く means; raises Refused for an unknown name."""
    if left.closure:
        skips = _closure(left, calendar=calendar, closures=closures, findings=findings)
    elif left.days is not None:
        ranges = _ranges(left, calendar)
        pairs = tuple((item.first, item.last) for item in ranges)
        skips = Skips(ranges=ranges, names=(Exclusion(ranges=pairs),))
    else:
        skips = Skips(weekdays=left.weekdays, weeks=left.weeks, months=left.months)
    if left.holidays:
        skips |= HOLIDAYS_OUT
    return replace(skips, written=tuple(_written(left, skips)))


def _written(left: Left, skips: Skips) -> Iterator[WrittenSkip]:
    """Yield what is left out, every date or span of dates by itself."""
    if left.days is not None and not left.closure:
        for item, span in zip(left.days.items, skips.ranges, strict=True):
            one = Skips(ranges=(span,))
            yield WrittenSkip(place=item.place, skips=one, phrase=left.place)
    else:
        named = bool(left.closure or left.holidays)
        yield WrittenSkip(place=left.place, skips=skips, named=named, phrase=left.place)


def _ranges(left: Left, calendar: Calendar) -> tuple[DateRange, ...]:
    assert left.days is not None
    ranges = []
    for item in calendar.find_all(left.days):
        if isinstance(item, Found):
            refuse_missing_year(item, calendar)
            ranges.append(DateRange(first=item.date, last=item.date))
            continue
        if item.first is None or item.last is None:
            raise error(
                "open-end",
                item.written.place,
                "休みの期間の片方の日がありません",
                label="始まりと終わりの両方を書きます",
            )
        refuse_missing_year(item.first, calendar)
        ranges.append(DateRange(first=item.first.date, last=item.last.date))
    return tuple(ranges)


def refuse_missing_year(found: Found, calendar: Calendar) -> None:
    """Raise year-missing in an entry for a date whose year was guessed."""
    if calendar.strict and found.guessed:
        day = found.day
        raise error(
            "year-missing",
            day.place,
            f"「{found.date.month}月{found.date.day}日」の年が書かれていません",
            label="何年ですか",
            edits=[[year_edit(day, found.date.year)]],
        )


def _closure(
    left: Left,
    *,
    calendar: Calendar,
    closures: Mapping[str, tuple[DateRange, ...]],
    findings: list[Finding],
) -> Skips:
    name = left.closure
    inline = left.inline
    if inline is not None and inline.first is not None and inline.last is not None:
        first, last = inline.first, inline.last
        if first.year is not None:
            items = calendar.find_all(_days_of(left))
            found = items[0]
            assert not isinstance(found, Found)
            assert found.first is not None
            assert found.last is not None
            return _named(name, (DateRange(first=found.first.date, last=found.last.date),))
        return _named(
            name,
            _every_year(
                calendar.today,
                (first.month or 1, first.day),
                (last.month or first.month or 1, last.day),
            ),
        )
    known = closures.get(name)
    if known is not None:
        return _named(name, known)
    if name != DEFAULT_CLOSURE:
        near = "、".join(sorted(closures))
        raise error(
            "unknown-closure",
            left.place,
            f"「{name}」がいつか、登録されていません"
            + (f"（登録されているもの: {near}）" if near else ""),
            label="日付で書きます",
            edits=[[(*left.place, example_range(calendar.today))]],
        )
    findings.append(
        warning(
            "closure-assumed",
            left.place,
            f"「{name}」の日付が登録されていないので、12月29日〜1月3日と読みました",
            label="12月29日〜1月3日",
            edits=[[(*left.place, f"{name}(12月29日〜1月3日)")]],
        )
    )
    return _named(name, _every_year(calendar.today, (12, 29), (1, 3)))


def example_range(today: date) -> str:
    """Return a range of dates to show how one is written."""
    return f"{today.year}年12月29日〜{today.year + 1}年1月3日"


def _days_of(left: Left) -> Days:
    assert left.inline is not None
    return Days(place=left.place, items=(left.inline,))


def _named(name: str, ranges: tuple[DateRange, ...]) -> Skips:
    pairs = tuple((item.first, item.last) for item in ranges)
    return Skips(ranges=ranges, names=(Exclusion(name=name, ranges=pairs),))


def _every_year(
    today: date, first: tuple[int, int], last: tuple[int, int]
) -> tuple[DateRange, ...]:
    """Return the same days of every year that a recurrence seen from today can reach."""
    over = 1 if last < first else 0
    ranges = []
    for year in range(today.year - 2, today.year + 2 * YEARS + 2):
        try:
            ranges.append(DateRange(first=date(year, *first), last=date(year + over, *last)))
        except ValueError:  # 29 February
            continue
    return tuple(ranges)


def within(
    skips: Skips, first: date, last: date, gone: Iterable[date] = ()
) -> tuple[Exclusion, ...]:
    """Return the names of what is left out, with only the ranges that touch first–last.

    ``gone``: the dates that a rule loses; weekdays have a name here only where they take one.
    """
    kept = []
    for name in skips.names:
        ranges = tuple(r for r in name.ranges if r[0] <= last and r[1] >= first)
        if ranges or not name.ranges:
            kept.append(replace(name, ranges=ranges))
    lost = tuple(gone)
    for weekday in dict.fromkeys(skips.weekdays):
        if any(is_nth(day, weekday) for day in lost):
            nth = {0: "", -1: "最終"}.get(weekday.nth, f"第{weekday.nth}")
            kept.append(Exclusion(name=f"{nth}{WEEKDAYS[weekday.day]}曜日"))
    return tuple(kept)
