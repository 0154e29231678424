"""The words of Japanese date texts, as tables: what the tokens are made from.

The rule this module keeps: a word has one kind; the longest word wins; to teach the language a
new way of saying something known, add a row here and nothing else.
"""

from __future__ import annotations

from community_events.when.kinds import Kind

ERAS: dict[str, tuple[str, int, tuple[int, int, int], tuple[int, int, int]]] = {
    "令和": ("令和", 2018, (2019, 5, 1), (2117, 12, 31)),
    "平成": ("平成", 1988, (1989, 1, 8), (2019, 4, 30)),
    "昭和": ("昭和", 1925, (1926, 12, 25), (1989, 1, 7)),
    "大正": ("大正", 1911, (1912, 7, 30), (1926, 12, 24)),
    "明治": ("明治", 1867, (1868, 1, 25), (1912, 7, 29)),
}
"""Era → name, western year before its first year, first day, last day."""

ERA_LETTERS = {
    "r": "令和",
    "h": "平成",
    "s": "昭和",
    "t": "大正",
    "m": "明治",
    "令": "令和",
    "平": "平成",
    "昭": "昭和",
    "大": "大正",
    "明": "明治",
}

WEEKDAYS = "月火水木金土日"

FIXED_DATES: dict[str, tuple[int, int]] = {
    "元日": (1, 1),
    "元旦": (1, 1),
    "大晦日": (12, 31),
    "大みそか": (12, 31),
    "建国記念の日": (2, 11),
    "建国記念日": (2, 11),
    "天皇誕生日": (2, 23),
    "昭和の日": (4, 29),
    "憲法記念日": (5, 3),
    "みどりの日": (5, 4),
    "こどもの日": (5, 5),
    "子どもの日": (5, 5),
    "山の日": (8, 11),
    "文化の日": (11, 3),
    "勤労感謝の日": (11, 23),
}
"""Names of days that are the same date every year."""

MONDAY_HOLIDAYS: dict[str, tuple[int, int]] = {
    "成人の日": (1, 2),
    "海の日": (7, 3),
    "敬老の日": (9, 3),
    "スポーツの日": (10, 2),
}
"""Public holidays on a Monday: name → (month, which Monday)."""

EQUINOXES = {"春分の日": 3, "秋分の日": 9}

DEFAULT_CLOSURE = "年末年始"
KNOWN_CLOSURES = (
    DEFAULT_CLOSURE,
    "お盆",
    "盆休み",
    "お盆休み",
    "夏休み",
    "夏季休業",
    "冬休み",
    "春休み",
    "ゴールデンウィーク",
    "GW",
    "休館日",
    "休業日",
    "休室日",
    "休校日",
    "学校休業日",
    "長期休暇",
    "三が日",
)
"""Names of sets of dates that people write; what they hold, vocabulary/closures says."""

_EN_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EN_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_KANA_DAYS = ("げつ", "か", "すい", "もく", "きん", "ど", "にち")


