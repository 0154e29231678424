"""What a value means: every kind of value, every spelling of every key, all mistakes at once."""

from __future__ import annotations

from datetime import date

import pytest

from community_events.decode import Decoded
from community_events.model.records import (
    AccessFact,
    BookingState,
    Contact,
    DayNames,
    Kind,
    Named,
    Position,
    Ring,
    Slot,
)
from community_events.model.recurrence import Session, Single, Status
from community_events.schema import BODY_LIMIT, KEYS, PLACES, Holds, Key
from tests.entry_folders import EVENT, codes_of, decode, entry
from tests.example_events import at

DAY = date(2026, 12, 5)
ANY_KIND = [(kind, key) for kind, keys in KEYS.items() for key in keys]
PATHS = {
    place.kind: f"{place.folder}/group/a.md"
    if place.kind in (Kind.EVENT, Kind.OPPORTUNITY)
    else f"{place.folder}/a.md"
    for place in PLACES
}

# key, what is written, attribute, what it means, why
MEANINGS: list[tuple[str, str, str, object, str]] = [
    ("タイトル", "祭り #2: 夜", "title", "祭り #2: 夜", "# and : are part of a title"),
    ("タイトル", "  か\u3099っき　 祭 ", "title", "がっき 祭", "shown in NFC, white space folded"),
    ("タイトル", "①㌔", "title", "①㌔", "NFKC only compares: it is shown as written"),
    ("よみ", "おちゃのかい ＡＢＣ・2", "kana", "おちゃのかい ＡＢＣ・2", "letters and numbers too"),
    ("よみ", "ｵﾁｬﾉｶｲ", "kana", "ｵﾁｬﾉｶｲ", "half-width katakana"),
    ("やさしい日本語", "|\n  一つ。\n  二つ。", "easy", "一つ。\n二つ。", "a block keeps its lines"),
    ("見本", "はい", "sample", True, ""),
    ("見本", "ＹＥＳ", "sample", True, "full width"),
    ("見本", "○", "sample", True, "a sign"),
    ("見本", "いいえ", "sample", False, "no is an answer, too"),
    ("確認", "2026年11月3日", "confirmed", date(2026, 11, 3), ""),
    ("確認", "2026-11-03", "confirmed", date(2026, 11, 3), "ISO"),
    ("確認", "令和8年11月3日", "confirmed", date(2026, 11, 3), "an era"),
    ("確認", "２０２６／１１／３", "confirmed", date(2026, 11, 3), "full width"),
    ("申込締切", "2026年12月1日 17:00", "deadline", at("2026-12-01", "17:00"), "with a time"),
    ("申込締切", "2026年12月1日", "deadline", date(2026, 12, 1), "without"),
    ("予備日", "\n  - 2026年12月6日\n  - 2026年12月7日 9:00", "rain_date",
     (Single(start=date(2026, 12, 6), end=date(2026, 12, 7)), Single(start=at("2026-12-07", "09:00"))), "a list"),
    ("料金", "無料", "fee", ("無料",), "one text is a list of one"),
    ("料金", "大人 300円、子ども 無料", "fee", ("大人 300円、子ども 無料",), "a comma is part of a line"),
    ("料金", "\n  - 大人 300円\n  - 子ども 無料", "fee", ("大人 300円", "子ども 無料"), "a list"),
    ("料金", "|\n  大人 300円\n  子ども 無料", "fee", ("大人 300円", "子ども 無料"), "a block"),
    ("料金", "[大人 300円, 子ども 無料]", "fee", ("大人 300円", "子ども 無料"), "a list on one line"),
    ("カテゴリー", "マルシェ、食", "category", ("market", "food"), "names on a line with 、"),
    ("カテゴリー", "market, ＦＯＯＤ", "category", ("market", "food"), "slugs, full width"),
    ("カテゴリー", "食、食", "category", ("food",), "twice is once"),
    ("気軽さ", "\n  - ひとりで来てよい\n  - look", "ease", ("alone", "look"), "a list"),
    ("共催", "見本の団体、見本大学", "co_organizers", (Named(name="見本の団体"), Named(name="見本大学")),
     "names; who has an entry is for the Catalog"),
    ("選び方", "抽選", "selection", "lottery", ""),
    ("選び方", "First-Come", "selection", "first-come", "the slug in any case"),
    ("チラシ", "作らない", "flyer", "no", ""),
    ("日本語のめやす", "２", "japanese_level", 2, "full width"),
    ("状態", "中止（台風のため）", "status", Status.CANCELLED, "with a reason"),
    ("状態", "中止（台風のため）", "status_reason", "台風のため", "which is public"),
    ("状態", "延期(雨のため)", "status_reason", "雨のため", "half-width brackets"),
    ("状態", "会場変更", "status", Status.MOVED, "without a reason"),
    ("状態", "オンライン開催", "status", Status.ONLINE, ""),
    ("申込の状態", "満員", "booking", (BookingState(state="full"),), "of the whole event"),
    ("申込の状態", "\n  - 受付中\n  - 2026年12月5日: 満員", "booking",
     (BookingState(state="open"), BookingState(state="full", day=DAY)), "and of one day"),
    ("申込の状態", "\n  - ２０２６年１２月５日：キャンセル待ち", "booking",
     (BookingState(state="waiting-list", day=DAY),), "a full-width colon"),
    ("出店", "見本作業所A、見本作業所B", "exhibitors",
     (DayNames(names=(Named(name="見本作業所A"), Named(name="見本作業所B"))),), "on all days"),
    ("出店", "\n  - 2026年12月5日: 見本作業所A", "exhibitors",
     (DayNames(names=(Named(name="見本作業所A"),), days=(DAY,), text="2026年12月5日"),), "by date"),
    ("出店", "\n  - 毎週土曜: 見本作業所A", "exhibitors",
     (DayNames(names=(Named(name="見本作業所A"),), days=(DAY,), text="毎週土曜"),),
     "by rule: those days of the event that fit it"),
    ("uid", "mihon-market@example.jp", "uid", "mihon-market@example.jp", ""),
    ("以前の場所", "content/events/old/tea.md", "aliases", ("events/old/tea",), "as a path is copied"),
    ("以前の場所", "\n  - events/a/one\n  - events/b/two", "aliases", ("events/a/one", "events/b/two"), ""),
    ("主催", "見本区役所 推進室", "host", "見本区役所 推進室", "the organizer's name on this event"),
    ("バリアフリー", "\n  車椅子可: はい\n  授乳室: いいえ（となりの館）", "access",
     (AccessFact(item="wheelchair", yes=True), AccessFact(item="nursing-room", yes=False, note="となりの館")),
     "yes, no with a note; what is not written is not told"),
    ("バリアフリー", "\n  - 車椅子可\n  - 授乳室: なし", "access",
     (AccessFact(item="wheelchair", yes=True), AccessFact(item="nursing-room", yes=False)),
     "an item alone is a yes"),
    ("バリアフリー", "車椅子可: ○（1階）", "access",
     (AccessFact(item="wheelchair", yes=True, note="1階"),), "one on a line"),
]  # fmt: skip

