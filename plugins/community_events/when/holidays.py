"""Japan's public holidays: the only door to jpholiday, opened when first needed.

The rules this module keeps: 祝日 = the days of 国民の祝日に関する法律, substitute and bridging days
included; equinoxes of years that are not yet decreed are the astronomers' forecast.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=4096)
def name_of_holiday(day: date) -> str | None:
    """Return the name of the public holiday on ``day``, None on any other day.

    >>> from datetime import date
    >>> name_of_holiday(date(2026, 11, 23))
    '勤労感謝の日'
    """
    import jpholiday  # 20 ms to import: most texts never ask

    name = jpholiday.is_holiday_name(day)
    return None if name is None else str(name)


def is_holiday(day: date) -> bool:
    """Return whether ``day`` is a public holiday."""
    return name_of_holiday(day) is not None


def holidays_between(first: date, last: date) -> tuple[date, ...]:
    """Return the public holidays from ``first`` to ``last``, both included."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in days if is_holiday(day))


def find_holiday(name: str, year: int) -> date | None:
    """Return when the holiday called ``name`` is in ``year``."""
    days = holidays_between(date(year, 1, 1), date(year, 12, 31))
    return next((day for day in days if name_of_holiday(day) == name), None)
