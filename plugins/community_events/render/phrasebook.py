"""The set phrases that entries are full of, as messages of the interface (``setphrases`` uses them).

The rules this module keeps: a word stands here only if it means the same wherever it is written;
what has the same meaning is one message (``SAME_AS``); a pattern names its numbers, and the pieces
that are phrases themselves (``deeper``).
"""

from __future__ import annotations

import re

from community_events.messages import N_

#: Said as they are.
WORDS: frozenset[str] = frozenset(
    {
        # Money.
        *(N_("無料"), N_("入場無料"), N_("有料"), N_("実費"), N_("材料費"), N_("参加費"), N_("入場料")),
        *(N_("飲み物"), N_("食事"), N_("お茶とお菓子"), N_("買い物と飲み物は有料"), N_("昼ごはんが出ます")),
        # Booking.
        *(N_("不要"), N_("必要"), N_("要予約"), N_("申込不要"), N_("申込が必要"), N_("当日、直接会場へ")),
        *(N_("電話"), N_("メール"), N_("FAX"), N_("窓口"), N_("はがき"), N_("往復はがき"), N_("LINE")),
        *(N_("ウェブサイト"), N_("申込フォーム"), N_("電話で予約"), N_("先着順"), N_("先着"), N_("抽選")),
        *(N_("あいていれば当日も可"), N_("当日可")),
        # For whom.
        *(N_("どなたでも"), N_("区外の人も"), N_("区外の人もどうぞ"), N_("区内の人"), N_("子どもだけでも来られます")),
        *(N_("大人"), N_("子ども"), N_("家族"), N_("親子"), N_("保護者"), N_("赤ちゃん"), N_("乳幼児")),
        *(N_("未就学児"), N_("小学生"), N_("中学生"), N_("高校生"), N_("大学生"), N_("学生"), N_("高齢者")),
        *(N_("一般"), N_("会員"), N_("女性"), N_("男性"), N_("外国人"), N_("障害のある人"), N_("妊婦")),
        # How many.
        *(N_("定員なし"), N_("1人"), N_("1組"), N_("1回"), N_("1家族")),
        # Languages.
        *(N_("日本語"), N_("やさしい日本語"), N_("英語"), N_("かんたんな英語"), N_("中国語"), N_("韓国語")),
        *(N_("ベトナム語"), N_("ネパール語"), N_("ポルトガル語"), N_("スペイン語"), N_("フィリピン語")),
        *(N_("インドネシア語"), N_("タイ語"), N_("ミャンマー語"), N_("ウクライナ語"), N_("手話")),
        # What to bring.
        *(N_("何もいりません"), N_("水筒"), N_("弁当"), N_("タオル"), N_("軍手"), N_("帽子"), N_("着替え")),
        *(N_("動きやすい服"), N_("汚れてもよい服"), N_("歩きやすい靴"), N_("上ばき"), N_("雨具")),
        *(N_("筆記用具"), N_("エプロン"), N_("マスク"), N_("はさみ"), N_("買い物の袋"), N_("母子健康手帳")),
        # Weather.
        *(N_("小雨決行"), N_("雨天決行"), N_("雨天中止"), N_("雨天延期"), N_("荒天中止")),
        N_("見本"),
    }
)  # fmt: skip

