"""A schedule in Vietnamese.

The rules this module keeps: the 24-hour clock; a weekday by its name in letters (Thứ Hai), so that
the second Saturday (Thứ Bảy lần 2 trong tháng) is no Monday; day, month, year.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from community_events.model.recurrence import Frequency
from community_events.when.voices.patterned import Patterned
from community_events.when.voices.words import Words


class Vietnamese(Patterned):
    """Says a schedule in Vietnamese."""

    language: ClassVar[str] = "vi"
    own_names: ClassVar[Mapping[str, str]] = {
        "年末年始": "kỳ nghỉ cuối năm và Năm mới",
        "お盆": "kỳ nghỉ Obon",
        "夏休み": "kỳ nghỉ hè",
        "冬休み": "kỳ nghỉ đông",
        "春休み": "kỳ nghỉ xuân",
        "休館日": "ngày đóng cửa",
        "午前の部": "buổi sáng",
        "午後の部": "buổi chiều",
        "昼の部": "buổi ban ngày",
        "夜の部": "buổi tối",
    }
    words: ClassVar[Words] = Words(
        weekdays=("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
        short_weekdays=("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
        months=tuple(f"tháng {month}" for month in range(1, 13)),
        stop=".",
        comma=", ",
        day_unit="",
        month_of="Tháng {number} năm {year}",
        pause=", ",
        both=" và ",
        day="ngày {day} {month} năm {year}",
        yearless="ngày {day} {month}",
        dated="{weekday} {day}",
        day_in_month="{weekday} ngày {day}",
        same_month="{days} {month} năm {year}",
        nth="{weekday} lần {nth} trong tháng",
        last="{weekday} cuối cùng trong tháng",
        month_day="ngày {d}",
        last_day="ngày cuối cùng của tháng",
        run="{first} đến {last}",
        working="mọi ngày làm việc (Thứ Hai đến Thứ Sáu, trừ ngày lễ)",
        festive="{days} và ngày lễ",
        season="{months} hằng năm, {days}",
        every={
            Frequency.DAILY: "hằng ngày",
            Frequency.WEEKLY: "{days} hằng tuần",
            Frequency.MONTHLY: "hằng tháng vào {days}",
            Frequency.YEARLY: "hằng năm vào {days}",
        },
        every_n={
            Frequency.DAILY: "{n} ngày một lần",
            Frequency.WEEKLY: "{n} tuần một lần, vào {days}",
            Frequency.MONTHLY: "{n} tháng một lần, vào {days}",
            Frequency.YEARLY: "{n} năm một lần, vào {days}",
        },
        of_months="{days} ({months})",
        weeks="Thứ Hai đến Thứ Sáu của tuần có {nth} (trừ ngày lễ)",
        from_to="{start} đến {end}",
        from_on="từ {start}",
        next_day="{clock} ngày hôm sau",
        days_later="{clock} sau {n} ngày",
        session="{label}: {hours}",
        but="Riêng {days}: {hours}",
        closed="Nghỉ: {days}",
        holidays="ngày lễ",
        closed_nth="{days}",
        named="{name} ({span})",
        period="từ {first} đến {last}",
        since="từ {first}",
        times="tổng cộng {n} lần",
        also="Ngoài ra: {said}",
        span="{first} đến {last}",
        day_clock="{clock} {day}",
        listed="{month}: {days}",
        in_brackets="{text} ({note})",
    )
    __slots__ = ()
