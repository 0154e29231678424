"""Who is meant by a name, what stays out with what, and that the order of files says nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from community_events.catalog import build_catalog, without_samples
from community_events.feeds import organizers_of
from community_events.model.records import Named
from community_events.pipeline import Loaded
from community_events.sources import read_sources
from community_events.vocabulary import read_vocabulary
from tests.entry_folders import EVENT, ORGANIZER, SMALL, VENUE, decode, entry, load

ROOT = Path(__file__).resolve().parents[1]
TEA = "events/group/tea.md"
SAMPLE = "見本: はい\n---\n"


def codes(loaded: Loaded) -> list[tuple[str, str]]:
    """Return the codes found, each with its file."""
    return [(d.code, d.span.path.removeprefix("content/")) for d in loaded.diagnostics]


def left_out(loaded: Loaded) -> list[str]:
    return [entry.path.removeprefix("content/") for entry in loaded.left_out]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("hall", "the file name"),
        ("HALL", "in any case"),
        ("見本の会場", "the registered name"),
        ("見本 の会場", "white space does not count"),
        ("ＡＢＣホール", "a name that is registered half width"),
        ("abcホール", "and in capitals"),
    ],
)
def test_a_venue_is_named_by_its_file_or_its_registered_name(
    tmp_path: Path, written: str, reason: str
) -> None:
    venues = {"venues/abc.md": VENUE.replace("見本の会場", "ABCホール")}
    loaded = load(tmp_path, {**SMALL, **venues, TEA: entry(会場=written)})
    assert codes(loaded) == []
    (slug,) = loaded.catalog.events["group/tea"].venue
    assert slug in ("hall", "abc"), reason


def test_two_venues_of_one_name_are_told_apart_by_their_files(tmp_path: Path) -> None:
    files = {**SMALL, "venues/other.md": VENUE, TEA: entry(会場="見本の会場")}
    loaded = load(tmp_path, files)
    assert codes(loaded) == [("ambiguous-name", TEA)]
    (found,) = loaded.diagnostics
    assert (found.help, found.others) == ("会場: hall", ("会場: other",))
    assert loaded.catalog.events == {}


def test_of_two_events_of_one_name_the_own_organizers_is_meant(tmp_path: Path) -> None:
    files = {
        **SMALL,
        "organizers/other.md": ORGANIZER.replace("見本の団体", "別の団体"),
        TEA: entry(),
        "events/other/tea.md": entry(),
        "opportunities/other/help.md": entry(
            {"タイトル": "手伝い", "出番": "手伝う", "イベント": "tea"}
        ),
        "racks/cafe.md": entry({"名前": "カフェ", "よみ": "かふぇ", "いつも置くチラシ": "tea"}),
    }
    loaded = load(tmp_path, files)
    assert loaded.catalog.opportunities["other/help"].event == "other/tea"
    assert codes(loaded) == [("ambiguous-name", "racks/cafe.md")], "a rack belongs to neither"


@pytest.mark.parametrize(
    ("key", "written", "code", "help_", "reason"),
    [
        (
            "会場",
            "見本の会場所",
            "unknown-venue",
            "会場: 見本の会場",
            "the nearest name is offered",
        ),
        ("会場", "どこか", "unknown-venue", "", "nothing is near"),
        ("学区", "かつら", "unknown-area", "", ""),
        ("ラック", "cafe-9", "unknown-rack", "ラック: cafe", ""),
        ("シリーズ", "なつ", "unknown-series", "", ""),
    ],
)
def test_a_name_that_nobody_has_is_a_mistake(
    tmp_path: Path, key: str, written: str, code: str, help_: str, reason: str
) -> None:
    files = {**SMALL, "racks/cafe.md": entry({"名前": "カフェ", "よみ": "かふぇ"})}
    loaded = load(tmp_path, {**files, TEA: entry(**{key: written})})
    assert codes(loaded) == [(code, TEA)]
    assert loaded.diagnostics[0].help == help_, reason
    assert left_out(loaded) == [TEA]


@pytest.mark.parametrize("broken", ["organizers/group.md", "venues/hall.md"])
def test_an_event_cannot_be_without_its_organizer_and_its_venue(
    tmp_path: Path, broken: str
) -> None:
    files = {**SMALL, TEA: entry(), broken: "---\n名前: 見本\n---\n"}
    loaded = load(tmp_path, files)
    assert codes(loaded) == [("broken-reference", TEA), ("missing-key", broken)]
    assert left_out(loaded) == [TEA, broken]
    assert loaded.catalog.events == {}


def test_a_name_from_before_still_leads_there_and_names_the_new_one(tmp_path: Path) -> None:
    files = {
        **SMALL,
        "venues/new-hall.md": entry(
            {"名前": "新しい会館", "よみ": "かいかん"}, 以前の場所="venues/old-hall"
        ),
        "racks/new-cafe.md": entry({"名前": "喫茶", "よみ": "きっさ"}, 以前の場所="racks/old-cafe"),
        TEA: entry(会場="old-hall", ラック="old-cafe"),
    }
    loaded = load(tmp_path, files)
    assert [(d.code, d.help) for d in loaded.diagnostics] == [
        ("former-name", "会場: new-hall"),
        ("former-name", "ラック: new-cafe"),
    ]
    event = loaded.catalog.events["group/tea"]
    assert (event.venue, event.racks) == (("new-hall",), ("new-cafe",))


def test_what_has_a_name_now_goes_before_what_had_it_once(tmp_path: Path) -> None:
    new = entry({"名前": "新しい会館", "よみ": "かいかん"}, 以前の場所="venues/hall")
    loaded = load(tmp_path, {**SMALL, "venues/new-hall.md": new, TEA: entry(会場="hall")})
    assert loaded.diagnostics == ()
    assert loaded.catalog.events["group/tea"].venue == ("hall",)


def test_a_folder_with_the_former_name_of_an_organizer_names_the_new_one(tmp_path: Path) -> None:
    new = entry({"名前": "新しい会", "よみ": "かい"}, 以前の場所="organizers/club")
    loaded = load(tmp_path, {**SMALL, "organizers/zzz.md": new, "events/club/tea.md": entry()})
    assert codes(loaded) == [("unknown-organizer", "events/club/tea.md")]
    assert "フォルダを zzz にするか" in loaded.diagnostics[0].message


def test_a_folder_that_no_organizer_has_is_a_mistake(tmp_path: Path) -> None:
    loaded = load(tmp_path, {**SMALL, "events/groop/tea.md": entry()})
    assert codes(loaded) == [("unknown-organizer", "events/groop/tea.md")]
    assert "フォルダを group にするか" in loaded.diagnostics[0].message


def test_an_event_stays_when_only_what_it_can_do_without_is_broken(tmp_path: Path) -> None:
    broken = "---\n名前: 見本\nよみがない: x\n---\n"
    files = {
        **SMALL,
        **dict.fromkeys(("series/s.md", "racks/r.md", "areas/a.md"), broken),
        TEA: entry(シリーズ="s", ラック="r", 学区="a"),
    }
    loaded = load(tmp_path, files)
    event = loaded.catalog.events["group/tea"]
    assert (event.series, event.racks, event.area) == ("", (), ())
    assert [d.code for d in loaded.diagnostics if not d.is_error] == ["broken-reference"] * 3


def test_nothing_names_what_was_left_out_after_it_had_been_named(tmp_path: Path) -> None:
    files = {
        **SMALL,
        TEA: entry(会場="nowhere"),
        "events/group/one.md": entry(uid="x"),
        "events/group/two.md": entry(uid="x"),
        "racks/r.md": entry({"名前": "r", "よみ": "r", "いつも置くチラシ": "tea、two、one"}),
        "opportunities/group/o.md": entry({"タイトル": "o", "出番": "手伝う", "イベント": "two"}),
        "areas/a.md": entry(
            {"名前": "あ", "よみ": "あ", "区分": "学区", "となり": "b", "入っている所": "b"}
        ),
        "areas/b.md": entry({"名前": "い", "よみ": "い", "区分": "学区", "となり": "nowhere"}),
    }
    loaded = load(tmp_path, files)
    catalog = loaded.catalog
    assert catalog.racks["r"].pinned == ("group/one",)
    assert catalog.opportunities["group/o"].event == ""
    assert (catalog.areas["a"].neighbours, catalog.areas["a"].parent) == ((), "")
    assert codes(loaded) == [
        ("broken-reference", "areas/a.md"), ("broken-reference", "areas/a.md"),
        ("unknown-area", "areas/b.md"),
        ("unknown-venue", TEA), ("duplicate-uid", "events/group/two.md"),
        ("broken-reference", "opportunities/group/o.md"),
        ("broken-reference", "racks/r.md"), ("broken-reference", "racks/r.md"),
    ]  # fmt: skip


def test_a_change_of_place_names_a_venue_only_when_it_has_a_page(tmp_path: Path) -> None:
    files = {
        **SMALL,
        "venues/park.md": VENUE.replace("見本の会場", "見本公園"),
        "venues/barn.md": "---\n名前: 見本納屋\n---\n",
        TEA: entry(
            日時="\n  - 2026年12月5日 10:00\n  - 2026年12月6日 10:00",
            変更="\n  - 2026年12月5日: 会場を 見本公園 に変更\n  - 2026年12月6日: 会場を 見本納屋 に変更",
        ),
    }
    overrides = load(tmp_path, files).catalog.events["group/tea"].overrides
    assert [override.venue for override in overrides] == ["park", "見本納屋"]


def test_names_of_organizers_become_links_wherever_they_stand(tmp_path: Path) -> None:
    text = entry(共催="見本の団体、見本大学", 出店="\n  - 2026年12月5日: group、見本作業所A")
    event = load(tmp_path, {**SMALL, TEA: text}).catalog.events["group/tea"]
    linked = Named(name="見本の団体", slug="group")
    assert event.co_organizers == (linked, Named(name="見本大学"))
    assert event.exhibitors[0].names == (linked, Named(name="見本作業所A"))


def test_dates_may_be_at_places_of_their_own(tmp_path: Path) -> None:
    when = "\n  - 日時: 2026年12月5日 10:00\n    会場: 見本公園\n  - 2026年12月6日 10:00"
    park = {"venues/park.md": VENUE.replace("見本の会場", "見本公園")}
    event = load(tmp_path, {**SMALL, **park, TEA: entry(日時=when)}).catalog.events["group/tea"]
    assert [part.session.venue for part in event.recurrence.parts] == [("park",), ()]


def test_a_draft_is_not_in_the_site_and_not_a_mistake(tmp_path: Path) -> None:
    loaded = load(tmp_path, {**SMALL, TEA: entry(下書き="はい")})
    assert (codes(loaded), left_out(loaded), loaded.catalog.events) == ([], [], {})


@pytest.mark.parametrize(
    ("values", "uid", "reason"),
    [
        ({}, "tea.group@example.org", "from where it lies"),
        ({"uid": "market"}, "market@example.org", "written, without a domain"),
        ({"uid": "market@example.jp"}, "market@example.jp", "written whole"),
        ({"以前の場所": "events/old/cha"}, "cha.old@example.org", "from where it first lay"),
        ({"以前の場所": "\n  - events/a/one\n  - events/b/two"}, "one.a@example.org", "the oldest"),
        ({"以前の場所": "content/events/old/cha.md"}, "cha.old@example.org", "a path as copied"),
    ],
)
def test_a_uid_stays_when_the_file_moves(
    tmp_path: Path, values: dict[str, str], uid: str, reason: str
) -> None:
    loaded = load(tmp_path, {**SMALL, TEA: entry(EVENT | values)})
    assert codes(loaded) == []
    assert loaded.catalog.events["group/tea"].uid == uid, reason


def test_of_two_events_with_one_uid_the_second_is_left_out_and_points_to_the_first(
    tmp_path: Path,
) -> None:
    files = {**SMALL, "events/group/a.md": entry(uid="x"), "events/group/b.md": entry(uid="x")}
    loaded = load(tmp_path, files)
    assert codes(loaded) == [("duplicate-uid", "events/group/b.md")]
    assert loaded.diagnostics[0].related[0].span.path == "content/events/group/a.md"
    assert list(loaded.catalog.events) == ["group/a"]


def test_a_moved_event_and_a_new_one_in_its_place_are_not_the_same(tmp_path: Path) -> None:
    files = {**SMALL, "events/group/new.md": entry(以前の場所="events/group/tea"), TEA: entry()}
    assert codes(load(tmp_path, files)) == [("duplicate-uid", TEA)]


def test_without_samples_what_a_real_entry_stands_on_stays(tmp_path: Path) -> None:
    def sample(text: str) -> str:
        return text.removesuffix("---\n") + SAMPLE

    real = entry(
        日時="\n  - 日時: 2026年12月5日 10:00\n    会場: park\n  - 2026年12月6日 10:00",
        変更="\n  - 2026年12月6日: 会場を barn に変更",
        共催="見本の大学", ラック="cafe", シリーズ="s", 学区="a",
    )  # fmt: skip
    files = {
        "organizers/group.md": sample(ORGANIZER),
        "organizers/college.md": sample(ORGANIZER.replace("見本の団体", "見本の大学")),
        **{
            f"venues/{v}.md": sample(VENUE.replace("会場", v))
            for v in ("hall", "park", "barn", "x")
        },
        "racks/cafe.md": sample(entry({"名前": "カフェ", "よみ": "かふぇ"})),
        "racks/real.md": entry(
            {"名前": "店", "よみ": "みせ", "いつも置くチラシ": "old", "のせる学区": "a"}
        ),
        "series/s.md": sample(entry({"名前": "s"})),
        "areas/a.md": sample(entry({"名前": "あ", "よみ": "あ", "区分": "学区"})),
        TEA: real,
        "events/group/old.md": entry(見本="はい"),
    }
    loaded = load(tmp_path, files)
    assert codes(loaded) == []
    catalog = without_samples(loaded.catalog)
    event = catalog.events["group/tea"]
    assert list(catalog.events) == ["group/tea"]
    assert list(catalog.organizers) == ["group"]
    assert sorted(catalog.venues) == ["barn", "hall", "park"]
    assert (event.racks, event.series, event.area) == ((), "", ())
    assert event.co_organizers == (Named(name="見本の大学"),), "a name without a page is no link"
    assert (catalog.racks["real"].pinned, catalog.racks["real"].shows_areas) == ((), ())


def test_the_order_of_files_changes_nothing() -> None:
    content = read_sources(ROOT / "content")
    words, _ = read_vocabulary(content.vocabulary, shown_as="content")
    sources = [(s.text, s.path, words) for s in content.entries]
    shuffled = random.Random(1).sample(sources, k=len(sources))
    linked = [
        build_catalog([decode(*one) for one in order], words, uid_domain="example.org")
        for order in (sources, shuffled, sources[::-1])
    ]
    assert repr(linked[0].catalog) == repr(linked[1].catalog) == repr(linked[2].catalog)
    assert linked[0].catalog.events
    found = [sorted(map(repr, one.diagnostics)) for one in linked]
    assert found[0] == found[1] == found[2]


def area(name: str, ring: str, within: str = "") -> str:
    return entry({"名前": name, "よみ": "みほん", "区分": ring, "入っている所": within})


@pytest.mark.parametrize(
    ("around", "lost", "warned", "reason"),
    [
        ({"town": "ward", "ward": "city", "city": ""}, [], [], "from the inside out"),
        ({"town": "town"}, ["town"], [], "in itself"),
        ({"town": "ward", "ward": "town"}, ["town"], ["ward"], "each in the other"),
        (
            {"city": "town", "town": "ward", "ward": "city"},
            ["city"],
            ["ward"],
            "told once, of whichever file comes first",
        ),
        (
            {"side": "town", "town": "ward", "ward": "town"},
            ["town"],
            ["side", "ward"],
            "one that lies in the circle is no part of it",
        ),
    ],
)  # fmt: skip
def test_areas_that_lie_in_each_other_are_a_mistake(
    tmp_path: Path, around: dict[str, str], lost: list[str], warned: list[str], reason: str
) -> None:
    files = {f"areas/{slug}.md": area(slug, "学区", within) for slug, within in around.items()}
    loaded = load(tmp_path, {**SMALL, **files})
    assert left_out(loaded) == [f"areas/{slug}.md" for slug in lost], reason
    expected = [("area-circle", f"areas/{slug}.md") for slug in lost]
    expected += [("broken-reference", f"areas/{slug}.md") for slug in warned]
    assert sorted(codes(loaded)) == sorted(expected), reason
    for slug in loaded.catalog.areas:
        assert slug not in loaded.catalog.rings_of(slug)


def test_who_answers_for_an_event_may_be_another_than_its_folder_says(tmp_path: Path) -> None:
    files = {
        **SMALL,
        "organizers/other.md": ORGANIZER.replace("見本の団体", "別の団体"),
        TEA: entry(主催="別の団体"),
        "events/group/walk.md": entry(主催="どこかの会"),
    }
    events = load(tmp_path, files).catalog.events
    hosts = [(e.organizer, e.host, e.host_slug) for e in events.values()]
    assert hosts == [("group", "別の団体", "other"), ("group", "どこかの会", "")]
    assert organizers_of(events["group/tea"]) == ("group", "other"), "both have it in their feed"
