"""The words of one date and of one rule, as an entry has them.

The rules this module keeps: years and weekdays are written; a time is clear by itself (午前 before
seven); a rule for which there are no plain words is written as RRULE.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from community_events.clock import day_of
from community_events.model.recurrence import Frequency, Moment, Rule
from community_events.when import rule_text
from community_events.wording import WEEKDAYS, day_text

_DAY = timedelta(days=1)


def single_text(start: Moment, end: Moment | None) -> str:
    """Return one date with its time, as an entry says it.

    >>> from datetime import date
    >>> single_text(date(2026, 12, 5), date(2026, 12, 7))
    '2026年12月5日（土）〜2026年12月6日（日）'
    """
    tail = time_tail(start, end)
    day = day_text(start, with_year=True)
    if tail is not None:
        return day + tail
    if isinstance(start, datetime) and isinstance(end, datetime):
        return f"{day} {clock(start)}〜{day_text(end, with_year=True)} {clock(end)}"
    assert end is not None
    return f"{day}〜{day_text(end - _DAY, with_year=True)}"


def time_tail(start: Moment, end: Moment | None) -> str | None:
    """Return the time behind one date; None when the end needs a date of its own."""
    if not isinstance(start, datetime):
        return "" if end is None or end - start <= _DAY else None
    if not isinstance(end, datetime):
        return f" {clock(start)}"
    days = (end.date() - start.date()).days
    if days == 0:
        return f" {clock(start)}〜{clock(end)}"
    if days == 1 and (end.hour, end.minute) == (0, 0):
        return f" {clock(start)}〜24:00"
    return f" {clock(start)}〜翌日の{clock(end)}" if days == 1 and end - start < _DAY else None


def clock(moment: datetime) -> str:
    """Return a time of day that is clear by itself: before seven with 午前.

    >>> clock(datetime(2026, 12, 5, 1, 30)), clock(datetime(2026, 12, 5, 7, 0))
    ('午前1時30分', '07:00')
    """
    if moment.hour >= 7:
        return f"{moment:%H:%M}"
    return f"午前{moment.hour}時" + (f"{moment.minute}分" if moment.minute else "")


def rule_words(rule: Rule) -> str:
    """Return 毎週火曜・金曜 10:00〜15:00, or nothing when there are no such words."""
    end = None if rule.length is None else rule.start + rule.length
    tail = time_tail(rule.start, end)
    words = _FREQUENCIES[rule.frequency](rule)
    return f"{words}{tail}" if words and tail is not None else ""


def _daily(rule: Rule) -> str:
    if rule.weekdays or rule.months or rule.month_days:
        return ""
    return "毎日" if rule.interval == 1 else f"{rule.interval}日ごと"


def _weekly(rule: Rule) -> str:
    often = {1: "毎週", 2: "隔週"}.get(rule.interval)
    if often is None or rule.months or rule.month_days or any(w.nth for w in rule.weekdays):
        return ""
    days = [w.day for w in sorted(rule.weekdays)] or [day_of(rule.start).weekday()]
    return often + "・".join(f"{WEEKDAYS[day]}曜" for day in days)


def _monthly(rule: Rule) -> str:
    if rule.interval != 1 or rule.months:
        return ""
    return _in_month(rule, "毎月")


def _yearly(rule: Rule) -> str:
    if rule.interval != 1 or len(rule.months) != 1:
        return ""
    return _in_month(rule, f"毎年{rule.months[0]}月")


def _in_month(rule: Rule, often: str) -> str:
    days = {w.day for w in rule.weekdays}
    if rule.weekdays and len(days) == 1 and all(w.nth for w in rule.weekdays):
        nths = sorted((w.nth for w in rule.weekdays), key=lambda nth: nth % 9)
        words = "・".join("最終" if nth < 0 else f"第{nth}" for nth in nths)
        return f"{often}{words}{WEEKDAYS[days.pop()]}曜"
    dates = rule.month_days or (day_of(rule.start).day,)
    if rule.weekdays or len(dates) > 1 or dates[0] < 0:
        return ""
    return f"{often}{dates[0]}日"


_FREQUENCIES = {
    Frequency.DAILY: _daily,
    Frequency.WEEKLY: _weekly,
    Frequency.MONTHLY: _monthly,
    Frequency.YEARLY: _yearly,
}


def raw_text(rule: Rule) -> str:
    """Return a rule as start and RRULE, without its exceptions."""
    bare = replace(rule, exceptions=(), excluded=())
    end = None if rule.length is None else rule.start + rule.length
    return f"{iso_text(rule.start, end)} RRULE:{rule_text(bare)}"


def iso_text(start: Moment, end: Moment | None) -> str:
    """Return one date in ISO 8601, the last day of an all-day one inclusive."""
    if not isinstance(start, datetime):
        last = start if end is None else end - _DAY
        return f"{start.isoformat()}" + (f"/{last.isoformat()}" if last > start else "")
    begin = f"{start:%Y-%m-%dT%H:%M}"
    return begin if not isinstance(end, datetime) else f"{begin}/{end:%Y-%m-%dT%H:%M}"
