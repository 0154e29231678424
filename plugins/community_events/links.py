"""Where a link in a text may lead.

The rule this module keeps: to http(s) with a visible host, to a mail address, to a phone number, or
to a path of the site itself (``/policy/``); never to a script, a file or a host that hides behind a
name (``https://name@host``).
"""

from __future__ import annotations

import re

_SITE_PATH = re.compile(
    r"/(?:[a-z0-9-]+/)*(?:[a-z0-9-]+\.(?:ics|xml|json|pdf|csv))?(?:#[a-z0-9-]+)?"
)
_WEB = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:[/?#][^\s\\]*)?", re.IGNORECASE)
_MAIL_OR_PHONE = re.compile(r"mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|tel:\+?[0-9-]+")


def is_site_path(href: str) -> bool:
    """Return whether ``href`` is a path of the site from its root.

    >>> is_site_path("/areas/katsura/"), is_site_path("//example.jp/"), is_site_path("/../x")
    (True, False, False)
    """
    return _SITE_PATH.fullmatch(href) is not None


def may_link(href: str) -> bool:
    """Return whether a text may link to ``href``.

    >>> may_link("https://example.jp/あ"), may_link("javascript:alert(1)")
    (True, False)
    """
    return any(pattern.fullmatch(href) for pattern in (_WEB, _MAIL_OR_PHONE, _SITE_PATH))
