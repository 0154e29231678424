"""Differences in Japanese: as text for a terminal, as Markdown for a pull request, as JSON.

    見本マルシェ（なくなる催し）
      消える 2026年12月5日（土）午前10時〜正午

The rule this module keeps: what contributors wrote is shown, never obeyed: no escape sequence, no
Markdown, no HTML of theirs.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from community_events.differences import WORDS, EventDifference, Kind
from community_events.hygiene import show_safely

_WHOLE: Mapping[Kind, str] = {
    Kind.ADDED: "（新しい催し）",
    Kind.CHANGED: "",
    Kind.CANCELLED: "",
    Kind.VANISHED: "（なくなる催し）",
}
NOTHING = "カレンダーに登録した人に見える違いはありません。"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+.!|~^$-])")


def tell_text(differences: Sequence[EventDifference]) -> str:
    """Return what is different, event by event, and how much of each kind."""
    lines = []
    for event in differences:
        lines.append(show_safely(event.title) + _WHOLE[event.kind])
        lines += [f"  {WORDS[row.kind]} {show_safely(row.text)}" for row in event.rows]
        lines.append("")
    return "\n".join((*lines, _summary(differences))) + "\n"


def tell_markdown(differences: Sequence[EventDifference]) -> str:
    """Return the same as Markdown: a heading for each event, a list of its dates."""
    lines = []
    for event in differences:
        lines += [f"### {_escape(event.title)}{_WHOLE[event.kind]}", ""]
        lines += [f"- **{WORDS[row.kind]}** {_escape(row.text)}" for row in event.rows]
        lines.append("")
    return "\n".join((*lines, _summary(differences))) + "\n"


def tell_json(differences: Sequence[EventDifference]) -> str:
    """Return the same as a JSON array of events with their ``rows``."""
    rows = [
        {
            "id": event.id,
            "title": event.title,
            "kind": event.kind.value,
            "rows": [
                {
                    "kind": row.kind.value,
                    "word": WORDS[row.kind],
                    "date": row.day.isoformat() if row.day else None,
                    "text": row.text,
                }
                for row in event.rows
            ],
        }
        for event in differences
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[EventDifference]], str]] = {
    "text": tell_text,
    "json": tell_json,
    "markdown": tell_markdown,
}


def _summary(differences: Sequence[EventDifference]) -> str:
    counts = Counter(row.kind for event in differences for row in event.rows)
    if not counts:
        return NOTHING
    return "、".join(f"{word} {counts[kind]}件" for kind, word in WORDS.items() if counts[kind])


def _escape(text: str) -> str:
    """Return a text that Markdown shows as it is; an @ that is no mention of anybody."""
    return _MARKUP.sub(r"\\\1", show_safely(text)).replace("@", "@\u2060")
