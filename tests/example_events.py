"""Events as tests need them: one small Event for each way in which something can happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from community_events.clock import TOKYO
from community_events.history import Revision
from community_events.model.catalog import Catalog
from community_events.model.records import Event, Organizer, Position, Term, Venue, Vocabulary
from community_events.model.recurrence import (
    Frequency,
    Occurrence,
    Override,
    Part,
    Recurrence,
    Rule,
    Session,
    Single,
    Status,
    Weekday,
)
from community_events.occurrences import expand
from community_events.site import Site

TODAY = date(2026, 11, 21)
SITE = Site(
    name="見本の催し",
    description="見本区の催しです。",
    public_url="https://example.org/ward",
    uid_domain="events.example.org",
    theme="theme",
    publisher="見本の会",
)
TUESDAY, WEDNESDAY, FRIDAY = (Weekday(day=day) for day in (1, 2, 4))
FIVE_HOURS = timedelta(hours=5)


def at(day: str, clock: str = "00:00") -> datetime:
    """Return a Tokyo moment: ``at("2026-12-08", "10:00")``."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=TOKYO)


def make_event(*parts: Part, **more: Any) -> Event:
    """Return the Event of 見本マルシェ with these parts."""
    values: dict[str, Any] = {
        "id": "event/ward-office/market",
        "slug": "market",
        "path": "content/events/ward-office/market.md",
        "title": "見本マルシェ",
        "summary": "焼き菓子とコーヒー",
        "organizer": "ward-office",
        "uid": "",
        "recurrence": Recurrence(parts=parts),
        "when_sentence": "毎週火曜日と金曜日、午前10時から午後3時まで。",
        "venue": ("lobby",),
        "fee": ("無料",),
        "apply": "不要",
        "category": ("market",),
    }
    return Event(**values | more)


def make_catalog(*events: Event) -> Catalog:
    """Return a Catalog with these Events, their venues and organizer."""
    return Catalog(
        vocabulary=Vocabulary(categories=(Term(slug="market", name="マルシェ"),)),
        events={f"{event.organizer}/{event.slug}": event for event in events},
        organizers={
            "ward-office": Organizer(
                id="organizer/ward-office", slug="ward-office", path="", title="見本区役所"
            )
        },
        venues={
            "lobby": Venue(
                id="venue/lobby",
                slug="lobby",
                path="",
                title="区役所ロビー",
                address="見本市見本区1-2",
                position=Position(latitude=34.98, longitude=135.69),
            ),
            "hall": Venue(id="venue/hall", slug="hall", path="", title="見本会館"),
        },
        revisions={
            event.id: Revision(
                sequence=3, announced=at("2026-11-01", "09:00"), modified=at("2026-11-20", "18:30")
            )
            for event in events
        },
    )


def occurrences_of(event: Event) -> tuple[Occurrence, ...]:
    """Return all Occurrences of ``event``, of every time."""
    return expand(
        f"{event.organizer}/{event.slug}",
        event.recurrence,
        event.overrides,
        None,
        status=event.status,
        reason=event.status_reason,
    )


def weekly(
    *weekdays: Weekday, start: str = "2026-12-01", clock: str = "10:00", **more: Any
) -> Rule:
    """Return a weekly Rule from ``start`` to the end of January."""
    values: dict[str, Any] = {
        "start": at(start, clock),
        "length": FIVE_HOURS,
        "frequency": Frequency.WEEKLY,
        "weekdays": weekdays,
        "until": date(2027, 1, 31),
    }
    return Rule(**values | more)


def on(day: str, begin: str, end: str | None, **more: Any) -> Single:
    """Return one written date with its times."""
    return Single(start=at(day, begin), end=at(day, end) if end else None, **more)


CANCELLED_DAY = Override(
    day=date(2026, 12, 8), status=Status.CANCELLED, reason="館内設備の点検のため"
)
MARKET = make_event(
    weekly(TUESDAY, FRIDAY, exceptions=(date(2026, 12, 29), date(2027, 1, 1))),
    on("2026-12-23", "10:00", "15:00"),
    overrides=(
        CANCELLED_DAY,
        Override(
            day=date(2026, 12, 11),
            status=Status.SCHEDULED,
            start=at("2026-12-11", "13:00"),
            end=at("2026-12-11", "16:00"),
        ),
    ),
)

