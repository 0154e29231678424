"""Another spelling of a text is read the same or refused: never as another date.

Every row of both tables in tests/data is spelt in every way of ``tests.date_spelling`` and in
seeded ways upon ways.
"""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from community_events.when import when_json
from tests.date_spelling import spell_all
from tests.test_when_own import OWN
from tests.test_when_rows import ROWS, unescape

SEED = 20261121
READ = ("start", "end", "all_day", "occurrences", "more")


def spellings(pairs: int) -> list[tuple[str, str, str, str]]:
    """Return (text, context, how, spelling) of every row."""
    return [
        (text, row["context"], how, other)
        for row in (*ROWS, *OWN)
        for text in [unescape(row["input"])]
        for how, other in spell_all(text, SEED, pairs)
    ]


def judge(cases: list[tuple[str, str, str, str]]) -> tuple[list[str], int]:
    """Return what is wrong, and how many spellings were read rather than refused."""
    answers: dict[tuple[str, str], dict[str, Any]] = {}
    wrong, read = [], 0
    for text, context, how, other in cases:
        today = date.fromisoformat(context)
        if (text, context) not in answers:
            answers[text, context] = when_json(text, today)
        expected, found = answers[text, context], when_json(other, today)
        if found["start"] is None:
            continue
        read += 1
        if any(expected[key] != found[key] for key in READ):
            wrong.append(f"{text!r} as {other!r} ({how}): {found['start']} {found['sentence']}")
    return wrong, read


def readable(cases: list[tuple[str, str, str, str]]) -> int:
    """Return how many spellings are of rows that can be read."""
    good = {row["input"] for row in (*ROWS, *OWN) if row["expected"] != "error"}
    return sum(text in good for text, _, _, _ in cases)


def test_a_sample_of_spellings_has_no_wrong_date() -> None:
    cases = random.Random(SEED).sample(spellings(pairs=4), 2000)
    wrong, read = judge(cases)
    assert wrong == []
    assert read > readable(cases) * 0.9, "a spelling should be understood, not only refused"


@pytest.mark.deep
def test_no_spelling_has_a_wrong_date() -> None:
    cases = spellings(pairs=30)
    assert len(cases) >= 10_000
    wrong, read = judge(cases)
    print(f"{len(cases)} spellings, {read} read, {len(cases) - read} refused, {len(wrong)} wrong")
    assert wrong == []
