"""The card of a rack: one A6 page that holds for years, and a code that leads to the rack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from community_events.history import UNKNOWN
from community_events.render.rackcard import RackCardView, render_rack_card
from community_events.render.rackprints import card_view
from tests import print_views as views
from tests.example_events import SITE
from tests.pdf_reading import decode_qr, open_pdf, read_text, render_grey, tag_names
from tests.test_racks import RACK

CARD = RackCardView(
    name="見本カフェ1", kana="みほんかふぇいち", mark="見本", site_name="見本の催し",
    url=f"{views.SITE}/racks/mihon-cafe-1/", created=UNKNOWN,
)  # fmt: skip
CARDS = [
    (CARD, "ordinary"),
    (replace(CARD, kana="", mark="", site_name=""), "only a name"),
    (replace(CARD, name="珈琲とパンと古本の店ひだまり" * 6, kana="こーひー" * 20), "a long name"),
    (replace(CARD, name="CAFÉ" * 40), "a long word"),
    (replace(CARD, name="☕😀髙﨑①㈱☎ 한국 ไทย"), "letters that no font has"),
    (replace(CARD, name="𓀀"), "a name of which nothing can be printed"),
    (replace(CARD, url=views.SITE + "/racks/" + "a" * 90 + "/"), "a long address"),
]


@pytest.mark.parametrize(("view", "reason"), CARDS, ids=[reason for _, reason in CARDS])
def test_a_card_is_one_a6_page_and_its_code_leads_to_the_rack(
    view: RackCardView, reason: str
) -> None:
    pdf = render_rack_card(view, views.THEME)
    with open_pdf(pdf) as file:
        (page,) = file.pages
        width, height = (float(n) * 25.4 / 72 for n in page.mediabox[2:])
        assert (round(width), round(height)) == (105, 148), reason
        assert str(file.Root.Lang) == "ja-JP"
    assert decode_qr(pdf) == [view.url], reason
    assert tag_names(pdf).count("/H1") == 1
    assert tag_names(pdf).count("/Figure") == 1, "the waves are an ornament"


def test_a_card_says_what_it_leads_to_and_carries_no_date() -> None:
    text = read_text(render_rack_card(CARD, views.THEME))
    for words in ("このお店のチラシの今", "見本カフェ1", "【見本】", "/racks/mihon-cafe-1/"):
        assert words in text
    for word in ("現在", "有効", "月", "年"):
        assert word not in text


def test_the_words_on_the_dark_field_stand_out_on_a_copier() -> None:
    grey = render_grey(render_rack_card(CARD, views.THEME), dpi=100)
    field = grey.crop((70, 70, grey.width - 70, 160))
    darkest, lightest = field.getextrema()
    assert lightest - darkest > 150


def test_a_card_is_the_same_on_every_day() -> None:
    view = card_view(RACK, SITE)
    assert view.url == "https://example.org/ward/racks/cafe/"
    assert render_rack_card(view, views.THEME) == render_rack_card(view, views.THEME)
    assert view.created == UNKNOWN
