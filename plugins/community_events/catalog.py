"""From decoded entries to the Catalog: references resolved, unique what must be unique.

The rules this module keeps: a name in an entry means the record with that slug or that registered
title; an entry with an error stays out, and so does one that cannot be without it (its organizer or
venue); any other reference to it is dropped with a warning. Nothing depends on the order of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from community_events.decode import Decoded, Reference
from community_events.decode.texts import fold
from community_events.diagnostics import Diagnostic, Label
from community_events.history import revision_from_dates
from community_events.model.catalog import Catalog
from community_events.model.records import (
    Area,
    DayNames,
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
from community_events.schema import PLACES

RECORDS: dict[Kind, type[Record]] = {
    Kind.EVENT: Event, Kind.OPPORTUNITY: Opportunity, Kind.ORGANIZER: Organizer, Kind.VENUE: Venue,
    Kind.RACK: Rack, Kind.AREA: Area, Kind.SERIES: Series, Kind.PAGE: Page, Kind.NEWS: News,
}  # fmt: skip
# A record of a kind is made before those that cannot be without it.
_ORDER = (
    Kind.AREA, Kind.ORGANIZER, Kind.VENUE, Kind.SERIES, Kind.RACK, Kind.EVENT, Kind.OPPORTUNITY,
    Kind.PAGE, Kind.NEWS,
)  # fmt: skip
_NEEDED = (Kind.VENUE, Kind.ORGANIZER)
_FIELDS = {
    Kind.EVENT: "events", Kind.OPPORTUNITY: "opportunities", Kind.ORGANIZER: "organizers",
    Kind.VENUE: "venues", Kind.RACK: "racks", Kind.AREA: "areas", Kind.SERIES: "series",
    Kind.PAGE: "pages", Kind.NEWS: "news",
}  # fmt: skip
_NAMES = {place.kind: place.name for place in PLACES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The Catalog, the entries it was made from (by record id), and everything that was found."""

    catalog: Catalog
    entries: Mapping[str, Decoded]
    diagnostics: tuple[Diagnostic, ...]
    left_out: tuple[str, ...]


@dataclass(slots=True)
class _Register:
    """What entries there are, by every name under which they may be called."""

    entries: dict[Kind, dict[str, Decoded]]
    names: dict[Kind, dict[str, list[str]]]
    valid: dict[Kind, set[str]]


def build_catalog(entries: Iterable[Decoded], vocabulary: Vocabulary, *, uid_domain: str) -> Linked:
    """Return the Catalog of all entries that hold together.

    Codes: unknown-venue, unknown-organizer … (one per kind), ambiguous-name, broken-reference,
    duplicate-uid.
    """
    register = _register(entries)
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
    _refuse_equal_uids(records[Kind.EVENT], register.entries[Kind.EVENT])
    everyone = [entry for kind in _ORDER for entry in register.entries[kind].values()]
    revisions = {r.id: revision_from_dates(r.updated) for rs in records.values() for r in rs.values()}
    fields: dict[str, Any] = {_FIELDS[kind]: records[kind] for kind in Kind}
    return Linked(
        catalog=Catalog(vocabulary=vocabulary, revisions=revisions, **fields),
        entries=linked,
        diagnostics=tuple(d for entry in everyone for d in entry.findings.found),
        left_out=tuple(entry.raw.shown for entry in everyone if not entry.is_valid),
    )


def without_samples(catalog: Catalog) -> Catalog:
    """Return the Catalog without entries marked 見本, but with those that a real entry stands on."""
    events = {k: e for k, e in catalog.events.items() if not e.sample}
    opportunities = {k: o for k, o in catalog.opportunities.items() if not o.sample}
    needed = {
        "organizers": {r.organizer for r in (*events.values(), *opportunities.values())},
        "venues": {slug for r in (*events.values(), *opportunities.values()) for slug in r.venue},
    }
    kept: dict[str, Any] = {"events": events, "opportunities": opportunities}
    for name in ("organizers", "venues", "racks", "areas", "series", "pages", "news"):
        records: Mapping[str, Record] = getattr(catalog, name)
        kept[name] = {k: r for k, r in records.items() if not r.sample or k in needed.get(name, ())}
    kept["events"] = {
        key: replace(
            event,
            racks=tuple(slug for slug in event.racks if slug in kept["racks"]),
            series=event.series if event.series in kept["series"] else "",
        )
        for key, event in events.items()
    }
    return replace(catalog, **kept)


def _register(entries: Iterable[Decoded]) -> _Register:
    by_kind: dict[Kind, dict[str, Decoded]] = {kind: {} for kind in Kind}
    for entry in sorted(entries, key=lambda e: e.raw.path):
        by_kind[entry.kind][entry.key] = entry
    names: dict[Kind, dict[str, list[str]]] = {kind: {} for kind in Kind}
    for kind, found in by_kind.items():
        for key, entry in found.items():
            title = str(entry.values.get("title", ""))
            for name in {fold(key), fold(entry.slug), fold(title)} - {""}:
                names[kind].setdefault(name, []).append(key)
    valid = {kind: set(found) for kind, found in by_kind.items()}
    for kind, found in by_kind.items():
        valid[kind] -= {key for key, entry in found.items() if not entry.is_valid}
    return _Register(entries=by_kind, names=names, valid=valid)


