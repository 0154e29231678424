"""A raw RRULE of somebody else's calendar → its starts, on the wall clock of its own zone.

The rules this module keeps: whatever a rule says, it comes to an end here: at most ``MOST`` starts,
none after ``last``, and no search for days that never come (every second of every 30 February).
Rules of ours are unrolled by ``occurrences``; this is for what our subset does not have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import islice

MOST = 12_000
_OFTEN = ("HOURLY", "MINUTELY", "SECONDLY")
_HARMLESS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}


class Unsupported(ValueError):
    """Why a recurrence cannot be imported, in words for its owner."""


def unroll(
    recur: Mapping[str, Sequence[object]], start: datetime, last: datetime
) -> list[datetime]:
    """Return the starts from ``start`` on, sorted; ``start``, ``last`` without a zone.

    ``recur``: the parts of the rule by upper-case name; UNTIL is the caller's business (``last``).
    Raises Unsupported.
    """
    from dateutil.rrule import rrulestr

    frequency = str(first_of(recur, "FREQ")).upper()
    if frequency in _OFTEN and set(recur) - _HARMLESS:
        raise Unsupported(f"FREQ={frequency} のくり返しは読みません")
    count = first_of(recur, "COUNT")
    kept = (
        f"{name}={','.join(map(str, values))}"
        for name, values in recur.items()
        if name not in ("UNTIL", "COUNT")
    )
    try:
        rule = rrulestr(";".join(kept), dtstart=start)
        most = min(MOST, int(str(count))) if count is not None else MOST
        within = rule.xafter(start, inc=True)
        found = []
        for moment in islice(within, most):
            if moment > last:
                break
            found.append(moment)
    except (ValueError, TypeError, OverflowError, AttributeError, KeyError) as problem:
        raise Unsupported(f"くり返しの決まりが読めません（{problem}）") from None
    return found


def first_of(recur: Mapping[str, Sequence[object]], name: str) -> object:
    """Return the first value of a part of a rule, or None."""
    return next(iter(recur.get(name, ())), None)
