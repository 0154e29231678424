"""The mark of words that the interface shows and that stand in a table: ``N_("料金")``.

The rule this module keeps: a word is marked where it is written and said (``Tongue.say``) where it
is shown, so that a table below the renderers need not know in which language it will be read. The
msgid of every message is the Japanese text itself.
"""

from __future__ import annotations


def N_(message: str) -> str:
    """Return ``message``; `make messages` finds it by this call and lists it in the .po files."""
    return message
