"""Dates with their times: one date, or a span that is that time on every day (rule 5).

The rule this module keeps: a date without an end is that day only, and asked about; an end without
a start is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from community_events.model.recurrence import Single
from community_events.when.asked import ask_long
from community_events.when.clocks import TimeOfDay
from community_events.when.draft import DaySpan, OtherTimes
from community_events.when.findings import Finding, error, warning
from community_events.when.moments import singles_on
from community_events.when.normalise import NormalText
from community_events.when.sets import LONGEST
from community_events.when.years import Found, FoundRange, date_words


def date_item(
    item: Found | FoundRange,
    times: Sequence[TimeOfDay] | None,
    text: NormalText,
    findings: list[Finding],
    *,
    adjusts: tuple[OtherTimes, ...] = (),
    closed: bool = False,
) -> list[Single | DaySpan]:
    """Return what one date or range of dates means at ``times``.

    ``closed``: some of its days are left out.
    """
    if isinstance(item, Found):
        return [*singles_on(item.date, times)]
    if item.first is None:
        raise error(
            "end-without-start",
            item.written.place,
            f"「{text.written(*item.written.place)}」には、始まりの日がありません",
            label="締切なら「申込締切」の項目に書きます",
        )
    if item.last is None:
        findings.append(
            warning(
                "open-end",
                item.written.place,
                f"終わりの日がないので、{date_words(item.first.date)}だけとして読みました",
                label="終わりの日を書くか、「〜」を消します",
                edits=[[(item.first.day.place[1], item.written.place[1], "")]],
            )
        )
        return [*singles_on(item.first.date, times)]
    first, last = item.first.date, item.last.date
    if last - first > LONGEST:
        raise error(
            "too-many",
            item.written.place,
            "期間は2年までです",
            label=f"{date_words(first + timedelta(days=730))}までにします",
        )
    if times is not None or closed or adjusts:
        return [DaySpan(first=first, last=last, times=tuple(times or ()), adjusts=adjusts)]
    ask_long(item.written.place, first, last, findings)
    return [Single(start=first, end=last + timedelta(days=1))]
