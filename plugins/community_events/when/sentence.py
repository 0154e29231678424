"""A Recurrence in Japanese sentences (rule 9), to be read aloud: no 〜, no slashes.

The rules this module keeps: one sentence per rule, then the single dates, then what is left out,
then from when until when; what is said here, ``read_when`` reads back to the same occurrences.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from community_events.clock import TOKYO, day_of
from community_events.model.recurrence import (
    Exclusion,
    Frequency,
    Moment,
    Part,
    Recurrence,
    Rule,
    Single,
    Weekday,
    Window,
)
from community_events.occurrences import dates_of, moment_key
from community_events.when.words import WEEKDAYS

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = timedelta(days=1)
_YEARS = timedelta(days=366 * 2)
_HOLIDAY = "祝日"
_WORKING = (0, 1, 2, 3, 4)


def rule_text(rule: Rule) -> str:
    """Return the RRULE value of a rule: ``FREQ=WEEKLY;BYDAY=TU,FR``."""
    values = [f"FREQ={rule.frequency.value}"]
    if rule.interval > 1:
        values.append(f"INTERVAL={rule.interval}")
    if rule.months:
        values.append("BYMONTH=" + ",".join(map(str, rule.months)))
    if rule.month_days:
        values.append("BYMONTHDAY=" + ",".join(map(str, rule.month_days)))
    if rule.weekdays:
        values.append("BYDAY=" + ",".join(f"{w.nth or ''}{_CODES[w.day]}" for w in rule.weekdays))
    if rule.week_start:
        values.append(f"WKST={_CODES[rule.week_start]}")
    if rule.count is not None:
        values.append(f"COUNT={rule.count}")
    if rule.until is not None:
        values.append(f"UNTIL={rule.until:%Y%m%d}")
    return ";".join(values)


def describe(recurrence: Recurrence, *, bounds: bool = True) -> str:
    """Return what the Recurrence says, in one line of sentences.

    ``bounds=False``: without the start of a rule that has no end (opening hours).

    >>> from community_events.when import Context, read_when
    >>> from community_events.spans import RawText
    >>> reading = read_when(RawText.of("第2土曜 14時〜16時"), Context(today=date(2026, 11, 21)))
    >>> describe(Recurrence(parts=reading.parts))
    '毎月第2土曜日、午後2時から午後4時まで。2026年12月12日から。'
    >>> describe(Recurrence(parts=reading.parts), bounds=False)
    '毎月第2土曜日、午後2時から午後4時まで。'
    """
    parts = [_once(part) for part in recurrence.parts]
    rules = [part for part in parts if isinstance(part, Rule)]
    singles = [part for part in parts if isinstance(part, Single)]
    festive = {_times_words(s) for s in singles if s.told == _HOLIDAY} if rules else set()
    told = [s for s in singles if s.told == _HOLIDAY and festive]
    weeks = [s for s in singles if s.told not in ("", _HOLIDAY) and _is_bounded_by(s, rules)]
    tails = [_excluded_words(rule) + _bounds_words(rule, bounds=bounds) for rule in rules]
    shared = len(set(tails)) == 1
    sentences: list[str] = []
    for (head, tail), group in groupby(
        zip(rules, tails, strict=True),
        key=lambda pair: (_rule_head(pair[0], festive=festive), pair[1]),
    ):
        said = [_times_words(rule) for rule, _ in group]
        sentences.append(_joined(head, said) + "。" + ("" if shared else tail))
    for name, times in dict.fromkeys((single.told, _times_words(single)) for single in weeks):
        sentences.append(_joined(name, [times]) + "。")
    if shared:
        sentences.append(tails[0])
    written = [single for single in singles if single not in (*told, *weeks)]
    sentences += [
        f"ほかに{words}。" if rules else f"{words}。" for words in _singles_words(written)
    ]
    return "".join(sentences)


def _once(part: Part) -> Part:
    """Return the one date of a rule that ends on the day on which it starts."""
    if isinstance(part, Rule) and part.until == day_of(part.start):
        return Single(start=part.start, end=_end(part), session=part.session)
    return part


def _is_bounded_by(single: Single, rules: Sequence[Rule]) -> bool:
    """Return whether the bounds that are told of all ``rules`` hold for ``single`` too."""
    day = day_of(single.start)
    bounds = {(day_of(rule.start), rule.until) for rule in rules}
    return len(bounds) == 1 and all(
        until is not None and start <= day <= until for start, until in bounds
    )


def _joined(head: str, times: Sequence[str]) -> str:
    said = "と".join(time for time in times if time)
    return f"{head}、{said}" if said else head


def _rule_head(rule: Rule, *, festive: Collection[str] = ()) -> str:
    """Return 毎週火曜日と金曜日; ``festive``: the times at which public holidays are days, too."""
    return _plain_head(rule) + ("と祝日" if _times_words(rule) in festive else "")


def _plain_head(rule: Rule) -> str:
    months = "・".join(f"{m}月" for m in rule.months)
    if rule.frequency is Frequency.YEARLY:
        return f"毎年{months}{_day_words(rule)}"
    heads = {
        Frequency.DAILY: ("毎日", "日ごと"),
        Frequency.WEEKLY: ("毎週", "週間ごとの"),
        Frequency.MONTHLY: ("毎月", "か月ごとの"),
    }
    plain, spaced = heads[rule.frequency]
    every = plain if rule.interval == 1 else f"{rule.interval}{spaced}"
    if rule.frequency is Frequency.WEEKLY and rule.interval == 2:
        every = "隔週"
    season = f"毎年{months}の" if months else ""
    if rule.frequency is Frequency.WEEKLY:
        days = {w.day for w in rule.weekdays}
        if _is_working(rule) and rule.interval == 1:
            return f"{season}平日"
        first, last = min(days, default=0), max(days, default=0)
        if len(days) >= 3 and len(days) == last - first + 1:
            return f"{season}{every}{WEEKDAYS[first]}曜日から{WEEKDAYS[last]}曜日"
    return f"{season}{every}{_day_words(rule)}"


def _is_working(rule: Rule) -> bool:
    days = tuple(sorted(w.day for w in rule.weekdays))
    return days == _WORKING and any(name.name == "祝日" for name in rule.excluded)


def _day_words(rule: Rule) -> str:
    if rule.month_days:
        return "と".join("末日" if d == -1 else f"{d}日" for d in rule.month_days)
    if not rule.weekdays:
        return "" if rule.frequency is Frequency.DAILY else _start_day_words(rule)
    if all(w.nth == 0 for w in rule.weekdays):
        return "と".join(f"{WEEKDAYS[w.day]}曜日" for w in rule.weekdays)
    groups = []
    for day, weekdays in groupby(sorted(rule.weekdays, key=lambda w: w.day), key=lambda w: w.day):
        ordinals = "・".join(_ordinal(w) for w in weekdays)
        groups.append(f"{ordinals}{WEEKDAYS[day]}曜日")
    return "と".join(groups)


def _ordinal(weekday: Weekday) -> str:
    return "最終" if weekday.nth < 0 else f"第{weekday.nth}"


def _start_day_words(rule: Rule) -> str:
    start = day_of(rule.start)
    if rule.frequency is Frequency.WEEKLY:
        return f"{WEEKDAYS[start.weekday()]}曜日"
    return f"{start.day}日"


def _times_words(part: Part) -> str:
    start = part.start
    if not isinstance(start, datetime):
        return ""
    label = f"{part.session.label} " if part.session.label else ""
    end = _end(part)
    words = f"{label}{clock_phrase(start)}から"
    if isinstance(end, datetime):
        words += f"{_end_clock(start, end)}まで"
    return words


def _end(part: Part) -> Moment | None:
    if isinstance(part, Single):
        return part.end
    return None if part.length is None else part.start + part.length


def _end_clock(start: datetime, end: datetime) -> str:
    later = (day_of(end) - day_of(start)).days
    if later == 0:
        return clock_phrase(end)
    local = end.astimezone(TOKYO)
    if later == 1 and (local.hour, local.minute) == (0, 0):
        return "24時"
    if later == 1 and local.hour < 12:
        return f"翌日の{clock_phrase(end)}"
    return f"{date_phrase(day_of(end))}{clock_phrase(end)}"


def clock_phrase(moment: datetime) -> str:
    """Return a time as it is said: 午前10時, 午後1時30分, 正午.

    >>> clock_phrase(datetime(2026, 12, 5, 13, 30, tzinfo=TOKYO))
    '午後1時30分'
    """
    local = moment.astimezone(TOKYO)
    if (local.hour, local.minute) == (12, 0):
        return "正午"
    part = "午前" if local.hour < 12 else "午後"
    minutes = f"{local.minute}分" if local.minute else ""
    return f"{part}{local.hour % 12}時{minutes}"


def date_phrase(day: date) -> str:
    """Return a date as it is said: 2026年12月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _dated(day: date) -> str:
    return f"{date_phrase(day)}（{WEEKDAYS[day.weekday()]}）"


