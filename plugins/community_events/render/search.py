"""/search/*.json: what there is to find, in files that are small enough for a bad line.

The rules this module keeps: everything a reader may look for has an entry of its own kind; an entry
is shown as the row that lists show, so what is 中止 or 満員 says so; ``also`` names the words that lead
to it and stand on no row, by their place in ``words`` (one text of several lines is a name, its
reading, its translations), without those that its title says already; running text lies apart, so
that titles are there first. ``upcoming.json`` names all other files. None is larger than
``SHARD_BYTES``, whatever the site holds.

    upcoming.json   {"entries": [entry…], "words": [text…], "more": […], "texts": […], "past": […]}
    upcoming-2.json, past.json …   {"entries": [entry…], "words": [text…]}
    text.json …                    {"texts": {path: text}}
    entry           part ("event", "past", "other"), kind, path, title, kana, mark, summary, also;
                    of an event: organizer, fee, dates
    date            last, iso, day, time, label, place, status, word, reason, note, booking
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from community_events.artifacts import Artifact, make_artifact
from community_events.folding import fold
from community_events.model.recurrence import Occurrence
from community_events.offers import is_open
from community_events.render.machines import given_bytes
from community_events.render.pages.frame import Frame, mark_of
from community_events.render.pages.rows import make_row, make_undated_row
from community_events.render.searchwords import (
    Words,
    event_words,
    offer_words,
    other_records,
    running_text,
)
from community_events.render.views import RowView
from community_events.wording import SAMPLE, last_day

FOLDER = "/search/"
#: Less than 150 KB with gzip, also of text that repeats nothing.
SHARD_BYTES = 200_000
#: So many dates of an event stand in the index; later ones only where something differs on them.
NEXT_DATES = 3
Entry = dict[str, Any]


def search_artifacts(frame: Frame, stamp: str) -> Iterator[Artifact]:
    """Yield the files of the index."""
    coming, past, texts = _entries(frame)
    shards = list(_shards(coming)) or [{"entries": [], "words": []}]
    later = list(_shards(past))
    text_shards = list(_text_shards(texts))
    names = {
        "more": [f"upcoming-{n}.json" for n in range(2, len(shards) + 1)],
        "past": [_numbered("past", n) for n in range(1, len(later) + 1)],
        "texts": [_numbered("text", n) for n in range(1, len(text_shards) + 1)],
    }
    documents = {
        "upcoming.json": {**shards[0], **names},
        **dict(zip(names["more"], shards[1:], strict=True)),
        **dict(zip(names["past"], later, strict=True)),
        **dict(zip(names["texts"], text_shards, strict=True)),
    }
    for name, document in documents.items():
        yield make_artifact(FOLDER + name, stamp, given_bytes, _json(document).encode())


def _numbered(name: str, number: int) -> str:
    return f"{name}.json" if number == 1 else f"{name}-{number}.json"


def _entries(frame: Frame) -> tuple[list[Entry], list[Entry], dict[str, str]]:
    """Return what is always there or coming, what is over (newest first), and the texts of both."""
    index, catalog = frame.index, frame.index.catalog
    coming: list[tuple[str, Entry]] = []
    past: list[tuple[str, Entry]] = []
    other: list[Entry] = []
    texts: dict[str, str] = {}

    def told(words: Words) -> Entry:
        if text := running_text(words):
            texts[words.path] = text
        return _entry(words)

    for key, event in catalog.events.items():
        ahead = index.upcoming((key,))
        over = () if ahead else index.past((key,))[:1]
        rows = [_date(o, frame) for o in _worth_telling(ahead, frame)]
        rows += [_date(o, frame) for o in over]
        if not rows:
            rows = [_told_date(make_undated_row(key, frame), "9999")]
        row = make_undated_row(key, frame)
        entry = {
            **told(event_words(key, event, catalog)),
            "part": "past" if over else "event",
            "mark": row.mark,
            "organizer": row.organizer,
            "fee": event.fee[0] if event.fee else "",
            "dates": rows,
        }
        (past if over else coming).append((rows[0]["iso"] if rows[0].get("iso") else "9", entry))
    for key, offer in catalog.opportunities.items():
        entry = {**told(offer_words(key, offer, catalog)), "mark": mark_of(offer, frame.tongue)}
        if is_open(offer, index.today):
            other.append({**entry, "part": "other"})
        else:
            past.append((str(offer.deadline), {**entry, "part": "past"}))
    for words in other_records(catalog):
        mark = frame.say(SAMPLE) if words.sample else ""
        other.append({**told(words), "part": "other", "mark": mark})
    coming.sort(key=lambda pair: (pair[0], pair[1]["path"]))
    past.sort(key=lambda pair: (pair[0], pair[1]["path"]), reverse=True)
    return [*other, *(e for _, e in coming)], [e for _, e in past], texts


def _entry(words: Words) -> Entry:
    """Return the words of an entry; what is found in them already is not told again."""
    own = "\n".join(map(fold, (words.title, words.kana, words.summary)))
    groups = dict.fromkeys(word for word in words.also if word)
    also = [word for word in groups if any(fold(part) not in own for part in word.split("\n"))]
    return {
        "kind": words.kind,
        "path": words.path,
        "title": words.title,
        "kana": words.kana,
        "summary": words.summary,
        "also": also,
    }


def _worth_telling(ahead: tuple[Occurrence, ...], frame: Frame) -> Iterator[Occurrence]:
    """Yield the next few, and those after them on which something differs."""
    seen: set[tuple[str, ...]] = set()
    for at, occurrence in enumerate(ahead):
        row = make_row(occurrence, frame)
        state = (row.status_word, row.reason, row.booking)
        if at < NEXT_DATES or occurrence.changed or state not in seen:
            yield occurrence
        seen.add(state)


def _date(occurrence: Occurrence, frame: Frame) -> Entry:
    last = last_day(occurrence.start, occurrence.end).isoformat()
    return _told_date(make_row(occurrence, frame), last)


def _told_date(row: RowView, last: str) -> Entry:
    named = {
        "last": last,
        "iso": row.iso,
        "day": row.day,
        "time": row.time,
        "label": row.label,
        "place": row.place,
        "status": "" if row.status == "scheduled" else row.status,
        "word": row.status_word,
        "reason": row.reason,
        "note": row.note,
        "booking": row.booking,
    }
    return {name: text for name, text in named.items() if text}


def _shards(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield documents of at most ``SHARD_BYTES``; an entry alone may be larger."""
    found: list[Entry] = []
    numbers: dict[str, int] = {}
    size = 0
    for entry in entries:
        told = {name: value for name, value in entry.items() if value and name != "also"}
        length = len(_json([told, entry["also"]]).encode())
        if found and size + length > SHARD_BYTES:
            yield {"entries": found, "words": list(numbers)}
            found, numbers, size = [], {}, 0
        # Words that the shard has already are counted all the same: the bound holds, a little early.
        fresh = [word for word in entry["also"] if word not in numbers]
        numbers |= {word: len(numbers) + at for at, word in enumerate(fresh)}
        size += len(_json([told, fresh]).encode()) + 4 * len(entry["also"])
        found.append({**told, "also": [numbers[word] for word in entry["also"]]})
    if found:
        yield {"entries": found, "words": list(numbers)}


def _text_shards(texts: Mapping[str, str]) -> Iterator[Entry]:
    found: dict[str, str] = {}
    size = 0
    for path, text in texts.items():
        length = len(_json([path, text]).encode())
        if found and size + length > SHARD_BYTES:
            yield {"texts": found}
            found, size = {}, 0
        found[path] = text
        size += length
    if found:
        yield {"texts": found}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
