"""Readings over kanji: whole, certain, over texts only, and never a guess."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from community_events.model.records import Area, Vocabulary
from community_events.render.counting import read_counted
from community_events.render.extraction import find_messages
from community_events.render.readings import make_readings, read_readings
from community_events.render.ruby import KANJI, add_ruby, align
from community_events.render.translations import read_messages
from tests.example_events import make_catalog

THEME = str(Path(__file__).parent.parent / "theme")
TABLE = tuple(
    {
        "桂": "かつら", "桂川": "かつらがわ", "大枝": "おおえ", "催し": "もよおし", "話": "はなし",
        "開催": "かいさい", "日程": "にってい", "日": "ひ", "月曜日": "げつようび", "中止": "ちゅうし",
        "POP UP!西京": "ぽっぷあっぷにしきょう", "お知らせ": "おしらせ", "家族": "かぞく",
    }.items()
)  # fmt: skip


def read_aloud(html: str) -> str:
    """Return the text with readings in square brackets, as short as can be."""
    text = re.sub(r"<ruby>(.*?)<rp>（</rp><rt>(.*?)</rt><rp>）</rp></ruby>", r"\1[\2]", html)
    return re.sub("</?span>", "", text)


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("大枝の催し", "大枝[おおえ]の催[もよお]し", "kana read themselves"),
        ("桂川と桂", "桂川[かつらがわ]と桂[かつら]", "the longest word"),
        ("桂林", "桂林", "a run that the table does not cover whole"),
        ("開催日程", "開催[かいさい]日程[にってい]", "two words that cover it"),
        ("開催日", "開催日", "a single kanji joins no other"),
        ("話す", "話す", "another word"),
        ("話が", "話[はなし]が", "before a particle"),
        ("話。", "話[はなし]。", "alone"),
        ("POP UP!西京", "POP UP!西京[ぽっぷあっぷにしきょう]", "a name with Latin letters"),
        ("POP UP!<wbr>西京", "POP UP!西京[ぽっぷあっぷにしきょう]", "a place to break inside"),
        ("大枝の<wbr>催し", "大枝[おおえ]の<wbr>催[もよお]し", "and one between words"),
        ("12月5日（土）", "12月[じゅうにがつ]5日[いつか]（土[ど]）", "a date"),
        ("11月23日（月・祝）", "11月[じゅういちがつ]23日[にじゅうさんにち]（月[げつ]・祝[しゅく]）", ""),
        ("午後4時30分", "午後4時[よじ]30分[さんじゅっぷん]", "clock time"),
        ("第4月曜日", "第4[だいよん]月曜日[げつようび]", "no month"),
        ("1日だけ", "1日だけ", "ついたち or いちにち"),
        ("4家族", "4家族[かぞく]", "the number is the reader's"),
        ("2026年", "2026年[ねん]", ""),
    ],
)  # fmt: skip
def test_a_word_has_the_reading_of_the_table_or_none(text: str, expected: str, reason: str) -> None:
    assert read_aloud(add_ruby(f"<p>{text}</p>", TABLE)) == f"<p>{expected}</p>", reason


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ('<p title="桂" aria-label="大枝">Katsura</p>', "attributes"),
        ("<title>桂</title><script>桂</script><style>桂</style>", "what is no text"),
        ("<option>桂</option><textarea>桂</textarea>", "cannot hold elements"),
        ('<p lang="zh-Hans">桂</p><p lang="en"><b>桂</b></p>', "another language"),
        ("<ruby>桂<rt>かつら</rt></ruby>", "has one"),
        ("<p><b>5</b>日</p>", "counts, in another element"),
    ],
)
def test_what_is_not_ours_stays_as_it_is(html: str, reason: str) -> None:
    assert add_ruby(html, TABLE) == html, reason


def test_after_another_language_readings_go_on() -> None:
    html = add_ruby('<p><span lang="zh-Hans">桂<span>桂</span>桂</span>桂<br>大枝</p>', TABLE)
    assert html.count("<ruby>") == 2


def test_a_leaf_of_the_calendar_has_its_day_read_as_a_date() -> None:
    leaf = '<span class="leaf__day"><span class="leaf__number">1</span>日</span>'
    assert "<rt>ついたち</rt>" in add_ruby(leaf, TABLE)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("4月1日", ["しがつ", "ついたち"]),
        ("7月20日", ["しちがつ", "はつか"]), ("9月14日", ["くがつ", "じゅうよっか"]),
        ("24日", ["にじゅうよっか"]), ("10日", ["とおか"]), ("31日", ["さんじゅういちにち"]), ("3日間", ["みっかかん"]),
        ("4時", ["よじ"]), ("7時", ["しちじ"]), ("9時", ["くじ"]), ("19時", ["じゅうくじ"]), ("0時", ["れいじ"]),
        ("1分", ["いっぷん"]), ("5分", ["ごふん"]), ("10分", ["じゅっぷん"]), ("13分", ["じゅうさんぷん"]),
        ("20分", ["にじゅっぷん"]), ("45分", ["よんじゅうごふん"]), ("36分", ["さんじゅうろっぷん"]),
        ("1人", ["ひとり"]), ("2人", ["ふたり"]), ("4人", ["よにん"]),
        ("14人", ["じゅうよにん"]), ("12人", ["じゅうににん"]),
        ("1回", ["いっかい"]), ("10回", ["じゅっかい"]), ("3回", ["さんかい"]), ("8歳", ["はっさい"]), ("20歳", []),
        ("3階", ["さんがい"]), ("1年生", ["いちねんせい"]), ("4年間", ["よねんかん"]), ("6か月", ["ろっかげつ"]),
        ("1週間", ["いっしゅうかん"]), ("2組", ["ふたくみ"]),
        ("第1回", ["だいいっかい"]), ("第4週", ["だいよんしゅう"]), ("500円", ["えん"]), ("1人前", []), ("5部屋", []),
    ],
)  # fmt: skip
def test_numbers_are_read_with_what_they_count(text: str, readings: list[str]) -> None:
    assert [one.reading for one in read_counted(text, 0)] == readings


@pytest.mark.parametrize(
    ("word", "kana", "pieces"),
    [
        ("終わった日", "おわったひ", ["終[お]", "わった", "日[ひ]"]),
        ("ちゅ〜の日", "ちゅーのひ", ["ちゅ〜の日[ちゅーのひ]"]),
        ("大々", "だいだい", ["大々[だいだい]"]),
        ("子ども", "こども", ["子[こ]", "ども"]),
        (
            "工作「町」の会",
            "こうさく まちのかい",
            ["工作[こうさく]", "「", "町[まち]", "」", "の", "会[かい]"],
        ),
        ("生い生", "いいい", ["生[い]", "い", "生[い]"]),
        ("ちゅ〜の日", "ちゅーの ひ", ["ちゅ〜の日[ちゅーのひ]"]),
        ("生い生い", "いいいいい", ["生い生い[いいいいい]"]),
    ],
)
def test_readings_stand_over_the_kanji_where_that_is_certain(
    word: str, kana: str, pieces: list[str]
) -> None:
    assert [f"{w}[{k}]" if k else w for w, k in align(word, kana)] == pieces


@pytest.mark.parametrize(
    ("title", "kana", "plain", "reason"),
    [
        ("大枝区役所", "おおえく やくしょ", "おおえくやくしょ", "a name of one part"),
        (
            "見本公園（桂）",
            "みほん こうえん かつら",
            "みほんこうえん かつら",
            "the known part says where",
        ),
        ("公園 広場", "こうえん ひろば", "こうえん ひろば", "a part a word: as it always was"),
        ("見本の家", "みほんの いえ", "みほんのいえ", "kana between kanji"),
    ],
)
def test_spaces_between_words_of_a_reading_change_no_ruby(
    title: str, kana: str, plain: str, reason: str
) -> None:
    own = Vocabulary(readings=(("桂", "かつら"),))
    shown = []
    for reading in (kana, plain):
        area = Area(id="a", slug="a", path="", title=title, kana=reading)
        catalog = replace(make_catalog(), areas={"a": area}, vocabulary=own)
        shown.append(add_ruby(f"<p>{title}</p>", make_readings(catalog, THEME)))
    assert shown[0] == shown[1], reason
    assert "<ruby>" in shown[0]
    assert not re.search(r"<rt>[^<]*\s", shown[0])


def test_the_words_of_an_entry_outweigh_those_of_the_interface() -> None:
    own = Vocabulary(readings=(("催し", "もようし"),))
    catalog = replace(make_catalog(), vocabulary=own)
    assert dict(make_readings(make_catalog(), THEME))["催し"] == "もよおし"
    assert dict(make_readings(catalog, THEME))["催し"] == "もようし"


def test_two_entries_that_read_a_word_differently_give_it_no_reading() -> None:
    areas = {
        slug: Area(id=slug, slug=slug, path="", title="上里", kana=kana)
        for slug, kana in (("a", "かみざと"), ("b", "うえさと"))
    }
    catalog = replace(make_catalog(), areas=areas)
    assert "上里" not in dict(make_readings(catalog, THEME))


def test_a_reading_that_is_given_in_brackets_stands_over_its_kanji() -> None:
    text = "<p>遅（おく）れて 行（い）く。 年末年始（ねんまつねんし）（12月から）</p>"
    read = read_aloud(add_ruby(text, (("月", "つき"),), given=True))
    assert read.startswith("<p>遅[おく]れて 行[い]く。 年末年始[ねんまつねんし]（")
    assert "遅（おく）れて" in add_ruby(text, (("月", "つき"),))


@pytest.mark.parametrize("slug", ["ja", "easy"])
def test_every_kanji_of_the_interface_has_its_reading(slug: str) -> None:
    """A new word fails here: its reading belongs into theme/locale/readings.csv."""
    readings = tuple(read_readings(THEME).items())
    missing = {}
    easy = read_messages(THEME, "easy").values()
    for message in easy if slug == "easy" else find_messages(THEME):
        text = re.sub(r"%\((n|m|year|month)\)s|\{n\}", "3", message)
        text = re.sub(r"%\(\w+\)s|\{\w+\}", "○", text)
        left = re.sub("<ruby>.*?</ruby>", "", add_ruby(text, readings))
        if found := re.findall(f"[{KANJI}]+", left):
            missing[message] = found
    assert missing == {}


def test_without_its_readings_the_edition_says_what_the_japanese_page_says(
    built_site: Path,
) -> None:
    compared = 0
    for page in sorted((built_site / "furigana").rglob("index.html")):
        plain = built_site / page.relative_to(built_site / "furigana")
        with_ruby = lxml.html.parse(page).getroot().xpath("//main")[0]
        for reading in with_ruby.xpath("//rt | //rp"):
            reading.drop_tree()
        own = lxml.html.parse(plain).getroot().xpath("//main")[0]
        # The address to send to somebody is that of the page itself.
        text = with_ruby.text_content().replace("/furigana/events/", "/events/")
        assert text == own.text_content(), plain
        compared += 1
    assert compared > 150
