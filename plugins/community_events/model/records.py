"""What contributors write, decoded: one frozen record per entry kind.

The rules this module keeps: a record knows nothing of files' syntax, pages or feeds; a reference is
the slug of another record (resolved by ``catalog``); an empty text or tuple means "not told", which
is never the same as "no"; lists keep the order in which they were written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from community_events.model.recurrence import Moment, Override, Recurrence, Single, Status


class Kind(StrEnum):
    """The kinds of entries; the value is the word used in ids and check messages."""

    EVENT = "event"
    OPPORTUNITY = "opportunity"
    ORGANIZER = "organizer"
    VENUE = "venue"
    RACK = "rack"
    AREA = "area"
    SERIES = "series"
    PAGE = "page"
    NEWS = "news"


class Ring(StrEnum):
    """How wide an Area is: 学区 lie in the area of an office (支所・本所管内), that in the ward, that in the city."""

    DISTRICT = "district"
    OFFICE = "office"
    WARD = "ward"
    CITY = "city"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to ask; every part is published, so only what is meant to be stands here."""

    name: str = ""
    phone: str = ""
    fax: str = ""
    mail: str = ""
    web: str = ""
    note: str = ""

    def __bool__(self) -> bool:
        return any((self.name, self.phone, self.fax, self.mail, self.web, self.note))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody or something with a name; ``slug`` when it has an entry of its own."""

    name: str
    slug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessFact:
    """One answer about one item of vocabulary/access; an item without an answer is "not told"."""

    item: str
    yes: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingState:
    """受付中, 満員 …: of the whole Event (``day`` None) or of the Occurrences of one Tokyo date."""

    state: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNames:
    """Who exhibits: on ``days`` (sorted Tokyo dates; empty = on all). ``text`` as it was written."""

    names: tuple[Named, ...]
    days: tuple[date, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """WGS 84, degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all kinds share. ``id`` = kind/organizer/slug; ``path`` = the file as shown to people.

    ``image``: the name of a Picture (below images/); ``alt``: what it shows, in words.
    """

    id: str
    slug: str
    path: str
    title: str
    kana: str = ""
    summary: str = ""
    easy: str = ""
    body: str = ""
    image: str = ""
    alt: str = ""
    image_credit: str = ""
    photo_consent: str = ""
    confirmed: date | None = None
    updated: date | None = None
    aliases: tuple[str, ...] = ()
    sample: bool = False
    draft: bool = False
    review: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """One thing, possibly repeating (schema.org Event, RFC 5545 VEVENT).

    ``organizer``: of its folder. ``host``: who answers instead, where 主催 names somebody;
    ``host_slug`` only of a registered Organizer.
    """

    organizer: str
    uid: str
    recurrence: Recurrence = Recurrence()
    overrides: tuple[Override, ...] = ()
    when_sentence: str = ""
    status: Status = Status.SCHEDULED
    status_reason: str = ""
    venue: tuple[str, ...] = ()
    online: str = ""
    getting_there: str = ""
    parking: str = ""
    host: str = ""
    host_slug: str = ""
    co_organizers: tuple[Named, ...] = ()
    supporters: tuple[Named, ...] = ()
    exhibitors: tuple[DayNames, ...] = ()
    speakers: tuple[Named, ...] = ()
    program: tuple[str, ...] = ()
    reception: str = ""
    weather: str = ""
    decision: str = ""
    rain_date: tuple[Single, ...] = ()
    fee: tuple[str, ...] = ()
    capacity: str = ""
    selection: str = ""
    apply: str = ""
    apply_how: tuple[str, ...] = ()
    apply_from: Moment | None = None
    deadline: Moment | None = None
    booking: tuple[BookingState, ...] = ()
    audience: tuple[str, ...] = ()
    eligibility: str = ""
    ease: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    contact: Contact = Contact()
    category: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    racks: tuple[str, ...] = ()
    series: str = ""
    access: tuple[AccessFact, ...] = ()
    languages: tuple[str, ...] = ()
    japanese_level: int | None = None
    short_title: str = ""
    print_text: str = ""
    flyer: str = ""
    press: str = ""

    @property
    def is_free(self) -> bool:
        """Return whether nobody pays anything, as far as is written."""
        return bool(self.fee) and all(line.startswith(("無料", "0円")) for line in self.fee)

    @property
    def needs_no_booking(self) -> bool:
        """Return whether one may simply come."""
        return self.apply.startswith("不要")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(Record):
    """出番: a part to play, with or without a deadline."""

    organizer: str
    offer: str
    deadline: Moment | None = None
    time_needed: str = ""
    once: bool | None = None
    eligibility: str = ""
    first_step: str = ""
    when: str = ""
    fee: tuple[str, ...] = ()
    venue: tuple[str, ...] = ()
    event: str = ""
    area: tuple[str, ...] = ()
    ease: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    japanese_level: int | None = None
    contact: Contact = Contact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organizer(Record):
    """Who answers for an Event; never the same as a Venue."""

    category: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    contact: Contact = Contact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue(Record):
    """Where; ``drop_in`` marks a 居場所 into which one may simply walk during its hours.

    ``outside``: lies in another ward or city (区外). ``shared``: several Events at once are no clash.
    """

    address: str = ""
    position: Position | None = None
    outside: bool = False
    area: tuple[str, ...] = ()
    hours: Recurrence = Recurrence()
    hours_sentence: str = ""
    hours_note: str = ""
    getting_there: str = ""
    parking: str = ""
    shared: bool = False
    drop_in: bool = False
    fee: tuple[str, ...] = ()
    ease: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    access: tuple[AccessFact, ...] = ()
    languages: tuple[str, ...] = ()
    contact: Contact = Contact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Pockets of a rack for paper of one size (``A5``); ``copies`` go into each, 0 = not told."""

    size: str
    pockets: int
    copies: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rack(Record):
    """A café's flyer rack: it shows Events that are held elsewhere; ``racks`` says which.

    ``shows_radius``: in metres, 0 = not told.
    """

    address: str = ""
    position: Position | None = None
    area: tuple[str, ...] = ()
    hours: Recurrence = Recurrence()
    hours_sentence: str = ""
    hours_note: str = ""
    good_points: tuple[str, ...] = ()
    shows_areas: tuple[str, ...] = ()
    shows_radius: int = 0
    shows_categories: tuple[str, ...] = ()
    shows_audiences: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    visited: date | None = None
    access: tuple[AccessFact, ...] = ()
    contact: Contact = Contact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Record):
    """A 学区 (the district of a 自治連合会) or a ring around it."""

    ring: Ring = Ring.DISTRICT
    parent: str = ""
    neighbours: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    yearly: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    contact: Contact = Contact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Record):
    """A named group of different Events (schema.org EventSeries)."""

    organizer: tuple[str, ...] = ()
    contact: Contact = Contact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Record):
    """A text of the site itself: about, policy, accessibility."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News(Record):
    """A dated notice of the site."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One controlled word: its name, reading, やさしい日本語 and translations by language tag."""

    slug: str
    name: str
    kana: str = ""
    easy: str = ""
    names: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """One stretch of a named set of dates (年末年始, 夏休み, 休館日); ``last`` is in it."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The controlled words of a site, each group in its own order."""

    categories: tuple[Term, ...] = ()
    access: tuple[Term, ...] = ()
    ease: tuple[Term, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    closures: tuple[Closure, ...] = ()
