"""The two ``---`` lines around a front matter, and where it must be guessed to end without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from community_events.diagnostics import Diagnostic, Label
from community_events.frontmatter.entry import find_separator
from community_events.frontmatter.faults import fault, not_a_key
from community_events.frontmatter.lines import ITEM
from community_events.hygiene import quoted
from community_events.spans import RawText, Span

# Everything that looks like a dash: Japanese keyboards offer many, only the hyphen is meant.
_MARKER = re.compile(r"[-‐‑‒–—―−ーｰ─━－]{2,}\s*\Z")
_DIRECTIVE = re.compile(r"%[A-Z]+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Where the fields stand: indexes ``start`` to ``stop`` (exclusive) of the file's lines.

    ``body`` is the index of the first line of the body, ``end_line`` the number of the closing
    marker (0 when there is none).
    """

    start: int
    stop: int
    body: int
    end_line: int


def find_front_matter(path: str, lines: list[str], found: list[Diagnostic]) -> Bounds:
    """Return where the front matter stands, or the best guess; ``found`` gets what is wrong.

    Codes: empty-file, front-matter-missing, front-matter-unclosed, bad-marker, directive.
    """
    filled = [n for n, line in enumerate(lines) if line.strip()]
    if not filled:
        where = RawText.of("", path=path).span()
        found.append(fault("empty-file", where, "ファイルに何も書かれていません"))
        return Bounds(start=0, stop=0, body=len(lines), end_line=0)
    first = next((n for n in filled if not _DIRECTIVE.match(lines[n])), filled[-1])
    for n in filled[: filled.index(first)]:
        found.append(not_a_key("directive", _row(path, lines, n)))
    if not _MARKER.match(lines[first].lstrip()):
        return _without_opening(path, lines, first, found)
    if first > 0 and not found:
        found.append(
            fault(
                "front-matter-missing",
                _row(path, lines, first).span(),
                "1行目は「---」です。その前に空の行があります",
                label="この行をファイルの1行目にします",
            )
        )
    _judge_marker(path, lines, first, found)
    stop = _next_marker(lines, first + 1)
    if stop is None:
        return _without_closing(path, lines, first, found)
    _judge_marker(path, lines, stop, found)
    return Bounds(start=first + 1, stop=stop, body=stop + 1, end_line=stop + 1)


def _without_opening(path: str, lines: list[str], first: int, found: list[Diagnostic]) -> Bounds:
    """Read on when the first line looks like a field and a marker follows somewhere."""
    row = _row(path, lines, first)
    if not found:
        found.append(
            fault(
                "front-matter-missing",
                row.span(),
                f"1行目は「---」で始めます。いまは{quoted(row.text)}です",
                label="この行の上に、「---」だけの行を書きます",
                help="---",
            )
        )
    stop = _next_marker(lines, first + 1)
    if stop is None or find_separator(row.text, strict=False) is None:
        return Bounds(start=0, stop=0, body=first, end_line=0)
    return Bounds(start=first, stop=stop, body=stop + 1, end_line=stop + 1)


def _without_closing(path: str, lines: list[str], first: int, found: list[Diagnostic]) -> Bounds:
    stop = _guess_end(lines, first + 1)
    last = _row(path, lines, stop - 1)
    related = () if stop - 1 == first else (_label(last, "この行の下に「---」を書きます"),)
    found.append(
        fault(
            "front-matter-unclosed",
            _row(path, lines, first).span(),
            "項目の終わりを示す「---」の行がありません",
            label="ここから始まる項目が閉じられていません",
            related=related,
            help="---",
        )
    )
    return Bounds(start=first + 1, stop=stop, body=stop, end_line=0)


def _guess_end(lines: list[str], start: int) -> int:
    """Return the index behind the last line before the first prose."""
    end = start
    for n in range(start, len(lines)):
        line = lines[n]
        if not line.strip():
            continue
        is_field = find_separator(line, strict=False) is not None
        if not (line[0].isspace() or ITEM.match(line) or is_field):
            break
        end = n + 1
    return end


def _next_marker(lines: list[str], start: int) -> int | None:
    """Return the next marker; an indented one counts only where no other follows."""
    rows = range(start, len(lines))
    at_margin = next((n for n in rows if _MARKER.match(lines[n])), None)
    if at_margin is not None:
        return at_margin
    return next((n for n in rows if _MARKER.match(lines[n].lstrip())), None)


def _judge_marker(path: str, lines: list[str], index: int, found: list[Diagnostic]) -> None:
    row = _row(path, lines, index)
    if row.text != "---":
        message = f"{quoted(row.text)}は、行の始めに半角のハイフン3つ「---」と書きます"
        found.append(fault("bad-marker", row.span(), message, help="---"))


def _row(path: str, lines: list[str], index: int) -> RawText:
    return RawText.of(lines[index].rstrip(), path=path, line=index + 1)


def _label(row: RawText, text: str) -> Label:
    span: Span = row.span()
    return Label(span=span, text=text)
