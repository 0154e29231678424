"""A position far from all others is a slip of the fingers: what is told, and what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from community_events.pipeline import Loaded
from tests.entry_folders import SMALL, load

# A square of a tenth of a degree in nobody's country.
_RING = [[20.0, 10.0], [20.1, 10.0], [20.1, 10.1], [20.0, 10.1], [20.0, 10.0]]
_FEATURE = {
    "type": "Feature",
    "properties": {"source": "見本"},
    "geometry": {"type": "Polygon", "coordinates": [_RING]},
}
OUTLINE = {"map/outline.geojson": json.dumps(_FEATURE)}
NEAR = ("10.01, 20.02", "10.05, 20.05", "10.08, 20.03")


def place(position: str) -> str:
    return f"---\n名前: 見本の所\nよみ: みほんのところ\n位置: {position}\n---\n"


def load_places(folder: Path, *positions: str, outline: bool) -> Loaded:
    files = {f"racks/place-{n}.md": place(position) for n, position in enumerate(positions)}
    return load(folder, {**SMALL, **files, **(OUTLINE if outline else {})})


@pytest.mark.parametrize("outline", [True, False])
@pytest.mark.parametrize(
    ("position", "code", "help_", "reason"),
    [
        ("10.04, 20.09", "", "", "inside"),
        ("10.15, 20.12", "", "", "across the border"),
        ("20.05, 10.05", "position-far", "位置: 10.05, 20.05", "longitude before latitude"),
        ("11.05, 20.05", "position-far", "", "one digit is wrong"),
        ("10.05, 21.05", "position-far", "", "one digit of the longitude"),
        ("50.02, 10.05", "position-far", "", "not even swapped is it near"),
    ],
)
def test_what_lies_far_outside_is_told(
    tmp_path: Path, position: str, code: str, help_: str, reason: str, outline: bool
) -> None:
    found = load_places(tmp_path, *NEAR, position, outline=outline).diagnostics
    assert [d.code for d in found] == ([code] if code else []), reason
    if code:
        assert (found[0].is_error, found[0].span.path) == (False, "content/racks/place-3.md")
        assert found[0].help == help_, reason


def test_of_two_slips_neither_hides_the_other(tmp_path: Path) -> None:
    found = load_places(tmp_path, *NEAR, "20.05, 10.05", "20.06, 10.05", outline=False).diagnostics
    assert [d.span.path[-10:] for d in found] == ["place-3.md", "place-4.md"]


def test_few_places_without_an_outline_say_nothing_of_where_a_site_is(tmp_path: Path) -> None:
    assert load_places(tmp_path, *NEAR[:2], "20.05, 10.05", outline=False).diagnostics == ()


def test_numbers_that_are_no_latitude_are_offered_in_the_other_order(tmp_path: Path) -> None:
    (found,) = load_places(tmp_path, "135.69, 34.98", outline=False).diagnostics
    assert (found.code, found.help) == ("bad-position", "位置: 34.98, 135.69")
    assert "逆" in found.message
