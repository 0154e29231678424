"""What stands beside an Event on its page: what else is on that its reader may like, and ways to pass it on.

The rules this module keeps: what is related is told in one order (the same Series, the same Organizer,
the same place, the same kind in the same district) and never what is over; a link that passes
something on is a plain link: no script, no counter, and nothing is loaded before somebody follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from urllib.parse import quote

from community_events.model.records import Event, Opportunity
from community_events.render.cardviews import caption
from community_events.render.pages.frame import Frame
from community_events.render.pages.rows import make_row
from community_events.render.views import RowView, ShareView
from community_events.wording import mark_title

MOST = 4
# LINE opens its list of friends with the text filled in: https://developers.line.biz/en/docs/line-login/using-line-url-scheme/
_LINE = "https://line.me/R/share?text="

_KINDS: tuple[Callable[[Event, Event], bool], ...] = (
    lambda one, other: bool(one.series) and one.series == other.series,
    lambda one, other: one.organizer == other.organizer,
    lambda one, other: bool(set(one.venue) & set(other.venue)),
    lambda one, other: bool(
        set(one.category) & set(other.category) and set(one.area) & set(other.area)
    ),
)


def related_rows(key: str, frame: Frame) -> tuple[RowView, ...]:
    """Return the next date of each of the few Events that are nearest to this one."""
    return tuple(islice(_related(key, frame), MOST))


def share_view(key: str, frame: Frame) -> ShareView:
    """Return the ways to tell somebody of an Event: LINE, mail, the address to copy."""
    event = frame.index.catalog.events[key]
    text = caption(event, frame.index)
    subject = mark_title(event.title, event.status, event.sample)
    return ShareView(
        line=_LINE + quote(text, safe=""),
        mail=f"mailto:?subject={quote(subject, safe='')}&body={quote(_lines(text), safe='')}",
        address=frame.site.absolute(frame.edition.path(f"/events/{key}/")),
    )


def report_href(record: Event | Opportunity, path: str, frame: Frame) -> str:
    """Return the mail that tells of a mistake on the page, to whoever may be written to; or ""."""
    organizer = frame.index.catalog.organizers[record.organizer]
    to = record.contact.mail or organizer.contact.mail
    if not to:
        return ""
    subject = quote(f"「{record.title}」のページについて", safe="")
    lines = (
        f"{organizer.title}の方へ",
        "",
        frame.site.absolute(path),
        "",
        "まちがっている所：",
        "",
    )
    body = quote(_lines("\n".join(lines)), safe="")
    return f"mailto:{quote(to, safe='@')}?subject={subject}&body={body}"


def _related(key: str, frame: Frame) -> Iterator[RowView]:
    index = frame.index
    this = index.catalog.events[key]
    told = {key}
    for is_near in _KINDS:
        found = []
        for other, event in index.catalog.events.items():
            if other not in told and is_near(this, event):
                coming = next((o for o in index.upcoming((other,)) if o.takes_place), None)
                if coming:
                    found.append(coming)
        for occurrence in sorted(found, key=lambda o: (str(o.start), o.event)):
            told.add(occurrence.event)
            yield make_row(occurrence, frame)


def _lines(text: str) -> str:
    """Return the text with the line ends that mailto wants (RFC 6068 §5)."""
    return text.replace("\n", "\r\n")
