"""One Event as VEVENTs, serialised once and joined into every calendar that lists it.

The rules this module keeps: one RRULE in a VEVENT and never an RDATE (Outlook drops the whole event
over one), so each part of a Recurrence is a VEVENT of its own; local time with TZID (Tuesday 06:30
written in UTC with BYDAY=TU is a Wednesday); what is changed on one day of a rule is a component with
the same UID and a RECURRENCE-ID; SEQUENCE and DTSTAMP come from history, never from the build.

Left out on purpose: ORGANIZER and ATTENDEE, which make a listing an invitation that clients offer to
answer (RFC 5545 §3.8.4.3 has it for "group-scheduled" entities only); VALARM, which is the reader's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import icalendar
from icalendar import vCategory, vGeo, vRecur, vUri

from community_events.clock import day_of
from community_events.icaltext import Text
from community_events.model.catalog import Catalog
from community_events.model.records import Event
from community_events.model.recurrence import Moment, Occurrence, Part, Rule, Status
from community_events.monthly import MonthDays
from community_events.particulars import (
    ONLINE,
    event_path,
    flyer_path,
    places_of,
)
from community_events.rruletext import exdates_of, rrule_text
from community_events.site import Site
from community_events.uids import part_uids
from community_events.veventtext import (
    Telling,
    description,
    list_months,
    near_months,
    tell_occurrence,
    tell_rule,
)
from community_events.wording import mark_title

# RFC 5545 §3.8.1.11. A postponed event is TENTATIVE, not CANCELLED: it is still meant to happen, only
# not then, and Google silently drops what is CANCELLED. The word at the head of SUMMARY says the rest.
_STATUS = {
    Status.SCHEDULED: "CONFIRMED",
    Status.TBD: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
    Status.POSTPONED: "TENTATIVE",
    Status.RESCHEDULED: "CONFIRMED",
    Status.MOVED: "CONFIRMED",
    Status.ONLINE: "CONFIRMED",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vevent:
    """One serialised VEVENT: ``data`` from BEGIN to END with CRLF at each line's end.

    ``recurrence_id``: "" or the original start as RFC 5545 writes it (``20261208T100000``).
    ``last``: the last Tokyo date on which an occurrence of this *UID* begins or would have begun, so
    that a rule and its changed days are always chosen together. ``modified``: as LAST-MODIFIED.
    """

    uid: str
    recurrence_id: str = ""
    last: date
    modified: datetime
    data: bytes


def build_vevents(
    event: Event, occurrences: tuple[Occurrence, ...], catalog: Catalog, site: Site
) -> tuple[Vevent, ...]:
    """Return the VEVENTs of ``event``: its parts in order, each rule before its changed days.

    ``occurrences``: all of the Event, of every time. A part without any (all its days are excepted)
    gives no VEVENT. Raises ``ControlCharacter`` where a text holds what no check should let through.
    """
    months = list_months(occurrences)
    found: list[tuple[str, date, str, icalendar.Event, Telling]] = []
    for number, uid in enumerate(part_uids(event, site)):
        part = event.recurrence.parts[number]
        own = tuple(o for o in occurrences if o.part == number)
        if not own:
            continue
        last = max(max(day_of(o.start), day_of(o.original)) for o in own)
        found += [(uid, last, *rest) for rest in _components(event, part, own)]
    vevents = []
    for uid, last, recurrence_id, component, telling in found:
        listed = near_months(months, telling, vevents=len(found))
        _add_telling(component, event, telling, listed, catalog)
        _add_common(component, event, catalog, site, uid)
        vevents.append(
            Vevent(
                uid=uid,
                recurrence_id=recurrence_id,
                last=last,
                modified=catalog.revision_of(event).modified,
                data=component.to_ical(),
            )
        )
    return tuple(vevents)


def _components(
    event: Event, part: Part, occurrences: tuple[Occurrence, ...]
) -> Iterator[tuple[str, icalendar.Event, Telling]]:
    """Yield (RECURRENCE-ID, component with its dates, what it says) for one part."""
    if not isinstance(part, Rule):
        (occurrence,) = occurrences
        component = icalendar.Event()
        _add_times(component, occurrence.start, occurrence.end)
        yield "", component, tell_occurrence(occurrence)
        return
    whole = tell_rule(event, part)
    yield "", _rule_component(part), whole
    for occurrence in sorted(occurrences, key=lambda o: str(o.original)):
        if _is_told_by(occurrence, part, whole):
            continue
        component = icalendar.Event()
        # §3.8.4.4: RECURRENCE-ID has the type and the zone of the rule's DTSTART.
        component.add("recurrence-id", occurrence.original)
        _add_times(component, occurrence.start, occurrence.end)
        yield _basic_format(occurrence.original), component, tell_occurrence(occurrence)


def _rule_component(rule: Rule) -> icalendar.Event:
    component = icalendar.Event()
    end = None if rule.length is None else rule.start + rule.length
    _add_times(component, rule.start, end)
    component.add("rrule", vRecur.from_ical(rrule_text(rule)))
    if rule.exceptions:
        component.add("exdate", list(exdates_of(rule)))
    return component


def _basic_format(moment: Moment) -> str:
    return f"{moment:%Y%m%dT%H%M%S}" if isinstance(moment, datetime) else f"{moment:%Y%m%d}"


def _add_times(component: icalendar.Event, start: Moment, end: Moment | None) -> None:
    component.add("dtstart", start)
    if end is not None:  # without DTEND: a date is that day, a time is that moment (§3.6.1)
        component.add("dtend", end)


def _is_told_by(occurrence: Occurrence, rule: Rule, whole: Telling) -> bool:
    """Return whether the rule's own component already says all that ``occurrence`` does."""
    length = rule.length
    if length is None and not isinstance(occurrence.original, datetime):
        length = timedelta(days=1)
    end = None if length is None else occurrence.original + length
    same_times = (occurrence.start, occurrence.end) == (occurrence.original, end)
    said = (occurrence.status, occurrence.reason, occurrence.venue)
    return same_times and said == (whole.status, whole.reason, whole.venue)


