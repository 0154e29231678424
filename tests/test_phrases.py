"""Where a large line may break: between words a reader sees."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_events.render.phrases import CLOSING, OPENING, split_phrases, split_sentences


@pytest.mark.parametrize(
    ("text", "pieces", "reason"),
    [
        ("防災訓練", "防災訓練", "one word"),
        ("POP UP!西京", "POP| |UP!|西京", "Latin words break at spaces"),
        ("だれでも参加できる", "だれでも|参加できる", "after a particle"),
        ("ボランティア募集", "ボランティア募集", "short: kanji and katakana stay together"),
        ("子どもボランティア実行委員会", "子ども|ボランティア|実行委員会", "long: they part"),
        (
            "12月6日（日）9:00〜11:30",
            "12月6日（日）|9:00〜11:30",
            "the weekday stays with its date",
        ),
        ("火曜・金曜と第4月曜", "火曜・|金曜と|第4月曜", "after a middle dot"),
        ("公園で「一日店」をひらく", "公園で|「一日店」を|ひらく", "around quotation marks"),
        ("ほんとう!?すごい", "ほんとう!?|すごい", "not between marks"),
        ("生き物をさがそう", "生き物を|さがそう", "a word of kanji and kana stays whole"),
        ("種類からさがす", "種類からさがす", "not before a last kana or two"),
        ("区民交流ロビー", "区民交流ロビー", "not inside a run of kanji"),
        ("10月4日は午後3時まで", "10月4日は|午後3時まで", "a clock time stays whole"),
        ("", "", "nothing"),
    ],
)
def test_phrases_end_where_a_reader_sees_a_word_end(text: str, pieces: str, reason: str) -> None:
    assert "|".join(split_phrases(text)) == pieces, reason


def test_protected_terms_are_never_parted() -> None:
    text = "大枝の竹の里でたけのこ掘り体験"
    assert "竹の里で" not in split_phrases(text)
    terms = ["竹の里", "たけのこ掘り体験"]
    assert split_phrases(text, terms) == ("大枝の", "竹の里で", "たけのこ掘り体験")


@given(st.text())
def test_pieces_join_to_the_text_with_single_spaces(text: str) -> None:
    pieces = split_phrases(text)
    assert "".join(pieces).split() == text.split()
    assert all(pieces)


@given(st.text(alphabet="あア亜a1（）「」、。・ー 　"))
def test_no_piece_begins_with_closing_or_ends_with_opening_marks(text: str) -> None:
    pieces = split_phrases(text)
    for before, after in pairwise(pieces):
        if not before.isspace() and not after.isspace():
            assert after[0] not in CLOSING
            assert before[-1] not in OPENING


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("はい。いいえ。", "はい。|いいえ。"),
        ("「はい。」と言う。", "「はい。」と言う。"),
        ("（注。）つぎ！", "（注。）|つぎ！"),
        ("すごい！！ほんと？", "すごい！！|ほんと？"),
        ("v1.5 is out", "v1.5 is out"),
    ],
)
def test_sentences_end_with_their_marks(text: str, sentences: str) -> None:
    assert "|".join(split_sentences(text)) == sentences
