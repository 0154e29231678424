"""What is known of an Event in complete sentences of やさしい日本語.

The rules this module keeps (在留支援のためのやさしい日本語ガイドライン, 出入国在留管理庁): one thing in one
sentence, sentences short and without double negation; the western year, 午前 and 午後 with the
24-hour time; から and まで, no slashes; a space between phrases. What is told is what the Event says:
set phrases are said in easy words, any other words of a contributor stand in 「」 as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from community_events.clock import day_of
from community_events.model.catalog import Catalog
from community_events.model.records import Contact, Event, Venue
from community_events.model.recurrence import Occurrence, Status
from community_events.particulars import Place
from community_events.render.setphrases import is_understood
from community_events.render.tongues import Tongue

_END = "。"
_SENTENCE = re.compile(r"[^。]+。?")
_NUMBER = re.compile(r"(?:定員)?(\d+)(?:人|名)")
_STATUS: dict[Status, tuple[str, ...]] = {
    Status.TBD: ("日は まだ 決まっていません。",),
    Status.CANCELLED: ("この イベントは 中止です。", "ありません。"),
    Status.POSTPONED: ("この イベントは 延期です。", "別の 日に します。"),
    Status.RESCHEDULED: ("日が 変わりました。",),
    Status.MOVED: ("場所が 変わりました。",),
    Status.ONLINE: ("オンライン（インターネット）で します。", "会場には 行きません。"),
}
_BOOKING: dict[str, str] = {
    "before": "まだ 申し込むことが できません。",
    "open": "今、申し込むことが できます。",
    "few-left": "あと 少しだけ 空いています。",
    "full": "もう いっぱいです。",
    "waiting-list": "もう いっぱいです。空くのを 待つことが できます。",
    "closed": "申し込みは 終わりました。",
}
_SELECTION = {
    "first-come": "申し込む 人が 多いときは、早い 人から 決まります。",
    "lottery": "申し込む 人が 多いときは、くじで 決めます。",
}
_LEVELS = {
    1: "日本語が わからなくても いいです。",
    2: "かんたんな 日本語が わかれば いいです。",
    3: "毎日の 生活の 日本語が わかれば いいです。",
    4: "ふつうの 日本語で 話します。",
}
_WAYS = {
    "電話": "電話で 申し込んでください。",
    "メール": "メールで 申し込んでください。",
    "FAX": "FAX（ファックス）で 申し込んでください。",
    "窓口": "窓口（受付）で 申し込んでください。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the sentences are made of. ``coming``: Occurrences from today on, sorted by start.

    ``is_over``: it had Occurrences, and none is ahead.
    """

    event: Event
    catalog: Catalog
    coming: tuple[Occurrence, ...] = ()
    places: tuple[Place, ...] = ()
    venues: tuple[Venue, ...] = ()
    is_over: bool = False


Chapter = tuple[str, tuple[str, ...]]


def easy_chapters(known: Known, tongue: Tongue) -> tuple[Chapter, ...]:
    """Return (heading, sentences), in the order in which people ask; only what is told."""
    told = ((heading, tuple(say(known, tongue))) for heading, say in _CHAPTERS)
    return tuple((heading, sentences) for heading, sentences in told if sentences)


def _changes(known: Known, tongue: Tongue) -> Iterator[str]:
    event = known.event
    yield from _STATUS.get(event.status, ())
    yield from _reason(event.status_reason)
    for occurrence in known.coming:
        if occurrence.changed and event.status is Status.SCHEDULED:
            yield from _change(occurrence, known, tongue)


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
    elif occurrence.status is Status.ONLINE:
        yield f"{before}は オンライン（インターネット）で します。"
    yield from _reason(occurrence.reason)


def _reason(reason: str) -> Iterator[str]:
    if reason:
        yield f"理由は「{reason.rstrip(_END)}」です。"


def _when(known: Known, tongue: Tongue) -> Iterator[str]:
    if known.is_over:
        yield "この イベントは もう 終わりました。"
    held = [occurrence for occurrence in known.coming if occurrence.takes_place]
    if held:
        first = held[0]
        yield f"次は {tongue.day_text(first.start, with_year=True)}です。"
        yield f"時間は {tongue.time_text(first.start, first.end)}です。"
    for sentence in _SENTENCE.findall(tongue.when_sentence(known.event)):
        yield sentence.strip()


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
            yield f"行き方：「{way.strip()}」"
    if known.event.online and known.places:
        yield "オンライン（インターネット）でも 参加できます。"
    elif known.event.online:
        yield "オンライン（インターネット）で します。"


def _cost(known: Known, tongue: Tongue) -> Iterator[str]:
    for line in known.event.fee:
        said = str(tongue.phrase(line))
        if not is_understood(line, tongue):
            yield f"お金のこと：「{line}」"
        elif re.match(r"\d", said):
            yield f"お金は {said}です。"
        else:
            yield f"{said}{_END}"


def _booking(known: Known, tongue: Tongue) -> Iterator[str]:
    event = known.event
    if event.needs_no_booking:
        yield "申し込みは いりません。"
    elif event.apply and is_understood(event.apply, tongue):
        yield "申し込みが いります。"
    elif event.apply:
        yield f"申し込みのこと：「{event.apply}」"
    for state in event.booking:
        day = f"{tongue.day_text(state.day, with_year=True)}は " if state.day else ""
        if state.state in _BOOKING:
            yield day + _BOOKING[state.state]
    for way in event.apply_how:
        yield _WAYS.get(way, f"申し込みの 方法：「{way}」")
    if event.apply_from:
        yield f"申し込みは {tongue.moment_text(event.apply_from, with_year=True)}からです。"
    if event.deadline:
        end = tongue.moment_text(event.deadline, with_year=True)
        yield f"{end}までに 申し込んでください。"
    if number := _NUMBER.fullmatch(event.capacity):
        yield f"{number[1]}人まで 来ることが できます。"
    yield from filter(None, (_SELECTION.get(event.selection, ""),))


def _people(known: Known, tongue: Tongue) -> Iterator[str]:
    event = known.event
    for text in (*event.audience, event.eligibility):
        said = str(tongue.phrase(text)) if text else ""
        if not said:
            continue
        if not is_understood(text, tongue):
            yield f"来ることが できる 人：「{text.rstrip(_END)}」"
        elif said.endswith(("です", "ます", "ください")):
            yield f"{said}{_END}"
        else:
            yield f"{said}の イベントです。"
    for term in known.catalog.vocabulary.ease:
        if term.slug in event.ease:
            yield f"{str(term.easy or term.name).rstrip(_END)}です。"
    yield from filter(None, (_LEVELS.get(event.japanese_level or 0, ""),))


def _bring(known: Known, tongue: Tongue) -> Iterator[str]:
    for thing in known.event.bring:
        if not is_understood(thing, tongue):
            yield f"「{thing.rstrip(_END)}」"
        elif (said := str(tongue.phrase(thing))).endswith("いりません"):
            yield f"{said}{_END}"
        else:
            yield f"{said}を 持ってきてください。"


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
