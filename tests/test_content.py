"""The site's own content: sound, faithful, and plain about what is made up."""

from __future__ import annotations

import csv
import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from community_events.cli import main
from community_events.frontmatter import RawEntry, read_frontmatter
from community_events.model.records import Kind
from community_events.schema import PLACES, keys_by_name
from community_events.sources import read_sources

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content"
GUIDE = ROOT / "CONTRIBUTING.md"
KINDS = {place.folder: place.kind for place in PLACES}

# Bodies that the city's public documents name; everybody else is invented and says so.
REAL = {"ward-office", "shakyo", "nishikyo-library", "hagukumi", "yurinkan", "nishikyo-lobby"}
UNREAL_PHONE = "075-000-0000"
DISTRICTS = {
    "松尾", "嵐山東", "松陽", "桂", "桂徳", "桂東", "桂川", "川岡", "川岡東", "樫原",
    "大枝", "桂坂", "大原野", "上里", "境谷", "福西", "新林", "竹の里",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # 2026-11-21 09:00 in Tokyo
    monkeypatch.chdir(ROOT)


def entries() -> list[RawEntry]:
    return [read_frontmatter(source) for source in read_sources(CONTENT).entries]


def of_kind(kind: Kind) -> list[RawEntry]:
    return [entry for entry in entries() if KINDS[entry.kind] is kind]


def value(entry: RawEntry, name: str) -> str:
    """Return the text of the key ``name`` in whatever spelling, or an empty one."""
    known = keys_by_name(KINDS[entry.kind])
    for field in entry.fields:
        if known[field.name].name == name and field.text is not None:
            return field.text.text
    return ""


def is_sample(entry: RawEntry) -> bool:
    return value(entry, "sample") == "はい"


def slug_of(entry: RawEntry) -> str:
    return entry.path.rpartition("/")[2].removesuffix(".md")


def rows(name: str) -> list[dict[str, str]]:
    with (CONTENT / "vocabulary" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_entry_passes_the_check_without_a_warning(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = main(["check", "--content", str(CONTENT), "--strict", "--format", "json"])
    assert json.loads(capsys.readouterr().out) == []
    assert status == 0


def test_the_example_in_the_guide_passes_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.search(
        r"`content/(events/\S+\.md)`\n\n```markdown\n(.+?)```", GUIDE.read_text("utf-8"), re.S
    )
    assert found, "CONTRIBUTING.md shows one complete entry under its path"
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    (content / found[1]).write_text(found[2], encoding="utf-8")
    status = main(["check", "--content", str(content), "--strict", "--format", "json"])
    assert json.loads(capsys.readouterr().out) == []
    assert status == 0


@pytest.mark.parametrize("path", [*sorted(CONTENT.rglob("*.md")), GUIDE], ids=lambda p: p.stem)
def test_every_weekday_that_is_written_is_right(path: Path) -> None:
    shown = re.sub(r"```text.+?```", "", path.read_text("utf-8"), flags=re.S)  # a finding about one
    for year, month, day, weekday in re.findall(
        r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日（([月火水木金土日])", shown
    ):
        there = date(int(year or 2026), int(month), int(day))
        assert "月火水木金土日"[there.weekday()] == weekday, f"{there} in {path.name}"


@pytest.mark.parametrize("kind", [Kind.EVENT, Kind.OPPORTUNITY, Kind.RACK, Kind.SERIES, Kind.NEWS])
def test_whatever_has_made_up_particulars_is_a_sample(kind: Kind) -> None:
    assert [entry.path for entry in of_kind(kind) if not is_sample(entry)] == []


@pytest.mark.parametrize("kind", [Kind.ORGANIZER, Kind.VENUE, Kind.RACK])
def test_invented_bodies_and_places_say_so_in_their_name(kind: Kind) -> None:
    for entry in of_kind(kind):
        if slug_of(entry) in REAL:
            assert value(entry, "review") == "はい", f"{entry.path} is to be confirmed"
            assert not is_sample(entry), f"{entry.path} is real"
        else:
            assert value(entry, "title").startswith("見本"), entry.path
            assert is_sample(entry), entry.path


def test_real_bodies_have_no_contact_or_address_that_nobody_confirmed() -> None:
    for entry in entries():
        if slug_of(entry) in REAL and KINDS[entry.kind] is not Kind.EVENT:
            names = {keys_by_name(KINDS[entry.kind])[field.name].name for field in entry.fields}
            assert not names & {"contact", "address", "position", "access", "hours"}, entry.path


def test_no_telephone_mail_or_web_address_can_reach_anybody() -> None:
    for path in CONTENT.rglob("*.md"):
        text = path.read_text("utf-8")
        assert set(re.findall(r"0\d{1,3}-\d{2,4}-\d{4}", text)) <= {UNREAL_PHONE}, path.name
        assert set(re.findall(r"@[\w.-]+", text)) <= {"@example.jp"}, path.name
        assert not re.search(r"https?://", text), path.name


def test_every_entry_says_when_it_was_last_changed() -> None:
    for entry in entries():
        assert re.match(r"2026年1[01]月", value(entry, "updated")), entry.path


def test_events_of_the_ward_are_all_there() -> None:
    assert len(of_kind(Kind.EVENT)) == 12  # the workshop and its exhibition are two of one series
    assert len(of_kind(Kind.OPPORTUNITY)) == 5
    assert len(of_kind(Kind.RACK)) >= 12
    assert sum(value(venue, "drop_in") == "はい" for venue in of_kind(Kind.VENUE)) == 1


def test_districts_lie_in_rings_and_know_their_neighbours() -> None:
    areas = {value(entry, "title"): entry for entry in of_kind(Kind.AREA)}
    districts = {name for name, entry in areas.items() if value(entry, "ring") == "学区"}
    assert districts == DISTRICTS
    for name in districts:
        neighbours = value(areas[name], "neighbours").split("、")
        assert name not in neighbours
        for other in neighbours:
            assert name in value(areas[other], "neighbours").split("、"), f"{name} and {other}"
        assert value(areas[name], "review") == "はい"
        assert _rings(name, areas)[-2:] == ["西京区", "京都市"]
    branch = [name for name in districts if "洛西支所管内" in _rings(name, areas)]
    assert len(branch) == 8


def _rings(name: str, areas: dict[str, RawEntry]) -> list[str]:
    parent = value(areas[name], "parent")
    return [parent, *_rings(parent, areas)] if parent else []


def test_readings_agree_with_the_areas_and_wait_for_the_ward_office() -> None:
    readings = rows("readings")
    by_name = {row["name"]: row["kana"] for row in readings}
    assert len(by_name) == len(readings), "each name once"
    for entry in of_kind(Kind.AREA):
        if value(entry, "ring") == "学区":
            assert by_name[value(entry, "title")] == value(entry, "kana")
    assert {row["confirmed"] for row in readings} == {"いいえ"}


def test_every_controlled_word_has_a_reading_easy_japanese_and_english() -> None:
    for name in ("categories", "access", "ease"):
        for row in rows(name):
            assert all(row[column] for column in ("slug", "name", "kana", "easy", "en")), row
            assert re.fullmatch(r"[ぁ-んー・、]+", row["kana"]), row


def test_access_has_the_items_of_the_national_model() -> None:
    # GIF コアデータモデル アクセシビリティ, in its order
    assert [row["name"] for row in rows("access")] == [
        "車椅子可", "車椅子貸出", "ツエ貸出", "バリアフリートイレ", "スロープ、エレベータ、エスカレータ",
        "点字ブロック等の移動支援", "点字や読上による支援", "盲導犬・介助犬・聴導犬同伴", "字幕",
        "筆談対応", "優先駐車場", "オストメイト対応トイレ", "子供トイレ", "授乳室", "おむつ替えコーナー",
        "飲食可否", "ベビーカー貸出", "ベビーカー利用可", "備考",
    ]  # fmt: skip