def _excluded_words(rule: Rule) -> str:
    names = [n for n in rule.excluded if not (n.name == "祝日" and _is_working(rule))]
    said = [word for name in names for word in _exclusion_words(name)]
    return f"{'と'.join(said)}は休み。" if said else ""


def _exclusion_words(name: Exclusion) -> list[str]:
    if not name.name:
        return [
            date_phrase(first)
            if first == last
            else f"{date_phrase(first)}から{date_phrase(last)}まで"
            for first, last in name.ranges
        ]
    if not name.ranges:
        return [name.name]
    spans = {(f"{a.month}月{a.day}日", f"{b.month}月{b.day}日") for a, b in name.ranges}
    if len(spans) == 1:
        ((first, last),) = spans
        return [
            f"{name.name}（{first}から{last}まで）" if first != last else f"{name.name}（{first}）"
        ]
    return [f"{name.name}（{date_phrase(a)}から{date_phrase(b)}まで）" for a, b in name.ranges]


def _bounds_words(rule: Rule, *, bounds: bool) -> str:
    start = date_phrase(day_of(rule.start))
    if not bounds and not rule.is_bounded:
        return ""
    if rule.until is not None:
        return f"{start}から{date_phrase(rule.until)}まで。"
    count = f"、全{rule.count}回" if rule.count is not None else ""
    return f"{start}から{count}。"


