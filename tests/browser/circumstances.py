"""The circumstances in which every page is looked at, and what is wrong in them.

320 × 256 is a phone, and also a desk of 1280 × 1024 at a zoom of 400 % (WCAG 2.2, 1.4.10); light, dark,
a contrast theme; with a keyboard, with spaced-out text, for somebody who wants nothing to move.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.browser.harness import Look, Sight

#: Narrow and wide, and as high as each is at its zoom.
WINDOWS = ((320, 256), (1280, 900))
MANNERS = Path(__file__).with_name("manners.js").read_text(encoding="utf-8")
CONTRAST_THEME = Path(__file__).with_name("contrast_theme.js").read_text(encoding="utf-8")


def looks_at(url: str, *, briefly: bool = False) -> Iterator[Look]:
    """Yield the looks at one page, all in one visit; ``briefly``: narrow and light, wide and dark."""
    narrow, wide = WINDOWS
    yield _look(url, narrow, ask=MANNERS)
    if not briefly:
        yield _look(url, narrow, scheme="dark")
        yield Look(
            url=url, width=narrow[0], height=narrow[1], forced_colors=True, ask=CONTRAST_THEME
        )
        yield _look(url, wide, ask=MANNERS)
    yield _look(url, wide, scheme="dark")


def _look(url: str, window: tuple[int, int], **other: str) -> Look:
    return Look(url=url, width=window[0], height=window[1], axe=True, **other)  # type: ignore[arg-type]


def axe_findings(sights: Iterable[Sight]) -> dict[str, tuple[str, ...]]:
    """Return what axe-core complains of, and where."""
    return {
        f"{sight.url} at {sight.client_width}: {violation.rule} ({violation.help})": violation.places
        for sight in sights
        for violation in sight.violations
    }


def too_wide(sights: Iterable[Sight]) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Return the pages that scroll sideways, and what sticks out."""
    return {
        f"{sight.url} at {sight.client_width}": (sight.scroll_width, sight.sticking)
        for sight in sights
        if sight.scroll_width > sight.client_width
    }


def broken_manners(sights: Iterable[Sight]) -> dict[str, Sequence[str]]:
    """Return the rules of manners.js and contrast_theme.js that do not hold, and where."""
    broken: dict[str, Sequence[str]] = {}
    for sight in sights:
        answer = sight.answer if isinstance(sight.answer, dict) else {}
        for rule, places in answer.items():
            if places:
                broken[f"{sight.url} at {sight.client_width}: {rule}"] = places
    return broken
