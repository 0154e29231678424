"""What several times of one day mean, one after the other: 午後1時〜3時、7時〜9時.

The rule this module keeps (rule 3): 午後 does not carry over to the next session, but a bare hour
behind it, or in 夜の部, is not taken for the morning either: it is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence

from community_events.when.clocks import TimeOfDay, read_span
from community_events.when.findings import Finding, error
from community_events.when.syntax import Clock, Span

_LATER = ("pm", "noon", "evening", "night", "late")
_LATER_NAMES = ("午後", "夜", "夕", "ソワレ")


def read_spans(spans: Sequence[Span], findings: list[Finding]) -> list[TimeOfDay]:
    """Return what the ``spans`` of a row mean; raises Refused, adds its warnings to ``findings``."""
    times: list[TimeOfDay] = []
    afternoon = False
    for span in spans:
        if _is_bare(span.first) and (afternoon or span.label.startswith(_LATER_NAMES)):
            raise _ask(span.first)
        times.append(read_span(span, findings))
        if span.first.part:
            afternoon = span.first.part in _LATER
    return times


def _is_bare(clock: Clock) -> bool:
    """Return whether the hour could be one of the morning or of the evening."""
    told = clock.part or clock.noon or clock.padded or clock.iso or clock.next_day
    return not told and 1 <= clock.hour <= 11


def _ask(clock: Clock) -> Exception:
    rest = f"{clock.minute}分" if clock.minute else ""
    return error(
        "hour-ambiguous",
        clock.place,
        f"{clock.hour}時{rest}が、午前か午後か分かりません",
        label="午前ですか、午後ですか",
        edits=[[(*clock.place, f"{part}{clock.hour}時{rest}")] for part in ("午後", "午前")],
    )
