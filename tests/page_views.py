"""Views for template tests, made from the dataclasses themselves, so that no field is forgotten."""

from __future__ import annotations

import itertools
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, replace

from markupsafe import Markup

from community_events.render.embedviews import EmbedView
from community_events.render.mapviews import MapView
from community_events.render.printpageviews import PrintPageView
from community_events.render.rackviews import RackChangesView
from community_events.render.textviews import TextMonthView
from community_events.render.views import (
    EventView,
    FeedPageView,
    FindView,
    HomeView,
    IndexView,
    OpportunityView,
    PageView,
    SearchView,
    SiteView,
    TextView,
)
from community_events.render.wayviews import SubscribePageView

TEMPLATES: dict[str, type] = {
    "home.html": HomeView,
    "event.html": EventView,
    "feed.html": FeedPageView,
    "index.html": IndexView,
    "search.html": SearchView,
    "find.html": FindView,
    "opportunity.html": OpportunityView,
    "text.html": TextView,
    "subscribe.html": SubscribePageView,
    "map.html": MapView,
    "plaintext.html": TextMonthView,
    "embed.html": EmbedView,
    "changes.html": RackChangesView,
    "print.html": PrintPageView,
    "404.html": TextView,
}
PATHS = {
    "home.html": "/", "event.html": "/events/a/b/", "feed.html": "/areas/a/",
    "index.html": "/areas/", "opportunity.html": "/opportunities/a/b/", "text.html": "/about/",
    "404.html": "/404.html", "subscribe.html": "/subscribe/", "map.html": "/map/",
    "plaintext.html": "/text/2026-12/", "embed.html": "/embed/venues/a/",
    "changes.html": "/racks/a/changes/", "search.html": "/search/", "find.html": "/find/",
    "print.html": "/print/",
}  # fmt: skip

# No two elements of a page have one id.
_NUMBERS = itertools.count()

Write = Callable[[str], str]


def is_link(name: str) -> bool:
    """Return whether a field holds a path or an address rather than words."""
    return name in {
        "href",
        "src",
        *("edit_href", "gone_href", "report_href", "line", "mail"),
        "stylesheet",
        "icon",
        "home",
        "search",
        "repository_url",
        "canonical",
        *("webcal", "google", "address", "file", "code", "list_href"),
        "scripts",
    }


def fill(kind: type, write: Write, *, name: str = "", times: int = 2) -> object:
    """Return a view in which every field holds something; ``write`` makes a text from a name.

    The name is that of the class and field, ``RowView.title``: the same for all rows.
    """
    hints = typing.get_type_hints(kind)
    return kind(
        **{
            f.name: _value(hints[f.name], f"{name or kind.__name__}.{f.name}", write, times)
            for f in fields(kind)
        }
    )


def bare(kind: type) -> object:
    """Return a view that tells only what it must, empty lists where lists are asked for."""
    hints = typing.get_type_hints(kind)
    needed = (f for f in fields(kind) if f.default is MISSING)
    return kind(**{f.name: _bare_value(hints[f.name], f.name) for f in needed})


def make_page(template: str, **others: object) -> PageView:
    """Return the page that a template is tried with."""
    kind = template.removesuffix(".html")
    return PageView(**{"path": PATHS[template], "kind": kind, "title": "題", **others})  # type: ignore[arg-type]


def make_site(**others: object) -> SiteView:
    """Return a site with nothing but a name and a stylesheet."""
    plain = typing.cast(SiteView, bare(SiteView))
    values = {
        "name": "もよおし",
        "language": "ja",
        "repository_url": "",
        "stylesheet": "/static/site.css",
        **others,
    }
    return replace(plain, **values)  # type: ignore[arg-type]


def _value(hint: typing.Any, name: str, write: Write, times: int) -> object:
    last = name.rsplit(".", 1)[-1]
    if hint is Markup:
        return Markup(
            f'{{"json": "{last}"}}' if last == "json_ld" else f"<p>{name} か\n\n<i>x</i></p>"
        )
    if last == "anchor":
        return f"{write(name)}-{next(_NUMBERS)}"
    if hint is str:
        return (
            "ja"
            if last in ("language", "edition", "lang", "hreflang")
            else f"/{write(name)}"
            if is_link(last)
            else write(name)
        )
    if hint is int:
        return 7
    if hint is bool:
        return True
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return _value(
            next(a for a in typing.get_args(hint) if a is not type(None)), name, write, times
        )
    if typing.get_origin(hint) is tuple:
        parts = typing.get_args(hint)
        if parts[-1] is Ellipsis:
            return tuple(_value(parts[0], name, write, times) for _ in range(times))
        return tuple(_value(p, f"{name}.{i}", write, times) for i, p in enumerate(parts))
    return fill(hint, write, times=times)


def _bare_value(hint: typing.Any, name: str) -> object:
    if typing.get_origin(hint) is tuple:
        return ()
    if hint is str:
        return f"/{name}" if is_link(name) else name
    return False if hint is bool else bare(hint)
