"""``check --base``: what subscribers would lose, and the lines that keep it for them.

The rules this module keeps: a help is tried before it is given: pasted over the marked lines it
passes; the smallest one comes first (a ``変更:`` line, ``以前の場所:``, the old rule with an end beside
the new one, at last the old dates with a word of what became of them); an entry that is left out
because of a mistake has been told of its mistake, and only a warning adds what is at stake.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from community_events.checks.base import Loss, find_losses, uids_alive
from community_events.decode import DecodeContext
from community_events.diagnostics import Diagnostic, Severity, sort_diagnostics
from community_events.frontmatter import read_frontmatter
from community_events.keeping import cancelled_text, kept_texts
from community_events.model.recurrence import Occurrence, Status
from community_events.pipeline import Loaded, load_sources
from community_events.rewriting import changed_lines, take_apart
from community_events.sources import Source
from community_events.spans import Span
from community_events.wording import day_text

_NAMED_DATES = 3
# Nobody reads more of them, and each is tried on the whole of the site's venues and organizers.
_TRIED = 100


def compare_with_base(
    base: Loaded, present: Loaded, *, today: date, uid_domain: str
) -> tuple[Diagnostic, ...]:
    """Return what ``present`` would take away; codes: uid-lost, event-gone, now-left-out."""
    context = DecodeContext(
        today=today, vocabulary=present.catalog.vocabulary, uid_domain=uid_domain
    )
    left_out = {entry.path for entry in present.left_out}
    found = list(_left_out(base, left_out))
    losses = find_losses(base.catalog, present.catalog, today)
    losses = tuple(loss for loss in losses if loss.event.path not in left_out)
    for number, loss in enumerate(losses):
        tell = _uid_lost if loss.sequel else _event_gone
        found.append(tell(loss, base, present, context, is_tried=number < _TRIED))
    return tuple(sort_diagnostics(found))


def _left_out(base: Loaded, left_out: set[str]) -> Iterator[Diagnostic]:
    for record in base.catalog.records():
        if record.path in left_out:
            yield Diagnostic(
                code="now-left-out",
                severity=Severity.WARNING,
                span=_first_line(record.path),
                message=f"「{record.title}」はいまサイトに出ています。このままだと、直るまで消えます。",
            )


def _uid_lost(
    loss: Loss, base: Loaded, present: Loaded, context: DecodeContext, *, is_tried: bool
) -> Diagnostic:
    event = present.catalog.events[loss.sequel]
    entry, old = present.entries[event.id], base.entries[loss.event.id]
    text = present.texts[event.path]
    texts = kept_texts(
        loss,
        event,
        take_apart(old.raw, base.texts[loss.event.path]),
        take_apart(entry.raw, text),
        context.today,
    )
    kept = (
        next(
            (new for new in texts if _keeps(new, entry.raw.path, loss, present, context)),
            None,
        )
        if is_tried
        else None
    )
    span, label, help_ = _lines(event.path, text, kept)
    what = "ファイルの場所か番号が変わったので" if event.uid != loss.event.uid else "このままだと"
    return Diagnostic(
        code="uid-lost",
        severity=Severity.ERROR,
        span=span,
        message=f"{what}、カレンダーに登録した人から、もとの予定（{_dates(loss.dates)}）が"
        "知らせもなく消えます。",
        label=label,
        help=help_,
    )


def _event_gone(
    loss: Loss, base: Loaded, present: Loaded, context: DecodeContext, *, is_tried: bool
) -> Diagnostic:
    path = loss.event.path
    raw = base.entries[loss.event.id].raw
    text = present.texts.get(path, base.texts[path])  # a draft, or no file any more
    kept = cancelled_text(take_apart(read_frontmatter(_source(raw.path, path, text)), text))
    if all(o.status is Status.CANCELLED for o in loss.dates):
        advice = "中止のお知らせは、その日が過ぎるまで残してください。"
    else:
        advice = "ファイルを消すかわりに、中止と書いて残してください。"
    passes = is_tried and _keeps(kept, raw.path, loss, present, context)
    span, label, help_ = _lines(path, text, kept if passes else None)
    return Diagnostic(
        code="event-gone",
        severity=Severity.ERROR,
        span=span,
        message=f"「{loss.event.title}」がなくなりますが、これからの予定（{_dates(loss.dates)}）が"
        f"あります。{advice}",
        label=label,
        help=help_,
    )


def _lines(path: str, text: str, kept: str | None) -> tuple[Span, str, str]:
    """Return which lines to paste over, a word on it, and what to paste."""
    if kept is None or kept == text:
        return _first_line(path), "", ""
    span, lines = changed_lines(path, text, kept)
    below = text.split("\n")[span.line - 1]
    is_added = span.line == span.end_line and lines.endswith("\n" + below)
    return span, "この行の上に足します" if is_added else "", lines


def _keeps(text: str, path: str, loss: Loss, present: Loaded, context: DecodeContext) -> bool:
    """Return whether the entry with this text passes and has what was lost."""
    source = _source(path, path, text)
    others = (s for s in present.sources.entries if s.kind not in ("events", "opportunities"))
    loaded = load_sources(
        replace(present.sources, entries=(*others, source), diagnostics=()),
        context,
        shown_as="content",
        album=present.album,
    )
    events = loaded.catalog.events.values()
    return any(loss.uids <= uids_alive(event, context.today) for event in events)


def _source(path: str, shown: str, text: str) -> Source:
    return Source(path=path, shown=shown, kind="events", text=text, digest="")


def _dates(occurrences: tuple[Occurrence, ...]) -> str:
    """Return the first dates, and how many there are more."""
    days = tuple(dict.fromkeys(day_text(o.start, with_year=True) for o in occurrences))
    more = len(days) - _NAMED_DATES
    return "、".join(days[:_NAMED_DATES]) + (f" ほか{more}日" if more > 0 else "")


def _first_line(path: str) -> Span:
    return Span(path=path, line=1, column=1, end_line=1, end_column=2)
