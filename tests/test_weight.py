"""Pages are light: for somebody on a bad line every kilobyte is time."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

KB = 1000
#: What weighs more is refused; all with gzip, a page with its CSS and JS and without images.
EVENT, HOME, SCRIPTS, LARGE_SCRIPTS = 25 * KB, 40 * KB, 15 * KB, 60 * KB
WITH_LARGE_SCRIPTS = ("submit", "map")


def _weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def _loaded(page: Path, pattern: str) -> Iterator[Path]:
    for source in re.findall(pattern, page.read_text(encoding="utf-8")):
        yield (page.parent / source).resolve()


def _scripts(page: Path) -> int:
    return sum(map(_weight, _loaded(page, r'<script[^>]* src="([^"]+)"')))


def _whole(page: Path) -> int:
    styles = _loaded(page, r'<link rel="stylesheet" href="([^"]+)"')
    return _weight(page) + _scripts(page) + sum(map(_weight, styles))


def test_an_event_page_weighs_at_most_25_kb(built_site: Path) -> None:
    pages = sorted(built_site.glob("events/*/*/index.html"))
    assert pages
    assert {str(page): _whole(page) for page in pages if _whole(page) > EVENT} == {}


def test_the_front_page_weighs_at_most_40_kb(built_site: Path) -> None:
    assert _whole(built_site / "index.html") <= HOME


def test_no_page_loads_more_than_15_kb_of_scripts(built_site: Path) -> None:
    heavy = {}
    for page in sorted(built_site.rglob("index.html")):
        first = page.relative_to(built_site).parts[0]
        limit = LARGE_SCRIPTS if first in WITH_LARGE_SCRIPTS else SCRIPTS
        if (weight := _scripts(page)) > limit:
            heavy[str(page)] = weight
    assert heavy == {}


@pytest.mark.parametrize("name", ["search", "find", "."])
def test_the_pages_that_have_scripts_defer_them(built_site: Path, name: str) -> None:
    text = (built_site / name / "index.html").read_text(encoding="utf-8")
    found = re.findall(r"<script[^>]* src=[^>]*>", text)
    assert found
    assert all(" defer " in script for script in found)


def test_every_file_of_the_search_index_weighs_at_most_150_kb(built_site: Path) -> None:
    files = sorted(built_site.glob("search/*.json"))
    assert len(files) == 3
    assert max(map(_weight, files)) <= 150 * KB
