"""What to write instead, as whole lines that can be pasted over those that are marked.

The rule this module keeps: a volunteer pastes ``help`` over the marked lines and is done: of several
ways the likeliest is ``help``, the rest ``others``; what precedes and follows a value in its line stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from community_events.diagnostics import Diagnostic
from community_events.spans import Span

_ITEM = "  - "


def complete_help(diagnostic: Diagnostic, texts: Mapping[str, str]) -> Diagnostic:
    """Return the Diagnostic with whole lines as its help.

    ``texts``: the files by the path that is shown. A help without ``replaces`` is whole lines already.
    """
    span = diagnostic.replaces
    if span is None or not diagnostic.help or span.path not in texts:
        return diagnostic
    lines = texts[span.path].split("\n")
    before, after = _around(lines, span)
    written = diagnostic.help.split("\n")
    if diagnostic.together and len(written) > 1:
        return replace(diagnostic, help=_as_list(before, written, after), replaces=None)
    first, *others = (before + text + after for text in written)
    return replace(
        diagnostic, help=first, others=(*diagnostic.others, *others), replaces=None, together=False
    )


def _around(lines: list[str], span: Span) -> tuple[str, str]:
    """Return what stands before and behind the stretch in its lines."""
    return lines[span.line - 1][: span.column - 1], lines[span.end_line - 1][span.end_column - 1 :]


def _as_list(before: str, written: list[str], after: str) -> str:
    """Return one item for each text: in the list where it stood, or in a new one below its key."""
    if before.lstrip().startswith("-"):
        return "\n".join(before + text + after for text in written)
    return "\n".join([before.rstrip(), *(_ITEM + text + after for text in written)])
