"""The page /print/: what is brought to the racks in the week that one prepares, one click for each PDF.

The rule this module keeps: it is for the people who print and carry, so it is there in Japanese only,
and search engines do not list it; every proof (校正) is linked from here and from nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from community_events.artifacts import Artifact
from community_events.editions import JAPANESE
from community_events.render import form, proof
from community_events.render.pages.frame import Frame, mark_of
from community_events.render.picking import ORDER, PickingView
from community_events.render.pickingviews import picking_view
from community_events.render.printpageviews import PrintPageView, PrintRowView
from community_events.render.printsets import OfferedSet, print_sets
from community_events.render.proofviews import wants_proof
from community_events.render.wayviews import AlternateView, LinkView
from community_events.rounds import plan_round, week_to_prepare

PATH = "/print/"
_TITLE = "店に配る印刷物"
_LEAD = "チラシのラックがある店に持って行くものを、まとめて印刷できます。係の人のページです。"
_PDF = "application/pdf"


def print_page(frame: Frame) -> Iterator[Artifact]:
    """Yield the page."""
    if frame.edition is not JAPANESE:
        return
    index = frame.index
    plan = plan_round(index, week_to_prepare(index.today))
    picking = picking_view(plan, index)
    sets = print_sets(plan, picking, index)
    view = PrintPageView(
        title=_TITLE,
        lead=_LEAD,
        week=plan.name,
        period=picking.period,
        racks=str(len(picking.stops)),
        copies=str(picking.copies),
        paper=tuple((size, str(pages)) for size, pages in picking.paper),
        order=ORDER,
        downloads=tuple(_downloads(plan.name, sets)),
        by_rack=tuple(_rack_rows(sets, picking, frame)),
        by_area=tuple(_area_rows(sets, frame)),
        form=AlternateView(
            text=f"{form.TITLE}を印刷する",
            href=form.PATH,
            media_type=_PDF,
            size=f"PDF・A4 {form.PAGES}ページ",
        ),
        proofs=tuple(_proofs(frame)),
    )
    page = frame.page(PATH, "print", _TITLE, description=_LEAD, noindex=True, says_sample=True)
    yield frame.artifact("print.html", page, view)


def _downloads(week: str, sets: tuple[OfferedSet, ...]) -> Iterator[AlternateView]:
    folder = f"{PATH}{week}/"
    for one in sets:
        if one.kind == "all":
            text, size = "すべての店の分を印刷する", f"PDF・一覧と{one.view.pages}ページ"
            yield AlternateView(text=text, href=one.path, media_type=_PDF, size=size)
    for text, name, media_type, size in (
        ("持って行くものの一覧", "picking.pdf", _PDF, "PDF・A4"),
        ("同じ一覧を表計算で", "picking.csv", "text/csv", "CSV"),
        ("店ごとのラベル", "labels.pdf", _PDF, "PDF・A4 12面（86.4×42.3ミリ）"),
    ):
        yield AlternateView(text=text, href=folder + name, media_type=media_type, size=size)


def _rack_rows(
    sets: tuple[OfferedSet, ...], picking: PickingView, frame: Frame
) -> Iterator[PrintRowView]:
    found = {one.slug: one for one in sets if one.kind == "racks"}
    for stop in picking.stops:
        one, rack = found[stop.slug], frame.index.catalog.racks[stop.slug]
        name = LinkView(
            text=rack.title, href=f"/racks/{rack.slug}/", mark=mark_of(rack, frame.tongue)
        )
        yield _row(one, name, number=str(stop.number), area=stop.area)


def _area_rows(sets: tuple[OfferedSet, ...], frame: Frame) -> Iterator[PrintRowView]:
    for one in sets:
        if one.kind == "areas":
            yield _row(one, LinkView(text=one.subject, href=f"/areas/{one.slug}/"))


def _row(one: OfferedSet, name: LinkView, *, number: str = "", area: str = "") -> PrintRowView:
    return PrintRowView(
        name=name,
        pdf=LinkView(text=f"{one.subject}の分を", href=one.path),
        pages=str(one.view.pages),
        copies=str(one.copies),
        number=number,
        area=area,
    )


def _proofs(frame: Frame) -> Iterator[tuple[str, tuple[LinkView, ...]]]:
    """Yield every organizer with the proofs of what is not over."""
    index = frame.index
    keys = [key for key in index.catalog.events if wants_proof(key, index)]
    for organizer, own in groupby(keys, key=lambda key: index.catalog.events[key].organizer):
        events = ((key, index.catalog.events[key]) for key in own)
        yield (
            index.catalog.organizers[organizer].title,
            tuple(
                LinkView(
                    text=event.title,
                    href=f"/events/{key}/{proof.FILE}",
                    mark=mark_of(event, frame.tongue),
                )
                for key, event in events
            ),
        )
