"""From the Index to what a proof says: the facts in the order of the schema, the next dates, by when to answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from community_events.clock import day_of
from community_events.index import Index
from community_events.model.catalog import Catalog
from community_events.model.records import Event
from community_events.model.recurrence import Occurrence
from community_events.reach import venues_of
from community_events.render.formfields import NOT_ASKED
from community_events.render.proof import ProofDate, ProofFact, ProofView
from community_events.render.prooffacts import IN_WHEN, body_lines, told_of
from community_events.render.whereabouts import place_text
from community_events.schema import EVENT_KEYS
from community_events.wording import (
    change_word,
    day_text,
    mark_title,
    time_text,
)

DATES = 10
DAYS_TO_ANSWER = 7


def wants_proof(key: str, index: Index) -> bool:
    """Return whether an Event has a proof: it is not over, or has no dates yet."""
    occurrences = index.occurrences[key]
    return not occurrences or any(index.is_upcoming(one) for one in occurrences)


def proof_view(key: str, index: Index) -> ProofView:
    """Return what the proof of one Event says."""
    event, catalog, site = index.catalog.events[key], index.catalog, index.site
    coming = index.upcoming((key,))
    modified = _newest_change(event, catalog)
    asked = [one for one in EVENT_KEYS if one.name not in NOT_ASKED]
    told = {one.name: tuple(told_of(one, event, catalog)) for one in asked}
    organizer = catalog.organizers[event.organizer]
    return ProofView(
        title=mark_title(event.title, event.status, event.sample),
        url=site.absolute(f"/events/{key}/"),
        created=modified,
        site_name=site.name,
        organizer=event.host or organizer.title,
        path=f"{key}.md",
        as_of=day_text(modified, with_year=True),
        until=_until(day_of(modified), coming, index.today),
        send_to=(site.publisher, site.publisher_contact) if site.publisher_contact else (),
        facts=tuple(
            ProofFact(number=number, label=one.label, lines=told[one.name])
            for number, one in enumerate(asked, 1)
            if told[one.name]
        ),
        dates=tuple(_date(o, event, index) for o in coming[:DATES]),
        more=len(coming[DATES:]),
        body=tuple(body_lines(event)),
        untold=tuple(one.label for one in asked if not told[one.name] and one.name not in IN_WHEN),
    )


def _until(modified: date, coming: tuple[Occurrence, ...], today: date) -> str:
    """Return by when to answer: a week after the change, but before it takes place; "" when that is over."""
    day = modified + timedelta(days=DAYS_TO_ANSWER)
    if coming:
        day = min(day, day_of(coming[0].start) - timedelta(days=1))
    return day_text(day, with_year=True) if day > max(modified, today) else ""


def _newest_change(event: Event, catalog: Catalog) -> datetime:
    records = (event, *catalog.venues_of(venues_of(event)))
    return max(catalog.revision_of(record).modified for record in records)


def _date(occurrence: Occurrence, event: Event, index: Index) -> ProofDate:
    hours24 = index.site.hours24
    own_place = occurrence.venue not in ((), event.venue)
    parts = (
        occurrence.session.label,
        change_word(occurrence),
        occurrence.reason,
        place_text(occurrence, event, index.catalog) if own_place else "",
    )
    return ProofDate(
        day=day_text(occurrence.start, with_year=True),
        time=time_text(occurrence.start, occurrence.end, hours24=hours24),
        note="　".join(part for part in parts if part),
        off=not occurrence.takes_place,
    )
