"""The real site as it was built: pages and feeds agree, links lead somewhere, nothing is missing."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import icalendar
import lxml.html
import pytest
import recurring_ical_events
import vobject
from PIL import Image

from community_events.clock import TOKYO
from tests.calendar_engines import READERS, read_by_vobject, stamp
from tests.fixtures_site import PUBLIC_URL

TODAY = date(2026, 11, 21)
WINDOW_END = TODAY + timedelta(days=400)
KINDS_OF_FEED = ("areas", "categories", "organizers", "venues", "racks", "series")
COMPANIONS = ("index.html", "calendar.ics", "rss.xml", "feed.json", "sheet.pdf")


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def _feed_folders(site: Path) -> list[Path]:
    """Return the folder of every Feed that lists its days on a page of its own."""
    return sorted(path.parent for path in site.rglob("calendar.ics") if path.parent != site)


def _rows(page: Path) -> set[str]:
    """Return the starts that a page lists as coming, as a reader of its ``<time>`` elements sees them."""
    document = lxml.html.parse(page).getroot()
    times = document.xpath(
        "//section[@aria-labelledby='coming']//li[contains(@class, 'row')]//time/@datetime"
    )
    return {stamp(datetime.fromisoformat(t)) if "T" in t else t for t in times}


def _starts(calendar: bytes) -> set[str]:
    components = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar)).between(
        TODAY, WINDOW_END
    )
    return {stamp(component["DTSTART"].dt) for component in components}


def test_a_page_and_its_calendar_list_the_same_starts(built_site: Path) -> None:
    compared = 0
    for folder in _feed_folders(built_site):
        listed = _rows(folder / "index.html")
        calendar = (folder / "calendar.ics").read_bytes()
        assert listed == _starts(calendar), folder
        if listed:
            by_vobject = {
                start for start, end, _ in read_by_vobject(calendar)
                if (end > TODAY.isoformat() or start[:10] >= TODAY.isoformat())
                and start[:10] < WINDOW_END.isoformat()
            }  # fmt: skip
            assert listed == by_vobject, folder
        compared += len(listed)
    assert compared > 300


def test_every_calendar_is_read_by_two_parsers(built_site: Path) -> None:
    calendars = sorted(built_site.rglob("*.ics"))
    for path in calendars:
        data = path.read_bytes()
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        other = getattr(vobject.readOne(data.decode()), "vevent_list", [])
        assert len(events) == len(other), path
        assert len({(e["UID"], str(e.get("RECURRENCE-ID", ""))) for e in events}) == len(events), (
            path
        )
        assert b"RDATE" not in data
    assert len(calendars) > 80


def test_four_engines_unroll_every_calendar_alike(built_site: Path) -> None:
    paths = sorted(built_site.rglob("*.ics"))
    calendars = [path.read_bytes() for path in paths]
    found = {name: read(calendars) for name, read in READERS.items()}
    first = found["libical"]
    for name, readings in found.items():
        different = [path for path, a, b in zip(paths, readings, first, strict=True) if a != b]
        assert different == [], name
    assert sum(map(len, first)) > 1000


def test_a_cancelled_day_is_told_everywhere(built_site: Path) -> None:
    folder = built_site / "events/ward-office/popup-nishikyo"
    page = folder.joinpath("index.html").read_text(encoding="utf-8")
    calendar = folder.joinpath("event.ics").read_bytes()
    (cancelled,) = [
        event for event in icalendar.Calendar.from_ical(calendar).walk("VEVENT")
        if event["STATUS"] == "CANCELLED"
    ]  # fmt: skip
    news = built_site.joinpath("rss.xml").read_text(encoding="utf-8")
    assert cancelled["RECURRENCE-ID"].dt == datetime(2026, 12, 8, 10, tzinfo=TOKYO)
    assert "【中止】" in cancelled["SUMMARY"]
    assert "館内設備の点検のため" in cancelled["DESCRIPTION"]
    assert "中止" in page
    assert "館内設備の点検のため" in page
    assert "12月8日（火）【見本】【中止】" in news


@pytest.mark.parametrize("kind", KINDS_OF_FEED)
def test_every_subject_has_all_its_companions(built_site: Path, kind: str) -> None:
    folders = [path for path in (built_site / kind).iterdir() if path.is_dir()]
    assert folders
    for folder in folders:
        assert [name for name in COMPANIONS if not (folder / name).is_file()] == [], folder


def test_the_root_has_its_files(built_site: Path) -> None:
    names = (*COMPANIONS, "atom.xml", "sitemap.xml", "robots.txt", "404.html", "data/events.json")
    assert [name for name in names if not (built_site / name).is_file()] == []


def test_every_internal_link_leads_to_a_file(built_site: Path) -> None:
    broken = []
    for page in _pages(built_site):
        address = "https://site.test/" + page.relative_to(built_site).as_posix()
        document = lxml.html.parse(page).getroot()
        ids = set(document.xpath("//@id"))
        sizes = [
            one.split()[0] for srcset in document.xpath("//@srcset") for one in srcset.split(",")
        ]
        for link in (*document.xpath("//@href | //@src"), *sizes):
            if page.name == "404.html" and link.startswith(PUBLIC_URL):
                link = link.replace(PUBLIC_URL, "https://site.test", 1)
            target, fragment = urldefrag(urljoin(address, link))
            if not target.startswith("https://site.test/"):
                continue
            path = built_site / unquote(target.removeprefix("https://site.test/"))
            if target == address:
                ok = not fragment or fragment in ids
            else:
                ok = path.joinpath("index.html").is_file() if path.is_dir() else path.is_file()
            if not ok:
                broken.append(f"{page.relative_to(built_site)}: {link}")
    assert broken == []


def test_who_finds_no_page_is_led_to_every_way_of_finding(built_site: Path) -> None:
    """404.html is served at any depth: an address that is relative would lead nowhere."""
    links = lxml.html.parse(built_site / "404.html").getroot().xpath("//main//a/@href")
    wanted = {f"{PUBLIC_URL}/{path}" for path in ("", "search/", "find/", "areas/", "categories/")}
    assert wanted <= set(links)


@pytest.mark.parametrize(
    ("edition", "offers", "reason"),
    [
        ("", "opportunities", "Japanese"),
        ("en", "en/opportunities", "the same edition, where it has the page"),
        ("furigana", "furigana/opportunities", ""),
    ],
)
def test_what_a_body_links_to_is_reached_from_every_edition(
    built_site: Path, edition: str, offers: str, reason: str
) -> None:
    folder = built_site / edition / "events" / "ward-office" / "popup-nishikyo"
    links = lxml.html.parse(folder / "index.html").getroot().xpath("//*[@class='prose']//a/@href")
    reached = [(folder / str(link)).resolve().relative_to(built_site.resolve()) for link in links]
    assert [path.as_posix() for path in reached] == [offers, "policy"], reason
    assert all((built_site / path / "index.html").is_file() for path in reached)


def test_links_inside_the_site_are_relative(built_site: Path) -> None:
    for page in _pages(built_site):
        if page.name == "404.html":  # served at any depth: its links are absolute
            continue
        links = lxml.html.parse(page).getroot().xpath("//@href | //@src")
        assert [link for link in links if link.startswith("/")] == [], page


def test_feeds_are_well_formed_and_name_pages_that_exist(built_site: Path) -> None:
    for path in sorted(built_site.rglob("rss.xml")):
        for link in etree.fromstring(path.read_bytes()).findall("./channel/item/link"):
            page = (link.text or "").removeprefix(f"{PUBLIC_URL}/")
            assert (built_site / page / "index.html").is_file(), (path, link.text)
    for path in sorted(built_site.rglob("feed.json")):
        assert json.loads(path.read_bytes())["version"] == "https://jsonfeed.org/version/1.1"


def test_samples_say_so_and_are_not_for_search_engines(built_site: Path) -> None:
    sitemap = built_site.joinpath("sitemap.xml").read_text(encoding="utf-8")
    for page in sorted(built_site.glob("events/*/*/index.html")):
        text = page.read_text(encoding="utf-8")
        assert "【見本】" in text
        assert '<meta name="robots" content="noindex">' in text
        assert "application/ld+json" not in text
        assert page.parent.relative_to(built_site).as_posix() not in sitemap


def test_weekdays_are_written_with_every_date_of_a_list(built_site: Path) -> None:
    page = lxml.html.parse(built_site / "index.html").getroot()
    for sentence in page.find_class("repeats-list"):
        sentence.drop_tree()  # a sentence says in words what it does not list
    plain = str(page.text_content())
    assert re.findall(r"\d{1,2}月\d{1,2}日(?!（[月火水木金土日]）)", plain) == []


def test_pictures_are_as_large_as_pages_say_and_tell_nothing_else(built_site: Path) -> None:
    shown = 0
    for page in _pages(built_site):
        for image in lxml.html.parse(page).getroot().xpath("//main//picture//img"):
            shown += 1
            assert image.get("alt"), page
            files = [f.strip().split(" ") for f in str(image.get("srcset")).split(",")]
            for name, width in files:
                with Image.open(page.parent / name) as picture:
                    assert f"{picture.width}w" == width
                    assert dict(picture.getexif()) == {}
                    largest = picture.size
            assert largest == (int(image.get("width")), int(image.get("height"))), page
    assert shown >= 4


def test_every_event_has_a_picture_for_other_sites(built_site: Path) -> None:
    for page in (built_site / "events").glob("*/*/index.html"):
        (address,) = lxml.html.parse(page).getroot().xpath("//meta[@property='og:image']/@content")
        assert str(address) == f"{PUBLIC_URL}/{page.parent.relative_to(built_site)}/og.png"
        for name, size in (("og.png", (1200, 630)), ("card.png", (1080, 1350))):
            with Image.open(page.parent / name) as picture:
                assert picture.size == size
    assert (built_site / "og.png").is_file()
