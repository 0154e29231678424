"""The ways in which a list or an event gets into somebody's calendar.

The rules this module keeps: every way leads to a file of the site; ``webcal:`` never stands alone,
for many Android phones do nothing with it; and Google is given ``webcal:`` in its ``cid``, because
with ``https:`` it looks for a calendar of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from urllib.parse import quote

from community_events.feeds import subject_of
from community_events.index import Index
from community_events.model.feed import Feed
from community_events.model.recurrence import Moment, Occurrence
from community_events.particulars import answering_organizer, places_of
from community_events.render.pages.frame import Frame, named_companions
from community_events.render.wayviews import CalendarView, EventCalendarView, SubscribeView
from community_events.site import Site
from community_events.wording import mark_title

_GOOGLE = "https://calendar.google.com/calendar/render"
_NEWS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
CODE_NAME = "calendar-qr.svg"


def subscribe_view(feed: Feed, frame: Frame) -> SubscribeView:
    """Return the box of a Feed's page: its calendar first, then its news, then its print."""
    formats = subject_of(feed).formats
    offered = offered_view(feed.path, formats, frame)
    calendar = calendar_view(feed.path, frame.site) if "calendar.ics" in formats else None
    return SubscribeView(
        calendar=calendar, news=offered.news, others=offered.others, sheet=offered.sheet
    )


def offered_view(path: str, formats: Sequence[str], frame: Frame) -> SubscribeView:
    """Return the box of a page that has these formats and no calendar."""
    offered = named_companions(path, formats, frame.tongue)
    news = tuple(a for a in offered if a.media_type in _NEWS)
    sheets = (a for a in offered if a.media_type == "application/pdf")
    return SubscribeView(
        news=next(iter(news), None), others=tuple(news[1:]), sheet=next(sheets, None)
    )


def calendar_view(path: str, site: Site) -> CalendarView:
    """Return every way to the calendar in the folder ``path``."""
    file = f"{path}calendar.ics"
    address = site.absolute(file)
    return CalendarView(
        webcal=_webcal(address),
        google=f"{_GOOGLE}?cid={quote(_webcal(address), safe='')}",
        address=address,
        file=file,
        code=path + CODE_NAME,
    )


def event_calendar_view(key: str, frame: Frame) -> EventCalendarView:
    """Return how one Event gets into a calendar; Google takes the next date that takes place."""
    index = frame.index
    event = index.catalog.events[key]
    coming = [o for o in index.upcoming((key,)) if o.takes_place]
    answering = answering_organizer(event, index.catalog)
    keeper = answering or index.catalog.organizers[event.organizer]
    return EventCalendarView(
        file=f"/events/{key}/event.ics",
        list_href=f"/organizers/{keeper.slug}/#subscribe",
        list_text=frame.say("主催者のカレンダー")
        if answering
        else frame.say("%(name)sのカレンダー", name=keeper.title),
        google=_google_event(coming[0], index) if coming else "",
        day=frame.tongue.occasion_text(coming[0].start, coming[0].end) if coming else "",
        all_days=len(index.occurrences[key]) > 1,
    )


def _google_event(occurrence: Occurrence, index: Index) -> str:
    """Return the address that opens Google Calendar with this Occurrence filled in."""
    event, site = index.catalog.events[occurrence.event], index.site
    places = places_of(event, occurrence.venue, occurrence.status, index.catalog)
    details = (event.summary, site.absolute(f"/events/{occurrence.event}/"))
    fields = {
        "action": "TEMPLATE",
        "text": mark_title(event.title, occurrence.status, event.sample),
        "dates": _google_dates(occurrence.start, occurrence.end),
        "ctz": "Asia/Tokyo",
        "location": "、".join(" ".join(filter(None, (p.name, p.address))) for p in places),
        "details": "\n".join(filter(None, details)),
    }
    return f"{_GOOGLE}?" + "&".join(f"{k}={quote(v, safe='')}" for k, v in fields.items() if v)


def _google_dates(start: Moment, end: Moment | None) -> str:
    """Return from/to as Google reads them: clock times of ``ctz``, or dates with the end exclusive.

    An end that nobody wrote is the start itself: Google asks for one, and we make none up.

    >>> _google_dates(date(2026, 12, 5), None)
    '20261205/20261206'
    """
    if isinstance(start, datetime):
        last = end if isinstance(end, datetime) else start
        return f"{start:%Y%m%dT%H%M%S}/{last:%Y%m%dT%H%M%S}"
    after: date = end or start + timedelta(days=1)
    return f"{start:%Y%m%d}/{after:%Y%m%d}"


def _webcal(address: str) -> str:
    return f"webcal://{address.partition('://')[2]}"
