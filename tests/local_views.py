"""Views for the tests of what a district and the ward print: faithful samples and extremes."""

from __future__ import annotations

import calendar
import math
from dataclasses import replace
from datetime import date

from community_events.model.outline import Outline
from community_events.model.rail import Rail, Station
from community_events.model.records import Position
from community_events.render.booklet import Booklet, BookletDay, BookletRow
from community_events.render.circular import Circular, CircularDay, CircularRepeat, CircularRow
from community_events.render.monthcalendar import MonthDay, MonthItem, MonthLine, MonthPrint
from community_events.render.rackmap import MapRack, RackMap
from community_events.when.holidays import name_of_holiday
from tests.print_views import CREATED, SITE

ITEM = MonthItem(title="こども食堂", time="11:30〜13:30", place="見本集会所", mark="見本")
CANCELLED_ITEM = replace(ITEM, title="見本マルシェ", status="中止", off=True)
LONG_ITEM = replace(
    ITEM, title="長い題名の催し" * 12, place="とても長い名前の会場" * 4, status="時間変更"
)
LINES = (
    MonthLine(number=1, title="見本マルシェ", sentence="毎週火曜日、午前10時から午後3時まで",
              place="見本ロビー", mark="見本"),
    MonthLine(number=2, title="見本作品展", sentence="平日、午前9時から午後5時まで"),
)  # fmt: skip


def month_weeks(
    year: int, month: int, items: tuple[MonthItem, ...] = (), **days: tuple[MonthItem, ...]
) -> tuple[tuple[MonthDay | None, ...], ...]:
    """Return the weeks of a month with ``items`` in each day; ``d5=(…)``: those of the 5th."""

    def square(day: date) -> MonthDay:
        holiday = name_of_holiday(day) or ""
        return MonthDay(
            number=day.day,
            holiday=holiday,
            is_off=bool(holiday) or day.weekday() == calendar.SUNDAY,
            items=days.get(f"d{day.day}", items),
            lines=(1, 2) if day.weekday() == calendar.TUESDAY else (),
        )

    weeks = calendar.Calendar(calendar.SUNDAY).monthdatescalendar(year, month)
    return tuple(tuple(square(d) if d.month == month else None for d in week) for week in weeks)


MONTH = MonthPrint(
    subject="樫原",
    year=2026,
    month=11,
    url=f"{SITE}/areas/katagihara/",
    created=CREATED,
    weeks=month_weeks(2026, 11, d5=(ITEM,), d10=(CANCELLED_ITEM, ITEM)),
    site_name="西京 まちの催し",
    lines=LINES,
    has_samples=True,
    as_of="2026年11月21日現在",
    valid_until="2026年11月30日まで有効",
)
EMPTY_MONTH = replace(MONTH, weeks=month_weeks(2026, 2), month=2, lines=(), has_samples=False)
FULL_MONTH = replace(
    MONTH,
    subject="題" * 80,
    month=8,  # six weeks
    weeks=month_weeks(2026, 8, (LONG_ITEM,) * 14),
    lines=tuple(
        replace(LINES[0], number=n, title="長い題名" * 20, sentence="毎週" * 90)
        for n in range(1, 30)
    ),
)


def racks(count: int, *, spread: float = 0.012) -> tuple[MapRack, ...]:
    """Return so many shops, in a spiral around one place; the last has no place."""
    return tuple(
        MapRack(
            name=f"見本カフェ{n}",
            hours="月〜金 7:30〜14:00、土 8:00〜15:00",
            note="祝日は休み",
            position=Position(
                latitude=34.985 + spread * n / count * math.cos(n),
                longitude=135.695 + spread * n / count * math.sin(n),
            )
            if n < count or count == 1
            else None,
            mark="見本",
        )
        for n in range(1, count + 1)
    )


