"""The content folder is read once; whatever cannot be an entry is said."""

from __future__ import annotations

import csv
import os
import random
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_events import paths, sources
from community_events.paths import FOLDERS, suggest_slug
from community_events.sources import Sources, judge_path, read_sources

DATA = Path(__file__).parent / "data"
ENTRY = "---\nタイトル: おはなし会\n---\n"


def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(content: Path, path: str, text: str | bytes = ENTRY) -> Path:
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def codes(read: Sources) -> list[tuple[str, str]]:
    return [(d.span.path, d.code) for d in read.diagnostics]


@pytest.mark.parametrize("row", table("path_cases.tsv"), ids=lambda row: row["path"][:40])
def test_a_path_is_an_address_or_it_is_said_why_not(row: dict[str, str]) -> None:
    path = row["path"].encode("ascii", "backslashreplace").decode("unicode_escape")
    expected = [] if row["expected"] == "ok" else [row["expected"]]
    found = judge_path(path)
    assert [d.code for d in found] == expected, row["why"]
    for diagnostic in found:
        assert diagnostic.span.path == f"content/{path}"
        if diagnostic.help:
            assert judge_path(diagnostic.help.removeprefix("content/")) == (), row["why"]


@given(st.text(min_size=1), st.sampled_from(sorted(FOLDERS)))
def test_any_name_is_judged_and_the_name_offered_passes(name: str, kind: str) -> None:
    inner = "tosho/" if FOLDERS[kind][0] == 2 else ""
    for diagnostic in judge_path(f"{kind}/{inner}{name}.md"):
        if diagnostic.help:
            assert judge_path(diagnostic.help.removeprefix("content/")) == ()
    slug = suggest_slug(name, "event")
    assert judge_path(f"events/tosho/{slug}.md") == ()


def test_entries_come_sorted_with_text_kind_and_owner(tmp_path: Path) -> None:
    write(tmp_path, "venues/tosho.md", "\ufeff---\r\nタイトル: 図書館\r\n---\r\n")
    write(tmp_path, "events/tosho/b.md")
    write(tmp_path, "events/tosho/a.md")
    read = read_sources(tmp_path)
    assert [entry.path for entry in read.entries] == [
        "events/tosho/a.md",
        "events/tosho/b.md",
        "venues/tosho.md",
    ]
    event, _, venue = read.entries
    assert (event.shown, event.kind) == ("content/events/tosho/a.md", "events")
    assert (event.slug, event.owner) == ("a", "tosho")
    assert (venue.slug, venue.owner) == ("tosho", "")
    assert venue.text == "---\nタイトル: 図書館\n---\n"
    assert read.diagnostics == ()


def test_the_same_text_has_the_same_digest_whatever_its_line_ends(tmp_path: Path) -> None:
    write(tmp_path, "pages/a.md", "---\na: 1\n---\n")
    write(tmp_path, "pages/b.md", "---\r\na: 1\r\n---\r\n")
    write(tmp_path, "pages/c.md", "---\na: 2\n---\n")
    a, b, c = (entry.digest for entry in read_sources(tmp_path).entries)
    assert a == b
    assert a != c


def test_texts_are_kept_as_written_so_that_columns_are_right(tmp_path: Path) -> None:
    written = "---\nか\u3099: ｱ \n---"
    write(tmp_path, "pages/a.md", written)
    assert read_sources(tmp_path).entries[0].text == written


def test_vocabulary_and_images_are_no_entries(tmp_path: Path) -> None:
    write(tmp_path, "vocabulary/categories.csv", "a,b\r\n")
    write(tmp_path, "vocabulary/closures.csv", "x,y\n")
    write(tmp_path, "images/2026/IMG_1.JPG", b"\xff\xd8")
    read = read_sources(tmp_path)
    assert read.vocabulary == {"categories.csv": "a,b\n", "closures.csv": "x,y\n"}
    assert read.images == ("images/2026/IMG_1.JPG",)
    assert (read.entries, read.diagnostics) == ((), ())


def test_what_has_an_error_in_name_or_encoding_is_said_and_left_out(tmp_path: Path) -> None:
    write(tmp_path, "events/tosho/Natsu.md")
    write(tmp_path, "events/tosho/sjis.md", "タイトル".encode("cp932"))
    write(tmp_path, "events/tosho/notes.txt")
    write(tmp_path, "events/tosho/big.md", "あ" * 30_000)
    write(tmp_path, "events/tosho/good.md")
    write(tmp_path, "conftest.py")
    read = read_sources(tmp_path)
    assert [entry.path for entry in read.entries] == ["events/tosho/good.md"]
    assert codes(read) == [
        ("content/conftest.py", "misplaced-entry"),
        ("content/events/tosho/Natsu.md", "bad-slug"),
        ("content/events/tosho/big.md", "file-too-big"),
        ("content/events/tosho/notes.txt", "wrong-extension"),
        ("content/events/tosho/sjis.md", "not-utf8"),
    ]


def test_a_file_of_64_kilobytes_is_read(tmp_path: Path) -> None:
    write(tmp_path, "pages/a.md", "a" * sources.MAX_BYTES)
    write(tmp_path, "pages/b.md", "a" * (sources.MAX_BYTES + 1))
    assert codes(read_sources(tmp_path)) == [("content/pages/b.md", "file-too-big")]


