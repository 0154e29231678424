"""From the Index to what the picture of an Event says, and the caption to post beside it."""

from __future__ import annotations

import re

from community_events.index import Index
from community_events.model.records import Event
from community_events.model.recurrence import Occurrence
from community_events.particulars import contact_text, event_key, event_path, organizer_name
from community_events.render.cards import CardView
from community_events.render.flyerviews import whole_change
from community_events.render.phrases import split_sentences
from community_events.render.renditions import picture_of
from community_events.render.whereabouts import standing_places
from community_events.wording import day_text, mark_title, occasion_text, time_text

_NO_TAG = re.compile(r"[^0-9A-Za-zぁ-ゖァ-ヺー一-鿿々]")
_LONG_TITLE = 32


def card_view(event: Event, index: Index) -> CardView:
    """Return what og.png and card.png of an Event say."""
    catalog, site = index.catalog, index.site
    dates = index.occurrences[event_key(event)]
    coming = index.upcoming((event_key(event),)) or dates
    word, reason, off = whole_change(event, coming)
    places = standing_places(event, coming, catalog)
    is_long = len(event.title) > _LONG_TITLE
    return CardView(
        title=event.short_title if is_long and event.short_title else event.title,
        url=site.absolute(event_path(event)),
        site_name=site.name,
        when=short_when(event, dates),
        place="・".join(place.name for place in places) or ("オンライン" if event.online else ""),
        fee=event.fee[0] if event.fee else "",
        apply=event.apply,
        mark="見本" if event.sample else "",
        status_word=word,
        status_reason=reason,
        off=off,
        picture=picture_of(event, catalog),
        alt=event.alt,
    )


def short_when(event: Event, dates: tuple[Occurrence, ...]) -> str:
    """Return the one date of an Event, else the first sentence of its rule."""
    if len(dates) == 1:
        (only,) = dates
        return f"{day_text(only.start)} {time_text(only.start, only.end, hours24=True)}".strip()
    sentences = split_sentences(event.when_sentence)
    return sentences[0].removesuffix("。") if sentences else "日程を調整しています"


def caption(event: Event, index: Index) -> str:
    """Return the text to post beside card.png: date, place, fee, how to apply, address, hashtags.

    Plain lines; of a hashtag what cannot stand in one is left out.
    """
    site = index.site
    view = card_view(event, index)
    coming = index.upcoming((event_key(event),)) or index.occurrences[event_key(event)]
    next_one = next((o for o in coming if o.takes_place), None)
    when = event.when_sentence or view.when
    following = ""
    if next_one and len(coming) > 1:
        following = f"つぎは {occasion_text(next_one.start, next_one.end, hours24=site.hours24)}"
    told = (
        ("日時", when),
        ("", following),
        ("場所", view.place),
        ("料金", "、".join(event.fee)),
        ("申込", "　".join(part for part in (event.apply, "、".join(event.apply_how)) if part)),
        ("主催", organizer_name(event, index.catalog)),
        ("問い合わせ", contact_text(event.contact)),
    )
    title = mark_title(event.title, event.status, event.sample, word=view.status_word)
    tags = " ".join(f"#{tag}" for word in site.hashtags if (tag := _NO_TAG.sub("", word)))
    blocks = (
        "\n".join(part for part in (title, view.status_reason) if part),
        "\n".join(f"{label}：{text}" if label else text for label, text in told if text),
        event.summary,
        f"くわしく：{site.absolute(event_path(event))}",
        tags,
    )
    return "\n\n".join(block for block in blocks if block)
