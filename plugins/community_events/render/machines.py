"""Files for machines: sitemap.xml, robots.txt, the stylesheets, the scripts, the icon."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator

from community_events.artifacts import Artifact, make_artifact
from community_events.render.assets import icon, page_stylesheets, stylesheet
from community_events.render.scripts import scripts
from community_events.render.vendored import vendored
from community_events.site import Site

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def machine_artifacts(pages: Iterable[str], site: Site, stamp: str) -> Iterator[Artifact]:
    """Yield the files; ``pages``: site paths that search engines may list, sorted."""
    yield make_artifact("/sitemap.xml", stamp, render_sitemap, tuple(pages), site.public_url)
    yield make_artifact("/robots.txt", stamp, render_robots, site.public_url)
    read = (page_stylesheets, scripts, vendored)
    files = [file for named in read for file in named(site.theme).values()]
    for path, data in (stylesheet(site.theme), icon(site.theme), *files):
        yield make_artifact(path, stamp, given_bytes, data)


def render_sitemap(pages: tuple[str, ...], public_url: str) -> bytes:
    """Return sitemap.xml (sitemaps.org protocol 0.9): addresses only, no invented dates."""
    root = etree.Element("urlset", xmlns=_SITEMAP)
    for path in pages:
        etree.SubElement(etree.SubElement(root, "url"), "loc").text = public_url + path
    etree.indent(root, "")
    text = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def render_robots(public_url: str) -> bytes:
    """Return robots.txt (RFC 9309): all may be fetched, calendars above all, but proofs (校正)."""
    rules = ("User-agent: *", "Allow: /", "Allow: /*.ics$", "Disallow: /*/proof.pdf$")
    return "\n".join((*rules, "", f"Sitemap: {public_url}/sitemap.xml", "")).encode()


def given_bytes(data: bytes) -> bytes:
    """Return bytes that are there already."""
    return data
