"""A Feed: one subscribable selection of Occurrences about one subject.

The rule this module keeps: whatever lists occurrences, on screen, in a calendar, in RSS or on
paper, is a Feed; all its companions lie in its folder ``path``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from community_events.model.recurrence import Moment, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """``subject``: everything, area, organizer, venue, category, rack, series, places, area-category, month.

    ``path``: the folder in the site (``/racks/cafe-1/``); ``title`` as in a calendar's name.
    ``events``: keys of the selected Events, sorted; also those whose dates are all past. ``only``: of
    these Events nothing but what was announced for these Tokyo dates (who exhibits now and then).
    """

    subject: str
    slug: str
    path: str
    title: str
    description: str = ""
    events: tuple[str, ...]
    only: tuple[tuple[str, tuple[date, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One news item of a Feed: an Event was announced, or one of its dates changed.

    ``guid``: stable for ever. ``published``: when it was announced or changed, aware.
    ``title`` begins with the date concerned; ``moment`` is that date. ``summary``: the first lines
    of ``text``; ``html``: ``text`` as HTML. ``start``/``end`` (exclusive): when it is now; ``place``:
    where, by name. ``flyer``: the path of its flyer, "" without one.
    """

    guid: str
    event: str
    path: str
    title: str
    text: str
    summary: str = ""
    html: str = ""
    status: Status
    moment: Moment | None
    published: datetime
    author: str = ""
    categories: tuple[str, ...] = ()
    start: Moment | None = None
    end: Moment | None = None
    place: str = ""
    flyer: str = ""
