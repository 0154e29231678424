"""The only half that Pelican sees: settings in, artifacts out.

Pelican is the host: it supplies settings, theme, signals, the command line and autoreload. It never
reads a contributor's file: our generator is a generator of its own, beside Pelican's, which find
nothing (``ARTICLE_PATHS`` and ``PAGE_PATHS`` are empty in pelicanconf.py).
"""

from __future__ import annotations

from pelican.plugins import signals

from community_events.plugin.generator import EventsGenerator
from community_events.plugin.settings import site_of


def register() -> None:
    """Connect to Pelican: refuse settings that would let it read entries, add our generator."""
    signals.initialized.connect(_judge_settings)
    signals.get_generators.connect(_generators)


def _judge_settings(pelican: object) -> None:
    site_of(pelican.settings)  # type: ignore[attr-defined]


def _generators(pelican: object) -> type[EventsGenerator]:
    return EventsGenerator
