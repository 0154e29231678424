"""``print``: the files of a round, how far one is, and kind words for a rack or a week that is not there."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from community_events.cli import main
from community_events.cli.printing import Progress
from tests.entry_folders import SMALL, entry, write_folder
from tests.fixtures_site import NOW_EPOCH, ROOT
from tests.pdf_reading import open_pdf, read_text

RACK = "---\n名前: 見本カフェ{n}\nよみ: みほんかふぇ\nいつも置くチラシ: tea\nポケット: A4 1枠 各3部\n---\n"
FILES = {
    **SMALL,
    "events/group/tea.md": entry(日時="2026年12月5日（土） 10:00〜12:00"),
    "racks/cafe-1.md": RACK.format(n=1),
    "racks/cafe-2.md": RACK.format(n=2),
}


@pytest.fixture(autouse=True)
def _fixed_clock_and_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW_EPOCH)
    monkeypatch.chdir(ROOT)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "content", FILES)


def run(content: Path, out: Path, *options: str) -> int:
    return main(["print", "--content", str(content), "--out", str(out), *options])


def files_in(out: Path) -> list[str]:
    return sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file())


def test_all_racks_get_their_packets(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(content, tmp_path / "out", "--all", "--week", "2026-W49") == 0
    assert files_in(tmp_path / "out") == [
        f"2026-W49/{name}"
        for name in (
            *("01-cafe-1/A4-3-group-tea.pdf", "01-cafe-1/card.pdf", "01-cafe-1/sheet.pdf"),
            *("02-cafe-2/A4-3-group-tea.pdf", "02-cafe-2/card.pdf", "02-cafe-2/sheet.pdf"),
            *("labels.pdf", "picking.csv", "picking.pdf"),
        )
    ]
    told = capsys.readouterr()
    assert told.err.splitlines() == ["1/2 見本カフェ1", "2/2 見本カフェ2"], (
        "no terminal: plain lines"
    )
    assert "店 2、9ファイル、刷る部数 8" in told.out
    sheet = (tmp_path / "out/2026-W49/01-cafe-1/sheet.pdf").read_bytes()
    assert "11月30日（月）から12月6日（日）まで" in read_text(sheet), "the week that was asked for"


def test_one_rack_keeps_its_number_and_the_list_is_its_own(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(content, out, "--rack", "cafe-2", "--week", "2026-W49", "-q") == 0
    assert files_in(out)[0] == "2026-W49/02-cafe-2/A4-3-group-tea.pdf"
    text = (out / "2026-W49/picking.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert {row[0] for row in rows[1:]} == {"2"}
    assert sum(int(row[8]) for row in rows[1:]) == 4


def test_without_a_week_it_is_the_one_that_one_prepares(content: Path, tmp_path: Path) -> None:
    assert run(content, tmp_path / "out", "--rack", "cafe-1", "-q") == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2026-W48"], (
        "today is a Saturday"
    )


def test_quiet_says_nothing(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(content, tmp_path / "out", "--rack", "cafe-1", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--rack", "cafe-9"), "「cafe-9」というラックはありません。こちらですか: cafe-"),
        (("--rack", "見本カフェ2"), "こちらですか: cafe-2（見本カフェ2）"),
        (("--all", "--week", "48"), "週「48」が読めません。2026-W47 のように書きます"),
        (("--all", "--week", "2026-W46"), "もう終わった週です。いまの週は 2026-W47 です"),
        (("--all", "--week", "2029-W01"), "先すぎます。2026-W50 まで作れます"),
        (("--all", "--settings", "nowhere.py"), "nowhere.py がありません"),
    ],
)
def test_a_mistake_of_use_is_answered_kindly_and_nothing_is_written(
    options: tuple[str, ...],
    words: str,
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(content, tmp_path / "out", *options) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert told.out == ""
    assert not (tmp_path / "out").exists()


def test_entries_that_were_left_out_and_no_racks_have_their_exit_codes(
    content: Path, tmp_path: Path
) -> None:
    write_folder(content, {"events/group/bad.md": entry(会場="nowhere")})
    assert run(content, tmp_path / "out", "--rack", "cafe-1", "-q") == 3
    empty = write_folder(tmp_path / "empty", SMALL)
    assert run(empty, tmp_path / "none", "--all", "-q") == 1


def test_samples_are_left_out_where_the_settings_leave_them_out(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = RACK.format(n=3).replace("よみ:", "見本: はい\nよみ:")
    write_folder(content, {"racks/cafe-3.md": sample})
    assert run(content, tmp_path / "out", "--rack", "cafe-3", "-q") == 0
    options = ("--rack", "cafe-3", "--settings", "publishconf.py")
    assert run(content, tmp_path / "none", *options) == 2
    assert "「cafe-3」というラックはありません" in capsys.readouterr().err


def test_what_an_earlier_run_left_for_the_rack_does_not_go_out_again(
    content: Path, tmp_path: Path
) -> None:
    old = tmp_path / "out/2026-W49/07-cafe-1/A5-10-group-gone.pdf"
    kept = tmp_path / "out/2026-W49/my-cafe-1/notes.pdf"
    for path in (old, kept):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"")
    assert run(content, tmp_path / "out", "--all", "--week", "2026-W49", "-q") == 0
    assert not old.exists()
    assert kept.exists(), "a folder that is not ours"


def test_the_same_command_writes_the_same_bytes(content: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run(content, tmp_path / name, "--all", "--week", "2026-W49", "-q") == 0
    for path in files_in(tmp_path / "one"):
        first, second = ((tmp_path / name / path).read_bytes() for name in ("one", "two"))
        assert first == second, path
        if path.endswith(".pdf"):
            with open_pdf(first) as file:
                assert len(file.pages) == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_bar() -> None:
    stream = Terminal()
    progress = Progress(2, stream, quiet=False)
    progress.tell("一")
    progress.tell("二")
    first, second = stream.getvalue().split("\r\x1b[K")[1:]
    assert first == "[############............] 1/2 一"
    assert second == "[########################] 2/2 二\n"
