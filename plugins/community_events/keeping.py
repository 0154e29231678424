"""Ways to write an edited entry so that nothing vanishes from the calendars, the smallest first.

The rules this module keeps: what a contributor wanted stays said (the new date, the new rule); what was
there before stays too, with a word of what became of it. Nothing here is sure to pass: ``continuity``
tries each way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from community_events.checks.base import Loss, dated_uids, is_ahead
from community_events.clock import day_of
from community_events.model.records import Event
from community_events.model.recurrence import (
    Moment,
    Occurrence,
    Recurrence,
    Rule,
    Single,
    Status,
)
from community_events.occurrences import moment_key
from community_events.rewriting import EntryText, Item
from community_events.uids import recurrence_uids
from community_events.when.sentence import describe
from community_events.wording import clock_text, day_text, last_day, time_text

_CANCELLED = "中止（予定が変わったため）"
_DATE = re.compile(r"(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})")
_DATES = ("when", "period", "except", "holidays")


def kept_texts(
    loss: Loss, event: Event, old: EntryText, new: EntryText, today: date
) -> Iterator[str]:
    """Yield whole texts of the entry.

    ``event``: what it says now; ``old``, ``new``: its text in the base and now.
    """
    for named in _with_old_name(loss, event, old, new):
        for dated in _with_old_dates(loss, event, old, named, today):
            yield dated.text


def cancelled_text(text: EntryText) -> str:
    """Return the text of an entry that says that nothing of it takes place."""
    return text.without("draft").with_line("status", _CANCELLED).text


def _with_old_name(loss: Loss, event: Event, old: EntryText, new: EntryText) -> Iterator[EntryText]:
    """Yield the new text with the UID of the old one."""
    if event.uid == loss.event.uid:
        yield new
        return
    place, own = f"events/{loss.key}", f"events/{event.organizer}/{event.slug}"
    if not (old.block("uid") or new.block("uid")):
        places = (*loss.event.aliases, place, *event.aliases)
        kept = [p for p in dict.fromkeys(places) if p != own]
        if len(kept) == 1:
            yield new.with_line("aliases", kept[0])
        elif kept:
            yield new.with_items("aliases", ((f"- {p}",) for p in kept))
        else:
            yield new.without("aliases")
    if uid := old.block("uid"):
        yield new.with_block(uid)
    yield new.with_line("uid", loss.event.uid.rpartition("@")[0])


def _with_old_dates(
    loss: Loss, event: Event, old: EntryText, new: EntryText, today: date
) -> Iterator[EntryText]:
    """Yield the text as it is, then with the old dates and what became of them."""
    yield new
    if moves := tuple(_moves(loss, event)):
        yield _changed(new.with_items("when", old.items("when")), moves)
    yield from _with_ended_rules(loss, old, new)
    held = {o.original for _, o in dated_uids(event)}
    ahead = [o for _, o in dated_uids(loss.event) if is_ahead(o, today)]
    word = "日程調整中" if event.status is Status.TBD else _CANCELLED
    lines = [_change(o, word, ahead) for o in ahead if o.original not in held]
    yield _changed(new.with_items("when", (*old.items("when"), *new.items("when"))), lines)
    restored = new
    for name in _DATES:
        block = old.block(name)
        restored = restored.with_block(block, after="when") if block else restored.without(name)
    yield _changed(restored, lines)
    yield _changed(restored.with_items("changes", old.items("changes"), after="when"), lines)


def _with_ended_rules(loss: Loss, old: EntryText, new: EntryText) -> Iterator[EntryText]:
    """Yield the new rules with the old ones beside them that end before today, or on their next day."""
    uids = recurrence_uids(loss.event.uid, loss.event.recurrence)
    parts = zip(uids, loss.event.recurrence.parts, strict=True)
    rules = [(uid, part) for uid, part in parts if uid in loss.uids and isinstance(part, Rule)]
    singles = [uid for uid, part in parts if uid in loss.uids and not isinstance(part, Rule)]
    if not rules or singles:
        return
    gone = [item for item in old.items("when") if item not in new.items("when")]
    first = loss.dates[0]
    days = dated_uids(loss.event)
    for is_past in (True, False):
        items: list[Item] = []
        lines: list[Item] = []
        for uid, rule in rules:
            own = [o for other, o in days if other == uid]
            past = [o for o in own if moment_key(o.original) < moment_key(first.original)]
            ahead = next(o for o in loss.dates if o in own)
            end = day_of(past[-1].original) if past and is_past else day_of(ahead.original)
            if not (past and is_past):
                lines.append(_change(ahead, _CANCELLED, loss.dates))
            items.append(_ended(rule, end, gone if len(gone) == len(rules) == 1 else []))
        yield _changed(new.with_items("when", (*new.items("when"), *items)), lines)


def _ended(rule: Rule, end: date, written: list[Item]) -> Item:
    """Return the item of a rule with an end: as it was written, else in our own words."""
    if len(written) == 1 and len(written[0]) == 1 and "年" not in written[0][0]:
        begin = day_text(rule.start, with_year=True)
        return (f"{written[0][0]} {begin}〜{day_text(end, with_year=True)}",)
    exceptions = tuple(day for day in rule.exceptions if day <= end)
    ended = replace(rule, until=end, count=None, exceptions=exceptions)
    return (f"- {describe(Recurrence(parts=(ended,)))}",)


def _moves(loss: Loss, event: Event) -> Iterator[Item]:
    """Yield the ``変更`` lines of dates that have become other dates, when it is plain which."""
    singles = [p for p in loss.event.recurrence.parts if isinstance(p, Single)]
    others = [p for p in event.recurrence.parts if isinstance(p, Single)]
    known = {p.start for p in others} & {p.start for p in singles}
    before = sorted((p for p in singles if p.start not in known), key=_start)
    after = sorted((p for p in others if p.start not in known), key=_start)
    if len(before) != len(after):
        return
    for was, now in zip(before, after, strict=True):
        twice = sum(day_of(p.start) == day_of(was.start) for p in singles) > 1
        new_day = _span_text(now.start, now.end)
        yield (f"- {_when(was.start, with_time=twice)}: {new_day} に変更",)


def _start(part: Single) -> tuple[object, ...]:
    return moment_key(part.start)


def _changed(text: EntryText, lines: Iterable[Item]) -> EntryText:
    """Return the text with these ``変更`` lines in place of those that speak of the same days."""
    lines = tuple(lines)
    days = {_first_date(line) for line in lines}
    kept = (line for line in text.items("changes") if _first_date(line) not in days)
    return text.with_items("changes", (*kept, *lines), after="when")


def _first_date(item: Item) -> tuple[int, ...]:
    found = _DATE.search(unicodedata.normalize("NFKC", item[0]))
    return tuple(map(int, found.groups())) if found else ()


def _change(occurrence: Occurrence, word: str, among: Iterable[Occurrence]) -> Item:
    """Return the ``変更`` line for one date."""
    day = day_of(occurrence.original)
    twice = sum(day_of(other.original) == day for other in among) > 1
    return (f"- {_when(occurrence.original, with_time=twice)}: {word}",)


def _when(moment: Moment, *, with_time: bool) -> str:
    day = day_text(moment, with_year=True)
    if with_time and isinstance(moment, datetime):
        return f"{day} {clock_text(moment, hours24=True)}"
    return day


def _span_text(start: Moment, end: Moment | None) -> str:
    """Return a new date as ``変更`` reads it."""
    day = day_text(start, with_year=True)
    if not isinstance(start, datetime):
        last = last_day(start, end)
        return day if last == start else f"{day}〜{day_text(last, with_year=True)}"
    if end is None:
        return f"{day} {clock_text(start, hours24=True)}"
    return f"{day} {time_text(start, end, hours24=True)}"
