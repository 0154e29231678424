"""The commands as scripts meet them: exit codes, what goes where, and the report of a build."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from community_events.cli import main
from tests.entry_folders import SMALL, VENUE, entry, write_folder
from tests.fixtures_site import NOW_EPOCH, ROOT

TEA, BAD = "events/group/tea.md", "events/group/bad.md"
MIXED = {**SMALL, TEA: entry(), BAD: entry(会場="nowhere")}
# 年末年始 in a folder without closures: the only thing to say is that it was guessed.
ASSUMED = entry(日時="毎週火曜 10:00〜12:00", 期間="2026年12月1日〜2027年1月31日", 除く="年末年始")
WARNED = {**SMALL, "vocabulary/ease.csv": "slug,name,kana,easy\n", TEA: ASSUMED}


@pytest.fixture(autouse=True)
def _fixed_clock_and_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW_EPOCH)
    monkeypatch.chdir(ROOT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "content", MIXED)


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("files", "options", "code", "reason"),
    [
        ({**SMALL, TEA: entry()}, (), 0, "all is well"),
        (MIXED, (), 1, "an error"),
        (WARNED, (), 0, "a warning only"),
        (WARNED, ("--strict",), 1, "a warning counts with --strict"),
        ({}, (), 0, "an empty folder"),
    ],
)
def test_check_says_with_its_exit_code_whether_something_is_wrong(
    tmp_path: Path, files: dict[str, str], options: tuple[str, ...], code: int, reason: str
) -> None:
    (tmp_path / "content").mkdir()
    content = write_folder(tmp_path / "content", files)
    assert run("check", "--content", content, *options) == code, reason


@pytest.mark.parametrize("command", ["check", "list", "build"])
def test_a_folder_that_is_not_there_is_a_mistake_of_use(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.touch()
    for content in (tmp_path / "nowhere", file):
        output = ("--output", tmp_path / "output") if command == "build" else ()
        assert run(command, "--content", content, *output) == 2
        captured = capsys.readouterr()
        assert str(content) in captured.err
        assert captured.out == ""


@pytest.mark.parametrize("arguments", [["when"], ["check", "--format", "xml"], ["dance"], []])
def test_a_command_that_is_none_is_a_mistake_of_use(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().out == ""


def test_check_draws_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("check", "--content", folder)
    out = capsys.readouterr().out
    assert "直してください: 会場「nowhere」は登録されていません。" in out
    assert f"--> {folder}/{BAD}:4:5" in out
    assert out.endswith("4 件を調べました。直してほしいところが 1 か所あります。\n")


def test_check_annotates_for_github(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--content", folder, "--format", "github") == 1
    first = capsys.readouterr().out.split("\n")[0]
    assert re.match(r"::error file=\S+/bad\.md,line=4,endLine=4,col=5,endColumn=12,title=", first)


def test_check_tells_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--content", folder, "--format", "json") == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "code": "unknown-venue", "severity": "error", "path": f"{folder}/{BAD}",
            "line": 4, "column": 5, "end_line": 4, "end_column": 12, "help": "",
            "message": "会場「nowhere」は登録されていません。venues/ に新しいファイルを作ると使えます。",
        }
    ]  # fmt: skip


@pytest.mark.parametrize("style", ["text", "github", "json"])
def test_check_has_nothing_to_say_of_a_sound_folder(
    style: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_folder(tmp_path / "content", SMALL)
    assert run("check", "--content", content, "--format", style) == 0
    sentence = "2 件を調べました。直すところはありません。\n"
    assert capsys.readouterr().out == {"text": sentence, "github": "", "json": "[]\n"}[style]


@pytest.mark.parametrize(
    ("path", "code", "reason"),
    [
        (BAD, 1, "the file"),
        ("events", 1, "its folder"),
        ("events/group/", 1, "a slash at the end"),
        (".", 1, "everything"),
        (TEA, 0, "another file: what is wrong elsewhere is not asked for"),
        ("venues", 0, "another folder"),
    ],
)
def test_check_speaks_only_of_the_paths_that_it_is_asked_about(
    folder: Path, monkeypatch: pytest.MonkeyPatch, path: str, code: int, reason: str
) -> None:
    monkeypatch.chdir(folder)
    assert run("check", "--content", ".", path) == code, reason
    monkeypatch.chdir(folder.parent)
    assert run("check", f"content/{path}") == code, reason
    assert run("check", folder / path) == code, "absolute"


def test_check_of_a_path_that_is_not_there_is_a_mistake_of_use(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--content", folder, folder / "events/group/tee.md") == 2
    assert "tee.md がありません" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "--format", "json"], ["build"], ["when", "毎日"]]
)
def test_quiet_prints_nothing(
    arguments: list[str], folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    where = [] if arguments[0] == "when" else ["--content", folder]
    output = ["--output", tmp_path / "output"] if arguments[0] == "build" else []
    assert run(*arguments, "-q", *where, *output) in (0, 1, 3)
    assert capfd.readouterr() == ("", "")


def test_a_broken_word_is_named_and_its_file_counted_as_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = {"vocabulary/categories.csv": "slug,name,kana,easy\nmarket,,,\nfood,食,,\n"}
    content = write_folder(tmp_path / "content", {**SMALL, **words, TEA: entry(カテゴリー="食")})
    assert run("check", "--content", content, "--format", "json") == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["code"], found["line"]) == ("bad-row", 2)


def test_a_folder_without_words_uses_those_of_the_site(tmp_path: Path) -> None:
    content = write_folder(tmp_path / "content", {**SMALL, TEA: entry(カテゴリー="マルシェ")})
    assert run("check", "--content", content) == 0


def test_list_names_what_is_in_the_site(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_folder(folder, {"events/group/old.md": entry(見本="はい")})
    assert run("list", "--content", folder) == 0
    assert capsys.readouterr().out == "group/old\tお茶の会\ngroup/tea\tお茶の会\n"
    run("list", "--content", folder, "--not-samples")
    assert capsys.readouterr().out == "group/tea\tお茶の会\n"
    run("list", "--content", folder, "--count")
    assert capsys.readouterr().out == "2\n"


def when_json(text: str, capsys: pytest.CaptureFixture[str], *more: object) -> dict[str, object]:
    run("when", text, "--format", "json", *more)
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_when_answers_in_the_shape_that_programs_rely_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert when_json("2026年12月5日 10:00〜12:00", capsys) == {
        "start": "2026-12-05T10:00", "end": "2026-12-05T12:00", "all_day": False,
        "occurrences": [["2026-12-05T10:00", "2026-12-05T12:00"]], "more": False, "rules": [],
        "sentence": "2026年12月5日（土）、午前10時から正午まで。", "diagnostics": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "start", "end", "all_day", "count", "more", "reason"),
    [
        ("2026年12月5日", "2026-12-05", "2026-12-06", True, 1, False, "the end of a day is exclusive"),
        ("2026年12月5日 18:30", "2026-12-05T18:30", None, False, 1, False, "an end that is not told"),
        ("2020年12月5日 10:00", "2020-12-05T10:00", None, False, 0, False, "past: listed are those ahead"),
        ("2030年12月5日 10:00", "2030-12-05T10:00", None, False, 0, True, "far ahead"),
        ("毎週火曜 10:00", "2026-11-24T10:00", None, False, 57, True, "400 days of Tuesdays from today on"),
        ("毎日 10:00", "2026-11-21T10:00", None, False, 401, True, "today is in it"),
        ("あした", None, None, None, 0, False, "not understood"),
    ],
)  # fmt: skip
def test_when_lists_what_begins_within_400_days(
    text: str, start: str | None, end: str | None, all_day: bool | None, count: int, more: bool,
    reason: str, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    answer = when_json(text, capsys)
    occurrences = answer["occurrences"]
    assert isinstance(occurrences, list)
    shown = (answer["start"], answer["end"], answer["all_day"], len(occurrences), answer["more"])
    assert shown == (start, end, all_day, count, more), reason


@pytest.mark.parametrize(
    ("text", "code"), [("毎週火曜 10:00", 0), ("2026年12月5日（日）", 1), ("きょう", 1)]
)
def test_when_says_with_its_exit_code_whether_it_understood(text: str, code: int) -> None:
    assert run("when", text) == code
    assert run("when", text, "--format", "json") == code


@pytest.mark.parametrize(
    ("given", "count", "code", "reason"),
    [
        ("毎日\n毎週火曜\n", 2, 0, "one answer a line"),
        ("毎日\n毎週火曜", 2, 0, "without a line end at the end"),
        ("毎日\n\n毎週火曜\n", 3, 1, "an empty line is a text, and none that can be read"),
        ("毎日\u2028毎週\x85火曜\n", 1, 1, "only a line feed ends a line"),
        ("毎日\r\n", 1, None, "a line end of Windows is part of the text"),
        ("\n", 1, 1, "one empty line"),
    ],
)
def test_when_reads_one_text_a_line(
    given: str, count: int, code: int | None, reason: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.StringIO(given, newline="\n"))
    result = run("when", "-", "--format", "json")
    answers = [json.loads(line) for line in capsys.readouterr().out.removesuffix("\n").split("\n")]
    assert len(answers) == count, reason
    assert code is None or result == code, reason


def test_when_knows_closures_only_of_the_folder_that_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "2026年12月1日から2027年1月31日まで毎週火曜 10:00（年末年始を除く）"
    found = when_json(text, capsys)["diagnostics"]
    assert [d["code"] for d in found] == ["closure-assumed"]  # type: ignore[attr-defined]
    closures = {"vocabulary/closures.csv": "name,first,last\n年末年始,2026-12-29,2027-01-03\n"}
    content = write_folder(tmp_path / "content", closures)
    assert when_json(text, capsys, "--content", content)["diagnostics"] == []
    assert run("when", text, "--content", tmp_path / "nowhere") == 2


def test_a_build_leaves_a_broken_entry_out_names_it_and_makes_the_rest(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "output"
    assert run("build", "--content", folder, "--output", output) == 3
    report = json.loads((tmp_path / "build-report.json").read_text(encoding="utf-8"))
    files = [path for path in output.rglob("*") if path.is_file()]
    assert report == {
        "exit": 3, "built": len(files), "changed": len(files), "removed": 0,
        "drafts": [], "left_out": [{"path": f"{folder}/{BAD}", "code": "unknown-venue", "line": 4}],
    }  # fmt: skip
    assert (output / "events/group/tea/index.html").is_file()
    assert not (output / "events/group/bad").exists()
    told = capfd.readouterr().err
    assert "会場「nowhere」は登録されていません。" in told
    assert "載せなかった記事 1" in told
    write_folder(folder, {"venues/nowhere.md": VENUE})
    assert run("build", "--content", folder, "--output", output, "-q") == 0
    report = json.loads((tmp_path / "build-report.json").read_text(encoding="utf-8"))
    assert (report["exit"], report["left_out"]) == (0, [])


def test_a_strict_build_does_nothing_when_an_entry_is_broken(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert run("build", "--content", folder, "--output", output, "--strict", "-q") == 1
    assert not output.exists()


def settings_with(tmp_path: Path, more: str) -> Path:
    """Return a copy of the site's settings with more lines."""
    text = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    for name in ("theme", "plugins"):
        text = text.replace(f'"{name}"', repr(str(ROOT / name)))
    (tmp_path / "conf.py").write_text(f"{text}\n{more}\n", encoding="utf-8")
    return tmp_path / "conf.py"


