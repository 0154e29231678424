"""What the map's page may see; the rules are those of ``views``."""

from __future__ import annotations

from dataclasses import dataclass

from community_events.model.records import Rack, Venue
from community_events.render.wayviews import AlternateView, LinkView

MAP = "/map/"


def place_anchor(record: Rack | Venue) -> str:
    """Return the id of a place in the list of the map's page; it stays when others come and go."""
    return record.id.replace("/", "-")


def map_href(record: Rack | Venue) -> str:
    """Return where the map's page has this place; "" of one whose position nobody has told."""
    return f"{MAP}#{place_anchor(record)}" if record.position else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinView:
    """Where a number stands on the drawing (``x``, ``y``) and where its place is (``dot_x``, ``dot_y``)."""

    x: str
    y: str
    dot_x: str
    dot_y: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """One place of the list. Without ``pin`` and ``number`` it is not drawn; then ``note`` says why.

    ``shape``: circle (a rack) or square (a venue). ``anchor``: its id.
    """

    anchor: str
    link: LinkView
    kind_word: str
    shape: str
    number: str = ""
    pin: PinView | None = None
    lines: tuple[str, ...] = ()
    areas: tuple[LinkView, ...] = ()
    latitude: str = ""
    longitude: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingView:
    """The schematic map: size in its own units, the outline as path data, whose it is."""

    width: str
    height: str
    paths: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TilesView:
    """Where the real map comes from, once somebody asks for it: ``address`` has {z}, {x}, {y}.

    ``library`` and ``style``: paths of Leaflet in the site.
    """

    address: str
    publisher: str
    terms: str
    deepest: str
    library: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The page: ``groups`` are (heading, places); ``drawing`` is None without anything to draw."""

    title: str
    lead: str
    groups: tuple[tuple[str, tuple[PlaceView, ...]], ...]
    tiles: TilesView
    drawing: DrawingView | None = None
    prints: tuple[AlternateView, ...] = ()
