"""SEQUENCE, DTSTAMP and the day of announcement follow from a real git history, and never fall."""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from community_events.announcements import build_announcements
from community_events.cli import main, publishing
from community_events.gitlog import HistoryRead, read_history
from community_events.history import Revision, revision_from_dates
from community_events.index import build_index
from community_events.model.catalog import Catalog
from community_events.pipeline import load_content
from community_events.plugin.running import NOTHING_DONE
from community_events.site import Site
from tests.fixtures_site import NOW_EPOCH
from tests.git_repository import NOW, ROOT, GitRepository, event, write_site

MARKET = "events/mihon/market.md"


@pytest.fixture
def repository(tmp_path: Path) -> GitRepository:
    made = GitRepository(tmp_path / "repository")
    write_site(made)
    made.commit()
    return made


def _read(repository: GitRepository) -> HistoryRead:
    return read_history(repository.content, NOW)


def _catalog(repository: GitRepository) -> Catalog:
    read = _read(repository)
    assert read.problem == ""
    loaded = load_content(
        repository.content,
        shown_as="content",
        uid_domain="example.org",
        today=NOW.date(),
        history=read.history,
    )
    assert [d.message for d in loaded.diagnostics if d.is_error] == []
    return loaded.catalog


def _revision(repository: GitRepository, key: str = "mihon/market") -> Revision:
    catalog = _catalog(repository)
    return catalog.revision_of(catalog.events[key])


def _edit(repository: GitRepository, path: str = MARKET) -> None:
    repository.write(path, repository.read(path) + "\nひとこと\n")


def test_an_entry_that_nobody_has_touched_again_has_the_sequence_nought(
    repository: GitRepository,
) -> None:
    repository.write(MARKET, event())
    second = repository.commit()
    assert _revision(repository) == Revision(
        sequence=0,
        announced=repository.date_of(second),
        modified=repository.date_of(second),
        edited=repository.date_of(second),
    )


def _change_dates(repository: GitRepository, key: str = "mihon/market") -> list[date]:
    """Return when each change of an event is said to be news, in the order of the entry."""
    catalog = _catalog(repository)
    found = catalog.events[key]
    site = Site(name="見本", public_url="https://example.org", uid_domain="example.org", theme="")
    dates = build_index(catalog, site, NOW).occurrences[key]
    items = build_announcements(found, dates, catalog, site, NOW.date())
    return [item.published.date() for item in items[1:]]


def _changed(*lines: str, **more: str) -> str:
    items = "".join(f"\n  - {line}" for line in lines)
    return event(
        "毎週火曜 10:00〜15:00",
        **{"期間": "2026年12月1日〜2027年1月31日", "除く": "年末年始", "変更": items} | more,
    )


CANCELLED, MOVED = "2026年12月8日: 中止", "2026年12月15日: 13:00〜15:00 に変更（雪のため）"
DATED = [
    ("a second change", [_changed(CANCELLED), _changed(CANCELLED, MOVED)], [1, 2]),
    ("in front of the first", [_changed(CANCELLED), _changed(MOVED, CANCELLED)], [2, 1]),
    ("both at once", [event(), _changed(CANCELLED, MOVED)], [2, 2]),
    (
        "what is no change",
        [_changed(CANCELLED), _changed(CANCELLED, 料金="500円"), _changed(CANCELLED, title="市")],
        [1],
    ),
    (
        "a reason and a weekday that are added",
        [_changed(CANCELLED), _changed("２０２６-12-8（火）：中止（点検のため）")],
        [1],
    ),
    (
        "a change of the change",
        [_changed(CANCELLED), _changed("2026年12月8日: 13:00〜15:00 に変更"), _changed(MOVED)],
        [3],
    ),
    (
        "taken back and made again",
        [_changed(CANCELLED, MOVED), _changed(MOVED), _changed(CANCELLED, MOVED)],
        [3, 1],
    ),
    (
        "the state of the whole",
        [event(状態="中止"), event(状態="中止（台風のため）", 料金="無料")],
        [1],
    ),
    ("another state", [event(状態="延期"), event(状態="中止")], [2]),
    ("a state and a change that are alike", [event(状態="中止"), _changed(CANCELLED)], [2]),
]


@pytest.mark.parametrize(
    ("texts", "days"), [row[1:] for row in DATED], ids=[row[0] for row in DATED]
)
def test_a_change_is_news_of_the_day_on_which_its_line_came(
    repository: GitRepository, texts: list[str], days: list[int]
) -> None:
    begin = repository.commits
    for text in texts:
        repository.write(MARKET, text)
        repository.commit()
    wanted = [repository.date_of(begin + day).date() for day in days]
    assert _change_dates(repository) == wanted


