"""What a file is, by its bytes, never by its name; and its Reading."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from community_events.importers.endless import Ends
from community_events.importers.items import Reading, Refusal
from community_events.importers.origins import name_of
from community_events.importers.records import read_table
from community_events.importers.rows import RowReader
from community_events.importers.tables import MAX_BYTES, Unreadable, decode_bytes, read_rows
from community_events.model.records import Vocabulary

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# Some programs save one event without the calendar around it.
_CALENDAR = re.compile(
    r"^[ \t]*BEGIN:V(?:CALENDAR|EVENT|TODO|TIMEZONE)\b", re.MULTILINE | re.IGNORECASE
)
_HEAD = 4096


def read_file(path: Path, today: date, vocabulary: Vocabulary, ends: Ends | None = None) -> Reading:
    """Return the events of a file; one that cannot be read is a Refusal. Raises OSError.

    ``today``: from which years are guessed. ``ends``: until when rules without an end are written.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    try:
        reading = _read(path.name, data, today, vocabulary, ends or Ends(today=today))
        return replace(reading, name=name_of(path))
    except Unreadable as problem:
        refusal = Refusal(where=path.name, cause="unreadable", reason=str(problem))
        return Reading(name=name_of(path), refusals=(refusal,))


def _read(name: str, data: bytes, today: date, vocabulary: Vocabulary, ends: Ends) -> Reading:
    reader = RowReader(name=name, today=today, vocabulary=vocabulary)
    if data.startswith(_OLE):
        raise Unreadable("古い Excel の形（.xls）は読めません。.xlsx か CSV で保存し直してください")
    if data.startswith(_ZIP):
        from community_events.importers.xlsx import read_sheets

        sheets = [reader.read(read_table(rows)) for rows in read_sheets(data)]
        return _together(sheets)
    text = decode_bytes(data)
    if _CALENDAR.search(text[:_HEAD]):
        from community_events.importers.ics import read_calendar

        return read_calendar(name, text, today, vocabulary, ends)
    rows = read_rows(text)
    if not rows:
        raise Unreadable("何も書かれていません")
    return reader.read(read_table(rows))


def _together(readings: list[Reading]) -> Reading:
    return Reading(
        items=tuple(item for reading in readings for item in reading.items),
        refusals=tuple(refusal for reading in readings for refusal in reading.refusals),
        count=sum(reading.count for reading in readings),
    )
