"""The strict, line-based reader of front matter: our own subset of YAML as web editors write it.

Why no YAML library (all tried): ``10:30`` became 630, ``0120`` 80, ``no`` False; ``講座: 第1回`` and
``[中止] 盆踊り`` were parse errors; ``祭り #2`` lost its number; duplicate keys won silently; 894 bytes
of merge keys took 58 s. The rules this reader keeps:

- every value is a text, with its place; nothing is converted and nothing is guessed;
- a line is decided by its own beginning, so a mistake costs one line and all are reported at once;
- one level of nesting; time and memory are linear in the size of the file.

``markers`` finds the two ``---``, ``lines`` walks, ``keys`` and ``values`` judge what stands before
and behind a colon, ``reader`` puts fields together, ``faults`` has the words for what is wrong,
``docs`` explains them.
"""

from __future__ import annotations

from collections.abc import Mapping

from community_events.frontmatter.docs import DOCS
from community_events.frontmatter.entry import (
    RawBody,
    RawEntry,
    RawField,
    RawItem,
    fold_key,
    split_item,
)
from community_events.frontmatter.keys import MAX_KEY, MAX_KEYS
from community_events.frontmatter.reader import MAX_ITEMS, read_frontmatter

CODES: Mapping[str, str] = {doc.code: doc.what for doc in DOCS}

__all__ = [
    "CODES",
    "DOCS",
    "MAX_ITEMS",
    "MAX_KEY",
    "MAX_KEYS",
    "RawBody",
    "RawEntry",
    "RawField",
    "RawItem",
    "fold_key",
    "read_frontmatter",
    "split_item",
]