def test_a_change_that_is_not_committed_is_of_now_and_the_others_keep_their_day(
    repository: GitRepository,
) -> None:
    repository.write(MARKET, _changed(CANCELLED))
    first = repository.commit()
    repository.write(MARKET, _changed(CANCELLED, MOVED))
    assert _change_dates(repository) == [repository.date_of(first).date(), NOW.date()]


@pytest.mark.parametrize("tells", [True, False], ids=["以前の場所", "git sees the rename"])
def test_a_change_keeps_its_day_when_the_file_moves(repository: GitRepository, tells: bool) -> None:
    repository.write(MARKET, _changed(CANCELLED))
    first = repository.commit()
    repository.remove(MARKET)
    more = {"以前の場所": "events/mihon/market"} if tells else {}
    text = _changed(CANCELLED, **more)
    repository.write("events/tonari/fair.md", text.replace("お茶", "紅茶" * 90) if tells else text)
    repository.commit()
    assert _change_dates(repository, "tonari/fair") == [repository.date_of(first).date()]


def test_all_old_texts_are_read_in_one_go_and_only_of_entries_with_changes(
    repository: GitRepository,
) -> None:
    for number in range(3):
        repository.write(MARKET, _changed(CANCELLED, 料金=f"{number + 1}00円"))
        repository.write("events/mihon/plain.md", event(料金=f"{number + 1}00円"))
        repository.commit()
    history = _read(repository).history
    assert history is not None
    asked: list[list[str]] = []

    def read(names: Sequence[str]) -> Mapping[str, str]:
        asked.append(list(names))
        return history.read(names)

    load_content(
        repository.content,
        shown_as="content",
        uid_domain="example.org",
        today=NOW.date(),
        history=replace(history, read=read),
    )
    assert [len(names) for names in asked] == [3]


def test_all_commits_of_the_main_line_are_counted_up_to_the_newest_that_touched_the_entry(
    repository: GitRepository,
) -> None:
    repository.write(MARKET, event())
    first = repository.commit()
    for number in range(3):
        (repository.top / "README").write_text(str(number))
        repository.commit()
    _edit(repository)
    newest = repository.commit()
    repository.commit()
    revision = _revision(repository)
    assert revision.sequence == newest - first == 4
    assert revision.modified == repository.date_of(newest)
    assert revision.announced == repository.date_of(first)


@pytest.mark.parametrize(
    ("path", "counts", "reason"),
    [
        ("venues/lobby.md", True, "the venue that the event names"),
        ("venues/hall.md", True, "the venue of one day"),
        ("venues/tent.md", True, "the venue of one session"),
        ("venues/other.md", False, "a venue of which it does not speak"),
        ("vocabulary/closures.csv", True, "days off may be days of the event"),
        ("vocabulary/categories.csv", False, "a word is no date"),
        ("organizers/mihon.md", False, "the rule names venues and closures only"),
    ],
)
def test_what_an_event_rests_on_counts_as_the_event(
    repository: GitRepository, path: str, counts: bool, reason: str
) -> None:
    for name in ("tent", "other"):
        repository.write(f"venues/{name}.md", repository.read("venues/hall.md"))
    when = "\n  - 2026年12月5日（土） 10:00〜12:00\n  - 日時: 2026年12月6日（日） 10:00〜12:00\n    会場: tent"
    changes = "\n  - 2026年12月5日: 会場を hall に変更（工事のため）"
    repository.write(MARKET, event(when, 変更=changes))
    first = repository.commit()
    repository.write(path, repository.read(path) + "\n")
    later = repository.commit()
    revision = _revision(repository)
    assert revision.sequence == (later - first if counts else 0), reason
    assert revision.modified == repository.date_of(later if counts else first), reason
    assert revision.edited == repository.date_of(first), reason


def test_what_a_venue_went_through_before_the_entry_counts_nothing(
    repository: GitRepository,
) -> None:
    repository.write("venues/lobby.md", repository.read("venues/lobby.md") + "\n広い\n")
    repository.commit()
    repository.write(MARKET, event())
    first = repository.commit()
    revision = _revision(repository)
    assert (revision.sequence, revision.modified) == (0, repository.date_of(first))


def _move_as_git_sees_it(repository: GitRepository, to: str) -> None:
    repository.move(MARKET, to)


