"""Set phrases of contributors in the languages of readers: understood whole, or quoted as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import escape

from community_events.editions import EDITIONS, edition_of
from community_events.render.languages import TONGUES, tongue_of
from community_events.render.marked import is_japanese
from community_events.render.phrasebook import PATTERNS, SAME_AS, WORDS
from community_events.render.setphrases import say_phrase
from community_events.render.tongues import Tongue

THEME = str(Path(__file__).resolve().parents[1] / "theme")


def tongue(slug: str) -> Tongue:
    return tongue_of(edition_of(slug), THEME)


@pytest.mark.parametrize(
    ("text", "english", "reason"),
    [
        ("無料", "Free", "a word"),
        ("０円", "Free", "the same in other signs"),
        ("300円", "300 yen", "a number"),
        ("1,500円から", "from 1,500 yen", "a number with its comma"),
        ("500円〜1,000円", "500 to 1,000 yen", "a range"),
        ("大人 300円", "adults 300 yen", "who pays"),
        ("大人 300円、子ども 無料", "adults 300 yen, children free", "a list"),
        ("先着20名", "the first 20 people", "how many"),
        ("20人（先着）", "20 people (first come, first served)", "a note that is understood"),
        ("中学生以上の人", "Junior high school students and older", "a pattern in a pattern"),
        ("日本語、かんたんな英語", "Japanese, simple English", "languages"),
    ],
)
def test_a_set_phrase_is_said_in_english(text: str, english: str, reason: str) -> None:
    assert say_phrase(text, tongue("en")).casefold() == english.casefold(), reason


@pytest.mark.parametrize(
    ("text", "html", "reason"),
    [
        ("お気持ちで", '<span lang="ja">お気持ちで</span>', "no set phrase"),
        ("認知症の人、家族", '<span lang="ja">認知症の人、家族</span>', "one item is unknown"),
        ("見るだけなら無料", '<span lang="ja">見るだけなら無料</span>', "not free"),
        (
            "無料（おやつは持参）",
            'Free (<span lang="ja">おやつは持参</span>)',
            "a note that is not understood",
        ),
        (
            "どなたでも。猫も",
            'anybody. <span lang="ja">猫も。</span>',
            "a sentence that is not understood",
        ),
        ("<b>無料</b>", '<span lang="ja">&lt;b&gt;無料&lt;/b&gt;</span>', "markup is text"),
    ],
)
def test_what_is_not_understood_is_quoted_and_marked(text: str, html: str, reason: str) -> None:
    said = str(escape(say_phrase(text, tongue("en"))))
    assert said in (html, f"<span>{html}</span>"), reason


@pytest.mark.parametrize("slug", sorted(TONGUES))
def test_every_word_of_the_phrasebook_is_said_in_every_language(slug: str) -> None:
    spoken = tongue(slug)
    for word in sorted(WORDS):
        said = say_phrase(word, spoken)
        assert said, word
        if slug not in ("easy", "zh-hans", "zh-hant"):
            assert not is_japanese(said), word


def test_the_japanese_editions_show_what_was_written() -> None:
    for edition in EDITIONS:
        if edition.slug not in TONGUES:
            assert tongue(edition.slug).phrase("先着20名") == "先着20名"


def test_a_spelling_stands_for_a_word_and_a_pattern_names_what_it_is_made_of() -> None:
    assert set(SAME_AS.values()) <= WORDS
    assert not set(SAME_AS) & WORDS
    for pattern, message, deeper in PATTERNS:
        assert deeper <= set(pattern.groupindex), message
        assert all(f"%({name})s" in message for name in pattern.groupindex), message
