"""The rules of RFC 5545 and RFC 7986 that a published calendar can break, each naming its section.

Read with a parser of ten lines, so that no library mends what it reads. ``ical_faults`` returns what
breaks a rule, in words; an empty list means valid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

TEXTS = {
    *("NAME", "DESCRIPTION", "SUMMARY", "LOCATION", "UID", "X-WR-CALNAME", "X-WR-CALDESC"),
    *("PRODID", "TZNAME", "COMMENT", "X-WR-TIMEZONE"),
}
CALENDAR_ONCE = {
    *("PRODID", "VERSION", "CALSCALE", "METHOD", "UID", "LAST-MODIFIED", "URL", "SOURCE"),
    *("REFRESH-INTERVAL", "COLOR", "X-PUBLISHED-TTL", "X-WR-CALNAME", "X-WR-TIMEZONE"),
}
EVENT_ONCE = {
    *("DTSTAMP", "UID", "DTSTART", "CLASS", "CREATED", "DESCRIPTION", "GEO", "LAST-MODIFIED"),
    *("LOCATION", "ORGANIZER", "PRIORITY", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "URL"),
    *("RECURRENCE-ID", "RRULE", "DTEND", "DURATION"),
}
EVENT_MANY = {"ATTACH", "CATEGORIES", "EXDATE"}
URIS = {"URL", "SOURCE", "ATTACH"}
WHEN = ("DTSTART", "DTEND", "EXDATE", "RECURRENCE-ID")
DURATION = re.compile(r"P(\d+W|\d+D(T\d+H)?|T\d+H(\d+M)?|T\d+M)")
UTC = re.compile(r"\d{8}T\d{6}Z")
BARE = re.compile(r"(?<!\\)(?:\\\\)*[;,]")
WRONG_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]")


@dataclass(frozen=True, slots=True)
class Line:
    """One content line: name, parameters, value as it is written."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def is_date(self) -> bool:
        return self.parameters.get("VALUE") == "DATE"


@dataclass(frozen=True, slots=True)
class Component:
    """What stands between BEGIN and END."""

    kind: str
    lines: list[Line]
    parts: list[Component]

    def all(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def one(self, name: str) -> Line | None:
        found = self.all(name)
        return found[0] if found else None


def ical_faults(data: bytes) -> list[str]:
    return list(_bytes(data)) or list(_calendar(data))


def _bytes(data: bytes) -> Iterator[str]:
    if not data.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "every line ends in CRLF (§3.1)"
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > 75:
            yield f"line {number}: {len(line)} octets, 75 at most (§3.1)"
        try:
            text = line.decode()
        except UnicodeDecodeError:
            yield f"line {number}: splits a character (§3.1)"
            continue
        if re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff]", text):
            yield f"line {number}: a control character (§3.1)"
    if b"\r\n\r\n" in data:
        yield "an empty line (§3.1)"


def _parse(data: bytes) -> Component:
    root = Component("", [], [])
    open_components = [root]
    for text in data.decode().replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")[:-1]:
        head, value = re.match(r'((?:"[^"]*"|[^":])*):(.*)', text, re.DOTALL).groups()  # type: ignore[union-attr]
        name, *parameters = head.split(";")
        if name == "BEGIN":
            open_components.append(Component(value, [], []))
            open_components[-2].parts.append(open_components[-1])
        elif name == "END":
            assert open_components.pop().kind == value
        else:
            pairs = dict(parameter.split("=", 1) for parameter in parameters)
            open_components[-1].lines.append(Line(name, pairs, value))
    return root


