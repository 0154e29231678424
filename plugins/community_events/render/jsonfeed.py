"""A Feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

The rules this module keeps: the same items as rss.xml in the same order; keys in the order of the
standard; what was not told has no key.
"""

from __future__ import annotations

import json

from community_events.model.feed import Announcement, Feed
from community_events.site import Site

VERSION = "https://jsonfeed.org/version/1.1"


def render_jsonfeed(
    feed: Feed,
    items: tuple[Announcement, ...],
    site: Site,
    sizes: tuple[tuple[str, int], ...] = (),
) -> bytes:
    """Return feed.json of ``feed``.

    ``items``: newest first, already selected. ``sizes``: of the flyers that go with them, by path.
    """
    known = dict(sizes)
    document: dict[str, object] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": site.absolute(feed.path),
        "feed_url": site.absolute(feed.path + "feed.json"),
        "description": feed.description or site.description,
        "authors": [{"name": site.publisher or site.name, "url": site.absolute("/")}],
        "language": site.language,
        "items": [_item(item, site, known.get(item.flyer.removeprefix("/"), 0)) for item in items],
    }
    told = {key: value for key, value in document.items() if value or key == "items"}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: Announcement, site: Site, flyer_size: int) -> dict[str, object]:
    values: dict[str, object] = {
        "id": item.guid,
        "url": site.absolute(item.path),
        "title": item.title,
        "content_html": item.html,
        "content_text": item.text,
        "summary": " ".join(item.summary.split("\n")),
        "date_published": item.published.isoformat(),
        "authors": [{"name": item.author}] if item.author else [],
        "tags": list(item.categories),
        "attachments": [_flyer(item, site, flyer_size)] if flyer_size else [],
        # An extension, as the standard names them: with an underscore.
        "_event": _event(item),
    }
    return {key: value for key, value in values.items() if value}


def _flyer(item: Announcement, site: Site, size: int) -> dict[str, object]:
    return {
        "url": site.absolute(item.flyer),
        "mime_type": "application/pdf",
        "title": "チラシ（PDF）",
        "size_in_bytes": size,
    }


def _event(item: Announcement) -> dict[str, str]:
    """Return state and dates: ``date`` is the one in the title, ``end`` is exclusive."""
    dates = {"date": item.moment, "start": item.start, "end": item.end}
    told = {name: moment.isoformat() for name, moment in dates.items() if moment}
    return {"status": item.status.value} | told | ({"place": item.place} if item.place else {})
