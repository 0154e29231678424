"""Reads a print back with tools that did not make it: poppler for text and pixels, pikepdf for tags."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import zxingcpp
from PIL import Image


def read_text(pdf: bytes) -> str:
    """Return the text in the order of the file, without any spaces: lines break anywhere."""
    out = _run(["pdftotext", "-raw", "-", "-"], pdf)
    return "".join(out.decode("utf-8").split())


def word_bottoms(pdf: bytes) -> list[tuple[str, float]]:
    """Return every word with the height of its lower edge, in points from the top."""
    page = _run(["pdftotext", "-bbox", "-", "-"], pdf).decode("utf-8")
    found = re.findall(r'yMax="([\d.]+)">([^<]*)</word>', page)
    return [(word, float(bottom)) for bottom, word in found]


def word_heights(pdf: bytes) -> list[tuple[str, float]]:
    """Return every word with the size of its type: what poppler calls the height of its box."""
    page = _run(["pdftotext", "-bbox", "-", "-"], pdf).decode("utf-8")
    found = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</word>', page)
    return [(word, float(bottom) - float(top)) for top, bottom, word in found]


def word_boxes(pdf: bytes) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Return every word with its box (left, top, right, bottom), in points."""
    page = _run(["pdftotext", "-bbox", "-", "-"], pdf).decode("utf-8")
    found = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', page
    )
    return [(word, tuple(map(float, box))) for *box, word in found]  # type: ignore[misc]


def contrast(one: int, other: int) -> float:
    """Return the ratio of two greys (0–255): WCAG 2.2, contrast ratio."""
    light, dark = (_luminance(shade) for shade in (max(one, other), min(one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(shade: int) -> float:
    share = shade / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def render_grey(pdf: bytes, *, dpi: int) -> Image.Image:
    """Return the first page as an office copier without colour sees it."""
    out = _run(["pdftoppm", "-r", str(dpi), "-gray", "-singlefile", "-"], pdf)
    return Image.open(BytesIO(out)).convert("L")


def decode_qr(pdf: bytes, *, dpi: int = 100) -> list[str]:
    """Return the texts of all codes on the first page."""
    return [code.text for code in zxingcpp.read_barcodes(render_grey(pdf, dpi=dpi))]


def open_pdf(pdf: bytes) -> pikepdf.Pdf:
    """Return the file opened."""
    return pikepdf.open(BytesIO(pdf))


def walk_tags(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the structure elements below ``element`` in reading order."""
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walk_tags(kid)


def tag_names(pdf: bytes) -> list[str]:
    """Return the names of all structure elements in reading order: ``/H1``, ``/P`` …"""
    with open_pdf(pdf) as file:
        return [str(tag.S) for tag in walk_tags(file.Root.StructTreeRoot)]


def _run(command: list[str], pdf: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "print.pdf"
        path.write_bytes(pdf)
        line = [
            str(path) if part == "-" and i == command.index("-") else part
            for i, part in enumerate(command)
        ]
        return subprocess.run(line, check=True, capture_output=True, timeout=60).stdout