_WORDS: dict[Kind, str] = {
    Kind.SESSION: (
        "午前の部 午後の部 昼の部 夜の部 朝の部 夕方の部 夕の部 前半の部 後半の部 "
        "昼公演 夜公演 マチネ ソワレ"
    ),
    Kind.YEAR: "年 ねん",
    Kind.WESTERN: "西暦 せいれき",
    Kind.HEADER: (
        "日時 とき 開催日 開催日時 開催期間 開催時間 期日 実施日 実施日時 日程 期間 開始時間 "
        "時刻 開催日程 日にち 日付 にちじ いつ when"
    ),
    Kind.LISTED: "開館日 開室日 営業日 活動日 開所日 開店日 開園日 オープン日",
    Kind.OTHERS: "他 ほか 等 など",
    Kind.MARK: "■ □ ● ◆ ◇ ★ ☆ ▼ ▽ ▶ ► ◎ ◉ ▪ ⬛",
    Kind.YOBI: "曜日 曜 ようび よう日",
    Kind.FIRST_YEAR: "元年 がんねん",
    Kind.FISCAL: "年度",
    Kind.NEXT_YEAR: "翌年 よく年",
    Kind.NEXT_DAY: "翌日 翌朝 翌",
    Kind.HOUR: "時 じ h時",
    Kind.MINUTE: "分 ふん ぷん",
    Kind.SECOND: "秒",
    Kind.HOURS: "時間 じかん",
    Kind.MINUTES: "分間",
    Kind.HALF: "半 はん",
    Kind.NOON: "noon 正午 しょうご お昼の12時 昼の12時 昼12時 お昼12時",
    Kind.APPROX: "頃 ごろ ころ 約 およそ 前後 くらい ぐらい だいたい 程度",
    Kind.STARTS: (
        "開演 開始 開会 スタート start 点火 出発 上映 キックオフ 集合後開始 開講 出航 "
        "試合開始 はじまり 始まり 始め 打上げ 打ち上げ 着火 開式 開宴 発車 出棺 乾杯 開幕 "
        "上演"
    ),
    Kind.ENDS: (
        "終演 終了 閉会 解散 終わり おわり 閉場 終了予定 閉演 閉式 終宴 "
        "終演予定 閉会予定 解散予定 閉演予定 終了時刻 終了時間"
    ),
    Kind.RECEPTION: (
        "受付開始 開場 集合 受付 受け付け 受付時間 開門 集合時間 集合時刻 最終入場 最終受付 "
        "入場 ラストオーダー LO 最終入館 受付終了 開場時間 入場開始 うけつけ 整理券配布 "
        "整理券配付 整理券配布開始 準備 片付け 入館 入室 入園 open 受付終了時間"
    ),
    Kind.ALL_DAY: "終日 全日 一日中 まる一日",
    Kind.OPENING: "開館時間中 開館時間内 営業時間中 営業時間内 開館中 開店時間中",
    Kind.FROM: "から より 以降",
    Kind.TO: "まで 迄",
    Kind.AND: "and および 及び ならびに 並びに と &",
    Kind.NO: "の",
    Kind.WA: "は",
    Kind.NI: "に",
    Kind.MO: "も",
    Kind.GLUE: "at 所要時間 所要 で を が です ます ただし 但し なお ※ * また のみ だけ 中",
    Kind.STOP: "。 ;",
    Kind.EVERY_DAY: "毎日 まいにち 連日",
    Kind.EVERY_WEEK: "毎週 まいしゅう 各週",
    Kind.EVERY_MONTH: "毎月 まいつき 各月",
    Kind.EVERY_YEAR: "毎年 まいとし",
    Kind.OTHER_DAY: "隔日",
    Kind.OTHER_WEEK: "隔週",
    Kind.OTHER_MONTH: "隔月",
    Kind.EVERY: "毎",
    Kind.WEEK_UNIT: "週間",
    Kind.MONTH_UNIT: "か月 カ月 ヶ月 ケ月 ヵ月 箇月 か月間",
    Kind.DAY_UNIT: "日間",
    Kind.GOTO: "ごと 毎に ごとに",
    Kind.OKI: "おき 置き おきに",
    Kind.ONCE: "に1回 に1度 に一回 に一度",
    Kind.NTH: "第",
    Kind.LAST: "最終 最後の",
    Kind.MONTH_END: "末日 末",
    Kind.TSUKU: "のつく日 の付く日 がつく日",
    Kind.WEEKDAYS: "平日 へいじつ ウイークデー ウィークデー",
    Kind.HOLIDAY: "祝日 祝祭日 国民の祝日 祝 しゅくじつ",
    Kind.SUBSTITUTE: "振替休日 振休 休日 国民の休日 振替 休",
    Kind.WEEK: "週 週目",
    Kind.EACH: (
        "いずれも 各日とも 各日 各回とも 各回 それぞれ 両日とも 両日 とも 全て すべて ともに "
        "毎回 各曜日 全日程 共に どちらも 共通 各"
    ),
    Kind.EXCEPT: (
        "を除く 除く は除く 以外 以外の を除き を除いた を除いて を除きます のぞく をのぞく "
        "除き は除きます 除外 を除外"
    ),
    Kind.REST: (
        "休み お休み 休館 休業 定休 定休日 休室 休会 休止 休講 やすみ おやすみ 休みです "
        "お休みです 休みます お休みします 閉館 閉室 休演 休演日 休園 休店 なし 行いません "
        "開催しません ありません 開催なし 開催せず 休む"
    ),
    Kind.HELD: (
        "開催 実施 行う 行います 開催します 実施します 開館 営業 あり あります やる やります "
        "開催する 実施する する します 開室 開店 オープン 開放 稼働 通常通り 通常どおり "
        "開きます 開く 開園"
    ),
    Kind.INCLUDING: "含む を含む 含みます を含みます も含む 含め を含め も含みます",
    Kind.TOTAL: "全 計 合計",
    Kind.TIMES: "回 回シリーズ 回講座 回連続 回開催 回公演 回上映 回上演 回実施 回入替制 回制 回連続講座",
    Kind.FIRST_TIME: "初回 第1回目 開始日",
    Kind.NEXT_TIME: "次回",
    Kind.FIRST_DAY: "初日",
    Kind.LAST_DAY: "最終日 千秋楽",
    Kind.CASE: (
        "の場合は の場合 にあたる場合は に当たる場合は と重なる場合は が祝日なら のときは "
        "の時は に当たるときは 場合は 場合 にあたるときは と重なるときは に重なる場合は なら"
    ),
    Kind.SHIFTED: (
        "翌平日 翌週 前日 前週 次の平日 前の平日 翌営業日 順次 振り替え 振替える 直前の平日 "
        "繰り上げ 繰り下げ"
    ),
    Kind.RAIN: "雨天 荒天 雨 悪天候 荒天時 雨天時 雨の 小雨 少雨 強風",
    Kind.RAIN_DATE: "順延 予備日",
    Kind.CHANGE: (
        "中止 変更 締切 締め切り 〆切 しめきり → ⇒ 延期 延期になりました ➡ -> => ⇨ 申込締切 "
        "申込期限 申込 キャンセル 必着 期限"
    ),
    Kind.VAGUE: (
        "上旬 中旬 下旬 年末 年始 未定 調整中 日程調整中 初旬 頃合い 年内 春頃 秋頃 夏頃 "
        "冬頃 月初 週末 後日 近日 決定次第 随時 半ば 前半 後半 お問い合わせください "
        "または 又は もしくは 若しくは あるいは or か"
    ),
    Kind.RELATIVE: (
        "明日 明後日 今日 本日 昨日 今週 来週 再来週 今月 来月 再来月 今年 来年 今月末 "
        "来月末 今年度 来年度 あす あさって きょう 次の 今度の 先週 先月 昨年 去年 今度 "
        "あした"
    ),
    Kind.MOVABLE: (
        "冬至 夏至 節分 春分 秋分 立春 立夏 立秋 立冬 彼岸 お彼岸 彼岸の入り 十五夜 "
        "中秋の名月 土用の丑の日 土用丑の日 満月 新月 十三夜 大寒 八十八夜 母の日 父の日 "
        "七夕 クリスマス"
    ),
    Kind.LUNAR: "旧暦 旧 陰暦 太陰暦",
    Kind.NEVER_RULE: "不定期 不定 不定休 ときどき 時々 月に数回",
    Kind.NOTE: (
        "小雨決行 予定 雨天決行 雨天中止 荒天中止 少雨決行 雨天時中止 雨天の場合は中止 "
        "雨天の場合中止 荒天の場合は中止 雨の場合は中止 雨天時は中止 荒天時は中止 荒天時中止 "
        "警報発令時は中止 警報発令時中止 雨中止 雨天実施 雨天開催 雨天でも開催 晴雨問わず "
        "雨天の場合は室内で開催 小雨実施 小雨開催 なくなり次第終了 無くなり次第終了 "
        "なくなり次第終わり なくなりしだい終了 売り切れ次第終了 売切れ次第終了 売切次第終了 "
        "売り切れ次第 なくなり次第 要予約 予約不要 申込不要 要申込 事前申込 事前申込制 "
        "予約制 当日受付 先着順 時間厳守 出入り自由 出入自由 入退場自由 途中参加可 "
        "途中入退場可 入場無料 参加無料 無料 参加自由 自由参加 雨天決行です 見学自由 "
        "荒天の場合中止 荒天中止です 雨天の場合は中止します 小雨の場合は決行 当日参加可 "
        "入場自由 終了時間は目安です お早めに 要事前予約 定員になり次第締切 途中退出可 "
        "時間内出入り自由 時間内出入自由 時間内自由 少雨実施 雨天時は室内 休憩あり 休憩含む "
        "休憩を含む 日時限定 限定 どなたでも 事前予約制 完全予約制 入れ替え制 入替制"
    ),
    Kind.RRULE: "rrule:",
}
"""Words that carry no value of their own, by kind."""

