"""Jinja's door: what templates may do, and the bytes that come out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError, UndefinedError
from markupsafe import Markup

from community_events.render.html import (
    REFUSED,
    make_environment,
    render_page,
    script_json,
    seen_from,
)
from community_events.render.marked import mark
from community_events.render.views import LinkView, PageView, TextView
from tests.page_views import make_page, make_site

THEME = str(Path(__file__).parent.parent / "theme")
PAGE = PageView(path="/areas/katsura/", kind="feed", title="桂")


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    return _make_theme(tmp_path)


@pytest.fixture(scope="module")
def kept_theme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _make_theme(tmp_path_factory.mktemp("theme"))


def _make_theme(folder: Path) -> Path:
    css = folder / "static" / "css"
    css.mkdir(parents=True)
    (folder / "templates").mkdir()
    (css / "tokens.css").write_text("--theme-color: #111111; --theme-color: #222222;")
    return folder


def render(theme: Path, source: str, view: object = "") -> str:
    (theme / "templates" / "x.html").write_text(source, encoding="utf-8")
    return render_page("x.html", PAGE, make_site(), view, str(theme)).decode()


def test_text_is_escaped_in_every_template_and_markup_is_not(theme: Path) -> None:
    assert render(theme, "{{ view }}", "<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;\n"
    assert render(theme, "{{ view }}", Markup("<b>太</b>")) == "<b>太</b>\n"


def test_a_name_that_a_view_lacks_is_an_error(theme: Path) -> None:
    with pytest.raises(UndefinedError):
        render(theme, "{{ view.titel }}", TextView(title="題"))
    with pytest.raises(UndefinedError):
        render(theme, "{% if page.titel %}x{% endif %}")


def test_printing_none_is_an_error(theme: Path) -> None:
    with pytest.raises(TypeError, match="None"):
        render(theme, "{{ view }}", None)


@pytest.mark.parametrize(
    "source",
    [
        "{{ view|safe }}",
        "{{ view|sort }}",
        "{{ view|select|list }}",
        "{{ lipsum() }}",
        "{{ range(9) }}",
    ],
)
def test_templates_cannot_unescape_sort_filter_or_compute(theme: Path, source: str) -> None:
    with pytest.raises(TemplateError):
        render(theme, source, "ab")


def test_colours_for_the_browser_come_from_the_tokens(theme: Path) -> None:
    assert render(theme, "{{ theme_color.light }} {{ theme_color.dark }}") == "#111111 #222222\n"


@pytest.mark.parametrize(
    ("href", "seen", "reason"),
    [
        ("/", "../../", "the root"),
        ("/areas/katsura/", "../../areas/katsura/", "the page itself"),
        ("/events/a/b/#dates", "../../events/a/b/#dates", "a part of a page"),
        ("#main", "#main", "a part of this page"),
        ("rss.xml", "rss.xml", "already relative"),
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&d", "elsewhere"),
        ("mailto:a@example.org", "mailto:a@example.org", "mail"),
        ("tel:075-000-0000", "tel:075-000-0000", "a phone"),
        ("webcal://example.org/c.ics", "webcal://example.org/c.ics", "a calendar"),
        ("javascript:alert(1)", REFUSED, "runs"),
        ("JaVaScRiPt:alert(1)", REFUSED, "runs, however it is written"),
        (" javascript:alert(1)", REFUSED, "browsers drop leading spaces"),
        ("\tjavascript:alert(1)", REFUSED, "and tabs"),
        ("java\tscript:alert(1)", REFUSED, "and tabs inside"),
        ("data:text/html,x", REFUSED, "a document of its own"),
        ("vbscript:x", REFUSED, "unknown"),
        ("//evil.example/", REFUSED, "a host in disguise"),
        ("/\\evil.example/", REFUSED, "browsers read \\ as /"),
        ("\\\\evil.example/", REFUSED, "the same"),
    ],
)
def test_links_lead_to_the_site_or_openly_elsewhere(href: str, seen: str, reason: str) -> None:
    assert seen_from(href, PAGE) == seen, reason


def test_a_link_at_the_root_cannot_become_an_address() -> None:
    home = PageView(path="/", kind="home", title="")
    assert seen_from("//evil.example/", home) == REFUSED
    assert seen_from("/javascript:alert(1)", home) == REFUSED


def test_json_cannot_end_its_script() -> None:
    assert script_json('{"a": "</script><!--"}') == '{"a": "\\u003c/script>\\u003c!--"}'


def test_bytes_have_no_noise_but_keep_what_was_preformatted(theme: Path) -> None:
    source = "<p>\n   \n\n{% if view %}\nx  \n{% endif %}\n</p>\n\n<pre>\na  \n\n\nb</pre>\n\n<p>c</p>\n\n"
    assert render(theme, source, True) == "<p>\nx\n</p>\n<pre>\na  \n\n\nb</pre>\n<p>c</p>\n"


_AS_RULES = ((re.compile(r"[ \t]+$", re.MULTILINE), ""), (re.compile(r"\n\s*\n"), "\n"))


@given(st.text("a \t\n\u3000\x1f\x85", max_size=20))
def test_blank_lines_and_line_ends_are_dropped_as_two_rules_say(
    kept_theme: Path, text: str
) -> None:
    told = text
    for pattern, instead in _AS_RULES:
        told = pattern.sub(instead, told)
    assert render(kept_theme, "{{ view }}", Markup(text)) == told.strip() + "\n"


ONCE = """{% macro one(view, page) %}<a href="{{ view.href|seen_from(page) }}">{{ view.text }}</a>{% endmacro %}
{{ one(view, page) }} {{ once(one, view, page) }}"""


@pytest.mark.parametrize("edition", ["ja", "en"])
@pytest.mark.parametrize("path", ["/", "/areas/katsura/", "/racks/cafe/", "/areas/katsura/food/"])
def test_what_is_made_once_is_what_its_macro_makes(theme: Path, path: str, edition: str) -> None:
    view = LinkView(text=mark("桂", "ja"), href="/events/a/b/")
    (theme / "templates" / "x.html").write_text(ONCE, encoding="utf-8")
    (theme / "locale").symlink_to(Path(THEME) / "locale")
    page = PageView(path=path, kind="feed", title="", edition=edition)
    made = render_page("x.html", page, make_site(), view, str(theme)).decode()
    direct, once = made.strip().split("</a> ")
    assert once == f"{direct}</a>"


def test_what_is_made_once_tells_a_marked_text_from_the_same_without_a_mark(theme: Path) -> None:
    plain, marked = (LinkView(text=text, href="/") for text in ("桂", mark("桂", "ja")))
    assert plain == marked
    source = (
        ONCE.partition("\n")[0] + "{{ once(one, view[0], page) }} {{ once(one, view[1], page) }}"
    )
    assert render(theme, source, (plain, marked)).count('<span lang="ja">') == 1


def test_the_same_view_gives_the_same_bytes() -> None:
    view = TextView(title="題", body=Markup("<p>本文</p>"))
    first = render_page("text.html", make_page("text.html"), make_site(), view, THEME)
    make_environment.cache_clear()
    assert render_page("text.html", make_page("text.html"), make_site(), view, THEME) == first
