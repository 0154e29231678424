"""Puts fields together: what belongs to a key is on its line, or below it and deeper."""

from __future__ import annotations

from dataclasses import replace

from community_events.diagnostics import Diagnostic, Label, sort_diagnostics
from community_events.frontmatter import faults
from community_events.frontmatter.entry import (
    RawBody,
    RawEntry,
    RawField,
    RawItem,
    find_separator,
)
from community_events.frontmatter.keys import Fields, judge_key
from community_events.frontmatter.lines import ITEM, Line, LineWalk
from community_events.frontmatter.markers import find_front_matter
from community_events.frontmatter.values import (
    SPECIAL,
    Refusal,
    is_block,
    read_flow_list,
    read_scalar,
)
from community_events.sources import Source
from community_events.spans import RawText

MAX_ITEMS = 200
# Nobody reads more about one file; a file of 64 KB could cause tens of thousands.
MAX_FINDINGS = 100
MAX_HELP = 500


def read_frontmatter(source: Source) -> RawEntry:
    """Return the fields and the body of ``source``, and all that is wrong with its form."""
    found: list[Diagnostic] = []
    lines = source.text.split("\n")
    bounds = find_front_matter(source.shown, lines, found)
    walk = LineWalk(source.shown, lines, bounds.start, bounds.stop, found)
    fields = _Reader(walk, found).read_fields()
    text = "\n".join(lines[bounds.body :])
    return RawEntry(
        path=source.path,
        shown=source.shown,
        kind=source.kind,
        fields=fields,
        # Nothing may stand behind the closing ---: then it is the last line.
        body=RawBody(path=source.shown, text=text, line=min(bounds.body + 1, len(lines))),
        end_line=bounds.end_line,
        diagnostics=tuple(map(_honest, sort_diagnostics(found)[:MAX_FINDINGS])),
    )


def _honest(finding: Diagnostic) -> Diagnostic:
    """Take back lines to paste that would not pass: on a line with two mistakes, say."""
    is_fine = finding.help in ("", "---") or _passes(finding.help)
    return finding if is_fine else replace(finding, help="")


def _passes(lines: str) -> bool:
    """Whether some place in a front matter takes these lines: at the margin, or below a key."""
    return len(lines) <= MAX_HELP and any(
        not _mistakes(f"{above}{lines}".split("\n")) for above in ("", "日時:\n", "日時:\n  ")
    )


