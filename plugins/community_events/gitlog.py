"""The History of a content folder, asked of git in one log.

The rules this module keeps: commits are those of the main line (first parents), all of them, for a
commit that touches no entry counts too; a merge is what it brought in; a clone that does not reach
back to the beginning is no history, for its numbers would fall; why there is no history is said.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from community_events.clock import TOKYO
from community_events.git import GitError, Repository, find_repository, read_blobs, run_git
from community_events.history import Change, Commit, History, build_history

_LOG = (
    *("log", "HEAD", "--first-parent", "-m", "--reverse", "--sparse", "--relative", "--no-color"),
    *("--raw", "--no-abbrev", "-M", "-l3000", f"-O{os.devnull}", "--ignore-submodules=all", "-z"),
    *("--format=%x01%ct", "--", "."),
)
_STATUS = (
    *("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"),
    *("--ignore-submodules=all", "--", "."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRead:
    """``history``: None where there is none to go by. ``problem``: why, when that is no good."""

    history: History | None = None
    problem: str = ""
    is_shallow: bool = False


def read_history(content: Path, now: datetime) -> HistoryRead:
    """Return what git knows of ``content``; a folder outside of git is no problem."""
    try:
        repository = find_repository(content)
        if repository is None:
            return HistoryRead()
        if repository.is_shallow:
            return HistoryRead(problem=SHALLOW, is_shallow=True)
        commits = tuple(parse_log(run_git(content, *_LOG)))
        pending = _pending(repository)
    except GitError as refusal:
        return HistoryRead(problem=UNREADABLE.format(refusal))
    history = build_history(commits, pending, now, functools.partial(_read_texts, content))
    return HistoryRead(history=history if history.traces else None)


SHALLOW = (
    "git の履歴が途中までしかありません（shallow clone）。カレンダーの版の番号を数えられません。"
    "「git fetch --unshallow」をしてください（GitHub Actions では fetch-depth: 0）。"
)
UNREADABLE = (
    "git の履歴を読めません。カレンダーの版の番号には、記事の「更新日」を使います。git の返事: {}"
)


def parse_log(answer: bytes) -> Iterator[Commit]:
    r"""Yield the commits of an answer to our ``git log``, in its order.

    >>> added, moved = b":0 1 00 a1 A\0a.md", b":1 1 a1 b2 R90\0a.md\0b.md"
    >>> commits = parse_log(b"\x01100\0\n" + added + b"\0\x01200\0\x01300\0\n" + moved + b"\0")
    >>> [[(c.former, c.path, c.blob) for c in commit.changes] for commit in commits]
    [[('', 'a.md', 'a1')], [], [('a.md', 'b.md', 'b2')]]
    """
    words = iter(answer.split(b"\0"))
    at: datetime | None = None
    changes: list[Change] = []
    for word in words:
        word = word.lstrip(b"\n")
        if word.startswith(b"\x01"):
            if at is not None:
                yield Commit(at=at, changes=tuple(changes))
            at, changes = datetime.fromtimestamp(int(word[1:]), TOKYO), []
        elif word:
            # ":100644 100644 <blob before> <blob> M", the path, and before it that of a rename or copy.
            *_, name, what = word.decode().split(" ")
            former = os.fsdecode(next(words)) if what[0] in "RC" else ""
            blob = name.strip("0") and name
            changes.append(Change(path=os.fsdecode(next(words)), former=former, blob=blob))
    if at is not None:
        yield Commit(at=at, changes=tuple(changes))


def _read_texts(content: Path, blobs: Sequence[str]) -> Mapping[str, str]:
    """Return the texts of blobs; git has them all, for the log named them."""
    try:
        found = read_blobs(content, blobs)
    except GitError:
        return {}
    return {name: data.decode("utf-8", "replace") for name, data in found.items()}


def _pending(repository: Repository) -> Iterator[str]:
    """Yield the paths that differ from the newest commit; git gives them from the top."""
    for row in filter(None, run_git(repository.folder, *_STATUS).split(b"\0")):
        yield os.fsdecode(row[3:]).removeprefix(repository.prefix)
