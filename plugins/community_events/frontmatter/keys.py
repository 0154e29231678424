"""What may be a key, and how often: the left side of the colon."""

from __future__ import annotations

import re

from community_events.diagnostics import Diagnostic
from community_events.frontmatter import faults
from community_events.frontmatter.entry import RawField, fold_key
from community_events.frontmatter.lines import Line
from community_events.frontmatter.values import judge_foreign

MAX_KEY = 40
MAX_KEYS = 100

_NO_KEY_STARTS = frozenset("%?<{:：&*!")
# Lines that are YAML, but no ``key: value``.
_NOT_A_KEY: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("directive", re.compile(r"%[A-Z]+\b")),
    ("complex-key", re.compile(r"\?(?:\s|\Z)")),
    ("merge-key", re.compile(r"<<\s*[:：]")),
    ("flow-map", re.compile(r"\{")),
    ("empty-key", re.compile(r"[:：]")),
)


def judge_key(line: Line, at: int | None) -> Diagnostic | None:
    """Return what a line is that is no ``key: value``."""
    if line.text[0] not in _NO_KEY_STARTS:
        is_long = at is not None and at > MAX_KEY
        return faults.key_too_long(line.cut(0, at), MAX_KEY) if is_long else None
    text = line.cut()
    for code, pattern in _NOT_A_KEY:
        if pattern.match(text.text):
            return faults.not_a_key(code, text)
    foreign = judge_foreign(text)
    if foreign is not None:
        return faults.fault(foreign.code, foreign.span, foreign.message)
    return None


class Fields:
    """Fields by folded key, the first of each; says what comes twice or too often."""

    def __init__(self, found: list[Diagnostic]) -> None:
        self._found = found
        self._by_name: dict[str, RawField] = {}
        self._is_full = False

    def add(self, field: RawField) -> None:
        """Keep ``field`` unless its key is there already or the table is full."""
        name = fold_key(field.key.text)
        first = self._by_name.get(name)
        if first is not None:
            self._found.append(faults.duplicate_key(field.key, first.key))
        elif len(self._by_name) < MAX_KEYS:
            self._by_name[name] = field
        elif not self._is_full:
            self._is_full = True
            self._found.append(faults.too_many_keys(field.key, MAX_KEYS))

    def as_tuple(self) -> tuple[RawField, ...]:
        """Return the fields in file order."""
        return tuple(self._by_name.values())
