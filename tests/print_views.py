"""Views for the tests of prints: faithful samples, and extremes in every direction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from community_events.album import judge_picture
from community_events.model.pictures import Picture
from community_events.render.flyer import (
    FLYER_SIZES,
    FlyerDate,
    FlyerGroup,
    FlyerSession,
    FlyerView,
)
from community_events.render.sheet import SheetDay, SheetRow, SheetView
from community_events.render.typeset import PrintTheme

ROOT = Path(__file__).parent.parent
THEME = PrintTheme(templates=ROOT / "theme" / "print", fonts=ROOT / "theme" / "fonts")
A4, A5, A6, LARGE = FLYER_SIZES
CREATED = datetime(2026, 11, 21, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
SITE = "https://nishikyo.example.jp"


def day_text(day: date) -> str:
    """Return ``8日（火）``."""
    return f"{day.day}日（{'月火水木金土日'[day.weekday()]}）"


def dates(count: int) -> tuple[FlyerDate, ...]:
    """Return ``count`` Tuesdays and Fridays; the third is cancelled, the fourth changed."""
    days = (date(2026, 12, 1) + timedelta(days=n) for n in range(400))
    chosen = [day for day in days if day.weekday() in (1, 4)][:count]
    plain = [FlyerDate(month=f"{d.year}年{d.month}月", day=day_text(d)) for d in chosen]
    if count > 3:
        plain[2] = replace(plain[2], status="中止", off=True, note="館内設備の点検のため")
        plain[3] = replace(plain[3], status="変更", note="13:00〜16:00 に変わります")
    return tuple(plain)


BARE = FlyerView(title="集い", url=f"{SITE}/events/a/b/", created=CREATED)

MOBILE_SHOP = replace(
    BARE,
    title="移動スーパー",
    url=f"{SITE}/events/mihon-super/ido-super/",
    site_name="西京 まちの催し",
    mark="見本",
    when_sentence="2026年12月3日（木）10:00〜10:30",
    venue_name="境谷公園",
    as_of="2026年11月21日現在",
)

POP_UP = replace(
    MOBILE_SHOP,
    title="POP UP!西京",
    url=f"{SITE}/events/nishikyo-ward-office/pop-up-nishikyo/",
    kana="ぽっぷあっぷ にしきょう",
    summary="区役所のロビーが、まちの小さな市になります。",
    when_sentence="毎週火曜・金曜と第4月曜の週の平日 10:00〜15:00",
    dates=dates(32),
    venue_name="西京区役所 区民交流ロビー",
    venue_kana="にしきょうくやくしょ くみんこうりゅうロビー",
    getting_there="阪急「桂」駅から 市バス「西京区役所前」下車すぐ",
    fee="無料",
    apply="不要",
    audience="どなたでも",
    ease=("ひとりで来てよい", "見るだけでよい", "途中から・途中まででよい"),
    access=("車いすで入れる", "多目的トイレ"),
    body=("福祉作業所のコーヒー、焼き菓子、手しごとの雑貨。日によって出店する人が変わります。",),
    exhibitors=(
        FlyerGroup(heading="火曜", names=("見本作業所A", "見本作業所B")),
        FlyerGroup(heading="金曜", names=("見本作業所C",)),
    ),
    organizer="西京区役所 地域力推進室",
    co_organizers="西京区社会福祉協議会",
    contact=("地域力推進室（見本）", "電話 075-000-0000（平日 9:00〜17:00）"),
    valid_until="2027年3月31日まで有効",
)

CANCELLED = replace(
    POP_UP,
    title="樫原学区 防災訓練",
    url=f"{SITE}/events/katagihara-jichiren/bosai-kunren/",
    kana="かたぎはらがっく ぼうさいくんれん",
    status_word="中止",
    status_reason="大雨の予報のため、中止します。",
    off=True,
    when_sentence="2026年12月6日（日）9:00〜11:30",
    dates=(),
    weather="小雨決行",
    program=("9:00 集合", "9:30 消火器と簡易トイレ", "10:30 炊き出し", "11:30 解散"),
    supporters="西京消防署",
)

_IMAGE = ROOT / "content" / "images" / "mihon-ichi.jpg"
_PICTURE = judge_picture(_IMAGE.name, _IMAGE.read_bytes(), str(_IMAGE))
assert isinstance(_PICTURE, Picture)
PICTURED = replace(
    POP_UP,
    when_year="2026年",
    when_day="12月5日（土）",
    when_time="午前10時〜正午",
    dates=(),
    exhibitors=(),
    picture=_PICTURE,
    alt="窓の大きなロビーに、パンの屋台とコーヒーの屋台が並んでいる絵",
    image_credit="このサイトの見本の絵（CC BY 4.0）",
)

SENTENCE = "会場では、だれもが自由に話せます。話さなくてもかまいません。"
LONG_BODY = replace(POP_UP, dates=dates(2), body=tuple(SENTENCE * 12 for _ in range(6)))

OVERFULL = replace(
    LONG_BODY,
    title=(
        "西京区の十八の学区がいっしょにひらく、だれでも立ち寄れて、話しても話さなくてもよい、年に"
        "一度の大きなまちの文化とスポーツと防災とボランティアの秋まつり実行委員会説明会"
    )[:80],
    url=f"{SITE}/events/a-very-long-organizer-slug/a-very-long-event-slug-with-many-words-2026-12/",
    status_word="会場変更",
    status_reason="会場が区民交流ロビーから大会議室に変わりました。",
    series="段ボール工作から作品展へ",
    dates=dates(40),
    sessions=tuple(
        FlyerSession(label=f"第{n}部", time="10:00〜12:00", venue="大会議室", capacity="15人")
        for n in range(1, 9)
    ),
    parking="台数に限りがあります",
    online="Zoom（申込のときにお知らせします）",
    fee="大人500円、中学生200円、小学生以下は無料。家族は何人でも1,000円",
    capacity="80人（先着）",
    apply="要",
    apply_how="電話、FAX、窓口、申込フォームのどれかで、名前と人数をお知らせください",
    deadline="12月11日（金）17:00",
    booking="残りわずか",
    eligibility="どなたでも",
    bring="上ばき、筆記用具、飲みもの、タオル",
    languages="日本語、English、やさしい日本語",
    reception="9:30 から",
    weather="雨天決行",
    rain_date="12月20日（日）",
    decision="前日17時",
    speakers="見本太郎、見本花子",
    program=tuple(f"{9 + n}:00 第{n}の話し合い" for n in range(9)),
    exhibitors=tuple(
        FlyerGroup(heading=f"{n}日", names=("見本作業所A", "見本作業所B")) for n in range(1, 30)
    ),
    supporters="、".join(f"見本後援団体{n}" for n in range(20)),
)

EVERYTHING_ENDLESS = replace(
    OVERFULL,
    title="あ" * 500,
    kana="あ" * 500,
    summary="長い概要。" * 100,
    status_reason="理由" * 200,
    when_sentence="毎週火曜、" * 100,
    venue_name="とても長い名前の会場" * 30,
    address="京都市西京区" * 50,
    organizer="主催" * 200,
    contact=("電話" * 100,) * 20,
    ease=("ひとりで来てよい",) * 60,
    access=("車いすで入れる",) * 60,
)


def sheet_days(count: int, *, per_day: int = 3) -> tuple[SheetDay, ...]:
    """Return ``count`` rows on days of ``per_day``; the second is cancelled."""
    rows = [
        SheetRow(
            time="10:00〜15:00",
            title=f"催し{n}",
            place="西京区役所 区民交流ロビー",
            cost="無料・申込不要",
            status="中止" if n == 2 else "",
            off=n == 2,
            mark="見本",
        )
        for n in range(1, count + 1)
    ]
    starts = range(0, count, per_day)
    days = [date(2026, 12, 1) + timedelta(days=n) for n in range(len(starts))]
    return tuple(
        SheetDay(heading=f"{day.month}月{day_text(day)}", rows=tuple(rows[at : at + per_day]))
        for at, day in zip(starts, days, strict=True)
    )


SHEET = SheetView(
    title="見本カフェ1 のチラシ",
    url=f"{SITE}/racks/mihon-cafe-1/",
    created=CREATED,
    site_name="西京 まちの催し",
    subtitle="歩いて行けるところの催し",
    period="12月1日（火）〜14日（月）",
    days=sheet_days(12),
    as_of="2026年11月21日現在",
    valid_until="12月14日まで有効",
)
