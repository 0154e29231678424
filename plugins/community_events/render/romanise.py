"""Kana in Latin letters, by the Hepburn system as maps and stations write it.

The rules this module keeps: only kana are read, never kanji (ICAO Doc 9303 and 昭和29年内閣告示第1号,
第2表); a long vowel has a macron (ō, ū), ん is n, before a vowel or y n'; a space in the kana parts
what belongs apart, so that い の うえ does not become Inōe.
"""

from __future__ import annotations

import re
import unicodedata

_VOWELS = "aiueo"
_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
}
_OWN = {
    **{"し": "shi", "じ": "ji", "ち": "chi", "つ": "tsu", "ぢ": "ji", "づ": "zu", "ふ": "fu"},
    **{"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n", "ゔ": "vu"},
}
_KANA = {
    **{k: row + vowel for row, kana in _ROWS.items() for k, vowel in zip(kana, _VOWELS, strict=True)},
    **_OWN,
}  # fmt: skip
_SMALL_Y = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_SMALL_VOWELS = dict(zip("ぁぃぅぇぉ", _VOWELS, strict=True))
_LONG = {"aa": "ā", "uu": "ū", "oo": "ō", "ou": "ō", "ee": "ē"}
_MACRON = {"a": "ā", "i": "ī", "u": "ū", "e": "ē", "o": "ō"}
_LONG_PAIR = re.compile("|".join(_LONG))
_DASH = re.compile("([aiueo])[ー〜]")


def romanise(kana: str) -> str:
    """Return ``kana`` in Latin letters, each word with a capital.

    >>> romanise("かたぎはら"), romanise("おおえ"), romanise("にしきょうくやくしょ")
    ('Katagihara', 'Ōe', 'Nishikyōkuyakusho')
    >>> romanise("にしきょうく やくしょ")
    'Nishikyōku Yakusho'
    >>> romanise("まっちゃ カフェ"), romanise("しんいち"), romanise("しゅっちょう ポップアップ！")
    ('Matcha Kafe', "Shin'ichi", 'Shutchō Poppuappu!')
    """
    words = unicodedata.normalize("NFKC", _hiragana(kana)).split()
    return " ".join(_capital(_word(word)) for word in words)


def _hiragana(text: str) -> str:
    """Return katakana as hiragana.

    >>> _hiragana("カフェー")
    'かふぇー'
    """
    text = unicodedata.normalize("NFKC", text)
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def _word(word: str) -> str:
    letters: list[str] = []
    doubled = False
    for at, sign in enumerate(word):
        if sign == "っ":
            doubled = True
            continue
        if letters and sign in _SMALL_Y and letters[-1].endswith("i"):
            stem = letters[-1][:-1]
            glide = "" if stem.endswith(("sh", "ch", "j")) else "y"
            letters[-1] = stem + glide + _SMALL_Y[sign]
            continue
        if letters and sign in _SMALL_VOWELS:
            letters[-1] = letters[-1][:-1] + _glide(letters[-1]) + _SMALL_VOWELS[sign]
            continue
        latin = _KANA.get(sign, sign)
        if sign == "ん" and at + 1 < len(word) and _KANA.get(word[at + 1], "")[:1] in (*"aiueoy",):
            latin = "n'"
        if doubled and latin[:1].isalpha():
            latin = ("t" if latin.startswith("ch") else latin[0]) + latin
        doubled = False
        letters.append(latin)
    joined = _LONG_PAIR.sub(lambda m: _LONG[m[0]], "".join(letters))
    return _DASH.sub(lambda m: _MACRON[m[1]], joined).replace("ー", "")


def _glide(syllable: str) -> str:
    """Return what joins a syllable to a small vowel: fu + ぇ = fe, u + ぃ = wi, te + ぃ = ti."""
    return "w" if syllable == "u" else ""


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
