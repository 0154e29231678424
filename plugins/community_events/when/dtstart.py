"""The start of a raw rule as calendars write it: DTSTART, with DTEND or DURATION.

The rule this module keeps (RFC 5545 §3.3.4–3.3.6, §3.8.2): Tokyo time, floating or UTC; what is
not of that shape is left as it is, to be read as a date text.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from community_events.clock import TOKYO
from community_events.when.findings import error

_PROPERTY = re.compile(
    r"(DTSTART|DTEND|DURATION)((?:;[A-Z-]+=[^:;\s]+)*):([0-9A-Z]+)", re.IGNORECASE
)
_MOMENT = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?")
_LENGTH = re.compile(r"P(?:([0-9]{1,3})D)?(?:T(?:([0-9]{1,3})H)?(?:([0-9]{1,4})M)?)?")
_HERE = ("", "TZID=ASIA/TOKYO", "VALUE=DATE", "VALUE=DATE-TIME")


def plain_start(head: str, place: tuple[int, int]) -> str:
    """Return what stands before a rule as a date text.

    >>> plain_start("DTSTART;TZID=Asia/Tokyo:20261201T100000 DURATION:PT2H", (0, 1))
    '2026-12-01 10:00〜12:00'
    >>> plain_start("2026-12-01 10:00", (0, 1))
    '2026-12-01 10:00'
    """
    found = {m[1].upper(): (m[2].upper(), m[3].upper()) for m in _PROPERTY.finditer(head)}
    if "DTSTART" not in found:
        return head
    if _PROPERTY.sub("", head).strip():
        raise _unreadable(place)
    start, has_time = _moment(*found["DTSTART"], place)
    if not has_time:
        if len(found) > 1:
            raise _unreadable(place)
        return f"{start:%Y-%m-%d}"
    end = None
    if "DTEND" in found:
        end, _ = _moment(*found["DTEND"], place)
    elif "DURATION" in found:
        end = start + _length(found["DURATION"][1], place)
    if end is None:
        return f"{start:%Y-%m-%d %H:%M}"
    days = (end.date() - start.date()).days
    if end <= start or days > 1 or (days == 1 and end.hour >= 12):
        raise _unreadable(place)
    finish = "24:00" if days and f"{end:%H:%M}" == "00:00" else f"{end:%H:%M}"
    later = "翌" if days and finish != "24:00" else ""
    return f"{start:%Y-%m-%d %H:%M}〜{later}{finish}"


def _moment(settings: str, value: str, place: tuple[int, int]) -> tuple[datetime, bool]:
    match = _MOMENT.fullmatch(value)
    if match is None or any(part not in _HERE for part in settings.split(";")):
        raise _unreadable(place)
    try:
        moment = datetime.strptime(match[1] + (match[2] or "000000"), "%Y%m%d%H%M%S")
    except ValueError:
        raise _unreadable(place) from None
    moment = moment.replace(tzinfo=TOKYO)
    if match[3]:
        from datetime import UTC

        moment = moment.replace(tzinfo=UTC).astimezone(TOKYO)
    return moment, match[2] is not None


def _length(value: str, place: tuple[int, int]) -> timedelta:
    match = _LENGTH.fullmatch(value)
    if match is None or not any(match.groups()):
        raise _unreadable(place)
    days, hours, minutes = (int(number or 0) for number in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def _unreadable(place: tuple[int, int]) -> Exception:
    return error(
        "rule-unsupported",
        (0, place[0]),
        "RRULE の前の始まりの日時が読めません",
        label="2026-12-01 10:00〜12:00 のように書きます",
    )
