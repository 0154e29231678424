"""校正: all that an entry says, to be read by its organizer, answered on the same sheet and sent back.

The rules this module keeps: what the entry says stands there whole, in the order of ``schema`` and with
the numbers of the form (``render.formfields``); nothing is cut for the page, a long entry takes more pages and
says so; the answer stands on the last of them. It is for its organizer, not for readers: no page of the
site but /print/ leads to it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from community_events.clock import day_of
from community_events.index import Index
from community_events.model.catalog import Catalog
from community_events.model.records import Event
from community_events.model.recurrence import Occurrence
from community_events.reach import venues_of
from community_events.render.formfields import NOT_ASKED
from community_events.render.prooffacts import IN_WHEN, body_lines, told_of
from community_events.render.qr import draw_qr
from community_events.render.typeset import PrintTheme, address_pieces, compile_pdf
from community_events.render.whereabouts import place_text
from community_events.schema import EVENT_KEYS
from community_events.wording import (
    change_word,
    day_text,
    mark_title,
    time_text,
)

FILE = "proof.pdf"
DATES = 10
DAYS_TO_ANSWER = 7
QUESTION = "この内容で載せます"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFact:
    """One key and what the entry says of it, one text a line."""

    number: int
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofDate:
    """One of the next dates; ``note``: its state, reason and place where they are its own."""

    day: str
    time: str
    note: str = ""
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofView:
    """Everything that a proof says. ``untold``: labels of keys that the entry leaves out.

    ``until``: the day by which to answer; "" leaves it to be written by hand. ``more``: how many dates
    follow those that are listed.
    """

    title: str
    url: str
    created: datetime
    site_name: str = ""
    organizer: str = ""
    path: str = ""
    as_of: str = ""
    until: str = ""
    send_to: tuple[str, ...] = ()
    facts: tuple[ProofFact, ...] = ()
    dates: tuple[ProofDate, ...] = ()
    more: int = 0
    body: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


def proof_view(key: str, index: Index) -> ProofView:
    """Return what the proof of one Event says."""
    event, catalog, site = index.catalog.events[key], index.catalog, index.site
    coming = index.upcoming((key,))
    modified = _newest_change(event, catalog)
    asked = [one for one in EVENT_KEYS if one.name not in NOT_ASKED]
    told = {one.name: tuple(told_of(one, event, catalog)) for one in asked}
    organizer = catalog.organizers[event.organizer]
    return ProofView(
        title=mark_title(event.title, event.status, event.sample),
        url=site.absolute(f"/events/{key}/"),
        created=modified,
        site_name=site.name,
        organizer=event.host or organizer.title,
        path=f"{key}.md",
        as_of=day_text(modified, with_year=True),
        until=_until(day_of(modified), coming, index.today),
        send_to=(site.publisher, site.publisher_contact) if site.publisher_contact else (),
        facts=tuple(
            ProofFact(number=number, label=one.label, lines=told[one.name])
            for number, one in enumerate(asked, 1)
            if told[one.name]
        ),
        dates=tuple(_date(o, event, index) for o in coming[:DATES]),
        more=len(coming[DATES:]),
        body=tuple(body_lines(event)),
        untold=tuple(one.label for one in asked if not told[one.name] and one.name not in IN_WHEN),
    )


def render_proof(view: ProofView, theme: PrintTheme) -> bytes:
    """Return the proof as PDF/UA-1: A4, as many pages as it takes, the same bytes for the same view."""
    return compile_pdf("proof.typ", proof_data(view), created=view.created, theme=theme)


def proof_data(view: ProofView) -> dict[str, object]:
    """Return what proof.typ reads."""
    told = {name: value for name, value in asdict(view).items() if name != "created"}
    return told | {
        "question": QUESTION,
        "address_pieces": address_pieces("", view.url),
        "qr": asdict(draw_qr(view.url)),
    }


def _until(modified: date, coming: tuple[Occurrence, ...], today: date) -> str:
    """Return by when to answer: a week after the change, but before it takes place; "" when that is over."""
    day = modified + timedelta(days=DAYS_TO_ANSWER)
    if coming:
        day = min(day, day_of(coming[0].start) - timedelta(days=1))
    return day_text(day, with_year=True) if day > max(modified, today) else ""


def _newest_change(event: Event, catalog: Catalog) -> datetime:
    records = (event, *catalog.venues_of(venues_of(event)))
    return max(catalog.revision_of(record).modified for record in records)


def _date(occurrence: Occurrence, event: Event, index: Index) -> ProofDate:
    hours24 = index.site.hours24
    own_place = occurrence.venue not in ((), event.venue)
    parts = (
        occurrence.session.label,
        change_word(occurrence),
        occurrence.reason,
        place_text(occurrence, event, index.catalog) if own_place else "",
    )
    return ProofDate(
        day=day_text(occurrence.start, with_year=True),
        time=time_text(occurrence.start, occurrence.end, hours24=hours24),
        note="　".join(part for part in parts if part),
        off=not occurrence.takes_place,
    )
