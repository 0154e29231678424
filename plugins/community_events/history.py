"""When an entry was announced and last changed.

The rule this module keeps: a calendar's SEQUENCE never falls and its DTSTAMP is never the build's
time. Without git history an entry's ``updated`` date stands for both, and a constant where even
that is missing (RFC 5545 §3.8.7.4, §3.8.7.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from community_events.clock import TOKYO

UNKNOWN = datetime(2026, 1, 1, tzinfo=TOKYO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """``announced``: first seen; ``modified``: newest change; both aware. ``sequence`` as RFC 5545."""

    sequence: int = 0
    announced: datetime = UNKNOWN
    modified: datetime = UNKNOWN


def revision_from_dates(updated: date | None) -> Revision:
    """Return the Revision of an entry of which only its ``updated`` date (or nothing) is known.

    The sequence counts days, so that a later ``updated`` always raises it.
    """
    if updated is None:
        return Revision()
    moment = datetime.combine(updated, time(0), TOKYO)
    sequence = max(0, (updated - UNKNOWN.date()).days)
    return Revision(sequence=sequence, announced=moment, modified=moment)
