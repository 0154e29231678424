"""From the Index to what the sheet of a rack says."""

from __future__ import annotations

from dataclasses import replace

from community_events.index import Index
from community_events.model.feed import Feed
from community_events.model.records import Rack
from community_events.render.racksheet import OffRow, RackSheetView
from community_events.render.sheetviews import sheet_view
from community_events.takeoff import Ending, TakeOff, what_to_take_off
from community_events.wording import day_text, status_word

_WHY = {
    Ending.OVER: "{day}に終わりました",
    Ending.OFF: "{day}は{word}です",
    Ending.REMOVED: "載せるのをやめました",
}


def rack_sheet_view(rack: Rack, feed: Feed, index: Index) -> RackSheetView:
    """Return the coming two weeks and what goes today; its code leads to what changed since today."""
    page = index.site.absolute(feed.path)
    sheet = replace(
        sheet_view(feed, index),
        url=f"{page}changes/#{index.today.isoformat()}",
        short_address=page.split("://", 1)[-1],
    )
    return RackSheetView(
        sheet=sheet, off=tuple(_row(one) for one in what_to_take_off(rack, feed, index))
    )


def _row(one: TakeOff) -> OffRow:
    why = _WHY[one.ending].format(day=day_text(one.day), word=status_word(one.status))
    title = one.event.short_title or one.event.title
    return OffRow(title=title, why=why, mark="見本" if one.event.sample else "")
