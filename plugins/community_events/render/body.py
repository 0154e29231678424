"""From an entry's Markdown to HTML that may stand in a page.

The rules this module keeps: sanitised last (nh3), by an allow-list; links only to http(s), mailto,
tel with a visible host, or to a path of the site itself, made relative; no images, no styles, no
ids; headings become h3 and below without gaps. One Markdown instance serves a process.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import cache

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from community_events.links import is_site_path, may_link

_TAGS = {
    "p",
    "br",
    "hr",
    "strong",
    "em",
    "del",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "a",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "ruby",
    "rb",
    "rt",
    "rp",
}
_ATTRIBUTES = {"a": {"href"}, "th": {"scope"}, "ol": {"start"}}
_DROPPED_WHOLE = {
    "script",
    "style",
    "template",
    "noscript",
    "title",
    "textarea",
    "xmp",
    "svg",
    "math",
}
_REFUSED_LINK = re.compile(r'<a rel="noopener noreferrer">(.*?)</a>', re.DOTALL)
_FIRST_HEADING = 3


def render_body(text: str, page_path: str) -> Markup:
    r"""Return the body as sanitised HTML for the page at ``page_path`` (``/events/a/b/``).

    >>> render_body("# 案内\n[きまり](/policy/)", "/about/")
    Markup('<h3>案内</h3>\n<p><a href="../policy/" rel="noopener noreferrer">きまり</a></p>')
    """
    if not text.strip():
        return Markup()
    html = _markdown().reset().convert(text)

    def keep(tag: str, attribute: str, value: str) -> str | None:
        return _href(value, page_path) if (tag, attribute) == ("a", "href") else value

    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        clean_content_tags=_DROPPED_WHOLE,
        attribute_filter=keep,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    return Markup(_REFUSED_LINK.sub(r"\1", clean).strip())


def _href(value: str, page_path: str) -> str | None:
    if is_site_path(value):
        return ("../" * (page_path.count("/") - 1) + value[1:]) or "./"
    return value if may_link(value) else None


class _DenseHeadings(Treeprocessor):
    """Numbers the headings from h3 down by the levels that are used: # and ### become h3 and h4."""

    def run(self, root: etree.Element) -> None:
        """Rename heading elements in place."""
        found = [element for element in root.iter() if re.fullmatch(r"h[1-6]", element.tag)]
        previous: list[str] = []
        for element in found:
            while previous and previous[-1] >= element.tag:
                previous.pop()
            previous.append(element.tag)
            element.tag = f"h{min(6, _FIRST_HEADING + len(previous) - 1)}"


class _ScopedHeaders(Treeprocessor):
    """Says of each table header that it heads its column."""

    def run(self, root: etree.Element) -> None:
        """Set ``scope`` in place."""
        for element in root.iter("th"):
            element.attrib.clear()
            element.set("scope", "col")


@cache
def _markdown() -> markdown.Markdown:
    """Return the one instance: making it costs more than a body (and it is reset before each use)."""
    instance = markdown.Markdown(extensions=["tables", "sane_lists", "nl2br"], output_format="html")
    instance.treeprocessors.register(_DenseHeadings(instance), "dense-headings", 5)
    instance.treeprocessors.register(_ScopedHeaders(instance), "scoped-headers", 4)
    return instance
