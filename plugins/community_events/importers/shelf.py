"""The organizers and venues that imported events name: those of DIR, and new ones.

The rules this module keeps: a name of the source means the entry of DIR with that title or slug; a
venue also has to lie in that municipality, as far as both tell. What is not found becomes an entry
marked 要確認, with nothing in it but what the source says. Entries that an import wrote itself are
not "found": they are written again, so that an update of the source reaches them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
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
# Between the names of places in our own tables and in our own calendars.
_BETWEEN_PLACES = "、／"
_NOBODY_TITLE = "主催者の記載なし"
NOWHERE = Place(name="会場の記載なし")
_FOLDERS = {
    "organizers": Kind.ORGANIZER,
    "venues": Kind.VENUE,
    "areas": Kind.AREA,
    "series": Kind.SERIES,
}


@dataclass(slots=True, kw_only=True)
class Shelf:
    """``known``: what DIR has, by kind and folded name. ``made``: path → entry text, in this run.

    ``told``: what exports of such a site tell of places, by name.
    """

    context: DecodeContext
    known: dict[tuple[Kind, str], list[Decoded]] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, object]] = field(default_factory=dict)
    told: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

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

    def organizer_at(self, slug: str, name: str) -> tuple[str, bool]:
        """Return the slug of the organizer who has ``slug`` at the source; whether it is called so.

        One of that name goes before one with that slug; what DIR does not know is made with both.
        """
        named = {entry.slug for entry in self.known.get((Kind.ORGANIZER, fold(name)), [])}
        if len(named) == 1 and slug not in named:
            return named.pop(), True
        if not self._by_slug(Kind.ORGANIZER, slug) and slug not in self.values:
            self._make(Kind.ORGANIZER, slug, {"title": name})
        own = self.values.get(slug, {}).get("title")
        return slug, slug in named or own == name

    def _by_slug(self, kind: Kind, slug: str) -> Decoded | None:
        return next((e for e in self.known.get((kind, fold(slug)), []) if e.slug == slug), None)

    def named(self, kind: Kind, name: str) -> str:
        """Return the slug of the one entry of DIR with this name, or nothing."""
        found = self.known.get((kind, fold(name)), [])
        return found[0].slug if len(found) == 1 else ""

    def areas_of(self, venue: str) -> tuple[str, ...]:
        """Return the slugs of the areas in which a Venue of DIR lies."""
        entry = self._by_slug(Kind.VENUE, venue)
        told = (r.text.text for r in entry.references if r.attribute == "area") if entry else ()
        return tuple(area for name in told if (area := self.named(Kind.AREA, name)))

    def venues(
        self, names: str, values: Mapping[str, object]
    ) -> tuple[tuple[str, ...], list[dict[str, object]]]:
        """Return the slugs of places that are told in one text, and what their entries tell."""
        told = []
        for name in self._names(names):
            title = str(values.get("title", name)) if name == names else name
            entry = self.known.get((Kind.VENUE, fold(name)), [])
            if len(entry) == 1:
                told.append((entry[0].slug, dict(entry[0].values)))
            else:
                more = {k: v for k, v in values.items() if k != "title"}
                told.append(self.venue(Place(name=title, values=more)))
        return tuple(slug for slug, _ in told), [entry for _, entry in told]

    def _names(self, names: str) -> tuple[str, ...]:
        """Return the names of places that stand in one text, if DIR has them all."""
        if not self.named(Kind.VENUE, names):
            for sign in _BETWEEN_PLACES:
                pieces = tuple(names.split(sign))
                if len(pieces) > 1 and all(self.named(Kind.VENUE, piece) for piece in pieces):
                    return pieces
        return (names,)

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
            title, address = (str(entry.values.get(key, "")) for key in ("title", "address"))
            # Calendars have a name and its address in one.
            for name in {fold(title), fold(entry.slug), fold(f"{title}{address}")} - {""}:
                shelf.known.setdefault((kind, name), []).append(entry)
    return shelf


def _may_be(entry: Decoded, place: Place) -> bool:
    """Return whether an entry may be this place: its address does not speak against it."""
    address = fold(str(entry.values.get("address", "")))
    return not address or not place.municipality or fold(place.municipality) in address
