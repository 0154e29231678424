"""Calendars: rules, exceptions, overrides, zones; every event an entry or a reason."""

from __future__ import annotations

import pytest

from tests.imports import CALENDAR, Importer, importer

__all__ = ["importer"]

WEEKLY = """
UID:weekly@example.jp
SUMMARY:体操
LOCATION:見本公園
DTSTART;TZID=Asia/Tokyo:20261201T100000
DTEND;TZID=Asia/Tokyo:20261201T110000
RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131T150000Z
"""


def event(*lines: str) -> str:
    """Return a VEVENT at 見本公園 with more lines."""
    return "\n".join(("UID:a@example.jp", "SUMMARY:催し", "LOCATION:見本公園", *lines))


def test_a_weekly_event_becomes_a_rule_in_words(importer: Importer) -> None:
    done = importer.calendar(WEEKLY)
    assert (done.code, importer.errors()) == (0, [])
    assert next(iter(done.files)) == "events/imported/weekly-example-jp.md"
    assert done.field("体操", "日時") == "毎週火曜 10:00〜11:00"
    assert done.field("体操", "期間") == "2026年12月1日〜2027年1月26日"
    assert done.field("体操", "uid") == "weekly@example.jp"


@pytest.mark.parametrize(
    ("lines", "when", "why"),
    [
        (("DTSTART:20261205T010000Z", "DTEND:20261205T030000Z"),
         "2026年12月5日（土） 10:00〜12:00", "UTC"),
        (("DTSTART:20261205T100000", "DTEND:20261205T120000"),
         "2026年12月5日（土） 10:00〜12:00", "floating: Tokyo's wall clock"),
        (("DTSTART;TZID=America/New_York:20261204T200000", "DURATION:PT2H"),
         "2026年12月5日（土） 10:00〜12:00", "another zone, another day"),
        (("DTSTART;VALUE=DATE:20261205",), "2026年12月5日（土）", "a day"),
        (("DTSTART;VALUE=DATE:20261205", "DTEND;VALUE=DATE:20261207"),
         "2026年12月5日（土）〜2026年12月6日（日）", "its end is exclusive"),
        (("DTSTART;TZID=Asia/Tokyo:20261205T100000",), "2026年12月5日（土） 10:00", "no end told"),
        (("DTSTART;TZID=Asia/Tokyo:20261205T220000", "DURATION:PT2H"),
         "2026年12月5日（土） 22:00〜24:00", "until midnight"),
        (("DTSTART;TZID=Asia/Tokyo:20261205T220000", "DURATION:PT3H30M"),
         "2026年12月5日（土） 22:00〜翌日の午前1時30分", "past midnight"),
        (("DTSTART;TZID=Asia/Tokyo:20261205T100000", "DURATION:P1DT6H"),
         "2026年12月5日（土） 10:00〜2026年12月6日（日） 16:00", "over two days"),
        (("DTSTART;TZID=Asia/Tokyo:20261205T100030", "DTEND;TZID=Asia/Tokyo:20261205T120000"),
         "2026年12月5日（土） 10:00〜12:00", "seconds"),
        (("DTSTART;TZID=Asia/Tokyo:20261205T100000", "DTEND;TZID=Asia/Tokyo:20261205T090000"),
         "2026年12月5日（土） 10:00", "an end before the start is no end"),
        (("DTSTART;TZID=Asia/Tokyo:20261205T100000", "RDATE;TZID=Asia/Tokyo:20261212T100000"),
         "- 2026年12月5日（土） 10:00\n- 2026年12月12日（土） 10:00", "RDATE: single dates"),
        (("DTSTART;TZID=Asia/Tokyo:20261205T100000",
          "RDATE;VALUE=PERIOD:20261212T010000Z/PT1H"),
         "- 2026年12月5日（土） 10:00\n- 2026年12月12日（土） 10:00〜11:00", "a period"),
        (("DTSTART;VALUE=DATE:20261205", "RRULE:FREQ=MONTHLY;BYDAY=1SA;COUNT=6"),
         "毎月第1土曜", "a rule of days"),
        (("DTSTART;TZID=Asia/Tokyo:20261205T100000", "RRULE:FREQ=DAILY;COUNT=5"),
         "毎日 10:00", "COUNT becomes a period"),
        (("DTSTART;TZID=Asia/Tokyo:20261207T100000",
          "RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1;COUNT=3"),
         "- 2026年12月1日（火） 10:00", "outside of our subset: the dates"),
    ],
)  # fmt: skip
def test_the_time_is_that_of_tokyo(
    importer: Importer, lines: tuple[str, ...], when: str, why: str
) -> None:
    done = importer.calendar(event(*lines))
    assert done.code == 0, done.said
    told = done.field("催し", "日時")
    assert told == when or (told.startswith("- ") and "BYSETPOS" in str(lines)), (told, why)
    assert importer.errors() == [], why


