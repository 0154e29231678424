"""The same schedules in every language: read as goldens, and held to laws (when.voices)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time

import pytest

from community_events.clock import TOKYO
from community_events.model.recurrence import Recurrence, Weekday
from community_events.spans import RawText
from community_events.when import Context, read_when
from community_events.when.teller import tell, tell_months
from community_events.when.voices import VOICES
from tests.test_when_voices import numbers

TODAY = date(2026, 11, 21)
LANGUAGES = tuple(sorted(set(VOICES) - {"ja", "easy"}))
KANA = re.compile("[\u3041-\u30ff]")
MONTHS = {str(month) for month in range(1, 13)}

#: (schedule, reason)
SCHEDULES = [
    ("毎週火曜 10:00〜12:00", "weekly"),
    ("毎週月・水・金 9:30〜11:00", "several weekdays"),
    ("毎週月曜から金曜 9:00〜17:00", "weekdays in a row"),
    ("平日 9:00〜17:00", "working days"),
    ("土日祝 10:00〜17:00", "and public holidays"),
    ("毎日 6:30〜6:45", "daily"),
    ("2026年12月2日から隔週水曜 14:00〜16:00", "every other week"),
    ("第2土曜 13:30〜15:45", "nth weekday"),
    ("第1・第3日曜 9:00〜12:00", "two ordinals"),
    ("第2・最終土曜 12時〜", "the last, noon, no end"),
    ("毎月15日 10:00〜12:00", "day of the month"),
    ("毎月末日 10:00〜12:00", "last day"),
    ("偶数月の15日", "months, all day"),
    ("2026年12月5日 10:00〜15:00", "one date"),
    ("2026年12月5日、6日、12日 10:00〜15:00", "dates of one month"),
    ("2026年12月5日、2027年1月9日 10:00〜15:00", "dates of two years"),
    ("2026年12月5日", "all day"),
    ("2026年12月5日〜8日", "days on end, all day"),
    ("2026年12月31日 22:00〜翌1:00", "past midnight"),
    ("2026年12月31日 22:00〜24:00", "until midnight"),
    ("2026年12月5日 10:00〜2026年12月6日 9:00", "through the night"),
    ("2026年12月5日 18:30〜", "open end"),
    (
        "2026年12月1日から2027年3月31日まで毎週火・金 10:00〜15:00（祝日・年末年始を除く）",
        "period, holidays and a closure off",
    ),
    ("毎週月曜 10:00〜12:00（2026年12月7日は休み）", "a date left out"),
    ("第2土曜 午前の部 10:00〜12:00、午後の部 13:00〜15:00", "sessions with labels"),
    ("7月・8月の毎週日曜 6:00〜7:00", "a season"),
    ("第4月曜の週の平日 10:00〜15:00", "a week by a weekday"),
    ("12月1日〜25日 10:00〜18:00、土日は20時まで", "other hours on some days"),
    ("毎週火曜 10:00〜12:00 全5回", "so many times"),
]


def read(text: str) -> Recurrence:
    reading = read_when(RawText.of(text), Context(today=TODAY))
    assert not reading.is_error, [d.message for d in reading.diagnostics]
    return Recurrence(parts=reading.parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_schedules_are_told_as_people_of_the_language_say_them(
    language: str, golden: Callable[[str, str | bytes], None]
) -> None:
    voice = VOICES[language]()
    lines: list[str] = []
    for text, _ in SCHEDULES:
        months = voice.say_months(tell_months(read(text), None))
        lines += [text, f"  {voice.say(tell(read(text)))}", f"  {months[0]}", ""]
    golden(f"schedules-{language}.txt", "\n".join(lines))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "reason"), SCHEDULES, ids=[row[1] for row in SCHEDULES])
def test_no_language_speaks_japanese(language: str, text: str, reason: str) -> None:
    voice = VOICES[language]()
    recurrence = read(text)
    said = " ".join((voice.say(tell(recurrence)), *voice.say_months(tell_months(recurrence, None))))
    assert not KANA.search(said), reason
    if not language.startswith("zh"):
        assert not re.search("[\u3400-\u9fff]", said), reason


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "reason"), SCHEDULES, ids=[row[1] for row in SCHEDULES])
def test_a_sentence_has_the_dates_and_times_of_the_telling_and_no_others(
    language: str, text: str, reason: str
) -> None:
    telling = tell(read(text))
    said = numbers(VOICES[language](hours24=True).say(telling).replace("midnight", "0:00"))
    there = set(_numbers_in(telling)) - {"0"}
    clocks = {one for one in said if ":" in one and one != "24:00"}
    assert clocks | {"0:00"} == {n for n in there if ":" in n} | {"0:00"}, reason
    days = {n for n in there if ":" not in n}
    parts_of_clocks = {part for one in said if ":" in one for part in one.split(":")}
    assert days - MONTHS <= said, reason
    assert said - clocks - parts_of_clocks - {"24:00"} <= days | MONTHS, reason


def _numbers_in(value: object) -> Iterator[str]:
    """Yield years, days, ordinals, counts and clock times of a Telling."""
    if isinstance(value, Weekday):
        yield str(abs(value.nth))
    elif isinstance(value, datetime):
        yield from _numbers_in(value.astimezone(TOKYO).date())
        yield from _numbers_in(value.astimezone(TOKYO).time())
    elif isinstance(value, date):
        yield from (str(value.year), str(value.day))
    elif isinstance(value, time):
        yield f"{value.hour}:{value.minute:02}"
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(abs(value))
    elif isinstance(value, tuple):
        for one in value:
            yield from _numbers_in(one)
    elif is_dataclass(value):
        yearly = getattr(value, "yearly", False)
        for field in fields(value):
            found = set(_numbers_in(getattr(value, field.name)))
            yield from (n for n in found if not (yearly and len(n) == 4 and n.isdigit()))
