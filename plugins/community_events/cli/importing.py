"""``import``: other people's tables and calendars → entries in a content folder.

Exit codes: 0 everything became an entry · 1 with named rows that did not · 2 usage.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from community_events.clock import day_of, read_now
from community_events.decode import DecodeContext
from community_events.importers.endless import Ends
from community_events.importers.files import read_file
from community_events.importers.folder import Written, read_ledger, read_list, write_entries
from community_events.importers.gathering import Gathered, gather
from community_events.importers.origins import Origins, digest_of, name_of, read_origins
from community_events.importers.shelf import read_shelf
from community_events.importers.standing import read_standing
from community_events.paths import judge_path
from community_events.pipeline import show_path
from community_events.sources import Sources, read_sources
from community_events.vocabulary import read_vocabulary

_DEFAULT = Path("content")


def import_files(options: argparse.Namespace) -> int:
    """Write what the files say as entries below ``--content``."""
    content: Path = options.content
    if problem := _usage(options):
        print(f"community-events: {problem}", file=sys.stderr)
        return 2
    today = day_of(read_now())
    try:
        there = _sources(content)
        vocabulary = there.vocabulary or _sources(_DEFAULT).vocabulary
        words = read_vocabulary(vocabulary, shown_as=show_path(content))[0]
        context = DecodeContext(today=today, vocabulary=words, uid_domain="import.invalid")
        shelf = read_shelf(there.entries, read_ledger(content), context)
        before = read_origins(read_list(content))
        digests = {path: digest_of(path) for path in options.files}
        days = {path: before.day_of(digests[path], today) for path in options.files}
        standing = read_standing(there.entries, context)
        readings, chosen = [], dict(before.ends)
        for path in options.files:
            ends = Ends(today=today, written=chosen)
            reading = read_file(path, days[path], words, ends)
            if ends.moved and days[path] != today:  # from now on it is read as of this day
                days[path] = today
                reading = read_file(path, today, words, ends)
            chosen |= ends.chosen
            readings.append(reading)
        gathered = gather(
            readings,
            shelf,
            context,
            organizer=options.organizer or "",
            used_uids=standing.uids,
        )
        read = {r.name for r in readings if not any(x.cause == "unreadable" for x in r.refusals)}
        gone = {
            path: standing.title_at(path)
            for path in before.vanished(read, gathered.entries)
            if path in standing.entries and (standing.last_at(path) or today) >= today
        }
        written = write_entries(
            content,
            gathered.entries,
            Origins(
                files={
                    **before.files,
                    **{name_of(p): (digests[p], days[p]) for p in options.files},
                },
                entries={**before.entries, **gathered.told_by},
                ends=chosen,
            ),
        )
    except OSError as problem:
        print(f"community-events: {problem}", file=sys.stderr)
        return 2
    if not options.quiet:
        print(report(gathered, written, show_path(content), gone), end="")
    return int(bool(gathered.refusals or written.kept))


def report(
    gathered: Gathered, written: Written, shown_as: str, gone: Mapping[str, str] | None = None
) -> str:
    """Return what happened, the rows that were not imported first; ``gone``: path → title."""
    lines = []
    for refusal in gathered.refusals:
        lines.append(f"取り込めません: {_named(refusal.where, refusal.title)} {refusal.reason}")
    for path in written.kept:
        lines.append(
            f"取り込めません: {shown_as}/{path} は人が直しているので、上書きしません"
            "（取り込み元も変わっています。取り込み元に合わせるには、ファイルを消してから取り込みます）"
        )
    for doubt in gathered.doubts:
        lines.append(f"確かめてください: {_named(doubt.where, doubt.title)} {doubt.reason}")
    for path, title in (gone or {}).items():
        lines.append(
            f"確かめてください: {_named(f'{shown_as}/{path}', title)} 取り込み元に、もうありません"
            "（消さずに残しました。行わないなら、「状態: 中止」と書きます）"
        )
    kinds = Counter(path.split("/")[0] for path in gathered.entries)
    lines.append(
        f"{gathered.count}件 → 催し {kinds['events']}、団体 {kinds['organizers']}、会場 {kinds['venues']}"
        f"（新しい {len(written.new)}、変わった {len(written.updated)}、同じ {len(written.same)}、"
        f"人が直したまま {len(written.edited) + len(written.kept)}）。"
        f"取り込めなかったもの {len(gathered.refusals) + len(written.kept)}。"
    )
    return "\n".join(lines) + "\n"


def _named(where: str, title: str) -> str:
    return f"{where}「{title}」:" if title else f"{where}:"


def _usage(options: argparse.Namespace) -> str:
    for path in options.files:
        if not path.is_file():
            return f"{path} がありません"
    if options.content.exists() and not options.content.is_dir():
        return f"{options.content} はフォルダではありません"
    if options.organizer and judge_path(f"organizers/{options.organizer}.md"):
        return f"団体の名前「{options.organizer}」は、英小文字・数字・ハイフンだけにします"
    return ""


def _sources(content: Path) -> Sources:
    if not content.is_dir():
        return Sources(vocabulary={})
    return read_sources(content, shown_as=show_path(content))
