"""Opens built pages in the system's Chromium and runs the checkers over them.

    with serve(output) as address:
        sights = look([Look(url=f"{address}/", width=320, axe=True)])

``make test`` installs what is needed. No page reaches another host.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Literal

ROOT = Path(__file__).resolve().parents[2]
NODE_MODULES = ROOT / "node_modules"
FONTS = ROOT / "theme" / "fonts"

#: The narrowest phone that WCAG 2.2 asks for (1.4.10 Reflow), and a desk.
WIDTHS = (320, 1280)
#: The reader's clock stands where that of the tests' builds does (``tests/fixtures_site``).
NOW = "2026-11-21T09:00:00+09:00"
_COMPRESSED = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"})
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One page under one set of circumstances; ``screenshot`` is where a picture of it goes.

    ``now``: what the reader's clock says, with offset. ``keys``: pressed one after the other on the
    open page (``Tab``, ``Enter``, ``type:はな``); ``until``: JavaScript that must become true then;
    ``ask``: JavaScript whose value is the Sight's ``answer``. ``pictures_from``: another host that
    answers with pictures instead of being refused, ``https://tiles.example``.
    """

    url: str
    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    motion: Literal["reduce", "no-preference"] = "reduce"
    forced_colors: bool = False
    javascript: bool = True
    axe: bool = False
    screenshot: str | None = None
    full_page: bool = True
    now: str | None = NOW
    timezone: str = "Asia/Tokyo"
    keys: tuple[str, ...] = ()
    until: str | None = None
    ask: str | None = None
    pictures_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One rule of axe-core that does not hold, and where."""

    rule: str
    help: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What was seen: the visible texts of ``nav``, headings, links and ``main`` among it.

    ``complaints`` are script errors and missing files; ``abroad`` the requests to other hosts;
    ``sticking`` the elements that make the page scroll sideways.
    """

    url: str
    status: int
    title: str
    scroll_width: int
    client_width: int
    sticking: tuple[str, ...]
    complaints: tuple[str, ...]
    abroad: tuple[str, ...]
    navigation: tuple[str, ...]
    headings: tuple[str, ...]
    links: tuple[str, ...]
    main: str
    violations: tuple[Violation, ...]
    answer: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NuMessage:
    """One finding of the Nu checker; ``kind`` is ``error`` or ``warning``."""

    kind: str
    path: str
    line: int
    message: str
    extract: str


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what a page could not load is in its Sight."""


class _CompressingHandler(_QuietHandler):
    """Sends texts with gzip, as a host does."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _COMPRESSED or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


@contextmanager
def serve(folder: Path, *, compressed: bool = False) -> Iterator[str]:
    """Serve ``folder`` on this machine only, at the address given (without a final slash)."""
    kind = _CompressingHandler if compressed else _QuietHandler
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def look(looks: Sequence[Look]) -> list[Sight]:
    """Return what Chromium shows for each Look, in the same order."""
    job = {
        "chromium": find_command("chromium", "chromium-browser", "google-chrome"),
        "axe": str(NODE_MODULES / "axe-core" / "axe.min.js"),
        "looks": [asdict(one) for one in looks],
    }
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [find_command("node"), str(Path(__file__).with_name("run.mjs"))],
            input=json.dumps(job),
            env={**os.environ, "FONTCONFIG_FILE": str(write_fonts_conf(Path(folder)))},
            capture_output=True,
            encoding="utf-8",
        )
    if done.returncode != 0:
        raise RuntimeError(f"run.mjs failed:\n{done.stderr}")
    return [_read_sight(sight) for sight in json.loads(done.stdout)]


def axe_rules() -> dict[str, tuple[str, ...]]:
    """Return the rules that ``axe=True`` runs, each with the success criteria of WCAG that it judges."""
    script = "console.log(JSON.stringify(require('axe-core').getRules()))"
    done = subprocess.run(
        [find_command("node"), "-e", script],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = {}
    for rule in json.loads(done.stdout):
        numbers = [re.fullmatch(r"wcag(\d)(\d)(\d+)", tag) for tag in rule["tags"]]
        found[str(rule["ruleId"])] = tuple(".".join(one.groups()) for one in numbers if one)
    return found


def version_of(package: str) -> str:
    """Return the version of an npm package that the tests use."""
    return str(json.loads((NODE_MODULES / package / "package.json").read_text())["version"])


def check_html(*places: Path) -> list[NuMessage]:
    """Return what the Nu checker says about these HTML files and those in these folders, sorted by place."""
    done = subprocess.run(
        [
            find_command("java"),
            *("-Xss2m", "-jar", str(NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar")),
            *("--format", "json", "--skip-non-html", "--exit-zero-always", *map(str, places)),
        ],
        capture_output=True,
        encoding="utf-8",
    )
    try:
        found = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        raise RuntimeError(f"The Nu checker did not run:\n{done.stderr}") from None
    return sorted(map(_read_nu_message, found), key=lambda one: (one.path, one.line, one.message))


def find_command(*names: str) -> str:
    """Return the path of the first of ``names`` that is installed."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise RuntimeError(f"{names[0]} is missing; `make test` installs it")


def write_fonts_conf(folder: Path) -> Path:
    """Write a fontconfig file into ``folder`` that prefers the fonts of the theme.

    A machine that runs tests often has no Japanese font: glyphs would be boxes of another width.
    """
    path = folder / "fonts.conf"
    path.write_text(
        f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{FONTS}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{folder}</cachedir>
  <alias binding="strong"><family>sans-serif</family><prefer><family>BIZ UDPGothic</family>
    <family>BIZ UDGothic</family></prefer></alias>
  <alias binding="strong"><family>system-ui</family><prefer><family>BIZ UDPGothic</family>
    <family>BIZ UDGothic</family></prefer></alias>
  <alias binding="strong"><family>monospace</family><prefer><family>BIZ UDGothic</family></prefer></alias>
</fontconfig>
""",
        encoding="utf-8",
    )
    return path


def _read_sight(seen: dict[str, object]) -> Sight:
    fields = {
        key: tuple(value) if isinstance(value, list) else value for key, value in seen.items()
    }
    violations = tuple(
        Violation(rule=one["rule"], help=one["help"], places=tuple(one["places"]))
        for one in seen["violations"]  # type: ignore[attr-defined]
    )
    return Sight(**{**fields, "violations": violations})  # type: ignore[arg-type]


def _read_nu_message(found: dict[str, object]) -> NuMessage:
    kind = found.get("type")
    return NuMessage(
        kind="error" if kind in ("error", "non-document-error") else "warning",
        path=str(found.get("url", "")).removeprefix("file:"),
        line=int(str(found.get("lastLine", 0))),
        message=str(found.get("message", "")),
        extract=str(found.get("extract", "")),
    )
