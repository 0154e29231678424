"""The controlled words of a site, read from content/vocabulary/*.csv.

The rules this module keeps: a word's slug is ASCII; slug and name are unique in its file; a file that is missing
is an empty list; a broken row is a Diagnostic with its line, and the other rows are read (a row with
characters that nobody sees has been reported by ``sources``).
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from community_events.diagnostics import Diagnostic, Severity
from community_events.hygiene import judge_text
from community_events.model.records import Closure, Term, Vocabulary
from community_events.paths import MAX_NAME
from community_events.spans import Span

FILES = frozenset({"categories.csv", "access.csv", "ease.csv", "readings.csv", "closures.csv"})
_FILES_TEXT = (
    "ここに置けるのは categories.csv・access.csv・ease.csv・readings.csv・closures.csv です。"
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TERM_COLUMNS = ("slug", "name", "kana", "easy")
_NOT_LANGUAGES = (*_TERM_COLUMNS, "note", "source", "confirmed")
Row = Mapping[str, str]


def read_vocabulary(
    files: Mapping[str, str], *, shown_as: str
) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """Return the words of the files (name → text).

    Codes: bad-row, word-twice, unknown-vocabulary.
    """
    found = [
        _bad_row(
            f"{shown_as}/vocabulary/{name}",
            1,
            f"「{name}」は読まれません。{_FILES_TEXT}",
            code="unknown-vocabulary",
        )
        for name in sorted(set(files) - FILES)
    ]

    def rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
        path = f"{shown_as}/vocabulary/{name}.csv"
        reader = csv.DictReader(io.StringIO(files.get(f"{name}.csv", "")), restval="")
        try:
            yield from read_rows(reader, path, columns)
        except csv.Error:  # a quote that is never closed, an old line end
            line = reader.reader.line_num  # the DictReader's own counts only what it could read
            found.append(_bad_row(path, line, '表として読めません。「"」の数を確かめてください。'))

    def read_rows(
        reader: csv.DictReader[str], path: str, columns: tuple[str, ...]
    ) -> Iterator[tuple[int, Row]]:
        if path.rpartition("/")[2] not in files:
            return
        if missing := [c for c in columns if c not in (reader.fieldnames or ())]:
            found.append(_bad_row(path, 1, f"1行目に列「{missing[0]}」がありません。"))
            return
        for row in reader:
            values = {
                key: (value or "").strip() for key, value in row.items() if isinstance(key, str)
            }
            if None in row:
                found.append(_bad_row(path, reader.line_num, "列が多すぎます。"))
            elif any(values.values()) and not judge_text("\n".join(values.values()), path):
                yield reader.line_num, values

    def read_all(
        name: str, columns: tuple[str, ...], make: Callable[[Row], object]
    ) -> tuple[object, ...]:
        path, made = f"{shown_as}/vocabulary/{name}.csv", []
        seen: set[object] = set()
        for line, row in rows(name, columns):
            try:
                value = make(row)
            except ValueError as problem:
                found.append(_bad_row(path, line, str(problem)))
                continue
            known = _known_by(row)
            if twice := next((word for key, word in known.items() if key in seen), ""):
                message = f"「{twice}」が2つあります。"
                found.append(_bad_row(path, line, message, code="word-twice"))
                continue
            seen |= known.keys()
            made.append(value)
        return tuple(made)

    vocabulary = Vocabulary(
        categories=read_all("categories", _TERM_COLUMNS, _term),  # type: ignore[arg-type]
        access=read_all("access", _TERM_COLUMNS, _term),  # type: ignore[arg-type]
        ease=read_all("ease", _TERM_COLUMNS, _term),  # type: ignore[arg-type]
        readings=read_all("readings", ("name", "kana"), _reading),  # type: ignore[arg-type]
        closures=read_all("closures", ("name", "first", "last"), _closure),  # type: ignore[arg-type]
    )
    return vocabulary, tuple(found)


def _known_by(row: Row) -> dict[object, str]:
    """Return what no other row of its table may be known by, and how it is written there.

    Of a word its slug and its name (entries are written with either); a row of the others is known
    by all that it says, for a closure may have several stretches.
    """
    if "slug" not in row:
        return {tuple(row.values()): next(iter(row.values()))}
    name = unicodedata.normalize("NFKC", row["name"]).casefold()
    return {("slug", row["slug"]): row["slug"], ("name", name): row["name"]}


def _term(row: Row) -> Term:
    if not _SLUG.fullmatch(row["slug"]) or len(row["slug"]) > MAX_NAME:
        raise ValueError(f"slug「{row['slug']}」は半角の英小文字・数字・ハイフンで書きます。")
    if not row["name"]:
        raise ValueError("name がありません。")
    names = tuple((tag, text) for tag, text in row.items() if tag not in _NOT_LANGUAGES and text)
    return Term(slug=row["slug"], name=row["name"], kana=row["kana"], easy=row["easy"], names=names)


def _reading(row: Row) -> tuple[str, str]:
    if not (row["name"] and row["kana"]):
        raise ValueError("name と kana を書きます。")
    return row["name"], row["kana"]


def _closure(row: Row) -> Closure:
    try:
        first, last = (
            date.fromisoformat(row["first"]),
            date.fromisoformat(row["last"] or row["first"]),
        )
    except ValueError:
        raise ValueError(
            f"「{row['first']}」「{row['last']}」は 2026-12-29 の形の日付ではありません。"
        ) from None
    if last < first or not row["name"]:
        raise ValueError("name と、first から last までの日付を書きます。")
    return Closure(name=row["name"], first=first, last=last)


def _bad_row(path: str, line: int, message: str, *, code: str = "bad-row") -> Diagnostic:
    span = Span(path=path, line=line, column=1, end_line=line, end_column=2)
    return Diagnostic(code=code, severity=Severity.ERROR, span=span, message=message)
