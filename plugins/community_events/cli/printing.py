"""``print``: what one brings to a rack in a week, or to all of them, as files in folders.

    OUT/2026-W48/picking.pdf picking.csv labels.pdf
    OUT/2026-W48/01-<rack>/sheet.pdf card.pdf A5-10-<organizer>-<slug>.pdf      10 copies of this one

Exit codes: 0 whole · 3 done, with entries left out · 1 nothing done · 2 usage. Progress goes to
standard error: a bar on a terminal, else a line for each rack.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import TextIO

from community_events.artifacts import Artifact
from community_events.catalog import without_samples
from community_events.clock import day_of, read_now
from community_events.feeds import build_feeds
from community_events.gitlog import read_history
from community_events.index import Index, build_index
from community_events.model.records import Rack
from community_events.pipeline import Loaded, load_content, show_path
from community_events.plugin.running import LEFT_OUT, NOTHING_DONE, USAGE, WHOLE, read_site
from community_events.render.companions import event_artifacts, make_parts
from community_events.render.hourwords import retell
from community_events.render.picking import render_labels, render_picking, render_picking_csv
from community_events.render.pickingviews import flyer_file, picking_view
from community_events.render.rackprints import rack_artifacts
from community_events.render.rackweeks import WEEKS_AHEAD
from community_events.render.typeset import print_theme
from community_events.rounds import Packet, Round, plan_round, read_week, week_name, week_to_prepare
from community_events.site import Site

_BAR = 24


def print_racks(options: argparse.Namespace) -> int:
    """Write the prints of one rack or all of them below ``--out``."""
    settings = options.settings or Path("pelicanconf.py")
    for needed, is_there in (
        (options.content, options.content.is_dir()),
        (settings, settings.is_file()),
    ):
        if not is_there:
            return _refuse(f"{needed} がありません")
    now = read_now()
    week = read_week(options.week) if options.week else week_to_prepare(day_of(now))
    if problem := _odd_week(week, options.week, day_of(now)):
        return _refuse(problem)
    assert week is not None
    site = read_site(settings)
    loaded = _load(options.content, site)
    catalog = loaded.catalog if site.with_samples else without_samples(loaded.catalog)
    racks = catalog.racks
    if options.rack and options.rack not in racks:
        return _refuse(_unknown_rack(options.rack, racks))
    if not racks:
        print("community-events: ラックのある店が、まだありません", file=sys.stderr)
        return NOTHING_DONE
    index = build_index(retell(catalog, hours24=site.hours24), site, now)
    plan = plan_round(index, week)
    chosen = [(n, p) for n, p in enumerate(plan.packets, 1) if options.rack in (None, p.rack)]
    try:
        count = _write(options.out / plan.name, plan, chosen, index, quiet=options.quiet)
    except OSError as error:
        return _refuse(f"{options.out} に書けません（{error.strerror}）")
    if not options.quiet:
        copies = sum(packet.copies + 1 for _, packet in chosen)
        print(f"{options.out / plan.name}: 店 {len(chosen)}、{count}ファイル、刷る部数 {copies}")
    return LEFT_OUT if loaded.left_out else WHOLE


def _write(
    folder: Path, plan: Round, chosen: list[tuple[int, Packet]], index: Index, *, quiet: bool
) -> int:
    """Write the files; return how many."""
    theme = print_theme(index.site.theme)
    made = _Made(index)
    whole = picking_view(plan, index)
    numbers = {number for number, _ in chosen}
    view = whole.only(numbers)
    files = {
        "picking.pdf": render_picking(view, theme),
        "picking.csv": render_picking_csv(view),
        "labels.pdf": render_labels(view, theme),
    }
    for name, data in files.items():
        _save(folder / name, data)
    count = len(files)
    progress = Progress(len(chosen), sys.stderr, quiet=quiet)
    for number, packet in chosen:
        at = folder / f"{number:02}-{packet.rack}"
        _clear(folder, packet.rack)
        _save(at / "sheet.pdf", made.bytes_of(f"racks/{packet.rack}/{plan.name}.pdf"))
        _save(at / "card.pdf", made.bytes_of(f"racks/{packet.rack}/card.pdf"))
        for item in packet.items:
            name = f"{item.size}-{item.copies}-{item.event.replace('/', '-')}.pdf"
            _save(at / name, made.flyer(item.event, item.size))
        count += 2 + len(packet.items)
        progress.tell(index.catalog.racks[packet.rack].title)
    return count


class _Made:
    """The prints that the site has, each made when it is first asked for and once."""

    def __init__(self, index: Index) -> None:
        feeds = build_feeds(index.catalog, index.site.name)
        found = (*event_artifacts(make_parts(index)), *rack_artifacts(feeds, index))
        self.artifacts: dict[str, Artifact] = {one.path: one for one in found}
        self.done: dict[str, bytes] = {}

    def bytes_of(self, path: str) -> bytes:
        if path not in self.done:
            self.done[path] = self.artifacts[path].make()
        return self.done[path]

    def flyer(self, event: str, size: str) -> bytes:
        return self.bytes_of(f"events/{event}/{flyer_file(size)}")


class Progress:
    """How far one is: a bar that is drawn over itself on a terminal, else a line for each step."""

    def __init__(self, total: int, stream: TextIO, *, quiet: bool) -> None:
        self.total, self.stream, self.quiet, self.done = total, stream, quiet, 0

    def tell(self, name: str) -> None:
        """Say that one more is done."""
        self.done += 1
        if self.quiet:
            return
        count = f"{self.done}/{self.total}"
        if not self.stream.isatty():
            print(f"{count} {name}", file=self.stream, flush=True)
            return
        filled = _BAR * self.done // self.total
        bar = "#" * filled + "." * (_BAR - filled)
        end = "\n" if self.done == self.total else ""
        print(f"\r\x1b[K[{bar}] {count} {name}", end=end, file=self.stream, flush=True)


def _load(content: Path, site: Site) -> Loaded:
    now = read_now()
    return load_content(
        content,
        shown_as=show_path(content),
        uid_domain=site.uid_domain,
        today=day_of(now),
        vocabulary_from=Path("content"),
        history=read_history(content, now).history,
    )


def _odd_week(week: date | None, written: str | None, today: date) -> str:
    this = today - timedelta(days=today.weekday())
    last = this + timedelta(weeks=WEEKS_AHEAD)
    if week is None:
        return (
            f"週「{written}」が読めません。{week_name(today)} のように書きます（年、W、週の番号）"
        )
    if week < this:
        return f"{written} は、もう終わった週です。いまの週は {week_name(today)} です"
    if week > last:
        return f"{written} は先すぎます。{week_name(last)} まで作れます"
    return ""


def _unknown_rack(slug: str, racks: Mapping[str, Rack]) -> str:
    """Return that there is no such rack, and which is meant, perhaps."""
    by_name = [known for known, rack in racks.items() if rack.title == slug]
    near = by_name or get_close_matches(slug, racks, n=3, cutoff=0.5) or list(racks)[:3]
    meant = "、".join(f"{known}（{racks[known].title}）" for known in near)
    hint = f"。こちらですか: {meant}" if meant else ""
    return f"「{slug}」というラックはありません{hint}"


def _clear(folder: Path, slug: str) -> None:
    """Remove what an earlier run wrote for this rack: a flyer of then must not go out with today's."""
    for old in folder.glob(f"*-{slug}"):
        if old.name.removesuffix(f"-{slug}").isdigit():
            for path in old.glob("*.pdf"):
                path.unlink()


def _save(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _refuse(problem: str) -> int:
    print(f"community-events: {problem}", file=sys.stderr)
    return USAGE
