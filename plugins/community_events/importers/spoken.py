"""The sentence in which our own exports tell a schedule → the items of 日時 and their Recurrence.

The rules this module keeps: the sentence is cut where ``when.describe`` joined it (rules, what is left
out, from when until when, single dates) and read by the reader of entries; what cannot be read so is
no sentence, and never half of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from community_events.model.recurrence import Recurrence
from community_events.spans import RawText, Span
from community_events.when import Context, WhenItem, describe, read_schedule

_PIECE = re.compile(r"(?:[^。（]|（[^）]*）)+。")
_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
_BOUNDS = re.compile(rf"{_DATE}から(?:{_DATE}まで|、全\d+回)。")
_EXCLUDED = re.compile(r".*は休み。")
_ALSO = "ほかに"
# No schedule of an entry is told in more; of so many pieces at the end, some may be notes.
_LONGEST, _MOST, _NOTES = 20_000, 60, 6
_NOWHERE = Span(path="", line=1, column=1, end_line=1, end_column=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """``lines``: the sentence as items of 日時, each complete by itself. ``notes``: what follows it."""

    recurrence: Recurrence
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_sentence(sentence: str, context: Context) -> Spoken | None:
    """Return what ``sentence`` says, or None; ``context`` is strict.

    >>> from datetime import date
    >>> said = read_sentence("2026年12月5日（土）、正午から。", Context(today=date(2026, 11, 21)))
    >>> said.lines
    ('2026年12月5日（土）、正午から。',)
    """
    pieces = _PIECE.findall(sentence) if len(sentence) <= _LONGEST else []
    if not pieces or len(pieces) > _MOST or "".join(pieces) != sentence:
        return None
    for told in range(len(pieces), max(0, len(pieces) - _NOTES), -1):
        lines = _items(pieces[:told])
        if lines is None:
            continue
        schedule = read_schedule(
            tuple(WhenItem(text=RawText.of(line)) for line in lines),
            period=None,
            excluded=(),
            holidays=None,
            context=replace(context, strict=True),
            key_span=_NOWHERE,
        )
        wrong = any(found.is_error for found in schedule.diagnostics)
        said = "".join(pieces[:told])
        if not wrong and said in _both_ways(schedule.recurrence):
            return Spoken(
                recurrence=schedule.recurrence, lines=tuple(lines), notes=tuple(pieces[told:])
            )
    return None


def _both_ways(recurrence: Recurrence) -> tuple[str, ...]:
    """Return the sentence as a site says it, and as one that has set HOURS24."""
    return tuple(describe(recurrence, hours24=hours24) for hours24 in (False, True))


def _items(pieces: list[str]) -> list[str] | None:
    """Return one text for each rule or group of dates, with what is said of all of them."""
    items: list[str] = []
    waiting: list[str] = []
    tail = ""
    for piece in pieces:
        if _BOUNDS.fullmatch(piece):
            items += [f"{head}{tail}{piece}" for head in waiting]
            if not waiting:
                return None
            waiting, tail = [], ""
        elif _EXCLUDED.fullmatch(piece):
            tail += piece
        elif tail:
            return None
        else:
            waiting.append(piece.removeprefix(_ALSO))
    return None if tail else [*items, *waiting]
