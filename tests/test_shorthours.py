"""Short hours say what the sentence says, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from community_events.model.recurrence import Recurrence, Weekday
from community_events.render.shorthours import short_hours
from tests.example_events import FRIDAY, TUESDAY, WEDNESDAY, on, weekly

CASES = [
    ((weekly(TUESDAY, WEDNESDAY),), "火・水 10:00〜15:00", "two days"),
    ((weekly(FRIDAY, TUESDAY, WEDNESDAY, Weekday(day=3)),), "火〜金 10:00〜15:00", "a run"),
    ((weekly(*(Weekday(day=n) for n in range(7))),), "毎日 10:00〜15:00", "all"),
    ((weekly(TUESDAY), weekly(FRIDAY)), "火 10:00〜15:00、金 10:00〜15:00", "two rules"),
    ((on("2026-12-05", "10:00", "12:00"),), "", "a date is no weekly hours"),
    ((replace(weekly(TUESDAY), exceptions=(date(2026, 12, 29),)),), "", "days off are to be told"),
    ((replace(weekly(TUESDAY), interval=2),), "", "every second week"),
    ((weekly(Weekday(day=6, nth=4)),), "", "the fourth Sunday"),
    ((replace(weekly(TUESDAY), length=None),), "", "no end"),
    ((), "", "not told"),
]


@pytest.mark.parametrize(("parts", "short", "reason"), CASES, ids=[c[2] for c in CASES])
def test_hours_are_short_only_where_nothing_is_lost(
    parts: tuple[object, ...], short: str, reason: str
) -> None:
    assert short_hours(Recurrence(parts=parts)) == short, reason  # type: ignore[arg-type]
