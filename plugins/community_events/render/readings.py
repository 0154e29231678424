"""Which word is read how: the table behind the edition with readings over its kanji.

The rules this module keeps: a reading was written by somebody, in content/vocabulary/readings.csv,
as ``kana`` of an entry or a word of the vocabulary, or in theme/locale/readings.csv for the words of
the interface, in this order of weight; two that differ inside one of these sources are none.
"""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from community_events.model.catalog import Catalog

Pairs = Iterable[tuple[str, str]]


def make_readings(catalog: Catalog, theme: str) -> tuple[tuple[str, str], ...]:
    """Return (word, kana) of everything that has a reading, sorted."""
    words = catalog.vocabulary
    records = tuple(_of_records(catalog))
    terms = ((t.name, t.kana) for t in (*words.categories, *words.access, *words.ease))
    found: dict[str, str] = {}
    for source in (read_readings(theme), _agreed((*records, *terms)), _agreed(words.readings)):
        found.update(source)
    return tuple(sorted(found.items()))


@functools.cache
def read_readings(theme: str) -> Mapping[str, str]:
    """Return word → kana of the interface."""
    path = Path(theme) / "locale" / "readings.csv"
    if not path.is_file():
        return {}
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
    return {row["name"]: row["kana"] for row in rows}


def _of_records(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield title and kana; where both are in as many parts, the parts too."""
    for record in catalog.records():
        if not record.kana:
            continue
        yield record.title, record.kana
        titles, kana = record.title.split(), record.kana.split()
        if len(titles) == len(kana) > 1:
            yield from zip(titles, kana, strict=True)


def _agreed(pairs: Pairs) -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for word, kana in pairs:
        if word and kana:
            found.setdefault(word, set()).add(kana)
    return {word: next(iter(kana)) for word, kana in found.items() if len(kana) == 1}
