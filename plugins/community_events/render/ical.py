"""A calendar file: the frame of a VCALENDAR around VEVENTs that were serialised before.

The rules this module keeps: the bytes equal those of one serialisation as a whole; VTIMEZONE stands
in it once, also when there are no events, for a VCALENDAR needs one component at least (RFC 5545
§3.6) and Outlook is an hour off without it; names are TEXT and escaped, which icalendar forgets for
X- properties.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from icalendar import Calendar, Timezone, TimezoneStandard, vDuration, vUri

from community_events.icaltext import Text

PRODUCT = "-//community-events//JA"
REFRESH = timedelta(hours=12)
_END = b"END:VCALENDAR\r\n"


def render_calendar(
    *,
    name: str,
    description: str,
    url: str,
    source: str,
    vevents: tuple[bytes, ...],
    modified: datetime | None = None,
    color: str = "",
) -> bytes:
    """Return one .ics file.

    ``url``: the page that shows the same; ``source``: where this file is fetched (both absolute);
    ``vevents``: each from BEGIN:VEVENT to END:VEVENT with CRLF, in the order wanted; ``modified``: when
    the newest of them changed, None without any; ``color``: a name of CSS3, "" for none.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", Text(PRODUCT))
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")  # RFC 5546 §3.2.1: for all to read, nobody is asked
    calendar.add("name", Text(name))  # RFC 7986 §5.1, and what clients read in fact
    calendar.add("x-wr-calname", Text(name))
    if description:
        calendar.add("description", Text(description))
        calendar.add("x-wr-caldesc", Text(description))
    calendar.add("x-wr-timezone", Text("Asia/Tokyo"))
    calendar.add("url", vUri(url))
    # RFC 7986 §5.7 and §5.8 ask for the VALUE parameter, which icalendar leaves out.
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))  # the same for Outlook
    calendar.add("source", vUri(source), parameters={"VALUE": "URI"})
    if modified is not None:
        calendar.add("last-modified", modified)  # RFC 7986 §5.4; icalendar puts it into UTC
    if color:
        calendar.add("color", Text(color))  # RFC 7986 §5.9: a name, for clients know no other
    calendar.add_component(_tokyo())
    frame: bytes = calendar.to_ical()
    return b"".join((frame.removesuffix(_END), *vevents, _END))


def _tokyo() -> Timezone:
    """Return the VTIMEZONE of Asia/Tokyo: +09:00 since 1952, no summer time (§3.6.5)."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta(hours=9))
    standard.add("tzoffsetto", timedelta(hours=9))
    standard.add("tzname", Text("JST"))
    zone = Timezone()
    zone.add("tzid", Text("Asia/Tokyo"))
    zone.add_component(standard)
    return zone
