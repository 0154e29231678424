"""The circumstances in which every page is looked at, and what is wrong in them.

320 × 256 is a phone, and also a desk of 1280 × 1024 at a zoom of 400 % (WCAG 2.2, 1.4.10); light, dark,
a contrast theme; with a keyboard, with spaced-out text, for somebody who wants nothing to move.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.browser.harness import Look, Sight, look

#: Narrow and wide, and as high as each is at its zoom.
WINDOWS = ((320, 256), (1280, 900))
MANNERS = Path(__file__).with_name("manners.js").read_text(encoding="utf-8")
CONTRAST_THEME = Path(__file__).with_name("contrast_theme.js").read_text(encoding="utf-8")


def looks_at(url: str) -> dict[str, Look]:
    """Return the looks at one page by the names of the circumstances; but for the last, one visit."""
    narrow = {"url": url, "width": WINDOWS[0][0], "height": WINDOWS[0][1]}
    wide = {"url": url, "width": WINDOWS[1][0], "height": WINDOWS[1][1]}
    return {
        "narrow": Look(**narrow, axe=True, ask=MANNERS),
        "narrow, dark": Look(**narrow, axe=True, scheme="dark"),
        "contrast theme": Look(**narrow, forced_colors=True, ask=CONTRAST_THEME),
        "wide": Look(**wide, axe=True, ask=MANNERS),
        "wide, dark": Look(**wide, axe=True, scheme="dark"),
        "paper": Look(**wide, media="print"),
        "no scripts": Look(**wide, javascript=False),
    }


def look_all(urls: Iterable[str], *circumstances: str) -> dict[tuple[str, str], Sight]:
    """Return what is seen at each address in each of the ``circumstances``; default: in all."""
    wanted = {
        (url, name): one
        for url in urls
        for name, one in looks_at(url).items()
        if not circumstances or name in circumstances
    }
    return dict(zip(wanted, look(list(wanted.values())), strict=True))


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
