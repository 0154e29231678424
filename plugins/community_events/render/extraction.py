"""The door to Babel for translators: which messages there are, and .po files that list them all.

The rules this module keeps: the id of a message is the Japanese text between the quotes of
``_("…")`` in a template, ``say("…")`` or ``N_("…")`` in Python; a .po file is the same bytes for the
same messages and translations: sorted, without dates, places or numbers of lines; a translation
whose message is gone goes with it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

import community_events
from community_events.editions import EDITIONS, Edition
from community_events.render.translations import po_path, read_messages

_CALLS = {"_": None, "say": None, "N_": None}
_HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def find_messages(theme: str) -> tuple[str, ...]:
    """Return the id of every message of the interface, sorted."""
    package = Path(community_events.__file__).parent
    sources = (
        *((path, "python") for path in package.rglob("*.py")),
        *((path, "jinja2.ext:babel_extract") for path in Path(theme, "templates").rglob("*.html")),
    )
    return tuple(sorted({message for path, how in sources for message in _messages(path, how)}))


def untranslated(theme: str, edition: Edition) -> tuple[str, ...]:
    """Return the messages that ``edition`` says in Japanese for want of a translation."""
    if not edition.locale:
        return ()
    there = read_messages(theme, edition.locale)
    return tuple(message for message in find_messages(theme) if message not in there)


def update_translations(theme: str) -> tuple[Path, ...]:
    """Bring every .po file of ``theme`` up to date; return those that changed."""
    messages = find_messages(theme)
    changed = []
    for edition in (one for one in EDITIONS if one.locale):
        path = po_path(theme, edition.locale)
        before = path.read_bytes() if path.is_file() else b""
        after = write_translations(before, messages, edition)
        if after != before:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(after)
            changed.append(path)
    return tuple(changed)


def write_translations(before: bytes, messages: tuple[str, ...], edition: Edition) -> bytes:
    """Return a .po file with these messages and the translations that ``before`` has of them."""
    old = read_po(io.BytesIO(before))
    new = Catalog()
    for message in messages:
        found = old.get(message)
        new.add(
            message,
            found.string if found else "",
            flags=("fuzzy",) if found and found.fuzzy else (),
            user_comments=found.user_comments if found else (),
        )
    body = io.BytesIO()
    write_po(body, new, width=0, omit_header=True, sort_output=True, no_location=True)
    return _HEADER.format(language=edition.lang).encode() + body.getvalue()


def _messages(path: Path, how: str) -> Iterator[str]:
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    with path.open("rb") as stream:
        for _, message, _, _ in extract(how, stream, _CALLS, (), options):
            if isinstance(message, str) and message:
                yield message
