"""The 186 rows of tests/data/japanese_datetime.tsv, each by what it expands to."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import holidays as judge
import pytest
from dateutil.rrule import rrulestr

from community_events.when import when_json

DATA = Path(__file__).parent / "data"
AHEAD = 400
OPEN_ROWS: frozenset[str] = frozenset()
"""Rows that are not read as expected yet; one that is read now must leave this set."""

_ESCAPES = {"\\r": "\r", "\\n": "\n", "\\u200b": "\u200b", "\\u202e": "\u202e"}


def unescape(text: str) -> str:
    for written, char in _ESCAPES.items():
        text = text.replace(written, char)
    return text


def read_rows() -> list[dict[str, str]]:
    with (DATA / "japanese_datetime.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = read_rows()


def test_all_rows_are_there() -> None:
    assert len(ROWS) == 186


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["why"][:60])
def test_a_row_is_read_as_its_reason_says(row: dict[str, str]) -> None:
    answer = when_json(unescape(row["input"]), date.fromisoformat(row["context"]))
    problems = find_problems(row, answer)
    if row["input"] in OPEN_ROWS:
        assert problems, "this row is read now: take it out of OPEN_ROWS"
    else:
        assert not problems


def find_problems(row: dict[str, str], answer: dict[str, Any]) -> list[str]:
    severities = {found["severity"] for found in answer["diagnostics"]}
    verdict = "error" if "error" in severities else "warn" if severities else "ok"
    problems = []
    if verdict != row["expected"]:
        problems.append(f"{verdict}: {[found['code'] for found in answer['diagnostics']]}")
    start = answer["start"] or "none"
    end = inclusive(answer["end"], all_day=answer["all_day"])
    if (start, end) != (row["expected_start"], row["expected_end"]):
        problems.append(f"{start} {end}")
    if verdict == "error":
        if answer["occurrences"] or answer["rules"]:
            problems.append("an error has occurrences")
        return problems
    expected = expected_occurrences(row)
    if answer["occurrences"] != expected:
        problems.append(f"{answer['occurrences'][:5]} instead of {expected[:5]}")
    return problems


def inclusive(end: str | None, *, all_day: bool | None) -> str:
    if end is None:
        return "none"
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat() if all_day else end


def expected_occurrences(row: dict[str, str]) -> list[list[str | None]]:
    """Return what the row's columns mean, by an engine and a list of holidays of their own."""
    today = date.fromisoformat(row["context"])
    last = today + timedelta(days=AHEAD)
    first = row["expected_start"]
    timed = "T" in first
    start = datetime.fromisoformat(first)
    end = None if row["expected_end"] == "none" else datetime.fromisoformat(row["expected_end"])
    if end is not None and not timed:
        end += timedelta(days=1)
    length = None if end is None else end - start
    pairs = [(start, end)]
    recurrence = row["expected_recurrence"]
    if recurrence.startswith("RDATE:"):
        for piece in recurrence.removeprefix("RDATE:").split(","):
            begins, _, ends = piece.partition("/")
            begin = datetime.fromisoformat(begins)
            finish = datetime.fromisoformat(ends) if ends else None
            pairs.append((begin, begin + timedelta(days=1) if not timed else finish))
    elif recurrence.startswith("RRULE:"):
        rule, _, excepted = recurrence.partition(" | EXDATE:")
        gone = excepted_dates(excepted)
        starts = rrulestr(rule, dtstart=start).between(
            start, datetime.combine(last, datetime.max.time()), inc=True
        )
        pairs = [
            (s, None if length is None else s + length) for s in starts if s.date() not in gone
        ]
    return [
        [shape(begin, timed=timed), None if finish is None else shape(finish, timed=timed)]
        for begin, finish in sorted(pairs, key=lambda pair: pair[0])
        if today <= begin.date() <= last
    ]


def excepted_dates(text: str) -> set[date]:
    if text == "@JP_HOLIDAYS":
        return set(judge.country_holidays("JP", years=range(2026, 2029)))
    return {date.fromisoformat(piece) for piece in text.split(",") if piece}


def shape(moment: datetime, *, timed: bool) -> str:
    return moment.isoformat(timespec="minutes") if timed else moment.date().isoformat()


def read_rules() -> list[dict[str, str]]:
    with (DATA / "rrule_cases.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", read_rules(), ids=lambda row: row["why"][:50] or "accepted")
def test_a_raw_rule_is_accepted_only_within_the_subset(row: dict[str, str]) -> None:
    text = row["rrule"].encode("ascii", "backslashreplace").decode("unicode_escape")
    prefixed = text if text.startswith("RRULE:") else f"RRULE:{text}"
    answer = when_json(prefixed, date(2026, 11, 21))
    severities = {found["severity"] for found in answer["diagnostics"]}
    verdict = "error" if "error" in severities else "warn" if severities else "ok"
    assert verdict == row["expected"]
