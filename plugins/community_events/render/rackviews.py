"""What templates may see of a rack besides its Feed: why each flyer stands on it, and whom to tell.

The rules are those of ``views``.
"""

from __future__ import annotations

from dataclasses import dataclass

from community_events.render.wayviews import BannerView, LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class RackView:
    """``reasons``: each Event that stands there now, with why; ``prints``: its papers.

    ``gone_href``: the mail that says 「なくなった」; ``gone_words``: whom to tell where the site has no
    address to write to; both may be empty.
    """

    reasons: tuple[LinkView, ...] = ()
    prints: tuple[LinkView, ...] = ()
    gone_href: str = ""
    gone_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SincePlace:
    """Where the code of a paper leads: its date (2026-11-21)."""

    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceView:
    """A day, or days without a change: ``places`` are their dates, ``since`` what a paper of then lacks."""

    places: tuple[SincePlace, ...]
    heading: str
    since: str
    changes: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RackChangesView:
    """What changed on a rack, the oldest day first; ``older``: what to do with older paper."""

    title: str
    lead: str
    older: str
    newest: LinkView
    rack: LinkView
    mark: str = ""
    banners: tuple[BannerView, ...] = ()
    days: tuple[SinceView, ...] = ()
