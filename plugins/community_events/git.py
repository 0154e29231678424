"""The only door to git: one function that runs it, and the few questions that we ask.

The rules this module keeps: git runs the same on every machine (no pager, no colours, no words of
another language, no lock that a reader does not need, nothing of a hook's environment); no argument
comes from an entry; paths are bytes between NULs; what git refuses is a ``GitError`` with its words.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# What would make git answer otherwise, or run a program, is said before the user's settings can.
_SETTINGS = (
    "core.fsmonitor=false",
    "core.quotePath=false",
    "diff.relative=false",
    "log.follow=false",
    "log.mailmap=false",
    "log.showRoot=true",
    "log.showSignature=false",
)
# The user's own configuration is read all the same: it holds what he calls safe (safe.directory).
_KEPT = (
    *("PATH", "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "SYSTEMROOT", "TMPDIR", "TEMP"),
    *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"),
)
_FIXED = {
    "LC_ALL": "C",
    "LANGUAGE": "",
    "GIT_PAGER": "cat",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_NO_REPOSITORY = "not a git repository"
_NO_COMMIT = ("unknown revision", "ambiguous argument 'HEAD'", "bad revision")


class GitError(Exception):
    """Git is there and refuses, or ought to be there and is not; the message is git's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """The repository around ``folder``; ``prefix``: from its top to the folder, ``""`` or ``a/b/``."""

    folder: Path
    prefix: str
    is_shallow: bool


def run_git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what ``git <arguments>`` prints in ``folder``; raises GitError."""
    command = ["git", "--no-pager", "--no-optional-locks", "--literal-pathspecs"]
    for setting in _SETTINGS:
        command += ["-c", setting]
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | _FIXED
    try:
        done = subprocess.run(
            [*command, *arguments], cwd=folder, env=environment, input=given, capture_output=True
        )
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip()
        raise GitError(words or f"git {arguments[0]}: exit {done.returncode}")
    return done.stdout


def find_repository(folder: Path) -> Repository | None:
    """Return the repository in which ``folder`` lies, None when in none or before its first commit.

    Raises GitError when there seems to be one that cannot be asked (another owner, no git).
    """
    try:
        answer = run_git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD")
    except GitError as refusal:
        words = str(refusal)
        if _NO_REPOSITORY in words or any(no_commit in words for no_commit in _NO_COMMIT):
            return None
        if not any((above / ".git").exists() for above in (folder.resolve() / "x").parents):
            return None
        raise
    shallow, prefix, _ = os.fsdecode(answer).split("\n", 2)
    return Repository(folder=folder, prefix=prefix, is_shallow=shallow == "true")


def resolve_commit(folder: Path, name: str) -> str:
    """Return the commit that ``name`` (a branch, a tag, a hash) means; raises GitError."""
    return _text(run_git(folder, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}"))


def find_fork(folder: Path, commit: str) -> str:
    """Return the commit from which the work tree and ``commit`` went apart, else ``commit`` itself."""
    try:
        return _text(run_git(folder, "merge-base", "HEAD", commit))
    except GitError:  # no common history, or a shallow one
        return commit


def read_tree(folder: Path, commit: str, *, unread: str) -> Mapping[str, bytes]:
    """Return the regular files that ``commit`` had in ``folder``, by their path in it.

    Those whose path begins with ``unread`` are named but not read. Raises GitError.
    """
    listing = run_git(folder, "ls-tree", "-r", "-z", commit)
    names: list[tuple[str, str]] = []
    files: dict[str, bytes] = {}
    for row in filter(None, listing.split(b"\0")):
        about, path = row.split(b"\t", 1)
        mode, _, name = about.decode().split(" ")
        shown = path.decode("utf-8", "backslashreplace")
        if not mode.startswith("100"):  # a link, another repository
            continue
        if shown.startswith(unread):
            files[shown] = b""
        else:
            names.append((shown, name))
    blobs = read_blobs(folder, [name for _, name in names])
    return files | {shown: blobs[name] for shown, name in names}


def read_blobs(folder: Path, names: Sequence[str]) -> Mapping[str, bytes]:
    """Return what git keeps under each of these names; raises GitError."""
    asked = "".join(f"{name}\n" for name in names).encode()
    blobs = _read_batch(run_git(folder, "cat-file", "--batch", given=asked))
    return dict(zip(names, blobs, strict=True))


def _read_batch(answer: bytes) -> Iterator[bytes]:
    """Yield the contents in an answer of ``git cat-file --batch``."""
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        size = int(answer[at:end].rsplit(b" ", 1)[1])
        yield answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _text(answer: bytes) -> str:
    return answer.decode().strip()
