"""Importing again: nothing changes, an update changes its file, an edit is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from community_events.importers.folder import LEDGER, read_ledger, write_entries
from tests.imports import Importer, importer

__all__ = ["importer"]

ROWS = (
    "ID,日付,名前,場所,主催,説明\r\n"
    "a1,2026-12-05,もちつき,見本公園,見本会,餅\r\n"
    "a2,2026-12-06,清掃,見本公園,見本会,箒\r\n"
)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_second_import_changes_no_byte(importer: Importer) -> None:
    importer(ROWS)
    before = bytes_of(importer.content)
    done = importer(ROWS)
    assert bytes_of(importer.content) == before
    assert (done.code, "新しい 0、変わった 0、同じ 4" in done.said) == (0, True)


def test_the_order_of_rows_and_of_columns_changes_no_byte(importer: Importer) -> None:
    before = importer(ROWS).files
    head, one, two = ROWS.split("\r\n")[:3]
    assert importer("\r\n".join((head, two, one))).files == before


def test_an_update_changes_only_its_file(importer: Importer) -> None:
    before = importer(ROWS).files
    after = importer(ROWS.replace("餅", "餅とお茶")).files
    assert [path.rpartition("/")[2] for path in after if after[path] != before[path]] == ["a1.md"]
    assert after.keys() == before.keys()


def test_an_update_of_the_source_reaches_the_venues_that_an_import_wrote(
    importer: Importer,
) -> None:
    text = "ID,日付,名前,場所,住所\na1,2026-12-05,もちつき,見本公園,{}\n"
    importer(text.format("見本町1"))
    done = importer(text.format("見本町2"))
    assert [t for p, t in done.files.items() if p.startswith("venues/") and "見本町2" in t]


def test_an_edit_stays_and_a_conflict_is_said(importer: Importer) -> None:
    done = importer(ROWS)
    path = next(path for path in done.files if path.endswith("/a1.md"))
    edited = done.files[path].replace("餅", "つきたての餅")
    importer.put(path, edited)
    done = importer(ROWS)
    assert (done.code, done.files[path]) == (0, edited), "the source says nothing new"
    done = importer(ROWS.replace("餅", "豆餅"))
    assert (done.code, done.files[path]) == (1, edited), "both have changed"
    assert f"{path} は人が直しているので、上書きしません" in done.said
    (importer.content / path).unlink()
    assert "豆餅" in importer(ROWS.replace("餅", "豆餅")).files[path], (
        "the way to take the source's"
    )


def test_a_file_that_somebody_else_wrote_is_not_overwritten(importer: Importer) -> None:
    path = next(path for path in importer(ROWS).files if path.endswith("/a1.md"))
    (importer.content / LEDGER).unlink()
    importer.put(path, "---\nタイトル: 別の催し\n---\n")
    done = importer(ROWS)
    assert (done.code, "別の催し" in done.files[path]) == (1, True)


def test_the_list_of_what_was_imported_is_no_entry_and_can_be_checked(importer: Importer) -> None:
    import hashlib

    done = importer(ROWS)
    assert importer.errors() == []
    ledger = read_ledger(importer.content)
    assert ledger == {
        path: hashlib.sha256(text.encode()).hexdigest() for path, text in done.files.items()
    }


@pytest.mark.parametrize(
    "text", ["", "no digest\n", "0" * 64 + "  ../../etc/passwd.md\n", "\0\xff", "x" * 64 + "  a.md"]
)
def test_a_damaged_list_costs_no_more_than_a_question(tmp_path: Path, text: str) -> None:
    (tmp_path / LEDGER).write_text(text, encoding="utf-8")
    assert read_ledger(tmp_path) == {}


def test_a_missing_folder_is_created(tmp_path: Path) -> None:
    done = write_entries(tmp_path / "new" / "content", {"venues/a.md": "x\n"})
    assert done.new == ("venues/a.md",)
    assert (tmp_path / "new" / "content" / "venues" / "a.md").read_text() == "x\n"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("mine")
    (tmp_path / "content" / "venues").mkdir(parents=True)
    (tmp_path / "content" / "venues" / "a.md").symlink_to(target)
    assert write_entries(tmp_path / "content", {"venues/a.md": "x\n"}).kept == ("venues/a.md",)
    assert target.read_text() == "mine"


def test_without_words_of_its_own_a_folder_takes_those_of_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, importer: Importer
) -> None:
    monkeypatch.chdir(tmp_path)
    other = Importer.__new__(Importer)
    other.content, other._folder, other._capsys = tmp_path / "other", tmp_path, importer._capsys
    done = other("日付,名前,場所,種類\n2026-12-05,訓練,見本公園,防災\n")
    assert done.field("訓練", "カテゴリー") == "防災"


ENDLESS = (
    "UID:endless@example.jp\nSUMMARY:{}\nDTSTART;TZID=Asia/Tokyo:20200107T100000\n"
    "DTEND;TZID=Asia/Tokyo:20200107T110000\nRRULE:FREQ={}\nLOCATION:見本公園"
)


@pytest.mark.parametrize("rule", ["WEEKLY;BYDAY=TU", "DAILY", "MONTHLY;BYDAY=1TU"])
def test_a_rule_without_an_end_changes_nothing_on_a_later_day(
    importer: Importer, rule: str
) -> None:
    before = importer.calendar(ENDLESS.format("体操", rule))
    assert "終わりのないくり返しなので、2028-11" in before.said
    for days in (1, 7, 200, 500):
        importer.on_day(days)
        assert importer.calendar(ENDLESS.format("体操", rule)).files == before.files, days


def test_an_end_that_comes_near_is_moved_on_and_said(importer: Importer) -> None:
    before = importer.calendar(ENDLESS.format("体操", "DAILY"))
    importer.on_day(600)
    moved = importer.calendar(ENDLESS.format("体操", "DAILY"))
    assert "（2028-11-21 までと書いてありましたが、近いので延ばしました）" in moved.said
    assert moved.files != before.files
    importer.on_day(601)
    assert importer.calendar(ENDLESS.format("体操", "DAILY")).files == moved.files


def test_an_update_on_a_later_day_leaves_the_end_alone(importer: Importer) -> None:
    before = importer.calendar(ENDLESS.format("体操", "WEEKLY"))
    importer.on_day(30)
    after = importer.calendar(ENDLESS.format("朝の体操", "WEEKLY"))
    assert after.field("朝の体操", "日時") == before.field("体操", "日時")


def test_a_date_without_a_year_means_what_it_meant_when_it_was_first_read(
    importer: Importer,
) -> None:
    plan = "日,行事,場所\n12/5,もちつき,見本公園\n"
    before = importer(plan)
    assert before.field("もちつき", "日時") == "2026年12月5日（土）"
    importer.on_day(90)
    assert importer(plan).files == before.files


def test_what_is_gone_from_its_source_is_named_and_stays(importer: Importer) -> None:
    before = importer(ROWS, name="plan.csv")
    importer(ROWS.replace("a1,", "b1,").replace("もちつき", "別の会"), name="other.csv")
    done = importer(
        ROWS.replace("a1,2026-12-05,もちつき,見本公園,見本会,餅\r\n", ""), name="plan.csv"
    )
    (line,) = (line for line in done.said.split("\n") if "もうありません" in line)
    assert "/a1.md「もちつき」: 取り込み元に、もうありません" in line
    assert before.files.items() <= done.files.items()
    assert done.code == 0


def test_what_is_over_may_leave_its_source_in_silence(importer: Importer) -> None:
    importer(ROWS, name="plan.csv")
    importer.on_day(30)
    done = importer(
        ROWS.replace("a1,2026-12-05,もちつき,見本公園,見本会,餅\r\n", ""), name="plan.csv"
    )
    assert "もうありません" not in done.said


def test_of_two_events_with_one_uid_none_takes_the_end_of_the_other(importer: Importer) -> None:
    """A calendar that was put together by hand: the first series ends in 2037, the second never."""
    first = ENDLESS.format("体操", "YEARLY;UNTIL=20370101T000000Z")
    second = ENDLESS.format("朝の体操", "YEARLY").replace("2020", "2022")
    before = importer.calendar(first, second)
    assert importer.calendar(first, second).files == before.files
    importer.on_day(60)
    assert importer.calendar(first, second).files == before.files


def test_a_date_beyond_the_end_does_not_move_it(importer: Importer) -> None:
    """RDATE may name a day that lies years after all others."""
    lines = ENDLESS.format("体操", "WEEKLY") + "\nRDATE;TZID=Asia/Tokyo:20370101T100000"
    before = importer.calendar(lines)
    importer.on_day(60)
    assert importer.calendar(lines).files == before.files
