"""A flyer: one page for anything, all that matters on it, readable by people and machines."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace

import pytest

from community_events.render.flyer import FlyerView, render_flyer
from community_events.render.typeset import count_pages
from tests import print_views as views
from tests.pdf_reading import (
    decode_qr,
    open_pdf,
    read_text,
    render_grey,
    tag_names,
    walk_tags,
    word_bottoms,
)

ONE_PAGE = [
    (views.BARE, "nothing but a title"),
    (views.MOBILE_SHOP, "a short entry fills the page with large type"),
    (views.POP_UP, "32 dates in four months"),
    (views.CANCELLED, "a band for the cancellation"),
    (views.LONG_BODY, "a body of several pages"),
    (views.OVERFULL, "every field given, and long"),
    (views.EVERYTHING_ENDLESS, "every field longer than anyone writes"),
    *((replace(views.POP_UP, dates=views.dates(n)), f"{n} dates") for n in (1, 2, 7, 24, 40, 110)),
    (replace(views.POP_UP, title="あ" * 80), "a title of 80 letters without a place to break"),
    (replace(views.POP_UP, title="x" * 80), "a title of one Latin word"),
    (replace(views.BARE, title="ながい" * 26), "a long title alone"),
    (replace(views.POP_UP, body=("文" * 5000,)), "a body without a single full stop"),
    (replace(views.POP_UP, body=("。" * 500,)), "a body of nothing but full stops"),
    (replace(views.POP_UP, address="a" * 300), "an unbreakable address"),
    (replace(views.POP_UP, contact=("見本" * 20,) * 12), "a foot that is too long"),
    (replace(views.POP_UP, url=views.SITE + "/events/" + "a" * 300 + "/"), "an endless URL"),
    (replace(views.BARE, title="", when_sentence=""), "not even a title"),
]


@pytest.mark.parametrize(("view", "reason"), ONE_PAGE, ids=[reason for _, reason in ONE_PAGE])
def test_a_flyer_is_one_page_and_its_code_leads_to_the_event(view: FlyerView, reason: str) -> None:
    pdf = render_flyer(view, views.THEME)
    with open_pdf(pdf) as file:
        assert len(file.pages) == 1 == count_pages(pdf), reason
        box = [round(float(number)) for number in file.pages[0].MediaBox]
    assert box == [0, 0, 595, 842], "A4 portrait"
    assert decode_qr(pdf) == [view.url], reason


def test_a_flyer_says_every_fact_of_an_ordinary_event() -> None:
    text = read_text(render_flyer(views.POP_UP, views.THEME))
    for fact in (
        "POPUP!西京", "ぽっぷあっぷにしきょう", "区役所のロビーが、まちの小さな市になります。",
        "毎週火曜・金曜と第4月曜の週の平日10:00〜15:00", "2026年12月", "1日（火）", "館内設備の点検のため",
        "13:00〜16:00に変わります", "西京区役所区民交流ロビー", "くみんこうりゅうロビー", "阪急「桂」駅から",
        "無料", "不要", "どなたでも", "ひとりで来てよい", "車いすで入れる", "手しごとの雑貨。",
        "見本作業所A、見本作業所B", "西京区役所地域力推進室", "西京区社会福祉協議会", "075-000-0000",
        "2026年11月21日現在", "2027年3月31日まで有効",
        "nishikyo.example.jp/events/nishikyo-ward-office/pop-up-nishikyo/",
    ):  # fmt: skip
        assert fact in text


def test_all_forty_dates_are_printed() -> None:
    view = replace(views.POP_UP, dates=views.dates(40))
    text = read_text(render_flyer(view, views.THEME))
    assert "日は二次元コードから" not in text
    assert sum(text.count(f"{day}）") for day in "火金") >= 40


def test_a_flyer_is_read_in_the_order_of_its_importance() -> None:
    text = read_text(render_flyer(views.CANCELLED, views.THEME))
    order = ["【見本】", "中止大雨の予報", "樫原学区防災訓練", "とき", "2026年12月6日", "ところ",
             "西京区役所", "料金", "気軽さ", "福祉作業所の", "プログラム", "主催", "最新のお知らせ"]  # fmt: skip
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_a_long_body_is_cut_at_a_sentence_and_says_so() -> None:
    text = read_text(render_flyer(views.LONG_BODY, views.THEME))
    assert "。（つづきは二次元コードから）" in text
    assert "（つづき" not in read_text(render_flyer(views.POP_UP, views.THEME))


def test_date_place_status_and_code_are_never_cut() -> None:
    text = read_text(render_flyer(views.OVERFULL, views.THEME))
    for part in (
        "会場変更",
        "毎週火曜・金曜と",
        "西京区役所区民交流ロビー",
        "つづきは二次元コードから",
        "ほか",
    ):
        assert part in text


@pytest.mark.parametrize("view", [views.OVERFULL, views.EVERYTHING_ENDLESS, views.LONG_BODY])
def test_nothing_is_printed_over_the_foot(view: FlyerView) -> None:
    bottoms = word_bottoms(render_flyer(view, views.THEME))
    foot = next(bottom for word, bottom in reversed(bottoms) if word.startswith("主催"))
    place = next(bottom for word, bottom in bottoms if word == "ところ")
    more = next(bottom for word, bottom in bottoms if "つづきは" in word)
    assert place < more < foot


def test_a_sample_says_so_in_title_band_and_watermark() -> None:
    pdf = render_flyer(views.MOBILE_SHOP, views.THEME)
    with open_pdf(pdf) as file:
        assert str(file.docinfo["/Title"]) == "【見本】移動スーパー"
    assert "【見本】これは見本です。" in read_text(pdf)
    real = replace(views.MOBILE_SHOP, mark="")
    assert "見本" not in read_text(render_flyer(real, views.THEME)).replace("mihon", "")


def test_a_cancelled_day_reads_as_cancelled_without_colour() -> None:
    text = read_text(render_flyer(views.POP_UP, views.THEME))
    assert "8日（火）中止" in text


def test_text_stays_dark_and_panels_stay_light_on_a_grey_copy() -> None:
    pixels = render_grey(render_flyer(replace(views.POP_UP, mark=""), views.THEME), dpi=60)
    shades = pixels.histogram()
    total = sum(shades)
    assert sum(shades[235:]) / total > 0.75, "paper and tints"
    assert sum(shades[140:220]) / total < 0.09, "little that a copier would turn to dirt"


def test_nobody_can_write_typst_into_a_flyer() -> None:
    messy = ['#eval("1+1")', "$x^2$", '#import "flyer.typ"', "\\", '"', "*太字*", "_下線_", "= 見出し",
             "#sys.inputs", "<label>", "@ref", "// 注", "/* 注 */", "`raw`", "~", "#{panic()}", "[a]"]  # fmt: skip
    view = replace(views.MOBILE_SHOP, title="#eval(title)", body=tuple(messy), fee="#panic()")
    text = read_text(render_flyer(view, views.THEME))
    for string in (*messy, "#eval(title)", "#panic()"):
        assert "".join(string.split()) in text


def test_every_injection_string_is_plain_text_and_no_crash() -> None:
    path = views.ROOT / "tests" / "data" / "injection_print.json"
    for text in json.loads(path.read_text(encoding="utf-8")):
        view = replace(
            views.MOBILE_SHOP, title=text, summary=text, when_sentence=text, venue_name=text,
            organizer=text, fee=text, contact=(text,), program=(text,), body=(text,), ease=(text,),
        )  # fmt: skip
        assert count_pages(render_flyer(view, views.THEME)) == 1, text


def test_a_flyer_has_headings_tags_and_an_alternative_for_its_code() -> None:
    pdf = render_flyer(views.CANCELLED, views.THEME)
    names = tag_names(pdf)
    assert names.count("/H1") == 1
    assert names.index("/H1") < names.index("/H2")
    with open_pdf(pdf) as file:
        figures = [t for t in walk_tags(file.Root.StructTreeRoot) if t.S == "/Figure"]
        assert [str(f.Alt) for f in figures] == [
            f"二次元コード。読みとると {views.CANCELLED.url} がひらきます。"
        ]


def test_the_same_view_gives_the_same_bytes_and_survives_a_pickle() -> None:
    first = render_flyer(views.OVERFULL, views.THEME)
    render_flyer(views.BARE, views.THEME)
    again = pickle.loads(pickle.dumps(views.OVERFULL))
    assert render_flyer(again, views.THEME) == first
