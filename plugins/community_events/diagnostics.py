"""What is wrong in an entry, as data; words and drawing are made at the edge (``report``).

A Diagnostic speaks to a volunteer: one mistake, one Diagnostic; it quotes what was written and
says what to write instead, in Japanese. Our own mistakes are exceptions, never Diagnostics.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from community_events.spans import Span


class Severity(StrEnum):
    """An error keeps the entry out of the site; a warning asks to look again."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A second place that explains the first; drawn with ``~~~~``."""

    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding at one place.

    ``code``: ASCII, states the bad thing (``end-before-start``); its chapter in docs/checks.md.
    ``message``: one Japanese sentence without the code, quoting what is written.
    ``label``: a few words beside the ``^^^^``.
    ``help``: what to write instead, or empty. It replaces the stretch ``replaces``; without one it
    is whole lines. ``together``: its lines are a list, all of them meant; otherwise each line is an
    alternative, the likeliest first. ``others``: alternatives that were set aside (``remedies``).
    ``is_example``: ``help`` shows how one writes such a thing; it is not what was meant here.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    label: str = ""
    related: tuple[Label, ...] = ()
    help: str = ""
    replaces: Span | None = None
    together: bool = False
    others: tuple[str, ...] = ()
    is_example: bool = False

    @property
    def is_error(self) -> bool:
        """Return whether this finding keeps the entry out."""
        return self.severity is Severity.ERROR


def sort_diagnostics(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return the findings by place in the files, each once."""
    return sorted(set(found), key=lambda d: (d.span, d.code, d.message))
