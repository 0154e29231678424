"""The common questions that have a page of their own: /find/<slug>/.

The rules this module keeps: a predicate reads what was told in keys of its own, never the running
text; what was not told is not "yes"; each row says to readers, in ``says``, what counts. The slugs of
categories and 気軽さ that are named here (children, alone, with-children) are words of the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from community_events.clock import day_of
from community_events.index import Index
from community_events.messages import N_
from community_events.model.records import Event
from community_events.model.recurrence import Occurrence
from community_events.wording import last_day

_CHILDREN = re.compile(
    "子ども|子供|こども|子育て|親子|小学生|中学生|園児|幼児|乳児|赤ちゃん|未就学|未就園|キッズ|児童|生徒"
)
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One question: ``holds`` answers it of an Event, ``days`` (of today) of a day."""

    slug: str
    title: str
    word: str
    says: str
    holds: Callable[[Event], bool] = lambda event: True
    days: Callable[[date], tuple[date, ...]] | None = None

    @property
    def path(self) -> str:
        """Return the folder of its page."""
        return f"/find/{self.slug}/"


def is_for_children(event: Event) -> bool:
    """Return whether 対象 names children, its kind is theirs, or they may be brought along."""
    told = (*event.audience, event.eligibility)
    return (
        any(_CHILDREN.search(line) for line in told)
        or "children" in event.category
        or "with-children" in event.ease
    )


def is_for_one_alone(event: Event) -> bool:
    """Return whether 気軽さ says that one may come alone."""
    return "alone" in event.ease


def needs_no_japanese(event: Event) -> bool:
    """Return whether 日本語のめやす is 1."""
    return event.japanese_level == 1


def days_of_weekend(today: date) -> tuple[date, ...]:
    """Return what is left of this week's Saturday and Sunday, today among them.

    >>> days_of_weekend(date(2026, 11, 20)), days_of_weekend(date(2026, 11, 22))
    ((datetime.date(2026, 11, 21), datetime.date(2026, 11, 22)), (datetime.date(2026, 11, 22),))
    """
    monday = today - timedelta(days=today.weekday())
    days = (monday + timedelta(days=SATURDAY), monday + timedelta(days=SUNDAY))
    return tuple(day for day in days if day >= today)


FACETS: tuple[Facet, ...] = (
    Facet(
        slug="today",
        title=N_("今日の催し"),
        word=N_("今日"),
        says=N_("今日ある催しです。何日も続く催しも入っています。"),
        days=lambda today: (today,),
    ),
    Facet(
        slug="weekend",
        title=N_("今週末の催し"),
        word=N_("今週末"),
        says=N_("今週の土曜日と日曜日にある催しです。"),
        days=days_of_weekend,
    ),
    Facet(
        slug="free",
        title=N_("無料の催し"),
        word=N_("無料"),
        says=N_("料金が「無料」と書かれた催しです。一部の人だけが無料のものは入っていません。"),
        holds=lambda event: event.is_free,
    ),
    Facet(
        slug="no-booking",
        title=N_("申し込みのいらない催し"),
        word=N_("申込不要"),
        says=N_("申し込みが「不要」と書かれた催しです。"),
        holds=lambda event: event.needs_no_booking,
    ),
    Facet(
        slug="children",
        title=N_("子どもと行ける催し"),
        word=N_("子ども"),
        says=N_("子どもや親子のための催しと、子ども連れで来てよい催しです。"),
        holds=is_for_children,
    ),
    Facet(
        slug="alone",
        title=N_("ひとりで来てよい催し"),
        word=N_("ひとりで"),
        says=N_("主催者が「ひとりで来てよい」と書いた催しです。"),
        holds=is_for_one_alone,
    ),
    Facet(
        slug="easy-japanese",
        title=N_("日本語ができなくてもよい催し"),
        word=N_("日本語ができなくてもよい"),
        says=N_("「日本語のめやす」が1の催しです。日本語が分からなくても参加できます。"),
        holds=needs_no_japanese,
    ),
)


def occurrences_of(facet: Facet, index: Index) -> tuple[Occurrence, ...]:
    """Return what is coming and answers the question, by start."""
    events = index.catalog.events
    found = index.upcoming(key for key, event in events.items() if facet.holds(event))
    if facet.days is None:
        return found
    days = facet.days(index.today)
    return tuple(o for o in found if any(_covers(o, day) for day in days))


def facets_of(event: Event) -> Iterator[str]:
    """Yield the slugs of the questions that an Event answers, whatever its days."""
    for facet in FACETS:
        if facet.days is None and facet.holds(event):
            yield facet.slug


def _covers(occurrence: Occurrence, day: date) -> bool:
    return day_of(occurrence.start) <= day <= last_day(occurrence.start, occurrence.end)
