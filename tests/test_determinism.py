"""Same entries, same history, same moment: the same bytes, whatever the machine is like."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.entry_folders import SMALL, entry
from tests.fixtures_site import NOW_EPOCH, ROOT

BUILD = """
import sys
from community_events.cli import main
sys.exit(main(sys.argv[1:]))
"""

#: Every folder lists its files the other way round, as another file system might.
REVERSED_LISTING = """
import os

listdir, scandir = os.listdir, os.scandir

class Reversed:
    def __init__(self, path):
        with scandir(path) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *exception): pass
    def close(self): pass

os.listdir = lambda path=".": sorted(listdir(path), reverse=True)
os.scandir = lambda path=".": Reversed(path)
"""


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _build(output: Path, *, script: str = BUILD, **environment: str) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-c", script, "build"),
            *("--content", str(ROOT / "content"), "--output", str(output)),
        ],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": NOW_EPOCH, **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _assert_same(output: Path, built_site: Path) -> None:
    expected, actual = _digests(built_site), _digests(output)
    assert len(expected) > 100, "hardly anything was built"
    assert sorted(expected.keys() ^ actual.keys()) == []
    assert [name for name in expected if expected[name] != actual[name]] == []


MACHINES = [
    pytest.param({"PYTHONHASHSEED": "1"}, id="another order of sets"),
    pytest.param({"TZ": "America/New_York"}, id="a machine in New York"),
    pytest.param(
        # An ASCII locale: a file opened without naming its encoding would fail or differ.
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        id="a machine without Japanese",
    ),
]


@pytest.fixture(scope="module")
def other_machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a machine makes it on which all is otherwise at once, the order of files too."""
    output = tmp_path_factory.mktemp("other") / "output"
    environment = {key: value for machine in MACHINES for key, value in machine.values[0].items()}
    _build(output, script=REVERSED_LISTING + BUILD, **environment)
    return output


def test_the_machine_and_the_order_of_files_change_no_byte(
    other_machine: Path, built_site: Path
) -> None:
    _assert_same(other_machine, built_site)


@pytest.mark.deep
@pytest.mark.parametrize("environment", MACHINES)
def test_no_trait_of_a_machine_changes_a_byte(
    environment: dict[str, str], built_site: Path, tmp_path: Path
) -> None:
    _build(tmp_path / "output", **environment)
    _assert_same(tmp_path / "output", built_site)


def test_the_reversed_listing_really_is_reversed() -> None:
    names = (
        "print([*os.listdir('tests')], [entry.name for entry in os.scandir('tests')], sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", REVERSED_LISTING + names],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    expected = str(sorted(os.listdir(ROOT / "tests"), reverse=True))
    assert done.stdout.splitlines() == [expected, expected]


def test_a_second_build_into_the_same_folder_writes_nothing(
    other_machine: Path, built_site: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in other_machine.rglob("*.html")}
    _build(other_machine)
    _assert_same(other_machine, built_site)
    assert [path for path, time in before.items() if path.stat().st_mtime_ns != time] == []


def test_a_file_that_no_entry_asks_for_any_more_disappears_and_a_strangers_stays(
    tmp_path: Path,
) -> None:
    content, output = tmp_path / "content", tmp_path / "output"
    shutil.copytree(ROOT / "content" / "vocabulary", content / "vocabulary")
    for path, text in {**SMALL, "events/group/tea.md": entry()}.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    arguments = ["build", "--content", str(content), "--output", str(output)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW_EPOCH}
    command = [sys.executable, "-c", BUILD, *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    event = sorted((content / "events").glob("*/*.md"))[0]
    page = output / "events" / event.parent.name / event.stem / "index.html"
    assert page.exists()
    (output / "CNAME").write_text("events.example.jp\n", encoding="utf-8")
    event.unlink()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    assert not page.exists()
    assert (output / "CNAME").exists()