# what is written behind 問い合わせ:, what it means, why
CONTACTS: list[tuple[str, Contact, str]] = [
    ("075-000-0000", Contact(phone="075-000-0000"), "a number alone is a phone number"),
    ("(075)222-3094", Contact(phone="075-222-3094"), "area code in brackets"),
    ("075ー222ー3094", Contact(phone="075-222-3094"), "long vowel marks"),
    ("０７５－２２２－３０９４", Contact(phone="075-222-3094"), "full width"),
    ("090 1234 5678", Contact(phone="090-1234-5678"), "spaces"),
    ("075-222-3094・3095", Contact(phone="075-222-3094・3095"), "two numbers"),
    ("info@example.jp", Contact(mail="info@example.jp"), "a mail address alone"),
    ("ｈｔｔｐｓ：／／example.jp／", Contact(web="https://example.jp/"), "a full-width address"),
    ("区役所の窓口で", Contact(note="区役所の窓口で"), "anything else is a remark"),
    ("\n  電話: 075-000-0000（平日）", Contact(phone="075-000-0000（平日）"), "a number with a remark"),
    ("\n  ＴＥＬ: 075-000-0000\n  e-mail: a@example.jp", Contact(phone="075-000-0000", mail="a@example.jp"),
     "other names of the ways"),
    ("\n  - 名前: 見本の窓口\n  - FAX: 075-000-0000", Contact(name="見本の窓口", fax="075-000-0000"), "a list"),
    ("電話: 075-000-0000", Contact(phone="075-000-0000"), "one on a line"),
]  # fmt: skip

