"""Values that our own exports write in one cell or line, taken apart again.

The rule this module keeps: what was joined with 、 is cut there, outside of brackets where that gives
the same; joined again it is the same text, whatever it was before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from community_events.model.records import BookingState
from community_events.schema import BOOKING_STATES

_PAGE = re.compile(r"https?://\S+/events/(?P<folder>[a-z0-9-]+)/(?P<slug>[a-z0-9-]+)/")
_STATES = {word: state for state, word in BOOKING_STATES}
_OPENING, _CLOSING = "（(「『【〔［[", "）)」』】〕］]"


def page_of(address: str) -> tuple[str, str] | None:
    """Return the folder and the slug of the page of an event of such a site.

    >>> page_of("https://example.jp/ward/events/library/cafe/")
    ('library', 'cafe')
    """
    found = _PAGE.fullmatch(address)
    return (found["folder"], found["slug"]) if found else None


def split_names(text: str) -> tuple[str, ...]:
    """Return what stands between 、 that are not in brackets.

    >>> split_names("茶（麦、緑）、菓子")
    ('茶（麦、緑）', '菓子')
    """
    found, depth = [""], 0
    for sign in text:
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if sign == "、" and depth <= 0:
            found.append("")
        else:
            found[-1] += sign
    whole = all(piece and piece == piece.strip() for piece in found)
    return tuple(found) if whole and depth == 0 else (text,) if text else ()


def choose_split(text: str, fits: Callable[[tuple[str, ...]], bool]) -> tuple[str, ...]:
    """Return the way to cut ``text`` that ``fits``: outside of brackets, not at all, everywhere."""
    whole = (text,) if text else ()
    ways = (split_names(text), whole, tuple(text.split("、")))
    return next((way for way in ways if fits(way)), whole)


def booking_of(told: Sequence[tuple[date | None, str]]) -> tuple[BookingState, ...]:
    """Return the booking states that days have: one for all where all have the same."""
    words = {word for _, word in told}
    if len(words) == 1:
        state = _STATES.get(words.pop())
        return (BookingState(state=state),) if state else ()
    days = {day: _STATES[word] for day, word in told if day is not None and word in _STATES}
    return tuple(BookingState(state=state, day=day) for day, state in sorted(days.items()))
