"""Rows of our own /data/events.csv → Items that export again as the same rows.

The rules this module keeps: a row is ours when its ID is a UID and its コンテンツURL is a page of such a
site; what a cell only works out of others (所要時間, Web開催, 料金種別) is not kept twice; what the
publishing site says of itself (its code, its name, 掲載開始日) is the next site's to say; the body is
Markdown and stays it. docs/open-data.md tells what stands in a column, ``render.eventlist`` writes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from community_events.clock import TOKYO, day_of
from community_events.importers.items import Exact, Item
from community_events.importers.own_columns import is_as_exported
from community_events.importers.own_values import booking_of, choose_split, page_of, split_names
from community_events.importers.own_ways import places_of_rows, ways_of_rows
from community_events.importers.records import Row
from community_events.importers.told import Schedule, Told, schedule_of
from community_events.model.records import (
    Contact,
    Event,
    Named,
    Vocabulary,
)
from community_events.model.recurrence import Moment, Status
from community_events.particulars import price_of
from community_events.spans import RawText
from community_events.when import Context, read_moment
from community_events.wording import SAMPLE_MARK

_UID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*@[A-Za-z0-9][A-Za-z0-9.-]*")
_NEEDED = ("ID", "コンテンツURL", "開催パターン", "状態", "開始日時特記事項")
_WAS = re.compile(r"(?:(?P<reason>.*)。)?もとの日時: (?P<was>[^。]+)", re.DOTALL)
_NOTES = re.compile(
    r"(?:見本です。実際の催しではありません。?)?"
    r"(?:申込の状態: (?P<booking>[^。]+)。?)?(?:持ち物: (?P<bring>.*))?",
    re.DOTALL,
)
_AS_PLANNED = "予定どおり"
_DAY = timedelta(days=1)
_LINES = {"対象者備考": "eligibility", "集合（受付）場所": "reception", "開催条件": "weather",
          "概要": "summary", "イベント通称": "short_title"}  # fmt: skip


def is_own(row: Row) -> bool:
    """Return whether our own export wrote this row."""
    return (
        all(name in row.headers.values() or name in row.raw for name in _NEEDED)
        and _UID.fullmatch(row.raw["ID"]) is not None
        and page_of(row.raw["コンテンツURL"]) is not None
    )


def read_own(
    rows: Sequence[Row], where: str, otherwise: Item, context: Context, vocabulary: Vocabulary
) -> Item | None:
    """Return the Event of ``rows``; None where they do not say one thing of it.

    ``otherwise``: what they say when they are read as anybody's rows.
    """
    one = rows[0].raw
    if not is_as_exported([row.raw for row in rows], [t.name for t in vocabulary.categories]):
        return None
    if not all(_NOTES.fullmatch(row.raw["備考"]) for row in rows):
        return None
    page = page_of(one["コンテンツURL"])
    told = [t for row in rows if (t := _told(row.raw, context)) is not None]
    if page is None or (len(told) != len(rows) and (len(rows) > 1 or one["開始日"])):
        return None
    sentence = one["開催パターン"]
    if told:
        schedule = schedule_of(sentence, told, (), context)
    else:
        status = Status.TBD
        schedule = Schedule(
            recurrence=otherwise.recurrence,
            status=status,
            reason=_reason(one, context)[0],
            places=tuple(filter(None, (one["場所名称"],))),
        )
    title = one["イベント名"]
    sample = title.startswith(SAMPLE_MARK)
    values = _values(rows, vocabulary) | {
        "uid": one["ID"],
        "sample": sample,
        "status": schedule.status,
        "status_reason": schedule.reason,
    }
    same = one["説明"] == one["概要"]
    return Item(
        where=where,
        uid=one["ID"],
        title=title.removeprefix(SAMPLE_MARK) if sample else title,
        organizer=one["主催者"],
        recurrence=schedule.recurrence,
        overrides=schedule.overrides,
        values={k: v for k, v in values.items() if v not in (None, "", (), False, Contact())},
        text="" if same else one["説明"],
        exact=Exact(
            folder=page[0],
            slug=page[1],
            sentence=sentence if told else "",
            told=tuple(told),
            lines=schedule.lines,
            notes=schedule.notes,
            places=places_of_rows(rows),
            venue=schedule.places,
            keywords=tuple(filter(None, one["キーワード"].split(";"))),
            ways=ways_of_rows(rows),
            otherwise=(otherwise,),
        ),
    )


def _moment(day: str, clock: str) -> Moment | None:
    try:
        found = date.fromisoformat(day)
        return datetime.combine(found, time.fromisoformat(clock), TOKYO) if clock else found
    except ValueError:
        return None


def _told(row: Mapping[str, str], context: Context) -> Told | None:
    start = _moment(row["開始日"], row["開始時間"])
    if start is None:
        return None
    end: Moment | None = None
    if isinstance(start, datetime):
        end = _moment(row["終了日"], row["終了時間"]) if row["終了時間"] else None
    else:
        last = _moment(row["終了日"] or row["開始日"], "")
        end = last + _DAY if last else None
    reason, was = _reason(row, context)
    return Told(
        start=start,
        end=end,
        original=was or start,
        word="" if row["状態"] == _AS_PLANNED else row["状態"],
        reason=reason,
        place=row["場所名称"],
        label=row["サブタイトル"],
    )


def _reason(row: Mapping[str, str], context: Context) -> tuple[str, Moment | None]:
    """Return the reason and, of what was moved, the announced start."""
    said, weather = row["開始日時特記事項"], row["開催条件"]
    if weather and said.endswith(weather):
        said = said.removesuffix(weather).removesuffix("。")
    found = _WAS.fullmatch(said)
    if found is None:
        return said, None
    moment, _ = read_moment(RawText.of(found["was"]), context)
    return (found["reason"] or "", moment) if moment else (said, None)


def _values(rows: Sequence[Row], vocabulary: Vocabulary) -> dict[str, object]:
    row = rows[0].raw
    terms = {term.name: term.slug for term in vocabulary.categories}
    page = row["コンテンツURL"]
    web = row["URL"] if row["URL"] != page else ""
    notes = _NOTES.fullmatch(row["備考"])
    values: dict[str, object] = {
        "kana": row["イベント名_カナ"],
        # Without a history of its own, the next site tells from this when it was announced.
        "updated": _moment(row["掲載開始日"], ""),
        "category": tuple(terms[name] for name in row["タグ"].split(";") if name in terms),
        "fee": _fee(row),
        "contact": Contact(name=row["連絡先名称"], phone=row["連絡先電話番号"], web=web),
        "co_organizers": tuple(Named(name=name) for name in row["共催団体"].split("、") if name),
        "supporters": tuple(Named(name=name) for name in row["関連組織"].split("、") if name),
        "audience": split_names(row["対象者"]),
        "online": row["Web開催URL"] or row["ツール・環境"],
        "capacity": row["定員備考"],
        "languages": _languages(row),
        "deadline": _moment(row["参加申込終了日"], row["参加申込終了時間"]),
        "apply_from": _moment(row["申込開始日"], row["申込開始時刻"]),
        "bring": split_names(notes["bring"] or "") if notes else (),
        "booking": booking_of([(_original_day(one), _booking(one)) for one in rows]),
    }
    values |= {name: row[header] for header, name in _LINES.items()}
    lines = tuple(row["参加申込方法"].split("\n"))
    first = lines[0]
    if row["申込URL"] and row["申込URL"] in first:
        return values | {"apply_how": lines}
    return values | {"apply": first, "apply_how": lines[1:]}


def _original_day(row: Row) -> date | None:
    start = _moment(row.raw["開始日"], row.raw["開始時間"])
    found = _WAS.search(row.raw["開始日時特記事項"])
    if found is not None:
        moment, _ = read_moment(RawText.of(found["was"]), Context(today=date.min))
        start = moment or start
    return day_of(start) if start is not None else None


def _booking(row: Row) -> str:
    notes = _NOTES.fullmatch(row.raw["備考"])
    return (notes["booking"] or "") if notes else ""


def _fee(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines of which the other cells about money are worked out."""

    def is_told(lines: tuple[str, ...]) -> bool:
        event = Event(id="", slug="", path="", title="", organizer="", uid="", fee=lines)
        price = price_of(event)
        kind = ("無料" if event.is_free else "有料") if lines else ""
        return (kind, "" if price is None else str(price)) == (row["料金種別"], row["料金(基本)"])

    return choose_split(row["料金(詳細)"], is_told)


def _languages(row: Mapping[str, str]) -> tuple[str, ...]:
    from community_events.render.eventcells import language_codes

    return choose_split(
        row["外国語対応備考"], lambda names: language_codes(names) == row["外国語対応"]
    )
