"""What our own site exports comes back: events.csv and calendar.ics, imported and exported again."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.imports import CALENDAR, EPOCH
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


def _edited(**cells: str) -> bytes:
    """Return the table of the sample site with these cells in every row."""
    rows = list(csv.reader(io.StringIO(export(CONTENT).table.decode("utf-8-sig"), newline="")))
    places = {rows[0].index(name): text for name, text in cells.items()}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows[0])
    for row in rows[1:6]:
        writer.writerow([places.get(n, cell) for n, cell in enumerate(row)])
    return out.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("タグ", "謎のことば", "a word that the vocabulary does not have"),
        ("駐車場料金", "1日500円", "a column that our export leaves empty"),
        ("備考", "上ばきを持ってきてください", "a note that our export does not write"),
        ("定員", "999", "a number that the words beside it do not say"),
        ("状態", "様子見", "a state that is none"),
    ],
)
def test_what_somebody_wrote_into_our_table_is_kept(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    again = import_again(_edited(**{name: text}), "events.csv", CONTENT, tmp_path / "other")
    assert again.errors == []
    entries = (tmp_path / "other" / "events").rglob("*.md")
    assert all(text in entry.read_text("utf-8") for entry in entries), reason


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("開催パターン", "毎週火曜日。" * 500),
        ("開始日時特記事項", "もとの日時: 2026年2月30日（月）"),
        ("コンテンツURL", "https://x.example.jp/events/con/aux/"),
        ("イベント名", "【見本】"),
        ("緯度", "nan"),
        ("主催者", ""),
        ("説明", "<script>alert(1)</script>"),
        ("説明", "<![CDATA[" * 2000),
        ("終了日", "2020-01-01"),
    ],
)
def test_what_only_looks_like_our_table_is_read_as_anybodys(
    tmp_path: Path, name: str, text: str
) -> None:
    again = import_again(_edited(**{name: text}), "events.csv", CONTENT, tmp_path / "other")
    assert again.errors == []
    assert again.events


@pytest.mark.parametrize(
    "lines",
    [
        ("SUMMARY:【見本】【中止】",),
        ("SUMMARY:茶会", "RRULE:FREQ=DAILY", "RDATE:20261212T000000Z", "GEO:abc"),
        ("SUMMARY:茶会", "RECURRENCE-ID:20261205T000000Z"),
    ],
)
def test_what_only_looks_like_our_calendar_is_read_as_anybodys(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    page = "https://x.example.jp/events/con/-b-/"
    event = ("UID:a@b.jp", f"URL:{page}", "DTSTART:20261205T000000Z", *lines)
    data = CALENDAR.format(
        "\n".join(("BEGIN:VEVENT", *event, f"DESCRIPTION:くわしく: {page}", "END:VEVENT"))
    )
    again = import_again(data.encode(), "calendar.ics", CONTENT, tmp_path / "other")
    assert (again.errors, again.events) == ([], 1)
