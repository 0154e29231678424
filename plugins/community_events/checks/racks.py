"""A rack that reaches so far must say from where."""

from __future__ import annotations

from collections.abc import Iterator

from community_events.decode import Decoded
from community_events.decode.texts import tidy
from community_events.diagnostics import Diagnostic, Severity
from community_events.model.records import Kind
from community_events.schema import keys_by_name


def find_radius_without_position(entry: Decoded) -> Iterator[Diagnostic]:
    """Yield ``radius-without-position`` for a rack with のせる範囲 and no 位置: nothing would be near."""
    if entry.kind is not Kind.RACK or not entry.values.get("shows_radius"):
        return
    keys = keys_by_name(Kind.RACK)
    named = {keys[f.name].name: f for f in entry.raw.fields if f.name in keys}
    if "position" not in named:
        position, written = keys["position"], named["shows_radius"]
        yield Diagnostic(
            code="radius-without-position",
            severity=Severity.WARNING,
            span=written.key.span(),
            message=f"「{position.label}」がないので、どこからの距離か分かりません。",
            help=f"{written.key.text}: {tidy(written.text.text if written.text else '')}\n"
            f"{position.label}: {position.example}",
            together=True,
        )
