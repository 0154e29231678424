"""The map of racks and venues: a drawing, and a list that says the same and is complete without it.

The rules this module keeps: every place is in the list, with a number only if it is on the drawing
and with the reason if not; nothing is loaded from elsewhere before somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from community_events.artifacts import Artifact
from community_events.model.outline import Outline
from community_events.model.records import Position, Rack, Venue
from community_events.render.mapdrawing import DrawnPin, MapDrawing, draw_map
from community_events.render.mapviews import (
    MAP,
    DrawingView,
    MapView,
    PinView,
    PlaceView,
    TilesView,
    place_anchor,
)
from community_events.render.pages.facts import area_links
from community_events.render.pages.frame import Frame, mark_of
from community_events.render.pages.printing import print_files, print_links
from community_events.render.vendored import vendored_path
from community_events.render.wayviews import LinkView

_TITLE = "地図"
_LEAD = "チラシのラックがある店と、催しの会場です。番号は、略図と一覧で同じです。"
# https://maps.gsi.go.jp/development/ichiran.html: free to use with the publisher named and linked.
TILES_HOST = "https://cyberjapandata.gsi.go.jp"
TILES = TilesView(
    address=f"{TILES_HOST}/xyz/pale/{{z}}/{{x}}/{{y}}.png",
    publisher="国土地理院",
    terms="https://maps.gsi.go.jp/development/ichiran.html",
    deepest="18",
)
_UNPLACED = "地図の上の位置は、まだ分かりません。"
_OUTSIDE = "略図の外にあります。"


def map_page(frame: Frame) -> Iterator[Artifact]:
    """Yield the page."""
    catalog = frame.index.catalog
    records: list[Rack | Venue] = [*catalog.racks.values(), *catalog.venues.values()]
    drawing = draw_map(catalog.outline, [record.position for record in records])
    pins = {pin.index: (str(n), pin) for n, pin in enumerate(drawing.pins if drawing else (), 1)}
    places = [_place(record, pins.get(index), frame) for index, record in enumerate(records)]
    racks = len(catalog.racks)
    groups = (
        ("チラシのラックがある店", _in_order(places[:racks])),
        ("会場・居場所", _in_order(places[racks:])),
    )
    # Without a place there is nothing to show on a map, however real.
    points = any(record.position for record in records)
    view = MapView(
        title=_TITLE,
        lead=_LEAD,
        groups=tuple(group for group in groups if group[1]),
        tiles=replace(
            TILES,
            library=vendored_path(frame.site.theme, "leaflet.js"),
            style=vendored_path(frame.site.theme, "leaflet.css"),
        ),
        drawing=_drawing_view(drawing, catalog.outline) if drawing else None,
        prints=print_links(MAP, frame),
    )
    scripts = ("map",) if points else ()
    page = frame.page(MAP, "map", _TITLE, description=_LEAD, scripts=scripts)
    page = replace(page, image_hosts=(TILES_HOST,))
    yield frame.artifact("map.html", page, view, measures=print_files(MAP, frame))


def _in_order(places: list[PlaceView]) -> tuple[PlaceView, ...]:
    """Return those with a number first, in the order of the numbers."""
    return tuple(sorted(places, key=lambda place: not place.number))


def _place(record: Rack | Venue, pin: tuple[str, DrawnPin] | None, frame: Frame) -> PlaceView:
    is_rack = isinstance(record, Rack)
    folder = "racks" if is_rack else "venues"
    drop_in = isinstance(record, Venue) and record.drop_in
    told = (record.address, record.hours_sentence, record.hours_note, record.summary)
    note = "" if pin else _UNPLACED if record.position is None else _OUTSIDE
    return PlaceView(
        anchor=place_anchor(record),
        link=LinkView(
            text=record.title,
            href=f"/{folder}/{record.slug}/",
            kana=record.kana,
            mark=mark_of(record, frame.tongue),
        ),
        kind_word="ラック" if is_rack else "居場所" if drop_in else "会場",
        shape="circle" if is_rack else "square",
        number=pin[0] if pin else "",
        pin=_pin_view(pin[1]) if pin else None,
        lines=tuple(line for line in told if line),
        areas=area_links(record.area, frame.index.catalog),
        latitude=_degrees(record.position, "latitude"),
        longitude=_degrees(record.position, "longitude"),
        note=note,
    )


def _pin_view(pin: DrawnPin) -> PinView:
    x, y, dot_x, dot_y = (f"{value:g}" for value in (*pin.pin, *pin.dot))
    return PinView(x=x, y=y, dot_x=dot_x, dot_y=dot_y)


def _drawing_view(drawing: MapDrawing, outline: Outline | None) -> DrawingView:
    return DrawingView(
        width=str(drawing.width),
        height=str(drawing.height),
        paths=drawing.paths,
        source=outline.source if outline else "",
    )


def _degrees(position: Position | None, axis: str) -> str:
    return f"{getattr(position, axis):.6f}" if position else ""
