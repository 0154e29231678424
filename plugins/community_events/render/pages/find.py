"""「さがす」: the search page, the pages of common questions, and one list that a script can refine.

The rules this module keeps: without scripts every question has a page; what a script refines is on
the page already (``tags`` of its rows); the controls stand in a ``<template>``, for they would do
nothing without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby

from community_events.artifacts import Artifact
from community_events.clock import day_of
from community_events.facets import FACETS, Facet, facets_of, occurrences_of
from community_events.index import Index
from community_events.messages import N_
from community_events.model.records import Event, Ring
from community_events.model.recurrence import Occurrence
from community_events.reach import is_in_area
from community_events.render.pages.doors import area_doors, category_doors
from community_events.render.pages.frame import Frame
from community_events.render.pages.lists import with_days
from community_events.render.pages.rows import make_day, make_row
from community_events.render.views import (
    ControlView,
    DayView,
    FeedPageView,
    FindView,
    LinkView,
    RowView,
    SearchView,
)
from community_events.schema import REMARKS

#: The list of /find/ holds every date of the next five weeks, and of each Event the next one at least.
REFINED_DAYS = 35
# The row that the search script fills: its texts are the names of what stands there.
_ROW = RowView(
    title="{title}",
    href="#",
    iso="2000-01-01",
    day="{day}",
    time="{time}",
    label="{label}",
    place="{place}",
    organizer="{organizer}",
    summary="{summary}",
    fee="{fee}",
    booking="{booking}",
    status_word="{word}",
    reason="{reason}",
    note="{note}",
    mark="{mark}",
)
_DAYS = (
    ("today", N_("今日")),
    ("tomorrow", N_("明日")),
    ("weekend", N_("今週末")),
    ("week", N_("今週")),
    ("month", N_("今月")),
)
_TIMES = (
    ("morning", N_("午前（12時まで）")),
    ("afternoon", N_("午後（17時まで）")),
    ("evening", N_("夜（17時から）")),
)
# A language counts when one line under 使えることば names it.
_LANGUAGES = (
    ("en", N_("英語")),
    ("zh", N_("中国語")),
    ("ko", N_("韓国語")),
    ("vi", N_("ベトナム語")),
    ("ne", N_("ネパール語")),
    ("sign", N_("手話")),
)


def search_page(frame: Frame) -> Iterator[Artifact]:
    """Yield /search/."""
    page = frame.page(
        "/search/",
        "search",
        frame.say("催しをさがす"),
        description=frame.say("催し、会場、団体、出番を、ことばでさがせます。"),
        scripts=("search",),
    )
    view = SearchView(
        title=frame.say("催しをさがす"),
        row=_ROW,
        questions=facet_links(frame),
        groups=(*area_doors(frame), (frame.say("種類"), category_doors(frame))),
    )
    yield frame.artifact("search.html", page, view)


def facet_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield the page of every common question, also where nothing answers it now."""
    links = facet_links(frame)
    home = _home(frame)
    for facet in FACETS:
        title, says = frame.say(facet.title), frame.say(facet.says)
        view = FeedPageView(
            kind_word=home.text,
            title=title,
            lead=says,
            empty=frame.say("いま決まっているものはありません。"),
            links=(
                (frame.say("ほかのさがし方"), (*(x for x in links if x.href != facet.path), home)),
            ),
        )
        page = frame.page(
            facet.path,
            "find",
            title,
            description=says,
            crumbs=(home,),
            scripts=("today",),
        )
        found = occurrences_of(facet, frame.index)
        yield frame.artifact("feed.html", page, with_days(view, found, frame.index, frame))


def find_page(frame: Frame) -> Iterator[Artifact]:
    """Yield /find/: the questions, and the list that can be refined."""
    index = frame.index
    shown = tuple(_refined(index))
    rows = [(o, replace(make_row(o, frame), tags=" ".join(_tags(o, index)))) for o in shown]
    page = frame.page(
        "/find/",
        "find",
        frame.say("条件でさがす"),
        description=frame.say(
            "日、時間、料金、バリアフリー、ことば、種類、学区で催しをさがせます。"
        ),
        scripts=("today", "find"),
    )
    view = FindView(
        title=frame.say("条件でさがす"),
        questions=facet_links(frame),
        groups=(*area_doors(frame), (frame.say("種類"), category_doors(frame))),
        controls=_controls(frame, {tag for _, row in rows for tag in row.tags.split()}),
        days=_days(rows, frame),
    )
    yield frame.artifact("find.html", page, view)


