"""A month as plain text, to paste into a newsletter or LINE, and a picture with its caption for each Event.

The rules this module keeps: what is pasted stands on its own (dates with weekdays, a word for what is
cancelled, where to read more) and says 【見本】 where the page would; no markup, no tabs; what repeats is
told once, with its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from community_events.artifacts import Artifact
from community_events.model.recurrence import Occurrence
from community_events.render.cards import SIZES
from community_events.render.cardviews import caption
from community_events.render.pages.frame import Frame, mark_of
from community_events.render.pages.grids import month_path
from community_events.render.pages.months import by_month_of, text_path
from community_events.render.pages.repeats import find_repeats
from community_events.render.pages.rows import make_days
from community_events.render.textviews import CaptionView, TextMonthView
from community_events.render.views import LinkView, RowView
from community_events.wording import mark_title

INDENT = "　"


def text_month_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield the page of the present month and of each that is ahead."""
    present = (frame.index.today.year, frame.index.today.month)
    by_month = by_month_of(frame.index)
    months = sorted(month for month in by_month if month >= present)
    for year, month in months:
        words = frame.tongue.month_text(year, month)
        title = frame.say("%(month)sの催し（文字だけ）", month=words)
        lead = frame.say(
            "おたよりやLINEに、そのまま貼りつけて使えます。下に、催しごとの画像と文があります。"
        )
        view = TextMonthView(
            title=title,
            lead=lead,
            text=month_text(year, month, by_month[year, month], frame),
            captions=tuple(_captions(by_month[year, month], frame)),
            months=tuple(
                (frame.tongue.month_text(*other), text_path(*other))
                for other in months
                if other != (year, month)
            ),
        )
        page = frame.page(
            text_path(year, month),
            "plaintext",
            title,
            description=lead,
            crumbs=(LinkView(text=words, href=month_path(year, month)),),
            scripts=("copy",),
        )
        yield frame.artifact("plaintext.html", page, view)


def month_text(year: int, month: int, found: Sequence[Occurrence], frame: Frame) -> str:
    """Return the month as lines: each day with what is on, then what repeats, then where to read more."""
    first = date(year, month, 1)
    repeats = find_repeats(found, frame.index, first)
    lines = [f"{frame.site.name}　{year}年{month}月の催し", ""]
    for day in make_days(found, first, frame, repeats):
        rows = [row for row in day.rows if not row.repeat]
        if rows:
            note = f"　{day.note}" if day.note else ""
            lines += [
                f"■{day.heading}{note}",
                *(line for row in rows for line in _row_lines(row)),
                "",
            ]
    if repeats.days:
        lines.append("■くりかえしの催し")
        for key in sorted(repeats.days, key=lambda key: (repeats.days[key][0], key)):
            event = frame.index.catalog.events[key]
            title = mark_title(event.title, event.status, event.sample)
            lines += [f"・{title}", f"{INDENT}{event.when_sentence}"]
        lines.append("")
    lines.append(f"くわしく：{frame.site.absolute(month_path(year, month))}")
    return "\n".join(lines) + "\n"


def _row_lines(row: RowView) -> Iterator[str]:
    head = "".join(f"【{word}】" for word in (row.status_word, row.mark) if word)
    yield f"・{head}{row.title}"
    facts = (" ".join(filter(None, (row.label, row.time))), row.place, row.fee, row.booking)
    yield INDENT + "／".join(fact for fact in facts if fact)
    if row.reason:
        yield f"{INDENT}{row.reason}"


def _captions(found: Sequence[Occurrence], frame: Frame) -> Iterator[CaptionView]:
    events = frame.index.catalog.events
    width, height = SIZES["tall"]
    for key in dict.fromkeys(occurrence.event for occurrence in found):
        text = caption(events[key], frame.index)
        yield CaptionView(
            title=events[key].title,
            href=f"/events/{key}/",
            src=f"/events/{key}/card.png",
            alt=frame.say(
                "「%(title)s」の投稿用の画像。書いてあることは、右の文と同じです。",
                title=events[key].title,
            ),
            width=width,
            height=height,
            text=text,
            mark=mark_of(events[key], frame.tongue),
        )
