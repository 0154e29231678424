"""What every page stands in: navigation, title, feeds, and how a page becomes an Artifact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from markupsafe import Markup

from community_events.artifacts import Artifact, make_artifact
from community_events.editions import JAPANESE, Edition
from community_events.feeds import subject_of
from community_events.index import Index
from community_events.messages import N_
from community_events.model.catalog import Catalog
from community_events.model.feed import Feed
from community_events.model.records import Event, Opportunity, Record
from community_events.model.recurrence import Occurrence
from community_events.render.assets import icon, page_stylesheets, stylesheet
from community_events.render.body import render_body
from community_events.render.cards import SIZES
from community_events.render.html import absolute_site, render_page
from community_events.render.localfiles import LocalPrints
from community_events.render.scripts import script_paths
from community_events.render.tongues import PLAIN, Tongue
from community_events.render.views import (
    AlternateView,
    BannerView,
    DayView,
    LanguageView,
    LinkView,
    PageView,
    RowView,
    SiteView,
    SocialView,
)
from community_events.sameness import Same
from community_events.site import Site
from community_events.wording import SAMPLE

# What a reader is offered of a Feed, in plain words; the order is that of the page.
COMPANION_WORDS: tuple[tuple[str, str, str], ...] = (
    ("calendar.ics", "text/calendar", N_("カレンダーに入れる（自動で更新）")),
    ("rss.xml", "application/rss+xml", N_("新着を受けとる（RSS）")),
    ("atom.xml", "application/atom+xml", N_("新着を受けとる（Atom）")),
    ("feed.json", "application/feed+json", N_("新着を受けとる（JSON Feed）")),
    ("week.xml", "application/rss+xml", N_("今週の紙を受けとる（RSS）")),
    ("sheet.pdf", "application/pdf", N_("印刷する（PDF）")),
)
_MAIN_NAV = (
    (N_("催し"), "/"),
    (N_("学区"), "/areas/"),
    (N_("種類"), "/categories/"),
    (N_("居場所"), "/places/"),
    (N_("出番"), "/opportunities/"),
    (N_("ラックのある店"), "/racks/"),
)
_MORE_NAV = (
    (N_("団体"), "/organizers/"),
    (N_("会場"), "/venues/"),
    (N_("シリーズ"), "/series/"),
    (N_("条件でさがす"), "/find/"),
    (N_("地図"), "/map/"),
    (N_("お知らせ"), "/news/"),
    (N_("カレンダー・新着を受けとる"), "/subscribe/"),
)
# What a sample is not: an event does not take place, a café does not exist.
_NOT_REAL = {
    Event: N_("これは使い方を見ていただくための見本です。実際には行われません。"),
    Opportunity: N_("これは使い方を見ていただくための見本です。実際には募集していません。"),
}
_NOT_THERE = N_("これは使い方を見ていただくための見本です。実在しません。")

# Language tag → the locale that other sites ask for (https://ogp.me/#optional).
_LOCALES = {
    "ja": "ja_JP", "en": "en_US", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW",
    "ko": "ko_KR", "vi": "vi_VN", "ne": "ne_NP",
}  # fmt: skip


#: Bundles that hold what the bundle "stale" does, and more.
_SAY_AGE = frozenset({"event", "today"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What an edition makes once and shows on many pages.

    ``rows``: by Occurrence and ``RowView.repeat``; ``days``: by their rows; ``sentences``: how the
    schedules of Events read, by their keys.
    """

    rows: dict[tuple[Occurrence, str], RowView] = field(default_factory=dict)
    days: dict[tuple[date, tuple[Same[RowView], ...]], DayView] = field(default_factory=dict)
    sentences: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """All that a page builder needs. ``stamp`` is what HTML depends on besides its views.

    ``tongue`` says all that a reader reads; ``index`` holds what contributors wrote, marked with
    its language where the edition has another. ``editions``: all of the site. ``readings``: words and
    their kana, of an edition that shows them. ``prints``: the files on paper by the page that offers them.
    """

    index: Index
    feeds: tuple[Feed, ...]
    site_view: SiteView
    stamp: str
    tongue: Tongue = PLAIN
    editions: tuple[Edition, ...] = (JAPANESE,)
    flyers: Mapping[str, tuple[Artifact, ...]] = field(default_factory=dict)
    prints: LocalPrints = field(default_factory=dict)
    readings: tuple[tuple[str, str], ...] = ()
    made: Made = field(default_factory=Made, repr=False, compare=False)

    @property
    def site(self) -> Site:
        """The settings."""
        return self.index.site

    @property
    def edition(self) -> Edition:
        """The edition whose pages these are."""
        return self.tongue.edition

    def say(self, message: str, /, **values: object) -> str:
        """Return the interface's words for ``message`` in the language of the page."""
        return self.tongue.say(message, **values)

    def when_sentence(self, event: str) -> str:
        """Return how the schedule of an Event reads in the language of the page."""
        sentences = self.made.sentences
        if event not in sentences:
            sentences[event] = self.tongue.when_sentence(self.index.catalog.events[event])
        return sentences[event]

    def body(self, text: str, path: str) -> Markup:
        """Return what somebody wrote in Markdown, for the page at ``path`` in this edition."""
        pictures = self.index.catalog.pictures
        return self.tongue.quote_html(render_body(text, path, pictures, self.edition))

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
        own_card: bool = False,
    ) -> PageView:
        """Return the page at ``path``; ``alternates``: its companions; ``scripts``: names of bundles.

        Every page has one that says when it is old (see stale.js); "today" does that too.

        ``own_card``: og.png lies beside it; else other sites show that of the whole site.
        """
        return PageView(
            path=path,
            edition=self.edition.slug,
            kind=kind,
            title=title,
            description=description,
            canonical=self.site.absolute(self.edition.path(path)),
            noindex=noindex,
            says_sample=says_sample or noindex,
            crumbs=(LinkView(text=self.say("ホーム"), href="/"), *crumbs) if path != "/" else (),
            alternates=tuple(a for a in alternates if a.media_type != "application/pdf"),
            # One copy for machines; html.script_json escapes it for its element.
            json_ld=Markup(json_ld if self.edition is JAPANESE else ""),
            languages=self._languages(path) if len(self.editions) > 1 and kind != "404" else (),
            ruby_switch=self._ruby_switch(path),
            notices=tuple(self._notices()),
            stylesheet=page_stylesheets(self.site.theme).get(kind, ("", b""))[0],
            scripts=script_paths(
                self.site.theme, *(() if _SAY_AGE & {*scripts} else ("stale",)), *scripts
            ),
            social=self._social(path, title, own_card=own_card) if kind != "404" else None,
        )

    def _social(self, path: str, title: str, *, own_card: bool) -> SocialView:
        width, height = SIZES["wide"]
        return SocialView(
            kind="article" if own_card else "website",
            image=self.site.absolute(f"{path if own_card else '/'}og.png"),
            width=str(width),
            height=str(height),
            alt=title if own_card else self.site_view.name,
            locale=_LOCALES.get(self.edition.lang, "ja_JP"),
        )

    def _languages(self, path: str) -> tuple[LanguageView, ...]:
        return tuple(
            LanguageView(
                name=edition.name,
                lang=edition.lang,
                hreflang=edition.hreflang,
                href=edition.prefix + (path if edition.has(path) else "/"),
                public=self.site.absolute(edition.path(path)) if edition.has(path) else "",
                is_current=edition is self.edition,
            )
            for edition in self.editions
        )

    def _ruby_switch(self, path: str) -> LinkView | None:
        """Return the way from the plain page to the one with ruby, or back."""
        with_ruby = next((e for e in self.editions if e.ruby and e.has(path)), None)
        if with_ruby is None or path.endswith("404.html"):
            return None
        if self.edition is with_ruby:
            return LinkView(text=self.say("ふりがなを消す"), href=path)
        if self.edition is JAPANESE:
            return LinkView(text=self.say("ふりがなをつける"), href=with_ruby.path(path))
        return None

    def _notices(self) -> Iterator[str]:
        if not self.edition.confirmed:
            yield self.say("このページの訳は、まだ母語の人が確かめていません。")
        if not self.edition.is_japanese:
            yield self.say("主催者が書いた文は、日本語のままです。")

    def artifact(
        self, template: str, page: PageView, view: object, *, measures: tuple[Artifact, ...] = ()
    ) -> Artifact:
        """Return the Artifact of a page, index.html in its folder; it says how large others are."""
        path = self.edition.path(page.path)
        name = path if path.endswith(".html") else f"{path}index.html"
        site = self.site_view
        if page.kind == "404":
            site = absolute_site(site, self.site.public_url)
        return make_artifact(
            name,
            self.stamp,
            render_page,
            *(template, page, site, view, self.site.theme, self.readings),
            measures=measures,
        )


