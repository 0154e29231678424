"""Every print of the site, looked at by tools that did not make it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures_site import PUBLIC_URL
from tests.print_checks import KINDS, PrintLook, kind_of, look_at_prints


def test_every_print_is_of_a_kind_that_is_looked_at(built_site: Path) -> None:
    paths = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*.pdf")]
    assert {kind_of(path) for path in paths} == KINDS.keys()


@pytest.fixture(scope="module")
def looks(built_site: Path) -> list[PrintLook]:
    return look_at_prints(built_site, PUBLIC_URL)


@pytest.mark.deep
def test_every_print_is_whole_tagged_and_led_back_from(looks: list[PrintLook]) -> None:
    assert {look.path: look.faults for look in looks if look.faults} == {}
