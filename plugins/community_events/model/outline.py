"""The outline of the area that a site is about, for small maps: rings of points and whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from community_events.model.records import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """``rings``: closed, the last point is the first. ``source``: the line to show beside it."""

    rings: tuple[tuple[Position, ...], ...]
    source: str
