"""Catalogs of racks for the tests of rounds, and of what is printed for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from community_events.index import Index, build_index
from community_events.model.records import Event, Position, Rack, Slot
from tests.example_events import SITE, TUESDAY, at, make_catalog, make_event, on, weekly
from tests.print_views import ROOT

WEEK = date(2026, 11, 23)
NOW = at("2026-11-21", "09:00")


def rack(slug: str, *, north: float | None = None, east: float = 0, **more: Any) -> Rack:
    """Return a rack so many hundredths of a degree to the north and east of a place."""
    position = (
        None if north is None else Position(latitude=35 + north / 100, longitude=135 + east / 100)
    )
    return Rack(
        id=f"rack/{slug}", slug=slug, path="", title=f"見本カフェ{slug}", position=position, **more
    )


def event(slug: str, day: str = "2026-12-05", **more: Any) -> Event:
    """Return an Event on one day."""
    return make_event(
        on(day, "10:00", "12:00"),
        id=f"event/ward-office/{slug}",
        slug=slug,
        title=f"催し{slug}",
        **more,
    )


def index_of(*events: Event, racks: tuple[Rack, ...] = ()) -> Index:
    """Return the Index of these Events and racks."""
    catalog = replace(make_catalog(*events), racks={one.slug: one for one in racks})
    return build_index(catalog, replace(SITE, theme=str(ROOT / "theme")), NOW)


def sample() -> Index:
    """Return three racks and four Events; one is over before the week, one asks for its rack."""
    events = (
        event("late", "2026-12-20"),
        event("soon", "2026-11-25"),
        event("asked", "2027-02-01", racks=("b",)),
        make_event(weekly(TUESDAY), id="event/ward-office/tue", slug="tue", title="毎週の会"),
        event("over", "2026-11-22"),
    )
    shows = ("market",)
    slots = (Slot(size="A5", pockets=1, copies=20), Slot(size="A4", pockets=1))
    return index_of(
        *events,
        racks=(
            rack("a", north=1, shows_categories=shows, kana="えー"),
            rack("b", north=3, shows_categories=shows, slots=slots),
            rack("c", kana="しー"),
        ),
    )  # fmt: skip
