"""The theme's CSS as one file whose name changes with its content, so that it may be cached for ever.

What only one kind of page needs (``css/pages/<kind>.css``) is a file of its own: nobody else loads it.

The rules this module keeps: the order is that of the one ``@layer`` line in layers.css and of the
file names inside a layer, never that of the disk; every file is wrapped in its layer here, so none
can speak outside it; what is taken away (comments, blank lines, indents) cannot change a meaning.
"""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path

_LAYERS = re.compile(r"@layer\s+([a-z]+(?:\s*,\s*[a-z]+)*)\s*;")
_STRING_OR_COMMENT = re.compile(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/""", re.DOTALL)
_THEME_COLOR = re.compile(r"--theme-color:\s*(#[0-9a-f]{6})\s*;")


class ThemeError(ValueError):
    """The theme itself is wrong; entries cannot cause it."""


@functools.cache
def stylesheet(theme: str) -> tuple[str, bytes]:
    """Return the path in the site (``/static/site.<8 hex digits>.css``) and the bytes."""
    css = _join(Path(theme) / "static" / "css").encode()
    return f"/static/site.{hashlib.sha256(css).hexdigest()[:8]}.css", css


@functools.cache
def page_stylesheets(theme: str) -> dict[str, tuple[str, bytes]]:
    """Return path and bytes of what a kind of page loads after ``stylesheet``, by kind.

    Its rules stand in the layer of components: the file before this one orders the layers.
    """
    found = {}
    for file in sorted((Path(theme) / "static" / "css" / "pages").glob("*.css")):
        css = f"{_layer('components', file)}\n".encode()
        name = f"{file.stem}.{hashlib.sha256(css).hexdigest()[:8]}.css"
        found[file.stem] = (f"/static/{name}", css)
    return found


@functools.cache
def icon(theme: str) -> tuple[str, bytes]:
    """Return the path in the site and the bytes of the icon that browsers show in a tab."""
    svg = (Path(theme) / "static" / "icon.svg").read_bytes()
    return f"/static/icon.{hashlib.sha256(svg).hexdigest()[:8]}.svg", svg


@functools.cache
def theme_colors(theme: str) -> tuple[str, str]:
    """Return ``--theme-color`` of tokens.css, light and dark: the only colours that HTML names."""
    tokens = (Path(theme) / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    colors = _THEME_COLOR.findall(tokens)
    if len(colors) != 2:
        raise ThemeError(
            f"tokens.css: --theme-color stands {len(colors)} times, not light and dark"
        )
    return colors[0], colors[1]


def strip_css(css: str) -> str:
    r"""Return CSS without comments, blank lines and indents.

    >>> strip_css('a { /* why */\n\n  content: "/* kept */";\n}')
    'a {\ncontent: "/* kept */";\n}'
    """
    bare = _STRING_OR_COMMENT.sub(lambda m: "" if m[0].startswith("/*") else m[0], css)
    return "\n".join(filter(None, (line.strip() for line in bare.splitlines())))


def _join(folder: Path) -> str:
    declaration = strip_css((folder / "layers.css").read_text(encoding="utf-8"))
    found = _LAYERS.fullmatch(declaration)
    if not found:
        raise ThemeError("layers.css: one line is expected, '@layer tokens, reset, …;'")
    parts = [declaration]
    for layer in re.split(r"\s*,\s*", found[1]):
        for file in _files(folder, layer):
            parts.append(_layer(layer, file))
    return "\n".join(parts) + "\n"


def _layer(name: str, file: Path) -> str:
    return f"@layer {name} {{\n{strip_css(file.read_text(encoding='utf-8'))}\n}}"


def _files(folder: Path, layer: str) -> list[Path]:
    files = [path for path in (folder / f"{layer}.css",) if path.is_file()]
    files += sorted((folder / layer).glob("*.css"), key=lambda path: path.name)
    if not files:
        raise ThemeError(f"layers.css names '{layer}', but there is no {layer}.css or {layer}/")
    return files
