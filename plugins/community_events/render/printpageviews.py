"""What the template of /print/ may see. The rules are those of ``views``."""

from __future__ import annotations

from dataclasses import dataclass

from community_events.render.wayviews import AlternateView, LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRowView:
    """One set in a table: of a rack, with its number in the order of the way, or of a district.

    ``pages``: of its file; ``copies``: that are brought, its paper among them; ``pdf``: its
    link, the words say of whom it is.
    """

    name: LinkView
    pdf: LinkView
    pages: str
    copies: str
    number: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPageView:
    """What one brings to the racks in a week. ``paper``: size and sheets; ``proofs``: by organizer."""

    title: str
    lead: str
    week: str
    period: str
    racks: str
    copies: str
    paper: tuple[tuple[str, str], ...] = ()
    order: str = ""
    downloads: tuple[AlternateView, ...] = ()
    by_rack: tuple[PrintRowView, ...] = ()
    by_area: tuple[PrintRowView, ...] = ()
    form: AlternateView
    proofs: tuple[tuple[str, tuple[LinkView, ...]], ...] = ()
