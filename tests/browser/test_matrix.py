"""Every kind of page in every edition, narrow and wide, light and dark; and the record.

What is found is what /accessibility/ says: ``make test-deep`` fails when it is not, and with ``--bless``
writes docs/accessibility-record.json and the last part of content/pages/accessibility.md.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from community_events.editions import Edition
from tests.accessibility_criteria import CRITERIA, OTHER_TESTS, OWN_LOOKS
from tests.accessibility_record import PAGE, Record, page_with, read_record, write_record
from tests.browser.circumstances import axe_findings, broken_manners, look_all, too_wide
from tests.browser.harness import Sight, axe_rules, check_html, serve, version_of
from tests.browser.page_kinds import PAGE_KINDS, editions_in, find_page

pytestmark = pytest.mark.browser

CIRCUMSTANCES = ("narrow", "narrow, dark", "wide", "wide, dark")
TOOLS = {"axe-core": "axe-core", "Nu Html Checker": "vnu-jar"}


def test_the_list_of_criteria_is_that_of_both_standards() -> None:
    jis = Counter(one.level for one in CRITERIA if one.in_jis)
    assert jis == {"A": 25, "AA": 13}  # JIS X 8341-3:2016, tables JA.1 and JA.2
    wcag = Counter(one.level for one in CRITERIA if one.number != "4.1.1")
    assert wcag == {"A": 31, "AA": 24}  # WCAG 2.2, where 4.1.1 is gone
    known = {one.number for one in CRITERIA}
    assert {number for number, _ in OWN_LOOKS.values()} | OTHER_TESTS.keys() <= known


def test_the_statement_says_what_the_record_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page_with(read_record())


@pytest.fixture(scope="module")
def sights(built_site: Path) -> list[Sight]:
    with serve(built_site) as address:

        def look_at(edition: Edition) -> list[Sight]:
            paths = [find_page(built_site, kind, edition.prefix) for kind in PAGE_KINDS]
            urls = [address + path for path in paths if path]
            # A contrast theme knows no language.
            more = () if edition.prefix else ("contrast theme",)
            return [*look_all(urls, *CIRCUMSTANCES, *more).values()]

        with ThreadPoolExecutor(max_workers=os.cpu_count()) as browsers:
            return [*chain.from_iterable(browsers.map(look_at, editions_in(built_site)))]


@pytest.mark.deep
def test_axe_finds_nothing_in_any_edition(sights: list[Sight]) -> None:
    assert axe_findings(sights) == {}


@pytest.mark.deep
def test_nothing_is_too_wide_or_without_manners_in_any_edition(sights: list[Sight]) -> None:
    assert too_wide(sights) == {}
    assert broken_manners(sights) == {}


@pytest.mark.deep
def test_the_record_is_that_of_this_site(
    sights: list[Sight], built_site: Path, request: pytest.FixtureRequest
) -> None:
    errors = [one for one in check_html(built_site) if one.kind == "error"]
    found = _found(sights)
    found["4.1.1"] = len(errors)
    record = Record(
        day=date.today().isoformat(),
        tools={name: version_of(package) for name, package in TOOLS.items()},
        editions=[edition.name for edition in editions_in(built_site)],
        kinds=list(PAGE_KINDS),
        pages=len({sight.url for sight in sights}),
        looks=len(sights),
        html_files=len(list(built_site.rglob("*.html"))),
        html_errors=len(errors),
        found=dict(sorted(found.items(), key=_by_number)),
        ways=dict(sorted(_ways().items(), key=_by_number)),
        other_findings=sum(not axe_rules()[rule] for rule, _ in _axe(sights)),
    )
    if request.config.getoption("--bless"):
        write_record(record)
    # The day may pass and pages come; what was found and what was looked at may not change unsaid.
    kept = read_record()
    now = replace(
        record, day=kept.day, pages=kept.pages, looks=kept.looks, html_files=kept.html_files
    )
    assert now == kept


def _axe(sights: Iterable[Sight]) -> list[tuple[str, str]]:
    return [
        (one.rule, place) for sight in sights for one in sight.violations for place in one.places
    ]


def _ways() -> dict[str, list[str]]:
    """Return how each criterion was tested, of all that a checker or a test can break."""
    ways = {number: ["axe-core"] for numbers in axe_rules().values() for number in numbers}
    for number, way in [*OWN_LOOKS.values(), *OTHER_TESTS.items()]:
        if way not in ways.setdefault(number, []):
            ways[number].append(way)
    known = {one.number for one in CRITERIA if not one.not_applicable}
    return {number: named for number, named in ways.items() if number in known}


def _found(sights: list[Sight]) -> dict[str, int]:
    """Return how often each criterion was broken, of all that a checker can break."""
    rules = axe_rules()
    found = {number: 0 for numbers in rules.values() for number in numbers}
    found |= {number: 0 for number, _ in OWN_LOOKS.values()}
    for rule, _ in _axe(sights):
        for number in rules[rule]:
            found[number] += 1
    for place, broken in broken_manners(sights).items():
        found[OWN_LOOKS[place.rpartition(": ")[2]][0]] += len(broken)
    found[OWN_LOOKS["sideways"][0]] += len(too_wide(sights))
    known = {one.number for one in CRITERIA if not one.not_applicable}
    return {number: count for number, count in found.items() if number in known}


def _by_number(one: tuple[str, object]) -> tuple[int, ...]:
    return tuple(map(int, one[0].split(".")))
