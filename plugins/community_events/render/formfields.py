"""The fields of the form (掲載申込用紙): how each key of an Event is asked for on paper.

The rules this module keeps: a key that is not named here is asked as the schema says it, so that a new
one stands on the form by itself; what speaks of files or slugs is said in another way.
"""

from __future__ import annotations

from dataclasses import dataclass

from community_events.model.records import Kind, Vocabulary
from community_events.render.form import COLUMNS, FormField
from community_events.schema import KEYS, REMARKS, Key

#: Keys that the editors write; why they are not asked for.
NOT_ASKED = {
    "uid": "the number in calendars is given by the site",
    "confirmed": "the day on which the proof came back",
    "updated": "the day on which the entry is written",
    "aliases": "where the file was before",
    "sample": "nobody sends in a sample",
    "draft": "what is sent in is to be published",
    "review": "the editors' own reminder",
}

#: Required with a way round that paper does not have: a state of 日程調整中, an address online.
NEEDED = frozenset({"when", "venue"})

#: Where a part of the form begins.
PARTS = {
    "title": "なにを",
    "when": "いつ",
    "venue": "どこで",
    "organizer": "だれが",
    "status": "変更・当日のこと",
    "fee": "料金と申込",
    "audience": "だれに",
    "contact": "問い合わせ・分類",
    "access": "バリアフリー・ことば",
    "image": "写真とチラシ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a key is asked on paper; empty: as the schema says it.

    ``span``: columns of twelve. ``room``: for the hand, as a share of what its page has left.
    ``choices``: what one ticks. ``blanks``: what one fills in, each on its own line.
    """

    hint: str = ""
    example: str = ""
    span: int = COLUMNS
    room: float = 10
    choices: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()


# Tables: one row a line.
# fmt: off
ASKED = {
    "title": Asked(room=12),
    "kana": Asked(room=7, hint="名前の読み方を、ひらがなで。"), "summary": Asked(hint="一覧に出る1行の説明。"),
    "easy": Asked(hint="短い文で書いた説明。書けるときだけ。"),
    "when": Asked(room=26, hint="いつ行うか。年から書きます。くり返しは、下の「期間」も書きます。"),
    "period": Asked(hint="くり返しの始まりと終わり。"),
    "except": Asked(span=7, hint="行わない日。", example="年末年始"),
    "holidays": Asked(span=5, hint="祝日に当たる日は", choices=("行う", "休み")),
    "venue": Asked(room=14, hint="会場の名前と住所。", example="見本会館 2階（見本区○○町1-2）"),
    "online": Asked(room=7, hint="オンラインで参加する方法。"),
    "getting_there": Asked(span=6), "parking": Asked(span=6, hint="車や自転車をとめる所。"),
    "organizer": Asked(hint="団体の名前。", span=6), "co_organizers": Asked(span=6),
    "supporters": Asked(span=6, hint="どの団体か。"), "exhibitors": Asked(span=6, hint="日ごとにちがえば、日も。", example="12月1日 見本作業所A"),
    "speakers": Asked(span=4, example="見本太郎"), "program": Asked(span=8, room=14),
    "status": Asked(span=5, hint="中止や延期のときだけ。理由も。"),
    "changes": Asked(span=7, hint="1日だけの中止や変更。理由も。", example="12月8日は中止（館内の点検）"),
    "reception": Asked(span=6), "weather": Asked(span=6),
    "decision": Asked(span=6, hint="行うかを、いつどこで知らせるか。"),
    "rain_date": Asked(span=6, example="12月6日（日） 10:00〜12:00"),
    "fee": Asked(span=4, hint="いくらか。"), "capacity": Asked(span=3, hint="何人までか。"),
    "selection": Asked(span=5, hint="申込が多いとき。"),
    "apply": Asked(span=5, hint="申込がいりますか。", choices=("不要", "必要")),
    "apply_how": Asked(span=7, hint="どうやって。", choices=("電話", "FAX", "メール", "窓口", "そのほか")),
    "apply_from": Asked(span=6, hint="いつから。"), "deadline": Asked(span=6, hint="いつまで。"),
    "booking": Asked(room=2, hint="いまの状態。"),
    "audience": Asked(span=6), "eligibility": Asked(span=6, hint="住所や年れいなどの条件。"),
    "ease": Asked(room=2, hint="当てはまるもの。"),
    "bring": Asked(room=7),
    "contact": Asked(room=22, hint="載せてよいものだけ。", example="075-000-0000", blanks=("名前", "電話", "FAX", "メール", "ウェブ")),
    "category": Asked(room=2, hint="近いものに。"),
    "area": Asked(span=4, hint="どの学区のことか。"),
    "racks": Asked(span=4, example="見本カフェ1"),
    "series": Asked(span=4, hint="まとまりの名前。", example="見本シリーズ"),
    "access": Asked(room=2, hint="会場にあるもの。"),
    "languages": Asked(room=6),
    "japanese_level": Asked(room=2, hint="どのくらい日本語がいりますか。", choices=("できなくてもよい", "かんたんな日本語", "日常の日本語", "ふつうの日本語")),
    "image": Asked(room=2, hint="写真がありますか。", choices=("いっしょに出す", "メールで送る", "なし")),
    "alt": Asked(room=7),
    "image_credit": Asked(span=5, hint="だれの写真か。"), "photo_consent": Asked(span=7, hint="写っている人の承諾。サイトには出ません。"),
    "short_title": Asked(span=6), "print_text": Asked(span=6, example="コーヒーの香りのロビーへ。"),
    "flyer": Asked(span=5, hint="チラシを作りますか。"), "press": Asked(span=7, hint="取材が来てもよいか。"),
}
# fmt: on


def form_fields(words: Vocabulary) -> tuple[FormField, ...]:
    """Return the field of every key that is asked for, in the order of the schema."""
    asked = [key for key in KEYS[Kind.EVENT] if key.name not in NOT_ASKED]
    return tuple(_field(number, key, words) for number, key in enumerate(asked, 1))


def _field(number: int, key: Key, words: Vocabulary) -> FormField:
    asked = ASKED.get(key.name, Asked())
    terms = {"categories": words.categories, "access": words.access, "ease": words.ease}
    named = tuple(term.name for term in terms.get(key.terms, ()) if term.slug != REMARKS)
    return FormField(
        name=key.name,
        number=number,
        label=key.label,
        hint=asked.hint or key.help,
        example="" if asked.choices or key.choices or named else asked.example or key.example,
        required=key.required or key.name in NEEDED,
        part=PARTS.get(key.name, ""),
        span=asked.span,
        room=asked.room,
        choices=asked.choices or tuple(word for _, word in key.choices) or named,
        blanks=asked.blanks,
    )