# key, what is written, code, the words that are marked, why
MISTAKES: list[tuple[str, str, str, str, str]] = [
    ("かいじょう", "hall", "unknown-key", "かいじょう", "no such key"),
    ("場所", "hall", "key-twice", "場所", "the same as 会場"),
    ("料金", " ", "empty-value", "料金", "nothing written"),
    ("タイトル", "\n  - 一\n  - 二", "not-a-text", "", "a list"),
    ("タイトル", "あ" * 81, "too-long", "", "81 characters"),
    ("概要", "あ" * 201, "too-long", "", "201 characters"),
    ("やさしい日本語", "あ" * 2001, "too-long", "", "2001 characters"),
    ("料金", "\n  大人: 300円", "not-a-list", "大人", "keys below"),
    ("料金", "\n  - |\n    一\n    二", "not-a-text", "", "a block in a list"),
    ("よみ", "お茶のかい", "kana-not-kana", "茶", "a kanji"),
    ("見本", "たぶん", "bad-flag", "たぶん", "neither yes nor no"),
    ("確認", "11月3日", "year-missing", "", "no year"),
    ("選び方", "くじ", "unknown-choice", "くじ", "not one of the words"),
    ("カテゴリー", "マルシエ", "unknown-category", "マルシエ", "not in the vocabulary"),
    ("気軽さ", "だれでも", "unknown-ease", "だれでも", ""),
    ("日本語のめやす", "5", "bad-level", "5", "1 to 4"),
    ("状態", "だめ", "unknown-status", "だめ", ""),
    ("申込の状態", "\n  - 2026年12月5日: 満席", "unknown-choice", "満席", "of one day"),
    ("uid", "見本 1", "bad-uid", "見本 1", "not ASCII"),
    ("uid", "a" * 121, "bad-uid", "", "too long for some calendars"),
    ("以前の場所", "前のファイル", "bad-former", "前のファイル", "no path"),
    ("以前の場所", "organizers/group", "bad-former", "organizers/group", "an event has two names"),
    ("問い合わせ", "\n  LINE: abc", "unknown-contact", "LINE", "a way that not everybody has"),
    ("問い合わせ", "\n  - 電話: 075-000-0000\n  - 電話: 075-000-0001", "contact-twice", "075-000-0001", ""),
    ("問い合わせ", "\n  電話: 75-222-3094", "bad-phone", "75-222-3094", "leading zero lost"),
    ("問い合わせ", "\n  電話: なし", "bad-phone", "なし", ""),
    ("問い合わせ", "\n  メール: info@", "bad-mail", "info@", ""),
    ("問い合わせ", "\n  ウェブ: example.jp", "bad-url", "example.jp", "scheme missing"),
    ("問い合わせ", "\n  ウェブ: javascript:alert(1)", "bad-url", "javascript:alert(1)", "no web address"),
    ("問い合わせ", "\n  電話:", "empty-value", "電話", "nothing behind it"),
    ("問い合わせ", "\n  補足: |\n    一\n    二", "not-a-text", "", "several lines"),
    ("バリアフリー", "\n  トイレ: はい", "unknown-access", "トイレ", ""),
    ("バリアフリー", "\n  車椅子可: たぶん", "bad-flag", "たぶん", ""),
    ("バリアフリー", "\n  - 車椅子可: はい\n  - wheelchair: いいえ", "access-twice", "wheelchair", ""),
    ("日時", "\n  午前: 2026年12月5日 10:00", "not-a-list", "午前", "keys below: no date would be read"),
    ("日時", "\n  - 日時: 2026年12月5日 10:00\n    料金: 1円", "unknown-key", "料金", "not of one date"),
    ("期間", "\n  - 2026年12月1日〜2027年3月1日", "not-a-text", "期間", "a list would be lost"),
    ("祝日", "\n  - 休み", "not-a-text", "祝日", ""),
    ("変更", "\n  2026年12月5日: 中止", "not-a-list", "2026年12月5日", "a 中止 would be lost"),
    ("変更", "\n  - 2026年12月5日: 中止\n    会場: hall", "not-a-list", "会場", "the place would be lost"),
    ("変更", "中止", "change-unreadable", "中止", "of which day?"),
]  # fmt: skip


