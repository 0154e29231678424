"""What a page offers on paper: the files beside it, each with its size."""

from __future__ import annotations

from community_events.artifacts import Artifact
from community_events.render.localfiles import LocalPrint
from community_events.render.pages.frame import Frame
from community_events.render.wayviews import AlternateView


def print_links(path: str, frame: Frame) -> tuple[AlternateView, ...]:
    """Return the prints that the page at ``path`` offers."""
    return tuple(_link(one, frame) for one in frame.prints.get(path, ()))


def print_files(path: str, frame: Frame) -> tuple[Artifact, ...]:
    """Return the same as files, for their sizes."""
    return tuple(one.artifact for one in frame.prints.get(path, ()))


def _link(one: LocalPrint, frame: Frame) -> AlternateView:
    month = frame.tongue.month_text(*one.month) if one.month else ""
    values = {"month": month} if one.month else {}
    return AlternateView(
        text=frame.say(one.words, **values),
        href=one.path,
        media_type="application/pdf",
        size=frame.say(one.size),
    )
