"""From which date to which: months before a rule.

The rule this module keeps: a month with its year bounds the rule; a month without one is every
year's, and asked about (rule 2); but 12月の毎週土曜 is the next December.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from community_events.model.recurrence import Frequency
from community_events.when.context import Context
from community_events.when.findings import Finding, error, warning
from community_events.when.grammar_left import list_months
from community_events.when.syntax import Months, Repeat

_NO_BOUNDS: tuple[None, None] = (None, None)


def read_bounds(
    months: Sequence[Months], repeat: Repeat, context: Context, findings: list[Finding]
) -> tuple[tuple[int, ...], tuple[date | None, date | None]]:
    """Return (months of every year, first and last day) of all the months before a rule."""
    if not months:
        return (), _NO_BOUNDS
    if len(months) > 1:
        raise error(
            "several-rules-in-one",
            months[1].place,
            "月の書き方が2つあります",
            label="1行に1つの決まりを書きます",
        )
    numbers, bounds = read_month_bounds(months[0], repeat, context, findings)
    return numbers, bounds or _NO_BOUNDS


def read_month_bounds(
    months: Months, repeat: Repeat, context: Context, findings: list[Finding]
) -> tuple[tuple[int, ...], tuple[date | None, date | None] | None]:
    """Return (months of every year, bounds): one of them says what the months mean."""
    if months.parity is not None:
        return list_months((), parity=months.parity), None
    numbers = tuple(item.month for item in months.items)
    for item in months.items:
        if not 1 <= item.month <= 12:
            raise error("no-such-date", item.place, f"{item.month}月という月はありません")
    if months.every_year:
        return list_months(numbers, is_range=months.is_range), None
    if months.open_end or months.open_start:
        return (), _open_bounds(months, context)
    if any(item.year for item in months.items):
        bounds = month_range(months)
        inside = () if months.is_range or len(numbers) == 1 else list_months(numbers)
        return inside, bounds
    if any(item.next_year for item in months.items):
        year = context.today.year + (numbers[0] < context.today.month)
        if context.strict:
            raise _year_missing(months, year)
        first = replace(months.items[0], year=year)
        return (), month_range(replace(months, items=(first, *months.items[1:])))
    weekly = repeat.frequency in (Frequency.WEEKLY, Frequency.DAILY)
    if len(numbers) == 1 and weekly:
        year = context.today.year + (numbers[0] < context.today.month)
        if context.strict:
            raise _year_missing(months, year)
        return (), whole_month(year, numbers[0])
    findings.append(
        warning(
            "month-every-year",
            months.place,
            "年のない月なので、毎年のこととして読みました",
            label="毎年ですか",
            edits=[[(months.place[0], months.place[0], "毎年")]],
        )
    )
    return list_months(numbers, is_range=months.is_range), None


def _open_bounds(months: Months, context: Context) -> tuple[date | None, date | None]:
    """Return the one bound of 12月から or 3月まで."""
    month = months.items[0]
    year = month.year
    if year is None:
        year = context.today.year + (month.month < context.today.month)
        if context.strict:
            raise _year_missing(months, year)
    first, last = whole_month(year, month.month)
    return (first, None) if months.open_end else (None, last)


def _year_missing(months: Months, year: int) -> Exception:
    return error(
        "year-missing",
        months.place,
        f"「{months.items[0].month}月」の年が書かれていません",
        label="何年ですか",
        edits=[[(months.place[0], months.place[0], f"{year}年")]],
    )


def month_range(months: Months) -> tuple[date, date]:
    """Return the first and last day of months of which the first has its year."""
    first, last = months.items[0], months.items[-1]
    if first.year is None:
        raise error(
            "year-missing",
            first.place,
            f"「{first.month}月」の年が書かれていません",
            label="何年ですか",
        )
    year = last.year
    if year is None:
        year = first.year + (1 if last.next_year or last.month < first.month else 0)
    begins, _ = whole_month(first.year, first.month)
    _, ends = whole_month(year, last.month)
    if ends < begins:
        raise error(
            "end-before-start",
            last.place,
            f"終わりの{year}年{last.month}月が、始まりより前です",
            label="始まりより前です",
        )
    return begins, ends


def whole_month(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
