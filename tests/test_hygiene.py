"""Characters nobody can see, and bytes that are no UTF-8."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_events import encoding, hygiene
from community_events.diagnostics import Diagnostic
from community_events.encoding import decode_text
from community_events.hygiene import MAX_PLACES, judge_text, name_char, quoted, show_safely

DATA = Path(__file__).parent / "data"


def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def unescaped(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode("unicode_escape")


@pytest.mark.parametrize("row", table("messy_text.tsv"), ids=lambda row: row["input"][:20])
def test_messy_text_is_accepted_unless_it_cannot_be_seen(row: dict[str, str]) -> None:
    found = judge_text(unescaped(row["input"]), "content/events/a/b.md")
    expected = [] if row["expected"] == "ok" else [row["expected"]]
    assert [d.code for d in found] == expected, row["why"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("👩‍👩‍👧‍👦 親子", "a family is four emoji joined by ZWJ"),
        ("❤️ ☀️", "VS16 asks for the colourful form"),
        ("🏃🏽‍♀️", "skin tone, ZWJ and VS16"),
        ("1️⃣", "a keycap"),
        ("葛\U000e0100城", "an ideographic variation sequence"),
        ("गर्\u200dयो", "ZWJ behind a virama, as Nepali writes it"),
        ("が か\u3099", "both Unicode forms"),
        ("a\tb\nc\u3000d\u00a0e", "white space"),
        ("é̂̃", "a few marks on one letter"),
    ],
)
def test_invisible_characters_that_do_their_work_are_fine(text: str, reason: str) -> None:
    assert judge_text(text, "a.md") == (), reason


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("a\ufe0f", "invisible-character", "a variation selector behind a letter hides data"),
        ("か\U000e0100", "invisible-character", "kana have no variation sequences"),
        ("\U0001f3f4\U000e0067\U000e0062", "invisible-character", "tag characters hide data"),
        ("👩\u200d", "invisible-character", "ZWJ that joins nothing"),
        ("\ufdd0", "broken-character", "a noncharacter"),
        ("\U0010ffff", "broken-character", "the last noncharacter"),
        ("\U000f0000", "private-character", "plane 15 is private"),
        ("a\x7f", "control-character", "DEL"),
    ],
)
def test_the_same_characters_elsewhere_are_refused(text: str, code: str, reason: str) -> None:
    assert [d.code for d in judge_text(text, "a.md")] == [code], reason


def test_each_place_is_one_finding_with_its_line_and_column() -> None:
    found = judge_text("一行目\n𠮷野\u200b\u200b家\u200bの\n", "content/a.md")
    assert [(d.span.line, d.span.column, d.span.end_column) for d in found] == [
        (2, 3, 5),
        (2, 6, 7),
    ]
    assert "U+200B（ゼロ幅スペース）" in found[0].message
    assert found[0].help == "𠮷野家の"


def test_thousands_of_invisible_characters_are_not_thousands_of_messages() -> None:
    assert len(judge_text("a\u200b" * 10_000, "a.md")) == MAX_PLACES


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_help_and_shown_text_are_clean_whatever_is_written(text: str) -> None:
    for found in judge_text(text, "a.md"):
        assert judge_text(found.help, "a.md") == ()
        assert found.message.encode()
    assert judge_text(show_safely(text), "a.md") == ()


@pytest.mark.parametrize("row", table("byte_cases.tsv"), ids=lambda row: row["name"])
def test_bytes_are_utf8_or_named(row: dict[str, str]) -> None:
    text = decode_text(bytes.fromhex(row["hex"]), "content/a.md")
    if isinstance(text, Diagnostic):
        assert text.code == row["expected"], row["why"]
    else:
        codes = [d.code for d in judge_text(text, "content/a.md")]
        assert codes == ([] if row["expected"] == "ok" else [row["expected"]]), row["why"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cp932", "（Shift_JIS (CP932) のようです）。「Title: 夏祭り①」と読めます"),
        ("cp932_halfwidth", "Shift_JIS (CP932)"),
        ("utf16be_bom", "（UTF-16 のようです）。「Title: 夏祭り①」と読めます"),
        ("utf16le_no_bom", "UTF-16"),
        ("eucjp", "（EUC-JP のようです）。「タイトル: 夏まつり」と読めます"),
        ("jis", "（JIS（ISO-2022-JP）のようです）。「タイトル: 夏まつり」と読めます"),
        ("gb18030", "EUC-JP か GB18030"),
        ("truncated", "文字の途中で切れています"),
        ("surrogate", "サロゲート"),
        ("one_bad_byte", "ここの文字がこわれています"),
        ("fe_ff", "文字コードが UTF-8 ではありません。"),
    ],
)
def test_an_encoding_is_called_by_its_name_and_read_aloud(name: str, words: str) -> None:
    row = next(row for row in table("byte_cases.tsv") if row["name"] == name)
    found = decode_text(bytes.fromhex(row["hex"]), "content/a.md")
    assert isinstance(found, Diagnostic)
    assert words in found.message


def test_the_first_byte_that_is_wrong_has_its_line_and_column() -> None:
    found = decode_text("題: あ\n次: い".encode() + b"\xff", "content/a.md")
    assert isinstance(found, Diagnostic)
    assert (found.span.line, found.span.column) == (2, 5)


def test_one_bom_goes_and_windows_line_ends_become_line_feeds() -> None:
    assert decode_text("\ufeffa\r\nb\rc".encode(), "a.md") == "a\nb\rc"
    assert decode_text("\ufeff\ufeffa".encode(), "a.md") == "\ufeffa"


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_finding(data: bytes) -> None:
    found = decode_text(data, "a.md")
    if isinstance(found, Diagnostic):
        assert found.span.line >= 1
        assert judge_text(found.message, "a.md") == ()


def test_quotations_are_short_and_safe() -> None:
    assert quoted("夏\x1b[31m祭り") == "「夏<U+001B>[31m祭り」"
    assert quoted("あ" * 50) == f"「{'あ' * 29}…」"
    assert name_char("\ud800") == "U+D800"


def test_every_example_of_a_chapter_shows_what_it_explains() -> None:
    for doc in hygiene.DOCS:
        assert [d.code for d in judge_text(doc.bad, "a.md")] == [doc.code]
        assert judge_text(doc.good, "a.md") == ()
    assert set(encoding.CODES) == {"not-utf8"}
