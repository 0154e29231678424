"""What the decoders of one entry work with: the context that holds for all entries, and findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from community_events.decode.findings import Findings
from community_events.frontmatter import RawEntry
from community_events.model.records import Kind, Vocabulary
from community_events.spans import RawText
from community_events.when import Context, DateRange


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodeContext:
    """The same for every entry of a build. ``today`` serves help texts only, never a meaning."""

    today: date
    vocabulary: Vocabulary
    uid_domain: str

    def when(self, *, strict: bool = True) -> Context:
        """Return what the date language needs to know."""
        closures: dict[str, tuple[DateRange, ...]] = {}
        for closure in self.vocabulary.closures:
            dates = DateRange(first=closure.first, last=closure.last)
            closures[closure.name] = (*closures.get(closure.name, ()), dates)
        return Context(today=self.today, strict=strict, closures=closures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A record that an entry names: resolved by ``catalog`` when all entries are known."""

    attribute: str
    target: Kind
    text: RawText


@dataclass(slots=True, kw_only=True)
class Bench:
    """One entry on the bench. ``days``: on which its event takes place, once its dates are read."""

    raw: RawEntry
    context: DecodeContext
    findings: Findings = field(default_factory=Findings)
    references: list[Reference] = field(default_factory=list)
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """An entry whose values are read and whose references are still texts.

    ``key``: ``organizer/slug`` for events and opportunities, else the slug. ``values``: attributes
    of the record of ``kind``, those that were written.
    """

    kind: Kind
    key: str
    slug: str
    organizer: str
    raw: RawEntry
    values: Mapping[str, object]
    references: tuple[Reference, ...]
    findings: Findings

    @property
    def is_valid(self) -> bool:
        """Return whether the entry may become a record."""
        return not any(diagnostic.is_error for diagnostic in self.findings.found)
