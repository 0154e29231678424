"""The map of the racks on paper: every shop in the list, every number on the map once, sources named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from community_events.render.rackmap import RackMap, draw_scene, rack_map_data, render_rack_map
from community_events.render.typeset import count_pages
from tests import local_views as views
from tests.pdf_reading import decode_qr, open_pdf, read_text, tag_names, walk_tags
from tests.print_views import THEME

LONG = tuple(replace(rack, name="長い店の名前" * 14, hours="毎週" * 60) for rack in views.racks(60))
MAPS = [
    (views.MAP, "twelve shops"),
    (replace(views.MAP, racks=(), rail=None, outline=None), "nothing at all"),
    (replace(views.MAP, racks=views.racks(1), rail=None), "one shop"),
    (replace(views.MAP, racks=views.racks(60)), "sixty shops"),
    (replace(views.MAP, racks=views.racks(60, spread=0.0), name="名" * 80), "all at one place"),
    (replace(views.MAP, racks=LONG * 3), "180 shops with endless names"),
]


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize(("view", "reason"), MAPS, ids=[reason for _, reason in MAPS])
def test_a_map_is_one_page_and_its_code_leads_on(view: RackMap, reason: str, paper: str) -> None:
    pdf = render_rack_map(view, paper, THEME)
    with open_pdf(pdf) as file:
        assert len(file.pages) == 1 == count_pages(pdf), reason
    assert decode_qr(pdf) == [view.url], reason


def test_the_list_has_every_shop_with_its_hours_and_the_sources_stand_below() -> None:
    text = read_text(render_rack_map(views.MAP, "a4", THEME))
    for rack in views.MAP.racks:
        assert f"{rack.name}月〜金7:30〜14:00、土8:00〜15:00祝日は休み" in text
    for words in ("輪かくの出典", "駅の出典", "位置は、おおよそです", "2026年11月21日現在"):
        assert words in text


def test_numbers_run_from_north_to_south_and_who_has_no_place_has_none() -> None:
    data = rack_map_data(views.MAP, "a4")
    numbers = [rack["number"] for rack in data["racks"]]  # type: ignore[attr-defined]
    assert numbers == [*range(1, 12), 0]
    scene = data["scene"]
    assert len(scene["pins"]) == 11  # type: ignore[index]
    heights = [pin["y"] for pin in scene["pins"]]  # type: ignore[index]
    assert heights[0] < heights[-1]


def test_a_drawing_says_in_words_what_it_shows() -> None:
    pdf = render_rack_map(views.MAP, "a4", THEME)
    with open_pdf(pdf) as file:
        figures = [t for t in walk_tags(file.Root.StructTreeRoot) if str(t.S) == "/Figure"]
        told = [
            str(figure.A.get("/Alt", "") if "/Alt" not in figure else figure.Alt)
            for figure in figures
        ]
    assert "駅は見本駅、となり（区外）。番号のついた丸が11か所" in told[0]
    assert "二次元コード" in told[-1]
    assert tag_names(pdf).count("/H1") == 1


def test_names_of_near_stations_do_not_lie_on_each_other() -> None:
    scene = draw_scene(
        views.MAP.outline, views.MAP.rail, (), width=60, height=60, radius=2.5, letter=3
    )
    assert [s["name"] for s in scene["stations"]] == ["見本駅", "となり（区外）"]  # type: ignore[attr-defined]
    assert "<path" in str(scene["overview"])
