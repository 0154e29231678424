"""One path, one Artifact; a key that changes with whatever the bytes depend on."""

from __future__ import annotations

import pickle
from dataclasses import fields

import pytest

from community_events.artifacts import Artifact, ArtifactError, make_artifact, refuse_collisions
from community_events.render.listviews import DayView, RowView
from community_events.render.machines import given_bytes, render_robots
from community_events.render.marked import mark


def _artifact(path: str) -> Artifact:
    return Artifact(
        path=path, media_type="text/plain", key=path, render=given_bytes, arguments=(b"",)
    )


@pytest.mark.parametrize(
    ("paths", "reason"),
    [
        (("a/index.html", "a/index.html"), "the same path twice"),
        (("a/INDEX.html", "a/index.html"), "one file where the file system ignores case"),
        (("a", "a/index.html"), "a file cannot be a folder too"),
        (("../a.html",), "outside the output"),
        (("/etc/passwd",), "an absolute path"),
        (("a/../b.html",), "a way up in the middle"),
        (("a//b.html",), "an empty folder name"),
        ((".htaccess",), "a hidden file may configure a server"),
        (("a\0b.html",), "NUL ends a path for the system"),
        (("あ.html",), "file names are ASCII"),
        (("a/" * 120 + "b.html",), "longer than file systems take"),
    ],
)
def test_what_cannot_be_a_file_of_its_own_is_refused(paths: tuple[str, ...], reason: str) -> None:
    with pytest.raises(ArtifactError):
        refuse_collisions(_artifact(path) for path in paths)


def test_artifacts_come_back_in_the_order_of_their_paths() -> None:
    paths = ["b.html", "a/index.html", "a.html"]
    assert [a.path for a in refuse_collisions(map(_artifact, paths))] == sorted(paths)


@pytest.mark.parametrize(
    ("stamp", "argument", "reason"),
    [
        ("other", "https://example.org", "templates or code changed"),
        ("stamp", "https://example.com", "an argument changed"),
    ],
)
def test_a_key_changes_with_what_the_bytes_depend_on(
    stamp: str, argument: str, reason: str
) -> None:
    first = make_artifact("/robots.txt", "stamp", render_robots, "https://example.org")
    assert make_artifact("/robots.txt", stamp, render_robots, argument).key != first.key
    assert make_artifact("/robots.txt", "stamp", render_robots, "https://example.org") == first


def test_another_process_makes_the_same_bytes() -> None:
    artifact = make_artifact("/robots.txt", "stamp", render_robots, "https://example.org")
    assert pickle.loads(pickle.dumps(artifact)).make() == artifact.make()


def render_sizes(sizes: tuple[tuple[str, int], ...]) -> bytes:
    return repr(sizes).encode()


def test_a_file_may_tell_how_large_another_is() -> None:
    flyer = make_artifact("/flyer.pdf", "stamp", given_bytes, b"12345")
    feed = make_artifact("/rss.xml", "stamp", render_sizes, measures=(flyer,))
    assert feed.make() == b"(('flyer.pdf', 5),)"
    assert feed.make({"flyer.pdf": 7}) == b"(('flyer.pdf', 7),)", "whoever has it says so"
    longer = make_artifact("/flyer.pdf", "stamp", given_bytes, b"123456")
    other = make_artifact("/rss.xml", "stamp", render_sizes, measures=(longer,))
    assert other.key != feed.key, "equal keys, equal bytes"


def test_a_day_with_a_marked_text_has_another_key_than_one_without() -> None:
    days = [
        DayView(
            iso="2026-12-01",
            heading="12月1日（火）",
            rows=(RowView(title=title, href="/x/", iso="2026-12-01", day="", time=""),),
        )
        for title in ("桂", mark("桂", "ja"), "桂")
    ]
    assert days[0] == days[1] == days[2]
    keys = [make_artifact("/x/index.html", "", given_bytes, day).key for day in days]
    assert keys[0] == keys[2] != keys[1]


def test_what_a_day_is_digested_from_names_all_that_it_holds() -> None:
    values = {field.name: f"<{field.name}>" for field in fields(DayView)}
    told = repr(DayView(**values))  # type: ignore[arg-type]
    assert [f"{name}={value!r}" in told for name, value in values.items()] == [True] * len(values)
