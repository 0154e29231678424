"""From a content folder to a Catalog and everything that was found on the way.

    load → parse → decode → check → link

The rules this module keeps: one broken entry never keeps another from being read; whatever stands
between reading the folder and the returned value is pure.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from community_events.album import Album, album_of, picture_name
from community_events.catalog import Linked, build_catalog
from community_events.checks import run_checks
from community_events.checks.pictures import pictures_in_body
from community_events.checks.positions import find_far_positions
from community_events.decode import DecodeContext, Decoded, decode_entry
from community_events.decode.findings import Findings
from community_events.diagnostics import Diagnostic, sort_diagnostics
from community_events.edits import find_edits, find_gone
from community_events.frontmatter import read_frontmatter
from community_events.history import History
from community_events.model.catalog import Catalog, Removed
from community_events.model.pictures import Picture
from community_events.model.records import Kind, Vocabulary
from community_events.outline import read_outline
from community_events.rail import read_rail
from community_events.remedies import complete_help
from community_events.revisions import revisions_of
from community_events.sources import Source, Sources, read_sources
from community_events.vocabulary import read_vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An entry that is not part of the site, and its first error."""

    path: str
    code: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """``diagnostics``: sorted by place. ``texts``: shown path → text, to draw them with.

    ``entries``: what the records were made from, by record id. ``sources``: what was read; ``album``: its pictures.
    ``drafts``: entries that stay out because they say so. ``paths``: every file that was looked at,
    as it is shown.
    """

    catalog: Catalog
    entries: Mapping[str, Decoded]
    sources: Sources
    album: Album
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    left_out: tuple[LeftOut, ...]
    drafts: tuple[str, ...]
    paths: tuple[str, ...]

    @property
    def checked(self) -> int:
        """How many files were looked at."""
        return len(self.paths)


def load_content(
    content: Path,
    *,
    shown_as: str,
    uid_domain: str,
    today: date,
    vocabulary_from: Path | None = None,
    history: History | None = None,
    album: Album | None = None,
) -> Loaded:
    """Return the Catalog of ``content`` and all Diagnostics.

    ``shown_as``: how the folder is called in messages. ``vocabulary_from``: another content folder
    whose vocabulary holds when this one has none. ``history``: without it ``updated`` stands for it.
    ``album``: its pictures, when they have been judged already.
    Raises OSError when the folder cannot be read.
    """
    return load_read(
        read_sources(content, shown_as=shown_as),
        shown_as=shown_as,
        uid_domain=uid_domain,
        today=today,
        vocabulary_from=vocabulary_from,
        history=history,
        album=album,
    )


def load_read(
    sources: Sources,
    *,
    shown_as: str,
    uid_domain: str,
    today: date,
    vocabulary_from: Path | None = None,
    history: History | None = None,
    album: Album | None = None,
) -> Loaded:
    """Return the same of what has been read already, from a folder or from a commit."""
    vocabulary, found = _vocabulary(sources, shown_as, vocabulary_from)
    context = DecodeContext(today=today, vocabulary=vocabulary, uid_domain=uid_domain)
    return load_sources(
        sources, context, shown_as=shown_as, found=found, history=history, album=album
    )


