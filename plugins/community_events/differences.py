"""What subscribers will see when one state of the site takes the place of another.

The rules this module keeps: two states are two documents like /data/events.json; dates are compared
where both tell of them, for the window moves on every day and that is no news; what a calendar knows
by one UID is one thing, whatever its title, file or date has become; a date has its weekday.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from community_events.clock import TOKYO, day_of
from community_events.model.recurrence import Moment, Status, Window
from community_events.occurrences import moment_key
from community_events.wording import change_word_of, occasion_text

Document = Mapping[str, Any]


class Kind(StrEnum):
    """What becomes of one date, or of the event itself."""

    ADDED = "added"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    VANISHED = "vanished"


WORDS: Mapping[Kind, str] = {
    Kind.ADDED: "追加",
    Kind.CHANGED: "変更",
    Kind.CANCELLED: "中止",
    Kind.VANISHED: "消える",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """``day``: the Tokyo date concerned, None when it is the event as a whole; ``text``: what is new."""

    kind: Kind
    day: date | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDifference:
    """All that is different about one event: as a whole first, then by date. ``id`` as in the newer."""

    id: str
    title: str
    kind: Kind
    rows: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Date:
    """One occurrence as a document has it; ``venues`` only where they are not the event's."""

    uid: str
    original: Moment
    start: Moment
    end: Moment | None
    status: Status
    word: str
    reason: str
    label: str
    venues: tuple[str, ...]


# What else of an event stands in every calendar or feed.
_FIELDS = (
    ("title", "名前"),
    ("summary", "概要"),
    ("venues", "会場"),
    ("online", "オンライン"),
    ("fee", "料金"),
    ("apply", "申込"),
    ("audience", "対象"),
)


def find_differences(old: Document, new: Document) -> tuple[EventDifference, ...]:
    """Return what is different in ``new``, by event in its order, then what only ``old`` has."""
    window = _common_window(old, new)
    names = _venue_names(old) | _venue_names(new)
    before = {event["id"]: event for event in old["events"]}
    by_uid = {uid: event["id"] for event in old["events"] for uid in event["uids"]}
    found = []
    for event in new["events"]:
        known = next((by_uid[uid] for uid in event["uids"] if uid in by_uid), event["id"])
        found.append(_compare(before.pop(known, None), event, window, names))
    found += [_compare(event, None, window, names) for event in before.values()]
    return tuple(difference for difference in found if difference.rows)


def _compare(
    old: Document | None, new: Document | None, window: Window, names: Mapping[str, str]
) -> EventDifference:
    shown = new if new is not None else old
    assert shown is not None
    kind = Kind.ADDED if old is None else Kind.VANISHED if new is None else Kind.CHANGED
    rows = [*_field_rows(old, new), *_date_rows(_dates(old, names), _dates(new, names), window)]
    return EventDifference(id=shown["id"], title=shown["title"], kind=kind, rows=tuple(rows))


def _field_rows(old: Document | None, new: Document | None) -> Iterator[Difference]:
    if old is None or new is None:
        return
    for name, label in _FIELDS:
        was, now = _words(old[name]), _words(new[name])
        if was != now:
            yield Difference(kind=Kind.CHANGED, text=f"{label}: {was or '—'} → {now or '—'}")


def _date_rows(
    old: tuple[_Date, ...], new: tuple[_Date, ...], window: Window
) -> Iterator[Difference]:
    pairs = sorted(_pairs(old, new), key=lambda pair: moment_key((pair[1] or pair[0]).start))  # type: ignore[union-attr]
    for was, now in pairs:
        if any(day in window for one in (was, now) if one for day in _days(one)):
            row = _row(was, now)
            if row is not None:
                yield row


def _pairs(
    old: tuple[_Date, ...], new: tuple[_Date, ...]
) -> Iterator[tuple[_Date | None, _Date | None]]:
    """Yield what belongs together: the same start, else the same day, else the only one left."""
    for name_of in (_by_start, _by_day, _by_uid):
        groups: dict[object, tuple[list[_Date], list[_Date]]] = {}
        for side, dates in enumerate((old, new)):
            for one in dates:
                groups.setdefault(name_of(one), ([], []))[side].append(one)
        matched = [(a[0], b[0]) for a, b in groups.values() if len(a) == len(b) == 1]
        yield from matched
        gone = {id(one) for pair in matched for one in pair}
        old = tuple(one for one in old if id(one) not in gone)
        new = tuple(one for one in new if id(one) not in gone)
    yield from ((one, None) for one in old)
    yield from ((None, one) for one in new)


def _by_start(one: _Date) -> object:
    return one.uid, one.original


def _by_day(one: _Date) -> object:
    return one.uid, day_of(one.original)


def _by_uid(one: _Date) -> object:
    return one.uid


def _row(was: _Date | None, now: _Date | None) -> Difference | None:
    if now is None:
        assert was is not None
        return Difference(kind=Kind.VANISHED, day=day_of(was.start), text=_told(was))
    if was is None:
        kind = Kind.CANCELLED if now.status is Status.CANCELLED else Kind.ADDED
        return Difference(kind=kind, day=day_of(now.start), text=_told(now))
    if _seen(was) == _seen(now):
        return None
    if now.status is Status.CANCELLED and was.status is not Status.CANCELLED:
        return Difference(kind=Kind.CANCELLED, day=day_of(now.start), text=_told(now))
    text = f"{_told(was)} → {_told(now)}"
    return Difference(kind=Kind.CHANGED, day=day_of(was.start), text=text)


def _seen(one: _Date) -> tuple[object, ...]:
    return one.start, one.end, one.status, one.word, one.reason, one.label, one.venues


def _told(one: _Date) -> str:
    """Return a date as people say it: when, which session, where else, and its state."""
    label = f"（{one.label}）" if one.label else ""
    venues = f" {'、'.join(one.venues)}" if one.venues else ""
    word = f"【{one.word}】" if one.word else ""
    reason = f"（{one.reason}）" if one.reason else ""
    return f"{occasion_text(one.start, one.end, with_year=True)}{label}{venues}{word}{reason}"


def _days(one: _Date) -> tuple[date, date]:
    return day_of(one.start), day_of(one.original)


def _dates(event: Document | None, names: Mapping[str, str]) -> tuple[_Date, ...]:
    if event is None:
        return ()
    own = [venue["id"] or venue["name"] for venue in event["venues"]]
    found = []
    for row in event["occurrences"]:
        original, start = _moment(row["original"]), _moment(row["start"])
        status = Status(row["status"])
        venues = () if row["venues"] == own else tuple(names.get(v, v) for v in row["venues"])
        found.append(
            _Date(
                uid=row["uid"],
                original=original,
                start=start,
                end=_moment(row["end"]) if row["end"] else None,
                status=status,
                word=row["change"] or change_word_of(status, original, start, changed=False),
                reason=row["reason"],
                label=row["label"],
                venues=venues,
            )
        )
    return tuple(found)


def _venue_names(document: Document) -> dict[str, str]:
    """Return the names of the venues that a document knows; ``venue_names`` has them all, if there."""
    found = {venue["id"]: venue["name"] for e in document["events"] for venue in e["venues"]}
    found |= document.get("venue_names", {})
    return found


def _moment(text: str) -> Moment:
    if "T" not in text:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).astimezone(TOKYO)


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(row["name"] if isinstance(row, dict) else str(row) for row in value)
    return str(value or "")


def _common_window(old: Document, new: Document) -> Window:
    windows = (old["window"], new["window"])
    return Window(
        first=max(date.fromisoformat(window["start"]) for window in windows),
        end=min(date.fromisoformat(window["end"]) for window in windows),
    )
