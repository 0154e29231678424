"""Which edition speaks how: the table of Tongues.

To add a language: its Voice and its words for days in ``when.voices``, and a row here.
"""

from __future__ import annotations

from community_events.editions import Edition
from community_events.render.easytongue import EasyTongue
from community_events.render.spoken import Spoken
from community_events.render.tongues import Tongue
from community_events.render.translations import read_messages

#: Edition → how it speaks; a slug that has no row speaks as Tongue does.
TONGUES: dict[str, type[Tongue]] = {
    "easy": EasyTongue,
    **dict.fromkeys(("en", "zh-hans", "zh-hant", "ko", "vi", "ne"), Spoken),
}


def tongue_of(edition: Edition, theme: str, *, hours24: bool = False) -> Tongue:
    """Return what ``edition`` speaks, with the translations of the theme; ``hours24``: 15:00, not 3 pm."""
    kind = TONGUES.get(edition.slug, Tongue)
    messages = read_messages(theme, edition.locale)
    return kind(edition=edition, messages=messages, hours24=hours24)
