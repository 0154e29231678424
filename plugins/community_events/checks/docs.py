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
    CheckDoc(code="former-name", what="名前が変わる前の書き方です", why="いまの名前のページにつながりますが、いつか同じ名前の別のものができると、まちがった所につながります。", bad="会場: old-hall", good="会場: hall"),
    CheckDoc(code="broken-reference", what="名前を書いた先のファイルに、まちがいがあります", why="会場や団体のページがないと、催しのページも作れないからです。"),
    CheckDoc(code="area-circle", what="学区や区の「入っている所」が、輪になっています", why="どちらが外側か分からず、学区の一覧に、ちがう所の催しが出るからです。学区から、支所・本所管内、区、市の順に、内から外へ書きます。"),
    CheckDoc(code="position-far", what="「位置」が、ほかの所からとても遠くにあります", why="緯度と経度が逆か、数字の打ちまちがいだと、地図や案内の印が、まちがった所につくからです。遠い所で合っているときは、「位置」の行を消して「住所」だけにします（この地図には、もともと出ません）。", bad="位置: 35.9800, 135.6900", good="位置: 34.9800, 135.6900"),
    CheckDoc(code="duplicate-uid", what="カレンダーの番号が、ほかの催しと同じです", why="カレンダーのアプリで、2つの催しが1つにまざるからです。"),
    CheckDoc(code="body-too-tangled", what="本文の記号が多すぎるか、一覧が深すぎます", why="サイトを作るのに、とても長い時間がかかるからです。"),
    CheckDoc(code="bad-link", what="そのリンク先は使えません", why="押しても開かないか、あぶない所へつながるからです。", bad="[案内](example.jp)", good="[案内](https://example.jp)"),
    CheckDoc(code="picture-in-body", what="本文の写真の書き方が違います", why="このままでは、写真がページに出ないからです。1行に、説明とファイル名を書きます。", bad="![ロビー][1]", good="![ロビーに並ぶ焼き菓子](lobby.jpg)"),
    CheckDoc(code="image-missing", what="その写真のファイルがありません", why="名前の書きまちがいか、入れわすれです。写真は content/images/ に置きます。大文字と小文字は区別します。", bad="画像: Lobby.jpeg", good="画像: lobby.jpg"),
    CheckDoc(code="image-outside", what="写真は images フォルダのものだけが使えます", why="ほかのサイトの写真は、読む人のことがそのサイトに知られ、ある日とつぜん消えることもあるからです。", bad="画像: https://example.jp/lobby.jpg", good="画像: lobby.jpg"),
    CheckDoc(code="image-not-a-picture", what="JPEG・PNG・WebP の写真ではありません", why="ほかの種類は開けない人がいるか、あぶない物を中に入れられるからです。名前ではなく中身で決まります。iPhone の HEIC は、写真のアプリで JPEG にして書き出します。"),
    CheckDoc(code="image-broken", what="写真のファイルがこわれています", why="送る途中で切れたのかもしれません。このままでは写真が出ません。もとの写真から入れなおします。"),
    CheckDoc(code="image-too-heavy", what="写真のファイルが大きすぎます", why="5 MB までです。サイトではどうせ小さくして出します。長いほうの辺が 2000 ピクセルあれば十分です。"),
    CheckDoc(code="image-too-large", what="写真のピクセルが多すぎます", why="2500万ピクセルまでです。開くだけで、とても多くのメモリーがいるからです。長いほうの辺が 2000 ピクセルあれば十分です。"),
    CheckDoc(code="consent-missing", what="写真に写っている人の承諾が書かれていません", why="だれの顔が写っているか、サイトを作る人には分からないからです。写っている人みんなに聞いたことを書きます。だれも写っていなければ、そう書きます。", bad="画像: lobby.jpg\n画像の説明: ロビーに並ぶ焼き菓子", good="画像: lobby.jpg\n画像の説明: ロビーに並ぶ焼き菓子\n写真の承諾: 人は写っていません"),
    CheckDoc(code="alt-missing", what="写真の説明がありません", why="目の見えない人は、写真のかわりに説明を聞くからです。", bad="画像: lobby.jpg", good="画像: lobby.jpg\n画像の説明: ロビーに並ぶ焼き菓子"),
    CheckDoc(code="day-without-occurrence", what="その日に催しがありません", why="日付のまちがいだと、だれにも伝わらないからです。", bad="申込の状態:\n  - 2026年12月20日: 満員", good="申込の状態:\n  - 2026年12月19日: 満員"),
    CheckDoc(code="radius-without-position", what="ラックの位置が書かれていません", why="どこからの距離か分からず、近い催しのチラシを選べないからです。", bad="のせる範囲: 1.5 km", good="のせる範囲: 1.5 km\n位置: 34.9800, 135.6900"),
    CheckDoc(code="letter-not-printed", what="紙に出せない文字があります", why="チラシや一覧を刷る書体に、その字がないからです。紙では「〓」になるか、はぶかれます。ページにはそのまま出ます。", bad="タイトル: 𠮷田さんと歩く会", good="タイトル: 吉田さんと歩く会"),
    CheckDoc(code="uid-lost", what="登録した人のカレンダーから、これからの予定が消えます", why="カレンダーに登録した人には、知らせもなく予定がなくなります。もとの予定を残して「変更」を書くか、ファイルを移したときは「以前の場所」を書きます（check --base）。", bad="日時:\n  - 2026年12月5日（土） 10:00〜12:00\n  - 2026年12月20日（日） 10:00〜12:00", good="日時:\n  - 2026年12月5日（土） 10:00〜12:00\n  - 2026年12月19日（土） 10:00〜12:00\n変更:\n  - 2026年12月19日（土）: 2026年12月20日（日） 10:00〜12:00 に変更"),
    CheckDoc(code="event-gone", what="これからの予定がある催しのファイルがなくなっています", why="行くつもりの人に、中止だと伝わらないからです。ファイルは、予定の日が過ぎるまで残します（check --base）。", good="状態: 中止（台風のため）"),
    CheckDoc(code="now-left-out", what="いまサイトに出ている記事が、間違いのために出なくなります", why="ほかの知らせにある間違いを直すまで、ページもカレンダーもなくなるからです（check --base）。"),
)  # fmt: skip
