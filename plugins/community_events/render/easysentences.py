"""What is known of an Event in complete sentences of やさしい日本語.

The rules this module keeps (在留支援のためのやさしい日本語ガイドライン, 出入国在留管理庁): one thing in one
sentence, sentences short and without double negation; the western year, 午前 and 午後 with the
24-hour time; から and まで, no slashes; a space between phrases. What is told is what the Event says:
set phrases are said in easy words (what they speak of stays: 駄菓子は 10円です), all other words of a
contributor stand in 「」 as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from community_events.clock import day_of
from community_events.model.catalog import Catalog
from community_events.model.records import Contact, Event, Venue
from community_events.model.recurrence import Occurrence, Status
from community_events.particulars import Place, places_of
from community_events.render.easywords import BOOKING, LEVELS, NOT_HELD, SELECTION, STATUS, WAYS
from community_events.render.setphrases import is_understood, split_note
from community_events.render.tongues import Tongue

_END = "。"
_SENTENCE = re.compile(r"[^。]+。?")
# How a price is told of somebody or something: 大人： 300円.
_OF = "： "
_ENDINGS = ("です", "ます", "ません", "ください")
_INNER = str.maketrans("「」", "『』")
_NUMBER = re.compile(r"(?:定員)?(\d+)(?:人|名)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the sentences are made of. ``coming``: Occurrences from today on, sorted by start.

    ``last``: the last Occurrence, of an Event that has none ahead.
    """

    event: Event
    catalog: Catalog
    coming: tuple[Occurrence, ...] = ()
    places: tuple[Place, ...] = ()
    venues: tuple[Venue, ...] = ()
    last: Occurrence | None = None


Chapter = tuple[str, tuple[str, ...]]
_NEXT = "次は "


def easy_chapters(known: Known, tongue: Tongue) -> tuple[Chapter, ...]:
    """Return (heading, sentences), in the order in which people ask; only what is told."""
    told = ((heading, tuple(_one_by_one(say(known, tongue)))) for heading, say in _CHAPTERS)
    return tuple((heading, sentences) for heading, sentences in told if sentences)


def fleeting_sentences(chapter: Chapter) -> int:
    """Return how many of its first sentences hold only until the next date is over: day and time."""
    return 2 if chapter[1][0].startswith(_NEXT) else 0


def _one_by_one(lines: Iterable[str]) -> Iterator[str]:
    """Yield sentence by sentence, none twice in a row; what is quoted stays whole."""
    before = ""
    for line in lines:
        for sentence in [line] if "「" in line else _SENTENCE.findall(line):
            if sentence.strip() != before:
                before = sentence.strip()
                yield before


def _quote(text: str) -> str:
    """Return the words of a contributor, as they are written, in 「」."""
    words = " ".join(text.split()).rstrip(_END)
    return f"「{words.translate(_INNER)}」"


def _sentences(text: str, tongue: Tongue) -> Iterator[tuple[str, bool]]:
    """Yield what is said of each sentence of ``text``, and whether it is one in itself.

    Yields nothing unless all of it is understood.
    """
    if not is_understood(text, tongue):
        return
    for part in filter(None, (part.strip() for part in str(text).split(_END))):
        for said in split_note(part, tongue):
            yield said, said.endswith(_ENDINGS)


def _changes(known: Known, tongue: Tongue) -> Iterator[str]:
    event = known.event
    yield from STATUS.get(event.status, ())
    yield from _reason(event.status_reason)
    if event.status is Status.SCHEDULED:
        changed = (occurrence for occurrence in known.coming if occurrence.changed)
        for sentences in dict.fromkeys(tuple(_change(o, known, tongue)) for o in changed):
            yield from sentences


def _change(occurrence: Occurrence, known: Known, tongue: Tongue) -> Iterator[str]:
    before = tongue.day_text(occurrence.original, with_year=True)
    if not occurrence.takes_place:
        yield f"{before}は ありません。"
        if occurrence.status is Status.POSTPONED:
            yield "別の 日に します。"
    elif day_of(occurrence.original) != day_of(occurrence.start):
        yield f"{before}は ありません。"
        now = tongue.occasion_text(occurrence.start, occurrence.end, with_year=True)
        yield f"かわりに {now}に あります。"
    elif occurrence.original != occurrence.start or occurrence.status is Status.SCHEDULED:
        yield f"{before}は 時間が 変わりました。"
        yield f"{tongue.time_text(occurrence.start, occurrence.end)}です。"
    elif occurrence.status is Status.MOVED:
        yield f"{before}は 場所が 変わりました。"
        places = places_of(known.event, occurrence.venue, occurrence.status, known.catalog)
        yield from (f"場所は {place.name}です。" for place in places)
    elif occurrence.status is Status.ONLINE:
        yield f"{before}は オンライン（インターネット）で します。"
    yield from _reason(occurrence.reason)