# The same of what only a rack says.
OF_A_RACK: list[tuple[str, str, str, object, str]] = [
    ("のせる範囲", "1.5 km", "shows_radius", 1500, "kilometres"),
    ("のせる範囲", "８００ｍ", "shows_radius", 800, "metres, full width"),
    ("のせる範囲", "約2キロ以内", "shows_radius", 2000, "as one says it"),
    ("のせる対象", "子ども、シニア、子ども", "shows_audiences", ("子ども", "シニア"), "twice is once"),
    ("ポケット", "A5 4枠 各20部、Ａ４　１枠", "slots",
     (Slot(size="A5", pockets=4, copies=20), Slot(size="A4", pockets=1)), "with copies and without"),
    ("ポケット", "\n  - A6 2枠（各30部）", "slots", (Slot(size="A6", pockets=2, copies=30),), "a list"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "written", "attribute", "meaning", "reason"), MEANINGS)
def test_a_value_means(
    key: str, written: str, attribute: str, meaning: object, reason: str
) -> None:
    decoded = decode(entry(EVENT | {key: written}))
    assert codes_of(decoded) == []
    assert decoded.values[attribute] == meaning, reason


@pytest.mark.parametrize(("key", "written", "attribute", "meaning", "reason"), OF_A_RACK)
def test_a_value_of_a_rack_means(
    key: str, written: str, attribute: str, meaning: object, reason: str
) -> None:
    decoded = decode(entry({"名前": "カフェ", "よみ": "かふぇ", key: written}), "racks/a.md")
    assert codes_of(decoded) == []
    assert decoded.values[attribute] == meaning, reason


@pytest.mark.parametrize(("written", "contact", "reason"), CONTACTS)
def test_a_contact_may_be_written_in_many_ways(written: str, contact: Contact, reason: str) -> None:
    decoded = decode(entry(EVENT | {"問い合わせ": written}))
    assert codes_of(decoded) == []
    assert decoded.values["contact"] == contact, reason


@pytest.mark.parametrize(("key", "written", "code", "marked", "reason"), MISTAKES)
def test_a_mistake_is_marked_where_it_stands(
    key: str, written: str, code: str, marked: str, reason: str
) -> None:
    text = entry(EVENT | {key: written})
    decoded = decode(text)
    assert codes_of(decoded) == [code], reason
    span = decoded.findings.found[0].span
    line = text.split("\n")[span.line - 1]
    if marked:
        assert line[span.column - 1 : span.end_column - 1].startswith(marked), reason


