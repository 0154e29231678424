"""From normalised text to tokens.

The rules this module keeps: the longest word wins; white space separates and is no token; what
is in no table becomes an UNKNOWN token, which no rule of the grammar takes, so it is never
ignored (rule 0).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from community_events.spans import RawText
from community_events.when.kinds import Kind
from community_events.when.normalise import normalise
from community_events.when.words import (
    EQUINOXES,
    ERA_LETTERS,
    FIXED_DATES,
    MONDAY_HOLIDAYS,
    word_table,
)

_KANJI_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_KANJI_UNITS = {"十": 10, "百": 100, "千": 1000}
_KANJI_TENS = {"廿": 20, "卅": 30}
_SMALL = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_KANA_DAYS = {"げつ": 0, "か": 1, "すい": 2, "もく": 3, "きん": 4, "ど": 5, "にち": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """``text`` as normalised, ``value`` by its kind (a NUM's int, a weekday's 0–6, …).

    The ``text`` of a day's name is as the tables spell it: スポーツの日, whose ー is a dash elsewhere.
    """

    kind: Kind
    text: str
    value: object
    start: int
    end: int

    @property
    def number(self) -> int:
        """Return the value of a NUM."""
        assert isinstance(self.value, int)
        return self.value


def _shape(word: str) -> str:
    """Return a word of the tables as the normalised text would have it."""
    return _fold(normalise(RawText.of(word)).text)


def _fold(text: str) -> str:
    """Return ``text`` in lower case, character by character (columns must not move)."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_NAMED = (Kind.DATE_NAME, Kind.HOLIDAY_NAME)
_NAMES = {_shape(word): word for word in (*FIXED_DATES, *MONDAY_HOLIDAYS, *EQUINOXES)}


def tokenise(text: str, closures: Iterable[str] = ()) -> tuple[Token, ...]:
    """Return the tokens of a normalised text, an END token last.

    ``closures``: names of sets of dates that are words here besides the known ones.
    """
    pattern, table = _lexicon(tuple(sorted(closures)))
    tokens: list[Token] = []
    at = 0
    folded = _fold(text)
    while at < len(text):
        match = pattern.match(folded, at)
        assert match is not None  # the last alternative takes any character
        piece = match.group()
        if match.lastgroup != "space":
            kind, value = _judge(match.lastgroup or "", piece, table)
            words = _NAMES.get(piece, "") if kind in _NAMED else ""
            tokens.append(
                Token(
                    kind=kind,
                    text=words or text[at : match.end()],
                    value=value,
                    start=at,
                    end=match.end(),
                )
            )
        at = match.end()
    tokens.append(Token(kind=Kind.END, text="", value=None, start=len(text), end=len(text)))
    return tuple(tokens)


def _judge(group: str, piece: str, table: dict[str, tuple[Kind, object]]) -> tuple[Kind, object]:
    if group == "word":
        return table[piece]
    if group == "digits":
        return Kind.NUM, int(piece)
    if group == "kanji":
        value = read_kanji_number(piece)
        return (Kind.UNKNOWN, piece) if value is None else (Kind.NUM, value)
    return {
        "kana": (Kind.WEEKDAY, _KANA_DAYS.get(piece)),
        "session": (Kind.SESSION, piece),
        "era": (Kind.ERA, ERA_LETTERS.get(piece.rstrip("."), "")),
        "t": (Kind.ISO_T, piece),
        "z": (Kind.OFFSET, 0),
        "ordinal": (Kind.ORDINAL, piece),
    }.get(group, (Kind.UNKNOWN, piece))


def read_kanji_number(text: str) -> int | None:
    """Return the value of kanji digits (二〇二六, 三十一), None if they are no number.

    >>> read_kanji_number("二十五"), read_kanji_number("二〇二六"), read_kanji_number("十十")
    (25, 2026, None)
    """
    if all(char in _KANJI_DIGITS for char in text):
        return int("".join(str(_KANJI_DIGITS[char]) for char in text)) if len(text) < 9 else None
    total, digit, last_unit = 0, None, 10_000
    for char in text:
        if char in _KANJI_DIGITS:
            if digit is not None:
                return None
            digit = _KANJI_DIGITS[char]
            continue
        unit = _KANJI_UNITS.get(char, 10)
        if unit >= last_unit or digit == 0 or (char in _KANJI_TENS and digit is not None):
            return None
        total += _KANJI_TENS.get(char, unit * (1 if digit is None else digit))
        digit, last_unit = None, unit
    return total + (digit or 0)


@lru_cache(maxsize=8)
def _lexicon(
    closures: tuple[str, ...],
) -> tuple[re.Pattern[str], dict[str, tuple[Kind, object]]]:
    table = {_shape(word): entry for word, entry in word_table().items()}
    table.update({_shape(name): (Kind.CLOSURE, name) for name in closures if _shape(name)})
    words = "|".join(
        re.escape(word) + ("(?!曜|よう)" if word.endswith(("日", "にち", "毎月", "各月")) else "")
        for word in sorted(table, key=lambda w: (-len(w), w))
        if word != "日"
    )
    pattern = re.compile(
        r"(?P<space>\s+)"
        rf"|(?P<digits>(?!(?:{_SMALL})[回日]目)[0-9]+)"
        r"|(?P<ordinal>(?<=[0-9])(?:st|nd|rd|th)(?![a-z]))"
        r"|(?P<t>(?<=[0-9])t(?=[0-9]))"
        r"|(?P<z>(?<=[0-9])z(?![a-z]))"
        r"|(?P<era>[rhstm]\.?(?=[0-9]{1,2}[.年/)-]|元)|r(?=[ ][0-9]{1,2}[.年/])|[令平昭大明](?=[0-9元]))"
        r"|(?P<kana>(?<=[(\[【])(?:げつ|か|すい|もく|きん|ど|にち)(?=[)\]】]))"
        rf"|(?P<session>第(?:{_SMALL})(?:回|部|講)(?!目|シリーズ)|(?:{_SMALL})[回日]目)"
        rf"|(?P<word>{words}|日)"
        r"|(?P<kanji>[〇零一二三四五六七八九十百千廿卅]+)"
        r"|(?P<unknown>.)",
        re.DOTALL,
    )
    return pattern, table
