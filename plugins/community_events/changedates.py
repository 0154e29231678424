"""Since when an entry has said each of its changes, asked of all that it ever said.

The rules this module keeps: a change has the date of the commit with which its line came to stay: one
that was taken back and made again is as new as the second time; only entries that say a change are
looked at, and their old texts are read in one go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from community_events.changelines import STATUS_LINE, line_key
from community_events.frontmatter import RawEntry, fold_key, read_frontmatter
from community_events.history import History, Touch, versions_of
from community_events.schema import EVENT_KEYS
from community_events.sources import Source

# Under which key a line stands → what stands before it, so that no 状態 passes for a 変更.
_HEADS = {
    fold_key(spelling): STATUS_LINE if key.name == "status" else ""
    for key in EVENT_KEYS
    if key.name in ("changes", "status")
    for spelling in (key.name, *key.aliases)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An entry that says a change; ``former``: the files where it lay before, as it says itself."""

    raw: RawEntry
    former: tuple[str, ...] = ()


def date_changes(
    said: Mapping[str, Said], history: History
) -> Mapping[str, tuple[tuple[str, datetime], ...]]:
    """Return by the same keys since when each line (``line_key``) stands there, sorted."""
    versions = {
        name: tuple(versions_of(history, entry.raw.path, entry.former))
        for name, entry in said.items()
    }
    blobs = {blob for found in versions.values() for _, blob in found if blob}
    texts = history.read(sorted(blobs))
    return {
        name: tuple(sorted(_since(entry.raw, versions[name], texts, history).items()))
        for name, entry in said.items()
    }


def _since(
    raw: RawEntry,
    versions: Iterable[tuple[Touch, str]],
    texts: Mapping[str, str],
    history: History,
) -> dict[str, datetime]:
    """Walk back from what is written now, as long as any line is still the same one."""
    dates = dict.fromkeys(_lines(raw), history.next.at)
    staying = set(dates)
    for touch, blob in versions:
        staying &= set(_lines_of(texts.get(blob, "")))
        if not staying:
            break
        dates |= dict.fromkeys(staying, touch.at)
    return {STATUS_LINE if line.startswith(STATUS_LINE) else line: at for line, at in dates.items()}


def _lines_of(text: str) -> Iterator[str]:
    if text:
        source = Source(path="", shown="", kind="events", text=text, digest="")
        yield from _lines(read_frontmatter(source))


def _lines(raw: RawEntry) -> Iterator[str]:
    for field in raw.fields:
        head = _HEADS.get(field.name)
        if head is None:
            continue
        lines = field.text.lines if field.text is not None else ()
        for text in (*(item.text.text for item in field.items), *(line.text for line in lines)):
            yield head + line_key(text)
