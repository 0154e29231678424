"""Lighthouse as for a phone on a slow line, over pages as they are with real entries and with gzip.

Samples are told not to be found by search engines, which is right and which Lighthouse counts as a
fault: the pages are those of the same content without its marks of samples.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.harness import ROOT, find_command, serve
from tests.fixtures_site import NOW_EPOCH

pytestmark = [pytest.mark.browser, pytest.mark.deep]

PAGES = {
    "home": "/",
    "event": "/events/hagukumi/danboru-kosaku/",
    "rack": "/racks/mihon-cafe-2/",
    "month": "/months/2026-12/",
    "search": "/search/",
}
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from community_events.cli import main

    folder = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "content", folder / "content")
    for path in sorted((folder / "content").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"^見本: はい\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW_EPOCH)
        patch.chdir(ROOT)
        paths = ["--content", str(folder / "content"), "--output", str(folder / "output")]
        assert main(["build", *paths]) == 0
    return folder / "output"


@pytest.fixture(scope="module")
def told(real_site: Path) -> dict[str, Any]:
    with serve(real_site, compressed=True) as address:
        job = {
            "chromium": find_command("chromium", "chromium-browser", "google-chrome"),
            "urls": [address + path for path in PAGES.values()],
        }
        done = subprocess.run(
            [find_command("node"), str(ROOT / "tests" / "lighthouse" / "run.mjs")],
            input=json.dumps(job),
            capture_output=True,
            encoding="utf-8",
        )
    assert done.returncode == 0, done.stderr
    found = dict(zip(PAGES, json.loads(done.stdout), strict=True))
    for name, one in found.items():
        print(name, one["scores"], one["metrics"])
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_on_a_slow_line_gets_what_it_should(told: dict[str, Any], name: str) -> None:
    one = told[name]
    poor = {kind: score for kind, score in one["scores"].items() if score < LEAST[kind]}
    assert poor == {}, one["failing"]
