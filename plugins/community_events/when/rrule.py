"""Raw RRULE texts, within the subset on which independent implementations agree.

The rules this module keeps (rule 8; RFC 5545 §3.3.10, §3.8.5.3): FREQ DAILY, WEEKLY, MONTHLY,
YEARLY; INTERVAL 1–52; COUNT ≤ 800 or UNTIL, not both; BYDAY, BYMONTH, BYMONTHDAY, WKST; YEARLY has
BYMONTH; the start must be an occurrence. ASCII only: nothing is normalised here. The start may
stand before it as a date text or as calendars write it: DTSTART, with DTEND or DURATION.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from community_events.clock import TOKYO, day_of
from community_events.model.recurrence import Frequency, Moment, Part, Rule, Single, Weekday, Window
from community_events.occurrences import LIMIT, dates_of
from community_events.spans import RawText
from community_events.when.anchors import year_end
from community_events.when.compose import compose
from community_events.when.context import Context
from community_events.when.draft import DaySpan
from community_events.when.dtstart import plain_start
from community_events.when.findings import Finding, Refused, error, warning
from community_events.when.grammar import read_phrases
from community_events.when.limits import Limits
from community_events.when.normalise import NormalText, normalise
from community_events.when.sets import LONGEST, within
from community_events.when.tokens import tokenise
from community_events.when.years import date_words

_SIGN = re.compile(r"(?:^|\s)(?:RRULE:|(?=FREQ=))|RRULE:", re.IGNORECASE)
_WIDE_SIGN = re.compile("RRULE:", re.IGNORECASE)
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BYDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")
_KEYS = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "WKST")
_SEARCH = timedelta(days=366 * 9)


def is_raw_rule(text: str) -> bool:
    """Return whether the text holds a raw RRULE."""
    return _SIGN.search(text) is not None or _WIDE_SIGN.search(_narrow(text)) is not None


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def read_raw_rule(
    normal: NormalText, context: Context, limits: Limits, findings: list[Finding]
) -> tuple[Part, ...]:
    """Return the rule behind an optional start: ``2026-12-01 10:00 RRULE:FREQ=WEEKLY``."""
    raw = normal.raw.text
    sign = _SIGN.search(raw)
    if sign is None:
        place = (0, len(normal.text))
        raise error(
            "rule-unsupported",
            place,
            "RRULE は半角の英数字で書きます",
            label="全角の文字があります",
            help=_narrow(raw).strip(),
        )
    head, body = raw[: sign.start()], raw[sign.end() :].strip()
    place = _place(normal, sign.start(), len(raw))
    values = _values(body, place)
    start, length = _read_start(head, context, limits, findings, place)
    rule = _build(values, start, length, place)
    if limits.strict:
        _require_bounds(rule, bool(head.strip()) or limits.first is not None, limits, place, normal)
    return (_checked(rule, bool(head.strip()), context, limits, findings, place),)


def _place(normal: NormalText, start: int, end: int) -> tuple[int, int]:
    inside = [i for i, at in enumerate(normal.starts) if start <= at < end]
    return (inside[0], inside[-1] + 1) if inside else (0, len(normal.text))


def _refuse(place: tuple[int, int], message: str, label: str = "") -> Refused:
    return error("rule-unsupported", place, message, label=label or "ここでは使えません")


def _values(body: str, place: tuple[int, int]) -> dict[str, str]:
    values: dict[str, str] = {}
    if not body.isascii():
        raise _refuse(place, "RRULE は半角の英数字で書きます")
    for pair in body.rstrip(";").split(";"):
        key, equals, value = pair.partition("=")
        key, value = key.strip().upper(), value.strip().upper()
        if not equals or not value or key not in _KEYS:
            raise _refuse(
                place, f"「{pair[:40]}」は RRULE として使えません", f"使えるのは {' '.join(_KEYS)}"
            )
        if key in values:
            raise _refuse(place, f"「{key}」が2回書かれています")
        values[key] = value
    if values.get("FREQ") not in set(Frequency):
        raise _refuse(
            place,
            f"FREQ={values.get('FREQ', '')} は使えません",
            "使えるのは DAILY WEEKLY MONTHLY YEARLY です",
        )
    if "COUNT" in values and "UNTIL" in values:
        raise _refuse(place, "COUNT と UNTIL は、いっしょに使えません", "どちらか一方にします")
    return values


def _read_start(
    head: str, context: Context, limits: Limits, findings: list[Finding], place: tuple[int, int]
) -> tuple[Moment, timedelta | None]:
    if not head.strip():
        return limits.first or context.today, timedelta(days=1)
    text = normalise(RawText.of(plain_start(head, place)))
    draft = compose(read_phrases(tokenise(text.text)), text, context, findings)
    if draft.repeat is not None or len(draft.dates) != 1 or isinstance(draft.dates[0], DaySpan):
        raise _refuse((0, place[0]), "RRULE の前には、始まりの日時を1つだけ書きます")
    findings[:] = [f for f in findings if f.code not in ("date-in-past", "far-ahead")]
    single: Single = draft.dates[0]
    length = None
    if single.end is not None:
        length = single.end - single.start
    return single.start, length


def _require_bounds(
    rule: Rule, has_start: bool, limits: Limits, place: tuple[int, int], normal: NormalText
) -> None:
    """Refuse a rule of an entry that has no start or no end of its own or from 期間."""
    has_end = rule.is_bounded or limits.last is not None
    if has_start and has_end:
        return
    probe = replace(rule, count=None, until=None)
    begin = day_of(rule.start)
    near = dates_of(probe, Window(first=begin, end=begin + _SEARCH))
    first = near[0] if near else begin
    edit = []
    if not has_start:
        edit.append((place[0], place[0], f"{first.isoformat()} "))
    if not has_end:
        edit.append((place[1], place[1], f";UNTIL={year_end(first):%Y%m%d}"))
    found = [
        error(
            code,
            place,
            f"くり返しが{what}か、書かれていません",
            label=f"{what}ですか",
            edits=[edit],
        ).finding
        for code, what, written in (
            ("start-missing", "いつから", has_start),
            ("end-missing", "いつまで", has_end),
        )
        if not written
    ]
    raise Refused(*found)


def _numbers(
    values: dict[str, str], key: str, low: int, high: int, place: tuple[int, int]
) -> tuple[int, ...]:
    found = []
    for text in values.get(key, "").split(",") if key in values else ():
        if not re.fullmatch(r"[+-]?[0-9]{1,4}", text):
            raise _refuse(place, f"{key}={text[:20]} は使えません")
        number = int(text)
        if not low <= number <= high or number == 0:
            raise _refuse(place, f"{key}={text} は使えません", f"{low}〜{high} です")
        found.append(number)
    if len(set(found)) != len(found):
        raise _refuse(place, f"{key} に同じ値が2回あります")
    return tuple(found)


def _build(
    values: dict[str, str], start: Moment, length: timedelta | None, place: tuple[int, int]
) -> Rule:
    frequency = Frequency(values["FREQ"])
    interval = _numbers(values, "INTERVAL", 1, 52, place) or (1,)
    count = _numbers(values, "COUNT", 1, LIMIT, place)
    if len(interval) > 1 or len(count) > 1:
        raise _refuse(place, "INTERVAL と COUNT は1つだけです")
    months = _numbers(values, "BYMONTH", 1, 12, place)
    month_days = _numbers(values, "BYMONTHDAY", -31, 31, place)
    weekdays = _weekdays(values, frequency, place)
    if frequency is Frequency.YEARLY and not months:
        raise _refuse(place, "FREQ=YEARLY には BYMONTH が要ります", "BYMONTH= を加えます")
    if month_days and frequency is Frequency.WEEKLY:
        raise _refuse(place, "BYMONTHDAY は FREQ=WEEKLY では使えません")
    if month_days and weekdays:
        raise _refuse(place, "BYDAY と BYMONTHDAY は、いっしょに使えません")
    week_start = values.get("WKST", "MO")
    if week_start not in _CODES:
        raise _refuse(place, f"WKST={week_start[:10]} は使えません")
    return Rule(
        start=start,
        length=length,
        frequency=frequency,
        interval=interval[0],
        weekdays=weekdays,
        months=tuple(sorted(months)),
        month_days=month_days,
        week_start=_CODES.index(week_start),
        count=count[0] if count else None,
        until=_until(values, start, place),
    )


def _weekdays(
    values: dict[str, str], frequency: Frequency, place: tuple[int, int]
) -> tuple[Weekday, ...]:
    found = []
    for text in values["BYDAY"].split(",") if "BYDAY" in values else ():
        match = _BYDAY.fullmatch(text)
        nth = int(match[1] or 0) if match else 0
        if match is None or (match[1] and nth not in (1, 2, 3, 4, 5, -1)):
            raise _refuse(
                place, f"BYDAY={text[:20]} は使えません", "MO TU … か 1MO〜5MO、-1MO です"
            )
        if nth and frequency not in (Frequency.MONTHLY, Frequency.YEARLY):
            raise _refuse(place, f"BYDAY={text} の番号は、MONTHLY と YEARLY だけで使えます")
        found.append(Weekday(nth=nth, day=_CODES.index(match[2])))
    if len(set(found)) != len(found):
        raise _refuse(place, "BYDAY に同じ曜日が2回あります")
    return tuple(found)


def _until(values: dict[str, str], start: Moment, place: tuple[int, int]) -> date | None:
    if "UNTIL" not in values:
        return None
    match = _UNTIL.fullmatch(values["UNTIL"])
    try:
        if match is None:
            raise ValueError
        day = date(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return day
        clock = time(int(match[4]), int(match[5]), int(match[6]))
    except ValueError:
        raise _refuse(place, f"UNTIL={values['UNTIL'][:20]} は日付ではありません") from None
    moment = datetime.combine(day, clock)
    if match[7]:
        from datetime import UTC

        moment = moment.replace(tzinfo=UTC).astimezone(TOKYO).replace(tzinfo=None)
    begins = start.replace(tzinfo=None).time() if isinstance(start, datetime) else time.min
    return moment.date() if moment.time() >= begins else moment.date() - timedelta(days=1)


def _checked(
    rule: Rule,
    has_start: bool,
    context: Context,
    limits: Limits,
    findings: list[Finding],
    place: tuple[int, int],
) -> Rule:
    start = day_of(rule.start)
    if limits.last is not None and rule.count is None:
        rule = replace(rule, until=min(rule.until or limits.last, limits.last))
    if rule.until is not None and rule.until < start:
        raise _refuse(place, "UNTIL が、始まりより前です", "始まりより後の日にします")
    if rule.until is not None and rule.until - start > LONGEST:
        raise error("too-many", place, "くり返しは2年までです", label="UNTIL を早めます")
    probe = replace(rule, count=None, until=None)
    near = dates_of(probe, Window(first=start, end=start + _SEARCH))
    if not near:
        raise error(
            "no-occurrence",
            place,
            "この決まりに合う日が、1日もありません",
            label="合う日がありません",
        )
    if near[0] != start:
        if has_start:
            raise error(
                "start-not-in-rule",
                place,
                f"始まりの {date_words(start)} が、くり返しの日ではありません",
                label=f"最初の日は {date_words(near[0])} です",
            )
        moment: Moment = near[0]
        if isinstance(rule.start, datetime):
            moment = datetime.combine(near[0], rule.start.time(), TOKYO)
        rule = replace(rule, start=moment)
        start = near[0]
    if rule.until is not None:
        inside = dates_of(rule, None)
        if not inside:
            raise _refuse(place, "UNTIL が、始まりより前です", "始まりより後の日にします")
        if len(inside) >= LIMIT:
            raise error(
                "too-many", place, f"{LIMIT}回を超えるくり返しです", label="UNTIL を早めます"
            )
    _warn_rare(rule, findings, place)
    skips = limits.skips
    end = start + LONGEST if not rule.is_bounded else dates_of(rule, None)[-1]
    if rule.count is not None and end - start > LONGEST:
        raise error("too-many", place, "くり返しは2年までです", label="COUNT を減らします")
    gone = [
        d
        for d in dates_of(rule, Window(first=start, end=end + timedelta(days=1)))
        if skips.covers(d)
    ]
    return replace(
        rule, exceptions=tuple(gone), excluded=within(skips, start, end, gone) if gone else ()
    )


def _warn_rare(rule: Rule, findings: list[Finding], place: tuple[int, int]) -> None:
    rare = any(abs(d) > 28 for d in rule.month_days) or any(w.nth == 5 for w in rule.weekdays)
    start = day_of(rule.start)
    if not rule.month_days and not rule.weekdays and start.day > 28:
        rare = rare or rule.frequency in (Frequency.MONTHLY, Frequency.YEARLY)
    if rule.frequency is Frequency.YEARLY and rare and 2 not in rule.months:
        rare = any(w.nth == 5 for w in rule.weekdays) or any(
            abs(d) > 30 and set(rule.months) & {4, 6, 9, 11} for d in rule.month_days
        )
    if rare:
        findings.append(
            warning(
                "day-missing-in-month",
                place,
                "その日のない月・年には、行われません",
                label="ない月があります",
                help=_listed(rule),
            )
        )


def _listed(rule: Rule) -> str:
    """Return the first dates of a rule, to be written instead of it."""
    first = day_of(rule.start)
    days = dates_of(rule, Window(first=first, end=first + _SEARCH))[:8]
    line = "、".join(date_words(day) for day in days)
    if not isinstance(rule.start, datetime):
        return line
    end = "" if rule.length is None else f"{rule.start + rule.length:%H:%M}"
    return f"{line} {rule.start:%H:%M}〜{end}"
