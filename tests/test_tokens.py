"""The theme's CSS: contrast as declared, colours in one place, one hashed file in one order."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from community_events.render.assets import (
    ThemeError,
    icon,
    page_stylesheets,
    strip_css,
    stylesheet,
    theme_colors,
)

THEME = Path(__file__).parent.parent / "theme"
CSS = THEME / "static" / "css"
FILES = sorted(CSS.rglob("*.css"))
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
COLOR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\("
)
NAMED = re.compile(
    r":[^;{]*\b(white|black|gr[ae]y|silver|red|green|blue|yellow|orange|purple|brown)\b"
)
TONES = ("cancelled", "changed", "sample", "review", "past", "booking")


def declared_pairs() -> list[tuple[str, str, float]]:
    found = re.search(r"contrast-pairs:\s*(\[.*?\n\s*\])", TOKENS, re.DOTALL)
    assert found
    return [tuple(pair) for pair in json.loads(found[1])]


def declarations(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme; dark and print override light."""
    screen, _, paper = strip_css(TOKENS).partition("@media print")
    light, _, dark = screen.partition("@media (prefers-color-scheme: dark)")
    blocks = {"light": (light,), "dark": (light, dark), "print": (light, dark, paper)}[scheme]
    colors: dict[str, str] = {}
    for block in blocks:
        colors |= dict(re.findall(r"(--[a-z-]+):\s*(#[0-9a-f]{6}|white|black|silver);", block))
    return colors


