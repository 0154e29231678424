"""The iCalendar UIDs of an Event: the names by which subscribers' calendars know it for ever.

The rules this module keeps (RFC 5545 §3.8.4.7, RFC 7986 §5.3): the first rule or date of a Recurrence
has the Event's own UID, each further part that UID and what it is about: the weekdays and ordinals of
a rule (``.tu-fr``, ``.2we``) or a date (``.20261223``). 期間, 除く, venue and title are no part of it, for
they are edited. A label or clock time is added only to a later part that would be equal to an
earlier one, so a part that is appended changes no UID that is out in the world. The dates of a rule
that no RRULE can say (第4月曜の週の平日) are never the first: which of them comes first is 期間's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from urllib.parse import quote

from community_events.clock import day_of
from community_events.model.records import Event
from community_events.model.recurrence import (
    Frequency,
    Moment,
    Part,
    Recurrence,
    Rule,
    Single,
    Weekday,
)
from community_events.site import Site

TAG_YEAR = "2026"
"""A tag names a time at which the domain was its minter's (RFC 4151 §2.1); it never changes."""

_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def base_uid(event: Event, site: Site) -> str:
    """Return the UID of the Event itself.

    The Catalog has decided it: the ``uid`` that is written, else one derived from where the file lay
    first. A record that was made without a Catalog gets the same of where it lies.
    """
    if "@" in event.uid:
        return event.uid
    return f"{event.uid or f'{event.slug}.{event.organizer}'}@{site.uid_domain}"


def tag_uri(event: Event, site: Site) -> str:
    """Return the ``tag:`` URI of the Event, the IRI that feeds want for an id (RFC 4287 §4.2.6)."""
    local, _, domain = base_uid(event, site).rpartition("@")
    return f"tag:{domain},{TAG_YEAR}:{quote(local, safe='')}"


def part_uids(event: Event, site: Site) -> tuple[str, ...]:
    """Return the UID of each part of the Recurrence, all different; the first's is ``base_uid``."""
    return recurrence_uids(base_uid(event, site), event.recurrence)


def recurrence_uids(base: str, recurrence: Recurrence) -> tuple[str, ...]:
    """Return the UID of each part of a Recurrence whose Event has the UID ``base``."""
    local, _, domain = base.rpartition("@")
    found: dict[str, None] = {}
    for part in recurrence.parts:
        is_told = isinstance(part, Single) and bool(part.told)
        if base not in found and not is_told:
            found[base] = None
        else:
            names = (f"{local}.{name}@{domain}" for name in _names(part))
            found[next(name for name in names if name not in found)] = None
    return tuple(found)


def _names(part: Part) -> Iterator[str]:
    """Yield the names of a part, the wanted one first."""
    stem = _rule_name(part) if isinstance(part, Rule) else _date_name(part)
    yield stem
    label = _label_name(part.session.label)
    clock = _clock_name(part.start)
    if label:
        yield f"{stem}-{label}"
    if clock:
        yield f"{stem}-{clock}"
    stem = "-".join(filter(None, (stem, label, clock)))
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def _rule_name(rule: Rule) -> str:
    months = [f"m{month}" for month in rule.months] if rule.frequency is Frequency.YEARLY else []
    days = [f"d{day}" if day > 0 else f"dlast{-day}" for day in rule.month_days]
    names = [*months, *(_weekday_name(day) for day in rule.weekdays), *days]
    return "-".join(names) or _only_start_name(rule)


def _only_start_name(rule: Rule) -> str:
    """Return what a rule without BY… repeats: the weekday or the day of its start (§3.3.10)."""
    start = day_of(rule.start)
    return {
        Frequency.DAILY: "daily",
        Frequency.WEEKLY: _DAYS[start.weekday()],
        Frequency.MONTHLY: f"d{start.day}",
        Frequency.YEARLY: f"m{start.month}-d{start.day}",
    }[rule.frequency]


def _weekday_name(weekday: Weekday) -> str:
    day = _DAYS[weekday.day]
    if weekday.nth < 0:
        return f"last{day}" if weekday.nth == -1 else f"last{-weekday.nth}{day}"
    return f"{weekday.nth}{day}" if weekday.nth else day


def _date_name(single: Single) -> str:
    return f"{day_of(single.start):%Y%m%d}"


def _clock_name(start: Moment) -> str:
    return f"{start:%H%M}" if isinstance(start, datetime) else ""


def _label_name(label: str) -> str:
    """Return a label in ASCII: itself where it is a word, else the head of its digest."""
    word = label.casefold()
    if not label or _WORD.fullmatch(word):
        return word
    return sha256(label.encode()).hexdigest()[:6]
