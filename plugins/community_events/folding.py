r"""Text as search compares it: what people write differently and mean alike becomes the same.

The rules this module keeps, and ``theme/static/js/search/fold.js`` in the same order; both are held to
tests/fixtures/folding.json:

1. NFKC (half-width kana, full-width letters, ㈱), then lower case; final ς is σ.
2. A kanji in an old form, or in one of names (髙, 﨑, 邊), becomes that of today (``kanji``).
3. Katakana becomes hiragana; ヵ and ヶ, also where a place is written 桂ヶ丘, are か and け.
4. Whatever people use for a long vowel (ー - ‐ – — 〜 ~ …) becomes the vowel of the kana before it,
   once; elsewhere it is dropped.
5. Spaces, dots, brackets and all signs are dropped: letters, marks and numbers stay.
6. 々 becomes the letter before it.

What stays different: おう and おお, えい and ええ. A substring cannot know whether う belongs to the kana
before it (やまのうみ); nor can it know that the が of 桂が丘 is the ヶ of 桂ヶ丘. The search accepts either,
in its pattern.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from community_events.kanji import FORMS

_LONG = "-\u2010\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u301c\u3030\u30fc~"
_VOWELS = {
    **dict.fromkeys("あかさたなはまやらわがざだばぱぁゃゎ", "あ"),
    **dict.fromkeys("いきしちにひみりぎじぢびぴぃゐ", "い"),
    **dict.fromkeys("うくすつぬふむゆるぐずづぶぷぅゅゔ", "う"),
    **dict.fromkeys("えけせてねへめれげぜでべぺぇゑ", "え"),
    **dict.fromkeys("おこそとのほもよろをごぞどぼぽぉょ", "お"),
}
_TO_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_TO_HIRAGANA |= {ord("ς"): ord("σ"), ord("ヵ"): ord("か"), ord("ヶ"): ord("け")}
_TO_HIRAGANA |= {ord("ゕ"): ord("か"), ord("ゖ"): ord("け")}
_ALIKE = FORMS | _TO_HIRAGANA
_LENGTHENED = re.compile(f"([{''.join(_VOWELS)}])[{re.escape(_LONG)}]+")
_REPEATED = re.compile("(.)(々+)", re.DOTALL)
_DROPPED = re.compile(f"[{re.escape(_LONG)}]")


def fold(text: str) -> str:
    """Return ``text`` as search compares it.

    >>> fold("ﾆｭｰﾀｳﾝ"), fold("ニュ－タウン"), fold("POP UP!見本"), fold("渡邊さん")
    ('にゅうたうん', 'にゅうたうん', 'popup見本', '渡辺さん')
    """
    text = unicodedata.normalize("NFKC", text).lower().translate(_ALIKE)
    text = _LENGTHENED.sub(lambda m: m[1] + _VOWELS[m[1]], text)
    text = "".join(filter(_stays, _DROPPED.sub("", text)))
    return _REPEATED.sub(lambda m: m[1] * (1 + len(m[2])), text)


@cache
def _stays(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"
