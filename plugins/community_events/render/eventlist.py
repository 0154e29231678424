"""/data/events.csv: 自治体標準オープンデータセット イベント一覧, one row for each occurrence.

The rules this module keeps: the 79 columns of the data set under their own names, in their order; the
Occurrences of the window by start, then the Events that have no dates yet. docs/open-data.md tells
readers what stands in a column, ``eventcells`` how it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from community_events.clock import day_of
from community_events.index import order
from community_events.model.catalog import Catalog
from community_events.model.records import Event
from community_events.model.recurrence import Occurrence, Status, Window
from community_events.particulars import organizer_name, places_of
from community_events.render import eventcells as cells
from community_events.render.csvtext import render_table
from community_events.render.eventcells import EventRow
from community_events.site import Site
from community_events.uids import base_uid
from community_events.wording import mark_title


def render_events_csv(
    catalog: Catalog,
    occurrences_by_event: Mapping[str, tuple[Occurrence, ...]],
    site: Site,
    window: Window,
) -> bytes:
    """Return /data/events.csv: the Occurrences that begin in ``window``, by start; then the undated."""
    dated = sorted(
        (
            o
            for key in catalog.events
            for o in occurrences_by_event.get(key, ())
            if day_of(o.start) in window or day_of(o.original) in window
        ),
        key=order,
    )
    undated = (key for key in sorted(catalog.events) if not occurrences_by_event.get(key))
    rows = (
        *(_row(catalog.events[o.event], o, catalog, site) for o in dated),
        *(_row(catalog.events[key], None, catalog, site) for key in undated),
    )
    header = [name for name, _ in COLUMNS]
    return render_table(header, ([cell(row) for _, cell in COLUMNS] for row in rows))


def _row(event: Event, occurrence: Occurrence | None, catalog: Catalog, site: Site) -> EventRow:
    venue = occurrence.venue if occurrence else ()
    status = occurrence.status if occurrence else event.status
    places = places_of(event, venue, status, catalog)
    return EventRow(event=event, occurrence=occurrence, places=places, catalog=catalog, site=site)


COLUMNS: tuple[tuple[str, Callable[[EventRow], str]], ...] = (
    ("全国地方公共団体コード", lambda row: row.site.municipality_code),
    ("法人番号", cells.nothing),
    # The iCalendar UID: with it a row finds its event in every calendar of the site.
    ("ID", lambda row: base_uid(row.event, row.site)),
    ("地方公共団体名", lambda row: row.site.municipality),
    ("イベント名", lambda row: mark_title(row.event.title, Status.SCHEDULED, row.event.sample)),
    ("言語コード", lambda row: row.site.language.upper()),
    ("イベント通称", lambda row: row.event.short_title),
    ("サブタイトル", lambda row: row.occurrence.session.label if row.occurrence else ""),
    ("イベント名_カナ", cells.kana),
    ("イベント名_英語", cells.nothing),
    ("コンテンツURL", lambda row: row.page),
    ("状態", cells.state),
    ("キーワード", cells.keywords),
    ("タグ", cells.tags),
    ("対象となる産業", cells.nothing),
    ("開催パターン", lambda row: row.event.when_sentence),
    ("開始日", cells.start_day),
    ("終了日", cells.end_day),
    ("開始時間", cells.start_clock),
    ("終了時間", cells.end_clock),
    ("開始日時特記事項", cells.remark),
    ("所要時間", cells.length),
    ("掲載開始日", lambda row: cells.day(row.catalog.revision_of(row.event).announced)),
    ("掲載終了日", cells.nothing),
    ("概要", lambda row: row.event.summary),
    ("説明", lambda row: row.event.body.strip() or row.event.summary),
    ("サブイベント", cells.nothing),
    ("イベント種類", lambda row: cells.tags(row).partition(";")[0]),
    ("料金(基本)", cells.price),
    ("料金(詳細)", lambda row: "、".join(row.event.fee)),
    ("連絡先名称", lambda row: row.event.contact.name),
    ("連絡先電話番号", lambda row: row.event.contact.phone),
    ("連絡先内線番号", cells.nothing),
    ("主催者", lambda row: organizer_name(row.event, row.catalog)),
    ("共催団体", lambda row: "、".join(name.name for name in row.event.co_organizers)),
    ("関連組織", lambda row: "、".join(name.name for name in row.event.supporters)),
    ("対象者", lambda row: "、".join(row.event.audience)),
    ("対象者備考", lambda row: row.event.eligibility),
    ("場所名称", lambda row: "、".join(place.name for place in row.places)),
    ("集合（受付）場所", lambda row: row.event.reception),
    ("所在地_全国地方公共団体コード", cells.venue_code),
    ("町字ID", cells.nothing),
    ("所在地_連結表記", lambda row: "、".join(p.address for p in row.places if p.address)),
    ("所在地_都道府県", cells.nothing),
    ("所在地_市区町村", cells.nothing),
    ("所在地_町字", cells.nothing),
    ("所在地_番地以下", cells.nothing),
    ("建物名等(方書)", cells.nothing),
    ("緯度", lambda row: cells.position_of(row, "latitude")),
    ("経度", lambda row: cells.position_of(row, "longitude")),
    ("アクセス方法", lambda row: cells.way_of(row, "行き方")),
    ("駐車場情報", lambda row: cells.way_of(row, "駐車場・駐輪場")),
    ("駐車場料金", cells.nothing),
    ("駐輪場情報", cells.nothing),
    ("Web開催", cells.by_web),
    ("Web開催URL", lambda row: cells.online_of(row, address=True)),
    ("ツール・環境", lambda row: cells.online_of(row, address=False)),
    ("定員", cells.capacity),
    ("定員備考", lambda row: row.event.capacity),
    ("料金種別", cells.fee_kind),
    ("決済種別", cells.nothing),
    ("外国語対応", cells.languages),
    ("外国語対応備考", lambda row: "、".join(row.event.languages)),
    ("開催条件", lambda row: row.event.weather),
    ("参加申込終了日", lambda row: cells.day(row.event.deadline)),
    ("参加申込終了時間", lambda row: cells.clock(row.event.deadline)),
    (
        "参加申込方法",
        lambda row: "\n".join(filter(None, (row.event.apply, *row.event.apply_how))),
    ),
    ("申込開始日", lambda row: cells.day(row.event.apply_from)),
    ("申込開始時刻", lambda row: cells.clock(row.event.apply_from)),
    ("申込URL", cells.apply_address),
    ("URL", lambda row: row.event.contact.web or row.page),
    ("授乳室", cells.access_of("nursing-room")),
    ("おむつ替えコーナー", cells.access_of("diaper-changing")),
    ("飲食可否", cells.access_of("feeding")),
    ("ベビーカー貸出", cells.access_of("stroller-rental")),
    ("ベビーカー利用", cells.access_of("stroller")),
    ("画像", cells.nothing),
    ("画像_ライセンス", cells.nothing),
    ("備考", cells.notes),
)