def make_site_view(index: Index, now: datetime, tongue: Tongue = PLAIN) -> SiteView:
    """Return what all pages say; texts of the site itself stand in the footer when they exist."""
    site, catalog, edition = index.site, index.catalog, tongue.edition

    def text(field: str, written: str) -> str:
        return site.text(field, edition.slug) or tongue.quote(written)

    pages = (LinkView(text=page.title, href=f"/{slug}/") for slug, page in catalog.pages.items())
    records: tuple[Record, ...] = (*catalog.events.values(), *catalog.opportunities.values())
    return SiteView(
        name=text("name", site.name),
        tagline=text("tagline", site.tagline),
        description=text("description", site.description),
        language=site.language if edition is JAPANESE else edition.lang,
        publisher=text("publisher", site.publisher),
        publisher_contact=site.publisher_contact,
        repository_url=site.repository_url,
        nav=tuple(LinkView(text=tongue.say(text), href=href) for text, href in _MAIN_NAV),
        footer=(*(LinkView(text=tongue.say(text), href=href) for text, href in _MORE_NAV), *pages),
        stylesheet=stylesheet(site.theme)[0],
        icon=icon(site.theme)[0],
        built=tongue.day_text(now, with_year=True),
        built_iso=index.today.isoformat(),
        today_iso=index.today.isoformat(),
        has_samples=any(record.sample for record in records),
        kept_whole=_kept_whole(catalog),
    )


