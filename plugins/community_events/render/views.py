"""Exactly what templates may see.

The rules this module keeps: everything is text that is ready to print (no dates to format, nothing
to sort or filter, no None where a text is meant); an ``href`` is a path of the site from its root
(``/events/a/b/``) and is made relative by ``PageView.to``; ``Markup`` only where HTML was sanitised.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from community_events.editions import edition_of
from community_events.render.calendarviews import MonthGridView, PlaceView
from community_events.render.embedviews import SnippetView as SnippetView
from community_events.render.listviews import DayView as DayView
from community_events.render.listviews import RowView as RowView
from community_events.render.rackviews import RackView as RackView
from community_events.render.wayviews import (
    AlternateView as AlternateView,
)
from community_events.render.wayviews import (
    BannerView as BannerView,
)
from community_events.render.wayviews import (
    EventCalendarView as EventCalendarView,
)
from community_events.render.wayviews import (
    LinkView as LinkView,
)
from community_events.render.wayviews import (
    ShareView as ShareView,
)
from community_events.render.wayviews import (
    SubscribeView as SubscribeView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every page says about the site. ``built`` e.g. 2026年11月21日（土）午前9時.

    ``home`` is "/" but for 404.html (see ``html.absolute_site``); ``icon`` may be empty.
    ``kept_whole``: names inside which no heading breaks.
    """

    name: str
    tagline: str
    description: str
    language: str
    publisher: str
    publisher_contact: str
    repository_url: str
    nav: tuple[LinkView, ...]
    footer: tuple[LinkView, ...]
    stylesheet: str
    built: str
    built_iso: str
    today_iso: str
    has_samples: bool
    home: str = "/"
    search: str = "/search/"
    icon: str = ""
    kept_whole: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialView:
    """What other sites show of a link to a page (https://ogp.me/); ``image``: an absolute address."""

    kind: str
    image: str
    width: str
    height: str
    alt: str
    locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageView:
    """The page in one edition: ``name`` in its own language, ``href`` a path with its prefix.

    ``public``: its whole address; "" where the edition lacks this page and ``href`` is its home.
    """

    name: str
    lang: str
    hreflang: str
    href: str
    public: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The page itself: ``path`` from the root, ``kind`` (home, event, feed, index, …) for a body class.

    ``path`` is the same in all editions; ``edition``: the slug of the one in whose folder it lies.
    ``languages``: the page in every edition of the site. ``ruby_switch``: to the page with readings
    over its kanji, or without. ``notices``: what must be said of the edition.
    ``says_sample``: it says itself what is a sample, or lists nothing that could be one.
    ``stylesheet``: what only its kind loads. ``scripts``: paths of what makes it more convenient; it
    is whole without them. ``image_hosts``: other hosts from which they load images once a reader
    asks for it.
    """

    path: str
    kind: str
    title: str
    edition: str = "ja"
    description: str = ""
    canonical: str = ""
    noindex: bool = False
    crumbs: tuple[LinkView, ...] = ()
    alternates: tuple[AlternateView, ...] = ()
    json_ld: Markup = Markup()
    says_sample: bool = False
    stylesheet: str = ""
    scripts: tuple[str, ...] = ()
    image_hosts: tuple[str, ...] = ()
    social: SocialView | None = None
    languages: tuple[LanguageView, ...] = ()
    ruby_switch: LinkView | None = None
    notices: tuple[str, ...] = ()

    def to(self, href: str) -> str:
        """Return ``href`` as seen from this page: relative, so that a sub-path and a disk work.

        >>> PageView(path="/areas/katsura/", kind="feed", title="").to("/events/a/b/")
        '../../events/a/b/'
        """
        return seen_at(href, self.edition, self.path.count("/"))


def seen_at(href: str, edition: str, depth: int) -> str:
    """Return ``href`` as seen from a page of ``edition`` whose path has ``depth`` slashes."""
    if not href.startswith("/"):
        return href
    prefix = edition_of(edition).prefix
    inside = bool(prefix) and href.startswith(f"{prefix}/")
    above = depth - 1 if inside else depth - 1 + prefix.count("/")
    href = href[len(prefix) :] if inside else href
    return ("../" * above + href[1:]) or "./"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A label and what is told about it, one line each; links stand after the lines.

    ``fleeting``: how many of the first lines hold only until the next date is over.
    """

    label: str
    lines: tuple[str, ...] = ()
    fleeting: int = 0
    links: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """One size of a picture: ``width`` in pixels."""

    href: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """All sizes of a picture in one format, the smallest first."""

    media_type: str
    files: tuple[FileView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture and its ``alt``; ``width`` and ``height``: of its largest size, in pixels.

    ``sources``: by format, the best first; ``fallback``, ``src``: for browsers that know none of
    them. ``lazy``: it is fetched when a reader comes near it.
    """

    alt: str
    src: str
    width: str
    height: str
    sources: tuple[SourceView, ...]
    fallback: tuple[FileView, ...]
    credit: str = ""
    lazy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessView:
    """The access items of one place: what it has, what it lacks, what nobody has told."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    untold: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDatesView:
    """「12月の開催日」 and its days: ``text`` 1（火）."""

    heading: str
    days: tuple[tuple[str, str], ...]  # (iso, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event page. ``facts_top`` date, place, fee, phone; ``facts`` all others in reading order.

    ``ended``: what to say once the last date, which is ahead yet, is over.
    ``is_long``: more ``rows`` than a sheet of paper should carry; ``months`` has them all.
    ``sentences``: all that is known in complete sentences, in the edition that reads so.
    """

    title: str
    kana: str = ""
    mark: str = ""
    banners: tuple[BannerView, ...] = ()
    ended: BannerView | None = None
    summary: str = ""
    sentence: str = ""
    next_row: RowView | None = None
    months: tuple[MonthDatesView, ...] = ()
    changes: tuple[RowView, ...] = ()
    rows: tuple[RowView, ...] = ()
    is_long: bool = False
    past_rows: tuple[RowView, ...] = ()
    facts_top: tuple[FactView, ...] = ()
    facts: tuple[FactView, ...] = ()
    ease: tuple[str, ...] = ()
    access: AccessView | None = None
    program: tuple[str, ...] = ()
    exhibitors: tuple[FactView, ...] = ()
    picture: PictureView | None = None
    body: Markup = Markup()
    easy: str = ""
    sentences: tuple[FactView, ...] = ()
    organizer: LinkView | None = None
    series: LinkView | None = None
    downloads: tuple[AlternateView, ...] = ()
    calendar: EventCalendarView | None = None
    share: ShareView | None = None
    related: tuple[RowView, ...] = ()
    freshness: str = ""
    edit_href: str = ""
    report_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPageView:
    """The page of a Feed: a subject, its own facts, its days.

    ``is_month``: its days stay when they are over.
    ``heading``: of the days, when it is not 「これからの催し」. ``later``: days behind those, folded on
    screen; ``later_repeat`` as ``DayView.repeat``. ``repeats``: what repeats, each once.
    ``places``: the 居場所 by district, before the days; ``grid``: the month beside them; ``links``: beside.
    ``rack``: what only the page of a rack tells. ``prints``: files on paper.
    """

    kind_word: str
    title: str
    kana: str = ""
    mark: str = ""
    banners: tuple[BannerView, ...] = ()
    lead: str = ""
    selection: str = ""
    facts: tuple[FactView, ...] = ()
    ease: tuple[str, ...] = ()
    access: AccessView | None = None
    picture: PictureView | None = None
    body: Markup = Markup()
    easy: str = ""
    places: tuple[tuple[str, tuple[PlaceView, ...]], ...] = ()
    grid: MonthGridView | None = None
    days: tuple[DayView, ...] = ()
    repeats: tuple[LinkView, ...] = ()
    later: tuple[DayView, ...] = ()
    later_repeat: str = ""
    is_month: bool = False
    later_heading: str = ""
    heading: str = ""
    empty: str = ""
    undated: tuple[RowView, ...] = ()
    past: tuple[RowView, ...] = ()
    links: tuple[tuple[str, tuple[LinkView, ...]], ...] = ()
    subscribe: SubscribeView | None = None
    snippet: SnippetView | None = None
    opportunities: tuple[LinkView, ...] = ()
    prints: tuple[AlternateView, ...] = ()
    attribution: str = ""
    rack: RackView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page: today, this weekend, soon, where one may drop in, parts to play, all doors."""

    today: DayView
    weekend: tuple[DayView, ...]
    soon: tuple[DayView, ...]
    repeats: tuple[LinkView, ...] = ()
    grid: MonthGridView | None = None
    places: tuple[PlaceView, ...]
    facets: tuple[LinkView, ...] = ()
    opportunities: tuple[LinkView, ...]
    doors: tuple[tuple[str, tuple[LinkView, ...]], ...]
    news: tuple[LinkView, ...]
    subscribe: SubscribeView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The search page. ``row``: the row that a script fills; ``questions``, ``groups``: doors without it."""

    title: str
    row: RowView
    questions: tuple[LinkView, ...] = ()
    groups: tuple[tuple[str, tuple[LinkView, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlView:
    """One control of a list that can be refined: values and their words; ``several``: as boxes to tick."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindView:
    """The list that can be refined, and the questions that have pages of their own."""

    title: str
    questions: tuple[LinkView, ...] = ()
    groups: tuple[tuple[str, tuple[LinkView, ...]], ...] = ()
    controls: tuple[ControlView, ...] = ()
    days: tuple[DayView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """A list of doors: all districts, categories, organizers, venues, racks, series, opportunities, news."""

    title: str
    lead: str = ""
    groups: tuple[tuple[str, tuple[LinkView, ...]], ...] = ()
    empty: str = ""
    body: Markup = Markup()
    subscribe: SubscribeView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityView:
    """One 出番."""

    title: str
    offer: str
    kana: str = ""
    mark: str = ""
    banners: tuple[BannerView, ...] = ()
    summary: str = ""
    facts: tuple[FactView, ...] = ()
    ease: tuple[str, ...] = ()
    picture: PictureView | None = None
    body: Markup = Markup()
    easy: str = ""
    organizer: LinkView | None = None
    freshness: str = ""
    edit_href: str = ""
    report_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A page, a news item, 404: a title and a text."""

    title: str
    mark: str = ""
    day: str = ""
    day_iso: str = ""
    lead: str = ""
    picture: PictureView | None = None
    body: Markup = Markup()
    easy: str = ""
    updated: str = ""
    links: tuple[LinkView, ...] = ()
