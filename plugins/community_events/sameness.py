"""A large value as the key of a cache: that object itself, and no other that equals it.

The rule this module keeps: what was made of a value is found again without looking into it. Equality
would be slower than making it anew, and would take a text that is marked with its language for the
same text without a mark. The cache keeps the object alive, so its identity is no one else's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Same(Generic[T]):
    """``it``, compared by identity.

    >>> row, alike = ["a"], ["a"]
    >>> Same(row) == Same(row), Same(row) == Same(alike)
    (True, False)
    """

    it: T

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it

    def __hash__(self) -> int:
        return id(self.it)