def load_sources(
    sources: Sources,
    context: DecodeContext,
    *,
    shown_as: str,
    found: tuple[Diagnostic, ...] = (),
    history: History | None = None,
    album: Album | None = None,
) -> Loaded:
    """Return the Catalog of what was read; ``found``: what is wrong with the vocabulary.

    Pure, but for the pictures that entries name: ``album`` opens them; default: that of ``sources``.
    """
    album = album or Album(sources)
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in sources.diagnostics:
        by_path.setdefault(diagnostic.span.path, []).append(diagnostic)
    entries = [_decode(s, by_path.get(s.shown, []), context, album) for s in sources.entries]
    linked = build_catalog(entries, context.vocabulary, uid_domain=context.uid_domain)
    known = {entry.raw.shown for entry in entries}
    outline, outline_found = read_outline(sources.outline, shown_as=shown_as)
    rail, rail_found = read_rail(sources.rail, shown_as=shown_as)
    found = (*found, *outline_found, *rail_found)
    elsewhere = [d for d in (*sources.diagnostics, *found) if d.span.path not in known]
    texts = {source.shown: source.text for source in sources.entries}
    texts |= {f"{shown_as}/vocabulary/{name}": text for name, text in sources.vocabulary.items()}
    far = find_far_positions(linked.catalog, linked.entries, outline)
    diagnostics = sort_diagnostics(
        [complete_help(d, texts) for d in (*elsewhere, *linked.diagnostics, *far)]
    )
    return Loaded(
        catalog=replace(
            linked.catalog,
            revisions=revisions_of(linked.catalog, linked.entries, history),
            edits=find_edits(linked.entries, _former(linked.catalog), history) if history else {},
            removed=_removed(entries, linked, context, history) if history else {},
            pictures=_pictures(linked.catalog, album),
            outline=outline,
            rail=rail,
        ),
        entries=linked.entries,
        sources=sources,
        album=album,
        diagnostics=tuple(diagnostics),
        texts=texts,
        left_out=_left_out(linked, elsewhere, diagnostics),
        drafts=tuple(e.raw.shown for e in entries if e.is_valid and e.values.get("draft")),
        paths=tuple(sorted(known | {d.span.path for d in elsewhere})),
    )


# What no Event names.
_NOT_NAMED = frozenset({Kind.EVENT, Kind.OPPORTUNITY, Kind.PAGE, Kind.NEWS})


def _former(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    return {
        record.id: tuple(f"{place}.md" for place in record.aliases)
        for record in catalog.records()
        if record.aliases
    }


def _removed(
    entries: Sequence[Decoded], linked: Linked, context: DecodeContext, history: History
) -> Mapping[str, Removed]:
    """Return the Events that were taken out lately and could be read among all others."""
    moved = [path for paths in _former(linked.catalog).values() for path in paths]
    gone = find_gone((entry.raw.path for entry in entries), moved, history, context)
    if not gone:
        return {}
    # Findings of their own, for who is gone has nothing to say against who is there.
    there = (entry for entry in linked.entries.values() if entry.kind not in _NOT_NAMED)
    together = [replace(e, findings=Findings()) for e in (*there, *(one.entry for one in gone))]
    events = build_catalog(
        together, context.vocabulary, uid_domain=context.uid_domain
    ).catalog.events
    return {
        one.entry.key: Removed(event=events[one.entry.key], at=one.at)
        for one in gone
        if one.entry.key in events
    }


def _pictures(catalog: Catalog, album: Album) -> Mapping[str, Picture]:
    """Return the pictures that records show, by name."""
    named = {
        name
        for record in catalog.records()
        for name in (picture_name(record.image), *pictures_in_body(record.body))
        if album.holds(name)
    }
    return album_of(album.judge(name) for name in sorted(named))


def show_path(path: Path) -> str:
    """Return a folder as its user knows it: relative to here when it lies here."""
    shown = os.path.relpath(path)
    return path.as_posix() if shown.startswith("..") else Path(shown).as_posix()


def _decode(
    source: Source, found: list[Diagnostic], context: DecodeContext, album: Album
) -> Decoded:
    entry = decode_entry(read_frontmatter(source), context)
    entry.findings.add(found)
    run_checks(entry, album)
    return entry


def _vocabulary(
    sources: Sources, shown_as: str, vocabulary_from: Path | None
) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    if sources.vocabulary or vocabulary_from is None or not vocabulary_from.is_dir():
        return read_vocabulary(sources.vocabulary, shown_as=shown_as)
    other = read_sources(vocabulary_from)
    return read_vocabulary(other.vocabulary, shown_as="content")


def _left_out(
    linked: Linked, elsewhere: list[Diagnostic], diagnostics: list[Diagnostic]
) -> tuple[LeftOut, ...]:
    """Return what is not in the site, by path: broken entries, and files that are none."""
    paths = {*linked.left_out, *(d.span.path for d in elsewhere if d.is_error)}
    first: dict[str, Diagnostic] = {}
    for diagnostic in diagnostics:
        if diagnostic.is_error and diagnostic.span.path in paths:
            first.setdefault(diagnostic.span.path, diagnostic)
    return tuple(
        LeftOut(path=path, code=d.code, line=d.span.line) for path, d in sorted(first.items())
    )
