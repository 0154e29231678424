"""Which columns of our own table are read, which are worked out of others, which differ by row.

The rule this module keeps: a table that says what our export never does (a column filled by hand, two
rows of one event that disagree) is no longer ours; then all of it is read as anybody's, and kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from community_events.importers.statuses import read_status
from community_events.wording import SAMPLE_MARK

#: What a row says of its own occurrence.
BY_ROW = frozenset((
    "サブタイトル", "状態", "開始日", "終了日", "開始時間", "終了時間", "開始日時特記事項", "所要時間",
    "場所名称", "所在地_全国地方公共団体コード", "所在地_連結表記", "緯度", "経度", "アクセス方法",
    "駐車場情報", "Web開催", "授乳室", "おむつ替えコーナー", "飲食可否", "ベビーカー貸出",
    "ベビーカー利用", "備考",
))  # fmt: skip
#: What is said of the whole event.
SHARED = frozenset((
    "ID", "イベント名", "イベント通称", "イベント名_カナ", "コンテンツURL", "キーワード", "タグ", "開催パターン",
    "掲載開始日", "概要", "説明", "イベント種類", "料金(基本)", "料金(詳細)", "連絡先名称", "連絡先電話番号",
    "主催者", "共催団体", "関連組織", "対象者", "対象者備考", "集合（受付）場所", "Web開催URL",
    "ツール・環境", "定員", "定員備考", "料金種別", "外国語対応", "外国語対応備考", "開催条件",
    "参加申込終了日", "参加申込終了時間", "参加申込方法", "申込開始日", "申込開始時刻", "申込URL", "URL",
))  # fmt: skip
#: What the publishing site says of itself.
_OF_THE_SITE = frozenset(("全国地方公共団体コード", "地方公共団体名", "言語コード"))
_KNOWN = BY_ROW | SHARED | _OF_THE_SITE


def is_as_exported(rows: Sequence[Mapping[str, str]], terms: Sequence[str]) -> bool:
    """Return whether the cells of one event say nothing that our export does not; ``terms``: タグ."""
    one = rows[0]
    agree = all(row.get(name, "") == one.get(name, "") for row in rows for name in SHARED)
    unknown = any(text for row in rows for name, text in row.items() if name not in _KNOWN)
    tags = [name for name in one["タグ"].split(";") if name]
    return (
        agree
        and not unknown
        and set(tags) <= set(terms)
        and one["イベント種類"] == "".join(tags[:1])
        and one["定員"] in one["定員備考"]
        and one["申込URL"] in one["参加申込方法"]
        and not (one["Web開催URL"] and one["ツール・環境"])
        and bool(one["主催者"] and one["イベント名"].removeprefix(SAMPLE_MARK))
        and all(read_status(row["状態"]) is not None for row in rows)
    )
