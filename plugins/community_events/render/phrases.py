"""A line breaks between words a reader sees, not inside them; the letters are never touched.

Japanese has no spaces, so a large title falls apart anywhere (ボランティ/ア). ``split_phrases``
cuts where a script ends a word: after a particle, around brackets, after punctuation. No
dictionary: a wrong guess only costs a place where the line might have broken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

OPENING = frozenset("「『（【〈《〔［｛“‘([{")
CLOSING = frozenset(
    "」』）】〉》〕］｝”’)]}、。，．・！？!?…‥ー〜～：；:;,.々ゝヽぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
BREAK_AFTER = frozenset("」』）】〉》〕］｝”’)]}、。，．・！？!?…，；;,／/")
LONGEST = 9  # characters; a longer run of kanji and katakana may also break where scripts change

# a space inside a short bracket, （平日 9:00〜17:00）, does not part it
_WORD = re.compile(r"\s+|(?:[（(][^（()）]{1,16}[）)]|\S)+")
_SHORT_NOTE = re.compile(r"[（(].{1,3}[）)]")
_SENTENCE_END = re.compile(
    r"(?<=[。！？!?])(?![。！？!?」』）)】])(?=\S)|(?<=[。！？][）】])(?=\S)"
)


def split_phrases(text: str) -> tuple[str, ...]:
    """Return pieces that join to ``text``; spaces are pieces of their own.

    >>> split_phrases("公園でだがしや「一日店」をひらきます")
    ('公園でだがしや', '「一日店」', 'をひらきます')
    """
    pieces: list[str] = []
    for word in _WORD.findall(text):
        pieces += [" "] if word.isspace() else _split_word(word)
    return tuple(pieces)


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of ``text``, each with its full stop and closing bracket.

    >>> split_sentences("読めます。（申込は不要です。）どうぞ！")
    ('読めます。', '（申込は不要です。）', 'どうぞ！')
    """
    return tuple(filter(None, (part.strip() for part in _SENTENCE_END.split(text))))


def _split_word(word: str) -> list[str]:
    pieces: list[str] = []
    for piece in _cut(word, _ends_phrase):
        if pieces and _SHORT_NOTE.fullmatch(piece):
            pieces[-1] += piece  # 12月6日（日）: a weekday stays with its date
        else:
            pieces += _cut(piece, _changes_script) if len(piece) > LONGEST else [piece]
    return pieces


def _cut(word: str, breaks: Callable[[str, str], bool]) -> list[str]:
    pieces = [word[0]]
    for before, after in pairwise(word):
        if after not in CLOSING and before not in OPENING and breaks(before, after):
            pieces.append(after)
        else:
            pieces[-1] += after
    return pieces


def _ends_phrase(before: str, after: str) -> bool:
    if after in OPENING or before in BREAK_AFTER:
        return not (before.isascii() and after.isascii())
    return _script(before) == "HIRAGANA" and _script(after) in {"CJK", "KATAKANA", "LATIN", "DIGIT"}


def _changes_script(before: str, after: str) -> bool:
    return {_script(before), _script(after)} == {"CJK", "KATAKANA"}


def _script(character: str) -> str:
    return unicodedata.name(character, "?").split(maxsplit=1)[0].removeprefix("FULLWIDTH")
