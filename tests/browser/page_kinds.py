"""One page of every kind: where the URLs of the site are, and which page stands for its kind."""

from __future__ import annotations

from pathlib import Path

from community_events.editions import EDITIONS

#: Kind of page → where its pages are. The fullest page of a kind is the one looked at.
PAGE_KINDS = {
    "home": "index.html",
    "event": "events/*/*/index.html",
    "areas": "areas/index.html",
    "area": "areas/*/index.html",
    "categories": "categories/index.html",
    "category": "categories/*/index.html",
    "organizers": "organizers/index.html",
    "organizer": "organizers/*/index.html",
    "venues": "venues/index.html",
    "venue": "venues/*/index.html",
    "racks": "racks/index.html",
    "rack": "racks/*/index.html",
    "all series": "series/index.html",
    "series": "series/*/index.html",
    "places": "places/index.html",
    "month": "months/*/index.html",
    "opportunities": "opportunities/index.html",
    "opportunity": "opportunities/*/*/index.html",
    "news": "news/index.html",
    "news item": "news/*/index.html",
    "about": "about/index.html",
    "policy": "policy/index.html",
    "accessibility": "accessibility/index.html",
    "subscribe": "subscribe/index.html",
    "map": "map/index.html",
    "month as text": "text/*/index.html",
    "embed": "embed/*/*/index.html",
    "search": "search/index.html",
    "find": "find/index.html",
    "common question": "find/*/index.html",
    "not found": "404.html",
    **{
        f"event ({edition.slug})": f"{edition.prefix[1:]}/events/*/*/index.html"
        for edition in EDITIONS
        if edition.prefix
    },
}


def find_page(output: Path, kind: str) -> str | None:
    """Return the path under the site's address of the fullest page of ``kind``, if there is one."""
    found = sorted(output.glob(PAGE_KINDS[kind]), key=lambda path: (-path.stat().st_size, path))
    if not found:
        return None
    return "/" + found[0].relative_to(output).as_posix().removesuffix("index.html")
