"""Which Feeds there are: every subject and what it selects.

The rule this module keeps: whatever lists Occurrences is one row of ``FEED_SUBJECTS``; its
companions are rows of ``FEED_FORMATS`` (``render.companions``). ``reach`` and ``racks`` say what belongs
to an area and to a rack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from community_events.messages import N_
from community_events.model.catalog import Catalog
from community_events.model.feed import Feed
from community_events.model.records import Event, Rack
from community_events.racks import choose_for_rack
from community_events.reach import is_in_area, venues_of
from community_events.wording import distance_text

ALL_FORMATS = (
    *("index.html", "calendar.ics", "calendar-qr.svg"),
    *("rss.xml", "feed.json", "sheet.pdf"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSubject:
    """One row: ``word`` names the subject on its page, ``make`` yields its Feeds from a Catalog."""

    name: str
    word: str
    make: Callable[[Catalog, str], Iterator[Feed]]
    formats: tuple[str, ...] = ALL_FORMATS


def build_feeds(catalog: Catalog, site_name: str) -> tuple[Feed, ...]:
    """Return every Feed of the site, in the order of the table, then of slugs."""
    return tuple(feed for row in FEED_SUBJECTS for feed in row.make(catalog, site_name))


def subject_of(feed: Feed) -> FeedSubject:
    """Return the row of the table that ``feed`` comes from."""
    return next(row for row in FEED_SUBJECTS if row.name == feed.subject)


def explain_rack(rack: Rack, catalog: Catalog) -> str:
    """Return in one sentence what ``rack`` shows."""
    areas = "・".join(catalog.areas[slug].title for slug in rack.shows_areas)
    near = f"店から{distance_text(rack.shows_radius)}まで" if rack.shows_radius else ""
    terms = catalog.category_terms(rack.shows_categories)
    words = "".join(f"「{term.name}」" for term in terms)
    whom = f"{'・'.join(rack.shows_audiences)}向け" if rack.shows_audiences else ""
    where = "と、".join(part for part in (areas, near) if part)
    chosen = "の".join(part for part in (where, whom, words) if part)
    if chosen:
        return f"{chosen}の催しと、この店に置いてほしいと申し出のあった催しを置いています。"
    return "この店に置いてほしいと申し出のあった催しを置いています。"


def _everything(catalog: Catalog, site_name: str) -> Iterator[Feed]:
    yield Feed(
        subject="everything", slug="", path="/", title=site_name, events=tuple(catalog.events)
    )


def _areas(catalog: Catalog, site_name: str) -> Iterator[Feed]:
    for slug, area in catalog.areas.items():
        yield Feed(
            subject="area",
            slug=slug,
            path=f"/areas/{slug}/",
            title=f"{area.title} — {site_name}",
            description=f"{area.title}の催しです。",
            events=tuple(key for key, e in catalog.events.items() if is_in_area(e, slug, catalog)),
        )


def _area_categories(catalog: Catalog, site_name: str) -> Iterator[Feed]:
    for feed in _areas(catalog, site_name):
        for term in catalog.vocabulary.categories:
            events = tuple(key for key in feed.events if term.slug in catalog.events[key].category)
            title = f"{catalog.areas[feed.slug].title}の{term.name}"
            if events:
                yield Feed(
                    subject="area-category",
                    slug=f"{feed.slug}/{term.slug}",
                    path=f"/areas/{feed.slug}/{term.slug}/",
                    title=f"{title} — {site_name}",
                    description=f"{title}の催しです。",
                    events=events,
                )


def _categories(catalog: Catalog, site_name: str) -> Iterator[Feed]:
    for term in catalog.vocabulary.categories:
        yield Feed(
            subject="category",
            slug=term.slug,
            path=f"/categories/{term.slug}/",
            title=f"{term.name} — {site_name}",
            description=f"「{term.name}」の催しです。",
            events=tuple(key for key, e in catalog.events.items() if term.slug in e.category),
        )


def _organizers(catalog: Catalog, site_name: str) -> Iterator[Feed]:
    for slug, organizer in catalog.organizers.items():
        events = {key: e for key, e in catalog.events.items() if slug in organizers_of(e)}
        days = ((key, days_of_exhibitor(event, slug)) for key, event in events.items())
        yield Feed(
            subject="organizer",
            slug=slug,
            path=f"/organizers/{slug}/",
            title=f"{organizer.title} — {site_name}",
            description=f"{organizer.title}が関わる催しです。",
            events=tuple(events),
            only=tuple((key, chosen) for key, chosen in days if chosen),
        )


def days_of_exhibitor(event: Event, slug: str) -> tuple[date, ...]:
    """Return the dates to which an organizer is bound who only exhibits on some; else none."""
    if slug in {event.organizer, event.host_slug, *(name.slug for name in event.co_organizers)}:
        return ()
    rows = [row for row in event.exhibitors if any(name.slug == slug for name in row.names)]
    if not all(row.days for row in rows):
        return ()
    return tuple(sorted({day for row in rows for day in row.days}))


def organizers_of(event: Event) -> tuple[str, ...]:
    """Return the slugs of all who hold or exhibit at ``event``, the answering organizer first."""
    exhibitors = (name for row in event.exhibitors for name in row.names)
    named = (n.slug for n in (*event.co_organizers, *exhibitors))
    answering = (event.organizer, event.host_slug)
    return tuple(dict.fromkeys(slug for slug in (*answering, *named) if slug))


def _venues(catalog: Catalog, site_name: str) -> Iterator[Feed]:
    for slug, venue in catalog.venues.items():
        yield Feed(
            subject="venue",
            slug=slug,
            path=f"/venues/{slug}/",
            title=f"{venue.title} — {site_name}",
            description=f"{venue.title}である催しです。",
            events=tuple(key for key, e in catalog.events.items() if slug in venues_of(e)),
        )


def _places(catalog: Catalog, site_name: str) -> Iterator[Feed]:
    drop_in = {slug for slug, venue in catalog.venues.items() if venue.drop_in}
    yield Feed(
        subject="places",
        slug="",
        path="/places/",
        title=f"ふらっと行ける所（居場所） — {site_name}",
        description="ふらっと寄れる所と、そこである催しです。",
        events=tuple(key for key, e in catalog.events.items() if drop_in & set(venues_of(e))),
    )


def _racks(catalog: Catalog, site_name: str) -> Iterator[Feed]:
    for slug, rack in catalog.racks.items():
        yield Feed(
            subject="rack",
            slug=slug,
            path=f"/racks/{slug}/",
            title=f"{rack.title}のラック — {site_name}",
            description=explain_rack(rack, catalog),
            events=tuple(choice.event for choice in choose_for_rack(rack, catalog)),
        )


def _series(catalog: Catalog, site_name: str) -> Iterator[Feed]:
    for slug, series in catalog.series.items():
        yield Feed(
            subject="series",
            slug=slug,
            path=f"/series/{slug}/",
            title=f"{series.title} — {site_name}",
            description=series.summary or f"「{series.title}」の催しです。",
            events=tuple(key for key, e in catalog.events.items() if e.series == slug),
        )


FEED_SUBJECTS: tuple[FeedSubject, ...] = (
    FeedSubject(
        name="everything", word=N_("すべて"), make=_everything, formats=(*ALL_FORMATS, "atom.xml")
    ),
    FeedSubject(name="area", word=N_("学区"), make=_areas),
    FeedSubject(
        name="area-category",
        word=N_("学区と種類"),
        make=_area_categories,
        formats=("index.html", "calendar.ics", "calendar-qr.svg", "rss.xml"),
    ),
    FeedSubject(name="category", word=N_("種類"), make=_categories),
    FeedSubject(name="organizer", word=N_("団体"), make=_organizers),
    FeedSubject(name="venue", word=N_("会場"), make=_venues),
    FeedSubject(name="places", word=N_("居場所"), make=_places),
    FeedSubject(
        name="rack",
        word=N_("ラックのある店"),
        make=_racks,
        formats=(*ALL_FORMATS, "week.xml"),
    ),
    FeedSubject(name="series", word=N_("シリーズ"), make=_series),
)


def feeds_of(feeds: Iterable[Feed], subject: str) -> tuple[Feed, ...]:
    """Return the Feeds of one row of the table."""
    return tuple(feed for feed in feeds if feed.subject == subject)