def _calendar(data: bytes) -> Iterator[str]:
    root = _parse(data)
    if [part.kind for part in root.parts] != ["VCALENDAR"] or root.lines:
        yield "one VCALENDAR (§3.4)"
        return
    (calendar,) = root.parts
    counts = Counter(line.name for line in calendar.lines)
    for name in ("PRODID", "VERSION"):
        if counts[name] != 1:
            yield f"{name} is required, once (§3.6)"
    for name in CALENDAR_ONCE:
        if counts[name] > 1:
            yield f"{name} more than once (RFC 7986 §5)"
    if not calendar.parts:
        yield "a VCALENDAR has a component at least (§3.6)"
    refresh, ttl = calendar.one("REFRESH-INTERVAL"), calendar.one("X-PUBLISHED-TTL")
    if refresh is None or refresh.parameters.get("VALUE") != "DURATION":
        yield "REFRESH-INTERVAL;VALUE=DURATION (RFC 7986 §5.7)"
    elif not DURATION.fullmatch(refresh.value) or ttl is None or ttl.value != refresh.value:
        yield "REFRESH-INTERVAL and X-PUBLISHED-TTL are the same duration"
    source = calendar.one("SOURCE")
    if source is None or source.parameters.get("VALUE") != "URI":
        yield "SOURCE;VALUE=URI (RFC 7986 §5.8)"
    modified = calendar.one("LAST-MODIFIED")
    if modified is not None and not UTC.fullmatch(modified.value):
        yield "LAST-MODIFIED is in UTC (RFC 7986 §5.4)"
    color = calendar.one("COLOR")
    if color is not None and not re.fullmatch("[a-z]+", color.value):
        yield "COLOR is a name of CSS3 (RFC 7986 §5.9)"
    yield from _values(calendar)
    zones = [p.one("TZID") for p in calendar.parts if p.kind == "VTIMEZONE"]
    events = [part for part in calendar.parts if part.kind == "VEVENT"]
    known = {zone.value for zone in zones if zone}
    for event in events:
        uid = event.one("UID")
        yield from (f"{uid.value if uid else '?'}: {fault}" for fault in _event(event, known))
    yield from _together(events)


def _event(event: Component, zones: set[str]) -> Iterator[str]:
    counts = Counter(line.name for line in event.lines)
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
        if counts[name] != 1:
            yield f"{name} is required, once (§3.6.1)"
            return
    for name, count in counts.items():
        if name in EVENT_ONCE and count > 1:
            yield f"{name} {count} times (§3.6.1)"
        if name not in EVENT_ONCE | EVENT_MANY:
            yield f"{name} has no place here"
    start = event.all("DTSTART")[0]
    for line in event.lines:
        if line.name not in WHEN:
            continue
        if line.is_date != start.is_date:
            yield f"{line.name} is of the type of DTSTART (§3.8.2.2, §3.8.4.4, §3.8.5.1)"
        if not line.is_date and line.parameters.get("TZID") not in zones:
            yield f"{line.name}: a zone without its VTIMEZONE (§3.2.19)"
    end = event.one("DTEND")
    if end and end.value <= start.value:
        yield "DTEND lies after DTSTART (§3.8.2.2)"
    for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED"):
        if any(not UTC.fullmatch(line.value) for line in event.all(name)):
            yield f"{name} is in UTC (§3.8.7)"
    rule = event.one("RRULE")
    if rule:
        yield from _rule(dict(part.split("=") for part in rule.value.split(";")), start)
        if event.one("RECURRENCE-ID"):
            yield "a changed day has no rule of its own (§3.8.4.4)"
    elif event.one("EXDATE"):
        yield "EXDATE without a rule"
    state = event.one("STATUS")
    if state and state.value not in ("TENTATIVE", "CONFIRMED", "CANCELLED"):
        yield f"STATUS:{state.value} (§3.8.1.11)"
    position = event.one("GEO")
    if position:
        latitude, longitude = map(float, position.value.split(";"))
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            yield "GEO (§3.8.1.6)"
    for line in event.all("ATTACH"):
        if not re.fullmatch("[a-z]+/[a-z0-9.+-]+", line.parameters.get("FMTTYPE", "")):
            yield "ATTACH with its media type (§3.2.8)"
    yield from _values(event)


def _rule(rule: dict[str, str], start: Line) -> Iterator[str]:
    if "FREQ" not in rule:
        yield "RRULE has a FREQ (§3.3.10)"
    if "UNTIL" in rule and "COUNT" in rule:
        yield "UNTIL and COUNT exclude each other (§3.3.10)"
    if "UNTIL" in rule:
        wanted = re.compile(r"\d{8}") if start.is_date else UTC
        if not wanted.fullmatch(rule["UNTIL"]):
            yield "UNTIL is a DATE where DTSTART is one, else in UTC (§3.3.10)"


def _values(component: Component) -> Iterator[str]:
    for line in component.lines:
        if line.name in TEXTS and (BARE.search(line.value) or WRONG_ESCAPE.search(line.value)):
            yield f"{line.name}: backslash, comma and semicolon are escaped (§3.3.11)"
        if line.name in URIS and not re.fullmatch(r"https?://[^\s\"<>]+", line.value):
            yield f"{line.name} is an address (§3.3.13)"


def _together(events: list[Component]) -> Iterator[str]:
    names = Counter(
        (event.all("UID")[0].value, "".join(line.value for line in event.all("RECURRENCE-ID")))
        for event in events
    )
    for (uid, original), count in names.items():
        if count > 1:
            yield f"{uid} {original}: {count} times (§3.8.4.7)"
        if original and (uid, "") not in names:
            yield f"{uid} {original}: a changed day without its rule"
