"""When a row of a table takes place: its cells of dates and times → a Recurrence.

The rules this module keeps: a span of up to a week with one pair of times is that time on every day
(docs/entry-format.md, as people write 5日〜6日 10時〜16時); of a longer one nobody knows on which
days, so it is one span of dates and its times go to the body, to be asked about; a date in words is
read by ``when``; a day that is not fixed yet (未定, 中旬) is 日程調整中.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from community_events.clock import TOKYO
from community_events.importers.cells import plain, read_clock, read_day, read_words, split_moment
from community_events.importers.records import Row, Table
from community_events.importers.statuses import read_status
from community_events.model.recurrence import Frequency, Part, Recurrence, Rule, Single, Status
from community_events.occurrences import expand_part

_DAY = timedelta(days=1)
_EVERY_DAY = timedelta(days=6)
# A reason that people read behind 日程調整中.
_SHORT = 100
_OPEN = re.compile("未定|調整中|上旬|中旬|下旬|月末|初旬|頃|ごろ|予定$|随時")
_HAS_YEAR = re.compile(r"\d{4}\s*[年/.-]|令和|平成|R\s*\d")
_DAY_NUMBER = re.compile(r"(\d{1,2})日?(?:\s*\(?\s*([月火水木金土日])曜?日?\s*\)?)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})\s*[月/.-]")
_OWN_LINES = re.compile(r"^(?:開始日|終了日|緯度|経度)\s*[::].*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """``open``: why no day is fixed yet, in the source's words. ``problem``: why there is none."""

    recurrence: Recurrence = Recurrence()
    open: str = ""
    problem: str = ""
    doubts: tuple[str, ...] = ()


def read_dates(row: Row, table: Table, today: date) -> Dates:
    """Return when the event of ``row`` is; cells that say it count as taken."""
    _split(row, "date", "time")
    _split(row, "end_date", "end_time")
    written = row.take("date")
    day = read_day(written)
    if day is not None:
        return _of_day(row, day, today)
    if written or row.cells.get("month"):
        return _of_words(row, table, today, written)
    if read_status(row.cells.get("status", "")) is Status.TBD:
        return Dates()  # 状態 says it: no day is fixed yet
    note = row.cells.get("note", "")
    said = plain(_OWN_LINES.sub("", note)).strip()
    if said and len(said) <= _SHORT:
        row.take("note")
        return Dates(open=" ".join(said.split()))
    return Dates(problem="開始日がありません")


def _split(row: Row, day: str, clock: str) -> None:
    """Give the time that stands in a cell of dates a cell of its own, where there is none."""
    if clock not in row.cells and day in row.cells:
        row.cells[day], told = split_moment(row.cells[day])
        if told:
            row.cells[clock], row.headers[clock] = told, row.headers[day]


def _of_day(row: Row, first: date, today: date) -> Dates:
    last = read_day(row.cells.get("end_date", "")) or first
    doubts: list[str] = []
    if row.cells.get("end_date") and read_day(row.cells["end_date"]) is not None:
        row.take("end_date")
    if last < first:
        row.give_back("end_date")
        doubts.append(f"終了日（{last}）が開始日（{first}）より前なので、開始日だけにしました")
        last = first
    start, end = read_clock(row.cells.get("time", "")), read_clock(row.cells.get("end_time", ""))
    if (pattern := row.cells.get("pattern")) and last > first:
        parts = _patterned(pattern, first, last, start, end, today)
        if parts:
            row.taken |= {"pattern", "time", "end_time"}
            return Dates(recurrence=Recurrence(parts=parts), doubts=tuple(doubts))
    if start is None:
        return _untimed(row, first, last, today, doubts)
    row.take("time")
    if end is not None:
        row.take("end_time")
    if last - first > _EVERY_DAY or (last > first and _note(row)):
        row.give_back("time", "end_time")
        doubts.append("どの日に行うか、書かれていません。期間だけを載せ、時刻は本文に残しました")
        return Dates(recurrence=_whole(first, last), doubts=tuple(doubts))
    part, said = _timed(first, last, start, end)
    if said:
        row.give_back("end_time")
        doubts.append(said)
    return Dates(recurrence=Recurrence(parts=(part,)), doubts=tuple(doubts))


def _untimed(row: Row, first: date, last: date, today: date, doubts: list[str]) -> Dates:
    """Return dates whose cell of the time is empty or in words."""
    if (words := row.cells.get("time")) and last == first:
        parts, _ = read_words(f"{first.isoformat()} {words}", today)
        if parts:
            row.take("time")
            return Dates(recurrence=Recurrence(parts=parts), doubts=tuple(doubts))
        doubts.append(f"時刻「{words}」が読めません")
    return Dates(recurrence=_whole(first, last), doubts=tuple(doubts))


