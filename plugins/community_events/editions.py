"""The editions of a site: the same pages for readers of another language, or of easier Japanese.

The rules this module keeps: the Japanese edition lies at the root and has every page; another lies
under its prefix and has what its row says; a page has one path, the same in all editions. To add a
language: a row here, a .po file in theme/locale, its slug in ``EDITIONS`` of pelicanconf.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# The first folder of a path: home, lists and event pages are for everybody.
_LISTS = frozenset(
    {
        *("", "events", "areas", "categories", "organizers", "venues", "racks", "series"),
        *("places", "months", "opportunities", "find", "subscribe"),
    }
)
_AND_SUBMIT = _LISTS | {"submit"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One row: ``lang`` is that of its pages, ``hreflang`` what others call it (BCP 47).

    ``name``: in its own language. ``folders``: which first folders it has; None = every page.
    ``ruby``: whether its kanji carry their readings. ``locale``: its folder in theme/locale; "" = it
    says the Japanese messages as they are. ``confirmed``: whether somebody whose language it is
    has read the translations. ``space``: what stands between two words.
    """

    slug: str
    prefix: str
    lang: str
    hreflang: str
    name: str
    folders: frozenset[str] | None = _LISTS
    locale: str = ""
    ruby: bool = False
    space: str = " "
    confirmed: bool = False

    @property
    def is_japanese(self) -> bool:
        """Return whether what contributors wrote is in the language of the page."""
        return self.lang == "ja"

    def has(self, path: str) -> bool:
        """Return whether the page at ``path`` (``/events/a/b/``) exists in this edition.

        >>> edition_of("en").has("/events/a/b/#dates"), edition_of("en").has("/calendar.ics")
        (True, False)
        """
        path = path.split("#", 1)[0].split("?", 1)[0]
        if self.folders is None:
            return True
        return path.endswith("/") and path.split("/", 2)[1] in self.folders

    def path(self, path: str) -> str:
        """Return where the page at ``path`` is read in this edition, else at the root.

        >>> edition_of("en").path("/events/a/b/"), edition_of("en").path("/about/")
        ('/en/events/a/b/', '/about/')
        """
        return self.prefix + path if self.has(path) else path


JAPANESE = Edition(
    slug="ja",
    prefix="",
    lang="ja",
    hreflang="ja",
    name="日本語",
    folders=None,
    confirmed=True,
    space="",
)
EDITIONS: tuple[Edition, ...] = (
    JAPANESE,
    Edition(
        slug="furigana",
        prefix="/furigana",
        lang="ja",
        hreflang="ja-x-furigana",
        name="にほんご（ふりがな）",
        folders=_AND_SUBMIT,
        ruby=True,
        confirmed=True,
        space="",
    ),
    Edition(
        slug="easy",
        prefix="/easy",
        lang="ja",
        hreflang="ja-simple",
        name="やさしい日本語",
        folders=_AND_SUBMIT,
        locale="easy",
        ruby=True,
        confirmed=True,
        space="",
    ),
    Edition(
        slug="en",
        prefix="/en",
        lang="en",
        hreflang="en",
        name="English",
        folders=_AND_SUBMIT,
        locale="en",
    ),
    Edition(
        slug="zh-hans",
        prefix="/zh-hans",
        lang="zh-Hans",
        hreflang="zh-Hans",
        name="简体中文",
        locale="zh_Hans",
        space="",
    ),
    Edition(
        slug="zh-hant",
        prefix="/zh-hant",
        lang="zh-Hant",
        hreflang="zh-Hant",
        name="繁體中文",
        locale="zh_Hant",
        space="",
    ),
    Edition(slug="ko", prefix="/ko", lang="ko", hreflang="ko", name="한국어", locale="ko"),
    Edition(slug="vi", prefix="/vi", lang="vi", hreflang="vi", name="Tiếng Việt", locale="vi"),
    Edition(slug="ne", prefix="/ne", lang="ne", hreflang="ne", name="नेपाली", locale="ne"),
)
_BY_SLUG = {edition.slug: edition for edition in EDITIONS}


def edition_of(slug: str) -> Edition:
    """Return the edition with this slug; raises KeyError."""
    return _BY_SLUG[slug]


def editions_of(slugs: Iterable[str]) -> tuple[Edition, ...]:
    """Return the editions with these slugs in the order of the table; the root is always there."""
    wanted = {JAPANESE.slug, *slugs}
    return tuple(edition for edition in EDITIONS if edition.slug in wanted)
