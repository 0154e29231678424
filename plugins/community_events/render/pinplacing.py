"""Where the numbers of a map stand: at their places, or beside them with a line that leads back.

The rules this module keeps: no two pins overlap, nor does a pin cover a station's name; each stands in
the frame, as near to its place as there is room; the same places give the same pins. With up to 60
pins of a thirtieth of the frame there is always room: each keeps others out of four times its own
area at most.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
_TURNS = 16
_STEP = 0.6  # of a pin's radius, between one ring of candidates and the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What no pin may cover: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Return whether the two share room."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def touches(self, middle: Point, radius: float) -> bool:
        """Return whether a pin with this middle would touch it."""
        x = min(max(middle[0], self.left), self.right)
        y = min(max(middle[1], self.top), self.bottom)
        return math.hypot(middle[0] - x, middle[1] - y) < radius


def place_pins(
    dots: Sequence[Point],
    *,
    radius: float,
    width: float,
    height: float,
    gap: float = 0.0,
    taken: Sequence[Box] = (),
) -> tuple[Point, ...]:
    """Return the middle of each dot's pin; pins are ``gap`` apart at least.

    From the middle of all dots outward, so that a crowd makes room on its outer side and lines stay
    short. Raises ValueError where the frame is full.
    """
    apart = 2 * radius + gap
    middle = _middle(dots)
    found: dict[int, Point] = {}
    for index in sorted(range(len(dots)), key=lambda n: (math.dist(dots[n], middle), n)):
        for x, y in _candidates(dots[index], radius, width, height):
            inside = radius <= x <= width - radius and radius <= y <= height - radius
            free = inside and all(math.dist((x, y), pin) >= apart for pin in found.values())
            if free and not any(box.touches((x, y), radius + gap) for box in taken):
                found[index] = (round(x, 2), round(y, 2))
                break
        else:
            raise ValueError(f"no room for {len(dots)} pins in {width} × {height}")
    return tuple(found[index] for index in range(len(dots)))


def _middle(dots: Sequence[Point]) -> Point:
    count = max(1, len(dots))
    return sum(x for x, _ in dots) / count, sum(y for _, y in dots) / count


def _candidates(dot: Point, radius: float, width: float, height: float) -> Iterator[Point]:
    """Yield the dot itself, then rings around it, then all of the frame, row by row."""
    yield dot
    ring, farthest = 1, math.hypot(width, height)
    while (distance := radius * (1.4 + _STEP * ring)) < farthest:
        turns = _TURNS + 4 * (ring // 3)
        for turn in range(turns):
            angle = 2 * math.pi * (turn + ring % 2 / 2) / turns
            yield dot[0] + distance * math.cos(angle), dot[1] + distance * math.sin(angle)
        ring += 1
    step = radius / 2
    for row in range(math.floor((height - 2 * radius) / step) + 1):
        for column in range(math.floor((width - 2 * radius) / step) + 1):
            yield radius + column * step, radius + row * step
