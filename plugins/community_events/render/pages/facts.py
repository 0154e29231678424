"""What is told about an Event, a Venue, a Rack, an Opportunity: label and lines, in reading order.

The rules this module keeps: what is not told has no line, but for access, where "not told" is an
answer that people need; phone, fax, mail and web are links; a fact stands on a page once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from community_events.messages import N_
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
from community_events.particulars import Place
from community_events.render.mapviews import map_href
from community_events.render.marked import split_lines
from community_events.render.pages.frame import Frame
from community_events.render.tongues import LIST, PLAIN, Tongue
from community_events.render.views import FactView, LinkView
from community_events.render.whereabouts import online_text
from community_events.when import listed_until

_REPEATING = re.compile("[毎隔第]")
NAMED_DAYS = 6
NOT_YET_LISTED = N_("来月の開館日はまだ届いていません。")
JAPANESE_LEVELS = {
    1: N_("1（日本語ができなくてもよい）"),
    2: N_("2（かんたんな日本語が分かればよい）"),
    3: N_("3（日常の日本語が分かればよい）"),
    4: N_("4（ふつうの日本語で行います）"),
}


def told(facts: Iterable[FactView]) -> tuple[FactView, ...]:
    """Return the facts that say anything."""
    return tuple(fact for fact in facts if fact.links or any(fact.lines))


def fact(label: str, *lines: str) -> FactView:
    """Return a fact of texts; a text of several lines is one line each."""
    split = (part for line in lines for part in split_lines(line))
    return FactView(label=label, lines=tuple(line for line in split if line))


def top_facts(event: Event, places: Sequence[Place], frame: Frame) -> tuple[FactView, ...]:
    """Return what stands at the top of an event page: place, fee, booking, contact."""
    return told(
        (
            place_fact(event, places, frame),
            fact(frame.say("料金"), *frame.tongue.fee_lines(event.fee)),
            fact(
                frame.say("申込"),
                frame.tongue.apply_text(event.apply),
                *_booking_lines(event, frame.tongue),
            ),
            contact_fact(event.contact, frame.tongue),
        )
    )


def event_facts(event: Event, venues: Sequence[Venue], frame: Frame) -> tuple[FactView, ...]:
    """Return everything else that is told, in the order in which people ask.

    ``venues``: where the Event is as it stands now; none when it is held online.
    """
    say, tongue, catalog = frame.say, frame.tongue, frame.index.catalog
    selection = tongue.selection_word(event.selection)
    chosen = say("申込が多いときは%(selection)s", selection=selection) if selection else ""
    racks = ((slug, catalog.racks[slug]) for slug in event.racks)
    return told(
        (
            fact(say("対象"), *phrases(event.audience, tongue)),
            fact(say("参加できる人"), tongue.phrase(event.eligibility)),
            fact(say("定員"), tongue.phrase(event.capacity), chosen),
            fact(say("受付"), event.reception),
            fact(say("持ち物"), *phrases(event.bring, tongue)),
            fact(say("雨のとき"), tongue.phrase(event.weather)),
            fact(say("予備日"), *_rain_dates(event, tongue)),
            fact(say("行うかどうかのお知らせ"), event.decision),
            named_fact(say("講師・出演"), event.speakers, tongue),
            fact(say("使えることば"), tongue.join(phrases(event.languages, tongue))),
            fact(say("日本語のめやす"), level_text(event.japanese_level, tongue)),
            fact(say("行き方"), *_by_venue(event.getting_there, venues, "getting_there", tongue)),
            fact(say("駐車場・駐輪場"), *_by_venue(event.parking, venues, "parking", tongue)),
            named_fact(say("共催"), event.co_organizers, tongue),
            named_fact(say("後援・協力"), event.supporters, tongue),
            fact(say("取材"), event.press),
            FactView(label=say("種類"), links=category_links(event.category, catalog)),
            FactView(label=say("学区"), links=area_links(catalog.areas_of(event), catalog)),
            FactView(
                label=say("チラシのある店"),
                links=tuple(
                    LinkView(text=rack.title, href=f"/racks/{slug}/") for slug, rack in racks
                ),
            ),
        )
    )


def address_fact(record: Rack | Venue, *more: str, tongue: Tongue) -> FactView:
    """Return where it is; with the way to its place on the map, where that is known."""
    href = map_href(record)
    links = (LinkView(text=tongue.say("地図で見る"), href=href),) if href else ()
    return replace(fact(tongue.say("住所"), record.address, *more), links=links)


def venue_facts(
    venue: Venue, catalog: Catalog, today: date, tongue: Tongue = PLAIN
) -> tuple[FactView, ...]:
    """Return what is told about a place; opening days that are listed run out and say so."""
    say, listed = tongue.say, listed_until(venue.hours)
    stale = say(NOT_YET_LISTED) if listed is not None and listed < today else ""
    outside = say("区の外にあります") if venue.outside else ""
    return told(
        (
            fact(say("開いている日"), tongue.hours_sentence(venue), stale, venue.hours_note),
            address_fact(venue, outside, tongue=tongue),
            fact(say("料金"), *tongue.fee_lines(venue.fee)),
            fact(say("行き方"), venue.getting_there),
            fact(say("駐車場・駐輪場"), venue.parking),
            fact(say("対象"), *phrases(venue.audience, tongue)),
            fact(say("使えることば"), tongue.join(phrases(venue.languages, tongue))),
            contact_fact(venue.contact, tongue),
            FactView(label=say("学区"), links=area_links(venue.area, catalog)),
        )
    )


def rack_facts(rack: Rack, catalog: Catalog, tongue: Tongue, slots: str) -> tuple[FactView, ...]:
    """Return what is told about a café with a rack: its own good points first; ``slots`` in words."""
    say = tongue.say
    visited = tongue.day_text(rack.visited, with_year=True) if rack.visited else ""
    return told(
        (
            fact(say("ええとこ"), *rack.good_points),
            fact(say("営業時間"), tongue.hours_sentence(rack), rack.hours_note),
            address_fact(rack, tongue=tongue),
            contact_fact(rack.contact, tongue),
            FactView(label=say("学区"), links=area_links(rack.area, catalog)),
            fact(say("ラックのポケット"), slots),
            fact(say("ラックを見に行った日"), visited),
        )
    )


def area_facts(area: Area, tongue: Tongue) -> tuple[FactView, ...]:
    """Return what is told about a district."""
    say = tongue.say
    return told(
        (
            fact(say("特色"), *area.features),
            fact(say("年間行事"), *area.yearly),
            fact(say("活動団体"), *area.groups),
            contact_fact(area.contact, tongue),
        )
    )


def opportunity_facts(offer: Opportunity, catalog: Catalog, tongue: Tongue) -> tuple[FactView, ...]:
    """Return what is told about a part to play."""
    say = tongue.say
    once = {
        True: say("1回だけでも歓迎です"),
        False: say("続けて来られる方を探しています"),
        None: "",
    }[offer.once]
    deadline = tongue.moment_text(offer.deadline, with_year=True) if offer.deadline else ""
    event = catalog.events.get(offer.event)
    event_link = (LinkView(text=event.title, href=f"/events/{offer.event}/"),) if event else ()
    return told(
        (
            fact(say("締切"), deadline),
            fact(say("いつ"), offer.when),
            fact(say("かかる時間"), offer.time_needed, once),
            fact(say("参加できる人"), tongue.phrase(offer.eligibility)),
            fact(say("はじめの一歩"), offer.first_step),
            fact(say("料金"), *tongue.fee_lines(offer.fee)),
            FactView(label=say("場所"), links=venue_links(offer.venue, catalog)),
            FactView(label=say("催し"), links=event_link),
            fact(say("使えることば"), tongue.join(phrases(offer.languages, tongue))),
            fact(say("日本語のめやす"), level_text(offer.japanese_level, tongue)),
            contact_fact(offer.contact, tongue),
            FactView(label=say("学区"), links=area_links(offer.area, catalog)),
        )
    )


def level_text(level: int | None, tongue: Tongue) -> str:
    """Return how much Japanese one needs, 1 to 4; "" where it is not told."""
    return tongue.say(JAPANESE_LEVELS[level]) if level else ""


def phrases(texts: Iterable[str], tongue: Tongue) -> tuple[str, ...]:
    """Return what contributors wrote, set phrases as the edition says them."""
    return tuple(tongue.phrase(text) for text in texts)


def ease_words(slugs: Sequence[str], catalog: Catalog) -> tuple[str, ...]:
    """Return the 気軽さ words in the order of the vocabulary."""
    return tuple(term.name for term in catalog.vocabulary.ease if term.slug in slugs)


def contact_fact(contact: Contact, tongue: Tongue = PLAIN) -> FactView:
    """Return how to ask: every way that a phone understands is a link; the telephone comes first."""
    say = tongue.say
    fax = say("FAX %(number)s", number=contact.fax) if contact.fax else ""
    ways = (
        (say("電話 %(number)s", number=contact.phone), _tel(contact.phone), contact.phone),
        (say("メール %(address)s", address=contact.mail), f"mailto:{contact.mail}", contact.mail),
        (say("ウェブ %(address)s", address=contact.web), str(contact.web), contact.web),
    )
    links = [LinkView(text=text, href=href) for text, href, given in ways if given]
    if links and fax:
        links[0] = replace(links[0], note=fax)
    lines = (contact.name, "" if links else fax, contact.note)
    return FactView(
        label=say("問い合わせ"), lines=tuple(line for line in lines if line), links=tuple(links)
    )


def exhibitor_facts(rows: Sequence[DayNames], today: date, tongue: Tongue) -> tuple[FactView, ...]:
    """Return who exhibits, by day."""
    return tuple(named_fact(exhibition_days(row, today, tongue), row.names, tongue) for row in rows)


def exhibition_days(row: DayNames, today: date, tongue: Tongue = PLAIN) -> str:
    """Return on which days somebody exhibits: dates with their weekdays; of a rule also the next ones."""
    written = tongue.quote(row.text)
    if not _REPEATING.search(row.text):
        days = tongue.join(tongue.day_text(day) for day in row.days)
        return days or written or tongue.say("すべての日")
    ahead = [day for day in row.days if day >= today]
    named = tongue.join(tongue.day_text(day) for day in ahead[:NAMED_DAYS])
    if not named:
        return written
    if ahead[NAMED_DAYS:]:
        return tongue.say(
            "%(rule)s：%(days)s ほか%(n)s日", rule=written, days=named, n=len(ahead) - NAMED_DAYS
        )
    return tongue.say("%(rule)s：%(days)s", rule=written, days=named)


def named_fact(label: str, names: Sequence[Named], tongue: Tongue) -> FactView:
    """Return names; those with an entry of their own are links."""
    plain = tongue.join((n.name for n in names if not n.slug), LIST)
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


def place_fact(event: Event, places: Sequence[Place], frame: Frame) -> FactView:
    """Return where the Event is: each place with its address, and how to take part online."""
    venues = frame.index.catalog.venues
    links = tuple(
        LinkView(text=p.name, href=f"/venues/{p.slug}/", kana=venues[p.slug].kana, note=p.address)
        for p in places
        if p.slug
    )
    unregistered = tuple(place.name for place in places if not place.slug)
    online = online_text(event, places, frame.tongue)
    return FactView(
        label=frame.say("場所"), lines=tuple(filter(None, (*unregistered, online))), links=links
    )


def _booking_lines(event: Event, tongue: Tongue) -> Iterator[str]:
    say = tongue.say
    if event.apply_how:
        yield say("方法：%(how)s", how=tongue.join(phrases(event.apply_how, tongue), LIST))
    start = tongue.moment_text(event.apply_from, with_year=True) if event.apply_from else ""
    end = tongue.moment_text(event.deadline, with_year=True) if event.deadline else ""
    if start and end:
        yield say("申込は%(start)sから%(end)sまで", start=start, end=end)
    elif start:
        yield say("申込は%(start)sから", start=start)
    elif end:
        yield say("申込は%(end)sまで", end=end)


def _rain_dates(event: Event, tongue: Tongue) -> Iterator[str]:
    for day in event.rain_date:
        yield tongue.occasion_text(day.start, day.end, with_year=True)


def _by_venue(own: str, venues: Sequence[Venue], attribute: str, tongue: Tongue) -> tuple[str, ...]:
    """Return what the Event says itself, else what each of its venues says; online, nothing."""
    if not venues or own:
        return (own,) if venues else ()
    texts = [(v.title, getattr(v, attribute)) for v in venues if getattr(v, attribute)]
    if len(venues) == 1:
        return tuple(text for _, text in texts)
    return tuple(tongue.say("%(place)s：%(text)s", place=p, text=text) for p, text in texts)


def _tel(phone: str) -> str:
    return "tel:" + re.sub(r"[^0-9+-]", "", re.split(r"[（・]", phone)[0])
