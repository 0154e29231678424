"""A body must not keep the Markdown parser busy for seconds: refused by its structure, never by time.

python-markdown is quadratic in runs of openers that are never closed (18 KB of ``<![CDATA[`` take
7.7 s) and recurses into nested lists and quotes. No text that a person writes comes near the limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from community_events.decode import Decoded
from community_events.diagnostics import Diagnostic, Severity

# What opens, how often it may stand in one body, and what to call it.
_OPENERS: tuple[tuple[re.Pattern[str], int, str], ...] = (
    (re.compile(r"\["), 200, "["),
    (re.compile(r"<"), 200, "<"),
    (re.compile(r"`+"), 200, "`"),
    (re.compile(r"[*_]+"), 800, "* や _"),
    (re.compile(r"&"), 400, "&"),
)
_NESTED = re.compile(r"^(?:[ \t]{24,}\S|(?:[ \t]*>){7,}|(?:\s*[-*+]\s){7,})", re.MULTILINE)


def find_tangled_body(entry: Decoded) -> Iterator[Diagnostic]:
    """Yield ``body-too-tangled`` for marks by the hundred and for lists in lists in lists."""
    body = entry.raw.body
    for pattern, limit, name in _OPENERS:
        for count, found in enumerate(pattern.finditer(body.text), start=1):
            if count > limit:
                yield Diagnostic(
                    code="body-too-tangled",
                    severity=Severity.ERROR,
                    span=body.span(found.start(), found.end()),
                    message=f"本文に「{name}」が{limit}より多くあります。記号を減らしてください。",
                )
                break
    if nested := _NESTED.search(body.text):
        yield Diagnostic(
            code="body-too-tangled",
            severity=Severity.ERROR,
            span=body.span(nested.start(), nested.end()),
            message="本文の一覧や引用が深すぎます。5段までにしてください。",
        )
