"""When an entry was announced and last changed, and how often: what its history says, as numbers.

The rules this module keeps (RFC 5545 §3.8.7.4, §3.8.7.2): SEQUENCE never falls, DTSTAMP is never the
build's time. Commits of the main line are counted; what an entry rests on (its venues, the closures)
counts as the entry itself; what is not committed yet counts as one commit more, dated now. An entry
keeps its number wherever it is moved, whether git saw the rename or ``以前の場所`` tells of it. Without
history an entry's ``updated`` date stands for all, and a constant where even that is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeAlias

from community_events.clock import TOKYO

BlobReader: TypeAlias = Callable[[Sequence[str]], Mapping[str, str]]
UNKNOWN = datetime(2026, 1, 1, tzinfo=TOKYO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """``announced``: first seen; ``modified``: newest change; both aware. ``sequence`` as RFC 5545.

    ``edited``: newest change of the entry itself, not of what it rests on; None: as ``modified``.
    ``changes``: since when it says each of its changes, by ``changelines.line_key``, sorted.
    """

    sequence: int = 0
    announced: datetime = UNKNOWN
    modified: datetime = UNKNOWN
    edited: datetime | None = None
    changes: tuple[tuple[str, datetime], ...] = ()

    def changed_at(self, line: str) -> datetime:
        """Return since when the entry says this change, else when it was edited last."""
        return dict(self.changes).get(line, self.edited or self.modified)


BODY, WITHDRAWN = "body", "withdrawn"
"""Among the keys of an Edit: the text below the front matter; a 変更 or 状態 that was taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What was written anew in an entry with one commit: the names of its keys, as they stand there."""

    at: datetime
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One path that a commit touched; ``former``: where it lay before, when the commit moved it.

    ``blob``: by which git knows its text, "" of a file that is deleted.
    """

    path: str
    former: str = ""
    blob: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One commit of the main line: when it was committed, and what it touched below the content."""

    at: datetime
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Touch:
    """One commit by its number on the main line (the oldest is 1) and its date."""

    number: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The first and the newest commit that touched one file under all its names.

    ``versions``: all of them, the oldest first, each with the ``blob`` of its text.
    """

    first: Touch
    newest: Touch
    versions: tuple[tuple[Touch, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is known of every path (relative to the content folder) that ever was.

    ``pending``: the paths that differ from the newest commit; ``next``: the commit that they will be.
    ``read``: gives the text of each blob that it is asked for and that can be read.
    """

    traces: Mapping[str, Trace]
    pending: frozenset[str]
    next: Touch
    read: BlobReader = field(compare=False)


def build_history(
    commits: Iterable[Commit], pending: Iterable[str], now: datetime, read: BlobReader
) -> History:
    """Return the History of ``commits``, the oldest first.

    A path that was deleted or left behind by a rename keeps its number: whoever comes back there has
    the same UID.
    """
    traces: dict[str, Trace] = {}
    number = 0
    for number, commit in enumerate(commits, start=1):
        touch = Touch(number=number, at=commit.at)
        for change in commit.changes:
            known = [traces[path] for path in (change.path, change.former) if path in traces]
            first = min((trace.first for trace in known), default=touch)
            before = sorted({version for trace in known for version in trace.versions})
            traces[change.path] = Trace(
                first=first, newest=touch, versions=(*before, (touch, change.blob))
            )
    following = Touch(number=number + 1, at=now)
    return History(traces=traces, pending=frozenset(pending), next=following, read=read)


def versions_of(
    history: History, path: str, former: Iterable[str] = ()
) -> Iterator[tuple[Touch, str]]:
    """Yield every version of the entry at ``path``, the newest first, with the blob of its text.

    A commit that only leaves a former place behind is no version.
    """
    traces = [history.traces[p] for p in (path, *former) if p in history.traces]
    versions = {version for trace in traces for version in trace.versions}
    told = {touch for touch, blob in versions if blob}
    yield from sorted((v for v in versions if v[1] or v[0] not in told), reverse=True)


def revision_from_history(
    history: History, path: str, former: Iterable[str] = (), beside: Iterable[str] = ()
) -> Revision:
    """Return the Revision of the entry at ``path``.

    ``former``: where it lay before, as it says itself; ``beside``: the files that it rests on.
    """
    traces = [history.traces[p] for p in (path, *former) if p in history.traces]
    first = min((trace.first for trace in traces), default=history.next)
    is_pending = path in history.pending or path not in history.traces
    edited = history.next if is_pending else max(trace.newest for trace in traces)
    newest = max((edited, *_newest(history, beside)))
    return Revision(
        sequence=newest.number - first.number,
        announced=first.at,
        modified=newest.at,
        edited=edited.at,
    )


def revision_from_dates(updated: date | None) -> Revision:
    """Return the Revision of an entry of which only its ``updated`` date (or nothing) is known.

    The sequence counts days, so that a later ``updated`` always raises it.
    """
    if updated is None:
        return Revision()
    moment = datetime.combine(updated, time(0), TOKYO)
    sequence = max(0, (updated - UNKNOWN.date()).days)
    return Revision(sequence=sequence, announced=moment, modified=moment)


def _newest(history: History, paths: Iterable[str]) -> Iterable[Touch]:
    for path in paths:
        if path in history.pending:
            yield history.next
        elif path in history.traces:
            yield history.traces[path].newest
