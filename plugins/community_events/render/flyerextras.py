"""What a flyer says besides, where its entry asks for it: readings, やさしい日本語 or English.

The rules this module keeps: a box tells what the Tongue of that edition tells on the page, in few lines;
what a contributor wrote stays as it was written. Readings are those of the edition with furigana; a word
that reads one way here and another way there has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from community_events.editions import edition_of
from community_events.index import Index
from community_events.model.records import Event, Venue
from community_events.model.recurrence import Occurrence
from community_events.particulars import Place, contact_text
from community_events.render.easysentences import Known, easy_chapters
from community_events.render.flyer import FlyerBox
from community_events.render.languages import tongue_of
from community_events.render.phrases import split_sentences
from community_events.render.readings import make_readings
from community_events.render.romanise import romanise
from community_events.render.rubypieces import ruby_pieces
from community_events.render.typeset import LONGEST_TEXT

_EASY_CHAPTERS = frozenset({"変わったこと", "いつ", "どこ", "お金", "申し込み"})
_NUMBER = re.compile("[0-9]")


def flyer_box(
    event: Event,
    coming: tuple[Occurrence, ...],
    places: tuple[Place, ...],
    venues: tuple[Venue, ...],
    index: Index,
) -> FlyerBox | None:
    """Return the box that ``チラシ:`` asks for, or None."""
    if event.flyer == "en":
        return _english_box(event, places, venues, index)
    if event.flyer == "easy":
        known = Known(
            event=event, catalog=index.catalog, coming=coming, places=places, venues=venues
        )
        return _easy_box(known, index)
    return None


def flyer_readings(texts: Iterable[str], index: Index) -> tuple[tuple[str, str], ...]:
    """Return (word, reading) of the words in ``texts``, the longest first.

    Only those that mean the same wherever they stand in them, for print looks for the words alone; none
    over figures, which change their reading with what they count.
    """
    table = make_readings(index.catalog, index.site.theme)
    told = [ruby_pieces(text, table) for text in texts if text]
    found: dict[str, set[str]] = {}
    for word, reading in (piece for pieces in told for piece in pieces if piece[1]):
        if not _NUMBER.search(word):
            found.setdefault(word, set()).add(reading)
    sure = {word: kana.pop() for word, kana in found.items() if len(kana) == 1}
    plain = [piece for pieces in told for piece, reading in pieces if not reading]
    sure = {w: kana for w, kana in sure.items() if not any(w in piece for piece in plain)}
    return tuple(sorted(sure.items(), key=lambda pair: (-len(pair[0]), pair)))


def _english_box(
    event: Event, places: tuple[Place, ...], venues: tuple[Venue, ...], index: Index
) -> FlyerBox:
    tongue = tongue_of(edition_of("en"), index.site.theme, hours24=index.site.hours24)
    kana = {venue.slug: venue.kana for venue in venues}
    where = (f"{romanise(kana[p.slug])} ({p.name})" if kana.get(p.slug) else p.name for p in places)
    lines = (
        ("When", tongue.when_sentence(event)),
        ("Where", ", ".join(where) or ("Online" if event.online else "")),
        (tongue.say("料金"), "; ".join(tongue.fee_lines(event.fee))),
        (tongue.say("申込"), tongue.apply_text(event.apply) if event.apply else ""),
        (tongue.say("問い合わせ"), event.contact.phone or contact_text(event.contact)),
    )
    heading = romanise(event.kana) if event.kana else "In English"
    return FlyerBox(lang="en", heading=heading, lines=_plain(lines))


def _easy_box(known: Known, index: Index) -> FlyerBox:
    tongue = tongue_of(edition_of("easy"), index.site.theme, hours24=index.site.hours24)
    event = known.event
    if event.easy:
        told = _few(split_sentences(" ".join(event.easy.split())))
        return FlyerBox(heading="やさしい日本語", lines=(("", told),))
    lines = tuple(
        (heading, _few(sentences))
        for heading, sentences in easy_chapters(known, tongue)
        if heading in _EASY_CHAPTERS
    )
    return FlyerBox(heading="やさしい日本語", lines=_plain(lines))


def _few(sentences: Iterable[str]) -> str:
    """Return as many whole sentences as the box has room for."""
    told = ""
    for sentence in sentences:
        if told and len(told) + len(sentence) >= LONGEST_TEXT:
            break
        told += (" " if told else "") + sentence
    return told


def _plain(lines: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the lines that say something, without the marks of a page."""
    return tuple((str(label), str(text)) for label, text in lines if text)