def _singles_words(singles: Sequence[Single]) -> list[str]:
    """Return the single dates, those at the same time together."""
    groups: dict[str, list[Single]] = {}
    for single in sorted(singles, key=lambda s: moment_key(s.start)):
        groups.setdefault(_single_key(single), []).append(single)
    return [_group_words(members) for members in groups.values()]


def _single_key(single: Single) -> str:
    if not isinstance(single.start, datetime):
        days = 1 if single.end is None else (day_of(single.end) - day_of(single.start)).days
        return "all-day" if days == 1 else f"{single.start}"
    return f"{single.start}" if _is_long(single) else _times_words(single)


def _is_long(single: Single) -> bool:
    """Return whether it ends on another day, later than in the small hours of the next."""
    if not isinstance(single.end, datetime):
        return False
    later = (day_of(single.end) - day_of(single.start)).days
    local = single.end.astimezone(TOKYO)
    return later > 1 or (later == 1 and local.hour >= 12)


def _group_words(members: Sequence[Single]) -> str:
    first = members[0]
    if not isinstance(first.start, datetime):
        if first.end is not None and day_of(first.end) - day_of(first.start) > _DAY:
            return f"{_dated(first.start)}から{_dated(day_of(first.end) - _DAY)}まで"
        return _dates_words([day_of(s.start) for s in members])
    if len(members) == 1 and _is_long(first):
        assert isinstance(first.end, datetime)
        return (
            f"{_dated(day_of(first.start))}{clock_phrase(first.start)}から"
            f"{_dated(day_of(first.end))}{clock_phrase(first.end)}まで"
        )
    return f"{_dates_words([day_of(s.start) for s in members])}、{_times_words(first)}"


def _dates_words(days: Iterable[date]) -> str:
    """Return dates in a row; year and month only where they change."""
    words: list[str] = []
    before: date | None = None
    for day in days:
        if before is None or before.year != day.year:
            words.append(_dated(day))
        elif before.month != day.month:
            words.append(f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）")
        else:
            words.append(f"{day.day}日（{WEEKDAYS[day.weekday()]}）")
        before = day
    return "、".join(words)


def describe_dates(recurrence: Recurrence, window: Window | None = None) -> tuple[str, ...]:
    """Return the dates by month as people print them: 12月の開催日: 1（火）、4（金）.

    A month has its year in front where the months run over more than one year. Without a window,
    a rule without an end is listed for two years.
    """
    days: set[date] = set()
    for part in recurrence.parts:
        days.update(dates_of(part, window or _own_window(part)))
    many = len({day.year for day in days}) > 1
    lines = []
    for (year, month), group in groupby(sorted(days), key=lambda day: (day.year, day.month)):
        name = f"{year}年{month}月" if many else f"{month}月"
        listed = "、".join(f"{day.day}（{WEEKDAYS[day.weekday()]}）" for day in group)
        lines.append(f"{name}の開催日: {listed}")
    return tuple(lines)


def _own_window(part: Part) -> Window | None:
    if isinstance(part, Single) or part.is_bounded:
        return None
    first = day_of(part.start)
    return Window(first=first, end=first + _YEARS)
