"""Files that others published: every row and event is an entry or a reason, and passes `check`.

The files are not part of the project: ``CORPORA=… make test-deep`` says where they lie.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.imports import Importer, importer

__all__ = ["importer"]

CORPORA = Path(os.environ.get("CORPORA", "no-corpora"))
FILES = sorted(
    path
    for folder in ("public/csv", "own/csv", "public/ics")
    for path in (CORPORA / folder).rglob("*")
    if path.suffix.lower() in (".csv", ".txt", ".ics") and not path.name.startswith("LICENSE")
)


@pytest.mark.deep
@pytest.mark.skipif(not FILES, reason="CORPORA names no folder with corpora")
@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_row_is_an_entry_or_a_reason(importer: Importer, path: Path) -> None:
    done = importer(path.read_bytes(), name=path.name)
    assert done.code in (0, 1)
    assert (done.code == 1) == ("取り込めません" in done.said)
    assert done.files or done.code == 1
    ours = ("NameError", "UnboundLocalError", "AssertionError", "positional argument")
    assert [word for word in ours if word in done.said] == [], "a mistake of ours is no reason"
    assert importer.errors() == []
    again = importer(path.read_bytes(), name=path.name)
    assert again.files == done.files, "a second import changes nothing"
