"""What is new: one item for each Event that was announced and one for each change of it.

The rules this module keeps: never an item per occurrence; an item's ``guid`` stays the same whatever
day the site is built on, and a change that changes again is a new item; dates come from history;
a title begins with the date it is about, so that it says enough where only titles are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from html import escape

from community_events.changelines import STATUS_LINE
from community_events.clock import day_of
from community_events.model.catalog import Catalog
from community_events.model.feed import Announcement
from community_events.model.records import Event
from community_events.model.recurrence import Moment, Occurrence, Override, Status
from community_events.particulars import (
    ONLINE,
    SAMPLE_NOTE,
    event_key,
    event_path,
    flyer_path,
    next_occurrence,
    organizer_name,
    particulars,
    places_of,
)
from community_events.site import Site
from community_events.uids import tag_uri
from community_events.wording import (
    change_word,
    day_text,
    last_day,
    mark_title,
    moment_text,
    occasion_text,
    status_word,
)

FAR_DAYS = 300
ONE_DATE = "日時"
# What became of one date is short; whether there is room left belongs to it all the same.
_OF_A_CHANGE = frozenset({"申込の状態"})


def build_announcements(
    event: Event,
    occurrences: tuple[Occurrence, ...],
    catalog: Catalog,
    site: Site,
    today: date,
) -> tuple[Announcement, ...]:
    """Return the item of the Event, then those of its changes in the order of ``changes``.

    ``occurrences``: all of the Event, of every time, sorted by start. An Event whose own status is
    news (中止, 延期 …) has an item for that, unless a change of all days already says it.
    """
    announced = catalog.revision_of(event).announced
    shown = next_occurrence(occurrences, today)
    label = _label(shown, len(occurrences), today) if shown else ""
    first = _build(event, shown, catalog, site, today, label=label, published=announced)
    changes = dict[str, Announcement]()
    for item in _changes(event, occurrences, catalog, site, today):
        changes.setdefault(item.guid, item)
    return (first, *changes.values())


def select_announcements(
    announcements: Iterable[Announcement], limit: int
) -> tuple[Announcement, ...]:
    """Return the ``limit`` newest, newest first; what is equally new, by ``guid``."""
    by_guid = sorted(announcements, key=lambda item: item.guid)
    return tuple(sorted(by_guid, key=lambda item: item.published, reverse=True)[:limit])


def _changes(
    event: Event, occurrences: tuple[Occurrence, ...], catalog: Catalog, site: Site, today: date
) -> Iterator[Announcement]:
    revision = catalog.revision_of(event)
    if has_own_status(event, occurrences):
        shown = next_occurrence(occurrences, today)
        published = revision.changed_at(STATUS_LINE)
        yield _build(
            event, shown, catalog, site, today, suffix=f"#{event.status}", published=published
        )
    for override in event.overrides:
        shown = concerned_by(override, occurrences, today)
        if shown is not None:
            suffix = f"#{_place_in_time(override)}{override.status}{_target(override)}"
            published = revision.changed_at(override.line)
            yield _build(event, shown, catalog, site, today, suffix=suffix, published=published)


def has_own_status(event: Event, occurrences: tuple[Occurrence, ...]) -> bool:
    """Return whether its status is news, and no change of all days says it already."""
    whole = any(override.day is None for override in event.overrides)
    # 日程調整中 without any date is how an Event begins, not what became of it.
    begins = event.status is Status.TBD and not occurrences
    return event.status is not Status.SCHEDULED and not begins and not whole


def concerned_by(
    override: Override, occurrences: tuple[Occurrence, ...], today: date
) -> Occurrence | None:
    """Return the Occurrence that ``override`` speaks of; of several the next one."""
    spoken_of = tuple(
        o
        for o in occurrences
        if override.day in (None, day_of(o.original)) and override.time in (None, o.original)
    )
    return next_occurrence(spoken_of, today)


def _place_in_time(override: Override) -> str:
    moment = override.time or override.day
    return f"{_compact(moment)}-" if moment else ""


def _target(override: Override) -> str:
    """Return what the change leads to, so that another new time is another item."""
    return f"-{_compact(override.start)}" if override.start else ""


def _compact(moment: Moment) -> str:
    return f"{moment:%Y%m%dT%H%M}" if isinstance(moment, datetime) else f"{moment:%Y%m%d}"


def _build(
    event: Event,
    shown: Occurrence | None,
    catalog: Catalog,
    site: Site,
    today: date,
    *,
    suffix: str = "",
    label: str = ONE_DATE,
    published: datetime,
) -> Announcement:
    """Return one item about ``shown``; without a ``suffix`` it is the Event's own."""
    is_change = bool(suffix)
    # The state of the date in the title: a single date that is off must not look as if it were on.
    status = shown.status if shown else event.status
    word = change_word(shown) if shown else status_word(status)
    title = mark_title(event.title, status, event.sample, word=word)
    # A change is about the day as it was announced; the new one stands in the text.
    moment = (shown.original if is_change else shown.start) if shown else None
    places = places_of(event, shown.venue if shown else (), status, catalog)
    place = "、".join(place.name for place in places) or ONLINE
    brief = tuple(_brief(event, shown, word, label, place, hours24=site.hours24))
    lines = (*brief, *_more(event, catalog, is_change=is_change))
    return Announcement(
        guid=tag_uri(event, site) + suffix,
        event=event_key(event),
        path=event_path(event),
        title=(_date_of_title(moment, today) if moment else "") + title,
        text="\n".join(lines),
        summary="\n".join(brief),
        html=paragraph(lines),
        status=status,
        moment=moment,
        published=published,
        author=organizer_name(event, catalog),
        categories=tuple(term.name for term in catalog.category_terms(event.category)),
        start=shown.start if shown else None,
        end=shown.end if shown else None,
        place=place,
        flyer=flyer_path(event),
    )


