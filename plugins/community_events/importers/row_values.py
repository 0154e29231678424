"""The cells of a row → values of an Event: texts, fees, contacts, deadlines, the place.

The rule this module keeps: a cell is either a value or stays in the row's rest, whole and under its
own header; a number gets the unit that the standard gives it (料金 is yen), and no other.
"""

from __future__ import annotations

import re
from datetime import datetime

from community_events.clock import TOKYO
from community_events.decode.texts import fold, read_flag
from community_events.importers.cells import plain, read_clock, read_day
from community_events.importers.columns import ACCESS
from community_events.importers.items import Place, one_line
from community_events.importers.records import Row
from community_events.importers.statuses import read_status
from community_events.model.records import AccessFact, Contact, Named, Position, Vocabulary
from community_events.model.recurrence import Moment, Status

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_PHONE = re.compile(r"[0-9+][0-9()\-  ‐−ー]{7,}[0-9]")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_ADDRESS = ("prefecture", "city", "town", "block", "building")
# In Japan, and not on the equator: tables with the two mixed up are not rare.
_LATITUDES, _LONGITUDES = (20.0, 46.0), (122.0, 154.0)
_LINES = (("audience", "audience"), ("apply_how", "apply_how"), ("bring", "bring"))
_NAMES = (("co_organizers", "co_organizers"), ("supporters", "supporters"))
_LINE = 200


def read_values(row: Row, vocabulary: Vocabulary) -> dict[str, object]:
    """Return all values of an Event but when, where and how it stands."""
    values: dict[str, object] = {
        "kana": one_line(row.take("kana")),
        "getting_there": row.take("getting_there"),
        "parking": _line(row, "parking"),
        "capacity": _line(row, "capacity"),
        "summary": _line(row, "summary"),
        "online": _line(row, "online"),
        "fee": _fee(row),
        "contact": _contact(row),
        "category": _category(row, vocabulary),
        "access": _access(row, vocabulary),
        "deadline": _moment(row, "deadline"),
        "apply_from": _moment(row, "apply_from"),
    }
    values |= {name: _lines(row, meaning) for name, meaning in _LINES}
    values |= {name: _names(row, meaning) for name, meaning in _NAMES}
    how = values["apply_how"]
    if isinstance(how, tuple) and how[:1] == ("不要",):
        values |= {"apply": "不要", "apply_how": how[1:]}
    return values


def _line(row: Row, meaning: str) -> str:
    text = row.cells.get(meaning, "")
    return one_line(row.take(meaning)) if len(text) <= _LINE else ""


def _lines(row: Row, meaning: str) -> tuple[str, ...]:
    lines = tuple(one_line(line) for line in row.cells.get(meaning, "").split("\n") if line.strip())
    if not lines or any(len(line) > _LINE for line in lines):
        return ()
    row.take(meaning)
    return lines


def _names(row: Row, meaning: str) -> tuple[Named, ...]:
    names = re.split(r"[、，,\n]", row.take(meaning))
    return tuple(Named(name=one_line(name)) for name in names if name.strip())


def _fee(row: Row) -> tuple[str, ...]:
    """Return 料金: a bare number is yen; a detail that repeats it stands alone."""
    basic, more = row.cells.get("fee", ""), _lines(row, "fee_more")
    number = _NUMBER.fullmatch(plain(basic))
    if number is None:
        return (*_lines(row, "fee"), *more)
    amount = int(number[0].replace(",", ""))
    shown = f"{amount:,}円" if amount else "無料"
    said = plain(" ".join(more)).replace(",", "")
    if more and (not amount or f"{amount}円" in said):
        if shown == "無料" and "無料" in said:
            row.take("fee")
        return more  # 0 beside 「2,860円（テキスト代）」 is no promise
    row.take("fee")
    return (shown, *more)


def _contact(row: Row) -> Contact:
    name, phone, mail = _line(row, "contact_name"), _line(row, "phone"), _line(row, "mail")
    web, note = _line(row, "web"), ""
    if extension := _line(row, "extension"):
        note = f"内線 {extension}"
    if told := _line(row, "contact"):
        phones, mails = _PHONE.findall(plain(told)), _MAIL.findall(plain(told))
        bare = plain(told) in (*phones, *mails)
        if not phone and len(phones) == 1 and bare:
            phone = told
        elif not mail and len(mails) == 1 and bare:
            mail = told
        elif not note:
            note = told
        else:
            row.give_back("contact")
    return Contact(name=name, phone=phone, mail=mail, web=web, note=note)


def _category(row: Row, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the word of the vocabulary that is the source's, or one half of whose name is."""
    told = fold(row.cells.get("category", ""))
    for term in vocabulary.categories:
        if told and told in (fold(term.name), fold(term.slug)):
            row.take("category")
            return (term.slug,)
    near = [t.slug for t in vocabulary.categories if told and told in map(fold, t.name.split("・"))]
    return tuple(near[:1])  # the source's word stays in the body, too


def _access(row: Row, vocabulary: Vocabulary) -> tuple[AccessFact, ...]:
    known = {term.slug for term in vocabulary.access}
    facts = []
    for item in ACCESS:
        answer = read_flag(row.cells.get(item, "")) if item in known else None
        if answer is not None:
            row.take(item)
            facts.append(AccessFact(item=item, yes=answer))
    return tuple(facts)


def _moment(row: Row, meaning: str) -> Moment | None:
    """Return a deadline; 00:00 is how a table writes a date without a time."""
    day = read_day(row.cells.get(meaning, ""))
    if day is None:
        return None
    row.take(meaning)
    clock = read_clock(row.cells.get(f"{meaning}_time", ""))
    if not clock:
        return day
    row.take(f"{meaning}_time")
    return day if not (clock.hour or clock.minute) else datetime.combine(day, clock, TOKYO)


def read_standing(row: Row, opened: str) -> dict[str, object]:
    """Return the status; ``opened``: why no day is fixed yet."""
    if opened:
        return {
            "status": Status.TBD,
            "status_reason": opened.replace("（", "").replace("）", ""),
        }
    status = read_status(row.cells.get("status", ""))
    if status is None:
        return {}
    row.take("status")
    return {"status": status}


def read_place(row: Row) -> Place | None:
    """Return the place with its address and position, or None."""
    name = one_line(row.take("place"))
    parts = [one_line(row.cells.get(part, "")) for part in _ADDRESS]
    address = one_line(row.cells.get("address", "")) or "".join(parts)
    if not name:
        return None
    if "address" not in row.cells and not any(parts[2:]):
        address = ""  # a prefecture and a city are where the table comes from
    if address:
        row.taken |= {"address", *_ADDRESS} & row.cells.keys()
    return Place(
        name=name,
        municipality=parts[1],
        values={k: v for k, v in (("address", address), ("position", _position(row))) if v},
    )


def _position(row: Row) -> Position | None:
    told = plain(row.cells.get("latitude", "")), plain(row.cells.get("longitude", ""))
    try:
        latitude, longitude = map(float, told)
    except ValueError:
        return None
    if not (
        _LATITUDES[0] <= latitude <= _LATITUDES[1] and _LONGITUDES[0] <= longitude <= _LONGITUDES[1]
    ):
        return None
    row.taken |= {"latitude", "longitude"}
    return Position(latitude=latitude, longitude=longitude)
