"""The rows of a table → Rows: cells by what they mean, and all others with their headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from community_events.importers.cells import plain
from community_events.importers.columns import is_header, meaning_of, rank
from community_events.importers.items import clean
from community_events.importers.tables import Unreadable
from community_events.render.csvtext import bare_cell

# A plan may have a title and a note above its header.
_ABOVE = 20
_YEAR = re.compile(r"(?:(令和|R)\s*(元|\d{1,2})|(20\d\d))\s*年?\s*(度)?", re.IGNORECASE)
_REIWA = 2018


@dataclass(slots=True, kw_only=True)
class Row:
    """One row of a table.

    ``cells``: by meaning. ``others``: (header, text) of what has no meaning or came second.
    ``taken``: meanings that have found their place; the others go to the body. ``raw``: every cell as it
    was written, by header.
    """

    line: int
    cells: dict[str, str]
    headers: dict[str, str]
    others: list[tuple[str, str]]
    raw: Mapping[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def take(self, meaning: str) -> str:
        """Return the text of a cell, which then counts as used."""
        text = self.cells.get(meaning, "")
        if text:
            self.taken.add(meaning)
        return text

    def give_back(self, *meanings: str) -> None:
        """Let cells go to the body after all."""
        self.taken -= set(meanings)

    def rest(self) -> tuple[tuple[str, str], ...]:
        """Return what is left, under the headers of the source."""
        left = ((self.headers[m], text) for m, text in self.cells.items() if m not in self.taken)
        return (*left, *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """``year``: the (fiscal) year that stands above the header, 0 for none."""

    rows: tuple[Row, ...]
    year: int = 0
    is_fiscal: bool = False


def read_table(rows: Sequence[tuple[int, Sequence[str]]]) -> Table:
    """Return the rows below the first row that names the columns; raises Unreadable."""
    at = next((n for n, (_, cells) in enumerate(rows[:_ABOVE]) if is_header(cells)), None)
    if at is None:
        raise Unreadable(
            "列の名前が分かりません。1行目に「日」「行事」「場所」「主催」「問い合わせ」のような名前を書きます"
        )
    headers = [" ".join(cell.split()) for cell in rows[at][1]]
    above = " ".join(cell for _, cells in rows[:at] for cell in cells)
    year = _YEAR.search(plain(above))
    return Table(
        rows=tuple(_carried(_row(line, headers, cells) for line, cells in rows[at + 1 :])),
        year=_number(year) if year else 0,
        is_fiscal=bool(year and year[4]),
    )


def _number(year: re.Match[str]) -> int:
    if year[3]:
        return int(year[3])
    return _REIWA + (1 if year[2] == "元" else int(year[2]))


def _row(line: int, headers: Sequence[str], cells: Sequence[str]) -> Row:
    by_meaning: dict[str, list[tuple[int, str, str]]] = {}
    others: list[tuple[str, str]] = []
    has_title = any(meaning_of(header) == "title" for header in headers)
    for n, cell in enumerate(cells):
        header = headers[n] if n < len(headers) else ""
        text, meaning = clean(bare_cell(cell)), meaning_of(header)
        if meaning == "text" and not has_title:
            meaning = "title"
        if not text:
            continue
        if meaning:
            good = rank(meaning, header) if meaning_of(header) == meaning else 0
            by_meaning.setdefault(meaning, []).append((good, header, text))
        else:
            others.append((clean(header) or f"{n + 1}列目", text))
    found, names = {}, {}
    for meaning, told in by_meaning.items():
        (_, names[meaning], found[meaning]), *more = sorted(told, key=lambda one: one[0])
        others += [(header, text) for _, header, text in more if text != found[meaning]]
    raw = {header: bare_cell(cell) for header, cell in zip(headers, cells, strict=False)}
    return Row(line=line, cells=found, headers=names, others=others, raw=raw)


def _carried(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows; a month that is written once for many rows (a merged cell) holds for all."""
    month = ""
    for row in rows:
        month = row.cells.get("month", month)
        if month and "month" not in row.cells:
            row.cells["month"], row.headers["month"] = month, "月"
        yield row
