"""The same schedule in Japanese, やさしい日本語 and English (rule 9), with its dates by month."""

from __future__ import annotations

from datetime import date

import pytest

from community_events.model.recurrence import Recurrence, Window
from community_events.spans import RawText
from community_events.when import (
    Context,
    describe,
    describe_dates,
    describe_dates_easy,
    describe_dates_en,
    describe_easy,
    describe_en,
    read_when,
)
from tests.date_schedules import random_schedule

TODAY = date(2026, 11, 21)


def read(text: str) -> Recurrence:
    reading = read_when(RawText.of(text), Context(today=TODAY))
    assert not reading.is_error
    return Recurrence(parts=reading.parts)


SENTENCES = [
    # (text, Japanese, easy, English, reason)
    (
        "2026年12月1日から2027年3月31日まで毎週火・金 10:00〜15:00（祝日・年末年始を除く）",
        "毎週火曜日と金曜日、午前10時から午後3時まで。祝日と年末年始（12月29日から1月3日まで）は休み。"
        "2026年12月1日から2027年3月31日まで。",
        "毎週 火曜日と 金曜日に あります。 時間は 午前10時（10:00）から 午後3時（15:00）までです。"
        " 国の 休みの日（祝日）は ありません。"
        " 年末年始（ねんまつねんし）（12月29日から 1月3日まで）は ありません。"
        " 2026年12月1日から 2027年3月31日までです。",
        "Every Tuesday and Friday, 10:00 am to 3:00 pm. Not on public holidays or during the"
        " New Year holidays (29 December to 3 January). From 1 December 2026 to 31 March 2027.",
        "the model case of rule 9",
    ),
    (
        "2026年12月31日(木) 22:00〜翌1:00",
        "2026年12月31日（木）、午後10時から翌日の午前1時まで。",
        "2026年12月31日（木曜日）に あります。"
        " 時間は 午後10時（22:00）から 次の日の 午前1時（1:00）までです。",
        "Thursday 31 December 2026, 10:00 pm to 1:00 am the next day.",
        "over midnight",
    ),
    (
        "第2・最終土曜 12時〜",
        "毎月第2・最終土曜日、正午から。2026年11月28日から。",
        "毎月 2回目と 最後の 土曜日に あります。 時間は 昼の 12時（12:00）からです。"
        " 2026年11月28日からです。",
        "The 2nd and last Saturday of every month, from noon. From 28 November 2026.",
        "ordinals, noon by name",
    ),
    (
        "偶数月の15日",
        "毎年2月・4月・6月・8月・10月・12月の15日。2026年12月15日から。",
        "毎年 2月と 4月と 6月と 8月と 10月と 12月の 15日に あります。 2026年12月15日からです。",
        "Every year on the 15th of February, April, June, August, October and December."
        " From 15 December 2026.",
        "months",
    ),
    (
        "土日祝 10:00〜17:00",
        "毎週土曜日と日曜日と祝日、午前10時から午後5時まで。2026年11月21日から。",
        "毎週 土曜日と 日曜日と 国の 休みの日（祝日）に あります。"
        " 時間は 午前10時（10:00）から 午後5時（17:00）までです。 2026年11月21日からです。",
        "Every Saturday and Sunday and on public holidays, 10:00 am to 5:00 pm."
        " From 21 November 2026.",
        "holidays by their name, not thirty dates",
    ),
    (
        "12月1日〜25日 10:00〜18:00、土日は20時まで",
        "毎日、午前10時から午後6時まで。ただし、土曜日と日曜日は午前10時から午後8時まで。"
        "2026年12月1日から2026年12月25日まで。",
        "毎日 あります。 時間は 午前10時（10:00）から 午後6時（18:00）までです。"
        " 土曜日と 日曜日は 午前10時（10:00）から 午後8時（20:00）までです。"
        " 2026年12月1日から 2026年12月25日までです。",
        "Every day, 10:00 am to 6:00 pm. But on Saturdays and Sundays: 10:00 am to 8:00 pm."
        " From 1 December 2026 to 25 December 2026.",
        "other hours on some days are no days more",
    ),
    (
        "12月1日〜13日 10:00〜17:00（月曜休み、初日は13時から）",
        "毎日、午前10時から午後5時まで。ただし、2026年12月1日（火）は午後1時から午後5時まで。"
        "月曜日は休み。2026年12月1日から2026年12月13日まで。",
        "毎日 あります。 時間は 午前10時（10:00）から 午後5時（17:00）までです。"
        " 2026年12月1日（火曜日）は 午後1時（13:00）から 午後5時（17:00）までです。"
        " 月曜日は ありません。 2026年12月1日から 2026年12月13日までです。",
        "Every day, 10:00 am to 5:00 pm. But on Tuesday 1 December 2026: 1:00 pm to 5:00 pm."
        " Not on Mondays. From 1 December 2026 to 13 December 2026.",
        "the first day is within the bounds",
    ),
    (
        "毎日 10:00〜18:00（火曜定休）",
        "毎日、午前10時から午後6時まで。火曜日は休み。2026年11月21日から。",
        "毎日 あります。 時間は 午前10時（10:00）から 午後6時（18:00）までです。"
        " 火曜日は ありません。 2026年11月21日からです。",
        "Every day, 10:00 am to 6:00 pm. Not on Tuesdays. From 21 November 2026.",
        "what is closed is shorter than what is open",
    ),
    (
        "平日 9時〜17時",
        "平日、午前9時から午後5時まで。2026年11月24日から。",
        "毎週 月曜日から 金曜日まで あります。 時間は 午前9時（9:00）から 午後5時（17:00）までです。"
        " 国の 休みの日（祝日）は ありません。 2026年11月24日からです。",
        "Every working day (Monday to Friday, not on public holidays), 9:00 am to 5:00 pm."
        " From 24 November 2026.",
        "平日 is no easy word, and it leaves holidays out",
    ),
    (
        "2026年12月1日〜2027年3月31日の第4月曜の週の平日 10:00〜15:00（12月29日〜31日を除く）",
        "第4月曜日の週の平日、午前10時から午後3時まで。2026年12月29日から2026年12月31日までは休み。"
        "2026年12月28日から2027年3月26日まで。",
        "4回目の 月曜日が ある 週は、月曜日から 金曜日まで あります。"
        " 時間は 午前10時（10:00）から 午後3時（15:00）までです。 国の 休みの日（祝日）は ありません。"
        " 2026年12月29日から 2026年12月31日までは ありません。 2026年12月28日から 2027年3月26日までです。",
        "Monday to Friday in the week of the 4th Monday of every month (not on public holidays),"
        " 10:00 am to 3:00 pm. Not from 29 December 2026 to 31 December 2026."
        " From 28 December 2026 to 26 March 2027.",
        "a week by its name, not seventeen dates",
    ),
    (
        "毎月第3木曜 14:00〜（8月は休み）",
        "毎年9月から7月の第3木曜日、午後2時から。2026年12月17日から。",
        "毎年 9月から 7月までの 3回目の 木曜日に あります。 時間は 午後2時（14:00）からです。"
        " 2026年12月17日からです。",
        "Every year on the 3rd Thursday of September to July, from 2:00 pm. From 17 December 2026.",
        "months in a row",
    ),
    (
        "12月5日(土)午前の部10:00〜11:30、午後の部13:30〜15:00",
        "2026年12月5日（土）、午前の部 午前10時から午前11時30分までと午後の部 午後1時30分から午後3時まで。",
        "2026年12月5日（土曜日）に あります。 午前の部は 午前10時（10:00）から 午前11時30分（11:30）までです。"
        " 午後の部は 午後1時30分（13:30）から 午後3時（15:00）までです。",
        "Saturday 5 December 2026, Morning session: 10:00 am to 11:30 am and Afternoon session:"
        " 1:30 pm to 3:00 pm.",
        "a date with two sessions is named once",
    ),
    (
        "1月9日(土)午前10時〜11日(月)午前9時",
        "2027年1月9日（土）午前10時から2027年1月11日（月）午前9時まで。",
        "2027年1月9日（土曜日）の 午前10時（10:00）から"
        " 2027年1月11日（月曜日）の 午前9時（9:00）まで あります。",
        "Saturday 9 January 2027, 10:00 am, to Monday 11 January 2027, 9:00 am.",
        "one event through the night",
    ),
]


