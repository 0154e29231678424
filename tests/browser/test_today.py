"""A page that is read on a later day than it was made says "today" of the right day all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from community_events.cli import main
from tests.browser.harness import Look, look, serve
from tests.fixtures_site import NOW_EPOCH

pytestmark = pytest.mark.browser

ASK = r"""(() => {
  const days = (list) => [list.dataset.days, [...list.querySelectorAll("[data-day]")].map((day) => day.dataset.day)];
  return {
    parts: Object.fromEntries([...document.querySelectorAll("[data-days]")].map(days)),
    today: [...document.querySelectorAll("[data-day] [data-today-word]")].map((word) =>
      [word.closest("[data-day]").dataset.day, word.textContent]),
    rows: [...document.querySelectorAll("[data-day]")].map((day) =>
      [day.dataset.day, [...day.querySelectorAll(".row__title a")].map((link) => link.textContent)]),
    headings: [...document.querySelectorAll("[data-day] time.leaf")].map((leaf) => leaf.textContent),
    empty: [...document.querySelectorAll("[data-days] .empty")].map((words) => words.textContent),
    next: [...document.querySelectorAll('[data-day][data-repeat="next"] .row[data-repeat="next"]')].map((row) =>
      row.closest("[data-day]").dataset.day),
    grid: [...document.querySelectorAll(".grid [aria-current=date]")].map((square) =>
      [square.querySelector("time").dateTime, square.querySelector(".grid__today").textContent]),
    words: document.querySelectorAll(".grid__today").length,
    event: {
      banners: [...document.querySelectorAll(".banner")].filter((banner) => banner.checkVisibility()).map((banner) =>
        banner.textContent.trim()),
      next: document.querySelector("[data-next]")?.innerText.replace(/\s+/g, " ").trim() ?? "",
      changes: [...document.querySelectorAll(".changes li time")].map((time) => time.dateTime.slice(0, 10)),
      over: [...document.querySelectorAll("[data-coming] tbody tr")].filter((row) => /終了/.test(row.textContent))
        .map((row) => row.querySelector("time").dateTime.slice(0, 10)),
      google: document.querySelectorAll("a[href*='calendar.google.com/calendar/render?action']").length,
      easy: document.querySelectorAll(".sentences [data-one-day]").length,
    },
    stale: document.querySelector("[data-built]").checkVisibility(),
  };
})()"""

ENTRIES = {
    "organizers/kai.md": "---\n名前: 見本の会\nよみ: みほんのかい\n---\n",
    "venues/lobby.md": "---\n名前: ロビー\nよみ: ろびー\n住所: 見本市1-2\n---\n",
    "events/kai/fair.md": "---\nタイトル: 三日市\n日時: 2026年11月20日〜2026年11月23日\n会場: lobby\n---\n",
    "events/kai/sunday.md": "---\nタイトル: 日曜の会\n日時: 2026年11月22日（日） 10:00〜12:00\n会場: lobby\n---\n",
    "events/kai/monday.md": "---\nタイトル: 月曜の会\n日時: 2026年11月23日（月） 10:00〜12:00\n会場: lobby\n---\n",
    "organizers/club.md": "---\n名前: 毎週の団体\nよみ: まいしゅうのだんたい\n---\n",
    "events/club/weekly.md": "---\nタイトル: 毎週の会\n日時: 毎週日曜 14:00〜15:00\n"
    "期間: 2027年1月3日〜2027年2月7日\n会場: hall\n---\n",
    "venues/hall.md": "---\n名前: 会館\nよみ: かいかん\n住所: 見本市1-3\n---\n",
    "organizers/team.md": "---\n名前: 見本のなかま\nよみ: みほんのなかま\n---\n",
    "venues/room.md": "---\n名前: 小部屋\nよみ: こべや\n住所: 見本市1-4\n---\n",
    "events/team/course.md": "---\nタイトル: 五回の講座\n日時:\n"
    + "".join(f"  - 2027年2月{day}日 10:00〜12:00\n" for day in (1, 3, 8, 10, 15))
    + "変更:\n  - 2027年2月3日: 中止（講師の都合）\n  - 2027年2月8日: 中止（大雪）\n会場: room\n---\n",
    "events/kai/next.md": "---\nタイトル: 次の週末の会\n日時: 2026年11月28日（土） 10:00〜12:00\n会場: lobby\n---\n",
}


#: Name → page, what the reader's clock says, the zone that it is set to, whether scripts run.
READINGS = {
    "same day": ("/", "2026-11-21T23:59:00+09:00", "Asia/Tokyo", True),
    "same day, no scripts": ("/", "2026-11-21T23:59:00+09:00", "Asia/Tokyo", False),
    "after midnight": ("/", "2026-11-22T00:01:00+09:00", "Asia/Tokyo", True),
    "Saturday over there": ("/", "2026-11-21T10:01:00-05:00", "America/New_York", True),
    "Monday over there": ("/", "2026-11-22T23:59:00+09:00", "Pacific/Kiritimati", True),
    "two days later": ("/", "2026-11-23T09:00:00+09:00", "Asia/Tokyo", True),
    "three days later": ("/", "2026-11-24T00:00:00+09:00", "Asia/Tokyo", True),
    "much later, no scripts": ("/", "2026-12-24T12:00:00+09:00", "Asia/Tokyo", False),
    "repeats, same day": ("/venues/hall/", "2026-11-21T12:00:00+09:00", "Asia/Tokyo", True),
    "repeats, later": ("/venues/hall/", "2027-01-04T12:00:00+09:00", "Asia/Tokyo", True),
    "list, same day": ("/organizers/kai/", "2026-11-21T12:00:00+09:00", "Asia/Tokyo", True),
    "list, later": ("/organizers/kai/", "2026-11-23T12:00:00+09:00", "Asia/Tokyo", True),
    "month, same day": ("/months/2026-11/", "2026-11-21T12:00:00+09:00", "Asia/Tokyo", True),
    "month, on Monday": ("/months/2026-11/", "2026-11-23T12:00:00+09:00", "Asia/Tokyo", True),
    "month, much later": ("/months/2026-11/", "2026-12-01T12:00:00+09:00", "Asia/Tokyo", True),
    "list, much later": ("/organizers/kai/", "2026-12-01T12:00:00+09:00", "Asia/Tokyo", True),
    "event, same day": ("/events/kai/fair/", "2026-11-21T12:00:00+09:00", "Asia/Tokyo", True),
    "course, same day": ("/events/team/course/", "2026-11-21T12:00:00+09:00", "Asia/Tokyo", True),
    "course, no scripts": (
        "/events/team/course/",
        "2027-02-09T12:00:00+09:00",
        "Asia/Tokyo",
        False,
    ),
    "course, on a first day": (
        "/events/team/course/",
        "2027-02-01T23:59:00+09:00",
        "Asia/Tokyo",
        True,
    ),
    "course, after the first": (
        "/events/team/course/",
        "2027-02-02T00:01:00+09:00",
        "Asia/Tokyo",
        True,
    ),
    "course, after a change": (
        "/events/team/course/",
        "2027-02-04T12:00:00+09:00",
        "Asia/Tokyo",
        True,
    ),
    "course, after both": ("/events/team/course/", "2027-02-09T12:00:00+09:00", "Asia/Tokyo", True),
    "course, after the last": (
        "/events/team/course/",
        "2027-02-16T12:00:00+09:00",
        "Asia/Tokyo",
        True,
    ),
    "course in easy Japanese": (
        "/easy/events/team/course/",
        "2027-01-16T12:00:00+09:00",
        "Asia/Tokyo",
        True,
    ),
    "later in easy Japanese": (
        "/easy/events/team/course/",
        "2027-02-02T12:00:00+09:00",
        "Asia/Tokyo",
        True,
    ),
    "event, later": ("/events/kai/fair/", "2026-11-24T12:00:00+09:00", "Asia/Tokyo", True),
    "month, later": ("/months/2026-11/", "2026-11-24T12:00:00+09:00", "Asia/Tokyo", True),
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site that was built on Saturday, 21 November 2026; it is served under a sub-path."""
    folder = tmp_path_factory.mktemp("today")
    for name, text in ENTRIES.items():
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / name).write_text(text, encoding="utf-8")
    output = folder / "served" / "ward"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW_EPOCH)
        assert main(["build", "--content", str(folder / "content"), "--output", str(output)]) == 0
    with serve(folder / "served") as address:
        yield f"{address}/ward"


