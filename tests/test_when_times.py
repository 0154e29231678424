"""Readings beyond the rows, with the rule that each keeps."""

from __future__ import annotations

from datetime import date

import holidays as judge
import pytest

from community_events.when import when_json
from community_events.when.holidays import is_holiday

TODAY = date(2026, 11, 21)

READINGS = [
    # (text, start, end, codes, reason)
    ("12月5日(土)受付13:00 開始13:30", "05T13:30", None, [], "a reception is not the start"),
    ("12月5日(土)18:00開場 18:30開演", "05T18:30", None, [], "doors open first"),
    ("12月5日(土)10:00〜12:00 受付9:30", "05T10:00", "05T12:00", [], "a note behind"),
    ("12月5日(土)午後11時〜午前2時", "05T23:00", "06T02:00", [], "午後→午前 is the next day"),
    ("12月5日(土)22:00〜翌2:00", "05T22:00", "06T02:00", [], "翌 says the next day"),
    ("12月5日(土)8時〜16時", "05T08:00", "05T16:00", [], "the end makes 8 clear"),
    ("12月5日(土)8時〜10時", "05T08:00", "05T10:00", ["hour-ambiguous"], "8 in the morning?"),
    ("12月5日(土)06:30〜07:30", "05T06:30", "05T07:30", [], "06:30 with its zero is clear"),
    ("12月5日(土)01:30〜", "05T01:30", None, ["hour-ambiguous"], "01:30 is asked about"),
    ("12月5日(土)午後13時〜", "05T13:00", None, ["time-out-of-part"], "read, but asked about"),
    ("12月5日(土)昼12時〜", "05T12:00", None, [], "昼12時 is noon"),
    ("12月5日(土)夜11時〜翌朝5時", "05T23:00", "06T05:00", [], "翌朝"),
    ("2026-12-05 10:00/15:00", "05T10:00", "05T15:00", [], "an ISO interval"),
    ("2026-12-05T01:00Z", "05T10:00", None, ["offset-converted"], "converted to Tokyo"),
    ("Saturday, December 5, 2026 10:00-12:00", "05T10:00", "05T12:00", [], "English"),
    ("①12月5日(土)10:00〜", "05T10:00", None, [], "circled numbers come off first"),
]


@pytest.mark.parametrize(("text", "start", "end", "codes", "reason"), READINGS)
def test_a_time_is_read(
    text: str, start: str, end: str | None, codes: list[str], reason: str
) -> None:
    answer = when_json(text, TODAY)
    assert answer["start"] == f"2026-12-{start}", reason
    assert answer["end"] == (None if end is None else f"2026-12-{end}"), reason
    assert [found["code"] for found in answer["diagnostics"]] == codes, reason


REFUSED = [
    ("12月5日(土)集合9:00 解散12:00", "start-time-missing", "neither time is the start"),
    ("12月5日(土)午前15時〜", "time-out-of-part", "there is no 15 in the morning"),
    ("12月5日(土)30時〜", "no-such-time", "late night ends at 29"),
    ("12月5日(土)10:60", "no-such-time", "no minute 60"),
    ("2026-12-05T10:00:60", "no-such-time", "no second 60"),
    ("2026-12-05T10:00 JST", "date-unreadable", "a named zone"),
    ("12月5日(土)10:00/14:00", "slash-between-times", "an end, or a second start?"),
    ("12月5日(土)10:00〜12:00 西京区役所", "date-unreadable", "nothing is ignored"),
    ("12-5", "numeral-ambiguous", "a date or a time?"),
    ("12/5/2026", "numeral-ambiguous", "a year written last"),
    ("10月1日〜2月28日", "year-missing", "over 92 days over the year's end"),
    ("12月5日・12日・20日 いずれも土曜", "weekday-mismatch", "the 20th is a Sunday"),
    ("12月5日(土)・12日(土) 全3回", "total-mismatch", "two dates are not three"),
    ("第1土日", "several-rules-in-one", "a line each"),
    ("毎週火曜 10:00〜12:00、毎週金曜 13:00〜15:00", "several-rules-in-one", "a line each"),
    ("毎週月曜(祝日の場合は翌日)", "moving-rule", "the dates are printed"),
    ("第4週の平日", "ambiguous-week", "three readings"),
    ("12月3日から隔週水曜", "which-week", "the 3rd is a Thursday"),
    ("毎週火曜(お盆を除く)", "unknown-closure", "a name without dates"),
    ("2026年12月1日〜2030年3月31日 毎週火曜", "too-many", "two years at most"),
    ("12月5日(土)10:00〜12:00、12月6日(日)", "half-written-span", "the second has no time"),
    ("12月5日(土)10時間", "date-unreadable", "a length without a start"),
    ("12月5日(土)10:00〜12:00(90分)", "total-mismatch", "two hours are not 90 minutes"),
    ("12月5日(土)終日 10:00〜12:00", "date-unreadable", "all day or two hours?"),
    ("12月5日(土)10:00〜12:00 最終日は15時まで", "date-unreadable", "one day has no last day"),
    ("12月5日10:00〜12月6日12:00 13:00〜14:00", "date-unreadable", "a time of no date"),
]


@pytest.mark.parametrize(("text", "code", "reason"), REFUSED)
def test_a_text_that_could_mean_two_things_is_refused(text: str, code: str, reason: str) -> None:
    answer = when_json(text, TODAY)
    assert [found["code"] for found in answer["diagnostics"]] == [code], reason
    assert answer["occurrences"] == []


COUNTED = [
    # (text, how many until 2027-12-26, the first, reason)
    ("12月5日(土)〜6日(日) 10:00〜16:00", 2, "2026-12-05T10:00", "that time on every day"),
    ("12月1日(火)〜13日(日)、月曜休み", 12, "2026-12-01", "one Monday is left out"),
    ("12月1日(火)〜13日(日) 10:00〜17:00 初日は13時から", 13, "2026-12-01T13:00", "adjusted"),
    ("12月5・6日(土・日)", 2, "2026-12-05", "weekdays one to one"),
    ("毎月第2土曜(8月は休み)", 12, "2026-12-12", "a month left out"),
    ("毎日 月曜休み 10:00〜17:00", 344, "2026-11-21T10:00", "a weekday left out"),
    ("隔週水曜(次回12月2日)", 28, "2026-12-02", "the next date is the anchor"),
    ("4月から翌年3月までの毎月第2水曜", 9, "2027-04-14", "翌年 bounds the months"),
]


@pytest.mark.parametrize(("text", "number", "first", "reason"), COUNTED)
def test_a_recurrence_has_so_many_dates(text: str, number: int, first: str, reason: str) -> None:
    occurrences = when_json(text, TODAY)["occurrences"]
    assert (len(occurrences), occurrences[0][0]) == (number, first), reason


@pytest.mark.parametrize("year", range(2024, 2033))
def test_our_public_holidays_are_those_of_an_independent_list(year: int) -> None:
    judged = judge.country_holidays("JP", years=year)
    days = (
        date.fromordinal(n)
        for n in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    )
    assert [day for day in days if is_holiday(day)] == sorted(judged)
