"""Fixtures for all tests: goldens, and properties that find the same in every run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.fixtures_site import built_site

__all__ = ["built_site"]

GOLDENS = Path(__file__).parent / "goldens"

# The same examples everywhere and no time limits: a slow machine is no failure of the product.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write tests/goldens anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare with ``tests/goldens/<name>``; with ``--bless`` write it instead."""

    def compare(name: str, actual: str | bytes) -> None:
        path = GOLDENS / name
        data = actual.encode() if isinstance(actual, str) else actual
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return
        assert path.exists(), f"no golden {name} yet; look at the result, then run with --bless"
        expected = path.read_bytes()
        if isinstance(actual, str):
            assert actual == expected.decode()
        else:
            assert actual == expected

    return compare
