"""What is said of a day must be said of a day on which the event is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from community_events.clock import day_of
from community_events.decode import Decoded
from community_events.diagnostics import Diagnostic, Severity
from community_events.frontmatter import RawField, fold_key, split_item
from community_events.model.records import BookingState, DayNames
from community_events.model.recurrence import Recurrence
from community_events.occurrences import expand
from community_events.schema import EVENT_KEYS
from community_events.spans import RawText
from community_events.wording import day_text


def find_days_without_occurrence(entry: Decoded) -> Iterator[Diagnostic]:
    """Yield ``day-without-occurrence`` for a booking state or an exhibitor of another day."""
    recurrence = entry.values.get("recurrence")
    if not isinstance(recurrence, Recurrence) or not entry.is_valid:
        return
    days = {day_of(o.original) for o in expand(entry.key, recurrence, (), None)}
    for name, spoken in _spoken_of(entry):
        for number, day in spoken:
            if days and day not in days:
                near = min(days, key=lambda other: (abs(other - day), other))
                field = _field(entry, name)
                text = field.items[number].text if field.items else field.key
                yield Diagnostic(
                    code="day-without-occurrence",
                    severity=Severity.ERROR,
                    span=text.span(),
                    message=f"{day_text(day, with_year=True)}に、この催しはありません。",
                    label=f"いちばん近い日は {day_text(near, with_year=True)}",
                    help=_with_day(text, near),
                    replaces=text.span(),
                )


def _spoken_of(entry: Decoded) -> Iterator[tuple[str, list[tuple[int, date]]]]:
    booking, exhibitors = entry.values.get("booking", ()), entry.values.get("exhibitors", ())
    assert isinstance(booking, tuple)
    assert isinstance(exhibitors, tuple)
    states = [(n, s.day) for n, s in enumerate(booking) if isinstance(s, BookingState) and s.day]
    names = [
        (n, d) for n, row in enumerate(exhibitors) if isinstance(row, DayNames) for d in row.days
    ]
    yield "booking", states
    yield "exhibitors", names


def _with_day(text: RawText, day: date) -> str:
    """Return the item with another day before its colon."""
    parts = split_item(text)
    return f"{day_text(day, with_year=True)}: {parts[1].text}" if parts else ""


def _field(entry: Decoded, name: str) -> RawField:
    key = next(key for key in EVENT_KEYS if key.name == name)
    spellings = {fold_key(spelling) for spelling in (key.name, *key.aliases)}
    return next(field for field in entry.raw.fields if field.name in spellings)
