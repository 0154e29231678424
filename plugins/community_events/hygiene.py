"""Characters that cannot be seen, that break files, or that only one computer can show.

``judge_text`` gives one Diagnostic for each place. Allowed where they do their work: ZWJ inside an
emoji, variation selectors behind an ideograph (IVS: 葛\U000e0100城) or a symbol, ZWJ and ZWNJ behind a
virama (Nepali). Tabs and line feeds are no concern of this module.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from community_events.checkdocs import CheckDoc
from community_events.diagnostics import Diagnostic, Severity
from community_events.spans import Span

MAX_MARKS = 8
MAX_PLACES = 50
_MAX_HELP = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A class of characters: how it is found, what it is called and what to do about it."""

    code: str
    chars: str
    name: str
    advice: str


_MARKS = (
    "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f"
)
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_KINDS: tuple[_Kind, ...] = (
    _Kind(
        code="control-character",
        chars="\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029",
        name="制御文字",
        advice="この文字を消してください",
    ),
    _Kind(
        code="invisible-character",
        chars="\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
        "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
        "\U0001d173-\U0001d17a\U000e0000-\U000e0fff",
        name="見えない文字",
        advice="この文字を消してください",
    ),
    _Kind(
        code="broken-character",
        chars="\ufffd\ud800-\udfff" + _NONCHARACTERS,
        name="こわれた文字",
        advice="もとの文字に書き直してください",
    ),
    _Kind(
        code="private-character",
        chars="\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
        name="外字",
        advice="ほかの人の画面には出ません。ふつうの文字に書き直してください",
    ),
)
_BY_CODE: Mapping[str, _Kind] = {kind.code: kind for kind in _KINDS}

# Names people may look up; the others are called by their kind.
_NAMES: Mapping[str, str] = {
    "\0": "NUL",
    "\r": "古い Mac の改行",
    "\x1b": "エスケープ",
    "\x7f": "削除",
    "\x85": "NEL（改行）",
    "\u2028": "行区切り",
    "\u2029": "段落区切り",
    "\u00ad": "ソフトハイフン",
    "\u034f": "結合書記素接合子",
    "\u200b": "ゼロ幅スペース",
    "\u200c": "ゼロ幅非接合子",
    "\u200d": "ゼロ幅接合子",
    "\u200e": "左から右の印",
    "\u200f": "右から左の印",
    "\u202a": "左から右への埋め込み",
    "\u202b": "右から左への埋め込み",
    "\u202c": "文字の向きの終わり",
    "\u202d": "左から右への強制",
    "\u202e": "右から左への強制",
    "\u2060": "単語接合子",
    "\u2800": "点字の空白",
    "\u3164": "ハングルの埋め草",
    "\uffa0": "半角ハングルの埋め草",
    "\ufeff": "BOM",
    "\ufffc": "貼り付けた絵の跡",
    "\ufffd": "文字化けの跡",
}

