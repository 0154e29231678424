"""Times of another zone, in Tokyo time.

The rule this module keeps (rule 3): ``Z`` and other offsets are converted with a warning, whose
rewrite is the same moment on the Tokyo clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from community_events.when.clocks import DAY, TimeOfDay, clock_words
from community_events.when.findings import Finding, warning
from community_events.when.syntax import Times
from community_events.when.years import Found, FoundRange, date_words

TOKYO = 9 * 60
"""Minutes east of UTC."""


def to_tokyo(
    place: tuple[int, int], offset: int, times: list[TimeOfDay], findings: list[Finding]
) -> list[TimeOfDay]:
    """Return ``times`` of a zone ``offset`` minutes east of UTC in Tokyo time, with a warning."""
    later = TOKYO - offset
    moved = [
        replace(t, start=t.start + later, end=None if t.end is None else t.end + later)
        for t in times
    ]
    findings.append(
        warning(
            "offset-converted",
            place,
            f"外国の時刻（UTC{offset // 60:+d}:{abs(offset) % 60:02d}）を日本の時刻に直しました",
            label=f"日本では {later // 60:+d} 時間です",
        )
    )
    return moved


def _start_words(minutes: int) -> str:
    """Return a start so that nobody asks whether it is in the morning."""
    hour, minute = divmod(minutes, 60)
    rest = f"{minute}分" if minute else ""
    return f"午前{hour}時{rest}" if hour < 6 else clock_words(minutes)


def explain_continuous(
    place: tuple[int, int], day: date, start: int, end: int, findings: list[Finding]
) -> None:
    """Give the warning about a span in foreign time, in minutes from ``day``, its rewrite."""
    words = [
        f"{date_words(day + timedelta(days=minutes // DAY))} {_start_words(minutes % DAY)}"
        for minutes in (start, end)
    ]
    findings[-1] = replace(findings[-1], edits=(((*place, "〜".join(words)),),))


def explain_offset(
    days: Sequence[Found | FoundRange],
    phrase: Times,
    times: Sequence[TimeOfDay],
    findings: list[Finding],
) -> None:
    """Give the warning about a foreign time the same in Tokyo time as its rewrite."""
    last = findings[-1] if findings else None
    if last is None or last.code != "offset-converted" or len(times) != 1 or len(days) != 1:
        return
    (item,), (time,) = days, times
    if not isinstance(item, Found):
        return
    day = item.date + timedelta(days=time.start // DAY)
    later = 0 if time.end is None else time.end // DAY - time.start // DAY
    end = "" if time.end is None else "翌" * later + clock_words(time.end % DAY)
    words = f"{date_words(day)} {_start_words(time.start % DAY)}" + (f"〜{end}" if end else "")
    findings[-1] = replace(last, edits=(((item.day.place[0], phrase.place[1], words),),))