def luminance(color: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    color = {"white": "#ffffff", "black": "#000000", "silver": "#c0c0c0"}.get(color, color)
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_declared_pair_keeps_its_contrast(scheme: str) -> None:
    colors = declarations(scheme)
    poor = [
        (fore, back, least, round(contrast(colors[fore], colors[back]), 2))
        for fore, back, least in declared_pairs()
        if contrast(colors[fore], colors[back]) < least
        # Nobody tabs through paper, and what is filled on screen has a frame there.
        and not (scheme == "print" and ("focus" in fore + back or fore.endswith("-fill")))
    ]
    assert poor == []


def test_every_colour_of_text_and_frames_is_in_a_declared_pair() -> None:
    paired = {name for fore, back, _ in declared_pairs() for name in (fore, back)}
    decorations = {"--line", "--noren-slit", "--theme-color", "--scene-sun", "--scene-far"}
    decorations |= {"--scene-near", "--scene-river", "--scene-bamboo"}
    assert set(declarations("light")) - decorations == paired


def test_dark_says_anew_every_colour_that_light_says() -> None:
    dark = strip_css(TOKENS).partition("prefers-color-scheme: dark")[2].partition("@media print")[0]
    said = set(re.findall(r"(--[a-z-]+):\s*#", dark))
    assert said == set(declarations("light"))


def test_raw_colours_stand_only_in_the_tokens() -> None:
    for file in FILES:
        if file.name != "tokens.css":
            css = strip_css(file.read_text(encoding="utf-8"))
            assert not COLOR.search(css), file.name
            assert not NAMED.search(css), file.name


def test_every_token_that_is_used_exists_and_none_is_idle() -> None:
    css = "".join(strip_css(file.read_text(encoding="utf-8")) for file in FILES)
    said, used = (
        set(re.findall(r"(?<![a-z_-])(--[a-z0-9-]+):", css)),
        set(re.findall(r"var\((--[a-z0-9-]+)", css)),
    )
    assert used <= said
    assert said - used == {"--theme-color"}  # the browser's own bar reads it, from the HTML


def test_no_text_lives_in_the_css() -> None:
    for file in FILES:
        css = strip_css(file.read_text(encoding="utf-8"))
        for content in re.findall(r"content:\s*([^;]+);", css):
            words = "".join(re.findall(r'"([^"]*)"', content))
            assert not re.search(r"\w", words), (file.name, content)


def test_every_class_in_the_css_is_used_by_a_template_or_a_script() -> None:
    css = "".join(strip_css(file.read_text(encoding="utf-8")) for file in FILES)
    users = (*(THEME / "templates").rglob("*.html"), *(THEME / "static" / "js").glob("*.js"))
    used = "".join(path.read_text(encoding="utf-8") for path in users)
    classes = set(re.findall(r"\.([a-z][a-z0-9_-]*)(?=[\s.,:{>\[)])", css))
    assert {c for c in classes if not re.search(rf"\b{re.escape(c)}\b", used)} == set()


def test_nothing_is_fetched_from_anywhere() -> None:
    for file in FILES:
        css = strip_css(file.read_text(encoding="utf-8"))
        assert not re.search(r"url\(|@import|@font-face|//", css), file.name


def test_the_stylesheet_is_named_after_its_content_and_stays_so() -> None:
    path, css = stylesheet(str(THEME))
    assert re.fullmatch(r"/static/site\.[0-9a-f]{8}\.css", path)
    stylesheet.cache_clear()
    assert stylesheet(str(THEME)) == (path, css)


def test_a_changed_file_changes_the_name(tmp_path: Path) -> None:
    shutil.copytree(CSS, tmp_path / "static" / "css")
    before = stylesheet(str(tmp_path))
    assert before == stylesheet(str(THEME))
    (tmp_path / "static" / "css" / "components" / "zz.css").write_text("a { color: inherit; }")
    stylesheet.cache_clear()
    after = stylesheet(str(tmp_path))
    assert after[0] != before[0]
    assert b"@layer components {\na { color: inherit; }\n}" in after[1]


def test_layers_come_in_the_order_of_their_one_line() -> None:
    css = stylesheet(str(THEME))[1].decode()
    first, *_ = css.splitlines()
    assert first == "@layer tokens, reset, base, layout, components, utilities, print;"
    order = re.findall(r"^@layer ([a-z]+) \{$", css, re.MULTILINE)
    assert list(dict.fromkeys(order)) == first.removeprefix("@layer ").rstrip(";").split(", ")
    assert "/*" not in css
    assert css.count("{") == css.count("}")


def test_what_only_one_kind_of_page_needs_is_a_file_of_its_own() -> None:
    everywhere = stylesheet(str(THEME))[1].decode()
    assert page_stylesheets(str(THEME)).keys() == {"map"}
    for kind, (path, css) in page_stylesheets(str(THEME)).items():
        rules = css.decode()
        assert re.fullmatch(rf"/static/{kind}\.[0-9a-f]{{8}}\.css", path)
        # In a layer that the file before it orders: else it would win over print and utilities.
        assert re.findall(r"^@layer (\w+) \{$", rules, re.MULTILINE) == ["components"]
        assert rules.count("{") == rules.count("}")
        assert ".atlas__list" in rules
        assert ".atlas__list" not in everywhere


def test_a_layer_without_a_file_is_named(tmp_path: Path) -> None:
    css = tmp_path / "static" / "css"
    css.mkdir(parents=True)
    (css / "layers.css").write_text("@layer tokens, rest;")
    (css / "tokens.css").write_text("a {}")
    with pytest.raises(ThemeError, match="'rest'"):
        stylesheet(str(tmp_path))
    (css / "layers.css").write_text("a {}")
    with pytest.raises(ThemeError, match="one line"):
        stylesheet(str(tmp_path))


def test_comments_go_and_strings_stay() -> None:
    assert strip_css('a::before { content: "/* x */"; } /* y\n */\n\n  b {}') == (
        'a::before { content: "/* x */"; }\nb {}'
    )


def test_the_browser_bar_has_a_colour_for_light_and_for_dark() -> None:
    light, dark = theme_colors(str(THEME))
    assert (light, dark) == (
        declarations("light")["--theme-color"],
        declarations("dark")["--theme-color"],
    )


def test_the_icon_is_named_after_its_content() -> None:
    path, svg = icon(str(THEME))
    assert re.fullmatch(r"/static/icon\.[0-9a-f]{8}\.svg", path)
    assert svg.startswith(b"<svg ")


@pytest.mark.parametrize("tone", TONES)
def test_every_tone_of_a_banner_has_a_look(tone: str) -> None:
    assert f'.banner[data-tone="{tone}"]' in stylesheet(str(THEME))[1].decode()
