"""The picture of an event says what its page says, fits whatever is written, and leads to the page."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from lxml import html as lxml_html
from PIL import Image

from community_events.album import judge_picture
from community_events.index import Index, build_index
from community_events.model.pictures import Picture
from community_events.model.records import Event
from community_events.model.recurrence import Status
from community_events.render.cards import SIZES, CardView, card_data, render_card
from community_events.render.cardviews import caption, card_view
from community_events.render.html import render_page
from community_events.render.views import SocialView, TextView
from tests.example_events import EXAMPLES, MARKET, SITE, at, make_catalog
from tests.page_views import make_page, make_site
from tests.picture_files import draw, save
from tests.print_views import THEME

NOW = at("2026-11-21", "09:00")
URL = "https://example.org/events/a/b/"
LONG = CardView(
    title="地域のみなさんと学生がいっしょに考える、これからのまちの居場所と子どもの遊び場づくりのためのたのしいワークショップ",
    url=URL,
    site_name="もよおし",
    when="毎月第2・第4日曜日と祝日、午前10時30分から午後3時30分まで",
    place="見本区役所大会議室・見本図書館多目的ホール・見本公園のひろば",
    fee="一般1,000円、小学生500円",
    apply="必要（先着20人）",
    mark="見本",
    status_word="延期",
    status_reason="台風が近づいているため、安全を考えて延期します",
    off=True,
)
VIEWS = {
    "everything at its longest": LONG,
    "next to nothing": CardView(title="会", url=URL, site_name="も"),
    "letters without a break": CardView(title="A" * 80, url=URL, site_name="も"),
    "no letter that can be printed": CardView(title="\U0001f389", url=URL, site_name="も"),
}


def index_of(event: Event) -> Index:
    site = replace(SITE, hashtags=("見本区", "まち の・催し！"))
    return build_index(make_catalog(event), site, NOW)


def picture_in(folder: Path) -> Picture:
    (folder / "x.png").write_bytes(data := save(draw(900, 600), "PNG"))
    found = judge_picture("x.png", data, str(folder / "x.png"))
    assert isinstance(found, Picture)
    return found


@pytest.mark.parametrize("with_picture", [True, False])
@pytest.mark.parametrize("shape", sorted(SIZES))
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_a_card_has_its_size_and_is_light_whatever_it_says(
    view: CardView, shape: str, with_picture: bool, tmp_path: Path
) -> None:
    view = replace(view, picture=picture_in(tmp_path) if with_picture else None)
    png = render_card(view, shape, THEME)
    image = Image.open(BytesIO(png))
    image.load()
    assert (image.format, image.size, image.mode) == ("PNG", SIZES[shape], "P")
    assert len(png) < 300_000
    assert image.info.keys() <= {"transparency"}


def test_the_same_view_gives_the_same_bytes() -> None:
    assert render_card(LONG, "wide", THEME) == render_card(LONG, "wide", THEME)


def test_a_state_and_a_picture_change_what_is_seen(tmp_path: Path) -> None:
    views = (
        LONG,
        replace(LONG, status_word="", status_reason="", off=False),
        replace(LONG, mark=""),
        replace(LONG, picture=picture_in(tmp_path)),
        replace(LONG, when="12月5日（土） 10:00"),
        replace(LONG, place="見本公園"),
    )
    assert len({render_card(view, "wide", THEME) for view in views}) == len(views)


def test_the_code_on_the_card_leads_to_the_page() -> None:
    image = Image.open(BytesIO(render_card(LONG, "tall", THEME))).convert("RGB")
    (code,) = zxingcpp.read_barcodes(image)
    assert code.text == URL


def test_a_title_that_is_too_long_ends_in_dots_and_no_piece_is_longer_than_a_line() -> None:
    for view in VIEWS.values():
        data = card_data(view, "wide")
        pieces = data["title_phrases"]
        assert isinstance(pieces, list)
        assert max(map(len, pieces)) <= 14
        whole = "".join(pieces)
        assert whole == view.title or (len(whole) <= 56 and whole.endswith("…"))


def test_one_date_is_said_with_its_day_and_a_rule_by_its_sentence() -> None:
    one, market = EXAMPLES["one date"], replace(MARKET, when_sentence="毎週火曜日。祝日は休み。")
    assert card_view(one, index_of(one)).when == "12月5日（土） 10:00〜12:00"
    assert card_view(market, index_of(market)).when == "毎週火曜日"


def test_a_card_says_what_became_of_an_event() -> None:
    event = replace(EXAMPLES["one date"], status=Status.CANCELLED, status_reason="台風のため")
    view = card_view(event, index_of(event))
    assert (view.status_word, view.status_reason, view.off) == ("中止", "台風のため", True)


def test_a_long_title_gives_way_to_the_short_one() -> None:
    event = replace(EXAMPLES["one date"], title="見本の" * 15, short_title="見本")
    assert card_view(event, index_of(event)).title == "見本"


def test_the_caption_begins_with_the_title_and_ends_with_the_address_and_tags() -> None:
    event = replace(
        EXAMPLES["one date"],
        status=Status.CANCELLED,
        status_reason="台風のため",
        when_sentence="2026年12月5日（土）午前10時から正午まで",
    )
    assert caption(event, index_of(event)).split("\n") == [
        "【中止】見本マルシェ",
        "台風のため",
        "",
        "日時：2026年12月5日（土）午前10時から正午まで",
        "場所：区役所ロビー",
        "料金：無料",
        "申込：不要",
        "主催：見本区役所",
        "",
        "焼き菓子とコーヒー",
        "",
        "くわしく：https://example.org/ward/events/ward-office/market/",
        "",
        "#見本区 #まちの催し",
    ]


def test_other_sites_are_told_title_picture_and_its_size() -> None:
    social = SocialView(
        kind="article", image=f"{URL}og.png", width="1200", height="630", alt="題", locale="ja_JP"
    )
    page = make_page("text.html", social=social, canonical=URL, description="説明")
    html = render_page(
        "text.html", page, make_site(), TextView(title="題"), str(THEME.fonts.parent)
    )
    metas = lxml_html.document_fromstring(html.decode()).xpath("//meta[@property]")
    assert {str(m.get("property")): m.get("content") for m in metas} == {
        "og:title": "題",
        "og:description": "説明",
        "og:type": "article",
        "og:url": URL,
        "og:site_name": "もよおし",
        "og:locale": "ja_JP",
        "og:image": f"{URL}og.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "題",
    }
