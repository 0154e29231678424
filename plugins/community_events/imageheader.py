"""What a picture file says of itself, read without decoding a pixel.

The rules this module keeps: what a file is, its bytes decide, never its name; a file that ends before
its own structure does is broken; nothing is unpacked, so that no bomb can go off here. JPEG: ITU-T
T.81 annex B; PNG: W3C PNG (3rd ed.) §5; WebP: RFC 9649. Whether the pixels are sound is known only
to whoever decodes them (``render.renditions``).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_ORIENTATION = 274
_UPRIGHT = 1
# Every start of frame but DHT, JPG and DAC, which lie between them.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN = 0xDA
_END = b"\xff\xd9"
_BARE_MARKERS = frozenset((0x01, *range(0xD0, 0xD9)))


class BrokenImageError(ValueError):
    """The file begins like a picture and is not a whole one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """``width``, ``height``: as stored, before ``orientation`` is applied."""

    format: str
    width: int
    height: int
    orientation: int = _UPRIGHT


def read_header(data: bytes) -> Header | None:
    """Return what a JPEG, PNG or WebP file says of itself; None when it is none of them.

    Raises BrokenImageError for one that is cut off or contradicts itself.

    >>> read_header(b"<svg/>") is None
    True
    """
    for starts, reader in _READERS:
        if starts(data):
            try:
                header = reader(data)
            except (struct.error, IndexError) as error:
                raise BrokenImageError from error
            if not header.width or not header.height:
                raise BrokenImageError
            return header
    return None


def name_format(data: bytes) -> str:
    """Return what another kind of file is called by people, or ""."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((name for is_it, name in _OTHERS if is_it(head)), "")


def _read_jpeg(data: bytes) -> Header:
    size, orientation, at = None, _UPRIGHT, 2
    while True:
        if data[at] != 0xFF:
            raise BrokenImageError
        marker = data[at + 1]
        if marker == 0xFF or marker in _BARE_MARKERS:  # fill bytes; markers without a segment
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            size = (width, height)
        elif marker == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            orientation = _orientation(data[at + 10 : at + 2 + length])
        elif marker == _START_OF_SCAN:
            break
        at += 2 + max(length, 2)
    if size is None or data.find(_END, at) < 0:
        raise BrokenImageError
    return Header(format="JPEG", width=size[0], height=size[1], orientation=orientation)


def _read_png(data: bytes) -> Header:
    width = height = 0
    orientation, seen, at = _UPRIGHT, set[bytes](), 8
    while b"IEND" not in seen:
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        (crc,) = struct.unpack_from(">I", data, at + 8 + length)
        if crc != zlib.crc32(body, zlib.crc32(kind)) or (not seen and kind != b"IHDR"):
            raise BrokenImageError
        if kind == b"IHDR":
            width, height = struct.unpack_from(">II", body)
        elif kind == b"eXIf":
            orientation = _orientation(body)
        seen.add(kind)
        at += 12 + length
    if b"IDAT" not in seen:
        raise BrokenImageError
    return Header(format="PNG", width=width, height=height, orientation=orientation)


def _read_webp(data: bytes) -> Header:
    (length,) = struct.unpack_from("<I", data, 4)
    if length + 8 > len(data):
        raise BrokenImageError
    size, orientation, has_pixels = None, _UPRIGHT, False
    for kind, body in _riff_chunks(data[12 : length + 8]):
        has_pixels = has_pixels or kind in (b"VP8 ", b"VP8L", b"ANMF")
        if kind in _WEBP_SIZES and size is None:
            size = _WEBP_SIZES[kind](body)
        elif kind == b"EXIF":
            orientation = _orientation(body.removeprefix(b"Exif\0\0"))
    if size is None or not has_pixels:
        raise BrokenImageError
    return Header(format="WEBP", width=size[0], height=size[1], orientation=orientation)


def _riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        if at + 8 + length > len(data):
            raise BrokenImageError
        yield kind, data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _vp8_size(body: bytes) -> tuple[int, int]:
    if body[3:6] != b"\x9d\x01\x2a":  # RFC 6386 §9.1
        raise BrokenImageError
    width, height = struct.unpack_from("<HH", body, 6)
    return width & 0x3FFF, height & 0x3FFF


def _vp8l_size(body: bytes) -> tuple[int, int]:
    if body[0] != 0x2F:
        raise BrokenImageError
    (bits,) = struct.unpack_from("<I", body, 1)
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def _vp8x_size(body: bytes) -> tuple[int, int]:
    width, height = (int.from_bytes(body[at : at + 3], "little") + 1 for at in (4, 7))
    return (width, height) if len(body) >= 10 else (0, 0)


def _orientation(exif: bytes) -> int:
    """Return tag 274 of the first directory of an EXIF block; 1 for one that nobody can read."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return _UPRIGHT
    try:
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for n in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * n)
            if tag == _ORIENTATION and kind == 3:
                return int(value) if 1 <= value <= 8 else _UPRIGHT
    except struct.error:
        return _UPRIGHT
    return _UPRIGHT


_WEBP_SIZES: Mapping[bytes, Callable[[bytes], tuple[int, int]]] = {
    b"VP8X": _vp8x_size,
    b"VP8 ": _vp8_size,
    b"VP8L": _vp8l_size,
}
_READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Header]], ...] = (
    (lambda data: data.startswith(b"\xff\xd8\xff"), _read_jpeg),
    (lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), _read_png),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _read_webp),
)
_OTHERS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (lambda head: head[4:12] in (b"ftypavif", b"ftypavis"), "AVIF"),
    (lambda head: head[4:8] == b"ftyp" and head[8:11] in (b"hei", b"hev", b"mif", b"msf"), "HEIC（iPhone の写真）"),
    (lambda head: head.startswith(b"gif8"), "GIF"),
    (lambda head: head.startswith((b"ii*\0", b"mm\0*")), "TIFF"),
    (lambda head: head.startswith(b"bm"), "BMP"),
    (lambda head: head.startswith(b"%pdf"), "PDF"),
    (lambda head: b"<svg" in head, "SVG"),
    (lambda head: head.startswith((b"<!doctype html", b"<html")), "ウェブページ"),
)  # fmt: skip
