"""What only the page of a rack tells: why each flyer stands there, and one mail when it is gone.

The rules this module keeps: what the café refused is not spoken of; every reason is given, the
strongest first; the mail goes to those who run the site, and needs nothing more than to be sent.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from community_events.index import order
from community_events.model.feed import Feed
from community_events.model.records import Rack, Ring, Slot
from community_events.racks import Reason, Why, choose_for_rack
from community_events.render.pages.frame import Frame, mark_of
from community_events.render.pages.rackchanges import changes_path
from community_events.render.rackviews import RackView
from community_events.render.rackweeks import weeks_of
from community_events.render.views import LinkView
from community_events.wording import distance_text

_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# A distance is given as people know it, not as it was measured.
_ROUNDED = 50


def rack_view(rack: Rack, feed: Feed, frame: Frame) -> RackView:
    """Return what stands on the rack and why, the next first, and whom to tell that it is gone."""
    contact = frame.site.publisher_contact
    address = _MAIL.search(contact)
    return RackView(
        reasons=tuple(_reasons(rack, feed, frame)),
        prints=_prints(rack, frame),
        gone_href=_gone_mail(rack, address[0], frame) if address else "",
        gone_words=frame.say(
            "%(name)s（%(contact)s）へお知らせください。",
            name=frame.site_view.publisher or frame.site_view.name,
            contact=contact,
        )
        if contact and not address
        else "",
    )


def _prints(rack: Rack, frame: Frame) -> tuple[LinkView, ...]:
    """Return the papers of the rack that its page does not offer with the Feed, and what they lack."""
    say, today = frame.say, frame.index.today
    weeks = (week for week in weeks_of(rack, frame.index) if week.sunday >= today)
    return (
        *(
            LinkView(
                text=say("今週のチラシの一覧（A4、PDF）")
                if week.monday <= today
                else say(
                    "%(day)sからの週の一覧（A4、PDF）", day=frame.tongue.day_text(week.monday)
                ),
                href=week.path(rack.slug),
            )
            for week in weeks
        ),
        LinkView(
            text=say("紙のあとに変わったこと"),
            href=changes_path(rack.slug),
            note=say("紙にある日付のあとの、中止や変更が分かります。"),
        ),
        LinkView(
            text=say("ラックにはるカード（A6、PDF）"),
            href=f"/racks/{rack.slug}/card.pdf",
            note=say("いつまでも使えます。二次元コードから、このページがひらきます。"),
        ),
    )


def explain_rack(rack: Rack, frame: Frame) -> str:
    """Return in one sentence what ``rack`` shows; ``feeds.explain_rack`` says it in Japanese."""
    say, tongue, catalog = frame.say, frame.tongue, frame.index.catalog
    near = say("店から%(distance)sまで", distance=distance_text(rack.shows_radius))
    terms = catalog.category_terms(rack.shows_categories)
    sides = (
        tongue.join(
            (
                *(catalog.areas[slug].title for slug in rack.shows_areas),
                *((near,) if rack.shows_radius else ()),
            )
        ),
        tongue.join((say("「%(word)s」", word=word) for word in rack.shows_audiences), ""),
        tongue.join((say("「%(word)s」", word=term.name) for term in terms), ""),
    )
    chosen = [side for side in sides if side]
    if not chosen:
        return say("この店に置いてほしいと申し出のあった催しを置いています。")
    if len(chosen) == 1:
        return say(
            "%(chosen)sの催しと、この店に置いてほしいと申し出のあった催しを置いています。",
            chosen=chosen[0],
        )
    return say(
        "%(areas)sの%(categories)sの催しと、この店に置いてほしいと申し出のあった催しを置いています。",
        areas=chosen[0],
        categories=tongue.join(chosen[1:]),
    )


def slots_text(slots: tuple[Slot, ...], frame: Frame) -> str:
    """Return what paper the rack holds: A5 4枠（各20部）."""
    return frame.tongue.join(
        frame.say(
            "%(size)s %(pockets)s枠（各%(copies)s部）",
            size=slot.size,
            pockets=slot.pockets,
            copies=slot.copies,
        )
        if slot.copies
        else frame.say("%(size)s %(pockets)s枠", size=slot.size, pockets=slot.pockets)
        for slot in slots
    )


def _reasons(rack: Rack, feed: Feed, frame: Frame) -> list[LinkView]:
    index = frame.index
    choices = {choice.event: choice for choice in choose_for_rack(rack, index.catalog, feed.events)}
    coming = dict.fromkeys(o.event for o in sorted(index.upcoming(choices), key=order))
    found = []
    for key in (*coming, *index.undated(choices)):
        event = index.catalog.events[key]
        reasons = (_reason_text(key, reason, frame) for reason in choices[key].reasons)
        found.append(
            LinkView(
                text=event.title,
                href=f"/events/{key}/",
                mark=mark_of(event, frame.tongue),
                note=frame.tongue.join(reasons),
            )
        )
    return found


def _reason_text(key: str, reason: Reason, frame: Frame) -> str:
    say, catalog = frame.say, frame.index.catalog
    match reason.why:
        case Why.PINNED:
            return say("店がいつも置くと決めたから")
        case Why.ASKED:
            return say("主催者が置いてほしいと頼んだから")
        case Why.NEAR:
            metres = max(_ROUNDED, round(reason.metres / _ROUNDED) * _ROUNDED)
            return say("店から約%(distance)sのところだから", distance=distance_text(metres))
        case Why.AREA:
            return _area_text(key, reason, frame)
        case Why.CATEGORY:
            names = (term.name for term in catalog.category_terms(reason.words))
            return say("種類が%(words)sだから", words=frame.tongue.join(names))
        case Why.AUDIENCE:
            return say("%(words)sに向けた催しだから", words=frame.tongue.join(reason.words))


def _area_text(key: str, reason: Reason, frame: Frame) -> str:
    """Return the district where it is, or the wider area for which it is meant."""
    catalog = frame.index.catalog
    own = catalog.areas_of(catalog.events[key])
    districts = [
        slug for slug in reason.words if slug in own and catalog.areas[slug].ring is Ring.DISTRICT
    ]
    names = frame.tongue.join(catalog.areas[slug].title for slug in districts or reason.words)
    if districts:
        return frame.say("学区が%(words)sだから", words=names)
    return frame.say("%(words)sの催しだから", words=names)


def _gone_mail(rack: Rack, address: str, frame: Frame) -> str:
    """Return the mail that is ready to be sent; in Japanese, for those who run the site read it."""
    lines = (
        f"店の名前：{rack.title}",
        f"ページ：{frame.site.absolute(f'/racks/{rack.slug}/')}",
        "",
        "あてはまるものを残して、送ってください。",
        "・ラックがなくなった（こわれた）",
        "・ラックはもういらない",
        "・チラシがなくなった（足してほしい）",
        "・古いチラシが残っている",
        "",
        "そのほか：",
        "",
    )
    subject = quote(f"ラックについて（{rack.title}）", safe="")
    body = quote("\r\n".join(lines), safe="")  # RFC 6068 §5
    return f"mailto:{quote(address, safe='@')}?subject={subject}&body={body}"
