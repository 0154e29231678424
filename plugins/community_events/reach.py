"""Where an Event is: which areas it concerns, at which venues, how far from a place.

The rules this module keeps: an Event belongs to an area when one of its areas is that area or lies in
it; and an Event that names a wider ring itself (学区: 見本区) belongs to every area within that ring.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from community_events.model.catalog import Catalog
from community_events.model.records import Event, Position

_EARTH = 6_371_000  # metres, mean radius (IUGG)


def is_in_area(event: Event, area: str, catalog: Catalog) -> bool:
    """Return whether ``event`` concerns ``area``."""
    own = catalog.areas_of(event)
    inside = any(a == area or area in catalog.rings_of(a) for a in own)
    return inside or any(a in catalog.rings_of(area) for a in event.area)


def venues_of(event: Event) -> tuple[str, ...]:
    """Return every venue at which an Occurrence may be, the event's own first."""
    sessions = (slug for part in event.recurrence.parts for slug in part.session.venue)
    overrides = (override.venue for override in event.overrides if override.venue)
    return tuple(dict.fromkeys((*event.venue, *sessions, *overrides)))


def distance_to(event: Event, place: Position, catalog: Catalog) -> int | None:
    """Return how many metres, as the crow flies, its nearest venue is from ``place``; None = not told."""
    venues = (catalog.venues.get(slug) for slug in venues_of(event))
    found = [metres_between(place, v.position) for v in venues if v and v.position]
    return min(found, default=None)


def metres_between(one: Position, other: Position) -> int:
    """Return the great-circle distance in metres (haversine).

    >>> metres_between(Position(latitude=35, longitude=135), Position(latitude=35.01, longitude=135))
    1112
    """
    lat1, lat2 = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(across / 2) ** 2
    return round(2 * _EARTH * asin(sqrt(half)))
