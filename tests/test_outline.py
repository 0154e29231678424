"""The outline of the map: GeoJSON as anybody may bring it, bounded, and never without its source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from community_events.outline import MAX_POINTS, read_outline
from community_events.sources import sources_from

RING = [[135.6, 34.9], [135.7, 34.9], [135.7, 35.0], [135.6, 34.9]]
OURS = Path(__file__).parent.parent / "content" / "map" / "outline.geojson"


def feature(coordinates: object, kind: str = "Polygon", source: object = "見本の地図") -> str:
    geometry = {"type": kind, "coordinates": coordinates}
    return json.dumps({"type": "Feature", "properties": {"source": source}, "geometry": geometry})


@pytest.mark.parametrize(
    ("text", "rings", "reason"),
    [
        (feature([RING]), 1, "one area"),
        (feature([RING, RING]), 2, "an area with a hole"),
        (feature([[RING], [RING]], "MultiPolygon"), 2, "two areas"),
        (f'{{"type": "FeatureCollection", "features": [{feature([RING])}]}}', 1, "a collection"),
        (feature([[[*point, 12.5] for point in RING]]), 1, "heights are no matter"),
    ],
)
def test_an_outline_is_read(text: str, rings: int, reason: str) -> None:
    outline, found = read_outline(text, shown_as="content")
    assert outline is not None, reason
    assert found == ()
    assert len(outline.rings) == rings
    assert (outline.rings[0][0].latitude, outline.rings[0][0].longitude) == (34.9, 135.6)
    assert outline.source == "見本の地図"


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("{", "JSON として読めません", "no JSON"),
        ("[" * 60_000, "入れ子が深すぎます", "nested without end"),
        ("[]", "Feature ではありません", "no object"),
        ('{"type": "Topology"}', "Feature ではありません", "another format"),
        ('{"type": "FeatureCollection", "features": 3}', "Polygon がありません", "no features"),
        (feature([RING], "LineString"), "Polygon がありません", "a line"),
        (feature([]), "Polygon がありません", "no ring"),
        (feature([RING[:3]]), "閉じていない輪", "not closed"),
        (feature([3]), "閉じていない輪", "no ring at all"),
        (feature([[[34.9, 135.6], *RING[1:3], [34.9, 135.6]]]), "経度, 緯度", "the two confused"),
        (feature([[["a", "b"], *RING[1:3], ["a", "b"]]]), "経度, 緯度", "texts"),
        (feature([[[True, 1], *RING[1:3], [True, 1]]]), "経度, 緯度", "a truth value"),
        (feature([RING]).replace("135.7", "1e999"), "経度, 緯度", "too large to be a number"),
        (feature([RING]).replace("135.7", "NaN"), "NaN は数ではありません", "not a number"),
        (feature([RING[:3] * MAX_POINTS + RING[:1]]), "点が多すぎます", "too much for a page"),
        (feature([RING], source=""), "出典がありません", "whose is it?"),
        (feature([RING], source=["x"]), "出典がありません", "no text"),
        (feature([RING], source="あ" * 201), "出典（source）が長すぎます", "a whole licence"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_what_is_no_outline_is_told(text: str, words: str, reason: str) -> None:
    outline, (found,) = read_outline(text, shown_as="content")
    assert outline is None, reason
    assert (found.code, found.span.path) == ("bad-outline", "content/map/outline.geojson")
    assert words in found.message


def test_a_site_may_have_no_outline() -> None:
    assert read_outline("", shown_as="content") == (None, ())


def test_nothing_else_lies_in_the_folder_of_the_map() -> None:
    sources = sources_from({"map/outline.geojson": b"{}", "map/town.png": b"x", "map/a/b.md": b"x"})
    assert sources.outline == "{}"
    assert [d.code for d in sources.diagnostics] == ["misplaced-entry"] * 2


def test_our_own_outline_is_closed_and_names_its_source() -> None:
    outline, _ = read_outline(OURS.read_text(encoding="utf-8"), shown_as="content")
    assert outline is not None
    assert outline.source == "国土数値情報（行政区域データ）（国土交通省）を加工して作成"
    assert [len(ring) for ring in outline.rings] == [199]
