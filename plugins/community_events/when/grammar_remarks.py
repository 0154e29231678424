"""The grammar of remarks: （先着20名）, ※雨天の場合、室内で開催, （2階会議室）.

The rule this module keeps (rules 0 and 6): a remark stands in brackets or behind ※, after a time,
and holds nothing that could be a date, a time, a change or a doubt; anything else is refused by
the grammar, never passed over.
"""

from __future__ import annotations

import re

from community_events.when.cursor import Cursor
from community_events.when.kinds import Kind
from community_events.when.syntax import Note
from community_events.when.tokens import Token

_HARMLESS = (
    Kind.GLUE, Kind.NO, Kind.WA, Kind.NI, Kind.MO, Kind.AND, Kind.COMMA, Kind.MIDDLE, Kind.STOP,
    Kind.NOTE, Kind.HELD, Kind.RAIN, Kind.CASE, Kind.RECEPTION,
)  # fmt: skip
_SAYING = (Kind.UNKNOWN, Kind.CHANGE, Kind.RAIN, Kind.NOTE)
_COUNTED = "円名人階歳才組台個枚席冊本号"
_WORDS = re.compile("[ぁ-ゖァ-ヺ一-鿿々]")
_DOUBTS = frozenset(
    "仮満止未延締切変別代替再昼夜朝夕晩刻時分秒年月日週曜翌前後同各隔毎間期初終始"
    "予確案暫検調候補備込完売曰士土工十"
)
"""Signs of another date, of a change or of a doubt, or of a weekday that was mistyped."""


def read_remark(c: Cursor) -> Note | None:
    """Return the remark here: all that stands in these brackets, or behind this ※."""
    since = c.at
    opened = c.accept(Kind.OPEN)
    if opened is None and (not since or c.tokens[since - 1].text != "※"):
        return None
    inside = c.at
    words = 0
    while not c.sees(Kind.CLOSE) and not c.sees(Kind.END):
        token = c.peek()
        if not (_is_harmless(c, inside) or _is_long_vowel(c, token)):
            return None
        words += token.kind in _SAYING
        c.at += 1
    if words < 2 or bool(opened) != c.sees(Kind.CLOSE):
        return None
    note = Note(place=c.place(inside))
    c.accept(Kind.CLOSE)
    return note


def _is_harmless(c: Cursor, inside: int) -> bool:
    token = c.peek()
    if token.kind is Kind.NUM:
        ahead = 1
        if c.sees(Kind.NUM, Kind.COMMA, Kind.NUM) and len(c.peek(2).text) == 3:
            ahead = 3  # 1,000円
        return c.peek(ahead).text in _COUNTED and c.peek(ahead).kind is Kind.UNKNOWN
    if token.kind is Kind.CHANGE:  # 荒天の場合は中止することがあります
        before = c.tokens[inside : c.at]
        return token.text == "中止" and any(other.kind is Kind.RAIN for other in before)
    if token.kind is Kind.UNKNOWN:
        return _WORDS.fullmatch(token.text) is not None and token.text not in _DOUBTS
    return token.kind in _HARMLESS


def _is_long_vowel(c: Cursor, token: Token) -> bool:
    """Return whether 〜 is the ー of a word in katakana: ロビー."""
    before = c.tokens[c.at - 1]
    return (
        token.kind is Kind.RANGE
        and before.end == token.start
        and re.fullmatch("[ァ-ヺ]", before.text) is not None
    )
