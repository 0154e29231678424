"""All valid records of a site, references resolved.

The rules this module keeps: whatever is in the Catalog passed every check; every slug in a record
names a record that is in the Catalog too; iteration is in the order of slugs, never of files.
Events and opportunities are keyed ``organizer/slug``, all other kinds by their slug.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from community_events.history import Edit, Revision
from community_events.model.outline import Outline
from community_events.model.pictures import Picture
from community_events.model.rail import Rail
from community_events.model.records import (
    Area,
    Event,
    News,
    Opportunity,
    Organizer,
    Page,
    Rack,
    Record,
    Series,
    Term,
    Venue,
    Vocabulary,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """An Event that was taken out of the site, by its former key: what it last was, and since when."""

    event: Event
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """The records by key, what history says of each (by record id), and the pictures by name.

    ``edits``: what was written anew lately, by record id; ``removed``: the Events that are gone, by key.
    ``hours24``: whether times are said as 15時 instead of 午後3時, in its sentences and beside them.
    """

    vocabulary: Vocabulary = Vocabulary()
    events: Mapping[str, Event] = field(default_factory=dict)
    opportunities: Mapping[str, Opportunity] = field(default_factory=dict)
    organizers: Mapping[str, Organizer] = field(default_factory=dict)
    venues: Mapping[str, Venue] = field(default_factory=dict)
    racks: Mapping[str, Rack] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    news: Mapping[str, News] = field(default_factory=dict)
    revisions: Mapping[str, Revision] = field(default_factory=dict)
    edits: Mapping[str, tuple[Edit, ...]] = field(default_factory=dict)
    removed: Mapping[str, Removed] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    outline: Outline | None = None
    rail: Rail | None = None
    hours24: bool = False

    def records(self) -> Iterator[Record]:
        """Yield every record, kind by kind."""
        kinds: tuple[Mapping[str, Record], ...] = (
            *(self.events, self.opportunities, self.organizers, self.venues, self.racks),
            *(self.areas, self.series, self.pages, self.news),
        )
        for kind in kinds:
            yield from kind.values()

    def revision_of(self, record: Record) -> Revision:
        """Return what history says of ``record``."""
        return self.revisions.get(record.id, Revision())

    def venues_of(self, slugs: tuple[str, ...]) -> tuple[Venue, ...]:
        """Return the venues with these slugs, in this order."""
        return tuple(self.venues[slug] for slug in slugs if slug in self.venues)

    def category_terms(self, slugs: tuple[str, ...]) -> tuple[Term, ...]:
        """Return the category words with these slugs, in this order."""
        by_slug = {term.slug: term for term in self.vocabulary.categories}
        return tuple(by_slug[slug] for slug in slugs if slug in by_slug)

    def rings_of(self, area: str) -> tuple[str, ...]:
        """Return the areas around ``area``, the nearest first, without itself."""
        found: list[str] = []
        current = self.areas.get(area)
        while current and current.parent and current.parent not in (*found, area):
            found.append(current.parent)
            current = self.areas.get(current.parent)
        return tuple(found)

    def areas_of(self, event: Event) -> tuple[str, ...]:
        """Return the areas that an Event concerns: its own, else those of its venues."""
        if event.area:
            return event.area
        found = (area for venue in self.venues_of(event.venue) for area in venue.area)
        return tuple(dict.fromkeys(found))
