"""Texts that know where they are not in the language of their page.

The rules this module keeps: a Text is an ordinary ``str`` that prints plain, and in HTML carries
``lang`` where its language differs (WCAG 2.2, 3.1.2); putting Texts together with ``fill_in`` or
``join_texts`` keeps the marks, any other way (``f""``, ``+``) loses them, which a test of the built
pages notices. ``repr`` is complete: digests of Artifacts are made of it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

# Kana and kanji; 「・」 and brackets stand beside Latin letters, too.
_JAPANESE = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]"
)

_WHOLE = re.compile(r'<span lang="([A-Za-z-]+)">[^<]*</span>\Z')


class Text(str):
    """A text and how it stands in HTML, where parts of it are marked with their language.

    >>> text = Text("Place: 桂", Markup('Place: <span lang="ja">桂</span>'))
    >>> text == "Place: 桂", f"{escape(text)}"
    (True, 'Place: <span lang="ja">桂</span>')
    """

    html: Markup

    def __new__(cls, text: str, html: Markup) -> Text:
        """Return ``text`` that is ``html`` on a page."""
        made = super().__new__(cls, text)
        made.html = html
        return made

    def __html__(self) -> str:
        return str(self.html)

    def __repr__(self) -> str:
        return f"Text({str(self)!r}, {str(self.html)!r})"

    def __reduce__(self) -> tuple[type[Text], tuple[str, Markup]]:
        return Text, (str(self), self.html)


def mark(text: str, lang: str) -> str:
    """Return ``text`` marked as ``lang`` when it has Japanese letters and is not marked yet.

    >>> mark("桂", "ja")
    Text('桂', '<span lang="ja">桂</span>')
    >>> mark("POP UP!", "ja")
    'POP UP!'
    """
    return text if isinstance(text, Text) else _marked(text, lang)


@functools.lru_cache(maxsize=8192)
def _marked(text: str, lang: str) -> str:
    """Return what ``mark`` does; the same few thousand texts stand on thousands of pages."""
    if not is_japanese(text):
        return text
    return Text(text, Markup(f'<span lang="{lang}">{escape(text)}</span>'))


def is_japanese(text: str) -> bool:
    """Return whether ``text`` has a letter that only Japanese (or Chinese) has."""
    return bool(_JAPANESE.search(text))


def fill_in(pattern: str, values: Mapping[str, object]) -> str:
    """Return ``pattern`` with its ``%(name)s`` replaced; marks of the values stay.

    >>> fill_in("at %(place)s", {"place": mark("桂", "ja")})
    Text('at 桂', '<span>at <span lang="ja">桂</span></span>')
    """
    told = (pattern, *values.values())
    if not any(isinstance(value, Text | Markup) for value in told):
        return pattern % values
    text = pattern % {n: v.striptags() if isinstance(v, Markup) else v for n, v in values.items()}
    return Text(text, _one_box(escape(pattern) % values))


def join_texts(separator: str, texts: Iterable[str]) -> str:
    """Return the texts that are not empty, joined; their marks stay."""
    told = [text for text in texts if text]
    if len(told) == 1:
        return told[0]
    joined = separator.join(told)
    if not any(isinstance(text, Text) for text in (separator, *told)):
        return joined
    return Text(joined, _one_box(escape(separator).join(told)))


def _one_box(html: Markup) -> Markup:
    """Return ``html`` as one element, so that a row of boxes (flex) does not set its words apart."""
    return Markup(f"<span>{html}</span>")


def split_lines(text: str) -> tuple[str, ...]:
    r"""Return the lines of ``text`` without blank ones; each is marked as the whole was.

    >>> split_lines(mark("桂\nPOP", "ja"))
    (Text('桂', '<span lang="ja">桂</span>'), 'POP')
    """
    lines = tuple(line for part in text.split("\n") if (line := part.strip()))
    if not isinstance(text, Text) or len(lines) == 1:
        return (text,) if len(lines) == 1 and text == lines[0] else lines
    # A line of a text in two languages is taken for Japanese where it has its letters.
    whole = _WHOLE.match(text.html)
    return tuple(mark(line, whole[1] if whole else "ja") for line in lines)


def lang_attribute(text: str) -> Markup:
    """Return `` lang="ja"`` for an element whose attribute holds a text that is marked as such.

    >>> lang_attribute(mark("桂", "ja")), lang_attribute("Katsura")
    (Markup(' lang="ja"'), Markup(''))
    """
    found = _WHOLE.match(text.html) if isinstance(text, Text) else None
    return Markup(f' lang="{found[1]}"') if found else Markup()


def plain(text: object) -> str:
    """Return ``text`` without marks: for attributes and titles, which cannot hold elements."""
    return str(text)
