"""The words for what is wrong with the form of a front matter; each makes one Diagnostic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from community_events.diagnostics import Diagnostic, Label, Severity
from community_events.hygiene import quoted
from community_events.spans import RawText, Span

_MAX_HELP_LINES = 20


def fault(
    code: str,
    span: Span,
    message: str,
    *,
    label: str = "",
    related: tuple[Label, ...] = (),
    help: str = "",
) -> Diagnostic:
    """Return an error; a mistake of form always keeps the entry out."""
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        span=span,
        message=message,
        label=label,
        related=related,
        help=help,
    )


def tab_indent(where: Span, text: str) -> Diagnostic:
    """Return the finding about a tab before the text of a line."""
    message = "行の始めにタブがあります。空白にします"
    return fault("tab-indent", where, message, help=f"  {text}")


def wrong_indentation(text: RawText, level: int, *, is_good: bool) -> Diagnostic:
    """Return the finding about a line that should be indented by ``level`` spaces."""
    place = f"空白 {level} 個" if level else "空白なし"
    message = f"行の始めの空白がそろっていません（ここは{place}です）"
    help_ = " " * level + text.text if is_good else ""
    return fault("wrong-indentation", text.span(), message, help=help_)


def nested_too_deep(text: RawText, message: str = "") -> Diagnostic:
    """Return the finding about a second level of nesting."""
    message = message or "字下げが深すぎます。項目の中の項目は1段までです"
    return fault("nested-too-deep", text.span(), message)


def missing_colon(text: RawText) -> Diagnostic:
    """Return the finding about a line that is no ``key: value``, with the line it may be."""
    key, *rest = text.text.split(maxsplit=1)
    is_key = len(key) <= 20 and not re.search("[:：]", key)
    return fault(
        "missing-colon",
        text.span(),
        f"{quoted(text.text)}の行に、項目の名前とコロン「:」がありません",
        label="「項目: 内容」と書きます",
        help=f"{key}: {rest[0]}" if rest and is_key else "",
    )


def item_without_key(text: RawText) -> Diagnostic:
    """Return the finding about a list item that belongs to no field."""
    message = "「- 」の行の上に、空の項目（「日時:」など）がありません"
    return fault("item-without-key", text.span(), message)


def duplicate_key(key: RawText, first: RawText) -> Diagnostic:
    """Return the finding about a key that stands here for the second time."""
    return fault(
        "duplicate-key",
        key.span(),
        f"{quoted(key.text)}が2回書かれています",
        label="2回目です",
        related=(Label(span=first.span(), text="1回目です"),),
    )


def key_too_long(key: RawText, limit: int) -> Diagnostic:
    """Return the finding about a key that is a sentence."""
    message = f"項目の名前{quoted(key.text)}が長すぎます（{limit} 文字まで）"
    return fault("key-too-long", key.span(), message, label="コロンの前が項目の名前になります")


def too_many_keys(key: RawText, limit: int) -> Diagnostic:
    """Return the finding about the first field too many."""
    return fault("too-many-keys", key.span(), f"項目が {limit} を超えています")


def too_many_items(text: RawText, limit: int) -> Diagnostic:
    """Return the finding about the first list item too many."""
    return fault("too-many-items", text.span(), f"並べたものが {limit} を超えています")


def bad_list_mark(mark: Span, texts: Sequence[str], *, has_mark: bool) -> Diagnostic:
    """Return the finding about a list whose lines begin with ``・``, ``-`` alone or nothing."""
    others = f"（この並びに {len(texts)} 行）" if len(texts) > 1 else ""
    return fault(
        "bad-list-mark",
        mark,
        f"並べる行は、半角のハイフンと空白「- 」で始めます{others}",
        label="" if has_mark else "1つだけなら、上の行のコロンの後ろに書けます",
        help="\n".join(f"- {text}" for text in texts[:_MAX_HELP_LINES]),
    )


def empty_item(text: RawText) -> Diagnostic:
    """Return the finding about a ``-`` with nothing behind it."""
    return fault("empty-item", text.span(), "「- 」のあとに何もありません")


def continued_line(text: RawText, above: str, name: str) -> Diagnostic:
    """Return the finding about a value that runs over into the next line."""
    gap = " " if above[-1:].isascii() and text.text[:1].isascii() else ""
    return fault(
        "continued-line",
        text.span(),
        f"{name}の内容が次の行に続いています",
        label="上の行に続けて書きます",
        help=f"{above}{gap}{text.text}",
    )


def item_key_missing(text: RawText) -> Diagnostic:
    """Return the finding about a text item that has fields below it."""
    message = "下に「項目: 内容」の行があるときは、「- 」の行も「項目: 内容」と書きます"
    help_ = f"- 日時: {text.text}"
    return fault("missing-colon", text.span(), message, label="項目の名前がありません", help=help_)


def list_after_text(key: RawText, above: Label, item: RawText, help_: str) -> Diagnostic:
    """Return the finding about a list below a field that has a text already."""
    return fault(
        "list-after-text",
        item.span(),
        f"{quoted(key.text)}の行に内容があるのに、下に「- 」の行もあります",
        label="並べるなら、すべて「- 」の行にします",
        related=(above,),
        help=help_,
    )


def not_a_key(code: str, text: RawText) -> Diagnostic:
    """Return the finding about a line that is YAML, but nothing we read."""
    return fault(code, text.span(), _NOT_A_KEY[code].format(quoted(text.text)))


_NOT_A_KEY: Mapping[str, str] = {
    "directive": "{}のような「%」の指示は使えません。この行を消してください",
    "complex-key": "{}のような「? 」で始まる書き方は使えません。「項目: 内容」と書きます",
    "merge-key": "{}のような「<<:」は使えません。内容をそのまま書きます",
    "flow-map": "{}のような波かっこの書き方は使えません。1行に1つずつ書きます",
    "empty-key": "{}の行に項目の名前がありません。コロンの前に名前を書きます",
}
