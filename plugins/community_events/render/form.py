"""掲載申込用紙: the form for the counter and FAX, made from the table of keys.

The rules this module keeps: every key of an Event that its organizer can answer has its field, in the
order of ``schema``; it is four A4 pages (one A3 sheet, folded), black on white, with lines that a FAX
keeps; the first page is what must be written. Examples are what one writes: they have no readings.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from community_events.history import UNKNOWN
from community_events.model.catalog import Catalog
from community_events.render.formfields import PARTS, FormField, form_fields, rows_of
from community_events.render.qr import draw_qr
from community_events.render.readings import make_readings
from community_events.render.rubypieces import ruby_pieces
from community_events.render.typeset import PrintTheme, address_pieces, compile_pages
from community_events.site import Site

PATH = "/submit/form.pdf"
TITLE = "掲載申込用紙"
PAGES = 4
#: Beside the keys: the text of the entry, and who wrote the form.
BODY = ("くわしい説明", "サイトのページに載せる文。裏や別の紙に続けてかまいません。")
SENDER = ("名前", "電話", "FAX・メール", "書いた日")
PROMISE = "この内容を、サイトとチラシに載せてかまいません。"


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


def form_view(catalog: Catalog, site: Site) -> FormView:
    """Return what the form of a site says."""
    fields = form_fields(catalog.vocabulary)
    view = FormView(
        title=TITLE,
        url=site.absolute(PATH),
        created=UNKNOWN,
        site_name=site.name,
        send_to=(site.publisher, site.publisher_contact) if site.publisher_contact else (),
        fields=fields,
    )
    words = repr((view, BODY, SENDER, PROMISE, SAID, PARTS))
    readings = make_readings(catalog, site.theme)
    return replace(view, readings=tuple(pair for pair in readings if pair[0] in words))


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
