"""Japanese dates and recurrences: text ⇄ Recurrence.

The way of a text: ``normalise`` → ``tokens`` → ``grammar`` (phrases, ``syntax``) → ``compose`` (what
they mean together, a Draft) → ``resolve`` (parts, within the bounds of the entry). The way back is
``teller`` (a Telling: what is said, in which order, without words) → ``voices`` (one for each
language); ``sentence`` is its door. Words are tables in ``words``; codes are a table in ``findings``.

>>> from datetime import date
>>> from community_events.spans import RawText
>>> reading = read_when(RawText.of("12月5日(土) 10:00〜12:00"), Context(today=date(2026, 11, 21)))
>>> [f"{part.start:%Y-%m-%d %H:%M}" for part in reading.parts]
['2026-12-05 10:00']
"""

from community_events.when.answer import AHEAD, goes_on, when_json
from community_events.when.changes import read_changes
from community_events.when.context import Context, Reading, Schedule, WhenItem
from community_events.when.fields import read_date, read_hours, read_moment, read_period, read_skips
from community_events.when.findings import CODES
from community_events.when.listed import choose_days, listed_until
from community_events.when.reading import read_when
from community_events.when.rule_text import rule_text
from community_events.when.schedule import read_schedule
from community_events.when.sentence import (
    describe,
    describe_dates,
    describe_dates_easy,
    describe_dates_en,
    describe_dates_in,
    describe_easy,
    describe_en,
    describe_in,
    names_in,
)
from community_events.when.sets import DateRange
from community_events.when.standing import as_it_stands

__all__ = [
    "AHEAD",
    "CODES",
    "Context",
    "DateRange",
    "Reading",
    "Schedule",
    "WhenItem",
    "as_it_stands",
    "choose_days",
    "describe",
    "describe_dates",
    "describe_dates_easy",
    "describe_dates_en",
    "describe_dates_in",
    "describe_easy",
    "describe_en",
    "describe_in",
    "goes_on",
    "listed_until",
    "names_in",
    "read_changes",
    "read_date",
    "read_hours",
    "read_moment",
    "read_period",
    "read_schedule",
    "read_skips",
    "read_when",
    "rule_text",
    "when_json",
]
