"""Pages are light: for somebody on a bad line every kilobyte is time.

``python -m tests.test_weight OUTPUT`` prints what the heaviest page of every kind weighs.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.page_kinds import PAGE_KINDS, editions_in, pages_of_kind

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
    pages = sorted(built_site.glob("**/events/*/*/index.html"))
    assert len({path.relative_to(built_site).parts[0] for path in pages}) > 8, "every edition"
    assert {str(page): _whole(page) for page in pages if _whole(page) > EVENT} == {}


def test_the_front_page_weighs_at_most_40_kb(built_site: Path) -> None:
    homes = [built_site / one.prefix[1:] / "index.html" for one in editions_in(built_site)]
    assert {str(page): _whole(page) for page in homes if _whole(page) > HOME} == {}


def test_no_page_loads_more_than_15_kb_of_scripts(built_site: Path) -> None:
    heavy = {}
    for page in sorted(built_site.rglob("index.html")):
        limit = LARGE_SCRIPTS if page.parent.name in WITH_LARGE_SCRIPTS else SCRIPTS
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


def main(output: str) -> None:
    """Print the weight of the heaviest page of every kind, and of its scripts, in bytes."""
    site = Path(output).resolve()
    for edition in editions_in(site):
        for kind in PAGE_KINDS:
            paths = pages_of_kind(site, kind, edition.prefix)
            pages = [site / (path[1:] + "index.html") for path in paths if path.endswith("/")]
            for page in sorted(pages, key=_whole)[-1:]:
                print(edition.slug, kind, _whole(page), _scripts(page), sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
