"""Our own rows, tests/data/when_own.tsv: texts as flyers write them, each with its reading and why.

They follow the rules, not the 186 rows of the file beside them, and share no text with it.
"""

from __future__ import annotations

import csv
from datetime import date

import pytest

from community_events.model.recurrence import Recurrence
from community_events.spans import RawText
from community_events.when import Context, describe, read_when, when_json
from tests.test_when_rows import DATA, ROWS, find_problems, unescape


def read_own() -> list[dict[str, str]]:
    with (DATA / "when_own.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


OWN = read_own()


def test_the_own_rows_are_many_and_none_is_written_twice() -> None:
    texts = [row["input"] for row in (*ROWS, *OWN)]
    assert len(texts) == len(set(texts))
    assert len(OWN) >= 400
    assert all(row["why"] for row in OWN)


@pytest.mark.parametrize("row", OWN, ids=lambda row: row["input"][:40])
def test_a_flyer_text_is_read_as_its_reason_says(row: dict[str, str]) -> None:
    answer = when_json(unescape(row["input"]), date.fromisoformat(row["context"]))
    errors = [found for found in answer["diagnostics"] if found["severity"] == "error"]
    if row["expected"] == "error":
        assert errors, row["why"]
        assert answer["occurrences"] == []
    else:
        assert not find_problems(row, answer), row["why"]


@pytest.mark.parametrize("row", OWN, ids=lambda row: row["input"][:40])
def test_every_help_for_a_flyer_text_passes(row: dict[str, str]) -> None:
    today = date.fromisoformat(row["context"])
    for found in when_json(unescape(row["input"]), today)["diagnostics"]:
        assert found["help"] or found["code"] == "date-in-past"
        for line in found["help"].split("\n") if found["help"] else ():
            again = when_json(line, today)["diagnostics"]
            assert "error" not in {other["severity"] for other in again}, (found, line)
            if found["severity"] == "warning":
                assert found["code"] not in {other["code"] for other in again}, (found, line)


@pytest.mark.parametrize(
    "row", [row for row in OWN if row["expected"] != "error"], ids=lambda row: row["input"][:40]
)
def test_the_sentence_of_a_flyer_text_means_the_same(row: dict[str, str]) -> None:
    today = date.fromisoformat(row["context"])
    parts = read_when(RawText.of(unescape(row["input"])), Context(today=today)).parts
    whole = describe(Recurrence(parts=parts))
    if len({type(part) for part in parts}) > 1 and not ("と祝日" in whole or "ただし" in whole):
        groups = [[part] for part in parts]  # several sentences: each is a text of its own
    else:
        groups = [list(parts)]
    listed: list[tuple[str, str | None]] = []
    for group in groups:
        sentence = describe(Recurrence(parts=tuple(group)))
        listed += map(tuple, when_json(sentence, today)["occurrences"])
    written = when_json(unescape(row["input"]), today)["occurrences"]
    assert sorted(listed, key=str) == sorted(map(tuple, written), key=str)
