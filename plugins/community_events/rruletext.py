"""A Rule as RFC 5545 writes it: ``FREQ=WEEKLY;UNTIL=…;BYDAY=TU,FR`` and the EXDATEs beside it.

The rules this module keeps (§3.3.10, §3.8.5.1): the order of the standard's examples; UNTIL is a
DATE where DTSTART is one and otherwise UTC; an EXDATE has DTSTART's type and names the very start
that it takes away; what is the default (INTERVAL=1, WKST=MO) is not written.
"""

from __future__ import annotations

from datetime import UTC, datetime, time

from community_events.clock import TOKYO
from community_events.model.recurrence import Moment, Rule, Weekday

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rrule_text(rule: Rule) -> str:
    """Return the value of the RRULE property.

    >>> from datetime import date, timedelta
    >>> from community_events.model.recurrence import Frequency
    >>> rrule_text(
    ...     Rule(
    ...         start=datetime(2026, 12, 1, 10, tzinfo=TOKYO),
    ...         length=timedelta(hours=5),
    ...         frequency=Frequency.WEEKLY,
    ...         weekdays=(Weekday(day=1), Weekday(day=4)),
    ...         until=date(2027, 3, 31),
    ...     )
    ... )
    'FREQ=WEEKLY;UNTIL=20270331T145959Z;BYDAY=TU,FR'
    """
    values = (
        ("FREQ", rule.frequency.value),
        ("UNTIL", _until(rule)),
        ("COUNT", "" if rule.count is None else str(rule.count)),
        ("INTERVAL", str(rule.interval) if rule.interval != 1 else ""),
        ("BYDAY", ",".join(byday_text(day) for day in rule.weekdays)),
        ("BYMONTHDAY", ",".join(map(str, rule.month_days))),
        ("BYMONTH", ",".join(map(str, rule.months))),
        ("WKST", _DAYS[rule.week_start] if rule.week_start else ""),
    )
    return ";".join(f"{name}={value}" for name, value in values if value)


def byday_text(weekday: Weekday) -> str:
    """Return one BYDAY value.

    >>> byday_text(Weekday(day=1)), byday_text(Weekday(nth=-1, day=6))
    ('TU', '-1SU')
    """
    return f"{weekday.nth or ''}{_DAYS[weekday.day]}"


def exdates_of(rule: Rule) -> tuple[Moment, ...]:
    """Return the starts that the exceptions of ``rule`` take away."""
    start = rule.start
    if not isinstance(start, datetime):
        return rule.exceptions
    return tuple(datetime.combine(day, start.timetz()) for day in rule.exceptions)


def _until(rule: Rule) -> str:
    if rule.until is None or rule.count is not None:
        return ""
    if not isinstance(rule.start, datetime):
        return f"{rule.until:%Y%m%d}"
    last = datetime.combine(rule.until, time(23, 59, 59), TOKYO)
    return f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"
