"""Until when a rule without an end is written, which is how calendars tell of what goes on and on.

The rules this module keeps: two years after its start, or after today if that is later; the end that an
import before has written stays while it is far enough ahead, so that a second import on a later day
changes nothing; when it comes near, it is moved on, and that is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

NEAR = timedelta(days=180)


@dataclass(slots=True, kw_only=True)
class Ends:
    """``today``: the day of this import. ``written``: UID → the end that an import has written.

    ``chosen``: what this import writes. ``moved``: UIDs of which an end came near.
    """

    today: date
    written: Mapping[str, date] = field(default_factory=dict)
    chosen: dict[str, date] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)

    def choose(self, uid: str, start: date) -> tuple[date, date | None]:
        """Return the end of the rule of ``uid``, and the end before it that came near.

        >>> ends = Ends(today=date(2026, 11, 21), written={"a": date(2027, 11, 21)})
        >>> ends.choose("a", date(2026, 1, 1)), ends.choose("b", date(2026, 1, 1))
        ((datetime.date(2027, 11, 21), None), (datetime.date(2028, 11, 21), None))
        """
        written = self.written.get(uid)
        if written is not None and written >= self.today + NEAR:
            self.chosen[uid] = written
            return written, None
        self.chosen[uid] = two_years_after(max(start, self.today))
        self.moved |= {uid} if written is not None else set()
        return self.chosen[uid], written


def two_years_after(day: date) -> date:
    """Return the end of a rule that has none.

    >>> two_years_after(date(2024, 2, 29))
    datetime.date(2026, 2, 28)
    """
    return day.replace(year=day.year + 2, day=min(day.day, 28) if day.month == 2 else day.day)
