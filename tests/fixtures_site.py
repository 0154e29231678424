"""The real site, built once for all tests that read it: the fixture ``built_site``.

``tests/conftest.py`` makes it known to all tests.
"""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

#: The present of every test that builds a site: Saturday, 2026-11-21, 09:00 in Tokyo.
NOW_EPOCH = "1795219200"


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder into which the repository's own ``content/`` was built: only read it."""
    from community_events.cli import main

    output = tmp_path_factory.mktemp("site") / "output"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW_EPOCH)
        patch.chdir(ROOT)
        status = main(["build", "--content", str(ROOT / "content"), "--output", str(output)])
    assert status == 0, "the sample content must build whole: `make check` says what is wrong"
    return output
