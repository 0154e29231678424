"""Links that leave an edition say in which language they lead on.

The rule this module keeps: whatever a template writes, an ``<a>`` of an edition in another language
whose page exists in Japanese only carries ``hreflang="ja"``; relative links are read as a browser
reads them (RFC 3986 §5.2.4).
"""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

from community_events.editions import JAPANESE, Edition

_LINK = re.compile(r'<a ((?:[^<>"]|"[^"]*")*?)href="([^"]*)"([^<>]*)>')
_ELSEWHERE = re.compile(r"[a-z]+:|#|//")


def mark_leaving_links(html: str, edition: Edition, path: str) -> str:
    """Return the page at ``path`` of ``edition`` with its leaving links marked.

    >>> from community_events.editions import edition_of
    >>> mark_leaving_links('<a href="../../about/">A</a>', edition_of("en"), "/areas/")
    '<a href="../../about/" hreflang="ja">A</a>'
    >>> mark_leaving_links('<a href="../places/">P</a>', edition_of("en"), "/areas/")
    '<a href="../places/">P</a>'
    """
    if edition.is_japanese:
        return html
    folder = dirname(edition.prefix + path)

    def mark(link: re.Match[str]) -> str:
        before, href, after = link.groups()
        if _ELSEWHERE.match(href) or "hreflang=" in before + after:
            return link[0]
        target = normpath(join(folder, href))
        if target == edition.prefix or target.startswith(edition.prefix + "/"):
            return link[0]
        return f'<a {before}href="{href}" hreflang="{JAPANESE.hreflang}"{after}>'

    return _LINK.sub(mark, html)
