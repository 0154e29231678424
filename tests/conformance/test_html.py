"""Every HTML file of the site against the HTML standard, by the Nu checker."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.browser.harness import check_html
from tests.browser.page_kinds import editions_in, find_page

pytestmark = pytest.mark.browser


def _errors(places: Iterable[Path]) -> list[str]:
    return [
        f"{one.path.split('/output/')[-1]}:{one.line}: {one.message} {one.extract}"
        for one in check_html(*places)
        if one.kind == "error"
    ]


def test_the_nu_checker_finds_no_error_in_any_japanese_page(built_site: Path) -> None:
    others = {one.prefix[1:] for one in editions_in(built_site)[1:]}
    places = [path for path in sorted(built_site.iterdir()) if path.name not in others]
    assert built_site / "index.html" in places
    assert _errors(path for path in places if path.is_dir() or path.suffix == ".html") == []


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
