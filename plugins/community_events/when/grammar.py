"""The grammar of a whole text: phrases in a row, until nothing is left.

The rule this module keeps (rule 0): every token belongs to a phrase or is punctuation; the first
token that no phrase takes is an error at that token, by name where we know the trouble
(``TROUBLE``), ``date-unreadable`` otherwise.
"""

from __future__ import annotations

from collections.abc import Callable

from community_events.when.cursor import Cursor
from community_events.when.findings import Refused, error
from community_events.when.grammar_asides import read_aside
from community_events.when.grammar_dates import read_day, read_days, read_more_days
from community_events.when.grammar_heads import read_often, skip_heads
from community_events.when.grammar_left import list_months, read_exceptions
from community_events.when.grammar_listed import read_listed
from community_events.when.grammar_months import read_months
from community_events.when.grammar_notes import read_reception
from community_events.when.grammar_nth import read_weekday_list
from community_events.when.grammar_remarks import read_remark
from community_events.when.grammar_rules import read_repeat
from community_events.when.grammar_times import (
    read_about,
    read_adjust,
    read_all_day,
    read_continuous,
    read_times,
)
from community_events.when.kinds import Kind
from community_events.when.syntax import (
    AllDay,
    AllOn,
    Continuous,
    Count,
    DayRange,
    Days,
    Exceptions,
    HolidaysHeld,
    Moves,
    Note,
    Often,
    Phrase,
    Repeat,
    Times,
)
from community_events.when.tokens import Token

_SEPARATORS = (Kind.COMMA, Kind.MIDDLE, Kind.AND, Kind.SLASH)
_PUNCTUATION = (
    *_SEPARATORS, Kind.STOP, Kind.GLUE, Kind.NO, Kind.WA, Kind.NI, Kind.MO, Kind.EACH, Kind.HELD,
    Kind.COLON, Kind.STARTS,
)  # fmt: skip

_AT_END = (Kind.END, Kind.CLOSE, Kind.COMMA, Kind.STOP)
_A_DAY = ("回公演", "回上映", "回上演", "回実施", "回入替制", "回制")
"""So many times on each day, not in all."""

TROUBLE: dict[Kind, tuple[str, str, str]] = {
    Kind.CHANGE: (
        "change-in-date",
        "「{}」は日時ではなく、「変更」「状態」「申込締切」の項目に書きます",
        "日時には日付と時刻だけを書きます",
    ),
    Kind.VAGUE: (
        "date-unreadable",
        "「{}」では日付が決まりません。決まっていなければ「状態: 日程調整中」と書きます",
        "何日か決まりません",
    ),
    Kind.OTHERS: (
        "date-unreadable",
        "「{}」では、ほかの日時が分かりません。全部の日時を書いてください",
        "ほかはいつですか",
    ),
    Kind.RELATIVE: (
        "relative-date",
        "「{}」は読む日によって変わります。日付を書いてください",
        "日付を書きます",
    ),
    Kind.MOVABLE: (
        "date-unreadable",
        "「{}」は年によって日が変わります。日付を書いてください",
        "日付を書きます",
    ),
    Kind.LUNAR: (
        "date-unreadable",
        "「{}」の日付は読めません。いまの暦の日付を書いてください",
        "いまの暦の日付を書きます",
    ),
    Kind.NEVER_RULE: (
        "date-unreadable",
        "「{}」は決まりではありません。決まっている日付を書いてください",
        "日付を1つずつ書きます",
    ),
    Kind.EVERY_YEAR: (
        "weekday-needed",
        "「{}」のどの日か分かりません",
        "毎年10月第2月曜、毎年5月3日などと書きます",
    ),
    Kind.WEEK: (
        "weekday-needed",
        "「{}」の何曜日か分かりません",
        "毎週火曜のように曜日を書きます",
    ),
}


def read_phrases(tokens: tuple[Token, ...]) -> tuple[Phrase, ...]:
    """Return all phrases of a text, or raise Refused at the first thing that cannot be read."""
    c = Cursor(tokens)
    phrases: list[Phrase] = []
    opened: list[Token] = []
    while c.peek().kind is not Kind.END:
        if skip_heads(c) and c.peek().kind is not Kind.END:
            continue
        phrase = _next_phrase(c, phrases)
        if phrase is not None:
            phrases.append(phrase)
            continue
        bracket = c.accept(Kind.OPEN, Kind.CLOSE)
        if bracket is not None:
            _balance(opened, bracket)
        elif not c.accept(*_PUNCTUATION):
            raise unreadable(c)
    if opened:
        raise error(
            "date-unreadable",
            (opened[-1].start, opened[-1].end),
            f"「{opened[-1].text}」を閉じるかっこがありません",
            label="閉じていません",
        )
    return tuple(phrases)


