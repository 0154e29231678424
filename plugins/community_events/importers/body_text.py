r"""Texts of a source as the body of an entry: shown as they were written, never as markup.

The rules this module keeps: a sign that Markdown would take for markup gets a backslash, ``<`` and
``&`` become entities; where there are more of them than a body may hold (``checks.bodies``), they
become their full-width twins; what has no key of ours stands in a list under one heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

HEADING = "取り込み元の項目"
#: A body may have 20,000 characters, and signs need room for their backslashes.
LIMIT = 19_000

_INLINE = re.compile(r"[\\`*\[\]<]|&(?=[#\w])|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|(?<=!)\[")
_STARTS = re.compile(r"^[#>+|-]")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_TWINS = str.maketrans("[]<>`*_&\\|", "［］＜＞｀＊＿＆＼｜")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}


def write_body(
    text: str, rest: Sequence[tuple[str, str]], *, plain: bool = False, markdown: bool = False
) -> str:
    """Return the body: ``text``, and below it what has no key.

    ``plain``: signs as their twins. ``markdown``: ``text`` is Markdown already.
    """
    parts = [text if markdown else _literal(text, plain=plain)] if text else []
    if rest:
        items = (_item(label, value, plain=plain) for label, value in rest)
        parts.append("\n".join((f"## {HEADING}", "", *items)))
    return "\n\n".join(parts)


def _item(label: str, value: str, *, plain: bool) -> str:
    lines = [line for line in _literal(value, plain=plain).split("\n") if line]
    return f"- {_literal(label, plain=plain)}: " + "\n  ".join(lines)


def _literal(text: str, *, plain: bool) -> str:
    return "\n".join(_line(line.strip(), plain=plain) for line in text.split("\n"))


def _line(line: str, *, plain: bool) -> str:
    r"""Return one line that Markdown shows as it is.

    >>> _line("1. [中止] *大事*", plain=False)
    '1\\. \\[中止\\] \\*大事\\*'
    """
    line = line.translate(_TWINS) if plain else _INLINE.sub(_escaped, line)
    if numbered := _NUMBERED.match(line):
        return f"{numbered[1]}\\{line[numbered.end(1) :]}"
    if line.startswith("="):  # an underline to Markdown, which knows no backslash before it
        return f"&#61;{line[1:]}"
    return f"\\{line}" if _STARTS.match(line) else line


def _escaped(sign: re.Match[str]) -> str:
    return _ENTITIES.get(sign[0], f"\\{sign[0]}")
