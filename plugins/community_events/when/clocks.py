"""What a written time means: minutes from midnight, or a question back.

The rules this module keeps (rule 3): 1–5 o'clock without 午前/午後 is refused, 6–8 asked about
unless the end makes it clear; 午前12時 and 午後12時 are refused; 午後 and 午前 carry over to the end;
an end before the start is refused unless 翌 or 午後→午前 says that it is the next day.
"""

from __future__ import annotations

from dataclasses import dataclass

from community_events.when.findings import Finding, error, warning
from community_events.when.syntax import Clock, Span

DAY = 24 * 60
_MORNING = ("am", "morning")
_LATER = ("pm", "noon", "evening", "night", "late")

_PARTS: dict[str, tuple[range, range, range]] = {
    "am": (range(12), range(0), range(0)),
    "pm": (range(0), range(12), range(13, 24)),
    "morning": (range(4, 12), range(0), range(0)),
    "noon": (range(10, 17), range(5), range(0)),
    "evening": (range(15, 20), range(3, 8), range(0)),
    "night": (range(17, 30), range(5, 12), range(0)),
    "late": (range(22, 30), range(9, 12), range(0)),
}
"""Part of the day → hours that stand as they are, hours of the afternoon, hours to ask about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOfDay:
    """``start`` and ``end`` in minutes from the midnight of the date (1500 = 25:00)."""

    start: int
    end: int | None
    label: str = ""


def read_span(span: Span, findings: list[Finding]) -> TimeOfDay:
    """Return what ``span`` means; raises Refused, adds its warnings to ``findings``."""
    last = span.last
    if last is not None:
        _ask_shared_suffix(span.first, last)
    start = _minutes(span.first, findings, end_hour=None if last is None else _plain_hour(last))
    end: int | None = None
    if last is not None:
        end = _end_minutes(span, last, start, findings)
    elif span.minutes is not None:
        end = start + span.minutes
        if span.minutes_approximate:
            findings.append(approximate(span.place))
    clocks = [clock for clock in (span.first, last) if clock is not None]
    findings += [approximate(clock.place) for clock in clocks if clock.approximate]
    findings += _late(clocks)
    return TimeOfDay(start=start, end=end, label=span.label)


def _ask_shared_suffix(first: Clock, last: Clock) -> None:
    """Refuse 7:00-9:00pm, where pm may speak of both."""
    bare = not (first.part or first.noon or first.padded or first.iso or first.next_day)
    if not (bare and last.suffix and last.part == "pm" and 6 <= first.hour < last.hour < 12):
        return
    rest = _rest(first)
    raise error(
        "hour-ambiguous",
        first.place,
        f"{first.hour}時{rest}が、午前か午後か分かりません",
        label="午前ですか、午後ですか",
        edits=[[(*first.place, f"{part}{first.hour}時{rest}")] for part in ("午前", "午後")],
    )


def _late(clocks: list[Clock]) -> list[Finding]:
    """Return one warning about 25:00–29:59, which are times of the next day."""
    late = [c for c in clocks if (c.hour, c.minute) > (24, 0) and not c.next_day]
    if not late:
        return []
    edits = [(*c.place, f"翌{c.hour - 24}:{c.minute:02d}") for c in late]
    return [
        warning(
            "late-hour",
            late[0].place,
            f"{late[0].hour}時は、次の日の午前{late[0].hour - 24}時として読みました",
            label="次の日です",
            edits=[edits],
        )
    ]


def approximate(place: tuple[int, int]) -> Finding:
    """Return the warning about 頃 and 約."""
    return warning(
        "time-approximate",
        place,
        "「頃」「約」のついた時刻は、そのままの時刻として載ります",
        label="目安の時刻です",
    )


def read_clock_alone(clock: Clock, findings: list[Finding], *, is_end: bool = False) -> int:
    """Return the minutes of a single time, by default a start."""
    return _minutes(clock, findings, end_hour=None, is_end=is_end)


def _plain_hour(clock: Clock) -> int:
    """Return the hour of an end as far as it can make its start clear."""
    if clock.noon or clock.part in _MORNING:
        return 0
    return 13 if clock.part in _LATER else clock.hour


def _end_minutes(span: Span, last: Clock, start: int, findings: list[Finding]) -> int:
    first = span.first
    carried = ""
    if not last.part and not last.noon and not last.iso:
        if first.part in _LATER and start >= 12 * 60 and not last.next_day:
            carried = "pm"
        elif (first.part in _MORNING and not last.next_day) or first.next_day:
            carried = "am"
    end = _minutes(last, findings, carried=carried, is_end=True)
    if first.next_day and not last.next_day:
        end += DAY
    crosses = last.part in _MORNING and first.part in _LATER
    if end <= start and crosses:
        end += DAY
    if end <= start:
        raise _end_before_start(span, last, start, end)
    return end


def _end_before_start(span: Span, last: Clock, start: int, end: int) -> Exception:
    first = span.first
    edits = []
    if end < 12 * 60 and end + 12 * 60 > start and last.hour <= 12:
        edits.append([(*last.place, clock_words(end + 12 * 60))])
    elif start >= 17 * 60 and end <= 12 * 60:
        edits.append([(*last.place, f"翌{clock_words(end)}")])
    elif end != start:
        edits.append([(*first.place, clock_words(end)), (*last.place, clock_words(start))])
    return error(
        "end-before-start",
        last.place,
        f"終わりの時刻 {clock_words(end)} が、始まり {clock_words(start)} より前です"
        if end != start
        else f"終わりの時刻 {clock_words(end)} が、始まりと同じです",
        label=f"始まりの{_gap(start - end)}前です" if end != start else "始まりと同じです",
        edits=edits,
        related=((*first.place, ""),),
    )


def _gap(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return (f"{hours}時間" if hours else "") + (f"{rest}分" if rest else "")


def clock_words(minutes: int) -> str:
    """Return minutes as 09:30.

    >>> clock_words(570)
    '09:30'
    """
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _minutes(
    clock: Clock,
    findings: list[Finding],
    *,
    end_hour: int | None = None,
    carried: str = "",
    is_end: bool = False,
) -> int:
    if clock.minute > 59 or clock.hour > 29:
        raise error(
            "no-such-time",
            clock.place,
            f"{clock.hour}時{clock.minute}分という時刻はありません"
            if clock.minute
            else f"{clock.hour}時という時刻はありません",
            label="0:00〜24:00（夜ふけは 29:59 まで）で書きます",
        )
    later = DAY if clock.next_day else 0
    if clock.noon:
        return clock.hour * 60 + clock.minute
    hour = clock.hour
    if clock.part:
        hour = _hour_of_part(clock, findings)
    elif carried == "pm":
        if hour == 12:
            raise _noon(clock, end=True)
        hour = hour + 12 if hour < 12 else hour
    elif not carried and not clock.iso and not clock.next_day:
        _ask_bare(clock, findings, end_hour=end_hour, is_end=is_end)
    if not clock.part and not is_end and hour == 0 and not clock.next_day:
        findings.append(
            warning(
                "midnight-start",
                clock.place,
                "0:00 は、表計算ソフトが日付に付けた時刻かもしれません",
                label="夜中の0時なら「午前0時」、時刻がなければ消します",
                edits=[[(*clock.place, "午前0時" + _rest(clock))]],
            )
        )
    return later + hour * 60 + clock.minute


def _rest(clock: Clock) -> str:
    return f"{clock.minute}分" if clock.minute else ""


def _noon(clock: Clock, *, end: bool = False) -> Exception:
    rest = _rest(clock)
    noon = f"午後0時{rest}" if rest else "正午"
    choices = [[(*clock.place, f"午前0時{rest}")]]
    if not end:
        choices.insert(0, [(*clock.place, noon)])
    return error(
        "noon-ambiguous",
        clock.place,
        f"12時{rest}は、昼とも夜とも読めます",
        label="昼ですか、夜中ですか",
        edits=choices,
    )


def _hour_of_part(clock: Clock, findings: list[Finding]) -> int:
    hour = clock.hour
    stands, afternoon, asked = _PARTS[clock.part]
    if hour == 12 and clock.part not in ("noon",):
        raise _noon(clock)
    if hour in stands:
        return hour
    if hour in afternoon:
        return hour + 12
    if hour in asked:
        findings.append(
            warning(
                "time-out-of-part",
                clock.place,
                f"「午後{hour}時」は、{hour}時として読みました",
                label=f"{hour}時、または午後{hour - 12}時と書きます",
                edits=[[(*clock.place, clock_words(hour * 60 + clock.minute))]],
            )
        )
        return hour
    if hour < 6 and clock.part in ("late", "night"):
        raise error(
            "hour-ambiguous",
            clock.place,
            f"夜ふけの{hour}時は、どちらの日の夜か分かりません",
            label="その日の夜のあとですか",
            edits=[
                [(*clock.place, f"翌{hour}:{clock.minute:02d}")],
                [(*clock.place, f"午前{hour}時" + _rest(clock))],
            ],
        )
    raise error(
        "time-out-of-part",
        clock.place,
        f"{hour}時は、いっしょに書かれた午前・午後・朝・夜と合いません",
        label="24時間の書き方にします",
        edits=[[(*clock.place, clock_words(hour * 60 + clock.minute))]] if 9 <= hour < 24 else (),
    )


def _ask_bare(clock: Clock, findings: list[Finding], *, end_hour: int | None, is_end: bool) -> None:
    hour, words = clock.hour, clock_words((clock.hour + 12) * 60 + clock.minute)
    rest = _rest(clock)
    choices = [[(*clock.place, f"午前{hour}時{rest}")], [(*clock.place, f"午後{hour}時{rest}")]]
    if 1 <= hour <= 5 and not (is_end and clock.padded):
        message = f"{hour}時{rest}が、午前か午後か分かりません"
        if clock.padded:
            findings.append(
                warning(
                    "hour-ambiguous",
                    clock.place,
                    message.replace("分かりません", "確かめてください"),
                    label=f"午後なら {words} です",
                    edits=choices,
                )
            )
            return
        raise error(
            "hour-ambiguous",
            clock.place,
            message,
            label="午前ですか、午後ですか",
            edits=[choices[1], [(*clock.place, words)], choices[0]],
        )
    if 6 <= hour <= 8 and not is_end and not clock.padded and (end_hour or 0) < 13:
        findings.append(
            warning(
                "hour-ambiguous",
                clock.place,
                f"{hour}時{rest}は、朝として読みました",
                label=f"夜なら {words} です",
                edits=[[(*clock.place, clock_words(hour * 60 + clock.minute))], choices[0]],
            )
        )
