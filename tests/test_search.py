"""Search finds everything: each name, reading and word of the content leads to its own page."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from community_events.artifacts import Artifact
from community_events.folding import fold
from community_events.model.catalog import Catalog
from community_events.model.records import Area, Organizer, Venue
from community_events.model.recurrence import Override, Single, Status
from community_events.pipeline import load_content
from community_events.render.outputs import site_artifacts
from community_events.render.search import SHARD_BYTES
from tests.example_events import MARKET, SITE, at, make_catalog, make_event, on
from tests.search_scripts import load_entries, run_search, search

TODAY = date(2026, 11, 21)
NOW = at("2026-11-21", "09:00")
# Where a link of a body leads to: nobody reads it.
ADDRESS = re.compile(r"\]\([^)]*\)")
# What a reader types of a title: runs of one script.
WORD = re.compile(r"[一-龠々〆]{2,}|[ァ-ヺー]{2,}|[ぁ-ん]{3,}|[A-Za-z]{2,}")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded = load_content(
        Path("content"), shown_as="content", uid_domain=SITE.uid_domain, today=TODAY
    )
    return loaded.catalog


@pytest.fixture(scope="module")
def entries(built_site: Path) -> list[dict[str, Any]]:
    return load_entries(built_site / "search")


def vocabulary_of(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield (what a reader may type, the page that it must lead to), taken from the content."""
    subjects = [
        *((f"/events/{key}/", record) for key, record in catalog.events.items()),
        *((f"/opportunities/{key}/", record) for key, record in catalog.opportunities.items()),
        *((f"/organizers/{key}/", record) for key, record in catalog.organizers.items()),
        *((f"/venues/{key}/", record) for key, record in catalog.venues.items()),
        *((f"/racks/{key}/", record) for key, record in catalog.racks.items()),
        *((f"/areas/{key}/", record) for key, record in catalog.areas.items()),
        *((f"/series/{key}/", record) for key, record in catalog.series.items()),
        *((f"/news/{key}/", record) for key, record in catalog.news.items()),
        *((f"/{key}/", record) for key, record in catalog.pages.items()),
    ]
    for path, record in subjects:
        words = [record.title, record.kana, record.summary, *record.kana.split()]
        words += WORD.findall(record.title)
        words += WORD.findall(ADDRESS.sub("", record.body))[:40]
        yield from ((word, path) for word in words if fold(word))
    for key, event in catalog.events.items():
        path = f"/events/{key}/"
        for venue in catalog.venues_of(event.venue):
            yield from ((name, path) for name in (venue.title, venue.kana) if name)
        organizer = catalog.organizers[event.organizer]
        yield from ((name, path) for name in (organizer.title, organizer.kana) if name)
        for slug in catalog.areas_of(event):
            area = catalog.areas[slug]
            yield from ((name, path) for name in (area.title, area.kana) if name)
        for term in catalog.category_terms(event.category):
            for word in (term.name, term.kana, *(text for _, text in term.names)):
                yield word, path
        for row in event.exhibitors:
            yield from ((name.name, path) for name in row.names)
        yield from ((word, path) for word in event.audience)
    for term in catalog.vocabulary.categories:
        yield term.name, f"/categories/{term.slug}/"


def test_every_word_of_the_content_finds_its_page(
    catalog: Catalog, entries: list[dict[str, Any]]
) -> None:
    wanted = list(dict.fromkeys(vocabulary_of(catalog)))
    queries = sorted({word for word, _ in wanted})
    found = dict(zip(queries, search(entries, queries, TODAY.isoformat()), strict=True))
    assert [(word, path) for word, path in wanted if path not in found[word]] == []
    assert len(queries) > 900


def test_it_does_not_matter_how_a_word_is_written(
    catalog: Catalog, entries: list[dict[str, Any]]
) -> None:
    katakana = str.maketrans({chr(c): chr(c + 0x60) for c in range(0x3041, 0x3097)})
    readings = sorted({record.kana for record in catalog.records() if record.kana})
    written = [reading.translate(katakana) for reading in readings]
    written += [reading.replace("ー", "－") for reading in readings]
    plain = search(entries, readings * 2, TODAY.isoformat())
    assert search(entries, written, TODAY.isoformat()) == plain
    assert all(plain)


