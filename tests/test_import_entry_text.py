"""A law: what is written of an event, its reader understands as it was meant."""

from __future__ import annotations

import string
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_events.checks import run_checks
from community_events.clock import TOKYO
from community_events.decode import DecodeContext, Decoded, decode_entry
from community_events.decode.texts import tidy
from community_events.frontmatter import read_frontmatter
from community_events.importers.body_text import HEADING, write_body
from community_events.importers.entry_text import write_entry
from community_events.importers.fit import Unfit, fit_event
from community_events.importers.items import Item, clean
from community_events.importers.schedule_text import schedule_forms
from community_events.model.records import (
    AccessFact,
    BookingState,
    Contact,
    Kind,
    Named,
    Term,
    Vocabulary,
)
from community_events.model.recurrence import (
    Frequency,
    Moment,
    Override,
    Part,
    Recurrence,
    Rule,
    Single,
    Status,
    Weekday,
)
from community_events.occurrences import expand
from community_events.sources import Source

CONTEXT = DecodeContext(
    today=date(2026, 11, 21),
    vocabulary=Vocabulary(
        categories=(Term(slug="market", name="マルシェ"), Term(slug="books", name="本と図書館")),
        access=(
            Term(slug="step-free", name="スロープ、エレベータ"),
            Term(slug="subtitles", name="字幕"),
        ),
        ease=(Term(slug="alone", name="ひとりで来てよい"),),
    ),
    uid_domain="example.org",
)
PATH = "events/a/b.md"

# What people write, and what a reader could take for something else.
_CHARS = st.characters(codec="utf-8", exclude_categories=("C", "Z", "M"), max_codepoint=0xFFFF)
_TRICKY = st.sampled_from(
    (
        "[中止]",
        "- x",
        "#x",
        "'a'",
        '"b"',
        "a: b",
        "10:30",
        "&a",
        "*b",
        "|",
        ">",
        "{a}",
        "!t",
        "\\",
        "、,",
    )
)
_LINE = (
    st.lists(st.text(_CHARS, max_size=12) | _TRICKY, min_size=1, max_size=4)
    .map(lambda parts: clean(" ".join(" ".join(parts).split())))
    .filter(bool)
)
_NAME = _LINE.map(lambda text: tidy(text.translate({ord(c): " " for c in "、，,"}))).filter(bool)
_LINES = st.lists(_LINE, min_size=1, max_size=3).map(tuple)
_DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
_TIMES = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=TOKYO)
)
_MOMENTS: st.SearchStrategy[Moment] = _DAYS | _TIMES
_CONTACTS = st.builds(
    Contact,
    name=_LINE,
    phone=st.just("075-000-0000"),
    mail=st.just("a@example.jp"),
    web=st.just("https://example.jp/a?b=c&d"),
    note=_LINE,
)
_VALUES: dict[str, st.SearchStrategy[object]] = {
    "title": _LINE,
    "kana": st.text("あいうエオー ", min_size=1).map(tidy).filter(bool),
    "summary": _LINE,
    "easy": _LINE,
    "online": _LINE,
    "getting_there": _LINE,
    "host": _LINE,
    "co_organizers": st.lists(st.builds(Named, name=_NAME), min_size=1, max_size=3).map(tuple),
    "program": _LINES,
    "weather": _LINE,
    "fee": _LINES,
    "capacity": _LINE,
    "selection": st.sampled_from(("first-come", "lottery")),
    "apply_how": _LINES,
    "apply_from": _MOMENTS,
    "deadline": _MOMENTS,
    "booking": st.sampled_from(((BookingState(state="full"),), (BookingState(state="open"),))),
    "audience": _LINES,
    "contact": _CONTACTS,
    "category": st.sampled_from((("market",), ("books", "market"))),
    "access": st.sampled_from(
        (
            (AccessFact(item="step-free", yes=True, note="1階"),),
            (AccessFact(item="subtitles", yes=False), AccessFact(item="step-free", yes=True)),
        )
    ),
    "japanese_level": st.integers(1, 4),
    "confirmed": _DAYS,
    "sample": st.booleans(),
    "review": st.booleans(),
    "uid": st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=60),
}  # fmt: skip


def read(text: str) -> Decoded:
    """Return what the reader understands; no mistakes allowed."""
    source = Source(path=PATH, shown=PATH, kind="events", text=text, digest="")
    entry = decode_entry(read_frontmatter(source), CONTEXT)
    run_checks(entry)
    assert [d for d in entry.findings.found if d.is_error] == [], text
    return entry


@settings(max_examples=150)
@given(st.fixed_dictionaries({}, optional=_VALUES), _LINE)
def test_random_values_come_back_equal(values: dict[str, object], body: str) -> None:
    told: dict[str, object] = {"title": "題名", "online": "あり"}
    told |= {
        name: value for name, value in values.items() if len(str(value)) < 80 or name != "title"
    }
    told |= {"status": Status.TBD, "status_reason": "会場しだい"}
    came = read(
        write_entry(Kind.EVENT, told, body=write_body(body, ()), vocabulary=CONTEXT.vocabulary)
    ).values
    for name, value in told.items():
        other = came.get(name)
        assert (tidy(other) if isinstance(other, str) else other) == (
            tidy(value) if isinstance(value, str) else value
        ), name


_LENGTHS = st.none() | st.integers(5, 60 * 30).map(lambda minutes: timedelta(minutes=minutes))


