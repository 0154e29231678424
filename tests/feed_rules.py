"""The rules of RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, each as one check that names its source.

``rss_faults``, ``atom_faults`` and ``jsonfeed_faults`` return what breaks a rule, in words; an empty
list means valid.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
EV = "{http://purl.org/rss/1.0/modules/event/}"

# https://www.rssboard.org/rss-specification: #requiredChannelElements, #optionalChannelElements
CHANNEL_REQUIRED = ("title", "link", "description")
CHANNEL_ONCE = {
    *(*CHANNEL_REQUIRED, "language", "copyright", "managingEditor", "webMaster", "pubDate"),
    *("lastBuildDate", "generator", "docs", "cloud", "ttl", "image", "rating", "textInput"),
    *("skipHours", "skipDays"),
}
# #hrelementsOfLtitemgt; the Profile asks for one enclosure at most.
ITEM_ONCE = {
    *("title", "link", "description", "author", "comments", "enclosure", "guid", "pubDate"),
    *("source", f"{CONTENT}encoded"),
    *(EV + name for name in ("startdate", "enddate", "location", "organizer", "type")),
}
RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
W3CDTF = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?")
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"]+")
MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")


def rss_faults(data: bytes) -> list[str]:
    return list(_rss(data))


def _rss(data: bytes) -> Iterator[str]:
    root = etree.fromstring(data)
    if root.tag != "rss" or root.get("version") != "2.0":
        yield "the root is <rss version='2.0'> (#sampleFiles)"
    channels = root.findall("channel")
    if len(channels) != 1 or len(root) != 1:
        yield "one <channel> in it"
        return
    (channel,) = channels
    counts = Counter(child.tag for child in channel)
    for name in CHANNEL_REQUIRED:
        if not (channel.findtext(name) or "").strip():
            yield f"channel: <{name}> is required"
    for name, count in counts.items():
        if name in CHANNEL_ONCE and count > 1:
            yield f"channel: <{name}> {count} times"
        if not name.startswith("{") and name not in CHANNEL_ONCE | {"item", "category"}:
            yield f"channel: no element of RSS: <{name}>"
    for name in ("pubDate", "lastBuildDate"):
        yield from _rfc_822(channel, name)
    if not ADDRESS.fullmatch(channel.findtext("link") or ""):
        yield "channel: <link> is an address"
    if not re.fullmatch("[0-9]+", channel.findtext("ttl") or "0"):
        yield "channel: <ttl> is a number of minutes"
    own = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if len(own) != 1 or own[0].get("type") != "application/rss+xml":
        yield "channel: one atom:link rel=self with its type (Profile #namespace-elements-atom)"
    items = channel.findall("item")
    for item in items:
        yield from (f"item {item.findtext('guid')}: {fault}" for fault in _item(item))
    guids = [item.findtext("guid") for item in items]
    if len(set(guids)) != len(guids):
        yield "two items with one guid"


def _item(item: etree._Element) -> Iterator[str]:
    counts = Counter(child.tag for child in item)
    if not (item.findtext("title") or item.findtext("description")):
        yield "a title or a description"
    for name, count in counts.items():
        if name in ITEM_ONCE and count > 1:
            yield f"<{name}> {count} times"
        if not name.startswith("{") and name not in ITEM_ONCE | {"category"}:
            yield f"no element of RSS: <{name}>"
    if not ADDRESS.fullmatch(item.findtext("link") or ""):
        yield "<link> is an address"
    guid = item.find("guid")
    if guid is None or not guid.text:
        yield "a guid, for readers to know it again"
    elif guid.get("isPermaLink", "true") == "true" and not ADDRESS.fullmatch(guid.text):
        yield "a guid that is no address says isPermaLink='false'"
    yield from _rfc_822(item, "pubDate")
    for name in ("startdate", "enddate"):
        if not W3CDTF.fullmatch(item.findtext(EV + name) or "2026-01-01"):
            yield f"ev:{name} is W3CDTF"
    enclosure = item.find("enclosure")
    if enclosure is not None:
        if set(enclosure.attrib) != {"url", "length", "type"}:
            yield "<enclosure> has url, length and type (#ltenclosuregtSubelementOfLtitemgt)"
        if not ADDRESS.fullmatch(enclosure.get("url", "")):
            yield "<enclosure url> is an address"
        if not re.fullmatch("[1-9][0-9]*", enclosure.get("length", "")):
            yield "<enclosure length> is a number of bytes"
        if not MEDIA_TYPE.fullmatch(enclosure.get("type", "")):
            yield "<enclosure type> is a media type"
    author = item.findtext("author")
    if author is not None and "@" not in author:
        yield "<author> is an e-mail address"


def _rfc_822(element: etree._Element, name: str) -> Iterator[str]:
    text = element.findtext(name)
    if text is None:
        return
    if not RFC_822.fullmatch(text) or f"{parsedate_to_datetime(text):%a}" != text[:3]:
        yield f"<{name}> is a date as in RFC 822 with four digits of year: {text}"


ATOM_FEED_ONCE = {"id", "title", "updated", "generator", "icon", "logo", "rights", "subtitle"}
ATOM_FEED = ATOM_FEED_ONCE | {"author", "category", "contributor", "link", "entry"}
ATOM_ENTRY_ONCE = {
    *("id", "title", "updated", "content", "published", "rights", "source", "summary")
}
ATOM_ENTRY = ATOM_ENTRY_ONCE | {"author", "category", "contributor", "link"}
ATOM_TEXTS = {"title", "subtitle", "summary", "rights"}


def atom_faults(data: bytes) -> list[str]:
    return list(_atom(data))


def _atom(data: bytes) -> Iterator[str]:
    root = etree.fromstring(data)
    if root.tag != f"{ATOM}feed":
        yield "the root is atom:feed (§4.1.1)"
        return
    yield from _atom_container(root, ATOM_FEED, ATOM_FEED_ONCE, "feed")
    entries = root.findall(f"{ATOM}entry")
    if not [link for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        yield "feed: should have a link rel=self (§4.1.1)"
    for entry in entries:
        name = f"entry {entry.findtext(ATOM + 'id')}"
        yield from _atom_container(entry, ATOM_ENTRY, ATOM_ENTRY_ONCE, name)
        if root.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            yield f"{name}: an author, of the entry or of the feed (§4.1.2)"
        alternates = [a for a in entry.findall(f"{ATOM}link") if _rel(a) == "alternate"]
        if entry.find(f"{ATOM}content") is None and not alternates:
            yield f"{name}: content or an alternate link (§4.1.2)"
    ids = [(e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}updated")) for e in entries]
    if len(set(ids)) != len(ids):
        yield "two entries with the same id and updated (§4.1.1)"


def _atom_container(
    element: etree._Element, known: set[str], once: set[str], name: str
) -> Iterator[str]:
    own = [c for c in element if isinstance(c.tag, str) and c.tag.startswith(ATOM)]
    counts = Counter(child.tag.removeprefix(ATOM) for child in own)
    for required in ("id", "title", "updated"):
        if counts[required] != 1:
            yield f"{name}: {required} exactly once, here {counts[required]} times (§4.1.1)"
    for tag, count in counts.items():
        if tag not in known:
            yield f"{name}: no place for atom:{tag}"
        if tag in once and count > 1:
            yield f"{name}: {tag} {count} times"
    if not IRI.fullmatch(element.findtext(f"{ATOM}id") or ""):
        yield f"{name}: the id is an IRI (§4.2.6)"
    for child in own:
        tag = child.tag.removeprefix(ATOM)
        if tag in ("updated", "published") and not RFC_3339.fullmatch(child.text or ""):
            yield f"{name}: {tag} is a date as in RFC 3339 (§3.3)"
        if tag in ATOM_TEXTS and child.get("type", "text") not in ("text", "html", "xhtml"):
            yield f"{name}: {tag} type={child.get('type')} (§3.1.1)"
        if tag == "content" and child.get("type") == "CDATA":
            yield f"{name}: content type is text, html, xhtml or a media type (§4.1.3.1)"
        if tag == "author" and not child.findtext(f"{ATOM}name"):
            yield f"{name}: an author has a name (§3.2.1)"
        if tag == "category" and not child.get("term"):
            yield f"{name}: a category has a term (§4.2.2.1)"
        if tag == "link":
            yield from (f"{name}: {fault}" for fault in _atom_link(child))
    kinds = [
        (link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{ATOM}link")
        if _rel(link) == "alternate"
    ]
    if len(set(kinds)) != len(kinds):
        yield f"{name}: two alternate links of the same type and language (§4.1.1)"


def _atom_link(link: etree._Element) -> Iterator[str]:
    if not ADDRESS.fullmatch(link.get("href", "")):
        yield "a link has an address (§4.2.7.1)"
    if not MEDIA_TYPE.fullmatch(link.get("type", "text/html")):
        yield "a link's type is a media type (§4.2.7.3)"
    if _rel(link) == "enclosure" and not re.fullmatch("[1-9][0-9]*", link.get("length", "1")):
        yield "a link's length is a number of bytes (§4.2.7.6)"


def _rel(link: etree._Element) -> str:
    return str(link.get("rel", "alternate"))


FEED_KEYS = {
    *("version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url"),
    *("icon", "favicon", "authors", "language", "expired", "hubs", "items"),
}
ITEM_KEYS = {
    *("id", "url", "external_url", "title", "content_html", "content_text", "summary", "image"),
    *("banner_image", "date_published", "date_modified", "authors", "tags", "language"),
    "attachments",
}


def jsonfeed_faults(data: bytes) -> list[str]:
    return list(_jsonfeed(json.loads(data)))


def _jsonfeed(feed: dict[str, Any]) -> Iterator[str]:
    """https://www.jsonfeed.org/version/1.1/"""
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "version is the address of the format"
    if not isinstance(feed.get("title"), str) or not feed["title"]:
        yield "a title is required"
    if not isinstance(feed.get("items"), list):
        yield "items is a list, also an empty one"
        return
    yield from (f"no key of a feed: {key}" for key in _unknown(feed, FEED_KEYS))
    for key in ("home_page_url", "feed_url"):
        if not ADDRESS.fullmatch(feed.get(key, "")):
            yield f"{key} is an address"
    yield from _authors(feed)
    for item in feed["items"]:
        yield from (f"item {item.get('id')}: {fault}" for fault in _json_item(item))
    ids = [item.get("id") for item in feed["items"]]
    if len(set(ids)) != len(ids):
        yield "two items with one id"


