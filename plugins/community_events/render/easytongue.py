"""The edition in やさしい日本語: dates in full words, times before and after noon with the 24-hour time.

The rules this module keeps (在留支援のためのやさしい日本語ガイドライン): the western year; から and まで,
never 〜; no slashes; a space between phrases; what an entry says in set phrases is said in easy words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from community_events import wording
from community_events.clock import day_of
from community_events.model.records import Event, Rack, Venue
from community_events.model.recurrence import Moment
from community_events.render.setphrases import say_phrase
from community_events.render.tongues import Leaf, Tongue
from community_events.when import as_it_stands, describe, describe_in
from community_events.when.telling import Hours
from community_events.when.voices import Easy

_VOICES = {hours24: Easy(hours24=hours24) for hours24 in (False, True)}


@dataclass(frozen=True, kw_only=True)
class EasyTongue(Tongue):
    """What the easy edition speaks."""

    def day_text(self, day: Moment, *, with_year: bool = False) -> str:
        day = day_of(day)
        year = f"{day.year}年" if with_year else ""
        return f"{year}{day.month}月{day.day}日{self.weekday_text(day)}"

    def weekday_text(self, day: date) -> str:
        return f"（{wording.WEEKDAYS[day.weekday()]}曜日）"

    def clock_text(self, moment: datetime) -> str:
        return _VOICES[self.hours24].clock(moment.time())

    def time_text(self, start: Moment, end: Moment | None) -> str:
        if not isinstance(start, datetime):
            last = wording.last_day(start, end)
            return "1日中" if last == start else f"1日中 {self.day_text(last)}まで"
        if not isinstance(end, datetime):
            return f"{self.clock_text(start)}から"
        later = (end.date() - start.date()).days
        if later > 1:
            return f"{self.clock_text(start)}から {self.moment_text(end)}まで"
        said = _VOICES[self.hours24].hours(Hours(start=start.time(), end=end.time(), later=later))
        return said.removesuffix("です。")

    def start_text(self, start: Moment) -> str:
        return self.time_text(start, None)

    def moment_text(self, moment: Moment, *, with_year: bool = False) -> str:
        day = self.day_text(moment, with_year=with_year)
        return f"{day}の {self.clock_text(moment)}" if isinstance(moment, datetime) else day

    def occasion_text(self, start: Moment, end: Moment | None, *, with_year: bool = False) -> str:
        day = self.day_text(start, with_year=with_year)
        if isinstance(start, datetime):
            return f"{day} {self.time_text(start, end)}"
        last = wording.last_day(start, end)
        if last == start:
            return day
        with_year = with_year and last.year != start.year
        return f"{day}から {self.day_text(last, with_year=with_year)}まで"

    def leaf(self, day: date, *, with_year: bool = False) -> Leaf:
        month = f"{day.year}年{day.month}月" if with_year else f"{day.month}月"
        weekday = wording.weekday_text(day)
        return Leaf(month=month, number=str(day.day), unit="日", weekday=weekday)

    def day_chip(self, day: date, last: date) -> str:
        until = f"から {self.day_text(last)}まで" if last > day else ""
        return f"{day.day}日{self.weekday_text(day)}{until}"

    def remark(self, text: str, word: str) -> str:
        return f"{text} {word}" if word else text

    def when_sentence(self, event: Event) -> str:
        standing = as_it_stands(event.recurrence, event.overrides)
        if not standing.parts:
            return ""
        notes = str(event.when_sentence).removeprefix(describe(standing, hours24=self.hours24))
        listed = tuple(self.phrase(note) for note in notes.split("。") if note)
        return describe_in("easy", standing, hours24=self.hours24, notes=listed)

    def hours_sentence(self, place: Venue | Rack) -> str:
        if not place.hours.parts:
            return ""
        return describe_in("easy", place.hours, bounds=False, hours24=self.hours24)

    def phrase(self, text: str) -> str:
        return say_phrase(text, self)
