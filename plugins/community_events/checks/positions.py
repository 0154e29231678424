"""A position that lies far from all others is a slip of the fingers more often than a place.

The rules this module keeps: "all others" is the outline of the map, or, where a site has none, the
places that it knows; only what lies farther outside than that is wide is told, so that a place
across the border is not; and nothing is known of any country or ward but what the site itself says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from community_events.decode import Decoded
from community_events.diagnostics import Diagnostic, Severity
from community_events.model.catalog import Catalog
from community_events.model.outline import Outline
from community_events.model.records import Position, Rack, Venue
from community_events.schema import keys_by_name

# So few places say nothing of where a site is.
_FEW = 3
# About ten kilometres: a site with all its places in one street has neighbours, too.
_LEAST_DEGREES = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """Where places are to be expected, in degrees; both ends are within."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, place: Position) -> bool:
        """Return whether ``place`` is to be expected."""
        in_height = self.south <= place.latitude <= self.north
        return in_height and self.west <= place.longitude <= self.east


def find_far_positions(
    catalog: Catalog, entries: Mapping[str, Decoded], outline: Outline | None
) -> Iterator[Diagnostic]:
    """Yield ``position-far`` for venues and racks; a help where latitude and longitude were swapped."""
    records: tuple[Rack | Venue, ...] = (*catalog.racks.values(), *catalog.venues.values())
    placed = [(record, record.position) for record in records if record.position]
    for record, position in placed:
        others = (other for one, other in placed if one is not record)
        box = _box_of_outline(outline) if outline else _box_of_places(others)
        if box is None or box.holds(position) or record.id not in entries:
            continue
        entry = entries[record.id]
        known = keys_by_name(entry.kind)
        field = next(f for f in entry.raw.fields if known[f.name].name == "position")
        assert field.text is not None
        swapped = Position(latitude=position.longitude, longitude=position.latitude)
        is_swapped = box.holds(swapped)
        why = "緯度と経度が逆のようです" if is_swapped else "数字の打ちまちがいではありませんか"
        yield Diagnostic(
            code="position-far",
            severity=Severity.WARNING,
            span=field.text.span(),
            message=f"「{record.title}」の位置が、ほかの所からとても遠くにあります。{why}。",
            help=f"{swapped.latitude}, {swapped.longitude}" if is_swapped else "",
            replaces=field.text.span() if is_swapped else None,
        )


def _box_of_outline(outline: Outline) -> _Box:
    """Return the box around the outline, three times as wide and as high."""
    points = [point for ring in outline.rings for point in ring]
    return _around([p.latitude for p in points], [p.longitude for p in points])


def _box_of_places(places: Iterable[Position]) -> _Box | None:
    """Return the same of places, without the most distant half: another slip is no measure."""
    found = tuple(places)
    if len(found) < _FEW:
        return None
    middle = Position(
        latitude=median(p.latitude for p in found), longitude=median(p.longitude for p in found)
    )

    def distance(place: Position) -> float:
        height = abs(place.latitude - middle.latitude)
        return max(height, abs(place.longitude - middle.longitude))

    near = sorted(found, key=distance)[: (len(found) + 1) // 2]
    reach = 5 * max(map(distance, near))
    return _around(
        [middle.latitude - reach / 2, middle.latitude + reach / 2],
        [middle.longitude - reach / 2, middle.longitude + reach / 2],
    )


def _around(latitudes: Iterable[float], longitudes: Iterable[float]) -> _Box:
    heights, widths = tuple(latitudes), tuple(longitudes)
    beside_height = max(max(heights) - min(heights), _LEAST_DEGREES)
    beside_width = max(max(widths) - min(widths), _LEAST_DEGREES)
    return _Box(
        south=min(heights) - beside_height,
        north=max(heights) + beside_height,
        west=min(widths) - beside_width,
        east=max(widths) + beside_width,
    )
