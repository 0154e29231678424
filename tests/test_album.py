"""Which picture files may be shown is decided by their bytes, and none of them is unpacked for it."""

from __future__ import annotations

import os
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from community_events.album import MAX_BYTES, Album, Fault, judge_picture, picture_name
from community_events.imageheader import BrokenImageError, Header, read_header
from community_events.sources import read_sources
from tests.entry_folders import SMALL, entry, load, write_folder
from tests.picture_files import animation, draw, make_exif, png_of, save

JPEG, PNG, WEBP = (save(draw(), form) for form in ("JPEG", "PNG", "WEBP"))
KEYS = {"画像": "x.jpg", "画像の説明": "並ぶ焼き菓子", "写真の承諾": "人は写っていません"}

ALLOWED = [
    ("plain JPEG", JPEG),
    ("progressive JPEG", save(draw(), "JPEG", progressive=True)),
    ("grey JPEG", save(draw(mode="L"), "JPEG")),
    ("JPEG for a printing press", save(draw(mode="CMYK"), "JPEG")),
    ("JPEG with a film behind it, as phones write", JPEG + b"\0\0\0\x20ftypmp42" + bytes(99)),
    ("JPEG held sideways", save(draw(), "JPEG", exif=make_exif(6))),
    ("plain PNG", PNG),
    ("see-through PNG", save(draw(mode="RGBA"), "PNG")),
    ("PNG of few colours", save(draw(mode="P"), "PNG")),
    ("PNG of 16 bits", save(Image.new("I;16", (9, 7)), "PNG")),
    ("PNG held sideways", save(draw(), "PNG", exif=make_exif(8))),
    ("plain WebP", WEBP),
    ("lossless WebP", save(draw(), "WEBP", lossless=True)),
    ("see-through WebP", save(draw(mode="RGBA"), "WEBP")),
    ("WebP held sideways", save(draw(), "WEBP", exif=make_exif(5))),
    ("moving WebP: its first picture is shown", animation("WEBP")),
    ("moving PNG: its first picture is shown", animation("PNG")),
    ("as many pixels as may be", png_of(5000, 5000, bytes(626 * 5000))),
    ("the longest strip", png_of(16_383, 9, bytes(2049 * 9))),
]
DENIED = [
    ("image-not-a-picture", "may hold a script", b"<?xml version='1.0'?><svg><script/></svg>"),
    ("image-not-a-picture", "phones' own format", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    ("image-not-a-picture", "a further decoder", save(draw(), "AVIF")),
    ("image-not-a-picture", "moves, few colours", save(draw(), "GIF")),
    ("image-not-a-picture", "a decoder full of holes", save(draw(), "TIFF")),
    ("image-not-a-picture", "as large as it gets", save(draw(), "BMP")),
    ("image-not-a-picture", "a document", b"%PDF-1.7\n"),
    ("image-not-a-picture", "a page under a picture's name", b"<!DOCTYPE html><script>1</script>"),
    ("image-not-a-picture", "nothing at all", b""),
    ("image-not-a-picture", "words", "ロビーの写真です".encode()),
    ("image-broken", "the end was lost", JPEG[:-9]),
    ("image-broken", "only a preview is whole", save(draw(), "JPEG", exif=b"Exif\0\0" + JPEG)[:-9]),
    ("image-broken", "the end was lost", PNG[:-9]),
    ("image-broken", "one bit fell over", PNG[:60] + bytes([PNG[60] ^ 1]) + PNG[61:]),
    ("image-broken", "the end was lost", WEBP[:-9]),
    ("image-broken", "no picture in it", b"RIFF\x04\0\0\0WEBP"),
    ("image-broken", "of no size", png_of(0, 5)),
    ("image-too-heavy", "too many bytes", JPEG + bytes(MAX_BYTES)),
    ("image-too-large", "one pixel too many", png_of(5000, 5001)),
    ("image-too-large", "a bomb: 4 thousand million pixels", png_of(65_535, 65_535)),
    ("image-too-large", "longer than WebP can hold", png_of(16_384, 9)),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "data"), ALLOWED, ids=[row[0] for row in ALLOWED])
def test_what_may_be_shown_has_the_size_that_its_reader_sees(reason: str, data: bytes) -> None:
    found = judge_picture("x.jpg", data)
    assert not isinstance(found, Fault), reason
    with Image.open(BytesIO(data)) as judge:  # an independent reader
        turned = judge.getexif().get(274, 1)
        size = judge.size if turned < 5 else judge.size[::-1]
        assert (found.width, found.height, found.orientation) == (*size, turned)
        assert found.format in {judge.format, {"MPO": "JPEG"}.get(str(judge.format))}


@pytest.mark.parametrize(
    ("code", "reason", "data"), DENIED, ids=[f"{row[0]}: {row[1]}" for row in DENIED]
)
def test_what_may_not_be_shown_is_refused(code: str, reason: str, data: bytes) -> None:
    found = judge_picture("x.jpg", data)
    assert isinstance(found, Fault), reason
    assert found.code == code


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_how_the_camera_was_held_is_read_in_every_format(form: str, orientation: int) -> None:
    data = save(draw(), form, exif=make_exif(orientation))
    assert read_header(data) == Header(format=form, width=64, height=48, orientation=orientation)


