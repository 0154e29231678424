"""折本: one A4 sheet, printed on one side, that folds into a booklet of eight A7 pages.

The rules this module keeps: the sheet is four panels wide and two high; the upper row stands on its
head, so that after one cut and the folds pages 1 to 8 follow each other, bound on the left; and the
reading order of the file is the order of the pages, whatever stands where on the sheet.

    upper row, upside down:   7 6 5 4
    lower row:                8 1 2 3     cut between the rows, across the two panels in the middle
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from community_events.model.outline import Outline
from community_events.model.rail import Rail
from community_events.render.phrases import split_phrases
from community_events.render.qr import draw_qr
from community_events.render.rackmap import MapRack, draw_scene
from community_events.render.typeset import PrintTheme, address_pieces, bounded, compile_page

PAGES = 8
PANEL_MM = (74.25, 105.0)
#: Page → column and row of its panel on the sheet; row 0 is the upper one, turned by 180°.
PANELS: dict[int, tuple[int, int]] = {
    1: (1, 1), 2: (2, 1), 3: (3, 1), 4: (3, 0), 5: (2, 0), 6: (1, 0), 7: (0, 0), 8: (0, 1),
}  # fmt: skip
MOST_ROWS = 14  # of a list; more than a panel holds; the rest is counted
MAP_MM = (62.25, 52.0)
PIN_MM = 1.9
LETTER_MM = 2.65


@dataclass(frozen=True, slots=True, kw_only=True)
class BookletRow:
    """One line of a list: ``lead`` 12/5（土） 10:00, ``title``, and what else stands below it."""

    title: str
    lead: str = ""
    note: str = ""
    status: str = ""
    off: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookletDay:
    """One square of the small month: ``is_on``: something is on that day."""

    number: int
    is_off: bool = False
    is_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """What the booklet says. ``weeks``: as in MonthPrint; each list is cut and counted on its page.

    ``coming``: single dates of the month; ``repeats``: what is told once; ``places``: 居場所;
    ``offers``: 出番; ``racks``: shops with a rack.
    """

    name: str
    kana: str
    year: int
    month: int
    url: str
    created: datetime
    weeks: tuple[tuple[BookletDay | None, ...], ...]
    coming: tuple[BookletRow, ...] = ()
    repeats: tuple[BookletRow, ...] = ()
    places: tuple[BookletRow, ...] = ()
    offers: tuple[BookletRow, ...] = ()
    racks: tuple[MapRack, ...] = ()
    outline: Outline | None = None
    rail: Rail | None = None
    lang: str = "ja"
    site_name: str = ""
    publisher: str = ""
    has_samples: bool = False
    as_of: str = ""
    valid_until: str = ""


def render_booklet(view: Booklet, theme: PrintTheme) -> bytes:
    """Return the sheet as PDF/UA-1: one A4 page across, the same bytes for the same view."""
    return compile_page("booklet.typ", booklet_data(view), created=view.created, theme=theme)


def render_panel(view: Booklet, page: int, theme: PrintTheme) -> bytes:
    """Return one page of the booklet alone, upright, on paper of its size: what a reader will hold."""
    data = booklet_data(view) | {"alone": page}
    return compile_page("booklet.typ", data, created=view.created, theme=theme)


def booklet_data(view: Booklet) -> dict[str, object]:
    """Return what booklet.typ reads."""
    name = bounded(view.name, 30)
    lists = {
        key: [_row(row) for row in getattr(view, key)[:MOST_ROWS]]
        for key in ("coming", "repeats", "places", "offers")
    }
    placed = [rack for rack in view.racks if rack.position][:MOST_ROWS]
    racks = [*placed, *(rack for rack in view.racks if rack not in placed)]
    width, height = MAP_MM
    return {
        "alone": 0,
        "panels": [list(PANELS[page]) for page in range(1, PAGES + 1)],
        "lang": view.lang,
        "title": f"{name} {view.year}年{view.month}月の催し（折本）",
        "name": split_phrases(name),
        "kana": bounded(view.kana, 40),
        "year": view.year,
        "month": view.month,
        "site_name": bounded(view.site_name, 30),
        "publisher": bounded(view.publisher, 40),
        "weeks": [[asdict(day) if day else None for day in week] for week in view.weeks],
        **lists,
        "left": {key: len(getattr(view, key)[MOST_ROWS:]) for key in lists},
        "racks": [
            {"number": n if n <= len(placed) else 0, "name": bounded(r.name, 24),
             "hours": bounded(r.hours, 40), "mark": bounded(r.mark, 4)}
            for n, r in enumerate(racks[:MOST_ROWS], 1)
        ],
        "more_racks": len(racks[MOST_ROWS:]),
        "scene": draw_scene(
            view.outline, view.rail, [rack.position for rack in placed if rack.position],
            width=width, height=height, radius=PIN_MM, letter=LETTER_MM,
        ),
        "sources": [s.source for s in (view.outline, view.rail) if s],
        "has_samples": view.has_samples,
        "as_of": view.as_of,
        "valid_until": view.valid_until,
        "url": view.url,
        "address_pieces": address_pieces("", view.url),
        "qr": asdict(draw_qr(view.url)),
    }  # fmt: skip


def _row(row: BookletRow) -> dict[str, object]:
    plain: dict[str, object] = bounded(asdict(row), 60)
    return plain | {
        "title": split_phrases(bounded(row.title, 40)),
        "note": split_phrases(bounded(row.note, 60)),
    }
