"""Pages of text: opportunities, news, the site's own pages, and what to say when nothing is there."""

from __future__ import annotations

from collections.abc import Iterator

from community_events.artifacts import Artifact
from community_events.model.recurrence import Status
from community_events.offers import OFFER_WORDS, is_open
from community_events.render.pages.beside import report_href
from community_events.render.pages.facts import ease_words, opportunity_facts
from community_events.render.pages.frame import Frame, edit_link, freshness, mark_of, record_banners
from community_events.render.renditions import main_picture
from community_events.render.views import BannerView, LinkView, OpportunityView, TextView


def opportunity_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield the page of every 出番; one whose deadline is over says so."""
    catalog = frame.index.catalog
    for key, offer in catalog.opportunities.items():
        path = f"/opportunities/{key}/"
        organizer = catalog.organizers[offer.organizer]
        over = not is_open(offer, frame.index.today)
        past = (BannerView(tone="past", word=frame.say("締め切りました")),) if over else ()
        view = OpportunityView(
            title=offer.title,
            offer=frame.say(OFFER_WORDS[offer.offer]),
            kana=offer.kana,
            mark=mark_of(offer, frame.tongue),
            banners=(*record_banners(offer, frame.tongue), *past),
            summary=offer.summary,
            facts=opportunity_facts(offer, catalog, frame.tongue),
            ease=ease_words(offer.ease, catalog),
            picture=main_picture(offer, catalog),
            body=frame.body(offer.body, path),
            easy=offer.easy,
            organizer=LinkView(
                text=organizer.title, href=f"/organizers/{offer.organizer}/", kana=organizer.kana
            ),
            freshness=freshness(offer, frame.tongue),
            edit_href=edit_link(offer, frame.site),
            report_href=report_href(offer, path, frame),
        )
        page = frame.page(
            path,
            "opportunity",
            frame.tongue.marked_title(offer.title, Status.SCHEDULED, sample=offer.sample),
            description=offer.summary,
            noindex=offer.sample,
            says_sample=True,
            crumbs=(LinkView(text=frame.say("出番"), href="/opportunities/"),),
        )
        yield frame.artifact("opportunity.html", page, view)


def news_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield the page of every notice."""
    for slug, news in frame.index.catalog.news.items():
        path = f"/news/{slug}/"
        view = TextView(
            title=news.title,
            mark=mark_of(news, frame.tongue),
            day=frame.tongue.day_text(news.day, with_year=True),
            day_iso=news.day.isoformat(),
            lead=news.summary,
            picture=main_picture(news, frame.index.catalog),
            body=frame.body(news.body, path),
            easy=news.easy,
        )
        page = frame.page(
            path,
            "text",
            news.title,
            description=news.summary,
            noindex=news.sample,
            crumbs=(LinkView(text=frame.say("お知らせ"), href="/news/"),),
        )
        yield frame.artifact("text.html", page, view)


def text_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield the site's own pages: about, policy, accessibility."""
    for slug, record in frame.index.catalog.pages.items():
        path = f"/{slug}/"
        view = TextView(
            title=record.title,
            lead=record.summary,
            picture=main_picture(record, frame.index.catalog),
            body=frame.body(record.body, path),
            easy=record.easy,
            updated=frame.tongue.day_text(record.updated, with_year=True) if record.updated else "",
        )
        yield frame.artifact(
            "text.html", frame.page(path, "text", record.title, description=record.summary), view
        )


def missing_page(frame: Frame) -> Iterator[Artifact]:
    """Yield 404.html; it is served at any depth, so its links are absolute."""
    links = (
        LinkView(text=frame.say("今日の催しを見る"), href=frame.site.absolute("/")),
        LinkView(text=frame.say("ことばでさがす"), href=frame.site.absolute("/search/")),
        LinkView(text=frame.say("条件でさがす"), href=frame.site.absolute("/find/")),
        LinkView(text=frame.say("学区からさがす"), href=frame.site.absolute("/areas/")),
        LinkView(text=frame.say("種類からさがす"), href=frame.site.absolute("/categories/")),
    )
    title = frame.say("ページが見つかりません")
    view = TextView(
        title=title,
        lead=frame.say(
            "さがしているページは、なくなったか、住所が変わりました。終わった催しのページは残っています。"
        ),
        links=links,
    )
    yield frame.artifact("404.html", frame.page("/404.html", "404", title, noindex=True), view)
