"""Which word is read how: the table behind the edition with readings over its kanji.

The rules this module keeps: a reading was written by somebody, in content/vocabulary/readings.csv,
as ``kana`` of an entry or a word of the vocabulary, or in theme/locale/readings.csv for the words of
the interface, in this order of weight; two that differ inside one of these sources are none. Spaces
of a ``kana`` part words for those who read it in Latin letters; here they only tell where the parts of
a name end, and only where that is certain.
"""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from pathlib import Path

from community_events.model.catalog import Catalog

Pairs = Iterable[tuple[str, str]]
# Where one part of a name ends and another begins: 見本公園（桂）, 区役所 ロビー.
_BETWEEN = re.compile(r"[\s()（）「」]+")
# Nobody writes more; to try all ways to part them would take long.
_MOST_WORDS = 12


def make_readings(catalog: Catalog, theme: str) -> tuple[tuple[str, str], ...]:
    """Return (word, kana) of everything that has a reading, sorted."""
    words, interface = catalog.vocabulary, read_readings(theme)
    known = {**interface, **_agreed(words.readings)}
    records = tuple(_of_records(catalog, known))
    terms = ((t.name, t.kana) for t in (*words.categories, *words.access, *words.ease))
    found: dict[str, str] = {}
    for source in (interface, _agreed((*records, *terms)), _agreed(words.readings)):
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


def _of_records(catalog: Catalog, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield title and kana; where both are in as many parts, the parts too."""
    for record in catalog.records():
        if not record.kana:
            continue
        said = part_reading(record.title, record.kana, known)
        yield record.title, said
        titles, kana = record.title.split(), said.split()
        if len(titles) == len(kana) > 1:
            yield from zip(titles, kana, strict=True)


def part_reading(title: str, kana: str, known: Mapping[str, str]) -> str:
    """Return ``kana`` with spaces only where a part of ``title`` ends; as it is where nobody can say.

    All parts but one must be ``known`` words with their readings.

    >>> part_reading("見本公園（桂）", "みほん こうえん かつら", {"桂": "かつら"})
    'みほんこうえん かつら'
    >>> part_reading("区役所", "くやく しょ", {}), part_reading("区役所 前庭", "くやく しょ まえにわ", {})
    ('くやくしょ', 'くやく しょ まえにわ')
    """
    parts, words = [part for part in _BETWEEN.split(title) if part], kana.split()
    if len(parts) <= 1:
        return "".join(words)
    if not len(parts) < len(words) <= _MOST_WORDS:
        return kana
    found = []
    for ends in combinations(range(1, len(words)), len(parts) - 1):
        spans = pairwise((0, *ends, len(words)))
        said = ["".join(words[begin:end]) for begin, end in spans]
        if sum(known.get(part) != one for part, one in zip(parts, said, strict=True)) <= 1:
            found.append(" ".join(said))
    return found[0] if len(found) == 1 else kana


def _agreed(pairs: Pairs) -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for word, kana in pairs:
        if word and kana:
            found.setdefault(word, set()).add(kana)
    return {word: next(iter(kana)) for word, kana in found.items() if len(kana) == 1}
