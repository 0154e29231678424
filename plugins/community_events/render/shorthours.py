"""Opening hours in one short line for a list on paper: 月〜金 7:30〜14:00、土 8:00〜15:00.

The rules this module keeps: it says what the sentence says, or it says nothing: hours that are no plain
weekly ones have no short form.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from community_events.model.recurrence import Frequency, Recurrence, Rule
from community_events.wording import time_text

_LETTERS = "月火水木金土日"


def short_hours(hours: Recurrence) -> str:
    """Return weekly hours in short; "" when they are told otherwise than by weekday and clock."""
    lines: list[str] = []
    for part in hours.parts:
        if not isinstance(part, Rule) or not _is_plain(part):
            return ""
        start = part.start
        assert part.length is not None
        days = sorted(day.day for day in part.weekdays) or list(range(7))
        lines.append(f"{_days(days)} {time_text(start, start + part.length, hours24=True)}")
    return "、".join(lines)


def _is_plain(rule: Rule) -> bool:
    every_day = rule.frequency is Frequency.DAILY and not rule.weekdays
    weekly = rule.frequency is Frequency.WEEKLY and bool(rule.weekdays)
    others = (rule.months, rule.month_days, rule.exceptions, rule.session.label)
    plain = rule.interval == 1 and not any(others) and not any(d.nth for d in rule.weekdays)
    return (
        plain
        and (every_day or weekly)
        and isinstance(rule.start, datetime)
        and rule.length is not None
    )


def _days(days: Sequence[int]) -> str:
    """Return days of the week, runs of three and more joined.

    >>> _days([0, 1, 2, 3, 4]), _days([1, 4]), _days(list(range(7)))
    ('月〜金', '火・金', '毎日')
    """
    if len(days) == len(_LETTERS):
        return "毎日"
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    told = (
        f"{_LETTERS[run[0]]}〜{_LETTERS[run[-1]]}"
        if len(run) > 2
        else "・".join(_LETTERS[day] for day in run)
        for run in runs
    )
    return "・".join(told)
