"""校正: all that an entry says, to be read by its organizer, answered on the same sheet and sent back.

The rules this module keeps: what the entry says stands there whole, in the order of ``schema`` and with
the numbers of the form (``render.formfields``); nothing is cut for the page, a long entry takes more pages and
says so; the answer stands on the last of them. It is for its organizer, not for readers: no page of the
site but /print/ leads to it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from community_events.render.qr import draw_qr
from community_events.render.typeset import PrintTheme, address_pieces, compile_pdf

FILE = "proof.pdf"
QUESTION = "この内容で載せます"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFact:
    """One key and what the entry says of it, one text a line."""

    number: int
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofDate:
    """One of the next dates; ``note``: its state, reason and place where they are its own."""

    day: str
    time: str
    note: str = ""
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofView:
    """Everything that a proof says. ``untold``: labels of keys that the entry leaves out.

    ``until``: the day by which to answer; "" leaves it to be written by hand. ``more``: how many dates
    follow those that are listed.
    """

    title: str
    url: str
    created: datetime
    site_name: str = ""
    organizer: str = ""
    path: str = ""
    as_of: str = ""
    until: str = ""
    send_to: tuple[str, ...] = ()
    facts: tuple[ProofFact, ...] = ()
    dates: tuple[ProofDate, ...] = ()
    more: int = 0
    body: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


def render_proof(view: ProofView, theme: PrintTheme) -> bytes:
    """Return the proof as PDF/UA-1: A4, as many pages as it takes, the same bytes for the same view."""
    return compile_pdf("proof.typ", proof_data(view), created=view.created, theme=theme)


def proof_data(view: ProofView) -> dict[str, object]:
    """Return what proof.typ reads."""
    told = {name: value for name, value in asdict(view).items() if name != "created"}
    return told | {
        "question": QUESTION,
        "address_pieces": address_pieces("", view.url),
        "qr": asdict(draw_qr(view.url)),
    }
