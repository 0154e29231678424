"""An edition in another language: its dates, its sentences, and what it understands of set phrases.

The rules this module keeps: the words for days and times are those of the language's Voice, so that
a list and a sentence say a day alike; what has no words is quoted and marked; a name that only
Japanese has stands marked inside the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from community_events import wording
from community_events.clock import day_of
from community_events.model.records import Event, Rack, Venue
from community_events.model.recurrence import Moment, Recurrence
from community_events.render.marked import join_texts
from community_events.render.setphrases import say_phrase
from community_events.render.tongues import Leaf, Tongue
from community_events.when import as_it_stands, describe, describe_in, names_in
from community_events.when.voices import DAYS, VOICES
from community_events.when.voices.daywords import DayWords

# A name is put into a sentence as one sign of a private area, so that it can be found and marked.
_FIRST_SIGN = 0xE000
_SIGN = re.compile("([\ue000-\uf8ff])")


@dataclass(frozen=True, kw_only=True)
class Spoken(Tongue):
    """What an edition speaks whose language has a Voice."""

    @property
    def days(self) -> DayWords:
        """The words for days and times."""
        return DAYS[self.edition.slug]

    def day_text(self, day: Moment, *, with_year: bool = False) -> str:
        return self.days.dated_text(day_of(day), year=with_year)

    def weekday_text(self, day: date) -> str:
        return self.days.weekday_note(day)

    def weekday_letter(self, day: date) -> str:
        return self.days.short_weekdays[day.weekday()]

    def count_mark(self, count: int) -> str:
        return str(count)

    def clock_text(self, moment: datetime) -> str:
        return self.days.clock_text(moment.time(), hours24=self.hours24)

    def time_text(self, start: Moment, end: Moment | None) -> str:
        if not isinstance(start, datetime):
            last = wording.last_day(start, end)
            whole = self.say(wording.ALL_DAY)
            if last == start:
                return whole
            return self.say("%(word)s（%(note)s）", word=whole, note=self._until(last))
        if not isinstance(end, datetime):
            return self.days.hours_text(start.time(), None, hours24=self.hours24)
        later = (end.date() - start.date()).days
        if later < 2:
            return self.days.hours_text(start.time(), end.time(), later, hours24=self.hours24)
        return self.days.from_to.format(start=self.clock_text(start), end=self.moment_text(end))

    def start_text(self, start: Moment) -> str:
        return self.time_text(start, None)

    def moment_text(self, moment: Moment, *, with_year: bool = False) -> str:
        day = self.day_text(moment, with_year=with_year)
        if not isinstance(moment, datetime):
            return day
        return self.days.day_clock.format(day=day, clock=self.clock_text(moment))

    def occasion_text(self, start: Moment, end: Moment | None, *, with_year: bool = False) -> str:
        day = self.day_text(start, with_year=with_year)
        if isinstance(start, datetime):
            return day + self.days.pause + self.time_text(start, end)
        last = wording.last_day(start, end)
        if last == start:
            return day
        with_year = with_year and last.year != start.year
        return self.days.span.format(first=day, last=self.day_text(last, with_year=with_year))

    def month_text(self, year: int, month: int) -> str:
        return self.days.month_text(year, month)

    def leaf(self, day: date, *, with_year: bool = False) -> Leaf:
        month = self.days.months[day.month - 1]
        return Leaf(
            month=self.month_text(day.year, day.month) if with_year else month,
            number=str(day.day),
            unit=self.days.day_unit,
            weekday=self.weekday_text(day),
        )

    def day_chip(self, day: date, last: date) -> str:
        note = self.days.short_weekdays[day.weekday()]
        chip = self.days.in_brackets.format(text=f"{day.day}{self.days.day_unit}", note=note)
        return self.days.span.format(first=chip, last=self.day_text(last)) if last > day else chip

    def holiday_name(self, name: str) -> str:
        return join_texts(" ", (self.say(word) for word in name.split()))

    def when_sentence(self, event: Event) -> str:
        standing = as_it_stands(event.recurrence, event.overrides)
        notes = str(event.when_sentence).removeprefix(describe(standing, hours24=self.hours24))
        return self._told(standing, tuple(note for note in notes.split("。") if note))

    def hours_sentence(self, place: Venue | Rack) -> str:
        return self._told(place.hours, bounds=False)

    def session_name(self, name: str) -> str:
        known = VOICES[self.edition.slug].own_names.get(str(name), "")
        return known[:1].upper() + known[1:] or self.quote(name)

    def phrase(self, text: str) -> str:
        return say_phrase(text, self)

    def _until(self, last: date) -> str:
        return self.say("%(day)sまで", day=self.day_text(last))

    def _told(
        self, recurrence: Recurrence, notes: tuple[str, ...] = (), *, bounds: bool = True
    ) -> str:
        """Return the sentences of a schedule; what only Japanese has a name for is marked."""
        if not recurrence.parts:
            return ""
        known = VOICES[self.edition.slug].own_names
        names = [n for n in names_in(recurrence, notes) if n not in known]
        signs = {name: chr(_FIRST_SIGN + number) for number, name in enumerate(names)}
        said = describe_in(
            self.edition.slug,
            recurrence,
            bounds=bounds,
            hours24=self.hours24,
            names=signs,
            notes=notes,
        )
        by_sign = {sign: self.phrase(name) for name, sign in signs.items()}
        return join_texts("", (by_sign.get(part, part) for part in _SIGN.split(said)))