@pytest.mark.parametrize(
    ("more", "words", "reason"),
    [
        ('ARTICLE_PATHS = ["events"]', "ARTICLE_PATHS must be empty", "Pelican would read entries"),
        ('PAGE_PATHS = ["pages"]', "PAGE_PATHS must be empty", ""),
        ('STATIC_PATHS = ["images"]', "STATIC_PATHS must be empty", "a link could lead anywhere"),
        ('TEMPLATE_PAGES = {"a.html": "b.html"}', "TEMPLATE_PAGES must be empty", ""),
        ('PUBLIC_URL = "https://example.jp/"', "PUBLIC_URL must be", "a slash at its end"),
        ('UID_DOMAIN = "見本"', "UID_DOMAIN must be", "no domain"),
        ('CALENDAR_COLOR = "#16332a"', "CALENDAR_COLOR must be", "RFC 7986 has names only"),
        ('THEME = "nowhere"', "nowhere", "no theme"),
        ("raise OSError('no disk')", "no disk", "settings that cannot be read"),
    ],
)
def test_settings_that_would_do_harm_stop_the_build_loudly(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str],
    more: str, words: str, reason: str,
) -> None:  # fmt: skip
    output = tmp_path / "output"
    settings = settings_with(tmp_path, more)
    code = run("build", "-q", "--content", folder, "--output", output, "--settings", settings)
    told = capfd.readouterr().err
    assert code == 1, reason
    assert words in told
    assert "サイトを作れませんでした" in told
    assert not (output / "index.html").exists()
    assert not (tmp_path / "build-report.json").exists()


