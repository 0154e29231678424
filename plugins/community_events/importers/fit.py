"""From an Item to a text that our own reader understands as it was meant.

The rules this module keeps: nothing leaves here unread. What was written is decoded again and all
checks of an entry are run over it; a value that comes back differently or not at all moves into the
body, with its label; an event whose title or dates do not come back is refused with the reader's
own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from community_events.checks import run_checks
from community_events.decode import DecodeContext, Decoded, decode_entry
from community_events.decode.texts import tidy
from community_events.diagnostics import Diagnostic
from community_events.frontmatter import read_frontmatter
from community_events.importers.body_text import LIMIT, write_body
from community_events.importers.entry_text import CONTACT_LABELS, value_words, write_entry
from community_events.importers.exactness import says_exactly
from community_events.importers.items import Item
from community_events.importers.schedule_text import schedule_forms
from community_events.importers.spoken_text import ScheduleText
from community_events.model.records import Contact, Kind, Vocabulary
from community_events.model.recurrence import Override, Recurrence, Status
from community_events.occurrences import expand
from community_events.schema import TITLE_LIMIT, keys_by_name
from community_events.sources import MAX_BYTES, Source

_DATES = ("when", "period", "except", "holidays", "changes")
_SHORT = 300
_CUT = "（長いので、ここで切りました）"
# Attributes that another key than theirs fills.
_KEYS = {"host": "organizer", "status_reason": "status"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """An entry that passes. ``moved``: the labels of what had to move into the body."""

    text: str
    moved: tuple[str, ...] = ()


class Unfit(ValueError):
    """Why an Item cannot be an entry, in words of the reader."""


def fit_record(
    kind: Kind, path: str, values: Mapping[str, object], body: str, context: DecodeContext
) -> Fitted:
    """Return the entry of an organizer or venue at ``path``."""
    item = Item(where=path, title=str(values["title"]), values=values, text=body)
    return _fit(kind, path, item, ScheduleText(), context)


def fit_event(path: str, item: Item, context: DecodeContext) -> Fitted:
    """Return the entry of ``item``, whose values name organizer and venue by their slugs.

    Raises Unfit when there is no way to say its dates, or it has no title.
    """
    problem = "日時を書き表せません"
    lines = item.exact.lines if item.exact else ()
    notes = item.exact.notes if item.exact else ()
    for form in schedule_forms(item.recurrence, item.overrides, lines=lines, notes=notes):
        try:
            return _fit(Kind.EVENT, path, item, form, context)
        except Unfit as unfit:
            problem = str(unfit)
    raise Unfit(problem)


def _fit(
    kind: Kind, path: str, item: Item, schedule: ScheduleText, context: DecodeContext
) -> Fitted:
    values, rest, moved = dict(item.values), list(item.rest), []
    if len(item.title) > TITLE_LIMIT:
        rest.insert(0, ("題名", item.title))
        moved.append("題名")
    values["title"] = _short(item.title)
    plain, holidays, text = False, "", item.text
    markdown = item.exact is not None
    for _ in range(60):
        body = write_body(text, rest, plain=plain, markdown=markdown)
        entry = write_entry(
            kind, values, body=body, schedule=schedule, holidays=holidays,
            vocabulary=context.vocabulary,
        )  # fmt: skip
        if len(body) > LIMIT or len(entry.encode()) > MAX_BYTES:
            text, rest = _shorten(text, rest)
            moved.append("本文")
            continue
        decoded, found = _read(kind, path, entry, context)
        if not holidays and any(d.code == "holiday-unanswered" for d in found):
            holidays = "行う"  # the source names these dates
            continue
        errors = [d for d in found if d.is_error]
        name = _culprit(kind, decoded, errors, values)
        if name == "body" and markdown:
            markdown = False
        elif name == "body" and not plain:
            plain = True
        elif name in values and name not in ("title", "status", "status_reason"):
            label, told = _take(kind, name, values, decoded, errors, context.vocabulary)
            rest.append((label, told))
            moved.append(label)
        elif errors:
            raise Unfit(errors[0].message)
        elif not _same_dates(item, decoded):
            raise Unfit("日時を書き表せません")
        else:
            return Fitted(text=entry, moved=tuple(dict.fromkeys(moved)))
    raise Unfit("読める記事になりません")


def _read(
    kind: Kind, path: str, entry: str, context: DecodeContext
) -> tuple[Decoded, tuple[Diagnostic, ...]]:
    source = Source(path=path, shown=path, kind=path.split("/")[0], text=entry, digest="")
    decoded = decode_entry(read_frontmatter(source), context)
    run_checks(decoded)
    return decoded, tuple(decoded.findings.found)


def _culprit(
    kind: Kind, decoded: Decoded, errors: list[Diagnostic], values: Mapping[str, object]
) -> str:
    """Return the attribute that did not come back, ``body``, or nothing."""
    known = keys_by_name(kind)
    for error in errors:
        if error.span.line >= decoded.raw.end_line:
            return "body"
        above = [f for f in decoded.raw.fields if f.key.span().line <= error.span.line]
        key = known.get(above[-1].name) if above else None
        if key is not None and key.name not in _DATES:
            return next((a for a, k in _KEYS.items() if k == key.name and a in values), key.name)
        return ""
    references: dict[str, list[str]] = {}
    for reference in decoded.references:
        references.setdefault(reference.attribute, []).append(tidy(reference.text.text))
    for name, value in values.items():
        came = references.get(name, decoded.values.get(name))
        if value not in (None, "", (), Contact(), Status.SCHEDULED) and not _is_same(came, value):
            return name
    return ""


def _is_same(came: object, value: object) -> bool:
    """Return whether a value came back; the reader folds white space and writes numbers its way."""
    if isinstance(value, Contact):
        told = [(getattr(value, f.name), getattr(came, f.name, "")) for f in fields(Contact)]
        return all(bool(one) == bool(other) for one, other in told)
    if isinstance(value, str):
        return tidy(value) == (tidy(came) if isinstance(came, str) else None) or came == [
            tidy(value)
        ]
    return came in (value, list(value) if isinstance(value, tuple) else value)


def _take(
    kind: Kind,
    name: str,
    values: dict[str, object],
    decoded: Decoded,
    errors: list[Diagnostic],
    vocabulary: Vocabulary,
) -> tuple[str, str]:
    """Take a value, or the part of a contact that is at fault, out of ``values``; label and text."""
    value = values[name]
    if isinstance(value, Contact):
        parts = [f.name for f in fields(Contact) if getattr(value, f.name)]
        line = errors[0].span.line if errors else 0
        first = min(f.key.span().line for f in decoded.raw.fields if f.fields) if line else 0
        part = parts[line - first - 1] if 0 <= line - first - 1 < len(parts) else parts[0]
        told = getattr(value, part)
        values[name] = replace(value, **{part: ""})
        return f"問い合わせ（{CONTACT_LABELS[part]}）", told
    del values[name]
    return value_words(kind, name, value, vocabulary)


def _same_dates(item: Item, decoded: Decoded) -> bool:
    if item.exact is not None:
        return says_exactly(item.exact, item, decoded)
    recurrence, overrides = decoded.values.get("recurrence"), decoded.values.get("overrides", ())
    if not item.recurrence.parts:
        return recurrence is None
    if not isinstance(recurrence, Recurrence) or not isinstance(overrides, tuple):
        return False
    return _told_dates(item.recurrence, item.overrides) == _told_dates(recurrence, overrides)


def _told_dates(recurrence: Recurrence, overrides: tuple[Override, ...]) -> list[object]:
    """Return what people would read: when, whether it takes place, where, in which session."""
    return [
        (o.start, o.end, _standing(o.status), o.venue, o.session)
        for o in expand("", recurrence, overrides, None)
    ]


def _standing(status: Status) -> Status:
    """A date that moved counts as a date; the words for the move are not compared."""
    return Status.SCHEDULED if status in (Status.RESCHEDULED, Status.MOVED) else status


def _shorten(text: str, rest: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """Cut the longest text to half of its length, and say so in it; of many short ones keep half."""
    longest = max((value for _, value in rest), key=len, default="")
    if max(len(text), len(longest)) < _SHORT and len(rest) > 1:
        return text, [*rest[: len(rest) // 2], ("ほか", _CUT)]
    if len(text) >= len(longest):
        return _halved(text), rest
    return text, [(label, _halved(v) if v is longest else v) for label, v in rest]


def _halved(text: str) -> str:
    return text.removesuffix(_CUT)[: len(text) // 2].rstrip() + _CUT


def _short(title: str) -> str:
    return title if len(title) <= TITLE_LIMIT else title[: TITLE_LIMIT - 1].rstrip() + "…"
