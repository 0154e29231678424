"""When an entry was announced and last changed, and how often: what its history says, as numbers.

The rules this module keeps (RFC 5545 §3.8.7.4, §3.8.7.2): SEQUENCE never falls, DTSTAMP is never the
build's time. Commits of the main line are counted; what an entry rests on (its venues, the closures)
counts as the entry itself; what is not committed yet counts as one commit more, dated now. An entry
keeps its number wherever it is moved, whether git saw the rename or ``以前の場所`` tells of it. Without
history an entry's ``updated`` date stands for all, and a constant where even that is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from community_events.clock import TOKYO

UNKNOWN = datetime(2026, 1, 1, tzinfo=TOKYO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """``announced``: first seen; ``modified``: newest change; both aware. ``sequence`` as RFC 5545.

    ``edited``: newest change of the entry itself, not of what it rests on; None: as ``modified``.
    """

    sequence: int = 0
    announced: datetime = UNKNOWN
    modified: datetime = UNKNOWN
    edited: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One path that a commit touched; ``former``: where it lay before, when the commit moved it."""

    path: str
    former: str = ""


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
    """The first and the newest commit that touched one file under all its names."""

    first: Touch
    newest: Touch


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is known of every path (relative to the content folder) that ever was.

    ``pending``: the paths that differ from the newest commit; ``next``: the commit that they will be.
    """

    traces: Mapping[str, Trace]
    pending: frozenset[str]
    next: Touch


def build_history(commits: Iterable[Commit], pending: Iterable[str], now: datetime) -> History:
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
            traces[change.path] = Trace(first=first, newest=touch)
    return History(traces=traces, pending=frozenset(pending), next=Touch(number=number + 1, at=now))


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
