"""Single days, months and times of day in a language: what lists, chips and leaves are made of.

The rules this module keeps: a date is never without its weekday; an end on another day says so, an
end that nobody wrote is not made up; sentences (``patterned``) and lists say a day alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """Words, and patterns for ``str.format``.

    ``weekdays``, ``short_weekdays``, ``letters``: from Monday; ``months``: from January.
    ``halves``: before and after noon; empty = the 24-hour clock, as ``noon`` then is.
    """

    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    months: tuple[str, ...]
    halves: tuple[str, str] | tuple[()] = ()
    pause: str
    day: str
    yearless: str
    dated: str
    in_brackets: str
    day_unit: str
    month_of: str
    clock_24: str = "{hour}:{minute:02}"
    clock_12: str = "{half} {hour}:{minute:02}"
    noon: str = ""
    midnight: str = "24:00"
    from_to: str
    from_on: str
    next_day: str
    days_later: str
    span: str
    day_clock: str

    def month_text(self, year: int, month: int) -> str:
        """Return a month with its year."""
        return self.month_of.format(year=year, month=self.months[month - 1], number=month)

    def day_text(self, day: date, *, year: bool = True) -> str:
        """Return a date without its weekday."""
        pattern = self.day if year else self.yearless
        return pattern.format(year=day.year, month=self.months[day.month - 1], day=day.day)

    def dated_text(self, day: date, *, year: bool = True) -> str:
        """Return a date with its weekday."""
        return self.dated.format(
            day=self.day_text(day, year=year),
            weekday=self.weekdays[day.weekday()],
            short=self.short_weekdays[day.weekday()],
        )

    def weekday_note(self, day: date) -> str:
        """Return the weekday in brackets."""
        return self.in_brackets.format(text="", note=self.short_weekdays[day.weekday()]).strip()

    def clock_text(self, at: time, *, hours24: bool = False) -> str:
        """Return a time of day."""
        if hours24 or not self.halves:
            return self.clock_24.format(hour=at.hour, minute=at.minute)
        if self.noon and (at.hour, at.minute) == (12, 0):
            return self.noon
        half = self.halves[at.hour >= 12]
        return self.clock_12.format(half=half, hour=(at.hour - 1) % 12 + 1, minute=at.minute)

    def hours_text(
        self, start: time, end: time | None, later: int = 0, *, hours24: bool = False
    ) -> str:
        """Return from when to when; the end lies ``later`` days after the start."""
        begin = self.clock_text(start, hours24=hours24)
        if end is None:
            return self.from_on.format(start=begin)
        if later == 1 and end == time():
            return self.from_to.format(start=begin, end=self.midnight)
        pattern = {0: "{clock}", 1: self.next_day}.get(later, self.days_later)
        finish = pattern.format(clock=self.clock_text(end, hours24=hours24), n=later)
        return self.from_to.format(start=begin, end=finish)


#: The days of ``english.English``, which says its sentences by itself.
ENGLISH_DAYS = DayWords(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    short_weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    halves=("am", "pm"),
    pause=", ",
    day="{day} {month} {year}",
    yearless="{day} {month}",
    dated="{weekday} {day}",
    in_brackets="{text} ({note})",
    day_unit="",
    month_of="{month} {year}",
    clock_12="{hour}:{minute:02} {half}",
    noon="noon",
    midnight="midnight",
    from_to="{start} to {end}",
    from_on="from {start}",
    next_day="{clock} the next day",
    days_later="{clock} {n} days later",
    span="{first} to {last}",
    day_clock="{day}, {clock}",
)
