"""Where the entries of DIR came from: which file, read on which day. Kept beside their digests.

    # 2026-11-21 <sha256> 計画.csv        the file as it was read last, and the day for which it was read
    # events/imported/a1.md 計画.csv     an entry and the file that told of it
    # until 2028-11-21 gymnastics@example.jp   the end that a rule without one was given (``endless``)

The rules this module keeps: the same bytes are read as on the day of the first time, so that a second
import changes nothing on any day; an event that a file does not tell of any more is named, never
deleted. The lines are comments to ``sha256sum -c``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from community_events.importers.tables import MAX_BYTES

_FILE = re.compile(r"# (?P<day>\d{4}-\d{2}-\d{2}) (?P<digest>[0-9a-f]{64}) (?P<name>.+)")
_ENTRY = re.compile(r"# (?P<path>[a-z]+(?:/[a-z0-9-]+){1,2}\.md) (?P<name>.+)")

_END = re.compile(r"# until (?P<day>\d{4}-\d{2}-\d{2}) (?P<uid>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """``files``: name → (digest, day). ``entries``: path → name of the file. ``ends``: UID → day."""

    files: Mapping[str, tuple[str, date]] = field(default_factory=dict)
    entries: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, date] = field(default_factory=dict)

    def day_of(self, digest: str, today: date) -> date:
        """Return the day for which bytes were read; ``today`` where they never were."""
        return next((day for known, day in self.files.values() if known == digest), today)

    def vanished(self, names: Iterable[str], entries: Iterable[str]) -> list[str]:
        """Return the events that the files ``names`` told of and do not tell among ``entries``."""
        read, told = set(names), set(entries)
        return sorted(
            path
            for path, name in self.entries.items()
            if name in read and path not in told and path.startswith("events/")
        )

    def lines(self) -> list[str]:
        """Return the lines that say it, sorted."""
        files = (f"# {day} {digest} {name}\n" for name, (digest, day) in self.files.items())
        entries = (f"# {path} {name}\n" for path, name in self.entries.items())
        ends = (f"# until {day} {uid}\n" for uid, day in self.ends.items())
        return [*sorted(files), *sorted(entries), *sorted(ends)]


def read_origins(text: str) -> Origins:
    """Return what the list says; a line that is none is no line."""
    files: dict[str, tuple[str, date]] = {}
    entries: dict[str, str] = {}
    ends: dict[str, date] = {}
    for line in text.splitlines():
        if (found := _FILE.fullmatch(line)) and (day := _day(found["day"])):
            files[found["name"]] = (found["digest"], day)
        elif found := _ENTRY.fullmatch(line):
            entries[found["path"]] = found["name"]
        elif (found := _END.fullmatch(line)) and (day := _day(found["day"])):
            ends[found["uid"]] = day
    return Origins(files=files, entries=entries, ends=ends)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, of as much of it as an import reads."""
    with path.open("rb") as file:
        return hashlib.sha256(file.read(MAX_BYTES + 1)).hexdigest()


def name_of(path: Path) -> str:
    """Return what a file is called in the list."""
    return " ".join(path.name.split())
