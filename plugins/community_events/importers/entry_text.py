"""From the values of a record to the text of its entry: the way back of ``decode``.

The rules this module keeps: Japanese keys in the order of the schema; a value is in quotes only
where the reader would take it for something else; what is not told is not written. ``decode`` of
what comes out gives the same values (a property test holds it to that).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from community_events.decode.dates import STATUS_WORDS
from community_events.decode.people import CONTACT_KEYS
from community_events.frontmatter.values import SPECIAL
from community_events.importers.date_words import clock, single_text
from community_events.importers.spoken_text import ScheduleText, WhenLine
from community_events.model.records import Kind, Term, Vocabulary
from community_events.model.recurrence import Moment, Session, Status
from community_events.schema import KEYS, Holds, Key
from community_events.wording import day_text

_Lines = list[str]
# Attributes of a record that another key than theirs fills.
_ATTRIBUTES = {(Kind.EVENT, "organizer"): "host"}
CONTACT_LABELS = {
    part: next(label for label, meant in CONTACT_KEYS.items() if meant == part)
    for part in dict.fromkeys(CONTACT_KEYS.values())
}
_SEPARATORS = frozenset("、，,")


def write_entry(
    kind: Kind,
    values: Mapping[str, object],
    *,
    body: str = "",
    schedule: ScheduleText | None = None,
    holidays: str = "",
    vocabulary: Vocabulary | None = None,
) -> str:
    """Return the whole text of an entry. ``schedule``: instead of values of the keys about dates."""
    vocabulary = vocabulary or Vocabulary()
    dates = _date_fields(schedule, holidays) if schedule is not None else {}
    lines: _Lines = ["---"]
    for key in KEYS[kind]:
        if key.name in dates:
            lines += dates[key.name]
        elif key.holds is Holds.STATUS:
            lines += _status(key, values)
        else:
            value = values.get(_ATTRIBUTES.get((kind, key.name), key.name))
            if value not in (None, "", ()) and (write := _WRITERS.get(key.holds)) is not None:
                lines += write(key, value, vocabulary)
    lines.append("---")
    if body:
        lines += ["", body.strip("\n")]
    return "\n".join(lines) + "\n"


def value_words(kind: Kind, name: str, value: object, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return the label of an attribute and its value in the words of an entry.

    >>> value_words(Kind.EVENT, "deadline", date(2026, 12, 1), Vocabulary())
    ('申込締切', '2026年12月1日（火）')
    """
    key = next(k for k in KEYS[kind] if _ATTRIBUTES.get((kind, k.name), k.name) == name)
    first, *more = _WRITERS[key.holds](key, value, vocabulary)
    lines = [first.removeprefix(f"{key.label}:"), *more]
    return key.label, "\n".join(line.strip().removeprefix("- ") for line in lines if line.strip())


def scalar(text: str) -> str:
    r"""Return ``text`` as it is written behind a colon or hyphen.

    >>> scalar("講座: 第1回"), scalar('"さくら" 祭り')
    ('講座: 第1回', '"\\"さくら\\" 祭り"')
    """
    if not text or text[0] in SPECIAL or text[0] == "#":
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return text


def _field(key: Key, items: Sequence[str]) -> _Lines:
    if len(items) == 1:
        return [f"{key.label}: {items[0]}"]
    return [f"{key.label}:", *(f"  - {item}" for item in items)] if items else []


def _date_fields(schedule: ScheduleText, holidays: str) -> dict[str, _Lines]:
    by_name = {key.name: key for key in KEYS[Kind.EVENT]}
    fields = {
        "when": _when_lines(by_name["when"], schedule.when),
        "period": _field(by_name["period"], [schedule.period] if schedule.period else []),
        "except": _field(by_name["except"], schedule.excluded),
        "holidays": _field(by_name["holidays"], [holidays] if holidays else []),
        "changes": [],
    }
    if schedule.changes:
        fields["changes"] = [
            f"{by_name['changes'].label}:",
            *(f"  - {line}" for line in schedule.changes),
        ]
    return fields


