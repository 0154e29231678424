"""What must be asked about dates: past, far ahead, without a year, perhaps only a number.

The rule this module keeps (rule 2): in an entry a year that was guessed is an error; elsewhere the
guess is used, and asked about where it may be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from community_events.when.context import Context
from community_events.when.findings import Edit, Finding, error, warning
from community_events.when.normalise import NormalText
from community_events.when.places import with_brackets
from community_events.when.syntax import Repeat
from community_events.when.years import (
    FAR,
    NEAR,
    Found,
    FoundRange,
    date_words,
    year_edit,
)

_ABOUT = re.compile("頃|ごろ|ころ|約|およそ|前後|くらい|ぐらい|だいたい|程度")


def ask_about_dates(
    found_dates: Sequence[Found],
    listed: Sequence[Found | FoundRange],
    text: NormalText,
    context: Context,
    findings: list[Finding],
    *,
    is_rule: bool,
) -> None:
    """Ask about dates that are past, far ahead, without a year, or perhaps only a number."""
    guessed = [found for found in found_dates if found.guessed]
    if context.strict:
        if guessed:
            raise _year_missing(guessed, text)
        return
    for found in found_dates:
        day = found.day
        if day.style == "." and found.guessed and not day.weekdays:
            findings.append(
                warning(
                    "dot-date",
                    day.place,
                    f"「{text.written(*day.place)}」を{date_words(found.date)}と読みました",
                    label="日付ですか",
                    edits=[[(*day.place, date_words(found.date))]],
                )
            )
            break
    last = max((found.date for found in found_dates), default=context.today)
    if not is_rule and found_dates and last < context.today:
        findings.append(_past(next(found for found in found_dates if found.date == last)))
    elif not is_rule and any(
        isinstance(item, Found) and item.date < context.today for item in listed
    ):
        findings.append(_past(next(f for f in found_dates if f.date < context.today)))
    if guessed and (guessed[0].date - context.today).days > FAR:
        day = guessed[0].day
        findings.append(
            warning(
                "far-ahead",
                day.place,
                f"年がないので、{date_words(guessed[0].date)}と読みました。ずいぶん先です",
                label="年も書きます",
                edits=[_years(guessed, text)],
            )
        )


def _past(found: Found) -> Finding:
    return warning(
        "date-in-past",
        found.day.place,
        f"{date_words(found.date)}は過ぎた日です",
        label="この日でよいですか",
    )


def _years(guessed: list[Found], text: NormalText) -> list[Edit]:
    edits: list[Edit] = []
    for found in guessed:
        if found.day.year is None and (found.day.month is not None or found.day.name):
            edit = year_edit(found.day, found.date.year)
            if any(e[0] == edit[0] for e in edits) or not _has_month(found, text):
                continue
            edits.append(edit)
    return edits


def _has_month(found: Found, text: NormalText) -> bool:
    """Return whether the month is written with this date, not taken from the one before."""
    written = text.text[found.day.month_at : found.day.place[1]]
    if found.day.style in ("en", "en-day", "名"):
        return True
    return any(mark in written for mark in "月/.")


def _year_missing(guessed: list[Found], text: NormalText) -> Exception:
    first = guessed[0]
    return error(
        "year-missing",
        first.day.place,
        f"「{text.written(*first.day.place)}」の年が書かれていません",
        label="何年ですか",
        edits=[_years(guessed, text)],
    )


def ask_long(place: tuple[int, int], first: date, last: date, findings: list[Finding]) -> None:
    """Ask about one occurrence that lasts more than 92 days (rule 5)."""
    days = (last - first).days + 1
    if days > NEAR:
        findings.append(
            warning(
                "long-span",
                place,
                f"{days}日間続く1つの催しとして読みました",
                label="毎日のことなら時刻か「毎日」を書きます",
                edits=[[(place[1], place[1], " 毎日")]],
            )
        )


def drop_approximations(text: NormalText, findings: list[Finding]) -> None:
    """Give every 頃 and 約 the same text without them as its rewrite."""
    edits = tuple((match.start(), match.end(), "") for match in _ABOUT.finditer(text.text))
    findings[:] = [
        replace(found, edits=(edits,)) if found.code == "time-approximate" else found
        for found in findings
    ]


def ask_working_days(first: Repeat, second: Repeat, text: NormalText) -> Finding:
    """Return the warning about 平日(月〜金): are public holidays in or out?"""
    return warning(
        "weekdays-and-holidays",
        (first.place[0], second.place[1]),
        "「平日(月〜金)」は、祝日を除いて読みました",
        label="祝日も行うなら「毎週月〜金」です",
        edits=[[(*with_brackets(text, second.place), "")]],
    )
