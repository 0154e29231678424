"""Month pages: everything of one month, also what is over; their address never goes away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from community_events.artifacts import Artifact
from community_events.clock import day_of
from community_events.index import Index, order
from community_events.model.recurrence import Occurrence
from community_events.render.calendarviews import MonthGridView
from community_events.render.pages.frame import Frame
from community_events.render.pages.grids import make_grid, month_path
from community_events.render.pages.printing import print_files, print_links
from community_events.render.pages.repeats import find_repeats, repeat_links
from community_events.render.pages.rows import make_days
from community_events.render.views import FeedPageView, LinkView
from community_events.wording import last_day

# One Occurrence stands on the pages of so many days at most, however long somebody wrote it.
_LONGEST = timedelta(days=366)


def month_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield a page for every month in which something begins, and for the present one."""
    by_month = by_month_of(frame.index)
    months = sorted(by_month)
    for at, (year, month) in enumerate(months):
        beside = [months[n] for n in (at - 1, at + 1) if 0 <= n < len(months)]
        title = frame.say("%(month)sの催し", month=frame.tongue.month_text(year, month))
        path = month_path(year, month)
        first, found = date(year, month, 1), by_month[year, month]
        repeats = find_repeats(found, frame.index, first)
        view = FeedPageView(
            kind_word=frame.say("月ごとの催し"),
            title=title,
            is_month=True,
            heading=frame.say("この月の催し"),
            days=make_days(found, first, frame, repeats),
            grid=month_grid(year, month, found, frame),
            repeats=repeat_links(repeats, frame),
            empty=frame.say("この月に決まっている催しはありません。"),
            prints=print_links(path, frame),
            links=(
                *(
                    ((frame.say("ほかの月"), tuple(_link(*m, frame) for m in beside)),)
                    if beside
                    else ()
                ),
                *text_links(year, month, frame),
            ),
        )
        description = frame.say("%(title)sの一覧です。", title=title)
        page = frame.page(path, "feed", title, description=description, scripts=("today",))
        yield frame.artifact("feed.html", page, view, measures=print_files(path, frame))


def month_grid(year: int, month: int, found: list[Occurrence], frame: Frame) -> MonthGridView:
    """Return the grid of a month: what lasts longer than a day stands on each of its days."""
    by_day: dict[date, list[Occurrence]] = {}
    for occurrence in found:
        day = max(day_of(occurrence.start), date(year, month, 1))
        last = min(last_day(occurrence.start, occurrence.end), day + _LONGEST)
        while (day.year, day.month) == (year, month) and day <= last:
            by_day.setdefault(day, []).append(occurrence)
            day += timedelta(days=1)
    return make_grid(year, month, by_day, frame)


def present_grid(frame: Frame) -> MonthGridView:
    """Return the grid of the month that today is in."""
    year, month = frame.index.today.year, frame.index.today.month
    return month_grid(year, month, by_month_of(frame.index)[year, month], frame)


def text_path(year: int, month: int) -> str:
    """Return where a month stands as plain text."""
    return f"/text/{year}-{month:02}/"


def text_links(year: int, month: int, frame: Frame) -> tuple[tuple[str, tuple[LinkView, ...]], ...]:
    """Return the way to a month as plain text, for as long as somebody may want to print it."""
    if date(year, month, 1) < frame.index.today.replace(day=1):
        return ()
    words = frame.say("文字だけの一覧と、投稿用の画像")
    return (
        (frame.say("おたより・LINEにのせる"), (LinkView(text=words, href=text_path(year, month)),)),
    )


def month_links(frame: Frame) -> tuple[LinkView, ...]:
    """Return the present month and those ahead."""
    present = (frame.index.today.year, frame.index.today.month)
    return tuple(
        _link(*month, frame) for month in sorted(by_month_of(frame.index)) if month >= present
    )


def by_month_of(index: Index) -> dict[tuple[int, int], list[Occurrence]]:
    """Return what is on in each month, sorted; what lasts stands in each of its months."""
    by_month: dict[tuple[int, int], list[Occurrence]] = {(index.today.year, index.today.month): []}
    everything = (o for found in index.occurrences.values() for o in found)
    for occurrence in sorted(everything, key=order):
        day = day_of(occurrence.start)
        last = min(last_day(occurrence.start, occurrence.end), day + _LONGEST)
        while day < index.window.end and day <= last:
            by_month.setdefault((day.year, day.month), []).append(occurrence)
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return by_month


def _link(year: int, month: int, frame: Frame) -> LinkView:
    return LinkView(text=frame.tongue.month_text(year, month), href=month_path(year, month))
