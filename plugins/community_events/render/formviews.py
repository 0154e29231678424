"""From the schema and the settings to what the form says."""

from __future__ import annotations

from dataclasses import replace

from community_events.history import UNKNOWN
from community_events.model.catalog import Catalog
from community_events.render.form import BODY, PATH, PROMISE, SAID, SENDER, TITLE, FormView
from community_events.render.formfields import PARTS, form_fields
from community_events.render.readings import make_readings
from community_events.site import Site


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
