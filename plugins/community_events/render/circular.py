"""The sheet of a district: one A4 page in black and white for the 回覧板 and the notice board.

The rules this module keeps: the date is the largest thing in a row, with its weekday; what is on one
day only comes first, what repeats is told once below; there is room for the marks of those who have
read it, without a name; and it says until when it may hang. theme/print/circular.typ takes the
largest type at which all rows fit, down to 9 pt; then 「ほか n 件は二次元コードから」.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from community_events.render.phrases import split_phrases
from community_events.render.qr import draw_qr
from community_events.render.typeset import PrintTheme, address_pieces, bounded, compile_page

MOST_ROWS = 40  # more than the page holds; the rest is counted here
MOST_REPEATS = 6
MOST_OFFERS = 4
LIMITS = {"title": 60, "place": 40, "cost": 18, "sentence": 60}


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularRow:
    """One Occurrence. ``off``: struck out, with its ``status``."""

    title: str
    time: str = ""
    place: str = ""
    cost: str = ""
    status: str = ""
    off: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularDay:
    """The rows of one day: ``month`` 12, ``day`` 6, ``weekday`` 日; ``holiday``: its name."""

    month: int
    day: int
    weekday: str
    rows: tuple[CircularRow, ...]
    holiday: str = ""
    is_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularRepeat:
    """What repeats or lasts, told once; ``sentence``: when."""

    title: str
    sentence: str
    place: str = ""
    cost: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circular:
    """Everything that the sheet says.

    ``offers``: 出番, printed where there is room. ``more``: occurrences after the period.
    """

    name: str
    url: str
    created: datetime
    period: str
    days: tuple[CircularDay, ...] = ()
    repeats: tuple[CircularRepeat, ...] = ()
    offers: tuple[CircularRepeat, ...] = ()
    more: int = 0
    lang: str = "ja"
    site_name: str = ""
    has_samples: bool = False
    as_of: str = ""
    valid_until: str = ""


def render_circular(view: Circular, theme: PrintTheme) -> bytes:
    """Return the sheet as PDF/UA-1: one A4 page, the same bytes for the same view."""
    return compile_page("circular.typ", circular_data(view), created=view.created, theme=theme)


def circular_data(view: Circular) -> dict[str, object]:
    """Return what circular.typ reads: the first rows, each with the number of its day."""
    name = bounded(view.name, 40)
    rows = [_row(row) | {"day": n} for n, day in enumerate(view.days) for row in day.rows]
    return {
        "lang": view.lang,
        "title": f"{name} まちの催し（回覧・掲示）",
        "name": split_phrases(name),
        "site_name": bounded(view.site_name, 30),
        "period": bounded(view.period, 60),
        "days": [
            {"month": d.month, "day": d.day, "weekday": d.weekday, "is_off": d.is_off,
             "holiday": bounded(d.holiday, 12)}
            for d in view.days
        ],
        "rows": rows[:MOST_ROWS],
        "left": len(rows[MOST_ROWS:]),
        "more": view.more,
        "repeats": [_repeat(repeat) for repeat in view.repeats[:MOST_REPEATS]],
        "offers": [_repeat(offer) for offer in view.offers[:MOST_OFFERS]],
        "more_repeats": len(view.repeats[MOST_REPEATS:]),
        "has_samples": view.has_samples,
        "as_of": view.as_of,
        "valid_until": view.valid_until,
        "url": view.url,
        "address_pieces": address_pieces("", view.url),
        "qr": asdict(draw_qr(view.url)),
    }  # fmt: skip


def _row(row: CircularRow) -> dict[str, object]:
    plain: dict[str, object] = bounded(asdict(row), 30)
    return plain | {
        name: split_phrases(bounded(getattr(row, name), LIMITS[name]))
        for name in ("title", "place", "cost")
    }


def _repeat(repeat: CircularRepeat) -> dict[str, object]:
    names = ("title", "sentence", "place", "cost")
    phrases = {n: split_phrases(bounded(getattr(repeat, n), LIMITS[n])) for n in names}
    return phrases | {"mark": bounded(repeat.mark, 4)}
