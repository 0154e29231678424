"""One door to Typst: a template of ours and plain data in, the bytes of one PDF/UA-1 file out.

- Data reaches a template as JSON in ``sys.inputs`` and nowhere else: no text of an entry is ever
  read as Typst, whatever it holds.
- Nothing outside two folders is read: templates (the root of the project) and fonts. No system
  fonts, no packages, no network, no clock: the same data gives the same bytes.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from community_events.render.glyphs import printable

LONGEST_TEXT = 160  # characters of one fact; a body may be longer: it is cut at a sentence
LONGEST_LIST = 120  # entries; an A4 page shows about 60 dates


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTheme:
    """Where the look of prints lives: ``templates`` (theme/print) and ``fonts`` (theme/fonts)."""

    templates: Path
    fonts: Path


def print_theme(theme: str) -> PrintTheme:
    """Return where the prints of the theme in a folder have their look."""
    return PrintTheme(templates=Path(theme) / "print", fonts=Path(theme) / "fonts")


class PrintError(RuntimeError):
    """A template of ours is wrong; entries cannot cause it."""


def compile_pdf(
    template: str, data: Mapping[str, object], *, created: datetime, theme: PrintTheme
) -> bytes:
    """Return the PDF/UA-1 file that ``template`` (``flyer.typ``) makes of ``data``.

    Every text in ``data`` is made printable first. ``created``: aware; it is the only time in
    the file. Raises PrintError when the template does not compile.
    """
    inputs = {"data": json.dumps(_printable(data, theme.fonts), ensure_ascii=False)}
    try:
        pdf = _compiler(theme.templates, theme.fonts, threading.get_ident()).compile(
            input=theme.templates / template,
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=["ua-1"],
            timestamp=int(created.timestamp()),
        )
    except typst.TypstError as error:
        raise PrintError(f"{template}: {error.message}\n{error.diagnostic}") from error
    if not isinstance(pdf, bytes):
        raise PrintError(f"{template}: Typst gave no PDF")
    return pdf


def compile_png(template: str, data: Mapping[str, object], *, theme: PrintTheme) -> bytes:
    """Return the one page that ``template`` makes of ``data`` as PNG: a point is a pixel."""
    inputs = {"data": json.dumps(_printable(data, theme.fonts), ensure_ascii=False)}
    try:
        png = _compiler(theme.templates, theme.fonts, threading.get_ident()).compile(
            input=theme.templates / template, format="png", ppi=72, sys_inputs=inputs
        )
    except typst.TypstError as error:
        raise PrintError(f"{template}: {error.message}\n{error.diagnostic}") from error
    if not isinstance(png, bytes):
        raise PrintError(f"{template}: more than one page for {data.get('url')}")
    return png


def compile_page(
    template: str, data: Mapping[str, object], *, created: datetime, theme: PrintTheme
) -> bytes:
    """Return ``compile_pdf`` of a template that must make one page; else PrintError."""
    return compile_pages(template, data, 1, created=created, theme=theme)


def compile_pages(
    template: str, data: Mapping[str, object], pages: int, *, created: datetime, theme: PrintTheme
) -> bytes:
    """Return ``compile_pdf`` of a template that must make so many pages; else PrintError."""
    pdf = compile_pdf(template, data, created=created, theme=theme)
    if (made := count_pages(pdf)) != pages:
        raise PrintError(f"{template}: {made} pages for {data.get('url')}")
    return pdf


def compile_set(
    parts: Sequence[tuple[str, Mapping[str, object]]],
    title: str,
    *,
    created: datetime,
    theme: PrintTheme,
) -> bytes:
    """Return one PDF/UA-1 file of several prints, (template, data) each, in this order.

    They are typeset as one document, so that its tags, fonts and order of reading are of one piece;
    files that were joined afterwards would have to be tagged anew. Every print is in a folder of its own
    beside its data, because a template reads it once for all that imports it.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, (_, data) in enumerate(parts):
            _lay_out(root / f"p{number}", data, theme)
        lines = [f'#include "p{number}/{template}"' for number, (template, _) in enumerate(parts)]
        # The last title of a document is its own; each print has set one.
        last = '#set document(title: json("title.json"))'
        (root / "title.json").write_text(json.dumps(_printable(title, theme.fonts)), "utf-8")
        (root / "set.typ").write_text("\n".join([*lines, last, ""]), encoding="utf-8")
        compiler = typst.Compiler(
            root=root,
            font_paths=_fonts(theme.fonts),
            ignore_system_fonts=True,
            package_path=root / "no-packages",
            package_cache_path=root / "no-packages",
        )
        try:
            pdf = compiler.compile(
                input=root / "set.typ",
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=int(created.timestamp()),
            )
        except typst.TypstError as error:
            raise PrintError(f"{title}: {error.message}\n{error.diagnostic}") from error
    if not isinstance(pdf, bytes):
        raise PrintError(f"{title}: Typst gave no PDF")
    return pdf


