"""Tables: the standard headers of 79, 50 and 32 columns, encodings, separators, cells of Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pytest

from tests.imports import Importer, importer

__all__ = ["importer"]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.replace("\n", "").split(","))


COLUMNS_79 = _names("""
全国地方公共団体コード,法人番号,ID,地方公共団体名,イベント名,言語コード,イベント通称,
サブタイトル,イベント名_カナ,イベント名_英語,コンテンツURL,状態,キーワード,タグ,対象となる産業,
開催パターン,開始日,終了日,開始時間,終了時間,開始日時特記事項,所要時間,掲載開始日,掲載終了日,
概要,説明,サブイベント,イベント種類,料金(基本),料金(詳細),連絡先名称,連絡先電話番号,
連絡先内線番号,主催者,共催団体,関連組織,対象者,対象者備考,場所名称,集合（受付）場所,
所在地_全国地方公共団体コード,町字ID,所在地_連結表記,所在地_都道府県,所在地_市区町村,
所在地_町字,所在地_番地以下,建物名等(方書),緯度,経度,アクセス方法,駐車場情報,駐車場料金,
駐輪場情報,Web開催,Web開催URL,ツール・環境,定員,定員備考,料金種別,決済種別,外国語対応,
外国語対応備考,開催条件,参加申込終了日,参加申込終了時間,参加申込方法,申込開始日,申込開始時刻,
申込URL,URL,授乳室,おむつ替えコーナー,飲食可否,ベビーカー貸出,ベビーカー利用,画像,
画像_ライセンス,備考
""")
COLUMNS_50 = _names("""
NO,都道府県コード又は市区町村コード,名称,名称(カナ),名称(英字),名称(通称),サブタイトル,概要,
説明,サブイベント,イベント種類,URL,画像URL,状態,対象となる産業,ステージ,開始日,終了日,開始時刻,
終了時刻,日時備考,場所名称,集合場所,郵便番号,住所都道府県,住所市区町村,住所町名,住所丁目以下,
建物名等,緯度,経度,主催団体,共催団体,その他関係団体,対象者,定員,料金(基本),料金(詳細),
外国語対応,申込期限日,申込期限時刻,申込方法,アクセス方法,駐車場情報,駐輪場情報,連絡先名称,
連絡先電話番号,連絡先内線番号,連絡先メールアドレス,備考
""")
COLUMNS_32 = _names("""
都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,
イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),
連絡先名称,連絡先電話番号,連絡先内線番号,主催者,場所名称,住所,方書,緯度,経度,アクセス方法,
駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考
""")


def table(columns: tuple[str, ...], *rows: Mapping[str, str]) -> str:
    """Return a CSV file; a cell that is not given is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


ROW_79 = {
    "ID": "KT0001",
    "イベント名": "防災まつり",
    "イベント名_カナ": "ボウサイマツリ",
    "開始日": "2026-12-05",
    "終了日": "2026-12-05",
    "開始時間": "10:00",
    "終了時間": "15:00",
    "説明": "消火器を使ってみます。",
    "イベント種類": "防災",
    "料金(基本)": "500",
    "連絡先名称": "見本の係",
    "連絡先電話番号": "(075)000-0000",
    "主催者": "見本自治連合会",
    "場所名称": "見本公園",
    "所在地_連結表記": "京都市見本区1-2",
    "緯度": "34.98",
    "経度": "135.69",
    "定員": "20名",
    "参加申込終了日": "2026-12-01",
    "参加申込終了時間": "17:00",
    "授乳室": "あり",
    "備考": "雨天中止",
}


