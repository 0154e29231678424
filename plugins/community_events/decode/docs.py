"""The chapters of docs/checks.md for what ``decode`` and ``vocabulary`` find."""

from __future__ import annotations

from community_events.checkdocs import CheckDoc

_WHY_WORDS = "決まったことばにしておくと、さがしやすく、ほかの言語にも訳せるからです。"
_WHY_CONTACT = "読む人が、そのまま電話やメールをかけられるようにするためです。"

DOCS: tuple[CheckDoc, ...] = (
    CheckDoc(code="unknown-key", what="その項目はありません", why="書いたつもりのことが、だれにも伝わらないまま消えてしまうからです。", bad="かいじょう: 見本図書館", good="会場: 見本図書館"),
    CheckDoc(code="key-twice", what="同じ意味の項目が2つあります", why="どちらが正しいか、決められないからです。", bad="場所: 見本図書館\n会場: 区役所", good="会場: 見本図書館"),
    CheckDoc(code="missing-key", what="かならず書く項目がありません", why="名前・日時・場所がないと、だれも行けないからです。", good="タイトル: 認知症カフェ"),
    CheckDoc(code="empty-value", what="項目に何も書かれていません", why="書きわすれと区別できないからです。", bad="料金:", good="料金: 無料"),
    CheckDoc(code="not-a-text", what="1行で書く項目です", why="見出しや一覧に、そのまま出るからです。", bad="タイトル:\n  - おはなし会", good="タイトル: おはなし会"),
    CheckDoc(code="not-a-list", what="1行に1つずつ書く項目です", why="どこまでが1つか分からないからです。", bad="持ち物:\n  飲み物: お茶", good="持ち物:\n  - お茶"),
    CheckDoc(code="too-long", what="長すぎます", why="小さな画面や紙に入らなくなるからです。くわしいことは本文に書けます。"),
    CheckDoc(code="body-too-long", what="本文が長すぎます", why="2万字をこえる本文は、だれも最後まで読めないからです。"),
    CheckDoc(code="kana-not-kana", what="よみがなに、かな以外の字があります", why="読み上げと、やさしい日本語のページに使うからです。", bad="よみ: 見本としょかん", good="よみ: みほんとしょかん"),
    CheckDoc(code="bad-flag", what="「はい」か「いいえ」を書く項目です", why="どちらの意味か、決められないからです。", bad="見本: たぶん", good="見本: はい"),
    CheckDoc(code="bad-level", what="日本語のめやすは1〜4です", why="読む人が、自分に合うかどうか決めるための数字だからです。", bad="日本語のめやす: やさしい", good="日本語のめやす: 1"),
    CheckDoc(code="bad-position", what="緯度と経度として読めません", why="地図の、まちがった所に印がつくからです。", bad="位置: 上桂", good="位置: 34.9800, 135.6900"),
    CheckDoc(code="bad-distance", what="距離として読めません", why="どこまでの催しのチラシを置く店か、決められないからです。", bad="のせる範囲: 近所", good="のせる範囲: 1.5 km"),
    CheckDoc(code="bad-slot", what="ラックのポケットとして読めません", why="店にどの大きさの紙を何部持って行くか、ここから数えるからです。", bad="ポケット: たくさん", good="ポケット: A5 4枠 各20部、A4 1枠"),
    CheckDoc(code="bad-uid", what="uid に使えない字があります", why="カレンダーのアプリによっては、予定が消えるからです。", bad="uid: 見本 1", good="uid: mihon-market"),
    CheckDoc(code="bad-former", what="前のファイルの場所として読めません", why="場所が変わっても、同じ催しだとカレンダーに伝えるためです。", bad="以前の場所: 前のファイル", good="以前の場所: events/ward-office/old-name"),
    CheckDoc(code="bad-url", what="ウェブの住所として読めません", why="押しても開かないからです。", bad="問い合わせ:\n  ウェブ: example.jp", good="問い合わせ:\n  ウェブ: https://example.jp"),
    CheckDoc(code="bad-phone", what="電話番号として読めません", why=_WHY_CONTACT, bad="問い合わせ:\n  電話: 75-000-0000", good="問い合わせ:\n  電話: 075-000-0000"),
    CheckDoc(code="bad-mail", what="メールアドレスとして読めません", why=_WHY_CONTACT, bad="問い合わせ:\n  メール: info＠", good="問い合わせ:\n  メール: info@example.jp"),
    CheckDoc(code="unknown-contact", what="その連絡方法は使えません", why=_WHY_CONTACT, bad="問い合わせ:\n  LINE: abc", good="問い合わせ:\n  電話: 075-000-0000"),
    CheckDoc(code="contact-twice", what="同じ連絡方法が2つあります", why="どちらに連絡すればよいか、迷うからです。", bad="問い合わせ:\n  - 電話: 075-000-0000\n  - 電話: 075-000-0001", good="問い合わせ:\n  電話: 075-000-0000・0001"),
    CheckDoc(code="access-twice", what="同じバリアフリーの項目が2つあります", why="「はい」と「いいえ」の、どちらが正しいか分からないからです。"),
    CheckDoc(code="unknown-choice", what="決まったことばから選ぶ項目です", why=_WHY_WORDS, bad="選び方: くじ", good="選び方: 抽選"),
    CheckDoc(code="unknown-category", what="そのカテゴリーはありません", why=_WHY_WORDS, bad="カテゴリー: 市場", good="カテゴリー: マルシェ"),
    CheckDoc(code="unknown-ease", what="その気軽さのことばはありません", why=_WHY_WORDS, bad="気軽さ: だれでも", good="気軽さ: ひとりで来てよい"),
    CheckDoc(code="unknown-access", what="そのバリアフリーの項目はありません", why=_WHY_WORDS, bad="バリアフリー:\n  トイレ: はい"),
    CheckDoc(code="unknown-status", what="その状態は分かりません", why="中止か延期か分からないと、来る人が困るからです。", bad="状態: だめ", good="状態: 中止（台風のため）"),
    CheckDoc(code="change-unreadable", what="変更の行が「日付: 内容」の形ではありません", why="いつの、何が変わるのか分からないからです。", bad="変更:\n  - 中止です", good="変更:\n  - 2026年12月8日: 中止（館内設備の点検のため）"),
    CheckDoc(code="change-twice", what="1つの日の変更が2つあります", why="どちらか一方が、だれにも気づかれずに消えてしまうからです。", bad="変更:\n  - 2026年12月8日: 休み\n  - 2026年12月8日: 13:00〜14:00 に変更", good="変更:\n  - 2026年12月8日: 13:00〜14:00 に変更"),
    CheckDoc(code="rule-not-allowed", what="くり返しではなく、日付を書く項目です", why="予備日は、1日ずつ決めるものだからです。", bad="予備日: 毎週火曜", good="予備日: 2026年12月6日（日） 10:00〜12:00"),
    CheckDoc(code="bad-row", what="ことばの表（vocabulary）の行が読めません", why="その行のことばが、だれにも使えなくなるからです。"),
    CheckDoc(code="bad-outline", what="地図の輪かく（map/outline.geojson）か、鉄道（map/rail.geojson）が使えません", why="略図に、まちの形や駅が出ないからです。GeoJSON の Polygon（鉄道は LineString と Point）と、出典（properties の source）がいります。"),
    CheckDoc(code="unknown-vocabulary", what="ことばの表の名前が違います", why="その表のことばが、どれも使えなくなるからです。", bad="vocabulary/categories.yml", good="vocabulary/categories.csv"),
    CheckDoc(code="word-twice", what="ことばの表に同じものが2つあります", why="どちらの意味か分からないからです。slug も、日本語の名前（name）も、1つの表の中では1回だけ使います。"),
)  # fmt: skip
