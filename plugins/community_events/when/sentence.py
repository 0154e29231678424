"""What a Recurrence says, in the sentences of one language (rule 9), and its dates by month.

The way: ``tell`` makes a Telling of a Recurrence, a Voice says it. What is said in Japanese,
``read_when`` reads back to the same occurrences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from community_events.model.recurrence import Recurrence, Window
from community_events.when.teller import tell, tell_months
from community_events.when.telling import Closed, Hours, NoteTold
from community_events.when.voices import NO_NAMES, VOICES


def describe_in(
    edition: str,
    recurrence: Recurrence,
    *,
    bounds: bool = True,
    hours24: bool = False,
    names: Mapping[str, str] = NO_NAMES,
    notes: Sequence[str] = (),
) -> str:
    """Return what the Recurrence says, in one line, as the edition ("ja", "easy", "en" …) says it.

    ``bounds=False``: without the start of a rule that has no end (opening hours).
    ``hours24``: 15時 instead of 午後3時. ``names``: names of closures, of sessions and notes in that
    language; for "easy" their readings. ``notes``: what was written beside the dates.
    """
    telling = tell(recurrence, bounds=bounds, notes=notes)
    return VOICES[edition](names, hours24=hours24).say(telling)


def names_in(recurrence: Recurrence, notes: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what people named in the schedule: closures, sessions, notes; each once.

    Whoever says it in another language may have words for them (``describe_in``, ``names``).
    """
    return tuple(dict.fromkeys(name for name in _names(tell(recurrence, notes=notes)) if name))


def _names(told: object) -> Iterator[str]:
    if isinstance(told, NoteTold):
        yield told.text.rstrip("。")
    elif isinstance(told, Hours):
        yield told.label
    elif isinstance(told, Closed):
        yield told.name
    elif isinstance(told, tuple):
        for one in told:
            yield from _names(one)
    elif is_dataclass(told):
        for field in fields(told):
            yield from _names(getattr(told, field.name))


def describe(recurrence: Recurrence, *, bounds: bool = True, hours24: bool = False) -> str:
    """Return what the Recurrence says in Japanese.

    >>> from datetime import date
    >>> from community_events.when import Context, read_when
    >>> from community_events.spans import RawText
    >>> reading = read_when(RawText.of("第2土曜 14時〜16時"), Context(today=date(2026, 11, 21)))
    >>> describe(Recurrence(parts=reading.parts))
    '毎月第2土曜日、午後2時から午後4時まで。2026年12月12日から。'
    >>> describe(Recurrence(parts=reading.parts), bounds=False)
    '毎月第2土曜日、午後2時から午後4時まで。'
    """
    return describe_in("ja", recurrence, bounds=bounds, hours24=hours24)


def describe_easy(
    recurrence: Recurrence,
    *,
    bounds: bool = True,
    hours24: bool = False,
    readings: Mapping[str, str] = NO_NAMES,
) -> str:
    """Return what the Recurrence says in やさしい日本語; ``readings``: name → reading.

    >>> from datetime import date
    >>> from community_events.when import Context, read_when
    >>> from community_events.spans import RawText
    >>> text = RawText.of("2026年12月1日から2027年3月31日まで毎週火・金 10:00〜15:00（祝日は休み）")
    >>> print(describe_easy(Recurrence(parts=read_when(text, Context(today=date(2026, 11, 21))).parts)))
    毎週 火曜日と 金曜日に あります。 時間は 午前10時（10:00）から 午後3時（15:00）までです。 \
国の 休みの日（祝日）は ありません。 2026年12月1日から 2027年3月31日までです。
    """
    return describe_in("easy", recurrence, bounds=bounds, hours24=hours24, names=readings)


def describe_en(
    recurrence: Recurrence,
    *,
    bounds: bool = True,
    hours24: bool = False,
    names: Mapping[str, str] = NO_NAMES,
) -> str:
    """Return what the Recurrence says in English; ``names``: name → English.

    >>> from datetime import date
    >>> from community_events.when import Context, read_when
    >>> from community_events.spans import RawText
    >>> text = RawText.of("2026年12月1日から2027年3月31日まで毎週火・金 10:00〜15:00（祝日は休み）")
    >>> print(describe_en(Recurrence(parts=read_when(text, Context(today=date(2026, 11, 21))).parts)))
    Every Tuesday and Friday, 10:00 am to 3:00 pm. Not on public holidays. \
From 1 December 2026 to 31 March 2027.
    """
    return describe_in("en", recurrence, bounds=bounds, hours24=hours24, names=names)


def describe_dates_in(
    edition: str, recurrence: Recurrence, window: Window | None = None
) -> tuple[str, ...]:
    """Return the dates by month, a line each, as the edition prints them.

    Without a window, a rule without an end is listed for two years.
    """
    return VOICES[edition]().say_months(tell_months(recurrence, window))


def describe_dates(recurrence: Recurrence, window: Window | None = None) -> tuple[str, ...]:
    """Return the dates by month as people print them: 12月の開催日: 1（火）、4（金）.

    A month has its year in front where the months run over more than one year.
    """
    return describe_dates_in("ja", recurrence, window)


def describe_dates_easy(recurrence: Recurrence, window: Window | None = None) -> tuple[str, ...]:
    """Return the dates by month: 2026年12月は 1日（火曜日）、 4日（金曜日）に あります。"""
    return describe_dates_in("easy", recurrence, window)


def describe_dates_en(recurrence: Recurrence, window: Window | None = None) -> tuple[str, ...]:
    """Return the dates by month: December 2026: Tue 1, Fri 4."""
    return describe_dates_in("en", recurrence, window)
