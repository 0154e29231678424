"""A schedule said in Japanese and read again has the same occurrences."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from community_events.clock import day_of
from community_events.model.recurrence import Moment, Part, Rule, Window
from community_events.occurrences import expand_part
from community_events.spans import RawText
from community_events.when import Context, describe, read_when
from tests.date_schedules import random_schedule

TODAY = date(2026, 11, 21)
LENGTH = timedelta(days=366 * 2)


def occurrences(parts: tuple[Part, ...], first: date) -> list[tuple[Moment, Moment | None]]:
    window = Window(first=TODAY - LENGTH, end=first + LENGTH)
    found = {pair for part in parts for pair in expand_part(part, window)}
    return sorted(found, key=str)


def find_trouble(seed: int) -> str:
    """Return what differs for this seed; "" when nothing does."""
    schedule = random_schedule(seed)
    sentence = describe(schedule)
    first = min(day_of(part.start) for part in schedule.parts)
    bounded = all(not isinstance(part, Rule) or part.is_bounded for part in schedule.parts)
    for strict in (False, True) if bounded else (False,):
        reading = read_when(RawText.of(sentence), Context(today=TODAY, strict=strict))
        if reading.is_error:
            return f"{seed}: {sentence}: {[d.message for d in reading.diagnostics if d.is_error]}"
        expected, found = (occurrences(p, first) for p in (schedule.parts, reading.parts))
        if expected != found:
            different = sorted(set(expected) ^ set(found), key=str)[:3]
            return f"{seed}: {sentence}: {different}"
    return ""


def find_troubles(seeds: range) -> list[str]:
    return [trouble for seed in seeds if (trouble := find_trouble(seed))]


def test_a_schedule_survives_being_said_and_read() -> None:
    assert find_troubles(range(300)) == []


def test_random_schedules_are_of_all_kinds() -> None:
    schedules = [random_schedule(seed) for seed in range(400)]
    rules = [part for s in schedules for part in s.parts if isinstance(part, Rule)]
    assert {rule.frequency for rule in rules} == {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
    assert {rule.interval for rule in rules} == {1, 2, 3}
    assert any(rule.exceptions for rule in rules)
    assert any(rule.count for rule in rules)
    assert any(rule.months for rule in rules)
    assert any(len(s.parts) > 1 for s in schedules)


@pytest.mark.deep
def test_a_hundred_thousand_schedules_survive() -> None:
    assert find_troubles(range(1_000, 101_000)) == []