def _json_item(item: dict[str, Any]) -> Iterator[str]:
    if not isinstance(item.get("id"), str) or not item["id"]:
        yield "an id is required, and a text"
    if not (item.get("content_html") or item.get("content_text")):
        yield "content_html or content_text is required"
    yield from (f"no key of an item: {key}" for key in _unknown(item, ITEM_KEYS))
    for key in ("date_published", "date_modified"):
        if key in item and not RFC_3339.fullmatch(item[key]):
            yield f"{key} is a date as in RFC 3339"
    if "url" in item and not ADDRESS.fullmatch(item["url"]):
        yield "url is an address"
    yield from _authors(item)
    if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
        yield "tags are texts"
    for attachment in item.get("attachments", []):
        if not ADDRESS.fullmatch(attachment.get("url", "")):
            yield "an attachment has an address"
        if not MEDIA_TYPE.fullmatch(attachment.get("mime_type", "")):
            yield "an attachment has a media type"
        if not isinstance(attachment.get("size_in_bytes", 1), int):
            yield "size_in_bytes is a number"
    for key, value in item.items():
        if key.startswith("_") and not isinstance(value, dict):
            yield f"an extension is an object: {key}"


def _authors(owner: dict[str, Any]) -> Iterator[str]:
    if "author" in owner:
        yield "author is of version 1.0: authors"
    if any(not author.keys() & {"name", "url", "avatar"} for author in owner.get("authors", [])):
        yield "an author has a name, url or avatar"


def _unknown(owner: dict[str, Any], known: set[str]) -> list[str]:
    return [key for key in owner if key not in known and not key.startswith("_")]
