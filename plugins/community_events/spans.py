"""Where in a file a text stands.

The rules this module keeps: lines and columns are 1-based; a column counts code points, not
bytes and not display cells; the end of a span is exclusive (the column after the last character).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of one file; ``path`` as the contributor knows it (``content/events/…``)."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line of a value: where its first character stands.

    ``columns`` is given only where value and file differ character by character (a quoted string
    with escapes): the column of every character, and one more for the end.
    """

    text: str
    line: int
    column: int
    columns: tuple[int, ...] = ()

    def column_at(self, offset: int) -> int:
        """Return the file column of the character at ``offset`` (``len(text)`` is the end)."""
        if self.columns:
            return self.columns[min(offset, len(self.columns) - 1)]
        return self.column + offset


@dataclass(frozen=True, slots=True, kw_only=True)
class RawText:
    r"""A text as it was written, unjudged, every character with its place in the file.

    >>> when = RawText.of("12月5日 10:00", path="content/events/a/b.md", line=3, column=5)
    >>> when.span(6, 11)
    Span(path='content/events/a/b.md', line=3, column=11, end_line=3, end_column=16)
    """

    path: str
    lines: tuple[TextLine, ...]

    @classmethod
    def of(cls, text: str, *, path: str = "-", line: int = 1, column: int = 1) -> RawText:
        """Return ``text`` as if it stood at ``line``:``column`` of ``path``."""
        first, *rest = text.split("\n")
        lines = [TextLine(text=first, line=line, column=column)]
        lines += [
            TextLine(text=part, line=line + n, column=1) for n, part in enumerate(rest, start=1)
        ]
        return cls(path=path, lines=tuple(lines))

    @property
    def text(self) -> str:
        """The whole text; lines of a block text are joined by a line feed."""
        if len(self.lines) == 1:
            return self.lines[0].text
        return "\n".join(line.text for line in self.lines)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the place of ``text[start:end]``; an empty stretch is widened to one column."""
        last = len(self.text)
        start = max(0, min(start, last))
        end = last if end is None else max(start, min(end, last))
        first_line, column = self._place(start)
        last_line, end_column = self._place(end)
        if (first_line, column) == (last_line, end_column):
            end_column += 1
        return Span(
            path=self.path,
            line=first_line,
            column=column,
            end_line=last_line,
            end_column=end_column,
        )

    def slice(self, start: int, end: int | None = None) -> RawText:
        """Return ``text[start:end]`` with its places; only for a text of one line."""
        (line,) = self.lines
        end = len(line.text) if end is None else end
        columns = tuple(line.column_at(i) for i in range(start, end + 1)) if line.columns else ()
        part = TextLine(
            text=line.text[start:end], line=line.line, column=line.column_at(start), columns=columns
        )
        return RawText(path=self.path, lines=(part,))

    def strip(self) -> RawText:
        """Return the text without white space around it (ideographic spaces too)."""
        (line,) = self.lines
        start = len(line.text) - len(line.text.lstrip())
        return self.slice(start, max(start, len(line.text.rstrip())))

    def _place(self, offset: int) -> tuple[int, int]:
        for line in self.lines:
            if offset <= len(line.text):
                return line.line, line.column_at(offset)
            offset -= len(line.text) + 1
        raise AssertionError("offset lies behind the end of the text")
