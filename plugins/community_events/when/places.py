"""Places a little wider than a phrase: with its brackets, with its ※."""

from __future__ import annotations

from community_events.when.normalise import NormalText


def with_brackets(text: NormalText, place: tuple[int, int]) -> tuple[int, int]:
    """Return the place of a piece with the brackets around it, if there are any."""
    start, end = place
    if text.text[start - 1 : start] == "(" and text.text[end : end + 1] == ")":
        return start - 1, end + 1
    return place


def with_mark(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a remark with its ※ or brackets."""
    while start > 0 and text[start - 1] in "※* (":
        start -= 1
    if text[end : end + 1] == ")":
        end += 1
    return start, end
