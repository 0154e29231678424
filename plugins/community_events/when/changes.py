"""One line per change: 「2026年12月8日: 中止（館内設備の点検のため）」.

The rules this module keeps: a change names a date on which something would happen, else it is an
error with the nearest such dates; the reason in brackets is public; a new time without an end
keeps the length, a new date without a time keeps the time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from community_events.clock import TOKYO, day_of
from community_events.diagnostics import Diagnostic
from community_events.model.recurrence import (
    Moment,
    Override,
    Recurrence,
    Session,
    Status,
    Window,
)
from community_events.occurrences import expand_part
from community_events.spans import RawText, Span
from community_events.when.clocks import TimeOfDay, clock_words, read_span
from community_events.when.context import Context
from community_events.when.cursor import Cursor
from community_events.when.findings import Finding, Refused, error, help_lines, place_finding
from community_events.when.grammar import unreadable
from community_events.when.grammar_dates import read_days
from community_events.when.grammar_times import read_times
from community_events.when.kinds import Kind
from community_events.when.moments import at
from community_events.when.normalise import NormalText, normalise
from community_events.when.reading import refuse_text
from community_events.when.sets import refuse_missing_year
from community_events.when.tokens import tokenise
from community_events.when.years import Calendar, Found, date_words

_DAY = timedelta(days=1)
_YEARS = timedelta(days=366 * 3)

_WORDS: dict[str, Status] = {
    "中止": Status.CANCELLED,
    "休み": Status.CANCELLED,
    "お休み": Status.CANCELLED,
    "休止": Status.CANCELLED,
    "休講": Status.CANCELLED,
    "休館": Status.CANCELLED,
    "休業": Status.CANCELLED,
    "開催なし": Status.CANCELLED,
    "延期": Status.POSTPONED,
    "順延": Status.POSTPONED,
    "日程調整中": Status.TBD,
    "調整中": Status.TBD,
    "未定": Status.TBD,
    "オンライン": Status.ONLINE,
    "オンライン開催": Status.ONLINE,
    "オンラインに変更": Status.ONLINE,
    "オンライン開催に変更": Status.ONLINE,
}
_WORD = re.compile(
    "(" + "|".join(sorted(_WORDS, key=lambda w: -len(w))) + r")(?:します|になりました|です)?"
)
_VENUE = re.compile(
    r"会場(?:変更)?[  ]*[::][  ]*(?P<a>.+)|会場を[「 ]?(?P<b>.+?)[」 ]?に変更(?:します)?"
)
_MOVED = re.compile(r"(?P<when>.+?)[ へ]*に?(?P<word>変更|延期|順延)(?:します|になりました)?")
_REASON = re.compile(r"[((](?P<reason>[^()()]*)[))]。?$")


_WHOLE_ITEM = frozenset({"not-an-occurrence", "change-ambiguous"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """One occurrence that a change can speak of."""

    start: Moment
    end: Moment | None
    session: Session


def read_changes(
    items: Sequence[tuple[RawText, RawText]], recurrence: Recurrence, context: Context
) -> tuple[tuple[Override, ...], tuple[Diagnostic, ...]]:
    """Return the Overrides of ``変更``: (date text, what changes) each."""
    overrides: list[Override] = []
    found: list[Diagnostic] = []
    for day_text, rest in items:
        refusal = refuse_text(day_text) or refuse_text(rest)
        if refusal is not None:
            found.append(refusal)
            continue
        changes, more = _read_line(day_text, rest, recurrence, context)
        overrides += changes
        found += more
    return tuple(overrides), tuple(found)


def _read_line(
    day_text: RawText, rest: RawText, recurrence: Recurrence, context: Context
) -> tuple[list[Override], tuple[Diagnostic, ...]]:
    normal, what = normalise(day_text), normalise(rest)
    end = rest.span()
    item = replace(day_text.span(), end_line=end.end_line, end_column=end.end_column)
    findings: list[Finding] = []
    try:
        chosen = _choose(normal, rest.text.strip(), recurrence, context, findings)
    except Refused as refused:
        return [], _placed(list(refused.findings), normal, item)
    rest_findings: list[Finding] = []
    try:
        overrides = [
            _change(what, day, starts, context, rest_findings, named=named)
            for day, starts, named in chosen
        ]
    except Refused as refused:
        return [], _placed(list(refused.findings), what, item)
    return overrides, (
        *_placed(findings, normal, item),
        *_placed(rest_findings, what, item),
    )


def _placed(findings: list[Finding], text: NormalText, item: Span) -> tuple[Diagnostic, ...]:
    """Return the findings; help that speaks of the day too is in place of the whole ``item``."""
    placed = (place_finding(found, text, help_lines(found, text)) for found in findings)
    return tuple(replace(d, replaces=item) if d.code in _WHOLE_ITEM else d for d in placed)


def _choose(
    normal: NormalText,
    rest: str,
    recurrence: Recurrence,
    context: Context,
    findings: list[Finding],
) -> list[tuple[date, list[_Start], bool]]:
    """Return (day, what happens on it, whether one of several was named) for each date written."""
    first = min((day_of(part.start) for part in recurrence.parts), default=context.today)
    calendar = Calendar(first, strict=context.strict, findings=findings)
    c = Cursor(tokenise(normal.text, context.closures))
    days = c.attempt(read_days)
    if days is None:
        raise unreadable(c)
    chosen = []
    for item in calendar.find_all(days):
        if isinstance(item, Found):
            refuse_missing_year(item, calendar)
            dates = [item.date]
        elif item.first is not None and item.last is not None:
            refuse_missing_year(item.first, calendar)
            dates = _held_between(item.first.date, item.last.date, recurrence)
            if not dates:
                raise _no_occurrence(days.place, item.first.date, rest, recurrence)
        else:
            raise error(
                "open-end",
                item.written.place,
                "変更する日の片方がありません",
                label="日付を書きます",
            )
        for day in dates:
            starts = _starts_on(day, recurrence)
            if not starts:
                raise _no_occurrence(days.place, day, rest, recurrence)
            picked = _pick(c, normal, day, starts, findings)
            chosen.append((day, picked, len(picked) < len(starts)))
    return chosen


def _held_between(first: date, last: date, recurrence: Recurrence) -> list[date]:
    window = Window(first=first, end=last + _DAY)
    return sorted(
        {day_of(start) for part in recurrence.parts for start, _ in expand_part(part, window)}
    )


def _starts_on(day: date, recurrence: Recurrence) -> list[_Start]:
    window = Window(first=day, end=day + _DAY)
    return [
        _Start(start=start, end=end, session=part.session)
        for part in recurrence.parts
        for start, end in expand_part(part, window)
    ]


def _pick(
    c: Cursor, normal: NormalText, day: date, starts: list[_Start], findings: list[Finding]
) -> list[_Start]:
    """Return those of the day's occurrences that the words behind the date mean."""
    begin = c.peek().start
    words = normal.text[begin:].strip(" ・,()")
    if not words:
        return starts
    labelled = [s for s in starts if s.session.label and _same(s.session.label, words)]
    if labelled:
        return labelled
    at_token = c.at
    times = c.attempt(read_times)
    if times is None or c.peek().kind is not Kind.END or len(times.spans) != 1:
        raise unreadable(c)
    c.at = at_token
    wanted = at(day, read_span(times.spans[0], findings).start)
    timed = [s for s in starts if s.start == wanted]
    if not timed:
        known = "、".join(clock_of(s.start) for s in starts)
        raise error(
            "not-an-occurrence",
            times.place,
            f"{date_words(day)}のその時刻には、開催がありません（あるのは {known}）",
            label="この時刻の開催はありません",
        )
    return timed


