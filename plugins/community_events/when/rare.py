"""Rules to ask about: …おき, 第2週の土曜, and days that some months do not have."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from community_events.clock import day_of
from community_events.model.recurrence import (
    Frequency,
    Part,
    Window,
)
from community_events.occurrences import dates_of
from community_events.when.draft import Draft
from community_events.when.findings import Finding, warning
from community_events.when.syntax import Repeat
from community_events.when.words import WEEKDAYS
from community_events.when.years import date_words

_SEARCH = timedelta(days=366 * 9)


def list_rare_dates(draft: Draft, parts: list[Part], findings: list[Finding]) -> None:
    """Give the warning about 31日 and 第5土曜 the dates that there are, to be written instead."""
    for number, found in enumerate(findings):
        if found.code != "day-missing-in-month" or found.edits:
            continue
        begins = day_of(parts[0].start)
        days = dates_of(parts[0], Window(first=begins, end=begins + _SEARCH))[:8]
        times = "、".join(times_words(draft))
        line = "、".join(date_words(day) for day in days) + (f" {times}" if times else "")
        findings[number] = replace(found, help=line)


def warn_of_rule(repeat: Repeat, findings: list[Finding]) -> None:
    """Add what must be asked about a rule to ``findings``."""
    if repeat.skips:
        findings.append(
            warning(
                "which-week",
                repeat.place,
                f"「…おき」は、{repeat.interval}週に1度として読みました",
                label=f"{repeat.interval}週に1度ですか",
                edits=[
                    [
                        (
                            *repeat.place,
                            "隔週" if repeat.interval == 2 else f"{repeat.interval}週間ごと",
                        )
                    ]
                ],
            )
        )
    if repeat.in_week:
        names = "・".join(
            ("最終" if w.nth < 0 else f"第{w.nth}") + WEEKDAYS[w.day] + "曜"
            for w in repeat.weekdays
        )
        findings.append(
            warning(
                "week-as-weekday",
                repeat.place,
                f"「{names}」として読みました",
                label="カレンダーの何段目かではなく、何回目の曜日かです",
                edits=[[(*repeat.place, "毎月" + names)]],
            )
        )
    rare_days = [d for d in repeat.month_days if d > 28]
    if repeat.frequency is Frequency.YEARLY and any(d > 28 for d in rare_days):
        rare_days = [d for d in rare_days if any(_lacks(m, d) for m in repeat.months)]
    fifth = any(w.nth == 5 for w in repeat.weekdays)
    if rare_days or fifth:
        what = "第5の曜日" if fifth else f"{rare_days[0]}日"
        edits = (
            [[(*repeat.place, "毎月末日")]]
            if rare_days and len(repeat.month_days) == 1 and not repeat.months
            else []
        )
        findings.append(
            warning(
                "day-missing-in-month",
                repeat.place,
                f"{what}のない月・年には、行われません",
                label="ない月があります",
                edits=edits,
            )
        )


def _lacks(month: int, day: int) -> bool:
    return day > (28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def times_words(draft: Draft) -> list[str]:
    """Return the times of a draft as they are written: 10:00〜12:00."""
    from community_events.when.clocks import clock_words

    return [
        clock_words(t.start) + "〜" + ("" if t.end is None else clock_words(t.end))
        for t in draft.times
    ]
