"""The outline in content/map/outline.geojson, judged as all that contributors bring.

The rules this module keeps: GeoJSON (RFC 7946) with Polygons or MultiPolygons, longitude before
latitude; bounded, since it stands in a page; and without a line that says where it comes from
(``source`` among the properties) it is not shown, for its licence asks for that line.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

from community_events.diagnostics import Diagnostic
from community_events.model.outline import Outline
from community_events.model.records import Position
from community_events.paths import OUTLINE, at_path

MAX_POINTS = 2_000
MAX_SOURCE = 200
_FEW = 4  # RFC 7946 §3.1.6: a ring has four or more positions
_FEATURES = ("Feature", "FeatureCollection")


def read_outline(text: str, *, shown_as: str) -> tuple[Outline | None, tuple[Diagnostic, ...]]:
    """Return the Outline of a file's text (None of an empty one); code: bad-outline."""
    if not text:
        return None, ()
    try:
        document = json.loads(text, parse_constant=refuse_constant)
        rings = tuple(tuple(_ring(ring)) for ring in _rings(document))
        if not rings:
            raise ValueError("Polygon がありません")
        if sum(map(len, rings)) > MAX_POINTS:
            raise ValueError(f"点が多すぎます（{MAX_POINTS:,}まで）")
        return Outline(rings=rings, source=source_of(document)), ()
    except json.JSONDecodeError as problem:
        message = f"JSON として読めません（{problem.lineno}行目）"
    except (ValueError, RecursionError) as problem:
        message = str(problem) if isinstance(problem, ValueError) else "入れ子が深すぎます"
    fault = at_path(
        "bad-outline", OUTLINE, f"地図の輪かくを使えません: {message}", shown_as=shown_as
    )
    return None, (fault,)


def features_of(document: object) -> Iterator[dict[str, object]]:
    """Yield the features; raises ValueError when it is no GeoJSON."""
    if not isinstance(document, dict) or document.get("type") not in _FEATURES:
        raise ValueError("GeoJSON の Feature ではありません")
    if document["type"] == "Feature":
        yield document
        return
    features = document.get("features")
    for feature in features if isinstance(features, list) else ():
        if isinstance(feature, dict):
            yield feature


def _rings(document: object) -> Iterator[object]:
    for feature in features_of(document):
        geometry = feature.get("geometry")
        shape = geometry if isinstance(geometry, dict) else {}
        coordinates = shape.get("coordinates")
        if not isinstance(coordinates, list):
            continue
        if shape.get("type") == "Polygon":
            yield from coordinates
        elif shape.get("type") == "MultiPolygon":
            for polygon in coordinates:
                yield from polygon if isinstance(polygon, list) else ()


def _ring(ring: object) -> Iterator[Position]:
    if not isinstance(ring, list) or len(ring) < _FEW or ring[0] != ring[-1]:
        raise ValueError("閉じていない輪があります")
    yield from map(position_of, ring)


def position_of(point: object) -> Position:
    """Return a position of RFC 7946; raises ValueError with words for contributors."""
    if not isinstance(point, list) or len(point) < 2:
        raise ValueError("点は [経度, 緯度] と書きます")
    longitude, latitude = point[:2]
    if not (_is_degrees(longitude, 180) and _is_degrees(latitude, 90)):
        raise ValueError("点は [経度, 緯度] と書きます")
    return Position(latitude=float(latitude), longitude=float(longitude))


def _is_degrees(value: object, most: int) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and math.isfinite(value) and abs(value) <= most  # type: ignore[arg-type]


def source_of(document: object) -> str:
    """Return the line that says where it comes from; raises ValueError without one."""
    for feature in features_of(document):
        properties = feature.get("properties")
        source = properties.get("source") if isinstance(properties, dict) else None
        if isinstance(source, str) and (line := " ".join(source.split())):
            if len(line) > MAX_SOURCE:
                raise ValueError(f"出典（source）が長すぎます（{MAX_SOURCE}字まで）")
            return line
    raise ValueError("出典がありません。properties に source を書きます")


def refuse_constant(name: str) -> float:
    """Refuse NaN and Infinity, which JSON does not have."""
    raise ValueError(f"{name} は数ではありません")
