"""The controlled words: tables that a volunteer keeps in a spreadsheet."""

from __future__ import annotations

from datetime import date

import pytest

from community_events.model.records import Closure
from community_events.vocabulary import read_vocabulary

HEAD = "slug,name,kana,easy,en\n"


def test_a_word_has_a_reading_and_translations() -> None:
    vocabulary, found = read_vocabulary(
        {"categories.csv": HEAD + "market,マルシェ,まるしぇ,市（いち）,Market\n"},
        shown_as="content",
    )
    (term,) = vocabulary.categories
    assert (term.slug, term.name, term.kana, term.names) == (
        "market",
        "マルシェ",
        "まるしぇ",
        (("en", "Market"),),
    )
    assert found == ()


def test_words_keep_the_order_of_the_table() -> None:
    vocabulary, _ = read_vocabulary({"ease.csv": HEAD + "b,い,,,\na,あ,,,\n"}, shown_as="content")
    assert [term.slug for term in vocabulary.ease] == ["b", "a"]


def test_a_closure_may_be_one_day_or_several_stretches() -> None:
    vocabulary, _ = read_vocabulary(
        {"closures.csv": "name,first,last\n休館日,2026-12-07,\n年末年始,2026-12-29,2027-01-03\n"},
        shown_as="content",
    )
    assert vocabulary.closures == (
        Closure(name="休館日", first=date(2026, 12, 7), last=date(2026, 12, 7)),
        Closure(name="年末年始", first=date(2026, 12, 29), last=date(2027, 1, 3)),
    )


@pytest.mark.parametrize(
    ("name", "text", "code", "line", "reason"),
    [
        ("categories.csv", HEAD + "Märkt,マルシェ,,,\n", "bad-row", 2, "a slug is ASCII"),
        ("categories.csv", HEAD + "market,,,,\n", "bad-row", 2, "a word without a name"),
        ("categories.csv", HEAD + "a,あ,,,\na,い,,,\n", "word-twice", 3, "two words of one slug"),
        (
            "categories.csv",
            HEAD + "a,マルシェ,,,\nb,ﾏﾙｼｪ,,,\n",
            "word-twice",
            3,
            "two words of one name",
        ),
        ("access.csv", HEAD + "a,段差なし,,,\nb,段差なし,,,\n", "word-twice", 3, "in every table"),
        ("categories.csv", "slug,kana\na,あ\n", "bad-row", 1, "a column is missing"),
        (
            "categories.csv",
            HEAD + "a,あ,,,,,\n",
            "bad-row",
            2,
            "too many columns: a comma too much",
        ),
        ("closures.csv", "name,first,last\n年末年始,12月29日,1月3日\n", "bad-row", 2, "not a date"),
        (
            "closures.csv",
            "name,first,last\n年末年始,2027-01-03,2026-12-29\n",
            "bad-row",
            2,
            "the end lies before",
        ),
        ("readings.csv", "name,kana\n樫原,\n", "bad-row", 2, "a reading is missing"),
        ("categories.csv", HEAD + "a" * 81 + ",あ,,,\n", "bad-row", 2, "no address is so long"),
        ("categories.csv", HEAD + "a,あ\rい,,,\n", "bad-row", 2, "a line end of old Macs"),
        ("ease.csv", HEAD + 'a,"' + "あ" * 140_000, "bad-row", 2, "a quote that is never closed"),
    ],
)
def test_a_broken_row_is_named_and_the_others_are_read(
    name: str, text: str, code: str, line: int, reason: str
) -> None:
    _, (found,) = read_vocabulary({name: text}, shown_as="content")
    assert (found.code, found.span.path, found.span.line) == (
        code,
        f"content/vocabulary/{name}",
        line,
    )


def test_a_word_with_characters_that_nobody_sees_is_not_used() -> None:
    # ``sources`` has said where they stand.
    vocabulary, found = read_vocabulary(
        {"ease.csv": HEAD + "a,あ\x1b[31m,,,\nb,い,,,\n"}, shown_as="content"
    )
    assert [term.slug for term in vocabulary.ease] == ["b"]
    assert found == ()
