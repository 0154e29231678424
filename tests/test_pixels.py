"""Of a picture only its colours reach a reader: upright, in sRGB, no larger than it was, the same each time."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html as lxml_html
from PIL import Image, ImageCms

from community_events.album import judge_picture
from community_events.model.catalog import Catalog
from community_events.model.pictures import Picture
from community_events.render import pixels
from community_events.render.body import render_body
from community_events.render.html import render_page
from community_events.render.pixels import PixelError, is_sound, reduce_colours, render_rendition
from community_events.render.renditions import (
    find_unsound,
    picture_artifacts,
    renditions_of,
    show_picture,
)
from community_events.render.views import EventView, TextView
from tests.page_views import make_page, make_site
from tests.picture_files import animation, draw, make_exif, save

THEME = str(Path(__file__).parent.parent / "theme")
RED, BLUE, PAPER = (208, 32, 16), (16, 64, 192), (250, 245, 234)
FORMS = sorted(pixels.SETTINGS)


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    pixels._upright.cache_clear()


def picture(folder: Path, data: bytes, name: str = "x.jpg") -> Picture:
    """Return the Picture of a file with these bytes."""
    (folder / name).write_bytes(data)
    found = judge_picture(name, data, str(folder / name))
    assert isinstance(found, Picture)
    return found


def shown(data: bytes) -> Image.Image:
    """Return what an independent reader sees."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def near(colour: object, wanted: tuple[int, int, int], reach: int = 24) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(a - b) <= reach for a, b in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_colours_is_left(source: str, form: str, tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more = {"comment": "SECRET-COMMENT"} if source == "JPEG" else {}
    data = save(draw(400, 300), source, exif=make_exif(), icc_profile=profile, **more)
    assert b"SECRET-NAME" in data
    before = shown(data).getexif()
    assert before.get_ifd(0x8825), "the test's own picture tells where it was taken"
    made = render_rendition(picture(tmp_path, data), 320, 240, form)
    after = shown(made)
    assert dict(after.getexif()) == {}
    left_over = {"exif", "icc_profile", "xmp", "comment", "Software", "XML:com.adobe.xmp"}
    assert left_over & after.info.keys() == set()
    assert not any(word in made for word in (b"SECRET", b"GPS", b"acsp", b"http://ns.adobe"))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP"])
def test_it_stands_upright_however_the_camera_was_held(
    source: str, orientation: int, tmp_path: Path
) -> None:
    upright = draw(400, 300)
    undo = {
        2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE",
        6: "ROTATE_90", 7: "TRANSVERSE", 8: "ROTATE_270",
    }  # fmt: skip
    stored = upright
    if orientation in undo:
        stored = upright.transpose(Image.Transpose[undo[orientation]])
    found = picture(tmp_path, save(stored, source, exif=make_exif(orientation)))
    assert (found.width, found.height) == (400, 300)
    image = shown(render_rendition(found, 320, 240, "webp"))
    corners = [image.getpixel(at) for at in ((9, 9), (310, 9), (9, 230), (310, 230))]
    assert [near(c, w) for c, w in zip(corners, (RED, PAPER, PAPER, BLUE), strict=True)] == [
        True
    ] * 4


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((2000, 1500), [320, 640, 1280]),
        ((1280, 960), [320, 640, 1280]),
        ((1000, 10), [320, 640, 1000]),
        ((640, 480), [320, 640]),
        ((300, 400), [300]),
        ((1, 1), [1]),
    ],
)
def test_it_is_never_made_larger(size: tuple[int, int], widths: list[int], tmp_path: Path) -> None:
    files = renditions_of(picture(tmp_path, save(draw(*size), "PNG")))
    for form in ("avif", "webp"):
        assert [file.width for file in files if file.form == form] == widths
    assert len({file.path for file in files}) == len(files)


def test_files_are_as_large_as_pages_say(tmp_path: Path) -> None:
    found = picture(tmp_path, save(draw(1500, 1001), "JPEG"))
    catalog = Catalog(pictures={"x.jpg": found})
    made = {"/" + a.path: shown(a.make()) for a in picture_artifacts(catalog)}
    view = show_picture(found, alt="ロビー")
    listed = [file for source in view.sources for file in source.files]
    for file in (*listed, *view.fallback):
        assert made[file.href].width == int(file.width)
        assert abs(made[file.href].height - made[file.href].width * 1001 / 1500) <= 0.5
    assert made[view.fallback[-1].href].size == (int(view.width), int(view.height))
    assert {source.media_type for source in view.sources} == {"image/avif", "image/webp"}
    assert {image.format for image in made.values()} == {"AVIF", "WEBP", "JPEG"}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_pixels_give_the_same_bytes(form: str, tmp_path: Path) -> None:
    found = picture(tmp_path, save(draw(1400, 900), "JPEG"))
    first = render_rendition(found, 640, 411, form)
    pixels._upright.cache_clear()
    assert render_rendition(found, 640, 411, form) == first


