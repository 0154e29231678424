"""What the people behind the counter print: the form, the proof of each entry, the round of the week."""

from __future__ import annotations

from collections.abc import Iterator

from community_events.artifacts import Artifact, make_artifact
from community_events.index import Index
from community_events.render import form, proof
from community_events.render.form import render_form
from community_events.render.formviews import form_view
from community_events.render.picking import render_labels, render_picking, render_picking_csv
from community_events.render.pickingviews import picking_view
from community_events.render.printset import render_set
from community_events.render.printsets import print_sets
from community_events.render.proof import render_proof
from community_events.render.proofviews import proof_view, wants_proof
from community_events.render.stamps import feed_stamp, print_stamp
from community_events.render.typeset import PrintTheme, print_theme
from community_events.rounds import plan_round, week_to_prepare


def staff_artifacts(index: Index) -> Iterator[Artifact]:
    """Yield form.pdf, proof.pdf of every Event that is not over, and the papers of a round."""
    site = index.site
    stamp, theme = print_stamp(site.theme), print_theme(site.theme)
    yield make_artifact(form.PATH, stamp, render_form, form_view(index.catalog, site), theme)
    for key in index.catalog.events:
        if wants_proof(key, index):
            yield make_artifact(
                f"/events/{key}/{proof.FILE}", stamp, render_proof, proof_view(key, index), theme
            )
    yield from _round_artifacts(index, stamp, theme)


def _round_artifacts(index: Index, stamp: str, theme: PrintTheme) -> Iterator[Artifact]:
    """Yield list, labels and sets of the round that one prepares now."""
    plan = plan_round(index, week_to_prepare(index.today))
    view, folder = picking_view(plan, index), f"/print/{plan.name}/"
    yield make_artifact(f"{folder}picking.csv", feed_stamp(), render_picking_csv, view)
    yield make_artifact(f"{folder}picking.pdf", stamp, render_picking, view, theme)
    yield make_artifact(f"{folder}labels.pdf", stamp, render_labels, view, theme)
    for one in print_sets(plan, view, index):
        yield make_artifact(one.path, stamp, render_set, one.view, theme)
