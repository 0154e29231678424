"""Real git repositories for tests: small, with dates of their own, deaf to the user's settings."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

from community_events.clock import TOKYO
from tests.fixtures_site import ROOT

#: Midnight before the first commit; every commit is a day later than the one before.
BEGIN = datetime(2026, 6, 1, tzinfo=TOKYO)
NOW = datetime(2026, 11, 21, 9, tzinfo=TOKYO)


class GitRepository:
    """A repository at ``top`` with a content folder ``content`` somewhere in it."""

    def __init__(self, top: Path, content: str = "content") -> None:
        self.top, self.content = top, top / content
        self.commits = 0
        self.content.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        date = self.date_of(self.commits).isoformat()
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.top),
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C",
            **{f"GIT_{who}_NAME": "mihon" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "mihon@example.org" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_DATE": date for who in ("AUTHOR", "COMMITTER")},
        }
        done = subprocess.run(
            ["git", *arguments], cwd=self.top, env=environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def write(self, path: str, text: str) -> None:
        """Write a file of the content folder."""
        (self.content / path).parent.mkdir(parents=True, exist_ok=True)
        (self.content / path).write_text(text, encoding="utf-8")

    def move(self, path: str, to: str) -> None:
        (self.content / to).parent.mkdir(parents=True, exist_ok=True)
        (self.content / path).rename(self.content / to)

    def remove(self, path: str) -> None:
        (self.content / path).unlink()

    def read(self, path: str) -> str:
        return (self.content / path).read_text(encoding="utf-8")

    def commit(self) -> int:
        """Commit all there is; return the number of commits so far."""
        self.commits += 1
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", f"commit {self.commits}")
        return self.commits

    def date_of(self, commit: int) -> datetime:
        return BEGIN + timedelta(days=commit)


VENUE = "---\n名前: {}\nよみ: みほん\n住所: 見本市見本区1-2\n---\n"
ORGANIZER = "---\n名前: 見本の会\nよみ: みほんのかい\n---\n"


def write_site(repository: GitRepository) -> None:
    """Write an organizer, two venues, the closures and no event."""
    repository.write("organizers/mihon.md", ORGANIZER)
    repository.write("organizers/tonari.md", ORGANIZER.replace("見本の会", "となりの会"))
    repository.write("venues/lobby.md", VENUE.format("見本ロビー"))
    repository.write("venues/hall.md", VENUE.format("見本ホール"))
    words = ROOT / "content" / "vocabulary"
    for name in ("closures.csv", "categories.csv"):
        repository.write(f"vocabulary/{name}", (words / name).read_text(encoding="utf-8"))


def event(when: str = "2026年12月5日（土） 10:00〜12:00", **more: str) -> str:
    """Return the text of an event; ``more``: further keys, ``venue`` instead of the lobby."""
    lines = {
        "会場": more.pop("venue", "lobby"),
        "タイトル": more.pop("title", "見本マルシェ"),
    } | more
    rows = "".join(
        f"{key}:{value if value.startswith(chr(10)) else ' ' + value}\n"
        for key, value in {"日時": when, **lines}.items()
    )
    return f"---\n{rows}---\n\n焼き菓子とコーヒーの店がならびます。\nお茶も飲めます。\n雨の日は屋根の下で開きます。\n"
