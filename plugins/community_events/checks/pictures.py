"""Who cannot see a picture is told what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from community_events.decode import Decoded
from community_events.diagnostics import Diagnostic, Severity
from community_events.schema import keys_by_name


def find_picture_without_alt(entry: Decoded) -> Iterator[Diagnostic]:
    """Yield ``alt-missing`` for an image without a description."""
    if entry.values.get("image") and not entry.values.get("alt"):
        known = keys_by_name(entry.kind)
        names = ((known[f.name].name, f) for f in entry.raw.fields if f.name in known)
        place = next(field for name, field in names if name == "image")
        yield Diagnostic(
            code="alt-missing",
            severity=Severity.ERROR,
            span=place.key.span(),
            message="写真の説明がありません。見えない人にも何が写っているか伝わるように書いてください。",
            help="画像の説明: ロビーに並ぶ焼き菓子",
        )