def _balance(opened: list[Token], bracket: Token) -> None:
    if bracket.kind is Kind.OPEN:
        opened.append(bracket)
    elif opened:
        opened.pop()
    else:
        raise error(
            "date-unreadable",
            (bracket.start, bracket.end),
            f"「{bracket.text}」に対応する始めのかっこがありません",
            label="ここで閉じています",
        )


def _next_phrase(c: Cursor, phrases: list[Phrase]) -> Phrase | None:
    before = c.at
    if any(isinstance(phrase, Repeat) for phrase in phrases):
        since = c.attempt(_starting)
        if since is not None:
            return since
    if any(isinstance(phrase, Times | Continuous | AllDay) for phrase in phrases):
        remark = c.attempt(read_remark)
        if remark is not None:
            return remark
    aside = c.attempt(lambda cursor: read_aside(cursor, timed=_is_timed(c, phrases)))
    if aside is not None:
        return aside
    for form in _FORMS:
        phrase = form(c)
        if isinstance(phrase, Exceptions) and not phrases and _takes_dates_away(phrase):
            phrase = None
        if phrase is not None:
            return phrase
        c.at = before
    if any(isinstance(phrase, Days | Continuous) for phrase in phrases):
        return c.attempt(read_more_days)
    first = c.attempt(_first_or_next)
    if first is not None:
        return first
    return c.attempt(_until) if phrases else None


def _is_timed(c: Cursor, phrases: list[Phrase]) -> bool:
    """Return whether a time in a remark here cannot be that of the date before it."""
    inside = c.at > 0 and c.tokens[c.at - 1].kind is Kind.OPEN
    return inside or any(isinstance(phrase, Times | Continuous) for phrase in phrases)


def _until(c: Cursor) -> Days | None:
    """Return the last date of 毎週火曜〜12月22日まで."""
    since = c.at
    if not c.accept(Kind.RANGE):
        return None
    day = read_day(c)
    if day is None:
        return None
    c.accept(Kind.TO)
    place = c.place(since)
    return Days(place=place, items=(DayRange(place=place, first=None, last=day),))


def _starting(c: Cursor) -> Days | None:
    """Return the first date of 隔週金曜(12月4日スタート)."""
    since = c.at
    day = read_day(c)
    if day is None or not c.accept(Kind.STARTS) or c.peek().kind not in _AT_END:
        return None
    place = c.place(since)
    return Days(place=place, items=(DayRange(place=place, first=day, last=None),))


def _takes_dates_away(phrase: Exceptions) -> bool:
    """Return whether a list that begins with dates was read as holidays at the head of a text.

    In 12月1日〜27日、月曜休み the dates are those of the event.
    """
    return len(phrase.items) > 1 and phrase.items[0].days is not None


def unreadable(c: Cursor) -> Refused:
    """Return the error at the token that nothing takes, by its name where it has one."""
    token = c.peek()
    known = TROUBLE.get(token.kind)
    place = (token.start, token.end)
    if known is not None:
        code, message, label = known
        edits = _without_tail(c, place)
        return error(code, place, message.format(token.text), label=label, edits=edits)
    if token.kind is Kind.NUM and c.peek(1).kind is Kind.HYPHEN and c.peek(2).kind is Kind.NUM:
        return error(
            "numeral-ambiguous",
            (token.start, c.peek(2).end),
            f"「{token.text}-{c.peek(2).text}」は、日付か時刻か分かりません",
            label="12月5日、10:00〜12:00 のように書きます",
            help=f"{token.number}月{c.peek(2).number}日" if c.at == 0 and _ends(c, 3) else "",
        )
    if token.kind is Kind.UNKNOWN:
        ahead = 1
        while c.peek(ahead).kind is Kind.UNKNOWN and c.peek(ahead).start == c.peek(ahead - 1).end:
            ahead += 1
        place = (token.start, c.peek(ahead - 1).end)
        words = "".join(c.peek(n).text for n in range(ahead))
    else:
        words = token.text
    return error(
        "date-unreadable",
        place,
        f"「{words}」が日時として読めません",
        label="ここが読めません",
        edits=_without_tail(c, place),
    )


_DATED = (Kind.MONTH, Kind.DAY, Kind.WEEKDAY, Kind.HOUR, Kind.COLON, Kind.RANGE, Kind.SLASH)


def _ends(c: Cursor, ahead: int) -> bool:
    """Return whether nothing, or only a bracket, follows: 12-5, 12-5(土), but not 5-6 Dec."""
    return c.peek(ahead).kind in (Kind.END, Kind.OPEN)


