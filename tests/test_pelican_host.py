"""Pelican is the host only: its own command makes the same site, and nothing that is Pelican's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from community_events.cli import main
from tests.entry_folders import SMALL, entry, write_folder
from tests.fixtures_site import NOW_EPOCH, ROOT
from tests.picture_files import draw, save

PELICANS_OWN = (
    "archives.html", "authors.html", "categories.html", "tags.html", "feeds", "author", "category",
    "tag", "drafts", "theme", "pages",
)  # fmt: skip


def test_the_command_of_pelican_makes_the_same_site(built_site: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-o", str(output), "-s", "pelicanconf.py",
         "--fatal", "warnings"],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": NOW_EPOCH, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    expected, actual = _files(built_site), _files(output)
    assert len(expected) > 100
    assert sorted(expected.keys() ^ actual.keys()) == []
    assert [name for name in expected if expected[name] != actual[name]] == []


def test_nothing_of_pelicans_own_is_written(built_site: Path) -> None:
    assert [name for name in PELICANS_OWN if (built_site / name).exists()] == []


def test_what_a_host_would_obey_in_an_entry_is_only_an_unknown_key(tmp_path: Path) -> None:
    # Pelican would write over the home page, and publish a file from outside of content/.
    body = "{attach}/../../secret.txt と [x]({static}/../../secret.txt) と {{ SITEURL }}\n"
    content = write_folder(
        tmp_path / "content",
        {
            **SMALL,
            "events/group/saved.md": entry(Save_as="index.html"),
            "events/group/tea.md": entry(body=body.replace("[x]({static}/../../secret.txt)", "x")),
            "secret.txt": "secret",
        },
    )
    write_folder(tmp_path, {"secret.txt": "secret"})
    output = tmp_path / "output"
    assert main(["build", "-q", "--content", str(content), "--output", str(output)]) == 3
    assert "<title>" in (output / "index.html").read_text(encoding="utf-8")
    assert "お茶の会" not in _head(output / "index.html")
    assert not list(output.rglob("secret*"))
    page = (output / "events/group/tea/index.html").read_text(encoding="utf-8")
    assert "{attach}/../../secret.txt" in page, "a text like any other"
    assert "{{ SITEURL }}" in page


def test_a_picture_whose_pixels_are_torn_is_told_and_only_its_entry_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = {"画像": "torn.webp", "画像の説明": "並ぶ椅子", "写真の承諾": "人は写っていません"}
    files = {"events/group/tea.md": entry(**keys), "events/group/walk.md": entry()}
    content = write_folder(tmp_path / "content", {**SMALL, **files})
    whole = save(draw(400, 300), "WEBP", lossless=True)
    (content / "images").mkdir()
    (content / "images" / "torn.webp").write_bytes(whole[:40] + bytes(len(whole) - 40))
    output = tmp_path / "output"
    assert main(["build", "--content", str(content), "--output", str(output)]) == 3
    assert "[image-broken]" in capsys.readouterr().err
    assert [page.parent.name for page in output.glob("events/*/*/index.html")] == ["walk"]
    assert not (output / "static" / "images").exists()


def test_a_link_out_of_the_content_folder_publishes_nothing(tmp_path: Path) -> None:
    write_folder(tmp_path, {"outside/tea.md": entry()})
    content = write_folder(tmp_path / "content", SMALL)
    (content / "events").mkdir()
    (content / "events/group").symlink_to(tmp_path / "outside")
    output = tmp_path / "output"
    assert main(["build", "-q", "--content", str(content), "--output", str(output)]) == 3
    assert not (output / "events/group").exists()


@pytest.mark.parametrize(
    ("plugin", "words", "reason"),
    [
        ("import nowhere_to_be_found", "nowhere_to_be_found", "a plugin that fails to import"),
        ("def register(): raise RuntimeError('no luck')", "no luck", "one that fails to register"),
        (
            "from pelican import signals\n"
            "def fail(generators): raise RuntimeError('no luck')\n"
            "def register(): signals.all_generators_finalized.connect(fail)\n",
            "no luck",
            "one that fails later on",
        ),
    ],
)
def test_a_plugin_that_fails_stops_the_build_loudly(
    plugin: str, words: str, reason: str, tmp_path: Path
) -> None:
    # Pelican logs it and goes on, with exit code 0 and a site without what the plugin makes.
    settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    settings += f"\nPLUGIN_PATHS = [{str(tmp_path)!r}, {str(ROOT / 'plugins')!r}]\n"
    settings += (
        f"PLUGINS = ['community_events.plugin', 'failing']\nTHEME = {str(ROOT / 'theme')!r}\n"
    )
    write_folder(tmp_path, {"conf.py": settings, "failing.py": plugin})
    write_folder(tmp_path / "content", SMALL)
    # In a process of its own: what is connected to a signal of Pelican stays.
    done = subprocess.run(
        [sys.executable, "-m", "community_events.cli", "build", "-q", "--content", "content",
         "--settings", "conf.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 1, reason
    assert words in done.stderr
    assert "サイトを作れませんでした" in done.stderr
    assert not (tmp_path / "build-report.json").exists()


@pytest.fixture(autouse=True)
def _fixed_clock_and_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW_EPOCH)
    monkeypatch.chdir(ROOT)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _head(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("</head>")[0]
