"""From decoded entries to the Catalog: references resolved, unique what must be unique.

The rules this module keeps: a name in an entry means the record with that slug or that registered
title; an entry with an error stays out, and so does one that cannot be without it (its organizer or
venue); any other reference to it is dropped with a warning. Nothing depends on the order of files.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from community_events.decode import Decoded
from community_events.diagnostics import Diagnostic, Label
from community_events.model.catalog import Catalog
from community_events.model.records import (
    Area,
    Event,
    Kind,
    Named,
    News,
    Opportunity,
    Organizer,
    Page,
    Rack,
    Record,
    Series,
    Venue,
    Vocabulary,
)
from community_events.model.recurrence import Override, Recurrence
from community_events.references import (
    NEEDED,
    Register,
    check_folder,
    find_record,
    refuse_circles,
    register_entries,
    resolve_names,
    unlink_names,
)
from community_events.schema import KEYS, Holds

RECORDS: dict[Kind, type[Record]] = {
    Kind.EVENT: Event,
    Kind.OPPORTUNITY: Opportunity,
    Kind.ORGANIZER: Organizer,
    Kind.VENUE: Venue,
    Kind.RACK: Rack,
    Kind.AREA: Area,
    Kind.SERIES: Series,
    Kind.PAGE: Page,
    Kind.NEWS: News,
}
# A record of a kind is made before those that cannot be without it.
_ORDER = (
    Kind.AREA,
    Kind.ORGANIZER,
    Kind.VENUE,
    Kind.SERIES,
    Kind.RACK,
    Kind.EVENT,
    Kind.OPPORTUNITY,
    Kind.PAGE,
    Kind.NEWS,
)
_FIELDS = {
    Kind.EVENT: "events",
    Kind.OPPORTUNITY: "opportunities",
    Kind.ORGANIZER: "organizers",
    Kind.VENUE: "venues",
    Kind.RACK: "racks",
    Kind.AREA: "areas",
    Kind.SERIES: "series",
    Kind.PAGE: "pages",
    Kind.NEWS: "news",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The Catalog, the entries it was made from (by record id), and everything that was found."""

    catalog: Catalog
    entries: Mapping[str, Decoded]
    diagnostics: tuple[Diagnostic, ...]
    left_out: tuple[str, ...]


def build_catalog(entries: Iterable[Decoded], vocabulary: Vocabulary, *, uid_domain: str) -> Linked:
    """Return the Catalog of all entries that hold together.

    Codes: unknown-venue, unknown-organizer … (one per kind), ambiguous-name, broken-reference,
    duplicate-uid, area-circle.
    """
    register = register_entries(entries)
    records: dict[Kind, dict[str, Record]] = {kind: {} for kind in Kind}
    linked: dict[str, Decoded] = {}
    for kind in _ORDER:
        for key, entry in register.entries[kind].items():
            values = _resolve(entry, register)
            if entry.is_valid and not values.get("draft"):
                record_id = f"{kind}/{key}"
                records[kind][key] = _make(kind, record_id, entry, values, uid_domain)
                linked[record_id] = entry
            else:
                register.valid[kind].discard(key)
    for kind, refuse in ((Kind.AREA, refuse_circles), (Kind.EVENT, _refuse_equal_uids)):
        for key in refuse(records[kind], register.entries[kind]):
            register.valid[kind].discard(key)
            del records[kind][key], linked[f"{kind}/{key}"]
    _drop_dangling(records, register)
    everyone = [entry for kind in _ORDER for entry in register.entries[kind].values()]
    fields: dict[str, Any] = {_FIELDS[kind]: records[kind] for kind in Kind}
    return Linked(
        catalog=Catalog(vocabulary=vocabulary, **fields),
        entries=linked,
        diagnostics=tuple(d for entry in everyone for d in entry.findings.found),
        left_out=tuple(entry.raw.shown for entry in everyone if not entry.is_valid),
    )


def without_samples(catalog: Catalog) -> Catalog:
    """Return the Catalog without entries marked 見本, but with those that a real entry stands on."""
    kept: dict[Kind, dict[str, Record]] = {
        kind: {k: r for k, r in getattr(catalog, name).items() if not r.sample}
        for kind, name in _FIELDS.items()
    }
    real = (*kept[Kind.EVENT].values(), *kept[Kind.OPPORTUNITY].values())
    organizers = {slug for series in kept[Kind.SERIES].values() for slug in _organizers(series)}
    needed = {
        Kind.ORGANIZER: organizers.union(*map(_organizers, real)),
        Kind.VENUE: {slug for record in real for slug in named_venues(record)},
    }
    for kind, slugs in needed.items():
        everyone: Mapping[str, Record] = getattr(catalog, _FIELDS[kind])
        kept[kind] = {k: r for k, r in everyone.items() if k in kept[kind] or k in slugs}
    fields: dict[str, Any] = {
        _FIELDS[kind]: {k: _prune(record, kind, kept) for k, record in records.items()}
        for kind, records in kept.items()
    }
    return replace(catalog, **fields)


def _organizers(record: Record) -> tuple[str, ...]:
    organizer: str | tuple[str, ...] = getattr(record, "organizer", ())
    return organizer if isinstance(organizer, tuple) else (organizer,)