#: What an independent reader must understand as we do.
EXAMPLES: dict[str, Event] = {
    "one date": make_event(on("2026-12-05", "10:00", "12:00")),
    "no end": make_event(on("2026-12-05", "18:30", None)),
    "all day": make_event(Single(start=date(2026, 12, 5), end=date(2026, 12, 6))),
    "three whole days": make_event(Single(start=date(2026, 12, 5), end=date(2026, 12, 8))),
    "past midnight": make_event(
        Single(start=at("2026-12-31", "22:00"), end=at("2027-01-01", "01:00"))
    ),
    "over new year in one piece": make_event(
        Single(start=at("2026-12-31", "10:00"), end=at("2027-01-02", "16:00"))
    ),
    "weekly before 09:00": make_event(weekly(TUESDAY, clock="06:30")),
    "weekly past midnight": make_event(weekly(FRIDAY, start="2026-12-04", clock="22:00")),
    "weekly with days off": make_event(
        weekly(TUESDAY, FRIDAY, exceptions=(date(2026, 12, 29), date(2027, 1, 1)))
    ),
    "weekly without an end of day": make_event(weekly(TUESDAY, length=None)),
    "every second week": make_event(weekly(WEDNESDAY, start="2026-12-02", interval=2)),
    "so many times": make_event(weekly(TUESDAY, until=None, count=4)),
    "weekly whole days": make_event(
        Rule(
            start=date(2026, 12, 1),
            length=timedelta(days=1),
            frequency=Frequency.WEEKLY,
            weekdays=(TUESDAY,),
            until=date(2027, 1, 31),
            exceptions=(date(2026, 12, 29),),
        ),
        overrides=(CANCELLED_DAY,),
    ),
    "second part": MARKET,
    "second Wednesday": make_event(
        weekly(
            Weekday(nth=2, day=2),
            start="2026-12-09",
            frequency=Frequency.MONTHLY,
            until=date(2027, 12, 31),
            exceptions=(date(2027, 8, 11),),
        )
    ),
    "last Sunday": make_event(
        weekly(
            Weekday(nth=-1, day=6),
            start="2026-12-27",
            frequency=Frequency.MONTHLY,
            until=date(2027, 6, 30),
        )
    ),
    "every year": make_event(
        weekly(
            start="2026-12-05",
            frequency=Frequency.YEARLY,
            months=(12,),
            month_days=(5,),
            until=date(2028, 12, 31),
        )
    ),
    "cancelled day": make_event(weekly(TUESDAY, FRIDAY), overrides=(CANCELLED_DAY,)),
    "moved to another day": make_event(
        weekly(TUESDAY),
        overrides=(
            Override(
                day=date(2026, 12, 8),
                status=Status.RESCHEDULED,
                start=at("2026-12-10", "13:00"),
                end=at("2026-12-10", "15:00"),
            ),
        ),
    ),
    "one of two sessions moved": make_event(
        on("2026-12-19", "10:00", "12:00", session=Session(label="午前の部")),
        on("2026-12-19", "13:30", "15:30", session=Session(label="午後の部", venue=("hall",))),
        overrides=(
            Override(
                day=date(2026, 12, 19),
                time=at("2026-12-19", "13:30"),
                status=Status.SCHEDULED,
                start=at("2026-12-19", "14:00"),
                end=at("2026-12-19", "16:00"),
            ),
        ),
    ),
    "one date moved": make_event(
        on("2026-12-05", "10:00", "12:00"),
        overrides=(
            Override(
                day=date(2026, 12, 5),
                status=Status.POSTPONED,
                start=at("2026-12-06", "10:00"),
                end=at("2026-12-06", "12:00"),
                reason="雨のため",
            ),
        ),
    ),
    "moved to another place": make_event(
        weekly(TUESDAY),
        overrides=(Override(day=date(2026, 12, 8), status=Status.MOVED, venue="hall"),),
    ),
    "held online": make_event(
        on("2026-12-05", "18:30", None),
        status=Status.ONLINE,
        status_reason="大雪のため",
        online="https://meeting.example.org/1",
    ),
    "wholly cancelled": make_event(
        weekly(TUESDAY, FRIDAY), status=Status.CANCELLED, status_reason="台風のため"
    ),
    "all days cancelled by a change": make_event(
        weekly(TUESDAY),
        overrides=(Override(day=None, status=Status.CANCELLED, reason="台風のため"),),
    ),
    "sample": replace(MARKET, sample=True),
}