def _reason(reason: str) -> Iterator[str]:
    if reason:
        yield f"理由は{_quote(reason)}です。"


def _when(known: Known, tongue: Tongue) -> Iterator[str]:
    if known.last is not None:
        yield "この イベントは もう 終わりました。"
        yield f"最後の 日は {tongue.day_text(known.last.start, with_year=True)}でした。"
        return
    held = [occurrence for occurrence in known.coming if occurrence.takes_place]
    if known.event.status in NOT_HELD or (known.coming and not held):
        return
    if len({day_of(occurrence.start) for occurrence in held}) > 1:
        yield f"{_NEXT}{tongue.day_text(held[0].start, with_year=True)}です。"
        yield f"時間は {tongue.time_text(held[0].start, held[0].end)}です。"
    yield str(tongue.when_sentence(known.event))


def _where(known: Known, _: Tongue) -> Iterator[str]:
    venues = known.catalog.venues
    for place in known.places:
        venue = venues.get(place.slug) if place.slug else None
        reading = f"（{venue.kana}）" if venue and venue.kana else ""
        yield f"場所は {place.name}{reading}です。"
        if place.address:
            yield f"住所は {place.address}です。"
    ways = [known.event.getting_there] if known.event.getting_there else []
    for way in ways or [venue.getting_there for venue in known.venues]:
        if way and known.places:
            yield f"行き方：{_quote(way)}"
    if known.event.online and known.places:
        yield "オンライン（インターネット）でも 参加できます。"
    elif known.event.online:
        yield "オンライン（インターネット）で します。"


def _cost(known: Known, tongue: Tongue) -> Iterator[str]:
    free = str(tongue.phrase("無料"))
    for line in known.event.fee:
        told = tuple(_sentences(line, tongue))
        if not told:
            yield f"お金のこと：{_quote(line)}"
        for said, whole in told:
            if said == free:
                yield "お金は いりません。"
            elif whole:
                yield said + _END
            elif _OF in said:
                yield f"{said.replace(_OF, 'は ', 1).replace(free, '無料')}です。"
            else:
                yield f"お金は {said}です。"


def _booking(known: Known, tongue: Tongue) -> Iterator[str]:
    event = known.event
    if event.needs_no_booking:
        yield "申し込みは いりません。"
    elif event.apply and is_understood(event.apply, tongue):
        yield "申し込みが いります。"
    elif event.apply:
        yield f"申し込みのこと：{_quote(event.apply)}"
    for state in event.booking:
        day = f"{tongue.day_text(state.day, with_year=True)}は " if state.day else ""
        if state.state in BOOKING:
            yield day + BOOKING[state.state]
    for way in event.apply_how:
        yield WAYS.get(way, f"申し込みの 方法：{_quote(way)}")
    if event.apply_from:
        yield f"申し込みは {tongue.moment_text(event.apply_from, with_year=True)}からです。"
    if event.deadline:
        end = tongue.moment_text(event.deadline, with_year=True)
        yield f"{end}までに 申し込んでください。"
    if number := _NUMBER.fullmatch(event.capacity):
        yield f"{number[1]}人まで 来ることが できます。"
    yield from filter(None, (SELECTION.get(event.selection, ""),))


def _people(known: Known, tongue: Tongue) -> Iterator[str]:
    event = known.event
    for text in filter(None, (*event.audience, event.eligibility)):
        told = tuple(_sentences(text, tongue))
        if not told:
            yield f"来ることが できる 人：{_quote(text)}"
        for said, whole in told:
            yield said + (_END if whole else "の イベントです。")
    for term in known.catalog.vocabulary.ease:
        if term.slug in event.ease:
            yield f"{str(term.easy or term.name).rstrip(_END)}です。"
    yield from filter(None, (LEVELS.get(event.japanese_level or 0, ""),))


def _bring(known: Known, tongue: Tongue) -> Iterator[str]:
    for thing in known.event.bring:
        told = tuple(_sentences(thing, tongue))
        if not told:
            yield _quote(thing)
        for said, whole in told:
            yield said + (_END if whole else "を 持ってきてください。")


def _ask(known: Known, _: Tongue) -> Iterator[str]:
    contact: Contact = known.event.contact
    if contact.name:
        yield f"{contact.name}に 聞いてください。"
    for word, value in (("電話", contact.phone), ("FAX（ファックス）", contact.fax)):
        if value:
            yield f"{word}は {value}です。"
    if contact.mail:
        yield f"メールは {contact.mail} です。"


Say = Callable[[Known, Tongue], Iterable[str]]

#: Heading → what is said below it.
_CHAPTERS: Sequence[tuple[str, Say]] = (
    ("変わったこと", _changes),
    ("いつ", _when),
    ("どこ", _where),
    ("お金", _cost),
    ("申し込み", _booking),
    ("だれが 行くことが できるか", _people),
    ("持ってくる もの", _bring),
    ("聞きたいとき", _ask),
)
