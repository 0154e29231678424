"""The card of a rack: A6, permanent, for the café's counter or the rack itself.

The rule this module keeps: nothing on it can become false. It has no date and lists nothing; its
code leads to the page of the rack, which is always of today.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from community_events.render.phrases import split_phrases
from community_events.render.qr import draw_qr
from community_events.render.typeset import PrintTheme, address_pieces, bounded, compile_page


@dataclass(frozen=True, slots=True, kw_only=True)
class RackCardView:
    """``name`` and ``kana`` of the café; ``mark``: 見本 when it is one; ``url``: the rack's page."""

    name: str
    url: str
    created: datetime
    kana: str = ""
    site_name: str = ""
    mark: str = ""
    lang: str = "ja"


def render_rack_card(view: RackCardView, theme: PrintTheme) -> bytes:
    """Return the card as PDF/UA-1: one A6 page, the same bytes for the same view."""
    words = {n: bounded(v) for n, v in asdict(view).items() if n != "created"}
    data = words | {
        "url": view.url,
        "name_phrases": split_phrases(words["name"]),
        "address_pieces": address_pieces("", view.url),
        "qr": asdict(draw_qr(view.url)),
    }
    return compile_page("rack-card.typ", data, created=view.created, theme=theme)
