"""Where an Event is as it stands now: what pages and paper say of its places.

The rule this module keeps: nobody is sent to a place where nothing is: an Event that went online has
no place, one that was moved has its new one; what differs between several places is told for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from community_events.model.catalog import Catalog
from community_events.model.records import AccessFact, Event, Venue
from community_events.model.recurrence import Occurrence, Status
from community_events.particulars import ONLINE, Place, places_of
from community_events.render.tongues import PLAIN, Tongue
from community_events.render.views import AccessView
from community_events.schema import REMARKS


def place_text(
    occurrence: Occurrence, event: Event, catalog: Catalog, tongue: Tongue = PLAIN
) -> str:
    """Return where one Occurrence is, by name."""
    names = [place.name for place in places_of(event, occurrence.venue, occurrence.status, catalog)]
    if event.online or occurrence.status is Status.ONLINE:
        names.append(tongue.say(ONLINE))
    return tongue.join(names)


def standing_places(
    event: Event, occurrences: Iterable[Occurrence], catalog: Catalog
) -> tuple[Place, ...]:
    """Return the places of these Occurrences, each once; of an Event without any, its own."""
    found = [p for o in occurrences for p in places_of(event, o.venue, o.status, catalog)]
    if not found and event.status is not Status.ONLINE and not list(occurrences):
        found = list(places_of(event, (), event.status, catalog))
    return tuple(dict.fromkeys(found))


def standing_venues(places: Iterable[Place], catalog: Catalog) -> tuple[Venue, ...]:
    """Return those of the places that are registered."""
    return catalog.venues_of(tuple(place.slug for place in places if place.slug))


def online_text(event: Event, places: Sequence[Place], tongue: Tongue = PLAIN) -> str:
    """Return how one takes part online; "" where one cannot."""
    if places and event.online:
        return tongue.say("オンラインでも参加できます：%(how)s", how=event.online)
    if places:
        return ""
    if event.online:
        return tongue.say("オンライン：%(how)s", how=event.online)
    return tongue.say("オンラインで行います。")


def event_access(
    event: Event, venues: tuple[Venue, ...], catalog: Catalog, tongue: Tongue = PLAIN
) -> AccessView:
    """Return what is told of access: by the Event itself, else by the venues where it is."""
    if event.access or len(venues) < 2:
        own = event.access or tuple(fact for venue in venues for fact in venue.access)
        return access_view(own, catalog, tongue)
    words = {term.slug: term.name for term in catalog.vocabulary.access}
    answers = {v.title: {fact.item: fact for fact in v.access} for v in venues}
    yes, no, untold = [], [], []
    for slug, word in words.items():
        given = {name: facts[slug] for name, facts in answers.items() if slug in facts}
        having = [name for name, fact in given.items() if fact.yes]
        lacking = [name for name, fact in given.items() if not fact.yes]
        if having:
            everywhere = len(having) == len(venues)
            yes.append(word if everywhere else _noted(word, tongue.join(having), tongue))
        if lacking:
            no.append(_noted(word, tongue.join(lacking), tongue))
        if not given and slug != REMARKS:
            untold.append(word)
    return AccessView(yes=tuple(yes), no=tuple(no), untold=tuple(untold))


def access_view(
    facts: Sequence[AccessFact], catalog: Catalog, tongue: Tongue = PLAIN
) -> AccessView:
    """Return the answers to every item of the vocabulary, those that nobody gave too."""
    answers = {fact.item: fact for fact in facts}
    words = {term.slug: term.name for term in catalog.vocabulary.access}

    def lines(*, yes: bool) -> tuple[str, ...]:
        return tuple(
            _noted(words[slug], answers[slug].note, tongue)
            for slug in words
            if slug in answers and answers[slug].yes is yes
        )

    untold = tuple(n for s, n in words.items() if s not in answers and s != REMARKS)
    return AccessView(yes=lines(yes=True), no=lines(yes=False), untold=untold)


def _noted(word: str, note: str, tongue: Tongue) -> str:
    return tongue.say("%(word)s（%(note)s）", word=word, note=note) if note else word
