"""Beside an Event: what is near to it and not over, and plain links to tell somebody of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from community_events.model.records import Contact, Event
from community_events.render.pages.beside import related_rows, report_href, share_view
from tests.example_events import make_catalog, make_event, on
from tests.test_pages import frame_of

SOON = on("2026-12-05", "10:00", "11:00")
OVER = on("2026-11-01", "10:00", "11:00")
THIS = make_event(SOON, series="festival", area=("katsura",))


def other(slug: str, part: Any = SOON, **more: Any) -> Event:
    values = {"organizer": "ward-office", "venue": ("hall",), "category": (), **more}
    return make_event(part, slug=slug, id=f"event/ward-office/{slug}", title=slug, **values)


def titles_beside(*events: Event) -> list[str]:
    frame = frame_of(make_catalog(THIS, *events))
    return [row.title for row in related_rows("ward-office/market", frame)]


def test_the_nearest_stand_first() -> None:
    assert titles_beside(
        other("organizer"), other("series", series="festival"), other("place", venue=("lobby",))
    ) == ["series", "organizer", "place"]


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (other("x", OVER), "what is over"),
        (other("x", OVER, series="festival"), "also of the same series"),
    ],
)
def test_what_is_over_is_not_recommended(event: Event, reason: str) -> None:
    assert titles_beside(event) == [], reason


def test_few_are_shown_and_each_once() -> None:
    many = [other(f"x{n}", series="festival", venue=("lobby",)) for n in range(9)]
    assert titles_beside(*many) == ["x0", "x1", "x2", "x3"]


def test_a_past_event_leads_to_what_is_ahead() -> None:
    past = make_event(OVER)
    frame = frame_of(make_catalog(past, other("next")))
    assert [row.title for row in related_rows("ward-office/market", frame)] == ["next"]


HOSTILE = '見本 & 「祭り」 100% #1?\r\nBcc: a@example.jp"><b>'


def test_what_is_sent_says_the_date_and_the_address_and_nothing_breaks_out() -> None:
    event = make_event(SOON, title=HOSTILE)
    view = share_view("ward-office/market", frame_of(make_catalog(event)))
    assert view.address == "https://example.org/ward/events/ward-office/market/"
    (line,) = parse_qs(urlsplit(view.line).query)["text"]
    fields = parse_qs(urlsplit(view.mail).query)
    assert set(fields) == {"subject", "body"}, "a title adds no field of its own"
    for text in (line, fields["body"][0]):
        assert "12月5日" in text or "毎週" in text
        assert view.address in text
    assert not {'"', "<", ">", "\n", "\r", " "} & set(view.line + view.mail)


def test_a_mistake_is_told_to_whoever_has_a_mail_address() -> None:
    event = make_event(SOON)
    frame = frame_of(make_catalog(event))
    assert report_href(event, "/events/a/b/", frame) == "", "nobody to write to"
    reachable = replace(event, contact=Contact(mail="mihon@example.jp"))
    href = report_href(reachable, "/events/a/b/", frame)
    assert href.startswith("mailto:mihon@example.jp?subject=")
    assert "https://example.org/ward/events/a/b/" in unquote(href)
