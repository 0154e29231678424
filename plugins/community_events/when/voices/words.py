"""What a language has to bring so that ``patterned`` can say a schedule in it.

The rule this module keeps: every word and every pattern (for ``str.format``) has a name and no
default, so that a language that lacks one cannot be made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from community_events.model.recurrence import Frequency
from community_events.when.voices.daywords import DayWords

Patterns = Mapping[Frequency, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(DayWords):
    """What sentences need besides single days.

    ``ordinals``: from the first; empty = numbers. ``comma`` stands between days (``both`` between
    two), ``pause`` before the hours. ``every``, ``every_n``: {days}, {n}.
    """

    ordinals: tuple[str, ...] = ()
    stop: str
    comma: str
    both: str
    day_in_month: str
    same_month: str
    nth: str
    last: str
    month_day: str
    last_day: str
    run: str
    working: str
    festive: str
    season: str
    every: Patterns
    every_n: Patterns
    of_months: str
    weeks: str
    session: str
    but: str
    closed: str
    holidays: str
    closed_nth: str
    named: str
    period: str
    since: str
    times: str
    also: str
    listed: str
