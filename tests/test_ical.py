"""A calendar file is one whole: joined bytes, one VTIMEZONE, names that cannot break out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import icalendar
import pytest
import vobject

from community_events.icaltext import ControlCharacter
from community_events.render.ical import render_calendar
from community_events.vevent import build_vevents
from tests.example_events import MARKET, SITE, at, make_catalog, occurrences_of

HOSTILE = json.loads(
    (Path(__file__).parent / "data" / "hostile_texts.json").read_text(encoding="utf-8")
)
VEVENTS = tuple(
    vevent.data
    for vevent in build_vevents(MARKET, occurrences_of(MARKET), make_catalog(MARKET), SITE)
)


def render(
    *, name: str = "見本区の催し", description: str = "", vevents: tuple[bytes, ...] = ()
) -> bytes:
    return render_calendar(
        name=name,
        description=description,
        url="https://example.org/ward/",
        source="https://example.org/ward/calendar.ics",
        vevents=vevents,
    )


def test_joined_bytes_equal_one_serialisation_of_the_whole() -> None:
    whole = icalendar.Calendar.from_ical(render())
    for data in VEVENTS:
        whole.add_component(icalendar.Event.from_ical(data))
    assert render(vevents=VEVENTS) == whole.to_ical()


@pytest.mark.parametrize("vevents", [(), VEVENTS], ids=["empty", "full"])
def test_what_every_calendar_has(vevents: tuple[bytes, ...]) -> None:
    data = render(description="説明", vevents=vevents)
    lines = data.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "VERSION:2.0",
        "PRODID:-//community-events//JA",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:見本区の催し",
        "X-WR-CALNAME:見本区の催し",
        "DESCRIPTION:説明",
        "X-WR-CALDESC:説明",
        "X-WR-TIMEZONE:Asia/Tokyo",
        "URL:https://example.org/ward/",
        "SOURCE;VALUE=URI:https://example.org/ward/calendar.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "BEGIN:VTIMEZONE",
    ):
        assert lines.count(line) == 1, line


def test_a_calendar_says_when_the_newest_of_it_changed_and_in_which_colour_it_is() -> None:
    plain = render().decode()
    assert "\r\nLAST-MODIFIED:" not in plain
    assert "\r\nCOLOR:" not in plain
    told = render_calendar(
        name="見本",
        description="",
        url="https://example.org/",
        source="https://example.org/calendar.ics",
        vevents=(),
        modified=at("2026-11-20", "18:30"),
        color="seagreen",
    ).decode()
    assert "\r\nLAST-MODIFIED:20261120T093000Z\r\n" in told
    assert "\r\nCOLOR:seagreen\r\n" in told


def test_the_zone_is_nine_hours_ahead_all_year() -> None:
    calendar = icalendar.Calendar.from_ical(render())
    (zone,) = calendar.walk("VTIMEZONE")
    (standard,) = zone.subcomponents
    assert standard.name == "STANDARD"
    assert standard["TZOFFSETTO"].td.total_seconds() == 9 * 3600
    assert vobject.readOne(render().decode()).vtimezone.tzid.value == "Asia/Tokyo"


def test_every_event_is_there_once_and_in_order() -> None:
    calendar = icalendar.Calendar.from_ical(render(vevents=VEVENTS))
    found = [str(component["UID"]) for component in calendar.walk("VEVENT")]
    own = "market.ward-office@events.example.org"
    assert found == [own, own, own, "market.ward-office.20261223@events.example.org"]


@pytest.mark.parametrize("text", HOSTILE["printable"])
def test_a_hostile_name_stays_a_name(text: str) -> None:
    data = render(name=text, description=text)
    calendar = icalendar.Calendar.from_ical(data)
    assert [c.name for c in calendar.walk()] == ["VCALENDAR", "VTIMEZONE", "STANDARD"]
    assert calendar["DESCRIPTION"] == text
    # Parsers hand NAME and X- properties over as they are written.
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    for name in ("NAME:", "X-WR-CALNAME:", "X-WR-CALDESC:"):
        (value,) = [line.removeprefix(name) for line in lines if line.startswith(name)]
        assert unescape(value) == text


def unescape(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


@pytest.mark.parametrize("text", HOSTILE["control"])
def test_a_control_character_in_a_name_stops_the_build(text: str) -> None:
    with pytest.raises(ControlCharacter):
        render(name=text)
