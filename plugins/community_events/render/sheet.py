"""A sheet is one A4 page that lists a Feed by day: what does not fit is counted, never spilt.

One plain, black-and-white template for every subject: the whole site, a district, an organizer, a
rack. theme/print/sheet.typ takes the largest type at which all rows fit, down to 10 pt; then as
many rows as fit and 「ほか n 件は二次元コードから」. A page without rows says so kindly.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from community_events.render.phrases import split_phrases
from community_events.render.qr import draw_qr
from community_events.render.typeset import PrintTheme, address_pieces, bounded, compile_page

MOST_ROWS = 80  # more than an A4 page holds; the rest is counted here


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One Occurrence in a line. ``cost``: 無料・申込不要; ``off``: struck out, with its status.

    ``exhibitors``: who is there on this day only.
    """

    time: str
    title: str
    place: str = ""
    cost: str = ""
    status: str = ""
    off: bool = False
    exhibitors: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDay:
    """The rows of one day under ``12月1日（火）``: the weekday is always written."""

    heading: str
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """Everything that a sheet says, as plain text; all but ``title`` and ``url`` may be empty.

    ``period``: the days it covers in words. ``more``: occurrences of the Feed that are not in
    ``days`` at all. ``empty``: what to say without rows. ``mark``: ``見本`` when the whole sheet is
    one. ``as_of``, ``valid_until``, ``short_address``, ``created``: as in FlyerView.
    """

    title: str
    url: str
    created: datetime
    lang: str = "ja"
    site_name: str = ""
    subtitle: str = ""
    period: str = ""
    mark: str = ""
    days: tuple[SheetDay, ...] = ()
    more: int = 0
    empty: str = ""
    short_address: str = ""
    as_of: str = ""
    valid_until: str = ""


def render_sheet(view: SheetView, theme: PrintTheme) -> bytes:
    """Return the sheet as PDF/UA-1: one A4 page, the same bytes for the same view."""
    return compile_page("sheet.typ", sheet_data(view), created=view.created, theme=theme)


def sheet_data(view: SheetView) -> dict[str, object]:
    """Return what sheet.typ reads: the view's first rows, each with the day it stands under."""
    words = {n: bounded(v) for n, v in asdict(view).items() if n not in {"created", "days"}}
    rows = [
        bounded(asdict(row)) | {"day": number, "heading": bounded(day.heading)} | _phrases(row)
        for number, day in enumerate(view.days)
        for row in day.rows
    ]
    return words | {
        "url": view.url,
        "title_phrases": split_phrases(words["title"]),
        "rows": rows[:MOST_ROWS],
        "more": view.more + len(rows[MOST_ROWS:]),
        "address_pieces": address_pieces(view.short_address, view.url),
        "qr": asdict(draw_qr(view.url)),
    }


def _phrases(row: SheetRow) -> dict[str, tuple[str, ...]]:
    texts = {"title": row.title, "place": row.place, "cost": row.cost, "exhibitors": row.exhibitors}
    return {f"{name}_phrases": split_phrases(bounded(text)) for name, text in texts.items()}
