"""The sheet of a rack: the coming two weeks in large type, and what to take off the rack today.

The rules this module keeps: as many A4 pages as it takes, each with its head, its number, its validity
and the code in the same corner; beyond ``sheet.MOST_ROWS`` the rest is counted, for no café hangs up more.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from community_events.render.phrases import split_phrases
from community_events.render.sheet import SheetView, sheet_data
from community_events.render.typeset import PrintTheme, bounded, compile_pdf

MOST_OFF = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class OffRow:
    """One flyer to take off: its title and why (11月15日に終わりました)."""

    title: str
    why: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RackSheetView:
    """``sheet``: what is on; ``off``: what goes today; ``more_off``: how many are not named."""

    sheet: SheetView
    off: tuple[OffRow, ...] = ()
    more_off: int = 0


def render_rack_sheet(view: RackSheetView, theme: PrintTheme) -> bytes:
    """Return the sheet as PDF/UA-1: A4 pages, the same bytes for the same view."""
    off = [
        bounded(asdict(row)) | {"title_phrases": split_phrases(bounded(row.title))}
        for row in view.off
    ]
    data = sheet_data(view.sheet)
    data |= {"off": off[:MOST_OFF], "more_off": view.more_off + len(off[MOST_OFF:])}
    return compile_pdf("rack-sheet.typ", data, created=view.sheet.created, theme=theme)
