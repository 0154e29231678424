"""What a row of /data/events.csv says in each of its cells.

The rules this module keeps: dates as YYYY-MM-DD, times as HH:MM; an end that nobody wrote is empty,
the last day of what lasts whole days is in it; lists of words are parted by semicolons, of names by
、; an answer that nobody gave is empty, never 「無」. The code values are those of the national model
(438 コアデータモデル DMD: イベント; 438-1 コード一覧 No. 2, 有無コード一覧).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from community_events.clock import day_of
from community_events.model.catalog import Catalog
from community_events.model.records import Event
from community_events.model.recurrence import Moment, Occurrence, Status
from community_events.particulars import Place, event_path, price_of, way_there
from community_events.render.pages.rows import booking_text
from community_events.site import Site
from community_events.wording import change_word, last_day, moment_text, status_word

AS_PLANNED = "予定どおり"
_CAPACITY = re.compile(r"(?:先着|抽選)?\s*([0-9]+)\s*(?:人|名|席|組)?")
_ADDRESS = re.compile(r"https?://[^\s、]+")
_LANGUAGES = {
    "日本語": "JA",
    "やさしい日本語": "JA",
    "英語": "EN",
    "中国語": "CN",
    "韓国語": "KO",
    "韓国・朝鮮語": "KO",
    "ベトナム語": "VI",
    "ネパール語": "NE",
}
# ぁ…ゖ → ァ…ヶ: 全角カナ is what the column holds.
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """What a row is about; ``occurrence`` is None for an Event that has no dates yet."""

    event: Event
    occurrence: Occurrence | None
    places: tuple[Place, ...]
    catalog: Catalog
    site: Site

    @property
    def status(self) -> Status:
        """How it stands with this row."""
        return self.occurrence.status if self.occurrence else self.event.status

    @property
    def page(self) -> str:
        """The address of the page."""
        return self.site.absolute(event_path(self.event))


def nothing(_: EventRow) -> str:
    """Return an empty cell: nobody tells us this."""
    return ""


def state(row: EventRow) -> str:
    """Return 状態 in a word, also where all is as planned."""
    word = change_word(row.occurrence) if row.occurrence else status_word(row.status)
    return word or AS_PLANNED


def start_day(row: EventRow) -> str:
    """Return 開始日."""
    return day_of(row.occurrence.start).isoformat() if row.occurrence else ""


def end_day(row: EventRow) -> str:
    """Return 終了日; of whole days the last one."""
    o = row.occurrence
    if o is None or o.end is None:
        return ""
    return (last_day(o.start, o.end) if o.is_all_day else day_of(o.end)).isoformat()


def start_clock(row: EventRow) -> str:
    """Return 開始時間."""
    return clock(row.occurrence.start if row.occurrence else None)


def end_clock(row: EventRow) -> str:
    """Return 終了時間."""
    return clock(row.occurrence.end if row.occurrence else None)


def length(row: EventRow) -> str:
    """Return 所要時間 as HH:MM."""
    o = row.occurrence
    if o is None or not isinstance(o.start, datetime) or not isinstance(o.end, datetime):
        return ""
    hours, minutes = divmod(int((o.end - o.start).total_seconds()) // 60, 60)
    return f"{hours:02}:{minutes:02}"


def remark(row: EventRow) -> str:
    """Return why it differs and what it was."""
    o, parts = row.occurrence, [row.event.status_reason]
    if o is not None:
        was = f"もとの日時: {moment_text(o.original, with_year=True, hours24=row.site.hours24)}"
        parts = [o.reason, was if o.start != o.original else ""]
    return "。".join(part for part in (*parts, row.event.weather) if part)


def notes(row: EventRow) -> str:
    """Return 備考: that it is a sample, whether there is room, what to bring."""
    event, booking = row.event, booking_text(row.event, row.occurrence)
    found = (
        "見本です。実際の催しではありません" if event.sample else "",
        f"申込の状態: {booking}" if booking else "",
        f"持ち物: {'、'.join(event.bring)}" if event.bring else "",
    )
    return "。".join(text for text in found if text)


def by_web(row: EventRow) -> str:
    """Return 開催形式 as the model has it: 現地開催のみ, オンライン, ハイブリッド."""
    if not row.places:
        return "オンライン"
    return "ハイブリッド" if row.event.online else "現地開催のみ"


def kana(row: EventRow) -> str:
    """Return the reading in 全角カナ."""
    return row.event.kana.translate(_KATAKANA)


def capacity(row: EventRow) -> str:
    """Return 定員 where it is a number."""
    found = _CAPACITY.fullmatch(row.event.capacity)
    return found[1] if found else ""


def price(row: EventRow) -> str:
    """Return 料金 in yen where it is one amount."""
    price = price_of(row.event)
    return "" if price is None else str(price)


def fee_kind(row: EventRow) -> str:
    """Return 料金種別: 有料 or 無料."""
    return ("無料" if row.event.is_free else "有料") if row.event.fee else ""


def venue_code(row: EventRow) -> str:
    """Return the code of the municipality where the place lies in it."""
    venues = [row.catalog.venues[p.slug] for p in row.places if p.slug]
    inside = bool(venues) and not any(venue.outside for venue in venues)
    return row.site.municipality_code if inside else ""


def way_of(row: EventRow, label: str) -> str:
    """Return what is told of the way under ``label``."""
    venue = row.occurrence.venue if row.occurrence else ()
    return dict(way_there(row.event, venue, row.catalog)).get(label, "") if row.places else ""


def access_of(item: str) -> Callable[[EventRow], str]:
    """Return the column of one item: 有無コード 1 有, 0 無; empty when nobody told."""

    def cell(row: EventRow) -> str:
        venues = row.catalog.venues_of(tuple(place.slug for place in row.places))
        elsewhere = row.occurrence is not None and row.occurrence.venue not in ((), row.event.venue)
        own = () if elsewhere or not row.places else row.event.access
        facts = (*(fact for v in venues for fact in v.access), *own)
        told = {fact.item: fact.yes for fact in facts}  # item by item, the Event's word goes first
        return str(int(told[item])) if item in told else ""

    return cell


def tags(row: EventRow) -> str:
    """Return the categories."""
    return _words(term.name for term in row.catalog.category_terms(row.event.category))


def keywords(row: EventRow) -> str:
    """Return the areas and the series."""
    areas = row.catalog.areas_of(row.event)
    found = [row.catalog.areas[slug].title for slug in areas if slug in row.catalog.areas]
    series = row.catalog.series.get(row.event.series)
    return _words((*found, *((series.title,) if series else ())))


def online_of(row: EventRow, *, address: bool) -> str:
    """Return how to take part online: an address, or else the words."""
    is_address = bool(_ADDRESS.fullmatch(row.event.online))
    return row.event.online if is_address is address else ""


def apply_address(row: EventRow) -> str:
    """Return where to apply on the web."""
    found = (_ADDRESS.search(line) for line in row.event.apply_how)
    return next((match[0] for match in found if match), "")


def languages(row: EventRow) -> str:
    """Return the languages as the model writes them: JA, EN, CN."""
    return language_codes(row.event.languages)


def language_codes(names: Iterable[str]) -> str:
    """Return the codes of those languages that have one."""
    return _words(_LANGUAGES[name] for name in names if name in _LANGUAGES)


def day(moment: Moment | None) -> str:
    """Return a date."""
    return day_of(moment).isoformat() if moment else ""


def clock(moment: Moment | None) -> str:
    """Return a time of day."""
    return f"{moment:%H:%M}" if isinstance(moment, datetime) else ""


def _words(words: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(words))


def position_of(row: EventRow, name: str) -> str:
    """Return ``latitude`` or ``longitude`` in degrees."""
    position = row.places[0].position if row.places else None
    return f"{getattr(position, name):.6f}" if position else ""
