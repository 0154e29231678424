"""/racks/<slug>/changes/: what changed since a paper of that rack was printed.

The rules this module keeps: every date that a paper may carry has its place on the page, and from
there on downwards stands what changed since that day, that day's own changes included; so days go
forward, and those without a change stand together. A paper that is older is told to be renewed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from community_events.artifacts import Artifact
from community_events.clock import day_of
from community_events.feeds import feeds_of
from community_events.history import BODY, WITHDRAWN
from community_events.messages import N_
from community_events.model.feed import Feed
from community_events.model.records import Kind, Rack
from community_events.rackchanges import (
    CHANGE_DAYS,
    CHOOSING,
    RackChange,
    What,
    build_rack_changes,
    change_day,
    first_day,
)
from community_events.render.pages.frame import Frame, mark_of, record_banners
from community_events.render.rackviews import RackChangesView, SincePlace, SinceView
from community_events.render.tongues import LIST
from community_events.render.views import LinkView
from community_events.schema import keys_by_name
from community_events.wording import SAMPLE

# Labels of the keys of an Event as translators find them; those that its page says, too, stand there.
LABELS = (
    *(
        N_("タイトル"),
        N_("概要"),
        N_("日時"),
        N_("期間"),
        N_("除く"),
        N_("祝日"),
        N_("雨天"),
        N_("判断"),
    ),
    *(
        N_("カテゴリー"),
        N_("講師"),
        N_("出店"),
        N_("後援"),
        N_("駐車場"),
        N_("選び方"),
        N_("申込方法"),
    ),
    *(N_("申込開始"), N_("申込締切"), N_("申込の状態"), N_("チラシを置く店"), N_("画像")),
    *(N_("画像の説明"), N_("短いタイトル"), N_("チラシ"), N_("チラシの文")),
)


def changes_path(rack: str) -> str:
    """Return where the changes of a rack stand; the codes of its papers lead there."""
    return f"/racks/{rack}/changes/"


def rack_changes_pages(frame: Frame) -> Iterator[Artifact]:
    """Yield the page of the changes of every rack."""
    for feed in feeds_of(frame.feeds, "rack"):
        slug, rack = feed.slug, frame.index.catalog.racks[feed.slug]
        view = changes_view(rack, feed, frame)
        page = frame.page(
            changes_path(slug),
            "changes",
            view.title,
            description=view.lead,
            crumbs=(
                LinkView(text=frame.say("ラックのある店"), href="/racks/"),
                LinkView(text=rack.title, href=f"/racks/{slug}/"),
            ),
            noindex=True,
        )
        yield frame.artifact("changes.html", page, view)


def changes_view(rack: Rack, feed: Feed, frame: Frame) -> RackChangesView:
    """Return the days of the last weeks with what changed, the oldest first."""
    say, today = frame.say, frame.index.today
    changes = build_rack_changes(rack, frame.index, feed.events)
    days = tuple(_days(rack, changes, frame))
    first = frame.tongue.day_text(first_day(today))
    return RackChangesView(
        title=say("%(name)sのラックで変わったこと", name=rack.title),
        mark=mark_of(rack, frame.tongue),
        banners=record_banners(rack, frame.tongue),
        lead=say(
            "紙にある「%(sample)s」の日から下が、その紙のあとに変わったことです。",
            sample=frame.tongue.quote("○月○日現在"),
        ),
        older=say("%(day)sより前の紙は古くなりました。新しい紙に取りかえてください。", day=first),
        rack=LinkView(text=say("いま、このラックにあるチラシを見る"), href=f"/racks/{rack.slug}/"),
        newest=LinkView(text=say("いちばん新しい日へ"), href=f"#{today.isoformat()}"),
        days=days,
    )


def _days(rack: Rack, changes: Sequence[RackChange], frame: Frame) -> Iterator[SinceView]:
    """Yield days with changes one by one, and the days between them together."""
    today = frame.index.today
    told = {
        day: tuple(found)
        for day, found in groupby(changes, key=lambda change: change_day(change, today))
    }
    everyday = [first_day(today) + timedelta(days=n) for n in range(CHANGE_DAYS + 1)]
    left = len(changes)
    for has_changes, group in groupby(everyday, key=lambda day: day in told):
        days = list(group)
        for stretch in [[day] for day in days] if has_changes else [days]:
            found = told.get(stretch[0], ())
            yield _since(stretch, found, left, rack, frame)
            left -= len(found)


def _since(
    days: Sequence[date], found: Sequence[RackChange], left: int, rack: Rack, frame: Frame
) -> SinceView:
    say, tongue = frame.say, frame.tongue
    first, last = tongue.day_text(days[0]), tongue.day_text(days[-1])
    count = say("この日の紙のあと、変わったことは%(n)s件です。", n=left)
    none = say("この日の紙のあと、変わったことはありません。紙のままで合っています。")
    return SinceView(
        places=tuple(SincePlace(anchor=day.isoformat()) for day in days),
        heading=first
        if len(days) == 1
        else say("%(first)sから%(last)sまで", first=first, last=last),
        since=count if left else none,
        changes=tuple(_change(change, rack, frame) for change in found),
    )


def _change(change: RackChange, rack: Rack, frame: Frame) -> LinkView:
    own = frame.index.catalog.events.get(change.event)
    words = _WORDS[change.what](change, frame)
    if own is not None:
        href, mark = f"/events/{change.event}/", mark_of(own, frame.tongue)
        return LinkView(text=own.title, href=href, mark=mark, note=words)
    mark = frame.say(SAMPLE) if change.sample else ""
    title = frame.tongue.quote(change.title) if change.title else rack.title
    return LinkView(text=title, href=f"/racks/{rack.slug}/", mark=mark, note=words)


def _status(change: RackChange, frame: Frame) -> str:
    event = frame.index.catalog.events[change.event]
    return frame.tongue.join((frame.tongue.status_word(event.status), event.status_reason))


def _date(change: RackChange, frame: Frame) -> str:
    """Return the day as it was announced, what became of it, and why."""
    shown, say, tongue = change.occurrence, frame.say, frame.tongue
    assert shown is not None
    word = tongue.change_word(shown)
    day = tongue.day_text(day_of(shown.original), with_year=True)
    moved = shown.takes_place and shown.start != shown.original
    when = tongue.occasion_text(shown.start, shown.end) if moved else ""
    return tongue.join(
        (
            say("%(day)s：%(word)s", day=day, word=word) if word else day,
            say("新しい日時は%(when)s", when=when) if when else "",
            shown.reason,
        )
    )


def _edited(change: RackChange, frame: Frame) -> str:
    say, keys = frame.say, keys_by_name(Kind.EVENT)
    named = {BODY: say("くわしい説明")}
    labels = [
        named.get(name) or say(keys[name].label)
        for name in change.keys
        if name in named or name in keys
    ]
    told = say("書き直した所：%(keys)s", keys=frame.tongue.join(labels, LIST)) if labels else ""
    back = say("前に知らせた変更を取り消しました。") if WITHDRAWN in change.keys else ""
    return frame.tongue.join((back, told), "")


def _venue(change: RackChange, frame: Frame) -> str:
    place = frame.index.catalog.venues[change.venue].title
    return frame.say("会場「%(place)s」の案内が変わりました。", place=place)


def _rack(change: RackChange, frame: Frame) -> str:
    if CHOOSING & set(change.keys):
        return frame.say("この店に置くチラシの決め方が変わりました。")
    return frame.say("店の案内が変わりました。")


_WORDS: dict[What, Callable[[RackChange, Frame], str]] = {
    What.ANNOUNCED: lambda change, frame: frame.say("新しく置いた催しです。"),
    What.STATUS: _status,
    What.DATE: _date,
    What.EDITED: _edited,
    What.VENUE: _venue,
    What.REMOVED: lambda change, frame: frame.say(
        "載せるのをやめました。ラックにあれば、外してください。"
    ),
    What.RACK: _rack,
}
