"""The one door to Jinja: a template of the theme and a view in, the bytes of one page out.

The rules this module keeps:

- Everything is escaped. ``Markup`` comes from a view (it was sanitised there), never from a
  template: there is no ``safe`` filter.
- A name that a view lacks, or a None that would be printed, is an error and never a blank.
- Templates sort and filter nothing: of Jinja's filters and globals only those below exist.
- Nothing is written into a page that depends on the clock, the machine or the order of a set.

A template sees ``page``, ``site`` and ``view`` (see ``views``), ``sizes`` of files, the global ``theme_color``
(``light`` and ``dark``, from tokens.css), and ``_("料金")``, which says the words of the interface
in the language of the edition: a Text, so in an attribute it goes through ``plain``. A macro sees
only what it is given and ``_``. ``once(day, view, page)`` is ``day(view, page)`` for a macro that needs
the page for nothing but its links.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.runtime import Macro
from markupsafe import Markup

from community_events.editions import JAPANESE, edition_of
from community_events.render.assets import theme_colors
from community_events.render.headings import break_headings
from community_events.render.languages import tongue_of
from community_events.render.leaving import mark_leaving_links
from community_events.render.marked import lang_attribute, plain
from community_events.render.ruby import add_ruby
from community_events.render.unbroken import keep_unbroken
from community_events.render.views import LinkView, PageView, SiteView, seen_at
from community_events.sameness import Same

SCHEMES = ("https:", "http:", "mailto:", "tel:", "webcal:", "#")
REFUSED = "about:invalid#refused"

# A scheme, a host in disguise, or what browsers drop (tabs, line ends) or read as "/" (RFC 3986
# §3.1; https://url.spec.whatwg.org/#concept-basic-url-parser).
_LEADS_AWAY = re.compile(r"[^/?#]*:|//|.*[\x00-\x20\\]", re.DOTALL)
_KEPT_AS_WRITTEN = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)


def render_page(
    template: str,
    page: PageView,
    site: SiteView,
    view: object,
    theme: str,
    readings: tuple[tuple[str, str], ...] = (),
    measured: tuple[tuple[str, int], ...] = (),
) -> bytes:
    """Return the page as UTF-8: the same bytes for the same views and the same theme.

    ``readings``: words and how they are read, of an edition that shows them over its kanji.
    ``measured``: path and bytes of the files whose sizes the page says.
    """
    environment = make_environment(theme, page.edition)
    sizes = {f"/{path}": f"{max(1, round(size / 1000))} KB" for path, size in measured}
    text = environment.get_template(template).render(page=page, site=site, view=view, sizes=sizes)
    edition = edition_of(page.edition)
    if edition.is_japanese:
        text = break_headings(text, site.kept_whole)
    text = mark_leaving_links(_tidy(text), edition, page.path)
    return (add_ruby(text, readings, given=bool(edition.locale)) if readings else text).encode()


@functools.cache
def make_environment(theme: str, edition: str = JAPANESE.slug) -> Environment:
    """Return the environment of a theme folder for one edition."""
    environment = Environment(
        loader=FileSystemLoader(Path(theme) / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_refuse_none,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled_templates(theme),
    )
    light, dark = theme_colors(theme)
    say = tongue_of(edition_of(edition), theme).say
    environment.globals = {
        "theme_color": {"light": light, "dark": dark},
        "_": say,
        "once": _make_once(edition),
    }
    environment.filters = {
        "seen_from": seen_from,
        "exactly_from": exactly_from,
        "script_json": script_json,
        "plain": plain,
        "lang_attribute": lang_attribute,
        "unbroken": keep_unbroken,
    }
    return environment


def _make_once(edition: str) -> Callable[[Macro, object, PageView], str]:
    """Return what gives the HTML that a macro makes of a view, and makes it once.

    All pages whose links look alike, those in folders equally deep, share it; so the macro is told
    nothing of its page but that.
    """

    @functools.lru_cache(maxsize=4096)
    def make(macro: Macro, view: Same[object], depth: int) -> str:
        return macro(view.it, PageView(path="/" * depth, kind="", title="", edition=edition))

    return lambda macro, view, page: make(macro, Same(view), page.path.count("/"))


class _Compiled(BytecodeCache):
    """Compiled templates in memory: a theme's are compiled once a process, not once an edition."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


