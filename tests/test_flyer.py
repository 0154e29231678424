"""A flyer, in each of its sizes: one page for anything, all that matters on it, readable by people and machines."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from community_events.album import judge_picture
from community_events.model.pictures import Picture
from community_events.render.flyer import (
    FLYER_SIZES,
    FlyerBox,
    FlyerSession,
    FlyerSize,
    FlyerView,
    render_flyer,
)
from community_events.render.typeset import count_pages
from tests import print_views as views
from tests.pdf_reading import (
    contrast,
    decode_qr,
    open_pdf,
    read_text,
    render_grey,
    tag_names,
    walk_tags,
    word_bottoms,
    word_boxes,
    word_heights,
)
from tests.picture_files import draw, save

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
    (views.PICTURED, "a picture"),
    (
        replace(views.OVERFULL, picture=views.PICTURED.picture, alt="絵"),
        "a picture without room for it",
    ),
]


SIZES = pytest.mark.parametrize("size", FLYER_SIZES, ids=[size.name for size in FLYER_SIZES])
PAPER = {"a4": [595, 842], "a5": [420, 595], "a6": [298, 420], "large": [595, 842]}


@SIZES
@pytest.mark.parametrize(("view", "reason"), ONE_PAGE, ids=[reason for _, reason in ONE_PAGE])
def test_a_flyer_is_one_page_and_its_code_leads_to_the_event(
    view: FlyerView, reason: str, size: FlyerSize
) -> None:
    pdf = render_flyer(view, size, views.THEME)
    with open_pdf(pdf) as file:
        assert len(file.pages) == 1 == count_pages(pdf), reason
        box = [round(float(number)) for number in file.pages[0].MediaBox]
    assert box == [0, 0, *PAPER[size.name]], "ISO 216, portrait"
    assert decode_qr(pdf) == [view.url], reason


@SIZES
@pytest.mark.parametrize(
    "view", [views.MOBILE_SHOP, views.CANCELLED, views.PICTURED, views.OVERFULL]
)
def test_what_one_must_know_stands_on_every_size(view: FlyerView, size: FlyerSize) -> None:
    text = read_text(render_flyer(view, size, views.THEME))
    for part in (
        view.mark, view.status_word, view.when_day or view.when_sentence.split("と")[0], view.when_time,
        view.venue_name, view.as_of, view.valid_until, view.url.removeprefix("https://"),
    ):  # fmt: skip
        assert "".join(part.split()) in text


@SIZES
def test_no_part_of_a_day_is_told_by_halves(size: FlyerSize) -> None:
    time = "午前10時30分〜午後11時45分"
    view = replace(
        views.CANCELLED, sessions=(FlyerSession(label="午前の部", time=time),), program=(), body=(),
        status_reason="雨と強い風の予報のため。予備日に開くかどうかを、このページで知らせます",
    )  # fmt: skip
    text = read_text(render_flyer(view, size, views.THEME))
    assert time in text
    assert view.status_reason in text


@SIZES
def test_who_stands_behind_it_is_printed(size: FlyerSize) -> None:
    text = read_text(render_flyer(views.CANCELLED, size, views.THEME))
    assert "西京区役所地域力推進室" in text
    assert ("西京消防署" in text) is (size is not views.LARGE), "後援 on all but the large print"


@SIZES
def test_type_is_never_smaller_than_its_size_says(size: FlyerSize) -> None:
    """The corner of the code may be: notes from 7 pt, 16 pt in large print."""
    least = {"a4": 8, "a5": 7, "a6": 7, "large": 16}[size.name]
    for view in (views.OVERFULL, views.EVERYTHING_ENDLESS, views.LONG_BODY):
        pdf = render_flyer(view, size, views.THEME)
        assert min(height for _, height in word_heights(pdf)) >= least - 0.1
        words = [height for word, height in word_heights(pdf) if "つづき" in word or "料金" in word]
        assert words
        assert min(words) >= size.smallest - 0.1


@pytest.mark.parametrize("view", [views.MOBILE_SHOP, views.POP_UP, views.CANCELLED, views.PICTURED])
def test_a_poster_is_read_from_two_metres(view: FlyerView) -> None:
    """A letter is read from 250 times its height: 8 mm, 23 pt (DIN 1450, rounded up)."""
    sizes = word_heights(render_flyer(view, views.A4, views.THEME))
    title = "".join(view.title.split())[:3]
    for wanted in (title, (view.when_day or view.when_sentence)[:2], view.venue_name[:3]):
        assert max(height for word, height in sizes if wanted in word) >= 23


def test_each_size_has_a_layout_of_its_own() -> None:
    texts = {
        size.name: read_text(render_flyer(views.POP_UP, size, views.THEME)) for size in FLYER_SIZES
    }
    assert len(set(texts.values())) == len(FLYER_SIZES)
    assert "気軽さ" in texts["a4"]
    assert "気軽さ" not in texts["a6"]
    assert "気軽さ" not in texts["large"]


def test_a_card_takes_the_short_title() -> None:
    view = replace(views.POP_UP, title="区役所のロビーにひらく小さな市", short_title="小さな市")
    texts = [read_text(render_flyer(view, size, views.THEME)) for size in FLYER_SIZES]
    assert [view.title in text for text in texts] == [True, True, False, True]
    assert "小さな市" in texts[2]
    with open_pdf(render_flyer(view, views.A6, views.THEME)) as file:
        assert str(file.docinfo["/Title"]).endswith(view.title), "the file is named in full"


@pytest.mark.parametrize("size", FLYER_SIZES[:3], ids=["a4", "a5", "a6"])
def test_the_picture_is_drawn_anew_and_has_its_alternative(size: FlyerSize) -> None:
    pdf = render_flyer(views.PICTURED, size, views.THEME)
    with open_pdf(pdf) as file:
        figures = [t for t in walk_tags(file.Root.StructTreeRoot) if t.S == "/Figure"]
        alts = [str(f.Alt) for f in figures]
    assert alts[0] == views.PICTURED.alt
    assert len(alts) == 2
    assert "見本の絵（CCBY4.0）" in read_text(pdf)
    assert views.PICTURED.picture is not None
    source = Path(views.PICTURED.picture.file).read_bytes()
    assert not any(source[at : at + 64] in pdf for at in range(1000, 9000, 500)), "as it was sent"


@SIZES
@pytest.mark.parametrize("shape", [(6000, 400), (400, 6000), (5000, 5000), (2, 2)])
def test_no_picture_breaks_a_flyer(size: FlyerSize, shape: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(data := save(draw(*shape), "PNG"))
    picture = judge_picture("x.png", data, str(tmp_path / "x.png"))
    assert isinstance(picture, Picture)
    pdf = render_flyer(replace(views.PICTURED, picture=picture), size, views.THEME)
    assert count_pages(pdf) == 1
    assert len(pdf) < 400_000


@SIZES
def test_text_is_dark_on_light_on_a_grey_copy(size: FlyerSize) -> None:
    """WCAG 1.4.3 from the pixels: around each word the darkest and the lightest grey are 4.5:1 apart."""
    pdf = render_flyer(views.CANCELLED, size, views.THEME)
    page = render_grey(pdf, dpi=150)
    boxes = word_boxes(pdf)
    assert len(boxes) > 15
    for word, box in boxes:
        shades = page.crop(tuple(round(edge * 150 / 72) for edge in box)).getextrema()
        assert contrast(*shades) >= 4.5, word


def test_a_flyer_says_every_fact_of_an_ordinary_event() -> None:
    text = read_text(render_flyer(views.POP_UP, views.A4, views.THEME))
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
    text = read_text(render_flyer(view, views.A4, views.THEME))
    assert "日は二次元コードから" not in text
    assert sum(text.count(f"{day}）") for day in "火金") >= 40


def test_a_flyer_is_read_in_the_order_of_its_importance() -> None:
    text = read_text(render_flyer(views.CANCELLED, views.A4, views.THEME))
    order = ["【見本】", "中止大雨の予報", "樫原学区防災訓練", "とき", "2026年12月6日", "ところ",
             "西京区役所", "料金", "気軽さ", "福祉作業所の", "プログラム", "主催", "最新のお知らせ"]  # fmt: skip
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_a_long_body_is_cut_at_a_sentence_and_says_so() -> None:
    text = read_text(render_flyer(views.LONG_BODY, views.A4, views.THEME))
    assert "。（つづきは二次元コードから）" in text
    assert "（つづき" not in read_text(render_flyer(views.POP_UP, views.A4, views.THEME))


def test_date_place_status_and_code_are_never_cut() -> None:
    text = read_text(render_flyer(views.OVERFULL, views.A4, views.THEME))
    for part in (
        "会場変更",
        "毎週火曜・金曜と",
        "西京区役所区民交流ロビー",
        "つづきは二次元コードから",
        "ほか",
    ):
        assert part in text


@SIZES
@pytest.mark.parametrize("view", [views.OVERFULL, views.EVERYTHING_ENDLESS, views.LONG_BODY])
def test_nothing_is_printed_over_the_foot(view: FlyerView, size: FlyerSize) -> None:
    bottoms = word_bottoms(render_flyer(view, size, views.THEME))
    foot = next(b for word, b in reversed(bottoms) if word.startswith(("主催", view.organizer[:4])))
    place = next(bottom for word, bottom in bottoms if word == "ところ")
    more = next(bottom for word, bottom in bottoms if "つづきは" in word)
    assert place < more < foot


def test_a_sample_says_so_in_title_band_and_watermark() -> None:
    pdf = render_flyer(views.MOBILE_SHOP, views.A4, views.THEME)
    with open_pdf(pdf) as file:
        assert str(file.docinfo["/Title"]) == "【見本】移動スーパー"
    assert "【見本】これは見本です。" in read_text(pdf)
    real = replace(views.MOBILE_SHOP, mark="")
    assert "見本" not in read_text(render_flyer(real, views.A4, views.THEME)).replace("mihon", "")


def test_a_cancelled_day_reads_as_cancelled_without_colour() -> None:
    text = read_text(render_flyer(views.POP_UP, views.A4, views.THEME))
    assert "8日（火）中止" in text


def test_text_stays_dark_and_panels_stay_light_on_a_grey_copy() -> None:
    pixels = render_grey(
        render_flyer(replace(views.POP_UP, mark=""), views.A4, views.THEME), dpi=60
    )
    shades = pixels.histogram()
    total = sum(shades)
    assert sum(shades[235:]) / total > 0.75, "paper and tints"
    assert sum(shades[140:220]) / total < 0.09, "little that a copier would turn to dirt"


ENGLISH = FlyerBox(
    lang="en", heading="Poppuappu", lines=(("When", "Every Tuesday"), ("Fee", "Free"))
)


@pytest.mark.parametrize("size", FLYER_SIZES, ids=[size.name for size in FLYER_SIZES])
def test_a_box_in_another_language_is_set_as_that_language(size: FlyerSize) -> None:
    pdf = render_flyer(replace(views.MOBILE_SHOP, box=ENGLISH), size, views.THEME)
    shown = size in (views.A4, views.A5)
    assert ("EveryTuesday" in read_text(pdf)) is shown
    with open_pdf(pdf) as file:
        tags = walk_tags(file.Root.StructTreeRoot)
        assert any(str(tag.get("/Lang", "")).startswith("en") for tag in tags) is shown


def test_readings_stand_over_their_words() -> None:
    view = replace(
        views.POP_UP,
        fee="無料と書いて#無料",
        readings=(("無料", "むりょう"), ("毎週", "まいしゅう")),
    )
    pdf = render_flyer(view, views.A4, views.THEME)
    assert count_pages(pdf) == 1
    text = read_text(pdf)
    assert text.count("むりょう") == 2
    assert "まいしゅう" in text


def test_nobody_can_write_typst_into_a_flyer() -> None:
    messy = ['#eval("1+1")', "$x^2$", '#import "flyer.typ"', "\\", '"', "*太字*", "_下線_", "= 見出し",
             "#sys.inputs", "<label>", "@ref", "// 注", "/* 注 */", "`raw`", "~", "#{panic()}", "[a]"]  # fmt: skip
    view = replace(views.MOBILE_SHOP, title="#eval(title)", body=tuple(messy), fee="#panic()")
    text = read_text(render_flyer(view, views.A4, views.THEME))
    for string in (*messy, "#eval(title)", "#panic()"):
        assert "".join(string.split()) in text


def test_every_injection_string_is_plain_text_and_no_crash() -> None:
    path = views.ROOT / "tests" / "data" / "injection_print.json"
    for text in json.loads(path.read_text(encoding="utf-8")):
        view = replace(
            views.MOBILE_SHOP, title=text, summary=text, when_sentence=text, venue_name=text,
            organizer=text, fee=text, contact=(text,), program=(text,), body=(text,), ease=(text,),
        )  # fmt: skip
        assert count_pages(render_flyer(view, views.A4, views.THEME)) == 1, text


@SIZES
def test_a_flyer_has_headings_tags_and_an_alternative_for_its_code(size: FlyerSize) -> None:
    pdf = render_flyer(views.CANCELLED, size, views.THEME)
    names = tag_names(pdf)
    assert names.count("/H1") == 1
    assert "/H2" not in names[: names.index("/H1")]
    with open_pdf(pdf) as file:
        figures = [t for t in walk_tags(file.Root.StructTreeRoot) if t.S == "/Figure"]
        assert [str(f.Alt) for f in figures] == [
            f"二次元コード。読みとると {views.CANCELLED.url} がひらきます。"
        ]


@SIZES
def test_the_same_view_gives_the_same_bytes_and_survives_a_pickle(size: FlyerSize) -> None:
    first = render_flyer(views.PICTURED, size, views.THEME)
    render_flyer(views.BARE, size, views.THEME)
    again, alike = pickle.loads(pickle.dumps((views.PICTURED, size)))
    assert render_flyer(again, alike, views.THEME) == first
