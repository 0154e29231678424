"""From a round to its print sets: the whole round, each rack, each district with more than one rack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from community_events.feeds import build_feeds, feeds_of
from community_events.index import Index
from community_events.model.records import Ring
from community_events.rackchanges import build_rack_changes, newest_change
from community_events.render.flyer import FlyerSize, FlyerView
from community_events.render.flyerviews import flyer_view
from community_events.render.picking import PickingView
from community_events.render.pickingviews import flyer_size
from community_events.render.printset import PrintSet
from community_events.render.rackweeks import Week, week_view
from community_events.render.sheet import SheetView
from community_events.rounds import Item, Packet, Round


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedSet:
    """A set and where it lies; ``subject``: 「すべての店」, or the rack's or district's name."""

    path: str
    kind: str
    slug: str
    subject: str
    view: PrintSet
    copies: int


def print_sets(plan: Round, picking: PickingView, index: Index) -> tuple[OfferedSet, ...]:
    """Return the sets of a round: all, then by rack in the order of the way, then by district."""
    folder, paper, flyer = f"/print/{plan.name}/", _papers(plan, index), _flyers(index)
    catalog = index.catalog

    def offered(kind: str, slug: str, subject: str, packets: tuple[Packet, ...]) -> OfferedSet:
        items = Round(week=plan.week, packets=packets).items
        return OfferedSet(
            path=f"{folder}{kind}/{slug}.pdf" if slug else f"{folder}all.pdf",
            kind=kind,
            slug=slug,
            subject=subject,
            view=PrintSet(
                title=f"{subject} {plan.name}（{index.site.name}）",
                created=picking.created,
                list=None if slug else picking,
                papers=tuple(paper(packet) for packet in packets),
                flyers=tuple(flyer(item) for item in items),
            ),
            copies=sum(packet.copies + 1 for packet in packets),
        )

    def found() -> Iterator[OfferedSet]:
        if plan.packets:
            yield offered("all", "", "すべての店", plan.packets)
        for packet in plan.packets:
            yield offered("racks", packet.rack, catalog.racks[packet.rack].title, (packet,))
        for slug, area in catalog.areas.items():
            own = tuple(p for p in plan.packets if slug in catalog.racks[p.rack].area)
            if area.ring is Ring.DISTRICT and len(own) > 1:
                yield offered("areas", slug, area.title, own)

    return tuple(found())


def _papers(plan: Round, index: Index) -> Callable[[Packet], SheetView]:
    feeds = {f.slug: f for f in feeds_of(build_feeds(index.catalog, index.site.name), "rack")}

    def paper(packet: Packet) -> SheetView:
        rack, feed = index.catalog.racks[packet.rack], feeds[packet.rack]
        newest = newest_change(build_rack_changes(rack, index, feed.events), index.today)
        return week_view(rack, feed, Week(monday=plan.week), newest, index)

    return cache(paper)


def _flyers(index: Index) -> Callable[[Item], tuple[FlyerView, FlyerSize]]:
    view = cache(lambda event: flyer_view(event, index))
    return lambda item: (view(item.event), flyer_size(item.size))