@pytest.mark.parametrize(("text", "japanese", "easy", "english", "reason"), SENTENCES)
def test_a_schedule_is_told_in_three_ways(
    text: str, japanese: str, easy: str, english: str, reason: str
) -> None:
    schedule = read(text)
    assert describe(schedule) == japanese, reason
    assert describe_easy(schedule, readings={"年末年始": "ねんまつねんし"}) == easy, reason
    assert describe_en(schedule) == english, reason


def test_the_hours_can_be_those_of_24() -> None:
    schedule = read("12月5日(土) 13:30〜16:00")
    assert describe(schedule, hours24=True) == "2026年12月5日（土）、13時30分から16時まで。"
    assert "時間は 13:30から 16:00まで" in describe_easy(schedule, hours24=True)
    assert describe_en(schedule, hours24=True) == "Saturday 5 December 2026, 13:30 to 16:00."


def test_opening_hours_need_no_start() -> None:
    schedule = read("毎週火曜 10:00〜12:00")
    assert describe_easy(schedule, bounds=False).endswith("までです。")
    assert describe_en(schedule, bounds=False) == "Every Tuesday, 10:00 am to noon."


def test_the_dates_stand_by_month_in_each_language() -> None:
    schedule = read("毎週火・金")
    window = Window(first=date(2026, 12, 1), end=date(2026, 12, 6))
    assert describe_dates(schedule, window) == ("12月の開催日: 1（火）、4（金）",)
    assert describe_dates_easy(schedule, window) == (
        "2026年12月は 1日（火曜日）、 4日（金曜日）に あります。",
    )
    assert describe_dates_en(schedule, window) == ("December 2026: Tue 1, Fri 4",)


