"""Which files a Picture becomes, what they are called, and how a page shows them.

The rules this module keeps: a browser takes the smallest format that it knows and the smallest size
that is sharp on its screen; the name of a file changes with its bytes, so that it may be kept for
ever; none is larger than its Picture.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from community_events.album import picture_name
from community_events.artifacts import Artifact, make_artifact
from community_events.model.catalog import Catalog
from community_events.model.pictures import Picture
from community_events.model.records import Record
from community_events.render.pixels import WIDEST, is_sound, render_rendition, scaled_height
from community_events.render.stamps import picture_stamp
from community_events.render.views import FileView, PictureView, SourceView

FOLDER = "/static/images/"
WIDTHS = (320, 640, WIDEST)
# The formats by preference, and how wide each is made; JPEG only for browsers from before 2021.
_FORMS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("avif", "image/avif", WIDTHS),
    ("webp", "image/webp", WIDTHS),
    ("jpg", "image/jpeg", (640, WIDEST)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One file of a Picture: ``path`` in the site, ``form`` its ending."""

    path: str
    form: str
    media_type: str
    width: int
    height: int


def renditions_of(picture: Picture) -> tuple[Rendition, ...]:
    """Return the files of a Picture, by format as preferred, then by width."""
    name = blake2b(f"{picture.digest} {picture_stamp()}".encode(), digest_size=8).hexdigest()
    return tuple(
        Rendition(
            path=f"{FOLDER}{name}-{width}.{form}",
            form=form,
            media_type=media_type,
            width=width,
            height=scaled_height(picture, width),
        )
        for form, media_type, widths in _FORMS
        for width in sorted({min(width, picture.width) for width in widths})
    )


def picture_artifacts(catalog: Catalog) -> Iterator[Artifact]:
    """Yield all files of all pictures; those of one Picture together, so that it is opened once."""
    made: set[str] = set()
    for picture in catalog.pictures.values():
        for file in renditions_of(picture):
            if file.path not in made:  # two names for the same bytes
                made.add(file.path)
                yield make_artifact(
                    file.path,
                    picture_stamp(),
                    render_rendition,
                    picture,
                    file.width,
                    file.height,
                    file.form,
                )


def find_unsound(catalog: Catalog, known: Container[str]) -> tuple[str, ...]:
    """Return the names of pictures that cannot be unpacked; ``known``: paths made before, so sound."""
    return tuple(
        name
        for name, picture in catalog.pictures.items()
        if renditions_of(picture)[0].path.removeprefix("/") not in known and not is_sound(picture)
    )


def picture_of(record: Record, catalog: Catalog) -> Picture | None:
    """Return the Picture of an entry."""
    return catalog.pictures.get(picture_name(record.image)) if record.image else None


def main_picture(record: Record, catalog: Catalog) -> PictureView | None:
    """Return how the page of an entry shows its Picture."""
    picture = picture_of(record, catalog)
    if picture is None:
        return None
    return show_picture(picture, alt=record.alt, credit=record.image_credit)


def show_picture(
    picture: Picture, *, alt: str, credit: str = "", lazy: bool = False
) -> PictureView:
    """Return how a page shows a Picture: what fits the browser; JPEG for one that knows nothing else."""
    files = renditions_of(picture)
    by_type: dict[str, list[Rendition]] = {}
    for file in files:
        by_type.setdefault(file.media_type, []).append(file)
    *sources, (_, fallback) = by_type.items()
    return PictureView(
        alt=alt,
        credit=credit,
        src=fallback[0].path,
        width=str(files[-1].width),
        height=str(files[-1].height),
        sources=tuple(
            SourceView(media_type=media_type, files=_file_views(found))
            for media_type, found in sources
        ),
        fallback=_file_views(fallback),
        lazy=lazy,
    )


def largest_jpeg(picture: Picture) -> Rendition:
    """Return the file for whoever may know JPEG only: search engines."""
    return renditions_of(picture)[-1]


def _file_views(files: list[Rendition]) -> tuple[FileView, ...]:
    return tuple(FileView(href=file.path, width=str(file.width)) for file in files)
