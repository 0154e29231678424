"""One line in an entry is seen by everyone: every kind of change, in every output.

A row of ``KINDS`` is one kind of change; it is written into an entry as people write it, of one day
and of the whole event, for a rule and for a written date. A function below is one output: it returns
what a reader of it finds about 8 December.
"""

from __future__ import annotations

import csv
import functools
import io
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import icalendar
import lxml.html
import pytest
from lxml import etree

from community_events.artifacts import Artifact
from community_events.history import Revision
from community_events.index import Index, build_index
from community_events.model.feed import Feed
from community_events.pipeline import load_content
from community_events.render.flyer import render_flyer
from community_events.render.outputs import site_artifacts
from community_events.render.prints import flyer_view, sheet_view
from community_events.render.sheet import render_sheet
from community_events.render.typeset import PrintTheme
from tests.example_events import SITE as EXAMPLE_SITE
from tests.example_events import at
from tests.feed_rules import ATOM
from tests.pdf_reading import read_text

SITE = replace(EXAMPLE_SITE, feed_items=500)
NOW = at("2026-11-30", "09:00")
ANNOUNCED, CHANGED = at("2026-11-01", "09:00"), at("2026-11-20", "18:30")
REASON = "点検のため"
THEME = PrintTheme(templates=Path("theme/print"), fonts=Path("theme/fonts"))
SCHEMA = "https://schema.org/"
TEN, ONE = "2026-12-08T10:00:00+09:00", "2026-12-08T13:00:00+09:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of change and what must be said of it.

    ``day``: what stands behind the date under 変更; ``whole``: what stands behind 状態, "" where it is
    said by other keys. ``start``: where that day is now. ``status``, ``ical``, ``schema``: of
    events.json, of RFC 5545 and of schema.org.
    """

    day: str
    whole: str = ""
    word: str
    status: str
    ical: str
    schema: str
    start: str = TEN
    place: str = "ロビー"


KINDS: dict[str, Kind] = {
    "cancelled": Kind(
        day="中止",
        whole="中止",
        word="中止",
        status="cancelled",
        ical="CANCELLED",
        schema="EventCancelled",
    ),
    "day off": Kind(
        day="休み", word="休み", status="cancelled", ical="CANCELLED", schema="EventCancelled"
    ),
    "postponed": Kind(
        day="延期",
        whole="延期",
        word="延期",
        status="postponed",
        ical="TENTATIVE",
        schema="EventPostponed",
    ),
    "rescheduled": Kind(
        day="2026年12月10日（木）に延期",
        whole="予備日に延期",
        word="日程変更",
        status="rescheduled",
        ical="CONFIRMED",
        schema="EventRescheduled",
        start="2026-12-10T10:00:00+09:00",
    ),
    "moved": Kind(
        day="会場を hall に変更",
        whole="会場変更",
        word="会場変更",
        status="moved",
        ical="CONFIRMED",
        schema="EventScheduled",
        place="会館",
    ),
    "online": Kind(
        day="オンライン開催に変更",
        whole="オンライン",
        word="オンライン開催",
        status="online",
        ical="CONFIRMED",
        schema="EventMovedOnline",
        place="オンライン",
    ),
    "another time": Kind(
        day="13:00〜15:00 に変更",
        word="時間変更",
        status="scheduled",
        ical="CONFIRMED",
        schema="EventRescheduled",
        start=ONE,
    ),
    "to be decided": Kind(
        day="日程調整中",
        whole="日程調整中",
        word="日程調整中",
        status="tbd",
        ical="TENTATIVE",
        schema="EventPostponed",
    ),
}
PLAIN = Kind(day="", word="", status="scheduled", ical="CONFIRMED", schema="EventScheduled")
SHAPES = {
    "rule": "日時: 毎週火曜 10:00〜12:00\n期間: 2026年12月1日〜2026年12月22日",
    "single": "日時: 2026年12月8日（火） 10:00〜12:00",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One entry: a kind of change of one day or of the whole, of a rule or of a written date."""

    name: str
    shape: str
    is_whole: bool

    @property
    def kind(self) -> Kind:
        return KINDS.get(self.name, PLAIN)

    @property
    def slug(self) -> str:
        return f"{self.name} {self.shape} {'whole' if self.is_whole else 'day'}".replace(" ", "-")

    @property
    def start(self) -> str:
        """Where 8 December is now; the state of the whole says no new date by itself."""
        return TEN if self.is_whole else self.kind.start

    @property
    def place(self) -> str:
        """Where it is now; a new place of the whole event is written under 会場."""
        by_state = self.kind.status == "online"
        return self.kind.place if by_state or not self.is_whole else "ロビー"

    def entry(self) -> str:
        """Return the file."""
        change = (
            f"状態: {self.kind.whole}（{REASON}）"
            if self.is_whole
            else f"変更:\n  - 2026年12月8日: {self.kind.day}（{REASON}）"
        )
        return f"---\nタイトル: 見本の会\n{SHAPES[self.shape]}\n会場: lobby\n{change}\n---\n"


CASES = tuple(
    Case(name=name, shape=shape, is_whole=is_whole)
    for name, kind in KINDS.items()
    for shape in SHAPES
    for is_whole in ((False, True) if kind.whole else (False,))
)
BOOKED = Case(name="booked", shape="rule", is_whole=False)
PLACE = "---\n名前: {}\nよみ: みほん\n住所: 見本市1-2\n---\n"


@functools.cache
def site() -> tuple[Index, dict[str, Artifact]]:
    """Return the Index and the Artifacts of a site with one entry for each case."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        texts = {f"events/kai/{case.slug}.md": case.entry() for case in CASES}
        texts[f"events/kai/{BOOKED.slug}.md"] = (
            f"---\nタイトル: 見本の会\n{SHAPES['rule']}\n会場: lobby\n申込: 要\n料金: 500円\n"
            "申込の状態:\n  - 2026年12月8日: 満員\n---\n"
        )
        texts["organizers/kai.md"] = "---\n名前: 見本の会\nよみ: みほんのかい\n---\n"
        texts["venues/lobby.md"] = PLACE.format("ロビー")
        texts["venues/hall.md"] = PLACE.format("会館")
        for name, text in texts.items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_text(text, encoding="utf-8")
        loaded = load_content(
            content, shown_as="content", uid_domain=SITE.uid_domain, today=date(2026, 11, 30)
        )
    assert [d for d in loaded.diagnostics if d.is_error] == []
    revision = Revision(sequence=4, announced=ANNOUNCED, modified=CHANGED)
    events = loaded.catalog.events.values()
    catalog = replace(loaded.catalog, revisions={event.id: revision for event in events})
    artifacts = {artifact.path: artifact for artifact in site_artifacts(catalog, SITE, NOW)}
    return build_index(catalog, SITE, NOW), artifacts


@functools.cache
def file(path: str) -> bytes:
    return site()[1][path].make(dict.fromkeys(site()[1], 1))


def path_of(case: Case) -> str:
    return f"events/kai/{case.slug}"


def in_banner(case: Case) -> str:
    page = lxml.html.fromstring(file(f"{path_of(case)}/index.html"))
    return " ".join(page.xpath("//*[contains(@class, 'banner')]")[0].text_content().split())


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
    paper = read_text(render_flyer(flyer_view(f"kai/{case.slug}", site()[0]), THEME))
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
