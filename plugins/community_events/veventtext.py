"""What a VEVENT says in its DESCRIPTION: state and reason, the sentence, the dates by month, the rest.

The rules this module keeps: what became of it stands first, for clients cut a long text; what the page
says of the dates stands here in the same words; nothing depends on the day of the build.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from community_events.clock import day_of
from community_events.model.catalog import Catalog
from community_events.model.records import Event
from community_events.model.recurrence import Moment, Occurrence, Rule, Status
from community_events.monthly import MonthDays, days_by_month
from community_events.particulars import SAMPLE_NOTE, particulars, places_of, way_there
from community_events.wording import change_word, moment_text, status_word

# An Event of so many VEVENTs does not list all of its months in each: a text of two years in every
# one of eight hundred dates would be megabytes that every subscriber fetches twice a day.
MOST_VEVENTS, MOST_MONTHS = 60, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one component says besides its dates; ``day``: its own, None of a whole rule."""

    status: Status
    word: str
    reason: str
    venue: tuple[str, ...]
    label: str
    day: date | None = None
    moved_from: Moment | None = None


def tell_occurrence(occurrence: Occurrence) -> Telling:
    """Return what a written date or a changed day of a rule says."""
    moved = occurrence.start != occurrence.original
    return Telling(
        status=occurrence.status,
        word=change_word(occurrence),
        reason=occurrence.reason,
        venue=occurrence.venue,
        label=occurrence.session.label,
        day=day_of(occurrence.start),
        moved_from=occurrence.original if moved else None,
    )


def tell_rule(event: Event, rule: Rule) -> Telling:
    """Return what the rule as a whole says: the Event's state, or what a change of all days says."""
    status, reason, venue = event.status, event.status_reason, rule.session.venue
    for override in event.overrides:
        if override.day is None and override.time is None and override.start is None:
            status, reason = override.status, override.reason
            venue = (override.venue,) if override.venue else venue
    label = rule.session.label
    return Telling(status=status, word=status_word(status), reason=reason, venue=venue, label=label)


def list_months(occurrences: Sequence[Occurrence]) -> tuple[MonthDays, ...]:
    """Return the months to list; none for one date, which the sentence says already."""
    return days_by_month(occurrences) if len(occurrences) > 1 else ()


def near_months(
    months: tuple[MonthDays, ...], telling: Telling, *, vevents: int
) -> tuple[MonthDays, ...]:
    """Return those of ``months`` that one of so many ``vevents`` lists."""
    if telling.day is None or vevents <= MOST_VEVENTS:
        return months
    first = telling.day.replace(day=1)
    return tuple(month for month in months if month.days[-1][0] >= first)[:MOST_MONTHS]


def description(
    event: Event, telling: Telling, months: Sequence[MonthDays], catalog: Catalog
) -> Iterator[str]:
    """Yield the lines of DESCRIPTION."""
    if event.sample:
        yield SAMPLE_NOTE
    if telling.word:
        yield f"【{telling.word}】{telling.reason}"
    elif telling.reason:
        yield telling.reason
    if telling.moved_from:
        was = moment_text(telling.moved_from, with_year=True, hours24=catalog.hours24)
        yield f"もとの日時: {was}"
    if event.summary:
        yield event.summary
    if event.when_sentence:
        yield event.when_sentence
    yield from (month.line for month in months)
    for label, text in particulars(event, catalog):
        yield f"{label}: {text}"
    if places_of(event, telling.venue, telling.status, catalog):
        for label, text in way_there(event, telling.venue, catalog):
            yield f"{label}: {text}"
