"""Where a rule begins and ends: what an entry must say, and 隔週 must tell.

The rules this module keeps: an entry's rule has a written start and end (``start-missing``,
``end-missing``); 隔週 counts from a date that is an occurrence itself, 隔月 from a month that has
one (``which-week``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from community_events.model.recurrence import (
    Frequency,
    Rule,
    Window,
)
from community_events.occurrences import expand_part
from community_events.when.draft import Draft
from community_events.when.findings import Refused, error
from community_events.when.limits import Limits
from community_events.when.syntax import Repeat
from community_events.when.years import date_words

_ONE_DAY = timedelta(days=1)


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield every day from ``first`` to ``last``, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def refuse_unbounded(
    draft: Draft, repeat: Repeat, lower: date | None, upper: date | None, limits: Limits
) -> Refused:
    """Return start-missing and end-missing, whose help is the text with both written."""
    begin = lower or _first_day(repeat, draft, limits)
    end = upper or year_end(begin)
    ended = upper is not None or draft.count is not None
    head = "" if lower else f"{plain_words(begin)}から"
    tail = "" if ended else f"{plain_words(end)}まで"
    if lower is not None:
        at = draft.lower_place[1]
        edit = (at, at, tail)
    else:
        at = draft.lower_place[0]
        edit = (at, at, head + tail)
    found = []
    words = {"start-missing": (lower is None, "いつから"), "end-missing": (not ended, "いつまで")}
    for code, (missing, what) in words.items():
        if missing:
            found.append(
                error(
                    code,
                    repeat.place,
                    f"くり返しが{what}か、書かれていません",
                    label=f"{what}ですか",
                    edits=[[edit]],
                ).finding
            )
    return Refused(*found)


def _first_day(repeat: Repeat, draft: Draft, limits: Limits) -> date:
    """Return the first day of the rule from today on, to show how a start is written."""
    later = limits.today + timedelta(days=366 * 9)
    fitting = (day for day in days_between(limits.today, later) if fits(day, repeat))
    skips = draft.skips | limits.skips
    return next((day for day in fitting if not skips.covers(day)), limits.today)


def year_end(begin: date) -> date:
    """Return the end of the fiscal year, not sooner than two months after ``begin``."""
    near = begin + timedelta(days=60)
    return date(near.year + (near.month > 3), 3, 31)


def month_end(day: date) -> date:
    """Return the last day of its month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - _ONE_DAY


def plain_words(day: date) -> str:
    """Return a date without its weekday: 2026年12月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def check_anchor(
    draft: Draft, repeat: Repeat, lower: date | None, later: timedelta, begin: date
) -> None:
    """Refuse 隔週 when nothing says which week is the first (rule 8)."""
    if lower is not None and fits(lower + later, repeat):
        return
    if lower is not None and repeat.frequency is Frequency.MONTHLY:
        month = [day for day in days_between(lower, month_end(lower)) if fits(day, repeat)]
        if month:
            return  # 2026年12月から隔月第2土曜 begins in December
    units = {Frequency.DAILY: "日", Frequency.WEEKLY: "週", Frequency.MONTHLY: "月"}
    unit = units.get(repeat.frequency, "年")
    fitting = [day for day in days_between(begin, begin + timedelta(days=92)) if fits(day, repeat)]
    apart = timedelta(days=7 if repeat.frequency is Frequency.WEEKLY else 1)
    choices = fitting[:1] + [day for day in fitting if day >= fitting[0] + apart][:1]
    start, end = draft.lower_place if draft.lower is not None else (repeat.place[0],) * 2
    tail = "" if draft.upper is None else f"{date_words(draft.upper)}まで"
    raise error(
        "which-week",
        repeat.place,
        f"どの{unit}から数えるか分かりません",
        label="最初の日を書きます",
        edits=[[(start, end, f"{date_words(day)}から{tail}")] for day in choices],
    )


def fits(day: date, repeat: Repeat) -> bool:
    """Return whether the rule, from whenever it began, has an occurrence on ``day``."""
    if repeat.week_of is not None or repeat.nth_week:
        return day.weekday() < 5
    probe = Rule(
        start=day,
        length=_ONE_DAY,
        frequency=repeat.frequency,
        weekdays=repeat.weekdays,
        months=repeat.months,
        month_days=repeat.month_days,
    )
    return bool(expand_part(probe, Window(first=day, end=day + _ONE_DAY)))
