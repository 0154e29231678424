"""``check --base`` and ``diff``: what is here beside what was published or committed.

The rules this module keeps: a commit is read from git's store, never checked out, and by the same
reader as a folder; the base of a check is where the work tree and the given commit went apart, so that
nobody is blamed for what others have added since.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from community_events.clock import day_of, read_now
from community_events.continuity import compare_with_base
from community_events.diagnostics import Diagnostic
from community_events.git import GitError, find_fork, read_tree, resolve_commit
from community_events.pipeline import Loaded, load_read, show_path
from community_events.site import Site
from community_events.sources import sources_from

_EVENTS = Path("data/events.json")
# Whether a UID is the same does not hang on what stands behind its @.
_SITE = Site(name="", public_url="", uid_domain="compare.invalid", theme="")


def find_lost(
    present: Loaded, content: Path, commit: str, *, now: datetime, uid_domain: str
) -> tuple[tuple[Diagnostic, ...], Mapping[str, str]]:
    """Return what ``present`` loses of ``commit``, and the texts to draw it with; raises GitError."""
    base = load_commit(
        content, find_fork(content, resolve_commit(content, commit)), now=now, uid_domain=uid_domain
    )
    found = compare_with_base(base, present, today=day_of(now), uid_domain=uid_domain)
    return found, {**base.texts, **present.texts}


def load_commit(content: Path, commit: str, *, now: datetime, uid_domain: str) -> Loaded:
    """Return the content folder as it was in ``commit``; a folder that was not there is empty."""
    shown_as = show_path(content)
    files = read_tree(content, commit, unread="images/")
    return load_read(
        sources_from(files, shown_as=shown_as),
        shown_as=shown_as,
        uid_domain=uid_domain,
        today=day_of(now),
        vocabulary_from=Path("content"),
    )


def diff(options: argparse.Namespace) -> int:
    """Print what subscribers will see of the way from OLD to NEW; 0, or 2 when one cannot be read."""
    from community_events.differences import find_differences
    from community_events.telling import FORMATS

    now = read_now()
    names = (options.old, options.new)
    built = [(Path(name) / _EVENTS).is_file() for name in names]
    try:
        if any(built) and not all(built):
            name = names[built.index(False)]
            raise ValueError(f"{name} は、作られたサイトのフォルダではありません")
        old, new = (
            _built(Path(name)) if all(built) else _committed(options.content, name, now)
            for name in names
        )
        differences = find_differences(old, new)
    except (GitError, OSError, KeyError, ValueError) as problem:
        print(f"community-events: 比べられません。{problem}", file=sys.stderr)
        return 2
    if not options.quiet:
        print(FORMATS[options.format](differences), end="")
    return 0


def _built(output: Path) -> Mapping[str, Any]:
    document = json.loads((output / _EVENTS).read_text(encoding="utf-8"))
    if not isinstance(document, dict):
        raise ValueError(f"{output / _EVENTS} が読めません")
    return document


def _committed(content: Path, name: str, now: datetime) -> Mapping[str, Any]:
    """Return what /data/events.json would be, built from a commit on this day."""
    from community_events.index import build_index
    from community_events.render.opendata import render_events_json

    if not content.is_dir():
        raise ValueError(f"フォルダ {content} がありません")
    loaded = load_commit(
        content, resolve_commit(content, name), now=now, uid_domain=_SITE.uid_domain
    )
    index = build_index(loaded.catalog, _SITE, now)
    data = render_events_json(loaded.catalog, index.occurrences, _SITE, index.window, day_of(now))
    names = {slug: venue.title for slug, venue in loaded.catalog.venues.items()}
    return {**json.loads(data), "venue_names": names}
