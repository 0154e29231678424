"""Stations and lines of the map: GeoJSON as anybody may bring it, bounded, never without its source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from community_events.rail import MAX_STATIONS, read_rail

OURS = Path(__file__).parent.parent / "content" / "map" / "rail.geojson"


def feature(kind: str, coordinates: object, **properties: object) -> dict[str, object]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


STATION = feature("Point", [135.7, 34.9], name="見本", source="見本の地図")


def test_stations_and_lines_are_read_in_their_order() -> None:
    line = feature("LineString", [[135.7, 34.9], [135.8, 35]], name="見本線")
    away = feature("Point", [135.8, 35], name="となり", outside=True)
    rail, found = read_rail(collection(STATION, line, away), shown_as="content")
    assert found == ()
    assert rail is not None
    assert [(s.name, s.position.latitude, s.outside) for s in rail.stations] == [
        ("見本", 34.9, False), ("となり", 35.0, True),
    ]  # fmt: skip
    assert [(name, len(points)) for name, points in rail.lines] == [("見本線", 2)]
    assert rail.source == "見本の地図"
    assert read_rail("", shown_as="content") == (None, ())


def test_ours_is_read() -> None:
    rail, found = read_rail(OURS.read_text(encoding="utf-8"), shown_as="content")
    assert found == ()
    assert rail is not None
    assert len(rail.stations) == 6
    ends = {point for _, points in rail.lines for point in points}
    assert all(station.position in ends for station in rail.stations)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "JSON として"),
        ("[]", "GeoJSON"),
        (collection(), "駅（Point）がありません"),
        (collection(feature("Point", [135.7, 34.9], name="見本")), "出典がありません"),
        (collection(feature("Point", [135.7, 34.9], source="見本")), "name"),
        (collection(feature("Point", [34.9, 135.7], name="逆", source="見本")), "[経度, 緯度]"),
        (collection(*[STATION] * (MAX_STATIONS + 1)), "多すぎます"),
        (collection(feature("LineString", [[1]], name="線"), STATION), "[経度, 緯度]"),
        ("[" * 100_000, "入れ子が深すぎます"),
    ],
)  # fmt: skip
def test_what_is_no_rail_is_told(text: str, words: str) -> None:
    rail, (found,) = read_rail(text, shown_as="content")
    assert rail is None
    assert (found.code, found.span.path) == ("bad-outline", "content/map/rail.geojson")
    assert words in found.message
