"""Event pages: also of past events, which keep their address and say that they are over."""

from __future__ import annotations

from collections.abc import Iterator

from community_events.artifacts import Artifact
from community_events.clock import day_of
from community_events.model.records import Event, Venue
from community_events.model.recurrence import Occurrence, Status
from community_events.particulars import (
    Place,
    answering_organizer,
    flyer_path,
    organizer_name,
)
from community_events.render.easysentences import Known, easy_chapters, fleeting_sentences
from community_events.render.flyer import FLYER_SIZES
from community_events.render.jsonld import event_json_ld
from community_events.render.pages.beside import related_rows, report_href, share_view
from community_events.render.pages.facts import (
    ease_words,
    event_facts,
    exhibitor_facts,
    top_facts,
)
from community_events.render.pages.frame import (
    Frame,
    edit_link,
    freshness,
    mark_of,
    record_banners,
)
from community_events.render.pages.rows import booking_text, make_months, make_row
from community_events.render.pages.ways import event_calendar_view
from community_events.render.renditions import main_picture
from community_events.render.tongues import Tongue
from community_events.render.views import AlternateView, BannerView, EventView, FactView, LinkView
from community_events.render.whereabouts import event_access, standing_places, standing_venues
from community_events.wording import last_day

PAST_ROWS = 12
PAPER_ROWS = 12  # as in print.css