@pytest.fixture(scope="module")
def town() -> list[dict[str, Any]]:
    """A small town with the words that other searches lose."""
    market = make_event(
        on("2026-12-05", "10:00", "12:00"), title="たけのこ掘り", kana="たけのこほり"
    )
    cafe = replace(
        market, id="event/ward-office/cafe", slug="cafe", title="図書館の小さなカフェ", kana="",
        summary="本とコーヒー", body="**洛西ニュータウン**の竹林を見ながら。",
    )  # fmt: skip
    late = replace(
        market, id="event/ward-office/late", slug="late", title="本の会", kana="", summary="",
        recurrence=replace(market.recurrence, parts=(on("2026-12-20", "10:00", "12:00"),)),
        body="終わりにコンピュータとカフェの話をします。",
    )  # fmt: skip
    over = replace(
        market, id="event/ward-office/over", slug="over", title="カフェ開き", kana="",
        recurrence=replace(market.recurrence, parts=(on("2026-10-20", "10:00", "12:00"),)),
    )  # fmt: skip
    made = make_catalog(market, cafe, late, over)
    made = replace(
        made,
        areas={
            "katagihara": Area(
                id="area/katagihara", slug="katagihara", path="", title="樫原", kana="かたぎはら"
            )
        },
        organizers={
            **made.organizers,
            "tofu": Organizer(
                id="organizer/tofu", slug="tofu", path="", title="豆腐の会", kana="とうふのかい"
            ),
        },
        venues={
            **made.venues,
            "nt": Venue(
                id="venue/nt",
                slug="nt",
                path="",
                title="ニュータウン会館",
                kana="Hall",
                drop_in=True,
            ),
        },
    )
    return entries_of(made)


def index_files(artifacts: Iterable[Artifact]) -> dict[str, bytes]:
    return {a.path: a.make() for a in artifacts if re.match(r"search/.*\.json", a.path)}


def entries_of(catalog: Catalog) -> list[dict[str, Any]]:
    artifacts = site_artifacts(catalog, SITE, NOW)
    files = index_files(artifacts)
    first = json.loads(files["search/upcoming.json"])
    texts: dict[str, str] = {}
    for name in first["texts"]:
        texts |= json.loads(files[f"search/{name}"])["texts"]
    shards = [first, *(json.loads(files[f"search/{n}"]) for n in (*first["more"], *first["past"]))]
    return [
        {"entry": entry, "words": shard["words"], "text": texts.get(entry["path"], "")}
        for shard in shards
        for entry in shard["entries"]
    ]


EVENT = "/events/ward-office/"


@pytest.mark.parametrize(
    ("query", "first", "reason"),
    [
        ("たけのこ", f"{EVENT}market/", "the word that segmenting searches lose"),
        ("タケノコ", f"{EVENT}market/", "the same in katakana"),
        ("ﾆｭｰﾀｳﾝ", "/venues/nt/", "half-width kana"),
        ("ニュ-タウン", "/venues/nt/", "a hyphen for the long vowel"),
        ("にゅうたうん", "/venues/nt/", "the long vowel written out"),
        ("かたぎはら", "/areas/katagihara/", "a local name by its reading"),
        ("図書館 カフェ", f"{EVENT}cafe/", "both words, in any place"),
        ("カフェ　図書館", f"{EVENT}cafe/", "in any order, with a wide space"),
        ("洛西ニュータウン", f"{EVENT}cafe/", "in the running text, through its emphasis"),
        ("コンピューター", f"{EVENT}late/", "a long vowel at the end that the text leaves out"),
        ("とーふ", "/organizers/tofu/", "a long vowel for ou"),
        ("とおふ", "/organizers/tofu/", "oo for ou"),
        ("halls", "/venues/nt/", "the plural of an English word"),
        ("CAFÉ", None, "what nobody wrote is not found"),
        ("図書館 たけのこ", None, "every word must be there"),
        ("　", None, "spaces find nothing"),
        ("・・・", None, "signs find nothing"),
    ],
)
def test_a_search_finds_what_it_should(
    town: list[dict[str, Any]], query: str, first: str | None, reason: str
) -> None:
    (found,) = search(town, [query], TODAY.isoformat())
    assert (found or [None])[0] == first, reason


