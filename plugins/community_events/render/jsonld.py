"""An Event as schema.org/Event for the head of its page.

The rules this module keeps (https://schema.org/Event, Google's Event structured data): a cancelled or
postponed Event keeps its startDate; previousStartDate stands only beside EventRescheduled; a start
whose time nobody wrote is a date; nothing that was not told is made up. The text may stand inside
``<script>``: it holds no ``<``, ``>``, ``&`` and no line separator of JavaScript.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime

from community_events.clock import day_of
from community_events.model.catalog import Catalog
from community_events.model.records import Event, Named
from community_events.model.recurrence import Frequency, Moment, Occurrence, Rule, Status
from community_events.particulars import (
    Place,
    answering_organizer,
    event_path,
    next_occurrence,
    organizer_name,
    places_of,
    price_of,
)
from community_events.render.renditions import largest_jpeg, picture_of
from community_events.rruletext import byday_text
from community_events.site import Site
from community_events.wording import last_day

_SCHEMA = "https://schema.org/"
_STATUS = {
    Status.SCHEDULED: "EventScheduled",
    Status.TBD: "EventPostponed",  # "postponed and no new date set" is the nearest word
    Status.CANCELLED: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
    Status.RESCHEDULED: "EventRescheduled",
    Status.MOVED: "EventScheduled",  # what moved is the location, which is told
    Status.ONLINE: "EventMovedOnline",
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNITS = {
    Frequency.DAILY: "D",
    Frequency.WEEKLY: "W",
    Frequency.MONTHLY: "M",
    Frequency.YEARLY: "Y",
}
# https://schema.org/ItemAvailability. A waiting list does not let anybody in today.
_AVAILABILITY = {
    "before": "PreOrder",
    "open": "InStock",
    "few-left": "LimitedAvailability",
    "full": "SoldOut",
    "waiting-list": "SoldOut",
    "closed": "OutOfStock",
}
_ADDRESS = re.compile(r"https?://[^\s、]+")
_GROUP = re.compile(
    "(?:団|会|部|隊|クラブ|サークル|グループ|バンド|協会|楽団|合唱|大学|センター|図書館)(?:$|[（(・\\s])"
)
_CAPACITY = re.compile(r"([0-9]+)\s*(?:人|名)?")
# JSON allows these in a string; HTML and JavaScript would read them.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def event_json_ld(
    event: Event,
    occurrences: tuple[Occurrence, ...],
    catalog: Catalog,
    site: Site,
    today: date,
) -> str:
    """Return the JSON-LD of ``event``: its next occurrence, else its last.

    Days still to come that are changed stand beside it as ``subEvent``, so that a cancelled Tuesday
    is told while the Tuesday before it is the next. "" for a 見本 and for what has no date.

    ``occurrences``: all of the Event, of every time, sorted by start.
    """
    shown = next_occurrence(occurrences, today)
    if event.sample or shown is None:
        return ""
    document: dict[str, object] = {"@context": _SCHEMA.rstrip("/")}
    document |= _occasion(event, shown, catalog, site)
    if picture := picture_of(event, catalog):
        document["image"] = [site.absolute(largest_jpeg(picture).path)]
    document["organizer"] = _organizer(event, catalog, site)
    document["performer"] = [_performer(name, site) for name in event.speakers]
    document["isAccessibleForFree"] = event.is_free if event.fee else None
    document["offers"] = _offer(event, shown, site)
    capacity = _CAPACITY.fullmatch(event.capacity)
    document["maximumAttendeeCapacity"] = int(capacity[1]) if capacity else None
    document["superEvent"] = _series(event, catalog, site)
    document["eventSchedule"] = _schedules(event, occurrences)
    document["subEvent"] = [
        _occasion(event, o, catalog, site)
        for o in occurrences
        if o.changed and o != shown and last_day(o.start, o.end) >= today
    ]
    return json.dumps(_told(document), ensure_ascii=False).translate(_ESCAPES)


def _occasion(
    event: Event, occurrence: Occurrence, catalog: Catalog, site: Site
) -> dict[str, object]:
    """Return what differs from one occurrence to the next."""
    places = places_of(event, occurrence.venue, occurrence.status, catalog)
    moved = occurrence.start != occurrence.original and occurrence.takes_place
    status = Status.RESCHEDULED if moved else occurrence.status
    values: dict[str, object] = {
        "@type": "Event",
        "name": event.title,
        "description": " ".join(
            filter(None, (occurrence.reason, event.summary or event.when_sentence))
        ),
        "url": site.absolute(event_path(event)),
        "startDate": occurrence.start.isoformat(),
        "endDate": _end_date(occurrence),
        "previousStartDate": occurrence.original.isoformat() if moved else None,
        "eventStatus": _SCHEMA + _STATUS[status],
        "eventAttendanceMode": _SCHEMA + _attendance(event, places),
        "location": _locations(event, places, site),
    }
    return _told(values)


def _end_date(occurrence: Occurrence) -> str | None:
    """Return the end; of an all-day occurrence the last date, for schema.org's ends are inclusive."""
    if occurrence.end is None:
        return None
    if occurrence.is_all_day:
        return last_day(occurrence.start, occurrence.end).isoformat()
    return occurrence.end.isoformat()


