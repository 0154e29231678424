"""What the grammar finds in a text: phrases, each with its place, nothing yet decided.

The rules this module keeps: a phrase says what is written and no more (a missing year is None,
a bare 3 o'clock is a 3); places are offsets in the normalised text; what the phrases *mean*
together is decided by ``compose``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from community_events.model.recurrence import Frequency, Weekday

Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One date as written.

    ``style`` = how: "年", "/", ".", "-", "8", "名" a name, "en" Dec 5, "en-day" 5 Dec.
    ``day`` 0 means: the name decides (``name``). ``month_at``: where a year would be inserted.
    ``also``: the name of a day that is written beside the date and must be the same (勤労感謝の日).
    ``nth``: which of these weekdays of its month it must be (第1土曜); 0 where that is not written.
    """

    place: Place
    day: int
    month: int | None = None
    year: int | None = None
    next_year: bool = False
    weekdays: tuple[int, ...] = ()
    weekday_place: Place = (0, 0)
    holiday: bool = False
    style: str = "年"
    name: str = ""
    month_at: int = 0
    last_of_month: bool = False
    era: str = ""
    also: str = ""
    also_place: Place = (0, 0)
    nth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRange:
    """``first`` to ``last``; None where 〜 or まで stands with nothing before or behind it."""

    place: Place
    first: Day | None
    last: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Dates in a row."""

    place: Place
    items: tuple[Day | DayRange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One time of day as written; ``part`` = 午前 "am", 午後 "pm", "morning", … or "".

    ``suffix``: the part stands behind, where English lets it speak for the start too (7-9pm).
    """

    place: Place
    hour: int
    minute: int = 0
    part: str = ""
    padded: bool = False
    next_day: bool = False
    approximate: bool = False
    noon: bool = False
    suffix: bool = False
    iso: bool = False
    offset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A time or a time span; ``minutes``: a length instead of an end.

    ``word``: 開演 and the like; ``led``: it stands before the time.
    ``notes``: the places of remarks in between: 13:30(開場13:00)〜15:30.
    """

    place: Place
    first: Clock
    last: Clock | None = None
    minutes: int | None = None
    minutes_approximate: bool = False
    label: str = ""
    word: str = ""
    led: bool = False
    dashed: bool = False
    notes: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Time spans in a row: one session each."""

    place: Place
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuous:
    """From a date and time to another date and time, without a break."""

    place: Place
    first: Day
    first_clock: Clock
    last: Day
    last_clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class AllDay:
    """終日; or 開館時間中 (``opening``)."""

    place: Place
    opening: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month, with or without its year."""

    place: Place
    month: int
    year: int | None = None
    next_year: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """Months before a rule: a list, or from ``items[0]`` to ``items[1]`` (``is_range``).

    ``open_end``: 12月から; ``open_start``: 3月まで.
    """

    place: Place
    items: tuple[Month, ...]
    is_range: bool = False
    parity: int | None = None
    every_year: bool = False
    open_end: bool = False
    open_start: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A recurrence as written.

    ``working_days``: 平日, public holidays left out. ``and_holidays``: 土日祝.
    ``week_of``: the working days of the week of the nth weekday (第4月曜の週の平日).
    ``nth_week``: 第4週の平日, whose meaning depends on who reads it.
    ``explicit``: 毎週 or something as clear is written. ``in_week``: 第2週の土曜.
    ``skips``: …おき, which some count differently.
    """

    place: Place
    frequency: Frequency
    interval: int = 1
    weekdays: tuple[Weekday, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    working_days: bool = False
    and_holidays: bool = False
    week_of: Weekday | None = None
    nth_week: tuple[int, ...] = ()
    explicit: bool = True
    in_week: bool = False
    skips: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is left out: public holidays, a named set, weekdays, days, months, …"""

    place: Place
    holidays: bool = False
    closure: str = ""
    inline: DayRange | None = None
    weekdays: tuple[Weekday, ...] = ()
    weeks: tuple[int, ...] = ()
    days: Days | None = None
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptions:
    """…を除く, …は休み."""

    place: Place
    items: tuple[Left, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidaysHeld:
    """祝日も開催."""

    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """全5回 / 全3日 / 5回."""

    place: Place
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Often:
    """月2回, 週1回, 1日2回, (2回公演): so many times in every ``unit`` (年, 月, 週, 日)."""

    place: Place
    number: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOn:
    """いずれも土曜: every listed date must be one of these."""

    place: Place
    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjust:
    """初日は13時から, 最終日は15時まで, 土日祝は17時まで.

    ``who``: "first", "last", or "" for ``weekdays`` and, with ``holidays``, public holidays;
    or "days" for ``days``. ``spans``: all hours of those days instead of ``first``/``last``.
    """

    place: Place
    who: str
    weekdays: tuple[int, ...] = ()
    holidays: bool = False
    days: Days | None = None
    first: Clock | None = None
    last: Clock | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A length in brackets: (約90分)."""

    place: Place
    minutes: int
    approximate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Words that are no date: 小雨決行, 受付9:30〜; ``reception``/``end_only``: with a time."""

    place: Place
    reception: bool = False
    end_only: bool = False
    rain_date: bool = False
    days: Days | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """土日の場合は翌平日, 12月は第3水曜: a rule that moves its days.

    ``weekends``/``holidays``: which days move; ``shift``: 翌日 +1, 前日 -1, 翌平日 "next" …
    ``repeat``: the rule that holds in ``months`` instead.
    """

    place: Place
    weekends: tuple[int, ...] = ()
    holidays: bool = False
    shift: str = ""
    months: tuple[int, ...] = ()
    repeat: Repeat | None = None


Phrase: TypeAlias = (
    Days
    | Times
    | Continuous
    | AllDay
    | Months
    | Repeat
    | Exceptions
    | HolidaysHeld
    | Count
    | Often
    | AllOn
    | Adjust
    | About
    | Note
    | Moves
)
