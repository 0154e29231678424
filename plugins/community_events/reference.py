"""docs/entry-format.md and docs/checks.md, written from the tables that the program itself uses.

A test compares the files with this; ``make bless`` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator

from community_events import frontmatter, sources
from community_events.checkdocs import CheckDoc
from community_events.checks import docs as check_docs
from community_events.decode import docs as decode_docs
from community_events.hygiene import show_safely
from community_events.paths import FOLDERS
from community_events.schema import KEYS, PLACES, Holds, Key, KindPlace
from community_events.when import docs as when_docs

_ENTRY_DOCS = (sources.DOCS, frontmatter.DOCS, decode_docs.DOCS, check_docs.DOCS)
# A few codes are found in a date text and elsewhere; they have one chapter.
_ELSEWHERE = {doc.code for docs in _ENTRY_DOCS for doc in docs}
_WHEN_DOCS = tuple(doc for doc in when_docs.DOCS if doc.code not in _ELSEWHERE)
_CHAPTERS: tuple[tuple[str, tuple[CheckDoc, ...]], ...] = (
    ("ファイルと文字", sources.DOCS),
    ("書き方の形", frontmatter.DOCS),
    ("項目と値", decode_docs.DOCS),
    ("日時", _WHEN_DOCS),
    ("ほかのファイルとの関係", check_docs.DOCS),
)
_GENERATED = "<!-- Generated from the code by `make bless`. Do not edit by hand. -->"


def render_checks() -> str:
    """Return docs/checks.md: every code that ``check`` can give, explained."""
    return "\n".join(_checks()) + "\n"


def render_entry_format() -> str:
    """Return docs/entry-format.md: every key of every kind of entry."""
    return "\n".join(_entry_format()) + "\n"


def all_codes() -> tuple[str, ...]:
    """Return every documented code, in the order of docs/checks.md."""
    return tuple(doc.code for _, docs in _CHAPTERS for doc in docs)


def _checks() -> Iterator[str]:
    yield from (
        _GENERATED,
        "",
        "# 調べること",
        "",
        "記事を調べたときに出る知らせの一覧です。知らせの終わりの `[ ]` の中のことばで、このページをさがせます。",
        "",
        "- **直してください**：直るまで、その記事はサイトに出ません。ほかの記事には影響しません。",
        "- **確かめてください**：サイトには出ますが、もう一度見てほしいところです。",
        "",
    )
    for title, docs in _CHAPTERS:
        yield from (f"## {title}", "")
        for doc in docs:
            yield from _check(doc)


def _check(doc: CheckDoc) -> Iterator[str]:
    yield from (f"### {doc.code}", "", f"**{doc.what}。**".replace("。。", "。"), "")
    if doc.why:
        yield from (doc.why, "")
    for heading, text in (("こう書いてあると", doc.bad), ("こう書きます", doc.good)):
        if text:
            yield from (f"{heading}：", "", "```", *map(show_safely, text.split("\n")), "```", "")


def _entry_format() -> Iterator[str]:
    yield from (
        _GENERATED,
        "",
        "# 記事の書き方",
        "",
        "1つの催しは、1つのファイルです。ファイルの先頭の `---` と `---` の間に「項目: 内容」を1行ずつ書き、"
        "その下に本文を書きます。",
        "",
        "```",
        *_EXAMPLE,
        "```",
        "",
        "- 項目の名前は、下の表のどの書き方でもかまいません。大文字と小文字、全角と半角は区別しません。",
        "- 一覧は、項目の名前のあとで改行し、`- ` を先頭につけて1行に1つずつ書きます。",
        "- 日付は、年から書きます。曜日を書くと、まちがいを見つけられます。",
        "- 見出しの `#` や、内容の途中の `:` `#` は、そのまま書けます。",
        "- ファイル名は、半角の英小文字・数字・ハイフンと `.md` です。",
        "",
    )
    for place in PLACES:
        yield from _kind(place)


_EXAMPLE = [
    "---",
    "タイトル: POP UP!見本",
    "日時:",
    "  - 毎週火曜・金曜 10:00〜15:00",
    "  - 第4月曜の週の平日 10:00〜15:00",
    "期間: 2026年12月1日〜2027年3月31日",
    "除く: 祝日、年末年始",
    "会場: mihon-lobby",
    "変更:",
    "  - 2026年12月8日: 中止（館内設備の点検のため）",
    "  - 2026年12月11日: 13:00〜16:00 に変更",
    "料金: 無料",
    "申込: 不要",
    "---",
    "",
    "ロビーに、焼き菓子やコーヒーのお店が並びます。",
]


def _kind(place: KindPlace) -> Iterator[str]:
    depth = FOLDERS[place.folder][0]
    path = f"content/{place.folder}/" + ("<団体>/" if depth > 1 else "") + "<名前>.md"
    yield from (f"## {place.name}（{place.kind}）", "", f"`{path}`", "")
    yield from ("| 項目 | ほかの書き方 | 書くこと | 例 |", "|---|---|---|---|")
    for key in KEYS[place.kind]:
        yield _row(key)
    yield ""
    if place.kind == "event":
        yield from (
            "`日時` は、状態が「日程調整中」のときだけ省けます。"
            "`会場` と `オンライン` は、どちらかをかならず書きます。",
            "",
        )


def _row(key: Key) -> str:
    others = "、".join(name for name in (*key.aliases[1:], key.name) if name != key.label)
    must = " **（かならず）**" if key.required else ""
    choices = "・".join(word for _, word in key.choices)
    holds = (
        f"{key.help}〔{choices or key.holds.value}〕"
        if key.holds is not Holds.FLAG
        else f"{key.help}〔はい・いいえ〕"
    )
    return f"| `{key.label}`{must} | {others} | {holds} | `{key.example}` |".replace("``", "")
