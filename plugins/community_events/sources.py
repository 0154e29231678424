"""The only reader of the content folder: names are judged, files are read once, nothing is followed.

Rules: an entry is a regular ``.md`` file in a known folder whose names are ASCII, lower case and
hyphens (a name becomes an address, and must be the same on macOS and Windows). Whatever else lies
there is a Diagnostic: a file that is silently ignored is an event that nobody sees. Symbolic links
are never followed. What has an error in its name or encoding is left out of ``entries``.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path

from community_events import encoding, hygiene, paths
from community_events.checkdocs import CheckDoc
from community_events.diagnostics import Diagnostic, sort_diagnostics
from community_events.encoding import decode_text
from community_events.hygiene import judge_text
from community_events.paths import OUTLINE, RAIL, at_path, fold_path, kind_of
from community_events.paths import judge_path as judge_path

DOCS: tuple[CheckDoc, ...] = (
    *paths.DOCS,
    CheckDoc(
        code="name-collision",
        what="パソコンによって同じになる名前が2つあります",
        why="Mac や Windows では、大文字と小文字だけが違うファイルは1つになってしまいます。",
    ),
    CheckDoc(
        code="symlink",
        what="ファイルではなくリンクが置かれています",
        why="リンクの先は人によって違い、見せてはいけないファイルのこともあるからです。",
    ),
    CheckDoc(
        code="file-too-big",
        what="ファイルが大きすぎます",
        why="写真などを文字として貼り付けたのかもしれません。写真は images に置きます。",
    ),
    *encoding.DOCS,
    *hygiene.DOCS,
)
CODES: Mapping[str, str] = {doc.code: doc.what for doc in DOCS}

MAX_BYTES = 64 * 1024
MAX_VOCABULARY_BYTES = 1024 * 1024
# The deepest folder that is looked into: images/2026/12/…; a hostile tree goes on for ever.
MAX_DEPTH = 4
_Reader = Callable[[int], bytes]
WELL_KNOWN = frozenset({".gitkeep", ".keep", ".imported", ".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One entry file as it was written, but for one BOM and CRLF line ends.

    ``path`` is relative to the content folder (``events/rakusai/ohanashi.md``), ``shown`` as the
    contributor knows it (``content/events/…``), ``kind`` the folder (``events``). ``digest``
    changes when the text does.
    """

    path: str
    shown: str
    kind: str
    text: str
    digest: str

    @property
    def slug(self) -> str:
        """The file stem."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def owner(self) -> str:
        """The folder below the kind (the organizer's slug), or empty."""
        parts = self.path.split("/")
        return parts[1] if len(parts) == 3 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """All that lies in a content folder; ``entries`` and ``images`` are sorted by path.

    ``vocabulary`` holds the texts by file name (``categories.yml``), ``outline`` and ``rail`` those of the map;
    ``images`` are paths relative to the content folder, not opened; ``image_files``: where each
    lies on the disk, if on any.
    """

    entries: tuple[Source, ...] = ()
    vocabulary: Mapping[str, str]
    outline: str = ""
    rail: str = ""
    images: tuple[str, ...] = ()
    image_files: Mapping[str, str] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def read_sources(content_dir: Path, *, shown_as: str = "content") -> Sources:
    """Return what ``content_dir`` holds, and what is wrong with it.

    Raises OSError for what is no contributor's mistake: no such folder, no permission. A file that
    vanishes while we read was never there.
    """
    found: list[Diagnostic] = []
    paths = dict(_walk(os.fspath(content_dir), "", shown_as, found))
    files = [(path, partial(read_bytes, full)) for path, full in paths.items()]
    sources = _judge(files, shown_as, found)
    return replace(
        sources, image_files={path: os.path.abspath(paths[path]) for path in sources.images}
    )


def sources_from(files: Mapping[str, bytes], *, shown_as: str = "content") -> Sources:
    """Return the same of files that lie in no folder: their bytes by path."""
    return _judge([(path, partial(_head, files[path])) for path in sorted(files)], shown_as, [])


def _judge(
    listing: Iterable[tuple[str, _Reader]], shown_as: str, found: list[Diagnostic]
) -> Sources:
    """Return the Sources of a listing of paths and what reads so many bytes of each."""
    files = [(path, read) for path, read in listing if path.rpartition("/")[2] not in WELL_KNOWN]
    collided = _judge_collisions([path for path, _ in files], shown_as, found)
    entries: list[Source] = []
    vocabulary: dict[str, str] = {}
    outline = rail = ""
    images: list[str] = []
    for path, read in files:
        faults = () if path in collided else judge_path(path, shown_as=shown_as)
        found += faults
        if faults or path in collided:
            continue
        kind = kind_of(path)
        if kind == "images":
            images.append(path)
            continue
        limit = MAX_VOCABULARY_BYTES if kind == "vocabulary" else MAX_BYTES
        text = _read(read, path, f"{shown_as}/{path}", limit, found)
        if text is None:
            continue
        if kind == "vocabulary":
            vocabulary[path.partition("/")[2]] = text
        elif path == OUTLINE:
            outline = text
        elif path == RAIL:
            rail = text
        else:
            entries.append(_source(path, f"{shown_as}/{path}", kind, text))
    return Sources(
        entries=tuple(sorted(entries, key=lambda entry: entry.path)),
        vocabulary=vocabulary,
        outline=outline,
        rail=rail,
        images=tuple(sorted(images)),
        diagnostics=tuple(sort_diagnostics(found)),
    )


def _source(path: str, shown: str, kind: str, text: str) -> Source:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return Source(path=path, shown=shown, kind=kind, text=text, digest=digest)


def _walk(
    folder: str, prefix: str, shown_as: str, found: list[Diagnostic]
) -> Iterator[tuple[str, str]]:
    """Yield relative and full path of every regular file, sorted; report what is neither."""
    try:
        with os.scandir(folder) as listing:
            children = sorted(listing, key=lambda child: child.name)
    except FileNotFoundError:
        if not prefix:
            raise
        return
    for child in children:
        if not prefix and child.name == ".git":  # the folder is a repository of its own
            continue
        path = prefix + _name(child.name)
        if child.is_symlink():
            message = "リンク（シンボリックリンク）は使えません。ファイルそのものを置いてください"
            found.append(at_path("symlink", path, message, shown_as=shown_as))
        elif child.is_dir(follow_symlinks=False):
            if child.name.startswith(".") or path.count("/") >= MAX_DEPTH:
                message = "このフォルダは content の中に置けません"
                found.append(at_path("misplaced-entry", path, message, shown_as=shown_as))
                continue
            yield from _walk(child.path, f"{path}/", shown_as, found)
        elif child.is_file(follow_symlinks=False):
            yield path, child.path
        elif os.path.lexists(child.path):
            message = "ふつうのファイルではありません"
            found.append(at_path("misplaced-entry", path, message, shown_as=shown_as))


def _name(name: str) -> str:
    r"""Return a file name that can be printed: bytes that are not UTF-8 become ``\x83``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _head(data: bytes, size: int) -> bytes:
    return data[:size]


def read_bytes(full: str, size: int) -> bytes:
    """Return the first ``size`` bytes of a regular file; raises OSError, also for a link."""
    # A link that took the file's place since it was listed is refused by the system.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(full, flags), "rb") as file:
        return file.read(size)


def _read(read: _Reader, path: str, shown: str, limit: int, found: list[Diagnostic]) -> str | None:
    """Return the text of a file, or None when it vanished or cannot be used."""
    try:
        data = read(limit + 1)
    except FileNotFoundError:
        return None
    if len(data) > limit:
        message = f"ファイルが大きすぎます（{limit // 1024} KB まで）。写真は images に置きます"
        found.append(at_path("file-too-big", path, message, shown=shown))
        return None
    text = decode_text(data, shown)
    if isinstance(text, Diagnostic):
        found.append(text)
        return None
    found += judge_text(text, shown)
    return text


def _judge_collisions(
    paths: Iterable[str], shown_as: str, found: list[Diagnostic]
) -> frozenset[str]:
    """Report paths that macOS or Windows would take for one file; return those left out."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        groups[fold_path(path)].append(path)
    collided: set[str] = set()
    for group in groups.values():
        if len(group) == 1:
            continue
        keeper = next((path for path in group if not judge_path(path)), None)
        for path in group:
            if path == keeper:
                continue
            other = keeper or next(p for p in group if p != path)
            message = (
                f"{other.rpartition('/')[2]} と同じ名前になるパソコンがあります。"
                "どちらかを別の名前にしてください"
            )
            found.append(at_path("name-collision", path, message, shown_as=shown_as))
            collided.add(path)
    return frozenset(collided)
