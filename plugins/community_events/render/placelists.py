"""/data/venues.csv, racks.csv and organizers.csv: who and where, for other people's maps and lists.

The rules this module keeps: one row for each record in the order of its ID; an ID is the slug that
events.json names; an answer about access is 有無コード (1 有, 0 無), empty when nobody told; contacts
are those that are published on the page. docs/open-data.md describes the columns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from community_events.model.catalog import Catalog
from community_events.model.records import Contact, Organizer, Position, Rack, Record, Term, Venue
from community_events.render.csvtext import render_table
from community_events.schema import REMARKS
from community_events.site import Site

_Cell = tuple[str, str]
R = TypeVar("R", bound=Record)


def render_venues_csv(catalog: Catalog, site: Site) -> bytes:
    """Return /data/venues.csv."""

    def cells(venue: Venue) -> tuple[_Cell, ...]:
        return (
            *_head(venue, site, "venues"),
            *_where(venue.address, venue.position, venue.area, catalog),
            ("区外", _flag(venue.outside)),
            ("居場所", _flag(venue.drop_in)),
            ("開いている日", venue.hours_sentence),
            ("開館の注意", venue.hours_note),
            ("行き方", venue.getting_there),
            ("駐車場・駐輪場", venue.parking),
            ("料金", "、".join(venue.fee)),
            *_contact(venue.contact),
            *_access(venue, catalog.vocabulary.access),
            *_tail(venue),
        )

    return _table(catalog.venues, cells, Venue(id="", slug="", path="", title=""))


def render_racks_csv(catalog: Catalog, site: Site) -> bytes:
    """Return /data/racks.csv."""

    def cells(rack: Rack) -> tuple[_Cell, ...]:
        terms = catalog.category_terms(rack.shows_categories)
        return (
            *_head(rack, site, "racks"),
            *_where(rack.address, rack.position, rack.area, catalog),
            ("営業時間", rack.hours_sentence),
            ("定休日", rack.hours_note),
            ("ええとこ", "、".join(rack.good_points)),
            ("のせる学区", _titles(rack.shows_areas, catalog)),
            ("のせる種類", ";".join(term.name for term in terms)),
            ("のせる範囲_m", str(rack.shows_radius or "")),
            ("のせる対象", ";".join(rack.shows_audiences)),
            *_contact(rack.contact),
            *_access(rack, catalog.vocabulary.access),
            *_tail(rack),
        )

    return _table(catalog.racks, cells, Rack(id="", slug="", path="", title=""))


def render_organizers_csv(catalog: Catalog, site: Site) -> bytes:
    """Return /data/organizers.csv."""

    def cells(organizer: Organizer) -> tuple[_Cell, ...]:
        terms = catalog.category_terms(organizer.category)
        return (
            *_head(organizer, site, "organizers"),
            ("学区", _titles(organizer.area, catalog)),
            ("種類", ";".join(term.name for term in terms)),
            *_contact(organizer.contact),
            *_tail(organizer),
        )

    return _table(catalog.organizers, cells, Organizer(id="", slug="", path="", title=""))


def _table(records: Mapping[str, R], cells: Callable[[R], Sequence[_Cell]], none: R) -> bytes:
    """Return the table; ``none`` stands for a record, so that a table without rows has its header."""
    rows = [[text for _, text in cells(record)] for _, record in sorted(records.items())]
    return render_table([name for name, _ in cells(none)], rows)


def _head(record: Record, site: Site, folder: str) -> tuple[_Cell, ...]:
    title = f"【見本】{record.title}" if record.sample else record.title
    return (
        ("ID", record.slug),
        ("名称", title),
        ("よみ", record.kana),
        ("概要", record.summary),
        ("URL", site.absolute(f"/{folder}/{record.slug}/")),
    )


def _where(
    address: str, position: Position | None, areas: tuple[str, ...], catalog: Catalog
) -> tuple[_Cell, ...]:
    return (
        ("住所", address),
        ("緯度", f"{position.latitude:.6f}" if position else ""),
        ("経度", f"{position.longitude:.6f}" if position else ""),
        ("学区", _titles(areas, catalog)),
    )


def _contact(contact: Contact) -> tuple[_Cell, ...]:
    return (
        ("連絡先名称", contact.name),
        ("電話番号", contact.phone),
        ("FAX番号", contact.fax),
        ("メール", contact.mail),
        ("ウェブ", contact.web),
    )


def _access(record: Venue | Rack, items: tuple[Term, ...]) -> tuple[_Cell, ...]:
    told = {fact.item: fact.yes for fact in record.access}
    return tuple(
        (term.name, _flag(told[term.slug]) if term.slug in told else "")
        for term in items
        if term.slug != REMARKS
    )


def _tail(record: Record) -> tuple[_Cell, ...]:
    confirmed = record.confirmed.isoformat() if record.confirmed else ""
    return (("確認日", confirmed), ("見本", _flag(record.sample)))


def _titles(slugs: tuple[str, ...], catalog: Catalog) -> str:
    return ";".join(catalog.areas[slug].title for slug in slugs if slug in catalog.areas)


def _flag(value: bool) -> str:
    return str(int(value))
