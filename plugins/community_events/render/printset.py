"""A print set: what is printed for one rack, one district or a whole round, as one PDF.

The rules this module keeps: every print stands in it once, the papers of the racks in the order of the
way, then the flyers, the largest paper first; how many copies, says the picking list. It is typeset as
one document (``typeset.compile_set``); its number of pages is known before and checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from community_events.render.flyer import FlyerSize, FlyerView, flyer_data
from community_events.render.picking import PickingView, picking_data
from community_events.render.sheet import SheetView, sheet_data
from community_events.render.typeset import PrintError, PrintTheme, compile_set, count_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSet:
    """``list``: the picking list in front, if any. ``flyers``: each with the size in which it is printed."""

    title: str
    created: datetime
    list: PickingView | None = None
    papers: tuple[SheetView, ...] = ()
    flyers: tuple[tuple[FlyerView, FlyerSize], ...] = ()

    @property
    def pages(self) -> int:
        """Return how many pages papers and flyers have: one each."""
        return len(self.papers) + len(self.flyers)


def render_set(view: PrintSet, theme: PrintTheme) -> bytes:
    """Return the set as PDF/UA-1, the same bytes for the same view."""
    parts = [
        *([("picking.typ", picking_data(view.list))] if view.list else []),
        *(("sheet.typ", sheet_data(paper)) for paper in view.papers),
        *((f"flyer-{size.name}.typ", flyer_data(flyer, size)) for flyer, size in view.flyers),
    ]
    pdf = compile_set(parts, view.title, created=view.created, theme=theme)
    made = count_pages(pdf)
    if made < view.pages + bool(view.list) or (view.list is None and made != view.pages):
        raise PrintError(f"{view.title}: {made} pages for {view.pages} prints")
    return pdf
