"""The round of a week: the right flyers into the right pockets, in an order that is always the same."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, permutations

import pytest

from community_events.model.records import Slot
from community_events.model.recurrence import Status
from community_events.reach import metres_between
from community_events.rounds import (
    FLYER_OF,
    Item,
    order_racks,
    plan_round,
    read_week,
    week_name,
    week_to_prepare,
)
from tests.rounds_of import WEEK, event, index_of, rack, sample


def packet_of(slug: str, *, week: date = WEEK):
    return next(p for p in plan_round(sample(), week).packets if p.rack == slug)


def test_what_was_asked_for_goes_first_then_what_is_soonest_into_the_largest_pocket() -> None:
    packet = packet_of("b")
    assert packet.items == (
        Item(event="ward-office/asked", size="A4", copies=10),
        Item(event="ward-office/soon", size="A5", copies=20),
    )
    assert packet.left_out == ("ward-office/tue", "ward-office/late")


def test_a_rack_that_tells_no_pockets_gets_the_usual_ones() -> None:
    packet = packet_of("a")
    assert [item.event for item in packet.items] == [
        "ward-office/soon", "ward-office/tue", "ward-office/late", "ward-office/asked",
    ]  # fmt: skip
    assert {(item.size, item.copies) for item in packet.items} == {("A5", 10)}


def test_what_is_over_before_the_week_is_not_brought() -> None:
    assert "ward-office/over" not in {i.event for i in plan_round(sample(), WEEK).items}
    this_week = plan_round(sample(), WEEK - timedelta(days=7))
    assert "ward-office/over" in {item.event for item in this_week.items}


@pytest.mark.parametrize(
    ("more", "brought", "reason"),
    [
        ({}, True, "it takes place"),
        ({"status": Status.CANCELLED}, False, "nobody is invited to what is cancelled"),
        ({"flyer": "no"}, False, "it wants no flyer"),
    ],
)
def test_a_flyer_is_brought_for_what_takes_place_and_wants_one(
    more: dict[str, object], brought: bool, reason: str
) -> None:
    index = index_of(event("one", **more), racks=(rack("a", shows_categories=("market",)),))
    assert bool(plan_round(index, WEEK).items) is brought, reason


def test_copies_of_all_racks_are_summed_by_paper() -> None:
    plan = plan_round(sample(), WEEK)
    assert Item(event="ward-office/soon", size="A5", copies=30) in plan.items
    assert plan.copies == sum(item.copies for item in plan.items) == 70
    assert [item.size for item in plan.items] == sorted(item.size for item in plan.items)


@pytest.mark.parametrize("size", [*FLYER_OF, "名刺"])
def test_every_paper_of_a_pocket_has_its_flyer_or_none(size: str) -> None:
    slots = (Slot(size=size, pockets=1, copies=3),)
    index = index_of(event("one"), racks=(rack("a", shows_categories=("market",), slots=slots),))
    (packet,) = plan_round(index, WEEK).packets
    assert [i.size for i in packet.items] == ([FLYER_OF[size]] if size in FLYER_OF else [])
    assert (packet.left_out == ()) is (size in FLYER_OF), "what finds no pocket is named"


def test_one_goes_from_the_north_to_the_nearest_and_last_where_no_position_is_known() -> None:
    assert [packet.rack for packet in plan_round(sample(), WEEK).packets] == ["b", "a", "c"]
    unplaced = index_of(racks=(rack("x", kana="わ"), rack("y", kana="あ")))
    assert order_racks(unplaced.catalog) == ("y", "x")
    assert order_racks(index_of().catalog) == ()


def test_the_order_is_the_same_however_racks_are_read() -> None:
    racks = [rack(f"r{n}", north=n * 7 % 11, east=n * 5 % 13) for n in range(30)]
    expected = order_racks(index_of(racks=tuple(racks)).catalog)
    assert sorted(expected) == sorted(r.slug for r in racks)
    for seed in range(3):
        random.Random(seed).shuffle(racks)
        assert order_racks(index_of(racks=tuple(racks)).catalog) == expected


def test_the_way_is_hardly_longer_than_the_shortest_that_begins_there() -> None:
    places = [(6, 0), (5, 4), (1, 1), (0, 5), (2, 3), (4, 1), (3, 6)]
    racks = {f"r{n}": rack(f"r{n}", north=y, east=x) for n, (y, x) in enumerate(places)}

    def length(way: tuple[str, ...]) -> int:
        return sum(metres_between(racks[a].position, racks[b].position) for a, b in pairwise(way))

    way = order_racks(index_of(racks=tuple(racks.values())).catalog)
    rest = set(racks) - {way[0]}
    assert way[0] == "r0", "the northernmost"
    best = min(length((way[0], *others)) for others in permutations(rest))
    assert length(way) <= 1.1 * best


@pytest.mark.parametrize(
    ("today", "week", "reason"),
    [
        ("2026-11-18", "2026-W47", "Wednesday: this week's"),
        ("2026-11-19", "2026-W48", "Thursday: one prepares the next"),
        ("2026-11-22", "2026-W48", "Sunday"),
        ("2026-11-23", "2026-W48", "Monday: it has begun"),
        ("2026-12-30", "2026-W53", "a year's last week"),
        ("2027-01-01", "2027-W01", "a Friday in week 53"),
    ],
)
def test_the_week_that_one_prepares(today: str, week: str, reason: str) -> None:
    monday = week_to_prepare(date.fromisoformat(today))
    assert week_name(monday) == week, reason
    assert read_week(week) == monday


@pytest.mark.parametrize(
    "text", ["", "48", "2026-48", "2026-W54", "2026-W00", "2026-w48", "２０２６-W48x"]
)
def test_what_is_no_week_is_none(text: str) -> None:
    assert read_week(text) is None


def test_a_week_is_the_same_on_each_of_its_days() -> None:
    index = sample()
    later = replace(index, today=date(2026, 11, 26))
    assert plan_round(index, WEEK) == plan_round(later, WEEK)