def _mistakes(lines: list[str]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    _Reader(LineWalk("", lines, 0, len(lines), found), found).read_fields()
    return found


class _Reader:
    """Reads fields from a walk; ``found`` gets what is wrong."""

    def __init__(self, walk: LineWalk, found: list[Diagnostic]) -> None:
        self._walk = walk
        self._found = found

    def read_fields(self) -> tuple[RawField, ...]:
        """Return the fields of the whole front matter."""
        fields = Fields(self._found)
        while (line := self._walk.peek()) is not None:
            if line.is_item:
                self._walk.take()
                self._found.append(faults.item_without_key(line.cut()))
                self._walk.skip_deeper(line.indent)
                continue
            field = self._field(line, is_nested=False)
            if field is not None:
                self._judge_indent(line, 0, is_good=not field.is_refused)
                fields.add(field)
        return fields.as_tuple()

    def _mapping(self, parent: int, first: RawField | None = None) -> tuple[RawField, ...]:
        """Return the deeper ``sub: value`` lines that follow; ``first`` was read already."""
        fields = Fields(self._found)
        if first is not None:
            fields.add(first)
        level: int | None = None
        while (line := self._walk.peek()) is not None and line.indent > parent:
            level = line.indent if level is None else level
            if line.is_item:
                self._refuse_deep(line)
                continue
            field = self._field(line, is_nested=True)
            if field is not None:
                self._judge_indent(line, level, is_good=not field.is_refused)
                fields.add(field)
        return fields.as_tuple()

    def _field(self, line: Line, *, is_nested: bool) -> RawField | None:
        """Take ``line`` and what belongs to it; None when it is no field at all."""
        self._walk.take()
        at = find_separator(line.text, strict=False)
        not_a_key = judge_key(line, at)
        if at is None or not_a_key is not None:
            self._found.append(not_a_key or faults.missing_colon(line.cut()))
            self._walk.skip_deeper(line.indent)
            return None
        key = line.cut(0, at)
        value = line.cut(at + 1)
        if at + 1 == len(line.text):
            return self._below(line, key, is_nested=is_nested)
        field = self._value(key, value, line)
        self._judge_continuation(line, field)
        return field

    def _below(self, line: Line, key: RawText, *, is_nested: bool) -> RawField:
        """Return the field whose value is on the lines below it, or nowhere."""
        following = self._walk.peek()
        is_deeper = following is not None and following.indent > line.indent
        if following is None or not (is_deeper or following.is_item):
            return RawField(key=key)
        if is_nested:
            if is_deeper:
                self._refuse_deep(following)
                self._walk.skip_deeper(line.indent)
                return RawField(key=key, is_refused=True)
            return RawField(key=key)
        if following.indent < line.indent:
            return RawField(key=key)
        if following.is_item or find_separator(following.text, strict=False) is None:
            return RawField(key=key, items=self._items(line.indent))
        return RawField(key=key, fields=self._mapping(line.indent))

    def _judge_continuation(self, line: Line, field: RawField) -> None:
        """Refuse what stands below a field that has its value on its own line already."""
        following = self._walk.peek()
        if following is None:
            return
        if following.is_item and following.indent >= line.indent:
            if not field.is_refused:
                first = field.text.text if field.text is not None else line.text
                help_ = (
                    f"{field.key.text}:\n  - {first}\n  - {following.cut(following.mark_end).text}"
                )
                above = Label(span=line.cut().span(), text="内容はここにもあります")
                self._found.append(faults.list_after_text(field.key, above, following.cut(), help_))
            level = line.indent
            while (item := self._walk.peek()) is not None and (
                item.indent > level or (item.is_item and item.indent == level)
            ):
                self._walk.take()
        elif following.indent > line.indent:
            if field.is_refused:
                self._walk.skip_deeper(line.indent)
            elif find_separator(following.text, strict=False) is None:
                name = f"「{field.key.text}」"
                self._found.append(faults.continued_line(following.cut(), line.text, name))
                self._walk.skip_deeper(line.indent)

    def _items(self, parent: int) -> tuple[RawItem, ...]:
        """Return the ``- item`` lines that follow, indented or not."""
        items: list[RawItem] = []
        badly_marked: list[Line] = []
        level: int | None = None
        is_full = False
        while (line := self._walk.peek()) is not None and line.indent >= parent:
            if not line.is_item:
                is_field = items and find_separator(line.text, strict=False) is not None
                if is_field or line.indent == parent:
                    break
            level = line.indent if level is None else level
            if line.indent > level:
                self._refuse_deep(line)
                continue
            if not line.is_marked:
                badly_marked.append(line)
            item = self._item(line)
            if item is None:
                continue
            self._judge_indent(line, level, is_good=line.is_marked)
            if len(items) < MAX_ITEMS:
                items.append(item)
            elif not is_full:
                is_full = True
                self._found.append(faults.too_many_items(item.text, MAX_ITEMS))
        if badly_marked:  # one habit, one finding
            first = badly_marked[0]
            texts = [line.text[line.mark_end :] for line in badly_marked]
            mark = first.cut().span(0, max(1, first.mark_end))
            self._found.append(faults.bad_list_mark(mark, texts, has_mark=first.mark_end > 0))
        return tuple(items)

    def _item(self, line: Line) -> RawItem | None:
        self._walk.take()
        text = line.cut(line.mark_end)
        if ITEM.match(text.text):
            self._found.append(faults.nested_too_deep(text, "「- 」の中に「- 」は書けません"))
            self._walk.skip_deeper(line.indent)
            return None
        following = self._walk.peek()
        if following is not None and following.indent > line.indent and not following.is_item:
            return self._item_with_fields(line, text, following)
        if not text.text:
            self._found.append(faults.empty_item(line.cut()))
            return None
        value = self._scalar(text, line)
        return None if value is None else RawItem(text=value)

    def _item_with_fields(self, line: Line, text: RawText, following: Line) -> RawItem | None:
        if is_block(text.text):
            value = self._scalar(text, line)
            return None if value is None else RawItem(text=value)
        if find_separator(following.text, strict=False) is None:
            above = f"- {text.text}"
            self._found.append(faults.continued_line(following.cut(), above, "「- 」の行"))
            self._walk.skip_deeper(line.indent)
            return RawItem(text=text) if text.text else None
        if not text.text:
            return RawItem(text=text, fields=self._mapping(line.indent))
        at = find_separator(text.text, strict=False)
        if not at:
            self._found.append(faults.item_key_missing(text))
            self._walk.skip_deeper(line.indent)
            return RawItem(text=text)
        key, value = text.slice(0, at).strip(), text.slice(at + 1).strip()
        first = self._value(key, value, line) if value.text else RawField(key=key)
        return RawItem(text=text, fields=self._mapping(line.indent, first))

    def _value(self, key: RawText, value: RawText, line: Line) -> RawField:
        """Return the field of a value on the key's own line."""
        if value.lines[0].text[0] not in SPECIAL:
            return RawField(key=key, text=value)
        parts = read_flow_list(value)
        if parts is None:
            text = self._scalar(value, line)
            return RawField(key=key, text=text, is_refused=text is None)
        texts = [text for part in parts if (text := self._accept(part, value, line)) is not None]
        if len(texts) > MAX_ITEMS:
            self._found.append(faults.too_many_items(texts[MAX_ITEMS], MAX_ITEMS))
        items = tuple(RawItem(text=text) for text in texts[:MAX_ITEMS])
        return RawField(key=key, items=items, is_refused=not items and bool(parts))

    def _scalar(self, value: RawText, line: Line) -> RawText | None:
        if value.lines[0].text[0] not in SPECIAL:
            return value
        if is_block(value.text):
            block = self._walk.take_block(line)
            return RawText(path=value.path, lines=block) if block else value.slice(0, 0)
        return self._accept(read_scalar(value), value, line)

    def _accept(self, read: RawText | Refusal, value: RawText, line: Line) -> RawText | None:
        """Return the text, or None when it was refused; the refusal becomes a finding."""
        if isinstance(read, RawText):
            return read
        if value.text[0] in "[{":  # it may go on below, and end with a bracket alone
            self._walk.skip_deeper(line.indent)
            closing = self._walk.peek()
            if closing is not None and closing.text in ("]", "}"):
                self._walk.take()
        self._found.append(
            faults.fault(
                read.code,
                read.span,
                read.message,
                label=read.label,
                help=_rewritten(line, value, read.instead) if read.instead else "",
            )
        )
        return None

    def _judge_indent(self, line: Line, level: int, *, is_good: bool) -> None:
        """Refuse a line out of line; the line offered is one that passes, or none."""
        if line.indent != level:
            self._found.append(faults.wrong_indentation(line.cut(), level, is_good=is_good))

    def _refuse_deep(self, line: Line) -> None:
        """Take ``line`` and all below it: nesting has one level."""
        self._walk.take()
        self._found.append(faults.nested_too_deep(line.cut()))
        self._walk.skip_deeper(line.indent)


def _rewritten(line: Line, value: RawText, instead: str) -> str:
    """Return the line with ``value`` replaced."""
    start = value.lines[0].column - 1
    before, after = line.raw[:start], line.raw[start + len(value.text) :]
    if instead.startswith("\n"):
        before = before.rstrip()
    return (before + instead + after).strip()