def test_a_row_of_79_columns_becomes_an_entry_with_its_organizer_and_venue(
    importer: Importer,
) -> None:
    done = importer(table(COLUMNS_79, ROW_79))
    assert done.code == 0, done.said
    assert importer.errors() == []
    (event,) = (path for path in done.files if path.startswith("events/"))
    assert event.rpartition("/")[2] == "kt0001.md"
    organizer, venue = event.split("/")[1], done.field("防災まつり", "会場")
    assert done.files[f"organizers/{organizer}.md"] == (
        "---\n名前: 見本自治連合会\n要確認: はい\n---\n"
    )
    assert done.files[f"venues/{venue}.md"] == (
        "---\n名前: 見本公園\n住所: 京都市見本区1-2\n位置: 34.98, 135.69\n要確認: はい\n---\n"
    )
    assert done.files[event] == (
        "---\n"
        "タイトル: 防災まつり\n"
        "よみ: ボウサイマツリ\n"
        "日時: 2026年12月5日（土） 10:00〜15:00\n"
        f"会場: {venue}\n"
        "料金: 500円\n"
        "定員: 20名\n"
        "申込締切: 2026年12月1日（火） 17:00\n"
        "問い合わせ:\n"
        "  名前: 見本の係\n"
        "  電話: (075)000-0000\n"
        "カテゴリー: 防災\n"
        "バリアフリー:\n"
        "  授乳室: はい\n"
        "---\n"
        "\n"
        "消火器を使ってみます。\n"
        "\n"
        "## 取り込み元の項目\n"
        "\n"
        "- ID: KT0001\n"
        "- 備考: 雨天中止\n"
    )


def test_a_row_of_50_columns_is_read_by_name(importer: Importer) -> None:
    row = {
        "NO": "0000000001",
        "名称": "おはなし会",
        "開始日": "2026/12/5",
        "開始時刻": "10:30",
        "集合場所": "中央図書館",
        "住所都道府県": "京都府",
        "住所市区町村": "見本市",
        "主催団体": "見本図書館",
        "URL": "https://example.jp/ohanashi",
    }
    done = importer(table(COLUMNS_50, row))
    assert done.code == 0
    assert done.field("おはなし会", "日時") == "2026年12月5日（土） 10:30", (
        "no end told, none written"
    )
    assert done.field("おはなし会", "問い合わせ") == "ウェブ: https://example.jp/ohanashi"
    assert "- 住所市区町村: 見本市" in done.body("おはなし会"), (
        "where the table is from, no address"
    )
    assert [path for path in done.files if "/event-" in path], "a NO is a line number, no ID"
    assert importer.errors() == []


def test_a_row_of_32_columns_is_read_by_name(importer: Importer) -> None:
    row = {
        "イベント名": "星を見る会",
        "開始日": "2026-12-05",
        "開始時間": "18:30",
        "場所名称": "見本公園",
        "住所": "京都市見本区1-2",
        "方書": "広場",
    }
    done = importer(table(COLUMNS_32, row))
    assert (done.code, importer.errors()) == (0, [])
    assert "住所: 京都市見本区1-2" in next(
        t for p, t in done.files.items() if p.startswith("venues/")
    )
    assert [path for path in done.files if path.startswith("organizers/")] == [
        "organizers/imported.md"
    ]


PLAIN = "日付,開始,終了,名前,場所\r\n2026/12/5,10:00,12:00,夏祭り①,見本公園\r\n"
MOMENT = "2026年12月5日（土） 10:00〜12:00"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (PLAIN.encode(), "UTF-8"),
        (PLAIN.encode("utf-8-sig"), "what Excel calls CSV UTF-8"),
        (PLAIN.encode("cp932"), "what Excel calls CSV"),
        (PLAIN.replace(",", "\t").encode("utf-16"), "what Excel calls Unicode text"),
        (PLAIN.encode("utf-16-le"), "UTF-16 without a BOM"),
        (PLAIN.replace(",", ";").encode(), "Excel where the comma is the decimal point"),
        (b"sep=;\r\n" + PLAIN.replace(",", ";").encode(), "the line that Excel understands"),
        (b"\xef\xbb\xbfsep=,\r\n" + PLAIN.encode(), "and behind a BOM"),
        (PLAIN.encode() + b"\x1a", "the end of a file, to DOS"),
        (PLAIN.replace("\r\n", "\r").encode(), "old Mac line ends"),
        (PLAIN.replace("2026/12/5", "46361").encode(), "a date as Excel counts it"),
        (PLAIN.replace("10:00", "0.416666667").encode(), "a time as Excel counts it"),
        (PLAIN.replace("2026/12/5", "20261205").encode(), "a date without signs"),
        (PLAIN.replace("2026/12/5", "2026年12月5日").encode(), "a date in words"),
        (PLAIN.replace("2026/12/5", "12月5日").encode(), "the year is found and written"),
        (PLAIN.replace("2026/12/5", "令和8年12月5日(土)").encode(), "an era year"),
        (PLAIN.replace("10:00,12:00", "10時,12時").encode(), "times in words"),
        (PLAIN.replace("\r\n", ",,\r\n").encode(), "empty columns at the end"),
    ],
)
def test_a_table_says_the_same_in_every_dress(importer: Importer, data: bytes, why: str) -> None:
    done = importer(data)
    assert (done.code, done.field("夏祭り①", "日時")) == (0, MOMENT), why
    assert importer.errors() == [], why


