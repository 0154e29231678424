"""What a line of 変更 says behind its date: 中止, 13:00〜16:00 に変更, 会場を 図書館 に変更.

The rules this module keeps: a change says one state, or a new time, a new place, or both with a
comma between; the reason in brackets is public; a new time without an end keeps the length, a new
date without a time keeps the time; what looks like a time is never taken for a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from community_events.clock import TOKYO, day_of
from community_events.messages import N_
from community_events.model.recurrence import Moment, Override, Session, Status
from community_events.when.clocks import TimeOfDay, clock_words, read_span
from community_events.when.context import Context
from community_events.when.cursor import Cursor
from community_events.when.findings import Finding, error
from community_events.when.grammar import unreadable
from community_events.when.grammar_dates import read_days
from community_events.when.grammar_times import read_times
from community_events.when.kinds import Kind
from community_events.when.moments import at
from community_events.when.normalise import NormalText
from community_events.when.sets import refuse_missing_year
from community_events.when.tokens import tokenise
from community_events.when.years import Calendar, Found, date_words

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
# People say 休み of one day of a regular programme, and 中止 of a festival: the word is kept.
_DAY_OFF = N_("休み")
_DAYS_OFF = frozenset({"休み", "お休み", "休止", "休講", "休館", "休業"})
_WORD = re.compile(
    "(" + "|".join(sorted(_WORDS, key=lambda w: -len(w))) + r")(?:します|になりました|です)?"
)
_VENUE = re.compile(
    r"会場(?:変更)?[  ]*[::][  ]*(?P<a>.+)|会場を[「 ]?(?P<b>.+?)[」 ]?に変更(?:します)?"
)
_MOVED = re.compile(r"(?P<when>.+?)[ へ]*に?(?P<word>変更|延期|順延)(?:します|になりました)?")
_REASON = re.compile(r"[((](?P<reason>[^()()]*)[))]。?$")
_PLACE = re.compile(
    r"会場(?:変更)?(?:[  ]*[::]|は)[  ]*(?P<a>.+?)(?:[」 ]?に変更(?:します)?)?"
    r"|会場を[「 ]?(?P<b>.+?)[」 ]?に(?:変更(?:します)?)?"
)
"""A place as one of several pieces: 会場を 図書館 に, 会場: library."""
_TIMELIKE = re.compile(r"\d\s*[:時月日/]|午[前後]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One occurrence that a change can speak of."""

    start: Moment
    end: Moment | None
    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pieces:
    """A change of several things at once; ``when`` = the stretch with the new date and time."""

    when: tuple[int, int] | None
    venue: str = ""
    online: bool = False


def read_change(
    what: NormalText,
    day: date,
    starts: list[Start],
    context: Context,
    findings: list[Finding],
    *,
    named: bool,
) -> Override:
    """Return what ``what`` says about the occurrences ``starts`` of ``day``; raises Refused.

    ``named``: one of several sessions was named.
    """
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
    pieces = _pieces(what, text)
    if pieces is not None:
        status = Status.ONLINE if pieces.online else Status.MOVED
        override = replace(override, status=status, venue=pieces.venue)
        if pieces.when is None:
            return override
        _refuse_several(what, day, starts)
        start, end, other = _new_time(what, pieces.when, day, starts[0], context, findings)
        if other and not pieces.online:
            override = replace(override, status=Status.RESCHEDULED)
        return replace(override, start=start, end=end)
    plain = _WORD.match(text)
    if plain is not None:
        tail = text[plain.end() :]
        spoken = tail.lstrip(" ,。:・")
        if not tail or (tail[0] in " ,。:" and not reason):
            begin = len(text) - len(spoken)
            said = what.written(begin, len(text)) if spoken else reason
            word = _DAY_OFF if plain[1] in _DAYS_OFF else ""
            return replace(override, status=_WORDS[plain[1]], reason=said, word=word)
    venue = _VENUE.fullmatch(text)
    if venue is not None:
        group = "a" if venue["a"] else "b"
        name = what.written(venue.start(group), venue.end(group)).strip(" 　「」")
        if _TIMELIKE.search(name):
            raise _unreadable_change(what)
        return replace(override, status=Status.MOVED, venue=name)
    moved = _MOVED.fullmatch(text)
    if moved is None:
        raise _unreadable_change(what)
    _refuse_several(what, day, starts)
    start, end, other_day = _new_time(what, moved.span("when"), day, starts[0], context, findings)
    status = Status.RESCHEDULED if other_day else Status.SCHEDULED
    return replace(override, status=status, start=start, end=end)


def _pieces(what: NormalText, text: str) -> _Pieces | None:
    """Return a change of time and place together; None where the text says one thing."""
    found = _Pieces(when=None)
    number = 0
    for first, last in _split(text):
        number += 1
        piece = text[first:last]
        venue = _PLACE.fullmatch(piece)
        word = _WORD.fullmatch(piece)
        if venue is not None and not found.venue:
            group = "a" if venue["a"] else "b"
            begin, end = first + venue.start(group), first + venue.end(group)
            found = replace(found, venue=what.written(begin, end).strip(" 　「」"))
        elif word is not None and _WORDS[word[1]] is Status.ONLINE and not found.online:
            found = replace(found, online=True)
        elif found.when is None and _TIMELIKE.search(piece):
            moved = _MOVED.fullmatch(piece)
            end = last if moved is None else first + moved.end("when")
            found = replace(found, when=(first, end))
        else:
            return None
    if number < 2 or (found.venue and (found.online or _TIMELIKE.search(found.venue))):
        return None
    return found if found.venue or found.online else None


def _split(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between commas, without the white space around them."""
    for match in re.finditer("[^,。]+", text):
        piece = match.group()
        first = match.start() + len(piece) - len(piece.lstrip())
        yield first, first + len(piece.strip())


def _refuse_several(what: NormalText, day: date, starts: Sequence[Start]) -> None:
    """Refuse a new time for a day with several sessions of which none is named."""
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


def _new_time(
    what: NormalText,
    place: tuple[int, int],
    day: date,
    old: Start,
    context: Context,
    findings: list[Finding],
) -> tuple[Moment, Moment | None, bool]:
    """Return (start, end, whether on another day) of 「12月12日(土) 10:00〜12:00」."""
    blank = " " * place[0]  # so that the places of the tokens are those of the whole text
    words = what.text[place[0] : place[1]].rstrip(" に")
    c = Cursor(tokenise(blank + words, context.closures))
    c.skip(Kind.HOURS, Kind.HEADER, Kind.WA, Kind.COLON, Kind.GLUE, Kind.NI)
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


def _same_time(day: date, old: Start) -> tuple[Moment, Moment | None]:
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


def clock_of(start: Moment) -> str:
    """Return the time of a start, 終日 for a date."""
    if not isinstance(start, datetime):
        return "終日"
    start = start.astimezone(TOKYO)
    return clock_words(start.hour * 60 + start.minute)
