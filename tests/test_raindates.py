"""予備日に延期: the day kept for bad weather becomes the day."""

from __future__ import annotations

import pytest

from community_events.model.recurrence import Override, Recurrence, Status
from community_events.occurrences import expand
from tests.entry_folders import codes_of, decode
from tests.example_events import at

ENTRY = "---\nタイトル: 見本の会\n会場: lobby\n{}\n---\n"
ONE = "日時: 2026年12月8日（火） 13:30〜15:00\n"
RULE = "日時: 2026年12月1日〜12月22日の毎週火曜 13:30〜15:00\n"
TIMED = "予備日: 2026年12月15日（火） 14:00〜15:30\n"
DAY = "予備日: 2026年12月15日（火）\n"
CHANGE = "変更:\n  - 2026年12月8日: "


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (ONE + TIMED + "状態: 予備日に延期（雨のため）", "14:00", "15:30"),
        (ONE + DAY + "状態: 予備日に延期（雨のため）", "13:30", "15:00"),
        (ONE + TIMED + CHANGE + "予備日に延期（雨のため）", "14:00", "15:30"),
        (ONE + DAY + CHANGE + "予備日に順延します（雨のため）", "13:30", "15:00"),
    ],
)
def test_the_day_moves_with_its_reason(lines: str, start: str, end: str) -> None:
    decoded = decode(ENTRY.format(lines))
    assert codes_of(decoded) == []
    recurrence, overrides = decoded.values["recurrence"], decoded.values["overrides"]
    assert isinstance(recurrence, Recurrence)
    assert isinstance(overrides, tuple)
    (moved,) = expand("", recurrence, overrides, None)
    assert (moved.start, moved.end) == (at("2026-12-15", start), at("2026-12-15", end))
    assert (moved.original, moved.reason) == (at("2026-12-08", "13:30"), "雨のため")
    assert moved.status is Status.RESCHEDULED
    assert decoded.values.get("status", Status.SCHEDULED) is Status.SCHEDULED
    assert "12月15日" in str(decoded.values["when_sentence"])


def test_one_day_of_a_rule_moves_and_the_others_stay() -> None:
    decoded = decode(
        ENTRY.format(RULE + DAY.replace("15日（火）", "10日（木）") + CHANGE + "予備日に延期")
    )
    (override,) = decoded.values["overrides"]  # type: ignore[misc]
    assert isinstance(override, Override)
    assert (override.start, override.end) == (
        at("2026-12-10", "13:30"),
        at("2026-12-10", "15:00"),
    )


@pytest.mark.parametrize(
    ("lines", "code", "reason"),
    [
        (
            RULE + DAY.replace("15日（火）", "16日（水）") + "状態: 予備日に延期",
            "unknown-status",
            "which of its days?",
        ),
        (
            ONE + "予備日:\n  - 2026年12月15日\n  - 2026年12月22日\n状態: 予備日に延期",
            "unknown-status",
            "to which?",
        ),
        (ONE + CHANGE + "予備日に延期", "date-unreadable", "none is written"),
    ],
)
def test_what_is_not_one_day_for_one_day_is_asked(lines: str, code: str, reason: str) -> None:
    assert codes_of(decode(ENTRY.format(lines))) == [code], reason


def test_a_date_that_was_written_anew_stays() -> None:
    decoded = decode(
        ENTRY.format(ONE.replace("8日", "15日") + DAY + "状態: 予備日に延期（雨のため）")
    )
    assert codes_of(decoded) == []
    assert decoded.values["status"] is Status.RESCHEDULED
    assert decoded.values["overrides"] == ()
