"""The round of a week: what is brought to each rack, how many copies, and in which order one goes.

The rules this module keeps: what stands on a rack is ``racks``' to say; here it is put into pockets.
What a rack always shows and was asked to show goes first, then what takes place soonest; the largest
pockets are filled first; what finds no pocket is named. A round begins on a Monday and is the same on
every day of its week. One goes from the northernmost rack to the nearest that is left, in straight
lines, and then turns round every stretch that makes the way shorter (2-opt); a rack without a position
comes at the end, by its reading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from community_events.clock import day_of
from community_events.index import Index
from community_events.model.catalog import Catalog
from community_events.model.records import Rack, Slot
from community_events.particulars import flyer_path
from community_events.racks import Choice, Why, choose_for_rack
from community_events.reach import metres_between

#: What a rack takes that has not told its pockets, and how many copies go into one.
USUAL_SLOTS = (Slot(size="A5", pockets=4),)
USUAL_COPIES = 10
#: Paper of a pocket → the flyer that goes into it, the largest first.
FLYER_OF = {
    "A3": "A4", "B4": "A4", "A4": "A4",
    "B5": "A5", "A5": "A5",
    "B6": "A6", "A6": "A6", "はがき": "A6",
}  # fmt: skip
#: From this weekday on the next week is prepared: Thursday, when the papers of that week come out.
_FIRST_DAY_OF_NEXT = 3
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_FIRST = (Why.PINNED, Why.ASKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """So many copies of the flyer of an Event (its key) on paper of one size (``A5``)."""

    event: str
    size: str
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """What is brought to one rack: its sheet and ``items``; ``left_out``: what finds no pocket."""

    rack: str
    items: tuple[Item, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def copies(self) -> int:
        """Return how many flyers are in it."""
        return sum(item.copies for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """``week``: its Monday. ``packets``: in the order in which one goes."""

    week: date
    packets: tuple[Packet, ...] = ()

    @property
    def name(self) -> str:
        """Return the week as in ISO 8601: ``2026-W48``."""
        return week_name(self.week)

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what is to be printed in all, the largest paper first, then by event."""
        copies: dict[tuple[str, str], int] = {}
        for packet in self.packets:
            for item in packet.items:
                place = (item.size, item.event)
                copies[place] = copies.get(place, 0) + item.copies
        found = (Item(event=e, size=size, copies=n) for (size, e), n in copies.items())
        return tuple(sorted(found, key=lambda item: (item.size, item.event)))

    @property
    def copies(self) -> int:
        """Return how many flyers are brought in all; each is one page."""
        return sum(packet.copies for packet in self.packets)


def week_name(day: date) -> str:
    """Return the week of ``day``.

    >>> week_name(date(2026, 11, 21)), week_name(date(2027, 1, 1))
    ('2026-W47', '2026-W53')
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def read_week(text: str) -> date | None:
    """Return the Monday of a week; None when there is no such week.

    >>> read_week("2026-W48"), read_week("2026-W54"), read_week("48")
    (datetime.date(2026, 11, 23), None, None)
    """
    found = _WEEK.fullmatch(text)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


def week_to_prepare(today: date) -> date:
    """Return the Monday of the week for which one prints on ``today``: from Thursday on, the next.

    >>> week_to_prepare(date(2026, 11, 18)), week_to_prepare(date(2026, 11, 19))
    (datetime.date(2026, 11, 16), datetime.date(2026, 11, 23))
    """
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=7) if today.weekday() >= _FIRST_DAY_OF_NEXT else monday


def at_week(index: Index, week: date) -> Index:
    """Return the Index as it will stand on the Monday of ``week``."""
    return replace(index, today=week, window=replace(index.window, first=week))


def plan_round(index: Index, week: date) -> Round:
    """Return the round of the week that begins on Monday ``week``."""
    then = at_week(index, week)
    packets = {slug: _packet(rack, then) for slug, rack in index.catalog.racks.items()}
    return Round(week=week, packets=tuple(packets[slug] for slug in order_racks(index.catalog)))


def order_racks(catalog: Catalog) -> tuple[str, ...]:
    """Return the racks (slugs) in the order in which one visits them."""
    racks = catalog.racks
    placed = sorted(
        (slug for slug, rack in racks.items() if rack.position),
        key=lambda slug: (-racks[slug].position.latitude, slug),  # type: ignore[union-attr]
    )
    rest = sorted(set(racks) - set(placed), key=lambda slug: (racks[slug].kana, slug))
    way: list[str] = placed[:1]
    left = placed[1:]
    while left:
        nearest = min(left, key=lambda slug: (_metres(way[-1], slug, racks), slug))
        way.append(nearest)
        left.remove(nearest)
    return (*_shortened(way, racks), *rest)


def _shortened(way: list[str], racks: Mapping[str, Rack]) -> list[str]:
    """Return the way with every stretch turned round that makes it shorter; it keeps its start."""
    metres = cache(lambda one, other: _metres(one, other, racks))
    better = True
    while better:
        better = False
        for first in range(1, len(way) - 1):
            for last in range(first + 1, len(way)):
                # Only the two steps into and out of the stretch change.
                before, behind = way[first - 1], way[last + 1 : last + 2]
                old = metres(before, way[first]) + sum(metres(way[last], b) for b in behind)
                new = metres(before, way[last]) + sum(metres(way[first], b) for b in behind)
                if new < old:
                    way = [*way[:first], *reversed(way[first : last + 1]), *way[last + 1 :]]
                    better = True
    return way


def _metres(one: str, other: str, racks: Mapping[str, Rack]) -> int:
    here, there = racks[one].position, racks[other].position
    assert here is not None
    assert there is not None
    return metres_between(here, there)


def _packet(rack: Rack, index: Index) -> Packet:
    pockets = _pockets(rack.slots or USUAL_SLOTS)
    wanted = [choice for choice in choose_for_rack(rack, index.catalog) if _is_on(choice, index)]
    wanted.sort(
        key=lambda choice: (not _goes_first(choice), _next_day(choice, index), choice.event)
    )
    events = [choice.event for choice in wanted]
    return Packet(
        rack=rack.slug,
        items=tuple(
            Item(event=event, size=size, copies=copies)
            for event, (size, copies) in zip(events, pockets, strict=False)
        ),
        left_out=tuple(events[len(pockets) :]),
    )


def _pockets(slots: tuple[Slot, ...]) -> list[tuple[str, int]]:
    """Return (size of flyer, copies) of every pocket that a flyer fits, the largest first."""
    sizes = list(FLYER_OF)
    fitting = sorted((s for s in slots if s.size in FLYER_OF), key=lambda s: sizes.index(s.size))
    return [
        (FLYER_OF[slot.size], slot.copies or USUAL_COPIES)
        for slot in fitting
        for _ in range(slot.pockets)
    ]


def _is_on(choice: Choice, index: Index) -> bool:
    """Return whether a flyer is wanted, and something on it still takes place."""
    coming = index.upcoming((choice.event,))
    wanted = flyer_path(index.catalog.events[choice.event])
    return bool(wanted) and any(occurrence.takes_place for occurrence in coming)


def _goes_first(choice: Choice) -> bool:
    return any(reason.why in _FIRST for reason in choice.reasons)


def _next_day(choice: Choice, index: Index) -> date:
    coming = index.upcoming((choice.event,))
    return min(day_of(occurrence.start) for occurrence in coming if occurrence.takes_place)
