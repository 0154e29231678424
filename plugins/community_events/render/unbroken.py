"""Times and dates inside a sentence stay in one piece: no line ends in 午前 and none begins with 10時.

The rule this module keeps: only spans are added, around what is short enough for the narrowest
screen; the letters are never touched, and a text that has none of it comes back as it was.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# Each is also a unit of the readings that stand over kanji (see ruby): none may be parted.
_UNITS = re.compile(
    r"午[前後]\d{1,2}時(?:\d{1,2}分|半)?"
    r"|\d{1,2}月\d{1,2}日(?:（.）)?"
    r"|第\d(?:[月火水木金土日]曜日?)?"
    r"|\d{4}年"
)


def keep_unbroken(text: str) -> str | Markup:
    """Return ``text`` for HTML with every time and date in a span that no line break parts.

    >>> keep_unbroken("毎週火曜日、午前10時から")
    Markup('毎週火曜日、<span class="whole">午前10時</span>から')
    >>> keep_unbroken("Every Tuesday")
    'Every Tuesday'
    """
    if not _UNITS.search(text):
        return text
    return Markup(_UNITS.sub(_whole, str(escape(text))))


def _whole(found: re.Match[str]) -> str:
    return f'<span class="whole">{found[0]}</span>'
