"""What feedgen writes of no item by itself: the fields of the event module, and the flyer in Atom.

The rules this module keeps: ``ev:`` dates are W3CDTF, local time with +09:00, a date where there is
no time, and the last day of what lasts several (https://web.resource.org/rss/1.0/modules/event/);
what was not told has no element. feedgen asks an extension for its namespace and hands it each item
as an element of lxml; its own links lose ``rel`` in Atom, so that a flyer would pass for the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from community_events.model.feed import Announcement
from community_events.wording import last_day

NAMESPACE = "http://purl.org/rss/1.0/modules/event/"
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that goes with an item: its address and how many bytes it has."""

    address: str
    size: int
    media_type: str = "application/pdf"


class EvExtension:
    """The half for the feed: it has the namespace and nothing else."""

    def extend_ns(self) -> dict[str, str]:
        """Return the prefix and its namespace."""
        return {"ev": NAMESPACE}

    def extend_rss(self, feed: Any) -> Any:
        """Return ``feed`` as it is."""
        return feed

    def extend_atom(self, feed: Any) -> Any:
        """Return ``feed`` as it is."""
        return feed


class EvEntryExtension:
    """The half for one item; ``tell`` says what it is about."""

    def __init__(self) -> None:
        self._item: Announcement | None = None
        self._enclosure: Enclosure | None = None

    def tell(self, item: Announcement, enclosure: Enclosure | None) -> None:
        """Set what is written."""
        self._item, self._enclosure = item, enclosure

    def extend_rss(self, entry: Any) -> Any:
        """Add the fields, and the enclosure: url, length, type are all required (RSS 2.0)."""
        if self._enclosure:
            _add(
                entry,
                "enclosure",
                url=self._enclosure.address,
                length=str(self._enclosure.size),
                type=self._enclosure.media_type,
            )
        return self._add_fields(entry)

    def extend_atom(self, entry: Any) -> Any:
        """Add the fields, and the enclosure as a link (RFC 4287 §4.2.7.2)."""
        if self._enclosure:
            _add(
                entry,
                f"{{{_ATOM}}}link",
                href=self._enclosure.address,
                rel="enclosure",
                type=self._enclosure.media_type,
                length=str(self._enclosure.size),
            )
        return self._add_fields(entry)

    def _add_fields(self, entry: Any) -> Any:
        for name, text in fields_of(self._item) if self._item else ():
            _add(entry, f"{{{NAMESPACE}}}{name}").text = text
        return entry


def fields_of(item: Announcement) -> tuple[tuple[str, str], ...]:
    """Return (name, text) of what is told, in the order of the module's definition."""
    start, end = item.start, item.end
    last = last_day(start, end) if start and not isinstance(start, datetime) else end
    found = (
        ("startdate", start.isoformat() if start else ""),
        ("enddate", last.isoformat() if last else ""),
        ("location", item.place),
        ("organizer", item.author if item.start or item.place else ""),
        ("type", item.categories[0] if item.categories and item.place else ""),
    )
    return tuple((name, text) for name, text in found if text)


def _add(parent: Any, name: str, **attributes: str) -> Any:
    child = parent.makeelement(name, attributes)
    parent.append(child)
    return child
