"""Exactly what templates may see of a month as a grid, and of a place that is open or not today.

The rules are those of ``views``: texts ready to print, no None where a text is meant, paths from the root.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDayView:
    """One square of a month: ``number`` 1, ``heading`` 12月1日（火）, ``count`` 3件 or "" when nothing is on.

    ``short_count``: the same where there is hardly any room.

    ``href``: the day in the list. ``titles``: the first few of what is on. ``note``: the holiday's name.
    """

    iso: str
    number: str
    heading: str
    href: str = ""
    count: str = ""
    short_count: str = ""
    titles: tuple[str, ...] = ()
    note: str = ""
    tone: str = ""
    is_today: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthGridView:
    """A month from Sunday to Saturday; None is a square of another month.

    ``weekdays``: 日 as it is seen, 日曜日 as it is read aloud, and its tone.
    """

    caption: str
    weekdays: tuple[tuple[str, str, str], ...]
    weeks: tuple[tuple[GridDayView | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A 居場所: ``today`` says whether it is open today and until when; ``tone`` "open", "closed" or ""."""

    text: str
    href: str
    kana: str = ""
    mark: str = ""
    tone: str = ""
    today: str = ""
    hours: str = ""
    summary: str = ""
    words: tuple[str, ...] = ()
