"""What an export of such a site names, found in DIR: its places, areas and series.

The rules this module keeps: a name of the export means the entry of DIR with that title; what a Venue
of DIR says itself is not written into the Event again; a place that DIR does not have is made of what
the export tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from community_events.importers.entry_text import value_words
from community_events.importers.items import Exact, Item
from community_events.importers.own_ways import beyond, read_access
from community_events.importers.shelf import NOWHERE, Shelf
from community_events.model.records import Kind, Term
from community_events.model.recurrence import Override, Part, Recurrence


def settle(item: Item, exact: Exact, shelf: Shelf) -> Item:
    """Return ``item`` with slugs for what it names; what DIR does not know goes to its rest."""
    values, rest = dict(item.values), list(item.rest)
    terms = shelf.context.vocabulary.access
    held = _held_at(item, exact)
    known = {name: shelf.venues(name, shelf.told.get(name, {})) for name in held}
    beyonds = {
        place: {
            name: more
            for name, told in ways.items()
            if (more := beyond(name, told, known[place][1], terms))
        }
        for place, ways in exact.ways.items()
        if place in known
    }
    keywords = exact.keywords or ()
    areas = [shelf.named(Kind.AREA, name) for name in keywords]
    found = tuple(area for area in areas if area)
    venues = tuple(_venues(exact, known, beyonds))
    fits = (v for v in venues if exact.keywords is None or _areas_of(v, shelf) == found)
    venue = next(fits, venues[0])
    if not venue and "online" not in values:
        venue = (shelf.venue(NOWHERE)[0],)
    values["venue"] = venue
    for place, more in beyonds.items():
        if known[place][0] == venue:
            values |= more
        else:
            words = (
                value_words(Kind.EVENT, name, told, shelf.context.vocabulary)
                for name, told in more.items()
            )
            rest += [(f"{label}（{place}）", text) for label, text in words]
    series = [shelf.named(Kind.SERIES, name) for name in keywords]
    if found and found != _areas_of(venue, shelf):
        values["area"] = found
    values["series"] = next(filter(None, series), "")
    unknown = [
        name
        for name, area, one in zip(keywords, areas, series, strict=True)
        if not area and not one
    ]
    rest += [("キーワード", "、".join(unknown))] if unknown else []
    slugs = {name: slugs for name, (slugs, _) in known.items()}
    parts = tuple(_part(part, slugs) for part in item.recurrence.parts)
    return replace(
        item,
        recurrence=Recurrence(parts=parts),
        overrides=tuple(_override(override, shelf) for override in item.overrides),
        values={k: v for k, v in values.items() if v not in ("", ())},
        rest=tuple(rest),
    )


def _venues(
    exact: Exact,
    known: Mapping[str, tuple[tuple[str, ...], list[dict[str, object]]]],
    beyonds: Mapping[str, Mapping[str, object]],
) -> Iterator[tuple[str, ...]]:
    """Yield what may be the Event's own place: of which more is told, all of them, each."""
    if len(exact.venue) > 1:
        yield from (known[place][0] for place in exact.venue if beyonds.get(place))
    yield tuple(dict.fromkeys(slug for name in exact.venue for slug in known[name][0]))
    yield from (known[name][0] for name in exact.venue)


def _held_at(item: Item, exact: Exact) -> tuple[str, ...]:
    own = (name for part in item.recurrence.parts for name in part.session.venue)
    return tuple(dict.fromkeys((*exact.venue, *own)))


def _part(part: Part, slugs: Mapping[str, tuple[str, ...]]) -> Part:
    venue = tuple(slug for name in part.session.venue for slug in slugs[name])
    return replace(part, session=replace(part.session, venue=venue))


def _override(override: Override, shelf: Shelf) -> Override:
    """Return a change that names a place as DIR knows it; one that the export tells of is made."""
    if not override.venue:
        return override
    values = shelf.told.get(override.venue, {})
    if not shelf.named(Kind.VENUE, override.venue) and not values.keys() - {"title", "outside"}:
        return replace(override, venue=str(values.get("title", override.venue)))
    slugs, entries = shelf.venues(override.venue, values)
    if len(slugs) != 1:
        return override
    return replace(override, venue=str(entries[0].get("title", slugs[0])))


def places_told(items: Iterable[Item], terms: Sequence[Term]) -> dict[str, dict[str, object]]:
    """Return what exports tell of each place, by its name: of the way what all Events there tell.

    (One that says more than the others says it of itself.)
    """
    told: dict[str, dict[str, object]] = {}
    ways: dict[str, dict[str, set[object]]] = {}
    for exact in (item.exact for item in items if item.exact is not None):
        for name, values in exact.places.items():
            told.setdefault(name, dict(values))
        for name, facts in exact.ways.items():
            for attribute, fact in facts.items():
                read = read_access(fact, terms) if attribute == "access" else fact
                ways.setdefault(name, {}).setdefault(attribute, set()).add(read)
    for name, facts_of in ways.items():
        alike = {attribute: found.pop() for attribute, found in facts_of.items() if len(found) == 1}
        told.setdefault(name, {}).update({k: v for k, v in alike.items() if v})
    return told


def _areas_of(venue: tuple[str, ...], shelf: Shelf) -> tuple[str, ...]:
    """Return the areas that an Event has from its Venues."""
    found = (area for slug in venue for area in shelf.areas_of(slug))
    return tuple(dict.fromkeys(found))