def _same(label: str, words: str) -> bool:
    return normalise(RawText.of(label)).text == words


def clock_of(start: Moment) -> str:
    """Return the time of a start, 終日 for a date."""
    if not isinstance(start, datetime):
        return "終日"
    start = start.astimezone(TOKYO)
    return clock_words(start.hour * 60 + start.minute)


def _no_occurrence(
    place: tuple[int, int], day: date, rest: str, recurrence: Recurrence
) -> Exception:
    near = _nearest(day, recurrence)
    names = "、".join(date_words(other) for other in near)
    lines = [f"{date_words(other)}: {rest}" for other in near]
    return error(
        "not-an-occurrence",
        place,
        f"{date_words(day)}は開催日ではありません" + (f"（近い開催日: {names}）" if near else ""),
        label="開催日ではありません",
        help="\n".join(lines),
    )


def _nearest(day: date, recurrence: Recurrence) -> list[date]:
    window = Window(first=day - _YEARS, end=day + _YEARS)
    dates = {day_of(start) for part in recurrence.parts for start, _ in expand_part(part, window)}
    before = max((d for d in dates if d < day), default=None)
    after = min((d for d in dates if d > day), default=None)
    return [d for d in (before, after) if d is not None]


def _change(
    what: NormalText,
    day: date,
    starts: list[_Start],
    context: Context,
    findings: list[Finding],
    *,
    named: bool,
) -> Override:
    text = what.text
    reason = ""
    match = _REASON.search(text)
    if match is not None:
        reason = what.written(match.start("reason"), match.end("reason")).strip()
        text = text[: match.start()].rstrip(" 。")
    text = text.rstrip(" 。")
    override = Override(
        day=day,
        time=starts[0].start if named else None,
        status=Status.SCHEDULED,
        reason=reason,
    )
    plain = _WORD.match(text)
    if plain is not None:
        tail = text[plain.end() :]
        spoken = tail.lstrip(" ,。:・")
        if not tail or (tail[0] in " ,。:" and not reason):
            begin = len(text) - len(spoken)
            said = what.written(begin, len(text)) if spoken else reason
            return replace(override, status=_WORDS[plain[1]], reason=said)
    venue = _VENUE.fullmatch(text)
    if venue is not None:
        group = "a" if venue["a"] else "b"
        name = what.written(venue.start(group), venue.end(group)).strip(" 　「」")
        return replace(override, status=Status.MOVED, venue=name)
    moved = _MOVED.fullmatch(text)
    if moved is None:
        raise _unreadable_change(what)
    if len(starts) > 1 and len({s.start for s in starts}) > 1:
        known = "、".join(clock_of(s.start) for s in starts)
        raise error(
            "change-ambiguous",
            (0, len(what.text)),
            f"{date_words(day)}は{len(starts)}回開催します（{known}）。どれの変更か分かりません",
            label="日付のあとに時刻を書きます",
            help="\n".join(
                f"{date_words(day)} {clock_of(s.start)}: {what.raw.text.strip()}" for s in starts
            ),
        )
    start, end, other_day = _new_time(what, moved, day, starts[0], context, findings)
    status = Status.RESCHEDULED if other_day else Status.SCHEDULED
    return replace(override, status=status, start=start, end=end)