def _without_tail(c: Cursor, place: tuple[int, int]) -> list[list[tuple[int, int, str]]]:
    """Return the edit that leaves out what cannot be read at the end: …12:00 集会所.

    A tail that may speak of another date is not left out.
    """
    tail = c.tokens[c.at :]
    if c.at < 2 or tail[0].kind not in (Kind.UNKNOWN, Kind.OTHERS):
        return []
    if any(token.kind in _DATED for token in tail):
        return []
    start = place[0]
    if c.tokens[c.at - 1].kind is Kind.OPEN:
        start = c.tokens[c.at - 1].start
    return [[(start, tail[-1].end, "")]]


def _moves(c: Cursor) -> Moves | None:
    since = c.at
    months = read_months(c)
    if months is not None and c.skip(Kind.WA, Kind.NI, Kind.GLUE):
        instead = read_repeat(c)
        if instead is not None:
            numbers = tuple(item.month for item in months.items)
            numbers = list_months(numbers, is_range=months.is_range, parity=months.parity)
            return Moves(place=c.place(since), months=numbers, repeat=instead)
    c.at = since
    weekends: tuple[int, ...] = ()
    holidays = False
    if c.accept(Kind.HOLIDAY, Kind.SUBSTITUTE):
        holidays = True
        c.skip(*_SEPARATORS)
    found = read_weekday_list(c)
    if found is not None:
        weekends, holidays = found.days, holidays or found.holidays
    if c.accept(Kind.HOLIDAY, Kind.SUBSTITUTE, Kind.CLOSURE):
        holidays = True
    if not (weekends or holidays) or not c.skip(Kind.CASE, Kind.WA):
        return None
    shift = c.peek()
    if not c.accept(Kind.SHIFTED, Kind.NEXT_DAY, Kind.RELATIVE):
        return None
    c.accept(Kind.WEEKDAYS)
    c.skip(Kind.NI, Kind.SHIFTED, Kind.SUBSTITUTE, Kind.HELD, Kind.GLUE)
    if c.accept(Kind.CHANGE):
        pass
    word = shift.text
    if shift.kind is Kind.NEXT_DAY and c.tokens[c.at - 1].kind is Kind.WEEKDAYS:
        word = "翌平日"
    return Moves(place=c.place(since), weekends=weekends, holidays=holidays, shift=word)


def _holidays_held(c: Cursor) -> HolidaysHeld | None:
    since = c.at
    if not c.accept(Kind.HOLIDAY):
        return None
    while c.skip(*_SEPARATORS):
        if not c.accept(Kind.SUBSTITUTE, Kind.CLOSURE, Kind.HOLIDAY):
            return None
    c.skip(Kind.CASE)
    c.skip(Kind.MO, Kind.WA, Kind.GLUE)
    if not c.accept(Kind.HELD, Kind.INCLUDING):
        return None
    c.skip(Kind.HELD)
    return HolidaysHeld(place=c.place(since))


def _all_on(c: Cursor) -> AllOn | None:
    since = c.at
    if not c.accept(Kind.EACH):
        return None
    c.skip(Kind.NO)
    found = read_weekday_list(c)
    if found is None:
        return None
    return AllOn(place=c.place(since), weekdays=found.days)


def _count(c: Cursor) -> Count | Often | None:
    since = c.at
    total = c.accept(Kind.TOTAL)
    number = c.accept(Kind.NUM)
    if number is None:
        return None
    if c.peek().text in _A_DAY and c.accept(Kind.TIMES):
        return Often(place=c.place(since), number=number.number, unit="日")
    if not c.accept(Kind.TIMES, Kind.DAY_UNIT) and not (total and c.accept(Kind.DAY)):
        return None
    c.skip(Kind.HELD)
    return Count(place=c.place(since), number=number.number)


def _note(c: Cursor) -> Note | None:
    since = c.at
    return Note(place=c.place(since)) if c.accept(Kind.NOTE) else None


def _dates(c: Cursor) -> Days | None:
    return read_days(c, loose=True)


def _first_or_next(c: Cursor) -> Days | None:
    """Return the date in 初回12月2日, 次回は12月2日, which tells where the rule begins.

    Behind another date it would be one more occurrence, or not: that is refused.
    """
    since = c.at
    if not c.accept(Kind.FIRST_TIME, Kind.NEXT_TIME):
        return None
    c.skip(Kind.WA, Kind.COLON)
    days = read_days(c)
    if days is None or len(days.items) != 1 or isinstance(days.items[0], DayRange):
        return None
    day = days.items[0]
    return Days(place=c.place(since), items=(DayRange(place=c.place(since), first=day, last=None),))


_FORMS: tuple[Callable[[Cursor], Phrase | None], ...] = (
    read_continuous,
    read_reception,
    read_exceptions,
    _moves,
    _holidays_held,
    read_adjust,
    _all_on,
    read_often,
    _count,
    read_listed,
    _dates,
    read_repeat,
    read_months,
    read_times,
    read_all_day,
    read_about,
    _note,
)
"""The phrases in the order in which they are tried: the more special first."""