def test_titles_come_before_texts_and_sooner_before_later(town: list[dict[str, Any]]) -> None:
    (found,) = search(town, ["カフェ"], TODAY.isoformat())
    assert [path for path in found if "over" not in path] == [f"{EVENT}cafe/", f"{EVENT}late/"]
    (found,) = search(town, ["見本区役所"], TODAY.isoformat())
    events = [path for path in found if path.startswith(EVENT) and "over" not in path]
    assert events == [f"{EVENT}cafe/", f"{EVENT}market/", f"{EVENT}late/"]


def test_what_is_over_on_the_readers_day_is_past(town: list[dict[str, Any]]) -> None:
    expression = SCAN_PARTS
    given = {"entries": town, "queries": ["たけのこ"], "today": "2026-12-06"}
    assert run_search(expression, given) == [[[f"{EVENT}market/", "past"]]]


SCAN_PARTS = """given.queries.map((query) =>
  scan(given.entries.map(({ entry, words }) => prepare(entry, words)), query, given.today)
    .map((hit) => [hit.entry.path, hit.part]))"""


def test_nothing_found_offers_names_that_resemble_the_query(town: list[dict[str, Any]]) -> None:
    expression = """given.queries.map((query) => nearest(
        given.entries.map(({ entry, words }) => prepare(entry, words)), query, 3)
        .map((entry) => entry.title))"""
    queries = ["たけのこほる", "図書館カフェ", "かたきはら", "zzzz"]
    found = run_search(expression, {"entries": town, "queries": queries})
    assert [names[0] if names else None for names in found] == [
        "たけのこ掘り", "図書館の小さなカフェ", "樫原", None,
    ]  # fmt: skip


def test_a_changed_day_far_ahead_is_told() -> None:
    change = Override(
        day=date(2027, 1, 12), status=Status.CANCELLED, reason="点検のため", start=None
    )
    market = replace(MARKET, overrides=(change,))
    entries = (one["entry"] for one in entries_of(make_catalog(market)))
    (entry,) = [entry for entry in entries if entry["part"] == "event"]
    days = [(d["iso"][:10], d.get("word", "")) for d in entry["dates"]]
    assert days[-1] == ("2027-01-12", "中止")
    assert len(days) == 4


def many_events(count: int) -> Catalog:
    """Return a catalog of ``count`` Events whose texts hardly repeat each other."""
    letters = [chr(code) for code in range(0x4E00, 0x9FA0, 7)]
    events = []
    for n in range(count):
        text = "".join(letters[(n * 131 + i * i * 17 + i * n) % len(letters)] for i in range(300))
        start = TODAY + timedelta(days=n % 300)
        single = Single(start=at(start.isoformat(), "10:00"), end=at(start.isoformat(), "12:00"))
        events.append(
            make_event(
                single,
                id=f"event/ward-office/e{n}",
                slug=f"e{n}",
                title=f"{text[:12]}の会{n}",
                kana="".join(chr(0x3042 + (n * 7 + i * 5) % 80) for i in range(12)),
                summary=text[12:40],
                body=text,
                audience=(text[40:50],),
            )
        )
    return make_catalog(*events)


def test_every_file_is_small_at_a_thousand_events() -> None:
    artifacts = site_artifacts(many_events(1000), SITE, NOW)
    files = index_files(artifacts)
    sizes = {path: len(gzip.compress(data)) for path, data in files.items()}
    assert max(sizes.values()) <= 150_000, sizes
    assert max(map(len, files.values())) <= SHARD_BYTES * 1.1
    first = json.loads(files["search/upcoming.json"])
    names = (*first["more"], *first["texts"], *first["past"])
    assert {"search/upcoming.json", *(f"search/{name}" for name in names)} == files.keys()
    shards = [first, *(json.loads(files[f"search/{name}"]) for name in first["more"])]
    assert sum(e["part"] == "event" for s in shards for e in s["entries"]) == 1000
