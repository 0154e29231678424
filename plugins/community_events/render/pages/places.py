"""The 居場所: which are open today and until when, whether one may come alone, what it costs.

The rules this module keeps: "open today" is what the hours say for today, and nothing is said where
no hours are told or where the listed days have run out; open places stand first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby

from community_events.messages import N_
from community_events.model.records import Venue
from community_events.model.recurrence import Occurrence, Window
from community_events.occurrences import expand
from community_events.render.calendarviews import PlaceView
from community_events.render.pages.frame import Frame, mark_of
from community_events.when import listed_until

OPEN, CLOSED, UNTOLD = "open", "closed", ""
_ORDER = (OPEN, UNTOLD, CLOSED)
# What of 気軽さ decides whether somebody dares to come; the slug in the vocabulary.
ALONE = "alone"
_ALONE = N_("ひとりで来てよい")


def place_views(frame: Frame) -> tuple[PlaceView, ...]:
    """Return every 居場所, those that are open today first."""
    return tuple(place for _, place in _places(frame))


def places_by_area(frame: Frame) -> tuple[tuple[str, tuple[PlaceView, ...]], ...]:
    """Return the 居場所 by district, in the order of the districts; in each the open ones first."""
    areas = frame.index.catalog.areas
    at = {slug: number for number, slug in enumerate(areas)}

    def area_of(venue: Venue) -> str:
        return next((slug for slug in venue.area if slug in at), "")

    found = sorted(_places(frame), key=lambda pair: at.get(area_of(pair[0]), len(at)))
    return tuple(
        (areas[slug].title if slug else frame.say("そのほか"), tuple(place for _, place in group))
        for slug, group in groupby(found, key=lambda pair: area_of(pair[0]))
    )


def _places(frame: Frame) -> list[tuple[Venue, PlaceView]]:
    venues = frame.index.catalog.venues.items()
    found = [(v, _view(slug, v, frame)) for slug, v in venues if v.drop_in]
    return sorted(found, key=lambda pair: (_ORDER.index(pair[1].tone), pair[0].kana, pair[0].slug))


def _view(slug: str, venue: Venue, frame: Frame) -> PlaceView:
    tone, today = _today(venue, frame)
    return PlaceView(
        text=venue.title,
        href=f"/venues/{slug}/",
        kana=venue.kana,
        mark=mark_of(venue, frame.tongue),
        tone=tone,
        today=today,
        hours=frame.tongue.hours_sentence(venue) or venue.hours_note,
        summary=venue.summary,
        words=tuple(_words(venue, frame)),
    )


def _words(venue: Venue, frame: Frame) -> Iterator[str]:
    ease = {term.slug: term.name for term in frame.index.catalog.vocabulary.ease}
    if ALONE in venue.ease:
        yield ease.get(ALONE, frame.say(_ALONE))
    yield from frame.tongue.fee_lines(venue.fee)[:1]


def _today(venue: Venue, frame: Frame) -> tuple[str, str]:
    """Return the tone and the words for today."""
    today = frame.index.today
    listed = listed_until(venue.hours)
    if not venue.hours.parts or (listed is not None and listed < today):
        return UNTOLD, ""
    window = Window(first=today, end=today + timedelta(days=1))
    hours = expand(f"hours/{venue.slug}", venue.hours, (), window)
    if not hours:
        return CLOSED, frame.say("今日は休みです")
    return OPEN, frame.say(
        "今日は%(hours)s", hours=frame.tongue.join(_span(o, frame) for o in hours)
    )


def _span(occurrence: Occurrence, frame: Frame) -> str:
    if isinstance(occurrence.start, datetime):
        return frame.tongue.time_text(occurrence.start, occurrence.end)
    return frame.say("開いています")
