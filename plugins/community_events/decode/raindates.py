"""予備日に延期: the day that was kept for bad weather takes the place of the day announced.

The rule this module keeps: nobody must write the date a second time, and no output may go on telling
the day on which nothing happens; where it is not one day that becomes one other, it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from community_events.changelines import STATUS_LINE
from community_events.clock import day_of
from community_events.decode.bench import Bench
from community_events.frontmatter import RawField
from community_events.model.recurrence import Override, Recurrence, Single, Status
from community_events.schema import Key
from community_events.spans import RawText
from community_events.when import as_it_stands, describe, read_when
from community_events.wording import day_text, time_text

_TO_RAIN_DATE = re.compile(r"\s*(?:雨天)?予備日[へに]\s*(?:延期|順延|変更)(?:します)?\s*([（(].*)?")


def name_rain_date(text: RawText, rain: RawField | None, bench: Bench) -> RawText:
    """Return what stands behind the date of a change with 予備日 written as the date that it is."""
    found = _TO_RAIN_DATE.fullmatch(text.text)
    if found is None or rain is None:
        return text
    written = [item.text for item in rain.items] or ([rain.text] if rain.text else [])
    reading = [part for one in written for part in read_when(one, bench.context.when()).parts]
    if len(reading) != 1 or not isinstance(single := reading[0], Single):
        return text
    times = (
        f" {time_text(single.start, single.end, hours24=True)}"
        if isinstance(single.start, datetime)
        else ""
    )
    words = f"{day_text(single.start, with_year=True)}{times.removesuffix('から')} に延期"
    place = text.span()
    return RawText.of(
        words + (found[1] or ""), path=place.path, line=place.line, column=place.column
    )


def move_to_rain_date(
    values: Mapping[str, object], status: tuple[Key, RawField] | None, bench: Bench
) -> dict[str, object]:
    """Return what is different when 状態 says 予備日に延期; code: unknown-status.

    Without a 予備日 its date stands under 日時 already: nothing is different.
    """
    if status is None or status[1].text is None:
        return {}
    written, rain = status[1].text, values.get("rain_date")
    if not _TO_RAIN_DATE.fullmatch(written.text) or not isinstance(rain, tuple) or not rain:
        return {}
    recurrence, overrides = values.get("recurrence"), values.get("overrides", ())
    if not isinstance(recurrence, Recurrence) or not isinstance(overrides, tuple):
        return {}
    parts = recurrence.parts
    if {day_of(part.start) for part in parts} & {day_of(day.start) for day in rain}:
        return {}
    if len(parts) != 1 or len(rain) != 1 or overrides or not isinstance(old := parts[0], Single):
        bench.findings.error(
            "unknown-status",
            written.span(),
            "「予備日に延期」だけでは、どの日がどの日になるか分かりません。"
            "「変更」に、日ごとに1行ずつ書いてください。",
            instead="延期（雨のため）",
        )
        return {}
    moved = Override(
        day=day_of(old.start),
        status=Status.RESCHEDULED,
        start=rain[0].start,
        end=rain[0].end,
        reason=str(values.get("status_reason", "")),
        line=STATUS_LINE,
    )
    if isinstance(old.start, datetime) and not isinstance(rain[0].start, datetime):
        start = datetime.combine(rain[0].start, old.start.timetz())
        end = old.end + (start - old.start) if isinstance(old.end, datetime) else None
        moved = replace(moved, start=start, end=end)
    notes = str(values.get("when_sentence", "")).removeprefix(describe(recurrence))
    return {
        "overrides": (moved,),
        "status": Status.SCHEDULED,
        "status_reason": "",
        "when_sentence": describe(as_it_stands(recurrence, (moved,))) + notes,
    }
