"""Puts entries into DIR: what is new or was changed in the source, and never over somebody's edit.

    content/.imported      <sha256>  <path>      one line for each file as the import wrote it
                           # …                   where it came from (``origins``)

The rules this module keeps: a file that nobody touched since we wrote it may be written again; one
that somebody did is left as it is, and that is said when the source has changed as well (delete the
file to take the source's). The list stands in one file of DIR in the format of ``sha256sum``: no
mark has to hide in an entry, it moves with the folder, git merges it by lines, and ``sha256sum -c``
shows who edited what.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from community_events.importers.origins import Origins, read_origins

LEDGER = ".imported"
_LINE = re.compile(r"([0-9a-f]{64})  ([a-z]+(?:/[a-z0-9-]+){1,2}\.md)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of the files, by path. ``kept``: edited by somebody, and the source has changed."""

    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def read_list(content: Path) -> str:
    """Return the text of the list of DIR, which may have none."""
    try:
        return (content / LEDGER).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""


def read_ledger(content: Path) -> dict[str, str]:
    """Return path → digest of what an import wrote; a line that is none is no line."""
    found = (_LINE.fullmatch(line) for line in read_list(content).splitlines())
    return {match[2]: match[1] for match in found if match}


def write_entries(
    content: Path, wanted: Mapping[str, str], origins: Origins | None = None
) -> Written:
    """Write the entries of ``wanted`` (path → text) as far as they may be; creates DIR.

    ``origins``: where entries came from; without them, what the list says of that stays.
    """
    content.mkdir(parents=True, exist_ok=True)
    before, ledger = read_list(content), read_ledger(content)
    origins = origins or read_origins(before)
    fate: dict[str, list[str]] = {name: [] for name in ("new", "updated", "same", "edited", "kept")}
    for path, text in sorted(wanted.items()):
        digest = _digest(text.encode())
        there = _there(content / path)
        if there is None or there == ledger.get(path):
            word = "new" if there is None else "same" if there == digest else "updated"
        elif there == digest:
            word = "same"
        else:
            word = "edited" if ledger.get(path) == digest else "kept"
        fate[word].append(path)
        if word in ("new", "updated"):
            _replace(content / path, text)
        if word in ("new", "updated", "same"):
            ledger[path] = digest
    lines = (f"{digest}  {path}\n" for path, digest in sorted(ledger.items()))
    after = "".join((*origins.lines(), *lines))
    if after != before:
        _replace(content / LEDGER, after)
    return Written(**{name: tuple(paths) for name, paths in fate.items()})


def _there(path: Path) -> str | None:
    """Return the digest of a file; a link is never followed: it counts as edited by somebody."""
    if path.is_symlink():
        return ""
    try:
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(text.encode())
    os.replace(beside, path)
