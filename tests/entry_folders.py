"""A content folder in a few lines: what tests of the way from files to a Catalog write and load."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from community_events.decode import DecodeContext, Decoded, decode_entry
from community_events.frontmatter import read_frontmatter
from community_events.model.records import Term, Vocabulary
from community_events.pipeline import Loaded, load_content
from community_events.sources import Source
from tests.example_events import TODAY

WORDS = Vocabulary(
    categories=(Term(slug="market", name="マルシェ"), Term(slug="food", name="食")),
    access=(
        Term(slug="wheelchair", name="車椅子可"),
        Term(slug="toilet", name="バリアフリートイレ"),
        Term(slug="nursing-room", name="授乳室"),
    ),
    ease=(Term(slug="alone", name="ひとりで来てよい"), Term(slug="look", name="見るだけでよい")),
)
EVENT = {
    "タイトル": "お茶の会",
    "日時": "2026年12月5日（土） 10:00〜12:00",
    "会場": "hall",
}
ORGANIZER = "---\n名前: 見本の団体\nよみ: みほんのだんたい\n---\n"
VENUE = "---\n名前: 見本の会場\nよみ: みほんのかいじょう\n---\n"
SMALL: Mapping[str, str] = {"organizers/group.md": ORGANIZER, "venues/hall.md": VENUE}


def entry(values: Mapping[str, str] = EVENT, body: str = "", **more: str) -> str:
    """Return an entry; a value that begins with a line feed stands below its key."""
    lines = [
        f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}"
        for key, value in {**values, **more}.items()
        if value
    ]
    return "\n".join(["---", *lines, "---", body])


def decode(text: str, path: str = "events/group/tea.md", vocabulary: Vocabulary = WORDS) -> Decoded:
    """Return what an entry says by itself, before anybody looks whom it names."""
    source = Source(
        path=path, shown=f"content/{path}", kind=path.split("/")[0], text=text, digest=""
    )
    context = DecodeContext(today=TODAY, vocabulary=vocabulary, uid_domain="example.org")
    return decode_entry(read_frontmatter(source), context)


def codes_of(decoded: Decoded) -> list[str]:
    """Return the codes of all that was found, in the order in which it was found."""
    return [found.code for found in decoded.findings.found]


def write_folder(folder: Path, files: Mapping[str, str], **more: str) -> Path:
    """Write the files below ``folder`` and return it."""
    for path, text in {**files, **more}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def load(folder: Path, files: Mapping[str, str], today: date = TODAY, **more: Any) -> Loaded:
    """Return what a folder with these files holds."""
    write_folder(folder, files)
    return load_content(folder, shown_as="content", uid_domain="example.org", today=today, **more)
