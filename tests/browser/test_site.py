"""What readers meet on one page of every kind: axe-core, narrow screens, no scripts, paper.

``test_matrix`` does the same with every edition, in ``make test-deep``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.circumstances import axe_findings, broken_manners, look_all, too_wide
from tests.browser.harness import Sight, serve
from tests.browser.page_kinds import PAGE_KINDS, editions_in, find_page, pages_of_no_kind

pytestmark = pytest.mark.browser

HERE = ("narrow", "narrow, dark", "contrast theme", "wide", "paper", "no scripts")


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    return {kind: path for kind in PAGE_KINDS if (path := find_page(built_site, kind))}


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="module")
def seen(address: str, pages: dict[str, str]) -> dict[tuple[str, str], Sight]:
    """Every kind of page in all circumstances but one: what is dark is looked at narrow only."""
    return look_all((address + path for path in pages.values()), *HERE)


@pytest.fixture(scope="module")
def elsewhere(address: str, built_site: Path) -> dict[tuple[str, str], Sight]:
    """The fullest event of every other edition, at both widths, once in light and once in dark."""
    paths = [find_page(built_site, "event", one.prefix) for one in editions_in(built_site)[1:]]
    urls = [address + path for path in paths if path]
    assert len(urls) == len(paths), "an edition without events"
    return look_all(urls, "narrow", "wide, dark")


@pytest.fixture(scope="module")
def sights(
    seen: dict[tuple[str, str], Sight], elsewhere: dict[tuple[str, str], Sight]
) -> list[Sight]:
    return [*seen.values(), *elsewhere.values()]


def test_the_site_has_a_page_of_every_kind(pages: dict[str, str]) -> None:
    assert sorted(PAGE_KINDS.keys() - pages.keys()) == []


def test_every_page_is_of_a_kind_that_is_looked_at(built_site: Path) -> None:
    assert list(pages_of_no_kind(built_site)) == [], "PAGE_KINDS needs a row"


def test_axe_finds_no_violation_of_wcag_2_2_aa(sights: list[Sight]) -> None:
    assert axe_findings(sights) == {}


def test_no_page_scrolls_sideways(sights: list[Sight]) -> None:
    # WCAG 2.2, 1.4.10 Reflow: no loss at a width of 320 CSS pixels, which is 1280 at 400 %.
    assert too_wide(sights) == {}


def test_focus_targets_structure_and_spaced_out_text_are_as_wcag_asks(sights: list[Sight]) -> None:
    assert broken_manners(sights) == {}


def test_pages_load_whole_and_ask_no_other_host(sights: list[Sight]) -> None:
    complaints = {
        sight.url: (sight.complaints, sight.abroad)
        for sight in sights
        if sight.status != 200 or sight.complaints or sight.abroad
    }
    assert complaints == {}


def test_every_page_has_one_title_of_its_own(seen: dict[tuple[str, str], Sight]) -> None:
    titles: dict[str, set[str]] = {}
    for sight in seen.values():
        titles.setdefault(sight.title, set()).add(sight.url)
    assert {title: urls for title, urls in titles.items() if len(urls) > 1 or not title} == {}


def test_nothing_is_lost_without_javascript(seen: dict[tuple[str, str], Sight]) -> None:
    lost = {}
    for url in sorted({url for url, _ in seen}):
        with_scripts, without = seen[url, "wide"], seen[url, "no scripts"]
        missing = [
            *(set(with_scripts.headings) - set(without.headings)),
            *(set(with_scripts.links) - set(without.links)),
        ]
        if missing or not without.main.strip():
            lost[url] = missing
    assert lost == {}


def test_paper_carries_no_navigation(seen: dict[tuple[str, str], Sight]) -> None:
    printed = [sight for (_, name), sight in seen.items() if name == "paper"]
    assert {sight.url: sight.navigation for sight in printed if sight.navigation} == {}
    assert [sight.url for sight in printed if not sight.main.strip()] == []
