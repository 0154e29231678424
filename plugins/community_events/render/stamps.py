"""What the bytes of an output depend on besides its arguments: code, libraries, theme.

Each stamp is a digest; a change in what it covers makes every Artifact that carries it anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import community_events
from community_events.render.assets import icon, page_stylesheets, stylesheet, theme_colors
from community_events.render.html import forget_templates
from community_events.render.readings import read_readings
from community_events.render.scripts import scripts
from community_events.render.translations import read_messages
from community_events.render.vendored import vendored

_PACKAGE = Path(community_events.__file__).parent
_FEED_LIBRARIES = ("icalendar", "feedgen", "lxml", "python-dateutil", "tzdata")
_PAGE_LIBRARIES = ("Babel", "Jinja2", "Markdown", "MarkupSafe", "nh3")
_PICTURE_LIBRARIES = ("pillow",)
_PRINT_LIBRARIES = ("budoux", "typst", "segno", "pillow")
# All the code that draws flyers, sheets, cards and codes from their views: a print takes as long as
# fifty pages, so a change elsewhere draws none anew (a test follows the imports).
PRINT_MODULES = (
    "render.booklet", "render.cards", "render.circular", "render.counting", "render.csvtext", "render.flyer",
    "render.form", "render.glyphs", "render.monthcalendar", "render.phrases", "render.picking",
    "render.pinplacing", "render.pixels", "render.printset", "render.proof", "render.qr",
    "render.rackcard", "render.rackmap", "render.racksheet", "render.ruby", "render.rubypieces",
    "render.sheet", "render.svgpicture", "render.typeset", "album", "checkdocs", "diagnostics",
    "editions", "encoding", "hygiene", "imageheader", "messages", "model.outline", "model.pictures",
    "model.rail", "model.records", "model.recurrence", "paths", "sources", "spans",
)  # fmt: skip


@cache
def feed_stamp() -> str:
    """Return the stamp of calendars, feeds and data files."""
    return _stamp(_FEED_LIBRARIES, _PACKAGE)


@cache
def page_stamp(theme: str) -> str:
    """Return the stamp of pages."""
    return _stamp(_PAGE_LIBRARIES, _PACKAGE, Path(theme) / "templates", Path(theme) / "locale")


@cache
def print_stamp(theme: str) -> str:
    """Return the stamp of flyers, sheets, cards and codes."""
    code = (_PACKAGE / f"{name.replace('.', '/')}.py" for name in PRINT_MODULES)
    return _stamp(_PRINT_LIBRARIES, *code, Path(theme) / "print", Path(theme) / "fonts")


@cache
def picture_stamp() -> str:
    """Return the stamp of renditions: of Pillow and the code that uses it, for they take long to make."""
    digest = hashlib.blake2b(digest_size=20)
    digest.update(" ".join(f"{name}={version(name)}" for name in _PICTURE_LIBRARIES).encode())
    digest.update((_PACKAGE / "render" / "pixels.py").read_bytes())
    return digest.hexdigest()


def forget_theme() -> None:
    """Forget all that was read of a theme: before a build in a process that has built before."""
    read = (feed_stamp, page_stamp, print_stamp, icon, theme_colors, scripts, vendored)
    for function in (*read, stylesheet, page_stylesheets):
        function.cache_clear()
    forget_templates()
    read_messages.cache_clear()
    read_readings.cache_clear()


def _stamp(libraries: Iterable[str], *places: Path) -> str:
    """Return the digest of the libraries' versions and of the files at and in these places."""
    digest = hashlib.blake2b(digest_size=20)
    for library in libraries:
        digest.update(f"{library}={version(library)}\n".encode())
    for place in places:
        found = (place,) if place.is_file() else place.rglob("*")
        for path in sorted(p for p in found if p.is_file() and p.suffix != ".pyc"):
            digest.update(f"{path.relative_to(place.parent)}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
