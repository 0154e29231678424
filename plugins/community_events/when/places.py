"""Places a little wider than a phrase: with its brackets, with its ※."""

from __future__ import annotations

from community_events.when.normalise import NormalText


def with_brackets(text: NormalText, place: tuple[int, int]) -> tuple[int, int]:
    """Return the place of a piece with the brackets around it, if there are any."""
    start, end = place
    if text.text[start - 1 : start] == "(" and text.text[end : end + 1] == ")":
        return start - 1, end + 1
    return place


_BETWEEN = ",・/と 　、"


def without_item(
    text: NormalText,
    place: tuple[int, int],
    phrase: tuple[int, int],
    others: list[tuple[int, int]],
) -> tuple[int, int, str]:
    """Return the edit that takes one item out of a list: …(12月27日、1月2日を除く).

    ``others``: the places of all items of such lists. The only item goes with its ``phrase``.
    """
    start, end = place
    after = _pass(text.text, end, 1)
    if any(after == other[0] for other in others):
        return start, after, ""
    before = _pass(text.text, start - 1, -1) + 1
    if any(before == other[1] for other in others):
        return before, end, ""
    return (*with_mark(text.text, *phrase), "")


def _pass(text: str, at: int, step: int) -> int:
    """Return the first place from ``at`` on that is no separator."""
    while 0 <= at < len(text) and text[at] in _BETWEEN:
        at += step
    return at


def with_mark(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a remark with its ※ or brackets."""
    while start > 0 and text[start - 1] in "※* (":
        start -= 1
    if text[end : end + 1] == ")":
        end += 1
    if text[start - 1 : start] == text[end : end + 1] == ",":
        start -= 1
    return start, end
