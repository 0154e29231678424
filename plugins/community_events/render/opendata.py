"""The open data of the site: /data/events.json.

The rules this module keeps: one document with its version, keys in a fixed order, every Event of
the Catalog in the order of its key; local time with +09:00; ends exclusive, a date where there is no
time, null where nobody wrote an end; a 見本 says so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from community_events.clock import day_of
from community_events.model.catalog import Catalog
from community_events.model.records import Event
from community_events.model.recurrence import Occurrence, Window
from community_events.particulars import (
    Place,
    answering_organizer,
    event_path,
    organizer_name,
    places_of,
    price_of,
)
from community_events.render.dataschema import PATH
from community_events.render.pages.rows import booking_text
from community_events.site import Site
from community_events.uids import part_uids
from community_events.wording import change_word

VERSION = 1


def render_events_json(
    catalog: Catalog,
    occurrences_by_event: Mapping[str, tuple[Occurrence, ...]],
    site: Site,
    window: Window,
    generated: date,
) -> bytes:
    """Return /data/events.json: all Events, with those Occurrences that begin in ``window``.

    ``occurrences_by_event``: by the keys of ``catalog.events``; more than the window does no harm.
    ``generated``: the day it tells of, never a time of the clock.
    """
    document = {
        "schema": site.absolute(PATH),
        "version": VERSION,
        "generated": generated.isoformat(),
        "window": {"start": window.first.isoformat(), "end": window.end.isoformat()},
        "time_zone": "Asia/Tokyo",
        "site": site.absolute("/"),
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "events": [
            _event(event, occurrences_by_event.get(key, ()), catalog, site, window)
            for key, event in sorted(catalog.events.items())
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _event(
    event: Event,
    occurrences: tuple[Occurrence, ...],
    catalog: Catalog,
    site: Site,
    window: Window,
) -> dict[str, object]:
    revision = catalog.revision_of(event)
    uids = part_uids(event, site)
    answering = answering_organizer(event, catalog)
    organizer = answering.slug if answering else event.organizer
    return {
        "id": event.id,
        "uids": list(uids),
        "title": event.title,
        "kana": event.kana,
        "summary": event.summary,
        "sample": event.sample,
        "status": event.status.value,
        "status_reason": event.status_reason,
        "url": site.absolute(event_path(event)),
        "organizer": {
            "id": organizer,
            "name": organizer_name(event, catalog),
            "url": site.absolute(f"/organizers/{organizer}/"),
        },
        "venues": [_venue(place, site) for place in places_of(event, (), event.status, catalog)],
        "online": event.online,
        "when": event.when_sentence,
        "categories": list(event.category),
        "areas": list(catalog.areas_of(event)),
        "series": event.series,
        "fee": list(event.fee),
        "free": event.is_free if event.fee else None,
        "price": price_of(event),
        "apply": event.apply,
        "booking": booking_text(event),
        "audience": list(event.audience),
        "created": revision.announced.isoformat(),
        "modified": revision.modified.isoformat(),
        "occurrences": [
            _occurrence(event, o, uids[o.part], catalog)
            for o in occurrences
            if day_of(o.start) in window or day_of(o.original) in window
        ],
    }


def _venue(place: Place, site: Site) -> dict[str, object]:
    position = place.position
    return {
        "id": place.slug,
        "name": place.name,
        "address": place.address,
        "latitude": position.latitude if position else None,
        "longitude": position.longitude if position else None,
        "url": site.absolute(f"/venues/{place.slug}/") if place.slug else "",
    }


def _occurrence(
    event: Event, occurrence: Occurrence, uid: str, catalog: Catalog
) -> dict[str, object]:
    places = places_of(event, occurrence.venue, occurrence.status, catalog)
    return {
        "uid": uid,
        "start": occurrence.start.isoformat(),
        "end": occurrence.end.isoformat() if occurrence.end else None,
        "all_day": occurrence.is_all_day,
        "status": occurrence.status.value,
        "change": change_word(occurrence),
        "reason": occurrence.reason,
        "original": occurrence.original.isoformat(),
        "label": occurrence.session.label,
        "booking": booking_text(event, occurrence),
        "venues": [place.slug or place.name for place in places],
    }
