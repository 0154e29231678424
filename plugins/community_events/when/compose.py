"""What the phrases of a text mean together: a Draft, still without the bounds of the entry.

The rules this module keeps: one text is either dates with times or one recurrence with one set of
times; a span of dates with one span of times is that time on every day (rule 5); what does not
fit together is refused, nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from community_events.model.recurrence import Single
from community_events.when.asked import (
    ask_about_dates,
    ask_long,
    ask_working_days,
    drop_approximations,
)
from community_events.when.bounds import read_bounds
from community_events.when.clocks import (
    TimeOfDay,
    approximate,
    read_clock_alone,
)
from community_events.when.context import Context
from community_events.when.dated import date_item
from community_events.when.draft import DaySpan, Draft, Group, OtherTimes
from community_events.when.findings import Finding, error, warning
from community_events.when.moments import make_single
from community_events.when.normalise import NormalText
from community_events.when.offsets import explain_continuous, explain_offset, to_tokyo
from community_events.when.other_times import read_other_times
from community_events.when.places import with_mark
from community_events.when.sessions import read_spans
from community_events.when.sets import NO_SKIPS, read_left
from community_events.when.syntax import (
    About,
    Adjust,
    AllDay,
    AllOn,
    Continuous,
    Count,
    Days,
    Exceptions,
    HolidaysHeld,
    Months,
    Moves,
    Note,
    Often,
    Phrase,
    Repeat,
    Times,
)
from community_events.when.unfit import (
    add_length,
    check_all_on,
    check_often,
    check_sessions,
    check_total,
    every_week,
    refuse_dates_and_rule,
    refuse_no_dates,
    refuse_no_start,
    refuse_several_rules,
    refuse_stray,
)
from community_events.when.years import (
    Calendar,
    Found,
    FoundRange,
)


class Composer:
    """Takes the phrases of one text in order; ``compose`` is the way in."""

    def __init__(self, text: NormalText, context: Context, findings: list[Finding]) -> None:
        """Warnings are added to ``findings``."""
        self.text = text
        self.context = context
        self.findings = findings
        self.calendar = Calendar(context.today, strict=context.strict, findings=findings)
        self.groups: list[Group] = []
        self.singles: list[Single] = []
        self.repeats: list[Repeat] = []
        self.months: list[Months] = []
        self.adjusts: list[OtherTimes] = []
        self.about: About | None = None
        self.count: Count | None = None
        self.all_on: list[AllOn] = []
        self.often: list[Often] = []
        self.moves: Moves | None = None
        self.skips = NO_SKIPS
        self.holidays_held = False
        self.notes: list[str] = []
        self.found: list[Found] = []
        self.exceptions: list[Exceptions] = []
        self.timeless: list[Note] = []
        self.early: list[TimeOfDay] | None = None
        self.early_phrase: Times | None = None
        self.all_day: list[AllDay] = []
        self.lower_place = (0, 0)

    def take(self, phrase: Phrase) -> None:
        """Put one phrase where it belongs."""
        take: Callable[[Phrase], None] = getattr(self, f"_take_{type(phrase).__name__.lower()}")
        take(phrase)

    def _take_days(self, phrase: Days) -> None:
        items = self.calendar.find_all(phrase)
        if not self.groups or self.groups[-1].times is not None:
            self.groups.append(Group(place=phrase.place, times=self.early))
            self.early = None
        group = self.groups[-1]
        group.days += items
        group.place = (group.place[0], phrase.place[1])
        for item in items:
            both = (item,) if isinstance(item, Found) else (item.first, item.last)
            self.found += [found for found in both if found is not None]

    def _take_times(self, phrase: Times) -> None:
        times = read_spans(phrase.spans, self.findings)
        self.notes += [self.text.written(*note) for span in phrase.spans for note in span.notes]
        for clock in (c for span in phrase.spans for c in (span.first, span.last) if c):
            if clock.offset is not None and clock.offset != 540:
                times = to_tokyo(clock.place, clock.offset, times, self.findings)
                break
        if not self.groups:
            self.early, self.early_phrase = (self.early or []) + times, phrase
            return
        explain_offset(self.groups[-1].days, phrase, times, self.findings)
        group = self.groups[-1]
        group.times = (group.times or []) + times
        group.place = (group.place[0], phrase.place[1])

    def _take_continuous(self, phrase: Continuous) -> None:
        first = self.calendar.find(phrase.first)
        items = self.calendar.find_all(Days(place=phrase.last.place, items=(phrase.last,)))
        last = items[0]
        assert isinstance(last, Found)
        start = read_clock_alone(phrase.first_clock, self.findings)
        carried = phrase.last_clock
        end = read_clock_alone(carried, self.findings, is_end=True)
        shift = 540 - phrase.first_clock.offset if phrase.first_clock.offset is not None else 0
        shift_end = 540 - carried.offset if carried.offset is not None else shift
        if shift or shift_end:
            to_tokyo(phrase.first_clock.place, 540 - shift, [], self.findings)
        length = (last.date - first.date).days * 24 * 60 + end + shift_end
        if length <= start + shift:
            raise error(
                "end-before-start",
                (phrase.last.place[0], phrase.last_clock.place[1]),
                "終わりが、始まりより前です",
                label="始まりより前です",
                related=((*phrase.first.place, ""),),
            )
        if shift or shift_end:
            explain_continuous(phrase.place, first.date, start + shift, length, self.findings)
        self.found += [first, last]
        ask_long(phrase.place, first.date, last.date, self.findings)
        self.singles.append(make_single(first.date, TimeOfDay(start=start + shift, end=length)))

    def _take_allday(self, phrase: AllDay) -> None:
        self.all_day.append(phrase)
        if phrase.opening:
            self.notes.append(self.text.written(*phrase.place))

    def _take_months(self, phrase: Months) -> None:
        self.months.append(phrase)

    def _take_repeat(self, phrase: Repeat) -> None:
        before = self.repeats[-1] if self.repeats else None
        if before is not None and before.working_days and phrase.weekdays == before.weekdays:
            self.findings.append(ask_working_days(before, phrase, self.text))
        else:
            self.repeats.append(phrase)

    def _take_exceptions(self, phrase: Exceptions) -> None:
        self.exceptions.append(phrase)

    def _take_holidaysheld(self, phrase: HolidaysHeld) -> None:
        self.holidays_held = True

    def _take_count(self, phrase: Count) -> None:
        self.count = phrase

    def _take_often(self, phrase: Often) -> None:
        self.often.append(phrase)

    def _take_allon(self, phrase: AllOn) -> None:
        self.all_on.append(phrase)

    def _take_adjust(self, phrase: Adjust) -> None:
        last = self.groups[-1].days[-1] if self.groups else None
        other, found = read_other_times(phrase, last, self.calendar, self.text, self.findings)
        self.adjusts.append(other)
        self.found += found

    def _take_about(self, phrase: About) -> None:
        self.about = phrase

    def _take_moves(self, phrase: Moves) -> None:
        self.moves = phrase

    def _take_note(self, phrase: Note) -> None:
        self.notes.append(self.text.written(*phrase.place))
        if phrase.reception or phrase.end_only:
            self.timeless.append(phrase)
        if phrase.days is not None:
            before = self.calendar.previous
            self.calendar.find_all(phrase.days)
            self.calendar.previous = before
        if phrase.rain_date:
            start, end = with_mark(self.text.text, *phrase.place)
            self.findings.append(
                warning(
                    "rain-date",
                    phrase.place,
                    "雨天の予備日は「予備日」の項目に書きます（ここでは開催日になりません）",
                    label="「予備日:」の行に移します",
                    edits=[[(start, end, "")]],
                )
            )

    def finish(self) -> Draft:
        """Return the Draft once all phrases are taken."""
        self._read_every()
        if len(self.repeats) > 1:
            raise refuse_several_rules(self.repeats, self.text)
        repeat = self.repeats[0] if self.repeats else None
        whole = (0, len(self.text.text))
        draft = self._dates(whole) if repeat is None else self._rule(repeat, whole)
        if self.found:
            self.calendar.previous = min(self.found, key=lambda found: found.date)
        for phrase in self.exceptions:
            for left in phrase.items:
                found = read_left(
                    left,
                    calendar=self.calendar,
                    closures=self.context.closures,
                    findings=self.findings,
                )
                written = tuple(replace(item, phrase=phrase.place) for item in found.written)
                found = replace(found, written=written)
                draft = replace(draft, skips=draft.skips | found)
        ask_about_dates(
            self.found,
            self._listed(),
            self.text,
            self.context,
            self.findings,
            is_rule=repeat is not None,
        )
        drop_approximations(self.text, self.findings)
        for stray in self._strays(draft):
            raise refuse_stray(stray, self.text)
        return replace(
            draft,
            notes=tuple(self.notes),
            holidays_held=self.holidays_held,
            adjusts=tuple(self.adjusts),
        )

    def _read_every(self) -> None:
        """Read 各土曜日 where no date is written as every Saturday."""
        if self.repeats or self.groups or self.singles:
            return
        for all_on in self.all_on:
            if self.text.text.startswith("各", all_on.place[0]):
                self.repeats.append(every_week(all_on))
                self.all_on.remove(all_on)
                return

    def _listed(self) -> list[Found | FoundRange]:
        return [item for group in self.groups for item in group.days]

    def _times(self) -> tuple[TimeOfDay, ...]:
        times = [t for group in self.groups for t in group.times or ()]
        return tuple(self._with_length(times + (self.early or [])))

    def _with_length(self, times: list[TimeOfDay]) -> list[TimeOfDay]:
        if self.about is None:
            return times
        if self.about.approximate:
            self.findings.append(approximate(self.about.place))
        return add_length(times, self.about, self.text)

    def _strays(self, draft: Draft) -> Iterator[Phrase]:
        """Yield what was written and would have no effect (rule 0)."""
        timed = draft.times or any(group.times for group in self.groups)
        spans = [item for item in draft.dates if isinstance(item, DaySpan)]
        if self.about is not None and not timed:
            yield self.about
        if not spans and draft.repeat is None:
            yield from (other.adjust for other in self.adjusts)
        for other in self.adjusts if spans else ():
            if not all(any(s.first <= day <= s.last for s in spans) for day in other.days):
                yield other.adjust
        if draft.repeat is not None:
            yield from self.all_on
        if timed or self.singles:
            yield from self.all_day
        if self.singles and self.early_phrase is not None:
            yield self.early_phrase

    def _rule(self, repeat: Repeat, whole: tuple[int, int]) -> Draft:
        times = self._times()
        if self.singles:
            raise refuse_dates_and_rule(whole)
        if not times and self.timeless:
            raise refuse_no_start(self.timeless[0], self.text)
        lower, upper = None, None
        for item in (item for group in self.groups for item in group.days):
            if isinstance(item, Found):
                raise refuse_dates_and_rule(item.day.place)
            self.lower_place = item.written.place
            if item.first is not None and lower is None:
                lower = item.first.date
            if item.last is not None and upper is None:
                upper = item.last.date
        months, bounds = read_bounds(self.months, repeat, self.context, self.findings)
        lower = max(filter(None, (lower, bounds[0])), default=None)
        upper = min(filter(None, (upper, bounds[1])), default=None)
        if bounds != (None, None) or (lower and upper):
            repeat = replace(repeat, explicit=True)  # 12月1日〜22日の火曜 is every Tuesday of them
        repeat = check_often(self.often, repeat, len(times), self.text)
        return Draft(
            place=whole,
            repeat=repeat,
            times=times,
            months=months,
            lower=lower,
            upper=upper,
            count=self.count,
            moves=self.moves,
            lower_place=self.lower_place,
        )

    def _dates(self, whole: tuple[int, int]) -> Draft:
        stray: Phrase | None = self.moves or (self.months[0] if self.months else None)
        if stray is not None:
            raise error(
                "date-unreadable",
                stray.place,
                f"「{self.text.written(*stray.place)}」だけでは、何日か分かりません",
                label="日付を書きます",
            )
        if not self.groups and not self.singles:
            raise refuse_no_dates(
                whole, self.text, self.context, has_time=bool(self.early or self.timeless)
            )
        timed = [group for group in self.groups if group.times is not None]
        if timed and len(timed) < len(self.groups):
            bare = next(group for group in self.groups if group.times is None)
            raise error(
                "half-written-span",
                bare.place,
                f"「{self.text.written(*bare.place)}」の時刻が書かれていません",
                label="ここにも時刻を書きます",
            )
        if not timed and self.timeless and not self.singles:
            raise refuse_no_start(self.timeless[0], self.text)
        dates: list[Single | DaySpan] = list(self.singles)
        for group in self.groups:
            times = None if group.times is None else self._with_length(group.times)
            for item in group.days:
                dates += date_item(
                    item,
                    times,
                    self.text,
                    self.findings,
                    adjusts=tuple(self.adjusts),
                    closed=bool(self.exceptions),
                )
        check_sessions(self.often, dates, self.text)
        check_total(self.count, dates, self._listed(), self.text)
        for all_on in self.all_on:
            check_all_on(all_on, self.found)
        return Draft(place=whole, dates=tuple(dates))


def compose(
    phrases: tuple[Phrase, ...], text: NormalText, context: Context, findings: list[Finding]
) -> Draft:
    """Return what ``phrases`` mean together; raises Refused, adds warnings to ``findings``."""
    composer = Composer(text, context, findings)
    for phrase in phrases:
        composer.take(phrase)
    return composer.finish()
