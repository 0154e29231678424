"""From a round to what its picking list and labels say."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from community_events.clock import TOKYO, day_of
from community_events.index import Index
from community_events.render.flyer import FLYER_SIZES, FlyerSize
from community_events.render.picking import PickingItem, PickingStop, PickingView
from community_events.rounds import Item, Packet, Round, at_week
from community_events.wording import day_text, mark_title

SHEET = "一覧（この週の催し）"


def picking_view(plan: Round, index: Index) -> PickingView:
    """Return what the list of a round says."""
    site, last = index.site, plan.week + timedelta(days=6)
    then = at_week(index, plan.week)
    stops = tuple(_stop(n, packet, plan.name, then) for n, packet in enumerate(plan.packets, 1))
    return PickingView(
        week=plan.name,
        period=f"{day_text(plan.week, with_year=True)}から{day_text(last)}まで",
        url=site.absolute("/print/"),
        created=datetime.combine(plan.week, time(0), TOKYO),
        site_name=site.name,
        stops=stops,
        runs=(
            PickingItem(title=f"店ごとの{SHEET}", size="A4", copies=len(stops)),
            *(_item(item, then) for item in plan.items),
        ),
    )


def _stop(number: int, packet: Packet, week: str, index: Index) -> PickingStop:
    catalog = index.catalog
    rack = catalog.racks[packet.rack]
    sheet = PickingItem(title=SHEET, size="A4", copies=1, path=f"/racks/{rack.slug}/{week}.pdf")
    hours = (rack.hours_sentence, rack.hours_note)
    return PickingStop(
        number=number,
        slug=rack.slug,
        name=rack.title,
        mark="見本" if rack.sample else "",
        kana=rack.kana,
        area="・".join(catalog.areas[slug].title for slug in rack.area),
        address=rack.address,
        hours=" ".join(text for text in hours if text),
        items=(sheet, *(_item(item, index) for item in packet.items)),
        left_out=tuple(_title(key, index) for key in packet.left_out),
    )


def _item(item: Item, index: Index) -> PickingItem:
    coming = [o for o in index.upcoming((item.event,)) if o.takes_place]
    return PickingItem(
        title=_title(item.event, index),
        size=item.size,
        copies=item.copies,
        day=day_text(max(day_of(coming[0].start), index.today)) if coming else "",
        path=f"/events/{item.event}/{flyer_file(item.size)}",
    )


def flyer_file(size: str) -> str:
    """Return the file of the flyer for paper of ``size`` (``A5``)."""
    return flyer_size(size).file


def flyer_size(size: str) -> FlyerSize:
    """Return the flyer for paper of ``size``; KeyError when there is none: a mistake of ours."""
    return {one.name.upper(): one for one in FLYER_SIZES}[size]


def _title(key: str, index: Index) -> str:
    event = index.catalog.events[key]
    return mark_title(event.short_title or event.title, event.status, event.sample)
