"""The files of an event's flyers: one for each size, listed on its page, made anew only when they change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from community_events.artifacts import Artifact
from community_events.history import Revision
from community_events.index import build_index
from community_events.model.catalog import Catalog
from community_events.render.companions import event_artifacts, make_parts
from community_events.render.flyer import FLYER_SIZES
from tests.example_events import MARKET, SITE, at, make_catalog

FILES = ("flyer.pdf", "flyer-a5.pdf", "flyer-a6.pdf", "flyer-large.pdf")
PATH = "events/ward-office/market/"


def flyers_of(catalog: Catalog, now: str = "2026-11-21") -> dict[str, Artifact]:
    parts = make_parts(build_index(catalog, SITE, at(now, "09:00")))
    return {a.path: a for a in event_artifacts(parts) if "flyer" in a.path}


def test_an_event_has_a_flyer_in_every_size() -> None:
    assert tuple(size.file for size in FLYER_SIZES) == FILES
    assert sorted(flyers_of(make_catalog(MARKET))) == sorted(PATH + name for name in FILES)
    assert flyers_of(make_catalog(replace(MARKET, flyer="no"))) == {}


@pytest.mark.parametrize("name", FILES)
def test_a_flyer_is_made_anew_only_when_what_it_prints_changes(name: str) -> None:
    one = make_catalog(MARKET)
    key = flyers_of(one)[PATH + name].key
    assert flyers_of(one, "2026-11-24")[PATH + name].key == key, "another day, the same dates ahead"
    assert flyers_of(make_catalog(replace(MARKET, category=())))[PATH + name].key == key
    assert flyers_of(make_catalog(replace(MARKET, fee=("200円",))))[PATH + name].key != key
    newer = Revision(sequence=9, modified=at("2026-11-21", "08:00"))
    later = replace(one, revisions={**one.revisions, "venue/lobby": newer})
    assert flyers_of(later)[PATH + name].key != key, "the day it is as of"


def test_the_page_of_an_event_lists_its_flyers_with_their_sizes(built_site: Path) -> None:
    folder = built_site / "events" / "ward-office" / "popup-nishikyo"
    page = (folder / "index.html").read_text(encoding="utf-8")
    for name in FILES:
        entry = page.split(f"popup-nishikyo/{name}", 1)[1].split("</a>", 1)[0]
        assert f"{round((folder / name).stat().st_size / 1000)} KB" in entry
