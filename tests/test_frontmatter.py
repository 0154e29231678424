"""The front matter: what is text, what is a list, and what each mistake is called."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_events import frontmatter
from community_events.frontmatter import (
    CODES,
    DOCS,
    MAX_ITEMS,
    MAX_KEYS,
    RawEntry,
    RawField,
    RawItem,
    read_frontmatter,
    split_item,
)
from community_events.frontmatter.docs import WHOLE_FILES
from community_events.hygiene import judge_text
from community_events.report import format_text
from community_events.sources import Source
from community_events.spans import RawText, Span

DATA = Path(__file__).parent / "data"
SHOWN = "content/events/tosho/ohanashi.md"


def read(text: str) -> RawEntry:
    path = SHOWN.removeprefix("content/")
    return read_frontmatter(Source(path=path, shown=SHOWN, kind="events", text=text, digest="0"))


def read_lines(lines: str) -> RawEntry:
    """Read the lines between the two markers."""
    return read(f"---\n{lines}\n---\n")


def codes(entry: RawEntry) -> list[str]:
    return [diagnostic.code for diagnostic in entry.diagnostics]


def plain(part: RawField | RawItem | RawText | None) -> Any:
    """Return what was read as plain lists, dicts and texts."""
    if part is None:
        return None
    if isinstance(part, RawText):
        return part.text
    if isinstance(part, RawItem):
        return {f.key.text: plain(f) for f in part.fields} or part.text.text
    if part.items:
        return [plain(item) for item in part.items]
    if part.fields:
        return {field.key.text: plain(field) for field in part.fields}
    return plain(part.text)


def values(entry: RawEntry) -> dict[str, Any]:
    return {field.key.text: plain(field) for field in entry.fields}


def quote(entry_text: str, span: Span) -> str:
    """Return what stands at a span of one line."""
    return entry_text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


# What is a text -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value", "reason"),
    [
        ("10:30", "10:30", "YAML 1.1 reads 630"),
        ("0120", "0120", "YAML reads 80"),
        ("no", "no", "YAML reads False"),
        ("はい", "はい", "a yes of ours is for decode"),
        ("~", "~", "YAML reads null"),
        ("2026-12-05", "2026-12-05", "YAML reads a date"),
        ("講座: 第1回", "講座: 第1回", "YAML: mapping values are not allowed here"),
        ("[中止] 盆踊り", "[中止] 盆踊り", "YAML: expected block end"),
        ("[中止][延期] 盆踊り", "[中止][延期] 盆踊り", "two brackets"),
        ("[中止] 盆踊り [再]", "[中止] 盆踊り [再]", "begins and ends with brackets"),
        ("[申込](https://example.jp/)", "[申込](https://example.jp/)", "a Markdown link"),
        ("祭り #2", "祭り #2", "YAML drops what follows the #"),
        ("祭り # 2", "祭り # 2", "also with a space: nobody writes comments there"),
        ("POP UP!西京", "POP UP!西京", "! in the middle"),
        ("！お楽しみ", "！お楽しみ", "a full-width ! is no tag"),
        ("! お楽しみ", "! お楽しみ", "a lone ! is no tag"),
        ("*大事* なこと", "*大事* なこと", "emphasis is no alias"),
        ("**大事**", "**大事**", "strong is no alias"),
        ("&よかったら", "&よかったら", "no anchor: not ASCII"),
        ("A&B", "A&B", "& in the middle"),
        ('"さくら" 祭り', '"さくら" 祭り', "quotes around a part stay"),
        (
            '"さくら" と "うめ"',
            '"さくら" と "うめ"',
            "begins and ends with quotes, but not one pair",
        ),
        ("“さくら”", "“さくら”", "smart quotes are text"),
        ("'26年度総会", "'26年度総会", "an apostrophe that leaves out the century"),
        ('"さくら"', "さくら", "quotes around the whole"),
        ("'さくら'", "さくら", "single quotes too"),
        ("'it''s'", "it's", "doubled in single quotes"),
        (r'"a \"b\" \\ c"', r'a "b" \ c', "the two escapes"),
        ('"[中止]"', "[中止]", "quotes save a text that looks like a list"),
        ('""', "", "an empty text"),
        ("@home", "@home", "YAML: reserved indicator"),
        ("`code`", "`code`", "YAML: reserved indicator"),
        ("%5", "%5", "YAML: reserved indicator"),
        ("-5度", "-5度", "a minus is no list"),
        ("-", "-", "a dash for nothing"),
        ("> 引用", "> 引用", "a > with text behind is no block"),
        ("| 表 |", "| 表 |", "a | with text behind is no block"),
        ("{園} まつり", "{園} まつり", "braces around a part"),
        ("? なぜ", "? なぜ", "a question mark in a value"),
        ("a: b: c", "a: b: c", "only the first colon separates"),
        ("終わり ", "終わり", "white space at the end goes"),
        ("\u3000全角\u3000空白\u3000", "全角\u3000空白", "ideographic spaces around it too"),
    ],
)
def test_a_value_is_the_text_that_was_written(written: str, value: str, reason: str) -> None:
    entry = read_lines(f"タイトル: {written}")
    assert codes(entry) == [], reason
    assert values(entry) == {"タイトル": value}, reason


@pytest.mark.parametrize(
    ("line", "key", "value", "reason"),
    [
        ("タイトル：おはなし会", "タイトル", "おはなし会", "full-width colon"),
        ("タイトル　：　おはなし会", "タイトル", "おはなし会", "full-width spaces"),
        ("タイトル:おはなし会", "タイトル", "おはなし会", "no space behind the colon"),
        ("title:x", "title", "x", "no space, ASCII"),
        ("title : x", "title", "x", "space before the colon"),
        ("2026-12-08：13:00", "2026-12-08", "13:00", "a date is no hour"),
    ],
)
def test_key_and_value_part_at_the_first_colon(
    line: str, key: str, value: str, reason: str
) -> None:
    entry = read_lines(line)
    assert values(entry) == {key: value}, reason
    assert codes(entry) == []


def test_keys_are_compared_without_case_and_width() -> None:
    (field,) = read_lines("Ｔｉｔｌｅ： x").fields
    assert (field.key.text, field.name) == ("Ｔｉｔｌｅ", "title")


@pytest.mark.parametrize(
    ("written", "value", "reason"),
    [
        ("[a, b]", ["a", "b"], "a plain list"),
        ("[日本語、英語，中国語]", ["日本語", "英語", "中国語"], "Japanese commas"),
        ('["a, b", c]', ["a, b", "c"], "a comma in quotes"),
        ("[a]", ["a"], "one item"),
        ("[a, b, ]", ["a", "b"], "a comma at the end"),
        ("[]", None, "an empty list is an empty value"),
    ],
)
def test_brackets_around_the_whole_value_make_a_list(
    written: str, value: list[str] | None, reason: str
) -> None:
    entry = read_lines(f"ことば: {written}")
    assert codes(entry) == []
    assert values(entry) == {"ことば": value}, reason


@pytest.mark.parametrize(
    ("lines", "value", "reason"),
    [
        ("k:\n  - a\n  - b", {"k": ["a", "b"]}, "indented"),
        ("k:\n- a\n- b\nl: c", {"k": ["a", "b"], "l": "c"}, "not indented"),
        ("k:\n  -   a", {"k": ["a"]}, "several spaces"),
        ("k:\n　- a\n　-　b", {"k": ["a", "b"]}, "ideographic spaces"),
        ("k:\n\n  - a\n\n  # 12月\n  - b", {"k": ["a", "b"]}, "empty lines and comments between"),
        ("k:\n  - 午前の部: 10:00", {"k": ["午前の部: 10:00"]}, "a label stays in the text"),
        ("k:\n  - RRULE:FREQ=DAILY", {"k": ["RRULE:FREQ=DAILY"]}, "a raw rule"),
        (
            "k:\n  - 日時: a\n    会場: b\n  - c",
            {"k": [{"日時": "a", "会場": "b"}, "c"]},
            "an item with fields of its own",
        ),
        ("k:\n  -\n    日時: a\n    会場: b", {"k": [{"日時": "a", "会場": "b"}]}, "hyphen alone"),
        ("k:\n  a: 1\n  b: [x, y]", {"k": {"a": "1", "b": ["x", "y"]}}, "one level of fields"),
        ("k: |\n  a\n   b\n\n  c\nl: d", {"k": "a\n b\n\nc", "l": "d"}, "a block text"),
        ("k: >-\n  a\n  b", {"k": "a\nb"}, "a folded text keeps its lines"),
        ("k: |\n  # a\n  b: c\n  - d", {"k": "# a\nb: c\n- d"}, "nothing is special in a block"),
        ("k: |\n\n", {"k": ""}, "an empty block"),
        ("k:\n  - |\n    # a\n    b\n  - c", {"k": ["# a\nb", "c"]}, "a block in a list"),
        ("k:\nl: a", {"k": None, "l": "a"}, "an empty value"),
        ("k:", {"k": None}, "an empty value at the end"),
        ("# k: a\nl: b\n  # c", {"l": "b"}, "comments"),
        ("", {}, "nothing at all"),
    ],
)
def test_lists_blocks_and_nested_fields(lines: str, value: dict[str, Any], reason: str) -> None:
    entry = read_lines(lines)
    assert codes(entry) == [], reason
    assert values(entry) == value, reason


# Where things stand ---------------------------------------------------------------------------


def test_every_text_knows_its_line_and_column() -> None:
    text = '---\n日時：\n  - 日時:　10:00\n    会場: "a \\"b\\""\n概要: |\n  一\n\n  二\n---\n'
    when, summary = read(text).fields
    (item,) = when.items
    first, venue = item.fields
    assert first.text is not None
    assert venue.text is not None
    assert summary.text is not None
    assert quote(text, when.key.span()) == "日時"
    assert quote(text, item.text.span()) == "日時:\u300010:00"
    assert quote(text, first.text.span()) == "10:00"
    assert quote(text, venue.key.span()) == "会場"
    assert quote(text, venue.text.span()) == r"a \"b\""
    assert quote(text, venue.text.span(3, 4)) == "b"
    assert [(line.text, line.line, line.column) for line in summary.text.lines] == [
        ("一", 6, 3),
        ("", 7, 1),
        ("二", 8, 3),
    ]


def test_the_body_begins_below_the_second_marker() -> None:
    entry = read("---\na: b\n---\n\n本文\n---\nもう一つ")
    assert entry.body.text == "\n本文\n---\nもう一つ"
    assert (entry.end_line, entry.body.line) == (3, 4)
    assert entry.body.span(1, 3) == Span(path=SHOWN, line=5, column=1, end_line=5, end_column=3)
    assert entry.body.span(4, 4).column == 1


# Mistakes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected", "reason"),
    [
        ("タイトル おはなし会", "missing-colon@1 タイトル おはなし会", "forgotten colon"),
        ("10:30 開始", "missing-colon@1 10:30 開始", "the colon of a time is none"),
        ("https://example.jp/", "missing-colon@1 https://example.jp/", "nor that of an address"),
        (": a", "empty-key@1 : a", "nothing before the colon"),
        ("a: 1\nb: 2\nＡ: 3", "duplicate-key@3 Ａ", "the second of two equal keys"),
        ("a:\n  b: 1\n  b: 2", "duplicate-key@3 b", "also one level down"),
        ("a:\n  - 日時: 1\n    日時: 2", "duplicate-key@3 日時", "also in an item"),
        (f"{'長' * 41}: a", f"key-too-long@1 {'長' * 41}", "a sentence with a colon"),
        ("a: 1\n b: 2", "wrong-indentation@2 b: 2", "one space too many"),
        ("a:\n  b: 1\n   c: 2", "wrong-indentation@3 c: 2", "fields out of line"),
        ("a:\n  - b\n - c", "wrong-indentation@3 - c", "items out of line"),
        ("a:\n\tb: 1", "tab-indent@2 \t", "a tab"),
        ("a: |\n\tb", "tab-indent@2 \t", "a tab in a block"),
        ("a:\n  b:\n    c: 1", "nested-too-deep@3 c: 1", "two levels"),
        ("a:\n  - b\n    - c", "nested-too-deep@3 - c", "a list in a list"),
        ("a:\n  - - b", "nested-too-deep@2 - b", "a list in a list on one line"),
        ("a: [[b]]", "nested-too-deep@1 [[b]]", "the same in brackets"),
        ("a:\n  - [b, c]", "nested-too-deep@2 [b, c]", "brackets in a list"),
        ("a: b\n  c", "continued-line@2 c", "a value that runs over"),
        ("a:\n  - b\n    c", "continued-line@3 c", "an item that runs over"),
        ("- a", "item-without-key@1 - a", "a list of nothing"),
        ("a: b\n- c", "list-after-text@2 - c", "text and list"),
        ("a: - b", "list-after-text@1 - b", "a list on the line of the key"),
        ("a:\n  ・b", "bad-list-mark@2 ・", "a Japanese bullet"),
        ("a:\n  -b", "bad-list-mark@2 -", "no space behind the hyphen"),
        ("a:\n  * b", "bad-list-mark@2 * ", "Markdown's other bullet"),
        ("a:\n  － b", "bad-list-mark@2 － ", "a full-width hyphen"),
        ("a:\n  b", "bad-list-mark@2 b", "no mark at all"),
        ("a:\n  - b\n  -", "empty-item@3 -", "nothing behind the hyphen"),
        ("a:\n  - b\n    c: 1", "missing-colon@2 b", "fields below a plain item"),
        ("a: [b,\n  c]", "unclosed-list@1 [b,", "a list over lines"),
        ("a: [\n  b,\n  c\n]", "unclosed-list@1 [", "the same with its end on a line of its own"),
        ('a: "b', 'unclosed-quote@1 "b', "no end"),
        ('a: "b\n  c"', 'unclosed-quote@1 "b', "over two lines"),
        (r'a: "b\nc"', r"unknown-escape@1 \n", "a line break through an escape"),
        (r'a: "\x1b[31m"', r"unknown-escape@1 \x", "ESC through an escape"),
        ("a: &b c", "anchor@1 &b c", "an anchor"),
        ("a: &b", "anchor@1 &b", "an anchor alone"),
        ("a: *b", "alias@1 *b", "an alias"),
        ("a:\n  - *b", "alias@2 *b", "an alias in a list"),
        ("a: [x, *b]", "alias@1 *b", "an alias in brackets"),
        ("a: !b c", "tag@1 !b c", "a tag"),
        ("a: !!binary x", "tag@1 !!binary x", "a tag of YAML's own"),
        ("a: !<tag:x> y", "tag@1 !<tag:x> y", "a verbatim tag"),
        ("a: {b: c}", "flow-map@1 {b: c}", "a mapping in braces"),
        ("a: {\n  b: c\n}", "flow-map@1 {", "over lines"),
        ("{a: b}", "flow-map@1 {a: b}", "the whole entry in braces"),
        ("<<: *a", "merge-key@1 <<: *a", "a merge key"),
        ("? a", "complex-key@1 ? a", "a complex key"),
        ("%YAML 1.2", "directive@1 %YAML 1.2", "a directive"),
    ],
)
def test_each_mistake_has_its_code_at_the_smallest_place(
    lines: str, expected: str, reason: str
) -> None:
    entry = read_lines(lines)
    text = f"---\n{lines}\n---\n"
    found = [f"{d.code}@{d.span.line - 1} {quote(text, d.span)}" for d in entry.diagnostics]
    assert found == [expected], reason


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("", "empty-file", "nothing"),
        (" \n\n", "empty-file", "white space"),
        ("タイトル: a\n---\n", "front-matter-missing", "no opening marker"),
        ("# 見出し\n\n本文", "front-matter-missing", "plain Markdown"),
        ("\n---\na: b\n---\n", "front-matter-missing", "an empty line before the marker"),
        ("---\na: b\n", "front-matter-unclosed", "no closing marker"),
        ("---\na: b\n\n本文です。\n\n# もっと\n", "front-matter-unclosed", "body without marker"),
        ("ーーー\na: b\n---\n", "bad-marker", "long vowel marks"),
        ("---\na: b\n----\n", "bad-marker", "four hyphens"),
        ("---\na: b\n―――\n", "bad-marker", "Japanese dashes"),
        (" ---\na: b\n---\n", "bad-marker", "a space before the marker"),
        ("---\na: b\n  ---\n本文", "bad-marker", "an indented marker, when no other follows"),
        ("%YAML 1.2\n---\na: b\n---\n", "directive", "a directive before the marker"),
        ("%YAML\n\n", "front-matter-missing", "a directive and nothing else"),
    ],
)
def test_a_file_begins_and_ends_its_front_matter(text: str, expected: str, reason: str) -> None:
    assert codes(read(text)) == [expected], reason


def test_fields_are_read_all_the_same_when_a_marker_is_missing() -> None:
    assert values(read("a: b\nc: d\n---\nbody")) == {"a": "b", "c": "d"}
    entry = read("---\na: b\n\n本文です。\n")
    assert values(entry) == {"a": "b"}
    assert entry.body.text == "\n本文です。\n"


def test_all_mistakes_are_reported_at_once_and_good_lines_are_read() -> None:
    entry = read_lines("a: &x 1\nb 2\nc:\n  ・d\ne: {f: g}\nh: i\nh: j")
    assert codes(entry) == ["anchor", "missing-colon", "bad-list-mark", "flow-map", "duplicate-key"]
    assert values(entry) == {"a": None, "c": ["d"], "e": None, "h": "i"}
    assert [field.name for field in entry.fields if field.is_refused] == ["a", "e"]
    assert not any(field.is_empty for field in entry.fields)


def test_the_first_of_two_equal_keys_is_pointed_at() -> None:
    (found,) = read_lines("タイトル: a\nタイトル: b").diagnostics
    assert [(label.span.line, label.text) for label in found.related] == [(2, "1回目です")]


def test_one_habit_in_a_list_is_one_finding() -> None:
    entry = read_lines("日時:\n  ・a\n  - b\n  ・c")
    (found,) = entry.diagnostics
    assert found.help == "- a\n- c"
    assert "2 行" in found.message
    assert values(entry) == {"日時": ["a", "b", "c"]}


def test_a_rule_inside_a_block_text_closes_nothing() -> None:
    entry = read("---\na: |\n  b\n  ---\n  c\n---\n")
    assert codes(entry) == []
    assert values(entry) == {"a": "b\n---\nc"}


def test_too_many_keys_or_items_are_one_mistake() -> None:
    entry = read_lines("\n".join(f"k{n}: v" for n in range(MAX_KEYS * 2)))
    assert codes(entry) == ["too-many-keys"]
    assert len(entry.fields) == MAX_KEYS
    entry = read_lines("k:\n" + "\n".join(f"- {n}" for n in range(MAX_ITEMS * 2)))
    assert codes(entry) == ["too-many-items"]
    assert len(entry.fields[0].items) == MAX_ITEMS
    entry = read_lines(f"k: [{','.join(map(str, range(MAX_ITEMS * 2)))}]")
    assert codes(entry) == ["too-many-items"]


@pytest.mark.parametrize(
    "row", json.loads((DATA / "yaml_cases.json").read_text()), ids=lambda row: row["name"]
)
def test_what_breaks_yaml_readers_is_refused_by_name(row: dict[str, str]) -> None:
    text = f"---\n{row['text']}\n---\n"
    found = {d.code for d in (*read(text).diagnostics, *judge_text(text, SHOWN))}
    if row["expected"] == "ok":
        assert found == set(), row["why"]
    else:
        assert row["expected"] in found, row["why"]


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows("frontmatter_cases.tsv"), ids=lambda r: r["why"][:40])
def test_the_reader_knows_no_schema(row: dict[str, str]) -> None:
    entry = read_lines(row["front_matter"])
    assert codes(entry) == []
    assert list(values(entry).values()) == [row["read_as"]], row["why"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\n" + "[" * 60_000, "brackets"),
        ("---\na: " + "[" * 60_000 + "\n---", "brackets in a value"),
        ("---\na: " + '"' * 60_000 + "\n---", "quotes"),
        ("---\na: " + "\\" * 60_000 + '"\n---', "backslashes"),
        ('---\na: "' + "\\" * 59_999 + "\n---", "backslashes in an open quote"),
        ("---\na: [" + '"' * 60_001 + "]\n---", "quotes in brackets"),
        ("---\na: [" + "," * 60_000 + "]\n---", "commas"),
        ("---\n" + ":" * 60_000 + "\n---", "colons"),
        ("---\n" + "1:" * 30_000 + "1\n---", "time colons"),
        ("---\na:\n  - " + "（" * 60_000 + "\n---", "open brackets in an item"),
        ("---\n" + "".join(f"{' ' * (n % 300)}a{n}:\n" for n in range(400)) + "---", "stairs"),
        ("---\n" + "- \n" * 20_000 + "---", "list marks"),
        ("---\n" + "-" * 60_000 + "x\n---", "a long marker that is none"),
        ("---\n" + "---\n" * 15_000, "markers"),
        ("---\na: |\n" + " \n" * 30_000 + "---", "empty lines of a block"),
        ("---\n" + " " * 60_000 + "a\n---", "indentation"),
        ("---\na: ! " + "a" * 60_000 + "\n---", "a long tag"),
        ("---\n" + "a\n" * 30_000, "lines without colons"),
    ],
)
def test_hostile_files_are_read_in_linear_time(text: str, reason: str) -> None:
    # A quadratic reader takes minutes here; no clock is asked.
    entry = read(text)
    assert entry.path.startswith("events/"), reason
    for field in entry.fields:
        for item in field.items:
            split_item(item.text)


# split_item ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts", "reason"),
    [
        (
            "2026年12月8日: 中止（設備の点検: 館内）",
            ("2026年12月8日", "中止（設備の点検: 館内）"),
            "plain",
        ),
        ("2026年12月8日：中止", ("2026年12月8日", "中止"), "full-width colon"),
        ("2026年12月8日:中止", ("2026年12月8日", "中止"), "no space, but Japanese beside it"),
        ("午前の部:10:00〜12:00", ("午前の部", "10:00〜12:00"), "no space before a time"),
        ("2026-12-08: 13:00に変更", ("2026-12-08", "13:00に変更"), "digits, but a space"),
        ("2026-12-08：13:00に変更", ("2026-12-08", "13:00に変更"), "a whole date before it"),
        ("２０２６年１２月８日：１０：００", ("２０２６年１２月８日", "１０：００"), "full-width"),
        (
            "10:00〜12:00 午前の部: 体験",
            ("10:00〜12:00 午前の部", "体験"),
            "a time before the label",
        ),
        ("満員:", ("満員", ""), "nothing behind it"),
        ("毎週火曜 10:00〜15:00", None, "only times"),
        ("１０：３０〜１２：００", None, "full-width times"),
        ("https://example.jp/a", None, "an address"),
        ("RRULE:FREQ=WEEKLY;BYDAY=TU", None, "a raw rule"),
        ("tel:075-000-0000", None, "ASCII on both sides and no space"),
        ("（午前: 体験）午後", None, "in brackets"),
        ("「おはなし: 冬」の会", None, "in Japanese quotes"),
        ('"a: b" c', None, "in straight quotes"),
        ("（午前）: 体験", ("（午前）", "体験"), "behind brackets"),
        ("午前) 体験: 無料", ("午前) 体験", "無料"), "a closing bracket alone"),
        ("なにもない", None, "no colon"),
        ("", None, "nothing"),
    ],
)
def test_an_item_parts_at_a_colon_that_separates(
    text: str, parts: tuple[str, str] | None, reason: str
) -> None:
    split = split_item(RawText.of(text))
    assert (None if split is None else (split[0].text, split[1].text)) == parts, reason


# Laws ------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *(
            "---",
            "\n",
            "\n",
            "\n",
            " ",
            "  ",
            "\t",
            "\u3000",
            ":",
            ": ",
            "：",
            "- ",
            "-",
            "・",
            "|",
        ),
        *(">", "[", "]", "{", "}", '"', "'", "\\", "&a", "*a", "!a", "? ", "<<", "%A", "#", ","),
        *("日時", "会場", "a", "10:00", "2026-12-08", "（", "）", "\u200b", "\r", "\ud800"),
    ]
)
ANYTHING = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


def every_text(entry: RawEntry) -> list[RawText]:
    found: list[RawText] = []

    def collect(fields: tuple[RawField, ...]) -> None:
        for field in fields:
            found.append(field.key)
            if field.text is not None:
                found.append(field.text)
            for item in field.items:
                found.append(item.text)
                collect(item.fields)
            collect(field.fields)

    collect(entry.fields)
    return found


@given(ANYTHING, st.booleans())
def test_any_text_is_read_and_every_span_lies_in_the_file(text: str, has_marker: bool) -> None:
    text = f"---\n{text}" if has_marker else text
    lines = text.split("\n")
    entry = read(text)
    spans = [t.span() for t in every_text(entry)]
    for diagnostic in entry.diagnostics:
        spans += [diagnostic.span, *(label.span for label in diagnostic.related)]
        assert diagnostic.code in CODES
    for span in spans:
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert (span.line, span.column) < (span.end_line, span.end_column)
        assert span.end_column <= len(lines[span.end_line - 1]) + 2
    assert entry.body.text == "" or text.endswith(entry.body.text)


@given(ANYTHING)
def test_each_character_of_a_value_stands_where_it_says(text: str) -> None:
    text = f"---\n{text}"
    for raw in every_text(read(text)):
        for line in raw.lines:
            for offset, char in enumerate(line.text):
                assert text.split("\n")[line.line - 1][line.column_at(offset) - 1] == char


WORD = st.text(
    alphabet=st.sampled_from("あ夏祭りABab019「」（）、。・！？ #&*!%@~^_=+;.,/"),
    min_size=1,
    max_size=20,
).map(str.strip)
KEY = st.text(alphabet=st.sampled_from("あいう日時会場abc_"), min_size=1, max_size=8)


def quoted_in_yaml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def well_formed(value: str | list[str] | dict[str, str]) -> str:
    if isinstance(value, str):
        return " " + quoted_in_yaml(value)
    if isinstance(value, list):
        return "".join(f"\n  - {quoted_in_yaml(item)}" for item in value)
    return "".join(f"\n  {key}: {quoted_in_yaml(item)}" for key, item in value.items())


@given(
    st.dictionaries(
        KEY,
        st.text(alphabet=st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]))
        | st.lists(WORD, min_size=1, max_size=4)
        | st.dictionaries(KEY, WORD, min_size=1, max_size=4),
        max_size=6,
    )
)
def test_what_is_written_well_is_read_back(data: dict[str, Any]) -> None:
    text = "\n".join(f"{key}:{well_formed(value)}" for key, value in data.items())
    entry = read_lines(text)
    assert codes(entry) == []
    assert values(entry) == data


# Chapters and messages --------------------------------------------------------------------------


def test_every_code_has_one_chapter_and_every_chapter_a_code() -> None:
    package = Path(frontmatter.__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in package.glob("[!d_]*.py"))
    for code in CODES:
        assert f'"{code}"' in text
    assert len(CODES) == len(DOCS)


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.code)
def test_the_examples_of_a_chapter_are_true(doc: Any) -> None:
    reader: Callable[[str], RawEntry] = read if doc.code in WHOLE_FILES else read_lines
    if doc.bad:
        assert doc.code in codes(reader(doc.bad))
    if doc.good:
        assert codes(reader(doc.good)) == []


def passes_somewhere(lines: str) -> bool:
    places = ("", "日時:\n", "日時:\n  ")
    return any(codes(read_lines(above + lines)) == [] for above in places)


@given(ANYTHING)
def test_lines_that_are_offered_pass(text: str) -> None:
    for found in read(f"---\n{text}").diagnostics:
        assert found.help in ("", "---") or passes_somewhere(found.help)


@pytest.mark.parametrize(
    ("lines", "help_", "reason"),
    [
        ("タイトル おはなし会", "タイトル: おはなし会", "a colon put in"),
        ("タイトル *a", "", "the line would have the next mistake"),
        ("10:30 開始", "", "a time is no key"),
        ("a: 1\n b: 2", "b: 2", "moved to the margin"),
        ("a: 1\n b: &c d", "", "two mistakes on one line: none is offered for the first"),
        ('a: "b', "a: b", "without the quote"),
        (r'a: "b\nc\nd"', "a: |\n  b\n  c\n  d", "line breaks as a block text"),
        (r'a: "b\x1bc"', 'a: "bc"', "what cannot be meant is left out"),
        ("a: b\n  c", "a: b c", "two lines joined"),
        ("概要: 長い\n  文", "概要: 長い文", "Japanese joined without a space"),
        ("a: &b c", 'a: "&b c"', "in quotes it is a text"),
        ("a:\n  - [b]", '- "[b]"', "in an item too"),
        ("a: b\n- c", "a:\n  - b\n  - c", "text and list become one list"),
        ("a: - b", "a:\n  - b", "on a line of its own"),
    ],
)
def test_the_line_to_paste_is_the_one_that_was_meant(lines: str, help_: str, reason: str) -> None:
    assert read_lines(lines).diagnostics[0].help == help_, reason


def test_messages_read_well(golden: Callable[[str, str], None]) -> None:
    files = [doc.bad if doc.code in WHOLE_FILES else f"---\n{doc.bad}\n---\n" for doc in DOCS]
    paragraphs = [format_text(read(text).diagnostics, {SHOWN: text}) for text in files]
    golden("frontmatter.txt", "\n".join(paragraphs))
