"""The looks at focus, targets, structure, spacing and contrast themes find what they are there for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.circumstances import CONTRAST_THEME, MANNERS
from tests.browser.harness import Look, look, serve

pytestmark = pytest.mark.browser

HEAD = (
    '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>見本</title>'
    "<style>{css}</style></head><body>"
)
GOOD = HEAD.format(
    lang="ja", css="a { display: inline-block; padding: 0.3rem; min-width: 2rem }"
) + (
    '<nav aria-label="案内"><a href="#a">甲</a></nav><main><h1>見本</h1><h2>中</h2>'
    '<p>文の中の<a href="#b" style="display: inline; padding: 0">乙</a>です。</p>'
    '<p lang="en">Hello</p><span class="label" style="border: 1px solid">中止</span></main></body></html>'
)
BAD: dict[str, tuple[str, str]] = {
    "focus": ("main a:focus { outline: none }", '<a href="#a">見えないしるし</a>'),
    "covered": (
        "main { padding-top: 200px } header { position: fixed; inset: 0; background: #eee }",
        '<header>上</header><a href="#a">かくれた所</a>',
    ),
    "targets": ("main a { display: inline-block; font-size: 10px }", '<a href="#a">小</a>'),
    "structure": ("", "<h1>もう一つ</h1><h4>とばした見出し</h4>"),
    "pictures": ("", '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'),
    "languages": ("", '<p lang="japanese-easy">やさしい</p>'),
    "motion": ("p { transition: color 1s }", "<p>うごく</p>"),
    "spacing": ("p { height: 1.2em; overflow: hidden; white-space: nowrap; width: 8em }", "<p>ちょうど入る文</p>"),
}  # fmt: skip


def _answers(
    folder: Path, pages: dict[str, str], **look_as: Any
) -> dict[str, dict[str, list[str]]]:
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    with serve(folder) as address:
        looks = [
            Look(url=f"{address}/{name}.html", width=320, height=256, **look_as) for name in pages
        ]
        return dict(zip(pages, (sight.answer for sight in look(looks)), strict=True))  # type: ignore[arg-type]


def test_a_page_with_manners_passes_and_each_lack_is_found(tmp_path: Path) -> None:
    pages = {
        name: HEAD.format(lang="ja", css=css) + f"<main><h1>見本</h1>{body}</main></body></html>"
        for name, (css, body) in BAD.items()
    }
    answers = _answers(tmp_path, {"good": GOOD, **pages}, ask=MANNERS)
    assert {rule for rule, places in answers["good"].items() if places} == set()
    missed = [name for name in BAD if not answers[name][name]]
    assert missed == []
    assert set(answers["good"]) == set(BAD), "each rule has a page that breaks it"


def test_what_a_contrast_theme_would_hide_is_found(tmp_path: Path) -> None:
    css = ".label { background: #fcc } a { text-decoration: none }"
    body = '<main><h1>見本</h1><span class="label">中止</span><a href="#a" aria-current="page">ここ</a></main>'
    bad = HEAD.format(lang="ja", css=css) + body + "</body></html>"
    pages = {"good": GOOD, "bad": bad}
    answers = _answers(tmp_path, pages, ask=CONTRAST_THEME, forced_colors=True)
    assert answers["good"] == {"theme": [], "frames": [], "current": []}
    assert [rule for rule, places in answers["bad"].items() if places] == ["frames", "current"]
    without = _answers(tmp_path, pages, ask=CONTRAST_THEME)
    assert without["good"]["theme"]
