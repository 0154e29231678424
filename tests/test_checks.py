"""Every mistake has a tiny site that makes it: one finding, its whole text, and a help that helps.

tests/fixtures/invalid/<code>/content/ makes the finding <code> and no other; expected.txt beside it
is what a volunteer reads. A code without such a folder is listed below with the reason.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from community_events.diagnostics import Diagnostic
from community_events.pipeline import Loaded, load_content
from community_events.reference import all_codes
from community_events.report import format_text
from tests.entry_folders import SMALL, entry, load

CONTENT = Path(__file__).resolve().parents[1] / "content"
INVALID = Path(__file__).parent / "fixtures" / "invalid"
CASES = sorted(path.name for path in INVALID.iterdir())
TODAY = date(2026, 11, 21)


def _load(content: Path) -> Loaded:
    return load_content(
        content, shown_as="content", uid_domain="example.org", today=TODAY, vocabulary_from=CONTENT
    )


# Where help goes when it is not in place of the marked lines: so many lines above, so many below kept.
PASTED_ELSEWHERE = {
    "continued-line": (1, 0),  # the line above is continued here
    "list-after-text": (1, 0),  # the key above has a value already
    "missing-key": (0, 1),  # a line that is added
    "holiday-unanswered": (0, 1),  # a line that is added
}
NOT_PASTED = {
    "bad-slug": "the help is a file name",
    "reserved-name": "the help is a file name",
    "wrong-extension": "the help is a file name",
    "front-matter-missing": "the help is the first of two lines",
    "front-matter-unclosed": "the help is a line whose place nobody knows",
}
WITHOUT_A_SITE = {
    "date-in-past": "an entry may speak of the past",
    "far-ahead": "a guessed year; in an entry the year is written",
    "dot-date": "a guessed year; in an entry the year is written",
    "empty": "in an entry it is empty-value",
    "decomposed-name": "not on every disk: tests/test_sources.py",
    "device-name": "not on every disk: tests/test_sources.py",
    "name-collision": "not on every disk: tests/test_sources.py",
    "symlink": "not on every disk: tests/test_sources.py",
    "body-too-long": "a large file: tests/test_decode.py",
    "file-too-big": "a large file: tests/test_sources.py",
    "image-too-heavy": "a large file: tests/test_album.py",
    "too-many-keys": "every key of the hundred would be unknown: tests/test_frontmatter.py",
    "uid-lost": "two states of a site: tests/test_base.py",
    "event-gone": "two states of a site: tests/test_base.py",
    "now-left-out": "two states of a site: tests/test_base.py",
    "unknown-news": "nothing refers to news",
    "unknown-opportunity": "nothing refers to an opportunity",
    "unknown-page": "nothing refers to a page",
}


@pytest.mark.parametrize("code", CASES)
def test_a_mistake_is_found_once_and_told_in_these_words(
    code: str, request: pytest.FixtureRequest
) -> None:
    loaded = _load(INVALID / code / "content")
    assert [d.code for d in loaded.diagnostics] == [code]
    text = format_text(loaded.diagnostics, loaded.texts).rstrip("\n") + "\n"
    expected = INVALID / code / "expected.txt"
    if request.config.getoption("--bless"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CASES)
def test_an_entry_with_an_error_is_left_out_and_named(code: str) -> None:
    loaded = _load(INVALID / code / "content")
    (found,) = loaded.diagnostics
    left_out = {entry.path for entry in loaded.left_out}
    assert (found.span.path in left_out) is found.is_error


@pytest.mark.parametrize("code", sorted(set(CASES) - set(NOT_PASTED)))
def test_what_the_help_says_passes_when_it_is_pasted(code: str, tmp_path: Path) -> None:
    (found,) = _load(INVALID / code / "content").diagnostics
    if found.help:
        shutil.copytree(INVALID / code / "content", tmp_path / "content")
        _paste(tmp_path / found.span.path, found)
        assert [d.code for d in _load(tmp_path / "content").diagnostics] == []


def test_every_code_has_a_site_that_makes_it() -> None:
    assert sorted(set(all_codes()) - set(CASES)) == sorted(WITHOUT_A_SITE)
    assert sorted(set(CASES) - set(all_codes())) == []


@pytest.mark.parametrize("name", ["a  b.jpg", "か\u3099.jpg", '"a.jpg"'])
def test_a_picture_without_words_is_found_however_its_name_is_written(
    name: str, tmp_path: Path
) -> None:
    files = {**SMALL, "events/group/tea.md": entry(写真=name)}
    (tmp_path / "images").mkdir()
    for there in ("a b.jpg", "が.jpg", "a.jpg"):
        shutil.copy(INVALID / "alt-missing/content/images/lobby.jpg", tmp_path / "images" / there)
    (found,) = load(tmp_path, files).diagnostics
    assert (found.code, found.span.line, found.span.column) == ("alt-missing", 5, 1)


@pytest.mark.parametrize("colon", [": ", "：", ":"])
def test_another_day_is_offered_whatever_the_colon(colon: str, tmp_path: Path) -> None:
    booking = f"\n  - 2026年12月6日{colon}満員"
    (found,) = load(
        tmp_path, {**SMALL, "events/group/tea.md": entry(申込の状態=booking)}
    ).diagnostics
    assert (found.code, found.help) == ("day-without-occurrence", "  - 2026年12月5日（土）: 満員")


@pytest.mark.parametrize("text", ["", "\n", "---\n---", "---", "x"])
def test_of_a_file_without_a_word_it_is_said_within_the_file(text: str, tmp_path: Path) -> None:
    loaded = load(tmp_path, {"events/nobody/tea.md": text})
    assert loaded.left_out
    lines = text.split("\n")
    assert all(found.span.end_line <= len(lines) for found in loaded.diagnostics)


def _paste(path: Path, found: Diagnostic) -> None:
    """Replace the lines that the finding marks by its help, as a volunteer would."""
    lines = path.read_text(encoding="utf-8").split("\n")
    above, below = PASTED_ELSEWHERE.get(found.code, (0, 0))
    lines[found.span.line - 1 - above : found.span.end_line - below] = found.help.split("\n")
    path.write_text("\n".join(lines), encoding="utf-8")
