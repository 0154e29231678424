"""Readings over kanji: words of a table become ``<ruby>`` in the texts of a finished page.

The rules this module keeps: a word gets the reading that stands in the table or none, nothing is
guessed. A run of kanji is read only when words of the table cover it whole (桂林 is not 桂 and 林); a
single kanji is read only when it stands alone, before a particle or none (話 in 話す is another word).
Only texts are touched: no attribute, no title, no script, nothing in another language.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from itertools import accumulate

from community_events.render.counting import day_of_month, read_counted

KANJI = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff"
WEEKDAYS = {
    "月": "げつ",
    "火": "か",
    "水": "すい",
    "木": "もく",
    "金": "きん",
    "土": "ど",
    "日": "にち",
}
_IS_KANJI = re.compile(f"[{KANJI}]")
_RUN_ON = re.compile(f"[{KANJI}]{{2}}")
_WEEKDAY = re.compile(r"（([月火水木金土日])(・祝)?）")
# A reading over more letters than these could not be broken into lines.
_LONGEST = 10
_GIVEN = re.compile(f"([{KANJI}]+)（([ぁ-ゖー]+)）")
_PARTICLE = re.compile("[はがをにのへともやで、]|から|まで|だけ|など|[^ぁ-ん]|$")
_TAG = re.compile(r"(<(?!wbr>)[^>]*>)")
_BREAK = "<wbr>"
_ONE_WORD = re.compile(r"\s*<ruby>(?:(?!<ruby>).)*</ruby>\s*")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LANG = re.compile(r'\slang="([^"]*)"')
_UNTOUCHED = frozenset(
    {"head", "title", "script", "style", "option", "textarea", "ruby", "code", "svg", "select"}
)
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
_LEAF = re.compile(
    r'(<span class="leaf__day">)(<span class="leaf__number">(\d{1,2})</span>日)(</span>)'
)
_PIECES = re.compile(f"[{KANJI}]+|[ぁ-ゖァ-ヺー]+|[^{KANJI}ぁ-ゖァ-ヺー]+")


def add_ruby(html: str, readings: tuple[tuple[str, str], ...], *, given: bool = False) -> str:
    """Return the page with a reading over every word that has one.

    ``given``: a reading that its author wrote in brackets stands over the kanji instead: 遅（おく）れて.

    >>> add_ruby('<p title="大枝">大枝の<b>催し</b>と桂林</p>', (("大枝", "おおえ"), ("桂", "かつら")))
    '<p title="大枝"><span><ruby>大枝<rp>（</rp><rt>おおえ</rt><rp>）</rp></ruby>の</span><b>催し</b>と桂林</p>'
    """
    html = _LEAF.sub(lambda m: m[1] + _ruby(m[2], day_of_month(int(m[3]))) + m[4], html)
    read = _reader(readings, given)
    parts, closing, depth, before = _TAG.split(html), "", 0, ""
    for at, part in enumerate(parts):
        if at % 2 == 0:
            if not closing and part:
                parts[at] = read(part, before.isdigit())
            before = part[-1:] or before
        else:
            tag, end, closed = _tag(part)
            if closing:
                depth += (tag == closing) * (-1 if end else 1)
                closing = closing if depth else ""
            elif closed:
                closing, depth = tag, 1
    return "".join(parts)


def align(word: str, kana: str) -> tuple[tuple[str, str], ...]:
    """Return the pieces of ``word``, each with its reading or "" for kana that read themselves.

    >>> align("行き方", "いきかた"), align("大枝", "おおえ")
    ((('行', 'い'), ('き', ''), ('方', 'かた')), (('大枝', 'おおえ'),))
    """
    pieces = _PIECES.findall(word)
    plain = _hiragana(kana)
    pattern = "".join(map(_piece_pattern, pieces))
    lazy = re.fullmatch(pattern.replace("{}", "?"), plain)
    greedy = re.fullmatch(pattern.replace("{}", ""), plain)
    if lazy is None or greedy is None or lazy.groups() != greedy.groups():
        # Two ways to part it: over the whole word. A space that parts words stands in no reading.
        return ((word, "".join(kana.split())),)
    return tuple(
        (piece, reading if _IS_KANJI.match(piece) else "")
        for piece, reading in zip(pieces, lazy.groups(), strict=True)
    )


def _piece_pattern(piece: str) -> str:
    """Return how a piece stands in the reading: signs (「」, ・) may be left out there."""
    if _IS_KANJI.match(piece):
        return r"(\S+{})\s*"
    said = re.escape(_hiragana(piece).strip())
    return rf"({said})\s*" if re.search(r"\w", piece) else rf"((?:{said})?)\s*"


Words = Mapping[str, tuple[tuple[str, str], ...]]


def _index(readings: tuple[tuple[str, str], ...]) -> Words:
    """Return the words by their first letter, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word, kana in readings:
        if _IS_KANJI.search(word) and (len(word) <= _LONGEST or len(align(word, kana)) > 1):
            found.setdefault(word[0], []).append((word, kana))
    return {first: tuple(sorted(w, key=lambda p: (-len(p[0]), p))) for first, w in found.items()}


