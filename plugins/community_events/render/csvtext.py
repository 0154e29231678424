"""A table as CSV that people open with a double click and machines read as RFC 4180.

The rules this module keeps: UTF-8 with BOM, for Excel takes a file without one for CP932; CRLF; a
cell is quoted where it must be. A cell that a spreadsheet would take for a formula gets an
apostrophe in front (OWASP, CSV injection), a number with its sign does not.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# Full-width signs are formulas to a Japanese Excel; a tab or line end in front hides one.
_FORMULA = re.compile(r"[ \u3000]*[=+\-@＝＋－＠\t\r\n|]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def render_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the table as bytes; every row has as many cells as ``header``."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"{len(row)} cells under {len(header)} columns")
        writer.writerow([safe_cell(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    r"""Return ``text`` as a cell that is shown and never computed; line ends are ``\n``.

    >>> safe_cell("=1+1"), safe_cell("-34.98"), safe_cell("10:00")
    ("'=1+1", '-34.98', '10:00')
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def bare_cell(text: str) -> str:
    """Return what ``safe_cell`` was given: a cell without the apostrophe that guards it.

    >>> bare_cell("'=1+1"), bare_cell("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and safe_cell(text[1:]) == text else text
