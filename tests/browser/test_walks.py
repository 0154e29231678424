"""The main tasks by keyboard alone: Tab, Shift+Tab, Enter, Space, arrows, typing; never a mouse.

What is heard is what Chromium tells a screen reader. ``pytest -s`` prints the walks with the
number of presses; docs/accessibility-walks.md says them without.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.harness import serve
from tests.browser.walking import (
    Taken,
    Walk,
    back_to,
    down,
    enter,
    plan,
    space,
    tab_to,
    tell,
    typed,
    walk_all,
)

pytestmark = pytest.mark.browser

DOC = Path(__file__).resolve().parents[2] / "docs" / "accessibility-walks.md"
FLYER = "/events/hagukumi/danboru-kosaku/flyer.pdf"

WALKS = {
    "children": Walk(
        name="今週の土曜に、子どもと行ける無料の催しをさがす",
        start="/",
        now="2026-12-07T09:00:00+09:00",
        steps=(
            tab_to("link", "本文へ進む", most=1),
            tab_to("link", "条件でさがす", most=60),
            enter("/find/"),
            tab_to("combobox", "日", most=40),
            down(3, says="件の催しがあてはまります"),
            tab_to("checkbox", "無料", most=10),
            space(says="件の催しがあてはまります"),
            tab_to("checkbox", "子ども", most=6),
            space(says="件の催しがあてはまります"),
            tab_to("link", "…段ボール工作", most=30),
            enter("/events/hagukumi/danboru-kosaku/"),
        ),
    ),
    "search": Walk(
        name="ことばでさがす",
        start="/",
        steps=(
            tab_to("searchbox", "ことばでさがす", most=12),
            typed("にほんご"),
            enter("/search/?q=%E3%81%AB%E3%81%BB%E3%82%93%E3%81%94", says="見つかりました"),
            tab_to("link", "…にほんごひろば", most=20),
            enter("/events/mihon-nihongo/nihongo-hiroba/"),
        ),
    ),
    "district": Walk(
        name="桂学区の催しをカレンダーに入れる",
        start="/",
        steps=(
            tab_to("link", "学区", most=12),
            enter("/areas/"),
            tab_to("link", "桂", most=60),
            enter("/areas/katsura/"),
            tab_to("link", "Googleカレンダーに入れる", most=60),
            back_to("link", "iPhone・Mac・Outlookに入れる", most=2),
            tab_to("DisclosureTriangle", "アドレス・QRコード・ファイル", most=3),
            enter(),
            tab_to("button", "アドレスをコピーする", most=3),
            tab_to("link", "いまの予定をファイルで保存する", most=3),
        ),
    ),
    "flyer": Walk(
        name="チラシを印刷する",
        start="/events/hagukumi/danboru-kosaku/",
        steps=(
            tab_to("link", "本文へ進む", most=1),
            enter("#main"),
            tab_to("link", "…チラシを印刷する", most=25),
        ),
    ),
    "furigana": Walk(
        name="ふりがなをつけて読み、もとにもどす",
        start="/events/hagukumi/danboru-kosaku/",
        steps=(
            tab_to("link", "ふりがなをつける", most=12),
            enter("/furigana/events/hagukumi/danboru-kosaku/"),
            tab_to("link", "ふりがなを消す", most=12),
            enter("/events/hagukumi/danboru-kosaku/"),
        ),
    ),
    "language": Walk(
        name="自分のことばで読む",
        start="/",
        steps=(
            tab_to("DisclosureTriangle", "…Language", most=12),
            enter(),
            tab_to("link", "한국어", most=12),
            enter("/ko/"),
            tab_to("link", "…POP UP", most=60),
            enter("/ko/events/ward-office/popup-nishikyo/"),
        ),
    ),
}


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="module")
def taken(address: str) -> dict[str, Taken]:
    found = dict(zip(WALKS, walk_all(address, list(WALKS.values())), strict=True))
    for name, walk in WALKS.items():
        print("", *tell(walk, found[name], address), sep="\n")
    return found


@pytest.mark.parametrize("name", WALKS)
def test_the_task_is_done_by_keyboard_alone(taken: dict[str, Taken], name: str) -> None:
    assert taken[name].stuck is None
    assert taken[name].complaints == ()
    assert len(taken[name].heard) == len(WALKS[name].steps)


@pytest.mark.parametrize("name", WALKS)
def test_whatever_has_the_focus_is_seen(taken: dict[str, Taken], name: str) -> None:
    unseen = [
        heard
        for heard in taken[name].heard
        if not (heard.get("seen", True) and heard.get("framed", True))
    ]
    assert unseen == []


def test_the_flyer_that_is_reached_is_a_pdf(taken: dict[str, Taken], built_site: Path) -> None:
    href = str(taken["flyer"].heard[-1]["href"])
    assert href.endswith(FLYER)
    assert built_site.joinpath(FLYER[1:]).read_bytes().startswith(b"%PDF")


def test_the_documented_walks_are_those_that_are_taken(request: pytest.FixtureRequest) -> None:
    text = (
        "\n".join(
            [
                "# キーボードだけで歩く",
                "",
                "おもな用事を、キーボードだけで終わりまでできるか。`tests/browser/test_walks.py` が本物の",
                "Chromium で歩き、読み上げソフトに伝わる名前で、着いた所を確かめます。",
                "このページはそこから作られます（`make bless`）。",
                "回数は、これより多くおすなら直す、という上限です。",
                "",
                *(line for walk in WALKS.values() for line in plan(walk)),
            ]
        ).rstrip()
        + "\n"
    )
    if request.config.getoption("--bless"):
        DOC.write_text(text, encoding="utf-8")
    assert DOC.read_text(encoding="utf-8") == text
