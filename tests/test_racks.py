"""What stands on a rack and why: pinned, asked for, or chosen on every side; never what was refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from community_events.feeds import build_feeds, explain_rack, feeds_of
from community_events.model.catalog import Catalog
from community_events.model.records import Area, Position, Rack, Ring, Term, Venue, Vocabulary
from community_events.racks import Choice, Reason, Why, choose_for_rack, reasons_for
from community_events.reach import metres_between
from tests.example_events import make_catalog, make_event

KEY = "ward-office/market"
WARD, OFFICE, DISTRICT = Ring.WARD, Ring.OFFICE, Ring.DISTRICT
AREAS = {
    slug: Area(id=f"area/{slug}", slug=slug, path="", title=slug, ring=ring, parent=parent)
    for slug, ring, parent in (
        ("ward", WARD, ""), ("west", OFFICE, "ward"), ("oe", DISTRICT, "west"), ("katsura", DISTRICT, "ward"),
    )
}  # fmt: skip
HERE = Position(latitude=34.980, longitude=135.690)
HALL = Venue(
    id="venue/hall", slug="hall", path="", title="見本会館", area=("oe",),
    position=Position(latitude=34.989, longitude=135.690),  # 1,001 m to the north
)  # fmt: skip
FAR = replace(HALL, id="venue/far", slug="far", position=Position(latitude=35.1, longitude=135.69))
NOWHERE = replace(HALL, id="venue/nowhere", slug="nowhere", position=None)
RACK = Rack(id="rack/cafe", slug="cafe", path="", title="見本カフェ", position=HERE)
PINNED, ASKED = Reason(why=Why.PINNED), Reason(why=Why.ASKED)
MARKET = Reason(why=Why.CATEGORY, words=("market",))
OE, WEST = Reason(why=Why.AREA, words=("oe",)), Reason(why=Why.AREA, words=("west",))
SENIORS, CHILDREN = (Reason(why=Why.AUDIENCE, words=(word,)) for word in ("シニア", "子ども"))
NEAR = Reason(why=Why.NEAR, metres=1001)


def catalog_of(**event) -> Catalog:
    catalog = make_catalog(make_event(**event))
    words = (Term(slug="market", name="マルシェ"), Term(slug="books", name="本"))
    return replace(
        catalog, areas=AREAS, vocabulary=Vocabulary(categories=words),
        venues={**catalog.venues, "hall": HALL, "far": FAR, "nowhere": NOWHERE},
    )  # fmt: skip


CASES = [
    # rack, event, why it is shown, why this is so
    ({}, {}, (), "a rack that chose nothing shows nothing by itself"),
    ({}, {"racks": ("cafe",)}, (ASKED,), "the organizer asked for it"),
    ({}, {"racks": ("other",)}, (), "the organizer asked another café"),
    ({"pinned": (KEY,)}, {}, (PINNED,), "the café always shows it"),
    ({"pinned": (KEY,)}, {"racks": ("cafe",)}, (PINNED, ASKED), "every reason is told, the strongest first"),
    ({"shows_categories": ("market",)}, {}, (MARKET,), "of a kind that it shows"),
    ({"shows_categories": ("books",)}, {}, (), "of another kind"),
    ({"shows_areas": ("oe",)}, {"venue": ("hall",)}, (OE,), "its venue lies there"),
    ({"shows_areas": ("west",)}, {"venue": ("hall",)}, (WEST,), "the venue lies in what lies there"),
    ({"shows_areas": ("katsura", "oe")}, {"venue": ("hall",)}, (OE,), "only what fits is a reason"),
    ({"shows_areas": ("oe",)}, {"area": ("ward",)}, (OE,), "what is for the whole ward is for each district"),
    ({"shows_areas": ("katsura",)}, {"venue": ("hall",)}, (), "from elsewhere"),
    ({"shows_areas": ("west",), "shows_categories": ("books",)}, {"venue": ("hall",)}, (), "both sides must fit"),
    ({"shows_areas": ("oe",), "shows_categories": ("market",)}, {"venue": ("hall",)}, (OE, MARKET), "both sides fit"),
    ({"shows_radius": 1001}, {"venue": ("hall",)}, (NEAR,), "as far as it reaches"),
    ({"shows_radius": 1000}, {"venue": ("hall",)}, (), "a metre too far"),
    ({"shows_radius": 1500}, {"venue": ("far", "hall")}, (NEAR,), "the nearest of its venues counts"),
    ({"shows_radius": 1500}, {"venue": ("nowhere",)}, (), "nobody told where the venue lies"),
    ({"shows_radius": 1500, "position": None}, {"venue": ("hall",)}, (), "nobody told where the café lies"),
    ({"shows_radius": 1500, "shows_areas": ("katsura",)}, {"venue": ("hall",)}, (NEAR,), "near, or from there"),
    ({"shows_radius": 1500, "shows_areas": ("oe",)}, {"venue": ("hall",)}, (OE, NEAR), "near and from there"),
    ({"shows_radius": 1500, "shows_categories": ("books",)}, {"venue": ("hall",)}, (), "near, but of another kind"),
    ({"shows_audiences": ("シニア",)}, {"audience": ("ｼﾆｱの方",)}, (SENIORS,), "width does not matter"),
    ({"shows_audiences": ("シニア",)}, {"audience": ("小学生",)}, (), "for others"),
    ({"shows_audiences": ("シニア",)}, {}, (), "nobody told for whom it is"),
    ({"shows_audiences": ("シニア", "子ども")}, {"audience": ("小学生と保護者",)}, (CHILDREN,), "小学生 are children"),
    ({"shows_audiences": ("中学生",)}, {"audience": ("乳児",)}, (), "中学生 are not all children"),
    ({"pinned": (KEY,), "shows_categories": ("books",)}, {}, (PINNED,), "what is pinned need not fit"),
    ({"refused": (KEY,)}, {"racks": ("cafe",)}, (), "the café may refuse who asks"),
    ({"refused": (KEY,), "pinned": (KEY,)}, {}, (), "a refusal wins over its own pin"),
    ({"refused": (KEY,), "shows_categories": ("market",)}, {}, (), "a refusal wins over its own choice"),
    ({"refused": ("ward-office/other",), "shows_categories": ("market",)}, {}, (MARKET,), "another one was refused"),
]  # fmt: skip


@pytest.mark.parametrize(("rack", "event", "shown", "reason"), CASES, ids=[c[3] for c in CASES])
def test_a_rack_shows_what_it_chose_and_who_asked(rack, event, shown, reason: str) -> None:
    catalog = catalog_of(**event)
    made = replace(RACK, **rack)
    assert reasons_for(catalog.events[KEY], KEY, made, catalog) == shown, reason
    chosen = (Choice(event=KEY, reasons=shown),) if shown else ()
    assert choose_for_rack(made, catalog) == chosen, reason


@pytest.mark.parametrize(("rack", "event", "shown", "reason"), CASES, ids=[c[3] for c in CASES])
def test_the_feed_of_a_rack_is_what_was_chosen(rack, event, shown, reason: str) -> None:
    catalog = replace(catalog_of(**event), racks={"cafe": replace(RACK, **rack)})
    (feed,) = feeds_of(build_feeds(catalog, "見本"), "rack")
    assert feed.events == ((KEY,) if shown else ()), reason


def test_the_choice_of_a_rack_is_told_in_a_sentence() -> None:
    catalog = catalog_of()
    rack = replace(RACK, shows_areas=("oe",), shows_categories=("market",))
    asked = "の催しと、この店に置いてほしいと申し出のあった催しを置いています。"
    assert explain_rack(rack, catalog) == f"oeの「マルシェ」{asked}"
    rack = replace(rack, shows_radius=1500, shows_audiences=("シニア",), shows_categories=())
    assert explain_rack(rack, catalog) == f"oeと、店から1.5 kmまでのシニア向け{asked}"
    assert explain_rack(RACK, catalog) == asked.removeprefix("の催しと、")


def test_a_distance_is_the_same_both_ways() -> None:
    assert HALL.position is not None
    assert metres_between(HERE, HALL.position) == metres_between(HALL.position, HERE) == 1001
    assert metres_between(HERE, HERE) == 0
