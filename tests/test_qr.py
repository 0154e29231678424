"""The printed code: read back by another library at the resolution of a poor copy."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import zxingcpp

from community_events.render.flyer import render_flyer
from community_events.render.qr import MODULE_MM, QUIET_ZONE, SMALLEST_MM, draw_qr
from tests import print_views as views
from tests.pdf_reading import decode_qr, render_grey

URLS = [
    ("https://e.jp/", "short"),
    (f"{views.SITE}/events/nishikyo-ward-office/pop-up-nishikyo/", "usual"),
    (f"{views.SITE}/events/" + "a-long-slug-" * 8 + "/" + "another-slug-" * 8 + "/", "240 letters"),
    (f"{views.SITE}/racks/mihon-cafe-1/changes/#2026-12-01", "with a fragment"),
    ("https://xn--fiq17k2pak09h.example/events/a/b/?q=1&r=2", "query and punycode"),
]


@pytest.mark.parametrize(("url", "reason"), URLS, ids=[reason for _, reason in URLS])
def test_a_code_is_read_back_from_a_100_dpi_print(url: str, reason: str) -> None:
    pdf = render_flyer(replace(views.MOBILE_SHOP, url=url), views.A4, views.THEME)
    assert decode_qr(pdf, dpi=100) == [url], reason


@pytest.mark.parametrize("url", [url for url, _ in URLS])
def test_a_code_has_its_quiet_zone_and_modules_that_a_phone_can_see(url: str) -> None:
    code = draw_qr(url)
    found = re.search(r'viewBox="0 0 (\d+) \1"', code.svg)
    assert found is not None
    modules = int(found[1])
    assert (modules - 2 * QUIET_ZONE - 17) % 4 == 0, "a whole QR symbol inside the quiet zone"
    assert code.size_mm >= SMALLEST_MM
    assert code.size_mm / modules >= MODULE_MM - 0.01


def test_the_code_is_always_in_the_bottom_right_corner() -> None:
    for view in (views.BARE, views.POP_UP, views.OVERFULL, views.EVERYTHING_ENDLESS):
        page = render_grey(render_flyer(view, views.A4, views.THEME), dpi=100)
        corner = page.crop((page.width // 2, page.height * 2 // 3, page.width, page.height))
        assert min(corner.tobytes()) < 60
        (code,) = zxingcpp.read_barcodes(page)
        assert code.position.bottom_right.x > page.width * 0.88
        assert code.position.bottom_right.y > page.height * 0.9


def test_the_same_address_gives_the_same_code() -> None:
    assert draw_qr("https://e.jp/") == draw_qr("https://e.jp/")