def test_an_entry_with_an_invisible_character_is_kept_for_its_other_mistakes(
    tmp_path: Path,
) -> None:
    write(tmp_path, "pages/a.md", "---\nタイトル: 夏\u200b祭り\n---\n")
    read = read_sources(tmp_path)
    assert [entry.path for entry in read.entries] == ["pages/a.md"]
    assert [(d.code, d.span.line, d.span.column) for d in read.diagnostics] == [
        ("invisible-character", 2, 8)
    ]


def test_links_are_refused_and_never_followed(tmp_path: Path) -> None:
    secret = write(tmp_path / "outside", "secret.md", "---\nsecret: 1\n---\n")
    content = tmp_path / "content"
    write(content, "events/tosho/a.md")
    (content / "events/tosho/link.md").symlink_to(secret)
    (content / "venues").symlink_to(secret.parent)
    (content / "images").mkdir()
    (content / "images/a.jpg").symlink_to(secret)
    (content / "pages").mkdir()
    (content / "pages/gone.md").symlink_to(tmp_path / "nowhere")
    read = read_sources(content)
    assert [entry.path for entry in read.entries] == ["events/tosho/a.md"]
    assert read.images == ()
    assert codes(read) == [
        ("content/events/tosho/link.md", "symlink"),
        ("content/images/a.jpg", "symlink"),
        ("content/pages/gone.md", "symlink"),
        ("content/venues", "symlink"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    os.mkfifo(tmp_path / "pages/a.md")
    assert codes(read_sources(tmp_path)) == [("content/pages/a.md", "misplaced-entry")]


def test_hidden_files_are_ignored_only_when_they_are_well_known(tmp_path: Path) -> None:
    write(tmp_path, "events/tosho/.gitkeep", "")
    write(tmp_path, "events/.DS_Store", b"\0")
    write(tmp_path, "images/.DS_Store", b"\0")
    write(tmp_path, "events/tosho/.draft.md")
    read = read_sources(tmp_path)
    assert codes(read) == [("content/events/tosho/.draft.md", "bad-slug")]
    assert read.images == ()


def test_hidden_and_endless_folders_are_one_finding_each(tmp_path: Path) -> None:
    write(tmp_path, ".obsidian/plugins/a/main.js")
    write(tmp_path, "images/2026/12/a.jpg", b"")
    (tmp_path / "images" / "/".join("x" * 100)).mkdir(parents=True)
    read = read_sources(tmp_path)
    assert codes(read) == [
        ("content/.obsidian", "misplaced-entry"),
        ("content/images/x/x/x/x", "misplaced-entry"),
    ]
    assert read.images == ("images/2026/12/a.jpg",)


def test_entries_are_sorted_by_path_not_folder_by_folder(tmp_path: Path) -> None:
    write(tmp_path, "events/a/x.md")
    write(tmp_path, "events/a-b/x.md")
    paths = [entry.path for entry in read_sources(tmp_path).entries]
    assert paths == sorted(paths)


def test_names_that_are_one_on_a_mac_collide(tmp_path: Path) -> None:
    nfd = unicodedata.normalize("NFD", "が")
    for name in ("k", "\u212a", "が", nfd, "other"):
        write(tmp_path, f"pages/{name}.md")
    read = read_sources(tmp_path)
    assert [entry.path for entry in read.entries] == ["pages/k.md", "pages/other.md"]
    assert sorted(codes(read)) == sorted(
        [
            ("content/pages/\u212a.md", "name-collision"),
            ("content/pages/が.md", "name-collision"),
            (f"content/pages/{nfd}.md", "name-collision"),
        ]
    )


def test_a_name_of_bytes_that_are_no_text_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/pages/\x89\xc4.md"))).write_text(ENTRY)
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    (found,) = read_sources(tmp_path).diagnostics
    assert found.code == "bad-slug"
    assert found.span.path == r"content/pages/\x89\xc4.md"


def test_a_folder_that_is_not_there_is_our_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_sources(tmp_path / "nowhere")


def test_a_file_that_vanishes_was_never_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "pages/a.md")
    gone = write(tmp_path, "pages/b.md")
    really_open = os.open

    def open_late(path: str, flags: int) -> int:
        gone.unlink(missing_ok=True)
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", open_late)
    read = read_sources(tmp_path)
    assert [entry.path for entry in read.entries] == ["pages/a.md"]
    assert read.diagnostics == ()


def test_the_order_on_disk_changes_nothing(tmp_path: Path) -> None:
    paths = [f"events/o{n % 7}/e{n}.md" for n in range(50)]
    random.Random(1).shuffle(paths)
    for path in paths:
        write(tmp_path / "x", path)
    for path in sorted(paths):
        write(tmp_path / "y", path)
    assert read_sources(tmp_path / "x") == read_sources(tmp_path / "y")


def test_the_folder_may_be_shown_under_another_name(tmp_path: Path) -> None:
    write(tmp_path, "pages/A.md")
    read = read_sources(tmp_path, shown_as="sites/small")
    assert codes(read) == [("sites/small/pages/A.md", "bad-slug")]


def test_every_code_has_its_chapter_and_every_example_is_true() -> None:
    package = Path(sources.__file__).parent
    written = set()
    for name in ("sources.py", "paths.py"):
        text = (package / name).read_text(encoding="utf-8")
        written |= set(
            re.findall(r'(?:at_path\(\s*|\bcode = |else )"([a-z-]+-[a-z]+|symlink)"', text)
        )
    assert written - {"front-matter"} <= set(sources.CODES)
    assert len(sources.CODES) == len(sources.DOCS)
    for doc in paths.DOCS:
        assert [d.code for d in judge_path(doc.bad)] == [doc.code]
        assert judge_path(doc.good) == ()
