"""What contributors write in set phrases (無料, 大人 300円, 小学生以上), said in the language of a page.

The rules this module keeps: a phrase is understood as a whole or not at all: what stands in brackets
and each sentence are judged by themselves, and one item of a list that is not understood leaves the
list as it was written, marked as Japanese; nothing is guessed and no number changes. Words are
messages of the interface; a phrase more is a row here and its translations in theme/locale.
"""

from __future__ import annotations

import re
import unicodedata

from community_events.messages import N_
from community_events.render.marked import join_texts
from community_events.render.phrasebook import PATTERNS, SAME_AS, WORDS
from community_events.render.tongues import LIST, Tongue

_SENTENCE_END = N_("。")
_NOTED = re.compile(r"(?P<word>[^（）]+)（(?P<note>[^（）]+)）")
_ITEMS = re.compile("、|，|・|／|または")


def say_phrase(text: str, tongue: Tongue) -> str:
    """Return ``text`` in the language of ``tongue`` as far as it is understood, else quoted.

    >>> from community_events.editions import edition_of
    >>> words = {"無料": "Free", "大人": "Adults", "%(what)s %(cost)s": "%(what)s: %(cost)s"}
    >>> words |= {"%(n)s円": "%(n)s yen", "%(word)s（%(note)s）": "%(word)s (%(note)s)"}
    >>> tongue = Tongue(edition=edition_of("en"), messages=words)
    >>> str(say_phrase("大人 300円", tongue)), str(say_phrase("無料（昼ごはんが出ます）", tongue))
    ('Adults: 300 yen', 'Free (昼ごはんが出ます)')
    >>> str(say_phrase("見るだけなら無料", tongue))
    '見るだけなら無料'
    """
    told = [part.strip() for part in str(text).split(_SENTENCE_END) if part.strip()]
    found = [_sentence(part, tongue) for part in told]
    if not any(found):
        return tongue.quote(text)
    full_stop = tongue.say(_SENTENCE_END) if len(told) > 1 else ""
    parts = (
        join_texts("", (said or tongue.quote(part + _SENTENCE_END), full_stop if said else ""))
        for said, part in zip(found, told, strict=True)
    )
    return join_texts(tongue.edition.space, parts)


def _sentence(text: str, tongue: Tongue) -> str:
    """Return what is understood of a sentence, which may end in brackets; "" for nothing."""
    if said := _items(text, tongue):
        return said
    noted = _NOTED.fullmatch(unicodedata.normalize("NFKC", text).translate(_WIDE))
    if noted is None or not (word := _items(noted["word"], tongue)):
        return ""
    note = _items(noted["note"], tongue) or tongue.quote(noted["note"])
    return tongue.say("%(word)s（%(note)s）", word=word, note=note)


#: Brackets, stops and commas that NFKC makes narrow, as Japanese has them.
_WIDE = str.maketrans("(),", "（）、")


def _items(text: str, tongue: Tongue) -> str:
    """Return a list of phrases, "" unless each of them is understood."""
    if said := _phrase(text, tongue):
        return said
    items = [_phrase(item, tongue) for item in _ITEMS.split(text)]
    return tongue.join(items, LIST) if all(items) else ""


def _phrase(text: str, tongue: Tongue) -> str:
    """Return one phrase, "" when it is not understood."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = SAME_AS.get(plain, plain)
    if plain in WORDS:
        return tongue.say(plain)
    for pattern, message, deeper in PATTERNS:
        if not (match := pattern.fullmatch(plain)):
            continue
        values: dict[str, object] = {}
        for name, value in match.groupdict().items():
            values[name] = value if name not in deeper else _deeper(name, value, tongue)
        if all(values.values()):
            return tongue.say(message, **values)
    return ""


def _deeper(name: str, value: str, tongue: Tongue) -> str:
    """Return a phrase within a phrase; what something costs must be understood, its name need not."""
    said = _phrase(value, tongue)
    return said or (tongue.quote(value) if name == "what" else "")


def is_understood(text: str, tongue: Tongue) -> bool:
    """Return whether all of ``text`` but what stands in brackets is a set phrase."""
    told = [part.strip() for part in str(text).split(_SENTENCE_END) if part.strip()]
    return bool(told) and all(_sentence(part, tongue) for part in told)


def split_note(text: str, tongue: Tongue) -> tuple[str, ...]:
    """Return what is understood of a sentence; a note in brackets that is one in itself apart."""
    if said := _items(text, tongue):
        return (str(said),)
    noted = _NOTED.fullmatch(unicodedata.normalize("NFKC", text).translate(_WIDE))
    note = _items(noted["note"], tongue) if noted else ""
    if noted and str(note).endswith(("です", "ます", "ません")):
        return str(_items(noted["word"], tongue)), str(note)
    return (str(_sentence(text, tongue)),)
