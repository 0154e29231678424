"""Bytes of a CSV file → rows of cells.

The rules this module keeps: UTF-8, UTF-16 and CP932 are told apart by what cannot be read as the
other; the separator is the one that the first line uses most (or that a ``sep=`` line names); a
quote that is never closed would swallow the rest of the file, so it is an error with its line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

_SEPARATORS = (",", "\t", ";")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
# EUC-JP before CP932: half-width kana let CP932 accept nearly all of EUC (see ``encoding``).
_CODECS = ("utf-8", "euc_jp", "cp932")
MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 20_000
MAX_CELL = 100_000


class Unreadable(ValueError):
    """Why a file is no table or calendar, in words for its owner."""


def decode_bytes(data: bytes) -> str:
    r"""Return the text of a file; raises Unreadable.

    >>> decode_bytes("日付".encode("cp932"))
    '日付'
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(f"ファイルが大きすぎます（{MAX_BYTES // 2**20} MB まで）")
    marked = tuple(codec for bom, codec in _BOMS if data.startswith(bom))
    for codec in marked or (*_wide(data), *_CODECS):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        return text.removeprefix("\ufeff").removesuffix("\x1a")  # Ctrl-Z: the end, to DOS
    raise Unreadable("文字コードが分かりません。UTF-8 で保存し直してください")


def _wide(data: bytes) -> tuple[str, ...]:
    """Recognise UTF-16 without a BOM: every other byte of its ASCII part is NUL."""
    count = data.count(0)
    if count < 2 or len(data) % 2 or count * 5 < len(data):
        return ()
    return ("utf-16-be",) if data[::2].count(0) > count // 2 else ("utf-16-le",)


def read_rows(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return (line number, cells) of every row that is not empty; raises Unreadable."""
    lines = io.StringIO(text, newline="")
    first = text.split("\n", 1)[0].strip().strip('"')
    separator = _separator(text)
    skipped = 0
    if first.lower().startswith("sep=") and len(first) == 5:
        lines.readline()
        skipped = 1
    before = csv.field_size_limit(MAX_CELL)
    try:
        _refuse_open_quote(text, separator)
        reader = csv.reader(lines, delimiter=separator)
        rows: list[tuple[int, tuple[str, ...]]] = []
        at = 1 + skipped
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((at, tuple(cells)))
            at = reader.line_num + 1 + skipped
            if len(rows) > MAX_ROWS:
                raise Unreadable(f"行が多すぎます（{MAX_ROWS:,}行まで）")
    except csv.Error as error:
        raise Unreadable(f"表として読めません（{error}）") from None
    finally:
        csv.field_size_limit(before)
    return rows


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0].strip().strip('"')
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    head: Sequence[str] = text.split("\n", 20)[:20]
    line = max(head, key=lambda one: max(one.count(s) for s in _SEPARATORS))
    return max(_SEPARATORS, key=line.count)


def _refuse_open_quote(text: str, separator: str) -> None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    at = 0
    try:
        for _ in reader:
            at = reader.line_num
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise Unreadable(
                f'{at + 1}行目からあとの「"」が閉じていないので、表として読めません'
            ) from None
