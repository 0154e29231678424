"""The rows of a table → Items.

The rule this module keeps: rows with one ID, or one title on one day in one place, tell of one event
(``joining``); all others are events of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from community_events.decode import DecodeContext
from community_events.decode.texts import fold
from community_events.importers.cells import plain
from community_events.importers.days import read_dates
from community_events.importers.items import Item, Reading, Refusal, one_line
from community_events.importers.joining import join_rows
from community_events.importers.own_rows import is_own, read_own
from community_events.importers.records import Row, Table
from community_events.importers.row_values import read_place, read_standing, read_values
from community_events.importers.statuses import split_marks
from community_events.model.records import Vocabulary
from community_events.model.recurrence import Status

_ONLINE = re.compile(r"オンライン|リモート|zoom|teams|webex|youtube|https?://\S+", re.IGNORECASE)

# The ID of a table that is the UID of a calendar, as in our own open data.
_ICAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*@[A-Za-z0-9][A-Za-z0-9.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReader:
    """``name``: of the file, for messages."""

    name: str
    today: date
    vocabulary: Vocabulary

    def read(self, table: Table) -> Reading:
        """Return the events of a table; rows that tell of one event become one Item."""
        items: dict[tuple[str, ...], list[tuple[Row, Item]]] = {}
        refusals: list[Refusal] = []
        for row in table.rows:
            item = self._item(row, table)
            if isinstance(item, Refusal):
                refusals.append(item)
                continue
            key = _same_event(item)
            items.setdefault(key, []).append((row, item))
        joined = tuple(self._joined(told) for told in items.values())
        return Reading(items=joined, refusals=tuple(refusals), count=len(table.rows))

    def _joined(self, told: list[tuple[Row, Item]]) -> Item:
        """Return the one event of some rows, as our own export told it where it did."""
        joined = join_rows([item for _, item in told], self.vocabulary)
        rows = [row for row, _ in told]
        if not all(is_own(row) for row in rows):
            return joined
        own = DecodeContext(today=self.today, vocabulary=self.vocabulary, uid_domain="")
        return read_own(rows, joined.where, joined, own.when(), self.vocabulary) or joined

    def _item(self, row: Row, table: Table) -> Item | Refusal:
        where, title = f"{self.name} {row.line}行目", one_line(row.take("title"))
        if not title:
            return Refusal(where=where, cause="no-title", reason="題名がありません")
        dates = read_dates(row, table, self.today)
        if dates.problem:
            return Refusal(where=where, title=title, cause="no-date", reason=dates.problem)
        values = read_values(row, self.vocabulary)
        values |= read_standing(row, dates.open)
        place = read_place(row)
        if place is not None and _ONLINE.fullmatch(plain(place.name)):
            values["online"] = values.get("online") or place.name
            place = None
        uid = plain(row.take("uid"))
        if _ICAL.fullmatch(uid):
            values["uid"] = uid
        bare, said, values["sample"] = split_marks(title)
        if said is None or values.get("status", Status.SCHEDULED) is Status.SCHEDULED:
            title = bare
            values |= {"status": said} if said else {}
        return Item(
            where=where,
            uid=uid,
            title=title,
            organizer=one_line(row.take("organizer")),
            place=place,
            recurrence=dates.recurrence,
            values={k: v for k, v in values.items() if v not in (None, "", (), False)},
            text=row.take("text"),
            rest=(*((("ID", uid),) if uid and "uid" not in values else ()), *row.rest()),
            doubts=dates.doubts,
        )


def _same_event(item: Item) -> tuple[str, ...]:
    first = item.recurrence.parts[0].start if item.recurrence.parts else None
    day = "" if first is None else f"{first:%Y-%m-%d}"
    place = item.place.name if item.place else ""
    return (item.uid, fold(item.title), "" if item.uid else day, "" if item.uid else fold(place))
