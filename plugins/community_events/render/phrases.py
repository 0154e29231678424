"""A line breaks between words a reader sees, not inside them; the letters are never touched.

Japanese has no spaces, so a large title falls apart anywhere (ボランティ/ア). BudoUX, a small
model, proposes where phrases end; what it proposes is kept only where a reader would agree: never
inside a protected term, a run of kanji, katakana, letters or digits, or before a last kana or two (さが/す). Brackets
and punctuation always part. A wrong guess only costs a place where the line might have broken.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

import budoux

OPENING = frozenset("「『（【〈《〔［｛“‘([{")
CLOSING = frozenset(
    "」』）】〉》〕］｝”’)]}、。，．・！？!?…‥ー〜～：；:;,.々ゝヽぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
PAUSES = frozenset("、。，．・！？!?…，；;,／/")
LONGEST = 9  # characters; a longer run of kanji and katakana may also break where scripts change

# a space inside a short bracket, （平日 9:00〜17:00）, does not part it
_WORD = re.compile(r"\s+|(?:[（(][^（()）]{1,16}[）)]|\S)+")
_SHORT_NOTE = re.compile(r"[（(].{1,3}[）)]")
_TAIL = re.compile(
    r"[ぁ-ゖー]{1,2}(?![ぁ-ゖー\w])"
)  # さが/す is no place to break, nor 「一日店」/を
_CLOCK = r"午[前後]\d+時(?:\d+分)?"
_SENTENCE_END = re.compile(
    r"(?<=[。！？!?])(?![。！？!?」』）)】])(?=\S)|(?<=[。！？][）】])(?=\S)"
)


def split_phrases(text: str, terms: Iterable[str] = ()) -> tuple[str, ...]:
    """Return pieces that join to ``text``; spaces are pieces of their own. No ``terms`` is parted.

    >>> split_phrases("公園で一日店「だがしや」をひらきます", ["だがしや"])
    ('公園で', '一日店', '「だがしや」を', 'ひらきます')
    """
    pieces: list[str] = []
    for word in _WORD.findall(text):
        pieces += [" "] if word.isspace() else _split_word(word, tuple(terms))
    return tuple(pieces)


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of ``text``, each with its full stop and closing bracket.

    >>> split_sentences("読めます。（申込は不要です。）どうぞ！")
    ('読めます。', '（申込は不要です。）', 'どうぞ！')
    """
    return tuple(filter(None, (part.strip() for part in _SENTENCE_END.split(text))))


def _split_word(word: str, terms: tuple[str, ...]) -> list[str]:
    found = [match.span() for match in _kept_whole(terms).finditer(word)]
    inside = {place for start, end in found for place in range(start + 1, end)}
    proposed = _proposed_breaks(word) | {start for start, _ in found}
    places = [
        place
        for place in range(1, len(word))
        if place not in inside
        and word[place] not in CLOSING
        and word[place - 1] not in OPENING
        and (_is_border(word, place) or (place in proposed and _is_likely(word, place)))
    ]
    pieces: list[str] = []
    for piece in _slices(word, places):
        if pieces and _SHORT_NOTE.fullmatch(piece):
            pieces[-1] += piece  # 12月6日（日）: a weekday stays with its date
        elif pieces and len(piece) == 1 and piece not in OPENING:
            pieces[-1] += piece  # ふらっと行ける所: no line of one letter
        else:
            pieces += (
                [piece] if len(piece) <= LONGEST else _slices(piece, _changes_of_script(piece))
            )
    return pieces


@functools.lru_cache(maxsize=64)
def _kept_whole(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted({term for term in terms if term}, key=lambda term: (-len(term), term))
    return re.compile("|".join((*map(re.escape, longest_first), _CLOCK)))


@functools.cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@functools.lru_cache(maxsize=4096)
def _proposed_breaks(word: str) -> frozenset[int]:
    return frozenset(accumulate(len(piece) for piece in _parser().parse(word)))


def _slices(word: str, places: list[int]) -> Iterator[str]:
    for start, end in pairwise((0, *places, len(word))):
        yield word[start:end]


def _is_border(word: str, place: int) -> bool:
    """Return whether punctuation or a bracket parts here, whatever the words are."""
    before, after = word[place - 1], word[place]
    return (after in OPENING or before in PAUSES) and not (before + after).isascii()


def _is_likely(word: str, place: int) -> bool:
    """Return whether a proposed break is one that a reader may see too."""
    before, after = _script(word[place - 1]), _script(word[place])
    if _TAIL.match(word, place) or (word[place - 1] in CLOSING and after == "HIRAGANA"):
        return False  # さが/す, ほんと/う!?, 「一日店」/を
    if before == "DIGIT" and after == "CJK":
        return False  # 2027/年
    return before != after or before not in {"CJK", "KATAKANA", "DIGIT", "LATIN"}


def _changes_of_script(piece: str) -> list[int]:
    return [
        place
        for place, (before, after) in enumerate(pairwise(piece), start=1)
        if {_script(before), _script(after)} == {"CJK", "KATAKANA"}
    ]


def _script(character: str) -> str:
    return unicodedata.name(character, "?").split(maxsplit=1)[0].removeprefix("FULLWIDTH")