@pytest.mark.parametrize(
    ("data", "reason", "why"),
    [
        ("a,b\r\n1,2\r\n", "列の名前が分かりません", "no table of events"),
        (
            PLAIN + '"2026/12/6,10:00\r\n2026/12/7,11:00\r\n',
            "閉じていない",
            "it would swallow rows",
        ),
        ("", "何も書かれていません", "an empty file"),
        (b"\xff\xfe\x00\xd8", "文字コードが分かりません", "no text at all"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), ".xls", "Excel before 2007"),
        (b"PK\x03\x04" + bytes(100), "開けません", "an archive that is none"),
    ],
)
def test_a_file_that_is_no_table_is_named_with_a_reason(
    importer: Importer, data: str | bytes, reason: str, why: str
) -> None:
    done = importer(data)
    assert done.code == 1, why
    assert "source.csv" in done.said
    assert reason in done.said, why


@pytest.mark.parametrize(
    ("cells", "when", "why"),
    [
        ({"終了日": "2026-12-06"}, "2026年12月5日〜2026年12月6日", "a weekend: both days, 10 to 15"),
        ({"終了日": "2026-12-05", "終了時間": ""}, "2026年12月5日（土） 10:00", "no end told"),
        ({"開始時間": "", "終了時間": ""}, "2026年12月5日（土）", "no time told"),
        ({"開始時間": "22:00", "終了時間": "01:00", "終了日": "2026-12-06"},
         "2026年12月5日（土） 22:00〜翌日の午前1時", "past midnight"),
        ({"終了時間": "09:00"}, "2026年12月5日（土） 10:00", "an end before the start is left out"),
        ({"終了日": "2027-01-31"}, "2026年12月5日（土）〜2027年1月31日（日）",
         "on which days of two months? only the span is told"),
        ({"終了日": "2026-12-06", "開始日時特記事項": "土曜のみ"},
         "2026年12月5日（土）〜2026年12月6日（日）", "a note says that it is not every day"),
        ({"終了日": "2027-03-31", "開催パターン": "毎週土曜"}, "毎週土曜 10:00〜15:00", "a pattern"),
        ({"開始時間": "00:00", "終了時間": "09:30"}, "2026年12月5日（土） 午前0時〜09:30", "midnight"),
    ],
)  # fmt: skip
def test_dates_are_what_the_row_tells_and_no_more(
    importer: Importer, cells: Mapping[str, str], when: str, why: str
) -> None:
    done = importer(table(COLUMNS_79, {**ROW_79, **cells}))
    told = done.field("防災まつり", "日時")
    assert when in (told, done.field("防災まつり", "期間")), why
    assert importer.errors() == [], why


@pytest.mark.parametrize(
    ("cells", "reason", "why"),
    [
        ({"開始日": ""}, "開始日がありません", "no date and no words about it"),
        ({"イベント名": ""}, "題名がありません", "nothing to call it"),
        ({"開始日": "2027-02-29"}, "2月29日という日は", "a day that does not exist"),
        ({"開始日": "2026年12月5日(日)"}, "土曜日", "a wrong weekday is never guessed away"),
    ],
)
def test_a_row_without_a_title_or_a_day_is_named_and_the_others_are_imported(
    importer: Importer, cells: Mapping[str, str], reason: str, why: str
) -> None:
    other = {**ROW_79, "ID": "KT0002", "イベント名": "もちつき"}
    done = importer(table(COLUMNS_79, {**ROW_79, **cells}, other))
    assert (done.code, list(done.events)) == (1, ["もちつき"]), why
    assert "source.csv 2行目" in done.said
    assert reason in done.said, why


def test_a_day_that_is_not_fixed_yet_is_said_so(importer: Importer) -> None:
    row = {**ROW_79, "開始日": "", "開始日時特記事項": "3月中旬から下旬"}
    done = importer(table(COLUMNS_79, row))
    assert done.field("防災まつり", "状態") == "日程調整中（3月中旬から下旬）"
    assert importer.errors() == []


