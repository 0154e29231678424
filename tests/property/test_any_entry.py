"""A law: whatever is in an entry, it is either said what is wrong with it, or the whole site is made.

The entries of content/ are spoilt in every way that a person, an editor or a machine could: lines
lost, doubled and mixed, values of other keys, extreme dates, characters that nobody sees, files cut
off, names that cannot be addresses.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_events.artifacts import Artifact, refuse_collisions
from community_events.catalog import without_samples
from community_events.clock import TOKYO
from community_events.pipeline import Loaded, load_content
from community_events.render.outputs import site_artifacts
from community_events.report import format_github, format_json, format_text
from community_events.schema import KEYS
from tests.example_events import SITE
from tests.hostile import BODIES, CHARS, NAMES, VALUES

CONTENT = Path(__file__).resolve().parents[2] / "content"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=TOKYO)
ENTRIES = {
    path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(CONTENT.rglob("*.md"))
}
WORDS = {
    f"vocabulary/{path.name}": path.read_text(encoding="utf-8")
    for path in sorted((CONTENT / "vocabulary").glob("*.csv"))
}

_PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=40)
_LINE = st.sampled_from(VALUES) | _PLAIN
_AT = st.integers(0, 10_000)
Spoil = Callable[[list[str]], list[str]]


def _pick(number: int, lines: list[str]) -> int:
    return number % max(1, len(lines))


def _key_and_value(line: str) -> tuple[str, str]:
    """Return what stands before the value of a line, and the value."""
    for mark in (": ", ":", "- "):
        head, found, value = line.partition(mark)
        if found:
            return head + found, value
    return line, ""


def _delete(at: int) -> Spoil:
    return lambda lines: [line for n, line in enumerate(lines) if n != _pick(at, lines)]


def _double(at: int) -> Spoil:
    return lambda lines: [
        line for n, line in enumerate(lines) for _ in range(1 + (n == _pick(at, lines)))
    ]


def _swap(one: int, other: int) -> Spoil:
    def spoil(lines: list[str]) -> list[str]:
        a, b = _pick(one, lines), _pick(other, lines)
        return [lines[b if n == a else a if n == b else n] for n in range(len(lines))]

    return spoil


def _change(at: int, change: Callable[[str, list[str]], str]) -> Spoil:
    def spoil(lines: list[str]) -> list[str]:
        there = _pick(at, lines)
        return [change(line, lines) if n == there else line for n, line in enumerate(lines)]

    return spoil


def _replace_value(at: int, value: str) -> Spoil:
    return _change(at, lambda line, lines: _key_and_value(line)[0] + value)


def _append(at: int, value: str) -> Spoil:
    return _change(at, lambda line, lines: line + value)


def _mix(at: int, other: int) -> Spoil:
    return _change(
        at,
        lambda line, lines: _key_and_value(line)[0] + _key_and_value(lines[_pick(other, lines)])[1],
    )


def _insert(at: int, column: int, text: str) -> Spoil:
    def change(line: str, lines: list[str]) -> str:
        column_here = column % (len(line) + 1)
        return line[:column_here] + text + line[column_here:]

    return _change(at, change)


def _as_block(at: int, values: list[str]) -> Spoil:
    def change(line: str, lines: list[str]) -> str:
        head, value = _key_and_value(line)
        return "\n".join([f"{head.rstrip()} |", *(f"      {text}" for text in (value, *values))])

    return _change(at, change)


def _as_list(at: int, values: list[str]) -> Spoil:
    def change(line: str, lines: list[str]) -> str:
        head, value = _key_and_value(line)
        return "\n".join([head.rstrip(), *(f"  - {text}" for text in (value, *values))])

    return _change(at, change)


def _truncate(at: int) -> Spoil:
    def spoil(lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return text[: at % (len(text) + 1)].split("\n")

    return spoil


def _put_key(name: str, value: str) -> Spoil:
    """Write a key with this value, in place of the one that stands there."""

    def spoil(lines: list[str]) -> list[str]:
        others = [line for line in lines[1:] if not line.startswith(f"{name}:")]
        return [*lines[:1], f"{name}: {value}", *others]

    return spoil


def _put_body(body: str) -> Spoil:
    return lambda lines: [*lines, body]


LABELS = sorted(
    {label for keys in KEYS.values() for key in keys for label in (key.label, key.name)}
)
SPOILS: st.SearchStrategy[Spoil] = st.one_of(
    st.builds(_put_key, st.sampled_from(LABELS), _LINE),
    st.builds(_replace_value, _AT, _LINE),
    st.builds(_mix, _AT, _AT),
    st.builds(_append, _AT, _LINE),
    st.builds(_as_list, _AT, st.lists(_LINE, max_size=3)),
    st.builds(_as_block, _AT, st.lists(_LINE, max_size=3)),
    st.builds(_put_body, st.sampled_from(BODIES) | _PLAIN),
    st.builds(_insert, _AT, _AT, st.sampled_from(CHARS)),
    st.builds(_delete, _AT),
    st.builds(_double, _AT),
    st.builds(_swap, _AT, _AT),
    st.builds(_truncate, _AT),
)
NEW_NAMES = st.none() | st.none() | st.none() | st.sampled_from(NAMES)


@cache
def _named_in(path: str) -> dict[str, str]:
    """Return stubs of all entries that the entry at ``path`` may name: a small site is a quick one."""
    named = [other for other in STUBS if _is_named(other, ENTRIES[other], ENTRIES[path])]
    owners = {f"organizers/{p.split('/')[1]}.md" for p in (path, *named) if p.count("/") == 2}
    return {other: STUBS[other] for other in sorted({*named, *owners}) if other in STUBS}


def _is_named(path: str, entry: str, text: str) -> bool:
    stem = path.rpartition("/")[2].removesuffix(".md")
    return stem in text or entry.split("\n", 2)[1].partition(": ")[2] in text


def _stub(path: str, text: str) -> str:
    """Return the entry without all that it can do without, so that it names no others."""
    kept = [
        line
        for line in text.split("\n")
        if line.startswith(("タイトル:", "名前:", "よみ:", "区分:"))
    ]
    undated = ["状態: 日程調整中", "オンライン: あり"] if path.startswith("events/") else []
    return "\n".join(["---", *kept, *undated, "---", ""])


STUBS = {path: _stub(path, text) for path, text in ENTRIES.items()}


def _load(files: dict[str, str]) -> Loaded:
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8", "surrogatepass"))
        return load_content(
            Path(folder), shown_as="content", uid_domain="example.org", today=NOW.date()
        )


# What Typst sets has tests of its own, with the same texts; here it would take all the time.
TYPESET = ("application/pdf", "image/png")
_made: set[str] = set()


def _make(artifact: Artifact) -> None:
    """Make a file, unless the same was made before: equal keys, equal bytes."""
    if artifact.key not in _made and artifact.media_type not in TYPESET:
        assert artifact.make()
        _made.add(artifact.key)


def hold(files: dict[str, str]) -> None:
    """Assert what holds for any content folder."""
    loaded = _load({**WORDS, **files})
    errors = {d.span.path for d in loaded.diagnostics if d.is_error}
    assert {entry.path for entry in loaded.left_out} == errors
    for found in loaded.diagnostics:
        for span in (found.span, *(label.span for label in found.related)):
            lines = loaded.texts.get(span.path, "").split("\n")
            assert (1, 1) <= (span.line, span.column) < (span.end_line, span.end_column), found
            assert span.end_line <= len(lines), found
            assert span.column <= len(lines[span.line - 1]) + 1, found
            assert span.end_column <= len(lines[span.end_line - 1]) + 2, found
    format_text(loaded.diagnostics, loaded.texts)
    format_github(loaded.diagnostics, loaded.texts)
    format_json(loaded.diagnostics)
    for catalog in (loaded.catalog, without_samples(loaded.catalog)):
        for artifact in refuse_collisions(site_artifacts(catalog, SITE, NOW)):
            _make(artifact)


def _spoilt(path: str, spoils: list[Spoil], name: str | None) -> dict[str, str]:
    lines = ENTRIES[path].split("\n")
    for spoil in spoils:
        lines = "\n".join(spoil(lines)).split("\n")
    return {**_named_in(path), name or path: "\n".join(lines)}


WAYS = (st.sampled_from(sorted(ENTRIES)), st.lists(SPOILS, min_size=1, max_size=4), NEW_NAMES)


@settings(max_examples=200)
@given(*WAYS)
def test_any_entry_is_refused_with_a_place_or_becomes_a_site(
    path: str, spoils: list[Spoil], name: str | None
) -> None:
    hold(_spoilt(path, spoils, name))


@pytest.mark.deep
@settings(max_examples=20_000)
@given(*WAYS)
def test_any_entry_of_very_many(path: str, spoils: list[Spoil], name: str | None) -> None:
    hold(_spoilt(path, spoils, name))
