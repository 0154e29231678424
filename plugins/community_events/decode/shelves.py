"""Decoders for what is said of a rack alone: how far it reaches, and what paper it holds."""

from __future__ import annotations

import re
import unicodedata

from community_events.decode.bench import Bench
from community_events.decode.texts import decode_line, name_texts, tidy
from community_events.frontmatter import RawField
from community_events.model.records import Slot
from community_events.schema import Key

FARTHEST = 50_000  # metres: a rack that reaches further shows everything
_DISTANCE = re.compile(
    r"(?:約|およそ)?\s*(\d{1,5}(?:\.\d{1,3})?)\s*(m|km|メートル|キロ(?:メートル)?)(?:以内|まで)?"
)
_KILO = ("km", "キロ", "キロメートル")
# A6 to A3, B6 to B4, and the sizes that have names of their own (ISO 216, JIS P 0138).
_COPIES = r"(?:\(?\s*各?\s*(\d{1,3})\s*[部枚]\s*\)?)?"  # brackets are half-width after NFKC
_SLOT = re.compile(r"([ab][3-6]|はがき|名刺)\s*(\d{1,2})\s*(?:枠|ポケット)\s*" + _COPIES)


def decode_distance(field: RawField, key: Key, bench: Bench) -> int | None:
    """Return metres; code: bad-distance."""
    text = decode_line(field, key, bench)
    found = _DISTANCE.fullmatch(unicodedata.normalize("NFKC", text).lower())
    if found:
        metres = round(float(found[1]) * (1000 if found[2] in _KILO else 1))
        if 0 < metres <= FARTHEST:
            return metres
    if text and field.text is not None:
        bench.findings.error(
            "bad-distance",
            field.text.span(),
            f"「{text}」は距離として読めません。m か km をつけて、{FARTHEST // 1000} km までで書いてください。",
            instead=key.example,
        )
    return None


def decode_words(field: RawField, key: Key, bench: Bench) -> tuple[str, ...]:
    """Return words of a list, also of one written on a line with 、 between."""
    return tuple(dict.fromkeys(tidy(text.text) for text in name_texts(field, key, bench)))


def decode_slots(field: RawField, key: Key, bench: Bench) -> tuple[Slot, ...]:
    """Return the pockets by size, as written; code: bad-slot."""
    found = []
    for text in name_texts(field, key, bench):
        read = _SLOT.fullmatch(unicodedata.normalize("NFKC", text.text).strip().lower())
        if read and int(read[2]):
            size = read[1].upper()
            found.append(Slot(size=size, pockets=int(read[2]), copies=int(read[3] or 0)))
        else:
            bench.findings.error(
                "bad-slot",
                text.span(),
                f"「{tidy(text.text)}」は、紙の大きさと枠の数として読めません。",
                instead="A5 4枠 各20部",
            )
    return tuple(found)
