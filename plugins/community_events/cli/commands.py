"""The commands that need neither Pelican nor a template: check, when, list.

The rule this module keeps: what is wrong goes to standard output (it is the answer); a command that
cannot run says why on standard error and returns 2.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from community_events.cli.answering import when_text
from community_events.cli.comparing import find_lost
from community_events.clock import day_of, read_now
from community_events.decode import DecodeContext
from community_events.diagnostics import Diagnostic, sort_diagnostics
from community_events.git import GitError
from community_events.model.records import Vocabulary
from community_events.paths import FOLDERS
from community_events.pipeline import Loaded, load_content, show_path
from community_events.report import format_github, format_json, format_text, summary_line
from community_events.sources import read_sources
from community_events.vocabulary import read_vocabulary
from community_events.when import when_json

# UIDs do not leave `check`; only that they are unique matters there.
_ANY_DOMAIN = "check.invalid"


def check(options: argparse.Namespace) -> int:
    """Print what is wrong with the entries; 0 fine or warnings only, 1 errors, 2 usage."""
    content = options.content or _content_of(options.paths)
    wanted = [os.path.relpath(path) for path in options.paths]
    for path in options.paths:
        if not os.path.exists(path):
            print(f"community-events: {path} がありません", file=sys.stderr)
            return 2
        if not _is_below(path, [os.path.relpath(content)]):
            print(f"community-events: {path} は {content} の中にありません", file=sys.stderr)
            return 2
    loaded = _load(content)
    if loaded is None:
        return 2
    everything, texts = loaded.diagnostics, loaded.texts
    if options.base is not None:
        try:
            lost, texts = find_lost(
                loaded, content, options.base, now=read_now(), uid_domain=_ANY_DOMAIN
            )
        except GitError as refusal:
            print(f"community-events: {options.base} と比べられません。{refusal}", file=sys.stderr)
            return 2
        everything = tuple(sort_diagnostics([*everything, *lost]))
    found = [d for d in everything if not wanted or _is_below(d.span.path, wanted)]
    checked = sum(not wanted or _is_below(path, wanted) for path in loaded.paths)
    if not options.quiet:
        print(_FORMATS[options.format](found, texts, checked), end="")
    return int(any(d.is_error or options.strict for d in found))


def _content_of(paths: Sequence[str]) -> Path:
    """Return the content folder in which ``paths`` lie: the one above ``events/``, ``venues/`` …"""
    for path in map(Path, paths):
        if path.is_dir() and any((path / folder).is_dir() for folder in FOLDERS):
            return path
        for folder in (path, *path.parents):
            if folder.name in FOLDERS:
                return folder.parent
    return Path("content")


def when(options: argparse.Namespace) -> int:
    """Print how date texts are understood; 1 when any has an error."""
    today = day_of(read_now())
    closures = _vocabulary(options.content)
    if closures is None:
        return 2
    context = DecodeContext(today=today, vocabulary=closures, uid_domain=_ANY_DOMAIN).when(
        strict=False
    )
    lines = _given_lines() if options.text == "-" else [options.text]
    worst = 0
    for line in lines:
        answer = when_json(line, today, context.closures)
        worst |= int(any(d["severity"] == "error" for d in answer["diagnostics"]))
        if not options.quiet:
            shown = (
                json.dumps(answer, ensure_ascii=False)
                if options.format == "json"
                else when_text(line, today, context.closures)
            )
            print(shown, flush=True)
    return worst


def _given_lines() -> Iterator[str]:
    """Yield the texts of the standard input, each as soon as its line has ended."""
    empty = True
    for line in sys.stdin:
        empty = False
        yield line.removesuffix("\n")
    if empty:
        yield ""


def list_events(options: argparse.Namespace) -> int:
    """Print the events and 出番 that are part of the site, one line each, or how many there are."""
    loaded = _load(options.content)
    if loaded is None:
        return 2
    events = [
        (key, event)
        for kind in (loaded.catalog.events, loaded.catalog.opportunities)
        for key, event in kind.items()
        if not (options.not_samples and event.sample)
    ]
    print(
        len(events)
        if options.count
        else "\n".join(f"{key}\t{event.title}" for key, event in events)
    )
    return 0


def _load(content: Path) -> Loaded | None:
    if not content.is_dir():
        print(f"community-events: フォルダ {content} がありません", file=sys.stderr)
        return None
    now = read_now()
    return load_content(
        content,
        shown_as=show_path(content),
        uid_domain=_ANY_DOMAIN,
        today=day_of(now),
        vocabulary_from=Path("content"),
    )


def _vocabulary(content: Path | None) -> Vocabulary | None:
    """Return the words of a content folder; of none, no words."""
    if content is None:
        return Vocabulary()
    if not content.is_dir():
        print(f"community-events: フォルダ {content} がありません", file=sys.stderr)
        return None
    return read_vocabulary(read_sources(content).vocabulary, shown_as=show_path(content))[0]


def _is_below(path: str, wanted: list[str]) -> bool:
    shown = os.path.relpath(path)
    return any(
        shown == other or shown.startswith(other.rstrip("/") + "/") or other == "."
        for other in wanted
    )


def _text(found: list[Diagnostic], texts: Mapping[str, str], checked: int) -> str:
    drawn = format_text(found, texts)
    return (drawn + "\n" if drawn else "") + summary_line(found, checked) + "\n"


_FORMATS: Mapping[str, Callable[[list[Diagnostic], Mapping[str, str], int], str]] = {
    "text": _text,
    "github": lambda found, texts, checked: format_github(found, texts),
    "json": lambda found, texts, checked: format_json(found),
}
