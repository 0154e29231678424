"""The rows of a table → Items.

The rule this module keeps: rows with one ID, or one title on one day in one place, are one event
with the dates of all of them; what a later row says otherwise is kept in the body, with its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from community_events.decode.texts import fold
from community_events.importers.cells import plain
from community_events.importers.date_words import single_text
from community_events.importers.days import read_dates
from community_events.importers.entry_text import value_words
from community_events.importers.items import Item, Reading, Refusal, one_line
from community_events.importers.records import Row, Table
from community_events.importers.row_values import read_place, read_standing, read_values
from community_events.model.records import Kind, Vocabulary
from community_events.model.recurrence import Recurrence, Single
from community_events.occurrences import moment_key

_ONLINE = re.compile(r"オンライン|リモート|zoom|teams|webex|youtube|https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReader:
    """``name``: of the file, for messages."""

    name: str
    today: date
    vocabulary: Vocabulary

    def read(self, table: Table) -> Reading:
        """Return the events of a table; rows that tell of one event become one Item."""
        items: dict[tuple[str, ...], Item] = {}
        refusals: list[Refusal] = []
        for row in table.rows:
            item = self._item(row, table)
            if isinstance(item, Refusal):
                refusals.append(item)
                continue
            key = _same_event(item)
            items[key] = _join(items[key], item, self.vocabulary) if key in items else item
        return Reading(items=tuple(items.values()), refusals=tuple(refusals), count=len(table.rows))

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
        row.take("uid")
        uid = plain(row.cells.get("uid", ""))
        return Item(
            where=where,
            uid=uid,
            title=title,
            organizer=one_line(row.take("organizer")),
            place=place,
            recurrence=dates.recurrence,
            values={k: v for k, v in values.items() if v not in (None, "", ())},
            text=row.take("text"),
            rest=(*((("ID", uid),) if uid else ()), *row.rest()),
            doubts=dates.doubts,
        )


def _same_event(item: Item) -> tuple[str, ...]:
    first = item.recurrence.parts[0].start if item.recurrence.parts else None
    day = "" if first is None else f"{first:%Y-%m-%d}"
    place = item.place.name if item.place else ""
    return (item.uid, fold(item.title), "" if item.uid else day, "" if item.uid else fold(place))


def _join(one: Item, other: Item, vocabulary: Vocabulary) -> Item:
    """Return both rows as one event: the dates of both, and what only the second says in the body."""
    starts = {part.start for part in one.recurrence.parts}
    new = [part for part in other.recurrence.parts if part.start not in starts]
    ordered = sorted((*one.recurrence.parts, *new), key=lambda part: moment_key(part.start))
    told = {text for _, text in one.rest} | {one.text}
    more = [(f"{label}（{other.where}）", text) for label, text in other.rest if text not in told]
    if other.text and other.text not in told:
        more.append((f"説明（{other.where}）", other.text))
    for name, value in other.values.items():
        if name not in ("status", "status_reason") and one.values.get(name) != value:
            label, words = value_words(Kind.EVENT, name, value, vocabulary)
            more.append((f"{label}（{other.where}）", words))
    more += [  # an entry has one start once; the other end is for somebody to look at
        (f"日時（{other.where}）", single_text(part.start, part.end))
        for part in other.recurrence.parts
        if isinstance(part, Single) and part.start in starts and part not in one.recurrence.parts
    ]
    if other.place and one.place != other.place:
        more.append((f"会場（{other.where}）", other.place.name))
    differs = [f"{other.where} と違うところを本文に残しました"] if more else []
    return replace(
        one,
        recurrence=Recurrence(parts=tuple(ordered)),
        rest=(*one.rest, *more),
        doubts=tuple(dict.fromkeys((*one.doubts, *other.doubts, *differs))),
    )
