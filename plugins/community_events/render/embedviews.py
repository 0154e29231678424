"""What the list for other sites may see, and the snippet that puts it there; rules as in ``views``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SnippetView:
    """The HTML that somebody pastes into a site of their own: ``code``, and the page that it shows."""

    code: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedRowView:
    """One occurrence; ``status`` and ``status_word`` as in a RowView."""

    title: str
    href: str
    iso: str
    day: str
    time: str
    place: str = ""
    status: str = "scheduled"
    status_word: str = ""
    reason: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedView:
    """The next dates of one list, in little space; ``list_href`` is its page, ``more`` leads there."""

    title: str
    list_href: str
    more: str
    rows: tuple[EmbedRowView, ...] = ()