@functools.cache
def _compiled_templates(theme: str) -> _Compiled:
    return _Compiled()


def seen_from(href: str, page: PageView) -> str:
    """Return ``href`` as a link of ``page``: a path of the site made relative, an address as it is.

    A page of the site is the one in the same edition; where that lacks it, the Japanese one.

    A scheme that could run or smuggle something (``javascript:``, ``data:``) leads nowhere. The
    schema refuses it long before; this is the second lock.

    >>> home = PageView(path="/areas/katsura/", kind="feed", title="")
    >>> seen_from("/about/", home), seen_from("tel:075-000-0000", home)
    ('../../about/', 'tel:075-000-0000')
    >>> seen_from("javascript:alert(1)", home)
    'about:invalid#refused'
    """
    return _seen(href, page.edition, page.path.count("/"))


@functools.lru_cache(maxsize=65536)
def _seen(href: str, edition: str, depth: int) -> str:
    if href.startswith(SCHEMES):
        return href
    seen = seen_at(edition_of(edition).path(href), edition, depth)
    return REFUSED if _LEADS_AWAY.match(href) or _LEADS_AWAY.match(seen) else seen


def exactly_from(href: str, page: PageView) -> str:
    """Return ``href``, a path with its edition's prefix, as seen from ``page``."""
    return href if href.startswith(SCHEMES) else page.to(href)


def script_json(json: str) -> Markup:
    r"""Return JSON that cannot end its ``<script>``: ``<`` stands only in strings, as ``\u003c``.

    >>> script_json('{"name": "</script>"}')
    Markup('{"name": "\\u003c/script>"}')
    """
    return Markup(str(json).replace("<", "\\u003c"))


def forget_templates() -> None:
    """Forget what was read of any theme."""
    make_environment.cache_clear()
    _compiled_templates.cache_clear()


def absolute_site(site: SiteView, public_url: str) -> SiteView:
    """Return ``site`` for 404.html, which is served at any depth: no link of it may be relative.

    Links get their public address, stylesheet and icon their path on the host: a page may load
    nothing from another host, also where it is looked at before it is published. (A ``<base>``
    would do for both, but then "#main" of the skip link would lead to the home page.)
    """
    folder = urlsplit(public_url).path.rstrip("/")

    def absolute(href: str) -> str:
        return public_url.rstrip("/") + href if href.startswith("/") else href

    def links(group: tuple[LinkView, ...]) -> tuple[LinkView, ...]:
        return tuple(replace(link, href=absolute(link.href)) for link in group)

    return replace(
        site,
        home=absolute(site.home),
        search=absolute(site.search),
        icon=site.icon and folder + site.icon,
        stylesheet=folder + site.stylesheet,
        nav=links(site.nav),
        footer=links(site.footer),
    )


def _refuse_none(value: object) -> object:
    if value is None:
        raise TypeError("a template printed None: a view leaves out what is not told with an 'if'")
    return value


def _tidy(text: str) -> str:
    """Drop blank lines and spaces at line ends, but not in preformatted text."""
    parts = _KEPT_AS_WRITTEN.split(text)
    for at in range(0, len(parts), 3):  # every third part lies outside: the split has two groups
        lines = [line.rstrip(" \t") for line in parts[at].split("\n")]
        told = [line for line in lines[1:-1] if line and not line.isspace()]
        parts[at] = "\n".join((*lines[:1], *told, *lines[1:][-1:]))
    del parts[2::3]
    return "".join(parts).strip() + "\n"
