"""A schedule in Korean.

The rules this module keeps: 오전 and 오후 with the 12-hour clock, as public notices say it; nothing
whose form depends on the last letter of what stands before it (은/는, 과/와, 으로/로): 부터, 까지 and
commas only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from community_events.model.recurrence import Frequency
from community_events.when.voices.patterned import Patterned
from community_events.when.voices.words import Words

_DAYS = "월화수목금토일"


class Korean(Patterned):
    """Says a schedule in Korean."""

    language: ClassVar[str] = "ko"
    own_names: ClassVar[Mapping[str, str]] = {
        "年末年始": "연말연시",
        "お盆": "오봉(일본의 추석) 연휴",
        "夏休み": "여름방학",
        "冬休み": "겨울방학",
        "春休み": "봄방학",
        "休館日": "휴관일",
        "午前の部": "오전 순서",
        "午後の部": "오후 순서",
        "昼の部": "낮 순서",
        "夜の部": "저녁 순서",
    }
    words: ClassVar[Words] = Words(
        weekdays=tuple(f"{day}요일" for day in _DAYS),
        short_weekdays=tuple(_DAYS),
        months=tuple(f"{month}월" for month in range(1, 13)),
        noon="낮 12:00",
        halves=("오전", "오후"),
        stop=".",
        comma=", ",
        day_unit="일",
        month_of="{year}년 {month}",
        pause=", ",
        both=", ",
        day="{year}년 {month} {day}일",
        yearless="{month} {day}일",
        dated="{day}({short})",
        day_in_month="{day}일({short})",
        same_month="{year}년 {month} {days}",
        nth="{nth}번째 {weekday}",
        last="마지막 {weekday}",
        month_day="{d}일",
        last_day="마지막 날",
        run="{first}부터 {last}까지",
        working="평일(월요일부터 금요일까지, 공휴일 제외)",
        festive="{days} 및 공휴일",
        season="매년 {months}, {days}",
        every={
            Frequency.DAILY: "매일",
            Frequency.WEEKLY: "매주 {days}",
            Frequency.MONTHLY: "매월 {days}",
            Frequency.YEARLY: "매년 {days}",
        },
        every_n={
            Frequency.DAILY: "{n}일에 한 번",
            Frequency.WEEKLY: "{n}주에 한 번 {days}",
            Frequency.MONTHLY: "{n}개월에 한 번 {days}",
            Frequency.YEARLY: "{n}년에 한 번 {days}",
        },
        of_months="{months} {days}",
        weeks="매월 {nth}이 있는 주의 월요일부터 금요일까지(공휴일 제외)",
        from_to="{start}부터 {end}까지",
        from_on="{start}부터",
        next_day="다음 날 {clock}",
        days_later="{n}일 뒤 {clock}",
        session="{label}: {hours}",
        but="단, {days}: {hours}",
        closed="쉬는 날: {days}",
        holidays="공휴일",
        closed_nth="매월 {days}",
        named="{name}({span})",
        period="기간: {first}부터 {last}까지",
        since="기간: {first}부터",
        times="모두 {n}회",
        also="그 밖에 {said}",
        span="{first}부터 {last}까지",
        day_clock="{day} {clock}",
        listed="{month}: {days}",
        in_brackets="{text}({note})",
    )
    __slots__ = ()
