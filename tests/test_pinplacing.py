"""Pins: none overlaps another, none leaves the frame, and each is as near to its place as it can be."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_events.render.pinplacing import Box, Point, place_pins

WIDTH, HEIGHT, RADIUS, GAP = 190.0, 96.0, 2.5, 0.5
DOTS = st.lists(
    st.tuples(st.floats(-20, WIDTH + 20), st.floats(-20, HEIGHT + 20)), min_size=1, max_size=60
)
CROWDS = st.builds(
    lambda middle, count, width: [
        (middle[0] + width * math.cos(n), middle[1] + width * math.sin(n * 1.7))
        for n in range(count)
    ],
    st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT)),
    st.integers(1, 60),
    st.floats(0, 12),
)
NAMES = (Box(left=80, top=40, right=110, bottom=44), Box(left=0, top=0, right=12, bottom=5))


@settings(max_examples=40, deadline=None)
@given(DOTS | CROWDS)
def test_no_two_pins_overlap_and_none_leaves_the_frame_or_covers_a_name(dots: list[Point]) -> None:
    pins = place_pins(dots, radius=RADIUS, width=WIDTH, height=HEIGHT, gap=GAP, taken=NAMES)
    assert len(pins) == len(dots)
    assert all(math.dist(a, b) >= 2 * RADIUS for a, b in combinations(pins, 2))
    for x, y in pins:
        assert RADIUS - 0.01 <= x <= WIDTH - RADIUS + 0.01
        assert RADIUS - 0.01 <= y <= HEIGHT - RADIUS + 0.01
        assert not any(box.touches((x, y), RADIUS) for box in NAMES)
    assert place_pins(dots, radius=RADIUS, width=WIDTH, height=HEIGHT, gap=GAP, taken=NAMES) == pins


def test_who_has_room_stays_and_two_at_one_place_stand_side_by_side() -> None:
    dots = [(20.0, 20.0), (60.0, 20.0), (60.0, 20.0)]
    alone, one, other = place_pins(dots, radius=2.5, width=100, height=60)
    assert alone == (20.0, 20.0)
    assert max(math.dist(one, (60, 20)), math.dist(other, (60, 20))) < 8


def test_a_frame_that_is_full_is_loud() -> None:
    with pytest.raises(ValueError, match="no room for 9 pins"):
        place_pins([(1.0, 1.0)] * 9, radius=2.5, width=12, height=12)
