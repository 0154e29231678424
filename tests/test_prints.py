"""What stands on paper: the dates one needs, what changed, from when it is and until when it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from community_events.feeds import build_feeds
from community_events.history import Revision
from community_events.index import Index, build_index
from community_events.model.records import BookingState, DayNames, Event, Named
from community_events.model.recurrence import Session, Single, Status
from community_events.render.flyer import FlyerSession, FlyerView
from community_events.render.flyerviews import flyer_view
from community_events.render.sheet import SheetView
from community_events.render.sheetviews import sheet_view
from tests.example_events import (
    CANCELLED_DAY,
    EXAMPLES,
    FRIDAY,
    MARKET,
    SITE,
    TUESDAY,
    at,
    make_catalog,
    make_event,
    on,
    weekly,
)

KEY = "ward-office/market"
NOW = at("2026-11-21", "09:00")


def index_of(*events: Event, now: datetime = NOW) -> Index:
    return build_index(make_catalog(*events), SITE, now)


def flyer_of(event: Event, now: datetime = NOW) -> FlyerView:
    return flyer_view(KEY, index_of(event, now=now))


def sheet_of(*events: Event, now: datetime = NOW, feed: str = "/") -> SheetView:
    index = index_of(*events, now=now)
    return sheet_view(
        next(f for f in build_feeds(index.catalog, SITE.name) if f.path == feed), index
    )


def days(view: FlyerView) -> list[str]:
    return [f"{d.day}{d.time and ' ' + d.time}{d.status}" for d in view.dates]


@pytest.mark.parametrize(
    ("event", "shown", "reason"),
    [
        (EXAMPLES["one date"], [], "the sentence says it"),
        (EXAMPLES["three whole days"], [], "one occurrence, however long"),
        (
            make_event(weekly(TUESDAY, start="2027-01-19")),
            ["19日（火）", "26日（火）"],
            "a rule: people look for the days",
        ),
        (
            make_event(on("2026-12-05", "10:00", "12:00"), on("2026-12-06", "13:00", "15:00")),
            ["5日（土） 10:00〜12:00", "6日（日） 13:00〜15:00"],
            "times differ: each day with its own",
        ),
        (
            make_event(
                on("2026-12-05", "10:00", "12:00", session=Session(label="午前の部")),
                on("2026-12-05", "13:00", "15:00", session=Session(label="午後の部")),
            ),
            [],
            "two parts of one day are told as parts",
        ),
        (
            make_event(weekly(TUESDAY, start="2027-01-19"), booking=(
                BookingState(state="open"), BookingState(state="full", day=date(2027, 1, 26)))),
            ["19日（火）", "26日（火）満員"],
            "the state of a day stands with it, that of all days does not",
        ),
    ],
)  # fmt: skip
def test_dates_are_listed_only_where_the_sentence_does_not_say_them(
    event: Event, shown: list[str], reason: str
) -> None:
    assert days(flyer_of(event)) == shown, reason


def test_a_cancelled_day_is_struck_out_in_words_with_its_reason() -> None:
    view = flyer_of(EXAMPLES["cancelled day"])
    (off,) = [d for d in view.dates if d.off]
    assert (off.month, off.day, off.status) == ("2026年12月", "8日（火）", "中止")
    assert off.note == "館内設備の点検のため"
    assert (view.off, view.status_word) == (False, ""), "the rest takes place"


def test_a_day_with_another_time_says_which() -> None:
    changed = [d for d in flyer_of(MARKET).dates if d.status == "時間変更"]
    assert [(d.day, d.time, d.off) for d in changed] == [("11日（金）", "13:00〜16:00", False)]


def test_a_flyer_lists_what_is_still_to_come() -> None:
    event = make_event(weekly(TUESDAY, FRIDAY))
    assert days(flyer_of(event, at("2027-01-25", "09:00"))) == ["26日（火）", "29日（金）"]
    assert len(days(flyer_of(event, at("2027-02-01", "09:00")))) == 18, "all when none is"


@pytest.mark.parametrize(
    ("event", "word", "reason_told", "off"),
    [
        ("wholly cancelled", "中止", "台風のため", True),
        ("all days cancelled by a change", "中止", "台風のため", True),
        ("held online", "オンライン開催", "大雪のため", False),
    ],
)
def test_what_holds_for_the_whole_event_stands_at_its_head(
    event: str, word: str, reason_told: str, off: bool
) -> None:
    view = flyer_of(EXAMPLES[event])
    assert (view.status_word, view.status_reason, view.off) == (word, reason_told, off)


@pytest.mark.parametrize("now", ["2026-11-21", "2026-11-25", "2027-01-05"])
def test_paper_is_as_of_the_newest_change_and_not_of_the_day_it_was_built(now: str) -> None:
    view = flyer_of(MARKET, at(now, "12:00"))
    assert view.as_of == "2026年11月20日現在"
    assert view.created == at("2026-11-20", "18:30")


@pytest.mark.parametrize("record", ["venue/lobby", "venue/hall", "organizer/ward-office"])
def test_a_newer_change_of_its_place_or_organizer_counts(record: str) -> None:
    event = replace(
        EXAMPLES["one date"],
        overrides=EXAMPLES["moved to another place"].overrides,
    )
    catalog = make_catalog(event)
    newer = Revision(sequence=9, modified=at("2026-11-21", "08:00"))
    catalog = replace(catalog, revisions={**catalog.revisions, record: newer})
    assert flyer_view(KEY, build_index(catalog, SITE, NOW)).as_of == "2026年11月21日現在"


def test_a_newer_change_of_who_is_named_counts() -> None:
    event = replace(MARKET, supporters=(Named(name="見本後援会", slug="supporter"),))
    catalog = make_catalog(event)
    friend = replace(catalog.organizers["ward-office"], id="organizer/supporter", slug="supporter")
    newer = Revision(sequence=9, modified=at("2026-11-21", "08:00"))
    catalog = replace(
        catalog,
        organizers={**catalog.organizers, "supporter": friend},
        revisions={**catalog.revisions, friend.id: newer},
    )
    assert flyer_view(KEY, build_index(catalog, SITE, NOW)).as_of == "2026年11月21日現在"


@pytest.mark.parametrize(
    ("event", "until", "reason"),
    [
        ("one date", "12月5日まで有効", "its day"),
        ("three whole days", "12月7日まで有効", "the last day, which the end excludes"),
        ("past midnight", "2027年1月1日まで有効", "the day on which it ends"),
        (
            "weekly with days off",
            "2027年1月29日まで有効",
            "the last of many, in another year than that of the news",
        ),
        ("one date moved", "12月6日まで有効", "where it is now"),
    ],
)
def test_paper_says_until_when_it_holds(event: str, until: str, reason: str) -> None:
    assert flyer_of(EXAMPLES[event]).valid_until == until, reason


def test_an_event_without_dates_says_so_and_holds_for_no_time() -> None:
    view = flyer_of(make_event(when_sentence="", status=Status.TBD))
    assert (view.when_sentence, view.dates, view.valid_until) == ("日程を調整しています", (), "")
    assert view.status_word == "日程調整中"


def test_parts_of_a_day_have_their_place_and_capacity() -> None:
    event = make_event(
        on("2026-12-05", "10:00", "12:00", session=Session(label="午前の部", capacity="10組")),
        on("2026-12-05", "13:00", "15:00", session=Session(label="午後の部", venue=("hall",))),
        on("2026-12-05", "16:00", "17:00", session=Session(venue=("hall",))),
    )
    assert flyer_of(event).sessions == (
        FlyerSession(label="午前の部", time="午前10時〜正午", capacity="10組"),
        FlyerSession(label="午後の部", time="午後1時〜午後3時", venue="見本会館"),
        FlyerSession(label="見本会館", time="午後4時〜午後5時"),
    )


def test_the_code_leads_to_the_page_and_the_site_is_named() -> None:
    view = flyer_of(MARKET)
    assert view.url == "https://example.org/ward/events/ward-office/market/"
    assert (view.site_name, view.venue_name, view.address) == (
        "見本の催し", "区役所ロビー", "見本市見本区1-2",
    )  # fmt: skip


def test_the_text_for_paper_takes_the_place_of_the_body() -> None:
    body = "# 見出し\n\n本文 <b>です</b> & [案内](/policy/)\n\n- 一\n- 二\n"
    event = replace(MARKET, body=body)
    assert flyer_of(event).body == ("見出し", "本文 です & 案内", "一", "二")
    assert flyer_of(replace(event, print_text="紙の文。\n\n二つめ。")).body == (
        "紙の文。",
        "二つめ。",
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("en", {"Fee": "Free", "Booking": "Not needed"}),
        ("easy", {"お金": "お金は いりません。", "申し込み": "申し込みは いりません。"}),
    ],
)
def test_an_entry_may_ask_for_a_box_in_other_words(written: str, said: dict[str, str]) -> None:
    box = flyer_of(replace(EXAMPLES["one date"], flyer=written)).box
    assert box is not None
    told = dict(box.lines)
    assert {label: told[label] for label in said} == said
    assert any("2026" in text for _, text in box.lines), "its day"
    assert flyer_of(EXAMPLES["one date"]).box is None


def test_what_was_written_in_easy_japanese_is_printed_before_what_is_made_of_facts() -> None:
    box = flyer_of(
        replace(MARKET, flyer="easy", easy="コーヒーが のめます。\nだれでも どうぞ。")
    ).box
    assert box is not None
    assert box.lines == (("", "コーヒーが のめます。 だれでも どうぞ。"),)


def test_readings_are_those_of_the_table_and_only_where_asked_for() -> None:
    event = make_event(on("2026-12-05", "10:00", "12:00"), bring=("筆記用具",), flyer="furigana")
    assert ("無料", "むりょう") in flyer_of(event).readings
    assert not any(char.isdigit() for word, _ in flyer_of(event).readings for char in word)
    assert flyer_of(replace(event, flyer="yes")).readings == ()


def test_who_exhibits_stands_under_the_day() -> None:
    rows = (
        DayNames(names=(Named(name="作業所A"),), days=(date(2026, 12, 1),), text="12/1"),
        DayNames(names=(Named(name="作業所B"),), text="毎週金曜"),
        DayNames(names=(Named(name="作業所C"),)),
    )
    groups = flyer_of(replace(MARKET, exhibitors=rows)).exhibitors
    assert [group.heading for group in groups] == ["12月1日（火）", "毎週金曜", "すべての日"]


def test_who_exhibits_by_a_rule_stands_under_its_next_days() -> None:
    days = tuple(date(2026, 11, 20) + timedelta(days=7 * n) for n in range(9))
    rows = (DayNames(names=(Named(name="作業所B"),), days=days, text="毎週金曜"),)
    (group,) = flyer_of(replace(MARKET, exhibitors=rows)).exhibitors
    assert group.heading == (
        "毎週金曜：11月27日（金）・12月4日（金）・12月11日（金）・12月18日（金）・12月25日（金）・"
        "1月1日（金） ほか2日"
    )


def test_a_sheet_says_who_exhibits_on_its_day_only() -> None:
    rows = (
        DayNames(names=(Named(name="作業所A"), Named(name="作業所B")), days=(date(2026, 12, 1),)),
        DayNames(names=(Named(name="いつもの会"),)),
    )
    view = sheet_of(replace(MARKET, exhibitors=rows))
    told = {day.heading: day.rows[0].exhibitors for day in view.days}
    assert told == {"12月1日（火）": "作業所A、作業所B", "12月4日（金）": ""}


def daily(start: str, count: int) -> Event:
    first = date.fromisoformat(start)
    singles = (on((first + timedelta(days=n)).isoformat(), "10:00", "11:00") for n in range(count))
    return make_event(*singles)


def test_a_sheet_covers_two_weeks_and_counts_what_follows() -> None:
    view = sheet_of(daily("2026-11-19", 20))
    assert [d.heading for d in view.days][:: len(view.days) - 1] == [
        "11月21日（土）",
        "12月4日（金）",
    ]
    assert len(view.days) == 14
    assert view.more == 4, "5, 6, 7 and 8 December"
    assert view.period == "2026年11月21日（土）から12月4日（金）まで"
    assert (view.as_of, view.valid_until) == ("2026年11月21日現在", "2026年12月4日まで有効")


def test_what_began_earlier_and_still_lasts_stands_under_today() -> None:
    view = sheet_of(make_event(Single(start=date(2026, 11, 19), end=date(2026, 11, 23))))
    assert [(d.heading, len(d.rows)) for d in view.days] == [("11月21日（土）", 1)]
    assert view.days[0].rows[0].time == "終日（11月22日（日）まで）"


def test_a_sheet_marks_what_does_not_take_place() -> None:
    event = make_event(weekly(TUESDAY), overrides=(CANCELLED_DAY,))
    rows = [d.rows[0] for d in sheet_of(event, now=at("2026-12-01", "09:00")).days]
    assert [(row.status, row.off) for row in rows] == [("", False), ("中止", True)]


def test_a_row_says_in_a_few_words_what_one_needs() -> None:
    session = Session(label="午前の部")
    event = make_event(
        on("2026-11-22", "10:00", "11:30", session=session), short_title="マルシェ", sample=True
    )
    (row,) = sheet_of(event).days[0].rows
    assert (row.time, row.title, row.place) == (
        "10:00〜11:30", "マルシェ（午前の部）", "区役所ロビー",
    )  # fmt: skip
    assert (row.cost, row.mark) == ("無料・申込不要", "見本")


def test_an_empty_sheet_says_so() -> None:
    view = sheet_of(daily("2027-01-01", 3))
    assert (view.days, view.more) == ((), 3)
    assert view.empty == "この2週間に決まっている催しはありません。"


def test_the_sheet_of_a_venue_is_titled_by_it_and_leads_to_its_page() -> None:
    view = sheet_of(MARKET, feed="/venues/lobby/")
    assert (view.title, view.url) == ("区役所ロビー", "https://example.org/ward/venues/lobby/")
