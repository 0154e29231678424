"""What every language has to say of a schedule: one method for each kind of statement.

The rules this module keeps: a Voice says, it decides nothing: what is told, and in which order, is
the Telling's; names that people gave are said by ``self.names``, else as they were written. A new
language is one module with a Voice, and its row in ``voices``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, assert_never

from community_events.when.telling import (
    ClosedTold,
    DatesTold,
    Hours,
    MonthTold,
    NoteTold,
    OtherHours,
    PeriodTold,
    RuleTold,
    SpanTold,
    Statement,
    Telling,
    WeeksTold,
)

NO_NAMES: Mapping[str, str] = {}


class Voice(ABC):
    """Says a Telling in one language.

    ``names``: what closures, sessions and notes are called in that language (in やさしい日本語: how
    they are read). ``hours24``: 15:00 instead of 3 in the afternoon. Each method returns whole
    sentences.
    """

    language: ClassVar[str]
    """The language tag for HTML (BCP 47)."""

    joint: ClassVar[str] = " "
    """What stands between two sentences."""

    own_names: ClassVar[Mapping[str, str]] = NO_NAMES
    """Names that we know ourselves; ``names`` go before them."""

    __slots__ = ("hours24", "names")

    def __init__(self, names: Mapping[str, str] = NO_NAMES, *, hours24: bool = False) -> None:
        """Make a Voice that knows ``names`` besides its own."""
        self.names: Mapping[str, str] = {**self.own_names, **names}
        self.hours24 = hours24

    def say(self, telling: Telling) -> str:
        """Return all that is to be told, in one line."""
        return self.joint.join(
            sentence for statement in telling.statements for sentence in self._sentences(statement)
        )

    def say_months(self, months: Sequence[MonthTold]) -> tuple[str, ...]:
        """Return the dates, a line a month."""
        return tuple(self.month(month) for month in months)

    def _sentences(self, statement: Statement) -> Iterator[str]:
        match statement:
            case RuleTold():
                yield from self.rule(statement)
            case WeeksTold():
                yield from self.weeks(statement)
            case OtherHours():
                yield from self.other_hours(statement)
            case ClosedTold():
                yield from self.closed(statement)
            case PeriodTold():
                yield from self.period(statement)
            case DatesTold():
                yield from self.dates(statement)
            case SpanTold():
                yield from self.span(statement)
            case NoteTold():
                yield from self.note(statement)
            case _:
                assert_never(statement)

    def name(self, name: str) -> str:
        """Return what a closure, a session or a note is called."""
        return self.names.get(name, name)

    @abstractmethod
    def rule(self, told: RuleTold) -> Iterator[str]:
        """Every Tuesday and Friday, 10:00 am to 3:00 pm."""

    @abstractmethod
    def weeks(self, told: WeeksTold) -> Iterator[str]:
        """The working days of the week of the 4th Monday."""

    @abstractmethod
    def other_hours(self, told: OtherHours) -> Iterator[str]:
        """But on Saturdays 10:00 am to 8:00 pm."""

    @abstractmethod
    def closed(self, told: ClosedTold) -> Iterator[str]:
        """Not on public holidays."""

    @abstractmethod
    def period(self, told: PeriodTold) -> Iterator[str]:
        """From 1 December 2026 to 31 March 2027."""

    @abstractmethod
    def dates(self, told: DatesTold) -> Iterator[str]:
        """Saturday 5 and Sunday 6 December 2026, 10:00 am to 4:00 pm."""

    @abstractmethod
    def span(self, told: SpanTold) -> Iterator[str]:
        """Saturday 5 December 2026, 10:00 am to Sunday 6 December 2026, 9:00 am."""

    @abstractmethod
    def note(self, told: NoteTold) -> Iterator[str]:
        """Light rain does not stop it."""

    @abstractmethod
    def month(self, told: MonthTold) -> str:
        """December 2026: Tue 1, Fri 4."""

    @abstractmethod
    def hours(self, hours: Hours) -> str:
        """10:00 am to 3:00 pm."""
