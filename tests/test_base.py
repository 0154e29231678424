"""``check --base``: nothing leaves a calendar unseen, and the help of each finding passes when pasted."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from community_events.checks.base import dated_uids
from community_events.cli import main
from community_events.pipeline import load_content
from tests.fixtures_site import NOW_EPOCH
from tests.git_repository import NOW, GitRepository, event, write_site

MARKET = "events/mihon/market.md"
PERIOD = {"期間": "2026年11月1日〜2027年3月31日", "除く": "祝日、年末年始"}
FIRST, SECOND = "2026年12月5日（土） 10:00〜12:00", "2026年12月19日（土） 10:00〜12:00"
THURSDAY, MONDAY_WEEK = "毎週木曜 10:00〜15:00", "第4月曜の週の平日 10:00〜15:00"


def several(*items: str) -> str:
    """Return the items as a list of the front matter."""
    return "".join(f"\n  - {item}" for item in items)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitRepository:
    made = GitRepository(tmp_path / "repository")
    write_site(made)
    made.commit()
    monkeypatch.chdir(made.top)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW_EPOCH)
    return made


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Callable[..., list[dict[str, str | int]]]:
    """Return what ``check --base`` finds; its exit status must fit."""

    def run(base: str = "HEAD", *more: str) -> list[dict[str, str | int]]:
        status = main(["check", "--base", base, "--format", "json", *more])
        found: list[dict[str, str | int]] = json.loads(capsys.readouterr().out)
        assert status == any(row["severity"] == "error" for row in found)
        return found

    return run


def _uids(repository: GitRepository) -> set[str]:
    loaded = load_content(
        repository.content, shown_as="content", uid_domain="example.org", today=NOW.date()
    )
    return {uid for e in loaded.catalog.events.values() for uid, _ in dated_uids(e)}


def _paste(found: dict[str, str | int], repository: GitRepository, deleted: str) -> None:
    """Put the help in place of the lines that are marked; a file that is gone comes back first."""
    path = repository.top / str(found["path"])
    text = path.read_text(encoding="utf-8") if path.exists() else deleted
    lines = text.split("\n")
    lines[int(found["line"]) - 1 : int(found["end_line"])] = str(found["help"]).split("\n")
    path.write_text("\n".join(lines), encoding="utf-8")


ONE_DATE = event(FIRST)
ACCEPTED = [
    ("the title", ONE_DATE, event(FIRST, title="まったく新しい名前")),
    ("the date of a one-off", ONE_DATE, event("2026年12月12日（土） 13:00〜15:00")),
    ("the time", ONE_DATE, event("2026年12月5日（土） 9:00〜16:00")),
    ("the place", ONE_DATE, event(FIRST, venue="hall")),
    ("a cancelled date", ONE_DATE, event(FIRST, 変更=several("2026年12月5日: 中止（雨のため）"))),
    (
        "a date moved by 変更",
        ONE_DATE,
        event(FIRST, 変更=several("2026年12月5日: 2026年12月6日（日） 10:00〜12:00 に変更")),
    ),
    ("a wholly cancelled event", ONE_DATE, event(FIRST, 状態="中止（台風のため）")),
    (
        "期間 of rules",
        event(several("毎週火曜 10:00〜15:00", THURSDAY), **PERIOD),
        event(
            several("毎週火曜 10:00〜15:00", THURSDAY),
            期間="2026年10月1日〜2026年12月31日",
            除く="祝日、年末年始",
        ),
    ),
    (
        "除く of rules",
        event(several("毎週火曜 10:00〜15:00", THURSDAY), **PERIOD),
        event(several("毎週火曜 10:00〜15:00", THURSDAY), 期間=PERIOD["期間"], 祝日="行う"),
    ),
    (
        "a longer 期間 of days that no rule of a calendar can say",
        event(MONDAY_WEEK, **PERIOD),
        event(MONDAY_WEEK, 期間="2026年9月1日〜2027年5月31日", 除く="祝日、年末年始"),
    ),
    (
        "a 期間 that begins later, when the first days are over",
        event(MONDAY_WEEK, 期間="2026年9月1日〜2027年3月31日", 除く="祝日"),
        event(MONDAY_WEEK, 期間="2026年11月1日〜2027年3月31日", 除く="祝日"),
    ),
    (
        "a shorter 期間 of such days",
        event(MONDAY_WEEK, **PERIOD),
        event(MONDAY_WEEK, 期間="2026年11月1日〜2027年2月28日", 除く="祝日、年末年始"),
    ),
    (
        "除く of such days",
        event(MONDAY_WEEK, **PERIOD),
        event(MONDAY_WEEK, 期間=PERIOD["期間"], 除く="祝日、年末年始、2027年1月27日"),
    ),
    (
        "a shorter 期間 of such days in a file that is moved",
        event(MONDAY_WEEK, uid="market", **PERIOD),
        event(
            MONDAY_WEEK,
            uid="market",
            期間="2026年12月1日〜2027年2月28日",
            除く="祝日",
            title="別の名前",
        ),
    ),
    ("a further date", ONE_DATE, event(several(FIRST, SECOND, THURSDAY), **PERIOD)),
    (
        "another rule in place of the first one",
        event(several("毎週火曜 10:00〜15:00"), **PERIOD),
        event(several("毎週金曜 10:00〜15:00"), **PERIOD),
    ),
    ("an event that is over and goes", event("2026年11月14日（土） 10:00〜12:00"), None),
    ("a draft that was never shown", event(FIRST, 下書き="はい"), None),
]


@pytest.mark.parametrize(
    ("before", "after"), [row[1:] for row in ACCEPTED], ids=[row[0] for row in ACCEPTED]
)
def test_an_edit_that_keeps_every_uid_is_accepted(
    repository: GitRepository, check, before: str, after: str | None
) -> None:
    repository.write(MARKET, before)
    repository.commit()
    known = _uids(repository)
    if after is None:
        repository.remove(MARKET)
    else:
        repository.write(MARKET, after)
    assert check() == []
    if after is not None and MONDAY_WEEK not in before:
        assert known <= _uids(repository)


@pytest.mark.parametrize("written", ["events/mihon/market", "content/events/mihon/market.md"])
def test_a_moved_file_that_tells_where_it_was_keeps_its_uids(
    repository: GitRepository, check, written: str
) -> None:
    repository.write(MARKET, event(several(FIRST, SECOND)))
    repository.commit()
    known = _uids(repository)
    repository.remove(MARKET)
    repository.write("events/tonari/fair.md", event(several(FIRST, SECOND), 以前の場所=written))
    assert check() == []
    assert _uids(repository) == known


REFUSED = [
    (
        "another rule in place of days that are events of their own",
        event(MONDAY_WEEK, **PERIOD),
        MARKET,
        event("第3月曜の週の平日 10:00〜15:00", **PERIOD),
        "uid-lost",
        "2027年3月23日（火）: 中止",
    ),
    ("a deleted file", ONE_DATE, MARKET, None, "event-gone", "状態: 中止"),
    (
        "a draft in place of a cancellation",
        ONE_DATE,
        MARKET,
        event(FIRST, 下書き="はい"),
        "event-gone",
        "状態: 中止",
    ),
    (
        "a renamed file",
        ONE_DATE,
        "events/mihon/fair.md",
        ONE_DATE,
        "uid-lost",
        "以前の場所: events/mihon/market",
    ),
    (
        "a renamed file with another title",
        ONE_DATE,
        "events/mihon/fair.md",
        event(FIRST, title="見本の市"),
        "uid-lost",
        "以前の場所: events/mihon/market",
    ),
    (
        "a file in another folder",
        ONE_DATE,
        "events/tonari/market.md",
        ONE_DATE,
        "uid-lost",
        "以前の場所: events/mihon/market",
    ),
    (
        "a file that moves for the second time",
        event(FIRST, 以前の場所="events/mihon/first"),
        "events/mihon/fair.md",
        ONE_DATE,
        "uid-lost",
        "以前の場所:\n  - events/mihon/first\n  - events/mihon/market",
    ),
    (
        "a 以前の場所 that is taken away",
        event(FIRST, 以前の場所="events/mihon/first"),
        MARKET,
        ONE_DATE,
        "uid-lost",
        "以前の場所: events/mihon/first",
    ),
    (
        "a uid that is taken away",
        event(FIRST, uid="mihon-1"),
        MARKET,
        ONE_DATE,
        "uid-lost",
        "uid: mihon-1",
    ),
    (
        "a uid that is edited",
        event(FIRST, uid="mihon-1"),
        MARKET,
        event(FIRST, uid="mihon-2"),
        "uid-lost",
        "uid: mihon-1",
    ),
    (
        "a uid that is added",
        ONE_DATE,
        MARKET,
        event(FIRST, uid="mihon-2"),
        "uid-lost",
        "uid: market.mihon",
    ),
    (
        "another second date",
        event(several(FIRST, SECOND)),
        MARKET,
        event(several(FIRST, "2026年12月20日（日） 13:00〜15:00")),
        "uid-lost",
        "変更:\n  - 2026年12月19日（土）: 2026年12月20日（日） 13:00〜15:00 に変更",
    ),
    (
        "a second date that goes",
        event(several(FIRST, SECOND)),
        MARKET,
        ONE_DATE,
        "uid-lost",
        "変更:\n  - 2026年12月19日（土）: 中止",
    ),
    (
        "a first date that goes, so that the second takes its place",
        event(several(FIRST, SECOND)),
        MARKET,
        event(SECOND),
        "uid-lost",
        "変更:\n  - 2026年12月5日（土）: 中止",
    ),
    (
        "both sessions of another day",
        event(several("午前の部: " + FIRST, "午後の部: 2026年12月5日（土） 13:00〜15:00")),
        MARKET,
        event(
            several(
                "午前の部: 2026年12月6日（日） 10:00〜12:00",
                "午後の部: 2026年12月6日（日） 13:00〜15:00",
            )
        ),
        "uid-lost",
        "2026年12月5日（土） 13:00: 2026年12月6日（日） 13:00〜15:00 に変更",
    ),
    (
        "another second rule, the old one with days that were",
        event(several("毎週火曜 10:00〜15:00", THURSDAY), **PERIOD),
        MARKET,
        event(several("毎週火曜 10:00〜15:00", "毎週金曜 10:00〜15:00"), **PERIOD),
        "uid-lost",
        "  - 毎週木曜 10:00〜15:00 2026年11月5日（木）〜2026年11月19日（木）",
    ),
    (
        "another second rule, the old one all ahead",
        event(
            several("毎週火曜 10:00〜15:00", THURSDAY),
            期間="2026年12月1日〜2027年3月31日",
            除く="祝日",
        ),
        MARKET,
        event(
            several("毎週火曜 10:00〜15:00", "毎週金曜 10:00〜15:00"),
            期間="2026年12月1日〜2027年3月31日",
            除く="祝日",
        ),
        "uid-lost",
        "  - 毎週木曜 10:00〜15:00 2026年12月3日（木）〜2026年12月3日（木）\n変更:\n  - 2026年12月3日（木）: 中止",
    ),
    (
        "rules that become one date",
        event(several(FIRST, THURSDAY), **PERIOD),
        MARKET,
        ONE_DATE,
        "uid-lost",
        "  - 毎週木曜 10:00〜15:00 2026年11月5日（木）〜2026年11月19日（木）",
    ),
    (
        "dates that are not yet known any more",
        ONE_DATE,
        MARKET,
        event(FIRST, 状態="日程調整中").replace(f"日時: {FIRST}\n", ""),
        "uid-lost",
        "2026年12月5日（土）: 日程調整中",
    ),
    (
        "a renamed file with another second date",
        event(several(FIRST, SECOND)),
        "events/mihon/fair.md",
        event(several(FIRST, "2026年12月20日（日） 13:00〜15:00")),
        "uid-lost",
        "以前の場所: events/mihon/market",
    ),
]


@pytest.mark.parametrize(
    ("before", "path", "after", "code", "help_"),
    [row[1:] for row in REFUSED],
    ids=[row[0] for row in REFUSED],
)
def test_an_edit_that_loses_a_uid_is_refused_and_its_help_passes(
    repository: GitRepository,
    check,
    before: str,
    path: str,
    after: str | None,
    code: str,
    help_: str,
) -> None:
    repository.write(MARKET, before)
    repository.commit()
    known = _uids(repository)
    repository.remove(MARKET)
    if after is not None:
        repository.write(path, after)
    (found,) = check()
    assert (found["code"], found["path"]) == (code, f"content/{path}")
    assert help_ in str(found["help"])
    _paste(found, repository, before)
    assert check() == []
    assert known <= _uids(repository)


def test_an_entry_that_was_shown_and_has_a_mistake_now_is_a_warning_besides(
    repository: GitRepository, check
) -> None:
    repository.write(MARKET, ONE_DATE)
    repository.commit()
    repository.write(MARKET, event(FIRST, venue="nowhere"))
    assert [row["code"] for row in check()] == ["now-left-out", "unknown-venue"]


def test_a_cancelled_event_stays_until_its_day_is_over(repository: GitRepository, check) -> None:
    repository.write(MARKET, event(FIRST, 状態="中止（台風のため）"))
    repository.commit()
    repository.remove(MARKET)
    (found,) = check()
    assert found["code"] == "event-gone"
    assert "その日が過ぎるまで残して" in str(found["message"])


def test_what_others_added_since_the_branch_began_is_nobodys_loss(
    repository: GitRepository, check
) -> None:
    repository.git("branch", "proposal")
    repository.write(MARKET, ONE_DATE)
    repository.commit()
    repository.git("checkout", "--quiet", "proposal")
    repository.write("events/mihon/fair.md", event(SECOND, title="別の催し"))
    repository.commit()
    assert check("main") == []


def test_the_base_is_read_and_not_checked_out(repository: GitRepository, check) -> None:
    repository.write(MARKET, ONE_DATE)
    repository.commit()
    repository.write(MARKET, event(FIRST, title="まだ書きかけ"))
    before = repository.git("status", "--porcelain"), repository.read(MARKET)
    check()
    assert (repository.git("status", "--porcelain"), repository.read(MARKET)) == before


def test_a_link_in_the_base_is_never_followed(repository: GitRepository, check) -> None:
    (repository.content / "events" / "mihon").mkdir(parents=True)
    os.symlink("/etc/hostname", repository.content / MARKET)
    repository.commit()
    repository.remove(MARKET)
    assert check() == []


def test_only_what_lies_below_a_given_path_is_told(repository: GitRepository, check) -> None:
    for name in ("market", "fair"):
        repository.write(f"events/mihon/{name}.md", event(FIRST, title=name))
    repository.commit()
    for name in ("market", "fair"):
        repository.remove(f"events/mihon/{name}.md")
    assert len(check()) == 2
    assert len(check("HEAD", "content/events")) == 2
    assert check("HEAD", "content/venues") == []


@pytest.mark.parametrize("base", ["nonsense", "--output=x", "HEAD:content"])
def test_a_base_that_is_none_is_a_wrong_use(
    repository: GitRepository, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", f"--base={base}"]) == 2
    assert capsys.readouterr().err.startswith(f"community-events: {base} と比べられません")


def test_a_content_folder_that_the_base_did_not_have_loses_nothing(
    repository: GitRepository, check, tmp_path: Path
) -> None:
    repository.git("mv", "content", "elsewhere")
    repository.git("commit", "--quiet", "--message", "elsewhere")
    (repository.top / "elsewhere").rename(repository.content)
    assert check() == []
