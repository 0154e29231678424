"""The lines of a front matter, one after the other: indentation, comments, list marks."""

from __future__ import annotations

import re

from community_events.diagnostics import Diagnostic
from community_events.frontmatter.faults import tab_indent
from community_events.spans import RawText, TextLine

_ITEM_STARTS = frozenset("-・･•●◦▪‐–—−－＊*")
# A ``- item``, and what people write for it: ``-item``, ``・item``, ``* item``, ``－ item``.
ITEM = re.compile(r"-(?:\s+|\Z)")
_LOOSE_ITEM = re.compile(r"-(?=[^\s-])|[・･•●◦▪‐–—−－＊]\s*|\*\s+")


class Line:
    """One line that is neither empty nor a comment."""

    __slots__ = ("indent", "number", "path", "raw", "start", "text")

    def __init__(self, path: str, number: int, raw: str) -> None:
        bare = raw.lstrip()
        self.path = path
        self.number = number
        self.raw = raw
        self.start = len(raw) - len(bare)
        # An ideographic space is as wide as two others; a tab is refused and counts as two.
        self.indent = self.start
        if self.start:
            margin = raw[: self.start]
            self.indent += margin.count("\u3000") + margin.count("\t")
        self.text = bare.rstrip()

    @property
    def is_item(self) -> bool:
        """Whether the line is meant as ``- item``, rightly marked or not."""
        if self.text[0] not in _ITEM_STARTS:
            return False
        return self.is_marked or _LOOSE_ITEM.match(self.text) is not None

    @property
    def is_marked(self) -> bool:
        """Whether the line begins with ``- ``."""
        return ITEM.match(self.text) is not None

    @property
    def mark_end(self) -> int:
        """Offset in ``text`` behind the list mark (0 without one)."""
        mark = ITEM.match(self.text) or _LOOSE_ITEM.match(self.text)
        return mark.end() if mark else 0

    def cut(self, start: int = 0, end: int | None = None) -> RawText:
        """Return ``text[start:end]`` without white space around it."""
        text = self.text[start:end].rstrip()
        bare = text.lstrip()
        column = self.start + start + len(text) - len(bare) + 1
        line = TextLine(text=bare, line=self.number, column=column)
        return RawText(path=self.path, lines=(line,))


class LineWalk:
    """Walks over the lines of the front matter; ``found`` gets what is wrong with their form."""

    def __init__(
        self, path: str, lines: list[str], start: int, stop: int, found: list[Diagnostic]
    ) -> None:
        self._path = path
        self._lines = lines
        self._at = start
        self._stop = stop
        self._found = found
        self._ahead: Line | None = None

    def peek(self) -> Line | None:
        """Return the next line that is neither empty nor a comment, without taking it."""
        while self._ahead is None and self._at < self._stop:
            line = Line(self._path, self._at + 1, self._lines[self._at])
            self._at += 1
            if line.text and line.text[0] != "#":
                self._judge_tab(line)
                self._ahead = line
        return self._ahead

    def take(self) -> None:
        """Step over the line that ``peek`` gave."""
        self._ahead = None

    def skip_deeper(self, indent: int) -> None:
        """Step over all lines that are indented by more than ``indent``."""
        while (line := self.peek()) is not None and line.indent > indent:
            self.take()

    def take_block(self, opener: Line) -> tuple[TextLine, ...]:
        """Take the lines of a block text: deeper than its opener, without their common margin.

        Empty lines and lines beginning with # belong to it; empty lines at its end do not.
        """
        self._at, self._ahead = opener.number, None
        kept: list[TextLine] = []
        margin: int | None = None
        while self._at < self._stop:
            raw = self._lines[self._at]
            if not raw.strip():
                kept.append(TextLine(text="", line=self._at + 1, column=1))
            else:
                line = Line(self._path, self._at + 1, raw)
                if line.indent <= opener.indent:
                    break
                self._judge_tab(line)
                margin = line.start if margin is None else margin
                start = min(margin, line.start)
                kept.append(TextLine(text=raw[start:].rstrip(), line=line.number, column=start + 1))
            self._at += 1
        filled = [n for n, line in enumerate(kept) if line.text]
        return tuple(kept[filled[0] : filled[-1] + 1]) if filled else ()

    def _judge_tab(self, line: Line) -> None:
        tab = line.raw.find("\t", 0, line.start)
        if tab >= 0:
            where = RawText.of("\t", path=self._path, line=line.number, column=tab + 1).span()
            self._found.append(tab_indent(where, line.text))
