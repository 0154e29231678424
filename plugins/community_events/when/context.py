"""What a reading needs to know and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from community_events.diagnostics import Diagnostic
from community_events.model.recurrence import Part, Recurrence, Session
from community_events.spans import RawText
from community_events.when.sets import DateRange

NO_SESSION = Session()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What surrounds a text.

    ``strict``: it stands in an entry, so nothing may depend on ``today``.
    ``closures``: named sets of dates, from vocabulary/closures.
    """

    today: date
    strict: bool = False
    closures: Mapping[str, tuple[DateRange, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one text says: parts in the order written, remarks, findings.

    ``repeats``: it is a recurrence. ``answers_holidays``: it says itself what happens on public
    holidays (平日, 祝日は休み, dates that are written out).
    """

    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    repeats: bool = False
    answers_holidays: bool = False

    @property
    def is_error(self) -> bool:
        """Return whether the text cannot be used."""
        return any(finding.is_error for finding in self.diagnostics)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenItem:
    """One item of ``when`` with what it carries besides its dates."""

    text: RawText
    session: Session = NO_SESSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What all keys about time say together."""

    recurrence: Recurrence
    notes: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
