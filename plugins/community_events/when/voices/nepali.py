"""A schedule in Nepali.

The rules this module keeps: dates of the western calendar with its months' names (तारिख, never गते,
which would be a day of Bikram Sambat); western digits and the 24-hour clock, as on signs and
timetables in Japan; the danda ends a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from community_events.model.recurrence import Frequency
from community_events.when.voices.patterned import Patterned
from community_events.when.voices.words import Words


class Nepali(Patterned):
    """Says a schedule in Nepali."""

    language: ClassVar[str] = "ne"
    own_names: ClassVar[Mapping[str, str]] = {
        "年末年始": "नयाँ वर्षको बिदा",
        "お盆": "ओबोनको बिदा",
        "夏休み": "गर्मी बिदा",
        "冬休み": "जाडो बिदा",
        "春休み": "वसन्त बिदा",
        "休館日": "बन्द हुने दिन",
        "午前の部": "बिहानको समूह",
        "午後の部": "दिउँसोको समूह",
        "昼の部": "दिनको समूह",
        "夜の部": "साँझको समूह",
    }
    words: ClassVar[Words] = Words(
        weekdays=(
            *("सोमबार", "मंगलबार", "बुधबार", "बिहीबार"),
            *("शुक्रबार", "शनिबार", "आइतबार"),
        ),
        short_weekdays=("सोम", "मंगल", "बुध", "बिही", "शुक्र", "शनि", "आइत"),
        months=(
            *("जनवरी", "फेब्रुअरी", "मार्च", "अप्रिल", "मे", "जुन"),
            *("जुलाई", "अगस्ट", "सेप्टेम्बर", "अक्टोबर", "नोभेम्बर", "डिसेम्बर"),
        ),
        ordinals=("पहिलो", "दोस्रो", "तेस्रो", "चौथो", "पाँचौँ"),
        stop="।",
        comma=", ",
        day_unit="",
        month_of="{year} {month}",
        pause=", ",
        both=" र ",
        day="{year} {month} {day}",
        yearless="{month} {day}",
        dated="{day} ({weekday})",
        day_in_month="{day} ({weekday})",
        same_month="{year} {month} {days}",
        nth="{nth} {weekday}",
        last="अन्तिम {weekday}",
        month_day="{d} तारिख",
        last_day="अन्तिम दिन",
        run="{first} देखि {last} सम्म",
        working="कामकाजी दिन (सोमबार देखि शुक्रबार सम्म, सार्वजनिक बिदा बाहेक)",
        festive="{days} र सार्वजनिक बिदा",
        season="हरेक वर्ष {months}: {days}",
        every={
            Frequency.DAILY: "हरेक दिन",
            Frequency.WEEKLY: "हरेक हप्ता {days}",
            Frequency.MONTHLY: "हरेक महिनाको {days}",
            Frequency.YEARLY: "हरेक वर्ष {days}",
        },
        every_n={
            Frequency.DAILY: "{n} दिनमा एक पटक",
            Frequency.WEEKLY: "{n} हप्तामा एक पटक {days}",
            Frequency.MONTHLY: "{n} महिनामा एक पटक {days}",
            Frequency.YEARLY: "{n} वर्षमा एक पटक {days}",
        },
        of_months="{months} महिनाको {days}",
        weeks="हरेक महिनाको {nth} पर्ने हप्ताको सोमबार देखि शुक्रबार सम्म (सार्वजनिक बिदा बाहेक)",
        from_to="{start} देखि {end} सम्म",
        from_on="{start} देखि",
        next_day="भोलिपल्ट {clock}",
        days_later="{n} दिनपछि {clock}",
        session="{label}: {hours}",
        but="तर {days}: {hours}",
        closed="बन्द रहने दिन: {days}",
        holidays="सार्वजनिक बिदा",
        closed_nth="हरेक महिनाको {days}",
        named="{name} ({span})",
        period="{first} देखि {last} सम्म",
        since="{first} देखि",
        times="जम्मा {n} पटक",
        also="यसबाहेक {said}",
        span="{first} देखि {last} सम्म",
        day_clock="{day} {clock}",
        listed="{month}: {days}",
        in_brackets="{text} ({note})",
    )
    __slots__ = ()
