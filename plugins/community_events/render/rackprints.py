"""What is printed for a rack besides flyers and its sheet: its permanent card, and a paper for each week.

The rule this module keeps: paper that hangs for years depends on nothing that changes from day to day.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from community_events.artifacts import Artifact, make_artifact
from community_events.feeds import feeds_of
from community_events.history import UNKNOWN
from community_events.index import Index
from community_events.model.feed import Feed
from community_events.model.records import Rack
from community_events.rackchanges import build_rack_changes, newest_change
from community_events.render.rackcard import RackCardView, render_rack_card
from community_events.render.rackweeks import week_feed, week_items, week_view, weeks_of
from community_events.render.rss import render_week_feed
from community_events.render.sheet import render_sheet
from community_events.render.stamps import feed_stamp, print_stamp
from community_events.render.typeset import PrintTheme
from community_events.site import Site


def rack_artifacts(feeds: tuple[Feed, ...], index: Index) -> Iterator[Artifact]:
    """Yield the papers of every rack that are not those of its Feed, and the feed of the weeks."""
    site = index.site
    theme = PrintTheme(templates=Path(site.theme) / "print", fonts=Path(site.theme) / "fonts")
    for feed in feeds_of(feeds, "rack"):
        slug, rack = feed.slug, index.catalog.racks[feed.slug]
        yield make_artifact(
            f"/racks/{slug}/card.pdf",
            print_stamp(site.theme),
            render_rack_card,
            card_view(rack, site),
            theme,
        )
        changes = build_rack_changes(rack, index, feed.events)
        newest = newest_change(changes, index.today)
        weeks = {
            week: make_artifact(
                week.path(slug),
                print_stamp(site.theme),
                render_sheet,
                week_view(rack, feed, week, newest, index),
                theme,
            )
            for week in weeks_of(rack, index)
        }
        yield from weeks.values()
        items = week_items(rack, feed, index)
        yield make_artifact(
            f"{feed.path}week.xml",
            feed_stamp(),
            render_week_feed,
            week_feed(feed),
            items,
            site,
            measures=tuple(
                paper for paper in weeks.values() if f"/{paper.path}" in {i.flyer for i in items}
            ),
        )


def card_view(rack: Rack, site: Site) -> RackCardView:
    """Return what the card of a rack says."""
    return RackCardView(
        name=rack.title,
        kana=rack.kana,
        url=site.absolute(f"/racks/{rack.slug}/"),
        created=UNKNOWN,
        site_name=site.name,
        mark="見本" if rack.sample else "",
        lang=site.language,
    )
