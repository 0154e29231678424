"""The writer makes only what changed, writes files whole, and removes only what it wrote itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from community_events.artifacts import Artifact, ArtifactError
from community_events.writer import manifest_path, write_artifacts

made: list[str] = []


def render_text(text: str) -> bytes:
    made.append(text)
    return text.encode()


def _artifact(path: str, text: str) -> Artifact:
    return Artifact(
        path=path, media_type="text/plain", key=text, render=render_text, arguments=(text,)
    )


@pytest.fixture(autouse=True)
def _nothing_made() -> None:
    made.clear()


def test_a_site_is_written_with_its_folders(tmp_path: Path) -> None:
    written = write_artifacts(tmp_path / "site", [_artifact("a/b/index.html", "x")])
    assert (tmp_path / "site/a/b/index.html").read_text() == "x"
    assert (written.changed, written.unchanged, written.removed) == (1, 0, 0)


def test_an_unchanged_artifact_is_not_made_again(tmp_path: Path) -> None:
    for _ in range(2):
        written = write_artifacts(tmp_path / "site", [_artifact("a.txt", "x")])
    assert made == ["x"]
    assert (written.changed, written.unchanged) == (0, 1)


def test_a_file_that_somebody_changed_is_made_again(tmp_path: Path) -> None:
    write_artifacts(tmp_path / "site", [_artifact("a.txt", "x")])
    (tmp_path / "site/a.txt").write_text("y")
    write_artifacts(tmp_path / "site", [_artifact("a.txt", "x")])
    assert (tmp_path / "site/a.txt").read_text() == "x"


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    write_artifacts(tmp_path / "site", [_artifact("a.txt", "x")])
    manifest_path(tmp_path / "site").unlink()
    before = (tmp_path / "site/a.txt").stat().st_mtime_ns
    written = write_artifacts(tmp_path / "site", [_artifact("a.txt", "x")])
    assert (tmp_path / "site/a.txt").stat().st_mtime_ns == before
    assert written.changed == 0


def test_what_is_no_longer_part_of_the_site_goes_with_its_empty_folders(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_artifacts(site, [_artifact("a/b/index.html", "x"), _artifact("c.txt", "y")])
    written = write_artifacts(site, [_artifact("c.txt", "y")])
    assert written.removed == 1
    assert not (site / "a").exists()


def test_a_file_that_we_never_wrote_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_artifacts(site, [_artifact("a/index.html", "x")])
    (site / "a/CNAME").write_text("example.org")
    write_artifacts(site, [_artifact("c.txt", "y")])
    assert (site / "a/CNAME").read_text() == "example.org"


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ("{", "cut in the middle"),
        ("[]", "another shape"),
        ('{"version": 99, "files": {"victim.txt": ["k", "d"]}}', "another version"),
        ('{"version": 1, "files": {"../victim.txt": ["k", "d"]}}', "a path outside"),
        ('{"version": 1, "files": {"/etc/hostname": ["k", "d"]}}', "an absolute path"),
        ('{"version": 1, "files": {"x": "y"}}', "a broken entry"),
    ],
)
def test_a_manifest_that_lies_harms_nobody(tmp_path: Path, manifest: str, reason: str) -> None:
    site = tmp_path / "site"
    (tmp_path / "victim.txt").write_text("keep me")
    manifest_path(site).write_text(manifest)
    write_artifacts(site, [_artifact("a.txt", "x")])
    assert (site / "a.txt").read_text() == "x"
    assert (tmp_path / "victim.txt").read_text() == "keep me"


def test_a_link_in_the_output_is_replaced_and_not_followed(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside.txt"
    outside.write_text("x")
    site.mkdir()
    (site / "a.txt").symlink_to(outside)
    write_artifacts(site, [_artifact("a.txt", "new")])
    assert outside.read_text() == "x"
    assert (site / "a.txt").read_text() == "new"


def test_two_artifacts_for_one_path_write_nothing_at_all(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError):
        write_artifacts(tmp_path / "site", [_artifact("a.txt", "x"), _artifact("a.txt", "y")])
    assert not (tmp_path / "site").exists()


def render_sizes(sizes: tuple[tuple[str, int], ...]) -> bytes:
    made.append("sizes")
    return repr(sizes).encode()


def test_what_measures_others_is_told_their_sizes_on_the_disk(tmp_path: Path) -> None:
    # "a…" comes before "b…", and yet it can tell how large that is; nothing is made twice.
    flyer = _artifact("b.txt", "12345")
    feed = Artifact(
        path="a.txt",
        media_type="text/plain",
        key="feed",
        render=render_sizes,
        arguments=(),
        measures=(flyer,),
    )
    write_artifacts(tmp_path / "site", [feed, flyer])
    assert (tmp_path / "site/a.txt").read_text() == "(('b.txt', 5),)"
    assert made == ["12345", "sizes"]
