"""The front page: what is on today, at the weekend, soon; where one may drop in; every door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from community_events.artifacts import Artifact
from community_events.clock import day_of
from community_events.model.recurrence import Occurrence
from community_events.render.marked import join_texts
from community_events.render.pages.doors import area_doors, category_doors, news_links, offer_groups
from community_events.render.pages.find import facet_links
from community_events.render.pages.frame import Frame, companions
from community_events.render.pages.months import month_links, present_grid
from community_events.render.pages.places import place_views
from community_events.render.pages.repeats import (
    NO_REPEATS,
    Repeats,
    find_repeats,
    fold_day,
    repeat_links,
)
from community_events.render.pages.rows import make_day, make_row
from community_events.render.pages.ways import subscribe_view
from community_events.render.views import DayView, HomeView, LinkView
from community_events.wording import last_day

SOON_DAYS = 14
_SHORT_LIST = 6


def home_page(frame: Frame) -> Iterator[Artifact]:
    """Yield the front page."""
    index = frame.index
    feed = frame.feeds[0]
    weekend = weekend_of(index.today)
    by_day: dict[date, list[Occurrence]] = {}
    for occurrence in index.upcoming(feed.events):
        first = max(day_of(occurrence.start), index.today)
        by_day.setdefault(first, []).append(occurrence)
        for weekend_day in weekend:
            if first < weekend_day <= last_day(occurrence.start, occurrence.end):
                by_day.setdefault(weekend_day, []).append(occurrence)

    end = index.today + timedelta(days=SOON_DAYS)
    soon = [d for d in sorted(by_day) if index.today < d < end and d not in weekend]
    repeats = find_repeats((o for when in soon for o in by_day[when]), index, index.today)

    def day(when: date, repeats: Repeats = NO_REPEATS) -> DayView:
        found = by_day.get(when, ())
        rows = tuple(make_row(o, frame, repeats.mark(o, when)) for o in found)
        return fold_day(make_day(when, rows, frame))

    offers = tuple(_in_brief(link) for _, links in offer_groups(frame) for link in links)
    view = HomeView(
        today=day(index.today),
        weekend=tuple(day(d) for d in weekend),
        soon=tuple(day(d, repeats) for d in soon),
        repeats=repeat_links(repeats, frame),
        grid=present_grid(frame),
        places=place_views(frame)[:_SHORT_LIST],
        facets=(*facet_links(frame), LinkView(text=frame.say("条件でさがす"), href="/find/")),
        opportunities=offers[:_SHORT_LIST],
        doors=(
            *area_doors(frame),
            (frame.say("種類"), category_doors(frame)),
            (frame.say("月ごとの催し"), month_links(frame)),
        ),
        news=news_links(frame)[:_SHORT_LIST],
        subscribe=subscribe_view(feed, frame),
    )
    page = frame.page(
        "/",
        "home",
        frame.site_view.name,
        description=frame.site_view.description,
        alternates=companions(feed, frame.tongue),
        scripts=("today", "copy"),
    )
    yield frame.artifact("home.html", page, view)


def _in_brief(offer: LinkView) -> LinkView:
    """Return a part to play in two lines: until when, and what."""
    (_, until), *_ = offer.facts
    return replace(offer, note=join_texts("　", (until, offer.note)))


def weekend_of(today: date) -> tuple[date, ...]:
    """Return the days of the weekend that are still ahead; on a Sunday those of the next.

    >>> weekend_of(date(2026, 11, 21)), weekend_of(date(2026, 11, 22))
    ((datetime.date(2026, 11, 22),), (datetime.date(2026, 11, 28), datetime.date(2026, 11, 29)))
    """
    ahead = (today + timedelta(days=n) for n in range(1, 8))
    found = tuple(day for day in ahead if day.weekday() in (5, 6))
    return found[:1] if found[0].weekday() == 6 else found[:2]
