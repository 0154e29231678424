"""A set: every print of a rack, a district or a round in one tagged file, each once, in a stated order."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from community_events.artifacts import make_artifact
from community_events.index import Index
from community_events.model.records import Area
from community_events.render.flyer import render_flyer
from community_events.render.pickingviews import picking_view
from community_events.render.printset import PrintSet, render_set
from community_events.render.printsets import OfferedSet, print_sets
from community_events.render.typeset import PrintError, compile_set, count_pages
from community_events.rounds import plan_round
from tests.pdf_reading import decode_qr, open_pdf, read_text, tag_names
from tests.print_views import CREATED, THEME
from tests.rounds_of import WEEK, index_of, rack, sample

A4, A5 = (595, 842), (420, 595)


def sets_of(index: Index) -> dict[str, OfferedSet]:
    plan = plan_round(index, WEEK)
    return {one.path: one for one in print_sets(plan, picking_view(plan, index), index)}


@cache
def offered() -> dict[str, OfferedSet]:
    return sets_of(sample())


@cache
def made(path: str) -> bytes:
    return render_set(offered()[path].view, THEME)


ALL, RACK = "/print/2026-W48/all.pdf", "/print/2026-W48/racks/b.pdf"


def pages_of(pdf: bytes) -> list[bytes]:
    found = []
    with pikepdf.open(BytesIO(pdf)) as file:
        for page in file.pages:
            with pikepdf.new() as one:
                one.pages.append(page)
                out = BytesIO()
                one.save(out)
                found.append(out.getvalue())
    return found


def test_there_is_a_set_of_all_and_of_each_rack_in_the_order_of_the_way() -> None:
    assert list(offered()) == [
        ALL,
        RACK,
        "/print/2026-W48/racks/a.pdf",
        "/print/2026-W48/racks/c.pdf",
    ]
    assert [one.copies for one in offered().values()] == [73, 31, 41, 1]
    assert list(sets_of(index_of())) == [], "without racks there is nothing to print"


def test_a_district_with_several_racks_has_its_own() -> None:
    areas = {s: Area(id=f"area/{s}", slug=s, path="", title=s) for s in ("oe", "katsura")}
    index = index_of(
        racks=(rack("a", area=("oe",)), rack("b", area=("oe",)), rack("c", area=("katsura",)))
    )
    index = replace(index, catalog=replace(index.catalog, areas=areas))
    found = [one for one in sets_of(index).values() if one.kind == "areas"]
    assert [(one.subject, one.view.pages) for one in found] == [("oe", 2)]


def test_a_set_of_a_rack_is_its_paper_and_its_flyers_in_their_sizes() -> None:
    pdf = made(RACK)
    with open_pdf(pdf) as file:
        assert [tuple(round(float(x)) for x in page.MediaBox[2:]) for page in file.pages] == [
            A4,
            A4,
            A5,
        ]
        assert str(file.docinfo["/Title"]) == "見本カフェb 2026-W48（見本の催し）"
        assert str(file.Root.Lang) == "ja-JP"
    words = ["見本カフェbのチラシ", "催しasked", "催しsoon"]
    for page, word in zip(pages_of(pdf), words, strict=True):
        assert word in read_text(page)


def test_every_page_has_the_code_of_its_own_print() -> None:
    codes = [code for page in pages_of(made(RACK)) for code in decode_qr(page)]
    assert codes[0].startswith("https://example.org/ward/racks/b/changes/#")
    assert codes[1:] == [
        f"https://example.org/ward/events/ward-office/{slug}/" for slug in ("asked", "soon")
    ]


def test_the_set_of_all_begins_with_the_list_and_has_each_print_once() -> None:
    view = offered()[ALL].view
    first, *rest = pages_of(made(ALL))
    assert "持って行くものの一覧2026-W48" in read_text(first)
    assert count_pages(made(ALL)) == len(rest) + 1 == view.pages + 1
    titles = [flyer.title + size.name for flyer, size in view.flyers]
    assert len(titles) == len(set(titles)) == 5, "asked in two sizes, soon, tue, late"
    assert len(view.papers) == 3


def test_the_tags_of_all_prints_are_of_one_piece() -> None:
    alone = made(RACK)
    names = tag_names(alone)
    assert names.count("/H1") == 3, "each print has its title"
    assert names.count("/Document") == 1
    with open_pdf(alone) as file:
        assert file.Root.MarkInfo.Marked
        metadata = file.Root.Metadata.read_bytes()
        assert b"pdfuaid" in metadata
        fonts = {str(f.BaseFont) for p in file.pages for f in p.Resources.Font.values()}
        assert all("+" in font for font in fonts), "embedded and subset"


def test_a_print_in_a_set_says_what_it_says_by_itself() -> None:
    flyer, size = offered()[RACK].view.flyers[1]
    assert read_text(pages_of(made(RACK))[2]) == read_text(render_flyer(flyer, size, THEME))


def test_the_same_view_gives_the_same_bytes_and_the_same_key() -> None:
    view = offered()[RACK].view
    assert render_set(view, THEME) == made(RACK)
    again = sets_of(sample())[RACK].view
    keys = {make_artifact(RACK, "s", render_set, one, THEME).key for one in (view, again)}
    assert len(keys) == 1
    later = replace(sample(), today=WEEK)
    assert sets_of(later)[RACK].view.flyers == view.flyers, "a day later nothing is drawn anew"


def test_nobody_can_write_typst_into_a_set() -> None:
    paper = replace(offered()[RACK].view.papers[0], title='#eval("1") $x$ "')
    view = PrintSet(title='#panic() "x" \\', created=CREATED, papers=(paper,))
    pdf = render_set(view, THEME)
    with open_pdf(pdf) as file:
        assert str(file.docinfo["/Title"]) == '#panic() "x" \\'
    assert '#eval("1")$x$"' in read_text(pdf)


def test_a_template_that_is_wrong_is_loud() -> None:
    with pytest.raises(PrintError, match="nowhere"):
        compile_set([("nowhere.typ", {})], "題", created=CREATED, theme=THEME)
