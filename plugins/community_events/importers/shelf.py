"""The organizers and venues that imported events name: those of DIR, and new ones.

The rules this module keeps: a name of the source means the entry of DIR with that title or slug; a
venue also has to lie in that municipality, as far as both tell. What is not found becomes an entry
marked 要確認, with nothing in it but what the source says. Entries that an import wrote itself are
not "found": they are written again, so that an update of the source reaches them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from community_events.decode import DecodeContext, Decoded, decode_entry
from community_events.decode.texts import fold
from community_events.frontmatter import read_frontmatter
from community_events.importers.fit import fit_record
from community_events.importers.identity import digest_slug, place_identity
from community_events.importers.items import Place
from community_events.model.records import Kind
from community_events.sources import Source

#: Who answers for an event of which the source does not say it.
NOBODY = "imported"
_NOBODY_TITLE = "主催者の記載なし"
NOWHERE = Place(name="会場の記載なし")
_FOLDERS = {"organizers": Kind.ORGANIZER, "venues": Kind.VENUE}


@dataclass(slots=True, kw_only=True)
class Shelf:
    """``known``: what DIR has, by kind and folded name. ``made``: path → entry text, in this run."""

    context: DecodeContext
    known: dict[tuple[Kind, str], list[Decoded]] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, object]] = field(default_factory=dict)

    def organizer(self, name: str, *, slug: str = "") -> str:
        """Return the slug of the organizer; ``slug``: where all events go, whatever the source says."""
        if slug or not name:
            if (Kind.ORGANIZER, fold(slug or NOBODY)) not in self.known:
                self._make(Kind.ORGANIZER, slug or NOBODY, {"title": slug or _NOBODY_TITLE})
            return slug or NOBODY
        found = self.known.get((Kind.ORGANIZER, fold(name)), [])
        if len(found) == 1:
            return found[0].slug
        slug = digest_slug(Kind.ORGANIZER, name)
        self._make(Kind.ORGANIZER, slug, {"title": name})
        return slug

    def is_called(self, slug: str, name: str) -> bool:
        """Return whether the organizer with this slug has this name."""
        return any(e.slug == slug for e in self.known.get((Kind.ORGANIZER, fold(name)), []))

    def venue(self, place: Place) -> tuple[str, dict[str, object]]:
        """Return the slug of the venue and what its entry tells."""
        found = self.known.get((Kind.VENUE, fold(place.name)), [])
        near = [entry for entry in found if _may_be(entry, place)]
        if len(near) == 1:
            return near[0].slug, dict(near[0].values)
        slug = digest_slug(Kind.VENUE, *place_identity(place))
        values = {"title": place.name, **place.values}
        self._make(Kind.VENUE, slug, values)
        return slug, self.values[slug]

    def _make(self, kind: Kind, slug: str, values: dict[str, object]) -> None:
        path = f"{kind}s/{slug}.md"
        if path not in self.made:
            record = {**values, "review": True}
            self.made[path] = fit_record(kind, path, record, "", self.context).text
            self.values[slug] = values


def read_shelf(entries: Collection[Source], own: Collection[str], context: DecodeContext) -> Shelf:
    """Return the Shelf of a content folder; ``own``: paths that an import wrote."""
    shelf = Shelf(context=context)
    for source in entries:
        kind = _FOLDERS.get(source.kind)
        if kind is None or source.path in own:
            continue
        entry = decode_entry(read_frontmatter(source), context)
        if entry.is_valid and not entry.values.get("draft"):
            for name in {fold(str(entry.values.get("title", ""))), fold(entry.slug)} - {""}:
                shelf.known.setdefault((kind, name), []).append(entry)
    return shelf


def _may_be(entry: Decoded, place: Place) -> bool:
    """Return whether an entry may be this place: its address does not speak against it."""
    address = fold(str(entry.values.get("address", "")))
    return not address or not place.municipality or fold(place.municipality) in address
