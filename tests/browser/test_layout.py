"""What is laid out only when one comes near it loses nothing: links into the page, finding, paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.harness import WIDTHS, Look, look, serve

pytestmark = pytest.mark.browser

MONTH = "/months/2026-12/"
DAY = "day-2026-12-24"
TOP = f"Math.round(document.getElementById('{DAY}').getBoundingClientRect().top)"
LATER = "[...document.querySelectorAll('.day, .site-footer')].map((box) => getComputedStyle(box).contentVisibility)"
FOUND = "[window.find('このサイトについて'), scrollY > 0]"


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as address:
        yield address


def test_a_link_to_a_day_leads_to_that_day(address: str) -> None:
    # The query makes each a visit of its own: one page that is resized lies elsewhere.
    looks = [
        Look(url=f"{address}{MONTH}?{width}#{DAY}", width=width, until=f"{TOP} < 100", ask=TOP)
        for width in WIDTHS
    ]
    assert [0 <= int(str(sight.answer)) < 100 for sight in look(looks)] == [True] * len(looks)


def test_what_is_below_the_window_waits_and_can_still_be_found(address: str) -> None:
    waits, found, paper = look(
        [
            Look(url=address + MONTH, width=320, height=568, ask=LATER),
            Look(url=address + MONTH, width=320, height=568, ask=FOUND),
            Look(url=address + MONTH, media="print", ask=LATER),
        ]
    )
    assert set(waits.answer) == {"auto"}  # type: ignore[call-overload]
    assert found.answer == (True, True)
    assert set(paper.answer) == {"visible"}, "paper has it all"  # type: ignore[call-overload]
