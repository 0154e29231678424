"""What an imported entry is called: the same in every run.

The rules this module keeps (docs/importing.md): the source's own ID or UID where it is ASCII; else
the kind and 8 hex digits of a digest of what the thing is: of an organizer its name, of a venue its
name and municipality, of an event its UID, else title, first date and place. The NO of the
50-column tables is no ID: published files give one number to several events.
"""

from __future__ import annotations

from hashlib import blake2b

from community_events.clock import day_of
from community_events.decode.texts import fold
from community_events.importers.items import Item, Place
from community_events.model.records import Kind
from community_events.paths import MAX_NAME, suggest_slug


def event_slug(item: Item) -> str:
    """Return the slug of an event."""
    if item.exact is not None:
        return item.exact.slug
    if item.uid.isascii() and any(c.isalnum() for c in item.uid):
        slug = suggest_slug(item.uid, Kind.EVENT)
        if len(item.uid) <= MAX_NAME:
            return slug
        return f"{slug[: MAX_NAME - 9].rstrip('-')}-{_digits(item.uid)}"
    return digest_slug(Kind.EVENT, *event_identity(item))


def event_identity(item: Item) -> tuple[str, ...]:
    """Return what makes an event this one and no other."""
    if item.uid:
        return (item.uid,)
    first = min((day_of(part.start) for part in item.recurrence.parts), default=None)
    place = item.place.name if item.place else ""
    return (fold(item.title), first.isoformat() if first else "", fold(place))


def place_identity(place: Place) -> tuple[str, ...]:
    """Return what makes a place this one and no other."""
    name = fold(place.name)
    return (name, fold(place.municipality)) if place.municipality else (name,)


def digest_slug(kind: Kind, *identity: str) -> str:
    """Return ``<kind>-`` and 8 hex digits.

    >>> digest_slug(Kind.ORGANIZER, "桂学区自治連合会")
    'organizer-8d8b1a94'
    """
    return f"{kind}-{_digits(*identity)}"


def _digits(*identity: str) -> str:
    return blake2b("\0".join(identity).encode(), digest_size=4).hexdigest()
