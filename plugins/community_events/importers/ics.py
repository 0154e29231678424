"""Calendars (RFC 5545) → Items: the only module that reads icalendar's objects.

The rules this module keeps: the library gets bytes, never a text that could be a path; one broken
event does not cost the others; what a calendar program notes for itself (DTSTAMP, SEQUENCE, alarms)
is not the event's; the addresses of people invited are nobody else's business, and are counted, not
kept.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from icalendar import Calendar, Component

from community_events.decode import DecodeContext
from community_events.importers.changed import read_changes
from community_events.importers.endless import Ends
from community_events.importers.items import Item, Reading, Refusal, clean, one_line
from community_events.importers.moments import UnknownZone, read_times
from community_events.importers.own_calendar import own_page, read_own_events
from community_events.importers.properties import (
    count_of,
    other_properties,
    read_categories,
    read_place,
    text_of,
)
from community_events.importers.statuses import read_status
from community_events.importers.tables import Unreadable
from community_events.importers.unrolling import Unsupported
from community_events.model.records import Contact, Vocabulary
from community_events.model.recurrence import Status

_EVENT = re.compile(
    r"^BEGIN:VEVENT\r?$.*?^END:VEVENT\r?$", re.DOTALL | re.MULTILINE | re.IGNORECASE
)
_ZONE = re.compile(
    r"^BEGIN:VTIMEZONE\r?$.*?^END:VTIMEZONE\r?$", re.DOTALL | re.MULTILINE | re.IGNORECASE
)
_OTHERS = ("VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY")
_PRIVATE = ("PRIVATE", "CONFIDENTIAL")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One VEVENT and how to call it. ``cancelled``: the calendar as a whole cancels it."""

    event: Component
    where: str
    cancelled: bool = False


def read_calendar(
    name: str, text: str, today: date, vocabulary: Vocabulary, ends: Ends | None = None
) -> Reading:
    """Return the events of a calendar; raises Unreadable."""
    told, refusals = _events(name, text)
    ends = ends or Ends(today=today)
    pages: dict[str, list[_Told]] = {}
    for number, one in enumerate(told):
        pages.setdefault(own_page(one.event) or f"\0{number}", []).append(one)
    items: list[Item] = []
    others: list[_Told] = []
    for page, group in pages.items():
        item = None if page.startswith("\0") else _own(group, today, vocabulary, ends)
        if item is None:
            others += group
        else:
            items.append(item)
    read, refused = _items(others, today, vocabulary, ends)
    return Reading(items=(*items, *read), refusals=(*refusals, *refused), count=len(told))


def _own(group: list[_Told], today: date, vocabulary: Vocabulary, ends: Ends) -> Item | None:
    """Return the Event that our own calendar tells of; None where it cannot be one of ours."""
    context = DecodeContext(today=today, vocabulary=vocabulary, uid_domain="").when()
    otherwise = _items(group, today, vocabulary, ends)
    events = [one.event for one in group]
    try:
        return read_own_events(events, group[0].where, otherwise, today, context, vocabulary)
    except (Unsupported, UnknownZone, ValueError, TypeError, AttributeError, KeyError):
        return None  # looks like ours and is not: read as anybody's


def _items(
    told: list[_Told], today: date, vocabulary: Vocabulary, ends: Ends
) -> tuple[tuple[Item, ...], tuple[Refusal, ...]]:
    refusals: list[Refusal] = []
    by_uid: dict[str, list[_Told]] = {}
    for number, one in enumerate(told):
        uid = text_of(one.event, "UID") or f"\0{number}"
        by_uid.setdefault(uid, []).append(one)
    items: list[Item] = []
    for uid, group in by_uid.items():
        series = [one for one in group if "RECURRENCE-ID" not in one.event]
        changes = [one for one in group if "RECURRENCE-ID" in one.event]
        for number, one in enumerate(series or changes):
            mine = changes if series and not number else []
            again = "" if number == 0 else f"\0{number}"  # one UID, several events: not one entry
            try:
                key = one_line((uid + again).replace("\0", "#"))
                item = _item(one, [c.event for c in mine], today, vocabulary, ends, key)
            except (Unsupported, UnknownZone) as problem:
                refusals.append(_refuse(one, _CAUSES.get(type(problem), "rule"), str(problem)))
            except Exception as problem:  # the library's own, at its edge: never a traceback
                refusals.append(_refuse(one, "broken", f"読めません（{problem!r:.100}）"))
            else:
                if isinstance(item, Refusal):
                    refusals.append(item)
                else:
                    own = "" if uid.startswith("\0") else uid + again
                    items.append(_with_uid(item, own, is_first=not again))
    return tuple(items), tuple(refusals)


