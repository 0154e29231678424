"""What every page stands in: navigation, title, feeds, and how a page becomes an Artifact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from community_events.artifacts import Artifact, make_artifact
from community_events.feeds import subject_of
from community_events.index import Index
from community_events.model.feed import Feed
from community_events.model.records import Event, Opportunity, Record
from community_events.render.assets import icon, stylesheet
from community_events.render.html import absolute_site, render_page
from community_events.render.scripts import script_paths
from community_events.render.views import AlternateView, BannerView, LinkView, PageView, SiteView
from community_events.site import Site
from community_events.wording import day_text

# What a reader is offered of a Feed, in plain words; the order is that of the page.
COMPANION_WORDS: tuple[tuple[str, str, str], ...] = (
    ("calendar.ics", "text/calendar", "カレンダーに入れる（自動で更新）"),
    ("rss.xml", "application/rss+xml", "新着を受けとる（RSS）"),
    ("atom.xml", "application/atom+xml", "新着を受けとる（Atom）"),
    ("feed.json", "application/feed+json", "新着を受けとる（JSON Feed）"),
    ("sheet.pdf", "application/pdf", "印刷する（PDF）"),
)
_MAIN_NAV = (
    ("催し", "/"),
    ("学区", "/areas/"),
    ("種類", "/categories/"),
    ("居場所", "/places/"),
    ("出番", "/opportunities/"),
    ("ラックのある店", "/racks/"),
)
_MORE_NAV = (
    ("団体", "/organizers/"),
    ("会場", "/venues/"),
    ("シリーズ", "/series/"),
    ("お知らせ", "/news/"),
    ("カレンダー・新着を受けとる", "/subscribe/"),
)
_SAMPLE_TEXT = "これは使い方を見ていただくための見本です。"
# What a sample is not: an event does not take place, a café does not exist.
_NOT_REAL = {Event: "実際には行われません。", Opportunity: "実際には募集していません。"}
_REVIEW = BannerView(
    tone="review", word="確認中", text="この内容には、まだ確かめているところがあります。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """All that a page builder needs. ``stamp`` is what HTML depends on besides its views."""

    index: Index
    feeds: tuple[Feed, ...]
    site_view: SiteView
    stamp: str

    @property
    def site(self) -> Site:
        """The settings."""
        return self.index.site

    def page(
        self,
        path: str,
        kind: str,
        title: str,
        *,
        description: str = "",
        crumbs: Sequence[LinkView] = (),
        alternates: tuple[AlternateView, ...] = (),
        noindex: bool = False,
        says_sample: bool = False,
        json_ld: str = "",
        scripts: tuple[str, ...] = (),
    ) -> PageView:
        """Return the page at ``path``; ``alternates``: its companions; ``scripts``: names of bundles."""
        return PageView(
            path=path,
            kind=kind,
            title=title,
            description=description,
            canonical=self.site.absolute(path),
            noindex=noindex,
            says_sample=says_sample or noindex,
            crumbs=(LinkView(text="ホーム", href="/"), *crumbs) if path != "/" else (),
            alternates=tuple(a for a in alternates if a.media_type != "application/pdf"),
            json_ld=Markup(json_ld),  # html.script_json escapes it for its element
            scripts=script_paths(self.site.theme, *scripts),
        )

    def artifact(self, template: str, page: PageView, view: object) -> Artifact:
        """Return the Artifact of a page: index.html in its folder."""
        name = page.path if page.path.endswith(".html") else f"{page.path}index.html"
        site = self.site_view
        if page.kind == "404":
            site = absolute_site(site, self.site.public_url)
        return make_artifact(
            name, self.stamp, render_page, template, page, site, view, self.site.theme
        )


def make_site_view(index: Index, now: datetime) -> SiteView:
    """Return what all pages say; texts of the site itself stand in the footer when they exist."""
    site, catalog = index.site, index.catalog
    pages = (LinkView(text=page.title, href=f"/{slug}/") for slug, page in catalog.pages.items())
    records: tuple[Record, ...] = (*catalog.events.values(), *catalog.opportunities.values())
    return SiteView(
        name=site.name,
        tagline=site.tagline,
        description=site.description,
        language=site.language,
        publisher=site.publisher,
        publisher_contact=site.publisher_contact,
        repository_url=site.repository_url,
        nav=tuple(LinkView(text=text, href=href) for text, href in _MAIN_NAV),
        footer=(*(LinkView(text=text, href=href) for text, href in _MORE_NAV), *pages),
        stylesheet=stylesheet(site.theme)[0],
        icon=icon(site.theme)[0],
        built=day_text(now, with_year=True),
        built_iso=index.today.isoformat(),
        today_iso=index.today.isoformat(),
        has_samples=any(record.sample for record in records),
    )


def companions(feed: Feed) -> tuple[AlternateView, ...]:
    """Return the other formats of a Feed, named for readers."""
    return named_companions(feed.path, subject_of(feed).formats)


def named_companions(path: str, formats: Sequence[str]) -> tuple[AlternateView, ...]:
    """Return these formats in the folder ``path``, named for readers."""
    return tuple(
        AlternateView(text=text, href=path + name, media_type=media_type)
        for name, media_type, text in COMPANION_WORDS
        if name in formats
    )


def record_banners(record: Record) -> tuple[BannerView, ...]:
    """Return what must be said of any entry: that it is a sample, that it is not confirmed yet."""
    if record.sample:
        text = _SAMPLE_TEXT + _NOT_REAL.get(type(record), "実在しません。")
        return (BannerView(tone="sample", word="見本", text=text),)
    return (_REVIEW,) if record.review else ()


def mark_of(record: Record) -> str:
    """Return the mark at the head of a title."""
    return "見本" if record.sample else ""


def edit_link(record: Record, site: Site) -> str:
    """Return where the entry is mended: its editor on the forge, or nothing."""
    return f"{site.repository_url}/edit/main/{record.path}" if site.repository_url else ""


def freshness(record: Record) -> str:
    """Return when somebody last said that this is so."""
    if record.confirmed:
        return f"{day_text(record.confirmed, with_year=True)}に主催者が確かめました。"
    if record.updated:
        return f"{day_text(record.updated, with_year=True)}に更新しました。"
    return ""
