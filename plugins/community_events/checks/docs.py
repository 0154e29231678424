"""The chapters of docs/checks.md for what ``catalog`` and ``checks`` find."""

from __future__ import annotations

from community_events.checkdocs import CheckDoc
from community_events.schema import PLACES

_UNKNOWN = tuple(
    CheckDoc(
        code=f"unknown-{place.kind}",
        what=f"その{place.name}は登録されていません",
        why="名前の書きまちがいだと、ちがう所へのリンクになるからです。",
        good=f"{place.folder}/ にあるファイル名か、その「名前」を書きます。",
    )
    for place in PLACES
)

DOCS: tuple[CheckDoc, ...] = (
    *_UNKNOWN,
    CheckDoc(code="ambiguous-name", what="同じ名前のものが2つ以上あります", why="どちらのことか分からないからです。ファイル名で書くと区別できます。"),
    CheckDoc(code="broken-reference", what="名前を書いた先のファイルに、まちがいがあります", why="会場や団体のページがないと、催しのページも作れないからです。"),
    CheckDoc(code="duplicate-uid", what="カレンダーの番号が、ほかの催しと同じです", why="カレンダーのアプリで、2つの催しが1つにまざるからです。"),
    CheckDoc(code="body-too-tangled", what="本文の記号が多すぎるか、一覧が深すぎます", why="サイトを作るのに、とても長い時間がかかるからです。"),
    CheckDoc(code="bad-link", what="そのリンク先は使えません", why="押しても開かないか、あぶない所へつながるからです。", bad="[案内](example.jp)", good="[案内](https://example.jp)"),
    CheckDoc(code="picture-in-body", what="本文の中に写真は置けません", why="写真には説明がいるので、「画像」と「画像の説明」の項目に書くからです。", bad="![ロビー](lobby.jpg)", good="画像: lobby.jpg\n画像の説明: ロビーに並ぶ焼き菓子"),
    CheckDoc(code="alt-missing", what="写真の説明がありません", why="目の見えない人は、写真のかわりに説明を聞くからです。", bad="画像: lobby.jpg", good="画像: lobby.jpg\n画像の説明: ロビーに並ぶ焼き菓子"),
    CheckDoc(code="day-without-occurrence", what="その日に催しがありません", why="日付のまちがいだと、だれにも伝わらないからです。", bad="申込の状態:\n  - 2026年12月20日: 満員", good="申込の状態:\n  - 2026年12月19日: 満員"),
    CheckDoc(code="uid-lost", what="登録した人のカレンダーから、これからの予定が消えます", why="カレンダーに登録した人には、知らせもなく予定がなくなります。もとの予定を残して「変更」を書くか、ファイルを移したときは「以前の場所」を書きます（check --base）。", bad="日時:\n  - 2026年12月5日（土） 10:00〜12:00\n  - 2026年12月20日（日） 10:00〜12:00", good="日時:\n  - 2026年12月5日（土） 10:00〜12:00\n  - 2026年12月19日（土） 10:00〜12:00\n変更:\n  - 2026年12月19日（土）: 2026年12月20日（日） 10:00〜12:00 に変更"),
    CheckDoc(code="event-gone", what="これからの予定がある催しのファイルがなくなっています", why="行くつもりの人に、中止だと伝わらないからです。ファイルは、予定の日が過ぎるまで残します（check --base）。", good="状態: 中止（台風のため）"),
    CheckDoc(code="now-left-out", what="いまサイトに出ている記事が、間違いのために出なくなります", why="ほかの知らせにある間違いを直すまで、ページもカレンダーもなくなるからです（check --base）。"),
)  # fmt: skip
