"""The Index: every Occurrence once, in order; what is over and what is ahead."""

from __future__ import annotations

from datetime import date, timedelta

from community_events.index import Index, build_index, order
from community_events.model.recurrence import Single
from tests.example_events import SITE, at, make_catalog, make_event

KEY = "ward-office/market"


def _index(*parts: Single, today: str = "2026-11-21") -> Index:
    return build_index(make_catalog(make_event(*parts)), SITE, at(today, "09:00"))


def test_what_began_yesterday_and_still_lasts_is_not_over() -> None:
    index = _index(Single(start=date(2026, 11, 20), end=date(2026, 11, 22)))
    assert len(index.upcoming((KEY,))) == 1
    assert index.past((KEY,)) == ()


def test_an_end_at_midnight_belongs_to_the_day_before() -> None:
    index = _index(Single(start=at("2026-11-20", "22:00"), end=at("2026-11-21", "00:00")))
    assert index.upcoming((KEY,)) == ()


def test_today_is_ahead_even_in_the_evening() -> None:
    single = Single(start=at("2026-11-21", "10:00"), end=at("2026-11-21", "12:00"))
    index = build_index(make_catalog(make_event(single)), SITE, at("2026-11-21", "23:59"))
    assert len(index.upcoming((KEY,))) == 1


def test_lists_end_with_the_window() -> None:
    last = date(2026, 11, 21) + timedelta(days=SITE.days_ahead - 1)
    inside, outside = (Single(start=d, end=d + timedelta(1)) for d in (last, last + timedelta(1)))
    index = _index(inside, outside)
    assert [o.start for o in index.upcoming((KEY,))] == [last]
    assert len(index.occurrences[KEY]) == 2


def test_days_without_a_time_come_before_the_times_of_that_day() -> None:
    index = _index(
        Single(start=at("2026-12-05", "00:00"), end=None),
        Single(start=date(2026, 12, 5), end=date(2026, 12, 6)),
    )
    assert [o.is_all_day for o in sorted(index.occurrences[KEY], key=order)] == [True, False]


def test_the_newest_past_date_comes_first() -> None:
    index = _index(*(Single(start=date(2026, 11, d), end=date(2026, 11, d + 1)) for d in (1, 9, 5)))
    assert [o.start.day for o in index.past((KEY,))] == [9, 5, 1]


def test_an_event_without_dates_is_named_as_such() -> None:
    assert _index().undated((KEY,)) == (KEY,)
