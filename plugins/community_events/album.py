"""The picture files of a content folder: found by name, judged when an entry first names them.

The rules this module keeps: a name means a file below images/ and nothing else; JPEG, PNG or WebP by
content; at most 5 MB, 25 megapixels and 16,383 on a side (the most that WebP can hold). Pictures
that no entry names are not opened. Those of a commit are known by name only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import blake2b

from community_events.imageheader import BrokenImageError, name_format, read_header
from community_events.model.pictures import Picture
from community_events.sources import Sources, read_bytes

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 25_000_000
MAX_SIDE = 16_383
FOLDER = "images/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a picture cannot be shown: the code of a finding, and one sentence."""

    code: str
    message: str


BROKEN = Fault(
    code="image-broken",
    message="写真のファイルがこわれているか、途中で切れています。もとの写真から入れなおしてください。",
)


class Album:
    """The pictures of one content folder. ``names``: below images/, sorted."""

    def __init__(self, sources: Sources) -> None:
        self._paths = {
            unicodedata.normalize("NFC", path.removeprefix(FOLDER)): path for path in sources.images
        }
        self._files = sources.image_files
        self._judged: dict[str, Picture | Fault | None] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """What may be named."""
        return tuple(self._paths)

    def holds(self, name: str) -> bool:
        """Return whether there is a file of that name, good or bad."""
        return name in self._paths

    def nearest(self, name: str) -> str:
        """Return the name that was probably meant, or ""."""
        folded = {known.casefold(): known for known in self._paths}
        by_stem = {known.rpartition(".")[0].casefold(): known for known in self._paths}
        wanted = name.casefold()
        found = (
            folded.get(wanted)
            or folded.get(wanted.rpartition("/")[2])
            or by_stem.get(wanted.rpartition(".")[0] or wanted)
        )
        close = get_close_matches(wanted, folded, n=1, cutoff=0.6)
        return found or (folded[close[0]] if close else "")

    def judge(self, name: str) -> Picture | Fault | None:
        """Return the picture, or why it cannot be shown; None when its bytes are out of reach."""
        if name not in self._judged:
            self._judged[name] = self._open(name)
        return self._judged[name]

    def refuse(self, name: str, fault: Fault) -> None:
        """Remember that a picture cannot be shown after all."""
        self._judged[name] = fault

    def _open(self, name: str) -> Picture | Fault | None:
        file = self._files.get(self._paths[name])
        return judge_picture(name, read_bytes(file, MAX_BYTES + 1), file) if file else None


def picture_name(written: str) -> str:
    """Return the name below images/ that was written, "" for one that leads anywhere else.

    >>> picture_name("images/2026/lobby.jpg"), picture_name("../.git/config"), picture_name("/x.jpg")
    ('2026/lobby.jpg', '', '')
    """
    name = unicodedata.normalize("NFC", written).removeprefix("content/").removeprefix(FOLDER)
    parts = name.split("/")
    leads_away = any(part in ("", ".", "..") for part in parts) or any(c in name for c in ":\\?#%")
    return "" if leads_away else name


def judge_picture(name: str, data: bytes, file: str = "") -> Picture | Fault:
    """Return what the first bytes of a file are, as a picture."""
    for refuse in _RULES:
        if fault := refuse(data):
            return fault
    header = read_header(data)
    assert header is not None
    width, height = header.width, header.height
    if header.orientation >= 5:  # lying on its side
        width, height = height, width
    return Picture(
        name=name,
        digest=blake2b(data, digest_size=16).hexdigest(),
        format=header.format,
        width=width,
        height=height,
        orientation=header.orientation,
        file=file,
    )


def _refuse_heavy(data: bytes) -> Fault | None:
    if len(data) <= MAX_BYTES:
        return None
    message = "写真のファイルが 5 MB より大きいです。長いほうの辺を 2000 ピクセルくらいに小さくしてください。"
    return Fault(code="image-too-heavy", message=message)


def _refuse_other(data: bytes) -> Fault | None:
    try:
        if read_header(data) is not None:
            return None
    except BrokenImageError:
        return BROKEN
    kind = name_format(data)
    what = f"中身が {kind} のファイルです" if kind else "写真のファイルではありません"
    message = f"{what}。名前だけでなく中身も JPEG か PNG か WebP で保存しなおしてください。"
    return Fault(code="image-not-a-picture", message=message)


def _refuse_large(data: bytes) -> Fault | None:
    header = read_header(data)
    assert header is not None
    width, height = header.width, header.height
    if width * height <= MAX_PIXELS and max(width, height) <= MAX_SIDE:
        return None
    message = (
        f"写真が {width}×{height} ピクセルあります。2500万ピクセルまで、1辺は 16383 までです。"
        "長いほうの辺を 2000 ピクセルくらいに小さくしてください。"
    )
    return Fault(code="image-too-large", message=message)


_RULES: tuple[Callable[[bytes], Fault | None], ...] = (_refuse_heavy, _refuse_other, _refuse_large)


def album_of(pictures: Iterable[Picture | Fault | None]) -> dict[str, Picture]:
    """Return the pictures that can be shown, by name."""
    return {picture.name: picture for picture in pictures if isinstance(picture, Picture)}
