"""What is told about an Event, a Venue, a Rack, an Opportunity: label and lines, in reading order.

The rules this module keeps: what is not told has no line, but for access, where "not told" is an
answer that people need; phone, fax, mail and web are links; a fact stands on a page once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from community_events.model.catalog import Catalog
from community_events.model.records import (
    Area,
    Contact,
    DayNames,
    Event,
    Named,
    Opportunity,
    Rack,
    Venue,
)
from community_events.particulars import Place, rain_dates
from community_events.render.views import FactView, LinkView
from community_events.render.whereabouts import online_text
from community_events.schema import SELECTION
from community_events.when import listed_until
from community_events.wording import day_text, moment_text

_REPEATING = re.compile("[毎隔第]")
NAMED_DAYS = 6
NOT_YET_LISTED = "来月の開館日はまだ届いていません。"
JAPANESE_LEVELS = {
    1: "1（日本語ができなくてもよい）",
    2: "2（かんたんな日本語が分かればよい）",
    3: "3（日常の日本語が分かればよい）",
    4: "4（ふつうの日本語で行います）",
}


def told(facts: Iterable[FactView]) -> tuple[FactView, ...]:
    """Return the facts that say anything."""
    return tuple(fact for fact in facts if fact.links or any(fact.lines))


def fact(label: str, *lines: str) -> FactView:
    """Return a fact of texts; a text of several lines is one line each."""
    split = (part.strip() for line in lines for part in line.split("\n"))
    return FactView(label=label, lines=tuple(line for line in split if line))


def top_facts(event: Event, places: Sequence[Place], catalog: Catalog) -> tuple[FactView, ...]:
    """Return what stands at the top of an event page: place, fee, booking, contact."""
    return told(
        (
            place_fact(event, places, catalog),
            fact("料金", *event.fee),
            fact("申込", event.apply, *_booking_lines(event)),
            contact_fact(event.contact),
        )
    )


def event_facts(event: Event, venues: Sequence[Venue], catalog: Catalog) -> tuple[FactView, ...]:
    """Return everything else that is told, in the order in which people ask.

    ``venues``: where the Event is as it stands now; none when it is held online.
    """
    return told(
        (
            fact("対象", *event.audience),
            fact("参加できる人", event.eligibility),
            fact(
                "定員",
                event.capacity,
                *((f"申込が多いときは{_selection(event)}",) if event.selection else ()),
            ),
            fact("受付", event.reception),
            fact("持ち物", *event.bring),
            fact("雨のとき", event.weather),
            fact("予備日", *rain_dates(event)),
            fact("行うかどうかのお知らせ", event.decision),
            named_fact("講師・出演", event.speakers),
            fact("使えることば", "・".join(event.languages)),
            fact("日本語のめやす", JAPANESE_LEVELS.get(event.japanese_level or 0, "")),
            fact("行き方", _by_venue(event.getting_there, venues, "getting_there")),
            fact("駐車場・駐輪場", _by_venue(event.parking, venues, "parking")),
            named_fact("共催", event.co_organizers),
            named_fact("後援・協力", event.supporters),
            fact("取材", event.press),
            FactView(label="種類", links=category_links(event.category, catalog)),
            FactView(label="学区", links=area_links(catalog.areas_of(event), catalog)),
            FactView(
                label="チラシのある店",
                links=tuple(
                    LinkView(text=catalog.racks[slug].title, href=f"/racks/{slug}/")
                    for slug in event.racks
                ),
            ),
        )
    )


def venue_facts(venue: Venue, catalog: Catalog, today: date) -> tuple[FactView, ...]:
    """Return what is told about a place; opening days that are listed run out and say so."""
    listed = listed_until(venue.hours)
    stale = NOT_YET_LISTED if listed is not None and listed < today else ""
    return told(
        (
            fact("開いている日", venue.hours_sentence, stale, venue.hours_note),
            fact("住所", venue.address, "区の外にあります" if venue.outside else ""),
            fact("料金", *venue.fee),
            fact("行き方", venue.getting_there),
            fact("駐車場・駐輪場", venue.parking),
            fact("対象", *venue.audience),
            fact("使えることば", "・".join(venue.languages)),
            contact_fact(venue.contact),
            FactView(label="学区", links=area_links(venue.area, catalog)),
        )
    )


def rack_facts(rack: Rack, catalog: Catalog) -> tuple[FactView, ...]:
    """Return what is told about a café with a rack: its own good points first."""
    return told(
        (
            fact("ええとこ", *rack.good_points),
            fact("営業時間", rack.hours_sentence, rack.hours_note),
            fact("住所", rack.address),
            contact_fact(rack.contact),
            FactView(label="学区", links=area_links(rack.area, catalog)),
        )
    )


def area_facts(area: Area) -> tuple[FactView, ...]:
    """Return what is told about a district."""
    return told(
        (
            fact("特色", *area.features),
            fact("年間行事", *area.yearly),
            fact("活動団体", *area.groups),
            contact_fact(area.contact),
        )
    )


def opportunity_facts(offer: Opportunity, catalog: Catalog) -> tuple[FactView, ...]:
    """Return what is told about a part to play."""
    once = {True: "1回だけでも歓迎です", False: "続けて来られる方を探しています", None: ""}[
        offer.once
    ]
    event = catalog.events.get(offer.event)
    event_link = (LinkView(text=event.title, href=f"/events/{offer.event}/"),) if event else ()
    return told(
        (
            fact("締切", moment_text(offer.deadline, with_year=True) if offer.deadline else ""),
            fact("いつ", offer.when),
            fact("かかる時間", offer.time_needed, once),
            fact("参加できる人", offer.eligibility),
            fact("はじめの一歩", offer.first_step),
            fact("料金", *offer.fee),
            FactView(label="場所", links=venue_links(offer.venue, catalog)),
            FactView(label="催し", links=event_link),
            fact("使えることば", "・".join(offer.languages)),
            fact("日本語のめやす", JAPANESE_LEVELS.get(offer.japanese_level or 0, "")),
            contact_fact(offer.contact),
            FactView(label="学区", links=area_links(offer.area, catalog)),
        )
    )


def ease_words(slugs: Sequence[str], catalog: Catalog) -> tuple[str, ...]:
    """Return the 気軽さ words in the order of the vocabulary."""
    return tuple(term.name for term in catalog.vocabulary.ease if term.slug in slugs)


def contact_fact(contact: Contact) -> FactView:
    """Return how to ask: every way that a phone understands is a link; the telephone comes first."""
    fax = f"FAX {contact.fax}" if contact.fax else ""
    ways = (
        (f"電話 {contact.phone}", f"tel:{_digits(contact.phone)}", contact.phone),
        (f"メール {contact.mail}", f"mailto:{contact.mail}", contact.mail),
        (f"ウェブ {contact.web}", contact.web, contact.web),
    )
    links = [LinkView(text=text, href=href) for text, href, given in ways if given]
    if links and fax:
        links[0] = replace(links[0], note=fax)
    lines = (contact.name, "" if links else fax, contact.note)
    return FactView(
        label="問い合わせ", lines=tuple(line for line in lines if line), links=tuple(links)
    )


def exhibitor_facts(rows: Sequence[DayNames], today: date) -> tuple[FactView, ...]:
    """Return who exhibits, by day."""
    return tuple(named_fact(exhibition_days(row, today), row.names) for row in rows)


def exhibition_days(row: DayNames, today: date) -> str:
    """Return on which days somebody exhibits: dates with their weekdays; of a rule also the next ones."""
    if not _REPEATING.search(row.text):
        return "・".join(day_text(day) for day in row.days) or row.text or "すべての日"
    ahead = [day for day in row.days if day >= today]
    named = "・".join(day_text(day) for day in ahead[:NAMED_DAYS])
    more = f" ほか{len(ahead) - NAMED_DAYS}日" if ahead[NAMED_DAYS:] else ""
    return f"{row.text}：{named}{more}" if named else row.text


def named_fact(label: str, names: Sequence[Named]) -> FactView:
    """Return names; those with an entry of their own are links."""
    plain = "、".join(n.name for n in names if not n.slug)
    links = tuple(LinkView(text=n.name, href=f"/organizers/{n.slug}/") for n in names if n.slug)
    return FactView(label=label, lines=(plain,) if plain else (), links=links)


def area_links(slugs: Sequence[str], catalog: Catalog) -> tuple[LinkView, ...]:
    """Return links to areas."""
    found = ((slug, catalog.areas[slug]) for slug in slugs if slug in catalog.areas)
    return tuple(LinkView(text=a.title, href=f"/areas/{slug}/", kana=a.kana) for slug, a in found)


def category_links(slugs: Sequence[str], catalog: Catalog) -> tuple[LinkView, ...]:
    """Return links to categories."""
    terms = catalog.category_terms(tuple(slugs))
    return tuple(LinkView(text=term.name, href=f"/categories/{term.slug}/") for term in terms)


def venue_links(slugs: Sequence[str], catalog: Catalog) -> tuple[LinkView, ...]:
    """Return links to venues, each with its reading."""
    found = ((slug, catalog.venues[slug]) for slug in slugs if slug in catalog.venues)
    return tuple(LinkView(text=v.title, href=f"/venues/{slug}/", kana=v.kana) for slug, v in found)


def place_fact(event: Event, places: Sequence[Place], catalog: Catalog) -> FactView:
    """Return where the Event is: each place with its address, and how to take part online."""
    links = tuple(
        LinkView(
            text=p.name, href=f"/venues/{p.slug}/", kana=catalog.venues[p.slug].kana, note=p.address
        )
        for p in places
        if p.slug
    )
    unregistered = tuple(place.name for place in places if not place.slug)
    return FactView(label="場所", lines=(*unregistered, online_text(event, places)), links=links)


def _booking_lines(event: Event) -> tuple[str, ...]:
    start = moment_text(event.apply_from, with_year=True) + "から" if event.apply_from else ""
    end = moment_text(event.deadline, with_year=True) + "まで" if event.deadline else ""
    how = "、".join(event.apply_how)
    return (f"方法：{how}" if how else "", f"申込は{start}{end}" if start or end else "")


def _selection(event: Event) -> str:
    return dict(SELECTION).get(event.selection, "")


def _by_venue(own: str, venues: Sequence[Venue], attribute: str) -> str:
    """Return what the Event says itself, else what each of its venues says; online, nothing."""
    if not venues or own:
        return own if venues else ""
    texts = ((v.title, getattr(v, attribute)) for v in venues if getattr(v, attribute))
    return "\n".join(text if len(venues) == 1 else f"{name}：{text}" for name, text in texts)


def _digits(phone: str) -> str:
    return re.sub(r"[^0-9+-]", "", re.split(r"[（・]", phone)[0])