#: Spelling → the word above that it is.
SAME_AS: dict[str, str] = {
    **dict.fromkeys(("0円", "参加無料", "参加費無料", "無料です", "タダ"), "無料"),
    **dict.fromkeys(("申込み不要", "申し込み不要", "予約不要", "事前申込不要"), "申込不要"),
    **dict.fromkeys(("いりません", "いらない", "なし", "無し"), "不要"),
    **dict.fromkeys(("いります", "要", "要申込"), "必要"),
    **dict.fromkeys(("要事前予約", "予約制", "要予約です"), "要予約"),
    **dict.fromkeys(
        ("当日直接会場へ", "直接会場へ", "当日、直接お越しください"), "当日、直接会場へ"
    ),
    **dict.fromkeys(("電子メール", "Eメール", "E-mail"), "メール"),
    **dict.fromkeys(("ファックス", "ファクス", "fax", "Fax"), "FAX"),
    **dict.fromkeys(("ホームページ", "ウェブ", "インターネット", "Web"), "ウェブサイト"),
    **dict.fromkeys(("フォーム", "申し込みフォーム", "Googleフォーム"), "申込フォーム"),
    **dict.fromkeys(("だれでも", "誰でも", "全ての人", "どなたでもどうぞ"), "どなたでも"),
    **dict.fromkeys(("区外の方も", "区外の人も可", "区外の方もどうぞ"), "区外の人も"),
    **dict.fromkeys(("子供", "こども", "小人"), "子ども"),
    **dict.fromkeys(("おとな", "大人の方"), "大人"),
    **dict.fromkeys(("シニア", "お年寄り"), "高齢者"),
    **dict.fromkeys(("幼児", "未就学の子ども"), "未就学児"),
    **dict.fromkeys(("かんたんな日本語", "簡単な日本語"), "やさしい日本語"),
    **dict.fromkeys(("簡単な英語", "少しの英語"), "かんたんな英語"),
    **dict.fromkeys(("韓国・朝鮮語", "朝鮮語", "ハングル"), "韓国語"),
    **dict.fromkeys(("タガログ語", "フィリピノ語"), "フィリピン語"),
    **dict.fromkeys(("中国語(簡体字)", "中国語(繁体字)", "北京語"), "中国語"),
    **dict.fromkeys(("何もなし", "特になし", "何も要りません"), "何もいりません"),
    **dict.fromkeys(("飲みもの", "ドリンク"), "飲み物"),
    **dict.fromkeys(("スリッパ", "上履き", "室内ばき", "室内履き"), "上ばき"),
    **dict.fromkeys(("汚れてもいい服", "汚れてもいい服装", "汚れてもよい服装"), "汚れてもよい服"),
    **dict.fromkeys(("動きやすい服装",), "動きやすい服"),
    **dict.fromkeys(("買い物袋", "エコバッグ", "マイバッグ"), "買い物の袋"),
    **dict.fromkeys(("雨天順延", "雨天時は延期"), "雨天延期"),
    **dict.fromkeys(("雨天時は中止", "雨のときは中止"), "雨天中止"),
}

_NUMBER = r"(?P<n>\d{1,3}(?:,?\d{3})*)"
_SCHOOL = "小学生|中学生|高校生|大学生"
_COST = r"\d[\d,]*円\S*|無料|有料"
_PEOPLE = "(?:の(?:人|方|子ども|子))?"

#: (what is written, the message, which of its pieces are phrases themselves), the exact ones first.
PATTERNS: tuple[tuple[re.Pattern[str], str, frozenset[str]], ...] = tuple(
    (re.compile(written), message, frozenset(deeper))
    for written, message, deeper in (
        (rf"{_NUMBER}円", N_("%(n)s円"), ()),
        (rf"{_NUMBER}円(?:から|~|〜|以上)", N_("%(n)s円から"), ()),
        (rf"約?{_NUMBER}円(?:程度|くらい|ほど)", N_("約%(n)s円"), ()),
        (rf"{_NUMBER}円?(?:から|~|〜|-)(?P<m>\d[\d,]*)円", N_("%(n)s円から%(m)s円"), ()),
        (rf"{_NUMBER}[人名]", N_("%(n)s人"), ()),
        (rf"{_NUMBER}組", N_("%(n)s組"), ()),
        (rf"{_NUMBER}食", N_("%(n)s食"), ()),
        (rf"先着(?:順)?{_NUMBER}[人名]", N_("先着%(n)s人"), ()),
        (rf"先着(?:順)?{_NUMBER}組", N_("先着%(n)s組"), ()),
        (rf"抽選で?{_NUMBER}[人名]", N_("抽選で%(n)s人"), ()),
        (rf"(?:各回?|それぞれ){_NUMBER}[人名]", N_("それぞれ%(n)s人"), ()),
        (rf"(?:各回?|それぞれ){_NUMBER}組", N_("それぞれ%(n)s組"), ()),
        (rf"(?:満)?{_NUMBER}[歳才]以上{_PEOPLE}", N_("%(n)s歳以上"), ()),
        (rf"(?:満)?{_NUMBER}[歳才](?:以下|まで){_PEOPLE}", N_("%(n)s歳まで"), ()),
        (rf"(?:満)?{_NUMBER}[歳才]未満{_PEOPLE}", N_("%(n)s歳未満"), ()),
        (rf"{_NUMBER}[歳才](?:から|~|〜)(?P<m>\d+)[歳才](?:まで)?{_PEOPLE}", N_("%(n)s歳から%(m)s歳まで"), ()),
        (rf"(?P<school>{_SCHOOL})以上{_PEOPLE}", N_("%(school)s以上"), ("school",)),
        (rf"(?P<school>{_SCHOOL})以下{_PEOPLE}", N_("%(school)s以下"), ("school",)),
        (rf"平日の{_NUMBER}時から(?P<m>\d+)時(?:まで)?", N_("平日の%(n)s時から%(m)s時まで"), ()),
        (r"あれば、?(?P<what>.+)", N_("あれば、%(what)s"), ("what",)),
        (rf"(?P<what>\S[^円]*?)(?:\s+|は\s*|:\s*)(?P<cost>{_COST})", N_("%(what)s %(cost)s"), ("what", "cost")),
    )
)  # fmt: skip
