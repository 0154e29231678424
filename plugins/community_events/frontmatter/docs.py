"""The chapters of docs/checks.md about the form of the front matter."""

from __future__ import annotations

from community_events.checkdocs import CheckDoc

DOCS: tuple[CheckDoc, ...] = ()