def _kept_whole(catalog: Catalog) -> tuple[str, ...]:
    """Return the names that stand in many headings and that no line break may part."""
    named = (catalog.areas, catalog.venues, catalog.organizers)
    titles = {record.title for records in named for record in records.values()}
    return tuple(sorted(titles | {name for name, _ in catalog.vocabulary.readings}))


def companions(feed: Feed, tongue: Tongue) -> tuple[AlternateView, ...]:
    """Return the other formats of a Feed, named for readers."""
    return named_companions(feed.path, subject_of(feed).formats, tongue)


def named_companions(
    path: str, formats: Sequence[str], tongue: Tongue
) -> tuple[AlternateView, ...]:
    """Return these formats in the folder ``path``, named for readers."""
    return tuple(
        AlternateView(text=tongue.say(text), href=path + name, media_type=media_type)
        for name, media_type, text in COMPANION_WORDS
        if name in formats
    )


def day_anchor(day: date) -> str:
    """Return the id of a day in a list."""
    return f"day-{day.isoformat()}"


def record_banners(record: Record, tongue: Tongue) -> tuple[BannerView, ...]:
    """Return what must be said of any entry: that it is a sample, that it is not confirmed yet."""
    if record.sample:
        text = tongue.say(_NOT_REAL.get(type(record), _NOT_THERE))
        return (BannerView(tone="sample", word=tongue.say(SAMPLE), text=text),)
    if record.review:
        text = tongue.say("この内容には、まだ確かめているところがあります。")
        return (BannerView(tone="review", word=tongue.say("確認中"), text=text),)
    return ()


def mark_of(record: Record, tongue: Tongue) -> str:
    """Return the mark at the head of a title."""
    return tongue.say(SAMPLE) if record.sample else ""


def edit_link(record: Record, site: Site) -> str:
    """Return where the entry is mended: its editor on the forge, or nothing."""
    return f"{site.repository_url}/edit/main/{record.path}" if site.repository_url else ""


def freshness(record: Record, tongue: Tongue) -> str:
    """Return when somebody last said that this is so."""
    if record.confirmed:
        day = tongue.day_text(record.confirmed, with_year=True)
        return tongue.say("%(day)sに主催者が確かめました。", day=day)
    if record.updated:
        day = tongue.day_text(record.updated, with_year=True)
        return tongue.say("%(day)sに更新しました。", day=day)
    return ""
