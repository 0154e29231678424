"""Collects what is wrong with one entry while it is decoded; nothing stops at the first mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from community_events.diagnostics import Diagnostic, Label, Severity
from community_events.spans import Span


@dataclass(slots=True)
class Findings:
    """The Diagnostics so far, in the order in which they were found."""

    found: list[Diagnostic] = field(default_factory=list)

    def error(
        self,
        code: str,
        span: Span,
        message: str,
        *,
        label: str = "",
        instead: str = "",
        lines: str = "",
        related: tuple[Label, ...] = (),
    ) -> None:
        """Add what keeps the entry out of the site.

        ``instead``: what to write in place of ``span`` (one alternative a line); ``lines``: whole
        lines to write in place of those that ``span`` touches.
        """
        self.found.append(
            Diagnostic(
                code=code,
                severity=Severity.ERROR,
                span=span,
                message=message,
                label=label,
                help=instead or lines,
                replaces=span if instead else None,
                related=related,
            )
        )

    def warning(self, code: str, span: Span, message: str, *, instead: str = "") -> None:
        """Add what somebody should look at again; ``instead`` as in ``error``."""
        self.found.append(
            Diagnostic(
                code=code,
                severity=Severity.WARNING,
                span=span,
                message=message,
                help=instead,
                replaces=span if instead else None,
            )
        )

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add what another module found."""
        self.found.extend(diagnostics)