@functools.lru_cache(maxsize=8)
def _reader(readings: tuple[tuple[str, str], ...], given: bool) -> Callable[[str, bool], str]:
    """Return what reads one text; most texts of a site stand on many of its pages."""
    words = _index(readings)

    @functools.lru_cache(maxsize=65536)
    def read(text: str, counts: bool) -> str:
        return (_read_given if given else _read)(text, words, counts)

    return read


@functools.lru_cache(maxsize=65536)
def _tag(markup: str) -> tuple[str, bool, bool]:
    """Return the name of a tag, whether it ends an element, whether it begins one closed to us."""
    name = _NAME.match(markup)
    if name is None:
        return "", False, False
    end, tag = bool(name[1]), name[2].lower()
    lang = _LANG.search(markup)
    foreign = lang is not None and lang[1] != "ja" and tag != "html"
    closed = (tag in _UNTOUCHED or foreign) and tag not in _VOID and not markup.endswith("/>")
    return tag, end, closed and not end


def _read_given(text: str, words: Words, counts: bool) -> str:
    """Return what ``_read`` does, with the readings that stand in the text itself."""
    pieces = _GIVEN.split(text)
    for at in range(0, len(pieces), 3):
        pieces[at] = _read(pieces[at], words, counts and at == 0)
        if pieces[at + 1 : at + 3]:
            pieces[at + 1 : at + 3] = (_ruby(pieces[at + 1], pieces[at + 2]), "")
    return "".join(pieces)


def _read(text: str, words: Words, counts: bool) -> str:
    """Return one text with its ruby; ``counts``: a number stands in front of it, in another element."""
    if not _IS_KANJI.search(text):
        return text
    lines = text.split(_BREAK)  # a place to break is no end of a word
    text = "".join(lines)
    breaks = set(accumulate(map(len, lines[:-1])))
    out, at = [], 0
    while at < len(text):
        if at in breaks:
            out.append(_BREAK)
        step = _step(text, at, words, text[at - 1].isdigit() if at else counts)
        out.append(step[1])
        at += step[0]
    read = "".join(out)
    # One box for what was one text: a row of boxes (flex) would set words and readings apart.
    return f"<span>{read}</span>" if "<ruby>" in read and not _ONE_WORD.fullmatch(read) else read


def _step(text: str, at: int, words: Words, counts: bool) -> tuple[int, str]:
    """Return how many letters are done at this place, and what they become."""
    if weekday := _WEEKDAY.match(text, at):
        festive = "・" + _ruby("祝", "しゅく") if weekday[2] else ""
        return len(weekday[0]), f"（{_ruby(weekday[1], WEEKDAYS[weekday[1]])}{festive}）"
    is_kanji = bool(_IS_KANJI.match(text[at]))
    found = _cover(text, at, words) if text[at] in words else None
    if not found and (text[at].isdigit() or text[at] == "第"):
        if counted := read_counted(text, at):
            length = sum(len(one.before) + len(one.base) for one in counted)
            said = (one.before + _ruby(one.base, one.reading) for one in counted)
            return length, "".join(said)
        if text[at].isdigit():
            return 1, text[at]
    # A single kanji behind a number counts something: then its reading is another one.
    if found and not (counts and len(found[0][0]) == 1):
        return sum(len(word) for word, _ in found), "".join(
            _ruby(piece, reading) if reading else piece
            for word, kana in found
            for piece, reading in align(word, kana)
        )
    if is_kanji:
        run = _run(text, at)
        return len(run), run
    return 1, text[at]


def _run(text: str, at: int) -> str:
    """Return the kanji from here on."""
    end = at
    while end < len(text) and _IS_KANJI.match(text[end]):
        end += 1
    return text[at:end]


def _cover(
    text: str, at: int, words: Words, *, first: bool = True
) -> tuple[tuple[str, str], ...] | None:
    """Return the words that cover the run of kanji from here on, the longest first; or None."""
    for word, kana in words.get(text[at], ()):
        end = at + len(word)
        if not text.startswith(word, at):
            continue
        goes_on = bool(_RUN_ON.match(text, end - 1))
        if len(word) == 1 and (goes_on or not first or not _PARTICLE.match(text, end)):
            continue
        if not goes_on:
            return ((word, kana),)
        if rest := _cover(text, end, words, first=False):
            return ((word, kana), *rest)
    return None


def _ruby(base: str, reading: str) -> str:
    return f"<ruby>{base}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>"


def _hiragana(text: str) -> str:
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)
