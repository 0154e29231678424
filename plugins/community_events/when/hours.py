"""From when to when the parts of a Recurrence are, as Hours: wall clock times without a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from community_events.clock import TOKYO, day_of
from community_events.model.recurrence import Moment, Part, Single
from community_events.when.telling import Hours


def hours_of(parts: Sequence[Part]) -> tuple[Hours, ...]:
    """Return the Hours of each part that is not all day."""
    return tuple(_hours_of(part, part.start) for part in parts if isinstance(part.start, datetime))


def _hours_of(part: Part, start: datetime) -> Hours:
    begin = start.astimezone(TOKYO).time()
    end = end_of(part)
    if not isinstance(end, datetime):
        return Hours(start=begin, label=part.session.label)
    return Hours(
        start=begin,
        end=end.astimezone(TOKYO).time(),
        later=(day_of(end) - day_of(start)).days,
        label=part.session.label,
    )


def end_of(part: Part) -> Moment | None:
    """Return the exclusive end of the first occurrence."""
    if isinstance(part, Single):
        return part.end
    return None if part.length is None else part.start + part.length
