"""An entry's text as lines that belong to its keys, so that some can be replaced and the rest stays.

The rule this module keeps: whatever is not replaced stays as it was written, character for character.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from community_events.frontmatter import RawEntry, RawField
from community_events.model.records import Kind
from community_events.schema import KEYS, keys_by_name
from community_events.spans import Span

Item = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The lines of one key; ``items``: of a list (or of its one value), each without its indent."""

    name: str
    label: str
    lines: tuple[str, ...]
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryText:
    """``head``: what stands above the first key, ``tail``: from the closing ``---`` on."""

    head: tuple[str, ...]
    blocks: tuple[Block, ...]
    tail: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole file."""
        lines = (line for block in self.blocks for line in block.lines)
        return "\n".join((*self.head, *lines, *self.tail))

    def block(self, name: str) -> Block | None:
        """Return the lines of the key ``name`` (as the schema calls it)."""
        return next((block for block in self.blocks if block.name == name), None)

    def items(self, name: str) -> tuple[Item, ...]:
        """Return the items of a key, none when it is not there."""
        block = self.block(name)
        return block.items if block else ()

    def without(self, name: str) -> EntryText:
        """Return the text without a key."""
        return replace(self, blocks=tuple(block for block in self.blocks if block.name != name))

    def with_block(self, block: Block, *, after: str = "") -> EntryText:
        """Return the text with ``block`` where its key stood, else below ``after`` or at the end."""
        names = [other.name for other in self.blocks]
        if block.name in names:
            place, end = names.index(block.name), names.index(block.name) + 1
        else:
            place = end = names.index(after) + 1 if after in names else len(names)
        return replace(self, blocks=(*self.blocks[:place], block, *self.blocks[end:]))

    def with_items(self, name: str, items: Iterable[Item], *, after: str = "") -> EntryText:
        """Return the text with a list; without items, without the key."""
        kept = tuple(dict.fromkeys(items))
        if not kept:
            return self.without(name)
        old = self.block(name)
        label = old.label if old else label_of(name)
        lines = (f"{label}:", *(f"  {line}" for item in kept for line in item))
        return self.with_block(Block(name=name, label=label, lines=lines, items=kept), after=after)

    def with_line(self, name: str, value: str) -> EntryText:
        """Return the text with ``key: value``."""
        old = self.block(name)
        label = old.label if old else label_of(name)
        return self.with_block(Block(name=name, label=label, lines=(f"{label}: {value}",)))


def take_apart(raw: RawEntry, text: str) -> EntryText:
    """Return the text of an event that could be read, by keys."""
    lines = text.split("\n")
    names = keys_by_name(Kind.EVENT)
    begins = [field.key.span().line - 1 for field in raw.fields]
    ends = [*begins[1:], raw.end_line - 1]
    blocks = tuple(
        Block(
            name=names[field.name].name if field.name in names else field.name,
            label=field.key.text,
            lines=tuple(lines[begin:end]),
            items=_items(field, lines[begin:end]),
        )
        for field, begin, end in zip(raw.fields, begins, ends, strict=True)
    )
    first = begins[0] if begins else raw.end_line - 1
    return EntryText(
        head=tuple(lines[:first]), blocks=blocks, tail=tuple(lines[raw.end_line - 1 :])
    )


def label_of(name: str) -> str:
    """Return what contributors call a key of an event."""
    return next(key.label for key in KEYS[Kind.EVENT] if key.name == name)


def changed_lines(path: str, old: str, new: str) -> tuple[Span, str]:
    """Return which lines of ``old`` must go for ``new``, and the lines to put in their place.

    At least one line goes: where lines are only added, the one below them is said again.
    """
    before, after = old.split("\n"), new.split("\n")
    most = min(len(before), len(after))
    first = next((n for n in range(most) if before[n] != after[n]), most)
    most -= first
    last = next((n for n in range(most) if before[-1 - n] != after[-1 - n]), most)
    if first == len(before) - last:
        last -= 1
    end = len(before) - last
    span = Span(
        path=path, line=first + 1, column=1, end_line=end, end_column=len(before[end - 1]) + 1
    )
    return span, "\n".join(after[first : len(after) - last])


def _items(field: RawField, lines: list[str]) -> tuple[Item, ...]:
    if field.text is not None and len(lines) == 1:
        return ((f"- {field.text.text}",),)
    found: list[list[str]] = []
    indent = 0
    for line in lines[1:]:
        bare = line.lstrip()
        if bare.startswith("-") and (not found or len(line) - len(bare) <= indent):
            indent = len(line) - len(bare)
            found.append([bare])
        elif bare and found:
            found[-1].append(line[min(indent, len(line) - len(bare)) :])
    return tuple(tuple(item) for item in found)
