"""One line in an entry is seen by everyone: every kind of change, in every output.

The kinds are in ``tests/change_cases.py``. A function below is one output: it returns what a reader
of it finds about 8 December.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import icalendar
import lxml.html
import pytest
from lxml import etree

from community_events.model.feed import Feed
from community_events.render.flyer import FLYER_SIZES, render_flyer
from community_events.render.flyerviews import flyer_view
from community_events.render.sheet import render_sheet
from community_events.render.sheetviews import sheet_view
from community_events.render.typeset import PrintTheme
from tests.change_cases import (
    BOOKED,
    CASES,
    CHANGED,
    KINDS,
    PLAIN,
    REASON,
    SITE,
    TEN,
    Case,
    file,
    path_of,
    site,
)
from tests.example_events import at
from tests.feed_rules import ATOM
from tests.pdf_reading import read_text
from tests.search_scripts import search

THEME = PrintTheme(templates=Path("theme/print"), fonts=Path("theme/fonts"))
A4 = FLYER_SIZES[0]
SCHEMA = "https://schema.org/"


def in_banner(case: Case) -> str:
    page = lxml.html.fromstring(file(f"{path_of(case)}/index.html"))
    return " ".join(page.xpath("//*[contains(@class, 'banner')]")[0].text_content().split())


def in_search(case: Case) -> dict[str, str]:
    """Return 8 December, or where it is now, as the search index has it."""
    found = json.loads(file("search/upcoming.json"))["entries"]
    (entry,) = [e for e in found if e["path"] == f"/{path_of(case)}/"]
    (told,) = [d for d in entry["dates"] if d.get("iso", "").startswith(case.start[:16])]
    return dict(told)


def in_list(case: Case) -> str:
    """Return the row of 8 December, or of where it is now, in the list of the organizer."""
    page = lxml.html.fromstring(file("organizers/kai/index.html"))
    rows = page.xpath(f"//li[.//a[contains(@href, '/{case.slug}/')]]")
    (row,) = [r for r in rows if r.xpath(f".//time[starts-with(@datetime, '{case.start[:16]}')]")]
    return " ".join(row.text_content().split())


def in_ics(case: Case) -> icalendar.Component:
    calendar = icalendar.Calendar.from_ical(file(f"{path_of(case)}/event.ics"))
    starts = {datetime.fromisoformat(case.start)}
    if case.shape == "rule" and (case.is_whole or case.kind is PLAIN):
        starts = {at("2026-12-01", "10:00")}  # the rule says it of all its days
    (found,) = [c for c in calendar.walk("VEVENT") if c["DTSTART"].dt in starts]
    return found


def changes_in_rss(case: Case) -> list[etree._Element]:
    address = f"{SITE.public_url}/{path_of(case)}/"
    items = etree.fromstring(file("rss.xml")).iter("item")
    return [i for i in items if i.findtext("link") == address and "#" in i.findtext("guid")]


def changes_in_atom(case: Case) -> list[etree._Element]:
    entries = etree.fromstring(file("atom.xml")).iter(f"{ATOM}entry")
    name = f":{case.slug}.kai#"
    return [entry for entry in entries if name in entry.findtext(f"{ATOM}id")]


def changes_in_json(case: Case) -> list[dict[str, object]]:
    items = json.loads(file("feed.json"))["items"]
    return [item for item in items if f":{case.slug}.kai#" in item["id"]]


def in_json_ld(case: Case) -> dict[str, str]:
    page = lxml.html.fromstring(file(f"{path_of(case)}/index.html"))
    (script,) = page.xpath("//script[@type='application/ld+json']")
    event = json.loads(script.text)
    found = [d for d in (event, *event.get("subEvent", ())) if d["startDate"] == case.start]
    return dict(found[0]) if found else event  # all days alike: the next one stands for them


def in_csv(case: Case) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(file("data/events.csv").decode("utf-8-sig"), newline=""))
    (row,) = [
        row
        for row in rows
        if row["ID"].startswith(f"{case.slug}.kai@")
        and (row["開始日"], row["開始時間"]) == (case.start[:10], case.start[11:16])
    ]
    return row


def in_events_json(case: Case) -> dict[str, str]:
    events = json.loads(file("data/events.json"))["events"]
    (event,) = [event for event in events if event["id"] == f"event/kai/{case.slug}"]
    (found,) = [o for o in event["occurrences"] if o["start"] == case.start]
    return dict(found)


def on_flyer(case: Case) -> Iterator[str]:
    """Yield word and reason as the flyer's view and its paper say them."""
    view = flyer_view(f"kai/{case.slug}", site()[0])
    yield "".join((view.status_word, view.status_reason, view.booking))
    yield from (d.day + d.status + d.note for d in view.dates)


def sheet_of(case: Case) -> Feed:
    return Feed(
        subject="organizer", slug="kai", path="/", title="一覧", events=(f"kai/{case.slug}",)
    )


def each_case(function):  # type: ignore[no-untyped-def]
    return pytest.mark.parametrize("case", CASES, ids=[case.slug for case in CASES])(function)


@each_case
def test_the_page_says_it_in_its_banner(case: Case) -> None:
    text = in_banner(case)
    assert case.kind.word in text
    assert REASON in text


@each_case
def test_a_list_says_it_in_a_word(case: Case) -> None:
    assert case.kind.word in in_list(case)
    assert REASON in in_list(case)


@each_case
def test_search_says_it_in_its_result(case: Case) -> None:
    told = in_search(case)
    assert (told["word"], told["reason"]) == (case.kind.word, REASON)
    assert told["place"] == case.place