def test_rows_with_one_id_are_one_event_with_all_their_dates(importer: Importer) -> None:
    later = {**ROW_79, "開始日": "2026-12-12", "終了日": "2026-12-12", "備考": "小雨決行"}
    done = importer(table(COLUMNS_79, later, ROW_79))
    assert done.field("防災まつり", "日時") == (
        "- 2026年12月5日（土） 10:00〜15:00\n- 2026年12月12日（土） 10:00〜15:00"
    )
    assert "- 備考（source.csv 3行目）: 雨天中止" in done.body("防災まつり")


def test_a_row_that_is_cancelled_cancels_its_own_day(importer: Importer) -> None:
    later = {**ROW_79, "開始日": "2026-12-12", "終了日": "2026-12-12", "状態": "中止"}
    done = importer(table(COLUMNS_79, {**ROW_79, "状態": "予定どおり"}, later))
    assert done.field("防災まつり", "変更") == "- 2026年12月12日（土）: 中止"
    assert done.field("防災まつり", "状態") == ""
    assert importer.errors() == []


def test_rows_of_one_start_are_one_date(importer: Importer) -> None:
    span = {**ROW_79, "開始日": "2026-12-04", "終了日": "2026-12-06"}
    done = importer(table(COLUMNS_79, ROW_79, span))
    assert done.field("防災まつり", "日時").count("10:00〜15:00") == 3
    assert importer.errors() == []


def test_our_own_open_data_comes_back_as_samples_with_their_uids(importer: Importer) -> None:
    row = {
        **ROW_79,
        "ID": "bosai.mihon@example.org",
        "イベント名": "【見本】防災まつり",
        "開催パターン": "2026年12月5日（土）、午前10時から午後3時まで。",
        "説明": "'=1+1",
    }
    done = importer(table(COLUMNS_79, row))
    assert done.field("防災まつり", "uid") == "bosai.mihon@example.org"
    assert done.field("防災まつり", "見本") == "はい"
    assert done.body("防災まつり").startswith("&#61;1+1")
    assert importer.errors() == []


def test_what_a_second_row_says_otherwise_is_kept_in_words(importer: Importer) -> None:
    other = {**ROW_79, "終了時間": "16:00", "連絡先電話番号": "075-111-1111", "参加申込終了日": ""}
    done = importer(table(COLUMNS_79, ROW_79, other))
    body = done.body("防災まつり")
    assert "- 問い合わせ（source.csv 3行目）: 名前: 見本の係\n  電話: 075-111-1111" in body
    assert "- 日時（source.csv 3行目）: 2026年12月5日（土） 10:00〜16:00" in body
    assert "違うところを本文に残しました" in done.said
    assert importer.errors() == []


def test_a_value_that_cannot_stand_there_moves_in_words(importer: Importer) -> None:
    done = importer(table(COLUMNS_79, {**ROW_79, "イベント名_カナ": "防災", "主催者": "x" * 90}))
    assert "- よみ: 防災" in done.body("防災まつり")
    assert importer.errors() == [], "an organizer with a long name has one, too"


def test_what_has_no_key_is_kept_and_what_cannot_be_read_moves_beside_it(
    importer: Importer,
) -> None:
    row = {
        **ROW_79,
        "連絡先電話番号": "内線のみ",
        "対象者": "字" * 300,
        "画像": "https://example.jp/a.jpg",
        "説明": "1. [中止]と *書いて* ある\n<b>&amp;</b>",
    }
    done = importer(table(COLUMNS_79, row))
    body = done.body("防災まつり")
    for kept in ("内線のみ", "字" * 300, "https://example.jp/a.jpg"):
        assert kept in body
    assert "問い合わせ（電話）" in done.said
    (event,) = importer.checked().catalog.events.values()
    from community_events.render.body import render_body

    shown = render_body(event.body, "/events/a/b/")
    assert "1. [中止]と *書いて* ある<br>\n&lt;b&gt;&amp;amp;&lt;/b&gt;" in shown, (
        "as it was written"
    )


def test_a_title_too_long_is_shortened_and_kept_whole_below(importer: Importer) -> None:
    title = "とても長い名前の催し" * 10
    done = importer(table(COLUMNS_79, {**ROW_79, "イベント名": title}))
    (short,) = done.events
    assert len(short) == 80
    assert f"- 題名: {title}" in done.body(short)