_IDEOGRAPH = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PICTOGRAPH = "\u00a9\u00ae\u203c\u2049\u2100-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_VIRAMA = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
# Where an invisible character does its work: what stands before it says so.
_LAWFUL = (
    f"(?<=[{_IDEOGRAPH}])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    "|(?<=[0-9#*])\ufe0f"
    f"|(?<=[{_PICTOGRAPH}])[\ufe0e\ufe0f]"
    f"|(?<=[{_PICTOGRAPH}\ufe0f])\u200d(?=[{_PICTOGRAPH}])"
    f"|(?<=[{_VIRAMA}])[\u200c\u200d]"
)
# What nearly every text consists of. The engine rejects a small class ten times faster than the
# whole table, and most files hold nothing else.
_UNUSUAL = (
    "[^\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2190-\u27ff"
    "\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3220-\u4dbf\u4e00-\u9fff\uff01-\uff9f]"
)
_SUSPECT = re.compile(_UNUSUAL)
_PLACE = re.compile(
    f"(?={_UNUSUAL})(?:(?P<lawful>{_LAWFUL})|(?P<marks>[{_MARKS}]{{{MAX_MARKS + 1},}})|"
    + "|".join(f"(?P<{kind.code.replace('-', '_')}>[{kind.chars}]+)" for kind in _KINDS)
    + ")"
)


def judge_text(text: str, shown: str) -> tuple[Diagnostic, ...]:
    r"""Return what is wrong with the characters of a file, by place.

    >>> [d.message for d in judge_text("ゼロ\u200b幅", "a.md")]
    ['見えない文字 U+200B（ゼロ幅スペース）があります。この文字を消してください']
    """
    if _SUSPECT.search(text) is None:
        return ()
    found: list[Diagnostic] = []
    for place in _places(text):
        if len(found) == MAX_PLACES:
            break
        found.append(_describe(place, text, shown))
    return tuple(found)


def _places(text: str) -> Iterator[re.Match[str]]:
    return (m for m in _PLACE.finditer(text) if m.lastgroup != "lawful")


def _describe(place: re.Match[str], text: str, shown: str) -> Diagnostic:
    start, end = place.span()
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    number = text.count("\n", 0, start) + 1
    if place.lastgroup == "marks":
        code, message = "too-many-marks", f"1つの文字に重ねる記号が {end - start} 個あります"
        help_ = ""
    else:
        kind = _BY_CODE[(place.lastgroup or "").replace("_", "-")]
        code = kind.code
        message = (
            f"{kind.name} {name_char(text[start])}{_others(end - start)}があります。{kind.advice}"
        )
        help_ = _cleaned(line) if kind.code in ("control-character", "invisible-character") else ""
    column = start - line_start + 1
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        span=Span(
            path=shown,
            line=number,
            column=column,
            end_line=number,
            end_column=column + end - start,
        ),
        message=message,
        label="ここです",
        help=help_,
    )


def _others(count: int) -> str:
    return f"（続けて {count} 文字）" if count > 1 else ""


def _cleaned(line: str) -> str:
    """Return the line without what should not be in it, as a line to paste; empty if too long."""
    if len(line) > _MAX_HELP:
        return ""
    cleaned = _PLACE.sub(lambda m: m.group() if m.lastgroup == "lawful" else "", line).strip()
    return cleaned if next(_places(cleaned), None) is None else ""


def name_char(char: str) -> str:
    r"""Return number and name of a character, for people.

    >>> name_char("\u3164")
    'U+3164（ハングルの埋め草）'
    """
    name = _NAMES.get(char) or unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}（{name}）" if name else f"U+{ord(char):04X}"


def show_safely(text: str) -> str:
    """Return ``text`` on one line, each character that cannot be shown as ``<U+001B>``."""
    text = text.replace("\t", " ").replace("\n", " ")
    return _PLACE.sub(_shown, text) if _SUSPECT.search(text) else text


def _shown(place: re.Match[str]) -> str:
    if place.lastgroup == "lawful":
        return place.group()
    if place.lastgroup == "marks":
        return place.group()[:MAX_MARKS]
    return "".join(f"<U+{ord(char):04X}>" for char in place.group())


def quoted(text: str, *, limit: int = 30) -> str:
    """Return ``text`` in Japanese quotation marks, shortened and safe to show."""
    clipped = text if len(text) <= limit else text[: limit - 1] + "…"
    return f"「{show_safely(clipped)}」"


DOCS: tuple[CheckDoc, ...] = (
    CheckDoc(
        code="control-character",
        what="画面に出ない制御文字が入っています",
        why="カレンダーや印刷物をこわすことがあります。ほかの画面から写したときに入ります。",
        bad="夏\u001b[31m祭り",
        good="夏祭り",
    ),
    CheckDoc(
        code="invisible-character",
        what="見えない文字が入っています",
        why="検索で見つからなくなり、文字の向きを変えて別の文に見せることもできるからです。",
        bad="夏\u200b祭り",
        good="夏祭り",
    ),
    CheckDoc(
        code="broken-character",
        what="こわれた文字（文字化け）が入っています",
        why="もとの文字が分からないので、書き直してもらうしかありません。",
        bad="夏\ufffdり",
        good="夏祭り",
    ),
    CheckDoc(
        code="private-character",
        what="外字（そのパソコンだけの文字）が入っています",
        why="ほかの人の画面や印刷物では、空白や四角になります。",
        bad="夏祭り\ue000",
        good="夏祭り",
    ),
    CheckDoc(
        code="too-many-marks",
        what="1つの文字に記号が重なりすぎています",
        why="上下の行まではみ出して、読めなくなります。",
        bad="夏" + "\u0301" * 20,
        good="夏",
    ),
)
CODES: Mapping[str, str] = {doc.code: doc.what for doc in DOCS}
