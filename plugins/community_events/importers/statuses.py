"""The words of sources for how it stands with an event."""

from __future__ import annotations

import re

from community_events.importers.cells import plain
from community_events.model.recurrence import Status

# STATUS of RFC 5545 §3.8.1.11, schema.org's, and what 状態 of the standard tables holds.
_WORDS: tuple[tuple[re.Pattern[str], Status], ...] = (
    (re.compile(r"中止|cancelled|canceled|eventcancelled", re.IGNORECASE), Status.CANCELLED),
    (re.compile(r"延期|postponed|eventpostponed", re.IGNORECASE), Status.POSTPONED),
    (re.compile(r"オンライン(?:開催)?|eventmovedonline", re.IGNORECASE), Status.ONLINE),
    (
        re.compile(r"予定(?:どおり|通り)?|開催|scheduled|eventscheduled", re.IGNORECASE),
        Status.SCHEDULED,
    ),
    (re.compile(r"confirmed", re.IGNORECASE), Status.SCHEDULED),
)


def read_status(text: str) -> Status | None:
    """Return the Status, or None for a word that is not one of them.

    >>> read_status("中止"), read_status("TENTATIVE")
    (<Status.CANCELLED: 'cancelled'>, None)
    """
    written = plain(text)
    return next((status for words, status in _WORDS if words.fullmatch(written)), None)
