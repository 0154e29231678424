"""Python and the browser fold text alike: one table for both, and any text there is."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community_events.folding import fold
from community_events.kanji import GROUPS
from tests.search_scripts import run_search

TABLE: list[tuple[str, str, str]] = [
    (text, folded, reason)
    for text, folded, reason in json.loads(
        (Path(__file__).parent / "fixtures" / "folding.json").read_text(encoding="utf-8")
    )
]
# Letters that people write here, and signs between them; of these no edition of Unicode disagrees.
LETTERS = st.text(
    st.one_of(
        st.sampled_from(
            "々髙﨑邊𠮷々ーｰ-－‐−―〜～~ゝヽヾ゛゜ﾞﾟ\u3099\u309aヵヶゕゖςΣİ\u0301\u200d・ ㈱①ｶﾊ"
        ),
        st.characters(min_codepoint=0x3040, max_codepoint=0x30FF),
        st.characters(min_codepoint=0xFF01, max_codepoint=0xFFEE),
        st.characters(max_codepoint=0x24FF),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FEF),
        st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3),
    ).filter(lambda char: unicodedata.category(char) not in ("Cn", "Cs")),
    max_size=12,
)


@pytest.mark.parametrize(("text", "folded", "reason"), TABLE, ids=[row[2] for row in TABLE])
def test_what_is_written_differently_and_means_the_same_is_the_same(
    text: str, folded: str, reason: str
) -> None:
    assert fold(text) == folded, reason


def test_the_browser_has_the_same_kanji() -> None:
    assert tuple(run_search("GROUPS", None)) == GROUPS


def test_a_kanji_has_one_form_that_search_compares() -> None:
    letters = "".join(GROUPS)
    assert len(letters) == len(set(letters)), "no letter stands in two groups"
    assert unicodedata.normalize("NFKC", letters) == letters, "what NFKC makes alike needs no row"
    assert {fold(group) for group in GROUPS} == {group[0] * len(group) for group in GROUPS}


@pytest.mark.parametrize(
    ("query", "text", "found", "reason"),
    [
        ("桂ヶ丘", "桂が丘の公園", True, "ga for ke in a name"),
        ("桂が丘", "桂ケ丘", True, "and the other way"),
        ("が丘", "桂ヶ丘", True, "also of a part"),
        ("3ヶ月", "3か月", True, "ka for ke in counting"),
        ("一ヵ所", "一ケ所", True, "a kanji is counted, too"),
        ("かたぎ", "けたぎ", False, "elsewhere ke is ke"),
        ("わがや", "わけや", False, ""),
        ("渡邉", "渡辺さん", True, "an old form finds the new one"),
        ("渡辺", "渡邊さん", True, "and the new one the old"),
        ("佐佐木", "佐々木", True, "a letter that is repeated"),
    ],
)
def test_a_query_finds_the_other_spelling(query: str, text: str, found: bool, reason: str) -> None:
    source = "hitsIn(given[1], foldQuery(given[0]).map(patternOf)).length"
    assert bool(run_search(source, [query, text])) == found, reason


def test_the_browser_folds_every_row_of_the_table_alike() -> None:
    found = run_search("given.map(fold)", [text for text, _, _ in TABLE])
    assert found == [folded for _, folded, _ in TABLE]


def test_the_browser_folds_any_text_as_python_does() -> None:
    texts: list[str] = []

    @settings(max_examples=2000, suppress_health_check=list(HealthCheck))
    @given(LETTERS)
    def gather(text: str) -> None:
        texts.append(text)

    gather()
    found = run_search("given.map(fold)", texts)
    different = [(t, fold(t), f) for t, f in zip(texts, found, strict=True) if fold(t) != f]
    assert different == []


@given(LETTERS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_where_a_folded_text_comes_from_covers_the_hit() -> None:
    texts = [
        "ﾆｭｰﾀｳﾝの図書館",
        "ニュータウンで、カフェ",
        "POP UP!見本",
        "𠮷野のｶﾞｰﾄﾞ",
        "コーヒーー店",
        "人々と佐・々木",
        "々々",
    ]
    found = run_search(
        "given.map((text) => { const { folded, places } = foldWithPlaces(text);"
        " return [folded === fold(text), places.map(([start, end]) => text.slice(start, end))]; })",
        texts,
    )
    assert [same for same, _ in found] == [True] * len(texts)
    assert found[0][1][:3] == ["ﾆ", "ｭｰ", "ｭｰ"]
    assert found[3][1][-3:] == ["ｶﾞｰ", "ｶﾞｰ", "ﾄﾞ"]