_CORNERS = ((34.93, 135.64), (35.03, 135.64), (35.03, 135.72), (34.93, 135.72), (34.93, 135.64))
MAP = RackMap(
    name="見本区",
    url=f"{SITE}/map/",
    created=CREATED,
    racks=racks(12),
    outline=Outline(
        rings=(tuple(Position(latitude=a, longitude=b) for a, b in _CORNERS),),
        source="輪かくの出典",
    ),
    rail=Rail(
        lines=(
            (
                "見本線",
                (
                    Position(latitude=34.97, longitude=135.69),
                    Position(latitude=35.0, longitude=135.7),
                ),
            ),
        ),
        stations=(
            Station(name="見本駅", position=Position(latitude=34.97, longitude=135.69)),
            Station(name="となり", position=Position(latitude=35.0, longitude=135.7), outside=True),
        ),
        source="駅の出典",
    ),
    site_name="西京 まちの催し",
    has_samples=True,
    as_of="2026年11月21日現在",
)


def booklet_rows(count: int, words: str = "見本の催し") -> tuple[BookletRow, ...]:
    """Return so many rows."""
    return tuple(
        BookletRow(
            title=f"{words}{n}", lead=f"12月{n}日 10:00〜12:00", note="見本会館", mark="見本"
        )
        for n in range(1, count + 1)
    )


BOOKLET = Booklet(
    name="樫原",
    kana="かたぎはら",
    year=2026,
    month=12,
    url=f"{SITE}/areas/katagihara/",
    created=CREATED,
    weeks=tuple(
        tuple(
            d and BookletDay(number=d.number, is_off=d.is_off, is_on=d.number % 4 == 0)
            for d in week
        )
        for week in month_weeks(2026, 12)
    ),
    coming=booklet_rows(4),
    repeats=booklet_rows(2, "くり返し"),
    places=booklet_rows(1, "見本の居場所"),
    offers=booklet_rows(2, "見本の出番"),
    racks=racks(4),
    outline=MAP.outline,
    rail=MAP.rail,
    site_name="西京 まちの催し",
    publisher="見本区役所",
    has_samples=True,
    as_of="2026年11月21日現在",
    valid_until="2026年12月31日まで有効",
)


CIRCULAR_ROW = CircularRow(
    title="防災訓練", time="9:00〜12:00", place="見本公園", cost="無料・申込不要", mark="見本"
)
CIRCULAR = Circular(
    name="樫原",
    url=f"{SITE}/areas/katagihara/",
    created=CREATED,
    period="2026年11月21日（土）から12月18日（金）まで",
    days=(
        CircularDay(month=11, day=23, weekday="月", rows=(CIRCULAR_ROW,), holiday="勤労感謝の日", is_off=True),
        CircularDay(
            month=12, day=5, weekday="土",
            rows=(replace(CIRCULAR_ROW, title="こども食堂"),
                  replace(CIRCULAR_ROW, title="見本マルシェ", status="中止", off=True)),
        ),
    ),
    repeats=(CircularRepeat(title="移動スーパー", sentence="毎週木曜日、午前10時から", place="見本公園"),),
    offers=(CircularRepeat(title="見本の手伝い", sentence="手伝う 1月31日（日）まで", mark="見本"),),
    more=7,
    site_name="西京 まちの催し",
    has_samples=True,
    as_of="2026年11月21日現在",
    valid_until="2026年12月18日まで有効",
)  # fmt: skip
LONG_ROW = replace(
    CIRCULAR_ROW,
    title="長い題名の催し" * 20,
    place="長い会場" * 20,
    status="時間変更",
    cost="円" * 90,
)
FULL_CIRCULAR = replace(
    CIRCULAR,
    name="題" * 80,
    days=tuple(
        CircularDay(
            month=12, day=n, weekday="日", rows=(LONG_ROW,) * 14, is_off=True, holiday="祝日"
        )
        for n in range(1, 30)
    ),
    repeats=CIRCULAR.repeats * 30,
    offers=CIRCULAR.offers * 30,
)
