"""What was written anew in an entry lately, key by key, and which Events were taken out.

The rules this module keeps: an edit has the date of the commit that made it; one that changes nothing
that readers see (確認, 下書き …) is none, nor is a line of 変更 that is added, for that is news by
itself, but one that is taken back is. Only what was touched lately is read, in one go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import PurePosixPath

from community_events.changelines import line_key
from community_events.decode import DecodeContext, Decoded, decode_entry
from community_events.frontmatter import RawEntry, RawField, read_frontmatter
from community_events.history import BODY, WITHDRAWN, Edit, History, Touch, versions_of
from community_events.model.records import Kind
from community_events.schema import PLACES, keys_by_name
from community_events.sources import Source

EDIT_DAYS = 61  # as far back as paper is asked about, and the day on which it is asked
_KINDS = (Kind.EVENT, Kind.VENUE, Kind.RACK)
# Keys that readers do not see, and those whose changes are told as what they are, not as an edit.
UNSEEN = frozenset(
    {
        *("confirmed", "updated", "aliases", "draft", "review", "uid", "photo_consent", "kana"),
        *("easy", "series", "visited", "slots", "image_credit"),
    }
)
NEWS_BY_THEMSELVES = frozenset({"changes", "status"})
Versions = tuple[tuple[Touch, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """The last text of an Event that was taken out, and when."""

    entry: Decoded
    at: datetime


def find_edits(
    entries: Mapping[str, Decoded], former: Mapping[str, tuple[str, ...]], history: History
) -> Mapping[str, tuple[Edit, ...]]:
    """Return the edits of events, venues and racks by record id, the oldest first.

    ``former``: the files where a record lay before, as it says itself.
    """
    since = history.next.at - timedelta(days=EDIT_DAYS)
    wanted: dict[str, Versions] = {}
    for key, entry in entries.items():
        if entry.kind in _KINDS:
            found = _lately(history, entry.raw.path, former.get(key, ()), since)
            if len(found) > 1 or (found and entry.raw.path in history.pending):
                wanted[key] = found
    texts = _read(history, (blob for found in wanted.values() for _, blob in found))
    edits = {
        key: tuple(_edits(entries[key], found, texts, since, history))
        for key, found in wanted.items()
    }
    return {key: found for key, found in edits.items() if found}


def find_gone(
    paths: Iterable[str], moved: Iterable[str], history: History, context: DecodeContext
) -> tuple[Gone, ...]:
    """Return the Events that were taken out lately; ``paths``: of all files that are there.

    ``moved``: where entries lay that have gone elsewhere.
    """
    since = history.next.at - timedelta(days=EDIT_DAYS)
    known = {*paths, *moved}
    lost: dict[str, tuple[str, datetime]] = {}
    for path, trace in history.traces.items():
        if path.startswith("events/") and path.endswith(".md") and path not in known:
            at = history.next.at if path in history.pending else trace.newest.at
            blob = next((blob for _, blob in reversed(trace.versions) if blob), "")
            is_gone = path in history.pending or not trace.versions[-1][1]
            if blob and at >= since and is_gone and len(PurePosixPath(path).parts) == 3:
                lost[path] = blob, at
    texts = _read(history, (blob for blob, _ in lost.values()))
    return tuple(
        Gone(entry=decode_entry(_raw(path, texts[blob]), context), at=at)
        for path, (blob, at) in sorted(lost.items())
        if blob in texts
    )


def _lately(history: History, path: str, former: Iterable[str], since: datetime) -> Versions:
    """Return the versions since then and the one before them, the oldest first."""
    found: list[tuple[Touch, str]] = []
    for touch, blob in versions_of(history, path, former):
        found.append((touch, blob))
        if touch.at < since:
            break
    return tuple(reversed(found))


def _edits(
    entry: Decoded,
    versions: Versions,
    texts: Mapping[str, str],
    since: datetime,
    history: History,
) -> Iterator[Edit]:
    states = [
        (touch.at, _said(_raw(entry.raw.path, texts[blob]), entry.kind))
        for touch, blob in versions
        if blob in texts
    ]
    if entry.raw.path in history.pending:
        states.append((history.next.at, _said(entry.raw, entry.kind)))
    for (_, before), (at, after) in pairwise(states):
        keys = tuple(_differing(before, after))
        if keys and at >= since:
            yield Edit(at=at, keys=keys)


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    withdrawn = False
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name, ""), after.get(name, "")
        if name in NEWS_BY_THEMSELVES:
            lines = {line_key(line) for line in new.split("\n")}
            withdrawn |= any(line_key(line) not in lines for line in old.split("\n") if line)
        elif old != new:
            yield name
    if withdrawn:
        yield WITHDRAWN


def _said(raw: RawEntry, kind: Kind) -> dict[str, str]:
    """Return what the entry says under each key that readers see, in the order of the file."""
    keys = keys_by_name(kind)
    said = {
        keys[field.name].name: "\n".join(_lines(field))
        for field in raw.fields
        if field.name in keys and keys[field.name].name not in UNSEEN
    }
    body = "\n".join(line.rstrip() for line in raw.body.text.strip().split("\n"))
    return said | ({BODY: body} if body else {})


def _lines(field: RawField) -> Iterator[str]:
    if field.text is not None:
        yield from (" ".join(line.text.split()) for line in field.text.lines if line.text.strip())
    for item in field.items:
        yield " ".join(item.text.text.split())
        for part in item.fields[1:]:
            yield f"{part.name}: {' '.join(_lines(part))}"
    for part in field.fields:
        yield f"{part.name}: {' '.join(_lines(part))}"


def _read(history: History, blobs: Iterable[str]) -> Mapping[str, str]:
    wanted = sorted({blob for blob in blobs if blob})
    return history.read(wanted) if wanted else {}


def _raw(path: str, text: str) -> RawEntry:
    kind = path.split("/", 1)[0]
    assert any(place.folder == kind for place in PLACES)
    return read_frontmatter(Source(path=path, shown=path, kind=kind, text=text, digest=""))