_DATA = "json(bytes(sys.inputs.data))"  # how base.typ reads the data of a print by itself


def _lay_out(folder: Path, data: Mapping[str, object], theme: PrintTheme) -> None:
    """Write the templates into ``folder``, reading the data that lies there."""
    folder.mkdir()
    for path in theme.templates.glob("*.typ"):
        text = path.read_text(encoding="utf-8")
        (folder / path.name).write_text(text.replace(_DATA, 'json("data.json")'), encoding="utf-8")
    told = json.dumps(_printable(data, theme.fonts), ensure_ascii=False)
    (folder / "data.json").write_text(told, encoding="utf-8")


def digest_theme(theme: PrintTheme) -> str:
    """Return a digest of what a print depends on besides its view: templates, fonts, libraries."""
    digest = hashlib.sha256(f"typst {version('typst')} segno {version('segno')}".encode())
    for path in [*sorted(theme.templates.glob("*.typ")), *sorted(theme.fonts.glob("*.ttf"))]:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def count_pages(pdf: bytes) -> int:
    """Return the number of pages of a PDF that Typst wrote: the count of its page tree's root."""
    counts = [int(n) for n in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)", pdf)]
    return max(counts, default=0)


def bounded(value: Any, limit: int = LONGEST_TEXT) -> Any:
    """Return a view's value no larger than a page can hold; a text that is cut ends in 「…」.

    Texts become one line of at most ``limit`` characters, lists keep LONGEST_LIST entries.
    """
    if isinstance(value, str):
        line = " ".join(value.split())
        return line if len(line) <= limit else line[: limit - 1] + "…"
    if isinstance(value, dict):
        return {name: bounded(part, limit) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [bounded(part, limit) for part in value[:LONGEST_LIST]]
    return value


def address_pieces(short_address: str, url: str) -> list[str]:
    """Return the address that a hand can type, cut after each slash, where its lines may break."""
    return re.findall(r"[^/]*/|[^/]+", short_address or url.split("://", 1)[-1])


@functools.cache
def _fonts(folder: Path) -> typst.Fonts:
    """Return the fonts of this process: reading them takes longer than ten flyers."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


@functools.lru_cache(maxsize=16)
def _compiler(templates: Path, fonts: Path, thread: int) -> typst.Compiler:
    """Return the compiler of one thread: two at once raise "Already borrowed" (typst-py 0.15)."""
    nowhere = templates / "no-packages"
    return typst.Compiler(
        root=templates,
        font_paths=_fonts(fonts),
        ignore_system_fonts=True,
        package_path=nowhere,
        package_cache_path=nowhere,
    )


def _printable(value: object, fonts: Path) -> object:
    if isinstance(value, str):
        return printable(value, fonts)
    if isinstance(value, Mapping):
        return {key: _printable(part, fonts) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [_printable(part, fonts) for part in value]
    return value
