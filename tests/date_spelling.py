"""Ways to write the same Japanese date text: each returns another spelling, or the text itself.

The rule this module keeps: no spelling changes what a reader understands.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator

Spelling = Callable[[str], str]

_DIGITS = "零一二三四五六七八九"
_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_CLOCK = re.compile(
    r"(?<![\d:：])([01]?\d|2[0-4]):([0-5]\d)(?![\d:：])(?!\s*(?:[ap]\.?m|午))", re.I
)
_RAW = re.compile("RRULE|T[0-9]{2}:|[A-Za-z]{3}")
_KANGXI = str.maketrans(
    {"月": "⽉", "日": "⽇", "火": "⽕", "水": "⽔", "木": "⽊", "金": "⾦", "土": "⼟"}
)
_SQUARED = dict(zip("月火水木金土日", "㈪㈫㈬㈭㈮㈯㈰", strict=True))


def _full_width(text: str) -> str:
    return text.translate(_FULL)


def _full_digits(text: str) -> str:
    return re.sub(r"[0-9]", lambda m: chr(ord(m[0]) + 0xFEE0), text)


def _kanji(text: str) -> str:
    return re.sub(r"(?<![0-9./:-])([0-9]{1,2})(?=[月日時分])", lambda m: _in_kanji(int(m[1])), text)


def _in_kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    if number == 0:
        return "零"
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _kanji_year(text: str) -> str:
    return re.sub(r"20(2[5-9])(?=年[0-9])", lambda m: "二〇" + "".join(
        "〇" if c == "0" else _DIGITS[int(c)] for c in m[1]), text)  # fmt: skip


def _era(pattern: str) -> Spelling:
    def change(text: str) -> str:
        if "令和" in text or "R" in text:
            return text
        return re.sub(
            r"(?<![0-9])(202[0-9])年(?=[0-9]{1,2}月)",
            lambda m: pattern.format(year=m[1], era=int(m[1]) - 2018),
            text,
        )

    return change


def _dash(mark: str) -> Spelling:
    return lambda text: re.sub("[〜～–—―−]", mark, text)


def _brackets(opening: str, closing: str) -> Spelling:
    return lambda text: re.sub(r"[(（]([月火水木金土日])[)）]", rf"{opening}\1{closing}", text)


def _squared(text: str) -> str:
    return re.sub(r"[(（]([月火水木金土日])[)）]", lambda m: _SQUARED[m[1]], text)


def _clocks(words: Callable[[int, int], str]) -> Spelling:
    def change(text: str) -> str:
        if _RAW.search(text) or "午" in text or "分" in text or "-" in text:
            return text
        return _CLOCK.sub(lambda m: words(int(m[1]), int(m[2])), text)

    return change


def _hour_words(hour: int, minute: int) -> str:
    return f"{hour}時" + (f"{minute}分" if minute else "")


def _half_words(hour: int, minute: int) -> str:
    if hour in (0, 12, 24):
        return f"{hour}:{minute:02}"
    part = "午前" if hour < 12 else "午後"
    return f"{part}{hour % 12}時" + ("半" if minute == 30 else f"{minute}分" if minute else "")


def _half_colon(hour: int, minute: int) -> str:
    if hour in (0, 12, 24):
        return f"{hour}:{minute:02}"
    return f"{'午前' if hour < 12 else '午後'}{hour % 12}:{minute:02}"


def _spaces(mark: str) -> Spelling:
    return lambda text: re.sub(r"(?<=[)）日])(?=[0-9午])|(?<=[0-9])(?=[月時])", mark, text)


def _swap(old: str, new: str) -> Spelling:
    return lambda text: text.replace(old, new)


def _not_raw(change: Spelling) -> Spelling:
    return lambda text: text if _RAW.search(text) else change(text)


SPELLINGS: dict[str, Spelling] = {
    "full-width everything": _full_width,
    "full-width digits": _full_digits,
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "NFKC": lambda text: text if "①" in text else unicodedata.normalize("NFKC", text),
    "NFKD": lambda text: text if "①" in text else unicodedata.normalize("NFKD", text),
    "Kangxi radicals of a PDF": lambda text: text.translate(_KANGXI),
    "squared weekdays": _squared,
    "kanji numerals": _not_raw(_kanji),
    "kanji years": _not_raw(_kanji_year),
    "era": _era("令和{era}年"),
    "era, short": _era("R{era}年"),
    "era behind": _era("{year}年（令和{era}年）"),
    "western year behind": _era("令和{era}（{year}）年"),
    "both years": _era("{year}（令和{era}）年"),
    "西暦": _era("西暦{year}年"),
    **{f"dash U+{ord(mark):04X}": _dash(mark) for mark in "〜～~-–—―−─ー‐"},
    "dash with spaces": _dash(" 〜 "),
    "dash with wide spaces": _dash("\u3000～\u3000"),
    "から": _not_raw(lambda text: re.sub("[〜～](?=[0-9午翌])", "から", text)),
    **{f"brackets {a}{b}": _brackets(a, b) for a, b in ("（）", "[]", "【】", "〔〕", "〈〉", "{}")},
    "曜 in brackets": _brackets("(", "曜)"),
    "曜日 in brackets": _brackets("（", "曜日）"),
    "曜日 without brackets": _brackets("", "曜日"),
    "hours in words": _clocks(_hour_words),
    "午前 and 午後": _clocks(_half_words),
    "午前 and 午後 with colons": _clocks(_half_colon),
    "spaces": _spaces(" "),
    "wide spaces": _spaces("\u3000"),
    "no-break spaces": _spaces("\xa0"),
    "spaces taken out": _not_raw(lambda text: re.sub(r"(?<=[)）]) (?=[0-9])", "", text)),
    "doubled spaces": _swap(" ", "  "),
    "wide for narrow spaces": _not_raw(_swap(" ", "\u3000")),
    "commas": _swap("、", ","),
    "wide commas": _swap("、", "，"),
    "half-width comma": _swap("、", "､"),
    "half-width dot": _swap("・", "･"),
    "Latin dot": _swap("・", "·"),
    "dots to commas": _not_raw(lambda text: re.sub("(?<=[0-9日)曜])・(?=[0-9第])", "、", text)),
    "曜日 for 曜": lambda text: re.sub("(?<=[月火水木金土日])曜(?!日)", "曜日", text),
    "曜 for 曜日": _swap("曜日", "曜"),
    "hiragana 毎週": _swap("毎週", "まいしゅう"),
    "hiragana 毎月": _swap("毎月", "まいつき"),
    "hiragana 午前, 午後": lambda text: text.replace("午前", "ごぜん").replace("午後", "ごご"),
    "kanji まで": _swap("まで", "迄"),
    "byte order mark": lambda text: "\ufeff" + text,
    "CR of a CRLF file": lambda text: text + "\r",
    "outer spaces": lambda text: f" \u3000{text} \t",
    "a heading": lambda text: f"日時：{text}",
    "a heading in brackets": lambda text: f"【日時】{text}",
    "a bullet": lambda text: f"■{text}",
    "a full stop": _not_raw(lambda text: f"{text}。"),
}  # fmt: skip


def spell_all(text: str, seed: int, pairs: int) -> Iterator[tuple[str, str]]:
    """Yield (how, spelling) of every single way and of ``pairs`` seeded ways upon ways."""
    seen = {text}
    for how, change in SPELLINGS.items():
        other = change(text)
        if other not in seen:
            seen.add(other)
            yield how, other
    chance = random.Random(f"{seed}:{text}")
    names = sorted(how for how, change in SPELLINGS.items() if change(text) != text)
    for _ in range(pairs if len(names) > 2 else 0):
        several = chance.sample(names, chance.choice((2, 2, 3)))
        other = text
        for name in several:
            other = SPELLINGS[name](other)
        if other not in seen:
            seen.add(other)
            yield " + ".join(several), other
