"""The map's page: list and drawing say the same, and what is not drawn says why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import lxml.html

from community_events.model.records import Position, Rack, Venue
from community_events.render.mapviews import MapView, PlaceView
from community_events.render.pages.map import TILES_HOST, map_page
from tests.example_events import make_catalog
from tests.test_mapdrawing import SQUARE
from tests.test_pages import frame_of


def rack(slug: str, position: Position | None = None) -> Rack:
    return Rack(
        id=f"rack/{slug}", slug=slug, path="", title=f"店{slug}", kana="みせ", position=position
    )


def venue(slug: str, position: Position | None = None, *, drop_in: bool = False) -> Venue:
    return Venue(
        id=f"venue/{slug}", slug=slug, path="", title=f"館{slug}", position=position,
        address="見本町1", hours_note="月曜は休み", drop_in=drop_in,
    )  # fmt: skip


def view_of(*records: Rack | Venue) -> MapView:
    catalog = replace(
        make_catalog(),
        racks={r.slug: r for r in records if isinstance(r, Rack)},
        venues={v.slug: v for v in records if isinstance(v, Venue)},
        outline=SQUARE,
    )
    (artifact,) = map_page(frame_of(catalog))
    view = artifact.arguments[3]
    assert isinstance(view, MapView)
    return view


def places_of(view: MapView) -> list[PlaceView]:
    return [place for _, places in view.groups for place in places]


HERE, FAR = Position(latitude=34.95, longitude=135.65), Position(latitude=43.0, longitude=141.3)


def test_every_place_is_listed_and_says_why_it_has_no_number() -> None:
    view = view_of(rack("a"), rack("b", HERE), venue("c", FAR), venue("d", HERE, drop_in=True))
    told = [(p.link.text, p.number, bool(p.pin), p.note, p.kind_word) for p in places_of(view)]
    assert told == [
        ("店b", "1", True, "", "ラック"),
        ("店a", "", False, "地図の上の位置は、まだ分かりません。", "ラック"),
        ("館d", "2", True, "", "居場所"),
        ("館c", "", False, "略図の外にあります。", "会場"),
    ]


def test_a_place_tells_where_and_when() -> None:
    (place,) = places_of(view_of(venue("c", HERE)))
    assert place.lines == ("見本町1", "月曜は休み")
    assert (place.latitude, place.longitude) == ("34.950000", "135.650000")


def test_the_source_of_the_outline_goes_with_it() -> None:
    drawing = view_of().drawing
    assert drawing is not None
    assert drawing.source == "見本"


def test_only_the_map_may_load_images_from_elsewhere(built_site: Path) -> None:
    allowing = []
    for page in built_site.rglob("*.html"):
        (policy,) = lxml.html.parse(page).xpath(
            "//meta[@http-equiv='Content-Security-Policy']/@content"
        )
        if "https:" in policy:
            allowing.append((page.relative_to(built_site).as_posix(), policy))
    ((path, policy),) = allowing
    assert path == "map/index.html"
    assert f"img-src 'self' {TILES_HOST};" in policy
    assert policy.count("https:") == 1


def test_a_place_leads_to_the_map_and_the_map_back(built_site: Path) -> None:
    listed = {
        li.get("id"): li.xpath(".//a/@href")[0]
        for li in lxml.html.parse(built_site / "map/index.html").xpath("//li[@data-latitude]")
    }
    assert len(listed) > 15
    for edition in ("", "en", "furigana"):
        root = built_site / edition
        for anchor, back in listed.items():
            page = built_site / "map" / back if not edition else root / "map" / back
            links = lxml.html.parse(page.resolve() / "index.html").xpath("//main//a/@href")
            (link,) = [link for link in links if "/map/" in link]
            reached, _, fragment = str(link).partition("#")
            assert (page / reached).resolve() == (built_site / "map").resolve(), (edition, anchor)
            assert fragment == anchor
    elsewhere = [
        p for p in built_site.glob("venues/*/index.html") if f"venue-{p.parent.name}" not in listed
    ]
    assert elsewhere, "a place without a position"
    for page in elsewhere:
        assert "map/#" not in page.read_text(encoding="utf-8"), "no way to where nothing is"


def test_the_address_of_a_place_stays_when_others_come() -> None:
    alone = places_of(view_of(venue("c", HERE)))
    beside = places_of(view_of(rack("a", HERE), venue("b", HERE), venue("c", HERE)))
    assert alone[0].anchor == beside[2].anchor == "venue-c"


def test_pins_and_list_lead_to_each_other(built_site: Path) -> None:
    document = lxml.html.parse(built_site / "map/index.html").getroot()
    pins = {a.get("href"): a.get("aria-label") for a in document.xpath("//svg//a")}
    listed = {
        f"#{li.get('id')}": f"{li.get('data-number')} {li.xpath('.//a')[0].text_content().removeprefix('【見本】')}"
        for li in document.xpath("//li[@data-number]")
    }
    assert pins == listed
    assert [label.split()[0] for label in pins.values()] == [str(n + 1) for n in range(len(pins))]
    assert len(pins) > 15
    assert "国土数値情報（行政区域データ）（国土交通省）を加工して作成" in document.text_content()
