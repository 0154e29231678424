"""Lists for other sites: a page for an iframe, and the snippet that puts it there.

The rules this module keeps: it lies at /embed and the path of its list; every link opens in a window
of its own, outside of the frame; search engines are sent to the list itself. It is in Japanese only.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from community_events.artifacts import Artifact
from community_events.model.feed import Feed
from community_events.narrowing import narrow_index
from community_events.render.embedviews import EmbedRowView, EmbedView, SnippetView
from community_events.render.pages.frame import Frame
from community_events.render.pages.rows import make_row
from community_events.render.views import RowView

ROWS = 10
# Whose own site would show it: those who hold events, give them a place, or speak for a part of town.
_SUBJECTS = frozenset({"everything", "area", "organizer", "venue", "rack", "series"})
_SNIPPET = (
    '<iframe src="{address}" title="{title}" loading="lazy"'
    ' style="width:100%;max-width:600px;height:480px;border:1px solid #999"></iframe>'
)


def embed_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield the page of every list that may be shown elsewhere."""
    for feed in frame.feeds:
        if feed.subject in _SUBJECTS:
            yield _embed_page(feed, frame)


def snippet_of(feed: Feed, frame: Frame) -> SnippetView | None:
    """Return what to paste, or None for a list that has no such page."""
    if feed.subject not in _SUBJECTS:
        return None
    href = _path(feed)
    address = escape(frame.site.absolute(href))
    title = escape(_title(feed, frame))
    return SnippetView(
        code=frame.tongue.quote(_SNIPPET.format(address=address, title=title)), href=href
    )


def _embed_page(feed: Feed, frame: Frame) -> Artifact:
    index, title = narrow_index(frame.index, feed), _title(feed, frame)
    coming = index.upcoming(feed.events)
    rows = tuple(_row(make_row(o, frame)) for o in coming[:ROWS])
    more = (
        frame.say("ほかの%(n)s件も見る", n=len(coming) - ROWS)
        if coming[ROWS:]
        else frame.say("くわしく見る")
    )
    view = EmbedView(title=title, list_href=feed.path, more=more, rows=rows)
    page = frame.page(
        _path(feed), "embed", frame.say("%(title)s（埋め込み用）", title=title), noindex=True
    )
    return frame.artifact("embed.html", page, view)


def _row(row: RowView) -> EmbedRowView:
    return EmbedRowView(
        title=row.title,
        href=row.href,
        iso=row.iso,
        day=row.day,
        time=row.time,
        place=row.place,
        status=row.status,
        status_word=row.status_word,
        reason=row.reason,
        mark=row.mark,
    )


def _path(feed: Feed) -> str:
    return f"/embed{feed.path}"


def _title(feed: Feed, frame: Frame) -> str:
    name = feed.title.removesuffix(f" — {frame.site.name}")
    return name if feed.subject == "everything" else frame.say("%(name)sの催し", name=name)
