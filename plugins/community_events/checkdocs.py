"""The shape of a chapter of docs/checks.md, kept beside the check that it explains."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDoc:
    """One code explained to a volunteer, in Japanese.

    ``what``: one line, what is found. ``why``: why it matters. ``bad`` and ``good``: an example and
    how to write it instead (either may be empty where nothing can be shown).
    """

    code: str
    what: str
    why: str
    bad: str = ""
    good: str = ""