_CAUSES: Mapping[type[Exception], str] = {UnknownZone: "unknown-zone", Unsupported: "rule"}


def _with_uid(item: Item, uid: str, *, is_first: bool) -> Item:
    values = {**item.values, "uid": uid} if uid and is_first else item.values
    return replace(item, uid=uid.replace("\0", "-"), values=values)


def _events(name: str, text: str) -> tuple[list[_Told], list[Refusal]]:
    """Return the VEVENTs, and what else there is, by name."""
    refusals: list[Refusal] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zones with a program's prefix, old spellings
        try:
            calendars: list[Component] = list(Calendar.from_ical(text.encode(), multiple=True))
        except Exception:  # one bad line costs the whole calendar: read the events one by one
            calendars = list(_one_by_one(name, text, refusals))
    told: list[_Told] = []
    for calendar in calendars:
        cancelled = str(calendar.get("METHOD", "")).upper() == "CANCEL"
        for part in calendar.walk():
            if part.name == "VEVENT":
                where = f"{name} {len(told) + 1}番目"
                told.append(_Told(event=part, where=where, cancelled=cancelled))
            elif part.name in _OTHERS:
                refusals.append(
                    Refusal(
                        where=name,
                        title=text_of(part, "SUMMARY"),
                        cause="no-event",
                        reason=f"催しではありません（{part.name}）",
                    )
                )
    if not told and not refusals:
        raise Unreadable("催し（VEVENT）が1つもありません")
    return told, refusals


def _one_by_one(name: str, text: str, refusals: list[Refusal]) -> Iterator[Component]:
    zones = "\r\n".join(found[0] for found in _ZONE.finditer(text))
    blocks = [found[0] for found in _EVENT.finditer(text)]
    if not blocks:
        raise Unreadable("カレンダーとして読めません")
    for number, block in enumerate(blocks, 1):
        for around in (zones, ""):
            whole = f"BEGIN:VCALENDAR\r\n{around}\r\n{block}\r\nEND:VCALENDAR\r\n"
            try:
                yield Calendar.from_ical(whole.replace("\r\n\r\n", "\r\n").encode())
                break
            except Exception as problem:
                failed = problem
        else:
            reason = f"読めません（{failed!r:.100}）"
            where = f"{name} {number}番目"
            refusals.append(Refusal(where=where, cause="broken", reason=reason))


def _item(
    told: _Told,
    changes: list[Component],
    today: date,
    vocabulary: Vocabulary,
    ends: Ends,
    key: str,
) -> Item | Refusal:
    event = told.event
    title = one_line(text_of(event, "SUMMARY"))
    if not title:
        return _refuse(told, "no-title", "題名（SUMMARY）がありません")
    if text_of(event, "CLASS").upper() in _PRIVATE:
        return _refuse(told, "private", "公開しない予定（CLASS）です")
    if event.get("DTSTART") is None:
        return _refuse(told, "no-date", "日時（DTSTART）がありません")
    times = read_times(event, today, ends, key)
    changed = read_changes(event, changes, times)
    categories, more = read_categories(event, vocabulary)
    place, online = read_place(event)
    rest = [*more, *other_properties(event), *changed.rest]
    doubts = [*times.doubts, *changed.doubts]
    if invited := count_of(event, "ATTENDEE"):
        doubts.append(f"招待された人（ATTENDEE {invited}人）は、公開しないので書きませんでした")
    status = Status.CANCELLED if told.cancelled else read_status(text_of(event, "STATUS"))
    if status is None and text_of(event, "STATUS"):
        rest.append(("STATUS", text_of(event, "STATUS")))
    values: dict[str, object] = {
        "online": online,
        "category": categories,
        "status": status,
        "contact": Contact(web=one_line(text_of(event, "URL"))),
    }
    organizer = event.get("ORGANIZER")
    return Item(
        where=told.where,
        title=title,
        organizer=one_line(str(getattr(organizer, "params", {}).get("CN", ""))).strip('"'),
        place=place,
        recurrence=changed.recurrence,
        overrides=changed.overrides,
        values={k: v for k, v in values.items() if v not in (None, "", (), Contact())},
        text=clean(text_of(event, "DESCRIPTION")),
        rest=tuple(rest),
        doubts=tuple(doubts),
    )


def _refuse(told: _Told, cause: str, reason: str) -> Refusal:
    title = one_line(text_of(told.event, "SUMMARY"))
    return Refusal(where=told.where, title=title, cause=cause, reason=reason)