@pytest.fixture(scope="module")
def seen(address: str) -> dict[str, Any]:
    """What the page of each row of READINGS tells, by name."""
    looks = [
        Look(url=address + path, now=now, timezone=zone, javascript=scripts, ask=ASK)
        for path, now, zone, scripts in READINGS.values()
    ]
    sights = look(looks)
    assert [sight.complaints for sight in sights if sight.complaints] == []
    return {name: sight.answer for name, sight in zip(READINGS, sights, strict=True)}


def rows_of(found: Any, day: str) -> list[str]:
    rows: dict[str, list[str]] = dict(map(tuple, found["rows"]))
    return rows[day]


def test_on_its_own_day_a_page_is_left_as_it_was_made(seen: dict[str, Any]) -> None:
    assert seen["same day"] == seen["same day, no scripts"]
    assert seen["same day"]["parts"] == {
        "today": ["2026-11-21"],
        "weekend": ["2026-11-22"],
        "soon": ["2026-11-23", "2026-11-28"],
    }
    assert seen["same day"]["today"] == [["2026-11-21", "今日"]]
    assert not seen["same day"]["stale"]


def test_every_page_says_when_it_is_old(seen: dict[str, Any]) -> None:
    assert seen["event, later"]["stale"]
    assert seen["month, later"]["stale"]
    assert not seen["event, same day"]["stale"]


@pytest.mark.parametrize("name", ["after midnight", "Saturday over there", "Monday over there"])
def test_on_sunday_the_front_page_moves_on_by_a_day(seen: dict[str, Any], name: str) -> None:
    found = seen[name]
    assert found["parts"] == {
        "today": ["2026-11-22"],
        "weekend": ["2026-11-28", "2026-11-29"],
        "soon": ["2026-11-23"],
    }
    assert found["today"] == [["2026-11-22", "今日"]]
    assert rows_of(found, "2026-11-22") == ["三日市", "日曜の会"], "what lasts is listed once"
    assert rows_of(found, "2026-11-29") == []
    assert "11月29日（日）" in found["headings"]
    assert found["empty"] == ["この日の催しはありません。"]
    assert not found["stale"]