@pytest.mark.parametrize(
    ("basic", "more", "fee", "why"),
    [
        ("500", "", "500円", "a number is yen"),
        ("0", "", "無料", "0 alone is free"),
        ("0", "2,860円（テキスト代）", "2,860円（テキスト代）", "0 beside a price is no promise"),
        ("1000", "1,000円（大人）", "1,000円（大人）", "said twice, written once"),
        ("1000", "資料つき", "- 1,000円\n- 資料つき", "two things"),
        ("", "観覧無料", "観覧無料", "words"),
    ],
)
def test_fees_are_told_once(importer: Importer, basic: str, more: str, fee: str, why: str) -> None:
    done = importer(table(COLUMNS_79, {**ROW_79, "料金(基本)": basic, "料金(詳細)": more}))
    assert done.field("防災まつり", "料金") == fee, why


def test_a_cancelled_event_is_cancelled(importer: Importer) -> None:
    done = importer(table(COLUMNS_79, {**ROW_79, "状態": "中止"}))
    assert done.field("防災まつり", "状態") == "中止"


def test_characters_that_no_entry_may_hold_are_taken_out(importer: Importer) -> None:
    row = {**ROW_79, "イベント名": "防災\u200bまつり\ue000", "説明": "一\x07行\u202eめ"}
    done = importer(table(COLUMNS_79, row))
    assert "防災まつり〓" in done.events
    assert "一行め" in done.body("防災まつり〓")
    assert importer.errors() == []


def test_a_place_of_one_name_in_two_cities_is_two_venues(importer: Importer) -> None:
    rows = [
        {"名称": f"体操{n}", "開始日": "2026-12-05", "集合場所": "中央公民館", "住所市区町村": city,
         "住所町名": "本町", "住所丁目以下": "1-1"}
        for n, city in enumerate(("見本市", "手本市"))
    ]  # fmt: skip
    done = importer(table(COLUMNS_50, *rows))
    assert sum(path.startswith("venues/") for path in done.files) == 2
    assert done.field("体操0", "会場") != done.field("体操1", "会場")
    assert importer.errors() == []


def test_organizers_and_venues_that_are_there_are_used(importer: Importer) -> None:
    importer.put("organizers/mihon.md", "---\n名前: 見本自治連合会\nよみ: みほん\n---\n")
    importer.put("venues/koen.md", "---\n名前: 見本公園\nよみ: みほんこうえん\n---\n")
    done = importer(table(COLUMNS_79, ROW_79))
    assert done.field("防災まつり", "会場") == "koen"
    assert sorted(done.files) == ["events/mihon/kt0001.md", "organizers/mihon.md", "venues/koen.md"]
    assert "- 会場の住所: 京都市見本区1-2" in done.body("防災まつり"), (
        "the venue's entry is not ours"
    )


def test_all_events_can_be_put_under_one_organizer(importer: Importer) -> None:
    done = importer(table(COLUMNS_79, ROW_79), "--organizer", "ward-office")
    assert "events/ward-office/kt0001.md" in done.files
    assert done.field("防災まつり", "主催") == "見本自治連合会"
    assert importer.errors() == []


@pytest.mark.parametrize("place", ["オンライン", "Zoom", "https://example.jp/live"])
def test_an_event_in_no_room_is_online(importer: Importer, place: str) -> None:
    done = importer(table(COLUMNS_79, {**ROW_79, "場所名称": place}))
    assert done.field("防災まつり", "オンライン") == place
    assert done.field("防災まつり", "会場") == ""


def test_a_missing_place_is_said_to_be_missing(importer: Importer) -> None:
    done = importer(table(COLUMNS_79, {**ROW_79, "場所名称": ""}))
    assert (done.code, done.field("防災まつり", "要確認")) == (0, "はい")
    assert "会場が書かれていません" in done.said
    assert importer.errors() == []


def test_a_command_without_its_file_is_a_mistake_of_usage(importer: Importer) -> None:
    from community_events.cli import main

    assert main(["import", "no-such-file.csv", "--content", str(importer.content)]) == 2
    assert main(["import", __file__, "--content", __file__]) == 2
    assert main(["import", __file__, "--organizer", "../x"]) == 2
