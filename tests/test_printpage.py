"""/print/: one click for all, for a rack, for a district; proofs; nothing that leads nowhere."""

from __future__ import annotations

from dataclasses import replace

from lxml import html as lxml_html

from community_events.editions import edition_of
from community_events.index import Index
from community_events.model.catalog import Catalog
from community_events.model.records import Area
from community_events.render.languages import tongue_of
from community_events.render.pages.rounds import print_page
from community_events.render.printpageviews import PrintPageView
from community_events.render.staffprints import staff_artifacts
from tests.rounds_of import index_of, rack, sample
from tests.test_pages import frame_of


def frame_for(index: Index):
    frame = frame_of(index.catalog)
    return replace(frame, index=index)


def page_of(index: Index) -> tuple[PrintPageView, lxml_html.HtmlElement]:
    (artifact,) = print_page(frame_for(index))
    assert artifact.path == "print/index.html"
    return artifact.arguments[3], lxml_html.fromstring(artifact.make())


def in_district(catalog: Catalog, *slugs: str) -> Catalog:
    areas = {"oe": Area(id="area/oe", slug="oe", path="", title="大枝")}
    racks = {s: replace(r, area=("oe",)) if s in slugs else r for s, r in catalog.racks.items()}
    return replace(catalog, areas=areas, racks=racks)


def test_every_link_to_a_file_leads_to_one_that_is_made() -> None:
    index = sample()
    index = replace(index, catalog=in_district(index.catalog, "a", "c"))
    _, page = page_of(index)
    made = {f"/{artifact.path}" for artifact in staff_artifacts(index)}
    linked = {
        "/" + href.removeprefix("../")
        for href in page.xpath("//main//a/@href")
        if href.endswith((".pdf", ".csv"))
    }
    assert linked == made, "and every file that is made is linked"
    assert "/print/2026-W48/areas/oe.pdf" in made


def test_racks_stand_in_the_order_of_the_way_with_copies_and_pages() -> None:
    view, page = page_of(sample())
    told = [(r.number, r.name.text, r.copies, r.pages) for r in view.by_rack]
    assert told == [
        ("1", "見本カフェb", "31", "3"),
        ("2", "見本カフェa", "41", "5"),
        ("3", "見本カフェc", "1", "1"),
    ]
    assert (view.racks, view.copies, view.paper) == ("3", "73", (("A4", "13"), ("A5", "60")))
    first = page.xpath("//table//tbody/tr[1]/td[2]/a")[0].text_content()
    assert first == "見本カフェbの分を印刷する", "a link that is read alone says of whom it is"


def test_a_proof_is_linked_for_what_is_not_over() -> None:
    view, _ = page_of(sample())
    ((organizer, links),) = view.proofs
    assert organizer == "見本区役所"
    assert [link.href for link in links] == [
        f"/events/ward-office/{slug}/proof.pdf" for slug in ("late", "soon", "asked", "tue", "over")
    ], "the last is tomorrow"


def test_the_page_is_for_staff_in_japanese_and_not_for_search() -> None:
    index = sample()
    _, page = page_of(index)
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    frame = frame_for(index)
    english = tongue_of(edition_of("en"), index.site.theme)
    assert list(print_page(replace(frame, tongue=english))) == []


def test_without_racks_there_is_still_the_form() -> None:
    view, page = page_of(index_of())
    assert (view.by_rack, view.by_area, view.proofs) == ((), (), ())
    assert page.xpath("//a[contains(@href, 'submit/form.pdf')]")
    assert "all.pdf" not in lxml_html.tostring(page, encoding="unicode")


def test_a_sample_rack_is_marked() -> None:
    _, page = page_of(index_of(racks=(rack("a", sample=True),)))
    assert "【見本】" in page.xpath("//table//th[@scope='row']")[0].text_content()
