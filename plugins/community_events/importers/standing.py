"""What entries of DIR say before an import: their UIDs, title and the last date that they have.

The rule this module keeps: an entry is read when somebody asks for it, for most are never asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from community_events.clock import day_of
from community_events.decode import DecodeContext, Decoded, decode_entry
from community_events.frontmatter import read_frontmatter
from community_events.model.recurrence import Recurrence
from community_events.occurrences import expand_part
from community_events.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """``entries``: the events of DIR by path. ``uids``: UID → path, of all that have one written."""

    entries: dict[str, Source]
    uids: dict[str, str]
    context: DecodeContext

    def last_at(self, path: str) -> date | None:
        """Return the last date of the entry at ``path``; None if it has none."""
        recurrence = self._read(path).values.get("recurrence")
        parts = recurrence.parts if isinstance(recurrence, Recurrence) else ()
        days = (day_of(start) for part in parts for start, _ in expand_part(part, None)[-1:])
        return max(days, default=None)

    def title_at(self, path: str) -> str:
        """Return the title of the entry at ``path``."""
        return str(self._read(path).values.get("title", ""))

    def _read(self, path: str) -> Decoded:
        return decode_entry(read_frontmatter(self.entries[path]), self.context)


def read_standing(entries: Iterable[Source], context: DecodeContext) -> Standing:
    """Return what stands in a content folder."""
    events = {source.path: source for source in entries if source.kind == "events"}
    uids: dict[str, str] = {}
    for source in events.values():
        if "uid" in source.text.casefold():
            for one in read_frontmatter(source).fields:
                if one.name == "uid" and one.text is not None:
                    uids[one.text.text] = source.path
    return Standing(entries=events, uids=uids, context=context)
