"""What stands behind a colon or a hyphen: plain text, quoted text, ``[a, b]``, or a refusal.

Plain text is the rule: a value is only something else when a person can have meant nothing else.
``[中止] 盆踊り``, ``*大事* なこと``, ``"さくら" 祭り`` and ``&よかったら`` are texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from community_events.hygiene import quoted
from community_events.spans import RawText, Span, TextLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a value cannot be read; ``instead`` is the value to write, or empty."""

    code: str
    span: Span
    message: str
    label: str = ""
    instead: str = ""


_BLOCK = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])\Z")
_ITEM = re.compile(r"-\s+\S")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE = re.compile(r"'(?:[^']|'')*'\Z")
_DOUBLE_ESCAPE = re.compile(r"\\.")
_SINGLE_ESCAPE = re.compile(r"''")
_ANY_ESCAPE = re.compile(r"\\(?:([\"\\])|x.{0,2}|u.{0,4}|U.{0,8}|.)")
_LIST_PART = re.compile(r'"(?:[^"\\]|\\.)*"|[,，、]|[^,，、"]+|"')

# What is YAML to a machine but no text to a person: code, pattern, what YAML calls it.
_FOREIGN: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("anchor", re.compile(r"&[\w-]+(?:\s|\Z)", re.ASCII), "アンカー"),
    ("alias", re.compile(r"\*[\w-]+\Z", re.ASCII), "エイリアス"),
    ("tag", re.compile(r"!(?:<[^>]*>|!?[A-Za-z][\w/:.-]*)(?:\s|\Z)", re.ASCII), "タグ"),
)


def is_block(text: str) -> bool:
    """Whether the value stands in the deeper lines below: ``|``, ``>``, ``|-`` …"""
    return _BLOCK.match(text) is not None


def read_scalar(value: RawText) -> RawText | Refusal:
    """Return the text that is meant by a value of one line, which is not empty."""
    read = _BY_FIRST.get(value.text[0])
    return value if read is None else read(value)


def read_flow_list(value: RawText) -> tuple[RawText | Refusal, ...] | None:
    """Return the items of ``[a, b]`` as a whole value, or None when it is no plain list.

    >>> [item.text for item in read_flow_list(RawText.of("[日本語, やさしい日本語]"))]
    ['日本語', 'やさしい日本語']
    >>> read_flow_list(RawText.of("[中止] 盆踊り")) is None
    True
    """
    text = value.text
    if text[0] != "[" or text.find("]") != len(text) - 1 or "[" in text[1:]:
        return None
    ends = [m.start() for m in _LIST_PART.finditer(text, 1, len(text) - 1) if m[0] in ",，、"]
    starts = [1, *(end + 1 for end in ends)]
    parts = (
        value.slice(start, end).strip()
        for start, end in zip(starts, (*ends, len(text) - 1), strict=True)
    )
    return tuple(read_scalar(part) for part in parts if part.text)


def judge_foreign(value: RawText) -> Refusal | None:
    """Return why an anchor, alias or tag is refused; None for everything else."""
    for code, pattern, name in _FOREIGN:
        if pattern.match(value.text):
            message = (
                f'{quoted(value.text)}は YAML の{name}になります。文字として書くなら「"」で囲みます'
            )
            return Refusal(
                code=code, span=value.span(), message=message, instead=_in_quotes(value.text)
            )
    return None


def _foreign(value: RawText) -> RawText | Refusal:
    return judge_foreign(value) or value


def _double_quoted(value: RawText) -> RawText | Refusal:
    quotes = _DOUBLE.match(value.text)
    if quotes is None:
        return Refusal(
            code="unclosed-quote",
            span=value.span(),
            message='「"」で始まっていますが、終わりの「"」がありません',
            instead=value.text[1:].strip(),
        )
    if quotes.end() < len(value.text):
        return value
    inner = value.slice(1, len(value.text) - 1)
    for escape in _DOUBLE_ESCAPE.finditer(inner.text):
        if escape.group() not in (r"\"", r"\\"):
            return Refusal(
                code="unknown-escape",
                span=inner.span(*escape.span()),
                message=f"{quoted(escape.group())}という書き方は使えません",
                label=r"使えるのは \" と \\ だけです",
                instead=_without_escapes(inner.text),
            )
    return _unescaped(inner, _DOUBLE_ESCAPE)


def _without_escapes(text: str) -> str:
    r"""Return what to write instead of a text with ``\n``: a block text; others are dropped."""
    lines = [_ANY_ESCAPE.sub(r"\1", line) for line in re.split(r"(?<!\\)\\n", text)]
    if len(lines) == 1:
        return _in_quotes(lines[0])
    return "|" + "".join(f"\n  {line.strip()}" for line in lines)


def _single_quoted(value: RawText) -> RawText | Refusal:
    if not _SINGLE.match(value.text):
        return value
    return _unescaped(value.slice(1, len(value.text) - 1), _SINGLE_ESCAPE)


def _unescaped(inner: RawText, escape: re.Pattern[str]) -> RawText:
    """Return the text with two-character escapes undone; each character keeps its own column."""
    (line,) = inner.lines
    chars: list[str] = []
    columns: list[int] = []
    at = 0
    for match in escape.finditer(line.text):
        chars += line.text[at : match.start()], match.group()[1]
        columns += (line.column_at(n) for n in range(at, match.start() + 1))
        at = match.end()
    if not chars:
        return inner
    chars.append(line.text[at:])
    columns += (line.column_at(n) for n in range(at, len(line.text) + 1))
    part = TextLine(text="".join(chars), line=line.line, column=columns[0], columns=tuple(columns))
    return RawText(path=inner.path, lines=(part,))


def _bracketed(value: RawText) -> RawText | Refusal:
    """Judge a ``[`` that opens no plain list."""
    text = value.text
    first = text.find("]")
    if first < 0:
        return Refusal(
            code="unclosed-list",
            span=value.span(),
            message="「[」で始まっていますが、同じ行に終わりの「]」がありません",
            label="「- 」の行を並べて書けます",
        )
    if first == len(text) - 1 or (text.startswith("[[") and text.endswith("]]")):
        return Refusal(
            code="nested-too-deep",
            span=value.span(),
            message='ここに「[ ]」の並びは書けません。文字として書くなら「"」で囲みます',
            instead=_in_quotes(text),
        )
    return value


def _braced(value: RawText) -> RawText | Refusal:
    if "}" in value.text and not value.text.endswith("}"):
        return value
    return Refusal(
        code="flow-map",
        span=value.span(),
        message=f"{quoted(value.text)}のような波かっこの書き方は使えません",
        label="1行に1つずつ書きます",
    )


def _dashed(value: RawText) -> RawText | Refusal:
    if not _ITEM.match(value.text):
        return value
    message = "「- 」の行は、項目の名前の行の下に書きます"
    return Refusal(
        code="list-after-text", span=value.span(), message=message, instead=f"\n  {value.text}"
    )


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_BY_FIRST: Mapping[str, Callable[[RawText], RawText | Refusal]] = {
    '"': _double_quoted,
    "'": _single_quoted,
    "[": _bracketed,
    "{": _braced,
    "&": _foreign,
    "*": _foreign,
    "!": _foreign,
    "-": _dashed,
}
# A value that begins with none of these is a plain text.
SPECIAL = frozenset(_BY_FIRST) | frozenset("|>")
