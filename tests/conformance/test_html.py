"""Two HTML files of every kind, and all of them in the long run, against the HTML standard: the Nu checker."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.browser.harness import check_html
from tests.browser.page_kinds import PAGE_KINDS, editions_in, find_page, pages_of_kind

pytestmark = pytest.mark.browser


def _errors(places: Iterable[Path]) -> list[str]:
    return [
        f"{one.path.split('/output/')[-1]}:{one.line}: {one.message} {one.extract}"
        for one in check_html(*places)
        if one.kind == "error"
    ]


def test_the_nu_checker_finds_no_error_in_two_pages_of_every_kind(built_site: Path) -> None:
    found = [path for kind in PAGE_KINDS for path in pages_of_kind(built_site, kind)[:2]]
    assert len(found) > len(PAGE_KINDS)
    names = [path[1:] + "index.html" if path.endswith("/") else path[1:] for path in found]
    assert _errors(built_site / name for name in names) == []


def test_the_nu_checker_finds_no_error_in_a_home_and_an_event_of_any_edition(
    built_site: Path,
) -> None:
    prefixes = [edition.prefix for edition in editions_in(built_site)[1:]]
    found = [find_page(built_site, kind, one) for one in prefixes for kind in ("home", "event")]
    assert found
    assert all(found)
    assert _errors(built_site / f"{path}index.html"[1:] for path in found) == []


@pytest.mark.deep
def test_the_nu_checker_finds_no_error_in_any_page_at_all(built_site: Path) -> None:
    assert _errors([built_site]) == []
