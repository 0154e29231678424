"""One page of every kind, in every edition: where the URLs are, and which page stands for its kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from community_events.editions import EDITIONS, Edition

#: Kind of page → where its pages are. The fullest page of a kind is the one looked at.
PAGE_KINDS = {
    "home": "index.html",
    "event": "events/*/*/index.html",
    "areas": "areas/index.html",
    "area": "areas/*/index.html",
    "categories": "categories/index.html",
    "area and category": "areas/*/*/index.html",
    "category": "categories/*/index.html",
    "organizers": "organizers/index.html",
    "organizer": "organizers/*/index.html",
    "venues": "venues/index.html",
    "venue": "venues/*/index.html",
    "racks": "racks/index.html",
    "rack": "racks/*/index.html",
    "changes of a rack": "racks/*/changes/index.html",
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
    "print": "print/index.html",
    "month as text": "text/*/index.html",
    "embeds": "embed/index.html",
    "embed": "embed/*/*/index.html",
    "search": "search/index.html",
    "find": "find/index.html",
    "common question": "find/*/index.html",
    "not found": "404.html",
}


def editions_in(output: Path) -> tuple[Edition, ...]:
    """Return the editions that were built into ``output``, the Japanese one first."""
    return tuple(one for one in EDITIONS if (output / one.prefix[1:] / "index.html").is_file())


def pages_of_kind(output: Path, kind: str, prefix: str = "") -> list[str]:
    """Return the paths under the site's address of the pages of ``kind``, the fullest first."""
    found = (output / prefix[1:]).glob(PAGE_KINDS[kind])
    return [
        "/" + path.relative_to(output).as_posix().removesuffix("index.html")
        for path in sorted(found, key=lambda path: (-path.stat().st_size, path))
    ]


def find_page(output: Path, kind: str, prefix: str = "") -> str | None:
    """Return the path of the fullest page of ``kind`` in the edition at ``prefix``, if there is one."""
    return next(iter(pages_of_kind(output, kind, prefix)), None)


def pages_of_no_kind(output: Path) -> Iterator[str]:
    """Yield the pages that no row of ``PAGE_KINDS`` knows: nobody looks at them."""
    known = {
        path
        for edition in editions_in(output)
        for kind in PAGE_KINDS
        for path in pages_of_kind(output, kind, edition.prefix)
    }
    for path in sorted(output.rglob("*.html")):
        page = "/" + path.relative_to(output).as_posix().removesuffix("index.html")
        if page not in known:
            yield page
