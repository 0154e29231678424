"""The theme's JavaScript as a few bundles whose names change with their content.

The rules this module keeps: ``theme/static/js/bundles.json`` names every bundle and its files, in
order; a bundle is one closed function in strict mode, so that two of them may stand on one page; what
is taken away (lines that are comments, blank lines, indents) cannot change a meaning, because no text
of these files runs over a line end. Every script is deferred and none is required.
"""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path

from community_events.render.assets import ThemeError


@functools.cache
def scripts(theme: str) -> dict[str, tuple[str, bytes]]:
    """Return for each bundle its path in the site (``/static/today.<8 hex digits>.js``) and its bytes.

    A theme without ``static/js`` has none.
    """
    folder = Path(theme) / "static" / "js"
    table = folder / "bundles.json"
    if not table.is_file():
        return {}
    bundles = json.loads(table.read_text(encoding="utf-8"))
    named = {file for files in bundles.values() for file in files}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.js")}
    if odd := sorted(named ^ there):
        raise ThemeError(f"bundles.json and the files of static/js differ: {', '.join(odd)}")
    return {name: _bundle(name, [folder / file for file in bundles[name]]) for name in bundles}


def script_paths(theme: str, *names: str) -> tuple[str, ...]:
    """Return the paths of these bundles; one that the theme lacks is left out: nothing needs it."""
    return tuple(scripts(theme)[name][0] for name in names if name in scripts(theme))


def strip_js(source: str) -> str:
    r"""Return JavaScript without blank lines, indents and lines that are comments.

    >>> strip_js('// why\nconst a = "// kept";\n\n  go(a); // kept too')
    'const a = "// kept";\ngo(a); // kept too'
    """
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _bundle(name: str, files: list[Path]) -> tuple[str, bytes]:
    parts = "\n".join(strip_js(file.read_text(encoding="utf-8")) for file in files)
    code = f'(() => {{\n"use strict";\n{parts}\n}})();\n'.encode()
    return f"/static/{name}.{hashlib.sha256(code).hexdigest()[:8]}.js", code
