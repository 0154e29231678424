"""Two independent libraries read our VEVENTs as the pages do; texts come back as they went in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject

from community_events.history import Revision
from community_events.icaltext import ControlCharacter
from community_events.model.records import Event
from community_events.model.recurrence import Override, Recurrence, Status
from community_events.render.ical import render_calendar
from community_events.vevent import Vevent, build_vevents
from tests.calendar_engines import READERS, Times, stamp
from tests.example_events import (
    CANCELLED_DAY,
    EXAMPLES,
    FRIDAY,
    MARKET,
    SITE,
    TUESDAY,
    at,
    make_catalog,
    make_event,
    occurrences_of,
    on,
    weekly,
)

HOSTILE = json.loads(
    (Path(__file__).parent / "data" / "hostile_texts.json").read_text(encoding="utf-8")
)


def vevents_of(event: Event) -> tuple[Vevent, ...]:
    return build_vevents(event, occurrences_of(event), make_catalog(event), SITE)


def calendar_of(*events: Event) -> bytes:
    return render_calendar(
        name="見本",
        description="",
        url="https://example.org/",
        source="https://example.org/calendar.ics",
        vevents=tuple(v.data for event in events for v in vevents_of(event)),
    )


def components_of(event: Event) -> list[icalendar.Component]:
    return icalendar.Calendar.from_ical(calendar_of(event)).walk("VEVENT")


def only_component(event: Event) -> icalendar.Component:
    (component,) = components_of(event)
    return component


def expected(event: Event) -> list[Times]:
    """Return start, end and state of every Occurrence as an iCalendar reader must see them."""
    found = []
    for occurrence in occurrences_of(event):
        end = occurrence.end or occurrence.start
        if occurrence.end is None and occurrence.is_all_day:
            end = occurrence.start + timedelta(days=1)
        cancelled = "CANCELLED" if occurrence.status is Status.CANCELLED else "held"
        found.append((stamp(occurrence.start), stamp(end), cancelled))
    return sorted(found)


@pytest.mark.parametrize("engine", READERS)
def test_an_independent_reader_sees_the_same_occurrences(engine: str) -> None:
    found = READERS[engine]([calendar_of(event) for event in EXAMPLES.values()])
    assert dict(zip(EXAMPLES, found, strict=True)) == {
        name: expected(event) for name, event in EXAMPLES.items()
    }


@pytest.mark.parametrize("engine", READERS)
def test_each_engine_sees_a_wrong_date(engine: str) -> None:
    # The control: an engine that agreed with everything would prove nothing.
    right = calendar_of(EXAMPLES["weekly with days off"])
    wrong = right.replace(b"BYDAY=TU,FR", b"BYDAY=TU,SA")
    assert wrong != right
    assert READERS[engine]([wrong]) != READERS[engine]([right])


@pytest.mark.parametrize("event", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_what_calendars_cannot_read_is_never_written(event: Event) -> None:
    for vevent in vevents_of(event):
        lines = unfold(vevent.data)
        names = [line.split(":")[0].split(";")[0] for line in lines]
        assert names.count("RRULE") <= 1
        assert not {"RDATE", "ORGANIZER", "ATTENDEE", "BEGIN:VALARM"} & {*names, *lines}
        for name in ("DTSTART", "DTEND", "EXDATE", "RECURRENCE-ID"):
            values = [line for line in lines if line.split(":")[0].split(";")[0] == name]
            assert all(";TZID=Asia/Tokyo:" in v or ";VALUE=DATE:" in v for v in values)


@pytest.mark.parametrize("event", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_a_strict_reader_finds_nothing_missing(event: Event) -> None:
    assert vobject.readOne(calendar_of(event).decode()).validate(raiseException=True)


@pytest.mark.parametrize("event", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_a_line_is_75_octets_at_most_and_splits_no_character(event: Event) -> None:
    for vevent in vevents_of(event):
        assert vevent.data.endswith(b"END:VEVENT\r\n")
        for line in vevent.data.split(b"\r\n"):
            assert len(line) <= 75
            assert b"\n" not in line
            assert b"\r" not in line
            line.decode()  # raises where a character was split


def unfold(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_rule_and_its_changed_days_share_uid_and_last_date() -> None:
    found = [(v.uid, v.recurrence_id, v.last) for v in vevents_of(MARKET)]
    assert found == [
        ("market.ward-office@events.example.org", "", date(2027, 1, 29)),
        ("market.ward-office@events.example.org", "20261208T100000", date(2027, 1, 29)),
        ("market.ward-office@events.example.org", "20261211T100000", date(2027, 1, 29)),
        ("market.ward-office.20261223@events.example.org", "", date(2026, 12, 23)),
    ]


def test_a_date_moved_behind_the_rule_counts_as_the_last() -> None:
    moved = Override(
        day=date(2027, 1, 26), status=Status.RESCHEDULED, start=at("2027-02-05", "10:00")
    )
    event = make_event(weekly(TUESDAY), overrides=(moved,))
    assert {v.last for v in vevents_of(event)} == {date(2027, 2, 5)}


def test_a_moved_single_date_keeps_its_uid() -> None:
    (before,) = vevents_of(replace(EXAMPLES["one date moved"], overrides=()))
    (after,) = vevents_of(EXAMPLES["one date moved"])
    assert (after.uid, after.recurrence_id) == (before.uid, "")


@pytest.mark.parametrize(
    ("event", "line", "reason"),
    [
        (weekly(TUESDAY), "RRULE:FREQ=WEEKLY;UNTIL=20270131T145959Z;BYDAY=TU", "UNTIL in UTC"),
        (
            EXAMPLES["weekly whole days"].recurrence.parts[0],
            "RRULE:FREQ=WEEKLY;UNTIL=20270131;BYDAY=TU",
            "UNTIL is a DATE where DTSTART is",
        ),
        (
            EXAMPLES["weekly whole days"].recurrence.parts[0],
            "EXDATE;VALUE=DATE:20261229",
            "EXDATE has DTSTART's type",
        ),
        (
            weekly(TUESDAY, exceptions=(date(2026, 12, 29),)),
            "EXDATE;TZID=Asia/Tokyo:20261229T100000",
            "EXDATE names the start, with its zone",
        ),
        (
            weekly(TUESDAY, week_start=6),
            "RRULE:FREQ=WEEKLY;UNTIL=20270131T145959Z;BYDAY=TU;WKST=SU",
            "",
        ),
        (on("2026-12-05", "18:30", None), "DTSTART;TZID=Asia/Tokyo:20261205T183000", "no end"),
    ],
)
def test_dates_are_written_as_the_standard_wants(event, line: str, reason: str) -> None:
    assert line in unfold(vevents_of(make_event(event))[0].data), reason


def test_an_event_without_an_end_has_no_dtend() -> None:
    assert b"DTEND" not in vevents_of(EXAMPLES["no end"])[0].data


STATES = [
    (Status.SCHEDULED, "", "CONFIRMED"),
    (Status.TBD, "【日程調整中】", "TENTATIVE"),
    (Status.CANCELLED, "【中止】", "CANCELLED"),
    (Status.POSTPONED, "【延期】", "TENTATIVE"),
    (Status.RESCHEDULED, "【日程変更】", "CONFIRMED"),
    (Status.MOVED, "【会場変更】", "CONFIRMED"),
    (Status.ONLINE, "【オンライン開催】", "CONFIRMED"),
]


@pytest.mark.parametrize(("status", "mark", "value"), STATES)
def test_the_state_of_the_whole_event_is_at_the_head_of_its_summary(
    status: Status, mark: str, value: str
) -> None:
    event = make_event(weekly(TUESDAY), status=status, status_reason="理由" if mark else "")
    component = only_component(event)
    assert component["SUMMARY"] == f"{mark}見本マルシェ"
    assert component["STATUS"] == value
    assert component["DESCRIPTION"].startswith(f"{mark}理由\n" if mark else "焼き菓子")


def test_every_status_is_in_the_table() -> None:
    assert [status for status, *_ in STATES] == list(Status)


def test_a_sample_says_so_first() -> None:
    for component in components_of(EXAMPLES["sample"]):
        assert component["SUMMARY"].startswith("【見本】")
        assert component["DESCRIPTION"].startswith("これは見本です。実際の催しではありません。\n")


def test_a_cancelled_day_says_what_and_why() -> None:
    _, day = components_of(EXAMPLES["cancelled day"])
    assert day["SUMMARY"] == "【中止】見本マルシェ"
    assert day["STATUS"] == "CANCELLED"
    assert day["SEQUENCE"] == 3
    assert day["DESCRIPTION"].startswith("【中止】館内設備の点検のため\n")


def test_a_moved_day_tells_when_it_would_have_been() -> None:
    _, day = components_of(EXAMPLES["moved to another day"])
    assert day["SUMMARY"] == "【日程変更】見本マルシェ"
    assert "もとの日時: 2026年12月8日（火）午前10時\n" in day["DESCRIPTION"]


def test_a_change_of_all_days_needs_no_component_for_each() -> None:
    component = only_component(EXAMPLES["all days cancelled by a change"])
    assert component["SUMMARY"] == "【中止】見本マルシェ"


def test_location_names_the_place_of_that_day() -> None:
    rule, day = components_of(EXAMPLES["moved to another place"])
    assert rule["LOCATION"] == "区役所ロビー 見本市見本区1-2"
    assert rule["GEO"].to_ical() == "34.98;135.69"
    assert day["LOCATION"] == "見本会館"
    assert "GEO" not in day
    assert only_component(EXAMPLES["held online"])["LOCATION"] == "オンライン"


def test_a_session_has_its_label_and_its_place() -> None:
    _, afternoon = components_of(EXAMPLES["one of two sessions moved"])
    assert afternoon["SUMMARY"] == "【時間変更】見本マルシェ（午後の部）"
    assert afternoon["LOCATION"] == "見本会館"


def test_dates_of_the_component_come_from_history() -> None:
    component = only_component(EXAMPLES["one date"])
    assert component["DTSTAMP"].dt == at("2026-11-20", "18:30")
    assert component["LAST-MODIFIED"].dt == at("2026-11-20", "18:30")
    assert component["CREATED"].dt == at("2026-11-01", "09:00")
    assert component["SEQUENCE"] == 3


def test_only_the_sequence_and_stamps_follow_history() -> None:
    event = EXAMPLES["one date"]
    later = replace(make_catalog(event), revisions={event.id: Revision(sequence=4)})
    (vevent,) = build_vevents(event, occurrences_of(event), later, SITE)
    assert b"SEQUENCE:4\r\n" in vevent.data
    assert b"DTSTAMP:20251231T150000Z\r\n" in vevent.data


def test_subscribers_are_not_busy_and_find_the_page() -> None:
    component = only_component(EXAMPLES["one date"])
    assert component["TRANSP"] == "TRANSPARENT"
    assert component["URL"] == "https://example.org/ward/events/ward-office/market/"
    assert component["DESCRIPTION"].endswith(
        "くわしく: https://example.org/ward/events/ward-office/market/"
    )
    assert component["CATEGORIES"].cats == ["マルシェ"]


def test_a_part_whose_days_are_all_off_gives_nothing() -> None:
    off = weekly(FRIDAY, start="2026-12-04", count=1, until=None, exceptions=(date(2026, 12, 4),))
    event = make_event(weekly(TUESDAY), off)
    assert [v.uid for v in vevents_of(event)] == ["market.ward-office@events.example.org"]


def test_an_event_without_dates_gives_nothing() -> None:
    assert vevents_of(replace(MARKET, recurrence=Recurrence(), status=Status.TBD)) == ()


@pytest.mark.parametrize("text", HOSTILE["printable"])
def test_a_hostile_text_comes_back_as_it_was_put_in(text: str) -> None:
    event = replace(EXAMPLES["one date"], title=text, summary=text)
    component = only_component(event)
    assert component["SUMMARY"] == text
    assert component["DESCRIPTION"].startswith(f"{text}\n")
    again = vobject.readOne(calendar_of(event).decode()).vevent
    assert again.summary.value == text
    assert again.description.value.startswith(f"{text}\n")
    names = {line.split(":")[0].split(";")[0] for line in unfold(vevents_of(event)[0].data)}
    assert not names & {"ATTENDEE", "ORGANIZER", "RDATE", "X-EVIL"}


@pytest.mark.parametrize("text", HOSTILE["control"])
def test_a_control_character_stops_the_build(text: str) -> None:
    with pytest.raises(ControlCharacter, match=r"U\+[0-9A-F]{4} in "):
        vevents_of(replace(EXAMPLES["one date"], title=text))


def test_the_dates_stand_by_month_under_the_sentence() -> None:
    lines = components_of(MARKET)[0]["DESCRIPTION"].split("\n")
    place = lines.index(MARKET.when_sentence)
    assert lines[place + 1 : place + 3] == [
        "2026年12月の開催日: 1（火）、4（金）、8（火）中止、11（金）時間変更、15（火）、"
        "18（金）、22（火）、23（水）、25（金）",
        "2027年1月の開催日: 5（火）、8（金）、12（火）、15（金）、19（火）、22（金）、26（火）、29（金）",
    ]
    assert all(lines[place + 1] in c["DESCRIPTION"] for c in components_of(MARKET))


def test_one_date_is_said_by_its_sentence_alone() -> None:
    assert "の開催日:" not in only_component(EXAMPLES["one date"])["DESCRIPTION"]


def test_an_event_of_very_many_dates_lists_the_next_months_in_each() -> None:
    days = [date(2026, 12, 1) + timedelta(days=5 * n) for n in range(100)]
    event = make_event(*(on(day.isoformat(), "10:00", None) for day in days))
    found = [
        [line for line in c["DESCRIPTION"].split("\n") if "の開催日:" in line]
        for c in components_of(event)
    ]
    assert [len(lines) for lines in found[:1] + found[-1:]] == [3, 1]
    assert [lines[0][:8] for lines in found[:8:7]] == ["2026年12月", "2027年1月の"]


def test_the_same_event_gives_the_same_bytes() -> None:
    assert calendar_of(MARKET) == calendar_of(replace(MARKET))


def test_the_whole_calendar(golden) -> None:
    golden(
        "calendar.ics",
        calendar_of(MARKET, replace(EXAMPLES["held online"], slug="talk", sample=True)),
    )


def test_a_cancelled_day_is_still_in_the_rule() -> None:
    # EXDATE would take it away without a word.
    rule, _ = components_of(make_event(weekly(TUESDAY), overrides=(CANCELLED_DAY,)))
    assert "EXDATE" not in rule
