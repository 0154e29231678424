"""Walks with keys alone: what is pressed, what must be reached, and how the walk is told.

    walk = Walk(name="…", start="/", steps=(tab_to("link", "学区"), enter("/areas/")))
    steps_taken = walk_all(address, [walk])

A step that does not reach what it names within ``most`` presses stops the walk.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.browser.harness import NOW, find_command, write_fonts_conf

ROLES = {
    "link": "リンク", "button": "ボタン", "combobox": "メニュー", "checkbox": "チェック",
    "searchbox": "入力らん", "DisclosureTriangle": "ひらく見出し",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that the reader does; ``keys`` are pressed again and again until ``to`` has the focus.

    ``to``: role and name (``…piece``: what the name has in it). ``arrive``: how the address ends then; ``says``: what a
    status or the h1 tells then.
    """

    keys: tuple[str, ...]
    to: tuple[str, str] | None = None
    most: int = 1
    arrive: str | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A task from its start; ``now``: what the reader's clock says."""

    name: str
    start: str
    steps: tuple[Step, ...]
    now: str = NOW
    width: int = 1280


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a walk: what was heard at each step, and where it got stuck."""

    heard: tuple[dict[str, object], ...]
    complaints: tuple[str, ...]
    stuck: str | None


def tab_to(role: str, name: str, *, most: int = 40) -> Step:
    """Go on with Tab to what has this role and name."""
    return Step(keys=("Tab",), to=(role, name), most=most)


def back_to(role: str, name: str, *, most: int = 10) -> Step:
    """Go back with Shift+Tab."""
    return Step(keys=("Shift+Tab",), to=(role, name), most=most)


def enter(arrive: str | None = None, *, says: str | None = None) -> Step:
    """Follow a link, press a button."""
    return Step(keys=("Enter",), arrive=arrive, says=says)


def space(says: str | None = None) -> Step:
    """Tick a box."""
    return Step(keys=("Space",), says=says)


def down(times: int, says: str | None = None) -> Step:
    """Choose another row of a menu."""
    return Step(keys=("ArrowDown",) * times, says=says)


def typed(text: str) -> Step:
    """Write into a field."""
    return Step(keys=(f"type:{text}",))


def walk_all(address: str, walks: Sequence[Walk]) -> list[Taken]:
    """Take all walks in one browser."""
    job = {
        "chromium": find_command("chromium", "chromium-browser", "google-chrome"),
        "walks": [asdict(walk) | {"url": address + walk.start} for walk in walks],
    }
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [find_command("node"), str(Path(__file__).with_name("walk.mjs"))],
            input=json.dumps(job),
            env={**os.environ, "FONTCONFIG_FILE": str(write_fonts_conf(Path(folder)))},
            capture_output=True,
            encoding="utf-8",
        )
    if done.returncode != 0:
        raise RuntimeError(f"walk.mjs failed:\n{done.stderr}")
    return [
        Taken(heard=tuple(one["heard"]), complaints=tuple(one["complaints"]), stuck=one["stuck"])
        for one in json.loads(done.stdout)
    ]


def tell(walk: Walk, taken: Taken, address: str) -> list[str]:
    """Return the walk as lines: what was pressed how often, and what was reached."""
    lines = [f"{walk.name}（{walk.start} から）"]
    for step, heard in zip(walk.steps, taken.heard, strict=False):
        presses = heard["presses"]
        assert isinstance(presses, int)
        lines.append(f"  {_keys(step, presses)} → {_reached(step, heard, address)}")
    if taken.stuck:
        lines.append(f"  ここで止まりました: {taken.stuck}")
    return lines


def plan(walk: Walk) -> list[str]:
    """Return the walk as it is planned: numbered lines of Markdown that no new link changes."""
    lines = [f"## {walk.name}", "", f"`{walk.start}` から始めます。", ""]
    for number, step in enumerate(walk.steps, start=1):
        heard: dict[str, object] = {"name": step.to[1] if step.to else ""}
        most = f"（{step.most}回まで）" if step.to else ""
        lines.append(f"{number}. {_keys(step, len(step.keys))}{most} → {_reached(step, heard, '')}")
    return [*lines, ""]


def _keys(step: Step, presses: int) -> str:
    key = step.keys[0]
    if key.startswith("type:"):
        return f"「{key.removeprefix('type:')}」と打つ"
    name = {"ArrowDown": "↓", "Space": "スペース"}.get(key, key)
    return f"{name} {presses}回" if presses > 1 else name


def _reached(step: Step, heard: dict[str, object], address: str) -> str:
    parts = []
    if step.to:
        parts.append(f"{ROLES[step.to[0]]}「{heard['name']}」")
    if step.arrive:
        url = str(heard.get("url", "")).removeprefix(address)
        parts.append(f"{url or step.arrive} がひらく")
    if step.says:
        parts.append(f"「{step.says}」と知らせる")
    return "、".join(parts) or ("入力される" if step.keys[0].startswith("type:") else "ひらく")
