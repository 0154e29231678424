"""Values, bodies, characters and names that a careless person, a broken program or an enemy writes."""

from __future__ import annotations

# fmt: off
DATES = (
    "2026年12月5日（土） 10:00〜12:00", "2026年12月5日", "2026年12月5日 18:30",
    "2026年12月5日〜2027年1月5日", "2024年2月29日 10:00〜12:00", "0001年1月1日",
    "1年1月1日 0:00〜24:00", "9999年12月31日 23:00〜25:00", "9999年12月31日",
    "9999-12-31 22:00/23:00", "1970年1月1日", "12月5日", "毎週火曜 10:00〜11:00", "毎月第5月曜",
    "隔週水曜 22:00〜26:00", "毎日", "毎月31日", "RRULE:FREQ=DAILY;COUNT=100000",
    "RRULE:FREQ=SECONDLY", "RRULE:FREQ=YEARLY;BYDAY=5MO", "25:99", "2026年12月8日: 中止（雨）",
    "2026年12月8日: 13:00〜16:00 に変更", "2026年12月8日: 会場を 見本会館 に変更",
    "2026年12月8日: 9999年12月31日に変更", "2026年12月5日: 延期", "すべて: 中止",
    "祝日、年末年始", "1900年1月1日〜9999年12月31日", "令和99年1月1日",
    "2026年12月5日 10:00〜12:00、13:00〜15:00", "午前の部: 2026年12月5日 10:00〜11:00",
    "2026-12-05T10:00+14:00",
)
VALUES = (
    *DATES, "", " ", "　", "はい", "いいえ", "0", "-1", "1", "４", "1e9", "無料", "不要", "満員",
    "中止（台風のため）", "日程調整中", "延期", "オンライン", "会場変更（雨）", "作らない",
    "抽選", "みほん", "見本  画像.jpg", "か\u3099.jpg", "①㌔Å№ﬁ", "<script>alert(1)</script>",
    "&lt;b&gt;", "]]>", "{{ 7*7 }}", "{% raw %}", "%s%d{0}", "../../../etc/passwd", "/etc/passwd",
    "https://example.jp/", "HTTPS://EXAMPLE.JP", "https://example.jp:99999/", "http://[::1]/",
    "https://a@b/", "javascript:alert(1)", "mailto:a@example.jp", "a@example.jp", "075-000-0000",
    "075-000-0000・0001（平日）", "電話: 075-000-0000", "34.98, 135.69", "90,180", "-90、-180",
    "1,1,1", "mihon@example.jp", "x" * 81, "あ" * 200, "あ" * 201, "字" * 9000, "、", "、、、",
    "a、、b", ",", "・", "（", "）（", "（）", "：", ": :", "- -", "[", "[]", "[a, b]", "[[a]]",
    "{}", "{a: b}", '"', '""', "'", "\"a\\\"b\"", "|", ">", "|-", "---", "...", "#", "# x", "&a",
    "*a", "!tag", "<<: *a", "null", "~", "@", "`", "\\", "\\n", "\t", "👨‍👩‍👧", "🇯🇵", "葛󠄀城",
    "ﾊﾝｶｸ", "ＡＢＣ", "桂", "桂坂", "西京区", "nishikyo-lobby", "ward-office",
    "ward-office/popup-nishikyo", "POP UP!西京", "mihon-cafe-1", "danboru", "マルシェ",
    "ひとりで来てよい", "車椅子可: はい（1階）", "車椅子可: たぶん", "events/ward-office/old",
    "events/a/b.md", "/", "a/b/c/d", "uid@example.org", "x.y-z_1",
)
BODIES = (
    "# 見出し\n\n- 一\n- 二\n\n1. 三", "> " * 6 + "引用", "[リンク](/policy/)",
    "[x](https://example.jp/\"y)", "[x]: /y\n\n[x]", "![絵](a.jpg)", "<b>太い", "<!-- x",
    "<![CDATA[", "&amp;&#0;&#x110000;", "| a | b |\n|---|---|\n| 1 |", "```\ncode", "***" * 100,
    "a\n\n    b\n\n\tc", "\n" * 200, "字" * 20_001, "*" * 700, "[" * 150 + "]" * 150,
    "[a](" * 100, "<" * 180, "_a_" * 300, "a  \n" * 300, "https://example.jp/<script>",
    "[^1]\n\n[^1]: 注", "!!! note\n    x", "term\n: def", "{: onclick=x }", "\\" * 100,
    "http://" * 100, "<a href='javascript:x'>y</a>", "<div\n" * 50,
)
CHARS = (
    "\0", "\x1b", "\x7f", "\x85", "\u2028", "\u200b", "\u202e", "\ufeff", "\ufffd", "\ue000",
    "\u0301" * 9, "\r", "\r\n", "\t", "\u3000", "\U000e0041", "👪", "𠮷", "\ud7a3", "ﷺ", "\ufe0f",
    "\uffff",
)
NAMES = (
    "events/ward-office/Big.md", "events/ward-office/日本.md", "events/x.md", "events/a/b/c.md",
    "events/no-such-office/x.md", "events/ward-office/index.md", "events/ward-office/con.md",
    "pages/areas.md", "pages/events.md", "pages/news.md", "pages/months.md", "pages/data.md",
    "pages/static.md", "pages/404.md", "pages/index.md", "pages/places.md", "pages/search.md",
    "areas/0.md", "venues/a.txt", "racks/x.MD", "organizers/ward-office.md", "series/x.md",
    "news/2026.md", "nowhere/x.md", "x.md", "vocabulary/x.csv", "vocabulary/ease.md",
    "images/x.md", "vocabulary/categories.csv", "opportunities/ward-office/" + "a" * 80 + ".md",
    "events/" + "b" * 60 + "/c.md", "areas/" + "a" * 81 + ".md",
)
# fmt: on
