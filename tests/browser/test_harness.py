"""The checkers really find what they are there for, and leave a good page alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.harness import Look, Sight, check_html, look, serve

pytestmark = pytest.mark.browser

GOOD = """<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>よいページ</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>@media print { nav { display: none } }</style></head>
<body><header><nav aria-label="メニュー"><ul><li><a href="/">はじめ</a></li></ul></nav></header>
<main><h1>よいページ</h1><p>本文です。</p><noscript><p>なしでも読めます</p></noscript></main></body></html>
"""

BAD = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>わるいページ</title></head>
<body><main><h1>わるいページ</h1><center>まんなか</center>
<p style="color: #999; background: #aaa">読めない色</p>
<div style="width: 900px">はみ出す箱</div>
<img src="missing.png"><img src="https://example.com/far.png" alt="遠くの画像">
<script>throw new Error("こわれた")</script></main></body></html>
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "good.html").write_text(GOOD, encoding="utf-8")
    (folder / "bad.html").write_text(BAD, encoding="utf-8")
    return folder


def test_a_good_page_passes_every_checker(folder: Path) -> None:
    with serve(folder) as address:
        good, printed, without_scripts = look(
            [
                Look(url=f"{address}/good.html", width=320, scheme="dark", axe=True),
                Look(url=f"{address}/good.html", media="print"),
                Look(url=f"{address}/good.html", javascript=False),
            ]
        )
    assert good.violations == good.complaints == good.abroad == ()
    assert good.scroll_width <= 320
    assert good.navigation == ("はじめ",)
    assert printed.navigation == ()
    assert "なしでも読めます" not in good.main
    assert "なしでも読めます" in without_scripts.main
    assert [one for one in check_html(folder) if one.path.endswith("good.html")] == []


@pytest.fixture(scope="module")
def bad(folder: Path) -> Sight:
    with serve(folder) as address:
        (sight,) = look([Look(url=f"{address}/bad.html", width=320, axe=True)])
    return sight


def test_axe_finds_a_missing_language_alternative_text_and_contrast(bad: Sight) -> None:
    rules = {violation.rule for violation in bad.violations}
    assert {"html-has-lang", "image-alt", "color-contrast"} <= rules


def test_a_page_that_scrolls_sideways_names_the_box_that_sticks_out(bad: Sight) -> None:
    assert bad.scroll_width > bad.client_width
    assert any("はみ出す箱" in place for place in bad.sticking)


def test_script_errors_missing_files_and_other_hosts_are_told(bad: Sight) -> None:
    assert any("こわれた" in complaint for complaint in bad.complaints)
    assert any("404" in complaint and "missing.png" in complaint for complaint in bad.complaints)
    assert bad.abroad == ("https://example.com/far.png",)


def test_the_nu_checker_finds_an_obsolete_element(folder: Path) -> None:
    errors = [one for one in check_html(folder) if one.kind == "error"]
    assert {Path(one.path).name for one in errors} == {"bad.html"}
    assert any("center" in one.message for one in errors)
