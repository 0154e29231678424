"""Stations and lines for small maps: a schematic that helps to find one's way, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from community_events.model.records import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """``outside``: lies in another ward or city (区外)."""

    name: str
    position: Position
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rail:
    """``lines``: (name, points), straight from point to point. ``source``: the line to show beside it."""

    lines: tuple[tuple[str, tuple[Position, ...]], ...]
    stations: tuple[Station, ...]
    source: str
