"""The one door to Babel for reading: theme/locale/<locale>/LC_MESSAGES/messages.po as plain data.

The rules this module keeps: only .po files exist, none is compiled; a message that has no
translation, or a fuzzy one, is not in the result.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from babel.messages.pofile import read_po


@functools.cache
def read_messages(theme: str, locale: str) -> Mapping[str, str]:
    """Return msgid → translation; nothing for "" (the Japanese messages themselves)."""
    if not locale:
        return MappingProxyType({})
    with po_path(theme, locale).open("rb") as stream:
        catalog = read_po(stream)
    return MappingProxyType(
        {
            message.id: message.string
            for message in catalog
            if isinstance(message.id, str)
            and isinstance(message.string, str)
            and message.id
            and message.string
            and not message.fuzzy
        }
    )


def po_path(theme: str, locale: str) -> Path:
    """Return where the translations of a locale lie."""
    return Path(theme) / "locale" / locale / "LC_MESSAGES" / "messages.po"
