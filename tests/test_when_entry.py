"""All keys about time of one entry: 日時, 期間, 除く, 祝日, 変更."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from community_events.clock import TOKYO
from community_events.diagnostics import Diagnostic, Severity
from community_events.model.recurrence import Recurrence, Session, Status, Window
from community_events.occurrences import expand
from community_events.spans import RawText, Span
from community_events.when import (
    Context,
    DateRange,
    Schedule,
    WhenItem,
    describe,
    describe_dates,
    read_changes,
    read_date,
    read_hours,
    read_moment,
    read_period,
    read_schedule,
    read_skips,
)

TODAY = date(2026, 11, 21)
NEW_YEAR = DateRange(first=date(2026, 12, 29), last=date(2027, 1, 3))
ENTRY = Context(today=TODAY, strict=True, closures={"年末年始": (NEW_YEAR,)})
KEY = Span(path="-", line=1, column=1, end_line=1, end_column=3)
POP_UP = ("毎週火曜・金曜 10:00〜15:00", "第4月曜の週の平日 10:00〜15:00")
PERIOD = "2026年12月1日〜2027年3月31日"


def schedule(
    *items: str | WhenItem,
    period: str | None = None,
    excluded: tuple[str, ...] = (),
    holidays: str | None = None,
    context: Context = ENTRY,
) -> Schedule:
    return read_schedule(
        [item if isinstance(item, WhenItem) else WhenItem(text=RawText.of(item)) for item in items],
        period=None if period is None else RawText.of(period),
        excluded=[RawText.of(text) for text in excluded],
        holidays=None if holidays is None else RawText.of(holidays),
        context=context,
        key_span=KEY,
    )


def dates(recurrence: Recurrence, window: Window | None = None) -> list[str]:
    return [f"{o.start:%m-%d}" for o in expand("e", recurrence, (), window)]


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [found.code for found in diagnostics]


POP_UP_DATES = [
    f"{month}-{day}"
    for month, days in (
        ("12", "01 04 08 11 15 18 22 25 28"),
        ("01", "05 08 12 15 19 22 25 26 27 28 29"),
        ("02", "02 05 09 12 16 19 22 24 25 26"),
        ("03", "02 05 09 12 16 19 23 24 25 26 30"),
    )
    for day in days.split(" ")
]
"""Counted by hand: 23 February and 22 March are holidays, 29 December to 3 January is closed."""


def test_the_model_case_has_exactly_the_dates_on_its_poster() -> None:
    found = schedule(*POP_UP, period=PERIOD, excluded=("祝日、年末年始",))
    assert found.diagnostics == ()
    assert dates(found.recurrence) == POP_UP_DATES


def test_no_occurrence_of_the_model_case_is_doubled() -> None:
    found = schedule(*POP_UP, period=PERIOD, excluded=("祝日、年末年始",))
    starts = [o.start for o in expand("e", found.recurrence, (), None)]
    assert len(starts) == len(set(starts))


def test_the_order_of_the_items_does_not_change_the_dates() -> None:
    found = schedule(*reversed(POP_UP), period=PERIOD, excluded=("祝日、年末年始",))
    assert dates(found.recurrence) == POP_UP_DATES


def test_a_cancelled_and_a_moved_day_of_the_model_case_say_so() -> None:
    found = schedule(*POP_UP, period=PERIOD, excluded=("祝日、年末年始",))
    overrides, problems = read_changes(
        [
            (RawText.of("2026年12月8日"), RawText.of("中止（館内設備の点検のため）")),
            (RawText.of("2026年12月11日"), RawText.of("13:00〜16:00 に変更")),
        ],
        found.recurrence,
        ENTRY,
    )
    assert problems == ()
    occurrences = {o.original: o for o in expand("e", found.recurrence, overrides, None)}
    cancelled = occurrences[datetime(2026, 12, 8, 10, tzinfo=TOKYO)]
    assert (cancelled.status, cancelled.reason) == (Status.CANCELLED, "館内設備の点検のため")
    moved = occurrences[datetime(2026, 12, 11, 10, tzinfo=TOKYO)]
    assert moved.start == datetime(2026, 12, 11, 13, tzinfo=TOKYO)
    assert moved.end == datetime(2026, 12, 11, 16, tzinfo=TOKYO)
    assert moved.changed
    assert len(occurrences) == len(POP_UP_DATES)


def test_the_sentence_of_the_rule_is_the_one_people_print() -> None:
    found = schedule(POP_UP[0], period=PERIOD, excluded=("祝日、年末年始",))
    assert describe(found.recurrence) == (
        "毎週火曜日と金曜日、午前10時から午後3時まで。"
        "祝日と年末年始（12月29日から1月3日まで）は休み。2026年12月1日から2027年3月31日まで。"
    )
    window = Window(first=date(2026, 12, 1), end=date(2026, 12, 12))
    assert describe_dates(found.recurrence, window) == (
        "12月の開催日: 1（火）、4（金）、8（火）、11（金）",
    )


@pytest.mark.parametrize(
    ("text", "expected", "line"),
    [
        ("12月5日 10:00", ["year-missing"], "2026年12月5日 10:00"),
        ("12/5(土)・12(土) 10:00〜", ["year-missing"], "2026/12/5(土)・12(土) 10:00〜"),
        (
            "毎週火曜 10:00〜15:00",
            ["end-missing", "start-missing"],
            "2026年11月24日から2027年3月31日まで毎週火曜 10:00〜15:00",
        ),
        (
            "2026年12月3日から毎週木曜 10:00〜",
            ["end-missing"],
            "2026年12月3日から2027年3月31日まで毎週木曜 10:00〜",
        ),
        (
            "2027年3月31日まで毎週木曜 10:00〜",
            ["start-missing"],
            "2026年11月26日から2027年3月31日まで毎週木曜 10:00〜",
        ),
        (
            "RRULE:FREQ=WEEKLY;BYDAY=TU",
            ["end-missing", "start-missing"],
            "2026-11-24 RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270331",
        ),
    ],
)
def test_an_entry_must_not_depend_on_the_day_of_the_build(
    text: str, expected: list[str], line: str
) -> None:
    found = schedule(text)
    assert codes(found.diagnostics) == expected
    assert {d.help for d in found.diagnostics} == {line}
    again = schedule(line, holidays="行う")
    assert again.diagnostics == ()


def test_an_entry_reads_the_same_on_any_day() -> None:
    readings = {
        schedule(
            *POP_UP,
            period=PERIOD,
            excluded=("祝日、年末年始",),
            context=Context(today=today, strict=True, closures=ENTRY.closures),
        ).recurrence
        for today in (date(2020, 1, 1), TODAY, date(2031, 5, 5))
    }
    assert len(readings) == 1


def test_a_past_date_is_silent_in_an_entry() -> None:
    assert schedule("2019年5月1日(水)").diagnostics == ()


def test_holidays_without_an_answer_are_listed_once() -> None:
    found = schedule(
        "毎週月曜 10:00〜11:00", "毎週火曜 10:00〜11:00", period="2026年11月1日〜2027年3月31日"
    )
    assert codes(found.diagnostics) == ["holiday-unanswered"]
    assert found.diagnostics[0].severity is Severity.WARNING
    assert "2026年11月23日(月)" in found.diagnostics[0].message
    assert "2027年2月23日(火)" in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("holidays", "excluded", "held"),
    [("行う", (), True), ("休み", (), False), (None, ("祝日",), False)],
)
def test_an_answer_about_holidays_is_followed(
    holidays: str | None, excluded: tuple[str, ...], held: bool
) -> None:
    found = schedule(
        "毎週月曜 10:00〜11:00",
        period="2026年11月1日〜2026年11月30日",
        holidays=holidays,
        excluded=excluded,
    )
    assert found.diagnostics == ()
    assert ("11-23" in dates(found.recurrence)) is held


@pytest.mark.parametrize(
    "text", ["平日 9時〜17時", "毎週月曜(祝日も開催) 10時〜", "毎週月曜(祝日は休み)"]
)
def test_a_text_that_speaks_of_holidays_answers_itself(text: str) -> None:
    assert schedule(text, period="2026年11月1日〜2026年11月30日").diagnostics == ()


def test_a_date_written_out_answers_itself() -> None:
    assert schedule("2026年11月23日(月・祝) 10時〜").diagnostics == ()


def test_an_answer_that_is_none_is_refused() -> None:
    found = schedule("毎週月曜", period=PERIOD, holidays="たぶん")
    assert "holiday-answer-unreadable" in codes(found.diagnostics)


def test_two_sessions_at_the_same_time_in_two_places_are_no_doubles() -> None:
    items = [
        WhenItem(text=RawText.of("2026年12月5日 10:00〜"), session=Session(venue=(name,)))
        for name in ("a", "b")
    ]
    assert len(schedule(*items).recurrence.parts) == 2
    same = [WhenItem(text=item.text) for item in items]
    assert len(schedule(*same).recurrence.parts) == 1


def test_a_label_of_the_text_is_kept() -> None:
    found = schedule("2026年12月5日 午前の部10:00〜12:00 午後の部13:00〜15:00")
    assert [part.session.label for part in found.recurrence.parts] == ["午前の部", "午後の部"]


def test_an_unknown_name_of_closed_days_is_an_error() -> None:
    found = schedule("毎週火曜", period=PERIOD, excluded=("祝日、創立記念日",))
    assert codes(found.diagnostics) == ["unknown-closure"]


def test_new_year_without_a_registered_set_is_assumed_with_a_warning() -> None:
    context = Context(today=TODAY, strict=True)
    found = schedule("毎週火曜", period=PERIOD, excluded=("祝日、年末年始",), context=context)
    assert codes(found.diagnostics) == ["closure-assumed"]
    assert "12-29" not in dates(found.recurrence)
    again = schedule(
        "毎週火曜", period=PERIOD, excluded=(found.diagnostics[0].help,), context=context
    )
    assert again.diagnostics == ()
    assert dates(again.recurrence) == dates(found.recurrence)


def test_the_nth_week_is_read_only_where_all_readings_agree() -> None:
    agreed = schedule("第1週の平日 10:00〜", period="2027年2月1日〜2027年2月28日")
    assert dates(agreed.recurrence) == ["02-01", "02-02", "02-03", "02-04", "02-05"]
    split = schedule("第4週の平日 10:00〜", period=PERIOD)
    assert codes(split.diagnostics) == ["ambiguous-week"]
    lines = split.diagnostics[0].help.split("\n")
    assert lines[0] == "第4月曜の週の平日 10:00〜"
    assert all(schedule(line, period=PERIOD).recurrence.parts for line in lines)


CHANGES = [
    # (day, what, status, start, end, venue, reason)
    ("2026年12月15日", "休み（都合により）", "cancelled", None, None, "", "都合により"),
    ("2026年12月15日(火)", "延期", "postponed", None, None, "", ""),
    ("2026/12/15", "2026年12月16日(水) に延期", "rescheduled", "16 10:00", "16 15:00", "", ""),
    (
        "2026年12月15日",
        "2026年12月16日(水) 13:00〜14:00 に変更（台風）",
        "rescheduled",
        "16 13:00",
        "16 14:00",
        "",
        "台風",
    ),
    ("2026年12月15日", "14時に変更", "scheduled", "15 14:00", "15 19:00", "", ""),
    ("2026年12月15日", "会場変更: rakusai-library", "moved", None, None, "rakusai-library", ""),
    (
        "2026年12月15日",
        "会場を 洛西図書館 に変更（工事）",
        "moved",
        None,
        None,
        "洛西図書館",
        "工事",
    ),
    ("2026年12月15日", "オンライン", "online", None, None, "", ""),
    ("2026年12月15日", "日程調整中", "tbd", None, None, "", ""),
    ("2026年12月15日 10:00", "中止", "cancelled", None, None, "", ""),
    (
        "2026年12月15日",
        "13:00〜16:00 に変更、会場を 洛西図書館 に変更（工事）",
        "moved",
        "15 13:00",
        "15 16:00",
        "洛西図書館",
        "工事",
    ),
    (
        "2026年12月15日",
        "会場を 洛西図書館 に、時間を13:00〜16:00に変更",
        "moved",
        "15 13:00",
        "15 16:00",
        "洛西図書館",
        "",
    ),
    (
        "2026年12月15日",
        "2026年12月16日(水)、会場: rakusai-library に変更",
        "rescheduled",
        "16 10:00",
        "16 15:00",
        "rakusai-library",
        "",
    ),
    (
        "2026年12月15日",
        "2026年12月16日(水) 13:00〜14:00 に延期、会場変更: rakusai-library",
        "rescheduled",
        "16 13:00",
        "16 14:00",
        "rakusai-library",
        "",
    ),
    (
        "2026年12月15日",
        "オンライン開催に変更、13:00〜14:00",
        "online",
        "15 13:00",
        "15 14:00",
        "",
        "",
    ),
    ("2026年12月15日", "中止、会場が使えません", "cancelled", None, None, "", "会場が使えません"),
]


@pytest.mark.parametrize(("day", "what", "status", "start", "end", "venue", "reason"), CHANGES)
def test_a_line_of_changes_says_what_is_different(
    day: str,
    what: str,
    status: str,
    start: str | None,
    end: str | None,
    venue: str,
    reason: str,
) -> None:
    recurrence = schedule(POP_UP[0], period=PERIOD, holidays="休み").recurrence
    (override,), problems = read_changes([(RawText.of(day), RawText.of(what))], recurrence, ENTRY)
    assert problems == ()
    assert (override.day, override.status.value) == (date(2026, 12, 15), status)
    assert (override.venue, override.reason) == (venue, reason)
    shown = [None if m is None else f"{m:%d %H:%M}" for m in (override.start, override.end)]
    assert shown == [start, end]


@pytest.mark.parametrize(
    ("day", "what", "code"),
    [
        ("2026年12月9日", "中止", "not-an-occurrence"),
        ("2026年12月15日 11:00", "中止", "not-an-occurrence"),
        ("12月15日", "中止", "year-missing"),
        ("2026年12月15日(水)", "中止", "weekday-mismatch"),
        ("2026年12月15日", "いい感じに", "change-unreadable"),
        ("2026年12月15日", "会場: 図書館 13:00〜に変更", "change-unreadable"),
        ("2026年12月15日", "13:00〜に変更、14:00〜に変更", "change-in-date"),
        ("2026年12月15日", "2026年12月16日(金) に延期", "weekday-mismatch"),
    ],
)
def test_a_change_that_cannot_be_meant_is_refused(day: str, what: str, code: str) -> None:
    recurrence = schedule(POP_UP[0], period=PERIOD, holidays="休み").recurrence
    overrides, problems = read_changes([(RawText.of(day), RawText.of(what))], recurrence, ENTRY)
    assert overrides == ()
    assert codes(problems) == [code]


@pytest.mark.parametrize(
    ("day", "what"),
    [
        ("2026年12月9日", "いい感じに"),
        ("2026年12月15日(水)", "中止"),
        ("2026年12月15日", "16:00〜13:00 に変更"),
        ("2026年12月15日", "2026年12月16日(金) に延期"),
        ("2026年12月15日", "3時に変更"),
        ("12月15日", "延期"),
        ("あした", "中止"),
    ],
)
def test_help_for_a_change_is_a_line_that_passes(day: str, what: str) -> None:
    recurrence = schedule(POP_UP[0], period=PERIOD, holidays="休み").recurrence
    _, problems = read_changes([(RawText.of(day), RawText.of(what))], recurrence, ENTRY)
    for problem in problems:
        for line in problem.help.split("\n") if problem.help else ():
            head, colon, rest = line.partition(": ")
            pairs = [(head, rest)] if colon else [(line, what), (day, line)]
            read = [
                read_changes([(RawText.of(a), RawText.of(b))], recurrence, ENTRY)[0]
                for a, b in pairs
            ]
            assert any(read), line


def test_a_wrong_day_names_the_nearest_right_ones() -> None:
    recurrence = schedule(POP_UP[0], period=PERIOD, holidays="休み").recurrence
    _, (problem,) = read_changes(
        [(RawText.of("2026年12月9日"), RawText.of("中止"))], recurrence, ENTRY
    )
    assert problem.help == "2026年12月8日(火): 中止\n2026年12月11日(金): 中止"


def test_one_of_several_sessions_of_a_day_can_be_named() -> None:
    recurrence = schedule("2026年12月5日 午前の部10:00〜12:00 午後の部13:00〜15:00").recurrence
    for words in ("午後の部", "13:00"):
        (override,), problems = read_changes(
            [(RawText.of(f"2026年12月5日 {words}"), RawText.of("中止"))], recurrence, ENTRY
        )
        assert problems == ()
        assert override.time == datetime(2026, 12, 5, 13, tzinfo=TOKYO)
    _, (problem,) = read_changes(
        [(RawText.of("2026年12月5日"), RawText.of("16:00に変更"))], recurrence, ENTRY
    )
    assert problem.code == "change-ambiguous"


def test_a_period_is_one_range_with_both_ends() -> None:
    assert read_period(RawText.of(PERIOD), ENTRY) == (
        DateRange(first=date(2026, 12, 1), last=date(2027, 3, 31)),
        (),
    )
    months = read_period(RawText.of("2026年12月〜2027年3月"), ENTRY)
    assert months[0] == DateRange(first=date(2026, 12, 1), last=date(2027, 3, 31))
    for text, code in [
        ("12月1日〜3月31日", "year-missing"),
        ("2026年12月1日〜", "end-missing"),
        ("2026年12月1日〜2029年3月31日", "too-many"),
        ("ずっと", "date-unreadable"),
    ]:
        found, problems = read_period(RawText.of(text), ENTRY)
        assert found is None
        assert codes(problems) == [code]


def test_a_deadline_is_a_date_or_a_moment() -> None:
    assert read_date(RawText.of("2026年12月5日(土)必着"), ENTRY) == (date(2026, 12, 5), ())
    moment, problems = read_moment(RawText.of("2026年12月5日(土) 17時まで"), ENTRY)
    assert (moment, problems) == (datetime(2026, 12, 5, 17, tzinfo=TOKYO), ())
    assert codes(read_date(RawText.of("2026年12月5日〜6日"), ENTRY)[1]) == ["date-unreadable"]


def test_closed_days_are_read_one_by_one() -> None:
    skips, problems = read_skips(RawText.of("祝日、2026年12月26日、第3日曜"), ENTRY)
    assert problems == ()
    covered = [date(2026, 11, 23), date(2026, 12, 26), date(2026, 12, 20)]
    assert all(skips.covers(day) for day in covered)
    assert not skips.covers(date(2026, 12, 27))


def test_opening_hours_may_be_open_ended() -> None:
    reading = read_hours(RawText.of("火〜日 10:00〜17:00 (祝日は休み)"), ENTRY)
    assert reading.diagnostics == ()
    assert len(reading.parts) == 1
