"""A site may say 15時 instead of 午後3時: then it does so everywhere."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from community_events.artifacts import Artifact
from community_events.pipeline import load_content
from community_events.render.outputs import site_artifacts
from tests.change_cases import NOW, SITE

HALVES = re.compile(
    r"午[前後]\d|正午|昼の 12時|\d (?:am|pm)\b|上午|下午|오[전후]|giờ (?:sáng|chiều)"
)
EVENT = """---
タイトル: 見本の会
日時:
  - 2026年12月1日〜2027年3月30日の毎週火曜 13:30〜15:00
会場: lobby
料金: 無料
申込: 要
申込締切: 2026年11月30日 17:00
申込の状態: 受付中
変更:
  - 2026年12月8日: 14:00〜16:00 に変更（点検のため）
---
"""
RAIN = """---
タイトル: 見本の祭り
日時: 2026年12月5日（土） 10:00〜15:00
予備日: 2026年12月12日（土） 12:00〜15:00
会場: lobby
---
"""
OFFER = """---
タイトル: 見本の手伝い
出番: 手伝う
締切: 2026年12月10日 17:00
---
"""


@pytest.fixture(scope="module", params=[False, True], ids=["12 hours", "24 hours"])
def files(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bool, dict[str, Artifact]]:
    content = tmp_path_factory.mktemp("site") / "content"
    for name, text in {
        "events/kai/kai.md": EVENT,
        "events/kai/matsuri.md": RAIN,
        "opportunities/kai/tetsudai.md": OFFER,
        "organizers/kai.md": "---\n名前: 見本の会\nよみ: みほんのかい\n---\n",
        "venues/lobby.md": "---\n名前: 見本ロビー\nよみ: みほん\n開館: 平日 9:00〜17:00\n---\n",
    }.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    loaded = load_content(content, shown_as="content", uid_domain=SITE.uid_domain, today=NOW.date())
    assert [d.message for d in loaded.diagnostics if d.is_error] == []
    site = replace(
        SITE, hours24=request.param, editions=("furigana", "easy", "en", "zh-hans", "ko")
    )
    artifacts = site_artifacts(loaded.catalog, site, NOW)
    return request.param, {artifact.path: artifact for artifact in artifacts}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("events/kai/kai/index.html", "13時30分から15時まで"),
        ("events/kai/matsuri/index.html", "12:00〜15:00"),
        ("events/kai/kai/event.ics", None),
        ("calendar.ics", None),
        ("rss.xml", "14:00〜16:00"),
        ("atom.xml", "13時30分から15時まで"),
        ("feed.json", "13時30分から15時まで"),
        ("opportunities/rss.xml", "17:00"),
        ("opportunities/kai/tetsudai/index.html", "17:00"),
        ("venues/lobby/index.html", "9時から17時まで"),
        ("text/2026-12/index.html", "13時30分から15時まで"),
        ("data/events.csv", "13時30分から15時まで"),
        ("data/events.json", "13時30分から15時まで"),
        ("data/venues.csv", "9時から17時まで"),
        ("search/upcoming.json", None),
        ("index.html", "13:30"),
        ("furigana/events/kai/kai/index.html", None),
        ("easy/events/kai/kai/index.html", "13:30から 15:00まで"),
        ("en/events/kai/kai/index.html", "13:30 to 15:00"),
        ("zh-hans/events/kai/kai/index.html", "13:30"),
        ("ko/events/kai/kai/index.html", "13:30"),
    ],
)
def test_no_output_mixes_the_two(
    files: tuple[bool, dict[str, Artifact]], path: str, said: str | None
) -> None:
    hours24, artifacts = files
    text = artifacts[path].make(dict.fromkeys(artifacts, 1)).decode("utf-8-sig")
    text = text.replace("\r\n ", "")
    text = re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|<wbr>|</?ruby>", "", text)
    if hours24:
        assert HALVES.findall(text) == []
        assert said is None or said in text
    elif not path.startswith(("search/", "zh-hans/")):  # search and Chinese say 24 hours always
        assert HALVES.search(text)


def test_the_flyer_says_it_too(files: tuple[bool, dict[str, Artifact]], tmp_path: Path) -> None:
    hours24, artifacts = files
    flyer = tmp_path / "flyer.pdf"
    flyer.write_bytes(artifacts["events/kai/kai/flyer.pdf"].make({}))
    text = subprocess.run(
        ["pdftotext", "-raw", flyer, "-"], capture_output=True, text=True, check=True
    ).stdout.replace("\n", "")
    assert ("13時30分から15時まで" in text) is hours24
    assert ("午後1時30分から午後3時まで" in text) is not hours24
