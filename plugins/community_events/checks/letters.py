"""A letter that paper cannot show is said before it is printed: pages show it, flyers and lists do not.

``printable.txt`` holds what the fonts in theme/fonts can draw, one stretch of code points a line. Whoever
takes other fonts writes it anew (``python theme/fonts/make_fonts.py``); a test compares both.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator
from importlib import resources

from community_events.decode import Decoded
from community_events.diagnostics import Diagnostic, Severity
from community_events.frontmatter.entry import RawBody, RawField
from community_events.model.records import Kind
from community_events.spans import RawText, Span

_PRINTED = frozenset(
    {Kind.EVENT, Kind.OPPORTUNITY, Kind.ORGANIZER, Kind.VENUE, Kind.RACK, Kind.AREA}
)
_MOST_NAMED = 10
# What is invisible or broken has findings of its own: ``hygiene``.
_TOLD_ELSEWHERE = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0\ufffd")


def find_letters_without_type(entry: Decoded) -> Iterator[Diagnostic]:
    """Yield ``letter-not-printed`` at the first letter of an entry that no font of ours can draw."""
    if entry.kind not in _PRINTED:
        return
    texts: list[RawText | RawBody] = [*_texts(entry.raw.fields), entry.raw.body]
    found = [(letter, text) for text in texts for letter in _missing(text.text)]
    if not found:
        return
    letters = list(dict.fromkeys(letter for letter, _ in found))
    named = "".join(f"「{letter}」" for letter in letters[:_MOST_NAMED])
    more = " など" if len(letters) > _MOST_NAMED else ""
    yield Diagnostic(
        code="letter-not-printed",
        severity=Severity.WARNING,
        span=_place(*found[0]),
        message=f"{named}{more}は、チラシや一覧などの紙には出せません。ページにはそのまま出ますが、"
        "紙では「〓」になるか、はぶかれます。紙にも出したいときは、ほかの字で書きます。",
    )


def _texts(fields: tuple[RawField, ...]) -> Iterator[RawText]:
    for field in fields:
        if field.text is not None:
            yield field.text
        for item in field.items:
            yield item.text
            yield from _texts(item.fields)
        yield from _texts(field.fields)


def _place(letter: str, text: RawText | RawBody) -> Span:
    at = max(text.text.find(letter), 0)
    return text.span(at, at + 1)


def _missing(text: str) -> list[str]:
    """Return the letters without type, in the order in which they stand; each once."""
    if text.isascii():
        return []
    letters = dict.fromkeys(unicodedata.normalize("NFC", text))
    rare = [letter for letter in letters if not letter.isascii() and not _is_common(letter)]
    return [letter for letter in rare if _is_visible(letter) and ord(letter) not in printable()]


def _is_common(letter: str) -> bool:
    """Return whether Windows knew it in Japanese: the fonts have all of these, but for 外字."""
    try:
        letter.encode("cp932")
    except UnicodeEncodeError:
        return False
    return unicodedata.category(letter) != "Co"


def _is_visible(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CZ" and letter not in _TOLD_ELSEWHERE


@functools.cache
def printable() -> frozenset[int]:
    """Return the code points of ``printable.txt``."""
    lines = resources.files(__package__).joinpath("printable.txt").read_text("ascii").splitlines()
    return frozenset(code for line in lines for code in read_stretch(line))


def read_stretch(line: str) -> range:
    """Return the code points of one line: ``4e00`` or ``4e00-4e09``."""
    first, _, last = line.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)
