"""Several rows of a table that tell of one event → one Item.

The rules this module keeps: the event has the dates of all its rows; a row that is cancelled cancels
its own dates and no others; an entry has a start once; whatever a row says otherwise than the first
is kept in the body, with its line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from community_events.clock import day_of
from community_events.importers.date_words import single_text
from community_events.importers.entry_text import value_words
from community_events.importers.items import Item
from community_events.model.records import Kind, Vocabulary
from community_events.model.recurrence import Moment, Override, Part, Recurrence, Single, Status
from community_events.occurrences import expand_part, moment_key

_STANDING = ("status", "status_reason")
# What a row can say of its own dates without naming another one.
_OF_A_DAY = (Status.CANCELLED, Status.POSTPONED, Status.ONLINE)


def join_rows(rows: Sequence[Item], vocabulary: Vocabulary) -> Item:
    """Return the one event of ``rows``, which is not empty."""
    one, *others = rows
    if not others:
        return one
    known: set[Moment] = set()
    parts: list[Part] = []
    rest, doubts = list(one.rest), list(one.doubts)
    for row in rows:
        new, doubled = _new_parts(row, known)
        parts += new
        if row is not one:
            more = [*_otherwise(one, row, vocabulary), *doubled]
            rest += more
            doubts += row.doubts
            doubts += [f"{row.where} と違うところを本文に残しました"] if more else []
    values = dict(one.values)
    overrides: tuple[Override, ...] = ()
    if len({row.values.get("status", Status.SCHEDULED) for row in rows}) > 1:
        values = {name: value for name, value in values.items() if name not in _STANDING}
        overrides = tuple(o for row in rows for o in _of_its_days(row))
    return replace(
        one,
        values=values,
        recurrence=Recurrence(parts=tuple(sorted(parts, key=lambda p: moment_key(p.start)))),
        overrides=overrides,
        rest=tuple(rest),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _new_parts(row: Item, known: set[Moment]) -> tuple[list[Part], list[tuple[str, str]]]:
    """Return the parts whose starts no row before has, and in words those that one has."""
    new: list[Part] = []
    doubled: list[tuple[str, str]] = []
    for part in row.recurrence.parts:
        told = expand_part(part, None)
        if not {start for start, _ in told} & known:
            new.append(part)
        else:
            new += [Single(start=start, end=end) for start, end in told if start not in known]
            same = [single_text(start, end) for start, end in told if start in known]
            doubled.append((f"日時（{row.where}）", "\n".join(same)))
        known |= {start for start, _ in told}
    return new, doubled


def _otherwise(one: Item, row: Item, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    told = {text for _, text in one.rest} | {one.text}
    more = [(f"{label}（{row.where}）", text) for label, text in row.rest if text not in told]
    if row.text and row.text not in told:
        more.append((f"説明（{row.where}）", row.text))
    for name, value in row.values.items():
        if name not in _STANDING and one.values.get(name) != value:
            label, words = value_words(Kind.EVENT, name, value, vocabulary)
            more.append((f"{label}（{row.where}）", words))
    if row.place and one.place != row.place:
        more.append((f"会場（{row.where}）", row.place.name))
    return more


def _of_its_days(row: Item) -> list[Override]:
    status = row.values.get("status")
    if not isinstance(status, Status) or status not in _OF_A_DAY:
        return []
    return [
        Override(
            day=day_of(start), time=start if isinstance(start, datetime) else None, status=status
        )
        for part in row.recurrence.parts
        for start, _ in expand_part(part, None)
    ]
