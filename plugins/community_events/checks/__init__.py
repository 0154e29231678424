"""Rules that need to see more than one value of an entry: one function each, in one list.

What a single value can get wrong is found where it is read (``frontmatter``, ``decode``, ``when``),
what a reference can get wrong in ``catalog``. To add a check: a function, its line in ``CHECKS``,
its chapter in ``DOCS``, a tiny invalid site under tests/fixtures/invalid/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from community_events.album import Album
from community_events.checks.bodies import find_tangled_body
from community_events.checks.days import find_days_without_occurrence
from community_events.checks.letters import find_letters_without_type
from community_events.checks.links import find_bad_links
from community_events.checks.pictures import (
    find_bad_picture,
    find_bad_pictures_in_body,
    find_picture_without_alt,
    find_picture_without_consent,
)
from community_events.checks.racks import find_radius_without_position
from community_events.decode import Decoded
from community_events.diagnostics import Diagnostic

CHECKS: tuple[Callable[[Decoded], Iterator[Diagnostic]], ...] = (
    find_tangled_body,
    find_bad_links,
    find_picture_without_alt,
    find_picture_without_consent,
    find_days_without_occurrence,
    find_radius_without_position,
    find_letters_without_type,
)


PICTURE_CHECKS: tuple[Callable[[Decoded, Album], Iterator[Diagnostic]], ...] = (
    find_bad_picture,
    find_bad_pictures_in_body,
)


def run_checks(entry: Decoded, album: Album | None = None) -> None:
    """Add what every check finds in ``entry`` to its findings; ``album``: the pictures beside it."""
    for check in CHECKS:
        entry.findings.add(check(entry))
    if album is not None:
        for picture_check in PICTURE_CHECKS:
            entry.findings.add(picture_check(entry, album))