def test_search_finds_a_day_by_what_became_of_it_also_behind_the_next_dates() -> None:
    """8 December is the fifth date of those called later: three are told in any case."""
    entries = [
        {"entry": entry, "words": document["words"], "text": ""}
        for document in [json.loads(file("search/upcoming.json"))]
        for entry in document["entries"]
    ]
    words = sorted({kind.word for kind in KINDS.values()})
    found = search(entries, [f"12月8日 {word} {REASON}" for word in words], "2026-11-30")
    for word, paths in zip(words, found, strict=True):
        cases = [c for c in CASES if c.kind.word == word and c.shape == "later"]
        stayed = [c for c in cases if c.start.startswith("2026-12-08")]
        assert {f"/{path_of(case)}/" for case in stayed} <= set(paths), word
        others = {f"/{path_of(c)}/" for c in CASES if c.kind.word != word}
        assert not set(paths) & others, word


@each_case
def test_a_calendar_says_it_in_title_state_and_text(case: Case) -> None:
    component = in_ics(case)
    assert component["SUMMARY"] == f"【{case.kind.word}】見本の会"
    assert component["STATUS"] == case.kind.ical
    assert component["DESCRIPTION"].splitlines()[0] == f"【{case.kind.word}】{REASON}"
    assert component["LOCATION"].startswith(case.place)
    assert component["SEQUENCE"] == 4
    moved = "もとの日時: 2026年12月8日（火）午前10時" in component["DESCRIPTION"]
    assert moved == (case.start != TEN)


@each_case
def test_the_news_have_an_item_with_a_date_of_its_own(case: Case) -> None:
    (item,) = changes_in_rss(case)
    title = item.findtext("title")
    assert title.endswith(f"）【{case.kind.word}】見本の会")
    assert title.startswith("12月8日（火）" if not case.is_whole else "12月")
    assert parsedate_to_datetime(item.findtext("pubDate")) == CHANGED
    assert f"【{case.kind.word}】{REASON}" in item.findtext("description")
    (entry,) = changes_in_atom(case)
    assert entry.findtext(f"{ATOM}title") == title
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == CHANGED
    assert REASON in entry.findtext(f"{ATOM}content")
    (other,) = changes_in_json(case)
    assert (other["title"], other["date_published"]) == (title, CHANGED.isoformat())
    assert other["_event"]["status"] == case.kind.status  # type: ignore[index]
    assert f"会場: {case.place}" in other["content_text"]  # type: ignore[operator]


@each_case
def test_search_engines_learn_the_state_and_only_a_new_start_has_an_old_one(case: Case) -> None:
    found = in_json_ld(case)
    assert found["eventStatus"] == SCHEMA + case.kind.schema
    assert REASON in found["description"]
    moved = case.start != TEN
    assert found.get("previousStartDate") == (TEN if moved else None)
    if moved:
        assert found["eventStatus"] == f"{SCHEMA}EventRescheduled"


@each_case
def test_open_data_say_it(case: Case) -> None:
    row = in_csv(case)
    assert row["状態"] == case.kind.word
    assert REASON in row["開始日時特記事項"]
    assert ("もとの日時" in row["開始日時特記事項"]) == (case.start != TEN)
    assert row["場所名称"] == ("" if case.place == "オンライン" else case.place)
    found = in_events_json(case)
    assert (found["status"], found["change"]) == (case.kind.status, case.kind.word)
    assert (found["reason"], found["original"]) == (REASON, TEN)


@each_case
def test_the_flyer_says_it_in_view_and_on_paper(case: Case) -> None:
    assert any(case.kind.word in told and REASON in told for told in on_flyer(case))
    paper = read_text(render_flyer(flyer_view(f"kai/{case.slug}", site()[0]), A4, THEME))
    assert case.kind.word in paper
    assert REASON in paper


@each_case
def test_a_sheet_says_it_in_view_and_on_paper(case: Case) -> None:
    view = sheet_view(sheet_of(case), site()[0])
    day = "12月10日" if case.start.startswith("2026-12-10") else "12月8日"
    (row,) = [row for d in view.days if d.heading.startswith(day) for row in d.rows]
    assert row.status == case.kind.word
    assert row.place == case.place
    assert case.kind.word in read_text(render_sheet(view, THEME))


def test_whether_there_is_room_is_told_everywhere_and_changes_no_state() -> None:
    assert "満員" in in_list(BOOKED)
    assert in_search(BOOKED)["booking"] == "満員"
    assert "word" not in in_search(BOOKED)
    page = lxml.html.fromstring(file(f"{path_of(BOOKED)}/index.html")).text_content()
    assert "満員" in page
    component = in_ics(BOOKED)
    assert "申込の状態: 12月8日（火） 満員" in component["DESCRIPTION"]
    assert (component["SUMMARY"], component["STATUS"]) == ("見本の会", "CONFIRMED")
    assert changes_in_rss(BOOKED) == []
    address = f"{SITE.public_url}/{path_of(BOOKED)}/"
    items = etree.fromstring(file("rss.xml")).iter("item")
    (item,) = [i for i in items if i.findtext("link") == address]
    assert "満員" in item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert in_json_ld(BOOKED)["eventStatus"] == f"{SCHEMA}EventScheduled"
    row = in_csv(BOOKED)
    assert (row["状態"], row["備考"]) == ("予定どおり", "申込の状態: 満員")
    found = in_events_json(BOOKED)
    assert (found["status"], found["change"], found["booking"]) == ("scheduled", "", "満員")
    assert any("満員" in told for told in on_flyer(BOOKED))
    view = sheet_view(sheet_of(BOOKED), site()[0])
    assert [row.status for day in view.days for row in day.rows] == ["", "満員"]
    assert not any(row.off for day in view.days for row in day.rows)


def test_every_status_is_in_the_table() -> None:
    from community_events.model.recurrence import Status

    assert {kind.status for kind in KINDS.values()} == set(Status)
