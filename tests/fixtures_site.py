"""The real site, built once for all tests that read it: the fixture ``built_site``.

``tests/conftest.py`` makes it known to all tests. When several processes share the tests, the first
that asks builds, and the others wait for it.
"""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

#: Where pelicanconf.py says that the site is.
PUBLIC_URL = "https://nishikyo-events.example.jp"

#: The present of every test that builds a site: Saturday, 2026-11-21, 09:00 in Tokyo.
NOW_EPOCH = "1795219200"


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the folder into which the repository's own ``content/`` was built: only read it."""
    if worker_id == "master":
        return _build(tmp_path_factory.mktemp("site") / "output")
    # Each process has a folder of its own; the one above it is that of the whole run.
    shared = tmp_path_factory.getbasetemp().parent
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        output, whole = shared / "site" / "output", shared / "site.whole"
        if not whole.exists():
            _build(output)
            whole.touch()
    return output


def _build(output: Path) -> Path:
    from community_events.cli import main

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW_EPOCH)
        patch.chdir(ROOT)
        status = main(["build", "--content", str(ROOT / "content"), "--output", str(output)])
    assert status == 0, "the sample content must build whole: `make check` says what is wrong"
    return output
