"""Excel files (.xlsx) → rows of cells: the only module that knows openpyxl.

The rules this module keeps: a workbook is a hostile archive until it has been measured: number and
unpacked size of its parts are judged before any of them is read, a part with a DOCTYPE is refused;
formulas are never worked out (what Excel last showed is read) and no link is followed.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator

from community_events.importers.cells import as_text
from community_events.importers.tables import Unreadable

MAX_PARTS = 500
MAX_UNPACKED = 60 * 1024 * 1024
MAX_SHEETS = 12
MAX_ROWS = 5_000
MAX_COLUMNS = 120
_Rows = list[tuple[int, tuple[str, ...]]]


def read_sheets(data: bytes) -> list[_Rows]:
    """Return the rows of every visible sheet that names columns; raises Unreadable."""
    _measure(data)
    try:
        sheets = list(_sheets(data))
    except Unreadable:
        raise
    except Exception as problem:  # the library's own, at its edge
        raise Unreadable(f"Excel のファイルとして読めません（{type(problem).__name__}）") from None
    from community_events.importers.columns import is_header

    tables = [rows for rows in sheets if any(is_header(cells) for _, cells in rows[:20])]
    return tables or sheets[:1]


def _measure(data: bytes) -> None:
    """Refuse an archive that is not what a yearly plan is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS:
                raise Unreadable(f"中の部品が多すぎます（{MAX_PARTS}個まで）")
            if sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise Unreadable(f"開くと大きすぎます（{MAX_UNPACKED // 2**20} MB まで）")
            for part in parts:
                if part.flag_bits & 1:
                    raise Unreadable("パスワードのついた Excel は読めません")
                if part.filename.endswith((".xml", ".rels", ".vml")):
                    with archive.open(part) as file:
                        if b"<!DOCTYPE" in file.read(part.file_size + 1):
                            raise Unreadable("Excel が書かないもの（DOCTYPE）が入っています")
    except Unreadable:
        raise
    except Exception as problem:  # zipfile and zlib have a dozen of them for broken archives
        raise Unreadable(f"Excel のファイルとして開けません（{type(problem).__name__}）") from None


def _sheets(data: bytes) -> Iterator[_Rows]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions that are nothing to us
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            if len(book.worksheets) > MAX_SHEETS:
                raise Unreadable(f"シートが多すぎます（{MAX_SHEETS}枚まで）")
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    yield _rows(sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS))
        finally:
            book.close()


def _rows(rows: Iterator[tuple[object, ...]]) -> _Rows:
    found: _Rows = []
    for number, cells in enumerate(rows, 1):
        if number > MAX_ROWS:
            raise Unreadable(f"行が多すぎます（{MAX_ROWS:,}行まで）")
        texts = tuple(as_text(getattr(cell, "value", None)) for cell in cells)
        if any(text.strip() for text in texts):
            found.append((number, texts))
    return found
