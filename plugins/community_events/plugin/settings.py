"""From Pelican's settings to a Site; whatever is missing or dangerous stops the build at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from community_events.editions import EDITIONS, editions_of
from community_events.site import Site

# Pelican's own readers must find nothing: an entry read by them could write anywhere.
_MUST_BE_EMPTY = (
    "ARTICLE_PATHS",
    "PAGE_PATHS",
    "STATIC_PATHS",
    "DIRECT_TEMPLATES",
    "TEMPLATE_PAGES",
)
# Settings whose text another edition may have in its own words, and where a Site keeps them.
_TEXTS = {
    "SITENAME": "name",
    "SITE_TAGLINE": "tagline",
    "SITE_DESCRIPTION": "description",
    "PUBLISHER": "publisher",
}
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~-]+)*")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


class SettingsError(Exception):
    """pelicanconf.py says something that cannot be; the message names the setting."""


def site_of(settings: Mapping[str, Any]) -> Site:
    """Return the Site that the settings describe; raises SettingsError."""
    for name in _MUST_BE_EMPTY:
        if settings.get(name):
            raise SettingsError(f"{name} must be empty: only our own reader reads content/")
    public_url, uid_domain = settings.get("PUBLIC_URL", ""), settings.get("UID_DOMAIN", "")
    if not _URL.fullmatch(public_url):
        raise SettingsError(
            f"PUBLIC_URL must be an address without a slash at its end: {public_url!r}"
        )
    if not _DOMAIN.fullmatch(uid_domain):
        raise SettingsError(f"UID_DOMAIN must be a domain name: {uid_domain!r}")
    code = str(settings.get("MUNICIPALITY_CODE", ""))
    if not re.fullmatch(r"([0-9]{6})?", code):
        raise SettingsError(f"MUNICIPALITY_CODE must be six digits or empty: {code!r}")
    color = settings.get("CALENDAR_COLOR", "")
    if not re.fullmatch("[a-z]*", color):
        raise SettingsError(f"CALENDAR_COLOR must be a colour's name or empty: {color!r}")
    return Site(
        name=settings["SITENAME"],
        tagline=settings.get("SITE_TAGLINE", ""),
        description=settings.get("SITE_DESCRIPTION", ""),
        public_url=public_url,
        uid_domain=uid_domain,
        theme=str(Path(settings["THEME"]).resolve()),
        publisher=settings.get("PUBLISHER", ""),
        publisher_contact=settings.get("PUBLISHER_CONTACT", ""),
        repository_url=settings.get("REPOSITORY_URL", "").rstrip("/"),
        language=settings.get("DEFAULT_LANG", "ja"),
        days_ahead=int(settings.get("DAYS_AHEAD", 400)),
        calendar_days_back=int(settings.get("CALENDAR_DAYS_BACK", 180)),
        feed_items=int(settings.get("FEED_ITEMS", 50)),
        with_samples=bool(settings.get("WITH_SAMPLES", True)),
        hours24=bool(settings.get("HOURS24", False)),
        editions=_editions(settings),
        texts=_texts(settings),
        calendar_color=color,
        hashtags=tuple(settings.get("HASHTAGS", ())),
        municipality=settings.get("MUNICIPALITY", ""),
        municipality_code=code,
    )


def _editions(settings: Mapping[str, Any]) -> tuple[str, ...]:
    known = [edition.slug for edition in EDITIONS]
    wanted = settings.get("EDITIONS", known)
    if odd := [slug for slug in wanted if slug not in known]:
        raise SettingsError(f"EDITIONS may hold {', '.join(known)}: {odd[0]!r}")
    return tuple(edition.slug for edition in editions_of(wanted))


def _texts(settings: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    found = []
    for edition, texts in sorted(settings.get("EDITION_TEXTS", {}).items()):
        for name, text in sorted(texts.items()):
            if name not in _TEXTS:
                raise SettingsError(f"EDITION_TEXTS[{edition!r}] may hold {', '.join(_TEXTS)}")
            found.append((edition, _TEXTS[name], str(text)))
    return tuple(found)
