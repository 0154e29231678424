"""Puts Artifacts on the disk: only what changed, each file whole or not at all.

The rules this module keeps: a file is written beside its place and renamed into it; a file whose
Artifact has the key of the last build and whose bytes are still those is not made again; only files
that the manifest of our own last build lists are ever removed. The manifest lies beside the output,
not in it, and is trusted for nothing but saving work.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from community_events.artifacts import Artifact, refuse_collisions

_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many files were made and differ, were unchanged, were removed."""

    changed: int
    unchanged: int
    removed: int


def manifest_path(output: Path) -> Path:
    """Return where the manifest of ``output`` lies."""
    return output.parent / f".{output.name}.manifest.json"


def written_before(output: Path) -> frozenset[str]:
    """Return the paths that the last build wrote, as far as its manifest is to be trusted."""
    return frozenset(_read_manifest(manifest_path(output)))


def write_artifacts(output: Path, artifacts: Iterable[Artifact]) -> Written:
    """Make ``output`` hold exactly these Artifacts (and what it holds that we never wrote).

    Raises ArtifactError for two Artifacts at one path before anything is written.
    """
    wanted = refuse_collisions(artifacts)
    output.mkdir(parents=True, exist_ok=True)
    before = _read_manifest(manifest_path(output))
    after: dict[str, tuple[str, str]] = {}
    changed = 0
    # What measures others comes after them: their sizes are on the disk then.
    for artifact in sorted(wanted, key=lambda a: bool(a.measures)):
        target = output / artifact.path
        key, digest = before.get(artifact.path, ("", ""))
        if key == artifact.key and _digest_of(target) == digest:
            after[artifact.path] = (key, digest)
            continue
        data = artifact.make({m.path: (output / m.path).stat().st_size for m in artifact.measures})
        after[artifact.path] = (artifact.key, hashlib.sha256(data).hexdigest())
        if _digest_of(target) != after[artifact.path][1]:
            _write_whole(target, data)
            changed += 1
    gone = [path for path in before if path not in after]
    removed = sum(_remove(output, path) for path in gone)
    lines = {path: list(entry) for path, entry in sorted(after.items())}
    manifest = json.dumps({"version": _VERSION, "files": lines}, indent=0).encode()
    _write_whole(manifest_path(output), manifest)
    return Written(changed=changed, unchanged=len(wanted) - changed, removed=removed)


def _read_manifest(path: Path) -> Mapping[str, tuple[str, str]]:
    """Return path → (key, SHA-256) of the last build; nothing when it is not to be trusted."""
    try:
        document = json.loads(path.read_bytes())
        if document["version"] != _VERSION:
            return {}
        files = {
            str(name): (str(key), str(digest)) for name, (key, digest) in document["files"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {name: entry for name, entry in files.items() if _is_inside(name)}


def _is_inside(name: str) -> bool:
    return (
        bool(name) and not name.startswith("/") and ".." not in name.split("/") and "\0" not in name
    )


def _digest_of(path: Path) -> str:
    try:
        if path.is_symlink():
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return ""


def _write_whole(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    with open(part, "xb") as stream:
        stream.write(data)
    os.replace(part, target)


def _remove(output: Path, name: str) -> int:
    """Remove a file of an earlier build and the folders that it leaves empty."""
    target = output / name
    if output.resolve() not in target.resolve().parents:
        return 0
    try:
        target.unlink()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return 0
    for folder in target.parents:
        if folder == output:
            break
        try:
            folder.rmdir()
        except OSError:
            break
    return 1
