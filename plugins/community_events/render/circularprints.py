"""From the Index to what the sheet of a district says: the coming four weeks."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta

from community_events.clock import TOKYO, day_of
from community_events.index import Index
from community_events.model.feed import Feed
from community_events.model.records import Opportunity
from community_events.model.recurrence import Occurrence
from community_events.render.bookletprints import offer_row, open_offers
from community_events.render.circular import Circular, CircularDay, CircularRepeat, CircularRow
from community_events.render.monthprints import as_of_text, first_sentence, number_repeats
from community_events.render.sheetviews import sheet_row
from community_events.when.holidays import name_of_holiday
from community_events.wording import change_word, day_text, weekday_text

WEEKS = 4  # a circular goes round once a month


def circular_view(feed: Feed, index: Index) -> Circular:
    """Return the sheet of a district; what follows the period is counted."""
    first = index.today
    end = first + timedelta(weeks=WEEKS)
    coming = index.upcoming(feed.events)
    shown = [o for o in coming if day_of(o.start) < end]
    days: dict[date, list[Occurrence]] = {}
    for occurrence in shown:
        days.setdefault(max(day_of(occurrence.start), first), []).append(occurrence)
    repeating = number_repeats(days, index)
    catalog = index.catalog
    last = end - timedelta(days=1)
    created = datetime.combine(first, time(0), TOKYO)
    firsts: dict[str, Occurrence] = {}
    for occurrence in shown:
        firsts.setdefault(occurrence.event, occurrence)
    told = []
    for day, found in sorted(days.items()):
        single = [o for o in found if o.event not in repeating or change_word(o)]
        if not single:
            continue
        holiday = name_of_holiday(day) or ""
        told.append(
            CircularDay(
                month=day.month,
                day=day.day,
                weekday=weekday_text(day).strip("（）"),
                holiday=holiday,
                is_off=bool(holiday) or day.weekday() == calendar.SUNDAY,
                rows=tuple(_row(o, index) for o in single),
            )
        )
    return Circular(
        name=catalog.areas[feed.slug].title,
        url=index.site.absolute(feed.path),
        created=created,
        period=f"{day_text(first, with_year=True)}から{day_text(last)}まで",
        days=tuple(told),
        repeats=tuple(_repeat(firsts[key], index) for key in repeating),
        offers=tuple(_offer(offer) for offer in open_offers(catalog.areas[feed.slug], index)),
        more=len(coming) - len(shown),
        lang=index.site.language,
        site_name=index.site.name,
        has_samples=any(catalog.events[key].sample for key in firsts),
        as_of=as_of_text(created),
        valid_until=f"{last.year}年{last.month}月{last.day}日まで有効",
    )


def _offer(offer: Opportunity) -> CircularRepeat:
    row = offer_row(offer)
    return CircularRepeat(title=row.title, sentence=row.lead, place=row.note, mark=row.mark)


def _row(occurrence: Occurrence, index: Index) -> CircularRow:
    row = sheet_row(occurrence, index)
    return CircularRow(
        title=row.title,
        time=row.time,
        place=row.place,
        cost=row.cost,
        status=row.status,
        off=row.off,
        mark=row.mark,
    )


def _repeat(first: Occurrence, index: Index) -> CircularRepeat:
    row = sheet_row(first, index)
    event = index.catalog.events[first.event]
    return CircularRepeat(
        title=event.short_title or event.title,
        sentence=first_sentence(event.when_sentence),
        place=row.place,
        cost=row.cost,
        mark=row.mark,
    )
