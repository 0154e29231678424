"""A Feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

The rules this module keeps: the same items as rss.xml in the same order; keys in the order of the
standard; what was not told has no key.
"""

from __future__ import annotations

import json

from community_events.model.feed import Announcement, Feed
from community_events.site import Site

VERSION = "https://jsonfeed.org/version/1.1"


def render_jsonfeed(feed: Feed, items: tuple[Announcement, ...], site: Site) -> bytes:
    """Return feed.json of ``feed``; ``items``: newest first, already selected."""
    document: dict[str, object] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": site.absolute(feed.path),
        "feed_url": site.absolute(feed.path + "feed.json"),
        "description": feed.description or site.description,
        "authors": [{"name": site.publisher or site.name, "url": site.absolute("/")}],
        "language": site.language,
        "items": [_item(item, site) for item in items],
    }
    told = {key: value for key, value in document.items() if value or key == "items"}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: Announcement, site: Site) -> dict[str, object]:
    values: dict[str, object] = {
        "id": item.guid,
        "url": site.absolute(item.path),
        "title": item.title,
        "content_html": item.html,
        "content_text": item.text,
        "date_published": item.published.isoformat(),
        "authors": [{"name": item.author}] if item.author else [],
        "tags": list(item.categories),
        # An extension, as the standard names them: with an underscore.
        "_event": {"status": item.status.value}
        | ({"date": item.moment.isoformat()} if item.moment else {}),
    }
    return {key: value for key, value in values.items() if value}
