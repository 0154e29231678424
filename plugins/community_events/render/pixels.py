"""The one door to Pillow: pictures of strangers in, pictures of ours out.

The rules this module keeps: nothing of a file but its colours reaches a reader: no position, no name,
no comment, no profile (colours are converted to sRGB); it stands upright; what was see-through lies
on white; of what moves the first picture is shown; nothing is made larger. The same pixels, the same
bytes: encoders run on one thread with fixed settings.
"""

from __future__ import annotations

import functools
import warnings
from collections.abc import Mapping
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING, Any

from community_events.album import MAX_BYTES
from community_events.model.pictures import Picture
from community_events.sources import read_bytes

if TYPE_CHECKING:
    from PIL import Image

WIDEST = 1280
# AVIF at 60 looks like JPEG at 80 and weighs half; speed 8 costs a tenth of its size, and saves
# three quarters of the time. max_threads: other counts give other tiles, and so other bytes.
SETTINGS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "avif": ("AVIF", {"quality": 60, "speed": 8, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}
_FORMATS = ("JPEG", "PNG", "WEBP")
# EXIF 2.32 §4.6.4: how to turn what was stored, by the names of Image.Transpose.
_TURNS = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE",
    6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90",
}  # fmt: skip


class PixelError(RuntimeError):
    """A picture that passed every check cannot be drawn: it changed under our hands."""


def is_sound(picture: Picture) -> bool:
    """Return whether the pixels of a picture can be unpacked."""
    try:
        _open(picture).close()
    except PixelError:
        return False
    return True


def render_rendition(picture: Picture, width: int, height: int, form: str) -> bytes:
    """Return the picture of this size in one of ``SETTINGS``; raises PixelError."""
    name, settings = SETTINGS[form]
    image = _upright(picture)
    return _save(
        image if image.size == (width, height) else _scale(image, width, height), name, settings
    )


def reduce_colours(png: bytes, *, dithered: bool = False) -> bytes:
    """Return a drawing as PNG with a palette: a third of its size, and no difference to the eye.

    ``dithered``: it holds a photo, whose colours are many.
    """
    from PIL import Image

    with Image.open(BytesIO(png), formats=("PNG",)) as image:
        whole = image.convert("RGB")
    if dithered:
        palette = whole.quantize(256, method=Image.Quantize.MEDIANCUT)
        few = whole.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
    else:
        few = whole.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return _save(few, "PNG", {})


@functools.lru_cache(maxsize=2)
def _upright(picture: Picture) -> Image.Image:
    """Return the picture in sRGB, no wider than WIDEST; kept while its renditions are made."""
    from PIL import Image

    image = _open(picture)
    width = min(picture.width, WIDEST)
    size = (width, scaled_height(picture, width))
    if picture.orientation >= 5:
        size = (size[1], size[0])
    image = _in_srgb(_scale(_plain(image), *size))
    if turn := _TURNS.get(picture.orientation):
        image = image.transpose(Image.Transpose[turn])
    return image


def scaled_height(picture: Picture, width: int) -> int:
    """Return the height that belongs to a width."""
    return max(1, (picture.height * width + picture.width // 2) // picture.width)


def _open(picture: Picture) -> Image.Image:
    from PIL import Image

    try:
        data = read_bytes(picture.file, MAX_BYTES + 1)
    except OSError as error:
        raise PixelError(f"{picture.name}: {error}") from error
    if blake2b(data, digest_size=16).hexdigest() != picture.digest:
        raise PixelError(f"{picture.name} has changed since it was checked")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks on what we do not use: EXIF, MPO
            image = Image.open(BytesIO(data), formats=_FORMATS)
            # A JPEG can be unpacked at an eighth of its size; twice WIDEST is enough to scale from.
            image.draft(image.mode, (2 * WIDEST, 2 * WIDEST * image.height // image.width))
            image.load()
    except Exception as error:  # whatever a hostile file makes a decoder say
        raise PixelError(f"{picture.name}: {error}") from error
    return image


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture in a mode that scales well and has nothing see-through."""
    from PIL import Image

    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return image.convert("F").point(lambda value: value / 256).convert("L")
    if "transparency" not in image.info and image.mode in ("L", "RGB", "CMYK"):
        return image
    if image.mode in ("1", "YCbCr", "LAB", "HSV"):
        return image.convert("RGB")
    see_through = image.convert("RGBA")
    white = Image.new("RGB", image.size, "white")
    white.paste(see_through, mask=see_through.getchannel("A"))
    if profile := image.info.get("icc_profile"):
        white.info["icc_profile"] = profile
    return white


def _scale(image: Image.Image, width: int, height: int) -> Image.Image:
    from PIL import Image

    scaled = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    scaled.info = {key: image.info[key] for key in ("icc_profile",) if key in image.info}
    return scaled


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return the picture in sRGB and without a word about itself."""
    from PIL import Image, ImageCms

    profile = image.info.get("icc_profile")
    converted: Image.Image | None = None
    if profile:
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None  # a profile of another kind of picture, or a broken one
    bare = Image.new("RGB", image.size)
    bare.paste((converted or image).convert("RGB"))
    return bare


def _save(image: Image.Image, name: str, settings: Mapping[str, Any]) -> bytes:
    image.info = {}
    out = BytesIO()
    image.save(out, name, **settings)
    return out.getvalue()
