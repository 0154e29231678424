"""VEVENTs of our own calendars → Items that export again as the same VEVENTs.

The rules this module keeps: a VEVENT is ours when its text ends with the address of its page, as its
URL has it; all with one page are one Event; its rules come back as the sentence in the text says them,
days with a RECURRENCE-ID as lines of 変更. What a calendar does not have (the body, the reading of the
title) is not made up. ``vevent`` writes what is read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from community_events.importers.items import Exact, Item, Refusal
from community_events.importers.moments import length_of, read_times, to_tokyo
from community_events.importers.own_telling import Telling, read_telling, shared_values
from community_events.importers.own_values import page_of
from community_events.importers.properties import raw_text, read_categories
from community_events.importers.recurring import exact_rule
from community_events.importers.spoken import read_sentence
from community_events.importers.told import Told, schedule_of
from community_events.model.records import Position, Vocabulary
from community_events.model.recurrence import Moment, Part, Single
from community_events.particulars import ONLINE
from community_events.spans import RawText
from community_events.uids import recurrence_uids
from community_events.when import Context, read_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class _Component:
    """One VEVENT. ``original``: of a changed day; None of a rule or a date."""

    event: Any
    uid: str
    telling: Telling
    original: Moment | None
    is_rule: bool
    place: str


def own_page(event: Any) -> str:
    """Return the address of the page of a VEVENT of ours, "" of any other."""
    address = raw_text(event, "URL")
    text = raw_text(event, "DESCRIPTION")
    if page_of(address) is None or not text.endswith(f"くわしく: {address}"):
        return ""
    return address if event.get("DTSTART") is not None and event.get("UID") is not None else ""


def read_own_events(
    events: Sequence[Any],
    where: str,
    otherwise: tuple[tuple[Item, ...], tuple[Refusal, ...]],
    today: date,
    context: Context,
    vocabulary: Vocabulary,
) -> Item | None:
    """Return the Event of all VEVENTs with one page; None where they do not say one thing of it."""
    address = own_page(events[0])
    page = page_of(address)
    labels = _labels(events, address, context)
    components = [_component(event, address, labels) for event in events]
    titles = {one.telling.title for one in components}
    sentences = {one.telling.sentence for one in components}
    masters = [one for one in components if one.original is None]
    if page is None or len(titles) != 1 or len(sentences) != 1 or not masters:
        return None
    sentence = sentences.pop()
    told = [t for one in masters for t in _told(one, components, today, context)]
    if not told:
        return None
    rules = tuple(_parts(masters))
    schedule = schedule_of(sentence, told, rules, context)
    base = _base_uid(schedule.recurrence.parts, told, [one.uid for one in masters])
    first = next((one for one in masters if one.place in schedule.places), masters[0])
    categories, others = read_categories(events[0], vocabulary)
    values = shared_values(first.telling, told, context) | {
        "uid": base,
        "sample": first.telling.sample,
        "status": schedule.status,
        "status_reason": schedule.reason,
        "category": categories,
        "flyer": "" if events[0].get("ATTACH") is not None else "no",
    }
    ways = {one.place: one.telling.ways for one in reversed(components) if one.place}
    return Item(
        where=where,
        uid=base,
        title=titles.pop(),
        organizer=first.telling.organizer,
        recurrence=schedule.recurrence,
        overrides=schedule.overrides,
        values={k: v for k, v in values.items() if v not in (None, "", (), False)},
        rest=tuple(others),
        exact=Exact(
            folder=page[0],
            slug=page[1],
            sentence=sentence,
            told=tuple(told),
            lines=schedule.lines,
            notes=schedule.notes,
            places={one.place: _place(one) for one in reversed(components) if one.place},
            venue=schedule.places,
            ways=ways,
            otherwise=otherwise[0],
            refused=otherwise[1],
        ),
    )


def _labels(events: Iterable[Any], address: str, context: Context) -> tuple[str, ...]:
    """Return the names of the sessions, which stand in brackets behind the title."""
    found: dict[str, None] = {}
    for event in events:
        telling = read_telling(raw_text(event, "SUMMARY"), raw_text(event, "DESCRIPTION"), ())
        spoken = read_sentence(telling.sentence, context)
        parts = spoken.recurrence.parts if spoken else ()
        found |= {part.session.label: None for part in parts if part.session.label}
        break
    return tuple(found)


def _component(event: Any, address: str, labels: tuple[str, ...]) -> _Component:
    telling = read_telling(raw_text(event, "SUMMARY"), raw_text(event, "DESCRIPTION"), labels)
    location = raw_text(event, "LOCATION")
    return _Component(
        event=event,
        uid=raw_text(event, "UID"),
        telling=telling,
        original=to_tokyo(event["RECURRENCE-ID"]) if "RECURRENCE-ID" in event else None,
        is_rule="RRULE" in event,
        place="" if location == ONLINE else location,
    )


def _told(
    master: _Component, components: Sequence[_Component], today: date, context: Context
) -> Iterator[Told]:
    changes = {one.original: one for one in components if one.uid == master.uid and one.original}
    has_rules = any(one.is_rule for one in components)
    if not master.is_rule:
        yield _one(master, _was(master, context), of_all=not has_rules)
        return
    times = read_times(master.event, today)
    for start in times.starts:
        if (change := changes.pop(start, None)) is not None:
            yield _one(change, start, of_all=False)
            continue
        end = None if times.length is None else start + times.length
        yield replace(_one(master, start, of_all=True), start=start, end=end)
    for original, change in changes.items():
        assert original is not None
        yield _one(change, original, of_all=False)


def _one(one: _Component, original: Moment, *, of_all: bool) -> Told:
    start, length = to_tokyo(one.event["DTSTART"]), length_of(one.event)
    return Told(
        start=start,
        end=None if length is None else start + length,
        original=original,
        word=one.telling.word,
        reason=one.telling.reason,
        place=one.place,
        label=one.telling.label,
        uid=one.uid,
        of_all=of_all,
    )


def _was(one: _Component, context: Context) -> Moment:
    """Return where a date was announced that has moved since."""
    start = to_tokyo(one.event["DTSTART"])
    if not one.telling.moved_from:
        return start
    return read_moment(RawText.of(one.telling.moved_from), context)[0] or start


def _parts(masters: Iterable[_Component]) -> Iterator[Part]:
    for one in masters:
        start, length = to_tokyo(one.event["DTSTART"]), length_of(one.event)
        rule = exact_rule(one.event, start, length) if one.is_rule else None
        if rule is not None:
            yield rule
        elif not one.is_rule:
            yield Single(start=start, end=None if length is None else start + length)


def _base_uid(parts: Sequence[Part], told: Sequence[Told], uids: Sequence[str]) -> str:
    """Return the UID of the Event, from which those of its parts are made."""
    from community_events.model.recurrence import Recurrence

    candidates = dict.fromkeys(uids)
    for uid in uids:
        local, _, domain = uid.rpartition("@")
        while "." in local:
            local = local.rpartition(".")[0]
            candidates[f"{local}@{domain}"] = None
    wanted = set(uids)
    recurrence = Recurrence(parts=tuple(parts))
    made = (base for base in candidates if wanted <= set(recurrence_uids(base, recurrence)))
    return next(made, uids[0])


def _place(one: _Component) -> dict[str, object]:
    name, address = _split_location(one.place)
    values: dict[str, object] = {"title": name, "address": address}
    geo = one.event.get("GEO")
    if geo is not None and hasattr(geo, "latitude"):
        values["position"] = Position(latitude=float(geo.latitude), longitude=float(geo.longitude))
    return {k: v for k, v in values.items() if v}


def _split_location(text: str) -> tuple[str, str]:
    """Return the name and the address of a place that DIR does not know.

    >>> _split_location("見本 公園 見本市見本区1-2"), _split_location("見本 公園")
    (('見本 公園', '見本市見本区1-2'), ('見本 公園', ''))
    """
    name, _, address = text.rpartition(" ")
    is_address = (
        name and any(sign in address for sign in "都道府県市区町村郡") and address[-1:].isdigit()
    )
    return (name, address) if is_address else (text, "")
