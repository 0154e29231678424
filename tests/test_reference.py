"""docs/entry-format.md and docs/checks.md say what the program does; `make bless` writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from community_events.reference import all_codes, render_checks, render_entry_format

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.mark.parametrize(
    ("name", "render"), [("entry-format.md", render_entry_format), ("checks.md", render_checks)]
)
def test_the_page_is_what_the_tables_say(name: str, render, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--bless"):
        (DOCS / name).write_text(render(), encoding="utf-8")
    assert (DOCS / name).read_text(encoding="utf-8") == render()


def test_every_code_has_one_chapter() -> None:
    codes = all_codes()
    assert len(set(codes)) == len(codes)