def _move_and_rewrite(repository: GitRepository, to: str) -> None:
    repository.remove(MARKET)
    former = MARKET.removesuffix(".md")
    text = event(title="名前も中身も別の催し", 以前の場所=former)
    repository.write(to, text.partition("\n焼き")[0] + "\n" + "まったく別の文章です。\n" * 20)


@pytest.mark.parametrize("move", [_move_as_git_sees_it, _move_and_rewrite])
@pytest.mark.parametrize("to", ["events/mihon/fair.md", "events/tonari/market.md"])
def test_a_moved_entry_keeps_its_count(repository: GitRepository, move, to: str) -> None:
    repository.write(MARKET, event())
    first = repository.commit()
    _edit(repository)
    repository.commit()
    move(repository, to)
    moved = repository.commit()
    key = to.removeprefix("events/").removesuffix(".md")
    revision = _revision(repository, key)
    assert revision.sequence == moved - first
    assert revision.announced == repository.date_of(first)


def test_an_entry_that_comes_back_keeps_its_count(repository: GitRepository) -> None:
    repository.write(MARKET, event())
    first = repository.commit()
    repository.remove(MARKET)
    repository.commit()
    repository.write(MARKET, event())
    again = repository.commit()
    assert _revision(repository).sequence == again - first


def test_a_merge_is_one_commit_of_the_main_line(repository: GitRepository) -> None:
    repository.write(MARKET, event())
    first = repository.commit()
    repository.git("checkout", "--quiet", "-b", "proposal")
    for _ in range(5):
        _edit(repository)
        repository.commit()
    repository.git("checkout", "--quiet", "main")
    (repository.top / "README").write_text("meanwhile")
    repository.commit()
    repository.commits += 1
    repository.git("merge", "--quiet", "--no-ff", "--message", "merge", "proposal")
    revision = _revision(repository)
    assert revision.sequence == 2, "one commit meanwhile, one merge; not the five of the branch"
    assert revision.modified == repository.date_of(repository.commits)
    assert revision.announced == repository.date_of(first)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        (MARKET, "the entry"),
        ("venues/lobby.md", "its venue"),
        ("vocabulary/closures.csv", "the closures"),
    ],
)
@pytest.mark.parametrize("staged", [False, True])
def test_an_uncommitted_change_counts_as_one_more_dated_now(
    repository: GitRepository, path: str, staged: bool, reason: str
) -> None:
    repository.write(MARKET, event())
    first = repository.commit()
    repository.commit()
    repository.write(path, repository.read(path) + "\n")
    if staged:
        repository.git("add", "--all")
    before = _revision(repository)
    assert (before.sequence, before.modified) == (repository.commits + 1 - first, NOW), reason
    repository.commit()
    assert _revision(repository).sequence == before.sequence, "committing it changes no number"


def test_an_entry_that_was_never_committed_is_announced_now(repository: GitRepository) -> None:
    repository.write(MARKET, event())
    assert _revision(repository) == Revision(sequence=0, announced=NOW, modified=NOW, edited=NOW)


@pytest.mark.parametrize("content", [".", "content", "sites/ward/content"])
def test_the_content_may_lie_anywhere_in_the_repository(tmp_path: Path, content: str) -> None:
    repository = GitRepository(tmp_path / "repository", content)
    write_site(repository)
    repository.write(MARKET, event())
    repository.commit()
    _edit(repository)
    assert _revision(repository).sequence == 1
    repository.commit()
    assert _revision(repository).sequence == 1


def _no_repository(repository: GitRepository) -> None:
    (repository.top / ".git").rename(repository.top / "no-git")


def _no_commit(repository: GitRepository) -> None:
    _no_repository(repository)
    repository.git("init", "--quiet")


def _untracked(repository: GitRepository) -> None:
    repository.git("rm", "--quiet", "-r", "--cached", "content")
    _no_commit(repository)
    repository.git("commit", "--quiet", "--allow-empty", "--message", "nothing")


@pytest.mark.parametrize(
    ("unmake", "reason"),
    [
        (_no_repository, "a folder that was downloaded"),
        (_no_commit, "a repository before its first commit"),
        (_untracked, "a folder of which git knows nothing"),
    ],
)
def test_without_history_the_date_of_the_update_stands_for_it(
    repository: GitRepository, unmake, reason: str
) -> None:
    repository.write(MARKET, event(更新日="2026年11月3日"))
    unmake(repository)
    assert _read(repository) == HistoryRead(), reason
    assert _revision(repository) == revision_from_dates(date(2026, 11, 3))


