"""Laws that hold for every text: nothing raises, spans lie inside, help passes, words round-trip."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community_events.cli.answering import when_text
from community_events.diagnostics import Severity
from community_events.model.recurrence import Recurrence
from community_events.occurrences import LIMIT
from community_events.spans import RawText
from community_events.when import CODES, Context, describe, read_when, when_json
from community_events.when.normalise import normalise
from community_events.when.words import word_table
from tests.test_when_rows import ROWS, unescape

TODAY = date(2026, 11, 21)
FIXED = settings(
    derandomize=True,
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow],
)
TEXTS = [unescape(row["input"]) for row in ROWS]
PIECES = [
    *sorted(word_table()),
    *"0123456789",
    "12",
    "31",
    "2026",
    "10:00",
    "〜",
    "・",
    " ",
    "５",
    "㈯",
]

LOUD = {"date-in-past"}
"""Warnings about a fact that no other words can change."""

any_text = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(PIECES), st.integers(0, 30)).map(
        lambda t: t[0][: t[2]] + t[1] + t[0][t[2] :]
    ),
)


@given(any_text, st.booleans())
@FIXED
def test_any_text_is_answered_with_places_inside_it(text: str, strict: bool) -> None:
    reading = read_when(RawText.of(text), Context(today=TODAY, strict=strict))
    assert reading.parts or reading.is_error
    assert not (reading.parts and reading.is_error)
    lines = text.split("\n")
    for found in reading.diagnostics:
        assert found.code in CODES
        span = found.span
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert (span.line, span.column) < (span.end_line, span.end_column)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert span.end_column <= len(lines[span.end_line - 1]) + 2


@given(any_text)
@FIXED
def test_a_finished_answer_never_lists_too_much(text: str) -> None:
    answer = when_json(text, TODAY)
    assert len(answer["occurrences"]) <= LIMIT
    assert (answer["start"] is None) == (not answer["sentence"])


@given(any_text)
@FIXED
def test_normalised_text_knows_where_each_character_comes_from(text: str) -> None:
    normal = normalise(RawText.of(text))
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    assert list(normal.starts) == sorted(normal.starts)
    assert all(0 <= a < b <= len(text) for a, b in zip(normal.starts, normal.ends, strict=True))


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_help_passes_and_every_rewrite_is_silent(text: str) -> None:
    for found in when_json(text, TODAY)["diagnostics"]:
        assert found["help"] or found["code"] in LOUD
        for line in found["help"].split("\n") if found["help"] else ():
            again = when_json(line, TODAY)["diagnostics"]
            assert "error" not in {other["severity"] for other in again}
            if found["severity"] == Severity.WARNING:
                assert found["code"] not in {other["code"] for other in again}


READ = [text for text, row in zip(TEXTS, ROWS, strict=True) if row["expected"] != "error"]


@pytest.mark.parametrize("text", READ, ids=range(len(READ)))
def test_what_is_said_aloud_is_read_back_to_the_same_days(text: str) -> None:
    first = when_json(text, TODAY)
    second = when_json(first["sentence"], TODAY)
    for key in ("start", "end", "all_day", "occurrences"):
        assert first[key] == second[key]


@pytest.mark.parametrize("mark", ["〜", "/", "／", "-"])
def test_a_sentence_has_nothing_that_cannot_be_read_aloud(mark: str) -> None:
    for text in READ:
        reading = read_when(RawText.of(text), Context(today=TODAY))
        assert mark not in describe(Recurrence(parts=reading.parts))


def test_the_human_answer_says_sentence_dates_and_what_to_correct() -> None:
    assert when_text("12月5日(土) 10:00〜12:00", TODAY).split("\n") == [
        "2026年12月5日（土）、午前10時から正午まで。",
        "12月の開催日: 5（土）",
    ]
    assert when_text("12月5日(土)1時〜", TODAY).startswith("直してください: ")
    assert when_text("2026年11月3日(火)", TODAY).split("\n")[1:3] == [
        "これからの開催日はありません（過ぎた日だけです）。",
        "",
    ]
    endless = when_text("毎週火曜（小雨決行）", TODAY).split("\n")
    assert len(endless) == 15
    assert endless[-2:] == ["このあとも続きます。", "注: 小雨決行"]


def test_a_correction_names_its_column_and_is_underlined() -> None:
    assert when_text("12月5日(日) 10:00〜", TODAY).split("\n")[:6] == [
        "直してください: 2026年12月5日は土曜日です。日曜日なら2026年12月6日です [weekday-mismatch]",
        "  --> 日時:1:6",
        "   |",
        " 1 | 12月5日(日) 10:00〜",
        "   | ~~~~~~~^^^^ 土曜日です",
        "   |",
    ]


@pytest.mark.parametrize(
    ("text", "dates", "reason"),
    [
        ("毎月第4水曜(12月は第3水曜)", "11-25 12-16 01-27", "one month has a rule of its own"),
        ("毎週月曜(祝日の場合は翌日)", "11-24 11-30 12-07", "the 23rd is a holiday"),
        (
            "毎月10日(土日の場合は翌平日)",
            "12-10 01-12 02-10",
            "the 10th is a Sunday, the 11th a holiday",
        ),
        ("毎月10日(土日の場合は前日)", "12-10 01-09 02-10", "the day before"),
    ],
)
def test_the_dates_of_a_rule_that_moves_are_right(text: str, dates: str, reason: str) -> None:
    (found,) = when_json(text, TODAY)["diagnostics"]
    starts = [when_json(line, TODAY)["start"][5:] for line in found["help"].split("\n")]
    assert starts[:3] == dates.split(" "), reason


def test_the_underline_falls_on_what_was_written() -> None:
    (found,) = when_json("㋋５日（土）　14:00〜13:00", TODAY)["diagnostics"]
    assert found["code"] == "end-before-start"
    assert (found["column"], found["end_column"]) == (14, 19)
    assert found["help"] == "㋋５日（土）　13:00〜14:00"
