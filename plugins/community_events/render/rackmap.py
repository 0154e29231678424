"""The map of the racks on one sheet, A4 or A3: a schematic with numbers, and the list that goes with it.

The rules this module keeps: the list has every rack, with a number only if it is on the map; the map
shows the part of the area where racks and stations are, and a small outline of the whole which part
that is; what is drawn says whose it is. ``draw_scene`` measures in millimetres and knows no paper.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from community_events.model.outline import Outline
from community_events.model.rail import Rail, Station
from community_events.model.records import Position
from community_events.render.phrases import split_phrases
from community_events.render.pinplacing import Box, Point, place_pins
from community_events.render.qr import draw_qr
from community_events.render.typeset import PrintTheme, address_pieces, bounded, compile_page

MOST_RACKS = 120  # in the list; 60 are on the map
MOST_PINS = 60
MARGIN = 0.08  # around what is shown, in parts of it
LEAST_DEGREES = 0.012
#: Paper → width of the map, its height for few, more and many racks, radius of a pin, type of names; in mm.
FRAMES: dict[str, tuple[float, tuple[float, float, float], float, float]] = {
    "a4": (190.0, (150.0, 118.0, 96.0), 2.5, 3.0),
    "a3": (273.0, (215.0, 175.0, 145.0), 3.4, 4.2),
}
FEW, MORE = 14, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRack:
    """One shop: ``hours`` in words; ``position``: None where nobody told."""

    name: str
    hours: str = ""
    note: str = ""
    position: Position | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RackMap:
    """Everything that the map says. ``name``: of the area; ``sources``: the lines that must be shown."""

    name: str
    url: str
    created: datetime
    racks: tuple[MapRack, ...]
    outline: Outline | None = None
    rail: Rail | None = None
    lang: str = "ja"
    site_name: str = ""
    has_samples: bool = False
    as_of: str = ""


def render_rack_map(view: RackMap, paper: str, theme: PrintTheme) -> bytes:
    """Return the map on ``paper`` (a4, a3) as PDF/UA-1: one page."""
    data = rack_map_data(view, paper)
    return compile_page("rackmap.typ", data, created=view.created, theme=theme)


def rack_map_data(view: RackMap, paper: str) -> dict[str, object]:
    """Return what rackmap.typ reads; racks on the map first, numbered from north to south."""
    width, heights, radius, letter = FRAMES[paper]
    count = len(view.racks)
    height = heights[0 if count <= FEW else 1 if count <= MORE else 2]
    placed = [rack for rack in view.racks if rack.position]
    placed.sort(key=lambda rack: (-rack.position.latitude, rack.name) if rack.position else (0, ""))
    shown = placed[:MOST_PINS]
    others = [rack for rack in view.racks if rack not in shown]
    numbered = [*enumerate(shown, 1), *((0, rack) for rack in others)]
    return {
        "paper": paper,
        "lang": view.lang,
        "title": f"{bounded(view.name, 30)} チラシのラックがある店の地図",
        "name": bounded(view.name, 30),
        "site_name": bounded(view.site_name, 30),
        "url": view.url,
        "as_of": view.as_of,
        "valid_until": "",
        "has_samples": view.has_samples,
        "racks": [_rack(number, rack) for number, rack in numbered[:MOST_RACKS]],
        "more": len(numbered[MOST_RACKS:]),
        "scene": draw_scene(
            view.outline, view.rail, [rack.position for rack in shown if rack.position],
            width=width, height=height, radius=radius, letter=letter,
        ),
        "sources": [s.source for s in (view.outline, view.rail) if s],
        "address_pieces": address_pieces("", view.url),
        "qr": asdict(draw_qr(view.url)),
    }  # fmt: skip


def draw_scene(
    outline: Outline | None,
    rail: Rail | None,
    places: Sequence[Position],
    *,
    width: float,
    height: float,
    radius: float,
    letter: float,
) -> dict[str, object]:
    """Return the drawing in mm: lines as SVG, stations and pins as points with their words.

    ``letter``: how large names are. ``pins``: for each place its ``dot`` and where its number stands.
    """
    rings = outline.rings if outline else ()
    stations = rail.stations if rail else ()
    wanted = [*places, *(s.position for s in stations)] or [p for ring in rings for p in ring]
    project = _projection(wanted, width, height)
    named, boxes = _station_names(stations, project, width, height, letter)
    dots = [project(place) for place in places]
    pins = place_pins(dots, radius=radius, width=width, height=height, gap=0.5, taken=boxes)
    moved = [(d, p) for d, p in zip(dots, pins, strict=True) if math.dist(d, p) > 0.3]
    lines = [tuple(map(project, points)) for _, points in rail.lines] if rail else []
    svg = _svg(width, height, [tuple(map(project, ring)) for ring in rings], lines, moved)
    return {
        "width": width,
        "height": height,
        "radius": radius,
        "letter": letter,
        "svg": svg,
        "overview": _overview(rings, project, width, height),
        "stations": named,
        "pins": [{"x": x, "y": y} for x, y in pins],
        "alt": _alt(len(places), [str(s["name"]) for s in named]),
    }


def _station_names(
    stations: Sequence[Station], project: _Projection, width: float, height: float, letter: float
) -> tuple[list[dict[str, object]], list[Box]]:
    """Return what is written of the stations in the frame, and the room that it takes."""
    inside = [
        (station, x, y)
        for station in stations
        for x, y in [project(station.position)]
        if 2 <= x <= width - 2 and 2 <= y <= height - 2
    ]
    boxes = [Box(left=x - 2, top=y - 2, right=x + 2, bottom=y + 2) for _, x, y in inside]
    named: list[dict[str, object]] = []
    for station, x, y in inside:
        words = station.name + ("（区外）" if station.outside else "")
        long = letter * len(words) + 1
        sides = [
            Box(left=left, top=y - letter * 0.7, right=left + long, bottom=y + letter * 0.7)
            for left in (x + 2.2, x - 2.8 - long)
        ]
        free = (
            box
            for box in sides
            if box.left >= 0 and box.right <= width and not any(map(box.overlaps, boxes))
        )
        box = next(free, sides[0])
        boxes.append(box)
        named.append({"x": x, "y": y, "left": round(box.left, 2), "name": words})
    return named, boxes


class _Projection:
    """Degrees → mm of the frame; flat, good for a ward or a city."""

    def __init__(self, west: float, north: float, shortening: float, scale: float) -> None:
        self.west, self.north, self.shortening, self.scale = west, north, shortening, scale

    def __call__(self, place: Position) -> Point:
        x = (place.longitude - self.west) * self.shortening * self.scale
        return round(x, 2), round((self.north - place.latitude) * self.scale, 2)


def _projection(places: Sequence[Position], width: float, height: float) -> _Projection:
    """Return what shows all places within the frame, in its middle."""
    west, east = _extent([p.longitude for p in places])
    south, north = _extent([p.latitude for p in places])
    shortening = max(0.1, math.cos(math.radians((south + north) / 2)))
    scale = min(width / ((east - west) * shortening), height / (north - south))
    middle = (west + east) / 2, (south + north) / 2
    return _Projection(
        middle[0] - width / scale / shortening / 2,
        middle[1] + height / scale / 2,
        shortening,
        scale,
    )


def _extent(values: Sequence[float]) -> tuple[float, float]:
    least, most = min(values, default=0.0), max(values, default=0.0)
    room = max((most - least) * MARGIN, (LEAST_DEGREES - (most - least)) / 2)
    return least - room, most + room


def _svg(
    width: float,
    height: float,
    rings: Iterable[Sequence[Point]],
    lines: Iterable[Sequence[Point]],
    leaders: Iterable[tuple[Point, Point]],
) -> str:
    area = "".join(f"{_path(ring)}Z" for ring in rings)
    tracks = "".join(_path(line) for line in lines)
    led = "".join(_path(pair) for pair in leaders)
    ends = "".join(f'<circle cx="{x:g}" cy="{y:g}" r=".7"/>' for (x, y), _ in leaders)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        f'<rect width="{width:g}" height="{height:g}" fill="{"#efefec" if area else "#fff"}"/>'
        f'<path d="{area}" fill="#fff" stroke="#1d1b18" stroke-width=".5" stroke-dasharray="3 1 .6 1"/>'
        f'<path d="{tracks}" fill="none" stroke="#1d1b18" stroke-width="1.3" stroke-linejoin="round"/>'
        f'<path d="{tracks}" fill="none" stroke="#fff" stroke-width=".7" stroke-dasharray="2.4 2.4"/>'
        f'<path d="{led}" fill="none" stroke="#1d1b18" stroke-width=".3"/><g fill="#1d1b18">{ends}</g></svg>'
    )


def _overview(
    rings: Sequence[Sequence[Position]], project: _Projection, width: float, height: float
) -> str:
    """Return the whole outline small, with the part that is shown in a frame; "" without an outline."""
    points = [tuple(map(project, ring)) for ring in rings]
    flat = [point for ring in points for point in ring]
    if not flat:
        return ""
    left, right = min(0, *(x for x, _ in flat)), max(width, *(x for x, _ in flat))
    top, bottom = min(0, *(y for _, y in flat)), max(height, *(y for _, y in flat))
    size = max(right - left, bottom - top)
    line = size / 60
    area = "".join(f"{_path(ring)}Z" for ring in points)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left - line:g} {top - line:g} '
        f'{right - left + 2 * line:g} {bottom - top + 2 * line:g}">'
        f'<path d="{area}" fill="#fff" stroke="#1d1b18" stroke-width="{line / 2:g}"/>'
        f'<rect width="{width:g}" height="{height:g}" fill="#1d1b18" fill-opacity=".18" '
        f'stroke="#1d1b18" stroke-width="{line:g}"/></svg>'
    )


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _alt(count: int, stations: Sequence[str]) -> str:
    near = f"駅は{'、'.join(stations)}。" if stations else ""
    return f"略図。{near}番号のついた丸が{count}か所あり、番号は下の一覧と同じです。"


def _rack(number: int, rack: MapRack) -> dict[str, object]:
    return {
        "number": number,
        "name": split_phrases(bounded(rack.name, 40)),
        "mark": bounded(rack.mark, 4),
        "hours": split_phrases(bounded(rack.hours, 90)),
        "note": bounded(rack.note, 24),
    }
