"""A schedule in Chinese, in simplified and in traditional characters: each a table of its own.

The rules this module keeps: the 24-hour clock, which both readers know from timetables; 至 between
two ends, never a dash; 周 and 节假日 for simplified, 週 and 國定假日 for traditional characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from community_events.model.recurrence import Frequency
from community_events.when.voices.patterned import Patterned
from community_events.when.voices.words import Words

_MONTHS = tuple(f"{month}月" for month in range(1, 13))
_DAYS = "一二三四五六日"

_SIMPLIFIED = Words(
    weekdays=tuple(f"星期{day}" for day in _DAYS),
    short_weekdays=tuple(f"周{day}" for day in _DAYS),
    months=_MONTHS,
    stop="。",
    comma="、",
    day_unit="日",
    month_of="{year}年{month}",
    both="和",
    pause="，",
    day="{year}年{month}{day}日",
    yearless="{month}{day}日",
    dated="{day}（{short}）",
    day_in_month="{day}日（{short}）",
    same_month="{year}年{month}{days}",
    nth="第{nth}个{weekday}",
    last="最后一个{weekday}",
    month_day="{d}日",
    last_day="最后一天",
    run="{first}至{last}",
    working="每个工作日（星期一至星期五，节假日除外）",
    festive="{days}以及节假日",
    season="每年{months}，{days}",
    every={
        Frequency.DAILY: "每天",
        Frequency.WEEKLY: "每{days}",
        Frequency.MONTHLY: "每月{days}",
        Frequency.YEARLY: "每年{days}",
    },
    every_n={
        Frequency.DAILY: "每{n}天一次",
        Frequency.WEEKLY: "每{n}周一次，{days}",
        Frequency.MONTHLY: "每{n}个月一次，{days}",
        Frequency.YEARLY: "每{n}年一次，{days}",
    },
    of_months="{months}的{days}",
    weeks="每月{nth}所在那一周的星期一至星期五（节假日除外）",
    from_to="{start}至{end}",
    from_on="{start}开始",
    next_day="次日{clock}",
    days_later="{n}天后的{clock}",
    session="{label}：{hours}",
    but="但{days}为{hours}",
    closed="{days}休息",
    holidays="节假日",
    closed_nth="每月{days}",
    named="{name}（{span}）",
    period="{first}至{last}",
    since="{first}起",
    times="共{n}次",
    also="另外，{said}",
    span="{first}至{last}",
    day_clock="{day}{clock}",
    listed="{month}：{days}",
    in_brackets="{text}（{note}）",
)

_TRADITIONAL = replace(
    _SIMPLIFIED,
    short_weekdays=tuple(f"週{day}" for day in _DAYS),
    nth="第{nth}個{weekday}",
    last="最後一個{weekday}",
    last_day="最後一天",
    working="每個工作日（星期一至星期五，國定假日除外）",
    festive="{days}以及國定假日",
    every_n={
        Frequency.DAILY: "每{n}天一次",
        Frequency.WEEKLY: "每{n}週一次，{days}",
        Frequency.MONTHLY: "每{n}個月一次，{days}",
        Frequency.YEARLY: "每{n}年一次，{days}",
    },
    weeks="每月{nth}所在那一週的星期一至星期五（國定假日除外）",
    from_on="{start}開始",
    next_day="隔天{clock}",
    days_later="{n}天後的{clock}",
    session="{label}：{hours}",
    but="但{days}為{hours}",
    holidays="國定假日",
    also="另外，{said}",
)


class SimplifiedChinese(Patterned):
    """Says a schedule in simplified characters."""

    language: ClassVar[str] = "zh-Hans"
    joint: ClassVar[str] = ""
    words: ClassVar[Words] = _SIMPLIFIED
    own_names: ClassVar[Mapping[str, str]] = {
        "年末年始": "年末年初假期",
        "お盆": "盂兰盆节假期",
        "夏休み": "暑假",
        "冬休み": "寒假",
        "春休み": "春假",
        "休館日": "闭馆日",
        "午前の部": "上午场",
        "午後の部": "下午场",
        "昼の部": "白天场",
        "夜の部": "晚场",
    }
    __slots__ = ()


class TraditionalChinese(Patterned):
    """Says a schedule in traditional characters."""

    language: ClassVar[str] = "zh-Hant"
    joint: ClassVar[str] = ""
    words: ClassVar[Words] = _TRADITIONAL
    own_names: ClassVar[Mapping[str, str]] = {
        "年末年始": "年末年初假期",
        "お盆": "盂蘭盆節假期",
        "夏休み": "暑假",
        "冬休み": "寒假",
        "春休み": "春假",
        "休館日": "休館日",
        "午前の部": "上午場",
        "午後の部": "下午場",
        "昼の部": "白天場",
        "夜の部": "晚場",
    }
    __slots__ = ()
