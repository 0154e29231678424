"""What ``community-events when TEXT`` prints for people: the sentence, the dates, what to correct."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from community_events.model.recurrence import Recurrence, Window
from community_events.report import format_text
from community_events.spans import RawText
from community_events.when import (
    AHEAD,
    Context,
    DateRange,
    describe,
    describe_dates,
    goes_on,
    read_when,
)

MONTHS = 12
"""So many months are listed for people."""

WRITTEN = "日時"
"""Where a text stands that is in no file, as people are shown it: 日時:1:7 is its 7th character."""


def when_text(
    text: str, today: date, closures: Mapping[str, tuple[DateRange, ...]] | None = None
) -> str:
    """Return the sentence, the next dates by month, and what to correct.

    What is wrong is drawn as in ``check``, the place underlined and named by its column.
    """
    written = RawText.of(text, path=WRITTEN)
    reading = read_when(written, Context(today=today, closures=closures or {}))
    lines: list[str] = []
    if reading.parts:
        recurrence = Recurrence(parts=reading.parts)
        window = Window(first=today, end=today + timedelta(days=AHEAD + 1))
        months = describe_dates(recurrence, window)
        lines.append(describe(recurrence))
        lines += months[:MONTHS] or ["これからの開催日はありません（過ぎた日だけです）。"]
        if len(months) > MONTHS or any(goes_on(part, window.end) for part in reading.parts):
            lines.append("このあとも続きます。")
        lines += [f"注: {note}" for note in reading.notes]
    if reading.diagnostics:
        drawn = format_text(reading.diagnostics, {WRITTEN: text})
        lines += ([""] if lines else []) + [drawn.rstrip("\n")]
    return "\n".join(lines)