_VALUED: dict[Kind, dict[str, object]] = {
    Kind.WEEKDAY: {
        **{word: n for n, word in enumerate(WEEKDAYS) if word not in "月日"},
        **{word: n for n, word in enumerate(_EN_DAYS)},
        **{word[:3]: n for n, word in enumerate(_EN_DAYS)},
        **{word[:3] + ".": n for n, word in enumerate(_EN_DAYS)},
        "tues": 1,
        "thur": 3,
        "thurs": 3,
        **{
            word + tail: n
            for n, word in enumerate(_KANA_DAYS)
            for tail in ("ようび", "よう", "曜日", "曜")
        },
    },
    Kind.EN_MONTH: {
        **{word: n for n, word in enumerate(_EN_MONTHS, start=1)},
        **{word[:3]: n for n, word in enumerate(_EN_MONTHS, start=1)},
        **{word[:3] + ".": n for n, word in enumerate(_EN_MONTHS, start=1)},
        "sept": 9,
    },
    Kind.ERA: {name: name for name in ERAS},
    Kind.PART_OF_DAY: {
        "午前": "am",
        "ごぜん": "am",
        "am": "am",
        "a.m.": "am",
        "a.m": "am",
        "午後": "pm",
        "ごご": "pm",
        "pm": "pm",
        "p.m.": "pm",
        "p.m": "pm",
        "朝": "morning",
        "早朝": "morning",
        "あさ": "morning",
        "昼": "noon",
        "お昼": "noon",
        "ひる": "noon",
        "おひる": "noon",
        "夕方": "evening",
        "夕": "evening",
        "夕刻": "evening",
        "夜": "night",
        "よる": "night",
        "晩": "night",
        "深夜": "late",
        "未明": "late",
        "真夜中": "late",
        "夜中": "late",
    },
    Kind.PARITY: {"奇数月": 1, "偶数月": 0},
    Kind.DATE_NAME: dict(FIXED_DATES),
    Kind.HOLIDAY_NAME: {**MONDAY_HOLIDAYS, **EQUINOXES},
    Kind.COLON: {":": ":"},
    Kind.SLASH: {"/": "/"},
    Kind.DOT: {".": "."},
    Kind.HYPHEN: {"-": "-"},
    Kind.PLUS: {"+": "+"},
    Kind.RANGE: {"~": "~", "~~": "~"},
    Kind.COMMA: {",": ",", "|": "|"},
    Kind.MIDDLE: {"・": "・"},
    Kind.MONTH: {"月": "月", "がつ": "月"},
    Kind.DAY: {"日": "日", "にち": "日"},
    Kind.OPEN: {char: char for char in "([{「『【〔〈《<"},
    Kind.CLOSE: {char: char for char in ")]}」』】〕〉》>"},
    Kind.FIRST_YEAR: {"元": "元"},
}


def word_table() -> dict[str, tuple[Kind, object]]:
    """Return word → (kind, value), words as they are written in this file."""
    table: dict[str, tuple[Kind, object]] = {}
    for kind, words in _WORDS.items():
        table.update({word: (kind, word) for word in words.split(" ")})
    for kind, values in _VALUED.items():
        table.update({word: (kind, value) for word, value in values.items()})
    for name in KNOWN_CLOSURES:
        table[name] = (Kind.CLOSURE, name)
    return table
