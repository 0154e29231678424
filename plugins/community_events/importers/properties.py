"""The properties of a calendar's event that are not dates: text, place, categories, all others.

The rule this module keeps: what has no key of ours is kept for the body under its own name, but for
what programs note for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from community_events.decode.texts import fold
from community_events.importers.items import Place, clean, one_line
from community_events.model.records import Position, Vocabulary

_ONLINE = re.compile(r"オンライン|online|zoom|teams|webex|https?://\S+", re.IGNORECASE)
_HAVE_A_PLACE = {
    *("SUMMARY", "DESCRIPTION", "LOCATION", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE"),
    *(
        "EXDATE",
        "EXRULE",
        "RECURRENCE-ID",
        "UID",
        "STATUS",
        "GEO",
        "URL",
        "ORGANIZER",
        "CATEGORIES",
    ),
}
# What a program notes for itself or for other programs.
_TECHNICAL = {
    *("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "CLASS", "REQUEST-STATUS"),
    *("BEGIN", "END", "ATTENDEE"),
}
_PROGRAMS = ("X-MICROSOFT-", "X-MS-", "X-APPLE-", "X-MOZ-", "X-GOOGLE-", "X-EVOLUTION-", "X-LIC-")
_TOO_LONG = 80


def read_place(event: Any) -> tuple[Place | None, str]:
    """Return the place, or how one takes part online."""
    told = clean(text_of(event, "LOCATION"))
    name, _, more = (line.strip() for line in told.partition("\n"))
    if _ONLINE.fullmatch(one_line(told)):
        return None, one_line(told)
    if len(name) > _TOO_LONG:
        head, _, tail = name.partition(",")
        name, more = head.strip()[:_TOO_LONG], f"{tail.strip()} {more}".strip()
    if not name:
        return None, ""
    values: dict[str, object] = {"address": one_line(more)} if more else {}
    geo = event.get("GEO")
    if geo is not None and hasattr(geo, "latitude"):
        values["position"] = Position(latitude=float(geo.latitude), longitude=float(geo.longitude))
    return Place(name=name, values=values), ""


def read_categories(
    event: Any, vocabulary: Vocabulary
) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """Return the slugs of known words, and all others for the body."""
    told = event.get("CATEGORIES")
    groups = told if isinstance(told, list) else [told] if told is not None else []
    names = [one_line(str(name)) for group in groups for name in getattr(group, "cats", [group])]
    known = {
        fold(word): term.slug for term in vocabulary.categories for word in (term.slug, term.name)
    }
    found = [known[fold(name)] for name in names if fold(name) in known]
    others = [name for name in names if name and fold(name) not in known]
    return tuple(dict.fromkeys(found)), [("CATEGORIES", "、".join(others))] if others else []


def other_properties(event: Any) -> Iterator[tuple[str, str]]:
    """Yield the properties that have no key of ours."""
    for name, value in event.property_items(recursive=False):
        upper = name.upper()
        if upper in _HAVE_A_PLACE | _TECHNICAL or upper.startswith(_PROGRAMS):
            continue
        raw = value.to_ical() if hasattr(value, "to_ical") else str(value).encode()
        shown = clean(raw.decode(errors="replace") if isinstance(raw, bytes) else str(raw))
        if shown:
            yield upper, shown.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")


def count_of(event: Any, name: str) -> int:
    """Return how often a property stands there."""
    value = event.get(name)
    return len(value) if isinstance(value, list) else int(value is not None)


def text_of(event: Any, name: str) -> str:
    """Return the (first) text of a property, or nothing."""
    value = event.get(name)
    if isinstance(value, list):
        value = value[0]
    return "" if value is None else clean(str(value))


def raw_text(event: Any, name: str) -> str:
    """Return the (first) text of a property as it was written, or nothing."""
    value = event.get(name)
    if isinstance(value, list):
        value = value[0]
    return "" if value is None else str(value)
