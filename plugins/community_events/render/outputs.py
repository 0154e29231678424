"""Everything that a site consists of: one row for each output.

To add an output: a module that yields Artifacts, and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from community_events.artifacts import Artifact, make_artifact
from community_events.editions import JAPANESE, Edition, editions_of
from community_events.feeds import build_feeds
from community_events.index import Index, build_index
from community_events.model.catalog import Catalog
from community_events.model.feed import Feed
from community_events.render.companions import (
    event_artifacts,
    feed_artifacts,
    make_parts,
    offer_artifacts,
    site_card,
)
from community_events.render.dataschema import render_events_schema
from community_events.render.eventlist import render_events_csv
from community_events.render.hourwords import retell
from community_events.render.languages import tongue_of
from community_events.render.localprints import local_artifacts, make_local_prints
from community_events.render.machines import machine_artifacts
from community_events.render.opendata import render_events_json
from community_events.render.pages.doors import door_pages
from community_events.render.pages.embeds import embed_pages
from community_events.render.pages.events import event_pages
from community_events.render.pages.find import facet_pages, find_page, search_page
from community_events.render.pages.frame import Frame, make_site_view
from community_events.render.pages.home import home_page
from community_events.render.pages.lists import feed_pages
from community_events.render.pages.map import map_page
from community_events.render.pages.months import by_month_of, month_pages
from community_events.render.pages.plaintext import text_month_pages
from community_events.render.pages.rackchanges import rack_changes_pages
from community_events.render.pages.rounds import print_page
from community_events.render.pages.subscribing import subscribe_page
from community_events.render.pages.texts import (
    missing_page,
    news_pages,
    opportunity_pages,
    text_pages,
)
from community_events.render.placelists import (
    render_organizers_csv,
    render_racks_csv,
    render_venues_csv,
)
from community_events.render.quoting import quote_index
from community_events.render.rackprints import rack_artifacts
from community_events.render.readings import make_readings
from community_events.render.renditions import picture_artifacts
from community_events.render.search import search_artifacts
from community_events.render.staffprints import staff_artifacts
from community_events.render.stamps import feed_stamp, page_stamp
from community_events.render.views import PageView
from community_events.site import Site

PAGES: tuple[Callable[[Frame], Iterator[Artifact]], ...] = (
    home_page,
    event_pages,
    feed_pages,
    rack_changes_pages,
    door_pages,
    month_pages,
    opportunity_pages,
    news_pages,
    text_pages,
    text_month_pages,
    subscribe_page,
    map_page,
    embed_pages,
    print_page,
    missing_page,
    search_page,
    find_page,
    facet_pages,
)


def site_artifacts(catalog: Catalog, site: Site, now: datetime) -> tuple[Artifact, ...]:
    """Return every file of the site as it stands at ``now``."""
    catalog = retell(catalog, hours24=site.hours24)
    index = build_index(catalog, site, now)
    feeds = build_feeds(catalog, site.name)
    parts = make_parts(index)
    prints = make_local_prints(feeds, by_month_of(index), index)
    frames = [
        replace(make_frame(e, index, feeds, now, parts.flyers), prints=prints)
        for e in editions_of(site.editions)
    ]
    pages = [artifact for frame in frames for artifact in edition_pages(frame)]
    return (
        *pages,
        *feed_artifacts(feeds, parts),
        *event_artifacts(parts),
        *offer_artifacts(index),
        *local_artifacts(prints),
        *rack_artifacts(feeds, index),
        *picture_artifacts(catalog),
        site_card(index),
        *staff_artifacts(index),
        *data_artifacts(index),
        *search_artifacts(frames[0], feed_stamp()),
        *machine_artifacts(_listed(pages), site, page_stamp(site.theme)),
    )


def make_frame(
    edition: Edition,
    index: Index,
    feeds: tuple[Feed, ...],
    now: datetime,
    flyers: Mapping[str, tuple[Artifact, ...]],
) -> Frame:
    """Return what the pages of ``edition`` stand in; ``flyers``: by event, where there are any."""
    tongue = tongue_of(edition, index.site.theme, hours24=index.site.hours24)
    quoted = quote_index(index, tongue)
    return Frame(
        index=quoted,
        feeds=feeds,
        site_view=make_site_view(quoted, now, tongue),
        stamp=page_stamp(index.site.theme),
        tongue=tongue,
        editions=editions_of(index.site.editions),
        flyers=flyers,
        readings=make_readings(index.catalog, index.site.theme) if edition.ruby else (),
    )


def edition_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield the pages that the edition has; files beside them are made once, for the Japanese ones."""
    edition = frame.edition
    for make in PAGES:
        for artifact in make(frame):
            page = artifact.arguments[1] if len(artifact.arguments) > 1 else None
            if edition is JAPANESE or (isinstance(page, PageView) and edition.has(page.path)):
                yield artifact


def data_artifacts(index: Index) -> Iterator[Artifact]:
    """Yield the open data."""
    catalog, site, dates = index.catalog, index.site, dict(index.occurrences)
    window, today = index.window, index.today
    rows: tuple[tuple[str, Callable[..., bytes], tuple[object, ...]], ...] = (
        ("events.json", render_events_json, (catalog, dates, site, window, today)),
        ("events.schema.json", render_events_schema, (site,)),
        ("events.csv", render_events_csv, (catalog, dates, site, window)),
        ("venues.csv", render_venues_csv, (catalog, site)),
        ("racks.csv", render_racks_csv, (catalog, site)),
        ("organizers.csv", render_organizers_csv, (catalog, site)),
    )
    for name, render, arguments in rows:
        yield make_artifact(f"/data/{name}", feed_stamp(), render, *arguments)


def _listed(pages: list[Artifact]) -> Iterator[str]:
    """Yield the paths that search engines may list: no samples, no 404."""
    for artifact in sorted(pages, key=lambda a: a.path):
        page = artifact.arguments[1]
        if not getattr(page, "noindex", False):
            yield "/" + artifact.path.removesuffix("index.html")
