"""Stations and lines in content/map/rail.geojson, judged as all that contributors bring.

The rules this module keeps: GeoJSON (RFC 7946), a LineString for each line and a Point for each
station, both with a ``name``; longitude before latitude; bounded; and without a line that says where
it comes from (``source`` among the properties) it is not shown. It is a schematic: nothing that is
not known to about a hundred metres belongs into it.
"""

from __future__ import annotations

import json

from community_events.diagnostics import Diagnostic
from community_events.model.rail import Rail, Station
from community_events.model.records import Position
from community_events.outline import features_of, position_of, refuse_constant, source_of
from community_events.paths import RAIL, at_path

MAX_POINTS = 500
MAX_STATIONS = 60
MAX_NAME = 20


def read_rail(text: str, *, shown_as: str) -> tuple[Rail | None, tuple[Diagnostic, ...]]:
    """Return the Rail of a file's text (None of an empty one); code: bad-outline."""
    if not text:
        return None, ()
    try:
        return _rail(json.loads(text, parse_constant=refuse_constant)), ()
    except json.JSONDecodeError as problem:
        message = f"JSON として読めません（{problem.lineno}行目）"
    except (ValueError, RecursionError) as problem:
        message = str(problem) if isinstance(problem, ValueError) else "入れ子が深すぎます"
    fault = at_path("bad-outline", RAIL, f"地図の鉄道を使えません: {message}", shown_as=shown_as)
    return None, (fault,)


def _rail(document: object) -> Rail:
    lines: list[tuple[str, tuple[Position, ...]]] = []
    stations: list[Station] = []
    for feature in features_of(document):
        geometry, properties = feature.get("geometry"), feature.get("properties")
        shape = geometry if isinstance(geometry, dict) else {}
        told = properties if isinstance(properties, dict) else {}
        coordinates = shape.get("coordinates")
        if shape.get("type") == "LineString" and isinstance(coordinates, list):
            lines.append((_name(told), tuple(position_of(point) for point in coordinates)))
        elif shape.get("type") == "Point":
            position = position_of(coordinates)
            outside = told.get("outside") is True
            stations.append(Station(name=_name(told), position=position, outside=outside))
    if not stations:
        raise ValueError("駅（Point）がありません")
    if len(stations) > MAX_STATIONS or sum(len(points) for _, points in lines) > MAX_POINTS:
        raise ValueError(f"多すぎます（駅は{MAX_STATIONS}まで、線路の点は{MAX_POINTS}まで）")
    return Rail(lines=tuple(lines), stations=tuple(stations), source=source_of(document))


def _name(properties: dict[str, object]) -> str:
    name = properties.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > MAX_NAME:
        raise ValueError(f"駅と線路には、{MAX_NAME}字までの name を書きます")
    return " ".join(name.split())
