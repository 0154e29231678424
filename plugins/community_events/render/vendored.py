"""Libraries of others that the theme brings along, as they are, under names that change with them.

The rule this module keeps: they lie in ``theme/static/vendor/<library>/`` with their licence and a
README that says where they are from; only .js and .css go out, and no page loads one by itself.
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

_SENT = frozenset({".js", ".css"})


@functools.cache
def vendored(theme: str) -> dict[str, tuple[str, bytes]]:
    """Return for each file its path in the site (``/static/leaflet.<8 hex digits>.js``) and its bytes."""
    folder = Path(theme) / "static" / "vendor"
    files = sorted(path for path in folder.glob("*/*") if path.suffix in _SENT)
    return {path.name: _named(path) for path in files}


def vendored_path(theme: str, name: str) -> str:
    """Return the path in the site, or "" where the theme has no such file."""
    return vendored(theme)[name][0] if name in vendored(theme) else ""


def _named(path: Path) -> tuple[str, bytes]:
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:8]
    return f"/static/{path.stem}.{digest}{path.suffix}", data
