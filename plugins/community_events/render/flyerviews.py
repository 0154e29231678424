"""From the Index to what a flyer says.

The rules this module keeps: paper says from when it is (the day of the newest change to what is
printed, never the day of the build) and until when it holds; a flyer lists the dates that are still
to come, or all when none is; what a reader must know stands on paper as on screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from community_events.index import Index
from community_events.model.records import Event, Named, Venue
from community_events.model.recurrence import Occurrence, Status
from community_events.particulars import organizer_name, rain_dates
from community_events.render.body import render_body
from community_events.render.flyer import FlyerGroup, FlyerView
from community_events.render.flyerdates import flyer_dates, flyer_sessions, one_day
from community_events.render.flyerextras import flyer_box, flyer_readings
from community_events.render.pages.facts import JAPANESE_LEVELS, ease_words, exhibition_days
from community_events.render.pages.rows import booking_text
from community_events.render.renditions import picture_of
from community_events.render.validity import as_of_text, newest_change, valid_until_text
from community_events.render.whereabouts import event_access, standing_places, standing_venues
from community_events.wording import change_word, moment_text, status_word

_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|li|h[3-6]|tr|blockquote|pre)>|<br>")


def flyer_view(key: str, index: Index) -> FlyerView:
    """Return what the flyer of one Event says."""
    event, catalog, site = index.catalog.events[key], index.catalog, index.site
    coming = index.upcoming((key,)) or index.occurrences[key]
    places = standing_places(event, coming, catalog)
    venues = standing_venues(places, catalog)
    modified = newest_change(event, index)
    series = catalog.series.get(event.series)
    contact = event.contact
    word, reason, off = whole_change(event, coming)
    year, day, hours = one_day(coming, hours24=site.hours24)
    view = FlyerView(
        title=event.title,
        url=site.absolute(f"/events/{key}/"),
        created=modified,
        lang=site.language,
        site_name=site.name,
        series=series.title if series else "",
        short_title=event.short_title,
        kana=event.kana,
        summary=event.summary,
        mark="見本" if event.sample else "",
        status_word=word,
        status_reason=reason,
        off=off,
        when_sentence=event.when_sentence or ("日程を調整しています" if not coming else ""),
        when_year=year,
        when_day=day,
        when_time=hours,
        dates=flyer_dates(coming, event),
        sessions=flyer_sessions(event, coming, index),
        reception=event.reception,
        weather=event.weather,
        rain_date="、".join(rain_dates(event, hours24=site.hours24)),
        decision=event.decision,
        venue_name="・".join(place.name for place in places),
        venue_kana=_one(venues, "kana"),
        address=_one(venues, "address"),
        online=event.online or ("" if places else "オンラインで行います"),
        getting_there=(event.getting_there if venues else "") or _one(venues, "getting_there"),
        parking=(event.parking if venues else "") or _one(venues, "parking"),
        fee="、".join(event.fee),
        capacity=event.capacity,
        apply=event.apply,
        apply_how="、".join(event.apply_how),
        deadline=moment_text(event.deadline, with_year=True, hours24=site.hours24)
        if event.deadline
        else "",
        booking=booking_text(event),
        audience="、".join(event.audience),
        eligibility=event.eligibility,
        bring="、".join(event.bring),
        languages="・".join((*event.languages, *_level(event))),
        ease=ease_words(event.ease, catalog),
        access=event_access(event, venues, catalog).yes if venues else (),
        body=_paragraphs(event),
        program=event.program,
        exhibitors=tuple(
            FlyerGroup(heading=exhibition_days(row, index.today), names=_names(row.names))
            for row in event.exhibitors
        ),
        speakers="、".join(_names(event.speakers)),
        organizer=organizer_name(event, catalog),
        co_organizers="、".join(_names(event.co_organizers)),
        supporters="、".join(_names(event.supporters)),
        contact=tuple(
            line
            for line in (
                contact.name,
                contact.phone and f"電話 {contact.phone}",
                contact.fax and f"FAX {contact.fax}",
                contact.mail and f"メール {contact.mail}",
                contact.web,
                contact.note,
            )
            if line
        ),
        as_of=as_of_text(modified),
        valid_until=valid_until_text(coming, modified),
        picture=picture_of(event, catalog),
        alt=event.alt,
        image_credit=event.image_credit,
        box=flyer_box(event, coming, places, venues, index),
    )
    if event.flyer != "furigana":
        return view
    return replace(view, readings=flyer_readings(_read_texts(view), index))


def _read_texts(view: FlyerView) -> Iterator[str]:
    """Yield the texts over which readings may stand: not title and place, whose reading is told."""
    yield from (view.when_sentence, view.when_day, view.when_time)
    yield from (view.fee, view.apply, view.apply_how)
    yield from (view.deadline, view.booking, view.capacity, view.audience, view.eligibility)
    yield from (view.bring, view.reception, view.weather, view.decision, view.languages)
    yield from view.body


def whole_change(event: Event, coming: tuple[Occurrence, ...]) -> tuple[str, str, bool]:
    """Return word, reason and whether nothing takes place: of the Event, or of all its dates alike."""
    told = {(change_word(o), o.reason, o.takes_place) for o in coming}
    if event.status is Status.SCHEDULED and len(told) == 1:
        word, reason, takes_place = told.pop()
        return word, reason, not takes_place
    off = event.status in (Status.CANCELLED, Status.POSTPONED)
    return status_word(event.status), event.status_reason, off


def _paragraphs(event: Event) -> tuple[str, ...]:
    """Return the text for paper: what was written for the flyer, else the body without markup."""
    if event.print_text:
        return tuple(line for line in event.print_text.split("\n") if line.strip())
    html = _BLOCK_END.sub("\n", str(render_body(event.body, "/")))
    text = (
        _TAG.sub("", html)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&amp;", "&")
    )
    return tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())


def _one(venues: tuple[Venue, ...], attribute: str) -> str:
    texts = {getattr(venue, attribute) for venue in venues} - {""}
    return texts.pop() if len(texts) == 1 and len(venues) == 1 else ""


def _names(names: tuple[Named, ...]) -> tuple[str, ...]:
    return tuple(name.name for name in names)


def _level(event: Event) -> tuple[str, ...]:
    word = JAPANESE_LEVELS.get(event.japanese_level or 0)
    return (f"日本語のめやす {word}",) if word else ()
