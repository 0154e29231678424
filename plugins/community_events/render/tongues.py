"""How an edition says what has structure: dates, times, states, fees, and the interface's words.

The rules this module keeps: views say nothing by themselves but through a Tongue; what has no
translation yet is said in Japanese and marked so; what a contributor wrote is quoted, never
translated. To write the sentences of a language: a subclass that overrides what it can say better,
and its row in ``languages.TONGUES``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from markupsafe import Markup

from community_events import wording
from community_events.editions import JAPANESE, Edition
from community_events.messages import N_
from community_events.model.records import Event, Rack, Venue
from community_events.model.recurrence import Moment, Occurrence, Status
from community_events.render.marked import fill_in, is_japanese, join_texts, mark
from community_events.schema import BOOKING_STATES, SELECTION

LIST = N_("、")
SIDE_BY_SIDE = N_("・")
# 国民の祝日に関する法律; days between and after them have names of their own.
_HOLIDAYS = (
    *(N_("元日"), N_("成人の日"), N_("建国記念の日"), N_("天皇誕生日"), N_("春分の日")),
    *(N_("昭和の日"), N_("憲法記念日"), N_("みどりの日"), N_("こどもの日"), N_("海の日")),
    *(N_("山の日"), N_("敬老の日"), N_("秋分の日"), N_("スポーツの日"), N_("文化の日")),
    *(N_("勤労感謝の日"), N_("国民の休日"), N_("振替休日")),
)
_BOOKING_WORDS = dict(BOOKING_STATES)
_SELECTION_WORDS = dict(SELECTION)
SOURCE_LANG = "ja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A day in the pieces of a calendar's leaf; one after the other they read as the day."""

    month: str
    number: str
    unit: str
    weekday: str


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """What an edition speaks. The methods say it in Japanese; a subclass says it in its language."""

    edition: Edition = JAPANESE
    messages: Mapping[str, str] = field(default_factory=dict)
    hours24: bool = False

    # The words of the interface, and what others wrote.

    def say(self, message: str, /, **values: object) -> str:
        """Return the words for ``message`` with its ``%(name)s`` filled in.

        >>> Tongue().say("%(n)s件", n=3)
        '3件'
        """
        words = self.messages.get(message, "") or self.quote(message)
        return fill_in(words, values) if values else words

    def quote(self, text: str) -> str:
        """Return a Japanese text as this edition shows it: marked where the page is not Japanese."""
        return text if self.edition.is_japanese else mark(text, SOURCE_LANG)

    def quote_html(self, body: Markup) -> Markup:
        """Return a Japanese body as this edition shows it."""
        if not body or self.edition.is_japanese or not is_japanese(body):
            return body
        return Markup('<div lang="{}">\n{}\n</div>').format(SOURCE_LANG, body)

    def join(self, texts: Iterable[str], separator: str = SIDE_BY_SIDE) -> str:
        """Return the texts that are not empty as one: side by side, or as a LIST."""
        return join_texts(self.say(separator) if separator else self.edition.space, texts)

    # Dates and times.

    def day_text(self, day: Moment, *, with_year: bool = False) -> str:
        """Return the date with its weekday: 12月1日（火）."""
        return self.quote(wording.day_text(day, with_year=with_year))

    def weekday_text(self, day: date) -> str:
        """Return the weekday in brackets: （火）."""
        return self.quote(wording.weekday_text(day))

    def weekday_letter(self, day: date) -> str:
        """Return the weekday as it stands over a column of a calendar: 火."""
        return self.quote("月火水木金土日"[day.weekday()])

    def count_mark(self, count: int) -> str:
        """Return a number of Events as it fits into the square of a calendar: 3件."""
        return self.quote(f"{count}件")

    def clock_text(self, moment: datetime) -> str:
        """Return the time of day: 午後1時30分."""
        return self.quote(wording.clock_text(moment, hours24=self.hours24))

    def time_text(self, start: Moment, end: Moment | None) -> str:
        """Return from when to when on the day of ``start``: 午前10時〜午後3時."""
        return self.quote(wording.time_text(start, end, hours24=self.hours24))

    def start_text(self, start: Moment) -> str:
        """Return when it begins, to tell parts of a day apart: 10:00から."""
        return self.quote(wording.time_text(start, None, hours24=True))

    def moment_text(self, moment: Moment, *, with_year: bool = False) -> str:
        """Return the date and, where there is one, the time: 12月10日（木）午後5時."""
        return self.quote(wording.moment_text(moment, with_year=with_year, hours24=self.hours24))

    def occasion_text(self, start: Moment, end: Moment | None, *, with_year: bool = False) -> str:
        """Return the date and from when to when: 12月1日（火）午前10時〜午後3時."""
        return self.quote(
            wording.occasion_text(start, end, with_year=with_year, hours24=self.hours24)
        )

    def month_text(self, year: int, month: int) -> str:
        """Return a month with its year."""
        return self.say("%(year)s年%(month)s月", year=year, month=month)

    def leaf(self, day: date, *, with_year: bool = False) -> Leaf:
        """Return the day in the pieces of a calendar's leaf."""
        month = f"{day.year}年{day.month}月" if with_year else f"{day.month}月"
        return Leaf(
            month=self.quote(month),
            number=str(day.day),
            unit=self.quote("日"),
            weekday=self.weekday_text(day),
        )

    def day_chip(self, day: date, last: date) -> str:
        """Return a day under the heading of its month: 8（火）, 8（火）〜12月10日（木）."""
        until = f"〜{wording.day_text(last)}" if last > day else ""
        return self.quote(f"{day.day}{wording.weekday_text(day)}{until}")

    def holiday_name(self, name: str) -> str:
        """Return the name of a public holiday; "" for none."""
        return self._word(name)

    def remark(self, text: str, word: str) -> str:
        """Return a text with a word right after it: 8（火）中止."""
        return join_texts(self.edition.space, (text, word))

    # What is said of an Event, a Venue, a Rack.

    def when_sentence(self, event: Event) -> str:
        """Return the sentence of an Event's dates."""
        return self.quote(event.when_sentence)

    def hours_sentence(self, place: Venue | Rack) -> str:
        """Return the sentence of when a place is open."""
        return self.quote(place.hours_sentence)

    def status_word(self, status: Status) -> str:
        """Return the word for a status; "" when it takes place as announced."""
        return self._word(wording.status_word(status))

    def change_word(self, occurrence: Occurrence) -> str:
        """Return the word for what differs on this Occurrence; or ""."""
        return self._word(wording.change_word(occurrence))

    def booking_word(self, state: str) -> str:
        """Return the word for a booking state; "" for none."""
        return self._word(_BOOKING_WORDS.get(state, ""))

    def selection_word(self, selection: str) -> str:
        """Return how is chosen when more apply than may come; or ""."""
        return self._word(_SELECTION_WORDS.get(selection, ""))

    def fee_lines(self, fee: tuple[str, ...]) -> tuple[str, ...]:
        """Return what it costs, one line each."""
        return tuple(self.phrase(line) for line in fee)

    def apply_text(self, text: str) -> str:
        """Return whether one must apply, as the contributor wrote it: 不要, 必要（…）."""
        return self.phrase(text)

    def session_name(self, name: str) -> str:
        """Return what a part of a day is called: 午前の部."""
        return self.quote(name)

    def phrase(self, text: str) -> str:
        """Return what a contributor wrote; set phrases (どなたでも, 20人) as the edition says them."""
        return self.quote(text)

    def marked_title(self, title: str, status: Status, *, sample: bool) -> str:
        """Return a title with 【見本】 and the state at its head; never twice."""
        words, rest = wording.split_title(title, status, sample)
        heads = (self.say("【%(word)s】", word=self._word(word)) for word in words)
        return join_texts("", (*heads, self.quote(rest)))

    def _word(self, word: str) -> str:
        return self.say(word) if word else ""


#: The words as they are written: for paper, and wherever there is one language only.
PLAIN = Tongue()
