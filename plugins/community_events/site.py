"""What a whole site is called and where it lives: settings as one frozen, picklable value.

``plugin.settings`` makes it from pelicanconf.py; the core reads no Pelican settings. Nothing here
names a ward: another ward changes pelicanconf.py.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The settings that outputs depend on.

    ``public_url``: absolute, no slash at the end; the prefix of every absolute address.
    ``uid_domain``: right of the ``@`` in every UID; stays when the site moves.
    ``theme``: folder with templates/, static/, print/, fonts/.
    ``days_ahead``: how far lists look ahead; ``calendar_days_back``: how far back calendar.ics reaches.
    ``calendar_color``: a colour's name of CSS3, in which calendars show the site; "" leaves it to them.
    ``with_samples``: whether entries marked 見本 are part of the site.
    ``hashtags``: what stands below a post about an Event, without ``#``.
    ``editions``: the slugs of the editions that are built beside the Japanese one.
    ``hours24``: whether times are said as 15時 instead of 午後3時.
    ``texts``: (edition, field, text): name, tagline, description and publisher in other languages.
    ``municipality``, ``municipality_code``: whose events these are, by name and 全国地方公共団体コード
    (6 digits), for the open data; "" when it is nobody's in particular.
    """

    name: str
    tagline: str = ""
    description: str = ""
    public_url: str
    uid_domain: str
    theme: str
    publisher: str = ""
    publisher_contact: str = ""
    repository_url: str = ""
    language: str = "ja"
    days_ahead: int = 400
    calendar_days_back: int = 180
    feed_items: int = 50
    with_samples: bool = True
    hours24: bool = False
    editions: tuple[str, ...] = ()
    texts: tuple[tuple[str, str, str], ...] = ()
    calendar_color: str = ""
    hashtags: tuple[str, ...] = ()
    municipality: str = ""
    municipality_code: str = ""

    def text(self, field: str, edition: str) -> str:
        """Return a text of the site as it was written for an edition; "" when it was not."""
        return next((t for e, f, t in self.texts if (e, f) == (edition, field)), "")

    def absolute(self, path: str) -> str:
        """Return the public address of a path of the site (``/events/a/b/``)."""
        return self.public_url + path
