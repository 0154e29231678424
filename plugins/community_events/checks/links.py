"""What a body links to must be there for readers: a link that is refused is said, not dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from community_events.decode import Decoded
from community_events.diagnostics import Diagnostic, Severity
from community_events.links import may_link

# [words](target) and ![words](target), as far as they stand on one line.
_LINK = re.compile(r"(?P<picture>!?)\[[^\]\n]{0,200}\]\(\s*<?(?P<target>[^)\s>]{0,500})")
_BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)


def find_bad_links(entry: Decoded) -> Iterator[Diagnostic]:
    """Yield ``bad-link`` for a target that may not be linked; pictures are judged in ``pictures``."""
    body = entry.raw.body
    for found in _LINK.finditer(body.text):
        target = found["target"]
        span = body.span(found.start("target"), found.end("target"))
        if not found["picture"] and not may_link(target):
            yield Diagnostic(
                code="bad-link",
                severity=Severity.ERROR,
                span=span,
                message=f"リンク先「{target}」は使えません。"
                "https:// から始まる住所か、/policy/ のようなこのサイトの中の住所を書きます。",
                help=f"https://{target}" if _BARE_HOST.fullmatch(target) else "",
                replaces=span,
            )
