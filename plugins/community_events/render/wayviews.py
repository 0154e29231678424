"""What templates may see of links, and of the ways in which a list or an event can be taken along.

The rules are those of ``views``: texts ready to print, an ``href`` a path of the site from its root,
or a whole address.
"""

from __future__ import annotations

from dataclasses import dataclass

from community_events.render.embedviews import SnippetView


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link with an optional reading, a few words after it and a count.

    ``facts``: what helps to decide, each a label and its words: かかる時間 and 1時間.
    """

    text: str
    href: str
    note: str = ""
    kana: str = ""
    count: int | None = None
    mark: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerView:
    """What a reader must know first: ``tone`` cancelled, changed, past, sample, review.

    ``last``: of what concerns one date, the last day on which it is of use.
    """

    tone: str
    word: str
    text: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    """Ways to pass something on: the addresses of LINE's and the mail program's doors, its own address."""

    line: str
    mail: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternateView:
    """A companion of a page: ``<link rel=alternate>`` and a line under 「この一覧を受けとる」."""

    text: str
    href: str
    media_type: str
    size: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarView:
    """A calendar that keeps itself up to date: the ways in, and that they all lead to one file.

    ``webcal`` opens the calendar program (Apple, Outlook), ``google`` Google Calendar in a browser,
    ``address`` is the https address to paste elsewhere; ``file`` and ``code`` (its QR code) are paths.
    """

    webcal: str
    google: str
    address: str
    file: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribeView:
    """The box 「この一覧を受けとる」: ``news`` is RSS, ``others`` the same news in other formats."""

    calendar: CalendarView | None = None
    news: AlternateView | None = None
    others: tuple[AlternateView, ...] = ()
    sheet: AlternateView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCalendarView:
    """One event into one's calendar: ``file`` holds all its dates; ``google`` takes one, ``day``.

    ``google`` is "" when nothing is ahead; ``all_days``: whether there are others than ``day``.
    ``list_href``, ``list_text``: where the calendar of who answers for it is, which keeps itself up
    to date; where that is nobody who has one, of whose entry it is.
    """

    file: str
    list_href: str
    list_text: str
    google: str = ""
    day: str = ""
    all_days: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribeRowView:
    """One list on the subscribe page: ``link`` leads to the box of its page, ``ways`` past it."""

    link: LinkView
    ways: CalendarView | None = None
    news: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosestView:
    """The calendars that come closest to one district: a link for each kind of event.

    ``note`` of a link says which area its calendar is of, when that is a wider one.
    """

    area: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribePageView:
    """The page that tells how to subscribe and where: ``groups`` are (heading, rows)."""

    title: str
    lead: str
    subscribe: SubscribeView
    closest: tuple[ClosestView, ...] = ()
    snippet: SnippetView | None = None
    groups: tuple[tuple[str, tuple[SubscribeRowView, ...]], ...] = ()
