"""Date fields other than 日時: 期間, 除く, 申込締切, 開館.

The rule this module keeps: the same words mean the same as in 日時; a field takes only its own kind
(a period is one range, a deadline one moment) and refuses the rest by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from community_events.clock import day_of
from community_events.diagnostics import Diagnostic
from community_events.model.recurrence import Moment
from community_events.spans import RawText
from community_events.when.advice import place_all
from community_events.when.bounds import month_range, whole_month
from community_events.when.clocks import read_span
from community_events.when.context import Context, Reading
from community_events.when.cursor import Cursor
from community_events.when.findings import Finding, Refused, error
from community_events.when.grammar import unreadable
from community_events.when.grammar_dates import read_days
from community_events.when.grammar_left import read_left as read_left_items
from community_events.when.grammar_months import read_months
from community_events.when.grammar_times import read_times
from community_events.when.kinds import Kind
from community_events.when.moments import at
from community_events.when.normalise import NormalText, normalise
from community_events.when.reading import read_when, refuse_text
from community_events.when.sets import LONGEST, DateRange, Skips, read_left, refuse_missing_year
from community_events.when.tokens import tokenise
from community_events.when.years import Calendar, Found, FoundRange, date_words

T = TypeVar("T")
_Rule = Callable[[Cursor, NormalText, Calendar, list[Finding]], T]
_TAIL = (Kind.STOP, Kind.TO, Kind.WA, Kind.EXCEPT, Kind.REST, Kind.GLUE, Kind.NI, Kind.MO)


def read_period(text: RawText, context: Context) -> tuple[DateRange | None, tuple[Diagnostic, ...]]:
    """Return the range of a ``期間``: at most two years, both ends written."""

    def rule(
        c: Cursor, normal: NormalText, calendar: Calendar, findings: list[Finding]
    ) -> DateRange:
        days = c.attempt(read_days)
        found = _range_of_months(c, calendar) if days is None else None
        if days is not None:
            items = calendar.find_all(days)
            if len(items) != 1:
                raise error(
                    "date-unreadable",
                    days.place,
                    "期間は1つの範囲で書きます",
                    label="範囲は1つです",
                )
            found = _range_of_days(items[0], calendar)
        if found is None:
            raise unreadable(c)
        if found.last - found.first > LONGEST:
            raise error(
                "too-many",
                (0, len(normal.text)),
                "期間は2年までです",
                label="2年を超えています",
            )
        return found

    first, last = _examples(context)
    return _read(text, context, rule, example=f"{date_words(first)}〜{date_words(last)}")


def _range_of_days(item: Found | FoundRange, calendar: Calendar) -> DateRange:
    if isinstance(item, Found):
        refuse_missing_year(item, calendar)
        return DateRange(first=item.date, last=item.date)
    if item.first is not None:
        refuse_missing_year(item.first, calendar)
    if item.last is not None:
        refuse_missing_year(item.last, calendar)
    if item.first is None or item.last is None:
        code, what = (
            ("start-missing", "いつから") if item.first is None else ("end-missing", "いつまで")
        )
        raise error(
            code, item.written.place, f"期間が{what}か、書かれていません", label=f"{what}ですか"
        )
    return DateRange(first=item.first.date, last=item.last.date)


def _range_of_months(c: Cursor, calendar: Calendar) -> DateRange | None:
    months = c.attempt(read_months)
    if months is None or not months.items or (len(months.items) > 1 and not months.is_range):
        return None
    if months.open_end or months.open_start:
        code, what = (
            ("end-missing", "いつまで") if months.open_end else ("start-missing", "いつから")
        )
        raise error(code, months.place, f"期間が{what}か、書かれていません", label=f"{what}ですか")
    first = months.items[0]
    if first.year is None and not calendar.strict:
        year = calendar.today.year + (first.month < calendar.today.month)
        months = replace(months, items=(replace(first, year=year), *months.items[1:]))
    if len(months.items) == 1 and months.items[0].year is not None:
        begins, ends = whole_month(months.items[0].year, first.month)
    else:
        begins, ends = month_range(months)
    return DateRange(first=begins, last=ends)


def read_skips(text: RawText, context: Context) -> tuple[Skips, tuple[Diagnostic, ...]]:
    """Return the dates of one text of ``除く``: 祝日、年末年始、2026年12月26日、第3日曜."""

    def rule(c: Cursor, normal: NormalText, calendar: Calendar, findings: list[Finding]) -> Skips:
        del normal
        skips = Skips()
        items = read_left_items(c)
        while c.accept(Kind.STOP):
            items += read_left_items(c)
        c.skip(Kind.COMMA, Kind.MIDDLE, Kind.AND)
        if c.peek().kind is Kind.UNKNOWN:
            raise _unknown_name(c)
        if not items:
            raise unreadable(c)
        for item in items:
            skips |= read_left(
                item, calendar=calendar, closures=context.closures, findings=findings
            )
        return skips

    example = "祝日、年末年始(12月29日〜1月3日)"
    skips, found = _read(text, context, rule, example=example)
    return skips or Skips(), found


def _unknown_name(c: Cursor) -> Refused:
    since = c.at
    while c.peek().kind not in (Kind.COMMA, Kind.MIDDLE, Kind.AND, Kind.END):
        c.at += 1
    name = "".join(token.text for token in c.tokens[since : c.at])
    return error(
        "unknown-closure",
        c.place(since),
        f"「{name}」がいつか、登録されていません",
        label="日付か、登録した休みの名前を書きます",
    )


def read_date(text: RawText, context: Context) -> tuple[date | None, tuple[Diagnostic, ...]]:
    """Return the one date of a text."""
    moment, found = read_moment(text, context)
    return (None if moment is None else day_of(moment)), found


def read_moment(text: RawText, context: Context) -> tuple[Moment | None, tuple[Diagnostic, ...]]:
    """Return the one date, or date and time, of a text: a deadline (まで, 必着 are allowed)."""

    def rule(c: Cursor, normal: NormalText, calendar: Calendar, findings: list[Finding]) -> Moment:
        days = c.attempt(read_days)
        if days is None or len(days.items) != 1:
            raise unreadable(c)
        (item,) = calendar.find_all(days)
        found = item if isinstance(item, Found) else item.first or item.last
        if found is None or (isinstance(item, FoundRange) and item.first and item.last):
            raise error(
                "date-unreadable", days.place, "日付は1つだけ書きます", label="範囲は使えません"
            )
        refuse_missing_year(found, calendar)
        c.skip(Kind.NO, Kind.OPEN)
        times = c.attempt(read_times)
        if times is None:
            return found.date
        if len(times.spans) != 1 or times.spans[0].last or times.spans[0].minutes:
            raise error(
                "date-unreadable", times.place, "時刻は1つだけ書きます", label="1つだけです"
            )
        return at(found.date, read_span(times.spans[0], findings).start)

    tail = (*_TAIL, Kind.CHANGE, Kind.CLOSE, Kind.FROM, Kind.OPEN)
    example = date_words(_examples(context)[0])
    return _read(text, context, rule, example=example, tail=tail)


def read_hours(text: RawText, context: Context) -> Reading:
    """Return a venue's opening hours: the same language, with or without bounds."""
    return read_when(text, replace(context, strict=False))


def _read(
    text: RawText,
    context: Context,
    rule: _Rule[T],
    *,
    example: str,
    tail: tuple[Kind, ...] = _TAIL,
) -> tuple[T | None, tuple[Diagnostic, ...]]:
    refusal = refuse_text(text)
    if refusal is not None:
        return None, (replace(refusal, help=example, replaces=text.span()),)

    def understand(normal: NormalText) -> tuple[T | None, list[Finding]]:
        findings: list[Finding] = []
        calendar = Calendar(context.today, strict=context.strict, findings=findings)
        try:
            c = Cursor(tokenise(normal.text, context.closures))
            found = rule(c, normal, calendar, findings)
            c.skip(*tail)
            if c.peek().kind is not Kind.END:
                raise unreadable(c)
        except Refused as refused:
            return None, list(refused.findings)
        return found, findings

    def attempt(line: str) -> list[Finding]:
        return understand(normalise(RawText.of(line)))[1]

    normal = normalise(text)
    found, findings = understand(normal)
    return found, place_all(findings, normal, attempt, (example,))


def _examples(context: Context) -> tuple[date, date]:
    """Return two days to show how dates are written."""
    return context.today + timedelta(days=10), context.today + timedelta(days=130)
