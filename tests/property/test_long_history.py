"""Two hundred edits that ``check --base`` accepts: nothing is lost, no UID changes, no SEQUENCE falls."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from community_events.checks.base import dated_uids, is_ahead, uids_alive
from community_events.cli.comparing import find_lost, load_commit
from community_events.continuity import compare_with_base
from community_events.gitlog import read_history
from community_events.history import History
from community_events.model.catalog import Catalog
from community_events.model.records import Event
from community_events.model.recurrence import Single
from community_events.pipeline import Loaded, load_content
from community_events.revisions import revisions_of
from tests.git_repository import BEGIN, GitRepository, event, write_site

DOMAIN = "example.org"
LAST = date(2027, 6, 30)
DAYS = "月火水木金土日"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One event as the editors of this test think of it; ``name``: its path without ``.md``."""

    name: str
    title: str = "見本マルシェ"
    when: tuple[str, ...]
    period: tuple[date, date]
    skipped: str = "祝日"
    venue: str = "lobby"
    fee: str = "無料"
    changes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    marks: int = 0

    @property
    def path(self) -> str:
        return f"events/{self.name}.md"

    @property
    def text(self) -> str:
        first, last = self.period
        more = {"期間": f"{_ja(first)}〜{_ja(last)}", "除く": self.skipped, "料金": self.fee}
        if self.changes:
            more["変更"] = _list(self.changes)
        if self.aliases:
            more["以前の場所"] = _list(self.aliases)
        body = "\nひとこと" * self.marks
        return event(_list(self.when), title=self.title, venue=self.venue, **more) + body + "\n"


@dataclass
class Site:
    """The repository, who has which file, and the die."""

    repository: GitRepository
    die: random.Random
    drafts: dict[int, Draft] = field(default_factory=dict)
    shown: Catalog = field(default_factory=Catalog)
    made: int = 0

    @property
    def today(self) -> date:
        return (BEGIN + timedelta(days=self.repository.commits)).date()

    @property
    def now(self) -> datetime:
        return BEGIN + timedelta(days=self.repository.commits, hours=9)


Edit = Callable[[Draft, Site], Draft | None]


