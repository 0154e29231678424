"""SUMMARY and DESCRIPTION of our own VEVENTs, taken apart into what they were made of.

The rule this module keeps: the lines have the labels and the order of ``particulars``; a line without
one of them belongs to the line above; joined again they are the same text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from community_events.clock import day_of
from community_events.importers.own_values import split_names
from community_events.importers.told import Told
from community_events.model.records import BookingState, Contact
from community_events.model.recurrence import Moment, Single
from community_events.particulars import ONLINE, SAMPLE_NOTE
from community_events.schema import BOOKING_STATES, SELECTION
from community_events.spans import RawText
from community_events.when import Context, read_moment, read_when
from community_events.wording import SAMPLE_MARK, day_text

_LINES = {
    ONLINE: "online", "受付": "reception", "雨天": "weather", "申込": "apply",
    "参加できる人": "eligibility",
}  # fmt: skip
_LISTS = {"料金": "fee", "申込方法": "apply_how", "対象": "audience", "持ち物": "bring"}
_MOMENTS = {"申込開始": "apply_from", "申込締切": "deadline"}
_WAYS = {"行き方": "getting_there", "駐車場・駐輪場": "parking", "バリアフリー": "access"}
_OTHERS = ("予備日", "定員", "申込の状態", "主催", "問い合わせ")
_LABEL = re.compile(
    f"({'|'.join(map(re.escape, (*_LINES, *_LISTS, *_MOMENTS, *_WAYS, *_OTHERS)))}): (.*)",
    re.DOTALL,
)
_WORD = re.compile(r"【([^】]+)】")
# The dates by month are worked out of the sentence.
_MONTH = re.compile(r"\d{4}年\d{1,2}月の開催日: \d")
_WAS = "もとの日時: "
_PAGE = "くわしく: "
_CONTACT = re.compile(
    r"(?P<name>.*?)(?:(?:^| )電話 (?P<phone>[^ ]+))?(?:(?:^| )FAX (?P<fax>[^ ]+))?"
    r"(?:(?:^| )(?P<mail>[^ @]+@[^ ]+))?(?:(?:^| )(?P<web>https?://[^ ]+))?(?:(?:^| )（(?P<note>.*)）)?"
)
_CHOSEN = {word: choice for choice, word in SELECTION}
_STATES = {word: state for state, word in BOOKING_STATES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one VEVENT says besides its dates. ``said``: label → text; ``ways``: attribute → text."""

    title: str
    sample: bool = False
    word: str = ""
    reason: str = ""
    label: str = ""
    moved_from: str = ""
    summary: str = ""
    sentence: str = ""
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def organizer(self) -> str:
        """Who answers for it."""
        return self.said.get("主催", "")

    @property
    def ways(self) -> dict[str, object]:
        """What is told of the way, by attribute of a Venue."""
        return {name: self.said.get(label, "") for label, name in _WAYS.items()}


def read_telling(summary: str, description: str, labels: Sequence[str]) -> Telling:
    """Return what the two texts say; ``labels``: of the sessions that the Event has."""
    lines = description.split("\n")
    lines = lines[:-1] if lines[-1].startswith(_PAGE) else lines
    sample = lines[:1] == [SAMPLE_NOTE] and summary.startswith(SAMPLE_MARK)
    lines = lines[1:] if sample else lines
    title = summary.removeprefix(SAMPLE_MARK) if sample else summary
    word = reason = moved_from = ""
    mark = _WORD.match(title)
    if mark and lines and lines[0].startswith(mark[0]):
        word, reason, title = mark[1], lines[0][mark.end() :], title[mark.end() :]
        lines = lines[1:]
    label = next((one for one in labels if title.endswith(f"（{one}）")), "")
    if lines and lines[0].startswith(_WAS):
        moved_from, lines = lines[0].removeprefix(_WAS), lines[1:]
    head, said = _labelled([line for line in lines if not _MONTH.match(line)])
    if len(head) > 2 and not word:
        reason, head = head[0], head[1:]
    return Telling(
        title=title.removesuffix(f"（{label}）") if label else title,
        sample=sample,
        word=word,
        reason=reason,
        label=label,
        moved_from=moved_from,
        summary="\n".join(head[:-1]),
        sentence=head[-1] if head else "",
        said=said,
    )


def _labelled(lines: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Return the lines before the first label, and label → text."""
    head: list[str] = []
    said: dict[str, str] = {}
    label = ""
    for line in lines:
        found = _LABEL.fullmatch(line)
        if found is not None and found[1] not in said:
            label = found[1]
            said[label] = found[2]
        elif label:
            said[label] += f"\n{line}"
        else:
            head.append(line)
    return head, said


def shared_values(telling: Telling, told: Sequence[Told], context: Context) -> dict[str, object]:
    """Return the values of the Event that all its VEVENTs tell alike."""
    said = telling.said
    values: dict[str, object] = {"summary": telling.summary}
    values |= {name: said.get(label, "") for label, name in _LINES.items()}
    values |= {name: split_names(said.get(label, "")) for label, name in _LISTS.items()}
    values |= {name: _moment(said.get(label, ""), context) for label, name in _MOMENTS.items()}
    capacity = said.get("定員", "")
    for word, choice in _CHOSEN.items():
        if capacity.endswith(f"（{word}）"):
            capacity, values["selection"] = capacity.removesuffix(f"（{word}）"), choice
            break
    return values | {
        "capacity": capacity,
        "rain_date": _rain_dates(said.get("予備日", ""), context),
        "booking": tuple(_booking(said.get("申込の状態", ""), told)),
        "contact": _contact(said.get("問い合わせ", "")),
    }


def _moment(text: str, context: Context) -> Moment | None:
    return read_moment(RawText.of(text), context)[0] if text else None


def _rain_dates(text: str, context: Context) -> tuple[Single, ...]:
    found: list[Single] = []
    for piece in split_names(text):
        reading = read_when(RawText.of(piece), context)
        found += [part for part in reading.parts if isinstance(part, Single)]
    return tuple(found)


def _booking(text: str, told: Sequence[Told]) -> list[BookingState]:
    days: dict[str, date] = {day_text(t.original): day_of(t.original) for t in told}
    found = []
    for piece in filter(None, text.split("、")):
        day, _, word = piece.rpartition(" ")
        if word in _STATES and (not day or day in days):
            found.append(BookingState(state=_STATES[word], day=days[day] if day else None))
    return found


def _contact(text: str) -> Contact:
    found = _CONTACT.fullmatch(text)
    if found is None:
        return Contact(note=text)
    return Contact(**{name: value or "" for name, value in found.groupdict().items()})
