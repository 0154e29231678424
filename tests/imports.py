"""What the tests of the import share: one import into a folder, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from community_events.cli import main
from community_events.pipeline import Loaded, load_content

#: 2026-11-21 09:00 in Tokyo: the day on which every import of the tests takes place.
EPOCH = "1795219200"
VOCABULARY = {
    "categories.csv": "slug,name,kana,easy\nfestival,まつり・音楽,まつり・おんがく,まつり\n"
    "disaster,防災,ぼうさい,地震の準備\n",
    "access.csv": "slug,name,kana,easy\nnursing-room,授乳室,じゅにゅうしつ,お乳の部屋\n",
}
CALENDAR = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//JA\n{}\nEND:VCALENDAR\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """``code``: the exit code. ``said``: standard output. ``files``: path → text, entries only."""

    code: int
    said: str
    files: dict[str, str]

    @property
    def events(self) -> dict[str, str]:
        """The events by title."""
        texts = [text for path, text in self.files.items() if path.startswith("events/")]
        return {text.split("\n")[1].removeprefix("タイトル: "): text for text in texts}

    def field(self, title: str, key: str) -> str:
        """Return what stands behind and below ``key`` in the event of that title."""
        lines = self.events[title].split("\n---\n")[0].split("\n")
        at = next((n for n, line in enumerate(lines) if line.startswith(f"{key}:")), None)
        if at is None:
            return ""
        below = []
        for line in lines[at + 1 :]:
            if not line.startswith(" "):
                break
            below.append(line.strip())
        return "\n".join([lines[at].removeprefix(f"{key}:").strip(), *below]).strip()

    def body(self, title: str) -> str:
        """Return the body of the event of that title."""
        return self.events[title].split("\n---\n", 1)[1].strip()


class Importer:
    """Imports into one folder, again and again."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._monkeypatch = monkeypatch
        self.content = folder / "content"
        self._folder = folder
        self._capsys = capsys
        for name, text in VOCABULARY.items():
            path = self.content / "vocabulary" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def put(self, path: str, text: str) -> Path:
        """Write an entry."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def __call__(self, data: str | bytes, *more: str, name: str = "source.csv") -> Imported:
        """Import one file with these contents."""
        source = self._folder / name
        source.write_bytes(data.encode() if isinstance(data, str) else data)
        self._capsys.readouterr()
        code = main(["import", str(source), "--content", str(self.content), *more])
        return Imported(code=code, said=self._capsys.readouterr().out, files=self.files())

    def on_day(self, days: int) -> None:
        """Let imports take place so many days after the first."""
        self._monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + days * 86_400))

    def calendar(self, *events: str) -> Imported:
        """Import a calendar of these events, given by the lines between BEGIN and END."""
        blocks = (f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT" for event in events)
        return self(CALENDAR.format("\n".join(blocks)), name="calendar.ics")

    def files(self) -> dict[str, str]:
        """Return the entries of the folder by path."""
        return {
            path.relative_to(self.content).as_posix(): path.read_bytes().decode()
            for path in sorted(self.content.rglob("*.md"))
        }

    def checked(self) -> Loaded:
        """Return the folder as a build reads it."""
        from datetime import date

        return load_content(
            self.content, shown_as="content", uid_domain="example.org", today=date(2026, 11, 21)
        )

    def errors(self) -> list[str]:
        """Return what ``check`` says against the folder."""
        return [
            f"{d.span.path}: {d.code} {d.message}" for d in self.checked().diagnostics if d.is_error
        ]


@pytest.fixture
def importer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Importer:
    """An import into an empty folder that has a small vocabulary."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return Importer(tmp_path, capsys, monkeypatch)
