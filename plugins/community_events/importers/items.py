"""What a source says of one event, before it has a file: Item, Place; and what it cannot: Refusal.

The rule this module keeps: an Item holds values in the form in which ``decode`` gives them, so that
the way out (``entry_text``) and the way in (``decode``) can be compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from community_events.hygiene import judge_text
from community_events.importers.told import Told
from community_events.model.recurrence import Override, Recurrence

# More of one text than anybody publishes; a whole entry has 64 KB.
MAX_TEXT = 18_000
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_MISSING = "〓"  # the printer's mark for a letter that was not in the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where, as the source says it.

    ``values``: attributes of a Venue. ``municipality``: tells apart the 中央公民館 of two cities.
    """

    name: str
    municipality: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exact:
    """What an export of such a site says of an Event, so that it can be exported again the same.

    ``folder``, ``slug``: of its page. ``sentence``: of its dates; ``lines`` and ``notes``: the same in
    pieces; ``told``: its occurrences. ``places``: name → attributes of a Venue; ``venue``: names of the
    Event's own; ``ways``: place → attribute → value, for what a Venue may say as well.
    ``keywords``: None where the export has none. ``otherwise``, ``refused``: what the same is when anybody wrote it.
    """

    folder: str
    slug: str
    sentence: str
    told: tuple[Told, ...]
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    places: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    venue: tuple[str, ...] = ()
    keywords: tuple[str, ...] | None = None
    ways: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    otherwise: tuple[Item, ...]
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One event of a source.

    ``where``: for messages (``計画.csv 3行目``). ``uid``: what the source calls it, or nothing.
    ``values``: attributes of an Event. ``text``: becomes the body. ``rest``: what has no key here,
    (label, text). ``doubts``: what somebody should look at; each is reported and marks the entry
    要確認. ``exact``: of an export of such a site; then ``text`` is Markdown, and the names of places in
    the dates are keys of ``exact.places``.
    """

    where: str
    uid: str = ""
    title: str
    organizer: str = ""
    place: Place | None = None
    recurrence: Recurrence = Recurrence()
    overrides: tuple[Override, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    rest: tuple[tuple[str, str], ...] = ()
    doubts: tuple[str, ...] = ()
    exact: Exact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A row or event that becomes no entry, and why; ``cause``: the kind of reason, to count by."""

    where: str
    title: str = ""
    cause: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one file says. ``count``: its rows or events, also those that are no event."""

    name: str = ""
    items: tuple[Item, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    count: int = 0


def clean(text: str) -> str:
    r"""Return ``text`` without characters that no entry may hold; line ends become ``\n``.

    What nobody sees is taken out; a letter that is broken or private becomes 〓.

    >>> clean("夏\u200b祭り\ue000\r\n")
    '夏祭り〓'
    """
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text)).strip()[:MAX_TEXT]
    while found := judge_text(text, ""):
        lines = text.split("\n")
        for fault in reversed(found):
            line, at = lines[fault.span.line - 1], fault.span.column - 1
            instead = _MISSING if fault.code in ("broken-character", "private-character") else ""
            lines[fault.span.line - 1] = line[:at] + instead + line[fault.span.end_column - 1 :]
        text = "\n".join(lines)
    return text.strip()


def one_line(text: str) -> str:
    """Return ``text`` cleaned and on one line."""
    return " ".join(clean(text).split())
