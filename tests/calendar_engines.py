"""Four readers of calendars that know nothing of ours, and nothing of each other's code.

recurring-ical-events and vobject unroll with dateutil, as the product does; ical.js (Thunderbird's)
and libical (Evolution's) share nothing with it. Each returns what a subscriber sees: start, end and
whether it is cancelled, sorted; times as ISO 8601 with their offset, whole days as dates.

``python -m tests.calendar_engines OUTPUT`` prints for every calendar of a built site how many
occurrences each of them finds; ``… OUTPUT events/ORGANIZER/SLUG`` prints the page of an event and its
calendar side by side.
"""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import lxml.html
import recurring_ical_events
import vobject

from community_events.clock import TOKYO
from community_events.model.recurrence import Moment

ENGINES = Path(__file__).parent / "engines"
FIRST, END = (2025, 1, 1), (2031, 1, 1)
Times = tuple[str, str, str]


def stamp(moment: Moment) -> str:
    return moment.astimezone(TOKYO).isoformat() if isinstance(moment, datetime) else str(moment)


def state(status: str) -> str:
    return status if status == "CANCELLED" else "held"


def read_by_recurring_ical_events(data: bytes) -> list[Times]:
    calendar = icalendar.Calendar.from_ical(data)
    found = []
    for component in recurring_ical_events.of(calendar).between(FIRST, END):
        start = component["DTSTART"].dt
        end = component["DTEND"].dt if "DTEND" in component else start
        found.append((stamp(start), stamp(end), state(str(component["STATUS"]))))
    return sorted(found)


def read_by_vobject(data: bytes) -> list[Times]:
    """Unroll with vobject's rruleset; RECURRENCE-ID is applied here, as RFC 5545 §3.8.4.4 says."""
    calendar = vobject.readOne(data.decode())
    events = getattr(calendar, "vevent_list", [])
    replaced = {
        (e.uid.value, stamp(e.recurrence_id.value)) for e in events if hasattr(e, "recurrence_id")
    }
    found = []
    for event in events:
        start = event.dtstart.value
        length = (event.dtend.value if hasattr(event, "dtend") else start) - start
        if not hasattr(event, "dtend") and not isinstance(start, datetime):
            length = timedelta(days=1)
        for begin in _starts_by_vobject(event):
            if hasattr(event, "rrule") and (event.uid.value, stamp(begin)) in replaced:
                continue
            found.append((stamp(begin), stamp(begin + length), state(event.status.value)))
    return sorted(found)


def _starts_by_vobject(event: vobject.base.Component) -> list[Moment]:
    start = event.dtstart.value
    if not hasattr(event, "rrule"):
        return [start]
    unrolled = list(event.getrruleset(addRDate=True))
    if isinstance(start, datetime):
        return [moment if moment.tzinfo else moment.replace(tzinfo=TOKYO) for moment in unrolled]
    return [moment.date() for moment in unrolled]


def read_all_by_icaljs(calendars: Sequence[bytes]) -> list[list[Times]]:
    return _run_engine(["node", str(ENGINES / "icaljs.mjs")], calendars)


def read_all_by_libical(calendars: Sequence[bytes]) -> list[list[Times]]:
    return _run_engine([str(_libical())], calendars)


#: name → reader of many calendars; a process is started once for all of them.
READERS: dict[str, Callable[[Sequence[bytes]], list[list[Times]]]] = {
    "recurring-ical-events": lambda found: [read_by_recurring_ical_events(data) for data in found],
    "vobject": lambda found: [read_by_vobject(data) for data in found],
    "ical.js": read_all_by_icaljs,
    "libical": read_all_by_libical,
}


def _run_engine(command: list[str], calendars: Sequence[bytes]) -> list[list[Times]]:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.ics" for number in range(len(calendars))]
        for path, data in zip(paths, calendars, strict=True):
            path.write_bytes(data)
        done = subprocess.run(
            [*command, *map(str, paths)], capture_output=True, encoding="utf-8", timeout=120
        )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == len(calendars)
    return [sorted((start, end, state(status)) for start, end, status in line) for line in lines]


@functools.cache
def _libical() -> Path:
    """Return the program, built once in a run of the tests: it takes a fifth of a second."""
    program = Path(tempfile.mkdtemp(prefix="community-events-")) / "libical"
    source = ENGINES / "libical.c"
    subprocess.run(["cc", "-O1", "-o", str(program), str(source), "-lical"], check=True)
    return program


def _table(output: Path) -> None:
    paths = sorted(output.rglob("*.ics"))
    calendars = [path.read_bytes() for path in paths]
    found = {name: read(calendars) for name, read in READERS.items()}
    print("calendar", *found, "equal", sep="\t")
    for number, path in enumerate(paths):
        rows = [readings[number] for readings in found.values()]
        equal = "yes" if all(row == rows[0] for row in rows) else "NO"
        print(path.relative_to(output), *map(len, rows), equal, sep="\t")
    print("sum", *(sum(map(len, readings)) for readings in found.values()), sep="\t")


def _side_by_side(output: Path, event: str) -> None:
    """Print what the page of an event lists, also what is over, and what each reader finds then."""
    page = lxml.html.parse(str(output / event / "index.html"))
    rows = page.xpath("//details[1]//table//tr[.//time]")
    calendar = (output / event / "event.ics").read_bytes()
    found = {name: read([calendar])[0] for name, read in READERS.items()}
    print("page", *found, sep="\t")
    for row in rows:
        iso = row.xpath(".//time/@datetime")[0]
        word = " ".join(row.xpath("string(.//*[@class='label'])").split())
        seen = (
            [
                f"{s[5:16]}{' ' + k if k != 'held' else ''}"
                for s, _, k in times
                if s[:16] == iso[:16]
            ]
            for times in found.values()
        )
        print(f"{iso[:16]} {word}".rstrip(), *(" ".join(one) or "—" for one in seen), sep="\t")


if __name__ == "__main__":
    if sys.argv[2:]:
        _side_by_side(Path(sys.argv[1]), sys.argv[2])
    else:
        _table(Path(sys.argv[1]))
