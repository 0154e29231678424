"""The picking list of a round, and labels for its packets: what goes where, in the order of the way.

The rules this module keeps: the list is told once, as rows, and stands alike in CSV and on paper; copies
and pages are summed where one orders paper. Labels are for A4 sheets of 12 (2 × 6 of 86.4 × 42.3 mm,
no gaps; margins 18.6 and 21.6 mm), one rack a label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from math import ceil

from community_events.render.csvtext import render_table
from community_events.render.qr import draw_qr
from community_events.render.typeset import PrintTheme, address_pieces, compile_pages, compile_pdf

LABELS_ON_A_SHEET = 12
SIZES = ("A4", "A5", "A6")
ORDER = (
    "まわる順は、いちばん北の店から、次はいつも、まだ行っていない店のうちまっすぐの距離でいちばん近い店。"
    "道のりが短くなる所は、逆にまわります。位置の分からない店は、最後に五十音順。"
)
HEADER = (
    "順",
    "店",
    "よみ",
    "学区",
    "住所",
    "開いている時間",
    "印刷物",
    "紙",
    "部数",
    "次の日",
    "ファイル",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PickingItem:
    """One print in a packet; ``day``: when its Event is next; ``path``: where its file is."""

    title: str
    size: str
    copies: int
    day: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickingStop:
    """One rack on the way, with what is brought there; ``left_out``: titles without a pocket."""

    number: int
    slug: str
    name: str
    mark: str = ""
    kana: str = ""
    area: str = ""
    address: str = ""
    hours: str = ""
    items: tuple[PickingItem, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def copies(self) -> int:
        """Return how many prints go there, its sheet among them."""
        return sum(item.copies for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class PickingView:
    """Everything that list and labels say. ``runs``: each print once, with the copies of all racks."""

    week: str
    period: str
    url: str
    created: datetime
    site_name: str = ""
    stops: tuple[PickingStop, ...] = ()
    runs: tuple[PickingItem, ...] = ()

    def only(self, numbers: Container[int]) -> PickingView:
        """Return the list for some of the racks, under the numbers that they have in the round."""
        stops = tuple(stop for stop in self.stops if stop.number in numbers)
        return self if len(stops) == len(self.stops) else replace(self, stops=stops, runs=())

    @property
    def copies(self) -> int:
        """Return how many prints, and so how many pages, are made in all."""
        return sum(stop.copies for stop in self.stops)

    @property
    def paper(self) -> tuple[tuple[str, int], ...]:
        """Return (size, pages) of the paper that it takes, the largest first."""
        pages: Counter[str] = Counter()
        for stop in self.stops:
            for item in stop.items:
                pages[item.size] += item.copies
        return tuple((size, pages[size]) for size in SIZES if pages[size])


def render_picking_csv(view: PickingView) -> bytes:
    """Return the list as CSV, a row for each print of each rack."""
    return render_table(
        HEADER,
        (
            (
                *(str(stop.number), stop.name, stop.kana, stop.area, stop.address, stop.hours),
                *(item.title, item.size, str(item.copies), item.day, item.path),
            )
            for stop in view.stops
            for item in stop.items
        ),
    )


def render_picking(view: PickingView, theme: PrintTheme) -> bytes:
    """Return the list as PDF/UA-1, as many A4 pages as it takes."""
    return compile_pdf("picking.typ", picking_data(view), created=view.created, theme=theme)


def picking_data(view: PickingView) -> dict[str, object]:
    """Return what picking.typ reads."""
    told = {name: value for name, value in asdict(view).items() if name != "created"}
    stops = [asdict(s) | {"copies": s.copies, "sizes": _sizes(s)} for s in view.stops]
    return told | {
        "stops": stops,
        "copies": view.copies,
        "paper": view.paper,
        "order": ORDER,
        "address_pieces": address_pieces("", view.url),
        "qr": asdict(draw_qr(view.url)),
    }


def _sizes(stop: PickingStop) -> str:
    """Return 「A4 11部　A5 40部」: what the packet holds."""
    copies: Counter[str] = Counter()
    for item in stop.items:
        copies[item.size] += item.copies
    return "　".join(f"{size} {copies[size]}部" for size in SIZES if copies[size])


def render_labels(view: PickingView, theme: PrintTheme) -> bytes:
    """Return a label for each rack as PDF/UA-1, twelve on a page."""
    pages = max(1, ceil(len(view.stops) / LABELS_ON_A_SHEET))
    data = picking_data(view)
    return compile_pages("labels.typ", data, pages, created=view.created, theme=theme)
