"""The paper of one week of a rack, and the feed that brings it: /racks/<slug>/2026-W48.pdf, week.xml.

The rules this module keeps: a week's paper lists the whole week, whichever of its days it is printed
on; it is made anew only when something on the rack changed. A week that is over keeps its address for
two months and says that it is over. An item appears on the Thursday before its week, so that there is
time to print and to carry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from community_events.announcements import paragraph
from community_events.clock import TOKYO, day_of
from community_events.index import Index, order
from community_events.model.feed import Announcement, Feed
from community_events.model.records import Rack
from community_events.model.recurrence import Occurrence, Status
from community_events.render.sheet import SheetDay, SheetView
from community_events.render.sheetviews import sheet_row
from community_events.render.validity import plain_day
from community_events.uids import TAG_YEAR
from community_events.wording import change_word, day_text, last_day, mark_title, time_text

WEEKS_AHEAD = 3
WEEKS_KEPT = 8
RELEASE = timedelta(days=4)
# The date of a paper is never so old that the page of changes has no place for it.
_OLDEST_DATE = timedelta(days=28)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week from Monday to Sunday (ISO 8601)."""

    monday: date

    @property
    def name(self) -> str:
        """Return the week as ISO 8601 writes it.

        >>> Week(monday=date(2026, 12, 28)).name
        '2026-W53'
        """
        year, number, _ = self.monday.isocalendar()
        return f"{year}-W{number:02}"

    @property
    def sunday(self) -> date:
        """Return its last day."""
        return self.monday + timedelta(days=6)

    @property
    def released(self) -> date:
        """Return the day from which the feed has it."""
        return self.monday - RELEASE

    def path(self, rack: str) -> str:
        """Return where its paper lies."""
        return f"/racks/{rack}/{self.name}.pdf"


def week_of(day: date) -> Week:
    """Return the week that ``day`` is in."""
    return Week(monday=day - timedelta(days=day.weekday()))


def weeks_of(rack: Rack, index: Index) -> tuple[Week, ...]:
    """Return the weeks that have a paper, the oldest first: none before there was the rack."""
    this = week_of(index.today).monday
    since = day_of(index.catalog.revision_of(rack).announced)
    weeks = (Week(monday=this + _WEEK * n) for n in range(-WEEKS_KEPT, WEEKS_AHEAD + 1))
    return tuple(week for week in weeks if week.sunday >= min(since, index.today))


def week_view(rack: Rack, feed: Feed, week: Week, newest: date | None, index: Index) -> SheetView:
    """Return what the paper of a week says; ``newest``: the day of the newest change on the rack."""
    site = index.site
    if week.sunday < index.today:
        return _ended(rack, week, index)
    dated = paper_date(newest, week, index.today)
    by_day = groupby(_within(feed, week, index), lambda o: max(day_of(o.start), week.monday))
    return SheetView(
        title=f"{rack.title}のチラシ",
        subtitle=f"ええとこ：{rack.good_points[0]}" if rack.good_points else "",
        url=site.absolute(f"/racks/{rack.slug}/changes/#{dated.isoformat()}"),
        short_address=_short(rack, index),
        created=datetime.combine(dated, time(0), TOKYO),
        lang=site.language,
        site_name=site.name,
        period=_period(week),
        days=tuple(
            SheetDay(heading=day_text(day), rows=tuple(sheet_row(o, index) for o in group))
            for day, group in by_day
        ),
        empty="この週に決まっている催しはありません。",
        as_of=f"{plain_day(dated)}現在",
        valid_until=f"{plain_day(week.sunday)}まで有効",
        mark="見本" if rack.sample else "",
    )


def paper_date(newest: date | None, week: Week, today: date) -> date:
    """Return the day from which the paper stands as it is: that after the newest change, or today.

    Whoever asks from that day on is told of what is not on the paper, and of nothing else.
    """
    first = week.monday - _OLDEST_DATE
    return min(today, max(first, newest + timedelta(days=1)) if newest else first)


def week_items(rack: Rack, feed: Feed, index: Index) -> tuple[Announcement, ...]:
    """Return one item for each week that is out, the newest first."""
    weeks = (week for week in weeks_of(rack, index) if week.released <= index.today)
    return tuple(
        _item(rack, feed, week, index)
        for week in sorted(weeks, key=lambda w: w.monday, reverse=True)
    )


def week_feed(feed: Feed) -> Feed:
    """Return the Feed of the weekly papers: in the folder of the rack's own."""
    return Feed(
        subject=feed.subject,
        slug=feed.slug,
        path=feed.path,
        title=f"今週のチラシ：{feed.title}",
        description="週に1回、その週のチラシの一覧（PDF）が届きます。",
        events=(),
    )


def _item(rack: Rack, feed: Feed, week: Week, index: Index) -> Announcement:
    lines = tuple(_lines(feed, week, index))
    if week.sunday < index.today:
        lines = ("この週は終わりました。",)
    text = "\n".join(lines or ("この週に決まっている催しはありません。",))
    site = index.site
    mark = "【見本】" if rack.sample else ""
    return Announcement(
        guid=f"tag:{site.uid_domain},{TAG_YEAR}:racks/{rack.slug}/{week.name}",
        event="",
        path=feed.path,
        title=f"{_period(week)} {mark}{rack.title}のチラシ",
        text=text,
        html=paragraph(text.split("\n")),
        status=Status.SCHEDULED,
        moment=week.monday,
        published=datetime.combine(week.released, time(0), TOKYO),
        author=site.publisher or site.name,
        start=week.monday,
        end=week.sunday + timedelta(days=1),
        flyer=week.path(rack.slug),
    )


def _lines(feed: Feed, week: Week, index: Index) -> Iterator[str]:
    for occurrence in _within(feed, week, index):
        event = index.catalog.events[occurrence.event]
        word = change_word(occurrence)
        title = mark_title(event.title, occurrence.status, event.sample, word=word)
        day = day_text(max(day_of(occurrence.start), week.monday))
        hours = time_text(occurrence.start, occurrence.end, hours24=index.site.hours24)
        yield f"{day} {hours} {title}"


def _within(feed: Feed, week: Week, index: Index) -> list[Occurrence]:
    """Return what is on in the week, by the day under which it stands."""
    found = (
        o
        for key in feed.events
        for o in index.occurrences[key]
        if day_of(o.start) <= week.sunday and last_day(o.start, o.end) >= week.monday
    )
    return sorted(found, key=lambda o: (max(day_of(o.start), week.monday), order(o)))


def _ended(rack: Rack, week: Week, index: Index) -> SheetView:
    """Return the paper of a week that is over; nothing in it depends on the day."""
    return SheetView(
        title=f"{rack.title}のチラシ",
        subtitle="この週は終わりました。",
        url=index.site.absolute(f"/racks/{rack.slug}/"),
        short_address=_short(rack, index),
        created=datetime.combine(week.monday, time(0), TOKYO),
        lang=index.site.language,
        site_name=index.site.name,
        period=_period(week),
        empty="いまのチラシは、二次元コードから見られます。",
        valid_until=f"{plain_day(week.sunday)}で終わりました",
        mark="見本" if rack.sample else "",
    )


def _period(week: Week) -> str:
    return f"{day_text(week.monday)}から{day_text(week.sunday)}まで"


def _short(rack: Rack, index: Index) -> str:
    """Return the address that a hand can type: that of the rack's page."""
    return index.site.absolute(f"/racks/{rack.slug}/").split("://", 1)[-1]
