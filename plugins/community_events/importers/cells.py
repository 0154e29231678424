"""One cell of a table → a date, a time, a number.

The rules this module keeps: a cell that is clear by itself (2026-12-05, 46361, 0.4375) is read
here; one in words goes to ``when``, the reader of dates; what neither understands is no date, and
never half of one. 9999-12-31 is how tables say "no end".
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from community_events.model.recurrence import Part
from community_events.spans import RawText
from community_events.when import Context, read_when

_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}:\d{2})(?::\d{2})?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CLOCK = re.compile(r"(\d{1,2})[:時](\d{1,2})?(?::\d{2})?分?")
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
_COUNTED = re.compile(r"(\d{5})(\.\d+)")
_FRACTION = re.compile(r"0?\.\d+")
# Day 1 of Excel is 1900-01-01, and it believes in 1900-02-29.
_EPOCH = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
_NEVER = 9999
_MINUTES = 24 * 60


def plain(text: str) -> str:
    """Return ``text`` in NFKC without outer space."""
    return unicodedata.normalize("NFKC", text).strip()


def read_day(text: str) -> date | None:
    """Return the date that a cell is by itself.

    >>> read_day("46361"), read_day("2026/12/5"), read_day("12月5日")
    (datetime.date(2026, 12, 5), datetime.date(2026, 12, 5), None)
    """
    written = plain(text)
    if _SERIAL.fullmatch(written) and int(float(written)) in _SERIALS:
        return _EPOCH + timedelta(days=int(float(written)))
    found = _ISO.fullmatch(written) or _COMPACT.fullmatch(written)
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
    return None if day is None or day.year >= _NEVER else day


def split_moment(text: str) -> tuple[str, str]:
    """Return the date and the time of a cell that holds both (00:00 is how Excel says neither).

    >>> split_moment("2026-12-05 10:00"), split_moment("2026/12/5")
    (('2026-12-05', '10:00'), ('2026/12/5', ''))
    >>> split_moment("46361.4375")
    ('46361', '10:30')
    """
    if counted := _COUNTED.fullmatch(plain(text)):
        clock = read_clock(counted[2])
        return counted[1], f"{clock:%H:%M}" if clock and clock != time.min else ""
    found = _ISO.fullmatch(plain(text))
    if found is None or not found[4]:
        return text, ""
    clock = read_clock(found[4])
    return plain(text)[: found.start(4)].rstrip("T "), found[
        4
    ] if clock and clock != time.min else ""


def read_clock(text: str) -> time | None:
    """Return the time of day that a cell is by itself; 24:00 is for ``read_words``.

    >>> read_clock("0.4375"), read_clock("10:00:00"), read_clock("13時30分")
    (datetime.time(10, 30), datetime.time(10, 0), datetime.time(13, 30))
    """
    written = plain(text)
    if _FRACTION.fullmatch(written):
        minutes = round(float(written) * _MINUTES) % _MINUTES
        return time(minutes // 60, minutes % 60)
    found = _CLOCK.fullmatch(written)
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else None
    except ValueError:
        return None


def as_text(value: object) -> str:
    """Return what a cell of a workbook shows.

    >>> as_text(datetime(2026, 12, 5)), as_text(time(10, 0)), as_text(20.0)
    ('2026-12-05', '10:00', '20')
    """
    if isinstance(value, datetime):
        bare = value.time() == time.min
        return value.date().isoformat() if bare else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def read_words(text: str, today: date) -> tuple[tuple[Part, ...], str]:
    """Return what ``when`` understands, years guessed, or why it does not."""
    reading = read_when(RawText.of(" ".join(text.split())), Context(today=today, strict=False))
    problem = next((d.message for d in reading.diagnostics if d.is_error), "")
    return ((), problem) if problem else (reading.parts, "")
