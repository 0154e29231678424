"""The common questions: what counts as an answer, and that nothing untold does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from community_events.facets import FACETS, days_of_weekend, facets_of, occurrences_of
from community_events.index import build_index
from community_events.model.recurrence import Single
from tests.example_events import SITE, at, make_catalog, make_event, on

NOW = at("2026-11-21", "09:00")
SILENT: dict[str, Any] = {"fee": (), "apply": "", "category": (), "audience": ()}


@pytest.mark.parametrize(
    ("told", "found", "reason"),
    [
        ({}, set(), "what was not told is no answer"),
        ({"fee": ("無料",)}, {"free"}, "free"),
        ({"fee": ("無料（お茶は有料）",)}, {"free"}, "to come in is free"),
        ({"fee": ("子ども 無料", "大人 300円")}, set(), "free for some only"),
        ({"fee": ("見るだけなら無料",)}, set(), "free under a condition"),
        ({"apply": "不要"}, {"no-booking"}, "no booking"),
        ({"apply": "不要（オンラインの人はメールをください）"}, {"no-booking"}, "none on the spot"),
        ({"apply": "電話で予約（あいていれば当日も可）"}, set(), "booking"),
        ({"audience": ("小学生と保護者",)}, {"children"}, "for children by its audience"),
        ({"eligibility": "3歳からの子どもと大人"}, {"children"}, "by who may come"),
        ({"category": ("children",)}, {"children"}, "by its kind"),
        ({"ease": ("with-children",)}, {"children"}, "they may be brought along"),
        ({"audience": ("16歳以上の人",)}, set(), "not for children"),
        ({"ease": ("alone",)}, {"alone"}, "one may come alone"),
        ({"ease": ("just-look",)}, set(), "looking is not coming alone"),
        ({"japanese_level": 1}, {"easy-japanese"}, "no Japanese needed"),
        ({"japanese_level": 2}, set(), "some Japanese needed"),
        ({"summary": "無料で、ひとりで来てよい、子どもの会"}, set(), "running text is not read"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_event_answers_what_it_told(told: dict[str, Any], found: set[str], reason: str) -> None:
    event = make_event(on("2026-12-05", "10:00", "12:00"), **{**SILENT, **told})
    assert set(facets_of(event)) == found, reason


@pytest.mark.parametrize(
    ("today", "days", "reason"),
    [
        (date(2026, 11, 16), (21, 22), "Monday: the coming weekend"),
        (date(2026, 11, 20), (21, 22), "Friday"),
        (date(2026, 11, 21), (21, 22), "Saturday: today and tomorrow"),
        (date(2026, 11, 22), (22,), "Sunday: what is left of it"),
    ],
)
def test_the_weekend_is_this_weeks(today: date, days: tuple[int, ...], reason: str) -> None:
    assert tuple(day.day for day in days_of_weekend(today)) == days, reason


def test_today_and_weekend_hold_what_lasts_and_nothing_else() -> None:
    several = replace(
        make_event(Single(start=date(2026, 11, 19), end=date(2026, 11, 23))),
        id="event/ward-office/long",
        slug="long",
    )
    sunday = replace(
        make_event(on("2026-11-22", "10:00", "12:00")), id="event/ward-office/sun", slug="sun"
    )
    index = build_index(make_catalog(several, sunday), SITE, NOW)
    by_slug = {facet.slug: facet for facet in FACETS}
    assert [o.event for o in occurrences_of(by_slug["today"], index)] == ["ward-office/long"]
    weekend = [o.event for o in occurrences_of(by_slug["weekend"], index)]
    assert weekend == ["ward-office/long", "ward-office/sun"]


def test_the_addresses_are_those_that_were_promised() -> None:
    assert [facet.path for facet in FACETS] == [
        f"/find/{slug}/"
        for slug in ("today", "weekend", "free", "no-booking", "children", "alone", "easy-japanese")
    ]
