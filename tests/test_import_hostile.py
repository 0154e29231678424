"""A law: whatever the bytes are, the import says what became of them, and what it wrote passes."""

from __future__ import annotations

import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_events.cli import main
from tests.imports import CALENDAR, EPOCH
from tests.test_import_calendars import WEEKLY
from tests.test_import_plans import GOOD
from tests.test_import_tables import COLUMNS_79, ROW_79, table

OVERRIDE = (
    WEEKLY.replace("RRULE:", "X-RRULE:") + "RECURRENCE-ID:20261208T010000Z\nSTATUS:CANCELLED\n"
)
SOURCES = (
    table(COLUMNS_79, ROW_79).encode(),
    "月,日,行事,場所,時間\r\n12,5,もちつき,見本公園,10時〜12時\r\n,第2日曜,清掃,,\r\n".encode(
        "cp932"
    ),
    CALENDAR.format(f"BEGIN:VEVENT{WEEKLY}END:VEVENT\nBEGIN:VEVENT{OVERRIDE}END:VEVENT").encode(),
    GOOD,
)
PIECES = (
    b'"', b",", b"\r\n", b"\n", b"\0", b"\xff", b"9999-12-31", b"0", b"-1", b"=1+1", b";", b":", b"[", b"<!--",
    b"RRULE:FREQ=DAILY\n", b"RRULE:FREQ=YEARLY;BYDAY=MO;BYWEEKNO=53\n", b"COUNT=99999;", b"INTERVAL=0;", b"TZID=X/Y:",
    b"EXDATE:20261208T010000Z\n", b"RDATE;VALUE=PERIOD:20261208T010000Z/PT1H\n", b"DURATION:-P1D\n", b"GEO:999;999\n",
    b"RECURRENCE-ID;RANGE=THISANDFUTURE:20261208T010000Z\n", b"20261301", b"00010101", b"BEGIN:VEVENT\n",
    b"END:VEVENT\n", b"---\n",
    *(text.encode() for text in ("㈯", "\u202e", "令和99年", "1月", "第5月曜", "毎週", "（", "字" * 300)),
)  # fmt: skip
_AT = st.integers(0, 10_000)
_SPOILS = st.lists(
    st.tuples(_AT, st.integers(0, 30), st.sampled_from(PIECES) | st.just(b"")),
    min_size=1,
    max_size=4,
)


def hold(source: bytes, spoils: list[tuple[int, int, bytes]]) -> None:
    for at, length, piece in spoils:
        place = at % (len(source) + 1)
        source = source[:place] + piece + source[place + length :]
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()) as said:
        path, content = Path(folder, "source"), Path(folder, "content")
        path.write_bytes(source)
        code = main(["import", str(path), "--content", str(content)])
        assert code in (0, 1)
        assert (code == 1) == ("取り込めません" in said.getvalue())
        if content.exists():
            assert main(["check", "--content", str(content)]) == 0, said.getvalue()


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@settings(max_examples=120)
@given(st.sampled_from(SOURCES), _SPOILS)
def test_spoilt_files_are_imported_as_far_as_they_say_something(
    source: bytes, spoils: list[tuple[int, int, bytes]]
) -> None:
    hold(source, spoils)


@pytest.mark.deep
@settings(max_examples=5_000)
@given(st.sampled_from(SOURCES), _SPOILS)
def test_very_many_spoilt_files(source: bytes, spoils: list[tuple[int, int, bytes]]) -> None:
    hold(source, spoils)
