"""What calendars, feeds and data say about an Event in a few words: where, who, how much, how.

The rules this module keeps: plain text, one labelled line for each thing that was told and none for
what was not; a place is resolved once, so that every output names it alike; nothing depends on the
clock but ``next_occurrence``, which is given its day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from community_events.clock import day_of
from community_events.messages import N_
from community_events.model.catalog import Catalog
from community_events.model.records import Contact, Event, Named, Organizer, Position
from community_events.model.recurrence import Moment, Occurrence, Status
from community_events.schema import BOOKING_STATES, SELECTION
from community_events.wording import day_text, last_day, moment_text, occasion_text

_AMOUNT = re.compile(r"(?:1人|一人)?\s*(?P<yen>[0-9]{1,3}(?:,?[0-9]{3})*)円")
ONLINE = N_("オンライン")
SAMPLE_NOTE = "これは見本です。実際の催しではありません。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is held; ``slug`` only of a registered Venue, ``name`` always."""

    name: str
    slug: str = ""
    address: str = ""
    position: Position | None = None


def event_key(event: Event) -> str:
    """Return the key of ``event`` in the Catalog."""
    return f"{event.organizer}/{event.slug}"


def event_path(event: Event) -> str:
    """Return the path of the page of ``event`` in the site."""
    return f"/events/{event.organizer}/{event.slug}/"


def flyer_path(event: Event) -> str:
    """Return the path of the flyer of ``event``; "" when none is wanted."""
    return "" if event.flyer == "no" else f"{event_path(event)}flyer.pdf"


def organizer_name(event: Event, catalog: Catalog) -> str:
    """Return who answers for ``event``: the name written in it, else that of its folder."""
    organizer = catalog.organizers.get(event.organizer)
    return event.host or (organizer.title if organizer else event.organizer)


def answering_organizer(event: Event, catalog: Catalog) -> Organizer | None:
    """Return who answers for ``event``; None when the entry names somebody who is not registered."""
    return catalog.organizers.get(event.host_slug if event.host else event.organizer)


def places_of(
    event: Event, venue: tuple[str, ...], status: Status, catalog: Catalog
) -> tuple[Place, ...]:
    """Return where an Occurrence with this ``venue`` and ``status`` is held.

    ``venue``: slugs, or the text of a change; empty means the venue of the Event. Empty result: not
    at any place, for it is held online.
    """
    if status is Status.ONLINE:
        return ()
    return tuple(_place(slug, catalog) for slug in venue or event.venue)


def next_occurrence(occurrences: Sequence[Occurrence], today: date) -> Occurrence | None:
    """Return the next of the ``occurrences`` (sorted by start), else the last; None without any.

    Next is the earliest that takes place and is not over on ``today``; where none takes place any
    more, the earliest that would have been.
    """
    coming = [o for o in occurrences if last_day(o.start, o.end) >= today]
    held = [o for o in coming if o.takes_place]
    for occurrence in (*held, *coming, *occurrences[-1:]):
        return occurrence
    return None


def particulars(event: Event, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    """Return (label, text) of what one wants to know before going, in the order of the page."""
    selection = dict(SELECTION).get(event.selection, event.selection)
    pairs = (
        (ONLINE, event.online),
        ("受付", event.reception),
        ("雨天", event.weather),
        ("予備日", "、".join(rain_dates(event, hours24=catalog.hours24))),
        ("料金", "、".join(event.fee)),
        ("定員", event.capacity + (f"（{selection}）" if selection else "")),
        ("申込", event.apply),
        ("申込方法", "、".join(event.apply_how)),
        ("申込開始", _told(event.apply_from, catalog)),
        ("申込締切", _told(event.deadline, catalog)),
        ("申込の状態", "、".join(_booking_words(event))),
        ("対象", "、".join(event.audience)),
        ("参加できる人", event.eligibility),
        ("持ち物", "、".join(event.bring)),
        ("主催", organizer_name(event, catalog)),
        ("問い合わせ", contact_text(event.contact)),
    )
    return tuple((label, text) for label, text in pairs if text)


def exhibitors_of(event: Event, occurrence: Occurrence) -> tuple[Named, ...]:
    """Return who exhibits on the day of ``occurrence`` and not on every day."""
    day = day_of(occurrence.original)
    names = (name for row in event.exhibitors if day in row.days for name in row.names)
    return tuple(dict.fromkeys(names))


def rain_dates(event: Event, *, hours24: bool = False) -> tuple[str, ...]:
    """Return the days that are kept for bad weather, each with its times."""
    return tuple(
        occasion_text(d.start, d.end, with_year=True, hours24=hours24) for d in event.rain_date
    )


def way_there(
    event: Event, venue: tuple[str, ...], catalog: Catalog
) -> tuple[tuple[str, str], ...]:
    """Return (label, text) of how to get to ``venue`` (empty: the Event's) and what it has.

    What the Event itself says goes before what is known of the place, but not on a day that is held
    somewhere else.
    """
    venues = catalog.venues_of(venue or event.venue)
    own = event if venue in ((), event.venue) else None
    facts = (own.access if own else ()) or tuple(fact for v in venues for fact in v.access)
    words = {term.slug: term.name for term in catalog.vocabulary.access}
    has = (
        words[fact.item] + (f"（{fact.note}）" if fact.note else "")
        for fact in facts
        if fact.yes and fact.item in words
    )
    there = (own.getting_there if own else "") or _each(v.getting_there for v in venues)
    parking = (own.parking if own else "") or _each(v.parking for v in venues)
    pairs = (
        ("行き方", there),
        ("駐車場・駐輪場", parking),
        ("バリアフリー", _each(has)),
    )
    return tuple((label, text) for label, text in pairs if text)


def price_of(event: Event) -> int | None:
    """Return what it costs in yen: 0 when free; None when that is not one plain amount."""
    if event.is_free:
        return 0
    if len(event.fee) != 1:
        return None
    amount = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", event.fee[0]).strip())
    return int(amount["yen"].replace(",", "")) if amount else None


def contact_text(contact: Contact) -> str:
    """Return a contact on one line.

    >>> contact_text(Contact(name="地域力推進室", phone="075-000-0000"))
    '地域力推進室 電話 075-000-0000'
    """
    parts = (
        contact.name,
        contact.phone and f"電話 {contact.phone}",
        contact.fax and f"FAX {contact.fax}",
        contact.mail,
        contact.web,
        contact.note and f"（{contact.note}）",
    )
    return " ".join(part for part in parts if part)


def _told(moment: Moment | None, catalog: Catalog) -> str:
    return moment_text(moment, with_year=True, hours24=catalog.hours24) if moment else ""


def _each(texts: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(" ".join(text.split()) for text in texts if text))


def _booking_words(event: Event) -> Iterator[str]:
    words = dict(BOOKING_STATES)
    for booking in event.booking:
        word = words.get(booking.state, booking.state)
        yield f"{day_text(booking.day)} {word}" if booking.day else word


def _place(slug: str, catalog: Catalog) -> Place:
    venue = catalog.venues.get(slug)
    if venue is None:
        return Place(name=slug)
    return Place(name=venue.title, slug=slug, address=venue.address, position=venue.position)