def test_a_repository_of_somebody_else_is_a_problem_that_is_told(
    repository: GitRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    # https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory
    real = subprocess.run

    def refuse(*arguments, **more):
        environment = {**more.pop("env"), "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
        return real(*arguments, env=environment, **more)

    monkeypatch.setattr("community_events.git.subprocess.run", refuse)
    read = _read(repository)
    assert read.history is None
    assert "safe.directory" in read.problem


def test_a_machine_without_git_is_a_problem_only_where_there_is_a_repository(
    repository: GitRepository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert "git is not installed" in _read(repository).problem
    (tmp_path / "content").mkdir()
    assert read_history(tmp_path / "content", NOW) == HistoryRead()


@pytest.fixture
def shallow(repository: GitRepository, tmp_path: Path) -> Path:
    repository.write(MARKET, event())
    repository.commit()
    clone = tmp_path / "clone"
    repository.git(
        "clone", "--quiet", "--depth=1", f"file://{repository.top.resolve()}", str(clone)
    )
    return clone


def test_a_shallow_clone_is_no_history(shallow: Path) -> None:
    read = read_history(shallow / "content", NOW)
    assert (read.history, read.is_shallow) == (None, True)
    assert "fetch-depth: 0" in read.problem


def test_a_shallow_clone_is_not_published(
    shallow: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = argparse.Namespace(
        content=shallow / "content",
        settings=ROOT / "publishconf.py",
        to=tmp_path / "publish",
        samples=True,
        strict=False,
        quiet=True,
    )
    assert publishing.publish(options) == NOTHING_DONE
    assert "git fetch --unshallow" in capsys.readouterr().err
    assert not (tmp_path / "publish").exists()


def test_a_shallow_clone_is_built_with_a_warning(
    shallow: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    arguments = ["--content", str(shallow / "content"), "--output", str(tmp_path / "output")]
    assert main(["build", *arguments]) == 0
    assert "git fetch --unshallow" in capsys.readouterr().err


def test_the_same_history_at_the_same_moment_gives_the_same_calendar(
    repository: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW_EPOCH)
    repository.write(MARKET, event())
    repository.commit()
    _edit(repository)
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", str(repository.top), str(clone))
    (clone / "content" / MARKET).write_bytes((repository.content / MARKET).read_bytes())
    calendars = []
    for top in (repository.top, clone):
        output = tmp_path / f"output-{top.name}"
        assert main(["build", "--content", str(top / "content"), "--output", str(output)]) == 0
        calendars.append((output / "calendar.ics").read_bytes())
    assert calendars[0] == calendars[1]
    lines = calendars[0].split(b"\r\n")
    assert {b"SEQUENCE:1", b"DTSTAMP:20261121T000000Z", b"CREATED:20260602T150000Z"} <= set(lines)


def test_the_settings_of_the_user_and_of_a_hook_change_nothing(
    repository: GitRepository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.write(MARKET, event())
    repository.commit()
    repository.move(MARKET, "events/mihon/fair.md")
    repository.commit()
    expected = _read(repository)
    settings = {
        "color.ui": "always",
        "core.quotePath": "true",
        "diff.renames": "false",
        "log.date": "relative",
        "log.showRoot": "false",
        "log.showSignature": "true",
        "status.renames": "true",
        "status.short": "true",
        "core.pager": "false",
    }
    for name, value in settings.items():
        repository.git("config", name, value)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.setenv("LANGUAGE", "ja")
    assert _read(repository) == expected


def test_reading_the_history_leaves_the_repository_as_it_was(repository: GitRepository) -> None:
    _edit(repository, "venues/lobby.md")
    index = repository.top / ".git" / "index"
    before = index.read_bytes(), index.stat().st_mtime_ns
    _read(repository)
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before


def test_names_that_are_strange_do_no_harm(repository: GitRepository) -> None:
    for name in ("R100", "新しい催し", "a\nb", "\x01123", " lead", "-m"):
        repository.write(f"events/mihon/{name}.md", "x" * 50)
    repository.write(MARKET, event())
    repository.commit()
    read = _read(repository)
    assert read.history is not None
    assert {p.removeprefix("events/mihon/") for p in read.history.traces if p.startswith("ev")} == {
        *("R100.md", "新しい催し.md", "a\nb.md", "\x01123.md", " lead.md", "-m.md", "market.md")
    }
