"""What does not fit together in one text, refused by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from community_events.clock import day_of
from community_events.model.recurrence import Frequency, Single, Weekday
from community_events.when.clocks import TimeOfDay
from community_events.when.context import Context
from community_events.when.draft import DaySpan
from community_events.when.findings import error
from community_events.when.normalise import NormalText
from community_events.when.syntax import (
    About,
    AllOn,
    Count,
    Note,
    Often,
    Phrase,
    Repeat,
)
from community_events.when.words import WEEKDAYS
from community_events.when.years import (
    Found,
    FoundRange,
    date_words,
)


def refuse_several_rules(repeats: Sequence[Repeat], text: NormalText) -> Exception:
    """Return the error of two rules in one text, whose help is a line for each."""
    starts = [repeat.place[0] for repeat in repeats] + [len(text.text)]
    pieces = [text.written(a, b).strip(" 　、,・と/／()（）") for a, b in pairwise(starts)]
    times = [phrase for phrase in (piece.partition(" ")[2] for piece in pieces) if phrase]
    shared = times[-1] if times and len(times) == 1 else ""
    lines = [
        piece if not shared or piece.endswith(shared) else f"{piece} {shared}" for piece in pieces
    ]
    return error(
        "several-rules-in-one",
        repeats[1].place,
        "1行に2つ以上の決まりがあります",
        label="1つずつ別の行に書きます",
        help="\n".join(lines),
    )


def refuse_dates_and_rule(place: tuple[int, int]) -> Exception:
    """Return the error of dates beside a rule."""
    return error(
        "several-rules-in-one",
        place,
        "くり返しの決まりと日付が、1行にいっしょに書かれています",
        label="決まりと日付を別の行に書きます",
    )


def refuse_no_start(note: Note, text: NormalText) -> Exception:
    """Return the error of a text that has only the time of a reception or of the end."""
    return error(
        "start-time-missing",
        note.place,
        f"「{text.written(*note.place)}」は始まりの時刻ではないので、何時に始まるか分かりません",
        label="始まりの時刻も書きます",
    )


def refuse_no_dates(
    whole: tuple[int, int], text: NormalText, context: Context, *, has_time: bool
) -> Exception:
    """Return the error of a text without a date."""
    if has_time:
        return error(
            "date-missing",
            whole,
            f"「{text.written(*whole)}」には日付がありません",
            label="日付を書きます",
            edits=[[(0, 0, date_words(context.today + timedelta(days=14)) + " ")]],
        )
    return error(
        "date-unreadable",
        whole,
        f"「{text.written(*whole)}」だけでは、何日か分かりません",
        label="日付を書きます",
    )


def check_total(
    count: Count | None,
    dates: Sequence[Single | DaySpan],
    listed: Sequence[Found | FoundRange],
    text: NormalText,
) -> None:
    """Refuse 全3回 over two dates."""
    if count is None:
        return
    days = {item.date for item in listed if isinstance(item, Found)}
    spans = [d for d in dates if isinstance(d, DaySpan)]
    number = len(days) + sum((s.last - s.first).days + 1 for s in spans)
    whole = [s for s in dates if isinstance(s, Single) and s.end and not spans]
    longest = max(
        ((s.end.toordinal() - s.start.toordinal()) for s in whole if s.end is not None),
        default=0,
    )
    if count.number not in (number, len(dates), longest):
        raise error(
            "total-mismatch",
            count.place,
            f"「{text.written(*count.place)}」とありますが、日付は{number}日です",
            label=f"{number}日です",
            edits=[[(*count.place, f"全{number}回")]],
        )


def check_all_on(all_on: AllOn, found_dates: Sequence[Found]) -> None:
    """Refuse いずれも土曜 over a Sunday."""
    for found in found_dates:
        if found.date.weekday() not in all_on.weekdays:
            names = "・".join(WEEKDAYS[day] for day in all_on.weekdays)
            raise error(
                "weekday-mismatch",
                all_on.place,
                f"{date_words(found.date)}は、{names}曜日ではありません",
                label="合わない日があります",
                related=((*found.day.place, ""),),
                edits=[[(*all_on.place, "")]],
            )


def refuse_stray(stray: Phrase, text: NormalText) -> Exception:
    """Return the error of a phrase that would have no effect; nothing is ever ignored."""
    words = text.written(*stray.place)
    return error(
        "date-unreadable",
        stray.place,
        f"「{words}」が、どの日時のことか分かりません",
        label="ほかの日時と合いません",
        edits=[[(*stray.place, "")]],
    )


def add_length(times: Sequence[TimeOfDay], about: About, text: NormalText) -> list[TimeOfDay]:
    """Return ``times`` with the ends that (90分) gives; refuse a length that contradicts an end."""
    for time in times:
        if time.end is not None and time.end - time.start != about.minutes:
            raise error(
                "total-mismatch",
                about.place,
                f"「{text.written(*about.place)}」と、終わりの時刻が合いません",
                label=f"{time.end - time.start}分です",
                edits=[[(*about.place, f"{time.end - time.start}分")]],
            )
    return [replace(time, end=time.start + about.minutes) for time in times]


def every_week(all_on: AllOn) -> Repeat:
    """Return the rule of 各土曜日."""
    return Repeat(
        place=all_on.place,
        frequency=Frequency.WEEKLY,
        weekdays=tuple(Weekday(day=day) for day in sorted(all_on.weekdays)),
    )


def check_often(oftens: Sequence[Often], repeat: Repeat, times: int, text: NormalText) -> Repeat:
    """Return the rule once 月2回 and the like agree with its days; 週1回 火曜 is every Tuesday."""
    for often in oftens:
        if often.unit == "日":
            number = max(times, 1)
        elif _UNIT_OF.get(repeat.frequency) != often.unit or repeat.interval > 1:
            raise _wrong_number(often, None, text)
        else:
            number = len(repeat.weekdays) + len(repeat.month_days)
            repeat = replace(repeat, explicit=True)
        if number != often.number or repeat.working_days:
            raise _wrong_number(often, number, text)
    return repeat


def check_sessions(
    oftens: Sequence[Often], dates: Sequence[Single | DaySpan], text: NormalText
) -> None:
    """Refuse (2回公演) where another number of times is written for a day."""
    spans = [d for d in dates if isinstance(d, DaySpan)]
    days = Counter(day_of(d.start) for d in dates if isinstance(d, Single))
    numbers = {len(span.times) or 1 for span in spans} | set(days.values())
    for often in oftens:
        if often.unit != "日" or numbers - {often.number}:
            raise _wrong_number(often, max(numbers, default=0), text)


def _wrong_number(often: Often, number: int | None, text: NormalText) -> Exception:
    words = text.written(*often.place)
    told = f"書かれているのは{number}回です" if number else "書かれた日と合いません"
    return error(
        "total-mismatch",
        often.place,
        f"「{words}」とありますが、{told}",
        label=told,
        edits=[[(*often.place, "")]],
    )


_UNIT_OF = {
    Frequency.DAILY: "日",
    Frequency.WEEKLY: "週",
    Frequency.MONTHLY: "月",
    Frequency.YEARLY: "年",
}
