"""``diff``: what subscribers will see, in words that a volunteer can read out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from community_events.cli import main
from tests.fixtures_site import NOW_EPOCH
from tests.git_repository import GitRepository, event, write_site

MARKET = "events/mihon/market.md"
FIRST, SECOND = "2026年12月5日（土） 10:00〜12:00", "2026年12月19日（土） 10:00〜12:00"
PERIOD = {"期間": "2026年12月1日〜2026年12月31日", "除く": "祝日、年末年始"}


def several(*items: str) -> str:
    """Return the items as a list of the front matter."""
    return "".join(f"\n  - {item}" for item in items)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitRepository:
    made = GitRepository(tmp_path / "repository")
    write_site(made)
    monkeypatch.chdir(made.top)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW_EPOCH)
    return made


@pytest.fixture
def diff(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def run(*arguments: str) -> str:
        assert main(["diff", *arguments]) == 0
        return capsys.readouterr().out

    return run


ONE_DATE = event(FIRST)
TUESDAYS = event("毎週火曜 10:00〜15:00", **PERIOD)
SEEN = [
    (
        "a new event",
        None,
        ONE_DATE,
        "見本マルシェ（新しい催し）\n  追加 2026年12月5日（土）午前10時〜正午\n\n追加 1件\n",
    ),
    (
        "an event that goes",
        ONE_DATE,
        None,
        "見本マルシェ（なくなる催し）\n  消える 2026年12月5日（土）午前10時〜正午\n\n消える 1件\n",
    ),
    (
        "a further date",
        ONE_DATE,
        event(several(FIRST, SECOND)),
        "見本マルシェ\n  追加 2026年12月19日（土）午前10時〜正午\n\n追加 1件\n",
    ),
    (
        "a date that goes",
        event(several(FIRST, SECOND)),
        ONE_DATE,
        "見本マルシェ\n  消える 2026年12月19日（土）午前10時〜正午\n\n消える 1件\n",
    ),
    (
        "another date",
        ONE_DATE,
        event("2026年12月12日（土） 10:00〜12:00"),
        "見本マルシェ\n  変更 2026年12月5日（土）午前10時〜正午 → 2026年12月12日（土）午前10時〜正午"
        "\n\n変更 1件\n",
    ),
    (
        "a date moved by 変更",
        ONE_DATE,
        event(
            FIRST,
            変更=several("2026年12月5日: 2026年12月6日（日） 10:00〜12:00 に変更（雨のため）"),
        ),
        "見本マルシェ\n  変更 2026年12月5日（土）午前10時〜正午 → "
        "2026年12月6日（日）午前10時〜正午【日程変更】（雨のため）\n\n変更 1件\n",
    ),
    (
        "a cancelled date of a rule",
        TUESDAYS,
        event("毎週火曜 10:00〜15:00", **PERIOD, 変更=several("2026年12月8日: 中止（点検のため）")),
        "見本マルシェ\n  中止 2026年12月8日（火）午前10時〜午後3時【中止】（点検のため）\n\n中止 1件\n",
    ),
    (
        "a postponed date",
        ONE_DATE,
        event(FIRST, 変更=several("2026年12月5日: 延期")),
        "見本マルシェ\n  変更 2026年12月5日（土）午前10時〜正午 → "
        "2026年12月5日（土）午前10時〜正午【延期】\n\n変更 1件\n",
    ),
    (
        "a date that is to be after all",
        event(FIRST, 状態="中止（台風のため）"),
        ONE_DATE,
        "見本マルシェ\n  変更 2026年12月5日（土）午前10時〜正午【中止】（台風のため） → "
        "2026年12月5日（土）午前10時〜正午\n\n変更 1件\n",
    ),
    (
        "another time of every day",
        event("毎週火曜 10:00〜15:00", 期間="2026年12月1日〜2026年12月8日", 除く="祝日"),
        event("毎週火曜 11:00〜15:00", 期間="2026年12月1日〜2026年12月8日", 除く="祝日"),
        "見本マルシェ\n"
        "  変更 2026年12月1日（火）午前10時〜午後3時 → 2026年12月1日（火）午前11時〜午後3時\n"
        "  変更 2026年12月8日（火）午前10時〜午後3時 → 2026年12月8日（火）午前11時〜午後3時\n"
        "\n変更 2件\n",
    ),
    (
        "another place for all dates is one line",
        TUESDAYS,
        event("毎週火曜 10:00〜15:00", **PERIOD, venue="hall"),
        "見本マルシェ\n  変更 会場: 見本ロビー → 見本ホール\n\n変更 1件\n",
    ),
    (
        "another place for one date",
        ONE_DATE,
        event(FIRST, 変更=several("2026年12月5日: 会場を hall に変更（工事のため）")),
        "見本マルシェ\n  変更 2026年12月5日（土）午前10時〜正午 → "
        "2026年12月5日（土）午前10時〜正午 見本ホール【会場変更】（工事のため）\n\n変更 1件\n",
    ),
    (
        "another title, another fee",
        ONE_DATE,
        event(FIRST, title="見本市", 料金="500円"),
        "見本市\n  変更 名前: 見本マルシェ → 見本市\n  変更 料金: — → 500円\n\n変更 2件\n",
    ),
    (
        "what nobody sees",
        ONE_DATE,
        event(FIRST, 更新日="2026年11月3日"),
        "カレンダーに登録した人に見える違いはありません。\n",
    ),
    (
        "days that are over",
        event(several("2026年11月7日（土） 10:00〜12:00", FIRST), uid="a"),
        event(several("2026年11月8日（日） 10:00〜12:00", FIRST), uid="a"),
        "カレンダーに登録した人に見える違いはありません。\n",
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "told"), [row[1:] for row in SEEN], ids=[row[0] for row in SEEN]
)
def test_two_commits_are_told_apart(
    repository: GitRepository, diff, before: str | None, after: str | None, told: str
) -> None:
    for text in (before, after):
        if text is not None:
            repository.write(MARKET, text)
        elif (repository.content / MARKET).exists():
            repository.remove(MARKET)
        repository.commit()
    assert diff("HEAD~1", "HEAD") == told


def test_a_moved_file_is_the_same_to_those_who_subscribed(repository: GitRepository, diff) -> None:
    repository.write(MARKET, ONE_DATE)
    repository.commit()
    repository.remove(MARKET)
    repository.write("events/tonari/fair.md", event(FIRST, 以前の場所="events/mihon/market"))
    repository.commit()
    repository.remove("events/tonari/fair.md")
    repository.write(MARKET.replace("market", "other"), ONE_DATE)
    repository.commit()
    assert "見える違いはありません" in diff("HEAD~2", "HEAD~1")
    lost = diff("HEAD~1", "HEAD")
    assert "（新しい催し）" in lost
    assert "（なくなる催し）" in lost


def test_as_json_every_row_has_its_kind_and_its_date(repository: GitRepository, diff) -> None:
    for text in (ONE_DATE, event(several(FIRST, SECOND), title="見本市")):
        repository.write(MARKET, text)
        repository.commit()
    (found,) = json.loads(diff("HEAD~1", "HEAD", "--format", "json"))
    assert (found["id"], found["title"], found["kind"]) == (
        *("event/mihon/market", "見本市"),
        "changed",
    )
    assert [(row["kind"], row["word"], row["date"]) for row in found["rows"]] == [
        ("changed", "変更", None),
        ("added", "追加", "2026-12-19"),
    ]


def test_as_markdown_a_title_is_only_text(repository: GitRepository, diff) -> None:
    repository.commit()
    repository.write(MARKET, event(FIRST, title="*安い* [市](https://example.com) @mihon <b>"))
    repository.commit()
    told = diff("HEAD~1", "HEAD", "--format", "markdown")
    assert told.startswith(
        "### \\*安い\\* \\[市\\]\\(https://example\\.com\\) @\u2060mihon \\<b\\>（新しい催し）"
    )
    assert "- **追加** 2026年12月5日（土）午前10時〜正午" in told


def _document(path: Path, first: str, end: str, *days: str) -> str:
    row = {"uid": "a@b", "all_day": False, "status": "scheduled", "change": "", "reason": ""}
    rows = [
        row | {"start": start, "end": None, "original": start, "label": "", "venues": []}
        for start in (f"{day}T10:00:00+09:00" for day in days)
    ]
    told = dict.fromkeys(("title", "summary", "online", "apply"), "")
    lists = {name: [] for name in ("venues", "fee", "audience")}
    one = {"id": "event/a/b", "uids": ["a@b"], "occurrences": rows, **told, **lists}
    document = {"window": {"start": first, "end": end}, "events": [one | {"title": "市"}]}
    (path / "data").mkdir(parents=True)
    (path / "data" / "events.json").write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def test_two_sites_are_compared_where_both_tell_of_a_day(tmp_path: Path, diff) -> None:
    old = _document(
        tmp_path / "old", "2026-11-20", "2026-12-20", "2026-11-20", "2026-12-01", "2026-12-08"
    )
    new = _document(
        tmp_path / "new", "2026-11-21", "2026-12-21", "2026-12-01", "2026-12-15", "2026-12-20"
    )
    told = diff(old, new)
    assert told.splitlines()[1:-2] == [
        "  消える 2026年12月8日（火）午前10時から",
        "  追加 2026年12月15日（火）午前10時から",
    ], "the 20th of November is over, the 20th of December was too far ahead"


def test_a_built_site_differs_in_nothing_from_itself(built_site: Path, diff) -> None:
    assert "見える違いはありません" in diff(str(built_site), str(built_site))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("HEAD", "nonsense", "no such commit"),
        ("HEAD", "site", "a commit beside a site"),
        ("site", "broken", "a site whose data cannot be read"),
        ("-x", "HEAD", "an option is no commit"),
    ],
)
def test_what_cannot_be_compared_is_a_wrong_use(
    repository: GitRepository,
    tmp_path: Path,
    old: str,
    new: str,
    reason: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    repository.commit()
    _document(repository.top / "site", "2026-11-20", "2026-12-20")
    _document(repository.top / "broken", "2026-11-20", "2026-12-20")
    (repository.top / "broken/data/events.json").write_text("[]", encoding="utf-8")
    assert main(["diff", "--", old, new]) == 2, reason
    assert capsys.readouterr().err.startswith("community-events: 比べられません")
