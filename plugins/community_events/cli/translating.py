"""``untranslated`` and ``messages``: what the editions still say in Japanese; .po files up to date."""

from __future__ import annotations

import argparse
import sys

from community_events.editions import EDITIONS
from community_events.render.extraction import find_messages, untranslated, update_translations


def list_untranslated(options: argparse.Namespace) -> int:
    """Print each message without a translation; 0 when there is none, 1 otherwise, 2 usage."""
    translated = [edition for edition in EDITIONS if edition.locale]
    chosen = [e for e in translated if options.language in (None, e.slug)]
    if not chosen:
        known = "・".join(edition.slug for edition in translated)
        print(f"community-events: LANG は {known} のどれかです", file=sys.stderr)
        return 2
    total, missing = len(find_messages(options.theme)), 0
    for edition in chosen:
        found = untranslated(options.theme, edition)
        missing += len(found)
        if not options.quiet:
            print(f"{edition.slug}\t{edition.name}\t{len(found)}/{total}")
            for message in found if options.language else ():
                print(f"  {message}")
    return 1 if missing else 0


def update_messages(options: argparse.Namespace) -> int:
    """Bring theme/locale/*.po up to date with what templates and views say."""
    for path in update_translations(options.theme):
        if not options.quiet:
            print(path)
    return 0
