"""From what was written to what the grammar reads, every character with its origin.

The rules this module keeps (rule 1): a BOM and white space around the text are dropped; circled
numbers become separators *before* NFKC (①10:00 would become 110:00), circled weekdays brackets
(5日㊐ would become 5日日); then NFC and NFKC; whatever cannot be seen is refused, never repaired.
⽉ (Kangxi), ㈯, ㊏, １２, ｶﾞ arrive as 月, (土), (土), 12, ガ.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from community_events.spans import RawText, Span

MAX_LENGTH = 200
"""Code points of one date text; more than a flyer ever has."""

_CIRCLED = frozenset(
    chr(n)
    for first, last in (
        (0x2460, 0x249B),
        (0x24EA, 0x24FF),
        (0x2776, 0x2793),
        (0x3251, 0x325F),
        (0x32B1, 0x32BF),
    )
    for n in range(first, last + 1)
)
_CIRCLED_DAYS = frozenset(chr(n) for n in range(0x328A, 0x3291))
_CIRCLED_HOLIDAY = "\u3297"
_OPENING = frozenset("(（[［【〔「『〈《<＜{｛")
_CLOSING = frozenset(")）]］】〕」』〉》>＞}｝")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
_OUTSIDE = "\ufeff \t\r\n\u3000\xa0"
_SAME = str.maketrans(
    {
        **dict.fromkeys(
            "\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u301c\u3030\u223c\u2053\u30fc", "~"
        ),
        **dict.fromkeys("\u2010\u2011\u00ad", "-"),
        **dict.fromkeys("\u00b7\u2022\u2027\u2219\u22c5\u30fb", "・"),
        **dict.fromkeys("\u2236\ua789\u02d0", ":"),
        **dict.fromkeys("\u2044\u2215", "/"),
        "、": ",",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalText:
    """The normalised ``text``; ``starts[i]`` and ``ends[i]`` = where character i was written."""

    raw: RawText
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the raw text that ``text[start:end]`` was written as."""
        if not self.text:
            return 0, len(self.raw.text)
        start = min(start, len(self.text))
        first = self.starts[start] if start < len(self.starts) else self.ends[-1]
        last = self.ends[min(end, len(self.text)) - 1] if end > start else first
        return first, max(first, last)

    def span(self, start: int, end: int) -> Span:
        """Return the place in the file of ``text[start:end]``."""
        return self.raw.span(*self.origin(start, end))

    def written(self, start: int, end: int) -> str:
        """Return how ``text[start:end]`` was written."""
        first, last = self.origin(start, end)
        return self.raw.text[first:last]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """A character that nobody can see, at ``offset`` of the raw text."""

    offset: int
    name: str


def find_unseen(text: str) -> Unseen | None:
    """Return the first invisible or control character inside ``text``, if any."""
    start, end = _inside(text)
    for offset in range(start, end):
        char = text[offset]
        if char == "\n":
            return Unseen(offset=offset, name="改行")
        if (
            unicodedata.category(char) in _UNSEEN
            or char in _BLANK_LETTERS
            or "\ufe00" <= char <= "\ufe0f"
            or "\U000e0100" <= char <= "\U000e01ef"
        ):
            return Unseen(offset=offset, name=f"U+{ord(char):04X}")
    return None


def normalise(raw: RawText) -> NormalText:
    """Return the normalised text of ``raw``; see the rules above.

    >>> normalise(RawText.of(" １２月５日㈯ ")).text
    '12月5日(土)'
    """
    text = raw.text
    start, end = _inside(text)
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    opened = 0
    while start < end:
        stop = start + 1
        while stop < end and _joins(text[stop]):
            stop += 1
        piece = text[start:stop]
        shape = _shape(piece, text[start - 1 : start], text[stop:end], opened=opened > 0)
        opened += (piece in _OPENING) - (piece in _CLOSING)
        out.append(shape)
        starts += [start] * len(shape)
        ends += [stop] * len(shape)
        start = stop
    return NormalText(raw=raw, text="".join(out), starts=tuple(starts), ends=tuple(ends))


def _shape(piece: str, before: str, behind: str, *, opened: bool) -> str:
    """Return one character as the grammar reads it; ``opened``: it stands inside brackets."""
    if piece in _CIRCLED:
        return ","
    shape = unicodedata.normalize("NFKC", piece).translate(_SAME)
    if opened:
        return shape
    if piece in _CIRCLED_DAYS:
        return f"({shape}" if behind.startswith(_CIRCLED_HOLIDAY) else f"({shape})"
    if piece == _CIRCLED_HOLIDAY:
        return f"{shape})" if before in _CIRCLED_DAYS else f"({shape})"
    return shape


def _inside(text: str) -> tuple[int, int]:
    inner = text.lstrip(_OUTSIDE)
    start = len(text) - len(inner)
    return start, start + len(inner.rstrip(_OUTSIDE))


def _joins(char: str) -> bool:
    """Return whether ``char`` melts into the one before (dakuten, combining marks)."""
    return char in "\uff9e\uff9f\u3099\u309a" or unicodedata.combining(char) != 0
