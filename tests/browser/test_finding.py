"""Searching and refining in a real browser: by keyboard, by address, without scripts, from a disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.harness import Look, look, serve

pytestmark = pytest.mark.browser

DONE = "document.querySelector('.search__count').textContent.includes('した。')"
RESULTS = """(() => {
  const seen = (element) => element.checkVisibility();
  const parts = [...document.querySelectorAll("[data-part]")].filter(seen).map((part) => [part.dataset.part,
    [...part.querySelectorAll("li.row")].map((row) => [row.querySelector("a").getAttribute("href"), row.innerText])]);
  return {
    says: document.querySelector(".search__count").textContent,
    live: document.querySelector(".search__count").getAttribute("role"),
    parts: Object.fromEntries(parts),
    marks: [...document.querySelectorAll("mark")].map((mark) => mark.textContent),
    help: [...document.querySelectorAll("[data-help] a")].filter(seen).map((link) => [link.textContent, link.search]),
    start: seen(document.querySelector("[data-start]")),
    pastButton: seen(document.querySelector("[data-more-past]")),
    scripts: document.querySelectorAll("main script, main img, main b").length,
    address: location.pathname + location.search,
    focus: document.activeElement.tagName,
  };
})()"""
LIST = """(() => {
  const seen = (element) => element.checkVisibility();
  const rows = [...document.querySelectorAll("[data-find] .row")].filter(seen);
  return {
    says: document.querySelector("[data-find] [role=status]")?.textContent ?? "",
    rows: rows.map((row) =>
      [row.closest("[data-day]").dataset.day, row.querySelector("a").textContent, row.dataset.tags]),
    days: [...document.querySelectorAll("[data-find] [data-day]")].filter(seen).length,
    controls: [...document.querySelectorAll("[data-find] form select, [data-find] form input")].map((one) => one.name),
    address: location.search,
  };
})()"""

#: By Tab to the first menu that refines the list.
FIRST_MENU = "to:[data-find] form select"


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="module")
def searched(address: str) -> dict[str, Any]:
    """What the search page shows, by what was done on it."""
    wanted = {
        "library": Look(url=f"{address}/search/?q={quote('図書館')}"),
        "cancelled": Look(url=f"{address}/search/?q=popup"),
        "translated": Look(url=f"{address}/search/?q=library"),
        "nothing": Look(url=f"{address}/search/?q={quote('図書館 ぞうさん')}"),
        "over": Look(url=f"{address}/search/?q={quote('図書館カフェ')}"),
        "hostile": Look(url=f"{address}/search/?q={quote('<img src=x onerror=alert(1)><b>')}"),
        "typed": Look(
            url=f"{address}/",
            keys=("to:#site-search", "type:にほんご", "Enter"),
        ),
        "typed again": Look(
            url=f"{address}/search/?q=library",
            keys=("to:#q", "Control+a", "type:ぼうさい", "Enter"),
        ),
    }
    looks = [
        Look(
            url=one.url, keys=one.keys, until=DONE, ask=RESULTS, axe=name in ("library", "nothing")
        )
        for name, one in wanted.items()
    ]
    sights = look(looks)
    assert {s.url: s.complaints for s in sights if s.complaints} == {}
    assert [v for s in sights for v in s.violations] == []
    return {name: sight.answer for name, sight in zip(wanted, sights, strict=True)}


def test_a_shared_address_shows_its_results(searched: dict[str, Any]) -> None:
    found = searched["library"]
    hrefs = [href for part in found["parts"].values() for href, _ in part]
    assert found["says"] == f"「図書館」は{len(hrefs)}件見つかりました。"
    assert found["live"] == "status"
    assert {"event", "other"} == set(found["parts"])
    assert set(found["marks"]) == {"図書館"}
    assert found["pastButton"]
    assert not found["start"]


def test_a_cancelled_day_says_so_in_its_result(searched: dict[str, Any]) -> None:
    found = searched["cancelled"]
    (popup,) = [text for href, text in found["parts"]["event"] if "popup-nishikyo" in href]
    assert "12月8日（火） 中止 館内設備の点検のため" in popup
    assert "【見本】" in popup
    assert found["marks"][0] == "POP UP"


def test_a_translated_word_finds_and_shows_where(searched: dict[str, Any]) -> None:
    found = searched["translated"]
    hrefs = [href for part in found["parts"].values() for href, _ in part]
    assert any(href.endswith("/categories/books/") for href in hrefs)
    assert {"Library", "librarie"} <= set(found["marks"])


def test_what_is_over_is_found_when_nothing_else_is(searched: dict[str, Any]) -> None:
    found = searched["over"]
    assert set(found["parts"]) == {"past"}
    assert "past=1" in found["address"]
    assert not found["pastButton"]


def test_nothing_found_offers_each_word_alone(searched: dict[str, Any]) -> None:
    found = searched["nothing"]
    assert found["says"] == "「図書館 ぞうさん」は見つかりませんでした。"
    assert found["help"][0] == ["図書館", f"?q={quote('図書館')}"]
    assert found["start"]


def test_a_hostile_query_stays_text(searched: dict[str, Any]) -> None:
    found = searched["hostile"]
    assert "<img src=x" in found["says"]
    assert found["scripts"] == 0


def test_the_box_of_every_page_searches_by_keyboard(searched: dict[str, Any]) -> None:
    found = searched["typed"]
    assert found["address"] == f"/search/?q={quote('にほんご')}"
    assert any("nihongo-hiroba" in href for href, _ in found["parts"]["event"])


def test_a_second_search_stays_on_the_page(searched: dict[str, Any]) -> None:
    found = searched["typed again"]
    assert found["address"] == f"/search/?q={quote('ぼうさい')}"
    assert any("bosai-kunren" in href for href, _ in found["parts"]["event"])


def test_every_result_leads_to_a_page(searched: dict[str, Any], built_site: Path) -> None:
    for found in searched.values():
        for part in found["parts"].values():
            for href, _ in part:
                path = "/" + href.split("/", 3)[3]
                assert (built_site / path[1:] / "index.html").is_file(), href


def test_the_address_holds_how_the_list_is_refined(address: str) -> None:
    base = f"{address}/find/"
    names = ["all", "free", "tomorrow", "food there", "no scripts", "odd"]
    looks = [
        Look(url=base, ask=LIST),
        Look(url=f"{base}?day=month&is=free&is=children", ask=LIST),
        Look(url=f"{base}?day=tomorrow", ask=LIST),
        Look(url=f"{base}?category=food&area=oe", ask=LIST),
        Look(url=base, javascript=False, ask=LIST),
        Look(url=f"{base}?category=%22%5D&is=nonsense&day=never", ask=LIST),
    ]
    sights = look(looks)
    assert {s.url: s.complaints for s in sights if s.complaints} == {}
    found: dict[str, Any] = {n: s.answer for n, s in zip(names, sights, strict=True)}
    everything = found["all"]["rows"]
    assert found["all"]["says"] == f"{len(everything)}件の催しがあてはまります。"
    assert [row[:2] for row in found["no scripts"]["rows"]] == [row[:2] for row in everything]
    assert found["no scripts"]["controls"] == []
    free = found["free"]["rows"]
    both = [row for row in everything if {"is:free", "is:children"} <= set(row[2].split())]
    assert free == [row for row in both if row[0] <= "2026-11-30"]
    assert 0 < len(free) < len(both)
    assert {day for day, _, _ in found["tomorrow"]["rows"]} == {"2026-11-22"}
    assert found["food there"]["rows"] == [
        r for r in everything if {"category:food", "area:oe"} <= set(r[2].split())
    ]
    assert found["food there"]["rows"]
    assert found["odd"]["rows"] == everything


def test_ticking_a_box_changes_list_count_and_address(address: str) -> None:
    ask = f"""(async () => {{
      const form = document.querySelector("[data-find] form");
      const before = {LIST};
      form.querySelector('[value="no-booking"]').click();
      const ticked = {LIST};
      form.querySelector("[type=reset]").click();
      await new Promise((done) => setTimeout(done, 50));
      return [before, ticked, {LIST}];
    }})()"""
    (sight,) = look([Look(url=f"{address}/find/", ask=ask, axe=True)])
    before, ticked, after = sight.answer  # type: ignore[misc]
    assert sight.violations == ()
    assert ticked["address"] == "?is=no-booking"
    assert 0 < len(ticked["rows"]) < len(before["rows"])
    assert ticked["says"] == f"{len(ticked['rows'])}件の催しがあてはまります。"
    assert ticked["days"] == len({day for day, _, _ in ticked["rows"]})
    assert after == before


def test_the_list_is_refined_by_keyboard(address: str) -> None:
    # A reader arrives at the first menu and chooses its second answer: tomorrow.
    ask = f"[document.activeElement.name, {LIST}]"
    keys = (FIRST_MENU, "ArrowDown", "ArrowDown")
    (sight,) = look([Look(url=f"{address}/find/", keys=keys, ask=ask)])
    focus, found = sight.answer  # type: ignore[misc]
    assert focus == "day"
    assert found["address"] == "?day=tomorrow"
    assert {day for day, _, _ in found["rows"]} == {"2026-11-22"}


def test_a_search_page_on_a_disk_says_that_it_cannot(built_site: Path) -> None:
    says = "document.querySelector('.search__count').textContent"
    page = f"{built_site.as_uri()}/search/index.html?q=library"
    (sight,) = look([Look(url=page, until=f"{says}.includes('読みこめません')", ask=says)])
    assert "よくあるさがし方" in sight.main