@pytest.mark.parametrize(
    ("written", "position", "reason"),
    [
        ("34.98, 135.69", Position(latitude=34.98, longitude=135.69), ""),
        ("３４．９８、１３５．６９", Position(latitude=34.98, longitude=135.69), "full width"),
        ("-90,180", Position(latitude=-90, longitude=180), "the ends of the world"),
        ("91, 135", None, "beyond the pole"),
        ("34.98", None, "one number"),
        ("上桂", None, "a name"),
    ],
)
def test_a_position_is_on_earth(written: str, position: Position | None, reason: str) -> None:
    decoded = decode(entry({"名前": "a", "よみ": "あ", "位置": written}), "venues/a.md")
    assert decoded.values.get("position") == position, reason
    assert codes_of(decoded) == ([] if position else ["bad-position"])


def test_a_shop_is_open_without_an_end() -> None:
    decoded = decode(
        entry({"名前": "a", "よみ": "あ", "開館": "毎月第4日曜 10:00〜16:00"}), "venues/a.md"
    )
    assert codes_of(decoded) == []
    assert decoded.values["hours_sentence"] == "毎月第4日曜日、午前10時から午後4時まで。"


def test_dates_may_have_labels_places_and_capacities_of_their_own() -> None:
    when = (
        "\n  - 午前の部: 2026年12月5日 10:00〜11:00"
        "\n  - 日時: 2026年12月5日 13:00〜14:00\n    会場: annex\n    定員: 10組"
        "\n  - 夜の部: 2026年12月5日 18:00〜19:00\n    定員: 5組"
        "\n  - 2026年12月6日 10:00"
    )
    decoded = decode(entry(EVENT | {"日時": when}))
    assert codes_of(decoded) == []
    assert [part.session for part in decoded.values["recurrence"].parts] == [  # type: ignore[attr-defined]
        Session(label="午前の部"),
        Session(venue=("annex",), capacity="10組"),
        Session(label="夜の部", capacity="5組"),
        Session(),
    ]
    named = [(r.attribute, r.text.text) for r in decoded.references]
    assert sorted(named) == [("session", "annex"), ("venue", "hall")]


def test_a_change_is_read_against_the_dates() -> None:
    changes = "\n  - 2026年12月5日: 中止（館内設備の点検のため）"
    (override,) = decode(entry(EVENT | {"変更": changes})).values["overrides"]  # type: ignore[misc]
    assert (override.day, override.status) == (DAY, Status.CANCELLED)
    assert override.reason == "館内設備の点検のため"


@pytest.mark.parametrize(("kind", "key"), ANY_KIND, ids=lambda value: getattr(value, "name", None))
def test_every_name_of_every_key_is_accepted(kind: Kind, key: Key) -> None:
    for name in (key.name, *key.aliases, key.name.upper(), _wide(key.name)):
        decoded = decode(f"---\n{name}: {key.example or 'x'}\n---\n", PATHS[kind])
        assert "unknown-key" not in codes_of(decoded), name


def test_a_key_may_be_written_full_width_and_with_spaces() -> None:
    decoded = decode("---\nＴＩＴＬＥ　：　お茶の会\nＷｈｅｎ： 2026年12月5日\n場所 : hall\n---\n")
    assert codes_of(decoded) == []
    assert decoded.values["title"] == "お茶の会"


@pytest.mark.parametrize(("kind", "key"), ANY_KIND, ids=lambda value: getattr(value, "name", None))
def test_every_example_of_the_table_is_right(kind: Kind, key: Key) -> None:
    others = {"期間": "2026年12月1日〜2026年12月31日"} if key.name == "holidays" else {}
    when = {"日時": "毎週火曜 10:00〜12:00", "期間": "2026年12月1日〜2026年12月22日"}
    values = {"holidays": when, "except": when, "period": {"日時": when["日時"]}, "changes": when}
    text = entry(others | values.get(key.name, {}) | {key.label: _indented(key)})
    found = set(codes_of(decode(text, PATHS[kind])))
    needed = {"missing-key", "unknown-category", "unknown-ease", "unknown-access"}
    unsure = {"closure-assumed", "holiday-unanswered", "start-missing", "end-missing"}
    assert found - needed - unsure == set(), key.label


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_what_is_required_is_asked_for(kind: Kind) -> None:
    decoded = decode("---\n見本: はい\n---\n", PATHS[kind])
    missing = [d.help.split(":")[0] for d in decoded.findings.found if d.code == "missing-key"]
    wanted = [key.label for key in KEYS[kind] if key.required]
    assert missing == wanted + (["日時", "会場"] if kind is Kind.EVENT else [])


