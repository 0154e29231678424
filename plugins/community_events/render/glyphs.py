"""No character stops a print: what the fonts cannot draw is replaced, and told to the caller.

PDF/UA-1 makes a missing glyph an error of the whole page, so every text passes ``printable``:

- invisible characters (joiners, direction marks, variation selectors, controls) are dropped,
- pictures (emoji, dingbats) and marks on a letter are dropped,
- every other character without a glyph (𠮷, 한, नि) becomes 〓, the printer's mark for "no type".

The web page keeps the text as it was written; ``missing_in`` says what print could not show.
"""

from __future__ import annotations

import functools
import struct
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

_ASCII = frozenset(range(0x20, 0x7F))
GETA = "〓"  # U+3013: a printer sets it where a sort is missing


def read_characters(font: bytes) -> frozenset[int]:
    """Return the code points that a TrueType font maps to a glyph.

    OpenType 1.9 "cmap": only formats 4 and 12 carry them; format 14 holds variants.
    """
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * i) for i in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    found: set[int] = set()
    for i in range(struct.unpack_from(">H", font, start + 2)[0]):
        offset = start + struct.unpack_from(">HHL", font, start + 4 + 8 * i)[2]
        reader = _CMAP_READERS.get(struct.unpack_from(">H", font, offset)[0])
        if reader is not None:
            found.update(reader(font, offset))
    return frozenset(found)


def _read_format_4(font: bytes, at: int) -> Iterable[int]:
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", font, at + 16 + 4 * count)
    ranges_at = at + 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", font, ranges_at)
    for i in range(count):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            glyph = code
            if ranges[i]:
                where = ranges_at + 2 * i + ranges[i] + 2 * (code - starts[i])
                glyph = struct.unpack_from(">H", font, where)[0]
                if not glyph:
                    continue
            if (glyph + deltas[i]) & 0xFFFF:
                yield code


def _read_format_12(font: bytes, at: int) -> Iterable[int]:
    for i in range(struct.unpack_from(">L", font, at + 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * i)
        yield from range(first + (glyph == 0), last + 1)


_CMAP_READERS: Mapping[int, Callable[[bytes, int], Iterable[int]]] = {
    4: _read_format_4,
    12: _read_format_12,
}


@functools.cache
def font_characters(folder: Path) -> frozenset[int]:
    """Return the code points that the fonts in ``folder`` can draw together."""
    fonts = (path.read_bytes() for path in sorted(folder.glob("*.ttf")))
    return frozenset().union(*map(read_characters, fonts))


def printable(text: str, fonts: Path) -> str:
    r"""Return ``text`` in NFC with only characters that the fonts can draw; never fails.

    Line ends become ``\n``, every other kind of space that has no glyph a plain space.
    """
    characters = font_characters(fonts)
    if text.isascii() and text.isprintable() and characters >= _ASCII:
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_replacement(c, characters) for c in text)


def missing_characters(text: str, fonts: Path) -> set[str]:
    """Return the visible characters of ``text`` that a print leaves out or shows as 〓."""
    characters = font_characters(fonts)
    normal = unicodedata.normalize("NFC", text)
    return {c for c in normal if _is_visible(c) and ord(c) not in characters}


def missing_in(view: object, fonts: Path) -> set[str]:
    """Return ``missing_characters`` of every text in a view: dataclasses, tuples and strings."""
    if isinstance(view, str):
        return missing_characters(view, fonts)
    found: set[str] = set()
    for part in _parts(view):
        found |= missing_in(part, fonts)
    return found


def _parts(view: object) -> Iterable[object]:
    if is_dataclass(view):
        return [getattr(view, field.name) for field in fields(view)]
    if isinstance(view, Mapping):
        return list(view.values())
    return view if isinstance(view, tuple | list) else ()


def _is_visible(character: str) -> bool:
    if character in "\u115f\u1160\u3164\uffa0\u2800\u034f":  # fillers: letters that show nothing
        return False
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0000" <= character <= "\U000e0fff":
        return False  # variation selectors and tags
    return unicodedata.category(character)[0] not in "CZ" or _is_unassigned(character)


def _is_unassigned(character: str) -> bool:
    return unicodedata.category(character) in {"Co", "Cn"}  # 外字 of a word processor are here


def _replacement(character: str, characters: frozenset[int]) -> str:
    category = unicodedata.category(character)
    if character in "\n\t\u0085\u2028\u2029":
        return " " if character == "\t" else "\n"
    if not _is_visible(character):
        if category == "Zs":
            return character if ord(character) in characters else " "
        return ""
    if ord(character) in characters and category != "Co":
        return character
    is_picture = category in {"So", "Sk", "Mn", "Me", "Mc"}
    return "" if is_picture else GETA