def _add_telling(
    component: icalendar.Event,
    event: Event,
    telling: Telling,
    months: tuple[MonthDays, ...],
    catalog: Catalog,
) -> None:
    label = f"（{telling.label}）" if telling.label else ""
    title = mark_title(event.title + label, telling.status, event.sample, word=telling.word)
    component.add("summary", Text(title))
    component.add("status", _STATUS[telling.status])
    places = places_of(event, telling.venue, telling.status, catalog)
    location = "／".join(f"{p.name} {p.address}".strip() for p in places)
    if location or event.online or telling.status is Status.ONLINE:
        component.add("location", Text(location or ONLINE))
    if places and places[0].position:
        position = places[0].position
        component.add("geo", vGeo((position.latitude, position.longitude)))
    component.add("description", Text("\n".join(description(event, telling, months, catalog))))


def _add_common(
    component: icalendar.Event, event: Event, catalog: Catalog, site: Site, uid: str
) -> None:
    revision = catalog.revision_of(event)
    address = site.absolute(event_path(event))
    component.add("uid", Text(uid))
    component.add("sequence", revision.sequence)
    component.add("dtstamp", revision.modified)
    component.add("last-modified", revision.modified)
    component.add("created", revision.announced)
    component.add("url", vUri(address))
    # Google shows no URL property: the address stands in the text as well.
    told = component.pop("description")
    component.add("description", Text(f"{told}\nくわしく: {address}"))
    if flyer := flyer_path(event):
        # §3.8.1.1; nothing but its type, for Outlook and Google take no other parameter of it.
        attachment = vUri(site.absolute(flyer))
        component.add("attach", attachment, parameters={"FMTTYPE": "application/pdf"})
    # To subscribe to a whole ward makes nobody busy (§3.8.2.7).
    component.add("transp", "TRANSPARENT")
    terms = catalog.category_terms(event.category)
    if terms:
        component.add("categories", vCategory([Text(term.name) for term in terms]))
