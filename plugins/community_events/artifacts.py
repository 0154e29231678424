"""The unit of work: one file of the site, how it is made, and what its bytes depend on.

The rules this module keeps: ``render`` is a top-level function and its arguments are plain and
picklable, so that any process may run it; ``key`` is a digest of the function, its arguments and
the stamp of everything else (templates, fonts, code, library versions); equal keys, equal bytes.
A file that tells how large others are (RSS: the flyer) names them in ``measures``: its key holds
their keys, and whoever has their bytes already says so, else they are made to be measured.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from community_events.sameness import Same

_SEGMENT = re.compile(r"[a-z0-9][A-Za-z0-9._-]*")
_PATH_LIMIT = 240
_NOTHING_KNOWN: Mapping[str, int] = MappingProxyType({})


class ArtifactError(Exception):
    """Two Artifacts for one path, or a path that may not be written: a mistake of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """One file: ``path`` relative to the output, with ``/`` and without one in front.

    ``measures``: the files whose sizes ``render`` gets behind its arguments, as (path, bytes) pairs;
    none of them measures others.
    """

    path: str
    media_type: str
    key: str
    render: Callable[..., bytes]
    arguments: tuple[object, ...]
    measures: tuple[Artifact, ...] = ()

    def make(self, sizes: Mapping[str, int] = _NOTHING_KNOWN) -> bytes:
        """Return the bytes of the file; ``sizes``: what is known of others already, by path."""
        if not self.measures:
            return self.render(*self.arguments)
        told = tuple(
            (other.path, sizes[other.path] if other.path in sizes else len(other.make()))
            for other in self.measures
        )
        return self.render(*self.arguments, told)


MEDIA_TYPES = {
    "csv": "text/csv",
    "html": "text/html",
    "ics": "text/calendar",
    "xml": "application/xml",
    "json": "application/json",
    "pdf": "application/pdf",
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "svg": "image/svg+xml",
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
}


def make_artifact(
    path: str,
    stamp: str,
    render: Callable[..., bytes],
    *arguments: object,
    measures: tuple[Artifact, ...] = (),
) -> Artifact:
    """Return the Artifact of a site path (``/events/a/b/event.ics``).

    ``repr`` of the arguments is what their digest is made of: they are frozen dataclasses, texts,
    numbers, bytes and tuples, whose ``repr`` is complete and the same in every process.
    """
    name = f"{render.__module__}.{render.__qualname__}"
    keys = tuple(other.key for other in measures)
    digests = (_digest(Same(argument)) for argument in arguments)
    material = b"".join((repr((name, stamp, *keys)).encode(), *digests))
    return Artifact(
        path=path.removeprefix("/"),
        media_type=MEDIA_TYPES[path.rsplit(".", 1)[-1]],
        key=hashlib.blake2b(material, digest_size=20).hexdigest(),
        render=render,
        arguments=arguments,
        measures=measures,
    )


@functools.lru_cache(maxsize=64)
def _digest(argument: Same[object]) -> bytes:
    """Return the digest of one argument; what all pages stand in is the same object for all of them."""
    text = repr(argument.it).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=20).digest()


def refuse_collisions(artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """Return the Artifacts by path; raise ArtifactError when two would be one file anywhere.

    Paths are compared as a file system that ignores case would; a file may not be a folder too.
    """
    by_path: dict[str, Artifact] = {}
    folders: dict[str, str] = {}
    for artifact in artifacts:
        segments = artifact.path.split("/")
        if len(artifact.path) > _PATH_LIMIT or not all(_SEGMENT.fullmatch(s) for s in segments):
            raise ArtifactError(f"not a path of the site: {artifact.path!r}")
        folded = artifact.path.casefold()
        if folded in by_path:
            raise ArtifactError(f"two artifacts for one path: {artifact.path}")
        by_path[folded] = artifact
        for n in range(1, len(segments)):
            folders["/".join(segments[:n]).casefold()] = artifact.path
    for folded, artifact in by_path.items():
        if folded in folders:
            raise ArtifactError(f"{artifact.path} is a file and a folder ({folders[folded]})")
    return tuple(sorted(by_path.values(), key=lambda a: a.path))
