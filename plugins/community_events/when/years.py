"""Which date a written date is: the year, the weekday, the calendar.

The rules this module keeps (rule 2): a wrong weekday is an error, never a guess; without a year
it is the one within −31 … +365 days of today in which the weekday is right, without a weekday the
first on or after today; in an entry (``strict``) there is no guessing; a date behind another one
takes its year and month.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from community_events.when.findings import Edit, Finding, error, warning
from community_events.when.holidays import find_holiday, is_holiday
from community_events.when.shared import share_weekdays
from community_events.when.syntax import Day, DayRange, Days
from community_events.when.words import ERAS, FIXED_DATES, WEEKDAYS

NEAR = 92
"""A range without years may run over the year's end for so many days."""

FAR = 300
FIRST_YEAR, LAST_YEAR = 1868, 2200
"""A year outside is a slip of the pen; eras begin with Meiji."""

_PAST = 31
_AHEAD = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date in the calendar; ``day`` = as it was written; ``guessed`` = its year was not."""

    date: date
    day: Day
    guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRange:
    """From ``first`` to ``last``, inclusive; None where the text leaves it open."""

    written: DayRange
    first: Found | None
    last: Found | None


class Calendar:
    """Finds dates in the order in which they are written; ``today`` anchors the first year."""

    __slots__ = ("findings", "previous", "strict", "today")

    def __init__(self, today: date, *, strict: bool, findings: list[Finding]) -> None:
        """Warnings are added to ``findings``."""
        self.today = today
        self.strict = strict
        self.findings = findings
        self.previous: Found | None = None

    def find_all(self, days: Days) -> tuple[Found | FoundRange, ...]:
        """Return the dates of one phrase."""
        return tuple(self._item(item) for item in share_weekdays(days).items)

    def find(self, day: Day) -> Found:
        """Return the date of ``day``, its year taken from the date before it."""
        return self._place(day, in_range=False)

    def _item(self, item: Day | DayRange) -> Found | FoundRange:
        if isinstance(item, Day):
            return self.find(item)
        first = None if item.first is None else self.find(item.first)
        last = None
        if item.last is not None:
            last = self._place(item.last, in_range=first is not None)
        if first is not None and last is not None and last.date < first.date:
            raise error(
                "end-before-start",
                last.day.place,
                f"終わりの日 {date_words(last.date)} が、始まりの日 {date_words(first.date)} より前です",
                label="始まりより前です",
                related=((*first.day.place, ""),),
            )
        return FoundRange(written=item, first=first, last=last)

    def _place(self, day: Day, *, in_range: bool) -> Found:
        if len(day.weekdays) > 1:
            raise error(
                "weekday-mismatch",
                day.weekday_place,
                "1つの日付に、曜日が2つ以上書かれています",
                label="曜日は1つです",
            )
        found = self._year_written(day) or self._year_carried(day, in_range=in_range)
        found = found or self._year_guessed(day)
        self._check_name(found)
        _check_nth(found)
        if day.holiday and not is_holiday(found.date):
            self.findings.append(
                warning(
                    "not-a-holiday",
                    day.weekday_place,
                    f"「祝」とありますが、{date_words(found.date)}は祝日ではありません",
                    label="祝日ではありません",
                    edits=[[(*day.weekday_place, f"({WEEKDAYS[found.date.weekday()]})")]],
                )
            )
        self.previous = found
        return found

    def _check_name(self, found: Found) -> None:
        """Refuse 12月5日(勤労感謝の日)."""
        day = found.day
        if not day.also:
            return
        fixed = FIXED_DATES.get(day.also)
        year = found.date.year
        when = date(year, *fixed) if fixed else find_holiday(day.also, year)
        if when == found.date:
            return
        edits = [] if when is None else [[(*day.place, date_words(when))]]
        raise error(
            "not-a-holiday",
            day.also_place,
            f"{date_words(found.date)}は、{day.also}ではありません",
            label=f"{day.also}ではありません",
            edits=[[(*day.place, date_words(found.date))], *edits],
        )

    def _year_written(self, day: Day) -> Found | None:
        year = day.year
        if year is None and day.next_year:
            base = self.today.year if self.previous is None else self.previous.date.year
            if self.previous is None:
                raise error(
                    "relative-date",
                    day.place,
                    "「翌年」がどの年の次か分かりません",
                    label="年を書きます",
                )
            year = base + 1
        if year is None:
            return None
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise error(
                "year-out-of-range",
                day.place,
                f"{year}年は、ここで使える年（{FIRST_YEAR}〜{LAST_YEAR}年）ではありません",
                label="年を確かめてください",
            )
        when = _in_year(day, year)
        if when is None:
            raise _no_such_date(day, year)
        if day.era:
            _check_era(day, when)
        self._check_weekday(day, when)
        return Found(date=when, day=day)

    def _year_carried(self, day: Day, *, in_range: bool) -> Found | None:
        """Return the date that follows the one before it: 12月28日〜1月4日, 12月5日・6日."""
        before = self.previous
        if before is None:
            return None
        if day.month is None and not day.name:
            day = replace(day, month=before.date.month)
            when = _in_year(day, before.date.year)
            if when is None:
                raise _no_such_date(day, before.date.year)
            self._check_weekday(day, when)
            if when < before.date and not in_range and not day.weekdays:
                raise error(
                    "dates-backwards",
                    day.place,
                    f"「{day.day}日」が何月か分かりません。前の日付より前になります",
                    label="月を書きます",
                )
            return Found(date=when, day=day, guessed=before.guessed)
        years = [before.date.year, before.date.year + 1]
        if day.weekdays and not in_range:
            years.append(before.date.year - 1)
        dates = [when for year in years if (when := _in_year(day, year)) is not None]
        later = [when for when in dates if when >= before.date] or dates
        if not dates:
            raise _no_such_date(day, before.date.year)
        if day.weekdays:
            ordered = later + [when for when in dates if when not in later]
            right = [when for when in ordered if when.weekday() == day.weekdays[0]]
            if not right or abs((right[0] - before.date).days) > _AHEAD:
                self._check_weekday(day, later[0])
            chosen = right[0]
            near = min(dates, key=lambda when: abs((when - before.date).days))
            if abs((chosen - before.date).days) > NEAR >= abs((near - before.date).days):
                self._check_weekday(day, near)  # the day meant is near, its weekday wrong
        else:
            chosen = later[0]
        if chosen.year != before.date.year and abs((chosen - before.date).days) > NEAR:
            edits = [year_edit(day, chosen.year)]
            if before.guessed:
                edits.append(year_edit(before.day, before.date.year))
            raise error(
                "year-missing",
                day.place,
                f"「{_short(day)}」の年が書かれていません。年をまたぐと92日より離れます",
                label="何年ですか",
                edits=[edits],
            )
        return Found(date=chosen, day=day, guessed=before.guessed)

    def _year_guessed(self, day: Day) -> Found:
        if day.month is None and not day.name:
            raise error(
                "date-unreadable",
                day.place,
                f"「{day.day}日」が何月か分かりません",
                label="月を書きます",
            )
        first = self.today - timedelta(days=_PAST)
        last = self.today + timedelta(days=_AHEAD)
        years = range(first.year, last.year + 1)
        dates = [when for year in years if (when := _in_year(day, year)) is not None]
        near = [when for when in dates if first <= when <= last]
        ahead = [when for when in near if when >= self.today]
        if not near:
            raise _no_such_date(day, self.today.year + (1 if self._is_over(day) else 0))
        if day.weekdays:
            right = [when for when in near if when.weekday() == day.weekdays[0]]
            if not right:
                self._check_weekday(day, (ahead or near)[0])
            chosen = right[0]
        else:
            chosen = (ahead or near)[0]
        return Found(date=chosen, day=day, guessed=True)

    def _is_over(self, day: Day) -> bool:
        return (day.month or 0, day.day) < (self.today.month, self.today.day)

    def _check_weekday(self, day: Day, when: date) -> None:
        if not day.weekdays or when.weekday() == day.weekdays[0]:
            return
        written = day.weekdays[0]
        near = min(
            (when + timedelta(days=n) for n in range(-3, 4)),
            key=lambda other: (other.weekday() != written, abs((other - when).days)),
        )
        raise error(
            "weekday-mismatch",
            day.weekday_place if day.weekday_place[1] else day.place,
            f"{when.year}年{when.month}月{when.day}日は{WEEKDAYS[when.weekday()]}曜日です。"
            f"{WEEKDAYS[written]}曜日なら{date_words(near).partition('(')[0]}です",
            label=f"{WEEKDAYS[when.weekday()]}曜日です",
            edits=[[(*day.place, date_words(when))], [(*day.place, date_words(near))]],
            related=((day.place[0], max(day.weekday_place[0], day.place[0] + 1), ""),),
        )


def year_edit(day: Day, year: int) -> Edit:
    """Return the edit that writes the year of ``day``, in the style in which it is written."""
    words = {"/": f"{year}/", ".": f"{year}.", "en": f" {year}", "en-day": f" {year}"}.get(
        day.style, f"{year}年"
    )
    return day.month_at, day.month_at, words


def date_words(day: date) -> str:
    """Return how a date is written: 2026年12月5日(土)."""
    return f"{day.year}年{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})"


def _short(day: Day) -> str:
    return day.name or f"{day.month}月{day.day}日"


def _in_year(day: Day, year: int) -> date | None:
    if day.name and not day.day:
        return find_holiday(day.name, year) if 1949 <= year <= 2150 else None
    month = day.month or 0
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    last = calendar.monthrange(year, month)[1]
    number = last if day.last_of_month else day.day
    return date(year, month, number) if 1 <= number <= last else None


def _no_such_date(day: Day, year: int) -> Exception:
    month = day.month or 0
    if 1 <= month <= 12:
        last = calendar.monthrange(year if 1 <= year <= 9999 else 2000, month)[1]
        label = f"{year}年{month}月は{last}日までです"
        edits = [[(*day.place, date_words(date(year, month, last)))]] if 1 <= year <= 9999 else []
    else:
        label, edits = "月は1〜12です", []
    return error(
        "no-such-date",
        day.place,
        f"{month}月{day.day}日という日は、{year}年にはありません",
        label=label,
        edits=edits,
    )


def _check_nth(found: Found) -> None:
    """Refuse 12月5日（第2土曜); the weekday itself is right already."""
    day, when = found.day, found.date
    nth = (when.day + 6) // 7
    if day.nth in (0, nth):
        return
    name = WEEKDAYS[when.weekday()]
    other = when + timedelta(days=7 * (day.nth - nth))
    edits = [[(*day.place, date_words(when))]]
    if other.month == when.month:
        edits.append([(*day.place, date_words(other))])
    raise error(
        "weekday-mismatch",
        day.weekday_place,
        f"{date_words(when)}は第{nth}{name}曜日です。第{day.nth}{name}曜日ではありません",
        label=f"第{nth}{name}曜日です",
        edits=edits,
    )


def _check_era(day: Day, when: date) -> None:
    _, _, first, last = ERAS[day.era]
    if date(*first) <= when <= date(*last):
        return
    right = next(
        (
            (name, before)
            for name, before, begins, ends in ERAS.values()
            if date(*begins) <= when <= date(*ends)
        ),
        None,
    )
    hint = "" if right is None else f"{right[0]}{when.year - right[1]}年"
    raise error(
        "no-such-era",
        day.place,
        f"{when.year}年{when.month}月{when.day}日は{day.era}ではありません",
        label=f"{hint}です" if hint else "",
        help=f"{hint}{when.month}月{when.day}日" if hint else "",
    )
