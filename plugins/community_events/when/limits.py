"""What the entry around a text says: from when until when, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from community_events.when.sets import NO_SKIPS, Skips


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the entry (or nothing) says around a text.

    ``today``: where a rule without a start begins to be searched. ``strict``: a rule must have a
    start and an end, from the text or from here.
    """

    today: date
    first: date | None = None
    last: date | None = None
    skips: Skips = NO_SKIPS
    strict: bool = False
