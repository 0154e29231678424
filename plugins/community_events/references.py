"""Which entry a name in an entry means.

The rules this module keeps: a name means the entry with that file stem (``organizer/slug`` where a
stem is not enough) or that registered title, compared by ``fold``; of two that fit, none; what was
meant is offered when none fits.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from community_events.decode import Decoded, Reference
from community_events.decode.texts import fold
from community_events.model.records import Area, DayNames, Kind, Named, Record
from community_events.schema import PLACES

# What an entry cannot be without: with it, it is left out. Any other reference is dropped.
NEEDED = (Kind.VENUE, Kind.ORGANIZER)
_NAMES = {place.kind: place.name for place in PLACES}
_FOLDERS = {place.kind: place.folder for place in PLACES}


@dataclass(slots=True)
class Register:
    """What entries there are, by every name under which they may be called.

    ``former``: by what they were called before they were renamed (以前の場所).
    """

    entries: dict[Kind, dict[str, Decoded]]
    names: dict[Kind, dict[str, list[str]]]
    former: dict[Kind, dict[str, list[str]]]
    valid: dict[Kind, set[str]]

    def keys_of(self, kind: Kind, name: str) -> list[str]:
        """Return the keys of all that are called so; only else of what was called so before."""
        return self.names[kind].get(fold(name)) or self.former[kind].get(fold(name), [])


def register_entries(entries: Iterable[Decoded]) -> Register:
    """Return the Register of all entries of a content folder."""
    by_kind: dict[Kind, dict[str, Decoded]] = {kind: {} for kind in Kind}
    for entry in sorted(entries, key=lambda e: e.raw.path):
        by_kind[entry.kind][entry.key] = entry
    names: dict[Kind, dict[str, list[str]]] = {kind: {} for kind in Kind}
    for kind, found in by_kind.items():
        for key, entry in found.items():
            title = str(entry.values.get("title", ""))
            for name in {fold(key), fold(entry.slug), fold(title)} - {""}:
                names[kind].setdefault(name, []).append(key)
    former: dict[Kind, dict[str, list[str]]] = {kind: {} for kind in Kind}
    for kind, found in by_kind.items():
        for key, entry in found.items():
            places = entry.values.get("aliases", ())
            for place in places if isinstance(places, tuple) else ():
                folder, _, name = str(place).partition("/")
                if folder == _FOLDERS[kind]:
                    for old in {fold(name), fold(name.rpartition("/")[2])}:
                        former[kind].setdefault(old, []).append(key)
    valid = {kind: set(found) for kind, found in by_kind.items()}
    for kind, found in by_kind.items():
        valid[kind] -= {key for key, entry in found.items() if not entry.is_valid}
    return Register(entries=by_kind, names=names, former=former, valid=valid)


def find_record(reference: Reference, entry: Decoded, register: Register) -> str:
    """Return the key of the record meant, or nothing; the findings go to ``entry``.

    Codes: ambiguous-name, unknown-venue (and so on, one for each kind), broken-reference, former-name.
    """
    kind, written = reference.target, reference.text.text
    keys = register.keys_of(kind, written)
    if len(keys) > 1 and entry.organizer:
        keys = [key for key in keys if key.startswith(f"{entry.organizer}/")] or keys
    if len(keys) == 1:
        if fold(written) not in register.names[kind]:
            entry.findings.warning(
                "former-name",
                reference.text.span(),
                f"{_NAMES[kind]}「{written}」は、いまは「{keys[0]}」という名前のファイルです。",
                instead=keys[0],
            )
        return _check_target(keys[0], reference, entry, register)
    name = _NAMES[kind]
    if keys:
        entry.findings.error(
            "ambiguous-name",
            reference.text.span(),
            f"「{written}」という{name}は{len(keys)}つあります。ファイル名で書いてください。",
            instead="\n".join(keys),
        )
        return ""
    known = register.entries[kind]
    titles = [str(entry.values.get("title", "")) for entry in known.values()]
    near = get_close_matches(written, [*titles, *known], n=1, cutoff=0.4)
    entry.findings.error(
        f"unknown-{kind}",
        reference.text.span(),
        f"{name}「{written}」は登録されていません。{_FOLDERS[kind]}/ に新しいファイルを作ると使えます。",
        label=f"もしかして「{near[0]}」" if near else "",
        instead=near[0] if near else "",
    )
    return ""


def _check_target(key: str, reference: Reference, entry: Decoded, register: Register) -> str:
    """Return ``key``, or nothing when its entry is left out; code: broken-reference."""
    kind = reference.target
    if key in register.valid[kind]:
        return key
    path = register.entries[kind][key].raw.shown
    message = (
        f"「{reference.text.text}」のファイル {path} は、間違いがあるか下書きなので、まだ使えません。"
        "先にそのファイルを直してください。"
    )
    report = entry.findings.error if kind in NEEDED else entry.findings.warning
    report("broken-reference", reference.text.span(), message)
    return ""


def check_folder(entry: Decoded, register: Register) -> None:
    """The folder names the organizer; codes: unknown-organizer, broken-reference."""
    place = entry.raw.fields[0].key.span() if entry.raw.fields else entry.raw.body.span(0, 0)
    if entry.organizer not in register.entries[Kind.ORGANIZER]:
        now = register.former[Kind.ORGANIZER].get(fold(entry.organizer), [])
        known = register.entries[Kind.ORGANIZER]
        near = now or get_close_matches(entry.organizer, known, n=1, cutoff=0.4)
        move = f"フォルダを {near[0]} にするか、" if near else ""
        entry.findings.error(
            "unknown-organizer",
            place,
            f"フォルダの名前「{entry.organizer}」の団体は登録されていません。"
            f"{move}organizers/{entry.organizer}.md を作ってください。",
        )
    elif entry.organizer not in register.valid[Kind.ORGANIZER]:
        path = register.entries[Kind.ORGANIZER][entry.organizer].raw.shown
        entry.findings.error(
            "broken-reference",
            place,
            f"団体のファイル {path} に間違いがあるので、この{_NAMES[entry.kind]}も出せません。"
            "先にそのファイルを直してください。",
        )


def refuse_circles(
    records: Mapping[str, Record], entries: Mapping[str, Decoded]
) -> tuple[str, ...]:
    """Return the key of one area of each circle of areas that lie in each other; code: area-circle."""
    outer = {key: area.parent for key, area in sorted(records.items()) if isinstance(area, Area)}
    refused = []
    for key in outer:
        way = [key]
        while (following := outer.get(way[-1], "")) and following not in way:
            way.append(following)
        if following != key or key != min(way):
            continue
        names = " → ".join(f"「{records[one].title}」" for one in (*way, key))
        place = next(r for r in entries[key].references if r.attribute == "parent").text
        entries[key].findings.error(
            "area-circle",
            place.span(),
            f"「入っている所」をたどると、もとに戻ります（{names}）。いちばん外側では書きません。",
        )
        refused.append(key)
    return tuple(refused)


def resolve_names(value: Any, register: Register) -> Any:
    """Give every Named inside ``value`` the slug of the organizer with that name."""
    if isinstance(value, Named):
        keys = register.keys_of(Kind.ORGANIZER, value.name)
        if len(keys) != 1 or keys[0] not in register.valid[Kind.ORGANIZER]:
            return value
        title = str(register.entries[Kind.ORGANIZER][keys[0]].values.get("title", value.name))
        return Named(name=title, slug=keys[0])
    if isinstance(value, DayNames):
        return replace(value, names=tuple(resolve_names(name, register) for name in value.names))
    if isinstance(value, tuple) and value and isinstance(value[0], Named | DayNames):
        return tuple(resolve_names(part, register) for part in value)
    return value


def unlink_names(value: tuple[Any, ...], organizers: Container[str]) -> tuple[Any, ...]:
    """Return Named and DayNames without the slugs of organizers that are not among ``organizers``."""
    return tuple(
        replace(part, names=unlink_names(part.names, organizers))
        if isinstance(part, DayNames)
        else replace(part, slug=part.slug if part.slug in organizers else "")
        for part in value
    )
