"""A source file taken apart but not judged: keys, values, lists, each with its place in the file.

Nothing here knows which keys exist or what a value means; that is for ``schema`` and ``decode``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from community_events.diagnostics import Diagnostic
from community_events.spans import RawText, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RawItem:
    """One ``- item``; ``fields`` only for ``- 日時: …`` with deeper ``会場: …`` lines below it.

    ``text`` is the whole first line behind the hyphen; ``fields`` holds its key too.
    """

    text: RawText
    fields: tuple[RawField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawField:
    """One ``key: value``; at most one of ``text``, ``items`` and ``fields`` is there.

    An empty value has none of them. A block text (``|`` or ``>``) keeps its lines. ``is_refused``:
    the reader has said what is wrong with the value, so that nobody need judge it again.
    """

    key: RawText
    text: RawText | None = None
    items: tuple[RawItem, ...] = ()
    fields: tuple[RawField, ...] = ()
    is_refused: bool = False

    @property
    def name(self) -> str:
        """The key as it is compared: NFKC, case folded."""
        return fold_key(self.key.text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written behind the colon or below it."""
        has_text = self.text is not None and bool(self.text.text)
        return not (self.items or self.fields or has_text or self.is_refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBody:
    """The Markdown below the front matter; ``line`` is where its first line stands."""

    path: str
    text: str
    line: int

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the place of ``text[start:end]``; an empty stretch is widened to one column."""
        end = len(self.text) if end is None else end
        line, column = self._place(start)
        end_line, end_column = self._place(end)
        if (line, column) == (end_line, end_column):
            end_column += 1
        return Span(
            path=self.path, line=line, column=column, end_line=end_line, end_column=end_column
        )

    def _place(self, offset: int) -> tuple[int, int]:
        line = self.line + self.text.count("\n", 0, offset)
        return line, offset - self.text.rfind("\n", 0, offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """One file: fields in file order, the body, and what was wrong with its form.

    ``path`` is relative to the content folder; ``end_line`` is the line of the closing ``---``
    (0 when there is none).
    """

    path: str
    shown: str
    kind: str
    fields: tuple[RawField, ...]
    body: RawBody
    end_line: int
    diagnostics: tuple[Diagnostic, ...] = ()


def fold_key(text: str) -> str:
    """Return a key as it is compared: NFKC, case folded, without white space around it.

    >>> fold_key("Ｔｉｔｌｅ ")
    'title'
    """
    return unicodedata.normalize("NFKC", text).strip().casefold()


def split_item(text: RawText) -> tuple[RawText, RawText] | None:
    """Return label and rest of ``label: rest``, or None when no colon separates two parts.

    The colon of a time (``10:30``), of an address (``https://``) or of ``RRULE:FREQ=`` does not
    separate, nor does one inside brackets or quotes.

    >>> [part.text for part in split_item(RawText.of("2026-12-08: 13:00〜16:00 に変更"))]
    ['2026-12-08', '13:00〜16:00 に変更']
    >>> split_item(RawText.of("毎週火曜 10:00〜15:00")) is None
    True
    """
    if len(text.lines) != 1:
        return None
    at = find_separator(text.text, strict=True)
    if at is None:
        return None
    return text.slice(0, at).strip(), text.slice(at + 1).strip()


# Brackets and quotes; a straight ' is none: it is an apostrophe more often than a quote.
_OPENERS = "(（[［「『【〔〈《{｛“"
_CLOSERS = ")）]］」』】〕〉》}｝”"
_MARK = re.compile(r"[:：\"()（）\[\]［］「」『』【】〔〕〈〉《》{}｛｝“”]")
_COLON = re.compile(r"[:：]")
_FULL_DATE = re.compile(r"(?<!\d)\d{4}[-/－／.]\d{1,2}[-/－／.]\d{1,2}\Z")


def find_separator(text: str, *, strict: bool) -> int | None:
    """Return the offset of the colon that ends a key or label.

    ``strict`` (a label in free text): brackets and quotes are respected, and a half-width colon
    needs a space behind it or a Japanese neighbour. Otherwise (a key) the first colon counts that
    is not part of a time or an address.
    """
    if not strict:
        for colon in _COLON.finditer(text):
            if _separates(text, colon.start(), strict=False):
                return colon.start()
        return None
    depth, in_quotes = 0, False
    for mark in _MARK.finditer(text):
        char, at = mark.group(), mark.start()
        if char in ":：":
            if not (depth or in_quotes) and _separates(text, at, strict=True):
                return at
        elif char == '"':
            in_quotes = not in_quotes
        elif char in _OPENERS:
            depth += 1
        else:
            depth = max(0, depth - 1)
    return None


def _separates(text: str, at: int, *, strict: bool) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not after or after.isspace():
        return True
    if after in "/／" and text[at + 2 : at + 3] in ("/", "／"):
        return False
    if before.isdecimal() and after.isdecimal():
        return _FULL_DATE.search(text[max(0, at - 11) : at]) is not None
    return not strict or text[at] == "：" or not (before + after).isascii()
