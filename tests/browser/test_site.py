"""What readers meet on one page of every kind: axe-core, narrow screens, no scripts, paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.harness import SCHEMES, WIDTHS, Look, Sight, look, serve
from tests.browser.page_kinds import PAGE_KINDS, find_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    return {kind: path for kind in PAGE_KINDS if (path := find_page(built_site, kind))}


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="module")
def sights(address: str, pages: dict[str, str]) -> list[Sight]:
    """Every kind of page at every width in every colour scheme."""
    return look(
        [
            Look(url=address + path, width=width, scheme=scheme, axe=True)
            for path in pages.values()
            for width in WIDTHS
            for scheme in SCHEMES
        ]
    )


def test_the_site_has_a_page_of_every_kind(pages: dict[str, str]) -> None:
    assert sorted(PAGE_KINDS.keys() - pages.keys()) == []


def test_axe_finds_no_violation_of_wcag_2_2_aa(sights: list[Sight]) -> None:
    found = {
        f"{sight.url} at {sight.client_width}: {violation.rule} ({violation.help})": violation.places
        for sight in sights
        for violation in sight.violations
    }
    assert found == {}


def test_no_page_scrolls_sideways(sights: list[Sight]) -> None:
    # WCAG 2.2, 1.4.10 Reflow: no loss at a width of 320 CSS pixels.
    too_wide = {
        f"{sight.url} at {sight.client_width}": (sight.scroll_width, sight.sticking)
        for sight in sights
        if sight.scroll_width > sight.client_width
    }
    assert too_wide == {}


def test_pages_load_whole_and_ask_no_other_host(sights: list[Sight]) -> None:
    complaints = {
        sight.url: (sight.complaints, sight.abroad)
        for sight in sights
        if sight.status != 200 or sight.complaints or sight.abroad
    }
    assert complaints == {}


def test_every_page_has_one_title_of_its_own(sights: list[Sight]) -> None:
    titles: dict[str, set[str]] = {}
    for sight in sights:
        titles.setdefault(sight.title, set()).add(sight.url)
    assert {title: urls for title, urls in titles.items() if len(urls) > 1 or not title} == {}


def test_nothing_is_lost_without_javascript(address: str, pages: dict[str, str]) -> None:
    paths = list(pages.values())
    seen = look([Look(url=address + path, javascript=on) for path in paths for on in (True, False)])
    lost = {}
    for path, with_scripts, without in zip(paths, seen[::2], seen[1::2], strict=True):
        missing = [
            *(set(with_scripts.headings) - set(without.headings)),
            *(set(with_scripts.links) - set(without.links)),
        ]
        if missing or not without.main.strip():
            lost[path] = missing
    assert lost == {}


def test_paper_carries_no_navigation(address: str, pages: dict[str, str]) -> None:
    printed = look([Look(url=address + path, media="print") for path in pages.values()])
    assert {sight.url: sight.navigation for sight in printed if sight.navigation} == {}
    assert [sight.url for sight in printed if not sight.main.strip()] == []
