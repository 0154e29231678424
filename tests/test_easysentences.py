"""Events in sentences of やさしい日本語: goldens of sample events, and the rules of the guideline."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from community_events.clock import TOKYO
from community_events.editions import edition_of
from community_events.index import Index, build_index
from community_events.model.records import Contact, Event
from community_events.model.recurrence import Status
from community_events.pipeline import load_content
from community_events.render.easysentences import Known, easy_chapters
from community_events.render.languages import tongue_of
from community_events.render.quoting import quote_index
from community_events.render.whereabouts import standing_places, standing_venues
from tests.example_events import SITE

ROOT = Path(__file__).resolve().parents[1]
THEME = str(ROOT / "theme")
NOW = datetime(2026, 11, 21, 9, tzinfo=TOKYO)
QUOTED = re.compile("「[^」]*」")
ERA = re.compile("令和|平成|昭和|R[0-9]+年")
TONGUE = tongue_of(edition_of("easy"), THEME)


@pytest.fixture(scope="module")
def index() -> Index:
    loaded = load_content(
        ROOT / "content", shown_as="content", uid_domain="x.example", today=NOW.date()
    )
    return quote_index(build_index(loaded.catalog, SITE, NOW), TONGUE)


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
        last=every[-1] if every and not coming else None,
    )
    return easy_chapters(known, TONGUE)


def test_sample_events_are_told_in_easy_sentences(
    index: Index, golden: Callable[[str, str | bytes], None]
) -> None:
    told = []
    for key in index.catalog.events:
        told.append(f"# {index.catalog.events[key].title}\n")
        for heading, lines in chapters(key, index):
            told.append("\n".join((f"## {heading}", *lines, "")))
    golden("easy-sentences.txt", "\n".join(told))


def test_every_sentence_keeps_to_the_guideline(index: Index) -> None:
    for key in index.catalog.events:
        for _, lines in chapters(key, index):
            for line in lines:
                own = QUOTED.sub("", line)
                assert not re.search("[/／〜~]", own), line
                assert not ERA.search(own), line
                assert max(map(len, re.split("[ 、「」（）]", own))) <= 40, line
                assert own.count("。") <= 1, line


def test_all_that_an_event_lacks_is_not_told(index: Index) -> None:
    event = Event(id="event/g/t", slug="t", path="p", title="お茶の会", organizer="g", uid="u")
    assert easy_chapters(Known(event=event, catalog=index.catalog), TONGUE) == ()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"fee": ("無料",)}, "お金は いりません。"),
        ({"fee": ("大人 1,500円",)}, "大人は 1,500円です。"),
        ({"fee": ("500円",)}, "お金は 500円です。"),
        ({"fee": ("お気持ちで",)}, "お金のこと：「お気持ちで」"),
        ({"apply": "不要"}, "申し込みは いりません。"),
        ({"apply": "要予約"}, "申し込みが いります。"),
        ({"apply": "町会長まで"}, "申し込みのこと：「町会長まで」"),
        ({"capacity": "20名"}, "20人まで 来ることが できます。"),
        ({"selection": "lottery"}, "申し込む 人が 多いときは、くじで 決めます。"),
        ({"apply_how": ("電話",)}, "電話で 申し込んでください。"),
        ({"audience": ("どなたでも",)}, "だれでも 来ることが できます。"),
        ({"audience": ("小学生",)}, "小学生の イベントです。"),
        ({"bring": ("タオル",)}, "タオルを 持ってきてください。"),
        ({"bring": ("何もいりません",)}, "何も いりません。"),
        ({"japanese_level": 1}, "日本語が わからなくても いいです。"),
        ({"status": Status.CANCELLED, "status_reason": "台風のため"}, "この イベントは 中止です。"),
        ({"status": Status.CANCELLED, "status_reason": "台風のため"}, "理由は「台風のため」です。"),
        (
            {"deadline": datetime(2026, 12, 10, 17, tzinfo=TOKYO)},
            "2026年12月10日（木曜日）の 午後5時（17:00）までに 申し込んでください。",
        ),
        ({"contact": Contact(name="福祉課", phone="075-000-0000")}, "電話は 075-000-0000です。"),
    ],
    ids=str,
)
def test_a_fact_is_a_sentence(index: Index, values: dict[str, Any], said: str) -> None:
    event = Event(
        id="event/g/t", slug="t", path="p", title="お茶の会", organizer="g", uid="u", **values
    )
    told = easy_chapters(Known(event=event, catalog=index.catalog), TONGUE)
    assert said in [line for _, lines in told for line in lines]
