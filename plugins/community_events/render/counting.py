"""How numbers are read in Japanese together with what they count: 4時 よじ, 20日 はつか, 1人 ひとり.

The rules this module keeps: a reading is whole and certain or there is none (1日 alone may be ついたち
or いちにち); what a number says by itself (500 before 円) is left to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_ONES = ("", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_TENS = ("", "じゅう", *(f"{one}じゅう" for one in _ONES[2:]))
_DATES = {
    **{1: "ついたち", 2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか"},
    **{7: "なのか", 8: "ようか", 9: "ここのか", 10: "とおか", 14: "じゅうよっか", 20: "はつか"},
    **{24: "にじゅうよっか", 17: "じゅうしちにち", 19: "じゅうくにち"},
    **{27: "にじゅうしちにち", 29: "にじゅうくにち"},
}
_MONTHS = {4: "しがつ", 7: "しちがつ", 9: "くがつ"}
_HOURS = {0: "れいじ", 4: "よじ", 7: "しちじ", 9: "くじ", 14: "じゅうよじ", 17: "じゅうしちじ"} | {
    **{19: "じゅうくじ", 24: "にじゅうよじ"},
}
_PEOPLE = {1: "ひとり", 2: "ふたり"}
# Last digit (0: a full ten) → what stands before the counter instead of the plain number.
_DOUBLED = {1: "いっ", 6: "ろっ", 8: "はっ", 0: "じゅっ"}
_DOUBLED_T = {1: "いっ", 8: "はっ", 0: "じゅっ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A piece of text that begins with a number: ``base`` carries ``reading``, ``before`` none."""

    before: str
    base: str
    reading: str


