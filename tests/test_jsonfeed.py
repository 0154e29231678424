"""feed.json holds what JSON Feed 1.1 asks for, and the items of rss.xml."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from community_events.announcements import build_announcements, select_announcements
from community_events.model.feed import Announcement, Feed
from community_events.render.jsonfeed import render_jsonfeed
from tests.example_events import MARKET, SITE, TODAY, make_catalog, occurrences_of

HOSTILE = json.loads(
    (Path(__file__).parent / "data" / "hostile_texts.json").read_text(encoding="utf-8")
)
FEED = Feed(
    subject="everything", slug="", path="/", title="見本の催し", events=("ward-office/market",)
)
ITEMS = select_announcements(
    build_announcements(MARKET, occurrences_of(MARKET), make_catalog(MARKET), SITE, TODAY), 50
)


def read(items: tuple[Announcement, ...] = ITEMS) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_jsonfeed(FEED, items, SITE))
    return found


def test_the_feed_has_what_the_standard_asks_for() -> None:
    feed = read()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "見本の催し"
    assert feed["home_page_url"] == "https://example.org/ward/"
    assert feed["feed_url"] == "https://example.org/ward/feed.json"
    assert feed["description"] == "見本区の催しです。"
    assert feed["language"] == "ja"


def test_every_item_has_an_id_an_address_and_a_text() -> None:
    items = read()["items"]
    assert [item["id"] for item in items] == [item.guid for item in ITEMS]
    for item in items:
        assert item["url"].startswith("https://example.org/ward/events/")
        assert item["content_text"]
        assert item["content_html"].startswith("<p>")
        assert datetime.fromisoformat(item["date_published"]).utcoffset()
        assert item["authors"] == [{"name": "見本区役所"}]
        assert item["tags"] == ["マルシェ"]


def test_an_item_tells_machines_its_state_and_date() -> None:
    assert read()["items"][0]["_event"] == {
        "status": "cancelled",
        "date": "2026-12-08T10:00:00+09:00",
        "start": "2026-12-08T10:00:00+09:00",
        "end": "2026-12-08T15:00:00+09:00",
        "place": "区役所ロビー",
    }


def test_what_was_not_told_has_no_key() -> None:
    bare = replace(ITEMS[0], author="", categories=(), moment=None, start=None, end=None, place="")
    (item,) = read((bare,))["items"]
    assert not {"authors", "tags"} & item.keys()
    assert item["_event"] == {"status": "cancelled"}


def test_a_feed_without_items_has_an_empty_list() -> None:
    assert read(())["items"] == []


@pytest.mark.parametrize("text", HOSTILE["printable"] + HOSTILE["control"])
def test_a_hostile_text_comes_back_as_it_was_put_in(text: str) -> None:
    (item,) = read((replace(ITEMS[0], title=text, text=text),))["items"]
    assert (item["title"], item["content_text"]) == (text, text)


def test_the_whole_feed(golden) -> None:
    data = render_jsonfeed(FEED, ITEMS, SITE)
    assert data.endswith(b"}\n")
    golden("feed.json", data.decode())