@pytest.mark.parametrize(
    ("reason", "data", "wanted"),
    [
        ("see-through lies on white", save(Image.new("RGBA", (40, 30), (0, 0, 0, 0)), "PNG"), (255,) * 3),
        ("see-through colour of a palette", save(Image.new("P", (40, 30), 0), "PNG", transparency=0), (255,) * 3),
        ("grey", save(Image.new("L", (40, 30), 120), "JPEG"), (120,) * 3),
        ("grey of 16 bits", save(Image.new("I;16", (40, 30), 120 * 256), "PNG"), (120,) * 3),
        ("black and white", save(Image.new("1", (40, 30), 1), "PNG"), (255,) * 3),
        ("for a printing press", save(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG"), (255, 0, 0)),
        ("moves: its first picture", animation("WEBP"), RED),
        ("moves: its first picture", animation("PNG"), RED),
    ],
)  # fmt: skip
def test_every_kind_of_pixel_becomes_a_colour(
    reason: str, data: bytes, wanted: tuple[int, int, int], tmp_path: Path
) -> None:
    image = shown(render_rendition(picture(tmp_path, data), 40, 30, "webp"))
    assert image.mode == "RGB", reason
    assert near(image.getpixel((20, 15)), wanted), (reason, image.getpixel((20, 15)))


def test_colours_are_those_that_the_profile_means(tmp_path: Path) -> None:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (count,) = struct.unpack_from(">I", profile, 128)
    # A camera whose red is blue: the two names change places in the table of tags (ICC.1 §7.3).
    swapped = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}
    for at in range(132, 132 + 12 * count, 12):
        tag = bytes(profile[at : at + 4])
        profile[at : at + 4] = swapped.get(tag, tag)
    data = save(Image.new("RGB", (40, 30), RED), "PNG", icc_profile=bytes(profile))
    image = shown(render_rendition(picture(tmp_path, data), 40, 30, "webp"))
    assert near(image.getpixel((20, 15)), (16, 32, 208))


def test_a_broken_profile_is_left_aside(tmp_path: Path) -> None:
    data = save(Image.new("RGB", (40, 30), RED), "PNG", icc_profile=b"no profile" * 20)
    image = shown(render_rendition(picture(tmp_path, data), 40, 30, "webp"))
    assert near(image.getpixel((20, 15)), RED)


def test_pixels_that_cannot_be_unpacked_are_found_and_those_made_before_are_not_opened(
    tmp_path: Path,
) -> None:
    whole = save(draw(400, 300), "WEBP", lossless=True)
    torn = whole[:40] + bytes(len(whole) - 40)
    bad, good = picture(tmp_path, torn, "bad.webp"), picture(tmp_path, whole, "good.webp")
    assert (is_sound(bad), is_sound(good)) == (False, True)
    catalog = Catalog(pictures={"bad.webp": bad, "good.webp": good})
    assert find_unsound(catalog, frozenset()) == ("bad.webp",)
    made = frozenset({renditions_of(bad)[0].path[1:]})
    assert find_unsound(catalog, made) == ()


def test_a_file_that_changes_during_the_build_is_noticed(tmp_path: Path) -> None:
    found = picture(tmp_path, save(draw(), "PNG"))
    (tmp_path / "x.jpg").write_bytes(save(draw(65, 48), "PNG"))
    with pytest.raises(PixelError, match="has changed"):
        render_rendition(found, 64, 48, "webp")


def test_a_drawing_with_a_palette_is_smaller_and_looks_the_same() -> None:
    drawing = draw(600, 400)
    png = save(drawing, "PNG", compress_level=1)
    small = reduce_colours(png)
    assert len(small) < len(png)
    assert shown(small).convert("RGB").getpixel((9, 9)) == RED


def test_the_page_shows_it_with_words_size_and_source(tmp_path: Path) -> None:
    found = picture(tmp_path, save(draw(1500, 1000), "JPEG"))
    view = show_picture(found, alt="並ぶ椅子", credit="見本区役所")
    page = render_page(
        "event.html",
        make_page("event.html"),
        make_site(),
        EventView(title="題", picture=view),
        THEME,
    ).decode()
    (image,) = lxml_html.document_fromstring(page).xpath("//figure//img")
    assert (image.get("alt"), image.get("width"), image.get("height")) == (
        "並ぶ椅子",
        "1280",
        "853",
    )
    assert image.get("loading") is None
    assert "出典：見本区役所" in page
    without = render_page(
        "text.html", make_page("text.html"), make_site(), TextView(title="題"), THEME
    )
    assert b"<picture" not in without


def test_a_body_shows_pictures_of_the_album_and_no_others(tmp_path: Path) -> None:
    found = picture(tmp_path, save(draw(700, 500), "JPEG"))
    text = (
        "![並ぶ&椅子](x.jpg)\n\n![ほかの](https://example.jp/y.jpg) ![ない](z.jpg)\n\n"
        '<img src="../../../static/images/x.jpg" alt="a" onerror="alert(1)">'
        "<image src=x.jpg><picture><source srcset=//example.jp/a></picture>"
    )
    html = str(render_body(text, "/events/a/b/", {"x.jpg": found}))
    body = lxml_html.fragment_fromstring(html, create_parent=True)
    (image,) = body.xpath("//img")
    assert image.get("src").startswith("../../../static/images/")
    assert (image.get("alt"), image.get("width"), image.get("loading")) == (
        "並ぶ&椅子",
        "700",
        "lazy",
    )
    assert [s.get("type") for s in body.xpath("//source")] == ["image/avif", "image/webp"]
    assert body.xpath("//em/text()") == ["ほかの", "ない"]
    assert not {"onerror", "example.jp", "alert"} & set(html.replace("=", " ").split())
    assert "example.jp" not in html
