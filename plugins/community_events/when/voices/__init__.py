"""The languages in which a schedule is told: each a Voice, and its row here.

To add a language: a module with a subclass of ``Voice`` (words in tables, one method for each kind
of statement) and a row in ``VOICES``; ``tests/test_when_voices.py`` then asks it everything.
"""

from collections.abc import Mapping

from community_events.when.voices.base import NO_NAMES, Voice
from community_events.when.voices.chinese import SimplifiedChinese, TraditionalChinese
from community_events.when.voices.daywords import ENGLISH_DAYS, DayWords
from community_events.when.voices.easy import Easy
from community_events.when.voices.english import English
from community_events.when.voices.japanese import Japanese
from community_events.when.voices.korean import Korean
from community_events.when.voices.nepali import Nepali
from community_events.when.voices.patterned import Patterned
from community_events.when.voices.vietnamese import Vietnamese

VOICES: Mapping[str, type[Voice]] = {
    "ja": Japanese,
    "easy": Easy,
    "en": English,
    "zh-hans": SimplifiedChinese,
    "zh-hant": TraditionalChinese,
    "ko": Korean,
    "vi": Vietnamese,
    "ne": Nepali,
}
"""Edition → how its schedules are said."""

DAYS: Mapping[str, DayWords] = {
    "en": ENGLISH_DAYS,
    **{slug: voice.words for slug, voice in VOICES.items() if issubclass(voice, Patterned)},
}
"""Edition → how a day or a time of day is said by itself."""

__all__ = ["DAYS", "NO_NAMES", "VOICES", "Easy", "English", "Japanese", "Voice"]
