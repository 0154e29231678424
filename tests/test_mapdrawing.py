"""The schematic map: every pin has its own place, near its own dot, however crowded it is."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_events.model.outline import Outline
from community_events.model.records import Position
from community_events.render.mapdrawing import CELL, MOST_PINS, draw_map

SQUARE = Outline(
    rings=(
        tuple(
            Position(latitude=a, longitude=b)
            for a, b in ((34.9, 135.6), (34.9, 135.7), (35.0, 135.7), (35.0, 135.6), (34.9, 135.6))
        ),
    ),
    source="見本",
)
positions = st.builds(
    Position,
    latitude=st.floats(34.9, 35.0, allow_nan=False),
    longitude=st.floats(135.6, 135.7, allow_nan=False),
)


@given(st.lists(positions, max_size=60), st.booleans())
def test_pins_never_touch_and_stay_on_the_drawing(
    places: list[Position], with_outline: bool
) -> None:
    drawing = draw_map(SQUARE if with_outline else None, places)
    if drawing is None:
        assert not places
        assert not with_outline
        return
    assert [pin.index for pin in drawing.pins] == list(range(len(places)))
    for one, other in combinations(drawing.pins, 2):
        gap = max(abs(one.pin[0] - other.pin[0]), abs(one.pin[1] - other.pin[1]))
        assert gap >= CELL
    for pin in drawing.pins:
        for x, y in (pin.pin, pin.dot):
            assert 0 <= x <= drawing.width
            assert 0 <= y <= drawing.height


@pytest.mark.parametrize("count", [1, 60, MOST_PINS, MOST_PINS + 50])
def test_as_many_places_as_one_likes_in_one_spot_all_get_a_pin(count: int) -> None:
    drawing = draw_map(SQUARE, [Position(latitude=34.95, longitude=135.65)] * count)
    assert drawing is not None
    pins = {pin.pin for pin in drawing.pins}
    assert len(pins) == len(drawing.pins) == min(count, MOST_PINS)


def test_a_pin_with_room_stands_within_a_cell_of_its_dot() -> None:
    drawing = draw_map(SQUARE, [Position(latitude=34.93, longitude=135.63)])
    assert drawing is not None
    (pin,) = drawing.pins
    assert math.dist(pin.pin, pin.dot) <= CELL / math.sqrt(2) + 0.1


def test_north_is_up_and_shapes_are_true() -> None:
    corners = [Position(latitude=a, longitude=b) for a, b in ((35.0, 135.6), (34.9, 135.7))]
    drawing = draw_map(SQUARE, corners)
    assert drawing is not None
    north_west, south_east = (pin.dot for pin in drawing.pins)
    wide, tall = south_east[0] - north_west[0], south_east[1] - north_west[1]
    assert wide > 0
    assert tall > 0
    assert wide / tall == pytest.approx(math.cos(math.radians(34.95)), rel=0.001)


def test_what_lies_far_away_is_not_drawn_and_shrinks_nothing() -> None:
    near, tokyo = (
        Position(latitude=34.95, longitude=135.65),
        Position(latitude=35.68, longitude=139.69),
    )
    alone, both = draw_map(SQUARE, [near]), draw_map(SQUARE, [tokyo, None, near])
    assert alone is not None
    assert both is not None
    assert [pin.index for pin in both.pins] == [2]
    assert (both.paths, both.pins[0].dot) == (alone.paths, alone.pins[0].dot)


def test_nothing_at_all_is_no_drawing() -> None:
    assert draw_map(None, [None]) is None
