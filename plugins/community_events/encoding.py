"""Bytes to text: UTF-8, or the name of what it is instead.

Old Windows programs, Excel and mail still write CP932; the volunteer is told which encoding it is,
what the text says when read that way, and how to save it as UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from community_events.checkdocs import CheckDoc
from community_events.diagnostics import Diagnostic, Severity
from community_events.hygiene import quoted
from community_events.spans import Span

DOCS: tuple[CheckDoc, ...] = (
    CheckDoc(
        code="not-utf8",
        what="文字コードが UTF-8 ではありません",
        why="古いメモ帳や表計算ソフトは別の文字コードで保存するので、文字化けします。",
    ),
)
CODES: Mapping[str, str] = {doc.code: doc.what for doc in DOCS}

_BOM = "\ufeff"
_HELP = "メモ帳などで開き、「名前を付けて保存」で文字コード「UTF-8」を選んで保存し直します"


def decode_text(data: bytes, shown: str) -> str | Diagnostic:
    """Return the text, as written but for one BOM and CRLF; or a ``not-utf8`` Diagnostic."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _describe(_name_encoding(data, error), data, error.start, shown)
    guess = _ISO_2022_JP if _JIS.search(data) else _wide(data)
    if guess is not None:
        return _describe(guess, data, 0, shown)
    return text.removeprefix(_BOM).replace("\r\n", "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Guess:
    """What the bytes seem to be, in words; ``codec`` reads them, if anything does."""

    words: str = ""
    codec: str = ""


_ISO_2022_JP = _Guess(words="JIS（ISO-2022-JP）のようです", codec="iso2022_jp")
_JIS = re.compile(rb"\x1b\$[@B]")
_KANA = re.compile("[\u3041-\u30fe]")
_HAN = re.compile("[\u4e00-\u9fff\uff66-\uff9f]")
# What no one writes: C1 controls and the private characters that codecs invent for free cells.
_UNLIKELY = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")


def _name_encoding(data: bytes, error: UnicodeDecodeError) -> _Guess:
    return next(guess for rule in _RULES if (guess := rule(data, error)) is not None)


def _utf16(data: bytes, error: UnicodeDecodeError) -> _Guess | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _Guess(words="UTF-16 のようです", codec="utf-16")
    return _wide(data)


def _wide(data: bytes) -> _Guess | None:
    """Recognise UTF-16 without a BOM: every other byte of its ASCII part is NUL."""
    count = data.count(0)
    if count < 2 or len(data) % 2 or count * 5 < len(data):
        return None
    for codec, offset in (("utf-16-be", 0), ("utf-16-le", 1)):
        if data[offset::2].count(0) == count:
            return _Guess(words="UTF-16 のようです", codec=codec)
    return None


def _cut_off(data: bytes, error: UnicodeDecodeError) -> _Guess | None:
    is_cut = error.reason == "unexpected end of data" and error.end == len(data)
    return _Guess(words="文字の途中で切れています") if is_cut else None


def _surrogates(data: bytes, error: UnicodeDecodeError) -> _Guess | None:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return _Guess(words="サロゲートが入った、こわれた UTF-8 です")


def _damaged(data: bytes, error: UnicodeDecodeError) -> _Guess | None:
    """Recognise UTF-8 with a few bad bytes: much more of it is good than bad."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(_KANA.findall(text)) + len(_HAN.findall(text))
    return _Guess(words="ここの文字がこわれています") if good > bad * 2 else None


def _east_asian(data: bytes, error: UnicodeDecodeError) -> _Guess | None:
    """Try the encodings in the order in which the wrong one fails soonest.

    CP932 begins its kana with 82 and 83, which EUC-JP and GB 2312 do not use; half-width kana make
    CP932 accept nearly all of EUC, so EUC comes first. Kana stand at the same codes in EUC-JP and
    GB 2312: without kana the two cannot be told apart.
    """
    for name, codec in (("EUC-JP", "euc_jp"), ("Shift_JIS (CP932)", "cp932")):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _UNLIKELY.search(text) is None and (_KANA.search(text) or _HAN.search(text)):
            if codec == "euc_jp" and not _KANA.search(text):
                return _Guess(words="EUC-JP か GB18030 のようです")
            return _Guess(words=f"{name} のようです", codec=codec)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    is_chinese = _UNLIKELY.search(text) is None and _HAN.search(text)
    return _Guess(words="GB18030 のようです", codec="gb18030") if is_chinese else None


def _unknown(data: bytes, error: UnicodeDecodeError) -> _Guess:
    return _Guess()


# The first rule that knows an answer wins; the last always does.
_RULES: tuple[Callable[[bytes, UnicodeDecodeError], _Guess | None], ...] = (
    _utf16,
    _cut_off,
    _surrogates,
    _damaged,
    _east_asian,
    _unknown,
)


def _describe(guess: _Guess, data: bytes, at: int, shown: str) -> Diagnostic:
    line = data.count(b"\n", 0, at) + 1
    before = data[data.rfind(b"\n", 0, at) + 1 : at]
    column = len(before.decode("utf-8", "replace").removeprefix(_BOM)) + 1
    sample = _sample(guess, data)
    words = f"（{guess.words}）" if guess.words else ""
    reads = f"{quoted(sample)}と読めます。" if sample else ""
    return Diagnostic(
        code="not-utf8",
        severity=Severity.ERROR,
        span=Span(path=shown, line=line, column=column, end_line=line, end_column=column + 1),
        message=f"文字コードが UTF-8 ではありません{words}。{reads}{_HELP}",
    )


def _sample(guess: _Guess, data: bytes) -> str:
    """Return the first line that is not ASCII, read in the encoding it seems to have."""
    if not guess.codec:
        return ""
    lines = data.decode(guess.codec, "replace").splitlines()
    return next((line.strip() for line in lines if not line.isascii()), "").removeprefix(_BOM)
