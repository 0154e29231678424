"""Readings over kanji on paper: a text as the pieces over which a reading stands, and those without.

The rules are those of ``ruby``: a word gets the reading that stands in the table, or none.
"""

from __future__ import annotations

import re
from html import escape, unescape

from community_events.render.ruby import add_ruby

Pieces = tuple[tuple[str, str], ...]
_RUBY = re.compile(r"<ruby>(.*?)<rp>（</rp><rt>(.*?)</rt><rp>）</rp></ruby>")
_TAG = re.compile(r"<[^>]*>")


def ruby_pieces(text: str, readings: tuple[tuple[str, str], ...]) -> Pieces:
    """Return (piece, reading or "") of ``text``, in order.

    >>> ruby_pieces("大枝の<催し>", (("大枝", "おおえ"),))
    (('大枝', 'おおえ'), ('の<催し>', ''))
    """
    parts = _RUBY.split(add_ruby(escape(text), readings, given=True))
    found = []
    for at in range(0, len(parts), 3):
        if plain := unescape(_TAG.sub("", parts[at])):
            found.append((plain, ""))
        if parts[at + 1 : at + 3]:
            found.append((unescape(parts[at + 1]), unescape(parts[at + 2])))
    return tuple(found)
