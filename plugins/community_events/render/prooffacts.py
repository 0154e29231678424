"""What an entry says of each key, in words: the facts of its proof.

The rule this module keeps: a key that the table does not know is told as the text it holds, so that a
new key of the schema stands on the proof by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from html import unescape

from community_events.model.catalog import Catalog
from community_events.model.records import Event, Named
from community_events.particulars import contact_text, rain_dates
from community_events.render.body import render_body
from community_events.render.pages.facts import JAPANESE_LEVELS, ease_words
from community_events.schema import BOOKING_STATES, SELECTION, YES_NO_FLYER, Key
from community_events.wording import day_text, moment_text, occasion_text, status_word

_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|li|h[3-6]|tr|blockquote|pre)>|<br>")

#: Told by the sentence of the dates, and by the dates themselves.
IN_WHEN = frozenset({"period", "except", "holidays"})


def told_of(key: Key, event: Event, catalog: Catalog) -> Iterator[str]:
    """Yield what the entry says of a key, line by line; nothing where it says nothing."""
    if key.name in IN_WHEN:
        return
    teller = _TELLERS.get(key.name)
    value = teller(event, catalog) if teller else getattr(event, key.name)
    for text in (value,) if isinstance(value, str) else value:
        yield from (line.strip() for line in text.split("\n") if line.strip())


def body_lines(event: Event) -> Iterator[str]:
    """Yield the text of the entry as its page shows it, without markup, a paragraph a line."""
    html = _BLOCK_END.sub("\n", str(render_body(event.body, "/")))
    for line in unescape(_TAG.sub("", html)).split("\n"):
        if text := " ".join(line.split()):
            yield text


def _moment(moment: date | datetime | None, catalog: Catalog) -> str:
    return moment_text(moment, with_year=True, hours24=catalog.hours24) if moment else ""


def _names(names: tuple[Named, ...]) -> tuple[str, ...]:
    return tuple(name.name for name in names)


def _venue_text(slug: str, catalog: Catalog) -> str:
    venue = catalog.venues.get(slug)
    return "　".join(p for p in (venue.title, venue.address) if p) if venue else slug


def _changes(event: Event, catalog: Catalog) -> Iterator[str]:
    """Yield one line for each day that differs."""
    for override in event.overrides:
        parts = (
            _moment(override.time or override.day, catalog) or "すべての日",
            override.word or status_word(override.status),
            occasion_text(override.start, override.end, with_year=True, hours24=catalog.hours24)
            if override.start
            else "",
            _venue_text(override.venue, catalog) if override.venue else "",
            override.reason,
        )
        yield "　".join(part for part in parts if part)


def _access(event: Event, catalog: Catalog) -> Iterator[str]:
    words = {term.slug: term.name for term in catalog.vocabulary.access}
    for fact in event.access:
        note = f"（{fact.note}）" if fact.note else ""
        yield f"{words.get(fact.item, fact.item)}：{'はい' if fact.yes else 'いいえ'}{note}"


# How a key is told that does not hold plain text.
_TELLERS: Mapping[str, Callable[[Event, Catalog], Iterator[str] | tuple[str, ...]]] = {
    "when": lambda e, c: (e.when_sentence,),
    "venue": lambda e, c: tuple(_venue_text(slug, c) for slug in e.venue),
    "organizer": lambda e, c: (e.host or c.organizers[e.organizer].title,),
    "co_organizers": lambda e, c: _names(e.co_organizers),
    "supporters": lambda e, c: _names(e.supporters),
    "speakers": lambda e, c: _names(e.speakers),
    "exhibitors": lambda e, c: tuple(
        "：".join(part for part in (row.text, "、".join(_names(row.names))) if part)
        for row in e.exhibitors
    ),
    "status": lambda e, c: (
        "　".join(part for part in (status_word(e.status), e.status_reason) if part),
    ),
    "changes": _changes,
    "rain_date": lambda e, c: rain_dates(e, hours24=c.hours24),
    "selection": lambda e, c: (dict(SELECTION).get(e.selection, ""),),
    "apply_from": lambda e, c: (_moment(e.apply_from, c),),
    "deadline": lambda e, c: (_moment(e.deadline, c),),
    "booking": lambda e, c: tuple(
        f"{day_text(b.day) + ' ' if b.day else ''}{dict(BOOKING_STATES)[b.state]}"
        for b in e.booking
    ),
    "ease": lambda e, c: ("、".join(ease_words(e.ease, c)),),
    "contact": lambda e, c: (contact_text(e.contact),),
    "category": lambda e, c: ("、".join(t.name for t in c.category_terms(e.category)),),
    "area": lambda e, c: ("、".join(c.areas[slug].title for slug in e.area),),
    "racks": lambda e, c: ("、".join(c.racks[slug].title for slug in e.racks),),
    "series": lambda e, c: (c.series[e.series].title if e.series else "",),
    "access": _access,
    "languages": lambda e, c: ("、".join(e.languages),),
    "japanese_level": lambda e, c: (JAPANESE_LEVELS.get(e.japanese_level or 0, ""),),
    "flyer": lambda e, c: (dict(YES_NO_FLYER).get(e.flyer, ""),),
}
