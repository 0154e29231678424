"""The strict, line-based reader of front matter: our own subset of YAML as web editors write it.

Why no YAML library (all tried): ``10:30`` became 630, ``0120`` 80, ``no`` False; ``講座: 第1回`` and
``[中止] 盆踊り`` were parse errors; ``祭り #2`` lost its number; duplicate keys won silently; 894 bytes
of merge keys took 58 s. The rules this reader keeps:

- every value is a text, with its place; nothing is converted and nothing is guessed;
- a line is decided by its own beginning, so a mistake costs one line and all are reported at once;
- one level of nesting; time and memory are linear in the size of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from community_events.diagnostics import Diagnostic, Label, Severity
from community_events.frontmatter_docs import DOCS as DOCS
from community_events.hygiene import quoted
from community_events.rawentry import RawBody as RawBody
from community_events.rawentry import RawEntry as RawEntry
from community_events.rawentry import RawField as RawField
from community_events.rawentry import RawItem as RawItem
from community_events.rawentry import find_separator, fold_key
from community_events.rawentry import split_item as split_item
from community_events.sources import Source
from community_events.spans import RawText, Span, TextLine

CODES: Mapping[str, str] = {doc.code: doc.what for doc in DOCS}

MAX_KEY = 40
MAX_KEYS = 100
MAX_ITEMS = 200


def read_frontmatter(source: Source) -> RawEntry:
    """Return the fields and the body of ``source``, and all that is wrong with its form."""
    lines = source.text.split("\n")
    reader = _Reader(source.shown, lines)
    start, stop, end_line = reader.find_front_matter()
    fields = reader.read_fields(start, stop)
    first = end_line or stop
    body = RawBody(path=source.shown, text="\n".join(lines[first:]), line=first + 1)
    return RawEntry(
        path=source.path,
        shown=source.shown,
        kind=source.kind,
        fields=fields,
        body=body,
        end_line=end_line,
        diagnostics=tuple(sorted(reader.found, key=lambda d: (d.span, d.code))),
    )


# Everything that looks like a dash: Japanese keyboards offer many, only the hyphen is meant.
_MARKER = re.compile(r"[-‐‑‒–—―−ーｰ─━－]{2,}\s*\Z")
# A ``- item``, and what people write for it: ``-item``, ``・item``, ``* item``, ``－ item``.
_ITEM = re.compile(r"-(?:\s+|\Z)")
_LOOSE_ITEM = re.compile(r"-(?=[^\s-])|[・･•●◦▪‐–—−－＊]\s*|\*\s+")
_BLOCK = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])\Z")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE = re.compile(r"'(?:[^']|'')*'\Z")
_ESCAPE = re.compile(r"\\(.)|''", re.DOTALL)
_LIST_PART = re.compile(r'"(?:[^"\\]|\\.)*"|[,，、]|[^,，、"]+|"')

# What is YAML to a machine but no text to a person: code, pattern, what we call it.
_FOREIGN: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("anchor", re.compile(r"&[\w-]+(?:\s|\Z)", re.ASCII), "アンカー"),
    ("alias", re.compile(r"\*[\w-]+\Z", re.ASCII), "エイリアス"),
    ("tag", re.compile(r"!(?:<[^>]*>|!?[A-Za-z][\w/:.-]*)(?:\s|\Z)", re.ASCII), "タグ"),
)
_DIRECTIVE = re.compile(r"%[A-Z]+\b")
_COMPLEX_KEY = re.compile(r"\?(?:\s|\Z)")


class _Line:
    """One line that is neither empty nor a comment."""

    __slots__ = ("indent", "number", "start", "text")

    def __init__(self, number: int, raw: str) -> None:
        bare = raw.lstrip()
        self.number = number
        self.start = len(raw) - len(bare)
        # An ideographic space is as wide as two others; a tab is refused and counts as two.
        self.indent = sum(2 if c in "\u3000\t" else 1 for c in raw[: self.start])
        self.text = bare.rstrip()


class _Reader:
    """Reads one file from top to bottom; ``found`` collects what is wrong."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.found: list[Diagnostic] = []
        self._at = 0
        self._stop = 0
        self._ahead: _Line | None = None

    # -- the two marker lines ---------------------------------------------------------------

    def find_front_matter(self) -> tuple[int, int, int]:
        """Return first line index, index behind the last line, and number of the closing line."""
        lines = self.lines
        first = next((n for n, line in enumerate(lines) if line.strip()), None)
        if first is None:
            self._fault("empty-file", self._row(0), "ファイルに何も書かれていません")
            return 0, 0, 0
        has_opening = bool(_MARKER.match(lines[first]))
        start = first + 1 if has_opening else first
        stop = next((n for n in range(start, len(lines)) if _MARKER.match(lines[n])), None)
        if not has_opening:
            return self._without_opening(first, stop)
        if first > 0:
            self._fault(
                "front-matter-missing",
                self._row(first),
                "1行目は「---」です。その前に空の行があります",
                label="この行をファイルの1行目にします",
            )
        self._judge_marker(first)
        if stop is not None:
            self._judge_marker(stop)
            return start, stop, stop + 1
        stop = self._guess_end(start)
        self._fault(
            "front-matter-unclosed",
            self._row(first),
            "項目の終わりを示す「---」の行がありません",
            label="ここから始まる項目が閉じられていません",
            related=(self._label(stop - 1, "この行の下に --- を書きます"),),
            help="---",
        )
        return start, stop, 0

    def _without_opening(self, first: int, stop: int | None) -> tuple[int, int, int]:
        text = self.lines[first].strip()
        foreign = _DIRECTIVE.match(text)
        if foreign:
            self._fault("directive", self._row(first), f"{quoted(text)} のような指示は書けません")
            return (stop or 0) + 1, len(self.lines) if stop is None else self._next_marker(stop), 0
        self._fault(
            "front-matter-missing",
            self._row(first),
            f"1行目は「---」で始めます。いまは {quoted(text)} です",
            label="この行の上に --- だけの行を書きます",
            help="---",
        )
        if stop is None or find_separator(text, strict=False) is None:
            return 0, 0, 0
        return first, stop, stop + 1

    def _next_marker(self, after: int) -> int:
        lines = self.lines
        found = (n for n in range(after + 1, len(lines)) if _MARKER.match(lines[n]))
        return next(found, len(lines))

    def _judge_marker(self, index: int) -> None:
        text = self.lines[index].rstrip()
        if text != "---":
            message = f"{quoted(text)} は、半角のハイフン3つ「---」と書きます"
            self._fault("bad-marker", self._row(index), message, help="---")

    def _guess_end(self, start: int) -> int:
        """Return where front matter without an end seems to end: before the first prose."""
        end = start
        for n in range(start, len(self.lines)):
            raw = self.lines[n]
            if not raw.strip():
                continue
            is_ours = (
                raw[0].isspace()
                or _ITEM.match(raw)
                or (find_separator(raw, strict=False) is not None)
            )
            if not is_ours:
                break
            end = n + 1
        return end

    # -- lines ------------------------------------------------------------------------------

    def _peek(self) -> _Line | None:
        """Return the next line with content, without taking it."""
        if self._ahead is not None:
            return self._ahead
        while self._at < self._stop:
            raw = self.lines[self._at]
            self._at += 1
            bare = raw.lstrip()
            if bare and not bare.startswith("#"):
                self._ahead = line = _Line(self._at, raw)
                if "\t" in raw[: line.start]:
                    self._fault_tab(line)
                return line
        return None

    def _take(self) -> None:
        self._ahead = None

    def _skip_deeper(self, indent: int) -> None:
        while (line := self._peek()) is not None and line.indent > indent:
            self._take()

    def _text(self, line: _Line, start: int = 0) -> RawText:
        """Return ``line.text[start:]`` without white space before it."""
        text = line.text[start:]
        bare = text.lstrip()
        column = line.start + start + len(text) - len(bare) + 1
        return RawText(
            path=self.path, lines=(TextLine(text=bare, line=line.number, column=column),)
        )

    # -- fields -----------------------------------------------------------------------------

    def read_fields(self, start: int, stop: int) -> tuple[RawField, ...]:
        """Return the fields of the lines from ``start`` up to ``stop`` (indexes)."""
        self._at, self._stop = start, stop
        fields: dict[str, RawField] = {}
        while (line := self._peek()) is not None:
            if _is_item(line):
                self._take()
                message = "「- 」の行の上に、空の項目（「日時:」など）がありません"
                self._fault("item-without-key", self._text(line).span(), message)
                self._skip_deeper(line.indent)
                continue
            if line.indent:
                self._fault_indent(line)
            self._add(fields, self._field(line, is_nested=False))
        return tuple(fields.values())

    def _mapping(self, parent: int, first: RawField | None = None) -> tuple[RawField, ...]:
        """Return the deeper ``sub: value`` lines that follow; ``first`` was read already."""
        fields: dict[str, RawField] = {} if first is None else {fold_key(first.key.text): first}
        level: int | None = None
        while (line := self._peek()) is not None and line.indent > parent:
            level = line.indent if level is None else level
            if _is_item(line):
                self._fault_deep(line)
                continue
            if line.indent != level:
                self._fault_indent(line, level)
            self._add(fields, self._field(line, is_nested=True))
        return tuple(fields.values())

    def _add(self, fields: dict[str, RawField], field: RawField | None) -> None:
        if field is None:
            return
        name = fold_key(field.key.text)
        first = fields.get(name)
        if first is not None:
            self._fault(
                "duplicate-key",
                field.key.span(),
                f"{quoted(field.key.text)} が2回書かれています",
                label="2回目です",
                related=(Label(span=first.key.span(), text="1回目です"),),
            )
        elif len(fields) < MAX_KEYS:
            fields[name] = field
        elif self.found[-1:] == [] or all(d.code != "too-many-keys" for d in self.found):
            message = f"項目が {MAX_KEYS} を超えています"
            self._fault("too-many-keys", field.key.span(), message)

    def _field(self, line: _Line, *, is_nested: bool) -> RawField | None:
        """Take ``line`` and what belongs to it; None when it is no field at all."""
        self._take()
        at = find_separator(line.text, strict=False)
        if not self._is_key(line, at) or at is None:
            self._skip_deeper(line.indent)
            return None
        key = RawText(
            path=self.path,
            lines=(
                TextLine(text=line.text[:at].rstrip(), line=line.number, column=line.start + 1),
            ),
        )
        if len(key.text) > MAX_KEY:
            message = f"項目の名前 {quoted(key.text)} が長すぎます（{MAX_KEY} 文字まで）"
            self._fault("key-too-long", key.span(), message)
            self._skip_deeper(line.indent)
            return None
        value = self._text(line, at + 1)
        if not value.text:
            return self._below(line, key, is_nested=is_nested)
        field = self._value(key, value, line.indent)
        self._judge_continuation(line, field)
        return field

    def _is_key(self, line: _Line, at: int | None) -> bool:
        """Whether the line is ``key: …``; otherwise it says what the line is instead."""
        text = line.text
        whole = self._text(line)
        if _DIRECTIVE.match(text):
            self._fault("directive", whole.span(), f"{quoted(text)} のような指示は書けません")
        elif _COMPLEX_KEY.match(text):
            message = "「? 」で始まる書き方は使えません。「項目: 内容」と書きます"
            self._fault("complex-key", whole.span(), message)
        elif at is not None and text[:at].rstrip() == "<<":
            message = "「<<:」（ほかの項目の取り込み）は使えません。内容をそのまま書きます"
            self._fault("merge-key", whole.span(0, 2), message)
        elif self._is_foreign(whole):
            pass
        elif text.startswith("{"):
            self._fault_map(whole)
        elif at is None:
            self._fault_colon(whole)
        elif at == 0:
            message = "コロンの前に項目の名前がありません"
            self._fault("missing-key", whole.span(0, 1), message, label="名前を書きます")
        else:
            return True
        return False

    def _below(self, line: _Line, key: RawText, *, is_nested: bool) -> RawField:
        """Return the field whose value is on the lines below it (or nowhere)."""
        following = self._peek()
        if following is None or following.indent < line.indent:
            return RawField(key=key)
        is_list = _is_item(following)
        if is_nested:
            if following.indent > line.indent:
                self._fault_deep(following)
                self._skip_deeper(line.indent)
            return RawField(key=key)
        if is_list:
            return RawField(key=key, items=self._items(line.indent))
        if following.indent == line.indent:
            return RawField(key=key)
        if find_separator(following.text, strict=False) is None:
            return RawField(key=key, items=self._items(line.indent))
        return RawField(key=key, fields=self._mapping(line.indent))

    def _judge_continuation(self, line: _Line, field: RawField) -> None:
        """Refuse what stands below a field that has its value on its own line already."""
        following = self._peek()
        if following is None:
            return
        if following.indent >= line.indent and _is_item(following):
            text = self._text(following)
            if not field.is_refused:
                self._fault(
                    "list-after-text",
                    text.span(),
                    f"{quoted(field.key.text)} の行に内容があるのに、下に「- 」の行もあります",
                    related=(self._label(line.number - 1, "内容はここにもあります"),),
                    help=_as_list(self.lines[line.number - 1], field, following),
                )
            while (item := self._peek()) is not None and item.indent >= line.indent:
                if item.indent == line.indent and not _is_item(item):
                    break
                self._take()
        elif following.indent > line.indent:
            if field.is_refused:
                self._skip_deeper(line.indent)
            elif find_separator(following.text, strict=False) is None:
                text = self._text(following)
                joined = self.lines[line.number - 1].strip() + following.text
                self._fault(
                    "continued-line",
                    text.span(),
                    f"{quoted(field.key.text)} の内容が次の行に続いています",
                    label="1行に続けて書くか、「|」を使います",
                    help=joined,
                )
                self._skip_deeper(line.indent)

    # -- lists ------------------------------------------------------------------------------

    def _items(self, parent: int) -> tuple[RawItem, ...]:
        """Return the ``- item`` lines that follow, indented or not."""
        items: list[RawItem] = []
        level: int | None = None
        is_full = False
        while (line := self._peek()) is not None and line.indent >= parent:
            is_item = _is_item(line)
            if not is_item and items and find_separator(line.text, strict=False) is not None:
                break
            if not is_item and line.indent == parent:
                break
            level = line.indent if level is None else level
            if line.indent > level and items:
                self._fault_deep(line)
                continue
            if line.indent < level:
                self._fault_indent(line, level)
            item = self._item(line)
            if item is None:
                continue
            if len(items) < MAX_ITEMS:
                items.append(item)
            elif not is_full:
                is_full = True
                message = f"「- 」の行が {MAX_ITEMS} を超えています"
                self._fault("too-many-items", item.text.span(), message)
        return tuple(items)

    def _item(self, line: _Line) -> RawItem | None:
        self._take()
        mark = _ITEM.match(line.text) or _LOOSE_ITEM.match(line.text)
        start = mark.end() if mark else 0
        text = self._text(line, start)
        if not _ITEM.match(line.text):
            self._fault(
                "bad-list-mark",
                self._text(line).span(0, max(1, start)),
                "並べる行は、半角のハイフンと空白「- 」で始めます",
                help=f"- {text.text}",
            )
        following = self._peek()
        has_fields = following is not None and following.indent > line.indent
        if _ITEM.match(text.text):
            self._fault("nested-too-deep", text.span(), "「- 」の中に「- 」は書けません")
            self._skip_deeper(line.indent)
            return None
        if has_fields and following is not None and not _is_item(following):
            return self._item_with_fields(line, text, following)
        if not text.text:
            self._fault("empty-item", self._text(line).span(), "「- 」のあとに何もありません")
            return None
        value = self._scalar(text, line.indent)
        return None if value is None else RawItem(text=value)

    def _item_with_fields(self, line: _Line, text: RawText, following: _Line) -> RawItem | None:
        at = find_separator(text.text, strict=False)
        if find_separator(following.text, strict=False) is None:
            self._fault(
                "continued-line",
                self._text(following).span(),
                "「- 」の内容が次の行に続いています",
                label="上の行に続けて書きます",
                help=f"- {text.text}{following.text}",
            )
            self._skip_deeper(line.indent)
            return RawItem(text=text) if text.text else None
        if not text.text:
            return RawItem(text=text, fields=self._mapping(line.indent))
        if not at:
            self._fault(
                "missing-colon",
                text.span(),
                "下に「項目: 内容」の行があるときは、「- 」の行も「項目: 内容」と書きます",
                label="項目の名前がありません",
                help=f"- 日時: {text.text}",
            )
            self._skip_deeper(line.indent)
            return RawItem(text=text)
        key = text.slice(0, at).strip()
        value = text.slice(at + 1).strip()
        first = self._value(key, value, line.indent) if value.text else RawField(key=key)
        return RawItem(text=text, fields=self._mapping(line.indent, first))

    # -- values -----------------------------------------------------------------------------

    def _value(self, key: RawText, value: RawText, indent: int) -> RawField:
        """Return the field of a value on the key's own line."""
        if value.text.startswith("["):
            items = self._flow_list(value)
            if items is not None:
                return RawField(key=key, items=items)
        text = self._scalar(value, indent)
        return RawField(key=key, text=text, is_refused=text is None)

    def _scalar(self, value: RawText, indent: int) -> RawText | None:
        """Return the text that is meant, or None when the value is refused."""
        judge = _SCALARS.get(value.text[0])
        return value if judge is None else judge(self, value, indent)

    def _double_quoted(self, value: RawText, indent: int) -> RawText | None:
        text = value.text
        quotes = _DOUBLE.match(text)
        if quotes is None:
            self._fault(
                "unclosed-quote",
                value.span(),
                '「"」で始まっていますが、終わりの「"」がありません',
                help=self._rewritten(value, text[1:].strip()) if len(text) > 1 else "",
            )
            return None
        return self._unescaped(value) if quotes.end() == len(text) else value

    def _single_quoted(self, value: RawText, indent: int) -> RawText | None:
        return self._unescaped(value) if _SINGLE.match(value.text) else value

    def _unescaped(self, value: RawText) -> RawText | None:
        """Return the text between the quotes; every character keeps its own column."""
        text = value.text
        inner = value.slice(1, len(text) - 1)
        escape = "\\" if text[0] == '"' else "''"
        if escape not in inner.text:
            return inner
        (line,) = inner.lines
        chars: list[str] = []
        columns: list[int] = []
        at = 0
        for match in _ESCAPE.finditer(line.text):
            if match.group()[0] != escape[0]:
                continue
            if escape == "\\" and match.group(1) not in ('"', "\\"):
                self._fault(
                    "unknown-escape",
                    inner.span(match.start(), match.end()),
                    f"{quoted(match.group())} という書き方は使えません",
                    label='使えるのは \\" と \\\\ だけです',
                )
                return None
            chars += line.text[at : match.start()], match.group()[1]
            columns += range(line.column + at, line.column + match.start() + 1)
            at = match.end()
        chars.append(line.text[at:])
        columns += range(line.column + at, line.column + len(line.text) + 1)
        part = TextLine(
            text="".join(chars), line=line.line, column=line.column, columns=tuple(columns)
        )
        return RawText(path=self.path, lines=(part,))

    def _bracketed(self, value: RawText, indent: int) -> RawText | None:
        """Judge a ``[`` that opens no plain list: ``[中止] 盆踊り`` is a text."""
        text = value.text
        if "]" not in text:
            message = "「[」で始まっていますが、終わりの「]」がありません"
            self._fault("unclosed-list", value.span(), message)
        elif text.endswith("]") and (text.startswith("[[") or text.find("]") == len(text) - 1):
            self._fault("nested-too-deep", value.span(), "「[ ]」の中に「[ ]」は書けません")
        else:
            return value
        closing = self._peek()
        if closing is not None and closing.text == "]":
            self._take()
        return None

    def _flow_list(self, value: RawText) -> tuple[RawItem, ...] | None:
        """Return the items of ``[a, b]`` as a whole value, or None when it is no plain list."""
        text = value.text
        if text.find("]") != len(text) - 1 or "[" in text[1:]:
            return None
        items: list[RawItem] = []
        start = 1
        ends = [m.start() for m in _LIST_PART.finditer(text, 1, len(text) - 1) if m[0] in ",，、"]
        for end in (*ends, len(text) - 1):
            part = value.slice(start, end).strip()
            start = end + 1
            item = self._scalar(part, 0) if part.text else None
            if item is not None:
                items.append(RawItem(text=item))
        if len(items) > MAX_ITEMS:
            message = f"並べたものが {MAX_ITEMS} を超えています"
            self._fault("too-many-items", items[MAX_ITEMS].text.span(), message)
        return tuple(items[:MAX_ITEMS])

    def _braced(self, value: RawText, indent: int) -> RawText | None:
        if "}" in value.text and not value.text.endswith("}"):
            return value
        self._fault_map(value)
        return None

    def _marked(self, value: RawText, indent: int) -> RawText | None:
        return None if self._is_foreign(value) else value

    def _dashed(self, value: RawText, indent: int) -> RawText | None:
        if not _ITEM.match(value.text) or value.text == "-":
            return value
        message = "「- 」の行は、項目の名前の下の行に書きます"
        before = self.lines[value.lines[0].line - 1][: value.lines[0].column - 1].strip()
        self._fault("list-after-text", value.span(), message, help=f"{before}\n  {value.text}")
        return None

    def _block(self, value: RawText, indent: int) -> RawText | None:
        """Return the deeper lines below ``|`` or ``>``, without their common indentation.

        Folding (``>``) is left to whoever shows the text: a line break is a space there anyway.
        """
        if not _BLOCK.match(value.text):
            return value
        kept: list[TextLine] = []
        margin: int | None = None
        self._ahead = None
        while self._at < self._stop:
            raw = self.lines[self._at]
            if raw.strip():
                line = _Line(self._at + 1, raw)
                if line.indent <= indent:
                    break
                if "\t" in raw[: line.start]:
                    self._fault_tab(line)
                margin = line.start if margin is None else margin
                start = min(margin, line.start)
                kept.append(TextLine(text=raw[start:].rstrip(), line=line.number, column=start + 1))
            elif kept:
                kept.append(TextLine(text="", line=self._at + 1, column=1))
            self._at += 1
        while kept and not kept[-1].text:
            kept.pop()
        return RawText(path=self.path, lines=tuple(kept)) if kept else value.slice(0, 0)

    def _is_foreign(self, value: RawText) -> bool:
        for code, pattern, name in _FOREIGN:
            if pattern.match(value.text):
                self._fault(
                    code,
                    value.span(),
                    f"{quoted(value.text)} は YAML の{name}です。ここでは使えません",
                    help=self._rewritten(value, _in_quotes(value.text)),
                )
                return True
        return False

    # -- what is wrong ----------------------------------------------------------------------

    def _fault(
        self,
        code: str,
        span: Span,
        message: str,
        *,
        label: str = "",
        related: tuple[Label, ...] = (),
        help: str = "",
    ) -> None:
        self.found.append(
            Diagnostic(
                code=code,
                severity=Severity.ERROR,
                span=span,
                message=message,
                label=label,
                related=related,
                help=help,
            )
        )

    def _row(self, index: int) -> Span:
        """Return the place of a whole line."""
        raw = self.lines[index] if index < len(self.lines) else ""
        return RawText.of(raw.rstrip(), path=self.path, line=index + 1).span()

    def _label(self, index: int, text: str) -> Label:
        return Label(span=self._row(index), text=text)

    def _rewritten(self, value: RawText, text: str) -> str:
        """Return the line with ``value`` replaced by ``text``."""
        line = value.lines[0]
        raw = self.lines[line.line - 1]
        start = line.column - 1
        return (raw[:start] + text + raw[start + len(line.text) :]).strip()

    def _fault_tab(self, line: _Line) -> None:
        raw = self.lines[line.number - 1]
        column = raw.index("\t") + 1
        self._fault(
            "tab-indent",
            RawText.of("\t", path=self.path, line=line.number, column=column).span(),
            "行の始めにタブがあります。空白にします",
            help="  " + line.text,
        )

    def _fault_indent(self, line: _Line, level: int = 0) -> None:
        what = f"空白 {level} 個" if level else "空白なし"
        self._fault(
            "wrong-indentation",
            self._text(line).span(),
            f"行の始めの空白がそろっていません（ここは{what}です）",
            help=" " * level + line.text,
        )

    def _fault_deep(self, line: _Line) -> None:
        """Take ``line`` and all below it: nesting has one level."""
        self._take()
        message = "字下げが深すぎます。項目の中の項目は1段までです"
        self._fault("nested-too-deep", self._text(line).span(), message)
        self._skip_deeper(line.indent)

    def _fault_colon(self, text: RawText) -> None:
        key, _, rest = text.text.partition(" ")
        if not rest:
            key, _, rest = text.text.partition("\u3000")
        message = f"{quoted(text.text)} の行にコロン「:」がありません"
        can_help = bool(rest.strip()) and len(key) <= MAX_KEY
        help_ = f"{key}: {rest.strip()}" if can_help else ""
        self._fault(
            "missing-colon", text.span(), message, label="項目: 内容 と書きます", help=help_
        )

    def _fault_map(self, value: RawText) -> None:
        message = f"{quoted(value.text)} のような波かっこの書き方は使えません"
        self._fault("flow-map", value.span(), message, label="1行に1つずつ書きます")


_Judge = Callable[[_Reader, RawText, int], RawText | None]
_SCALARS: Mapping[str, _Judge] = {
    '"': _Reader._double_quoted,
    "'": _Reader._single_quoted,
    "[": _Reader._bracketed,
    "{": _Reader._braced,
    "&": _Reader._marked,
    "*": _Reader._marked,
    "!": _Reader._marked,
    "-": _Reader._dashed,
    "|": _Reader._block,
    ">": _Reader._block,
}


def _is_item(line: _Line) -> bool:
    return bool(_ITEM.match(line.text) or _LOOSE_ITEM.match(line.text))


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _as_list(raw: str, field: RawField, following: _Line) -> str:
    first = field.text.text if field.text is not None else raw.strip()
    return f"{field.key.text}:\n  - {first}\n  {following.text}"
