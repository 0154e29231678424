"""掲載申込用紙: the form for the counter and FAX, made from the table of keys.

The rules this module keeps: every key of an Event that its organizer can answer has its field, in the
order of ``schema``; it is four A4 pages (one A3 sheet, folded), black on white, with lines that a FAX
keeps; the first page is what must be written. Examples are what one writes: they have no readings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from community_events.render.qr import draw_qr
from community_events.render.rubypieces import ruby_pieces
from community_events.render.typeset import PrintTheme, address_pieces, compile_pages

PATH = "/submit/form.pdf"
TITLE = "掲載申込用紙"
PAGES = 4
COLUMNS = 12


#: Beside the keys: the text of the entry, and who wrote the form.
BODY = ("くわしい説明", "サイトのページに載せる文。裏や別の紙に続けてかまいません。")
SENDER = ("名前", "電話", "FAX・メール", "書いた日")
PROMISE = "この内容を、サイトとチラシに載せてかまいません。"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One box. ``number``: what one calls it by on the telephone; ``part``: words above it, or ""."""

    name: str
    number: int
    label: str
    hint: str = ""
    example: str = ""
    required: bool = False
    part: str = ""
    span: int = COLUMNS
    room: float = 10
    choices: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """Everything that the form says. ``send_to``: where it goes; empty: to the counter it came from.

    ``readings``: of the words on it, no others, so that it is made again only when it would differ.
    """

    title: str
    url: str
    created: datetime
    site_name: str = ""
    send_to: tuple[str, ...] = ()
    fields: tuple[FormField, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()


def render_form(view: FormView, theme: PrintTheme) -> bytes:
    """Return the form as PDF/UA-1: four A4 pages, the same bytes for the same view."""
    return compile_pages("form.typ", form_data(view), PAGES, created=view.created, theme=theme)


def form_data(view: FormView) -> dict[str, object]:
    """Return what form.typ reads: rows of fields by page, every text in its pieces with readings."""

    def read(text: str) -> list[tuple[str, str]]:
        return list(ruby_pieces(text, view.readings))

    def told(one: FormField) -> dict[str, object]:
        texts = {name: read(getattr(one, name)) for name in ("label", "hint", "part")}
        lists = {
            name: [read(text) for text in getattr(one, name)] for name in ("choices", "blanks")
        }
        return asdict(one) | texts | lists

    rows = [[told(one) for one in row] for row in rows_of(view.fields)]
    return {
        "title": view.title,
        "heading": read(view.title),
        "url": view.url,
        "site_name": view.site_name,
        "send_to": [read(line) for line in view.send_to],
        "rows": rows,
        "count": PAGES,
        "body": [read(text) for text in BODY],
        "sender": [read(text) for text in SENDER],
        "promise": read(PROMISE),
        "say": {name: read(text) for name, text in SAID.items()},
        "address_pieces": address_pieces("", view.url),
        "qr": asdict(draw_qr(view.url)),
    }


#: What the form says besides its fields.
SAID = {
    "lead": "太いわくの3つだけは、かならず書いてください。ほかは、決まっているものだけでかまいません。",
    "how": "わからない所は、空けておいてください。こちらからお聞きします。□には✓をつけます。"
    "FAXは、1枚目だけでもかまいません。",
    "required": "かならず",
    "example": "例",
    "send_to": "出す所",
    "counter": "（この紙をお渡しした窓口にお出しください）",
    "sender": "書いた人（サイトには載せません）",
    "again": "この紙をもう1枚印刷する",
    "next": "2枚目につづきます",
}


def rows_of(fields: tuple[FormField, ...]) -> Iterator[tuple[FormField, ...]]:
    """Yield the fields that stand side by side: as many as fit into twelve columns, of one part."""
    row: list[FormField] = []
    for one in fields:
        if row and (one.part or sum(f.span for f in row) + one.span > COLUMNS):
            yield tuple(row)
            row = []
        row.append(one)
    if row:
        yield tuple(row)