def read_number(number: int) -> str:
    """Return a number below 100 as it is read.

    >>> read_number(0), read_number(10), read_number(48)
    ('れい', 'じゅう', 'よんじゅうはち')
    """
    return (_TENS[number // 10] + _ONES[number % 10]) or "れい"


def _joined(number: int, counter: str, changed: Mapping[int, str], plain: str) -> str:
    """Return ``number`` and its counter; ``changed``: last digits that take another shape."""
    tens, last = divmod(number, 10)
    if number == 0 or last not in changed:
        return read_number(number) + plain
    if last == 0:
        return ("" if tens == 1 else _ONES[tens]) + changed[0] + counter
    return _TENS[tens] + changed[last] + counter


def _minutes(number: int) -> str:
    changed = {**_DOUBLED, 3: "さん", 4: "よん"}
    return _joined(number, "ぷん", changed, "ふん")


def _day(number: int) -> str:
    return _DATES.get(number) or read_number(number) + "にち"


def _days(number: int) -> str:
    """Return so many days; of one day nobody can tell how it is read."""
    return "" if number == 1 else _day(number)


def _people(number: int) -> str:
    if number in _PEOPLE:
        return _PEOPLE[number]
    return re.sub("よん$", "よ", read_number(number)) + "にん"


def _years(number: int) -> str:
    return re.sub("よん$", "よ", read_number(number)) + "ねん"


def _with(plain: str, changed: Mapping[int, str], counter: str = "") -> Callable[[int], str]:
    return lambda number: _joined(number, counter or plain, changed, plain)


# Counter → how it is read with a number below 100. Longer counters come first.
_COUNTERS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("時間", lambda n: (_HOURS.get(n) or read_number(n) + "じ") + "かん"),
    ("分間", lambda n: _minutes(n) + "かん"),
    ("日間", lambda n: _day(n) + "かん" if n > 1 else ""),
    ("週間", _with("しゅうかん", _DOUBLED_T)),
    ("か月", _with("かげつ", _DOUBLED)),
    ("年生", lambda n: _years(n) + "せい"),
    ("年間", lambda n: _years(n) + "かん"),
    ("時", lambda n: _HOURS.get(n) or read_number(n) + "じ"),
    ("分", _minutes),
    ("日", _days),
    ("人", _people),
    ("名", _with("めい", {})),
    ("歳", lambda n: "" if n == 20 else _joined(n, "さい", _DOUBLED_T, "さい")),
    ("回", _with("かい", _DOUBLED)),
    ("階", lambda n: "さんがい" if n == 3 else _joined(n, "かい", _DOUBLED, "かい")),
    ("冊", _with("さつ", _DOUBLED_T)),
    ("食", _with("しょく", _DOUBLED)),
    ("席", _with("せき", _DOUBLED_T)),
    ("点", _with("てん", _DOUBLED_T)),
    ("組", lambda n: {1: "ひとくみ", 2: "ふたくみ"}.get(n) or read_number(n) + "くみ"),
)
# Counters that sound alike after every number: the number is left as it is.
_PLAIN = {
    **{"年": "ねん", "円": "えん", "件": "けん", "台": "だい", "枚": "まい", "番": "ばん"},
    **{"号": "ごう", "度": "ど", "倍": "ばい", "部": "ぶ", "区": "く"},
}
# Behind 人前 (いちにんまえ), 部屋 (ひとへや) and their like numbers are read otherwise.
_OTHER_WORD = "[前屋]"
_MONTH_DAY = re.compile(r"(?P<month>1[0-2]|[1-9])月(?:(?P<day>3[01]|[12]\d|[1-9])日)?(?!曜)")
_COUNTED = re.compile(
    rf"(?P<number>\d{{1,2}})(?P<counter>{'|'.join(c for c, _ in _COUNTERS)})(?!{_OTHER_WORD})"
)
_ANY = re.compile(rf"(?P<number>[\d,]+)(?P<counter>[{''.join(_PLAIN)}])(?!{_OTHER_WORD})")
_NTH = re.compile(r"第(?P<number>\d{1,2})(?P<counter>[回週部期])?(?!\d)")
_NTH_COUNTERS: Mapping[str, Callable[[int], str]] = {
    "回": _with("かい", _DOUBLED),
    "週": _with("しゅう", _DOUBLED_T),
    "部": _with("ぶ", {}),
    "期": _with("き", {}),
    "": read_number,
}
_BY_COUNTER = dict(_COUNTERS)


def read_counted(text: str, at: int) -> tuple[Counted, ...]:
    """Return what is read at this place of ``text``; () where nothing is certain.

    >>> [c.reading for c in read_counted("12月5日（土）", 0)]
    ['じゅうにがつ', 'いつか']
    >>> [c.reading for c in read_counted("4時30分", 0)], read_counted("1日だけ", 0)
    (['よじ'], ())
    >>> read_counted("500円", 0)
    (Counted(before='500', base='円', reading='えん'),)
    """
    if nth := _NTH.match(text, at):
        said = _NTH_COUNTERS[nth["counter"] or ""](int(nth["number"]))
        return (Counted(before="", base=nth[0], reading=f"だい{said}"),)
    if at and (text[at - 1].isdigit() or text[at - 1] in ".,:"):
        return ()
    if found := _MONTH_DAY.match(text, at):
        month, day = int(found["month"]), found["day"]
        reading = _MONTHS.get(month) or read_number(month) + "がつ"
        named = Counted(before="", base=f"{found['month']}月", reading=reading)
        days = (Counted(before="", base=f"{day}日", reading=_day(int(day))),) if day else ()
        return (named, *days)
    if found := _COUNTED.match(text, at):
        reading = _BY_COUNTER[found["counter"]](int(found["number"]))
        return (Counted(before="", base=found[0], reading=reading),) if reading else ()
    if found := _ANY.match(text, at):
        counter = found["counter"]
        return (Counted(before=found["number"], base=counter, reading=_PLAIN[counter]),)
    return ()


def day_of_month(number: int) -> str:
    """Return the reading of a date's day: 5 いつか, 1 ついたち."""
    return _day(number)
