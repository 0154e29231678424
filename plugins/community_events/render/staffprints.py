"""What the people behind the counter print: the form to hand out, the proof of each entry."""

from __future__ import annotations

from collections.abc import Iterator

from community_events.artifacts import Artifact, make_artifact
from community_events.index import Index
from community_events.render import form, proof
from community_events.render.form import form_view, render_form
from community_events.render.proof import proof_view, render_proof
from community_events.render.stamps import print_stamp
from community_events.render.typeset import print_theme


def staff_artifacts(index: Index) -> Iterator[Artifact]:
    """Yield form.pdf, and proof.pdf of every Event that is not over."""
    site = index.site
    stamp, theme = print_stamp(site.theme), print_theme(site.theme)
    yield make_artifact(form.PATH, stamp, render_form, form_view(index.catalog, site), theme)
    for key, occurrences in index.occurrences.items():
        if not occurrences or any(index.is_upcoming(one) for one in occurrences):
            yield make_artifact(
                f"/events/{key}/{proof.FILE}", stamp, render_proof, proof_view(key, index), theme
            )
