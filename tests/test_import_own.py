"""What our own site exports comes back: events.csv and calendar.ics, imported and exported again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.imports import EPOCH
from tests.round_trips import export, import_again

CONTENT = Path(__file__).resolve().parents[1] / "content"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def test_the_table_of_the_sample_site_is_the_same_bytes_again(tmp_path: Path) -> None:
    first = export(CONTENT)
    again = import_again(first.table, "events.csv", CONTENT, tmp_path / "other")
    assert (again.errors, again.table) == ([], first.table)


def test_the_calendar_of_the_sample_site_has_the_same_events_again(tmp_path: Path) -> None:
    first = export(CONTENT)
    again = import_again(first.calendar, "calendar.ics", CONTENT, tmp_path / "other")
    assert (again.errors, again.vevents) == ([], first.vevents)
    assert again.events == first.events


def test_rules_changes_and_samples_come_back_as_people_write_them(tmp_path: Path) -> None:
    import_again(export(CONTENT).table, "events.csv", CONTENT, tmp_path / "other")
    text = (tmp_path / "other" / "events" / "ward-office" / "popup-nishikyo.md").read_text("utf-8")
    head = text.split("\n---\n")[0].split("\n")
    assert "  - 毎週火曜・金曜 10:00〜15:00" in head
    assert "  - 第4月曜日の週の平日 10:00〜15:00" in head
    assert "  - 2026年12月8日（火）: 中止（館内設備の点検のため）" in head
    assert "  - 2026年12月11日（金）: 13:00〜16:00 に変更（午前に別の行事があるため）" in head
    assert "uid: popup-nishikyo.ward-office@uid.example.jp" in head
    assert "見本: はい" in head


def test_a_folder_that_knows_no_venues_gets_them_with_what_the_table_tells(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(CONTENT / "vocabulary", bare / "vocabulary")
    first = export(CONTENT)
    again = import_again(first.table, "events.csv", bare, tmp_path / "other")
    assert again.errors == []
    # Areas and series are not made of a word: it is kept in the body, which the table shows.
    assert again.differing(first) == {"キーワード", "説明"}


def test_the_same_address_in_another_house_is_not_its_folder(tmp_path: Path) -> None:
    """Two wards both have a ward-office: the event says whose it is."""
    first = export(CONTENT)
    shutil.copytree(CONTENT, tmp_path / "ours", ignore=shutil.ignore_patterns("events"))
    office = tmp_path / "ours" / "organizers" / "ward-office.md"
    office.write_text(
        "---\n名前: となりの区役所\nよみ: となりのくやくしょ\n---\n", encoding="utf-8"
    )
    again = import_again(first.table, "events.csv", tmp_path / "ours", tmp_path / "other")
    assert again.differing(first) == set()
    text = (tmp_path / "other" / "events" / "ward-office" / "popup-nishikyo.md").read_text("utf-8")
    assert "主催: 西京区役所" in text
    assert "要確認: はい" in text
