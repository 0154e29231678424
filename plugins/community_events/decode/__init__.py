"""From a RawEntry to the values of a record: every key known, every value read, all mistakes at once.

Values are read by one function per ``Holds``; a key that the schema does not know is an error with
the nearest name. References stay texts: only ``catalog`` knows all entries.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from community_events.decode.bench import Bench, DecodeContext, Decoded, Reference
from community_events.decode.dates import (
    decode_booking,
    decode_date,
    decode_hours,
    decode_moment,
    decode_schedule,
    decode_singles,
    decode_status,
)
from community_events.decode.people import decode_access, decode_contact, decode_exhibitors
from community_events.decode.raindates import move_to_rain_date
from community_events.decode.shelves import decode_distance, decode_slots, decode_words
from community_events.decode.texts import (
    decode_block,
    decode_choice,
    decode_flag,
    decode_former,
    decode_kana,
    decode_level,
    decode_line,
    decode_lines,
    decode_named,
    decode_position,
    decode_ref,
    decode_refs,
    decode_terms,
    decode_title,
    decode_uid,
)
from community_events.frontmatter import RawEntry, RawField
from community_events.model.records import Kind, Ring
from community_events.model.recurrence import Status
from community_events.schema import BODY_LIMIT, KEYS, PLACES, Holds, Key, keys_by_name

__all__ = ["DecodeContext", "Decoded", "Reference", "decode_entry"]

_Decoder = Callable[[RawField, Key, Bench], Any]

_DECODERS: dict[Holds, _Decoder] = {
    Holds.TITLE: decode_title,
    Holds.LINE: decode_line,
    Holds.LINES: decode_lines,
    Holds.BLOCK: decode_block,
    Holds.KANA: decode_kana,
    Holds.FLAG: decode_flag,
    Holds.DATE: decode_date,
    Holds.MOMENT: decode_moment,
    Holds.MOMENTS: decode_singles,
    Holds.HOURS: decode_hours,
    Holds.STATUS: decode_status,
    Holds.BOOKING: decode_booking,
    Holds.REF: decode_ref,
    Holds.REFS: decode_refs,
    Holds.NAMED: decode_named,
    Holds.EXHIBITORS: decode_exhibitors,
    Holds.TERMS: decode_terms,
    Holds.ACCESS: decode_access,
    Holds.CHOICE: decode_choice,
    Holds.CONTACT: decode_contact,
    Holds.LEVEL: decode_level,
    Holds.POSITION: decode_position,
    Holds.DISTANCE: decode_distance,
    Holds.WORDS: decode_words,
    Holds.SLOTS: decode_slots,
    Holds.FORMER: decode_former,
    Holds.UID: decode_uid,
}
# Keys whose record attribute has another name, or that fill two attributes.
_ATTRIBUTES: dict[tuple[Kind, str], tuple[str, ...]] = {
    (Kind.EVENT, "organizer"): ("host",),
    (Kind.EVENT, "status"): ("status", "status_reason"),
    (Kind.VENUE, "hours"): ("hours", "hours_sentence"),
    (Kind.RACK, "hours"): ("hours", "hours_sentence"),
}
_SCHEDULE = ("when", "period", "except", "holidays", "changes")
_TOLD_WITH_IT = (*_SCHEDULE, "rain_date")


def decode_entry(raw: RawEntry, context: DecodeContext) -> Decoded:
    """Return what the entry says, with all Diagnostics of its form and its values."""
    kind = next(place.kind for place in PLACES if place.folder == raw.path.split("/")[0])
    *_, slug = key = tuple(raw.path.removesuffix(".md").split("/")[1:])
    bench = Bench(raw=raw, context=context)
    bench.findings.add(raw.diagnostics)
    fields, mentioned = _known_fields(kind, bench)
    values: dict[str, object] = {"body": raw.body.text}
    if kind is Kind.EVENT:
        values |= decode_schedule(
            {name: fields[name] for name in _TOLD_WITH_IT if name in fields}, bench
        )
    for name, (schema_key, field) in fields.items():
        if (decoder := _DECODERS.get(schema_key.holds)) is None or (
            kind is Kind.EVENT and name in _SCHEDULE
        ):
            continue
        value = decoder(field, schema_key, bench)
        names = _ATTRIBUTES.get((kind, name), (name,))
        pairs = zip(names, value, strict=True) if len(names) > 1 else ((names[0], value),)
        values |= {attribute: part for attribute, part in pairs if part is not None}
    if kind is Kind.EVENT:
        values |= move_to_rain_date(values, fields.get("status"), bench)
    if "ring" in values:
        values["ring"] = Ring(str(values["ring"]))
    if not raw.diagnostics:  # a line that could not be read may have been the one that is missing
        _check_required(kind, mentioned, values, bench)
    _check_body(bench)
    return Decoded(
        kind=kind,
        key="/".join(key),
        slug=slug,
        organizer=key[0] if len(key) > 1 else "",
        raw=raw,
        values=values,
        references=tuple(bench.references),
        findings=bench.findings,
    )


def _known_fields(kind: Kind, bench: Bench) -> tuple[dict[str, tuple[Key, RawField]], set[str]]:
    """Return the fields by key name, and every key that stands there, also an empty one.

    Codes: unknown-key, key-twice, empty-value.
    """
    known = keys_by_name(kind)
    fields: dict[str, tuple[Key, RawField]] = {}
    mentioned = {known[field.name].name for field in bench.raw.fields if field.name in known}
    for field in bench.raw.fields:
        key = known.get(field.name)
        if key is None:
            _unknown_key(kind, field, bench)
        elif key.name in fields:
            first = fields[key.name][1]
            if first.name != field.name:
                bench.findings.error(
                    "key-twice",
                    field.key.span(),
                    f"「{field.key.text}」は「{first.key.text}」と同じことです。どちらか1つにしてください。",
                )
        elif field.is_refused:
            continue
        elif field.is_empty:
            bench.findings.error(
                "empty-value",
                field.key.span(),
                f"「{field.key.text}」に何も書かれていません。書くか、行を消してください。",
                lines=f"{key.label}: {key.example}",
            )
        else:
            fields[key.name] = (key, field)
    return fields, mentioned


def _unknown_key(kind: Kind, field: RawField, bench: Bench) -> None:
    names = [name for key in KEYS[kind] for name in (*key.aliases, key.name)]
    near = get_close_matches(field.key.text.strip(), names, n=1, cutoff=0.5)
    bench.findings.error(
        "unknown-key",
        field.key.span(),
        f"「{field.key.text.strip()}」という項目はありません。",
        label=f"もしかして「{near[0]}」" if near else "",
        instead=near[0] if near else "",
    )


def _check_required(
    kind: Kind, mentioned: set[str], values: dict[str, object], bench: Bench
) -> None:
    """Report what is missing (an empty value is reported as such); code: missing-key."""
    by_name = {key.name: key for key in KEYS[kind]}
    for key in KEYS[kind]:
        excused = key.name == "kana" and values.get("review") is True
        if key.required and key.name not in mentioned and not excused:
            _missing(key, bench)
    if kind is not Kind.EVENT:
        return
    if "when" not in mentioned and values.get("status") is not Status.TBD:
        _missing(by_name["when"], bench)
    if not {"venue", "online"} & mentioned:
        _missing(by_name["venue"], bench, more="オンラインだけのときは「オンライン:」を書きます。")


def _missing(key: Key, bench: Bench, more: str = "") -> None:
    place = bench.raw.fields[0].key.span() if bench.raw.fields else bench.raw.body.span(0, 0)
    bench.findings.error(
        "missing-key",
        place,
        f"「{key.label}」がありません。かならず書く項目です。{more}",
        lines=f"{key.label}: {key.example}",
    )


def _check_body(bench: Bench) -> None:
    if len(bench.raw.body.text) > BODY_LIMIT:
        bench.findings.error(
            "body-too-long",
            bench.raw.body.span(BODY_LIMIT, BODY_LIMIT + 1),
            f"本文は{BODY_LIMIT:,}字までです（いま{len(bench.raw.body.text):,}字）。",
        )
