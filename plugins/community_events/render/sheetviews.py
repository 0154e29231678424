"""From the Index to what a sheet says: the coming two weeks, day by day."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import groupby

from community_events.clock import TOKYO, day_of
from community_events.feeds import subject_of
from community_events.index import Index
from community_events.model.feed import Feed
from community_events.model.recurrence import Occurrence
from community_events.particulars import exhibitors_of
from community_events.render.pages.rows import booking_text
from community_events.render.sheet import SheetDay, SheetRow, SheetView
from community_events.render.validity import plain_day
from community_events.render.whereabouts import place_text
from community_events.wording import change_word, day_text, time_text

SHEET_DAYS = 14


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
            SheetDay(heading=day_text(day), rows=tuple(sheet_row(o, index) for o in group))
            for day, group in by_day
        ),
        more=len(coming) - len(shown),
        empty="この2週間に決まっている催しはありません。",
        as_of=f"{plain_day(first)}現在",
        valid_until=f"{plain_day(end - timedelta(days=1))}まで有効",
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


def sheet_row(occurrence: Occurrence, index: Index) -> SheetRow:
    """Return an Occurrence in a line."""
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
