"""The real map: nothing from elsewhere before a reader asks for it, everything by keyboard after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from community_events.render.pages.map import TILES_HOST
from tests.browser.harness import Look, Sight, look, serve

pytestmark = pytest.mark.browser

TO_BUTTON = "document.querySelector('[data-map-open]').focus()"
LOADED = "document.querySelectorAll('.leaflet-tile-loaded').length > 3"
ASK = """(() => {
  const box = document.querySelector(".atlas__tiles");
  const pins = [...document.querySelectorAll(".atlas__pin")];
  const drawing = document.querySelector(".drawing");
  return {
    shown: Boolean(box?.checkVisibility()),
    drawn: Boolean(drawing?.checkVisibility()),
    scripts: performance.getEntriesByType("resource").filter(({ name }) => name.includes("leaflet")).length,
    focused: document.activeElement === box,
    pins: pins.map((pin) => pin.getAttribute("aria-label")),
    reachable: pins.every((pin) => pin.tabIndex === 0 && pin.getAttribute("role") === "button"),
    popup: document.querySelector(".leaflet-popup-content a")?.textContent ?? null,
    close: document.querySelector(".leaflet-popup-close-button")?.getAttribute("aria-label") ?? null,
    credit: document.querySelector(".leaflet-control-attribution a")?.href ?? null,
    offered: document.querySelector("[data-map-offer]").checkVisibility(),
    failed: document.querySelector("[data-map-failed]").checkVisibility(),
    places: document.querySelectorAll("[data-latitude]").length,
  };
})()"""


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="module")
def sights(address: str) -> dict[str, Sight]:
    url, keys = f"{address}/map/", ("to:[data-map-open]",)
    known: dict[str, Look] = {
        "before": Look(url=url, ask=ASK),
        "open": Look(
            url=url,
            keys=(*keys, "Enter"),
            until=LOADED,
            ask=ASK,
            axe=True,
            pictures_from=TILES_HOST,
        ),
        "zoomed": Look(
            url=url,
            keys=(*keys, "Enter", "+", "+", "-", "ArrowLeft", "ArrowDown", "-", "-", "+"),
            until=LOADED,
            ask=ASK,
            pictures_from=TILES_HOST,
        ),
        "dark": Look(
            url=url,
            width=320,
            scheme="dark",
            keys=(*keys, "Enter"),
            until=LOADED,
            ask=ASK,
            axe=True,
            pictures_from=TILES_HOST,
        ),
        "back": Look(
            url=url, keys=(*keys, "Enter", "Shift+Tab"), ask=ASK, pictures_from=TILES_HOST
        ),
        "without": Look(url=url, javascript=False),
    }
    return dict(zip(known, look(list(known.values())), strict=True))


def answer(sight: Sight) -> dict[str, object]:
    assert isinstance(sight.answer, dict)
    return sight.answer


def test_nothing_comes_from_elsewhere_before_one_asks(sights: dict[str, Sight]) -> None:
    sight = sights["before"]
    told = answer(sight)
    assert (sight.abroad, told["scripts"], told["shown"], told["drawn"]) == ((), 0, False, True)
    assert told["offered"]


def test_the_policy_is_never_broken(sights: dict[str, Sight]) -> None:
    # The browser complains in its console of whatever the policy refuses.
    assert {name: s.complaints for name, s in sights.items() if s.complaints} == {}


@pytest.mark.parametrize("name", ["open", "zoomed", "dark"])
def test_after_the_click_only_the_publisher_is_asked(sights: dict[str, Sight], name: str) -> None:
    sight = sights[name]
    assert sight.abroad
    assert all(url.startswith(f"{TILES_HOST}/xyz/pale/") for url in sight.abroad)
    told = answer(sight)
    assert (told["shown"], told["drawn"], told["failed"]) == (True, False, False)
    assert told["credit"] == "https://maps.gsi.go.jp/development/ichiran.html"


def test_every_place_is_a_pin_with_its_name(sights: dict[str, Sight]) -> None:
    told = answer(sights["open"])
    assert told["focused"]
    assert told["reachable"]
    pins = told["pins"]
    assert isinstance(pins, list)
    assert len(pins) == told["places"]
    assert pins[0] == "1 【見本】見本カフェ1"


@pytest.mark.parametrize("name", ["open", "dark"])
def test_axe_finds_nothing_on_the_real_map(sights: dict[str, Sight], name: str) -> None:
    # Pins that lie close together overlap until one zooms in. WCAG 2.2, 2.5.8 allows that where
    # another control does the same: the list beside it. axe cannot know.
    left = [
        (violation.rule, place)
        for violation in sights[name].violations
        for place in violation.places
        if not (violation.rule == "target-size" and "atlas__pin" in place)
    ]
    assert left == []
    assert sights[name].scroll_width <= sights[name].client_width


def test_without_scripts_nobody_is_offered_what_would_not_come(sights: dict[str, Sight]) -> None:
    assert "地図を表示する" not in sights["without"].main.split("「地図を表示する」")[0]
    assert "略図" in sights["without"].headings