def test_what_still_lasts_moves_to_today(seen: dict[str, Any]) -> None:
    assert rows_of(seen["two days later"], "2026-11-23") == ["三日市", "月曜の会"]
    assert not seen["two days later"]["stale"]


def test_a_page_older_than_two_days_says_so(seen: dict[str, Any]) -> None:
    found = seen["three days later"]
    assert found["stale"]
    assert found["parts"] == {
        "today": ["2026-11-24"],
        "weekend": ["2026-11-28", "2026-11-29"],
        "soon": [],
    }
    assert "今日の催しはありません。" in found["empty"]
    assert "いま決まっている催しは、ほかにありません。" in found["empty"]


def test_a_list_drops_the_days_that_are_over(seen: dict[str, Any]) -> None:
    before, after, late = (seen[f"list, {when}"] for when in ("same day", "later", "much later"))
    assert before["parts"] == {"coming": ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-28"]}
    assert before["today"] == [["2026-11-21", "今日"]]
    assert after["parts"] == {"coming": ["2026-11-23", "2026-11-28"]}
    assert after["today"] == [["2026-11-23", "今日"]]
    assert rows_of(after, "2026-11-23") == ["三日市", "月曜の会"]
    assert late["parts"] == {"coming": []}
    assert late["empty"] == ["いま決まっている催しはありません。"]
    assert late["stale"]


def test_a_month_keeps_its_days_and_marks_today_in_its_grid(seen: dict[str, Any]) -> None:
    before, after, late = (
        seen[f"month, {when}"] for when in ("same day", "on Monday", "much later")
    )
    assert [one["parts"] for one in (after, late)] == [before["parts"]] * 2, (
        "links lead to its days"
    )
    assert [one["grid"] for one in (before, after, late)] == [
        [["2026-11-21", "今日"]], [["2026-11-23", "今日"]], []
    ]  # fmt: skip
    assert [one["words"] for one in (before, after, late)] == [1, 1, 0]
    assert seen["after midnight"]["grid"] == [["2026-11-22", "今日"]], "also beside the front page"


def test_an_event_on_its_own_day_is_left_as_it_was_made(seen: dict[str, Any]) -> None:
    before = seen["course, same day"]["event"]
    assert before == seen["course, no scripts"]["event"]
    assert before == seen["course, on a first day"]["event"]
    assert before["next"] == "つぎは 2027年2月1日（月） 午前10時〜正午"
    assert before["changes"] == ["2027-02-03", "2027-02-08"]
    assert (before["over"], before["google"]) == ([], 1)


@pytest.mark.parametrize(
    ("when", "following", "over", "changes"),
    [
        ("after the first", "つぎは 2027年2月10日（水） 午前10時〜正午", 1, ["2027-02-03", "2027-02-08"]),
        ("after a change", "つぎは 2027年2月10日（水） 午前10時〜正午", 2, ["2027-02-08"]),
        ("after both", "つぎは 2027年2月10日（水） 午前10時〜正午", 3, []),
        ("after the last", "", 5, []),
    ],
)  # fmt: skip
def test_an_event_read_later_tells_its_next_date(
    seen: dict[str, Any], when: str, following: str, over: int, changes: list[str]
) -> None:
    found = seen[f"course, {when}"]["event"]
    assert found["next"] == following, "the next that takes place"
    assert found["over"] == [f"2027-02-{day:02}" for day in (1, 3, 8, 10, 15)][:over]
    assert found["changes"] == changes
    assert found["google"] == 0, "a link to a date that is over helps nobody"
    ended = ["終了 この催しは2027年2月15日（月）に終わりました。"]
    assert found["banners"] == (
        ended if not following else [b for b in found["banners"] if "中止" in b]
    )


def test_easy_sentences_do_not_tell_a_next_date_that_is_over(seen: dict[str, Any]) -> None:
    assert seen["course in easy Japanese"]["event"]["easy"] == 2, "its day and its time"
    assert seen["later in easy Japanese"]["event"]["easy"] == 0


def test_what_repeats_keeps_a_next_time(seen: dict[str, Any]) -> None:
    assert seen["repeats, same day"]["next"] == ["2027-01-03"]
    assert seen["repeats, later"]["next"] == ["2027-01-10"]


def test_without_scripts_a_page_stays_as_it_was_made(seen: dict[str, Any]) -> None:
    assert seen["much later, no scripts"] == seen["same day"]


def test_a_page_opened_from_a_disk_is_corrected_too(built_site: Path) -> None:
    page = f"{built_site.as_uri()}/index.html"
    (sight,) = look([Look(url=page, now="2026-11-22T12:00:00+09:00", ask=ASK)])
    found: Any = sight.answer
    assert sight.complaints == ()
    assert found["today"] == [["2026-11-22", "今日"]]