def event_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield the page of every Event."""
    for key, event in frame.index.catalog.events.items():
        yield _event_page(key, event, frame)


def _event_page(key: str, event: Event, frame: Frame) -> Artifact:
    index, catalog, tongue = frame.index, frame.index.catalog, frame.tongue
    path = f"/events/{key}/"
    all_dates = index.occurrences[key]
    coming = index.upcoming((key,))
    organizer = catalog.organizers[event.organizer]
    answering = answering_organizer(event, catalog)
    places = standing_places(event, coming or all_dates, catalog)
    venues = standing_venues(places, catalog)
    series = catalog.series.get(event.series)
    sentence = frame.when_sentence(key)
    view = EventView(
        title=event.title,
        kana=event.kana,
        mark=mark_of(event, tongue),
        banners=(*record_banners(event, tongue), *_banners(event, coming, frame)),
        ended=_over(event, frame) if coming else None,
        summary=event.summary,
        sentence=sentence,
        next_row=make_row(_next(coming), frame) if coming else None,
        months=make_months(coming or all_dates, tongue),
        changes=tuple(make_row(o, frame) for o in coming if o.changed),
        rows=tuple(make_row(o, frame) for o in coming),
        is_long=len(coming) > PAPER_ROWS,
        past_rows=tuple(make_row(o, frame) for o in index.past((key,))[:PAST_ROWS])
        if coming
        else (),
        facts_top=top_facts(event, places, frame),
        facts=event_facts(event, venues, frame),
        ease=ease_words(event.ease, catalog),
        access=event_access(event, venues, catalog, tongue) if venues or event.access else None,
        program=event.program,
        exhibitors=exhibitor_facts(event.exhibitors, index.today, tongue),
        picture=main_picture(event, catalog),
        body=frame.body(event.body, path),
        easy=event.easy,
        sentences=_sentences(event, coming, places, venues, frame),
        organizer=LinkView(
            text=organizer_name(event, catalog),
            href=f"/organizers/{answering.slug}/" if answering else "",
            kana=answering.kana if answering else "",
        ),
        series=LinkView(text=series.title, href=f"/series/{event.series}/") if series else None,
        downloads=_downloads(path, event, tongue),
        calendar=event_calendar_view(key, frame) if all_dates else None,
        share=share_view(key, frame),
        related=related_rows(key, frame),
        report_href=report_href(event, path, frame),
        freshness=freshness(event, tongue),
        edit_href=edit_link(event, frame.site),
    )
    page = frame.page(
        path,
        "event",
        tongue.marked_title(event.title, event.status, sample=event.sample),
        description=" ".join(part for part in (sentence, event.summary) if part),
        crumbs=(
            LinkView(text=frame.say("団体"), href="/organizers/"),
            LinkView(text=organizer.title, href=f"/organizers/{event.organizer}/"),
        ),
        noindex=event.sample,
        says_sample=True,
        own_card=True,
        scripts=("event", "copy"),
        json_ld=event_json_ld(event, all_dates, catalog, frame.site, index.today),
    )
    return frame.artifact("event.html", page, view, measures=frame.flyers.get(key, ()))


def _sentences(
    event: Event,
    coming: tuple[Occurrence, ...],
    places: tuple[Place, ...],
    venues: tuple[Venue, ...],
    frame: Frame,
) -> tuple[FactView, ...]:
    """Return what is known in sentences of やさしい日本語, for the edition that is written in it."""
    if frame.edition.slug != "easy":
        return ()
    index = frame.index
    every = index.occurrences[f"{event.organizer}/{event.slug}"]
    known = Known(
        event=event,
        catalog=index.catalog,
        coming=coming,
        places=places,
        venues=venues,
        last=None if coming or not every else every[-1],
    )
    chapters = easy_chapters(known, frame.tongue)
    return tuple(
        FactView(label=chapter[0], lines=chapter[1], fleeting=fleeting_sentences(chapter))
        for chapter in chapters
    )


def _next(coming: tuple[Occurrence, ...]) -> Occurrence:
    """Return the next one that takes place; when none does, the next one."""
    return next((o for o in coming if o.takes_place), coming[0])


def _banners(event: Event, coming: tuple[Occurrence, ...], frame: Frame) -> Iterator[BannerView]:
    tongue = frame.tongue
    if event.status is not Status.SCHEDULED:
        tone = "cancelled" if event.status in (Status.CANCELLED, Status.POSTPONED) else "changed"
        yield BannerView(tone=tone, word=tongue.status_word(event.status), text=event.status_reason)
    changed = next((o for o in coming if o.changed), None)
    if changed and event.status is Status.SCHEDULED:
        tone = "changed" if changed.takes_place else "cancelled"
        text = _change_text(changed, coming, tongue)
        last = last_day(changed.start, changed.end).isoformat()
        yield BannerView(tone=tone, word=tongue.change_word(changed), text=text, last=last)
    if booking := booking_text(event, None, tongue):
        yield BannerView(tone="booking", word=booking)
    if not coming and frame.index.occurrences[f"{event.organizer}/{event.slug}"]:
        yield _over(event, frame)


def _change_text(changed: Occurrence, coming: tuple[Occurrence, ...], tongue: Tongue) -> str:
    """Return what became of one date, and why; of a whole day, without its times."""
    alike = [o for o in coming if day_of(o.original) == day_of(changed.original)]
    whole = len(alike) > 1 and all(
        (o.status, o.reason) == (changed.status, changed.reason) for o in alike
    )
    if changed.start != changed.original:
        told = tongue.say(
            "%(old)sから%(new)sに変わりました。",
            old=tongue.moment_text(changed.original),
            new=tongue.moment_text(changed.start),
        )
        return tongue.join((told, changed.reason), "")
    tell = tongue.day_text if whole else tongue.moment_text
    return _with_reason(tell(changed.original), changed.reason, tongue)


def _with_reason(day: str, reason: str, tongue: Tongue) -> str:
    return tongue.say("%(day)s：%(reason)s", day=day, reason=reason) if reason else day


def _over(event: Event, frame: Frame) -> BannerView:
    """Return that the last date is over, or that it did not take place."""
    last = frame.index.occurrences[f"{event.organizer}/{event.slug}"][-1]
    tongue = frame.tongue
    if last.changed and not last.takes_place:
        day = tongue.day_text(last.original, with_year=True)
        text = _with_reason(day, last.reason, tongue)
        return BannerView(tone="cancelled", word=tongue.change_word(last), text=text)
    day = tongue.day_text(last.start, with_year=True)
    text = tongue.say("この催しは%(day)sに終わりました。", day=day)
    return BannerView(tone="past", word=tongue.say("終了"), text=text)


def _downloads(path: str, event: Event, tongue: Tongue) -> tuple[AlternateView, ...]:
    if not flyer_path(event):
        return ()
    return tuple(
        AlternateView(
            text=tongue.say(size.label),
            href=path + size.file,
            media_type="application/pdf",
            size=tongue.say(size.paper),
        )
        for size in FLYER_SIZES
    )