def _note(row: Row) -> str:
    return plain(_OWN_LINES.sub("", row.cells.get("note", "")))


def _whole(first: date, last: date) -> Recurrence:
    return Recurrence(parts=(Single(start=first, end=last + _DAY),))


def _timed(first: date, last: date, start: time, end: time | None) -> tuple[Part, str]:
    """Return one part; and what was left out, if the end cannot be right."""
    begin = datetime.combine(first, start, TOKYO)
    if end is None:
        days = (last - first).days
        if not days:
            return Single(start=begin), ""
        return _daily(begin, None, last), ""
    finish = datetime.combine(first, end, TOKYO)
    if end > start:
        length = finish - begin
        return (
            _daily(begin, length, last) if last > first else Single(start=begin, end=finish)
        ), ""
    if last == first + _DAY:  # 22:00 to 01:00 of the next day
        return Single(start=begin, end=finish + _DAY), ""
    if end == time.min and last == first:
        return Single(start=begin, end=finish + _DAY), ""  # until 24:00
    part = Single(start=begin) if last == first else _daily(begin, None, last)
    return (
        part,
        f"終わりの時刻（{end:%H:%M}）が始まり（{start:%H:%M}）より前なので、書きませんでした",
    )


def _daily(begin: datetime, length: timedelta | None, last: date) -> Rule:
    return Rule(start=begin, length=length, frequency=Frequency.DAILY, until=last)


def _patterned(
    pattern: str, first: date, last: date, start: time | None, end: time | None, today: date
) -> tuple[Part, ...]:
    clock = f" {start:%H:%M}" if start else ""
    clock += f"〜{end:%H:%M}" if start and end and end > start else ""
    parts, _ = read_words(f"{first.isoformat()}〜{last.isoformat()} {pattern}{clock}", today)
    return parts if all(not isinstance(p, Rule) or p.is_bounded for p in parts) else ()


def _of_words(row: Row, table: Table, today: date, written: str) -> Dates:
    """Return dates that are told in words: 12/5(土), 第2日曜 with a column 月, 12月5日〜6日."""
    month = plain(row.take("month")).removesuffix("月")
    words = plain(written)
    if month and not _MONTH_FIRST.match(words) and not _HAS_YEAR.search(words):
        number = _DAY_NUMBER.fullmatch(words)
        tail = f"{number[1]}日" + (f"({number[2]})" if number[2] else "") if number else words
        words = f"{month}月{tail}"
    shown = words if month else written
    if not written.strip() or _OPEN.search(words):
        if len(shown) > _SHORT:
            row.give_back("date")
        return Dates(open=" ".join(shown.split()) if 0 < len(shown) <= _SHORT else "未定")
    if (weekday := plain(row.cells.get("weekday", "")).strip("()曜日") or "") and "(" not in words:
        row.take("weekday")
        words += f"({weekday})"
    words = _with_year(words, table)
    clock = _clock_words(row)
    for tail in dict.fromkeys((clock, "")):
        parts, problem = read_words(f"{words} {tail}".strip(), today)
        bounded = all(not isinstance(p, Rule) or p.is_bounded for p in parts)
        if parts and bounded:
            if tail:
                row.taken |= {"time", "end_time"} & row.cells.keys()
            doubts = () if tail == clock else (f"時刻「{clock}」が読めません",)
            return Dates(recurrence=Recurrence(parts=_singly(parts)), doubts=doubts)
        if parts:
            problem = "くり返しがいつまでか、書かれていません"
    return Dates(problem=f"日付「{shown}」: {problem}")


def _singly(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts; a rule of one date (12月の第2日曜) as that date."""
    found: list[Part] = []
    for part in parts:
        told = expand_part(part, None)
        alone = len(told) == 1 and isinstance(part, Rule)
        found.append(Single(start=told[0][0], end=told[0][1]) if alone else part)
    return tuple(found)


def _clock_words(row: Row) -> str:
    """Return the cells of the time as words for ``when``; a clear one gets its zero."""
    begin, end = row.cells.get("time", ""), row.cells.get("end_time", "")
    clear = [read_clock(text) for text in (begin, end)]
    told = [f"{c:%H:%M}" if c else text for c, text in zip(clear, (begin, end), strict=True)]
    return "〜".join(text for text in told if text)


def _with_year(words: str, table: Table) -> str:
    """Write the (fiscal) year that stands above the table before a month."""
    found = _MONTH_FIRST.match(words)
    if not table.year or found is None or _HAS_YEAR.search(words):
        return words
    year = table.year + (1 if table.is_fiscal and int(found[1]) < 4 else 0)
    rest = words[found.end() :].strip()
    day = re.match(r"(\d{1,2})(?!\d|[月/])日?", rest)
    tail = f"{day[1]}日{rest[day.end() :]}" if day else rest
    return f"{year}年{int(found[1])}月{tail}"
