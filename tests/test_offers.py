"""Parts to play as news: the open ones, by deadline, each once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from community_events.clock import TOKYO
from community_events.model.catalog import Catalog
from community_events.model.records import Opportunity
from community_events.model.recurrence import Moment
from community_events.offers import build_offer_announcements, is_open
from tests.example_events import SITE, TODAY, make_catalog

OFFER = Opportunity(
    id="opportunity/ward-office/turf",
    slug="turf",
    path="",
    title="人工芝 貸します",
    organizer="ward-office",
    offer="lend",
    summary="2メートル×5メートルが4枚",
)


def _catalog(*offers: Opportunity) -> Catalog:
    return replace(make_catalog(), opportunities={f"ward-office/{o.slug}": o for o in offers})


@pytest.mark.parametrize(
    ("deadline", "is_it", "reason"),
    [
        (None, True, "without a deadline it stays"),
        (date(2026, 11, 21), True, "through the day of the deadline"),
        (datetime(2026, 11, 21, 8, tzinfo=TOKYO), True, "lists are made once a day"),
        (date(2026, 11, 20), False, "over"),
    ],
)
def test_an_offer_is_open_through_its_deadline(
    deadline: Moment | None, is_it: bool, reason: str
) -> None:
    offer = replace(OFFER, deadline=deadline)
    assert is_open(offer, TODAY) is is_it
    assert len(build_offer_announcements(_catalog(offer), SITE, TODAY)) == int(is_it)


def test_an_item_says_until_when_and_what() -> None:
    offer = replace(OFFER, deadline=date(2026, 12, 18), sample=True)
    (item,) = build_offer_announcements(_catalog(offer), SITE, TODAY)
    assert item.title == "2026年12月18日（金）まで 【見本】貸す/借りる：人工芝 貸します"
    assert item.path == "/opportunities/ward-office/turf/"
    assert item.text.split("\n")[1:] == [
        "2メートル×5メートルが4枚", "締切: 2026年12月18日（金）", "団体: 見本区役所",
    ]  # fmt: skip


def test_the_id_of_an_item_stays_when_its_deadline_moves() -> None:
    guids = {
        build_offer_announcements(_catalog(replace(OFFER, deadline=d)), SITE, TODAY)[0].guid
        for d in (None, date(2026, 12, 18))
    }
    assert len(guids) == 1
