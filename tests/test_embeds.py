"""Lists inside other sites: every snippet shows a page that is there, and no link stays in the frame."""

from __future__ import annotations

from pathlib import Path

import lxml.html

from community_events.feeds import build_feeds, feeds_of
from community_events.render.embedviews import EmbedView
from community_events.render.pages.embeds import ROWS, embed_pages, snippet_of
from tests.example_events import FRIDAY, TUESDAY, make_catalog, make_event, weekly
from tests.fixtures_site import PUBLIC_URL
from tests.test_pages import frame_of


def test_the_next_dates_stand_there_and_the_rest_is_counted() -> None:
    frame = frame_of(make_catalog(make_event(weekly(TUESDAY, FRIDAY))))
    coming = len(frame.index.upcoming(frame.index.occurrences))
    views = {a.path: a.arguments[3] for a in embed_pages(frame)}
    view = views["embed/venues/lobby/index.html"]
    assert isinstance(view, EmbedView)
    assert coming > ROWS
    assert (len(view.rows), view.more) == (ROWS, f"ほかの{coming - ROWS}件も見る")
    assert view.rows[0].day == "12月1日（火）"
    empty = views["embed/venues/hall/index.html"]
    assert isinstance(empty, EmbedView)
    assert (empty.rows, empty.more) == ((), "くわしく見る")


def test_a_name_cannot_leave_the_snippet() -> None:
    event = make_event()
    catalog = make_catalog(event)
    frame = frame_of(catalog)
    hostile = '見本"></iframe><script>alert(1)</script>'
    (feed,) = [f for f in build_feeds(catalog, hostile) if f.subject == "everything"]
    snippet = snippet_of(feed, frame)
    assert snippet is not None
    (found,) = lxml.html.fragments_fromstring(snippet.code)
    assert (found.tag, found.get("title")) == ("iframe", hostile)
    assert found.get("src") == frame.site.absolute("/embed/")
    assert snippet_of(feeds_of(frame.feeds, "category")[0], frame) is None


def test_every_snippet_shows_a_page_of_the_site(built_site: Path) -> None:
    shown = set()
    for page in built_site.rglob("*.html"):
        for code in lxml.html.parse(page).xpath("//details[contains(@class, 'snippet')]//code"):
            (frame,) = lxml.html.fragments_fromstring(code.text_content())
            path = frame.get("src").removeprefix(f"{PUBLIC_URL}/")
            assert frame.get("title")
            assert (built_site / path / "index.html").is_file(), page
            shown.add(path)
    made = {
        p.parent.relative_to(built_site).as_posix() + "/"
        for p in built_site.glob("embed/**/index.html")
    }
    assert shown == made
    assert len(shown) > 50


def test_no_link_opens_inside_the_frame_and_search_engines_stay_out(built_site: Path) -> None:
    sitemap = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/embed/" not in sitemap
    for page in built_site.glob("embed/**/index.html"):
        document = lxml.html.parse(page).getroot()
        for link in document.xpath("//a"):
            assert (link.get("target"), link.get("rel")) == ("_blank", "noopener"), page
        assert document.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert document.xpath("//nav | //form | //script") == []
