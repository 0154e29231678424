"""An Event as a picture: og.png for links in other sites, card.png to post; and the words beside it.

The rules this module keeps: the picture says nothing that the page does not; a state is said in a word
before the title; nothing runs over: type shrinks, then the title ends in 「…」; the same view gives the
same bytes. What is told in it does not hang on the day of the build while the dates stay as they are,
for other sites keep a picture for months.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from community_events.model.pictures import Picture
from community_events.render.phrases import split_phrases
from community_events.render.pixels import reduce_colours
from community_events.render.qr import draw_qr
from community_events.render.svgpicture import svg_picture
from community_events.render.typeset import PrintTheme, address_pieces, bounded, compile_png

# In pixels; the names of shapes in card.typ.
SIZES = {"wide": (1200, 630), "tall": (1080, 1350)}
_LIMITS = {"title": 56, "when": 44, "status_word": 8, "status_reason": 40, "place": 44, "fee": 32,
           "apply": 24, "site_name": 24, "mark": 6}  # fmt: skip
_LINE = 14  # characters that always fit into a line


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """What the picture of an Event says, ready to print; all but ``title`` and ``url`` may be empty.

    ``when``: the one date, or the first sentence of the rule. ``off``: it does not take place.
    """

    title: str
    url: str
    site_name: str
    when: str = ""
    place: str = ""
    fee: str = ""
    apply: str = ""
    mark: str = ""
    status_word: str = ""
    status_reason: str = ""
    off: bool = False
    picture: Picture | None = None
    alt: str = ""


def render_card(view: CardView, shape: str, theme: PrintTheme) -> bytes:
    """Return the picture as PNG; ``shape``: a row of SIZES."""
    png = compile_png("card.typ", card_data(view, shape), theme=theme)
    return reduce_colours(png, dithered=view.picture is not None)


def card_data(view: CardView, shape: str) -> dict[str, object]:
    """Return what card.typ reads."""
    told = {k: v for k, v in asdict(view).items() if k != "picture"}
    data = {name: bounded(value, _LIMITS.get(name, 160)) for name, value in told.items()}
    return data | {
        "shape": shape,
        "url": view.url,
        "title_phrases": _breakable(split_phrases(data["title"])),
        "when_phrases": _breakable(split_phrases(data["when"])),
        "address_pieces": address_pieces("", view.url),
        "picture": svg_picture(view.picture) if view.picture else "",
        "qr": asdict(draw_qr(view.url)) if shape == "tall" else {},
    }


def _breakable(pieces: tuple[str, ...]) -> list[str]:
    """Return the pieces with those cut that are longer than any line: an address, a run of letters."""
    return [p[at : at + _LINE] for p in pieces for at in range(0, len(p), _LINE)]