def _when_lines(key: Key, when: Sequence[WhenLine]) -> _Lines:
    if len(when) == 1 and when[0].session == Session():
        return [f"{key.label}: {when[0].text}"]
    lines = [f"{key.label}:"] if when else []
    for line in when:
        session = line.session
        label = session.label or (key.label if session.venue or session.capacity else "")
        lines.append(f"  - {label}: {line.text}" if label else f"  - {line.text}")
        lines += [f"    会場: {scalar(venue)}" for venue in session.venue]
        lines += [f"    定員: {scalar(session.capacity)}"] if session.capacity else []
    return lines


def _status(key: Key, values: Mapping[str, object]) -> _Lines:
    status, reason = values.get("status"), values.get("status_reason")
    if not isinstance(status, Status) or status is Status.SCHEDULED:
        return []
    word = next(word for word, meant in STATUS_WORDS.items() if meant is status)
    return [f"{key.label}: {word}" + (f"（{reason}）" if reason else "")]


def moment_words(moment: Moment) -> str:
    """Return a date, and a time where there is one."""
    day = day_text(moment, with_year=True)
    return f"{day} {clock(moment)}" if isinstance(moment, datetime) else day


def _text(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    return _field(key, [scalar(str(value))])


def _texts(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    return _field(key, [scalar(text) for text in ([value] if isinstance(value, str) else value)])


def _block(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    if "\n" not in value:
        return _text(key, value, vocabulary)
    return [f"{key.label}: |", *(f"  {line}".rstrip() for line in value.split("\n"))]


def _flag(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    return _field(key, ["はい" if value else "いいえ"])


def _date(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    assert isinstance(value, date)
    return _field(key, [moment_words(value)])


def _moments(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    return _field(key, [single_text(single.start, single.end) for single in value])


def _choice(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    return _field(key, [dict(key.choices)[value]])


def _named(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    return _field(key, [scalar(named.name) for named in value])


def _terms(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    terms: tuple[Term, ...] = getattr(vocabulary, key.terms)
    return _field(key, [_word(slug, terms) for slug in value])


def _word(slug: str, terms: tuple[Term, ...]) -> str:
    """Return the name of a word, or its slug where the name would be read as several."""
    name = next((term.name for term in terms if term.slug == slug), slug)
    return slug if _SEPARATORS & set(name) else scalar(name)


def _access(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    return [
        f"{key.label}:",
        *(
            f"  {_word(fact.item, vocabulary.access)}: {'はい' if fact.yes else 'いいえ'}"
            + (f"（{fact.note}）" if fact.note else "")
            for fact in value
        ),
    ]


def _contact(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    parts = [
        f"  {label}: {scalar(getattr(value, part))}"
        for part, label in CONTACT_LABELS.items()
        if getattr(value, part)
    ]
    return [f"{key.label}:", *parts] if parts else []


def _booking(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    words = dict(key.choices)
    lines = [
        (f"{day_text(state.day, with_year=True)}: " if state.day else "") + words[state.state]
        for state in value
    ]
    return [f"{key.label}:", *(f"  - {line}" for line in lines)]


def _exhibitors(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    lines = []
    for row in value:
        days = row.text or "、".join(day_text(day, with_year=True) for day in row.days)
        names = "、".join(named.name for named in row.names)
        lines.append(f"{days}: {names}" if days else scalar(names))
    return [f"{key.label}:", *(f"  - {line}" for line in lines)]


def _position(key: Key, value: Any, vocabulary: Vocabulary) -> _Lines:
    return _field(key, [f"{value.latitude}, {value.longitude}"])


_WRITERS: dict[Holds, Callable[[Key, Any, Vocabulary], _Lines]] = {
    **dict.fromkeys((Holds.TITLE, Holds.LINE, Holds.KANA, Holds.LEVEL, Holds.UID), _text),
    Holds.REF: _text,
    **dict.fromkeys((Holds.LINES, Holds.REFS, Holds.FORMER), _texts),
    **dict.fromkeys((Holds.DATE, Holds.MOMENT), _date),
    Holds.BLOCK: _block,
    Holds.FLAG: _flag,
    Holds.MOMENTS: _moments,
    Holds.CHOICE: _choice,
    Holds.NAMED: _named,
    Holds.TERMS: _terms,
    Holds.ACCESS: _access,
    Holds.CONTACT: _contact,
    Holds.BOOKING: _booking,
    Holds.EXHIBITORS: _exhibitors,
    Holds.POSITION: _position,
}
