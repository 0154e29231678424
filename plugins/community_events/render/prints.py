"""From the Index to what a flyer and a sheet say.

The rules this module keeps: paper says from when it is (the day of the newest change to what is
printed, never the day of the build) and until when it holds; a flyer lists the dates that are still
to come, or all when none is; what a reader must know stands on paper as on screen.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from itertools import groupby

from community_events.clock import TOKYO, day_of
from community_events.feeds import subject_of
from community_events.history import UNKNOWN
from community_events.index import Index
from community_events.model.feed import Feed
from community_events.model.records import Event, Named, Venue
from community_events.model.recurrence import Occurrence, Status
from community_events.monthly import session_text
from community_events.particulars import exhibitors_of, organizer_name, rain_dates
from community_events.reach import venues_of
from community_events.render.body import render_body
from community_events.render.flyer import FlyerDate, FlyerGroup, FlyerSession, FlyerView
from community_events.render.pages.facts import JAPANESE_LEVELS, ease_words, exhibition_days
from community_events.render.pages.rows import booking_text
from community_events.render.sheet import SheetDay, SheetRow, SheetView
from community_events.render.whereabouts import (
    event_access,
    place_text,
    standing_places,
    standing_venues,
)
from community_events.wording import (
    change_word,
    day_text,
    last_day,
    moment_text,
    status_word,
    time_text,
    weekday_text,
)

SHEET_DAYS = 14
_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|li|h[3-6]|tr|blockquote|pre)>|<br>")


def flyer_view(key: str, index: Index) -> FlyerView:
    """Return what the flyer of one Event says."""
    event, catalog, site = index.catalog.events[key], index.catalog, index.site
    coming = index.upcoming((key,)) or index.occurrences[key]
    places = standing_places(event, coming, catalog)
    venues = standing_venues(places, catalog)
    modified = _newest_change(event, index)
    series = catalog.series.get(event.series)
    contact = event.contact
    word, reason, off = whole_change(event, coming)
    return FlyerView(
        title=event.title,
        url=site.absolute(f"/events/{key}/"),
        created=modified,
        lang=site.language,
        site_name=site.name,
        series=series.title if series else "",
        kana=event.kana,
        summary=event.summary,
        mark="見本" if event.sample else "",
        status_word=word,
        status_reason=reason,
        off=off,
        when_sentence=event.when_sentence or ("日程を調整しています" if not coming else ""),
        dates=_flyer_dates(coming, event),
        sessions=_sessions(event, coming, index),
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
        as_of=f"{_plain_day(modified.date())}現在" if modified > UNKNOWN else "",
        valid_until=_valid_until(coming),
    )


def sheet_view(feed: Feed, index: Index) -> SheetView:
    """Return what the sheet of a Feed says: the coming two weeks; what follows is counted."""
    coming = index.upcoming(feed.events)
    first, end = index.today, index.today + timedelta(days=SHEET_DAYS)
    shown = [o for o in coming if day_of(o.start) < end]
    by_day = groupby(shown, key=lambda o: max(day_of(o.start), first))
    title = feed.title.removesuffix(f" — {index.site.name}")
    return SheetView(
        title=title,
        subtitle=feed.description,
        url=index.site.absolute(feed.path),
        created=datetime.combine(first, time(0), TOKYO),
        lang=index.site.language,
        site_name=index.site.name,
        period=f"{day_text(first, with_year=True)}から{day_text(end - timedelta(days=1))}まで",
        days=tuple(
            SheetDay(heading=day_text(day), rows=tuple(_sheet_row(o, index) for o in group))
            for day, group in by_day
        ),
        more=len(coming) - len(shown),
        empty="この2週間に決まっている催しはありません。",
        as_of=f"{_plain_day(first)}現在",
        valid_until=f"{_plain_day(end - timedelta(days=1))}まで有効",
        mark="見本" if _is_sample(feed, index) else "",
    )


def _is_sample(feed: Feed, index: Index) -> bool:
    records = {
        "rack": index.catalog.racks,
        "organizer": index.catalog.organizers,
        "venue": index.catalog.venues,
        "series": index.catalog.series,
    }.get(subject_of(feed).name)
    return bool(records) and records[feed.slug].sample  # type: ignore[index]


def _sheet_row(occurrence: Occurrence, index: Index) -> SheetRow:
    event = index.catalog.events[occurrence.event]
    needs = next((w for w in ("不要", "必要", "要") if event.apply.startswith(w)), "")
    cost = (event.fee[0] if event.fee else "", f"申込{needs}" if needs else "")
    label = f"（{occurrence.session.label}）" if occurrence.session.label else ""
    return SheetRow(
        time=time_text(occurrence.start, occurrence.end, hours24=True),
        title=(event.short_title or event.title) + label,
        place=place_text(occurrence, event, index.catalog),
        cost="・".join(part for part in cost if part),
        status=change_word(occurrence) or booking_text(event, occurrence),
        off=not occurrence.takes_place,
        exhibitors="、".join(name.name for name in exhibitors_of(event, occurrence)),
        mark="見本" if event.sample else "",
    )


def whole_change(event: Event, coming: tuple[Occurrence, ...]) -> tuple[str, str, bool]:
    """Return word, reason and whether nothing takes place: of the Event, or of all its dates alike."""
    told = {(change_word(o), o.reason, o.takes_place) for o in coming}
    if event.status is Status.SCHEDULED and len(told) == 1:
        word, reason, takes_place = told.pop()
        return word, reason, not takes_place
    off = event.status in (Status.CANCELLED, Status.POSTPONED)
    return status_word(event.status), event.status_reason, off


def _flyer_dates(coming: tuple[Occurrence, ...], event: Event) -> tuple[FlyerDate, ...]:
    """Return the dates that the sentence alone does not say.

    A day stands once where every day has the same times (they are told as sessions) and all of it
    is as it is; else each part that differs stands with its label or its time.
    """
    by_day = [tuple(os) for _, os in groupby(coming, key=lambda o: day_of(o.start))]
    patterns = {_pattern(os) for os in by_day if not any(o.changed for o in os)}
    if len(by_day) == 1 and len({change_word(o) for o in coming}) == 1:
        return ()
    if len(patterns) > 1:
        return tuple(_flyer_date(o, event, time=_hours(o)) for o in coming)
    return tuple(date for os in by_day for date in _one_day(os, event))


def _one_day(occurrences: tuple[Occurrence, ...], event: Event) -> tuple[FlyerDate, ...]:
    """Return one date for a day of one kind; else one for each of its parts."""
    first = occurrences[0]
    if len({_told(o) for o in occurrences}) == 1:
        moved = first.takes_place and first.start != first.original
        return (_flyer_date(first, event, time=_hours(first) if moved else ""),)
    return tuple(
        _flyer_date(o, event, time=_hours(o) if o.takes_place else session_text(o))
        for o in occurrences
    )


def _told(occurrence: Occurrence) -> tuple[str, str, str]:
    """Return what is told of an Occurrence beside its day."""
    moved = occurrence.takes_place and occurrence.start != occurrence.original
    return change_word(occurrence), occurrence.reason, _hours(occurrence) if moved else ""


def _hours(occurrence: Occurrence) -> str:
    return time_text(occurrence.start, occurrence.end, hours24=True)


def _pattern(occurrences: tuple[Occurrence, ...]) -> tuple[str, ...]:
    return tuple(time_text(o.start, o.end, hours24=True) + o.session.label for o in occurrences)


def _flyer_date(occurrence: Occurrence, event: Event, *, time: str) -> FlyerDate:
    day = day_of(occurrence.start)
    return FlyerDate(
        month=f"{day.year}年{day.month}月",
        day=f"{day.day}日{weekday_text(day)}",
        time=time,
        status=change_word(occurrence) or _own_booking(event, occurrence),
        note=occurrence.reason,
        off=not occurrence.takes_place,
    )


def _own_booking(event: Event, occurrence: Occurrence) -> str:
    """Return the booking state that was written for this day alone."""
    day = day_of(occurrence.original)
    own = any(state.day == day for state in event.booking)
    return booking_text(event, occurrence) if own else ""


def _sessions(
    event: Event, coming: tuple[Occurrence, ...], index: Index
) -> tuple[FlyerSession, ...]:
    """Return the named parts of a day, each once, in order of time."""
    found: dict[tuple[str, str, str], FlyerSession] = {}
    for o in coming:
        if o.session.label or o.session.venue:
            where = place_text(o, event, index.catalog) if o.session.venue else ""
            label, when = (
                o.session.label or where,
                time_text(o.start, o.end, hours24=index.site.hours24),
            )
            session = FlyerSession(
                label=label,
                time=when,
                venue=where if o.session.label else "",
                capacity=o.session.capacity,
            )
            found.setdefault((label, when, where), session)
    return tuple(found.values())


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


def _newest_change(event: Event, index: Index) -> datetime:
    """Return when anything that the flyer prints last changed: the entry, its venues, its organizer."""
    venues = index.catalog.venues_of(venues_of(event))
    records = (event, *venues, index.catalog.organizers[event.organizer])
    return max(index.catalog.revision_of(record).modified for record in records)


def _valid_until(coming: tuple[Occurrence, ...]) -> str:
    if not coming:
        return ""
    return f"{_plain_day(max(last_day(o.start, o.end) for o in coming))}まで有効"


def _plain_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _one(venues: tuple[Venue, ...], attribute: str) -> str:
    texts = {getattr(venue, attribute) for venue in venues} - {""}
    return texts.pop() if len(texts) == 1 and len(venues) == 1 else ""


def _names(names: tuple[Named, ...]) -> tuple[str, ...]:
    return tuple(name.name for name in names)


def _level(event: Event) -> tuple[str, ...]:
    word = JAPANESE_LEVELS.get(event.japanese_level or 0)
    return (f"日本語のめやす {word}",) if word else ()
