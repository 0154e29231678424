"""The words that lead to each record: everything that somebody may remember of it.

The rules this module keeps: names come with their readings, controlled words with their translations
(library, 도서관); an Event is found by its venues, people, areas, series and who exhibits; its running
text is what stands on its page and is no name. Rings around a district lead to no Event: a search for
the city would find everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from community_events.model.catalog import Catalog
from community_events.model.records import (
    AccessFact,
    Contact,
    Event,
    Named,
    Opportunity,
    Record,
    Ring,
    Term,
)
from community_events.particulars import contact_text, organizer_name
from community_events.reach import venues_of

# What Markdown adds to a text: marks of lines, of emphasis, the address of a link.
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^<>]*>")
_SIGNS = re.compile(r"^\s*(?:#+|>|[-*+]|\d+\.)\s+|[*_`|~]+", re.MULTILINE)
_BLANK = re.compile(r"\s+")
RING_WORDS = {Ring.DISTRICT: "学区"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What leads to one page. ``also``: what stands on no row, all names of a thing in one text of lines."""

    kind: str
    path: str
    title: str
    kana: str = ""
    summary: str = ""
    sample: bool = False
    also: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def running_text(words: Words) -> str:
    """Return the sentences as plain text on one line."""
    return _BLANK.sub(" ", " ".join(filter(None, words.texts))).strip()


def event_words(key: str, event: Event, catalog: Catalog) -> Words:
    """Return what leads to an Event."""
    people = (*event.co_organizers, *event.supporters, *event.speakers)
    exhibitors = (name for row in event.exhibitors for name in row.names)
    series = catalog.series.get(event.series)
    return Words(
        kind="催し",
        path=f"/events/{key}/",
        title=event.title,
        kana=event.kana,
        summary=event.summary,
        also=(
            event.short_title,
            *_names(catalog.venues_of(venues_of(event))),
            organizer_name(event, catalog),
            *_names((catalog.organizers[event.organizer],)),
            *_people((*people, *exhibitors), catalog),
            *(_names((series,)) if series else ()),
            *_names(catalog.areas[a] for a in catalog.areas_of(event) if a in catalog.areas),
            *_terms(catalog.category_terms(event.category)),
            *_terms(t for t in catalog.vocabulary.ease if t.slug in event.ease),
            *_access(event.access, catalog),
            *event.audience,
            event.eligibility,
            *event.languages,
            *event.fee,
            event.apply,
            event.status_reason,
        ),
        texts=(
            plain_text(event.body),
            *event.program,
            *event.bring,
            *event.apply_how,
            event.online,
            event.reception,
            event.weather,
            event.capacity,
            event.getting_there,
            event.parking,
            event.print_text,
            event.easy,
            event.alt,
            *_contact(event.contact),
        ),
    )


def offer_words(key: str, offer: Opportunity, catalog: Catalog) -> Words:
    """Return what leads to a part to play."""
    return Words(
        kind="出番",
        path=f"/opportunities/{key}/",
        title=offer.title,
        kana=offer.kana,
        summary=offer.summary,
        also=(
            *_names((catalog.organizers[offer.organizer],)),
            *_names(catalog.venues_of(offer.venue)),
            *_names(catalog.areas[a] for a in offer.area if a in catalog.areas),
            *_terms(t for t in catalog.vocabulary.ease if t.slug in offer.ease),
            offer.eligibility,
            offer.when,
            *offer.languages,
        ),
        texts=(
            plain_text(offer.body),
            offer.first_step,
            offer.time_needed,
            offer.easy,
            *_contact(offer.contact),
        ),
    )


def other_records(catalog: Catalog) -> Iterator[Words]:
    """Yield what leads to each place, group and page, kind by kind."""
    vocabulary = catalog.vocabulary
    for venue in catalog.venues.values():
        yield _record(
            venue,
            "居場所" if venue.drop_in else "会場",
            f"/venues/{venue.slug}/",
            (
                venue.address,
                *_areas(venue.area, catalog),
                *_terms(t for t in vocabulary.ease if t.slug in venue.ease),
                *_access(venue.access, catalog),
                *venue.audience,
                *venue.languages,
            ),
            (venue.hours_note, venue.getting_there, venue.parking, *_contact(venue.contact)),
        )
    for organizer in catalog.organizers.values():
        words = (
            *_areas(organizer.area, catalog),
            *_terms(catalog.category_terms(organizer.category)),
        )
        path = f"/organizers/{organizer.slug}/"
        yield _record(organizer, "団体", path, words, _contact(organizer.contact))
    for area in catalog.areas.values():
        words = (*area.features, *area.yearly, *area.groups)
        kind = RING_WORDS.get(area.ring, "地域")
        yield _record(area, kind, f"/areas/{area.slug}/", words, _contact(area.contact))
    for term in vocabulary.categories:
        yield Words(
            kind="種類",
            path=f"/categories/{term.slug}/",
            title=term.name,
            kana=term.kana,
            also=(*_terms((term,)), term.easy),
        )
    for rack in catalog.racks.values():
        words = (rack.address, *_areas(rack.area, catalog), *_access(rack.access, catalog))
        texts = (*rack.good_points, rack.hours_note, *_contact(rack.contact))
        yield _record(rack, "ラックのある店", f"/racks/{rack.slug}/", words, texts)
    for series in catalog.series.values():
        yield _record(series, "シリーズ", f"/series/{series.slug}/", (), ())
    for news in catalog.news.values():
        yield _record(news, "お知らせ", f"/news/{news.slug}/", (), ())
    for page in catalog.pages.values():
        yield _record(page, "このサイト", f"/{page.slug}/", (), ())


def plain_text(markdown: str) -> str:
    """Return the words of a Markdown text; good enough to look for, never to show as a page.

    >>> plain_text("**本**を[読む](/about/)")
    '本を読む'
    """
    return _SIGNS.sub("", _TAG.sub("", _LINK.sub(r"\1", markdown)))


def _record(
    record: Record, kind: str, path: str, also: tuple[str, ...], texts: tuple[str, ...]
) -> Words:
    return Words(
        kind=kind,
        path=path,
        title=record.title,
        kana=record.kana,
        summary=record.summary,
        sample=record.sample,
        also=also,
        texts=(plain_text(record.body), record.easy, *texts),
    )


def _names(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(_lines(record.title, record.kana) for record in records)


def _areas(slugs: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    return _names(catalog.areas[slug] for slug in slugs if slug in catalog.areas)


def _people(named: Iterable[Named], catalog: Catalog) -> tuple[str, ...]:
    found: list[str] = []
    for one in named:
        organizer = catalog.organizers.get(one.slug)
        found.append(_lines(one.name, organizer.kana if organizer else ""))
    return tuple(found)


def _terms(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(_lines(t.name, t.kana, *(text for _, text in t.names)) for t in terms)


def _access(facts: Iterable[AccessFact], catalog: Catalog) -> tuple[str, ...]:
    has = {fact.item for fact in facts if fact.yes}
    return _terms(term for term in catalog.vocabulary.access if term.slug in has)


def _lines(*words: str) -> str:
    """Return one thing and all it is called, a line each."""
    return "\n".join(filter(None, words))


def _contact(contact: Contact) -> tuple[str, ...]:
    return (contact_text(contact),) if contact else ()