def _resolve(entry: Decoded, register: _Register) -> dict[str, Any]:
    """Return the values with slugs where names stood; findings go to the entry."""
    values: dict[str, Any] = dict(entry.values)
    slugs: dict[str, list[str]] = {}
    sessions: dict[str, str] = {}
    for reference in entry.references:
        slug = _find(reference, entry, register)
        if slug and reference.attribute == "session":
            sessions[reference.text.text] = slug
        elif slug:
            slugs.setdefault(reference.attribute, []).append(slug)
    for attribute, found in slugs.items():
        many = isinstance(entry.values.get(attribute), tuple)
        values[attribute] = tuple(dict.fromkeys(found)) if many else found[0]
    for attribute, value in values.items():
        values[attribute] = _named(value, register)
    if sessions and isinstance(values.get("recurrence"), Recurrence):
        values["recurrence"] = _with_session_venues(values["recurrence"], sessions)
    if entry.organizer:
        values["organizer"] = entry.organizer
        _check_folder(entry, register)
    if overrides := values.get("overrides"):
        values["overrides"] = tuple(_with_venue(override, register) for override in overrides)
    return values


def _find(reference: Reference, entry: Decoded, register: _Register) -> str:
    kind, written = reference.target, reference.text.text
    keys = register.names[kind].get(fold(written), [])
    if len(keys) > 1 and entry.organizer:
        keys = [key for key in keys if key.startswith(f"{entry.organizer}/")] or keys
    if len(keys) == 1:
        return _check_target(keys[0], reference, entry, register)
    name = _NAMES[kind]
    if keys:
        entry.findings.error(
            "ambiguous-name", reference.text.span(), f"「{written}」という{name}は{len(keys)}つあります。ファイル名で書いてください。",
            help="\n".join(keys),
        )  # fmt: skip
        return ""
    titles = {str(e.values.get("title", "")): key for key, e in register.entries[kind].items()}
    near = get_close_matches(written, [*titles, *titles.values()], n=1, cutoff=0.4)
    entry.findings.error(
        f"unknown-{kind}", reference.text.span(), f"{name}「{written}」は登録されていません。",
        label=f"もしかして「{near[0]}」" if near else "",
        help=titles.get(near[0], near[0]) if near else f"{_folder(kind)}/ に新しいファイルを作ると使えます。",
    )  # fmt: skip
    return ""


def _check_target(key: str, reference: Reference, entry: Decoded, register: _Register) -> str:
    """Return ``key``, or nothing when its entry is left out; code: broken-reference."""
    kind = reference.target
    if key in register.valid[kind]:
        return key
    path = register.entries[kind][key].raw.shown
    message = f"「{reference.text.text}」のファイル {path} は、まだサイトに出せません（間違いがあるか、下書きです）。"
    report = entry.findings.error if kind in _NEEDED else entry.findings.warning
    report("broken-reference", reference.text.span(), message, help=f"先に {path} を直してください。")
    return ""


def _check_folder(entry: Decoded, register: _Register) -> None:
    """The folder names the organizer; codes: unknown-organizer, broken-reference."""
    place = entry.raw.fields[0].key.span() if entry.raw.fields else entry.raw.body.span(0, 0)
    if entry.organizer not in register.entries[Kind.ORGANIZER]:
        near = get_close_matches(entry.organizer, register.entries[Kind.ORGANIZER], n=1, cutoff=0.4)
        entry.findings.error(
            "unknown-organizer", place, f"フォルダの名前「{entry.organizer}」の団体は登録されていません。",
            help=(f"フォルダを {near[0]} にするか、" if near else "") + f"organizers/{entry.organizer}.md を作ってください。",
        )  # fmt: skip
    elif entry.organizer not in register.valid[Kind.ORGANIZER]:
        path = register.entries[Kind.ORGANIZER][entry.organizer].raw.shown
        entry.findings.error(
            "broken-reference", place, f"団体のファイル {path} に間違いがあるので、この{_NAMES[entry.kind]}も出せません。",
            help=f"先に {path} を直してください。",
        )  # fmt: skip


def _named(value: Any, register: _Register) -> Any:
    """Give every Named inside ``value`` the slug of the organizer with that name."""
    if isinstance(value, Named):
        keys = register.names[Kind.ORGANIZER].get(fold(value.name), [])
        if len(keys) != 1 or keys[0] not in register.valid[Kind.ORGANIZER]:
            return value
        title = str(register.entries[Kind.ORGANIZER][keys[0]].values.get("title", value.name))
        return Named(name=title, slug=keys[0])
    if isinstance(value, DayNames):
        return replace(value, names=tuple(_named(name, register) for name in value.names))
    if isinstance(value, tuple) and value and isinstance(value[0], Named | DayNames):
        return tuple(_named(part, register) for part in value)
    return value


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


def _with_venue(override: Override, register: _Register) -> Override:
    keys = register.names[Kind.VENUE].get(fold(override.venue), []) if override.venue else []
    return replace(override, venue=keys[0]) if len(keys) == 1 else override


def _make(kind: Kind, record_id: str, entry: Decoded, values: dict[str, Any], uid_domain: str) -> Record:
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


def _refuse_equal_uids(events: dict[str, Record], entries: Mapping[str, Decoded]) -> None:
    first: dict[str, str] = {}
    for key, event in sorted(events.items()):
        assert isinstance(event, Event)
        if (other := first.setdefault(event.uid, key)) != key:
            entry = entries[key]
            place = next((f for f in entry.raw.fields if f.name == "uid"), entry.raw.fields[0])
            entry.findings.error(
                "duplicate-uid", place.key.span(),
                f"カレンダーの番号（uid）「{event.uid}」は {entries[other].raw.shown} と同じです。別の番号にしてください。",
                related=(Label(span=entries[other].raw.fields[0].key.span(), text="こちらと同じ番号です"),),
            )  # fmt: skip
            del events[key]
