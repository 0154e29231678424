"""Days of a span whose times are others: 初日は13時から, ただし12月24日は20時まで.

The rule this module keeps: a date without its month is of the month in which the span begins; a
phrase whose dates are no plain dates is refused.
"""

from __future__ import annotations

from community_events.when.clocks import read_clock_alone
from community_events.when.draft import OtherTimes
from community_events.when.findings import Finding
from community_events.when.normalise import NormalText
from community_events.when.sessions import read_spans
from community_events.when.syntax import Adjust
from community_events.when.unfit import refuse_stray
from community_events.when.years import Calendar, Found, FoundRange


def read_other_times(
    phrase: Adjust,
    of: Found | FoundRange | None,
    calendar: Calendar,
    text: NormalText,
    findings: list[Finding],
) -> tuple[OtherTimes, list[Found]]:
    """Return what differs, and the dates that are written in ``phrase``.

    ``of``: the span that was written before it.
    """
    found = _find_days(phrase, of, calendar, text)
    first = None if phrase.first is None else read_clock_alone(phrase.first, findings)
    last = None if phrase.last is None else read_clock_alone(phrase.last, findings)
    times = tuple(read_spans(phrase.spans, findings))
    days = frozenset(day.date for day in found)
    return OtherTimes(adjust=phrase, days=days, first=first, last=last, times=times), found


def _find_days(
    phrase: Adjust, of: Found | FoundRange | None, calendar: Calendar, text: NormalText
) -> list[Found]:
    if phrase.days is None:
        return []
    before = calendar.previous
    begin = of if of is None or isinstance(of, Found) else of.first
    calendar.previous = begin or before
    items = calendar.find_all(phrase.days)
    calendar.previous = before
    found = [item for item in items if isinstance(item, Found)]
    if len(found) < len(items):
        raise refuse_stray(phrase, text)
    return found
