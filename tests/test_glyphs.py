"""Characters without a glyph: a print goes on, and the caller learns of them."""

from __future__ import annotations

import csv
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_events.render.flyer import FLYER_SIZES, FlyerSize, render_flyer
from community_events.render.glyphs import (
    font_characters,
    missing_characters,
    missing_in,
    printable,
)
from community_events.render.typeset import count_pages
from tests import print_views as views
from tests.pdf_reading import read_text

FONTS = views.THEME.fonts

PRINTED = [
    (
        "①㈱℡№㌔㍻Ⅷⅻ㊙㉑☎★☆",
        "①㈱℡№㌔㍻Ⅷⅻ㊙㉑☎★☆",
        "the word processor's own characters are in the font",
    ),
    ("髙島 﨑 渡邉 〻 ゟ 〼", "髙島 﨑 渡邉 〻 ゟ 〼", "names as their owners write them"),
    ("カ\u3099キ\u3099", "ガギ", "a Mac's two-part kana are joined"),
    ("𠮷野", "〓野", "a rare kanji leaves a visible gap"),
    ("葛\U000e0100城", "葛城", "a variant selector is dropped, the letter stays"),
    ("🎪マルシェ👍🏽", "マルシェ", "emoji are ornaments"),
    ("☀️☂", "☀☂", "weather signs are in the font, their emoji selector is dropped"),
    ("👨‍👩‍👧家族", "家族", "a joined emoji goes as a whole"),
    ("한국어", "〓〓〓", "Korean, one mark for each letter"),
    ("語\ufeff中\u200b\u202eり", "語中り", "invisible marks are dropped"),
    ("a\x1b[31m\x00b", "a[31mb", "controls are dropped"),
    ("点\u2800\u3164字", "点字", "letters that show nothing are dropped"),
    ("e\u0301\u0301", "é\u0301", "an accent that the font has is kept"),
    ("a\u00a0b\u2003c\td", "a\u00a0b c d", "spaces stay spaces"),
    ("一\r\n二\u2028三", "一\n二\n三", "one kind of line end"),
    ("\ue000外字", "〓外字", "a private character means nothing elsewhere"),
    ("\ud800x", "x", "half of a pair, which UTF-8 cannot carry"),
]


@pytest.mark.parametrize(("text", "printed", "reason"), PRINTED, ids=[r for *_, r in PRINTED])
def test_a_text_is_printed_with_what_the_fonts_have(text: str, printed: str, reason: str) -> None:
    assert printable(text, FONTS) == printed, reason


@pytest.mark.parametrize(
    ("text", "missing", "reason"),
    [
        ("POP UP!西京 ①髙﨑☎", set(), "all there"),
        ("𠮷野と𠮷田", {"𠮷"}, "each once"),
        ("🎪マルシェ", {"🎪"}, "a dropped picture is told as well"),
        ("葛\U000e0100城\ufeff", set(), "what cannot be seen is not missing"),
    ],
)
def test_missing_characters_are_named(text: str, missing: set[str], reason: str) -> None:
    assert missing_characters(text, FONTS) == missing, reason


def test_the_missing_characters_of_a_whole_view_are_found_in_every_corner() -> None:
    view = replace(
        views.POP_UP, title="𠮷", body=("한",), dates=(replace(views.dates(1)[0], note="👍"),)
    )
    assert missing_in(view, FONTS) == {"𠮷", "한", "👍"}


def test_the_vendored_font_has_all_of_joyo_and_jis() -> None:
    characters = font_characters(FONTS)
    for row in range(0x21, 0x75):
        for cell in range(0x21, 0x7F):
            try:
                letter = bytes((row | 0x80, cell | 0x80)).decode("euc_jp")
            except UnicodeDecodeError:
                continue
            assert ord(letter) in characters, letter


def test_messy_text_is_printed_on_one_page() -> None:
    path = views.ROOT / "tests" / "data" / "messy_text_print.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        text = re.sub(
            r"\\[uU]([0-9a-f]{8}|[0-9a-f]{4})", lambda m: chr(int(m[1], 16)), row["input"]
        )
        view = replace(views.MOBILE_SHOP, title=text, body=(text,))
        for size in (views.A4, views.A6):
            assert count_pages(render_flyer(view, size, views.THEME)) == 1, row


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.sampled_from(FLYER_SIZES))
def test_no_text_at_all_stops_a_print(text: str, size: FlyerSize) -> None:
    view = replace(
        views.MOBILE_SHOP, title=text, short_title=text, when_sentence=text, body=(text,), fee=text
    )
    assert count_pages(render_flyer(view, size, views.THEME)) == 1


def test_a_gap_is_shown_in_the_print() -> None:
    view = replace(views.BARE, title="𠮷野さん")
    assert "〓野さん" in read_text(render_flyer(view, views.A4, views.THEME))
