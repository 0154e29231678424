"""What stands on a rack, and why.

The rules this module keeps: a refusal wins over everything; then what the café always shows, what an
organizer asked it to show, and what fits its choice. A choice has up to three sides (where, what
kind, for whom); an Event fits when it fits every side that was chosen, and a rack that chose nothing
takes nothing by itself. Every choice has its reasons, so that nobody need guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from community_events.facets import is_for_children
from community_events.folding import fold
from community_events.model.catalog import Catalog
from community_events.model.records import Event, Rack
from community_events.reach import distance_to, is_in_area

# A rack that names all children means also what is written for 小学生 or 親子.
_CHILDREN = frozenset(map(fold, ("子ども", "子供", "こども", "親子", "キッズ")))


class Why(StrEnum):
    """Why an Event is on a rack."""

    PINNED = "pinned"
    ASKED = "asked"
    AREA = "area"
    NEAR = "near"
    CATEGORY = "category"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """``words``: slugs of the rack's areas or categories that fit, or its own words for whom it is.

    ``metres``: from the rack to the nearest venue, of what is near.
    """

    why: Why
    words: tuple[str, ...] = ()
    metres: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An Event (its key) that stands on a rack; ``reasons``: all of them, the strongest first."""

    event: str
    reasons: tuple[Reason, ...]


def choose_for_rack(
    rack: Rack, catalog: Catalog, among: Iterable[str] | None = None
) -> tuple[Choice, ...]:
    """Return what ``rack`` shows, in the order of keys; also Events whose dates are all past.

    ``among``: of these Events only, such as those of its Feed; of all when it is None.
    """
    keys = catalog.events if among is None else among
    found = ((key, reasons_for(catalog.events[key], key, rack, catalog)) for key in keys)
    return tuple(Choice(event=key, reasons=reasons) for key, reasons in found if reasons)


def reasons_for(event: Event, key: str, rack: Rack, catalog: Catalog) -> tuple[Reason, ...]:
    """Return why ``rack`` shows ``event``; nothing when it does not."""
    if key in rack.refused:
        return ()
    pinned = (Reason(why=Why.PINNED),) if key in rack.pinned else ()
    asked = (Reason(why=Why.ASKED),) if rack.slug in event.racks else ()
    return (*pinned, *asked, *_fits(event, rack, catalog))


def _fits(event: Event, rack: Rack, catalog: Catalog) -> tuple[Reason, ...]:
    """Return one reason or more for every side of the rack's choice; nothing when one is missing.

    Where an Event is takes longest to find out, so it is asked last and told first.
    """
    reasons: tuple[Reason, ...] = ()
    for is_chosen, judge in reversed(_SIDES):
        if is_chosen(rack):
            found = tuple(judge(event, rack, catalog))
            if not found:
                return ()
            reasons = (*found, *reasons)
    return reasons


def _where(event: Event, rack: Rack, catalog: Catalog) -> Iterator[Reason]:
    areas = tuple(area for area in rack.shows_areas if is_in_area(event, area, catalog))
    if areas:
        yield Reason(why=Why.AREA, words=areas)
    if not rack.shows_radius or rack.position is None:
        return
    metres = distance_to(event, rack.position, catalog)
    if metres is not None and metres <= rack.shows_radius:
        yield Reason(why=Why.NEAR, metres=metres)


def _what(event: Event, rack: Rack, catalog: Catalog) -> Iterator[Reason]:
    words = tuple(word for word in rack.shows_categories if word in event.category)
    if words:
        yield Reason(why=Why.CATEGORY, words=words)


def _for_whom(event: Event, rack: Rack, catalog: Catalog) -> Iterator[Reason]:
    told = [fold(line) for line in event.audience]
    words = tuple(
        word
        for word in rack.shows_audiences
        if any(fold(word) in line for line in told)
        or (fold(word) in _CHILDREN and is_for_children(event))
    )
    if words:
        yield Reason(why=Why.AUDIENCE, words=words)


# Whether the rack chose on this side, and what speaks for an Event there.
_SIDES: tuple[
    tuple[Callable[[Rack], object], Callable[[Event, Rack, Catalog], Iterator[Reason]]], ...
] = (
    (lambda rack: rack.shows_areas or rack.shows_radius, _where),
    (lambda rack: rack.shows_categories, _what),
    (lambda rack: rack.shows_audiences, _for_whom),
)
