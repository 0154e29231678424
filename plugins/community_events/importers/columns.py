"""The names that columns have, and what is meant by them.

Sources: 自治体標準オープンデータセット イベント一覧 (79 columns), its forerunners of 50 and 32 columns,
and what residents' associations write over their yearly plans. Matched by name, never by place;
a name that is not here is kept in the entry's body.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from community_events.decode.texts import fold

# What a column holds → its names, the best first. Tables: one row a line.
# fmt: off
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("イベント名", "名称", "行事名", "行事", "催し名", "催し", "催事名", "イベント", "タイトル", "名前"),
    "kana": ("イベント名_カナ", "名称(カナ)", "名称_カナ", "よみ", "ふりがな"),
    "uid": ("ID",),
    "month": ("月",),
    "date": ("開始日", "開催日", "日付", "月日", "年月日", "実施日", "日時", "開催日時", "開始日時", "日程", "日"),
    "end_date": ("終了日", "終了日時"),
    "weekday": ("曜日", "曜"),
    "time": ("開始時間", "開始時刻", "開始", "時間", "時刻", "開催時間"),
    "end_time": ("終了時間", "終了時刻", "終了"),
    "pattern": ("開催パターン",),
    "note": ("開始日時特記事項", "日時備考"),
    "place": ("場所名称", "会場名", "会場", "開催場所", "場所", "ところ", "集合場所", "集合（受付）場所"),
    "address": ("所在地_連結表記", "住所", "所在地"),
    "prefecture": ("所在地_都道府県", "住所都道府県"),
    "city": ("所在地_市区町村", "住所市区町村"),
    "town": ("所在地_町字", "住所町名"),
    "block": ("所在地_番地以下", "住所丁目以下"),
    "building": ("建物名等(方書)", "建物名等", "方書"),
    "latitude": ("緯度",),
    "longitude": ("経度",),
    "organizer": ("主催者", "主催団体", "主催者名", "主催"),
    "co_organizers": ("共催団体", "共催"),
    "supporters": ("関連組織", "その他関係団体", "後援"),
    "getting_there": ("アクセス方法",),
    "parking": ("駐車場情報",),
    "fee": ("料金(基本)", "参加費", "料金", "費用"),
    "fee_more": ("料金(詳細)",),
    "capacity": ("定員",),
    "audience": ("対象者", "対象"),
    "apply_how": ("参加申込方法", "申込方法", "申込", "申し込み"),
    "deadline": ("参加申込終了日", "申込期限日", "申込締切"),
    "deadline_time": ("参加申込終了時間", "申込期限時刻"),
    "apply_from": ("申込開始日",),
    "apply_from_time": ("申込開始時刻",),
    "contact": ("問い合わせ", "問合せ", "問合わせ", "お問い合わせ", "問い合わせ先", "問合せ先", "連絡先", "担当"),
    "contact_name": ("連絡先名称",),
    "phone": ("連絡先電話番号", "電話番号", "電話", "TEL"),
    "extension": ("連絡先内線番号",),
    "mail": ("連絡先メールアドレス", "メールアドレス", "メール"),
    "web": ("コンテンツURL", "URL", "ホームページ"),
    "online": ("Web開催URL",),
    "category": ("イベント種類", "カテゴリー", "カテゴリ", "種類", "分野"),
    "summary": ("概要",),
    "text": ("説明", "内容", "詳細"),
    "bring": ("持ち物",),
    "status": ("状態",),
    "nursing-room": ("授乳室",),
    "diaper-changing": ("おむつ替えコーナー",),
    "feeding": ("飲食可否",),
    "stroller-rental": ("ベビーカー貸出",),
    "stroller": ("ベビーカー利用",),
}
# fmt: on
ACCESS = ("nursing-room", "diaper-changing", "feeding", "stroller-rental", "stroller")
#: A table has one of each; in a plan, what would else be a description is the name of the event.
NEEDED = (("title", "text"), ("date", "month"))

_MEANINGS = {fold(name): column for column, names in COLUMNS.items() for name in names}


def meaning_of(header: str) -> str:
    """Return what a column holds, or nothing.

    >>> meaning_of("料金（基本）"), meaning_of("my door OSAKAフラグ")
    ('fee', '')
    """
    return _MEANINGS.get(fold(header), "")


def is_header(cells: Sequence[str]) -> bool:
    """Return whether a row names the columns of a table of events."""
    meant = {meaning_of(cell) for cell in cells}
    return all(any(column in meant for column in columns) for columns in NEEDED)


def rank(column: str, header: str) -> int:
    """Return how good a name ``header`` is for ``column``; 0 is the best."""
    return [fold(name) for name in COLUMNS[column]].index(fold(header))