def _ja(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _list(items: tuple[str, ...]) -> str:
    return "".join(f"\n  - {item}" for item in items)


def _some_day(site: Site) -> date:
    return site.today + timedelta(days=site.die.randint(3, 120))


def _date_item(site: Site) -> str:
    day = _some_day(site)
    begin = site.die.choice((9, 10, 13))
    return f"{_ja(day)}（{DAYS[day.weekday()]}） {begin}:00〜{begin + 2}:00"


def _rule_item(site: Site) -> str:
    day = site.die.choice(DAYS)
    how = site.die.choice(("毎週{}曜", "隔週{}曜", "第2{}曜", "第2・第4{}曜", "最終{}曜"))
    return f"{how.format(day)} {site.die.choice((10, 13))}:00〜15:00"


def _new_draft(site: Site) -> Draft:
    site.made += 1
    items = [site.die.choice((_date_item, _rule_item))(site) for _ in range(site.die.randint(1, 3))]
    if site.die.random() < 0.2:
        items.append("第4月曜の週の平日 10:00〜12:00")
    return Draft(
        name=f"{site.die.choice(('mihon', 'tonari'))}/event-{site.made}",
        title=f"見本の催し{site.made}",
        when=tuple(dict.fromkeys(items)),
        period=(site.today - timedelta(days=30), site.today + timedelta(days=200)),
    )


def _ahead(draft: Draft, site: Site) -> list[str]:
    """Return the days from today on of an event, as 変更 names them."""
    found = site.shown.events.get(draft.name)
    days = {o.original for _, o in dated_uids(found) if is_ahead(o, site.today)} if found else ()
    return sorted({_ja(d if type(d) is date else d.date()) for d in days})


def _retitle(draft: Draft, site: Site) -> Draft:
    return replace(draft, title=f"{draft.title[:8]}{site.die.randint(1, 99)}")


def _rehouse(draft: Draft, site: Site) -> Draft:
    return replace(draft, venue="hall" if draft.venue == "lobby" else "lobby")


def _charge(draft: Draft, site: Site) -> Draft:
    return replace(draft, fee=f"{site.die.randint(1, 9)}00円", marks=draft.marks + 1)


def _first_date(draft: Draft, site: Site) -> Draft:
    return replace(draft, when=(_date_item(site), *draft.when[1:]))


def _other_item(draft: Draft, site: Site) -> Draft:
    when = list(draft.when)
    when[site.die.randrange(len(when))] = site.die.choice((_date_item, _rule_item))(site)
    return replace(draft, when=tuple(dict.fromkeys(when)))


def _add_item(draft: Draft, site: Site) -> Draft:
    more = site.die.choice((_date_item, _rule_item))(site)
    return replace(draft, when=tuple(dict.fromkeys((*draft.when, more))))


def _drop_item(draft: Draft, site: Site) -> Draft:
    gone = site.die.randrange(len(draft.when))
    kept = tuple(item for n, item in enumerate(draft.when) if n != gone)
    return replace(draft, when=kept or draft.when)


def _period(draft: Draft, site: Site) -> Draft:
    first, last = draft.period
    steps = (site.die.randint(-40, 20), site.die.randint(-20, 40))
    first, last = first + timedelta(days=steps[0]), last + timedelta(days=steps[1])
    return replace(draft, period=(first, min(last, LAST)))


def _skip(draft: Draft, site: Site) -> Draft:
    day = _ja(_some_day(site))
    return replace(draft, skipped=site.die.choice(("祝日", "祝日、年末年始", f"祝日、{day}")))


def _change(draft: Draft, site: Site) -> Draft:
    days = [d for d in _ahead(draft, site) if not any(c.startswith(d) for c in draft.changes)]
    if not days:
        return draft
    what = site.die.choice(
        ("中止（雨のため）", "延期", f"{_date_item(site)} に変更", "会場を hall に変更")
    )
    return replace(draft, changes=(*draft.changes, f"{site.die.choice(days)}: {what}"))


def _move(draft: Draft, site: Site) -> Draft:
    site.made += 1
    name = f"{site.die.choice(('mihon', 'tonari'))}/event-{site.made}"
    return replace(draft, name=name, aliases=(*draft.aliases, f"events/{draft.name}"))


def _move_silently(draft: Draft, site: Site) -> Draft:
    return replace(_move(draft, site), aliases=draft.aliases)


def _move_and_rewrite(draft: Draft, site: Site) -> Draft:
    return replace(_retitle(_move(draft, site), site), fee="有料", marks=draft.marks + 60)


def _delete(draft: Draft, site: Site) -> None:
    return None


EDITS: tuple[Edit, ...] = (
    *(_retitle, _rehouse, _charge, _first_date, _other_item, _add_item, _drop_item, _period, _skip),
    *(_change, _change, _move, _move_silently, _move_and_rewrite, _delete),
)
BESIDE = ("venues/lobby.md", "venues/hall.md", "vocabulary/closures.csv", "organizers/mihon.md")


def _load(site: Site) -> Loaded:
    return load_content(
        site.repository.content,
        shown_as="content",
        uid_domain=DOMAIN,
        today=site.today,
        history=_history(site),
    )


def _history(site: Site) -> History | None:
    read = read_history(site.repository.content, site.now)
    assert read.problem == ""
    return read.history


def _with_history_of_now(loaded: Loaded, site: Site) -> Loaded:
    """Return the same content, whose history has become longer."""
    revisions = revisions_of(loaded.catalog, loaded.entries, _history(site))
    return replace(loaded, catalog=replace(loaded.catalog, revisions=revisions))


def _write(site: Site, number: int, draft: Draft | None) -> None:
    old = site.drafts.get(number)
    if old is not None and (draft is None or draft.path != old.path):
        site.repository.remove(old.path)
    if draft is not None:
        site.repository.write(draft.path, draft.text)


def _edit(site: Site) -> tuple[int, Draft | None]:
    """Write one edit to the work tree; return whose it is and what it wants."""
    die = site.die
    if len(site.drafts) < 4 or (len(site.drafts) < 7 and die.random() < 0.1):
        number, draft = site.made + 1000, _new_draft(site)
    else:
        number = die.choice(sorted(site.drafts))
        draft = die.choice(EDITS)(site.drafts[number], site)
    _write(site, number, draft)
    return number, draft


def _take_back(site: Site, number: int, draft: Draft | None) -> None:
    old = site.drafts.get(number)
    if draft is not None and (old is None or old.path != draft.path):
        site.repository.remove(draft.path)
    if old is not None:
        site.repository.write(old.path, old.text)


def _sequences(catalog: Catalog) -> dict[str, int]:
    return {
        uid: catalog.revision_of(e).sequence
        for e in catalog.events.values()
        for uid, _ in dated_uids(e)
    }


def _told(event: Event) -> Event:
    """Return an event without what no calendar shows."""
    return replace(event, id="", path="", slug="", organizer="", aliases=(), body="")


def _taken_away(before: Catalog, after: Catalog) -> set[str]:
    """Return the UIDs of dates that 期間 or 除く may take away: their rule is still written."""
    written = {
        (e.uid, part.told)
        for e in after.events.values()
        for part in e.recurrence.parts
        if isinstance(part, Single) and part.told
    }
    return {
        uid
        for e in before.events.values()
        for uid, o in dated_uids(e)
        if isinstance(part := e.recurrence.parts[o.part], Single) and (e.uid, part.told) in written
    }


def _assert_nothing_lost(before: Catalog, after: Catalog, today: date) -> None:
    alive = {uid for e in after.events.values() for uid in uids_alive(e, today)}
    ahead = {uid for e in before.events.values() for uid, o in dated_uids(e) if is_ahead(o, today)}
    assert ahead <= alive | _taken_away(before, after)
    old, new = _sequences(before), _sequences(after)
    assert {uid: (old[uid], new[uid]) for uid in old.keys() & new if new[uid] < old[uid]} == {}
    by_uid = {e.uid: e for e in before.events.values()}
    for e in after.events.values():
        if e.uid in by_uid and _told(by_uid[e.uid]) != _told(e):
            was = before.revision_of(by_uid[e.uid]).sequence
            assert after.revision_of(e).sequence > was, f"{e.id} changed without a new SEQUENCE"


def _commit(site: Site) -> None:
    """Commit what is there, sometimes on a branch that is merged."""
    repository, die = site.repository, site.die
    if die.random() < 0.15:
        repository.git("checkout", "--quiet", "-b", f"proposal-{repository.commits}")
        repository.commit()
        repository.git("checkout", "--quiet", "main")
        repository.commits += 1
        repository.git("merge", "--quiet", "--no-ff", "--message", "merge", "@{-1}")
        return
    repository.commit()
    if die.random() < 0.1:
        (repository.top / "README").write_text(str(repository.commits))
        repository.commit()


def _simulate(folder: Path, seed: int, accepted: int) -> tuple[int, int]:
    """Make so many edits that are accepted; return how many were refused, and how many were none."""
    site = Site(GitRepository(folder), random.Random(seed))
    write_site(site.repository)
    site.repository.commit()
    base = _load(site)
    refused = broken = done = 0
    while done < accepted:
        if site.die.random() < 0.1:
            path = site.die.choice(BESIDE)
            site.repository.write(path, site.repository.read(path) + "\n")
            number, draft = -1, None
        else:
            number, draft = _edit(site)
        present = _load(site)
        if any(d.is_error for d in present.diagnostics):
            broken += 1
            _take_back(site, number, draft)
            continue
        lost = compare_with_base(base, present, today=site.today, uid_domain=DOMAIN)
        if any(d.is_error for d in lost):
            refused += 1
            assert all(d.help for d in lost), lost
            _take_back(site, number, draft)
            continue
        _assert_nothing_lost(base.catalog, present.catalog, site.today)
        known = site.drafts.get(number)
        if known is not None and draft is not None and base.catalog.events.get(known.name):
            was, now = base.catalog.events[known.name], present.catalog.events[draft.name]
            if any(is_ahead(o, site.today) for _, o in dated_uids(was)):
                assert now.uid == was.uid, "the event itself keeps its UID wherever it goes"
        _commit(site)
        committed = _with_history_of_now(present, site)
        _assert_nothing_lost(present.catalog, committed.catalog, site.today)
        if draft is None:
            site.drafts.pop(number, None)
        else:
            site.drafts[number] = draft
        base, done = committed, done + 1
        site.shown = base.catalog
        if done % 25 == 0:
            read = load_commit(site.repository.content, "HEAD", now=site.now, uid_domain=DOMAIN)
            assert read.catalog.events == base.catalog.events
            assert (
                find_lost(base, site.repository.content, "HEAD", now=site.now, uid_domain=DOMAIN)[0]
                == ()
            )
    return refused, broken


@pytest.fixture(autouse=True)
def _above_the_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "repository").mkdir()
    monkeypatch.chdir(tmp_path / "repository")


def test_two_hundred_edits_lose_nothing(tmp_path: Path) -> None:
    refused, broken = _simulate(tmp_path / "repository", seed=1, accepted=200)
    assert refused >= 20, "the edits are bold enough to be refused now and then"
    assert broken < 400, "most edits are understood"


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(2, 12))
def test_two_thousand_edits_lose_nothing(tmp_path: Path, seed: int) -> None:
    refused, _ = _simulate(tmp_path / "repository", seed=seed, accepted=200)
    assert refused >= 20
