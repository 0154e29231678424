"""Japanese headings break between phrases, in every browser.

The rules this module keeps: only places where a line may break (``<wbr>``) are added, to the texts
of h1 and h2, and nothing else is touched; the stylesheet forbids all other breaks inside a heading
(``word-break: keep-all``), so without a place it would run as one piece.
"""

from __future__ import annotations

import functools
import re

from community_events.render.phrases import split_phrases

LONGEST = 200  # characters: a heading of a page is a line or two; what is longer is left alone

_HEADING = re.compile(r"(<h([12])\b[^>]*>)(.*?)(</h\2>)", re.DOTALL)
_NOT_A_WORD = re.compile(r"(<[^>]*>|&[^;]{1,8};|\s+)")


def break_headings(html: str, terms: tuple[str, ...] = ()) -> str:
    """Return ``html`` with places to break in its headings; no one of ``terms`` is parted.

    >>> break_headings("<h1>生き物を<b>さがそう</b>会のお知らせ</h1>", ("お知らせ",))
    '<h1>生き物を<b>さがそう</b>会の<wbr>お知らせ</h1>'
    """
    return _HEADING.sub(lambda found: found[1] + _break(found[3], terms) + found[4], html)


@functools.lru_cache(maxsize=4096)
def _break(inner: str, terms: tuple[str, ...]) -> str:
    if len(inner) > LONGEST:
        return inner
    pieces = _NOT_A_WORD.split(inner)
    for at in range(0, len(pieces), 2):  # every second piece is no word
        pieces[at] = "<wbr>".join(split_phrases(pieces[at], terms))
    return "".join(pieces)