@pytest.mark.parametrize(
    ("values", "codes", "reason"),
    [
        ({"日時": "", "状態": "日程調整中"}, [], "a date that is still being looked for"),
        ({"日時": "", "状態": "中止"}, ["missing-key"], "a cancelled one had a date"),
        ({"会場": "", "オンライン": "https://example.jp/"}, [], "online only"),
        ({"会場": ""}, ["missing-key"], "nowhere"),
    ],
)
def test_what_an_event_can_do_without(
    values: dict[str, str], codes: list[str], reason: str
) -> None:
    assert codes_of(decode(entry(EVENT | values))) == codes, reason


@pytest.mark.parametrize(
    ("review", "codes"), [("はい", []), ("いいえ", ["missing-key"]), ("", ["missing-key"])]
)
def test_only_what_is_still_to_be_confirmed_may_lack_its_reading(
    review: str, codes: list[str]
) -> None:
    assert codes_of(decode(entry({"名前": "見本会館", "要確認": review}), "venues/a.md")) == codes


def test_the_ring_of_an_area_is_a_word_of_ours() -> None:
    decoded = decode(entry({"名前": "桂", "よみ": "かつら", "区分": "学区"}), "areas/a.md")
    assert decoded.values["ring"] is Ring.DISTRICT


@pytest.mark.parametrize("length", [BODY_LIMIT, BODY_LIMIT + 1])
def test_a_body_that_nobody_reads_to_its_end_is_refused_where_it_is_too_long(length: int) -> None:
    decoded = decode(entry(EVENT, body="あ" * length))
    assert codes_of(decoded) == ["body-too-long"] * (length - BODY_LIMIT)
    assert all(found.span.column == BODY_LIMIT + 1 for found in decoded.findings.found)


def test_all_mistakes_of_an_entry_are_told_at_once() -> None:
    wrong = {"よみ": "茶", "見本": "たぶん", "日本語のめやす": "9", "かいひ": "無料"}
    found = _sorted_codes(decode(entry(EVENT | wrong)))
    assert found == ["bad-flag", "bad-level", "kana-not-kana", "unknown-key"]


def test_an_unknown_key_gets_the_nearest_name() -> None:
    (found,) = decode(entry(EVENT | {"カテゴリ一": "食"})).findings.found
    assert (found.label, found.help) == ("もしかして「カテゴリ」", "カテゴリ")


def test_every_kind_of_value_has_a_row_here() -> None:
    by_name = {name: key for _, key in ANY_KIND for name in (key.name, *key.aliases)}
    shown = {by_name[row[0]].holds for row in (*MEANINGS, *OF_A_RACK)}
    elsewhere = {
        Holds.CONTACT, Holds.POSITION, Holds.HOURS, Holds.WHEN, Holds.PERIOD, Holds.EXCLUDED,
        Holds.HOLIDAYS, Holds.CHANGES, Holds.REF, Holds.REFS, Holds.URL,
    }  # fmt: skip
    assert set(Holds) - shown - elsewhere == {Holds.LINE} - shown


def _sorted_codes(decoded: Decoded) -> list[str]:
    return sorted(codes_of(decoded))


def _wide(name: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in name)


def _indented(key: Key) -> str:
    by_line = (Holds.CONTACT, Holds.ACCESS, Holds.EXHIBITORS, Holds.CHANGES)
    return f"\n  - {key.example}" if key.holds in by_line else key.example
