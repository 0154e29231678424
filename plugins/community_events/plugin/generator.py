"""One generator for Pelican: content/ becomes the Catalog, the Catalog the Artifacts.

The rule this module keeps: entry diagnostics are printed, not logged, so that ``--fatal errors``
means a failure of the host or of a plugin; what was left out stands in build-report.json.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from community_events.album import BROKEN
from community_events.catalog import without_samples
from community_events.clock import day_of, read_now
from community_events.gitlog import read_history
from community_events.pipeline import Loaded, load_content, show_path
from community_events.plugin.settings import site_of
from community_events.render.outputs import site_artifacts
from community_events.render.renditions import find_unsound
from community_events.render.stamps import forget_theme
from community_events.report import format_text, summary_line
from community_events.writer import Written, write_artifacts, written_before


class EventsGenerator:
    """Reads, checks and renders everything that contributors write."""

    def __init__(
        self,
        context: object,
        settings: Mapping[str, Any],
        path: str,
        theme: str,
        output_path: str,
        **_: object,
    ) -> None:
        self.site = site_of(settings)
        self.quiet = bool(settings.get("QUIET"))
        self.content, self.output = Path(path), Path(output_path)
        self.shown_as = show_path(self.content)
        self.now = read_now()
        self.loaded: Loaded | None = None

    def generate_context(self) -> None:
        """Read and check the entries; print what is wrong with them."""
        read = read_history(self.content, self.now)
        if read.problem and not self.quiet:
            print(f"community-events: {read.problem}", file=sys.stderr)
        load = partial(
            load_content,
            self.content,
            shown_as=self.shown_as,
            uid_domain=self.site.uid_domain,
            today=day_of(self.now),
            vocabulary_from=Path("content"),
            history=read.history,
        )
        self.loaded = load()
        if unsound := find_unsound(self.loaded.catalog, written_before(self.output)):
            # Only pixels tell it: their entries are judged once more, now that it is known.
            for name in unsound:
                self.loaded.album.refuse(name, BROKEN)
            self.loaded = load(album=self.loaded.album)
        if self.loaded.diagnostics and not self.quiet:
            print(format_text(self.loaded.diagnostics, self.loaded.texts), file=sys.stderr)

    def generate_output(self, writer: object) -> None:
        """Write the site and, beside it, build-report.json."""
        assert self.loaded is not None
        catalog = (
            self.loaded.catalog if self.site.with_samples else without_samples(self.loaded.catalog)
        )
        forget_theme()
        written = write_artifacts(self.output, site_artifacts(catalog, self.site, self.now))
        write_report(self.output, self.loaded, written)
        if not self.quiet:
            print(_last_line(self.loaded, written), file=sys.stderr)


def report_path(output: Path) -> Path:
    """Return where the report of a build of ``output`` lies."""
    return output.parent / "build-report.json"


def write_report(output: Path, loaded: Loaded, written: Written) -> None:
    """Write build-report.json: what the build did, for scripts."""
    report = {
        "exit": 3 if loaded.left_out else 0,
        "built": written.changed + written.unchanged,
        "changed": written.changed,
        "removed": written.removed,
        "drafts": list(loaded.drafts),
        "left_out": [{"path": o.path, "code": o.code, "line": o.line} for o in loaded.left_out],
    }
    text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    report_path(output).write_text(text, encoding="utf-8")


def _last_line(loaded: Loaded, written: Written) -> str:
    made = written.changed + written.unchanged
    left_out = f"、載せなかった記事 {len(loaded.left_out)}" if loaded.left_out else ""
    left_out += f"、下書き {len(loaded.drafts)}" if loaded.drafts else ""
    return (
        f"{summary_line(loaded.diagnostics, loaded.checked)}\n"
        f"{made}ファイル（新しく書いたもの {written.changed}、消したもの {written.removed}{left_out}）"
    )
