"""Every HTML file of the site against the HTML standard, by the Nu checker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.harness import check_html

pytestmark = pytest.mark.browser


def test_the_nu_checker_finds_no_error_in_any_page(built_site: Path) -> None:
    assert list(built_site.rglob("*.html")), "nothing was built"
    errors = [
        f"{one.path.split('/output/')[-1]}:{one.line}: {one.message} {one.extract}"
        for one in check_html(built_site)
        if one.kind == "error"
    ]
    assert errors == []
