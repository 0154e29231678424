"""``serve``: build, show on this machine, build again on every change and reload the page.

Every build is a process of its own, so that a change of a template or of our code is seen too.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

WATCHED = ("theme", "plugins", "pelicanconf.py")


def serve(options: argparse.Namespace) -> int:
    """Serve ``--output`` on localhost until interrupted."""
    from livereload import Server

    command = [
        sys.executable,
        "-m",
        "community_events.cli",
        "build",
        "--content",
        str(options.content),
        "--output",
        str(options.output),
        *(("--settings", str(options.settings)) if options.settings else ()),
    ]

    def rebuild() -> None:
        subprocess.run(command, check=False)

    code = subprocess.run(command, check=False).returncode
    if code not in (0, 3):
        return code
    server = Server()
    for path in (str(options.content), *WATCHED):
        if Path(path).exists():
            server.watch(f"{path}/**/*" if Path(path).is_dir() else path, rebuild)
    server.serve(root=str(options.output), host="localhost", port=options.port)
    return 0
