"""How one gets to a place and what it has, as our own exports tell it beside the Venue's own words.

The rule this module keeps: what the Venue says already is not said again of the Event; what the Event
says otherwise is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from community_events.importers.columns import ACCESS, COLUMNS
from community_events.importers.records import Row
from community_events.model.records import AccessFact, Position, Term


def beyond(
    attribute: str, told: object, entries: Sequence[Mapping[str, object]], terms: Sequence[Term]
) -> object:
    """Return what is told beyond what the Venues ``entries`` say; nothing if they say the same."""
    if attribute == "access":
        return _access_beyond(told, entries, terms)
    each = (" ".join(str(entry.get(attribute, "")).split()) for entry in entries)
    return "" if told == "、".join(dict.fromkeys(filter(None, each))) else told


def _access_beyond(
    told: object, entries: Sequence[Mapping[str, object]], terms: Sequence[Term]
) -> tuple[AccessFact, ...]:
    facts = [fact for entry in entries for fact in _facts(entry)]
    if isinstance(told, str):
        words = dict.fromkeys(filter(None, (_words(fact, terms) for fact in facts)))
        return () if told == "、".join(words) else read_access(told, terms)
    said = {fact.item: fact.yes for fact in facts}
    read = read_access(told, terms)
    return () if all(said.get(fact.item) is fact.yes for fact in read) else read


def _facts(entry: Mapping[str, object]) -> tuple[AccessFact, ...]:
    facts = entry.get("access", ())
    return facts if isinstance(facts, tuple) else ()


def _words(fact: AccessFact, terms: Sequence[Term]) -> str:
    name = next((term.name for term in terms if term.slug == fact.item), "")
    return name + (f"（{fact.note}）" if fact.note else "") if fact.yes and name else ""


def read_access(told: object, terms: Sequence[Term]) -> tuple[AccessFact, ...]:
    """Return the facts of a text like 車椅子可、授乳室（1階）; facts are returned as they are.

    >>> read_access("授乳室（1階）", [Term(slug="nursing-room", name="授乳室")])
    (AccessFact(item='nursing-room', yes=True, note='1階'),)
    """
    if isinstance(told, tuple):
        known = {term.slug for term in terms}
        return tuple(fact for fact in told if isinstance(fact, AccessFact) and fact.item in known)
    rest, found = str(told), []
    longest_first = sorted(terms, key=lambda term: -len(term.name))
    while rest:
        term = next((t for t in longest_first if t.name and rest.startswith(t.name)), None)
        if term is None:
            break
        rest, note = rest[len(term.name) :], ""
        if rest.startswith("（"):
            note, _, rest = rest[1:].partition("）")
        found.append(AccessFact(item=term.slug, yes=True, note=note))
        rest = rest.removeprefix("、")
    return tuple(found)


def places_of_rows(rows: Sequence[Row]) -> dict[str, dict[str, object]]:
    """Return what is told of each place, by its name."""
    found: dict[str, dict[str, object]] = {}
    for row in (row.raw for row in rows):
        values: dict[str, object] = {"address": row["所在地_連結表記"]}
        try:
            position = Position(latitude=float(row["緯度"]), longitude=float(row["経度"]))
            values["position"] = position
        except ValueError:
            pass
        if row["全国地方公共団体コード"] and not row["所在地_全国地方公共団体コード"]:
            values["outside"] = True
        if row["場所名称"]:
            found.setdefault(row["場所名称"], {k: v for k, v in values.items() if v})
    return found


def ways_of_rows(rows: Sequence[Row]) -> dict[str, dict[str, object]]:
    """Return what is told of the way to each place: place → attribute → value."""
    found: dict[str, dict[str, object]] = {}
    for row in (row.raw for row in rows):
        facts = tuple(
            AccessFact(item=item, yes=row[header] == "1")
            for item, header in _access_headers()
            if row[header]
        )
        ways: dict[str, object] = {
            "getting_there": row["アクセス方法"],
            "parking": row["駐車場情報"],
            "access": facts,
        }
        if row["場所名称"]:
            found.setdefault(row["場所名称"], ways)
    return found


def _access_headers() -> Iterator[tuple[str, str]]:
    return ((item, COLUMNS[item][0]) for item in ACCESS)
