"""Decoders for everything that says when: the schedule, hours, changes, booking states, dates.

All reading is done by ``when``; here its pieces are brought together. What an entry means does not
depend on the day of the build.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from community_events.changelines import line_key
from community_events.clock import day_of
from community_events.decode.bench import Bench, Reference
from community_events.decode.raindates import name_rain_date
from community_events.decode.texts import (
    choose,
    decode_line,
    fold,
    item_texts,
    one_line,
    sub_text,
    tidy,
)
from community_events.frontmatter import RawField, RawItem, split_item
from community_events.model.records import BookingState, Kind
from community_events.model.recurrence import (
    Moment,
    Override,
    Part,
    Recurrence,
    Rule,
    Session,
    Single,
    Status,
)
from community_events.occurrences import expand
from community_events.schema import Key, keys_by_name
from community_events.spans import RawText
from community_events.when import (
    WhenItem,
    as_it_stands,
    describe,
    read_changes,
    read_date,
    read_hours,
    read_moment,
    read_schedule,
    read_when,
)
from community_events.wording import day_text

STATUS_WORDS: dict[str, Status] = {
    **dict.fromkeys(("予定どおり", "予定通り", "開催", "scheduled"), Status.SCHEDULED),
    **dict.fromkeys(("日程調整中", "未定", "日程未定", "tbd"), Status.TBD),
    **dict.fromkeys(("中止", "cancelled", "canceled"), Status.CANCELLED),
    **dict.fromkeys(("延期", "postponed"), Status.POSTPONED),
    **dict.fromkeys(("日程変更", "予備日に延期", "rescheduled"), Status.RESCHEDULED),
    **dict.fromkeys(("会場変更", "moved"), Status.MOVED),
    **dict.fromkeys(("オンライン", "オンライン開催", "online"), Status.ONLINE),
}
_LINES = ("period", "holidays")
_DATELIKE = re.compile(r"\d\s*[年月/.-]|[毎隔][日週月年]|曜|第\s*[\d一二三四五]\s*[月火水木金土日]")


def decode_schedule(fields: Mapping[str, tuple[Key, RawField]], bench: Bench) -> dict[str, object]:
    """Return recurrence, overrides, notes and sentence of an event from all its keys about dates."""
    if "when" not in fields:
        return {}
    key, when = fields["when"]
    lines = {name: _one_line(*fields[name], bench) for name in _LINES if name in fields}
    if not all(lines.values()):
        return {}  # what is wrong has been said; the rest would be judged by half of it
    schedule = read_schedule(
        tuple(item for raw in _items(when, key, bench) if (item := _when_item(raw, key, bench))),
        period=lines.get("period"),
        excluded=tuple(item_texts(fields["except"][1], fields["except"][0], bench))
        if "except" in fields
        else (),
        holidays=lines.get("holidays"),
        context=bench.context.when(),
        key_span=when.key.span(),
    )
    bench.findings.add(schedule.diagnostics)
    happening = expand("", schedule.recurrence, (), None)
    bench.days = tuple(dict.fromkeys(day_of(occurrence.start) for occurrence in happening))
    overrides = _read_changes(fields, schedule.recurrence, bench)
    sentence = describe(as_it_stands(schedule.recurrence, overrides))
    return {
        "recurrence": schedule.recurrence,
        "overrides": overrides,
        "when_sentence": sentence + "".join(f"{note.rstrip('。')}。" for note in schedule.notes),
    }


def _read_changes(
    fields: Mapping[str, tuple[Key, RawField]], recurrence: Recurrence, bench: Bench
) -> tuple[Override, ...]:
    """Return what each line of 変更 says; code: change-twice."""
    if "changes" not in fields:
        return ()
    key, changes = fields["changes"]
    overrides: list[Override] = []
    for text in item_texts(changes, key, bench):
        item = _change_item(text, recurrence, bench)
        if item is None:
            continue
        rain = fields["rain_date"][1] if "rain_date" in fields else None
        item = item[0], name_rain_date(item[1], rain, bench)
        more, found = read_changes((item,), recurrence, bench.context.when())
        bench.findings.add(found)
        more = tuple(replace(override, line=line_key(text.text)) for override in more)
        if any(_speak_of_one(a, b) for a in more for b in overrides):
            bench.findings.error(
                "change-twice",
                text.span(),
                f"「{tidy(item[0].text)}」の変更が2つあります。どちらが正しいか分からないので、1行にしてください。",
            )
        overrides += more
    return tuple(overrides)


def _speak_of_one(one: Override, other: Override) -> bool:
    """Return whether two changes speak of the same Occurrence."""
    return one.day == other.day and (None in (one.time, other.time) or one.time == other.time)


def decode_hours(field: RawField, key: Key, bench: Bench) -> tuple[Recurrence, str]:
    """Return when a venue or shop is open (may be open-ended) and the sentence for it."""
    parts: list[Part] = []
    for text in item_texts(field, key, bench):
        reading = read_hours(text, bench.context.when(strict=False))
        bench.findings.add(reading.diagnostics)
        parts += reading.parts
    recurrence = Recurrence(parts=tuple(parts))
    return recurrence, describe(recurrence, bounds=False)


def decode_date(field: RawField, key: Key, bench: Bench) -> date | None:
    """Return a date; its year must be written."""
    if not decode_line(field, key, bench) or field.text is None:
        return None
    day, found = read_date(field.text.strip(), bench.context.when())
    bench.findings.add(d for d in found if d.code != "date-in-past")
    return day


def decode_moment(field: RawField, key: Key, bench: Bench) -> Moment | None:
    """Return a date or a date with a time."""
    if not decode_line(field, key, bench) or field.text is None:
        return None
    moment, found = read_moment(field.text.strip(), bench.context.when())
    bench.findings.add(d for d in found if d.code != "date-in-past")
    return moment


def decode_singles(field: RawField, key: Key, bench: Bench) -> tuple[Single, ...]:
    """Return the dates of a list, each with or without its times; code: rule-not-allowed."""
    singles: list[Single] = []
    for text in item_texts(field, key, bench):
        reading = read_when(text, bench.context.when())
        bench.findings.add(reading.diagnostics)
        singles += [part for part in reading.parts if isinstance(part, Single)]
        if len(singles) < len(reading.parts) and any(isinstance(p, Rule) for p in reading.parts):
            bench.findings.error(
                "rule-not-allowed",
                text.span(),
                f"「{key.label}」には、くり返しではなく日付を書きます。",
                instead=key.example,
            )
    return tuple(singles)


def decode_status(field: RawField, key: Key, bench: Bench) -> tuple[Status, str]:
    """Return the status of the whole event and its public reason; code: unknown-status."""
    text = decode_line(field, key, bench)
    found = re.fullmatch(r"([^（(]*)(?:[（(](.*)[）)])?", text)
    status = STATUS_WORDS.get(fold(found[1])) if found else None
    if status is None and text and field.text is not None:
        bench.findings.error(
            "unknown-status",
            field.text.span(),
            f"「{key.label}」の「{text}」は分かりません。"
            "使えるのは 日程調整中・中止・延期・会場変更・オンライン です。",
            instead="中止（台風のため）",
        )
    return status or Status.SCHEDULED, (found[2] or "") if found else ""


def decode_booking(field: RawField, key: Key, bench: Bench) -> tuple[BookingState, ...]:
    """Return the booking state of the whole event or of single days; code: unknown-choice."""
    states = []
    for text in item_texts(field, key, bench):
        parts = split_item(text)
        day = None
        if parts:
            day, found = read_date(parts[0], bench.context.when())
            bench.findings.add(d for d in found if d.code != "date-in-past")
        word = parts[1] if parts else text
        if state := choose(word, key, dict(key.choices), bench, "unknown-choice"):
            states.append(BookingState(state=state, day=day))
    return tuple(states)


def _one_line(key: Key, field: RawField, bench: Bench) -> RawText | None:
    """Return a text of one line; code: not-a-text."""
    written = decode_line(field, key, bench)
    return field.text.strip() if written and field.text is not None else None


def _items(field: RawField, key: Key, bench: Bench) -> tuple[RawItem, ...]:
    """Return the items of a list, and the lines of a text as such; code: not-a-list."""
    if field.items:
        return field.items
    return tuple(RawItem(text=text) for text in item_texts(field, key, bench))


def _change_item(
    text: RawText, recurrence: Recurrence, bench: Bench
) -> tuple[RawText, RawText] | None:
    parts = split_item(text)
    if parts is None:
        days = [day_of(part.start) for part in recurrence.parts]
        example = (
            f"{day_text(min(days), with_year=True)}: 中止（{tidy(text.text)}）" if days else ""
        )
        bench.findings.error(
            "change-unreadable",
            text.span(),
            f"変更「{tidy(text.text)}」に「日付: 内容」の形がありません。",
            instead=example,
        )
    return parts


def _when_item(item: RawItem, key: Key, bench: Bench) -> WhenItem | None:
    """Return one date text with its label, venue and capacity."""
    if item.fields:
        return _nested_item(item, bench)
    text = one_line(item.text, key.label, bench)
    if text is None:
        return None
    parts = split_item(text)
    if parts and not _DATELIKE.search(parts[0].text) and len(parts[0].text) <= 30:
        return WhenItem(text=parts[1], session=Session(label=tidy(parts[0].text)))
    return WhenItem(text=text, session=Session())


def _nested_item(item: RawItem, bench: Bench) -> WhenItem:
    keys = keys_by_name(Kind.EVENT)
    text, label, capacity, venues = item.text.slice(0, 0), "", "", []
    for sub in item.fields:
        key = keys.get(sub.name)
        name = key.name if key else ""
        if name not in ("when", "venue", "capacity", ""):
            bench.findings.error(
                "unknown-key",
                sub.key.span(),
                f"日時の下に「{sub.key.text}」は書けません。",
            )
            continue
        value = sub_text(sub, bench)
        if value is None:
            continue
        if name == "when":
            text = value
        elif name == "capacity":
            capacity = tidy(value.text)
        elif name == "venue":
            venues.append(value.text)
            bench.references.append(Reference(attribute="session", target=Kind.VENUE, text=value))
        elif fold(sub.key.text) in ("名前", "部", "ラベル"):
            label = tidy(value.text)
        else:
            label, text = tidy(sub.key.text), value
    return WhenItem(text=text, session=Session(label=label, venue=tuple(venues), capacity=capacity))