def _new_time(
    what: NormalText,
    moved: re.Match[str],
    day: date,
    old: _Start,
    context: Context,
    findings: list[Finding],
) -> tuple[Moment, Moment | None, bool]:
    """Return (start, end, whether on another day) of 「12月12日(土) 10:00〜12:00」."""
    tokens = tokenise(what.text[: moved.end("when")].rstrip(" に"), context.closures)
    c = Cursor(tokens)
    c.skip(Kind.GLUE, Kind.NI)
    calendar = Calendar(day, strict=context.strict, findings=findings)
    new_day = day
    days = c.attempt(read_days)
    if days is not None:
        items = calendar.find_all(days)
        if len(items) != 1 or not isinstance(items[0], Found):
            raise error(
                "change-unreadable", days.place, "新しい日は1つだけ書きます", label="1つだけです"
            )
        refuse_missing_year(items[0], calendar)
        new_day = items[0].date
    times = c.attempt(read_times)
    c.skip(Kind.NI)
    if c.peek().kind is not Kind.END or (times is None and days is None):
        if c.peek().kind is not Kind.END:
            raise unreadable(c)
        raise _unreadable_change(what)
    if times is not None and len(times.spans) != 1:
        raise error(
            "change-unreadable", times.place, "新しい時刻は1つだけ書きます", label="1つだけです"
        )
    if times is None:
        return *_same_time(new_day, old), new_day != day
    span: TimeOfDay = read_span(times.spans[0], findings)
    start = at(new_day, span.start)
    end: Moment | None = None if span.end is None else at(new_day, span.end)
    if end is None and isinstance(old.start, datetime) and old.end is not None:
        end = start + (old.end - old.start)
    return start, end, new_day != day


def _same_time(day: date, old: _Start) -> tuple[Moment, Moment | None]:
    later = day - day_of(old.start)
    return old.start + later, None if old.end is None else old.end + later


def _unreadable_change(what: NormalText) -> Exception:
    written = what.raw.text.strip()
    return error(
        "change-unreadable",
        (0, len(what.text)),
        f"「{written[:60]}」がどんな変更か読めません",
        label="中止、延期、新しい日時、会場のどれかを書きます",
        help="中止（理由）\n13:00〜16:00 に変更（理由）\n会場を 別の会場 に変更（理由）",
    )
