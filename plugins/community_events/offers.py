"""What parts there are to play: which are still open, and one news item for each.

The rules this module keeps: an offer is open through the day of its deadline; without one it stays;
what ends first comes first, what has no end last.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from community_events.announcements import paragraph
from community_events.clock import day_of
from community_events.model.catalog import Catalog
from community_events.model.feed import Announcement, Feed
from community_events.model.records import Opportunity
from community_events.model.recurrence import Status
from community_events.particulars import SAMPLE_NOTE
from community_events.schema import OFFERS
from community_events.site import Site
from community_events.uids import TAG_YEAR
from community_events.wording import day_text, mark_title, moment_text

OFFER_WORDS = dict(OFFERS)


def is_open(offer: Opportunity, today: date) -> bool:
    """Return whether somebody may still answer."""
    return offer.deadline is None or day_of(offer.deadline) >= today


def offers_feed(site: Site) -> Feed:
    """Return the Feed of all open offers; it selects no Events."""
    return Feed(
        subject="opportunities",
        slug="",
        path="/opportunities/",
        title=f"出番をさがす — {site.name}",
        description="手伝う、出店する、いっしょに始める。まちの出番のお知らせです。",
        events=(),
    )


def build_offer_announcements(
    catalog: Catalog, site: Site, today: date
) -> tuple[Announcement, ...]:
    """Return one item for each open offer, by deadline; its title begins with that."""
    opened = ((key, o) for key, o in catalog.opportunities.items() if is_open(o, today))
    ordered = sorted(opened, key=lambda pair: (day_of(pair[1].deadline or date.max), pair[0]))
    return tuple(_announcement(key, offer, catalog, site) for key, offer in ordered)


def _announcement(key: str, offer: Opportunity, catalog: Catalog, site: Site) -> Announcement:
    until = f"{day_text(offer.deadline, with_year=True)}まで " if offer.deadline else ""
    lines = tuple(_lines(offer, catalog))
    return Announcement(
        guid=f"tag:{site.uid_domain},{TAG_YEAR}:opportunities/{key}",
        event=key,
        path=f"/opportunities/{key}/",
        title=until
        + mark_title(f"{OFFER_WORDS[offer.offer]}：{offer.title}", Status.SCHEDULED, offer.sample),
        text="\n".join(lines),
        summary="\n".join(lines),
        html=paragraph(lines),
        status=Status.SCHEDULED,
        moment=offer.deadline,
        published=catalog.revision_of(offer).announced,
        author=catalog.organizers[offer.organizer].title,
        categories=(OFFER_WORDS[offer.offer],),
    )


def _lines(offer: Opportunity, catalog: Catalog) -> Iterator[str]:
    if offer.sample:
        yield SAMPLE_NOTE
    if offer.summary:
        yield offer.summary
    told = (
        (
            "締切",
            moment_text(offer.deadline, with_year=True, hours24=catalog.hours24)
            if offer.deadline
            else "なし",
        ),
        ("いつ", offer.when),
        ("かかる時間", offer.time_needed),
        ("参加できる人", offer.eligibility),
        ("はじめの一歩", offer.first_step),
        ("団体", catalog.organizers[offer.organizer].title),
    )
    yield from (f"{label}: {text}" for label, text in told if text)