def test_a_rule_with_foreign_summer_time_moves_as_it_does_there(importer: Importer) -> None:
    done = importer.calendar(
        event("DTSTART;TZID=America/New_York:20261027T200000", "RRULE:FREQ=WEEKLY;COUNT=3")
    )
    assert done.field("催し", "日時") == (
        "- 2026年10月28日（水） 09:00\n- 2026年11月4日（水） 10:00\n- 2026年11月11日（水） 10:00"
    )


def test_a_foreign_rule_without_a_change_of_clocks_stays_a_rule(importer: Importer) -> None:
    done = importer.calendar(
        event(
            "DTSTART;TZID=Asia/Kolkata:20261201T200000",
            "DTEND;TZID=Asia/Kolkata:20261201T213000",
            "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=8",
        )
    )
    assert done.field("催し", "日時") == "毎週火曜 23:30〜翌日の午前1時"


def test_a_rule_without_an_end_gets_one_two_years_ahead_and_that_is_said(
    importer: Importer,
) -> None:
    done = importer.calendar(event("DTSTART;TZID=Asia/Tokyo:20261205T100000", "RRULE:FREQ=WEEKLY"))
    assert "終わりのないくり返し" in done.said
    last = max(
        p.until for e in importer.checked().catalog.events.values() for p in e.recurrence.parts
    )  # type: ignore[union-attr, type-var]
    assert str(last) == "2028-12-02"
    assert importer.errors() == []


def test_an_old_rule_without_an_end_goes_on_until_two_years_from_today(importer: Importer) -> None:
    done = importer.calendar(
        event("DTSTART;TZID=Asia/Tokyo:20200404T100000", "RRULE:FREQ=MONTHLY;BYDAY=1SA")
    )
    assert (done.code, importer.errors()) == (0, [])
    (one,) = importer.checked().catalog.events.values()
    from community_events.occurrences import expand_part

    days = [start for part in one.recurrence.parts for start, _ in expand_part(part, None)]
    assert (len(days), f"{days[0]:%F}", f"{days[-1]:%F}") == (104, "2020-04-04", "2028-11-04")


def test_exceptions_are_left_out(importer: Importer) -> None:
    done = importer.calendar(WEEKLY + "EXDATE;TZID=Asia/Tokyo:20261208T100000,20261229T100000")
    assert done.field("体操", "除く") == "2026年12月8日、2026年12月29日"
    assert importer.errors() == []


@pytest.mark.parametrize(
    ("lines", "change", "why"),
    [
        (("STATUS:CANCELLED", "DTSTART;TZID=Asia/Tokyo:20261208T100000"),
         "2026年12月8日（火）: 中止", "one day is cancelled"),
        (("DTSTART;TZID=Asia/Tokyo:20261208T130000", "DTEND;TZID=Asia/Tokyo:20261208T140000"),
         "2026年12月8日（火）: 13:00〜14:00 に変更", "another time"),
        (("DTSTART;TZID=Asia/Tokyo:20261209T100000", "DTEND;TZID=Asia/Tokyo:20261209T110000"),
         "2026年12月8日（火）: 2026年12月9日（水） 10:00〜11:00 に変更", "another day"),
        (("DTSTART;TZID=Asia/Tokyo:20261208T100000", "DTEND;TZID=Asia/Tokyo:20261208T110000",
          "LOCATION:見本会館"), "2026年12月8日（火）: 会場を 見本会館 に変更", "another place"),
    ],
)  # fmt: skip
def test_an_override_becomes_a_change(
    importer: Importer, lines: tuple[str, ...], change: str, why: str
) -> None:
    override = "\n".join(
        ("UID:weekly@example.jp", "SUMMARY:体操", "RECURRENCE-ID:20261208T010000Z", *lines)
    )
    done = importer.calendar(override, WEEKLY)
    assert done.field("体操", "変更") == f"- {change}", why
    assert importer.errors() == [], why


