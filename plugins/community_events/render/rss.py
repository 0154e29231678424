"""A Feed as RSS 2.0 and as Atom, by feedgen.

The rules this module keeps: the same items give the same bytes, so every date that feedgen would
take from the clock is set; items keep the order in which they come. What feedgen does otherwise is
named at the line that turns it round.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any, TypeAlias

from feedgen.feed import FeedGenerator

from community_events.announcements import paragraph
from community_events.history import UNKNOWN
from community_events.model.feed import Announcement, Feed
from community_events.render.evmodule import Enclosure, EvEntryExtension, EvExtension
from community_events.site import Site
from community_events.uids import TAG_YEAR

GENERATOR = "community-events"
REFRESH_MINUTES = 720
Sizes: TypeAlias = tuple[tuple[str, int], ...]
"""Path in the output and count of bytes."""
# feedgen changes the locale of the whole process while it writes a date: two threads at once would
# put back each other's.
_LOCALE = threading.Lock()


def render_week_feed(
    feed: Feed, items: tuple[Announcement, ...], site: Site, sizes: Sizes = ()
) -> bytes:
    """Return week.xml of a rack (RSS 2.0): one item for each week, with that week's paper."""
    return render_rss(feed, items, site, sizes, name="week.xml")


def render_rss(
    feed: Feed,
    items: tuple[Announcement, ...],
    site: Site,
    sizes: Sizes = (),
    *,
    name: str = "rss.xml",
) -> bytes:
    """Return rss.xml of ``feed`` (RSS 2.0, https://www.rssboard.org/rss-specification).

    ``items``: newest first, already selected. ``sizes``: of the flyers that go with them, by path;
    an item whose flyer is not among them has none.
    """
    own = _companion(feed, name, "application/rss+xml")
    generator = _generator(feed, items, site, own, sizes)
    generator.ttl(REFRESH_MINUTES)
    with _LOCALE:
        data: bytes = generator.rss_str(pretty=True)
    return data


def render_atom(
    feed: Feed, items: tuple[Announcement, ...], site: Site, sizes: Sizes = ()
) -> bytes:
    """Return atom.xml of ``feed`` (RFC 4287); ``items`` and ``sizes`` as in ``render_rss``."""
    own = _companion(feed, "atom.xml", "application/atom+xml")
    generator = _generator(feed, items, site, own, sizes)
    with _LOCALE:
        data: bytes = generator.atom_str(pretty=True)
    return data


def _companion(feed: Feed, name: str, media_type: str) -> dict[str, str]:
    return {"href": feed.path + name, "rel": "self", "type": media_type}


def _generator(
    feed: Feed,
    items: tuple[Announcement, ...],
    site: Site,
    own: Mapping[str, str],
    sizes: Sizes,
) -> Any:
    page = site.absolute(feed.path)
    generator = FeedGenerator()
    # dc:creator, for RSS <author> must be an e-mail address and feedgen drops one without; in Atom
    # the author has a name of its own.
    generator.load_extension("dc", atom=False, rss=True)
    generator.register_extension("ev", EvExtension, EvEntryExtension)
    # The feed stays the same one when the site moves (RFC 4287 §4.2.6.1).
    generator.id(f"tag:{site.uid_domain},{TAG_YEAR}:feed{feed.path}")
    generator.title(feed.title)
    # Required in RSS, and feedgen takes an empty one for a missing one.
    generator.description(feed.description or site.description or feed.title)
    # The last link is the channel's <link>, whatever its rel: the page comes last.
    generator.link(**{**own, "href": site.absolute(own["href"])})
    generator.link(href=page, rel="alternate", type="text/html")
    generator.language(site.language)
    generator.author(name=site.publisher or site.name)  # RFC 4287 §4.1.1: entries may lack one
    generator.generator(GENERATOR)  # without a version: an update is no news
    generator.docs("https://www.rssboard.org/rss-specification")
    # Else it is now. It also sets lastBuildDate.
    generator.updated(max((item.published for item in items), default=UNKNOWN))
    known = dict(sizes)
    for item in items:
        size = known.get(item.flyer.removeprefix("/"))
        flyer = Enclosure(address=site.absolute(item.flyer), size=size) if size else None
        _add_entry(generator, item, site, flyer)
    return generator


def _add_entry(generator: Any, item: Announcement, site: Site, flyer: Enclosure | None) -> None:
    entry = generator.add_entry(order="append")  # prepends otherwise
    entry.guid(item.guid, permalink=False)  # and Atom's id, an IRI (RFC 4287 §4.2.6)
    entry.title(item.title)
    entry.link(href=site.absolute(item.path), rel="alternate", type="text/html")
    # HTML in all: readers take an RSS description for HTML, and plain text with a < would be lost.
    # Never type="CDATA": it goes into Atom's type attribute and makes it invalid. RSS has the
    # content as content:encoded, for there is a description beside it.
    brief = paragraph((item.summary or item.text).split("\n"))
    entry.description(brief)
    entry.summary(brief, type="html")
    entry.content(item.html, type="html")
    entry.ev.tell(item, flyer)
    entry.published(item.published)
    entry.updated(item.published)  # else it is now
    if item.author:
        entry.author(name=item.author)
        entry.dc.dc_creator(item.author)
    for name in item.categories:
        entry.category(term=name)
