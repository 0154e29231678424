"""Events in sentences of やさしい日本語: goldens of sample events, and the rules of the guideline."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from community_events.index import Index
from community_events.render.easysentences import Known, easy_chapters
from community_events.render.editions import edition_of
from community_events.render.languages import tongue_of
from community_events.render.quoting import quote_index
from community_events.render.whereabouts import standing_places, standing_venues
from community_events.index import build_index

THEME = str(Path(__file__).resolve().parents[1] / "theme")
QUOTED = re.compile("「[^」]*」")
ERA = re.compile("令和|平成|昭和|R[0-9]+年")
TONGUE = tongue_of(edition_of("easy"), THEME)
EVENTS = (
    *("nishikyo-ward/popup-nishikyo", "hagukumi/danboru-kosaku", "nishikyo-library/library-cafe"),
    *("mihon-kodomo-shokudo/kodomo-shokudo", "mihon-gakusei/dagashi-ichinichi"),
    *("mihon-jichiren/bosai-kunren", "mihon-kaigi/night-roundtable"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return quote_index(sample_index(), TONGUE)


def chapters(key: str, index: Index) -> tuple[tuple[str, tuple[str, ...]], ...]:
    event, catalog = index.catalog.events[key], index.catalog
    coming, every = index.upcoming((key,)), index.occurrences[key]
    places = standing_places(event, coming or every, catalog)
    known = Known(
        event=event,
        catalog=catalog,
        coming=coming,
        places=places,
        venues=standing_venues(places, catalog),
        is_over=bool(every) and not coming,
    )
    return easy_chapters(known, TONGUE)


def test_sample_events_are_told_in_easy_sentences(
    index: Index, golden: Callable[[str, str | bytes], None]
) -> None:
    told = []
    for key in EVENTS:
        told.append(f"# {index.catalog.events[key].title}\n")
        for heading, lines in chapters(key, index):
            told.append("\n".join((f"## {heading}", *lines, "")))
    golden("easy-sentences.txt", "\n".join(told))
