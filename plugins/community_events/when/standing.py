"""A Recurrence as its sentence tells it: with dates that were moved where they are now.

The rule this module keeps: a sentence that named the old date would send people there. (A day of a
rule that was moved is told beside the sentence.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from community_events.model.recurrence import Override, Recurrence, Single
from community_events.occurrences import expand


def as_it_stands(recurrence: Recurrence, overrides: Sequence[Override]) -> Recurrence:
    """Return the Recurrence with its single dates as the overrides have moved them."""
    if not any(override.start for override in overrides):
        return recurrence
    occurrences = expand("", recurrence, tuple(overrides), None)
    moved = {o.part: o for o in occurrences if o.start != o.original}
    return Recurrence(
        parts=tuple(
            replace(part, start=moved[n].start, end=moved[n].end, told="")
            if isinstance(part, Single) and n in moved
            else part
            for n, part in enumerate(recurrence.parts)
        )
    )
