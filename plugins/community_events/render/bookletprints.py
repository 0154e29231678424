"""From the Index to what the mini-book of a district says.

The rules this module keeps: it is about one month, the present one until the 20th, then the next, for
who prints late in a month prints the next; what changes nothing in it prints nothing anew; where the
district has no 居場所 or shop of its own, the nearest are told, each with its district.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from community_events.clock import day_of
from community_events.index import Index
from community_events.model.records import Area, Opportunity, Rack, Venue
from community_events.model.recurrence import Occurrence
from community_events.offers import OFFER_WORDS, is_open
from community_events.render.booklet import Booklet, BookletDay, BookletRow
from community_events.render.monthprints import month_print
from community_events.render.rackmap import MapRack
from community_events.render.shorthours import short_hours
from community_events.wording import day_text

LAST_DAY = 20  # of a month, on which its own booklet is still printed
_FAR = 99


def booklet_month(today: date) -> date:
    """Return the first day of the month that a booklet printed today is about.

    >>> booklet_month(date(2026, 11, 20)), booklet_month(date(2026, 11, 21))
    (datetime.date(2026, 11, 1), datetime.date(2026, 12, 1))
    """
    first = today.replace(day=1)
    return first if today.day <= LAST_DAY else (first + timedelta(days=31)).replace(day=1)


def booklet_view(area: Area, path: str, occurrences: Sequence[Occurrence], index: Index) -> Booklet:
    """Return the booklet of a district; ``occurrences``: what is on in its month, sorted."""
    first = booklet_month(index.today)
    month = month_print(area.title, path, first.year, first.month, occurrences, index)
    catalog = index.catalog
    near = _nearness(area)
    racks = [rack for rack in catalog.racks.values() if _distance(rack.area, near) < _FAR]
    racks.sort(key=lambda rack: (_distance(rack.area, near), rack.slug))
    venues = [venue for venue in catalog.venues.values() if venue.drop_in]
    venues.sort(key=lambda venue: (_distance(venue.area, near), venue.slug))
    offers = open_offers(area, index)
    records = (area, *racks, *venues, *offers)
    return Booklet(
        name=area.title,
        kana=area.kana,
        year=first.year,
        month=first.month,
        url=month.url,
        created=max((month.created, *(catalog.revision_of(r).modified for r in records))),
        weeks=tuple(
            tuple(
                BookletDay(
                    number=day.number,
                    is_off=day.is_off,
                    is_on=bool(day.lines or any(not item.off for item in day.items)),
                )
                if day
                else None
                for day in week
            )
            for week in month.weeks
        ),
        coming=tuple(
            BookletRow(
                title=item.title,
                lead=" ".join(
                    part for part in (day_text(first.replace(day=square.number)), item.time) if part
                ),
                note=item.place,
                status=item.status,
                off=item.off,
                mark=item.mark,
            )
            for week in month.weeks
            for square in week
            if square
            for item in square.items
        ),
        repeats=tuple(
            BookletRow(
                title=line.title, lead="", note=f"{line.sentence}　{line.place}", mark=line.mark
            )
            for line in month.lines
        ),
        places=tuple(_place(venue, near, index) for venue in venues),
        offers=tuple(offer_row(offer) for offer in offers),
        racks=tuple(_rack(rack) for rack in racks),
        outline=catalog.outline,
        rail=catalog.rail,
        lang=index.site.language,
        site_name=index.site.name,
        publisher=index.site.publisher,
        has_samples=month.has_samples or any(record.sample for record in records),
        as_of=month.as_of,
        valid_until=month.valid_until,
    )


def open_offers(area: Area, index: Index) -> list[Opportunity]:
    """Return the open 出番 that concern a district or all around it, its own first."""
    concerned = {area.slug, *index.catalog.rings_of(area.slug)}
    near = _nearness(area)
    found = (o for o in index.catalog.opportunities.values() if concerned & set(o.area))
    return sorted(
        (offer for offer in found if is_open(offer, index.today)),
        key=lambda offer: (_distance(offer.area, near), offer.slug),
    )


def _nearness(area: Area) -> Mapping[str, int]:
    return {area.slug: 0} | dict.fromkeys(area.neighbours, 1)


def _distance(areas: Iterable[str], near: Mapping[str, int]) -> int:
    """Return 0 in the district, 1 in one beside it, else far."""
    return min((near.get(slug, _FAR) for slug in areas), default=_FAR)


def _place(venue: Venue, near: Mapping[str, int], index: Index) -> BookletRow:
    areas = index.catalog.areas
    where = "・".join(areas[slug].title for slug in venue.area if slug in areas)
    hours = short_hours(venue.hours) or venue.hours_sentence or venue.hours_note
    return BookletRow(
        title=venue.title,
        lead="" if _distance(venue.area, near) == 0 else where,
        note=hours,
        mark="見本" if venue.sample else "",
    )


def offer_row(offer: Opportunity) -> BookletRow:
    """Return a 出番 in a few lines."""
    until = f" {day_text(day_of(offer.deadline))}まで" if offer.deadline else ""
    return BookletRow(
        title=offer.title,
        lead=OFFER_WORDS.get(offer.offer, "") + until,
        note=offer.summary,
        mark="見本" if offer.sample else "",
    )


def _rack(rack: Rack) -> MapRack:
    return MapRack(
        name=rack.title,
        hours=short_hours(rack.hours) or rack.hours_sentence,
        position=rack.position,
        mark="見本" if rack.sample else "",
    )