@pytest.mark.parametrize("data", [JPEG, PNG, WEBP, animation("WEBP"), ALLOWED[5][1]])
def test_a_file_that_is_cut_anywhere_is_never_taken_for_a_whole_one(data: bytes) -> None:
    for end in range(len(data)):
        try:
            assert read_header(data[:end]) is None
        except BrokenImageError:
            continue


@given(st.sampled_from([JPEG, PNG, WEBP]), st.integers(0, 700), st.binary(max_size=64))
@settings(max_examples=300)
def test_whatever_stands_in_a_file_it_is_judged_and_nothing_else_happens(
    data: bytes, at: int, noise: bytes
) -> None:
    judge_picture("x.jpg", data[:at] + noise + data[at + len(noise) :])


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    bomb = png_of(50_000, 50_000, bytes(20_000_000))
    tracemalloc.start()
    assert isinstance(judge_picture("bomb.png", bomb), Fault)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("written", "name", "reason"),
    [
        ("lobby.jpg", "lobby.jpg", "below images/"),
        ("2026/lobby.jpg", "2026/lobby.jpg", "in a folder of it"),
        ("images/lobby.jpg", "lobby.jpg", "as the folder is seen from content/"),
        ("content/images/lobby.jpg", "lobby.jpg", "as it is seen from the repository"),
        ("写真 1.jpg", "写真 1.jpg", "as a phone names it"),
        ("か\u3099.jpg", "が.jpg", "as a Mac writes it"),
        ("../.git/config", "", "leads out"),
        ("images/../../x.jpg", "", "leads out behind the folder's name"),
        ("/etc/passwd", "", "from the root of the disk"),
        ("a//b.jpg", "", "an empty folder"),
        ("C:\\x.jpg", "", "a drive of Windows"),
        ("https://example.jp/x.jpg", "", "from another site"),
        ("data:image/png;base64,AA", "", "a picture in words"),
        ("x.jpg?y", "", "an address"),
        ("%2e%2e/x.jpg", "", "leads out in disguise"),
        ("", "", "nothing"),
    ],
)
def test_a_name_leads_below_images_or_nowhere(written: str, name: str, reason: str) -> None:
    assert picture_name(written) == name, reason


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(JPEG)
    content = write_folder(tmp_path / "content", {**SMALL, "events/group/tea.md": entry(**KEYS)})
    (content / "images").mkdir()
    os.symlink(secret, content / "images" / "x.jpg")
    assert [d.code for d in load(content, {}).diagnostics] == ["image-missing", "symlink"]


def test_pictures_that_nobody_names_are_not_opened(tmp_path: Path) -> None:
    content = write_folder(tmp_path, {**SMALL, "events/group/tea.md": entry()})
    (content / "images").mkdir()
    (content / "images" / "note.txt").write_bytes(b"no picture")
    loaded = load(content, {})
    assert (loaded.diagnostics, loaded.catalog.pictures) == ((), {})


def test_the_catalog_has_the_pictures_of_keys_and_bodies(tmp_path: Path) -> None:
    body = "\n![並ぶ椅子](2026/chairs.png)\n"
    (tmp_path / "images" / "2026").mkdir(parents=True)
    (tmp_path / "images" / "x.jpg").write_bytes(JPEG)
    (tmp_path / "images" / "2026" / "chairs.png").write_bytes(PNG)
    loaded = load(tmp_path, {**SMALL, "events/group/tea.md": entry(body=body, **KEYS)})
    assert loaded.diagnostics == ()
    assert list(loaded.catalog.pictures) == ["2026/chairs.png", "x.jpg"]


@pytest.mark.parametrize(
    ("body", "codes", "reason"),
    [
        ("![椅子](x.jpg)", [], "a picture with its words"),
        ("![椅子](<x.jpg>)", [], "in angle brackets"),
        ("![](x.jpg)", ["alt-missing"], "who cannot see it is told nothing"),
        ("![椅子](y.jpg)", ["image-missing"], "there is none"),
        ("![椅子](https://example.jp/x.jpg)", ["image-outside"], "tells another site who reads"),
        ("![椅子](/x.jpg)", ["image-outside"], "of the site, not of the folder"),
        ("![椅子](../../secret.jpg)", ["image-outside"], "leads out"),
        ("![椅子][1]\n\n[1]: x.jpg", ["picture-in-body"], "would not be shown"),
        ("<img src=x.jpg alt=椅子>", ["picture-in-body"], "would not be shown"),
        ('![椅子](x.jpg "題")', ["picture-in-body"], "would not be shown"),
    ],
)
def test_pictures_of_a_body_keep_the_same_rules(
    body: str, codes: list[str], reason: str, tmp_path: Path
) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "x.jpg").write_bytes(JPEG)
    loaded = load(tmp_path, {**SMALL, "events/group/tea.md": entry(body=f"\n{body}\n")})
    assert [d.code for d in loaded.diagnostics] == codes, reason


@pytest.mark.parametrize(
    ("written", "meant", "reason"),
    [
        ("lobby.jpg", "Lobby.JPG", "letters of another case"),
        ("Lobby.jpeg", "Lobby.JPG", "another ending"),
        ("lobbby.jpg", "Lobby.JPG", "a slip of the finger"),
        ("photos/Lobby.JPG", "Lobby.JPG", "another folder"),
        ("umbrella.png", "", "nothing like it"),
    ],
)
def test_the_nearest_name_is_offered(written: str, meant: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "Lobby.JPG").write_bytes(JPEG)
    assert Album(read_sources(tmp_path)).nearest(written) == meant, reason
