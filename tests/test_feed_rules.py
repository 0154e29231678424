"""Every feed keeps the rules of its standard; a broken one is found, else the rules prove nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from community_events.announcements import build_announcements, select_announcements
from community_events.model.feed import Announcement, Feed
from community_events.model.records import Event
from community_events.render.jsonfeed import render_jsonfeed
from community_events.render.rss import render_atom, render_rss
from tests.example_events import EXAMPLES, MARKET, SITE, TODAY, make_catalog, occurrences_of
from tests.feed_rules import ATOM, CONTENT, EV, atom_faults, jsonfeed_faults, rss_faults

FEED = Feed(
    subject="everything",
    slug="",
    path="/",
    title="催し",
    description="説明",
    events=("ward-office/market",),
)
SIZES = (("events/ward-office/market/flyer.pdf", 12345),)
FORMATS = {
    "rss": (render_rss, rss_faults),
    "atom": (render_atom, atom_faults),
    "json": (render_jsonfeed, jsonfeed_faults),
}


def items_of(event: Event) -> tuple[Announcement, ...]:
    found = build_announcements(event, occurrences_of(event), make_catalog(event), SITE, TODAY)
    return select_announcements(found, 50)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("event", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_every_way_of_happening_gives_a_valid_feed(name: str, event: Event) -> None:
    render, faults = FORMATS[name]
    assert faults(render(FEED, items_of(event), SITE, SIZES)) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_feed_without_items_is_valid(name: str) -> None:
    render, faults = FORMATS[name]
    assert faults(render(FEED, (), SITE, ())) == []


BROKEN: list[tuple[str, bytes, bytes, str]] = [
    ("rss", b'version="2.0"', b'version="0.9"', "the version"),
    ("rss", b"<language>ja</language>", b"<languages>ja</languages>", "an unknown element"),
    ("rss", b"<title>", b"<title/><title>", "an element twice"),
    ("rss", b"+0900</pubDate>", b"JST</pubDate>", "a zone of no meaning"),
    ("rss", b"Fri, 20", b"Mon, 20", "the wrong weekday"),
    ("rss", b'isPermaLink="false"', b'isPermaLink="true"', "a tag: is no address"),
    ("rss", b' length="12345"', b"", "an enclosure without its length"),
    ("rss", b' length="12345"', b' length="0"', "a length nobody measured"),
    ("rss", b'rel="self"', b'rel="alternate"', "no self link"),
    ("atom", b"<updated>", b"<updated/><updated>", "an element twice"),
    ("atom", b'type="html"', b'type="CDATA"', "what feedgen writes if asked wrongly"),
    ("atom", b' rel="enclosure" type="application/pdf"', b"", "a second page"),
    ("atom", b"+09:00", b"", "a date without an offset"),
    ("atom", b"tag:events", b"events", "an id that is no IRI"),
    ("json", b'"content_text"', b'"content"', "an unknown key"),
    ("json", b"+09:00", b"", "a date without an offset"),
    ("json", b'"authors"', b'"author"', "a key of version 1.0"),
    ("json", b'"mime_type"', b'"type"', "an attachment without its type"),
]


@pytest.mark.parametrize(("name", "old", "new", "reason"), BROKEN, ids=lambda v: str(v)[:20])
def test_a_broken_feed_is_found(name: str, old: bytes, new: bytes, reason: str) -> None:
    render: Callable[..., bytes] = FORMATS[name][0]
    data = render(FEED, items_of(MARKET), SITE, SIZES)
    assert old in data
    assert FORMATS[name][1](data.replace(old, new)), reason


def test_an_item_tells_machines_when_and_where() -> None:
    channel = etree.fromstring(render_rss(FEED, items_of(MARKET), SITE, SIZES)).find("channel")
    found = {
        item.findtext("title"): tuple(
            item.findtext(EV + name) for name in ("startdate", "enddate", "location", "organizer")
        )
        for item in channel.iter("item")
    }
    assert found["12月11日（金）【時間変更】見本マルシェ"] == (
        "2026-12-11T13:00:00+09:00",
        "2026-12-11T16:00:00+09:00",
        "区役所ロビー",
        "見本区役所",
    )
    (whole,) = items_of(EXAMPLES["three whole days"])
    (item,) = etree.fromstring(render_rss(FEED, (whole,), SITE)).iter("item")
    assert item.findtext(f"{EV}startdate") == "2026-12-05"
    assert item.findtext(f"{EV}enddate") == "2026-12-07", "the last day, as people say it"


def test_the_content_says_more_than_the_description() -> None:
    item = etree.fromstring(render_rss(FEED, items_of(EXAMPLES["one date"]), SITE)).find(".//item")
    brief, whole = item.findtext("description"), item.findtext(f"{CONTENT}encoded")
    assert brief.removesuffix("</p>") == whole[: len(brief) - 4]
    assert "料金: 無料" in whole
    assert "料金" not in brief


def test_the_flyer_is_the_enclosure() -> None:
    items = items_of(EXAMPLES["one date"])
    address = "https://example.org/ward/events/ward-office/market/flyer.pdf"
    enclosure = etree.fromstring(render_rss(FEED, items, SITE, SIZES)).find(".//enclosure")
    assert dict(enclosure.attrib) == {"url": address, "length": "12345", "type": "application/pdf"}
    links = etree.fromstring(render_atom(FEED, items, SITE, SIZES)).findall(
        f"{ATOM}entry/{ATOM}link"
    )
    assert [(link.get("rel", "alternate"), link.get("href")) for link in links] == [
        ("alternate", "https://example.org/ward/events/ward-office/market/"),
        ("enclosure", address),
    ]
    (item,) = json.loads(render_jsonfeed(FEED, items, SITE, SIZES))["items"]
    assert item["attachments"][0]["size_in_bytes"] == 12345


def test_an_event_without_a_flyer_has_no_enclosure() -> None:
    assert b"enclosure" not in render_rss(FEED, items_of(MARKET), SITE)
    assert b"attachments" not in render_jsonfeed(FEED, items_of(MARKET), SITE)


def test_every_feed_of_the_site_is_valid_and_its_flyers_have_their_true_length(
    built_site: Path,
) -> None:
    flyers = 0
    for path in sorted(built_site.rglob("rss.xml")):
        assert rss_faults(path.read_bytes()) == [], path
        for enclosure in etree.parse(path).iter("enclosure"):
            file = built_site / urlsplit(enclosure.get("url")).path.lstrip("/")
            assert int(enclosure.get("length")) == file.stat().st_size
            flyers += 1
    assert flyers > 50
    for path in sorted(built_site.rglob("atom.xml")):
        assert atom_faults(path.read_bytes()) == [], path
    for path in sorted(built_site.rglob("feed.json")):
        assert jsonfeed_faults(path.read_bytes()) == [], path
