"""Until when a rule without an end is written, which is how calendars tell of what goes on and on.

The rules this module keeps: two years after its start, or after today if that is later; the end that an
import before has written stays while it is far enough ahead, so that a second import on a later day
changes nothing; when it comes near, it is moved on, and that is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

NEAR = timedelta(days=180)


def _nothing(_: str) -> date | None:
    """No import has written any end."""
    return None


@dataclass(slots=True, kw_only=True)
class Ends:
    """``today``: the day of this import. ``written``: gives the last date that DIR has of a UID.

    ``moved``: UIDs of which an end came near.
    """

    today: date
    written: Callable[[str], date | None] = _nothing
    moved: set[str] = field(default_factory=set)

    def until(self, uid: str, start: date) -> tuple[date, date | None]:
        """Return the end of the rule of ``uid``, and the end before it that came near.

        >>> ends = Ends(today=date(2026, 11, 21), written={"a": date(2027, 11, 21)}.get)
        >>> ends.until("a", date(2026, 1, 1)), ends.until("b", date(2026, 1, 1))
        ((datetime.date(2027, 11, 21), None), (datetime.date(2028, 11, 21), None))
        """
        written = self.written(uid)
        if written is not None and written >= self.today + NEAR:
            return written, None
        return two_years_after(max(start, self.today)), written


def two_years_after(day: date) -> date:
    """Return the end of a rule that has none.

    >>> two_years_after(date(2024, 2, 29))
    datetime.date(2026, 2, 28)
    """
    return day.replace(year=day.year + 2, day=min(day.day, 28) if day.month == 2 else day.day)
