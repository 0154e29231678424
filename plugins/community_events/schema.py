"""The one table of keys: what an entry of each kind may say, under which names, and what it holds.

To add a field: a row here, an attribute in ``model.records``, then the renderers that want it;
docs/entry-format.md is generated from this table. Keys are matched after NFKC and case folding.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from community_events.frontmatter import fold_key
from community_events.messages import N_
from community_events.model.records import Kind

TITLE_LIMIT = 80
LINE_LIMIT = 200
BLOCK_LIMIT = 2_000
BODY_LIMIT = 20_000


class Holds(StrEnum):
    """What a key's value is; ``decode`` has one function for each."""

    TITLE = "題名（80字まで）"
    LINE = "1行の文（200字まで）"
    LINES = "1行の文、または一覧"
    BLOCK = "文（2,000字まで）"
    KANA = "ひらがな・カタカナ"
    FLAG = "はい・いいえ"
    DATE = "日付（年から）"
    MOMENT = "日付（年から）、時刻もよい"
    MOMENTS = "日付、または一覧"
    WHEN = "日時の文、または一覧"
    PERIOD = "○年○月○日〜○年○月○日"
    EXCLUDED = "日付・期間・祝日・休みの名前"
    HOLIDAYS = "行う・休み"
    HOURS = "開いている日と時間"
    CHANGES = "1行に1つの変更"
    STATUS = "状態（理由）"
    BOOKING = "申込の状態、または日付ごとの一覧"
    REF = "登録された名前かファイル名"
    REFS = "登録された名前かファイル名、または一覧"
    NAMED = "名前、または一覧"
    EXHIBITORS = "名前、または日付ごとの一覧"
    TERMS = "決まったことば、または一覧"
    ACCESS = "項目ごとに はい・いいえ（補足）"
    CHOICE = "決まったことばのどれか"
    CONTACT = "電話・FAX・メール・ウェブ"
    LEVEL = "1〜4"
    POSITION = "緯度, 経度"
    DISTANCE = "距離（800 m・1.5 km）"
    WORDS = "ことば、または一覧"
    SLOTS = "紙の大きさと枠の数（と1枠の部数）"
    URL = "https:// から始まる住所"
    FORMER = "フォルダからの場所、または一覧"
    UID = "半角英数字と - _ . @"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key: ``name`` is also the attribute of the record."""

    name: str
    aliases: tuple[str, ...] = ()
    holds: Holds
    help: str
    example: str = ""
    required: bool = False
    target: Kind | None = None
    choices: tuple[tuple[str, str], ...] = ()
    terms: str = ""

    @property
    def label(self) -> str:
        """The name under which contributors meet the key first."""
        return self.aliases[0] if self.aliases else self.name


def keys_by_name(kind: Kind) -> dict[str, Key]:
    """Return every accepted spelling of every key of ``kind``, folded."""
    return {fold_key(name): key for key in KEYS[kind] for name in (key.name, *key.aliases)}


def _key(
    name: str, aliases: str, holds: Holds, text: str, example: str = "", **more: object
) -> Key:
    names = tuple(aliases.split("・")) if aliases else ()
    return Key(name=name, aliases=names, holds=holds, help=text, example=example, **more)  # type: ignore[arg-type]


def _required(key: Key) -> Key:
    return replace(key, required=True)


# Tables: one row a line.
# fmt: off
# The 19th item of the national accessibility model is remarks (備考): nobody asks whether there are any.
REMARKS = "remark"
SELECTION = (("first-come", N_("先着")), ("lottery", N_("抽選")))
BOOKING_STATES = (
    ("before", N_("受付前")), ("open", N_("受付中")), ("few-left", N_("残りわずか")), ("full", N_("満員")),
    ("waiting-list", N_("キャンセル待ち")), ("closed", N_("受付終了")),
)
OFFERS = (
    ("help", N_("手伝う")), ("exhibit", N_("出店する")), ("plan", N_("企画する")),
    ("together", N_("いっしょに始めたい")), ("lend", N_("貸す/借りる")), ("donate", N_("寄付する")),
)
RINGS = (("district", "学区"), ("office", "支所・本所管内"), ("ward", "区"), ("city", "市"))
YES_NO_FLYER = (
    ("yes", "作る"), ("no", "作らない"),
    ("furigana", "ふりがなつき"), ("easy", "やさしい日本語つき"), ("en", "英語つき"),
)  # fmt: skip

TITLE = _key("title", "タイトル", Holds.TITLE, "何があるかが、これだけで分かる名前。", "認知症カフェ", required=True)
NAME = replace(TITLE, aliases=("名前", "タイトル"), help="正式な名前。", example="見本図書館")
KANA = _key("kana", "よみ・ふりがな・よみがな", Holds.KANA, "名前の読み方。読み上げとやさしい日本語に使います。ことばの切れ目にスペースを入れると、ローマ字の読み方（Mihon Toshokan）が読みやすくなります。", "みほんとしょかん")
SUMMARY = _key("summary", "概要", Holds.LINE, "一覧に出る1行の説明。", "司書のおすすめ本とコーヒーの小さなカフェ")
EASY = _key("easy", "やさしい日本語", Holds.BLOCK, "短い文で書いた説明。漢字には読み方をつけます。", "本（ほん）を 読（よ）むことが できます。")
AREA = _key("area", "学区・校区・地区・地域", Holds.REFS, "どの学区のことか。書かなければ会場の学区です。", "桂坂", target=Kind.AREA)
CONTACT = _key("contact", "問い合わせ・問合せ・問合わせ・お問い合わせ・連絡先", Holds.CONTACT, "公開してよい連絡先だけを書きます。", "電話: 075-000-0000")
CATEGORY = _key("category", "カテゴリー・カテゴリ・種類・分野", Holds.TERMS, "vocabulary/categories.csv のことば。", "マルシェ", terms="categories")
EASE = _key("ease", "気軽さ", Holds.TERMS, "vocabulary/ease.csv のことば。", "ひとりで来てよい", terms="ease")
ACCESS = _key("access", "バリアフリー", Holds.ACCESS, "項目ごとに「はい」「いいえ」。書かない項目は「情報なし」と出ます。", "車いす対応トイレ: はい（1階）", terms="access")
LANGUAGES = _key("languages", "使えることば・ことば", Holds.LINES, "話せることば。", "日本語、英語")
LEVEL = _key("japanese_level", "日本語のめやす", Holds.LEVEL, "1 日本語ができなくてもよい 〜 4 ふつうの日本語。", "1")
VENUE = _key("venue", "会場・場所・ところ・集合場所", Holds.REFS, "会場の名前か、venues/ のファイル名。", "mihon-lobby", target=Kind.VENUE)
GETTING_THERE = _key("getting_there", "行き方", Holds.BLOCK, "駅やバス停からの道。", "阪急「上桂」駅から歩いて10分")
PARKING = _key("parking", "駐車場・駐輪場", Holds.LINE, "車や自転車をとめる所。", "駐輪場あり")
ADDRESS = _key("address", "住所・所在地", Holds.LINE, "住所。", "京都市見本区○○町1-2")
POSITION = _key("position", "位置・緯度経度", Holds.POSITION, "地図の位置。", "34.9800, 135.6900")
HOURS = _key("hours", "開館・開店・開いている時間", Holds.HOURS, "開いている日と時間。日時と同じ書き方です。", "毎月第4日曜 10:00〜16:00")
HOURS_NOTE = _key("hours_note", "開館の注意・休業日・定休日", Holds.LINE, "休みの日などの補足。", "祝日は休み")
AUDIENCE = _key("audience", "対象", Holds.LINES, "だれのためのものか。", "小学生と保護者")
FEE = _key("fee", "料金・参加費・費用・入場料・会費・受講料", Holds.LINES, "料金。いくつかあれば一覧で。", "無料")
ELIGIBILITY = _key("eligibility", "参加できる人", Holds.LINE, "住所や年れいなどの条件。", "どなたでも（区外の人も）")
DEADLINE = _key("deadline", "申込締切・締切・締め切り・申込期限", Holds.MOMENT, "いつまでに申し込むか。", "2026年12月10日 17:00")
PICTURE = (
    _key("image", "画像・写真", Holds.LINE, "images/ のファイル名。JPEG・PNG・WebP、5 MB まで。", "lobby.jpg"),
    _key("alt", "画像の説明・写真の説明", Holds.LINE, "写真に何が写っているか。見えない人が聞きます。", "ロビーに並ぶ焼き菓子"),
    _key("image_credit", "画像の出典・写真の出典", Holds.LINE, "だれの写真か。写真の下に出ます。", "見本区役所"),
    _key("photo_consent", "写真の承諾・画像の承諾", Holds.LINE, "写っている人の承諾。サイトには出ません。", "人は写っていません"),
)

def _meta(folder: str) -> tuple[Key, ...]:
    """Return the keys that every kind has; ``folder``: where its entries lie."""
    return (
        _key("confirmed", "確認", Holds.DATE, "主催者が内容を確かめた日。", "2026年11月3日"),
        _key("updated", "更新日", Holds.DATE, "内容を変えた日。", "2026年11月3日"),
        _key("aliases", "以前の場所", Holds.FORMER, "ファイルを動かす前の場所。", f"{folder}/old-name"),
        _key("sample", "見本", Holds.FLAG, "見本なら「はい」。ページに【見本】とつきます。", "はい"),
        _key("draft", "下書き", Holds.FLAG, "「はい」の間はサイトに出ません。", "はい"),
        _key("review", "要確認", Holds.FLAG, "まだ確かめることがあれば「はい」。", "はい"),
    )


EVENT_KEYS = (
    replace(TITLE, aliases=("タイトル", "イベント名")), KANA, SUMMARY, EASY,
    _key("when", "日時・とき・日程・開催日・開催日時", Holds.WHEN, "いつ行うか。年から書きます。くり返しは「期間」といっしょに。", "2026年12月5日（土） 10:00〜12:00"),
    _key("period", "期間", Holds.PERIOD, "くり返しの始まりと終わり。", "2026年12月1日〜2027年3月31日"),
    _key("except", "除く・休み・お休み", Holds.EXCLUDED, "行わない日。", "祝日、年末年始"),
    _key("holidays", "祝日", Holds.HOLIDAYS, "祝日に当たる日をどうするか。", "休み"),
    VENUE,
    _key("online", "オンライン", Holds.LINE, "オンラインで参加する方法か住所。", "https://example.jp/meeting"),
    GETTING_THERE, PARKING,
    _key("organizer", "主催・主催者", Holds.LINE, "フォルダの団体と違う名前で出すときだけ。", "見本区役所 地域力推進室"),
    _key("co_organizers", "共催", Holds.NAMED, "いっしょに行う団体。", "見本区社会福祉協議会", target=Kind.ORGANIZER),
    _key("supporters", "後援・協賛・協力", Holds.NAMED, "後援・協賛・協力の団体。", "京都市", target=Kind.ORGANIZER),
    _key("exhibitors", "出店・出展", Holds.EXHIBITORS, "出店する団体。日付ごとにも書けます。", "2026年12月1日: 見本作業所A、見本作業所B", target=Kind.ORGANIZER),
    _key("speakers", "講師・出演", Holds.NAMED, "講師や出演者。", "見本 講師", target=Kind.ORGANIZER),
    _key("program", "プログラム・式次第", Holds.LINES, "プログラム。1行に1つ。", "18:00 開会"),
    _key("status", "状態", Holds.STATUS, "全体の状態。ふだんは書きません。", "中止（台風のため）"),
    _key("changes", "変更", Holds.CHANGES, "1日だけの中止や変更。1行に1つ、理由も。", "2026年12月8日: 中止（館内設備の点検のため）"),
    _key("reception", "受付・開場・集合", Holds.LINE, "受付や集合の時刻。", "9:30 から"),
    _key("weather", "雨天", Holds.LINE, "雨のときどうするか。", "小雨決行"),
    _key("decision", "判断", Holds.LINE, "行うかどうかを、いつどこで知らせるか。", "当日の朝7時にこのページで"),
    _key("rain_date", "予備日", Holds.MOMENTS, "延期するときの日。", "2026年12月6日（日） 10:00〜12:00"),
    FEE,
    _key("capacity", "定員", Holds.LINE, "定員。", "20人"),
    _key("selection", "選び方", Holds.CHOICE, "申込が多いときの選び方。", "抽選", choices=SELECTION),
    _key("apply", "申込・申し込み・申込み・予約", Holds.LINE, "申込がいるか。", "不要"),
    _key("apply_how", "申込方法", Holds.LINES, "申込の方法。", "電話"),
    _key("apply_from", "申込開始", Holds.MOMENT, "いつから申し込めるか。", "2026年12月1日 9:00"),
    DEADLINE,
    _key("booking", "申込の状態", Holds.BOOKING, "受付前・受付中・残りわずか・満員・キャンセル待ち・受付終了。", "満員", choices=BOOKING_STATES),
    AUDIENCE, ELIGIBILITY, EASE,
    _key("bring", "持ち物", Holds.LINES, "持ってくる物。", "飲み物"),
    CONTACT, CATEGORY, AREA,
    _key("racks", "チラシを置く店・ラック", Holds.REFS, "チラシを置いてほしい店。", "見本カフェ1", target=Kind.RACK),
    _key("series", "シリーズ", Holds.REF, "まとまりの名前。", "danboru", target=Kind.SERIES),
    ACCESS, LANGUAGES, LEVEL,
    *PICTURE,
    _key("short_title", "短いタイトル", Holds.TITLE, "小さな紙に入れる短い名前。", "POP UP!見本"),
    _key("print_text", "チラシの文", Holds.BLOCK, "チラシにだけ使う文。", "コーヒーの香りのするロビーへどうぞ。"),
    _key("flyer", "チラシ", Holds.CHOICE, "チラシを作るか。A4とA5には、ふりがな、やさしい日本語か英語の囲みのどれかをつけられます。", "作る", choices=YES_NO_FLYER),
    _key("press", "取材", Holds.LINE, "取材について。", "歓迎します"),
    _key("uid", "", Holds.UID, "カレンダーの番号。ふだんは書きません。", "mihon-market@example.jp"),
    *_meta("events/ward-office"),
)

KEYS: dict[Kind, tuple[Key, ...]] = {
    Kind.EVENT: EVENT_KEYS,
    Kind.OPPORTUNITY: (
        TITLE, KANA, SUMMARY, EASY,
        _key("offer", "出番・出番の種類", Holds.CHOICE, "どんな出番か。", "手伝う", choices=OFFERS, required=True),
        replace(DEADLINE, aliases=("締切", "申込締切", "締め切り", "申込期限"), help="いつまで募るか。"),
        _key("time_needed", "かかる時間", Holds.LINE, "どのくらいの時間か。", "2時間ほど"),
        _key("once", "1回だけでもよい", Holds.FLAG, "1回だけの参加でもよいか。", "はい"),
        ELIGIBILITY,
        _key("first_step", "はじめの一歩", Holds.LINE, "まず何をすればよいか。", "電話で「見学したい」と伝える"),
        _key("when", "日時・とき", Holds.LINE, "いつごろか（決まっていなければ「相談」）。", "月に1回、土曜の午前"),
        replace(FEE, aliases=("料金", "費用", "参加費")), VENUE,
        _key("event", "イベント", Holds.REF, "どのイベントの出番か。", "mihon-market", target=Kind.EVENT),
        AREA, EASE, LANGUAGES, LEVEL, CONTACT, *PICTURE, *_meta("opportunities/ward-office"),
    ),
    Kind.ORGANIZER: (replace(NAME, aliases=("名前", "団体名", "タイトル")), _required(KANA), SUMMARY, EASY, CATEGORY, AREA, CONTACT, *PICTURE, *_meta("organizers")),
    Kind.VENUE: (
        replace(NAME, aliases=("名前", "会場名", "タイトル")), _required(KANA), SUMMARY, EASY, ADDRESS, POSITION, AREA,
        _key("outside", "区外", Holds.FLAG, "区の外にあるか。", "いいえ"),
        HOURS, HOURS_NOTE, GETTING_THERE, PARKING,
        _key("shared", "同時利用", Holds.FLAG, "同じ時間にいくつもの催しがあってよいか。", "はい"),
        _key("drop_in", "居場所", Holds.FLAG, "開いている間、ふらっと寄ってよいか。", "はい"),
        FEE, EASE, AUDIENCE, ACCESS, LANGUAGES, CONTACT, *PICTURE, *_meta("venues"),
    ),
    Kind.RACK: (
        replace(NAME, aliases=("名前", "店名", "タイトル"), example="見本カフェ1"), _required(KANA), SUMMARY, EASY, ADDRESS, POSITION, AREA,
        replace(HOURS, aliases=("開店", "営業時間", "開いている時間")), replace(HOURS_NOTE, aliases=("定休日", "休業日")),
        _key("good_points", "ええとこ", Holds.LINES, "店のええとこ。", "朝7時半から開いています"),
        _key("shows_areas", "のせる学区", Holds.REFS, "この学区の催しのチラシを置きます。", "桂、桂徳", target=Kind.AREA),
        _key("shows_radius", "のせる範囲・のせるきょり", Holds.DISTANCE, "店から何 km までの催しのチラシを置くか。「位置」がいります。", "1.5 km"),
        _key("shows_categories", "のせる種類", Holds.TERMS, "この種類の催しのチラシを置きます。", "マルシェ", terms="categories"),
        _key("shows_audiences", "のせる対象", Holds.WORDS, "この人たちに向けた催しのチラシを置きます。", "子ども、シニア"),
        _key("pinned", "いつも置くチラシ", Holds.REFS, "かならず置く催し。", "mihon-market", target=Kind.EVENT),
        _key("refused", "置かないチラシ", Holds.REFS, "置かない催し。", "night-roundtable", target=Kind.EVENT),
        _key("slots", "ポケット", Holds.SLOTS, "ラックに入る紙の大きさと枠の数。1枠に入れる部数も書けます。", "A5 4枠 各20部、A4 1枠"),
        _key("visited", "最後に行った日", Holds.DATE, "ラックを見に行った日。", "2026年11月10日"),
        ACCESS, CONTACT, *PICTURE, *_meta("racks"),
    ),
    Kind.AREA: (
        replace(NAME, example="桂坂"), _required(KANA), SUMMARY, EASY,
        _key("ring", "区分", Holds.CHOICE, "学区・支所・本所管内・区・市。", "学区", choices=RINGS, required=True),
        _key("parent", "入っている所", Holds.REF, "1つ外側の区分。", "洛西支所管内", target=Kind.AREA),
        _key("neighbours", "となり", Holds.REFS, "となりの学区。", "大枝、新林", target=Kind.AREA),
        _key("features", "特色", Holds.LINES, "学区の特色。", "緑の多い住宅地"),
        _key("yearly", "年間行事", Holds.LINES, "毎年の行事。", "8月 夏まつり"),
        _key("groups", "活動団体", Holds.LINES, "活動している団体。", "見本 自治連合会"),
        CONTACT, *PICTURE, *_meta("areas"),
    ),
    Kind.SERIES: (NAME, KANA, SUMMARY, EASY, _key("organizer", "主催・主催者", Holds.REFS, "まとめている団体。", "ward-office", target=Kind.ORGANIZER), CONTACT, *PICTURE, *_meta("series")),
    Kind.PAGE: (TITLE, KANA, SUMMARY, EASY, *PICTURE, *_meta("pages")),
    Kind.NEWS: (TITLE, KANA, SUMMARY, EASY, _key("day", "日付", Holds.DATE, "お知らせの日。", "2026年11月21日", required=True), *PICTURE, *_meta("news")),
}


# fmt: on
@dataclass(frozen=True, slots=True, kw_only=True)
class KindPlace:
    """Where the entries of a kind lie (``paths`` knows how deep), and what people call one."""

    kind: Kind
    folder: str
    name: str


PLACES: tuple[KindPlace, ...] = (
    KindPlace(kind=Kind.EVENT, folder="events", name="催し"),
    KindPlace(kind=Kind.OPPORTUNITY, folder="opportunities", name="出番"),
    KindPlace(kind=Kind.ORGANIZER, folder="organizers", name="団体"),
    KindPlace(kind=Kind.VENUE, folder="venues", name="会場"),
    KindPlace(kind=Kind.RACK, folder="racks", name="ラックのある店"),
    KindPlace(kind=Kind.AREA, folder="areas", name="学区"),
    KindPlace(kind=Kind.SERIES, folder="series", name="シリーズ"),
    KindPlace(kind=Kind.PAGE, folder="pages", name="ページ"),
    KindPlace(kind=Kind.NEWS, folder="news", name="お知らせ"),
)
