"""Every example of docs/checks.md does what the page says: one gives the code, the other nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from community_events.checkdocs import CheckDoc
from community_events.checks import docs as check_docs
from community_events.decode import docs as decode_docs
from community_events.diagnostics import Diagnostic
from community_events.when.docs import DOCS
from tests.entry_folders import SMALL, load

WITH_EXAMPLES = [doc for doc in DOCS if doc.bad]
# Why a code has no line that gives it; each has its tests elsewhere.
WITHOUT_EXAMPLE = {
    "change-unreadable": "it has its chapter, and its example, among the values",
    "date-in-past": "an entry may speak of the past",
    "dot-date": "a guessed year; in an entry the year is written",
    "empty": "in an entry it is empty-value",
    "far-ahead": "a guessed year; in an entry the year is written",
    "invisible-character": "nobody could see it",
    "too-long": "nobody would read it",
}


#: Where an example may stand, and what stands beside it.
HEADS = {
    "events/group/tea.md": "タイトル: 見本の会\n会場: hall\n日時:\n"
    "  - 2026年12月8日（火） 10:00〜12:00\n  - 2026年12月19日（土） 10:00〜12:00",
    "venues/place.md": "名前: 見本の所\nよみ: みほんのところ",
    "organizers/club.md": "名前: 見本の会\nよみ: みほんのかい",
    "racks/cafe.md": "名前: 見本の店\nよみ: みほんのみせ\n位置: 34.9, 135.6",
    "racks/nowhere.md": "名前: 見本の店\nよみ: みほんのみせ",
}
# What an example of the other chapters needs besides itself.
NOT_ALONE = {
    **dict.fromkeys(
        ("bad-link", "picture-in-body"), "a body: tests/test_body.py, tests/fixtures/invalid"
    ),
    **dict.fromkeys(
        ("image-missing", "image-outside", "consent-missing", "alt-missing"), "a picture file"
    ),
    **dict.fromkeys(("unknown-category", "unknown-ease"), "the words of content/vocabulary"),
    "former-name": "a venue that was renamed",
    "position-far": "places that are near each other",
    **dict.fromkeys(("unknown-key", "key-twice"), "a venue: tests/fixtures/invalid"),
    "unknown-vocabulary": "it is a file's name",
    "uid-lost": "two states of a site: tests/test_base.py",
}
OTHERS = [doc for doc in (*decode_docs.DOCS, *check_docs.DOCS) if doc.bad and doc.good]


def found_in(folder: Path, lines: str, path: str = "events/group/tea.md") -> tuple[Diagnostic, ...]:
    """Return what is found in an entry with these lines, and others for the keys that it must have."""
    written = {line.partition(":")[0] for line in lines.split("\n")}
    head = re.split(r"\n(?! )", HEADS[path])
    kept = [line for line in head if line.partition(":")[0] not in written]
    text = "\n".join(("---", *kept, lines, "---", ""))
    return load(folder, {**SMALL, path: text}).diagnostics


@pytest.mark.parametrize(
    "doc", [d for d in OTHERS if d.code not in NOT_ALONE], ids=lambda doc: str(doc.code)
)
def test_an_example_of_a_value_does_what_the_page_says(doc: CheckDoc, tmp_path: Path) -> None:
    told = {
        path: [
            {d.code for d in found_in(tmp_path / f"{number}{which}", lines, path)}
            for which, lines in (("bad", doc.bad), ("good", doc.good))
        ]
        for number, path in enumerate(HEADS)
    }
    assert [{doc.code}, set()] in told.values(), told


@pytest.mark.parametrize("doc", WITH_EXAMPLES, ids=[doc.code for doc in WITH_EXAMPLES])
def test_what_is_shown_as_bad_gives_the_code_and_no_other(doc: CheckDoc, tmp_path: Path) -> None:
    assert {d.code for d in found_in(tmp_path, doc.bad)} == {doc.code}


@pytest.mark.parametrize("doc", DOCS, ids=[doc.code for doc in DOCS])
def test_what_is_to_be_written_passes_without_a_word(doc: CheckDoc, tmp_path: Path) -> None:
    if doc.good:
        assert [d.code for d in found_in(tmp_path, doc.good)] == []


def test_every_code_of_a_date_is_explained_and_shown() -> None:
    assert {doc.code for doc in DOCS if not doc.bad} == set(WITHOUT_EXAMPLE)
    explained = [doc for doc in DOCS if doc.code != "change-unreadable"]
    assert [doc.code for doc in explained if not doc.why] == []
    assert set(NOT_ALONE) < {doc.code for doc in OTHERS}
