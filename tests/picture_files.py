"""Picture files made on the spot: every kind that may be shown, and those that may not."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, TiffImagePlugin

# Kyoto's city hall, so that a position left in a file would be seen.
_LATITUDE, _LONGITUDE = (35.0, 0.0, 41.6), (135.0, 46.0, 5.3)


def draw(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Return a picture whose corners differ: red above left, blue below right."""
    image = Image.new("RGB", (width, height), "#faf5ea")
    image.paste("#d02010", (0, 0, width // 2, height // 2))
    image.paste("#1040c0", (width // 2, height // 2, width, height))
    return image.convert(mode)


def save(image: Image.Image, form: str, **more: object) -> bytes:
    """Return the picture as a file."""
    out = BytesIO()
    image.save(out, form, **more)  # type: ignore[arg-type]
    return out.getvalue()


def make_exif(orientation: int = 1) -> Image.Exif:
    """Return what a phone writes: how it was held, by whom, and where."""
    exif = Image.Exif()
    exif[274] = orientation
    exif[315] = "SECRET-NAME"
    rational = TiffImagePlugin.IFDRational
    exif.get_ifd(0x8825).update(
        {
            1: "N",
            2: tuple(rational(round(part * 100), 100) for part in _LATITUDE),
            3: "E",
            4: tuple(rational(round(part * 100), 100) for part in _LONGITUDE),
        }
    )
    return exif


def animation(form: str) -> bytes:
    """Return an animation of two frames, the first red."""
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("#d02010", "#1040c0")]
    return save(frames[0], form, save_all=True, append_images=frames[1:], duration=100)


def png_of(width: int, height: int, pixels: bytes = b"") -> bytes:
    """Return a PNG that says it is so large, whatever it holds."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