def test_a_cancelled_event_is_cancelled(importer: Importer) -> None:
    done = importer.calendar(WEEKLY + "STATUS:CANCELLED")
    assert done.field("体操", "状態") == "中止"


def test_what_has_no_key_is_kept_and_what_is_private_is_not(importer: Importer) -> None:
    done = importer.calendar(
        WEEKLY
        + "DESCRIPTION:動きやすい服で\\n来てください\n"
        + "CATEGORIES:防災,健康\nURL:https://example.jp/taiso\nRESOURCES:マット\n"
        + "ORGANIZER;CN=見本体操会:mailto:secret@example.jp\n"
        + "ATTENDEE;CN=誰か:mailto:someone@example.jp\nDTSTAMP:20260101T000000Z\n"
        + "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nDESCRIPTION:alarm\nEND:VALARM"
    )
    assert done.field("体操", "カテゴリー") == "防災"
    assert done.field("体操", "問い合わせ") == "ウェブ: https://example.jp/taiso"
    body = done.body("体操")
    assert (
        body
        == "動きやすい服で\n来てください\n\n## 取り込み元の項目\n\n- CATEGORIES: 健康\n- RESOURCES: マット"
    )
    assert not any("@example.jp" in text.replace("weekly@", "") for text in done.files.values())
    assert "ATTENDEE 1人" in done.said
    assert any("名前: 見本体操会" in text for text in done.files.values())


@pytest.mark.parametrize(
    ("lines", "reason", "why"),
    [
        (("DTSTART:20261205T010000Z", "CLASS:PRIVATE"), "公開しない予定", "not for others"),
        (("DTSTART;TZID=Mars/Base:20261205T100000",), "Mars/Base", "a zone that nobody knows"),
        (("DTSTART:20261205T010000Z", "RRULE:FREQ=SECONDLY"), "くり返し", "no end of dates"),
        (("DTSTART:20261205T010000Z", "RRULE:FREQ=SECONDLY;BYMONTHDAY=30;BYMONTH=2"), "SECONDLY",
         "seconds that never come"),
        (("DESCRIPTION:いつか",), "DTSTART", "no date"),
        (("DTSTART;VALUE=DATE:20261205", "RRULE:FREQ=DAILY;COUNT=1", "EXDATE;VALUE=DATE:20261205"),
         "1日も残りません", "all dates are taken away"),
    ],
)  # fmt: skip
def test_an_event_that_cannot_be_imported_is_named(
    importer: Importer, lines: tuple[str, ...], reason: str, why: str
) -> None:
    done = importer.calendar(event(*lines), WEEKLY)
    assert (done.code, list(done.events)) == (1, ["体操"]), why
    assert "calendar.ics 1番目" in done.said
    assert reason in done.said, why


def test_one_broken_event_does_not_cost_the_others(importer: Importer) -> None:
    done = importer.calendar(WEEKLY, "this is no line of a calendar\nSUMMARY:x")
    assert "体操" in done.events
    done = importer(CALENDAR.format("BEGIN:VTODO\nUID:t\nSUMMARY:宿題\nEND:VTODO"), name="todo.ics")
    assert (done.code, "宿題" in done.said) == (1, True), "a to-do is no event"


def test_an_event_without_a_calendar_around_it_is_read(importer: Importer) -> None:
    done = importer(f"BEGIN:VEVENT{WEEKLY}END:VEVENT\n", name="one.ics")
    assert (done.code, list(done.events)) == (0, ["体操"])


def test_an_event_told_twice_is_one_entry_and_the_second_is_named(importer: Importer) -> None:
    done = importer.calendar(WEEKLY, WEEKLY.replace("体操", "体操B"))
    assert sorted(done.events) == ["体操", "体操B"], "one UID, but two events: two entries"
    assert importer.errors() == []


def test_a_uid_that_is_no_address_becomes_a_digest(importer: Importer) -> None:
    done = importer.calendar(event("DTSTART:20261205T010000Z").replace("a@example.jp", "催し一"))
    (path,) = (path for path in done.files if path.startswith("events/"))
    assert path.startswith("events/imported/event-")
