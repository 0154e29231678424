"""Title, place, 期間, 除く, a moved date, a moved file: accepted on entries of every kind, with the same UIDs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from community_events.checks.base import dated_uids
from community_events.cli.comparing import load_commit
from community_events.continuity import compare_with_base
from community_events.gitlog import read_history
from community_events.model.catalog import Catalog
from community_events.pipeline import Loaded, load_content
from tests.git_repository import NOW, GitRepository, event, write_site

MARKET = "events/mihon/market.md"
PERIOD = {"期間": "2026年11月1日〜2027年3月31日", "除く": "祝日、年末年始"}


def several(*items: str) -> str:
    return "".join(f"\n  - {item}" for item in items)


DATE, OTHER = "2026年12月5日（土） 10:00〜12:00", "2026年12月19日（土） 10:00〜12:00"
WEEKLY, SECOND = "毎週火曜・金曜 10:00〜15:00", "第2・第4木曜 13:00〜15:00"
WEEK, MONTHLY = "第4月曜の週の平日 10:00〜15:00", "毎月10日 10:00〜12:00"
#: kind → (日時, the keys of a rule, an announced day that is ahead)
KINDS: dict[str, tuple[str, Mapping[str, str], str]] = {
    "one date": (DATE, {}, "2026年12月5日"),
    "a whole day": ("2026年12月5日（土）", {}, "2026年12月5日"),
    "several dates": (several(DATE, OTHER), {}, "2026年12月19日"),
    "two parts of a day": (
        several("午前の部: " + DATE, "午後の部: 2026年12月5日（土） 13:00〜15:00"),
        {},
        "2026年12月5日 10:00",
    ),
    "weekly": (WEEKLY, PERIOD, "2026年12月11日"),
    "every other week": (
        "2026年11月4日（水）から2027年3月31日（水）まで隔週水曜 18:30〜20:00",
        {},
        "2026年12月2日",
    ),
    "monthly": (several(MONTHLY), PERIOD, "2026年12月10日"),
    "several rules": (several(WEEKLY, SECOND), PERIOD, "2026年12月10日"),
    "the weekdays of a week": (WEEK, PERIOD, "2027年1月26日"),
    "rules and the weekdays of a week": (several(WEEKLY, SECOND, WEEK), PERIOD, "2027年1月27日"),
    "a rule and a date": (several(WEEKLY, DATE), PERIOD, "2026年12月5日"),
    "a date and a rule": (several(DATE, WEEKLY), PERIOD, "2026年12月11日"),
}
SHORTER, LONGER = "2026年11月15日〜2027年2月10日", "2026年10月1日〜2027年6月30日"
#: edit → (path, further or other keys); {day} is the announced day
EDITS: dict[str, tuple[str, Mapping[str, str]]] = {
    "title": (MARKET, {"title": "まったく別の名前"}),
    "place": (MARKET, {"venue": "hall"}),
    "a moved date": (MARKET, {"変更": several("{day}: 2026年12月13日（日） 9:00〜11:00 に変更")}),
    "another time": (MARKET, {"変更": several("{day}: 16:00〜17:00 に変更（雪のため）")}),
    "a cancelled date": (MARKET, {"変更": several("{day}: 中止")}),
    "a moved file": ("events/tonari/fair.md", {"以前の場所": "events/mihon/market"}),
    "a moved file with another title and place": (
        "events/tonari/fair.md",
        {"以前の場所": "events/mihon/market", "title": "別の名前", "venue": "hall"},
    ),
    "a shorter 期間": (MARKET, {"期間": SHORTER}),
    "a longer 期間": (MARKET, {"期間": LONGER}),
    "more 除く": (MARKET, {"除く": "祝日、年末年始、2026年12月10日、2026年12月1日、2027年1月25日"}),
    "less 除く": (MARKET, {"除く": "祝日"}),
    "祝日 that are held": (MARKET, {"除く": "年末年始", "祝日": "行う"}),
}
OF_RULES = {"期間", "除く"}
CASES = [
    pytest.param(kind, edit, id=f"{edit} of {kind}")
    for kind in KINDS
    for edit in EDITS
    if KINDS[kind][1] or not OF_RULES & set(EDITS[edit][1])
]
NEW_DATES = {
    "one date": "2026年12月13日（日） 9:00〜11:00",
    "a whole day": "2027年1月9日（土）",
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitRepository:
    made = GitRepository(tmp_path / "repository")
    write_site(made)
    monkeypatch.chdir(made.top)
    return made


def _load(repository: GitRepository) -> Loaded:
    loaded = load_content(
        repository.content,
        shown_as="content",
        uid_domain="example.org",
        today=NOW.date(),
        history=read_history(repository.content, NOW).history,
    )
    assert [d.message for d in loaded.diagnostics if d.is_error] == []
    return loaded


def _uids(catalog: Catalog) -> set[str]:
    return {uid for e in catalog.events.values() for uid, _ in dated_uids(e)}


def _sequence(loaded: Loaded) -> int:
    (found,) = loaded.catalog.events.values()
    return loaded.catalog.revision_of(found).sequence


def _accept(repository: GitRepository, before: str, path: str, after: str) -> tuple[Loaded, Loaded]:
    """Make the edit as one commit; ``check --base`` must say nothing of it, before and after."""
    repository.write(MARKET, before)
    repository.commit()
    old = _load(repository)
    repository.remove(MARKET)
    repository.write(path, after)
    base = load_commit(repository.content, "HEAD", now=NOW, uid_domain="example.org")
    present = _load(repository)
    assert compare_with_base(base, present, today=NOW.date(), uid_domain="example.org") == ()
    repository.commit()
    new = _load(repository)
    assert _sequence(old) < _sequence(present) <= _sequence(new)
    return old, new


@pytest.mark.parametrize(("kind", "edit"), CASES)
def test_an_edit_is_accepted_and_keeps_the_uids(
    repository: GitRepository, kind: str, edit: str
) -> None:
    when, rule, day = KINDS[kind]
    path, keys = EDITS[edit]
    told = {name: text.replace("{day}", day) for name, text in keys.items()}
    old, new = _accept(repository, event(when, **rule), path, event(when, **{**rule, **told}))
    before, after = _uids(old.catalog), _uids(new.catalog)
    if OF_RULES & set(keys) and WEEK in when:
        # Each of these dates has its own UID: those that 期間 or 除く leaves keep theirs.
        dated = {uid for uid in before ^ after if uid.split("@")[0].rsplit(".", 1)[1].isdigit()}
        assert before ^ after == dated
        assert after <= before or before <= after
    else:
        assert before == after


@pytest.mark.parametrize("kind", NEW_DATES)
def test_the_date_of_a_one_off_is_only_its_date(repository: GitRepository, kind: str) -> None:
    old, new = _accept(repository, event(KINDS[kind][0]), MARKET, event(NEW_DATES[kind]))
    assert _uids(old.catalog) == _uids(new.catalog)
