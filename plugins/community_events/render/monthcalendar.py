"""A month on one sheet for the wall: a grid of weeks from Sunday to Saturday, in A4 or A3.

The rules this module keeps: a day shows what is on that day alone first; what repeats, or lasts, is
told once below the grid, and its days carry its number, so that it buries nothing; a change is never
a number. theme/print/month.typ takes the largest type at which all days fit, down to 8 pt (A3: 11
pt); then a day ends in 「ほか n 件」, and the code leads to the rest.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from community_events.render.phrases import split_phrases
from community_events.render.qr import draw_qr
from community_events.render.typeset import PrintTheme, address_pieces, bounded, compile_page

PAPERS = ("a4", "a3")
MOST_ITEMS = 6  # of one day; more than its square holds; the rest is counted here
MOST_LINES = 10  # numbers of a day stand in one line
BRIEF = 18  # characters of a title where days are over-full
LIMITS = {"title": 40, "place": 24, "subject": 30, "sentence": 60}


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthItem:
    """One Occurrence in a day. ``off``: struck out, with its ``status``."""

    title: str
    time: str = ""
    place: str = ""
    status: str = ""
    off: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """One square: ``number`` 1; ``holiday``: its name; ``is_off``: Sunday or holiday.

    ``lines``: the numbers of the lines below that are on; ``more``: what is not in ``items``.
    """

    number: int
    holiday: str = ""
    is_off: bool = False
    items: tuple[MonthItem, ...] = ()
    lines: tuple[int, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLine:
    """What repeats or lasts, below the grid under its ``number``; ``sentence``: when."""

    number: int
    title: str
    sentence: str
    place: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPrint:
    """Everything that a month on paper says, as plain text.

    ``subject``: whose month it is (樫原); ``weeks``: seven squares each, None of another month.
    ``more_lines``: what repeats and has no number. ``has_samples``: whether anything on it is 見本.
    ``as_of``, ``valid_until``, ``created``: as in FlyerView.
    """

    subject: str
    year: int
    month: int
    url: str
    created: datetime
    weeks: tuple[tuple[MonthDay | None, ...], ...]
    lang: str = "ja"
    site_name: str = ""
    lines: tuple[MonthLine, ...] = ()
    more_lines: int = 0
    has_samples: bool = False
    as_of: str = ""
    valid_until: str = ""


def render_month(view: MonthPrint, paper: str, theme: PrintTheme) -> bytes:
    """Return the month on ``paper`` (a4, a3) as PDF/UA-1: one page, the same bytes for the same view."""
    data = month_data(view) | {"paper": paper}
    return compile_page("month.typ", data, created=view.created, theme=theme)


def month_data(view: MonthPrint) -> dict[str, object]:
    """Return what month.typ reads."""
    plain = {
        name: bounded(value, LIMITS.get(name, 160))
        for name, value in asdict(view).items()
        if name not in {"created", "weeks", "lines"}
    }
    shown = len(view.lines[:MOST_LINES])
    return plain | {
        "url": view.url,
        "title": f"{plain['subject']} {view.year}年{view.month}月の催し",
        "weeks": [[_day(day, shown) if day else None for day in week] for week in view.weeks],
        "lines": [_line(line) for line in view.lines[:MOST_LINES]],
        "more_lines": view.more_lines + len(view.lines[MOST_LINES:]),
        "address_pieces": address_pieces("", view.url),
        "qr": asdict(draw_qr(view.url)),
    }


def _day(day: MonthDay, shown: int) -> dict[str, object]:
    items = [_item(item) for item in day.items[:MOST_ITEMS]]
    more = day.more + len(day.items[MOST_ITEMS:])
    lines = [number for number in day.lines if number <= shown]
    return {
        "number": day.number,
        "holiday": bounded(day.holiday, 12),
        "is_off": day.is_off,
        "items": items,
        "lines": lines,
        "more": more,
    }


def _item(item: MonthItem) -> dict[str, object]:
    title, place = bounded(item.title, LIMITS["title"]), bounded(item.place, LIMITS["place"])
    plain: dict[str, object] = bounded(asdict(item), 24)
    return plain | {
        "title": split_phrases(title),
        "brief": split_phrases(bounded(title, BRIEF)),
        "place": split_phrases(place),
    }


def _line(line: MonthLine) -> dict[str, object]:
    title, sentence = (
        bounded(line.title, LIMITS["title"]),
        bounded(line.sentence, LIMITS["sentence"]),
    )
    place = bounded(line.place, LIMITS["place"])
    return {
        "number": line.number,
        "mark": bounded(line.mark, 4),
        "title": split_phrases(title),
        "brief": split_phrases(bounded(title, BRIEF)),
        "sentence": split_phrases(sentence),
        "place": split_phrases(place),
    }
