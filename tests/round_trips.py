"""Export, import into another folder, export again: what the tests of that share.

What the second site says of itself is left out of the comparison, and nothing else: DTSTAMP, SEQUENCE,
LAST-MODIFIED and CREATED, which are its history (docs/importing.md).
"""

from __future__ import annotations

import csv
import io
import random
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from community_events.cli import main
from community_events.clock import TOKYO
from community_events.feeds import build_feeds
from community_events.index import build_index
from community_events.model.recurrence import Recurrence, Single
from community_events.pipeline import load_content
from community_events.render.companions import render_event_calendar
from community_events.render.eventlist import render_events_csv
from community_events.site import Site
from community_events.vevent import build_vevents
from community_events.when import describe
from tests.date_schedules import random_schedule

NOW = datetime(2026, 11, 21, 9, tzinfo=TOKYO)
SITE = Site(
    name="見本区 まちの催し",
    public_url="https://events.example.jp/ward",
    uid_domain="uid.example.jp",
    theme="theme",
    municipality="見本市見本区",
    municipality_code="261114",
)
#: What the second site has before the import, beside the events.
KNOWN = ("vocabulary", "organizers", "venues", "areas", "series", "images")
HISTORY = ("DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "CREATED")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """``table``: /data/events.csv. ``calendar``: calendar.ics. ``errors``: of the entries."""

    table: bytes
    calendar: bytes
    errors: list[str]
    events: int

    @property
    def vevents(self) -> list[list[str]]:
        """The lines of each VEVENT, without those of its history."""
        lines = self.calendar.decode().replace("\r\n ", "").split("\r\n")
        text = "\n".join(line for line in lines if not line.startswith(HISTORY))
        return [event.split("\n") for event in text.split("BEGIN:VEVENT\n")[1:]]

    @property
    def rows(self) -> list[str]:
        """The table as text."""
        return self.table.decode("utf-8-sig").split("\r\n")

    def differing(self, other: Exported) -> set[str]:
        """Return the columns in which the two tables differ, which have the same rows."""
        ours, theirs = (
            list(csv.DictReader(io.StringIO(one.table.decode("utf-8-sig"), newline="")))
            for one in (self, other)
        )
        return {
            name
            for one, two in zip(ours, theirs, strict=True)
            for name in one
            if one[name] != two[name]
        }


def export(content: Path) -> Exported:
    """Return both files that a site of ``content`` has."""
    loaded = load_content(content, shown_as="content", uid_domain=SITE.uid_domain, today=NOW.date())
    index = build_index(loaded.catalog, SITE, NOW)
    feed = next(feed for feed in build_feeds(loaded.catalog, SITE.name) if feed.path == "/")
    since = index.today - timedelta(days=SITE.calendar_days_back)
    vevents = tuple(
        vevent
        for key in feed.events
        for vevent in build_vevents(
            loaded.catalog.events[key], index.occurrences[key], loaded.catalog, SITE
        )
        if vevent.last >= since
    )
    return Exported(
        table=render_events_csv(loaded.catalog, dict(index.occurrences), SITE, index.window),
        calendar=render_event_calendar("見本", SITE.public_url, SITE.public_url, "", vevents),
        errors=[f"{d.span.path}: {d.message}" for d in loaded.diagnostics if d.is_error],
        events=len(loaded.catalog.events),
    )


def import_again(data: bytes, name: str, content: Path, other: Path) -> Exported:
    """Import ``data`` into a folder that knows what ``content`` does but the events; export it."""
    shutil.rmtree(other, ignore_errors=True)
    for folder in KNOWN:
        if (content / folder).is_dir():
            shutil.copytree(content / folder, other / folder)
    source = other.with_name(name)
    source.write_bytes(data)
    if b"BEGIN:VEVENT" in data or name.endswith(".csv"):
        main(["import", str(source), "--content", str(other), "--quiet"])
    return export(other)


def write_site(content: Path, seed: int) -> None:
    """Write a small site at random: its events have schedules, changes and texts of all kinds."""
    dice = random.Random(seed)
    shutil.rmtree(content, ignore_errors=True)
    for path, text in {**_BASICS, **_events(dice)}.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


_BASICS = {
    "vocabulary/categories.csv": "slug,name,kana,easy\nmarket,マルシェ,まるしぇ,市\n"
    "food,食,しょく,食べ物\nfestival,まつり・音楽,まつり,まつり\n",
    "vocabulary/access.csv": "slug,name,kana,easy\nnursing-room,授乳室,じゅにゅうしつ,部屋\n"
    "stroller,ベビーカー利用可,べびーかー,ベビーカー\n"
    "slope,スロープ、エレベータ、エスカレータ,すろーぷ,坂\nwheelchair,車椅子可,くるまいす,車いす\n",
    "vocabulary/closures.csv": "name,first,last\n年末年始,2026-12-29,2027-01-03\n"
    "年末年始,2027-12-29,2028-01-03\n夏休み,2027-07-21,2027-08-31\n",
    "areas/east.md": "---\n名前: 見本東\nよみ: みほんひがし\n区分: 学区\n---\n",
    "areas/west.md": "---\n名前: 見本西\nよみ: みほんにし\n区分: 学区\n---\n",
    "series/town.md": "---\n名前: 見本の町\nよみ: みほんのまち\n---\n",
    "organizers/office.md": "---\n名前: 見本区役所\nよみ: みほんくやくしょ\n---\n",
    "organizers/group.md": "---\n名前: 見本の会、東\nよみ: みほんのかい\n---\n",
    "venues/lobby.md": "---\n名前: 見本 ロビー\nよみ: みほんろびー\n住所: 見本市見本区1-2\n"
    "位置: 34.98, 135.69\n学区: 見本東\n行き方: 駅から歩いて10分。\n駐車場: 駐輪場あり\n"
    "バリアフリー:\n  授乳室: はい（1階、奥）\n  ベビーカー利用可: いいえ\n---\n",
    "venues/hall.md": "---\n名前: 見本会館（東）、別館\nよみ: みほんかいかん\n学区: 見本西\n"
    "行き方: |\n  バス停の前。\n  2階です。\n---\n",
    "venues/park.md": "---\n名前: 見本公園\nよみ: みほんこうえん\n区外: はい\n住所: となり市3-4\n---\n",
}
_TEXTS = (
    "どなたでも", "小学生、保護者", "茶（麦、緑）、菓子", "=1+1", "+81", "-5", "@見本", "'quoted",
    "午前: 受付", "A;B,C\\n", "【参加者募集】です", "10時から。雨のときは休み", "無料、だれでも", "「会」の人",
)  # fmt: skip
_FEES = (
    "無料", "500円", "無料（菓子は有料）", "200円（茶、菓子）", "[大人 500円|子ども 無料]",
    "[無料|大人 300円]", "無料、だれでも",
)  # fmt: skip
_REASONS = ("", "（台風のため）", "（館内設備の点検のため。次は来月です）")
_BODIES = (
    "", "焼き菓子が**並びます**。\n\n- 一つ\n- 二つ\n", "- 箇条書きで\n- 始まる\n", "=ではじまる文。\n",
    "## 見出し\n\n[案内](https://example.jp/a?b=c&d=e)\n",
)  # fmt: skip
_SCHEDULES = (
    "日時: 2026年12月5日（土） 10:00〜12:00",
    "日時: 2026年12月5日（土）",
    "日時: 2026年12月5日（土）〜2026年12月7日（月）",
    "日時: 2026年12月31日（木） 22:00〜翌日の午前1時",
    "日時: 2026年12月5日（土） 18:30",
    "日時: 2026年12月5日（土）〜2026年12月6日（日） 10:00〜16:00 最終日は15:00まで",
    "日時:\n  - 午前の部: 2026年12月12日（土） 10:00〜11:30\n  - 午後の部: 2026年12月12日（土） 13:30〜15:00",
    "日時: 毎週火曜・金曜 10:00〜15:00\n期間: 2026年10月1日〜2027年3月31日\n除く: 祝日、年末年始",
    "日時:\n  - 毎週火曜・金曜 10:00〜15:00\n  - 第4月曜の週の平日 10:00〜15:00\n"
    "期間: 2026年11月1日〜2027年3月31日\n除く: 祝日、年末年始",
    "日時:\n  - 日時: 毎週木曜 10:00〜10:40\n    会場: lobby\n  - 日時: 毎週木曜 11:10〜11:50\n    会場: park\n"
    "期間: 2026年12月3日〜2027年3月25日\n祝日: 行う",
    "日時: 平日 9:00〜17:00\n期間: 2026年12月14日〜2026年12月25日",
    "日時: 毎月第2水曜 13:30〜15:30\n期間: 2026年4月1日〜2027年3月31日\n除く: 2026年8月1日〜2026年8月31日",
    "日時:\n  - 2026年12月20日（日） 10:00〜12:00\n  - 毎週土曜 10:00〜12:00\n"
    "期間: 2026年12月1日〜2027年2月28日\n祝日: 行う",
    "日時: 隔週水曜 18:30〜20:00\n期間: 2026年12月2日〜2027年3月24日\n除く: 年末年始",
    "日時: 毎週月曜\n期間: 2026年12月7日〜2027年2月22日\n祝日: 休み",
    "状態: 日程調整中（会場を探しています）",
)
#: Changes of a day that the schedule of the same number has.
_CHANGES: dict[int, tuple[str, ...]] = {
    0: ("2026年12月5日: 延期", "2026年12月5日: 2026年12月12日 13:00〜14:00 に変更", "2026年12月5日: 中止"),
    1: ("2026年12月5日: 2026年12月13日 に変更", "2026年12月5日: オンライン"),
    3: ("2026年12月31日: 日程調整中",),
    4: ("2026年12月5日: 19:00 に変更", "2026年12月5日: 会場を 見本公園 に変更"),
    6: ("2026年12月12日 13:30: 中止", "2026年12月12日 午前の部: 会場を 見本公園 に変更", "2026年12月12日: 中止"),
    7: (
        "2026年12月8日: 中止", "2026年12月11日: 13:00〜16:00 に変更", "2026年12月15日: 休み",
        "2026年12月18日: 会場を 公民館の和室 に変更", "2026年12月22日: 2026年12月23日 に延期",
        "2026年12月25日: オンラインに変更", "2027年1月5日: 14:00〜16:00、会場を 見本公園 に変更",
    ),
    8: ("2026年11月25日: 中止", "2026年12月1日: 会場を 見本公園 に変更"),
    9: ("2027年1月14日: 中止", "2027年1月21日 11:10: 12:00 に変更"),
    11: ("2026年12月9日: 2026年12月16日 13:30〜15:30 に変更",),
    13: ("2026年12月16日: 会場を 見本公園 に変更", "2027年1月13日: 中止"),
    14: ("2026年12月14日: 中止",),
}  # fmt: skip


def _events(dice: random.Random) -> dict[str, str]:
    found = {}
    for number in range(dice.randint(1, 4)):
        folder = dice.choice(("office", "group"))
        found[f"events/{folder}/event-{number}.md"] = _event(dice, number)
    return found


def _bounded(dice: random.Random) -> Recurrence:
    while True:
        drawn = random_schedule(dice.randrange(10**6))
        if all(isinstance(part, Single) or part.is_bounded for part in drawn.parts):
            return drawn


def _event(dice: random.Random, number: int) -> str:
    lines = [
        "---",
        f"タイトル: {dice.choice(('見本', '【来て】見本', '見本（東）', '=見本'))} {number}",
    ]
    at = dice.randrange(-4, len(_SCHEDULES))
    if at < 0:
        lines.append(f"日時: {describe(_bounded(dice))}\n祝日: 行う")
    else:
        lines.append(_SCHEDULES[at])
        days = [day for day in _CHANGES.get(at, ()) if dice.random() < 0.4]
        once = {day.partition("日")[0]: day for day in days}
        if once:
            lines += ["変更:", *(f"  - {day}{dice.choice(_REASONS)}" for day in once.values())]
        elif dice.random() < 0.15 and at != len(_SCHEDULES) - 1:
            lines.append(
                f"状態: {dice.choice(('中止', '延期', '日程変更', '会場変更', 'オンライン'))}（雪のため）"
            )
    lines.append(f"会場: {dice.choice(('lobby', 'hall', 'park', 'lobby、park'))}")
    for name, texts in _KEYS.items():
        if dice.random() < 0.3:
            chosen = dice.choice(texts)
            if chosen.startswith("["):
                lines += [f"{name}:", *(f"  - {text}" for text in chosen[1:-1].split("|"))]
            else:
                lines.append(f"{name}:{chosen}" if chosen.startswith("\n") else f"{name}: {chosen}")
    return "\n".join((*lines, "---", "", dice.choice(_BODIES)))


_KEYS: dict[str, tuple[str, ...]] = {
    "よみ": ("みほん", "ミホン まつり"),
    "概要": _TEXTS,
    "オンライン": ("https://example.jp/meeting", "申し込んだ人にメールで送ります"),
    "行き方": ("裏の入口から", "|\n  1行目。\n  2行目。"),
    "駐車場": ("なし", "駐輪場あり"),
    "主催": ("見本区役所 地域力推進室",),
    "共催": ("見本の会、東", "西の会"),
    "後援": ("見本市", "[甲|乙（丙、丁）]"),
    "受付": _TEXTS,
    "雨天": ("小雨決行", "雨のときは休み。風のときも"),
    "予備日": ("2027年1月9日（土） 10:00〜12:00", "2027年1月9日（土）"),
    "料金": _FEES,
    "定員": ("20人", "先着 20人", "それぞれ10組（1組は大人1人）"),
    "選び方": ("先着", "抽選"),
    "申込": ("不要", "必要", "電話で（075-000-0000）"),
    "申込方法": ("電話", "[電話|https://example.jp/form]"),
    "申込開始": ("2026年12月1日 9:00", "2026年12月1日"),
    "申込締切": ("2026年12月4日 17:00", "2026年12月4日"),
    "申込の状態": ("満員", "受付前"),
    "対象": (*_TEXTS, "[子ども|大人、学生]"),
    "参加できる人": _TEXTS,
    "持ち物": (*_TEXTS, "[水筒|あれば、空き箱]"),
    "問い合わせ": (
        "\n  名前: 見本の窓口\n  電話: 075-000-0000",
        "\n  メール: mihon@example.jp\n  ウェブ: https://example.jp/",
        "\n  名前: 見本 窓口\n  電話: 075-000-0000\n  FAX: 075-000-0001\n  メール: mihon@example.jp",
    ),
    "カテゴリー": ("マルシェ", "マルシェ、食", "まつり・音楽"),
    "学区": ("見本東", "見本東、見本西"),
    "シリーズ": ("town",),
    "バリアフリー": (
        "\n  車椅子可: はい\n  授乳室: いいえ",
        "\n  スロープ、エレベータ、エスカレータ: はい（昼だけ）",
    ),
    "使えることば": ("日本語、英語", "[日本語|英語]"),
    "短いタイトル": ("見本",),
    "チラシ": ("作らない",),
    "見本": ("はい",),
    "更新日": ("2026年11月3日",),
}