def test_of_a_span_every_day_is_a_date() -> None:
    assert describe_dates(read("12月5日(土)〜8日(火)")) == (
        "12月の開催日: 5（土）、6（日）、7（月）、8（火）",
    )


def test_weeks_that_begin_on_sunday_are_told_by_weekday() -> None:
    schedule = read("2026-12-01 RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU")
    tuesdays, sundays = describe(schedule).removesuffix("。").split("から。")
    told = {*describe_dates(read(f"{tuesdays}から。")), *describe_dates(read(f"{sundays}。"))}
    assert tuesdays == "隔週火曜日。2026年12月1日"
    assert sundays == "隔週日曜日。2026年12月13日から"
    assert "2026年12月の開催日: 1（火）、15（火）、29（火）" in told
    assert "2026年12月の開催日: 13（日）、27（日）" in told


@pytest.mark.parametrize("seed", range(150))
def test_every_schedule_is_told_in_every_language(seed: int) -> None:
    schedule = random_schedule(seed)
    for hours24 in (False, True):
        easy = describe_easy(schedule, hours24=hours24)
        english = describe_en(schedule, hours24=hours24)
        assert not set("〜/／-～") & set(easy + english)
        assert "  " not in easy + english
        assert english.isascii()
        assert english.endswith(".")
        assert easy.endswith("。")
    months = [
        len(told(schedule)) for told in (describe_dates, describe_dates_easy, describe_dates_en)
    ]
    assert len(set(months)) == 1


@pytest.mark.parametrize(
    ("texts", "count", "reason"),
    [
        (("毎週火・金 10:00〜15:00（祝日を除く）", "第4月曜の週の平日 10:00〜15:00"), 1, "all rules are closed"),
        (("平日 9:00〜12:00", "第4月曜の週の平日 13:00〜15:00"), 1, "both leave them out by themselves"),
        (("平日 9:00〜12:00", "毎週土曜 13:00〜15:00"), 1, "said of the first only, and before the second"),
    ],
)  # fmt: skip
def test_easy_japanese_says_once_what_holds_for_rules_in_a_row(
    texts: tuple[str, ...], count: int, reason: str
) -> None:
    span = "2026年12月1日〜2027年3月31日の"
    parts = tuple(part for text in texts for part in read(span + text).parts)
    told = describe_easy(Recurrence(parts=parts))
    assert told.count("国の 休みの日（祝日）は ありません。") == count, reason
    if "毎週土曜" in texts[-1]:
        assert told.index("ありません") < told.index("土曜日"), "Saturdays may be holidays"
    else:
        assert told.rindex("ありません") > told.rindex("あります"), "it is told of all"
