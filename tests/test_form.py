"""掲載申込用紙: every key has its field in the schema's order, on four pages that a FAX can send."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from community_events.model.catalog import Catalog
from community_events.model.records import Kind, Term, Vocabulary
from community_events.render.form import PAGES, PATH, FormView, render_form
from community_events.render.formfields import ASKED, NOT_ASKED, PARTS, form_fields
from community_events.render.formviews import form_view
from community_events.render.glyphs import missing_in
from community_events.render.rubypieces import ruby_pieces
from community_events.render.typeset import count_pages
from community_events.schema import KEYS
from tests.example_events import SITE
from tests.pdf_reading import decode_qr, open_pdf, read_text, render_grey, tag_names
from tests.print_views import ROOT, THEME

WORDS = Vocabulary(
    categories=(Term(slug="market", name="マルシェ"), Term(slug="food", name="食")),
    access=(Term(slug="wheelchair", name="車椅子可"), Term(slug="remark", name="備考")),
    ease=(Term(slug="alone", name="ひとりで来てよい"),),
)
ASKED_KEYS = [key for key in KEYS[Kind.EVENT] if key.name not in NOT_ASKED]


@cache
def view() -> FormView:
    site = replace(SITE, theme=str(ROOT / "theme"), publisher_contact="FAX 075-000-0000")
    return form_view(Catalog(vocabulary=WORDS), site)


@cache
def made() -> bytes:
    return render_form(view(), THEME)


@cache
def text() -> str:
    return read_text(made())


@pytest.mark.parametrize("key", ASKED_KEYS, ids=lambda key: str(key.name))
def test_every_key_of_an_event_has_its_field(key: object) -> None:
    assert [f.label for f in form_fields(WORDS) if f.name == key.name] == [key.label]  # type: ignore[attr-defined]


def test_only_what_the_editors_write_is_not_asked_and_every_table_names_real_keys() -> None:
    names = {key.name for key in KEYS[Kind.EVENT]}
    for table in (NOT_ASKED, ASKED, PARTS):
        assert set(table) <= names
    assert not set(NOT_ASKED) & set(ASKED)
    assert not [key for key in KEYS[Kind.EVENT] if key.required and key.name in NOT_ASKED]


def test_fields_stand_in_the_order_of_the_entry_and_are_numbered() -> None:
    fields = form_fields(WORDS)
    assert [f.name for f in fields] == [key.name for key in ASKED_KEYS]
    assert [f.number for f in fields] == list(range(1, len(ASKED_KEYS) + 1))


def test_what_must_be_written_stands_on_the_first_page() -> None:
    assert [f.name for f in form_fields(WORDS) if f.required] == ["title", "when", "venue"]
    first = read_text(_page(made(), 0))
    assert first.count("かならず") == 3 + 1, "three marks, and the sentence that tells of them"
    assert "FAX・メール" in first, "who wrote it, and how to answer"


def test_nobody_is_asked_for_a_file() -> None:
    said = " ".join(f"{f.hint} {f.example}" for f in form_fields(WORDS))
    assert not re.search(r"ファイル|vocabulary|\.(?:md|jpg|csv)|[a-z]+-[a-z]+", said)


def test_the_words_of_the_vocabulary_are_there_to_tick() -> None:
    chosen = {f.name: f.choices for f in form_fields(WORDS)}
    assert chosen["category"] == ("マルシェ", "食")
    assert chosen["access"] == ("車椅子可",), "remarks are not asked for"
    assert chosen["selection"] == ("先着", "抽選")


def test_the_form_is_four_pages_whose_code_leads_to_another_copy() -> None:
    pdf = made()
    assert count_pages(pdf) == PAGES == 4
    with open_pdf(pdf) as file:
        assert len(file.pages) == PAGES
        assert str(file.docinfo["/Title"]) == "掲載申込用紙（見本の催し）"
        assert str(file.Root.Lang) == "ja-JP"
    assert decode_qr(_page(pdf, 3)) == [SITE.absolute(PATH)]


def test_it_says_where_it_goes_on_its_first_and_last_page() -> None:
    for number in (0, 3):
        page = read_text(_page(made(), number))
        assert "FAX075-000-0000" in page
    nowhere = render_form(replace(view(), send_to=()), THEME)
    assert "075-000-0000" not in read_text(_page(nowhere, 3))


def test_it_is_tagged_for_readers_of_the_file() -> None:
    names = tag_names(made())
    assert names.count("/H1") == 1
    assert names.count("/H2") == len(PARTS)


def test_every_kanji_of_the_form_has_its_reading() -> None:
    words = [
        text
        for f in view().fields
        for text in (f.label, f.hint, f.part, *f.choices, *f.blanks)
        if text not in {"マルシェ", "食", "車椅子可", "ひとりで来てよい"}
    ]
    bare = {
        piece
        for text in words
        for piece, reading in ruby_pieces(text, view().readings)
        if not reading and re.search("[々一-鿿]", piece)
    }
    assert bare == set(), "its reading belongs into theme/locale/readings.csv"


def test_no_character_is_missing_from_the_fonts() -> None:
    assert missing_in(view(), Path(THEME.fonts)) == set()


def test_it_is_black_on_white_for_the_fax() -> None:
    with open_pdf(made()) as file:
        for page in file.pages:
            content = page.Contents.read_bytes().decode("latin-1")
            greys = {float(n) for n in re.findall(r"([\d.]+) (?:g|G)\b", content)}
            assert all(grey in (0.0, 1.0) for grey in greys)
    shades = render_grey(made(), dpi=100).histogram()
    assert sum(shades[:60]) / sum(shades) < 0.12, "little ink"


def test_the_same_view_gives_the_same_bytes() -> None:
    assert render_form(view(), THEME) == made()


def _page(pdf: bytes, number: int) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file, pikepdf.new() as one:
        one.pages.append(file.pages[number])
        one.save(out)
    return out.getvalue()
