"""``publish`` and ``rollback``: a release is whole before anybody sees it.

    DIR/releases/<digest>/     one folder for each release, named by what is in it
    DIR/current                a symbolic link to one of them: what the world sees

The rules this module keeps: a release is built beside the old one and checked; then one rename
switches ``current``; whatever goes wrong before that leaves the old site as it was. The two newest
releases are kept, so that one can go back.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from community_events.cli.building import refuse
from community_events.clock import read_now
from community_events.gitlog import read_history
from community_events.plugin.generator import report_path
from community_events.plugin.running import LEFT_OUT, NOTHING_DONE, WHOLE, run_pelican
from community_events.writer import manifest_path

KEPT = 2


def publish(options: argparse.Namespace) -> int:
    """Build a release of ``--content`` and switch to it; exit 0, 1, 2 or 3."""
    settings = options.settings or Path("publishconf.py")
    if (code := refuse(options, settings)) != WHOLE:
        return code
    if (read := read_history(options.content, read_now())).is_shallow:
        # Its numbers would fall, and calendars would take every change for an older one.
        print(f"community-events: 公開しませんでした。{read.problem}", file=sys.stderr)
        return NOTHING_DONE
    releases = options.to / "releases"
    releases.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".staging-", dir=releases) as staging:
        output = Path(staging) / "site"
        overrides = {"WITH_SAMPLES": True} if options.samples else {}
        code = run_pelican(
            settings, options.content, output, quiet=options.quiet, overrides=overrides
        )
        if code not in (WHOLE, LEFT_OUT):
            return code
        if problem := find_problem(output):
            print(f"community-events: 公開しませんでした。{problem}", file=sys.stderr)
            return NOTHING_DONE
        manifest_path(output).unlink()
        release = releases / digest_of_tree(output)
        if not release.exists():
            os.replace(output, release)
        os.replace(report_path(output), options.to / "build-report.json")
    switch(options.to, release)
    _remove_old(releases, keep=release)
    return code


def rollback(options: argparse.Namespace) -> int:
    """Switch ``current`` to the release before it; exit 1 when there is none."""
    current = options.to / "current"
    releases = options.to / "releases"
    if not releases.is_dir():
        print(f"community-events: {releases} がありません", file=sys.stderr)
        return NOTHING_DONE
    others = [r for r in _by_age(releases) if current.exists() and r.name != current.resolve().name]
    if not others:
        print("community-events: もどれる版がありません", file=sys.stderr)
        return NOTHING_DONE
    switch(options.to, others[-1])
    return WHOLE


def switch(folder: Path, release: Path) -> None:
    """Make ``folder/current`` point to ``release`` in one step."""
    link = folder / ".current.new"
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(release, folder))
    os.replace(link, folder / "current")
    os.utime(release)


def find_problem(output: Path) -> str:
    """Return what is wrong with a built site in one sentence, or nothing."""
    for name in ("index.html", "calendar.ics", "rss.xml", "data/events.json"):
        if not (output / name).is_file():
            return f"{name} がありません。"
    for path in sorted(output.rglob("*")):
        if path.is_file() and path.stat().st_size == 0:
            return f"{path.relative_to(output)} が空です。"
    return ""


def digest_of_tree(folder: Path) -> str:
    """Return a digest of all paths and bytes below ``folder``."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:20]


def _by_age(releases: Path) -> list[Path]:
    """Return the releases, the one that was current longest ago first."""
    found = [path for path in releases.iterdir() if path.is_dir() and not path.name.startswith(".")]
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))


def _remove_old(releases: Path, *, keep: Path) -> None:
    others = [path for path in _by_age(releases) if path != keep]
    for path in others[: max(0, len(others) - (KEPT - 1))]:
        shutil.rmtree(path)
