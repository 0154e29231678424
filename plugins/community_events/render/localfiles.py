"""A file on paper as a page offers it: what it is, how large its paper, of which month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from community_events.artifacts import Artifact


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPrint:
    """One file on paper: ``words`` (a message) offer it, ``month`` fills them; ``size``: a message too.

    ``is_companion``: made with the others of its Feed, and only offered here.
    """

    artifact: Artifact
    words: str
    size: str
    month: tuple[int, int] | None = None
    is_companion: bool = False

    @property
    def path(self) -> str:
        """Where it lies in the site."""
        return f"/{self.artifact.path}"


LocalPrints = Mapping[str, tuple[LocalPrint, ...]]
