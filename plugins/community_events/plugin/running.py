"""One run of Pelican with our settings, and what became of it as an exit code.

The rule this module keeps: whatever fails in the host or in us is loud and means that nothing is
said to be done; entries that were left out are an exit code of their own.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import read_settings

from community_events.plugin.generator import report_path
from community_events.plugin.settings import site_of
from community_events.site import Site

WHOLE, NOTHING_DONE, USAGE, LEFT_OUT = 0, 1, 2, 3


def read_site(settings: Path) -> Site:
    """Return the Site of a settings file; nothing is run."""
    init_logging(level="ERROR", fatal="errors")
    return site_of(read_settings(path=str(settings)))


def run_pelican(
    settings: Path,
    content: Path,
    output: Path,
    *,
    quiet: bool,
    overrides: Mapping[str, Any] | None = None,
) -> int:
    """Run Pelican once, failures of the host fatal; return the exit code of the build."""
    report_path(output).unlink(missing_ok=True)
    init_logging(level="ERROR", fatal="errors")
    console.quiet = True  # Pelican would count its articles, of which there are none
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
