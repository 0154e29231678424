"""A flyer is one page in each of its sizes: shrunk to a stated size, then cut, never spilt.

The view is plain text that is ready to print; theme/print/flyer-*.typ, one layout for each size, measure
and place it:

1. the largest type that fits, from a poster's to the smallest of the size (FLYER_SIZES),
2. then the body is cut at a sentence, 「つづきは二次元コードから」,
3. then exhibitors, programme and dates are cut with their count, 「ほか n 日」.

The day or its sentence, the place, the status and the code are never cut.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from community_events.messages import N_
from community_events.model.pictures import Picture
from community_events.render.phrases import split_phrases, split_sentences
from community_events.render.qr import draw_qr
from community_events.render.svgpicture import svg_picture
from community_events.render.typeset import (
    LONGEST_LIST,
    LONGEST_TEXT,
    PrintTheme,
    address_pieces,
    bounded,
    compile_page,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerSize:
    """One size: its file beside the event's page, its layout, and what it is called there.

    ``smallest``: running text is never smaller, in points. ``pixels``: how wide its picture is at most; 0 =
    none. ``room``: its share of the characters that a poster has room for (LIMITS).
    """

    name: str
    file: str
    label: str
    paper: str
    smallest: float
    pixels: int = 1280
    room: float = 1


#: From the one that is hung up to the one for who sees little; the first goes with news and calendars.
FLYER_SIZES = (
    FlyerSize(
        name="a4", file="flyer.pdf", label=N_("チラシを印刷する"), paper=N_("PDF・A4"), smallest=10
    ),
    FlyerSize(
        name="a5", file="flyer-a5.pdf", label=N_("手渡し用のチラシ"), paper=N_("PDF・A5"),
        smallest=8.5, pixels=960, room=0.7,
    ),
    FlyerSize(
        name="a6", file="flyer-a6.pdf", label=N_("小さなカード"), paper=N_("PDF・A6"),
        smallest=8.5, pixels=720, room=0.5,
    ),
    FlyerSize(
        name="large", file="flyer-large.pdf", label=N_("大きな文字のチラシ"), paper=N_("PDF・A4"),
        smallest=22, pixels=0, room=0.4,
    ),
)  # fmt: skip
MOST_CONTACTS = 5
# Characters that the page has room for where LONGEST_TEXT would push date and place off it.
LIMITS = {"title": 100, "when_sentence": 160, "supporters": 120,
          "kana": 80, "series": 40, "status_word": 12, "status_reason": 80,
          "venue_name": 60, "venue_kana": 60, "site_name": 30, "contact": 60, "ease": 24,
          "access": 24, "sessions": 30, "organizer": 80, "co_organizers": 80, "short_title": 40,
          "image_credit": 60}  # fmt: skip

# Nor is anything that an ordinary entry says cut where there is little room: half a time is a wrong one.
_LEAST = {"title": 80, "contact": 60, "organizer": 40, "venue_name": 40, "when_sentence": 80,
          "sessions": 30, "status_reason": 60, "co_organizers": 40, "supporters": 60, "ease": 24,
          "access": 24, "image_credit": 40, "site_name": 20, "series": 20, "kana": 40}  # fmt: skip
_NOT_PRINTED = frozenset({"created", "picture"})


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
class FlyerBox:
    """The most needful once more, in another language: ``lines`` are (label, text)."""

    heading: str
    lines: tuple[tuple[str, str], ...]
    lang: str = "ja"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerView:
    """Everything that a flyer says, as plain text; all but ``title`` and ``url`` may be empty.

    ``mark``: ``見本`` or empty. ``status_word``, ``status_reason``: of the whole event (中止 …);
    ``off``: it does not take place, the hero line is struck out as well.
    ``when_sentence``: the hero line, unless all is on one day: then ``when_day`` is (12月5日（土）), with
    ``when_year`` over it and ``when_time`` behind it. ``dates``: all that are printed, in order.
    ``as_of``: ``2026年11月21日現在``; ``valid_until``: ``12月5日まで有効``. ``short_address``: what a hand
    can type; empty: ``url`` without its scheme. ``created``: aware, the PDF's only time.
    """

    title: str
    url: str
    created: datetime
    lang: str = "ja"
    site_name: str = ""
    series: str = ""
    short_title: str = ""
    kana: str = ""
    summary: str = ""
    mark: str = ""
    status_word: str = ""
    status_reason: str = ""
    off: bool = False
    # When
    when_sentence: str = ""
    when_year: str = ""
    when_day: str = ""
    when_time: str = ""
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
    # In other words; readings of words that stand in the texts, the longest first
    box: FlyerBox | None = None
    readings: tuple[tuple[str, str], ...] = ()
    # The picture; its alternative text and its source
    picture: Picture | None = None
    alt: str = ""
    image_credit: str = ""
    # The print itself
    short_address: str = ""
    as_of: str = ""
    valid_until: str = ""


def render_flyer(view: FlyerView, size: FlyerSize, theme: PrintTheme) -> bytes:
    """Return the flyer as PDF/UA-1: one page, the same bytes for the same view."""
    template = f"flyer-{size.name}.typ"
    return compile_page(template, flyer_data(view, size), created=view.created, theme=theme)


def flyer_data(view: FlyerView, size: FlyerSize = FLYER_SIZES[0]) -> dict[str, object]:
    """Return what the layouts read: the view, cut into the pieces at which lines may break."""
    told = {name: value for name, value in asdict(view).items() if name not in _NOT_PRINTED}
    data = {name: bounded(value, _limit(name, size)) for name, value in told.items()}
    hero, more = _when(view, data["when_sentence"])
    return data | {
        "url": view.url,
        "readings": dict(view.readings),
        "picture": svg_picture(view.picture, size.pixels) if view.picture and size.pixels else "",
        "title_phrases": split_phrases(data["title"]),
        "short_phrases": split_phrases(data["short_title"] or data["title"]),
        "when_phrases": hero,
        "when_more": split_phrases(more),
        "venue_phrases": split_phrases(data["venue_name"]),
        "contact": [split_phrases(line) for line in data["contact"][:MOST_CONTACTS]],
        "body": [split_sentences(paragraph) for paragraph in view.body[:LONGEST_LIST]],
        "address_pieces": address_pieces(view.short_address, view.url),
        "qr": asdict(draw_qr(view.url)),
    }


def _limit(name: str, size: FlyerSize) -> int:
    """Return how many characters there is room for; a title keeps its 80."""
    limit = int(LIMITS[name] * size.room) if name in LIMITS else LONGEST_TEXT
    return max(limit, _LEAST.get(name, 12))


def _when(view: FlyerView, sentence: str) -> tuple[tuple[str, ...], str]:
    """Return the pieces of the hero line, and what is said below it: the first of the sentences leads."""
    first, *others = split_sentences(sentence) or ("",)
    if view.when_day:
        time = (" ", view.when_time) if view.when_time else ()
        return (view.when_day, *time), "".join(others)
    return split_phrases(first), "".join(others)
