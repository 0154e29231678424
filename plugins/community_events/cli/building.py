"""``build``: the site of a content folder, in an output folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from community_events.cli.commands import check
from community_events.plugin.running import NOTHING_DONE, USAGE, WHOLE, run_pelican


def build(options: argparse.Namespace) -> int:
    """Build ``--content`` into ``--output``; exit 0, 1, 2 or 3."""
    settings = options.settings or Path("pelicanconf.py")
    if (code := refuse(options, settings)) != WHOLE:
        return code
    return run_pelican(settings, options.content, options.output, quiet=options.quiet)


def refuse(options: argparse.Namespace, settings: Path) -> int:
    """Return why a build may not begin as an exit code: a folder is missing, ``--strict`` and errors."""
    for needed, is_there in (
        (options.content, options.content.is_dir()),
        (settings, settings.is_file()),
    ):
        if not is_there:
            print(f"community-events: {needed} がありません", file=sys.stderr)
            return USAGE
    strictly = argparse.Namespace(
        content=options.content,
        paths=[],
        base=None,
        format="text",
        strict=False,
        quiet=options.quiet,
    )
    return NOTHING_DONE if options.strict and check(strictly) != WHOLE else WHOLE
