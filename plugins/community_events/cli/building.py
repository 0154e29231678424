"""``build``: one run of Pelican with our settings, and what became of it as an exit code.

The rule this module keeps: whatever fails in the host or in us is loud (exit 1, nothing is said to
be done); entries that are left out are an exit code of their own.
"""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from community_events.cli.commands import check

WHOLE, NOTHING_DONE, USAGE, LEFT_OUT = 0, 1, 2, 3


def build(options: argparse.Namespace) -> int:
    """Build ``--content`` into ``--output``; exit 0, 1, 2 or 3."""
    settings = options.settings or Path("pelicanconf.py")
    if not options.content.is_dir() or not settings.is_file():
        missing = settings if options.content.is_dir() else options.content
        print(f"community-events: {missing} がありません", file=sys.stderr)
        return USAGE
    if options.strict and check(_as_check(options)) != WHOLE:
        return NOTHING_DONE
    return run_pelican(settings, options.content, options.output, quiet=options.quiet)


def run_pelican(
    settings: Path,
    content: Path,
    output: Path,
    *,
    quiet: bool,
    overrides: Mapping[str, Any] | None = None,
) -> int:
    """Run Pelican once, failures of the host fatal; return the exit code of the build."""
    from pelican import Pelican
    from pelican.log import init as init_logging
    from pelican.settings import read_settings

    from community_events.plugin.generator import report_path

    report_path(output).unlink(missing_ok=True)
    init_logging(level="ERROR", fatal="errors")
    try:
        read = read_settings(
            path=str(settings),
            override={
                "PATH": str(content.resolve()),
                "OUTPUT_PATH": str(output.resolve()),
                "QUIET": quiet,
                **(overrides or {}),
            },
        )
        Pelican(read).run()
        code: int = json.loads(report_path(output).read_text(encoding="utf-8"))["exit"]
    except Exception:
        # Ours or the host's, never an entry's: say all that is known.
        traceback.print_exc()
        print(
            "community-events: サイトを作れませんでした。前のサイトはそのままです。",
            file=sys.stderr,
        )
        return NOTHING_DONE
    return code


def _as_check(options: argparse.Namespace) -> argparse.Namespace:
    return argparse.Namespace(
        content=options.content, paths=[], format="text", strict=False, quiet=options.quiet
    )
