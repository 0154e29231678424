"""RSS and Atom hold what their standards require and what feedgen would forget."""

from __future__ import annotations

import json
import locale
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import etree, html

from community_events.announcements import build_announcements, select_announcements
from community_events.model.feed import Announcement, Feed
from community_events.render.rss import render_atom, render_rss
from tests.example_events import (
    EXAMPLES,
    MARKET,
    SITE,
    TODAY,
    at,
    make_catalog,
    occurrences_of,
)

HOSTILE = json.loads(
    (Path(__file__).parent / "data" / "hostile_texts.json").read_text(encoding="utf-8")
)
FEED = Feed(
    subject="area",
    slug="sample",
    path="/areas/sample/",
    title="見本学区 — 見本の催し",
    description="見本学区の催しです。",
    events=("ward-office/market",),
)
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
ITEMS = select_announcements(
    build_announcements(MARKET, occurrences_of(MARKET), make_catalog(MARKET), SITE, TODAY), 50
)


def rss(items: tuple[Announcement, ...] = ITEMS, feed: Feed = FEED) -> etree._Element:
    return etree.fromstring(render_rss(feed, items, SITE)).find("channel")


def atom(items: tuple[Announcement, ...] = ITEMS, feed: Feed = FEED) -> etree._Element:
    return etree.fromstring(render_atom(feed, items, SITE))


def test_a_channel_has_what_rss_requires() -> None:
    channel = rss()
    texts = {name: channel.findtext(name) for name in ("title", "link", "description", "language")}
    assert texts == {
        "title": "見本学区 — 見本の催し",
        "link": "https://example.org/ward/areas/sample/",
        "description": "見本学区の催しです。",
        "language": "ja",
    }
    own = channel.find(f"{ATOM}link").attrib
    assert own["href"] == "https://example.org/ward/areas/sample/rss.xml"
    assert (own["rel"], own["type"]) == ("self", "application/rss+xml")


def test_items_are_newest_first() -> None:
    assert [item.findtext("title") for item in rss().iter("item")] == [i.title for i in ITEMS]
    entries = atom().iter(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [i.title for i in ITEMS]


def test_an_item_has_all_that_readers_ask_for() -> None:
    item = rss().find("item")
    assert item.findtext("link") == "https://example.org/ward/events/ward-office/market/"
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("guid") == ITEMS[0].guid
    assert item.findtext(f"{CONTENT}encoded") == ITEMS[0].html
    assert item.findtext("category") == "マルシェ"
    assert item.findtext(f"{DC}creator") == "見本区役所"
    assert item.find("author") is None, "RSS wants an e-mail address there"
    assert parsedate_to_datetime(item.findtext("pubDate")) == at("2026-11-20", "18:30")


def test_the_feed_is_as_new_as_its_newest_item_and_never_now() -> None:
    assert parsedate_to_datetime(rss().findtext("lastBuildDate")) == at("2026-11-20", "18:30")
    assert atom().findtext(f"{ATOM}updated") == "2026-11-20T18:30:00+09:00"
    assert rss(()).findtext("lastBuildDate") == "Thu, 01 Jan 2026 00:00:00 +0900"


def test_atom_has_what_rfc_4287_requires() -> None:
    feed = atom()
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "ja"
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert element.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://example.org/ward/areas/sample/atom.xml",
        "alternate": "https://example.org/ward/areas/sample/",
    }
    for entry in feed.iter(f"{ATOM}entry"):
        content = entry.find(f"{ATOM}content")
        assert content.get("type") == "html"
        (link,) = entry.findall(f"{ATOM}link")
        assert link.get("rel", "alternate") == "alternate"
        assert entry.findtext(f"{ATOM}id").startswith("tag:events.example.org,2026:")


def test_a_feed_without_items_or_description_is_whole() -> None:
    feed = replace(FEED, description="")
    assert rss((), feed).findtext("description") == "見本区の催しです。"
    assert atom((), feed).findtext(f"{ATOM}title") == FEED.title


@pytest.mark.parametrize("text", HOSTILE["printable"])
def test_a_hostile_title_stays_text(text: str) -> None:
    event = replace(EXAMPLES["one date"], title=text, summary=text, host=text)
    items = build_announcements(event, occurrences_of(event), make_catalog(event), SITE, TODAY)
    assert rss(items).findtext("item/title") == f"12月5日（土）{text}"
    assert atom(items).findtext(f"{ATOM}entry/{ATOM}title") == f"12月5日（土）{text}"
    # A description is HTML to readers: what they show is the text, and nothing of it is markup.
    shown = html.fromstring(f"<div>{rss(items).findtext('item/description')}</div>")
    assert "".join(shown.itertext()).startswith("日時: ")
    assert {element.tag for element in shown.iter()} == {"div", "p", "br"}


@pytest.mark.parametrize("render", [render_rss, render_atom])
def test_the_same_items_give_the_same_bytes(render) -> None:
    assert render(FEED, ITEMS, SITE) == render(FEED, ITEMS, SITE)


def test_the_whole_rss(golden) -> None:
    golden("rss.xml", render_rss(FEED, ITEMS, SITE).decode())


def test_the_whole_atom(golden) -> None:
    golden("atom.xml", render_atom(FEED, ITEMS, SITE).decode())


@pytest.mark.parametrize("text", ["x\x00y", "x\x07y", "x\x0by"])
def test_what_xml_cannot_hold_stops_the_build(text: str) -> None:
    with pytest.raises(ValueError, match="XML compatible"):
        render_rss(FEED, (replace(ITEMS[0], title=text),), SITE)


def test_threads_do_not_leave_another_locale_behind() -> None:
    before = locale.setlocale(locale.LC_ALL)
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: render_rss(FEED, ITEMS, SITE), range(64)))
    assert len(found) == 1
    assert locale.setlocale(locale.LC_ALL) == before
