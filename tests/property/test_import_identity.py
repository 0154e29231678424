"""A law: what a site exports, imported into an empty folder, is exported again as the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.round_trips import Exported, export, import_again, write_site


def find_trouble(seed: int, folder: Path) -> list[str]:
    """Return what is not the same again for this seed."""
    content, other = folder / "content", folder / "other"
    write_site(content, seed)
    first = export(content)
    found = [f"{seed}: left out: {error}" for error in first.errors]
    table = import_again(first.table, "events.csv", content, other)
    found += _difference(seed, "csv", table, first.rows, table.rows)
    calendar = import_again(first.calendar, "calendar.ics", content, other)
    was, now = (["\n".join(event) for event in one.vevents] for one in (first, calendar))
    return found + _difference(seed, "ics", calendar, was, now)


def _difference(
    seed: int, kind: str, second: Exported, was: list[str], now: list[str]
) -> list[str]:
    lost, new = ([one for one in a if one not in b] for a, b in ((was, now), (now, was)))
    found = [f"{seed} {kind}: {error}" for error in second.errors]
    found += [f"{seed} {kind}: {a}\n→ {b}" for a, b in zip(lost, new, strict=False)]
    return found or ([] if was == now else [f"{seed} {kind}: {lost or new or 'order'}"])


def find_troubles(seeds: range, folder: Path) -> list[str]:
    return [trouble for seed in seeds for trouble in find_trouble(seed, folder)]


def test_a_random_site_comes_back_as_it_was(tmp_path: Path) -> None:
    assert find_troubles(range(25), tmp_path) == []


@pytest.mark.deep
def test_thousands_of_sites_come_back_as_they_were(tmp_path: Path) -> None:
    assert find_troubles(range(1_000, 3_000), tmp_path) == []
