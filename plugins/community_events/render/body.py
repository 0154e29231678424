"""From an entry's Markdown to HTML that may stand in a page.

The rules this module keeps: sanitised last (nh3), by an allow-list; links only to http(s), mailto,
tel with a visible host, or to a path of the site itself, made relative; of images only Pictures, as
the renditions that we made of them; no styles, no ids; headings become h3 and below without gaps.
One Markdown instance serves a process.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from community_events.album import picture_name
from community_events.editions import JAPANESE, Edition, edition_of
from community_events.links import is_site_path, may_link
from community_events.model.pictures import Picture
from community_events.render.renditions import show_picture
from community_events.render.views import FileView, PageView
from community_events.sameness import Same

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
    "picture",
    "source",
    "img",
}
_ATTRIBUTES = {
    "a": {"href"},
    "th": {"scope"},
    "ol": {"start"},
    "source": {"type", "srcset", "sizes"},
    "img": {"src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"},
}
# A picture stands in a body as Markdown or not at all (browsers read <image> as <img>).
_RAW_PICTURE = re.compile(r"<(?=(?:img|image|picture|source)\b)", re.IGNORECASE)
_SIZES = "(min-width: 40rem) 40rem, 100vw"
_NO_PICTURES: Mapping[str, Picture] = MappingProxyType({})
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


def render_body(
    text: str,
    page_path: str,
    pictures: Mapping[str, Picture] = _NO_PICTURES,
    edition: Edition = JAPANESE,
) -> Markup:
    r"""Return the body as sanitised HTML for the page at ``page_path`` (``/events/a/b/``).

    In another ``edition`` that page has its prefix, and so have those it links to, where they exist.

    >>> render_body("# 案内\n[きまり](/policy/)", "/about/")
    Markup('<h3>案内</h3>\n<p><a href="../policy/" rel="noopener noreferrer">きまり</a></p>')
    """
    if not text.strip():
        return Markup()
    page = PageView(path=page_path, edition=edition.slug, kind="text", title="")
    return _body(str(text), page, Same(pictures))


@lru_cache(maxsize=512)
def _body(text: str, page: PageView, shared: Same[Mapping[str, Picture]]) -> Markup:
    """Return the body, made once for a page of an edition."""
    pictures = shared.it
    instance, shown = _markdown()
    shown.begin(pictures, page)
    html = instance.reset().convert(_RAW_PICTURE.sub("<no-", text))
    known = shown.addresses

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute in ("src", "srcset"):
            return value if value in known else None
        return _href(value, page) if (tag, attribute) == ("a", "href") else value

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


def _href(value: str, page: PageView) -> str | None:
    if is_site_path(value):
        return page.to(edition_of(page.edition).path(value))
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


class _ShownPictures(Treeprocessor):
    """Turns ``![words](name)`` into a picture element; what is no Picture leaves its words."""

    def begin(self, pictures: Mapping[str, Picture], page: PageView) -> None:
        """Set what the next body may show, and on which page."""
        self.pictures, self.page = pictures, page
        self.addresses: set[str] = set()

    def run(self, root: etree.Element) -> None:
        """Rename and fill image elements in place."""
        for image in list(root.iter("img")):
            picture = self.pictures.get(picture_name(image.get("src", "")))
            alt, tail = image.get("alt", ""), image.tail
            image.clear()
            image.tail = tail
            if picture is None:
                image.tag, image.text = "em", alt
            else:
                self._fill(image, picture, alt)

    def _fill(self, element: etree.Element, picture: Picture, alt: str) -> None:
        view = show_picture(picture, alt=alt)
        element.tag = "picture"
        for source in view.sources:
            srcset = self._srcset(source.files)
            etree.SubElement(element, "source", type=source.media_type, srcset=srcset, sizes=_SIZES)
        src = self.page.to(view.src)
        self.addresses.add(src)
        etree.SubElement(
            element, "img", src=src, srcset=self._srcset(view.fallback), sizes=_SIZES, alt=alt,
            width=view.width, height=view.height, loading="lazy", decoding="async",
        )  # fmt: skip

    def _srcset(self, files: tuple[FileView, ...]) -> str:
        srcset = ", ".join(f"{self.page.to(f.href)} {f.width}w" for f in files)
        self.addresses.add(srcset)
        return srcset


@cache
def _markdown() -> tuple[markdown.Markdown, _ShownPictures]:
    """Return the one instance: making it costs more than a body (and it is reset before each use)."""
    instance = markdown.Markdown(extensions=["tables", "sane_lists", "nl2br"], output_format="html")
    instance.treeprocessors.register(_DenseHeadings(instance), "dense-headings", 5)
    instance.treeprocessors.register(_ScopedHeaders(instance), "scoped-headers", 4)
    shown = _ShownPictures(instance)
    instance.treeprocessors.register(shown, "shown-pictures", 3)
    return instance, shown
