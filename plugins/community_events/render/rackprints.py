"""What is printed for a rack besides flyers: its permanent card.

The rule this module keeps: paper that hangs for years depends on nothing that changes from day to day.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from community_events.artifacts import Artifact, make_artifact
from community_events.history import UNKNOWN
from community_events.index import Index
from community_events.model.records import Rack
from community_events.render.rackcard import RackCardView, render_rack_card
from community_events.render.stamps import print_stamp
from community_events.render.typeset import PrintTheme
from community_events.site import Site


def rack_artifacts(index: Index) -> Iterator[Artifact]:
    """Yield the papers of every rack that are not those of its Feed."""
    site = index.site
    theme = PrintTheme(templates=Path(site.theme) / "print", fonts=Path(site.theme) / "fonts")
    for slug, rack in index.catalog.racks.items():
        yield make_artifact(
            f"/racks/{slug}/card.pdf",
            print_stamp(site.theme),
            render_rack_card,
            card_view(rack, site),
            theme,
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
