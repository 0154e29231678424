"""What each Feed selects, and that every subject has its row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from community_events.feeds import (
    FEED_SUBJECTS,
    build_feeds,
    days_of_exhibitor,
    explain_rack,
    feeds_of,
    subject_of,
)
from community_events.model.catalog import Catalog
from community_events.model.records import (
    Area,
    DayNames,
    Event,
    Named,
    Rack,
    Ring,
    Term,
    Venue,
    Vocabulary,
)
from community_events.reach import is_in_area
from tests.example_events import make_catalog, make_event


def _area(slug: str, ring: Ring, parent: str = "") -> Area:
    return Area(id=f"area/{slug}", slug=slug, path="", title=slug, ring=ring, parent=parent)


AREAS = {
    a.slug: a
    for a in (
        _area("city", Ring.CITY),
        _area("ward", Ring.WARD, "city"),
        _area("west", Ring.OFFICE, "ward"),
        _area("oe", Ring.DISTRICT, "west"),
        _area("katsura", Ring.DISTRICT, "ward"),
    )
}
VENUE = Venue(id="venue/hall", slug="hall", path="", title="見本会館", area=("oe",))
RACK = Rack(id="rack/cafe", slug="cafe", path="", title="見本カフェ")


def _catalog(*events: Event) -> Catalog:
    catalog = make_catalog(*events)
    words = (Term(slug="market", name="マルシェ"), Term(slug="books", name="本"))
    return replace(
        catalog, areas=AREAS, vocabulary=Vocabulary(categories=words),
        venues={**catalog.venues, "hall": VENUE},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("own", "venue", "area", "belongs", "reason"),
    [
        ((), ("hall",), "oe", True, "without an area of its own, its venue's counts"),
        ((), ("hall",), "west", True, "a wider ring holds what lies in it"),
        ((), ("hall",), "city", True, "up to the city"),
        ((), ("hall",), "katsura", False, "another district"),
        (("katsura",), ("hall",), "oe", False, "its own area counts before its venue's"),
        (("ward",), ("hall",), "oe", True, "what is for the whole ward is for each district"),
        (("west",), ("hall",), "katsura", False, "for one office's districts only"),
        ((), ("lobby",), "ward", False, "nobody told where the venue lies"),
    ],
)
def test_an_event_belongs_to_its_district_and_the_rings_around(
    own: tuple[str, ...], venue: tuple[str, ...], area: str, belongs: bool, reason: str
) -> None:
    event = make_event(area=own, venue=venue)
    assert is_in_area(event, area, _catalog(event)) is belongs


def test_the_choice_of_a_rack_is_told_in_a_sentence() -> None:
    rack = replace(RACK, shows_areas=("oe",), shows_categories=("market",))
    sentence = explain_rack(rack, _catalog())
    assert (
        sentence
        == "oeの「マルシェ」の催しと、この店に置いてほしいと申し出のあった催しを置いています。"
    )


def test_exhibitors_and_co_organizers_have_the_event_in_their_feed() -> None:
    event = make_event(
        exhibitors=(DayNames(names=(Named(name="見本作業所", slug="workshop"),)),),
        co_organizers=(Named(name="見本協議会", slug="council"), Named(name="名前だけ")),
    )
    catalog = _catalog(event)
    office = catalog.organizers["ward-office"]
    others = {
        s: replace(office, slug=s) for s in ("council", "workshop", "stranger", "ward-office")
    }
    feeds = feeds_of(build_feeds(replace(catalog, organizers=others), "見本"), "organizer")
    assert [feed.slug for feed in feeds if feed.events] == ["council", "workshop", "ward-office"]


def test_who_exhibits_on_some_days_has_only_those() -> None:
    shop, days = Named(name="見本作業所", slug="workshop"), (date(2026, 12, 1), date(2026, 12, 8))
    rows = (DayNames(names=(shop,), days=days[1:]), DayNames(names=(shop,), days=days[:1]))
    event = make_event(exhibitors=rows)
    assert days_of_exhibitor(event, "workshop") == days
    always = DayNames(names=(shop,))
    assert days_of_exhibitor(replace(event, exhibitors=(*rows, always)), "workshop") == ()
    assert days_of_exhibitor(replace(event, co_organizers=(shop,)), "workshop") == ()
    assert days_of_exhibitor(event, "ward-office") == ()


def test_a_district_has_a_feed_of_a_kind_only_where_something_is() -> None:
    feeds = build_feeds(_catalog(make_event(venue=("hall",))), "見本")
    assert [feed.path for feed in feeds_of(feeds, "area-category")] == [
        "/areas/city/market/", "/areas/ward/market/", "/areas/west/market/", "/areas/oe/market/",
    ]  # fmt: skip


def test_every_feed_has_a_folder_of_its_own_and_a_row_in_the_table() -> None:
    feeds = build_feeds(_catalog(make_event()), "見本")
    assert len({feed.path for feed in feeds}) == len(feeds)
    assert all(subject_of(feed) in FEED_SUBJECTS for feed in feeds)
    assert feeds[0].path == "/"
    assert "atom.xml" in subject_of(feeds[0]).formats
