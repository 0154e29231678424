"""Exactly what templates may see of a list: its days, and one row for each occurrence.

The rules are those of ``views``: texts ready to print, no None where a text is meant, paths from the root.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, fields

from community_events.sameness import Same


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One occurrence in a list. ``status`` is a Status value, ``status_word`` its word ("" = scheduled).

    ``exhibitors``: the names of those who are there on that day only. ``repeat``: "next" or "more" of
    an Event that repeats (see ``pages.repeats``), else "".
    ``tags``: what a script may refine a list by (``category:food is:free``).
    ``last``: the ISO date of its last day, where that is not its first.
    """

    title: str
    href: str
    iso: str
    day: str
    time: str
    label: str = ""
    place: str = ""
    organizer: str = ""
    summary: str = ""
    fee: str = ""
    booking: str = ""
    status: str = "scheduled"
    status_word: str = ""
    reason: str = ""
    note: str = ""
    exhibitors: str = ""
    mark: str = ""
    last: str = ""
    repeat: str = ""
    tags: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DayView:
    """One day of a list: ``heading`` 12月1日（火）, ``note`` the holiday's name or "".

    The same heading in pieces, for the leaf of a calendar: ``month`` 12月, ``number`` 1, ``unit`` 日,
    ``weekday`` （火）; without them the heading is printed whole. ``tone``: "saturday", "sunday" (also
    a holiday) or "". ``is_today``: when the page was made; a script corrects it. ``repeat``: "more" when
    all its rows are later times of what repeats, "next" when it has nothing but repeats.
    ``anchor``: its id in the page.
    """

    iso: str
    heading: str
    note: str = ""
    rows: tuple[RowView, ...]
    month: str = ""
    number: str = ""
    unit: str = ""
    weekday: str = ""
    tone: str = ""
    is_today: bool = False
    repeat: str = ""
    anchor: str = ""

    def __repr__(self) -> str:
        """Return what digests of Artifacts are made of, made once for all pages that list the day."""
        return _told(Same(self))


@functools.lru_cache(maxsize=4096)
def _told(day: Same[DayView]) -> str:
    told = (f"{field.name}={getattr(day.it, field.name)!r}" for field in fields(DayView))
    return f"DayView({', '.join(told)})"