def _home(frame: Frame) -> LinkView:
    return LinkView(text=frame.say("さがす"), href="/find/")


def _days(rows: Sequence[tuple[Occurrence, RowView]], frame: Frame) -> tuple[DayView, ...]:
    by_day = groupby(rows, key=lambda pair: max(day_of(pair[0].start), frame.index.today))
    return tuple(make_day(day, tuple(row for _, row in group), frame) for day, group in by_day)


def facet_links(frame: Frame) -> tuple[LinkView, ...]:
    """Return a link to the page of each question, with the number of Events that answer it."""
    return tuple(
        LinkView(text=frame.say(facet.title), href=facet.path, count=_events_of(facet, frame.index))
        for facet in FACETS
    )


def _events_of(facet: Facet, index: Index) -> int:
    return len({o.event for o in occurrences_of(facet, index)})


def _refined(index: Index) -> Iterator[Occurrence]:
    end = index.today + timedelta(days=REFINED_DAYS)
    seen: set[str] = set()
    for occurrence in index.upcoming(index.catalog.events):
        if day_of(occurrence.start) < end or occurrence.event not in seen:
            yield occurrence
        seen.add(occurrence.event)


def _tags(occurrence: Occurrence, index: Index) -> Iterator[str]:
    """Yield what an Occurrence is found by: ``control:value``."""
    catalog = index.catalog
    event = catalog.events[occurrence.event]
    yield from (f"is:{slug}" for slug in facets_of(event))
    yield from (f"time:{part}" for part in _parts_of_day(occurrence))
    yield from (f"category:{slug}" for slug in event.category)
    yield from (f"area:{slug}" for slug in catalog.areas if is_in_area(event, slug, catalog))
    yield from (f"access:{item}" for item in sorted(_access(event, occurrence, index)))
    told = "、".join(event.languages)
    yield from (f"language:{code}" for code, word in _LANGUAGES if word in told)


def _parts_of_day(occurrence: Occurrence) -> Iterator[str]:
    """Yield the parts of the day into which it reaches; nothing without a time."""
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, datetime):
        return
    begin = start.hour * 60 + start.minute
    lasts = (end - start) if isinstance(end, datetime) else timedelta(minutes=1)
    finish = begin + int(lasts.total_seconds() // 60)
    for (name, _), first, last in zip(_TIMES, (0, 720, 1020), (720, 1020, 1440), strict=True):
        if begin < last and finish > first:
            yield name


def _access(event: Event, occurrence: Occurrence, index: Index) -> set[str]:
    own = event.access if occurrence.venue in ((), event.venue) else ()
    venues = index.catalog.venues_of(occurrence.venue or event.venue)
    facts = own or tuple(fact for venue in venues for fact in venue.access)
    return {fact.item for fact in facts if fact.yes and fact.item != REMARKS}


def _controls(frame: Frame, used: set[str]) -> tuple[ControlView, ...]:
    """Return the controls; a value that no row has is not offered."""
    vocabulary = frame.index.catalog.vocabulary
    areas = frame.index.catalog.areas.values()

    def said(options: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple((value, frame.say(word)) for value, word in options)

    districts = [(area.slug, area.title) for area in areas if area.ring is Ring.DISTRICT]
    wide = [(area.slug, area.title) for area in areas if area.ring is Ring.OFFICE]
    groups: tuple[tuple[str, str, Iterable[tuple[str, str]]], ...] = (
        ("time", N_("時間"), said(_TIMES)),
        ("category", N_("種類"), ((term.slug, term.name) for term in vocabulary.categories)),
        ("area", N_("学区"), (*districts, *wide)),
        ("access", N_("バリアフリー"), ((term.slug, term.name) for term in vocabulary.access)),
        ("language", N_("使えることば"), said(_LANGUAGES)),
    )
    made = [ControlView(name="day", label=frame.say("日"), options=said(_DAYS))]
    for name, label, options in groups:
        offered = tuple(pair for pair in options if f"{name}:{pair[0]}" in used)
        made.append(ControlView(name=name, label=frame.say(label), options=offered))
    marks = tuple(
        (f.slug, frame.say(f.word)) for f in FACETS if f.days is None and f"is:{f.slug}" in used
    )
    made.append(ControlView(name="is", label=frame.say("ほかの条件"), options=marks, several=True))
    return tuple(control for control in made if control.options)
