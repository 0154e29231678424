"""A body becomes HTML that may stand in a page, whatever somebody wrote into it."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_events.editions import edition_of
from community_events.model.pictures import Picture
from community_events.render.body import render_body


@pytest.mark.parametrize(
    ("written", "shown", "reason"),
    [
        ("一行目\n二行目", "<p>一行目<br>\n二行目</p>", "people expect their line breaks to stay"),
        (
            "# 案内\n### 持ち物",
            "<h3>案内</h3>\n<h4>持ち物</h4>",
            "headings go on below the page's own, without gaps",
        ),
        (
            "[役所](https://example.jp/a)",
            '<p><a href="https://example.jp/a" rel="noopener noreferrer">役所</a></p>',
            "a link",
        ),
        (
            "[電話](tel:075-000-0000)",
            '<p><a href="tel:075-000-0000" rel="noopener noreferrer">電話</a></p>',
            "a phone link",
        ),
        (
            "[きまり](/policy/)",
            '<p><a href="../../../policy/" rel="noopener noreferrer">きまり</a></p>',
            "a page of the site",
        ),
        (
            "<ruby>樫原<rt>かたぎはら</rt></ruby>",
            "<p><ruby>樫原<rt>かたぎはら</rt></ruby></p>",
            "readings",
        ),
        ("- あ\n- い", "<ul>\n<li>あ</li>\n<li>い</li>\n</ul>", "a list"),
        ("", "", "no body"),
    ],
)
def test_markdown_is_shown_as_people_mean_it(written: str, shown: str, reason: str) -> None:
    assert str(render_body(written, "/events/a/b/")) == shown


def test_a_table_has_headers_that_say_what_they_head() -> None:
    html = str(render_body("| 日 | 店 |\n|:--|--|\n| 1 | A |", "/"))
    assert html.count('<th scope="col">') == 2
    assert "style" not in html


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("<script>alert(1)</script>", "a script"),
        ("[x](javascript:alert(1))", "a script as a link"),
        ("[x](JaVaScRiPt:alert(1))", "the same in other letters"),
        ("[x](data:text/html,x)", "a document as a link"),
        ("[x](//evil.example/)", "a host without a scheme"),
        ("[x](/../../etc/passwd)", "a way out of the site"),
        ("[x](https://user@evil.example/)", "a host that hides behind a name"),
        ("[x](http:\\\\evil.example)", "backslashes"),
        ("![x](https://evil.example/x.png)", "a picture from elsewhere tells who reads"),
        ("<img src=x onerror=alert(1)>", "an event handler"),
        ("<p onclick=alert(1) style='x' id='main' class='y'>a</p>", "attributes"),
        ("<iframe src='https://evil.example'></iframe>", "a frame"),
        ("<form action='https://evil.example'><input></form>", "a form"),
        ("<svg onload=alert(1)>", "SVG"),
        ("<style>body{display:none}</style>", "a style"),
        ("<a href='#' id=x name=y>z</a>", "names that scripts could find"),
        ("{static}/../pelicanconf.py {attach}x", "Pelican's own links"),
    ],
)
def test_nothing_in_a_body_can_run_or_reach_out(written: str, reason: str) -> None:
    html = str(render_body(written, "/events/a/b/")).casefold()
    for forbidden in (
        "<script",
        "<img",
        "<iframe",
        "<form",
        "<input",
        "<svg",
        "<style",
        " on",
        " id=",
        " class=",
        "style=",
    ):
        assert forbidden not in html
    assert not re.search(r'href="(?!https?://[a-z0-9]|mailto:|tel:|(\.\./)+|\./)', html)
    assert "evil.example" not in re.sub(
        r"<[^>]*>|[^<]*(?=<|$)", lambda m: m[0] if m[0].startswith("<") else "", html
    )


@given(st.text(alphabet="<>[]()!*_`#-|&;:/\\\"' \n abあ", max_size=120))
def test_any_text_at_all_gives_only_allowed_tags(text: str) -> None:
    html = str(render_body(text, "/"))
    tags = set(re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", html))
    allowed = "p br hr strong em del ul ol li blockquote code pre a h3 h4 h5 h6"
    assert tags <= set(f"{allowed} table thead tbody tr th td ruby rb rt rp".split())


PICTURE = Picture(name="lobby.jpg", digest="0" * 64, format="JPEG", width=1200, height=800)


@pytest.mark.parametrize(
    ("edition", "written", "target", "reason"),
    [
        ("ja", "[a](/policy/)", "/policy/", "the Japanese page"),
        ("en", "[a](/policy/)", "/policy/", "what the edition lacks is read in Japanese"),
        ("en", "[a](/areas/katsura/#coming)", "/en/areas/katsura/#coming", "what it has is there"),
        ("en", "[a](/calendar.ics)", "/calendar.ics", "files exist once"),
        ("furigana", "[a](/)", "/furigana/", "the home page of the edition"),
        ("en", "![a](lobby.jpg)", "/static/", "pictures exist once"),
        ("ja", "![a](lobby.jpg)", "/static/", ""),
    ],
)
def test_a_body_leads_to_the_same_place_under_every_prefix(
    edition: str, written: str, target: str, reason: str
) -> None:
    there = edition_of(edition)
    pictures = {"lobby.jpg": PICTURE}
    html = str(render_body(written, "/events/a/b/", pictures, there))
    links = re.findall(r'(?:href|src)="([^"]+)"', html)
    links += [
        part.split()[0]
        for found in re.findall(r'srcset="([^"]+)"', html)
        for part in found.split(",")
    ]
    base = "https://site.test" + there.path("/events/a/b/")
    reached = {urljoin(base, link).removeprefix("https://site.test") for link in links}
    assert reached, reason
    assert all(
        path.startswith(target) if target == "/static/" else path == target for path in reached
    ), reason