def named_venues(record: Record) -> tuple[str, ...]:
    """Return the slugs of all venues where an Event or 出番 may be, of any session and any day."""
    own: tuple[str, ...] = getattr(record, "venue", ())
    if not isinstance(record, Event):
        return own
    sessions = (slug for part in record.recurrence.parts for slug in part.session.venue)
    return (*own, *sessions, *(override.venue for override in record.overrides))


def _resolve(entry: Decoded, register: Register) -> dict[str, Any]:
    """Return the values with slugs where names stood; findings go to the entry."""
    values: dict[str, Any] = dict(entry.values)
    slugs: dict[str, list[str]] = {}
    sessions: dict[str, str] = {}
    for reference in entry.references:
        slug = find_record(reference, entry, register)
        if slug and reference.attribute == "session":
            sessions[reference.text.text] = slug
        elif slug:
            slugs.setdefault(reference.attribute, []).append(slug)
    for attribute, found in slugs.items():
        many = isinstance(entry.values.get(attribute), tuple)
        values[attribute] = tuple(dict.fromkeys(found)) if many else found[0]
    for attribute, value in values.items():
        values[attribute] = resolve_names(value, register)
    if sessions and isinstance(values.get("recurrence"), Recurrence):
        values["recurrence"] = _with_session_venues(values["recurrence"], sessions)
    if entry.organizer:
        values["organizer"] = entry.organizer
        check_folder(entry, register)
    if host := values.get("host"):
        named = resolve_names(Named(name=host), register)
        values |= {"host": named.name, "host_slug": named.slug}
    if overrides := values.get("overrides"):
        values["overrides"] = tuple(_with_venue(override, register) for override in overrides)
    return values


def _with_session_venues(recurrence: Recurrence, slugs: Mapping[str, str]) -> Recurrence:
    parts = tuple(
        replace(
            part,
            session=replace(
                part.session,
                venue=tuple(slugs[name] for name in part.session.venue if name in slugs),
            ),
        )
        for part in recurrence.parts
    )
    return replace(recurrence, parts=parts)


def _with_venue(override: Override, register: Register) -> Override:
    keys = register.keys_of(Kind.VENUE, override.venue) if override.venue else []
    is_one = len(keys) == 1 and keys[0] in register.valid[Kind.VENUE]
    return replace(override, venue=keys[0]) if is_one else override


def _drop_dangling(records: Mapping[Kind, dict[str, Record]], register: Register) -> None:
    """Drop references to what was left out after it had been named; code: broken-reference.

    A rack is made before the events that it pins, an area before its neighbours.
    """
    for kind, found in records.items():
        for key, record in found.items():
            pruned = _prune(record, kind, records)
            if pruned != record:
                found[key] = pruned
                entry = register.entries[kind][key]
                for reference in entry.references:
                    if reference.target not in NEEDED:
                        find_record(reference, entry, register)


def _prune(record: Record, kind: Kind, records: Mapping[Kind, Container[str]]) -> Record:
    """Return the record without references to what is not among ``records``, but for its needs."""
    kept: dict[str, Any] = {}
    for key in KEYS[kind]:
        if key.target is None:
            continue
        value, there = getattr(record, key.name), records[key.target]
        if key.holds in (Holds.NAMED, Holds.EXHIBITORS):
            kept[key.name] = unlink_names(value, there)
        elif key.target in NEEDED:
            continue
        elif isinstance(value, tuple):
            kept[key.name] = tuple(slug for slug in value if slug in there)
        else:
            kept[key.name] = value if value in there else ""
    return replace(record, **kept)


def _make(
    kind: Kind, record_id: str, entry: Decoded, values: dict[str, Any], uid_domain: str
) -> Record:
    if kind is Kind.EVENT:
        values["uid"] = _uid(entry, values, uid_domain)
    return RECORDS[kind](id=record_id, slug=entry.slug, path=entry.raw.shown, **values)


def _uid(entry: Decoded, values: Mapping[str, Any], uid_domain: str) -> str:
    """Return the written ``uid``, else one derived from where the entry first was (RFC 7986 §5.3)."""
    if uid := values.get("uid"):
        return uid if "@" in uid else f"{uid}@{uid_domain}"
    first = next(iter(values.get("aliases", ())), f"events/{entry.key}")
    _, organizer, slug = ("/" + first.removesuffix(".md")).rsplit("/", 2)
    return f"{slug}.{organizer}@{uid_domain}"


def _refuse_equal_uids(
    events: Mapping[str, Record], entries: Mapping[str, Decoded]
) -> tuple[str, ...]:
    """Return the keys of events whose UID another one has already; code: duplicate-uid."""
    first: dict[str, str] = {}
    refused = []
    for key, event in sorted(events.items()):
        assert isinstance(event, Event)
        if (other := first.setdefault(event.uid, key)) != key:
            entry = entries[key]
            place = next((f for f in entry.raw.fields if f.name == "uid"), entry.raw.fields[0])
            entry.findings.error(
                "duplicate-uid",
                place.key.span(),
                f"カレンダーの番号（uid）「{event.uid}」は {entries[other].raw.shown} と同じです。"
                "別の番号にしてください。",
                related=(
                    Label(
                        span=entries[other].raw.fields[0].key.span(), text="こちらと同じ番号です"
                    ),
                ),
            )
            refused.append(key)
    return tuple(refused)
