"""The schematic map: an outline and numbered pins in one flat drawing, made when the site is built.

The rules this module keeps: no two pins touch, since each has a cell of a grid for itself, the
nearest that is free, and a line leads back to where it belongs; the drawing grows with the number
of pins; the same places give the same drawing. Flat means: degrees of longitude are shortened by the
cosine of the middle latitude, which is good for a ward or a city, not for a country.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from community_events.model.outline import Outline
from community_events.model.records import Position

CELL = 26  # a pin is 24 wide: the least that a finger should have to hit (WCAG 2.2, 2.5.8)
LEAST_WIDTH = 400
CELLS_A_PIN = 6
MOST_PINS = 400
# How far beside the outline a place may lie and still be drawn, in parts of the outline's size.
BESIDE = 0.15
# Without an outline, and with one place only: about a kilometre around it.
_LEAST_DEGREES = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPin:
    """Where a place is (``dot``) and where its number stands (``pin``); ``index`` in what was given."""

    index: int
    dot: tuple[float, float]
    pin: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDrawing:
    """``paths``: the outline as SVG path data. Pins in the order of their places."""

    width: int
    height: int
    paths: tuple[str, ...]
    pins: tuple[DrawnPin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """The part of the world that is drawn, and how large."""

    west: float
    north: float
    shortening: float
    scale: float

    def point(self, position: Position) -> tuple[float, float]:
        x = CELL + (position.longitude - self.west) * self.shortening * self.scale
        y = CELL + (self.north - position.latitude) * self.scale
        return round(x, 1), round(y, 1)


def draw_map(outline: Outline | None, places: Sequence[Position | None]) -> MapDrawing | None:
    """Return the drawing; None when there is nothing to draw. What lies far outside has no pin."""
    area = tuple(point for ring in outline.rings for point in ring) if outline else ()
    chosen = [
        (index, place)
        for index, place in enumerate(places)
        if place and (not area or _is_near(place, area))
    ][:MOST_PINS]
    points = (*area, *(place for _, place in chosen))
    if not points:
        return None
    width = max(LEAST_WIDTH, CELL * math.ceil(math.sqrt(CELLS_A_PIN * len(chosen))))
    frame, height = _frame(points, width)
    dots = [frame.point(place) for _, place in chosen]
    pins = _spread(dots, width, height)
    return MapDrawing(
        width=width,
        height=height,
        paths=tuple(_path(frame, ring) for ring in outline.rings) if outline else (),
        pins=tuple(
            DrawnPin(index=index, dot=dot, pin=pin)
            for (index, _), dot, pin in zip(chosen, dots, pins, strict=True)
        ),
    )


def _is_near(place: Position, area: Sequence[Position]) -> bool:
    return _within(place.latitude, [p.latitude for p in area]) and _within(
        place.longitude, [p.longitude for p in area]
    )


def _within(value: float, values: Sequence[float]) -> bool:
    least, most = min(values), max(values)
    beside = (most - least) * BESIDE
    return least - beside <= value <= most + beside


def _frame(points: Sequence[Position], width: int) -> tuple[_Frame, int]:
    """Return what is drawn and the height; there are enough cells for every pin, however flat."""
    west, east = _extent(point.longitude for point in points)
    south, north = _extent(point.latitude for point in points)
    shortening = max(0.1, math.cos(math.radians((south + north) / 2)))
    scale = (width - 2 * CELL) / max((east - west) * shortening, north - south)
    height = 2 * CELL + (north - south) * scale
    least = max(LEAST_WIDTH / 2, width / 2)
    frame = _Frame(west=west, north=north, shortening=shortening, scale=scale)
    return frame, math.ceil(max(height, least))


def _extent(values: Iterable[float]) -> tuple[float, float]:
    found = tuple(values)
    least, most = min(found), max(found)
    missing = max(0.0, _LEAST_DEGREES - (most - least)) / 2
    return least - missing, most + missing


def _spread(
    dots: Sequence[tuple[float, float]], width: int, height: int
) -> list[tuple[float, float]]:
    """Return for each dot the middle of the nearest cell that no earlier one has taken."""
    free = {
        (column * CELL + CELL / 2, row * CELL + CELL / 2)
        for column in range(width // CELL)
        for row in range(height // CELL)
    }
    found = []
    for x, y in dots:
        cell = min(free, key=lambda c: ((c[0] - x) ** 2 + (c[1] - y) ** 2, c))
        free.discard(cell)
        found.append(cell)
    return found


def _path(frame: _Frame, ring: Sequence[Position]) -> str:
    steps = (f"{x:g} {y:g}" for x, y in map(frame.point, ring[:-1]))
    return f"M{'L'.join(steps)}Z"