def _attendance(event: Event, places: tuple[Place, ...]) -> str:
    if not places:
        return "OnlineEventAttendanceMode"
    return "MixedEventAttendanceMode" if event.online else "OfflineEventAttendanceMode"


def _locations(event: Event, places: tuple[Place, ...], site: Site) -> object:
    found = [_location(place, site) for place in places]
    if event.online or not places:
        is_address = event.online.startswith(("https://", "http://"))
        address = event.online if is_address else site.absolute(event_path(event))
        found.append({"@type": "VirtualLocation", "url": address})
    return found if len(found) > 1 else found[0]


def _location(place: Place, site: Site) -> dict[str, object]:
    address = {"@type": "PostalAddress", "streetAddress": place.address, "addressCountry": "JP"}
    position = place.position
    geo = position and {
        "@type": "GeoCoordinates",
        "latitude": position.latitude,
        "longitude": position.longitude,
    }
    return _told(
        {
            "@type": "Place",
            "name": place.name,
            # Google wants an address of every place and takes a text for one.
            "address": address if place.address else place.name,
            "geo": geo,
            "url": site.absolute(f"/venues/{place.slug}/") if place.slug else None,
        }
    )


def _organizer(event: Event, catalog: Catalog, site: Site) -> dict[str, object]:
    contact = event.contact
    asked = {"name": contact.name, "telephone": contact.phone, "faxNumber": contact.fax}
    asked |= {"email": contact.mail, "url": contact.web}
    answering = answering_organizer(event, catalog)
    point = {"@type": "ContactPoint"} | {name: text for name, text in asked.items() if text}
    return _told(
        {
            "@type": "Organization",
            "name": organizer_name(event, catalog),
            "url": answering and site.absolute(f"/organizers/{answering.slug}/"),
            "contactPoint": point if len(point) > 1 else None,
        }
    )


def _performer(name: Named, site: Site) -> dict[str, object]:
    """Return who speaks or plays: a group where it is registered or called one, else a person."""
    is_group = bool(name.slug) or _GROUP.search(name.name) is not None
    return _told(
        {
            "@type": "Organization" if is_group else "Person",
            "name": name.name,
            "url": site.absolute(f"/organizers/{name.slug}/") if name.slug else None,
        }
    )


def _series(event: Event, catalog: Catalog, site: Site) -> dict[str, object] | None:
    series = catalog.series.get(event.series)
    if series is None:
        return None
    address = site.absolute(f"/series/{event.series}/")
    return {"@type": "EventSeries", "name": series.title, "url": address}


def _offer(event: Event, shown: Occurrence, site: Site) -> dict[str, object] | None:
    """Return what it costs and whether there is room; None where neither was told."""
    price = price_of(event)
    states = {booking.day: booking.state for booking in event.booking}
    state = states.get(day_of(shown.original)) or states.get(None, "")
    if price is None and not state:
        return None
    ways = (_ADDRESS.search(line) for line in event.apply_how)
    page = site.absolute(event_path(event))
    return _told(
        {
            "@type": "Offer",
            "price": price,
            "priceCurrency": "JPY" if price is not None else None,
            "availability": _SCHEMA + _AVAILABILITY[state] if state else None,
            "validFrom": event.apply_from.isoformat() if event.apply_from else None,
            "availabilityEnds": event.deadline.isoformat() if event.deadline else None,
            "url": next((way[0] for way in ways if way), page),
        }
    )


def _schedules(event: Event, occurrences: tuple[Occurrence, ...]) -> list[dict[str, object]]:
    return [
        _schedule(part, [o for o in occurrences if o.part == number])
        for number, part in enumerate(event.recurrence.parts)
        if isinstance(part, Rule)
    ]


def _schedule(rule: Rule, occurrences: list[Occurrence]) -> dict[str, object]:
    """Return https://schema.org/Schedule of one rule; days that are off are in exceptDate."""
    start = rule.start
    off = {day_of(o.original) for o in occurrences if not o.takes_place}
    return _told(
        {
            "@type": "Schedule",
            "startDate": day_of(start).isoformat(),
            "endDate": rule.until.isoformat() if rule.until else None,
            "repeatCount": rule.count,
            "repeatFrequency": f"P{rule.interval}{_UNITS[rule.frequency]}",
            "byDay": [
                byday_text(day) if day.nth else _SCHEMA + _DAYS[day.day] for day in rule.weekdays
            ],
            "byMonth": list(rule.months),
            "byMonthDay": list(rule.month_days),
            "startTime": _clock(start),
            "endTime": _clock(start + rule.length) if rule.length is not None else None,
            "scheduleTimezone": "Asia/Tokyo",
            "exceptDate": [day.isoformat() for day in sorted(off | set(rule.exceptions))],
        }
    )


def _clock(moment: Moment) -> str | None:
    return f"{moment:%H:%M:%S}" if isinstance(moment, datetime) else None


def _told(values: dict[str, object]) -> dict[str, object]:
    return {
        key: value for key, value in values.items() if value is not None and value not in ("", [])
    }
