"""The words in which dates, times and states are shown; every output says them alike.

The rules this module keeps: a date is never shown without its weekday; a time in 12-hour words
names 午前 or 午後, and noon is 正午 (午前12時 and 午後12時 mean two things); an end that lies on
another day says so; an end that nobody wrote is not made up. Moments are in Asia/Tokyo already.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from community_events.clock import day_of
from community_events.messages import N_
from community_events.model.recurrence import Moment, Occurrence, Status

WEEKDAYS = "月火水木金土日"
SAMPLE = N_("見本")
SAMPLE_MARK = f"【{SAMPLE}】"
ALL_DAY = "終日"
TIME_CHANGED = N_("時間変更")

_MARK = re.compile("【[^【】]*】")
_LEADING_MARKS = re.compile(f"(?:{_MARK.pattern})*")
_STATUS_WORDS = {
    Status.SCHEDULED: "",
    Status.TBD: N_("日程調整中"),
    Status.CANCELLED: N_("中止"),
    Status.POSTPONED: N_("延期"),
    Status.RESCHEDULED: N_("日程変更"),
    Status.MOVED: N_("会場変更"),
    Status.ONLINE: N_("オンライン開催"),
}


def weekday_text(day: date) -> str:
    """Return the weekday in brackets.

    >>> weekday_text(date(2026, 12, 1))
    '（火）'
    """
    return f"（{WEEKDAYS[day.weekday()]}）"


def day_text(day: Moment, *, with_year: bool = False) -> str:
    """Return the Tokyo date with its weekday.

    >>> day_text(date(2026, 12, 1)), day_text(date(2026, 12, 1), with_year=True)
    ('12月1日（火）', '2026年12月1日（火）')
    """
    day = day_of(day)
    year = f"{day.year}年" if with_year else ""
    return f"{year}{day.month}月{day.day}日{weekday_text(day)}"


def distance_text(metres: int) -> str:
    """Return a distance as people say it.

    >>> distance_text(800), distance_text(1500), distance_text(2000)
    ('800 m', '1.5 km', '2 km')
    """
    return f"{metres} m" if metres < 1000 else f"{metres / 1000:.1f}".removesuffix(".0") + " km"


def clock_text(moment: datetime, *, hours24: bool = False) -> str:
    """Return a time of day.

    >>> at = datetime.fromisoformat
    >>> clock_text(at("2026-12-01T13:30+09")), clock_text(at("2026-12-01T12:00+09"))
    ('午後1時30分', '正午')
    >>> clock_text(at("2026-12-01T09:05+09"), hours24=True)
    '9:05'
    """
    if hours24:
        return f"{moment.hour}:{moment.minute:02}"
    if (moment.hour, moment.minute) == (12, 0):
        return "正午"
    half = "午前" if moment.hour < 12 else "午後"
    minutes = f"{moment.minute}分" if moment.minute else ""
    return f"{half}{moment.hour % 12}時{minutes}"


def time_text(start: Moment, end: Moment | None, *, hours24: bool = False) -> str:
    """Return from when to when on the day of ``start`` (``end`` exclusive, None = not told).

    >>> at = datetime.fromisoformat
    >>> time_text(at("2026-12-01T10:00+09"), at("2026-12-01T15:00+09"))
    '午前10時〜午後3時'
    >>> time_text(at("2026-12-01T18:30+09"), None)
    '午後6時30分から'
    >>> time_text(at("2026-12-31T22:00+09"), at("2027-01-01T01:00+09"))
    '午後10時〜翌日の午前1時'
    >>> time_text(at("2026-12-31T22:00+09"), at("2027-01-01T00:00+09"), hours24=True)
    '22:00〜24:00'
    >>> time_text(at("2026-12-05T10:00+09"), at("2026-12-07T16:00+09"))
    '午前10時〜12月7日（月）午後4時'
    >>> time_text(date(2026, 12, 5), date(2026, 12, 6))
    '終日'
    >>> time_text(date(2026, 12, 5), date(2026, 12, 8))
    '終日（12月7日（月）まで）'
    """
    if not isinstance(start, datetime):
        last = last_day(start, end)
        return ALL_DAY if last == start else f"{ALL_DAY}（{day_text(last)}まで）"
    begin = clock_text(start, hours24=hours24)
    if not isinstance(end, datetime):
        return f"{begin}から"
    days = (end.date() - start.date()).days
    if hours24 and days == 1 and (end.hour, end.minute) == (0, 0):
        return f"{begin}〜24:00"
    finish = clock_text(end, hours24=hours24)
    return f"{begin}〜{_other_day(end, days)}{finish}"


def occasion_text(
    start: Moment, end: Moment | None, *, with_year: bool = False, hours24: bool = False
) -> str:
    """Return the date and, where there is one, the time.

    >>> at = datetime.fromisoformat
    >>> occasion_text(at("2026-12-01T10:00+09"), at("2026-12-01T15:00+09"))
    '12月1日（火）午前10時〜午後3時'
    >>> occasion_text(date(2026, 12, 5), date(2026, 12, 6), with_year=True)
    '2026年12月5日（土）'
    >>> occasion_text(date(2026, 12, 5), date(2026, 12, 8))
    '12月5日（土）〜12月7日（月）'
    """
    day = day_text(start, with_year=with_year)
    if isinstance(start, datetime):
        return day + time_text(start, end, hours24=hours24)
    last = last_day(start, end)
    if last == start:
        return day
    return f"{day}〜{day_text(last, with_year=with_year and last.year != start.year)}"


def moment_text(moment: Moment, *, with_year: bool = False, hours24: bool = False) -> str:
    """Return one point in time: the date and, where there is one, the time of day.

    >>> at = datetime.fromisoformat
    >>> moment_text(at("2026-12-10T17:00+09"), with_year=True)
    '2026年12月10日（木）午後5時'
    """
    day = day_text(moment, with_year=with_year)
    return day + clock_text(moment, hours24=hours24) if isinstance(moment, datetime) else day


@lru_cache(maxsize=32768)
def last_day(start: Moment, end: Moment | None) -> date:
    """Return the last Tokyo date that an occurrence touches; an exclusive midnight does not count.

    >>> last_day(date(2026, 12, 5), date(2026, 12, 8))
    datetime.date(2026, 12, 7)
    """
    first = day_of(start)
    if end is None:
        return first
    step = timedelta(microseconds=1) if isinstance(end, datetime) else timedelta(days=1)
    return max(first, day_of(end - step))


def status_word(status: Status) -> str:
    """Return the word for ``status``; "" when it takes place as announced."""
    return _STATUS_WORDS[status]


def change_word(occurrence: Occurrence) -> str:
    """Return the word for what differs on this Occurrence, also where only the time does; or ""."""
    return occurrence.word or change_word_of(
        occurrence.status, occurrence.original, occurrence.start, changed=occurrence.changed
    )


def change_word_of(status: Status, original: Moment, start: Moment, *, changed: bool) -> str:
    """Return the word for a change from ``original`` to ``start``.

    >>> at = datetime.fromisoformat
    >>> ten, one = (at(f"2026-12-11T{hour}:00+09") for hour in (10, 13))
    >>> change_word_of(Status.SCHEDULED, ten, one, changed=True)
    '時間変更'
    >>> change_word_of(Status.RESCHEDULED, ten, one + timedelta(days=1), changed=True)
    '日程変更'
    """
    if status not in (Status.SCHEDULED, Status.RESCHEDULED):
        return status_word(status)
    # An Event that is 日程変更 as a whole has its new dates written; no single one of them moved.
    if day_of(original) != day_of(start) or (status is Status.RESCHEDULED and original == start):
        return status_word(Status.RESCHEDULED)
    return TIME_CHANGED if changed or status is Status.RESCHEDULED else ""


def mark_title(title: str, status: Status, sample: bool, *, word: str = "") -> str:
    """Return ``title`` with 【見本】 and the state at its head; never twice.

    ``word`` says the state more exactly than ``status`` does (時間変更).

    >>> mark_title("盆踊り", Status.CANCELLED, True)
    '【見本】【中止】盆踊り'
    >>> mark_title("【中止】盆踊り", Status.CANCELLED, True)
    '【見本】【中止】盆踊り'
    """
    words, rest = split_title(title, status, sample, word=word)
    return "".join((*(f"【{one}】" for one in words), rest))


def split_title(
    title: str, status: Status, sample: bool, *, word: str = ""
) -> tuple[tuple[str, ...], str]:
    """Return the words that stand in brackets before a title, and the title without them.

    >>> split_title("【中止】【西】盆踊り", Status.CANCELLED, True)
    (('見本', '中止'), '【西】盆踊り')
    """
    words = tuple(one for one in (SAMPLE if sample else "", word or status_word(status)) if one)
    head = _LEADING_MARKS.match(title)[0]  # type: ignore[index]  # it matches nothing, too
    kept = [mark for mark in _MARK.findall(head) if mark[1:-1] not in words]
    return words, "".join((*kept, title[len(head) :]))


def _other_day(end: datetime, days: int) -> str:
    if days == 0:
        return ""
    return "翌日の" if days == 1 else day_text(end)
