"""Every kind of change, written as people write it: one entry for each, and the site of all of them.

A row of ``KINDS`` is one kind of change and what must be said of it; a ``Case`` is one of one day or
of the whole event, of a rule or of a written date.
"""

from __future__ import annotations

import functools
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from community_events.artifacts import Artifact
from community_events.history import Revision
from community_events.index import Index, build_index
from community_events.pipeline import load_content
from community_events.render.outputs import site_artifacts
from tests.example_events import SITE as EXAMPLE_SITE
from tests.example_events import at

SITE = replace(EXAMPLE_SITE, feed_items=500)
NOW = at("2026-11-30", "09:00")
ANNOUNCED, CHANGED = at("2026-11-01", "09:00"), at("2026-11-20", "18:30")
REASON = "点検のため"
TEN, ONE = "2026-12-08T10:00:00+09:00", "2026-12-08T13:00:00+09:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of change and what must be said of it.

    ``day``: what stands behind the date under 変更; ``whole``: what stands behind 状態, "" where it is
    said by other keys. ``start``: where that day is now. ``status``, ``ical``, ``schema``: of
    events.json, of RFC 5545 and of schema.org.
    """

    day: str
    whole: str = ""
    word: str
    status: str
    ical: str
    schema: str
    start: str = TEN
    place: str = "ロビー"


KINDS: dict[str, Kind] = {
    "cancelled": Kind(
        day="中止",
        whole="中止",
        word="中止",
        status="cancelled",
        ical="CANCELLED",
        schema="EventCancelled",
    ),
    "day off": Kind(
        day="休み", word="休み", status="cancelled", ical="CANCELLED", schema="EventCancelled"
    ),
    "postponed": Kind(
        day="延期",
        whole="延期",
        word="延期",
        status="postponed",
        ical="TENTATIVE",
        schema="EventPostponed",
    ),
    "rescheduled": Kind(
        day="2026年12月10日（木）に延期",
        whole="予備日に延期",
        word="日程変更",
        status="rescheduled",
        ical="CONFIRMED",
        schema="EventRescheduled",
        start="2026-12-10T10:00:00+09:00",
    ),
    "moved": Kind(
        day="会場を hall に変更",
        whole="会場変更",
        word="会場変更",
        status="moved",
        ical="CONFIRMED",
        schema="EventScheduled",
        place="会館",
    ),
    "another place and time": Kind(
        day="会場を hall に、時間を13:00〜15:00に変更",
        word="会場変更",
        status="moved",
        ical="CONFIRMED",
        schema="EventRescheduled",
        start=ONE,
        place="会館",
    ),
    "online": Kind(
        day="オンライン開催に変更",
        whole="オンライン",
        word="オンライン開催",
        status="online",
        ical="CONFIRMED",
        schema="EventMovedOnline",
        place="オンライン",
    ),
    "another time": Kind(
        day="13:00〜15:00 に変更",
        word="時間変更",
        status="scheduled",
        ical="CONFIRMED",
        schema="EventRescheduled",
        start=ONE,
    ),
    "to be decided": Kind(
        day="日程調整中",
        whole="日程調整中",
        word="日程調整中",
        status="tbd",
        ical="TENTATIVE",
        schema="EventPostponed",
    ),
}
PLAIN = Kind(day="", word="", status="scheduled", ical="CONFIRMED", schema="EventScheduled")
SHAPES = {
    "rule": "日時: 毎週火曜 10:00〜12:00\n期間: 2026年12月1日〜2026年12月22日",
    # 8 December is its fifth date from today on: a change that lies behind the next ones.
    "later": "日時: 毎週月曜・火曜・水曜 10:00〜12:00\n期間: 2026年11月30日〜2026年12月16日",
    "single": "日時: 2026年12月8日（火） 10:00〜12:00",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One entry: a kind of change of one day or of the whole, of a rule or of a written date."""

    name: str
    shape: str
    is_whole: bool

    @property
    def kind(self) -> Kind:
        return KINDS.get(self.name, PLAIN)

    @property
    def slug(self) -> str:
        return f"{self.name} {self.shape} {'whole' if self.is_whole else 'day'}".replace(" ", "-")

    @property
    def start(self) -> str:
        """Where 8 December is now; the state of the whole says no new date by itself."""
        return TEN if self.is_whole else self.kind.start

    @property
    def place(self) -> str:
        """Where it is now; a new place of the whole event is written under 会場."""
        by_state = self.kind.status == "online"
        return self.kind.place if by_state or not self.is_whole else "ロビー"

    def entry(self) -> str:
        """Return the file."""
        change = (
            f"状態: {self.kind.whole}（{REASON}）"
            if self.is_whole
            else f"変更:\n  - 2026年12月8日: {self.kind.day}（{REASON}）"
        )
        return f"---\nタイトル: 見本の会\n{SHAPES[self.shape]}\n会場: lobby\n{change}\n---\n"


CASES = tuple(
    Case(name=name, shape=shape, is_whole=is_whole)
    for name, kind in KINDS.items()
    for shape in SHAPES
    for is_whole in ((False, True) if kind.whole and shape != "later" else (False,))
)
BOOKED = Case(name="booked", shape="rule", is_whole=False)
PLACE = "---\n名前: {}\nよみ: みほん\n住所: 見本市1-2\n---\n"


@functools.cache
def site() -> tuple[Index, dict[str, Artifact]]:
    """Return the Index and the Artifacts of a site with one entry for each case."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        texts = {f"events/kai/{case.slug}.md": case.entry() for case in CASES}
        texts[f"events/kai/{BOOKED.slug}.md"] = (
            f"---\nタイトル: 見本の会\n{SHAPES['rule']}\n会場: lobby\n申込: 要\n料金: 500円\n"
            "申込の状態:\n  - 2026年12月8日: 満員\n---\n"
        )
        texts["organizers/kai.md"] = "---\n名前: 見本の会\nよみ: みほんのかい\n---\n"
        texts["venues/lobby.md"] = PLACE.format("ロビー")
        texts["venues/hall.md"] = PLACE.format("会館")
        for name, text in texts.items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_text(text, encoding="utf-8")
        loaded = load_content(
            content, shown_as="content", uid_domain=SITE.uid_domain, today=date(2026, 11, 30)
        )
    assert [d for d in loaded.diagnostics if d.is_error] == []
    revision = Revision(sequence=4, announced=ANNOUNCED, modified=CHANGED)
    events = loaded.catalog.events.values()
    catalog = replace(loaded.catalog, revisions={event.id: revision for event in events})
    artifacts = {artifact.path: artifact for artifact in site_artifacts(catalog, SITE, NOW)}
    return build_index(catalog, SITE, NOW), artifacts


@functools.cache
def file(path: str) -> bytes:
    return site()[1][path].make(dict.fromkeys(site()[1], 1))


def path_of(case: Case) -> str:
    return f"events/kai/{case.slug}"
