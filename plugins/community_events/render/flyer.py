"""A flyer is one A4 page, whatever the entry holds: shrunk to a stated size, then cut, never spilt.

The view is plain text that is ready to print; theme/print/flyer.typ measures and places it:

1. the largest type that fits, from a poster's to 10 pt for running text,
2. then the body is cut at a sentence, 「つづきは二次元コードから」,
3. then exhibitors, programme and dates are cut with their count, 「ほか n 日」.

The sentence of the date, the place, the status and the code are never cut.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from community_events.render.phrases import split_phrases, split_sentences
from community_events.render.qr import draw_qr
from community_events.render.typeset import (
    LONGEST_LIST,
    LONGEST_TEXT,
    PrintTheme,
    address_pieces,
    bounded,
    compile_page,
)

MOST_CONTACTS = 5
# Characters that the page has room for where LONGEST_TEXT would push date and place off it.
LIMITS = {"title": 100, "kana": 80, "series": 40, "status_word": 12, "status_reason": 80,
          "venue_name": 60, "venue_kana": 60, "site_name": 30, "contact": 60, "ease": 24,
          "access": 24, "sessions": 30, "organizer": 80, "co_organizers": 80}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerDate:
    """One Occurrence on paper.

    ``month``: ``2026年12月``, the heading it stands under. ``day``: ``8日（火）``. ``time``: only
    where it differs from ``when_sentence``. ``status``: 中止, 変更 …; ``note``: its reason or change.
    ``off``: it does not take place then; the day is struck out as well.
    """

    month: str
    day: str
    time: str = ""
    status: str = ""
    note: str = ""
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerSession:
    """One part of the day: ``午前の部``, its time, and place and capacity where it has its own."""

    label: str
    time: str = ""
    venue: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerGroup:
    """Names under a heading: who exhibits on which day."""

    heading: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerView:
    """Everything that a flyer says, as plain text; all but ``title`` and ``url`` may be empty.

    ``mark``: ``見本`` or empty. ``status_word``, ``status_reason``: of the whole event (中止 …);
    ``off``: it does not take place, the hero line is struck out as well.
    ``when_sentence``: the hero line; ``dates``: all that are printed, in order. ``as_of``:
    ``2026年11月21日現在``; ``valid_until``: ``2027年3月31日まで有効``. ``short_address``: what a hand
    can type; empty: ``url`` without its scheme. ``created``: aware, the PDF's only time.
    """

    title: str
    url: str
    created: datetime
    lang: str = "ja"
    site_name: str = ""
    series: str = ""
    kana: str = ""
    summary: str = ""
    mark: str = ""
    status_word: str = ""
    status_reason: str = ""
    off: bool = False
    # When
    when_sentence: str = ""
    dates: tuple[FlyerDate, ...] = ()
    sessions: tuple[FlyerSession, ...] = ()
    reception: str = ""
    weather: str = ""
    rain_date: str = ""
    decision: str = ""
    # Where
    venue_name: str = ""
    venue_kana: str = ""
    address: str = ""
    online: str = ""
    getting_there: str = ""
    parking: str = ""
    # How
    fee: str = ""
    capacity: str = ""
    apply: str = ""
    apply_how: str = ""
    deadline: str = ""
    booking: str = ""
    # Who
    audience: str = ""
    eligibility: str = ""
    bring: str = ""
    languages: str = ""
    ease: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    # What
    body: tuple[str, ...] = ()
    program: tuple[str, ...] = ()
    exhibitors: tuple[FlyerGroup, ...] = ()
    speakers: str = ""
    # From whom
    organizer: str = ""
    co_organizers: str = ""
    supporters: str = ""
    contact: tuple[str, ...] = ()
    # The print itself
    short_address: str = ""
    as_of: str = ""
    valid_until: str = ""


def render_flyer(view: FlyerView, theme: PrintTheme) -> bytes:
    """Return the flyer as PDF/UA-1: one A4 page, the same bytes for the same view."""
    return compile_page("flyer.typ", flyer_data(view), created=view.created, theme=theme)


def flyer_data(view: FlyerView) -> dict[str, object]:
    """Return what flyer.typ reads: the view, cut into the pieces at which lines may break."""
    data = {
        name: bounded(value, LIMITS.get(name, LONGEST_TEXT))
        for name, value in asdict(view).items()
        if name != "created"
    }
    return data | {
        "url": view.url,
        "title_phrases": split_phrases(data["title"]),
        "when_phrases": split_phrases(data["when_sentence"]),
        "venue_phrases": split_phrases(data["venue_name"]),
        "contact": [split_phrases(line) for line in data["contact"][:MOST_CONTACTS]],
        "body": [split_sentences(paragraph) for paragraph in view.body[:LONGEST_LIST]],
        "address_pieces": address_pieces(view.short_address, view.url),
        "qr": asdict(draw_qr(view.url)),
    }