def paragraph(lines: Iterable[str]) -> str:
    r"""Return lines of text as HTML; nothing in them is markup.

    >>> paragraph(("a < b", "c"))
    '<p>a &lt; b<br>\\nc</p>'
    """
    return "<p>" + "<br>\n".join(escape(line, quote=False) for line in lines) + "</p>"


def _date_of_title(moment: Moment, today: date) -> str:
    """Return the date; with its year where the nearest such date is not meant."""
    far = abs((day_of(moment) - today).days) > FAR_DAYS
    return day_text(moment, with_year=far)


def _label(shown: Occurrence, count: int, today: date) -> str:
    """Return what the date of an Event is called when it is one of several."""
    if count == 1:
        return ONE_DATE
    return "次回" if last_day(shown.start, shown.end) >= today else "最後の回"


def _brief(
    event: Event,
    shown: Occurrence | None,
    word: str,
    label: str,
    place: str,
    *,
    hours24: bool,
) -> Iterator[str]:
    """Yield what one must know: what changed and why, when, where, what it is."""
    if event.sample:
        yield SAMPLE_NOTE
    reason = shown.reason if shown else event.status_reason
    if word or reason:
        yield (f"【{word}】" if word else "") + reason
    if shown is not None and shown.start != shown.original:
        yield f"もとの日時: {moment_text(shown.original, with_year=True, hours24=hours24)}"
    if shown is not None:
        told = occasion_text(shown.start, shown.end, with_year=True, hours24=hours24)
        yield f"{label}: {told}"
    if event.when_sentence and label != ONE_DATE:
        yield event.when_sentence
    yield f"会場: {place}"
    if event.summary:
        yield event.summary


def _more(event: Event, catalog: Catalog, *, is_change: bool) -> Iterator[str]:
    for label, text in particulars(event, catalog):
        if not is_change or label in _OF_A_CHANGE:
            yield f"{label}: {text}"