def test_settings_that_are_not_there_are_a_mistake_of_use(folder: Path, tmp_path: Path) -> None:
    arguments = ("build", "--content", folder, "--output", tmp_path / "o", "--settings", "no.py")
    assert run(*arguments) == 2


def test_the_command_is_also_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "community_events.cli", "when", "2026年12月5日"],
        cwd=ROOT, env={"PYTHONPATH": "plugins", "PYTHONUTF8": "1"}, capture_output=True,
        encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2026年12月5日（土）。")


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONUTF8": "1"}])
def test_when_answers_every_line_of_any_bytes_in_every_locale(locale: dict[str, str]) -> None:
    lines = [
        "12月5日(土)".encode(), b"\xff\xfe12", b"\x00", "12月5日\r10:00".encode(), b"1" * 300_000,
        b"", "毎週火曜".encode(),
    ]  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "community_events.cli", "when", "-", "--format", "json"],
        cwd=ROOT, env={"PYTHONPATH": "plugins", "PYTHONCOERCECLOCALE": "0", **locale},
        input=b"\n".join(lines), capture_output=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, b"")
    answers = [
        json.loads(line) for line in done.stdout.decode("utf-8").removesuffix("\n").split("\n")
    ]
    codes = [[found["code"] for found in answer["diagnostics"]] for answer in answers]
    unseen = ["invisible-character"]
    assert codes == [[], unseen, unseen, unseen, ["too-long"], ["empty"], []]


def test_a_reader_that_stops_reading_is_no_failure_of_ours() -> None:
    pipe = subprocess.Popen(
        [sys.executable, "-m", "community_events.cli", "when", "-", "--format", "json"],
        cwd=ROOT, env={"PYTHONPATH": "plugins"}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert pipe.stdin is not None
    assert pipe.stdout is not None
    assert pipe.stderr is not None
    pipe.stdin.write("毎日\n".encode())
    pipe.stdin.flush()
    assert json.loads(pipe.stdout.readline())["diagnostics"] == []  # before the input has ended
    pipe.stdout.close()
    pipe.stdin.write("毎日\n".encode() * 100)
    pipe.stdin.close()
    assert pipe.stderr.read() == b""
    assert pipe.wait() == 1
    pipe.stderr.close()
