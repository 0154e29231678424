"""What changed since a paper was printed: from a real history, by day, with a place for every date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from community_events.edits import NEWS_BY_THEMSELVES, UNSEEN
from community_events.feeds import feeds_of
from community_events.gitlog import read_history
from community_events.model.catalog import Catalog
from community_events.model.feed import Feed
from community_events.model.records import Kind
from community_events.pipeline import load_content
from community_events.rackchanges import (
    CHANGE_DAYS,
    RackChange,
    build_rack_changes,
    change_day,
    first_day,
)
from community_events.render.extraction import find_messages
from community_events.render.pages.frame import Frame
from community_events.render.pages.rackchanges import LABELS, changes_view
from community_events.render.rackviews import RackChangesView
from community_events.schema import KEYS
from tests.git_repository import BEGIN, GitRepository, event, write_site
from tests.test_pages import frame_of

THEME = str(Path(__file__).parent.parent / "theme")
CAFE = "racks/cafe.md"
RACK = "---\n名前: 見本カフェ\nよみ: みほんかふぇ\n{}---\n"
MARKET = "events/mihon/market.md"
NOW = BEGIN + timedelta(days=30, hours=9)
ASKED = {"チラシを置く店": "cafe"}


@pytest.fixture
def repository(tmp_path: Path) -> GitRepository:
    made = GitRepository(tmp_path / "repository")
    write_site(made)
    made.write(CAFE, RACK.format(""))
    made.write(MARKET, event(**ASKED))
    made.commit()
    return made


def catalog_of(repository: GitRepository, now: datetime = NOW) -> Catalog:
    loaded = load_content(
        repository.content,
        shown_as="content",
        uid_domain="example.org",
        today=now.date(),
        history=read_history(repository.content, now).history,
    )
    assert [d.message for d in loaded.diagnostics if d.is_error] == []
    return loaded.catalog


def feed_of(frame: Frame) -> Feed:
    (feed,) = feeds_of(frame.feeds, "rack")
    return feed


def changes_of(frame: Frame) -> tuple[RackChange, ...]:
    rack = frame.index.catalog.racks["cafe"]
    return build_rack_changes(rack, frame.index, feed_of(frame).events)


def view_of(repository: GitRepository, now: datetime = NOW) -> RackChangesView:
    catalog = catalog_of(repository, now)
    frame = frame_of(catalog, now)
    return changes_view(catalog.racks["cafe"], feed_of(frame), frame)


def told(repository: GitRepository, now: datetime = NOW) -> list[tuple[str, str, str]]:
    """Return day, title and words of every change after the first day."""
    return [
        (day.places[0].anchor, change.text, change.note)
        for day in view_of(repository, now).days
        for change in day.changes
        if "新しく" not in change.note
    ]


CHANGES = [
    # what is written, what is told of it, why
    (event(料金="300円", **ASKED), ["書き直した所：料金"], "a key that is new"),
    (event(venue="hall", **ASKED), ["書き直した所：会場"], "another venue"),
    (event(when="2026年12月6日（日） 10:00〜12:00", **ASKED), ["書き直した所：日時"], "another date"),
    (event(カテゴリー="マルシェ", **ASKED), ["書き直した所：カテゴリー"], "it decides which racks have it"),
    (event(確認="2026年6月2日", **ASKED), [], "readers of paper do not see it"),
    (event(**ASKED).replace("会場: lobby", "会場:   lobby"), [], "spaces say nothing"),
    (event(**ASKED) + "\nひとこと\n", ["書き直した所：くわしい説明"], "the text below"),
    (event(変更="2026年12月5日: 中止（強い風のため）", **ASKED),
     ["2026年12月5日（土）：中止・強い風のため"], "a date is cancelled: told as that, not as an edit"),
    (event(変更="2026年12月5日: 2026年12月6日 10:00〜12:00 に変更", **ASKED),
     ["2026年12月5日（土）：日程変更・新しい日時は12月6日（日）午前10時〜正午"], "a date is moved"),
    (event(状態="延期（雨のため）", **ASKED), ["延期・雨のため"], "all of it is put off"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "notes", "reason"), CHANGES, ids=[c[2] for c in CHANGES])
def test_what_is_written_anew_is_told_on_its_day(
    repository: GitRepository, text: str, notes: list[str], reason: str
) -> None:
    for _ in range(3):
        repository.commit()
    repository.write(MARKET, text)
    day = repository.date_of(repository.commit()).date().isoformat()
    assert told(repository) == [(day, "見本マルシェ", note) for note in notes], reason


def test_what_is_written_anew_can_be_said_in_every_language() -> None:
    """A new key fails here: its label belongs into LABELS."""
    told = {key.label for key in KEYS[Kind.EVENT] if key.name not in UNSEEN | NEWS_BY_THEMSELVES}
    assert told <= set(find_messages(THEME))
    assert set(LABELS) <= told


def test_an_event_that_asks_for_the_rack_later_is_told(repository: GitRepository) -> None:
    repository.write("events/mihon/later.md", event(title="あとの会"))
    repository.commit()
    repository.write("events/mihon/later.md", event(title="あとの会", **ASKED))
    day = repository.date_of(repository.commit()).date().isoformat()
    assert told(repository) == [(day, "あとの会", "書き直した所：チラシを置く店")]


def test_a_cancellation_that_is_taken_back_is_told(repository: GitRepository) -> None:
    repository.write(MARKET, event(変更="2026年12月5日: 中止（雨のため）", **ASKED))
    repository.commit()
    repository.write(MARKET, event(**ASKED))
    day = repository.date_of(repository.commit()).date().isoformat()
    words = "前に知らせた変更を取り消しました。"
    assert told(repository) == [(day, "見本マルシェ", words)]


def test_what_is_not_committed_yet_is_of_today(repository: GitRepository) -> None:
    repository.write(MARKET, event(料金="300円", **ASKED))
    assert told(repository) == [("2026-07-01", "見本マルシェ", "書き直した所：料金")]


def test_an_event_that_is_taken_out_is_told_to_be_taken_off(repository: GitRepository) -> None:
    repository.write("events/mihon/elsewhere.md", event(title="よその会"))
    repository.commit()
    (repository.content / MARKET).unlink()
    (repository.content / "events/mihon/elsewhere.md").unlink()
    day = repository.date_of(repository.commit()).date().isoformat()
    words = "載せるのをやめました。ラックにあれば、外してください。"
    assert told(repository) == [(day, "見本マルシェ", words)], "the other was never on this rack"


def test_an_event_that_moved_is_not_gone(repository: GitRepository) -> None:
    repository.move(MARKET, "events/tonari/market.md")
    repository.commit()
    assert told(repository) == []


def test_directions_to_the_venue_count(repository: GitRepository) -> None:
    venue = repository.read("venues/lobby.md")
    repository.write("venues/lobby.md", venue.replace("1-2", "3-4"))
    day = repository.date_of(repository.commit()).date().isoformat()
    words = "会場「見本ロビー」の案内が変わりました。"
    assert told(repository) == [(day, "見本マルシェ", words)]


def test_the_choice_of_the_rack_counts_and_a_visit_does_not(repository: GitRepository) -> None:
    repository.write(CAFE, RACK.format("最後に行った日: 2026年6月3日\n"))
    repository.commit()
    repository.write(CAFE, RACK.format("のせる種類: マルシェ\n"))
    day = repository.date_of(repository.commit()).date().isoformat()
    words = "この店に置くチラシの決め方が変わりました。"
    assert told(repository) == [(day, "見本カフェ", words)]


def test_what_the_rack_does_not_show_is_not_told(repository: GitRepository) -> None:
    repository.write(CAFE, RACK.format("置かないチラシ: market\n"))
    repository.commit()
    repository.write(MARKET, event(料金="300円", **ASKED))
    repository.commit()
    assert [title for _, title, _ in told(repository)] == ["見本カフェ"]


def test_every_date_of_a_paper_has_one_place(repository: GitRepository) -> None:
    now = BEGIN + timedelta(days=80, hours=9)
    view = view_of(repository, now)
    anchors = [place.anchor for day in view.days for place in day.places]
    today = now.date()
    wanted = [(today - timedelta(days=n)).isoformat() for n in range(CHANGE_DAYS, -1, -1)]
    assert anchors == wanted, "the oldest first, so that all below is newer"
    (still,) = view.days
    assert still.since.startswith("この日の紙のあと、変わったことはありません。")


def test_below_a_date_stands_all_that_changed_since(repository: GitRepository) -> None:
    for fee in ("300円", "400円"):
        for _ in range(5):
            repository.commit()
        repository.write(MARKET, event(料金=fee, **ASKED))
        repository.commit()
    days = view_of(repository).days
    counts = {
        place.anchor: sum(len(later.changes) for later in days[n:])
        for n, day in enumerate(days)
        for place in day.places
    }
    assert counts["2026-06-02"] == 3, "a day's own changes may be newer than its paper"
    assert [counts[f"2026-06-{day:02}"] for day in (3, 8, 9, 14, 15)] == [2, 2, 1, 1, 0]
    said = {place.anchor: day.since for day in days for place in day.places}
    assert "2件" in said["2026-06-08"]
    assert "ありません" in said["2026-06-15"]


def test_a_commit_of_tomorrow_is_of_today(repository: GitRepository) -> None:
    repository.write(MARKET, event(料金="300円", **ASKED))
    repository.commit()
    early = repository.date_of(1).replace(hour=12)
    assert {place.anchor for place in view_of(repository, early).days[-1].places} == {"2026-06-02"}
    catalog = catalog_of(repository, early)
    changes = changes_of(frame_of(catalog, early))
    assert {change_day(change, early.date()) for change in changes} == {early.date()}


def test_samples_that_are_left_out_are_not_told(repository: GitRepository) -> None:
    repository.write(MARKET, event(見本="はい", **ASKED))
    repository.commit()
    (repository.content / MARKET).unlink()
    repository.commit()
    catalog = catalog_of(repository)
    frame = frame_of(catalog, NOW)
    assert len(changes_of(frame)) == 1
    site = replace(frame.index.site, with_samples=False)
    assert changes_of(replace(frame, index=replace(frame.index, site=site))) == ()


def test_the_first_day_is_sixty_days_back() -> None:
    assert first_day(date(2026, 11, 21)) == date(2026, 9, 22)
