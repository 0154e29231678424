"""A release is whole before anybody sees it; whatever goes wrong leaves the old site as it was."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from community_events.cli import publishing
from community_events.plugin.generator import report_path
from community_events.plugin.running import LEFT_OUT, NOTHING_DONE, WHOLE
from community_events.writer import manifest_path

WHOLE_SITE = ("index.html", "calendar.ics", "rss.xml", "data/events.json")


class FakeBuild:
    """Stands in for Pelican: writes files and returns an exit code."""

    def __init__(
        self, text: str = "one", code: int = WHOLE, files: tuple[str, ...] = WHOLE_SITE
    ) -> None:
        self.text, self.code, self.files = text, code, files

    def __call__(self, settings: Path, content: Path, output: Path, **_: object) -> int:
        for name in self.files:
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            (output / name).write_text(self.text)
        manifest_path(output).write_text("{}")
        report_path(output).write_text("{}")
        return self.code


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> argparse.Namespace:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "publishconf.py").touch()
    return argparse.Namespace(
        content=Path("content"),
        settings=None,
        to=Path("publish"),
        samples=False,
        strict=False,
        quiet=True,
    )


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> FakeBuild:
    fake = FakeBuild()
    monkeypatch.setattr(publishing, "run_pelican", fake)
    return fake


def _current(options: argparse.Namespace) -> str:
    return (options.to / "current/index.html").read_text()


def _releases(options: argparse.Namespace) -> list[str]:
    return sorted(path.name for path in (options.to / "releases").iterdir())


def test_current_points_to_the_new_release(options: argparse.Namespace, build: FakeBuild) -> None:
    assert publishing.publish(options) == WHOLE
    assert _current(options) == "one"
    assert (options.to / "current").is_symlink()
    assert not list((options.to / "current/").glob(".*"))


def test_two_releases_are_kept(options: argparse.Namespace, build: FakeBuild) -> None:
    for text in ("one", "two", "three", "four"):
        build.text = text
        publishing.publish(options)
    assert _current(options) == "four"
    assert len(_releases(options)) == 2


def test_the_same_site_is_the_same_release(options: argparse.Namespace, build: FakeBuild) -> None:
    for _ in range(2):
        publishing.publish(options)
    assert len(_releases(options)) == 1


@pytest.mark.parametrize(
    ("code", "files", "text", "reason"),
    [
        (NOTHING_DONE, WHOLE_SITE, "two", "the build failed"),
        (WHOLE, ("index.html",), "two", "a file that every site has is missing"),
        (WHOLE, WHOLE_SITE, "", "a file is empty"),
    ],
)
def test_the_old_site_stays_when_the_new_one_is_not_whole(
    options: argparse.Namespace,
    build: FakeBuild,
    code: int,
    files: tuple[str, ...],
    text: str,
    reason: str,
) -> None:
    publishing.publish(options)
    build.code, build.files, build.text = code, files, text
    assert publishing.publish(options) == NOTHING_DONE
    assert _current(options) == "one"
    assert len(_releases(options)) == 1


def test_entries_that_were_left_out_are_published_as_such(
    options: argparse.Namespace, build: FakeBuild
) -> None:
    build.code = LEFT_OUT
    assert publishing.publish(options) == LEFT_OUT
    assert _current(options) == "one"


def test_rollback_goes_to_the_release_before(options: argparse.Namespace, build: FakeBuild) -> None:
    for text in ("one", "two"):
        build.text = text
        publishing.publish(options)
    assert publishing.rollback(options) == WHOLE
    assert _current(options) == "one"


def test_without_a_release_before_rollback_changes_nothing(
    options: argparse.Namespace, build: FakeBuild
) -> None:
    publishing.publish(options)
    assert publishing.rollback(options) == NOTHING_DONE
    assert _current(options) == "one"
