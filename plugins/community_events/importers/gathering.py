"""All files of one import → the entries to write and what there is to say about them.

The rules this module keeps: an event that is told twice becomes one entry, and the second is named;
two events whose IDs differ only in signs that no address has do not share one; the order of the
files decides nothing but which of two equals is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from community_events.decode import DecodeContext
from community_events.importers.fit import Unfit, fit_event
from community_events.importers.identity import digest_slug, event_identity, event_slug
from community_events.importers.items import Exact, Item, Reading, Refusal
from community_events.importers.settling import places_told, settle
from community_events.importers.shelf import NOWHERE, Shelf
from community_events.model.records import Kind
from community_events.paths import judge_path

_VENUE_FACTS = {"address": "住所", "position": "位置"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What was imported and should be looked at."""

    where: str
    title: str
    reason: str


@dataclass(slots=True, kw_only=True)
class Gathered:
    """``entries``: path → text. ``told_by``: path of an event → name of its file.

    ``count``: rows and events that the files hold.
    """

    entries: dict[str, str] = field(default_factory=dict)
    told_by: dict[str, str] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    count: int = 0
    events: int = 0


def gather(
    readings: Iterable[Reading],
    shelf: Shelf,
    context: DecodeContext,
    *,
    organizer: str = "",
    used_uids: Mapping[str, str] | None = None,
) -> Gathered:
    """Return all entries. ``organizer``: under whom they all go. ``used_uids``: uid → path in DIR."""
    gathered = Gathered()
    taken: dict[str, Item] = {}
    uids = dict(used_uids or {})
    readings = tuple(readings)
    items = (item for reading in readings for item in reading.items)
    shelf.told = places_told(items, context.vocabulary.access)
    for reading in readings:
        gathered.count += reading.count
        gathered.refusals += reading.refusals
        for item in reading.items:
            _add(item, gathered, taken, uids, shelf, context, organizer)
        new = gathered.entries.keys() - gathered.told_by.keys()
        gathered.told_by |= dict.fromkeys(new, reading.name)
    gathered.events = len(gathered.entries)
    gathered.entries |= shelf.made
    return gathered


def _add(
    item: Item,
    gathered: Gathered,
    taken: dict[str, Item],
    uids: dict[str, str],
    shelf: Shelf,
    context: DecodeContext,
    organizer: str,
) -> None:
    if item.exact is not None:
        if not _add_exact(item, item.exact, gathered, taken, uids, shelf, context, organizer):
            gathered.refusals += item.exact.refused
            for one in item.exact.otherwise:
                _add(one, gathered, taken, uids, shelf, context, organizer)
        return
    folder = shelf.organizer(item.organizer, slug=organizer)
    path = f"events/{folder}/{event_slug(item)}.md"
    first = taken.get(path)
    if first is not None and event_identity(first) != event_identity(item):
        path = f"events/{folder}/{digest_slug(Kind.EVENT, *event_identity(item))}.md"
        first = taken.get(path)
    if first is not None:
        if replace(first, where=item.where) != item:
            reason = f"{first.where} と同じ催しです。初めのほうを取り込みました"
            gathered.refusals.append(
                Refusal(where=item.where, title=item.title, cause="told-twice", reason=reason)
            )
        return
    try:
        ready, doubts = _resolve(item, path, folder, uids, shelf, organizer)
        fitted = fit_event(path, ready, context)
    except Unfit as unfit:
        gathered.refusals.append(
            Refusal(where=item.where, title=item.title, cause="unfit", reason=str(unfit))
        )
        return
    taken[path] = item
    gathered.entries[path] = fitted.text
    doubts += [f"「{'」「'.join(fitted.moved)}」は本文に移しました"] if fitted.moved else []
    gathered.doubts += [Doubt(where=item.where, title=item.title, reason=d) for d in doubts]


def _add_exact(
    item: Item,
    exact: Exact,
    gathered: Gathered,
    taken: dict[str, Item],
    uids: dict[str, str],
    shelf: Shelf,
    context: DecodeContext,
    organizer: str,
) -> bool:
    """Add an Event of an export of such a site as it was; return whether that can be done."""
    made, values = dict(shelf.made), dict(shelf.values)
    try:
        folder, is_called = organizer, shelf.is_called(organizer, item.organizer)
        if not organizer:
            folder, is_called = shelf.organizer_at(exact.folder, item.organizer)
        path = f"events/{folder}/{exact.slug}.md"
        if path in taken or uids.get(item.uid, path) != path or judge_path(path):
            raise Unfit(path)
        ready, doubts = settle(item, exact, shelf), []
        if not is_called:
            doubts.append(f"主催「{item.organizer}」は、団体 {folder} の名前と違います")
            ready = replace(ready, values={**ready.values, "host": item.organizer, "review": True})
        fitted = fit_event(path, ready, context)
    except Unfit:
        shelf.made, shelf.values = made, values
        return False
    taken[path], uids[item.uid] = item, path
    gathered.entries[path] = fitted.text
    doubts += [f"「{'」「'.join(fitted.moved)}」は本文に移しました"] if fitted.moved else []
    gathered.doubts += [Doubt(where=item.where, title=item.title, reason=d) for d in doubts]
    return True


def _resolve(
    item: Item, path: str, folder: str, uids: dict[str, str], shelf: Shelf, organizer: str
) -> tuple[Item, list[str]]:
    """Return the Item with slugs for its venue, and what to say of it."""
    values, rest, doubts = dict(item.values), list(item.rest), list(item.doubts)
    place = item.place
    if place is None and "online" not in values:
        place = NOWHERE
        doubts.append("会場が書かれていません")
    if place is not None:
        slug, told = shelf.venue(place)
        values["venue"] = (slug,)
        for name, label in _VENUE_FACTS.items():
            own = place.values.get(name)
            if own is not None and own != told.get(name):
                rest.append((f"会場の{label}", _words(own)))
    if organizer and item.organizer and not shelf.is_called(organizer, item.organizer):
        values.setdefault("host", item.organizer)
    uid = str(values.get("uid", ""))
    if uid and uids.setdefault(uid, path) != path:
        del values["uid"]
        doubts.append(f"UID「{uid}」は {uids[uid]} にもあるので、書きませんでした")
    if doubts:
        values["review"] = True
    return replace(item, values=values, rest=tuple(rest)), doubts


def _words(value: object) -> str:
    latitude, longitude = getattr(value, "latitude", None), getattr(value, "longitude", None)
    return str(value) if latitude is None else f"{latitude}, {longitude}"
