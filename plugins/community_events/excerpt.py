"""One source line as it is shown below a finding: safe to print, underlined by display width."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from community_events.hygiene import show_safely

MAX_CELLS = 100
_LEAD_CELLS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Underline:
    """What is marked: columns of the file (1-based, end exclusive; None: to the line's end)."""

    start: int
    end: int | None
    char: str
    label: str = ""


def display_width(text: str) -> int:
    """Return the number of terminal cells; wide and full-width characters take two (UAX #11).

    >>> display_width("盆踊り 2")
    8
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def draw_line(line: str, underlines: Sequence[Underline]) -> list[str]:
    r"""Return the line and the rows of marks below it; the first underline is the finding's own.

    >>> print("\n".join(draw_line("とき: 14:00", [Underline(start=5, end=10, char="^", label="x")])))
    とき: 14:00
          ^^^^^ x
    """
    start, end = _window(line, underlines[0].start - 1)
    head = "…" if start else ""
    tail = "…" if end < len(line) else ""
    # Cut first, make safe afterwards: a file may be one line of 64 KB.
    pieces = _Pieces(line[start:end], offset=start, lead=display_width(head))
    own, *others = sorted(underlines, key=lambda mark: mark.char != "^")
    quiet = [mark for mark in others if not mark.label]
    rows = [pieces.row([own, *quiet], own.label)]
    rows += [pieces.row([mark], mark.label) for mark in others if mark.label]
    return [head + pieces.text + tail, *(row for row in rows if row)]


def _window(line: str, at: int) -> tuple[int, int]:
    """Return the part of a long line to show: at most MAX_CELLS, ``at`` in its first half."""
    if len(line) <= MAX_CELLS and display_width(line) <= MAX_CELLS:
        return 0, len(line)
    at = min(at, len(line))
    start, room = at, _LEAD_CELLS
    while start and room > 0 and at - start < MAX_CELLS:
        start -= 1
        room -= _cells(line[start])
    end, room = at, MAX_CELLS - display_width(line[start:at])
    while end < len(line) and end - at < MAX_CELLS and room > 0:
        room -= _cells(line[end])
        end += 1
    return start, end


class _Pieces:
    """The shown part of a line, each of its characters with the cell at which it begins."""

    def __init__(self, part: str, *, offset: int, lead: int) -> None:
        self._offset = offset
        self._cells: list[int] = []
        self.text = show_safely(part)
        is_same = self.text == part.replace("\t", " ")
        at = lead
        for char in part:
            self._cells.append(at)
            at += _cells(char) if is_same else display_width(show_safely(char))
        self._cells.append(at)
        if not is_same:  # piece by piece, so that every mark stands where its character does
            self.text = "".join(map(show_safely, part))

    def row(self, underlines: Sequence[Underline], label: str) -> str:
        """Return one row of marks, and the label behind the last."""
        cells: dict[int, str] = {}
        for mark in reversed(underlines):
            begin, end = self._cell(mark.start - 1), self._cell_end(mark)
            if begin is not None:
                cells |= dict.fromkeys(range(begin, max(begin + 1, end)), mark.char)
        if not cells:
            return ""
        drawn = "".join(cells.get(cell, " ") for cell in range(max(cells) + 1))
        return f"{drawn} {label}".rstrip()

    def _cell(self, index: int) -> int | None:
        index -= self._offset
        return self._cells[index] if 0 <= index < len(self._cells) else None

    def _cell_end(self, mark: Underline) -> int:
        last = len(self._cells) - 1
        index = last if mark.end is None else mark.end - 1 - self._offset
        if index > last:  # the empty place behind the end of the line
            return self._cells[last]
        return self._cells[max(0, index)]
