"""Takes pictures of a built site.

    python -m tests.browser.screenshots OUTPUT DESTINATION [PATH…] [--width 320] [--scheme dark]

Without a PATH: home, an event and a rack. The pictures are named after path and width.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.browser.harness import WIDTHS, Look, look, serve
from tests.browser.page_kinds import find_page


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures, name each one, and return 1 if a page was not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("output", type=Path, help="folder of the built site")
    parser.add_argument("destination", type=Path, help="folder for the pictures")
    parser.add_argument("paths", nargs="*", help="such as /events/ward-office/pop-up/")
    parser.add_argument("--width", type=int, action="append", help="320 and 1280 if not given")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument("--media", choices=("screen", "print"), default="screen")
    parser.add_argument("--forced-colors", action="store_true", help="as in a contrast theme")
    parser.add_argument("--no-javascript", action="store_true")
    parser.add_argument("--fold", action="store_true", help="only what is seen without scrolling")
    chosen = parser.parse_args(arguments)

    paths = chosen.paths or [
        path for kind in ("home", "event", "rack") if (path := find_page(chosen.output, kind))
    ]
    chosen.destination.mkdir(parents=True, exist_ok=True)
    with serve(chosen.output) as address:
        sights = look(
            [
                Look(
                    url=address + "/" + path.lstrip("/"),
                    width=width,
                    scheme=chosen.scheme,
                    media=chosen.media,
                    forced_colors=chosen.forced_colors,
                    javascript=not chosen.no_javascript,
                    full_page=not chosen.fold,
                    screenshot=str(chosen.destination / f"{_name(path)}-{width}.png"),
                )
                for path in paths
                for width in chosen.width or WIDTHS
            ]
        )
    for sight in sights:
        print(sight.status, sight.url.removeprefix(address), sight.title)
    return 0 if sights and all(sight.status == 200 for sight in sights) else 1


def _name(path: str) -> str:
    return path.strip("/").removesuffix(".html").replace("/", "-") or "home"


if __name__ == "__main__":
    sys.exit(main())
