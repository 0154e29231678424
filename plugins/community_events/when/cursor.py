"""A place in the tokens, and going back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from community_events.when.kinds import Kind
from community_events.when.syntax import Place
from community_events.when.tokens import Token

T = TypeVar("T")


class Cursor:
    """Reads tokens from left to right; ``attempt`` goes back when a rule does not fit.

    What stands at a place does not change, so ``once`` remembers it: most forms of the grammar
    begin by trying the same date or time.
    """

    __slots__ = ("_known", "at", "tokens")

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        """Start at the first of ``tokens``, whose last is END."""
        self.tokens = tokens
        self.at = 0
        self._known: dict[tuple[str, int], tuple[object, int]] = {}

    def peek(self, ahead: int = 0) -> Token:
        """Return the token here (or further on) without taking it."""
        try:
            return self.tokens[self.at + ahead]
        except IndexError:
            return self.tokens[-1]

    def sees(self, *kinds: Kind) -> bool:
        """Return whether the next tokens are of these kinds, in this order."""
        return all(self.peek(n).kind is kind for n, kind in enumerate(kinds))

    def accept(self, *kinds: Kind) -> Token | None:
        """Take the next token if it is of one of these kinds."""
        token = self.tokens[self.at]  # END, the last one, is never taken
        if token.kind in kinds and token.kind is not Kind.END:
            self.at += 1
            return token
        return None

    def skip(self, *kinds: Kind) -> bool:
        """Take all following tokens of these kinds; return whether there was one."""
        before = self.at
        while self.accept(*kinds):
            pass
        return self.at > before

    def place(self, since: int) -> Place:
        """Return the place from token number ``since`` to here."""
        if self.at == since:
            return self.tokens[since].start, self.tokens[since].end
        return self.tokens[since].start, self.tokens[self.at - 1].end

    def attempt(self, rule: Callable[[Cursor], T | None]) -> T | None:
        """Return what ``rule`` finds here, or None with the cursor where it was."""
        before = self.at
        found = rule(self)
        if found is None:
            self.at = before
        return found

    def once(self, name: str, rule: Callable[[Cursor], T | None]) -> T | None:
        """Return what ``rule``, known as ``name``, finds here, trying it once at each place."""
        key = (name, self.at)
        known = self._known.get(key)
        if known is None:
            found = self.attempt(rule)
            self._known[key] = (found, self.at)
            return found
        self.at = known[1]
        return cast("T | None", known[0])
