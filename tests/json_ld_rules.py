"""What may stand in the JSON-LD of an event page: schema.org's words, and what Google asks of an Event.

``json_ld_faults`` returns what breaks a rule, in words. The terms are those of schema.org 29 that a
community event needs, each property under the types that have it (their own or inherited).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

THING = {"name", "description", "url", "image"}
EVENT = THING | {
    *("startDate", "endDate", "previousStartDate", "eventStatus", "eventAttendanceMode"),
    *("location", "organizer", "performer", "offers", "isAccessibleForFree", "superEvent"),
    *("subEvent", "eventSchedule", "maximumAttendeeCapacity", "inLanguage"),
}
TERMS: dict[str, set[str]] = {
    "Event": EVENT,
    "EventSeries": EVENT,
    "Place": THING | {"address", "geo"},
    "VirtualLocation": THING,
    "PostalAddress": THING | {"streetAddress", "addressCountry", "addressLocality"},
    "GeoCoordinates": {"latitude", "longitude"},
    "Organization": THING | {"contactPoint"},
    "Person": THING,
    "ContactPoint": THING | {"telephone", "faxNumber", "email"},
    "Offer": THING | {"price", "priceCurrency", "availability", "validFrom", "availabilityEnds"},
    "Schedule": {
        *("startDate", "endDate", "repeatCount", "repeatFrequency", "byDay", "byMonth"),
        *("byMonthDay", "startTime", "endTime", "scheduleTimezone", "exceptDate"),
    },
}
STATUSES = {
    *("EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled"),
    "EventMovedOnline",
}
MODES = {f"{kind}EventAttendanceMode" for kind in ("Offline", "Online", "Mixed")}
ROOMS = {"PreOrder", "InStock", "LimitedAvailability", "SoldOut", "OutOfStock"}
DATE = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\+09:00)?")
ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def json_ld_faults(document: dict[str, Any]) -> list[str]:
    return [*_words(document), *_event(document)]


def _words(node: Any) -> Iterator[str]:
    """Every type and property is one of schema.org's; nothing is empty."""
    if isinstance(node, list):
        for one in node:
            yield from _words(one)
    if not isinstance(node, dict):
        return
    kind = node.get("@type")
    if kind not in TERMS:
        yield f"no type of ours: {kind}"
        return
    for name, value in node.items():
        if not name.startswith("@") and name not in TERMS[kind]:
            yield f"{kind} has no {name}"
        if value in ("", None, [], {}):
            yield f"{kind}.{name} says nothing"
        yield from _words(value)
    if "url" in node and not ADDRESS.fullmatch(node["url"]):
        yield f"{kind}.url is an address"


def _event(node: dict[str, Any]) -> Iterator[str]:
    """https://developers.google.com/search/docs/appearance/structured-data/event."""
    for name in ("name", "startDate", "location", "eventStatus", "eventAttendanceMode"):
        if name not in node:
            yield f"an Event has a {name}"
            return
    status = node["eventStatus"].removeprefix("https://schema.org/")
    if status not in STATUSES:
        yield f"no state of an Event: {status}"
    if node["eventAttendanceMode"].removeprefix("https://schema.org/") not in MODES:
        yield "eventAttendanceMode"
    for name in ("startDate", "endDate", "previousStartDate"):
        if name in node and not MOMENT.fullmatch(node[name]):
            yield f"{name} is a date, or a time with its offset: {node[name]}"
    if "previousStartDate" in node and status != "EventRescheduled":
        yield "previousStartDate stands with EventRescheduled only"
    if bool(DATE.fullmatch(node["startDate"])) != bool(
        DATE.fullmatch(node.get("endDate", node["startDate"]))
    ):
        yield "both ends have a time, or neither"
    if node.get("endDate", node["startDate"]) < node["startDate"]:
        yield "it ends before it starts"
    places = node["location"] if isinstance(node["location"], list) else [node["location"]]
    for place in places:
        if place["@type"] == "Place" and not (place.get("name") and place.get("address")):
            yield "a Place has a name and an address"
        if place["@type"] == "VirtualLocation" and "url" not in place:
            yield "a VirtualLocation has an address"
    offer = node.get("offers")
    if offer is not None:
        if ("price" in offer) != ("priceCurrency" in offer):
            yield "a price has its currency"
        if offer.get("availability", "https://schema.org/InStock")[19:] not in ROOMS:
            yield "availability"
    for day in node.get("subEvent", ()):
        yield from _event(day)