@st.composite
def _singles(draw: st.DrawFn) -> Single:
    start = draw(_MOMENTS)
    if not isinstance(start, datetime):
        return Single(start=start, end=start + timedelta(days=draw(st.integers(1, 5))))
    length = draw(_LENGTHS)
    return Single(start=start, end=None if length is None else start + length)


@st.composite
def _rules(draw: st.DrawFn) -> Rule:
    start = draw(_MOMENTS)
    own = Weekday(day=start.weekday())
    nth = Weekday(day=start.weekday(), nth=(start.day - 1) // 7 + 1)
    frequency, weekdays, months, month_days = draw(
        st.sampled_from(
            (
                (Frequency.DAILY, (), (), ()),
                (Frequency.WEEKLY, (own,), (), ()),
                (Frequency.WEEKLY, (own, Weekday(day=(own.day + 2) % 7)), (), ()),
                (Frequency.MONTHLY, (nth,), (), ()),
                (Frequency.MONTHLY, (), (), (start.day,)),
                (Frequency.YEARLY, (), (start.month,), (start.day,)),
                (Frequency.YEARLY, (nth,), (start.month,), ()),
            )
        )
    )
    length = draw(_LENGTHS) if isinstance(start, datetime) else timedelta(days=1)
    day = start.date() if isinstance(start, datetime) else start
    return Rule(
        start=start,
        length=length,
        frequency=frequency,
        interval=draw(st.integers(1, 3)),
        weekdays=tuple(sorted(weekdays)),
        months=months,
        month_days=month_days,
        until=day + timedelta(days=draw(st.integers(0, 400))),
    )


_PARTS: st.SearchStrategy[Part] = _singles() | _rules()


def told(
    recurrence: Recurrence, overrides: tuple[Override, ...] = ()
) -> list[tuple[object, object]]:
    return [(o.start, o.end) for o in expand("", recurrence, overrides, None)]


@settings(max_examples=80)
@given(st.lists(_PARTS, min_size=1, max_size=3, unique_by=lambda part: part.start))
def test_random_dates_come_back_equal(parts: list[Part]) -> None:
    recurrence = Recurrence(parts=tuple(parts))
    if len(set(told(recurrence))) < len(told(recurrence)) or len(
        {s for s, _ in told(recurrence)}
    ) < len(told(recurrence)):
        return  # an entry doubles no start
    item = Item(where="", title="題名", recurrence=recurrence, values={"online": "あり"})
    came = read(fit_event(PATH, item, CONTEXT).text).values["recurrence"]
    assert isinstance(came, Recurrence)
    assert told(came) == told(recurrence)


@settings(max_examples=50)
@given(_rules(), st.data())
def test_random_changes_come_back_equal(rule: Rule, data: st.DataObject) -> None:
    recurrence = Recurrence(parts=(rule,))
    dates = [start for start, _ in told(recurrence)]
    chosen = data.draw(st.lists(st.sampled_from(dates), unique=True, max_size=3))
    overrides = []
    for start in chosen:
        assert isinstance(start, date)
        day = start.date() if isinstance(start, datetime) else start
        now = start + timedelta(days=400, hours=1 if isinstance(start, datetime) else 0)
        change = data.draw(
            st.sampled_from(
                (
                    Override(day=day, status=Status.CANCELLED, reason="雨"),
                    Override(
                        day=day, status=Status.RESCHEDULED, start=now, end=now + timedelta(hours=24)
                    ),
                )
            )
        )
        overrides.append(change)
    item = Item(
        where="",
        title="題名",
        recurrence=recurrence,
        overrides=tuple(overrides),
        values={"online": "あり"},
    )
    values = read(fit_event(PATH, item, CONTEXT).text).values
    came, changed = values["recurrence"], values["overrides"]
    assert isinstance(came, Recurrence)
    assert isinstance(changed, tuple)
    assert told(came, changed) == told(recurrence, tuple(overrides))


@settings(max_examples=150)
@given(st.text(_CHARS | st.just("\n") | st.sampled_from("[]<>*_`&#-=|:~")), _LINE)
def test_random_texts_are_shown_as_they_were_written(text: str, label: str) -> None:
    from html import unescape

    from community_events.render.body import render_body

    text = clean(text)
    shown = unescape(render_body(write_body(text, [(label, label)]), "/events/a/b/"))
    assert f"<h3>{HEADING}</h3>" in shown
    squeezed = "".join(shown.replace("<br>", "").replace("<p>", "").replace("</p>", "").split())
    assert "".join(text.split()) in squeezed
    assert "".join(f"<li>{label}: {label}</li>".split()) in squeezed


def test_what_cannot_be_said_is_refused_and_not_bent() -> None:
    start = datetime(500, 1, 1, 10, 0, tzinfo=TOKYO)
    item = Item(
        where="",
        title="題名",
        recurrence=Recurrence(parts=(Single(start=start),)),
        values={"online": "あり"},
    )
    with pytest.raises(Unfit):
        fit_event(PATH, item, CONTEXT)


def test_many_dates_are_put_together_ten_to_a_line() -> None:
    first = datetime(2026, 1, 3, 10, 0, tzinfo=TOKYO)
    singles = tuple(Single(start=first + timedelta(days=3 * n)) for n in range(300))
    form = next(schedule_forms(Recurrence(parts=singles), ()))
    assert len(form.when) == 30
    item = Item(
        where="", title="題名", recurrence=Recurrence(parts=singles), values={"online": "あり"}
    )
    came = read(fit_event(PATH, item, CONTEXT).text).values["recurrence"]
    assert isinstance(came, Recurrence)
    assert told(came) == told(Recurrence(parts=singles))
