"""The mini-book: every page on its panel, the right way round, and read in the order of pages."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from community_events.render.booklet import PAGES, PANELS, Booklet, render_booklet, render_panel
from community_events.render.typeset import count_pages
from tests import local_views as views
from tests.pdf_reading import decode_qr, open_pdf, read_text, render_grey, tag_names
from tests.print_views import THEME

DPI = 101.6  # 4 pixels for a millimetre: a panel is 297 by 420 pixels
WIDE, HIGH = 297, 420
#: What only one page of the sample says.
WORDS = ("催し・居場所・出番・地図", "12月のこよみ", "この日の催し", "くり返す催し", "見本の居場所1",
         "見本の出番1", "地図とラックのある店", "いまの情報は、こちら")  # fmt: skip
MUCH = replace(
    views.BOOKLET,
    name="題" * 80,
    coming=views.booklet_rows(60, "長い題名の催し" * 12),
    repeats=views.booklet_rows(40, "長い題名の催し" * 12),
    places=views.booklet_rows(40),
    offers=views.booklet_rows(40),
    racks=views.racks(60),
)
NOTHING = replace(
    views.BOOKLET, coming=(), repeats=(), places=(), offers=(), racks=(), outline=None, rail=None
)


def pixels(pdf: bytes) -> Image.Image:
    """Return the page in grey, with 4 pixels for a millimetre."""
    out = subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-gray", "-singlefile", "-"],
        input=pdf, check=True, capture_output=True, timeout=60,
    ).stdout  # fmt: skip
    picture = Image.open(BytesIO(out)).convert("L")
    # Points are rounded up to a whole pixel at the right and below.
    return picture.crop((0, 0, picture.width // WIDE * WIDE, picture.height // HIGH * HIGH))


def panel_of(sheet: Image.Image, page: int) -> Image.Image:
    """Return the panel of ``page`` as its reader holds it: cut out, and turned where it stands on its head."""
    column, row = PANELS[page]
    box = (column * WIDE, row * HIGH, (column + 1) * WIDE, (row + 1) * HIGH)
    cut = sheet.crop(box)
    return cut.rotate(180) if row == 0 else cut


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how much two panels differ within their margins; 0 = the same, 255 = black and white.

    Blurred first: a panel that was turned may lie half a pixel off.
    """
    inner = (16, 16, WIDE - 16, HIGH - 16)
    soft = [picture.filter(ImageFilter.GaussianBlur(2)).crop(inner) for picture in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(*soft)).mean[0])


def test_each_panel_is_its_page_the_right_way_round() -> None:
    sheet = pixels(render_booklet(views.BOOKLET, THEME))
    assert sheet.size == (4 * WIDE, 2 * HIGH)
    alone = {page: pixels(render_panel(views.BOOKLET, page, THEME)) for page in range(1, PAGES + 1)}
    for page in range(1, PAGES + 1):
        near = {
            other: difference(panel_of(sheet, page), picture) for other, picture in alone.items()
        }
        assert min(near, key=lambda other: near[other]) == page
        assert near[page] < 3, "but for half a pixel"
        assert difference(panel_of(sheet, page).rotate(180), alone[page]) > 2 * near[page]


def test_the_file_reads_from_page_1_to_page_8(tmp_path: Path) -> None:
    pdf = render_booklet(views.BOOKLET, THEME)
    text = read_text(pdf)
    places = [text.index(words) for words in WORDS]
    assert places == sorted(places)
    assert tag_names(pdf).count("/H1") == 1
    assert tag_names(pdf).count("/H2") == PAGES - 1
    path = tmp_path / "booklet.pdf"
    path.write_bytes(pdf)
    for page, words in enumerate(WORDS, 1):
        column, row = PANELS[page]
        box = ["-r", "101.6", "-x", column * WIDE, "-y", row * HIGH, "-W", WIDE, "-H", HIGH]
        command = ["pdftotext", "-raw", *map(str, box), str(path), "-"]
        found = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
        assert words in re.sub(r"\s", "", found.decode()), f"page {page} is on its panel"


def test_pages_that_face_each_other_stand_beside_each_other_and_the_outer_ones_too() -> None:
    for left, right in ((2, 3), (8, 1)):
        assert PANELS[right] == (PANELS[left][0] + 1, 1)
    for left, right in ((4, 5), (6, 7)):
        assert PANELS[right] == (PANELS[left][0] - 1, 0), "on its head: from right to left"
    assert len(set(PANELS.values())) == PAGES


@pytest.mark.parametrize(
    ("view", "reason"),
    [(views.BOOKLET, "a usual month"), (MUCH, "far too much"), (NOTHING, "nothing at all")],
    ids=["usual", "much", "nothing"],
)
def test_a_booklet_is_one_sheet_and_its_code_leads_on(view: Booklet, reason: str) -> None:
    pdf = render_booklet(view, THEME)
    with open_pdf(pdf) as file:
        assert len(file.pages) == 1 == count_pages(pdf), reason
        assert [round(float(x)) for x in file.pages[0].MediaBox] == [0, 0, 842, 595]
    assert decode_qr(pdf) == [view.url], reason


def test_what_does_not_fit_is_counted_and_what_is_missing_is_told() -> None:
    text = read_text(render_booklet(MUCH, THEME))
    for key, words in (("places", "見本の催し"), ("offers", "見本の催し")):
        assert getattr(MUCH, key)[0].title.startswith(words)
    counted = [int(n) for n in re.findall(r"ほか(\d+)件は二次元コードから", text)]
    assert len(counted) == 4
    shown = len(re.findall(r"見本の催し\d+見本会館", text))
    assert shown + counted[2] + counted[3] == 80
    empty = read_text(render_booklet(NOTHING, THEME))
    for words in ("いま募集している出番はありません", "まだ登録がありません", "まだありません"):
        assert words in empty


def test_a_printer_that_cannot_reach_the_edge_cuts_nothing_off() -> None:
    sheet = render_grey(render_booklet(views.BOOKLET, THEME), dpi=102)
    edge = 20  # 5 mm
    for box in ((0, 0, sheet.width, edge), (0, sheet.height - edge, sheet.width, sheet.height)):
        ink = sum(sheet.crop(box).histogram()[:100])
        assert ink < 200, "nothing but folds"
