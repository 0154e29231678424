"""Findings as text for a terminal, as annotations for GitHub, as JSON for programs.

    直してください: 終わりの時刻 13:00 が、始まり 14:00 より前です [end-before-start]
      --> content/events/rakusai-library/2026-04-ohanashi.md:4:25
       |
     4 | 日時: 2026年4月12日（日） 14:00〜13:00
       |                           ~~~~~  ^^^^^ 始まりの1時間前です
       |
       = こう書きます: 日時: 2026年4月12日（日） 13:00〜14:00
       = くわしく: docs/checks.md#end-before-start

Columns are code points; only the underline is drawn by display width. What contributors wrote is
never printed raw: no escape sequence reaches the terminal, no line becomes a workflow command.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from itertools import groupby

from community_events.diagnostics import Diagnostic, Severity
from community_events.excerpt import Underline, display_width, draw_line
from community_events.hygiene import show_safely
from community_events.spans import Span

HEADLINES: Mapping[Severity, str] = {
    Severity.ERROR: "直してください",
    Severity.WARNING: "確かめてください",
}
CHECKS_PAGE = "docs/checks.md"
# GitHub shows this many of each kind and step, and drops the others without a word.
MAX_ANNOTATIONS = 10


def format_text(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> str:
    """Return the findings for reading, a blank line between two; empty when there are none.

    ``texts`` holds the files by the path that is shown; a finding about a file that is not in it
    is printed without an excerpt.
    """
    split: dict[str, list[str]] = {}

    def lines_of(path: str) -> list[str]:
        if path not in split:
            split[path] = texts[path].split("\n") if path in texts else []
        return split[path]

    return "\n".join(
        "\n".join(_paragraph(diagnostic, lines_of)) + "\n" for diagnostic in diagnostics
    )


def format_github(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str] | None = None) -> str:
    """Return workflow commands that annotate the changed files, and then the findings in full.

    Errors come first; ten of each severity are annotated. The full text stands in a group in which
    no command is obeyed: the token that ends it is a digest of the text, which the text cannot name.
    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    ordered = sorted(diagnostics, key=lambda d: (not d.is_error, d.span, d.code))
    if not ordered:
        return ""
    lines: list[str] = []
    for _, group in groupby(ordered, key=lambda d: d.severity):
        lines += [_annotation(diagnostic) for diagnostic in list(group)[:MAX_ANNOTATIONS]]
    text = format_text(ordered, texts or {})
    token = blake2b(text.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()
    lines += [
        f"::group::すべて（{len(ordered)} 件）",
        f"::stop-commands::{token}",
        text.rstrip("\n"),
    ]
    lines += [f"::{token}::", "::endgroup::"]
    return "\n".join(lines) + "\n"


def format_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the findings as a JSON array (``community-events check --format json``)."""
    rows = [as_json(diagnostic) for diagnostic in diagnostics]
    text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    # A lone surrogate cannot be printed; JSON knows its escape.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def as_json(diagnostic: Diagnostic) -> dict[str, str | int]:
    """Return one finding as JSON shows it: 1-based, columns in code points, end exclusive."""
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": diagnostic.message,
        "help": diagnostic.help,
    }


def summary_line(diagnostics: Iterable[Diagnostic], checked: int) -> str:
    """Return one sentence on what was found in ``checked`` files.

    >>> summary_line([], 120)
    '120 件を調べました。直すところはありません。'
    """
    severities = [diagnostic.severity for diagnostic in diagnostics]
    errors, warnings = (severities.count(s) for s in (Severity.ERROR, Severity.WARNING))
    if not severities:
        return f"{checked} 件を調べました。直すところはありません。"
    parts = []
    if errors:
        parts.append(f"直してほしいところが {errors} か所")
    if warnings:
        parts.append(f"確かめてほしいところが {warnings} か所")
    return f"{checked} 件を調べました。{'、'.join(parts)}あります。"


def _paragraph(diagnostic: Diagnostic, lines_of: Callable[[str], list[str]]) -> list[str]:
    """Return the lines of one finding."""
    headline = HEADLINES[diagnostic.severity]
    message = show_safely(diagnostic.message)
    marks = _marks(diagnostic)
    excerpts = [
        (path, number, draw_line(lines_of(path)[number - 1], marks_of_path[number]))
        for path, marks_of_path in marks.items()
        for number in sorted(marks_of_path)
        if number <= len(lines_of(path))
    ]
    width = max((len(str(number)) for _, number, _ in excerpts), default=1)
    margin = " " * (width + 1)
    lines = [f"{headline}: {message} [{diagnostic.code}]", f"{margin}--> {_place(diagnostic.span)}"]
    shown_path, shown_number = diagnostic.span.path, 0
    for path, number, rows in excerpts:
        if path != shown_path:
            lines += [f"{margin} |", f"{margin}--> {show_safely(path)}:{number}"]
            shown_path, shown_number = path, 0
        elif shown_number and number > shown_number + 1:
            lines.append(f"{margin}...")
        if not shown_number:
            lines.append(f"{margin} |")
        lines.append(f" {number:>{width}} | {rows[0]}".rstrip())
        lines += [f"{margin} | {row}" for row in rows[1:]]
        shown_number = number
    lines.append(f"{margin} |")
    lines += _notes(diagnostic, f"{margin} = ")
    return lines


def _notes(diagnostic: Diagnostic, lead: str) -> list[str]:
    lines: list[str] = []
    first_word = "書き方の例" if diagnostic.is_example else "こう書きます"
    words = (first_word, *("または" for _ in diagnostic.others))
    for word, text in zip(words, (diagnostic.help, *diagnostic.others), strict=True):
        if text:
            first, *others = text.split("\n")
            head = f"{lead}{word}: "
            indent = " " * display_width(head)
            lines.append(head + show_safely(first))
            lines += [indent + _harmless(show_safely(other)) for other in others]
    lines.append(f"{lead}くわしく: {CHECKS_PAGE}#{diagnostic.code}")
    return lines


def _harmless(line: str) -> str:
    """Return a line that is no workflow command either when a build prints it on GitHub.

    The runner ignores white space before ``::``.
    """
    bare = line.lstrip()
    return line.replace("::", "：：", 1) if bare.startswith("::") else line


def _marks(diagnostic: Diagnostic) -> dict[str, dict[int, list[Underline]]]:
    """Return the underlines by path and line; the finding's own file first."""
    span = diagnostic.span
    marks: dict[str, dict[int, list[Underline]]] = {
        span.path: {span.line: [_underline(span, "^", diagnostic.label)]}
    }
    for related in diagnostic.related:
        rows = marks.setdefault(related.span.path, {})
        rows.setdefault(related.span.line, []).append(_underline(related.span, "~", related.text))
    return marks


def _underline(span: Span, char: str, label: str) -> Underline:
    end = span.end_column if span.end_line == span.line else None
    return Underline(start=span.column, end=end, char=char, label=show_safely(label))


def _place(span: Span) -> str:
    return f"{show_safely(span.path)}:{span.line}:{span.column}"


def _annotation(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {"file": span.path, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub refuses columns of more than one line
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{HEADLINES[diagnostic.severity]} [{diagnostic.code}]"
    parts = [diagnostic.message]
    if diagnostic.help:
        word = "書き方の例" if diagnostic.is_example else "こう書きます"
        parts += [f"{word}:", *diagnostic.help.split("\n")]
    message = "\n".join(show_safely(part) for part in parts)
    joined = ",".join(f"{name}={_escape_property(str(v))}" for name, v in properties.items())
    return f"::{diagnostic.severity} {joined}::{_escape_data(message)}"


def _escape_data(text: str) -> str:
    """Escape as @actions/core does (toolkit, packages/core/src/command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(show_safely(text)).replace(":", "%3A").replace(",", "%2C")
