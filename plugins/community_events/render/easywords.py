"""The sentences of やさしい日本語 for what has a fixed set of values: states, booking, levels, ways.

The rule this module keeps: one thing in one sentence, in words of the beginner's level (N4).
"""

from __future__ import annotations

from community_events.model.recurrence import Status

STATUS: dict[Status, tuple[str, ...]] = {
    Status.TBD: ("日は まだ 決まっていません。",),
    Status.CANCELLED: ("この イベントは 中止です。", "ありません。"),
    Status.POSTPONED: ("この イベントは 延期です。", "別の 日に します。"),
    Status.RESCHEDULED: ("日が 変わりました。",),
    Status.MOVED: ("場所が 変わりました。",),
    Status.ONLINE: ("オンライン（インターネット）で します。", "会場には 行きません。"),
}
NOT_HELD = (Status.TBD, Status.CANCELLED, Status.POSTPONED)
BOOKING: dict[str, str] = {
    "before": "まだ 申し込むことが できません。",
    "open": "今、申し込むことが できます。",
    "few-left": "あと 少しだけ 空いています。",
    "full": "もう いっぱいです。",
    "waiting-list": "もう いっぱいです。空くのを 待つことが できます。",
    "closed": "申し込みは 終わりました。",
}
SELECTION = {
    "first-come": "申し込む 人が 多いときは、早い 人から 決まります。",
    "lottery": "申し込む 人が 多いときは、くじで 決めます。",
}
LEVELS = {
    1: "日本語が わからなくても いいです。",
    2: "かんたんな 日本語が わかれば いいです。",
    3: "毎日の 生活の 日本語が わかれば いいです。",
    4: "ふつうの 日本語で 話します。",
}
WAYS = {
    "電話": "電話で 申し込んでください。",
    "メール": "メールで 申し込んでください。",
    "FAX": "FAX（ファックス）で 申し込んでください。",
    "窓口": "窓口（受付）で 申し込んでください。",
}
