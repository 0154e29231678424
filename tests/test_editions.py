"""The editions as they were built: whole, led to from each other, and in one language each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from community_events.editions import EDITIONS, JAPANESE, Edition, edition_of
from community_events.render.extraction import untranslated
from community_events.render.marked import is_japanese
from tests.fixtures_site import PUBLIC_URL

THEME = str(Path(__file__).parent.parent / "theme")
OTHERS = [edition for edition in EDITIONS if edition is not JAPANESE]
FOREIGN = [edition for edition in OTHERS if not edition.is_japanese]


def paths_of(site: Path, edition: Edition) -> set[str]:
    """Return the paths of the pages of an edition, without its prefix."""
    folder = site / edition.prefix.removeprefix("/")
    prefixes = {one.prefix.removeprefix("/") for one in OTHERS}
    found = (page.parent.relative_to(folder).as_posix() for page in folder.rglob("index.html"))
    paths = {"/" if path == "." else f"/{path}/" for path in found}
    # A list in a frame on somebody else's page has no way to other languages.
    return {path for path in paths if path.split("/")[1] not in {*prefixes, "embed"}}


def page_of(site: Path, edition: Edition, path: str) -> lxml.html.HtmlElement:
    return lxml.html.parse(site / f"{edition.prefix}{path}index.html".lstrip("/")).getroot()


def texts_not_in(page: lxml.html.HtmlElement, lang: str) -> Iterator[str]:
    """Yield the Japanese texts of the body that no ``lang`` marks as such."""
    for text in page.xpath("//body//text()[not(parent::script)]"):
        own = next((e.get("lang") for e in _upwards(text.getparent()) if e.get("lang")), "")
        if own == lang and is_japanese(text):
            yield text.strip()


def _upwards(element: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    yield element
    yield from element.iterancestors()


@pytest.mark.parametrize("edition", OTHERS, ids=lambda edition: str(edition.slug))
def test_an_edition_has_exactly_the_pages_that_it_says(built_site: Path, edition: Edition) -> None:
    wanted = {path for path in paths_of(built_site, JAPANESE) if edition.has(path)}
    assert paths_of(built_site, edition) == wanted
    assert {"/", "/areas/", "/places/", "/subscribe/"} <= wanted
    assert any(path.startswith("/events/") for path in wanted)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.slug))
def test_pages_name_each_other_in_every_language(built_site: Path, edition: Edition) -> None:
    for path in paths_of(built_site, edition):
        page = page_of(built_site, edition, path)
        assert page.get("lang") == edition.lang
        found = page.xpath("//head/link[@rel='alternate'][@hreflang]")
        named = {link.get("hreflang"): link.get("href") for link in found}
        wanted = {e.hreflang: f"{PUBLIC_URL}{e.path(path)}" for e in EDITIONS if e.has(path)}
        # All name the same: whoever is named names back.
        assert named == wanted | {"x-default": f"{PUBLIC_URL}{path}"}, path
        (canonical,) = page.xpath("//head/link[@rel='canonical']/@href")
        assert canonical == f"{PUBLIC_URL}{edition.path(path)}"


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.slug))
def test_every_page_leads_to_all_languages_in_their_own_names(
    built_site: Path, edition: Edition
) -> None:
    for path in paths_of(built_site, edition):
        links = page_of(built_site, edition, path).xpath("//header//details[@class='languages']//a")
        names = ["".join(a.xpath(".//text()[not(parent::rt or parent::rp)]")) for a in links]
        assert names == [one.name for one in EDITIONS]
        assert [(a.get("lang"), a.get("hreflang")) for a in links] == [
            (one.lang, one.hreflang) for one in EDITIONS
        ]
        current = [n for n, a in zip(names, links, strict=True) if a.get("aria-current")]
        assert current == [edition.name], path


@pytest.mark.parametrize("edition", FOREIGN, ids=lambda edition: str(edition.slug))
def test_a_link_that_leaves_the_edition_says_its_language(
    built_site: Path, edition: Edition
) -> None:
    inside = outside = 0
    for path in paths_of(built_site, edition):
        depth = f"{edition.prefix}{path}".count("/") - 1
        for link in page_of(built_site, edition, path).xpath("//main//a[@href]"):
            href = link.get("href")
            if re.match(r"[a-z]+:|#", href):
                continue
            leaves = href.startswith("../" * depth) and not href.startswith(
                "../" * depth + edition.prefix.lstrip("/") + "/"
            )
            assert (link.get("hreflang") == "ja") is leaves, (path, href)
            inside, outside = inside + (not leaves), outside + leaves
    assert inside > 300
    assert outside > 30, "calendars and prints are shared"


# Chinese is written with the same letters: there nothing can be told from them.
@pytest.mark.parametrize("slug", ["en", "ko", "vi", "ne"])
def test_what_is_japanese_is_marked_as_japanese(built_site: Path, slug: str) -> None:
    """What stays Japanese is what somebody wrote, or has no translation: a label that nobody says fails here."""
    edition = edition_of(slug)
    found = {
        f"{path}: {text}"
        for path in paths_of(built_site, edition)
        for text in texts_not_in(page_of(built_site, edition, path), edition.lang)
    }
    assert found == set()


@pytest.mark.parametrize("slug", ["zh-hans", "zh-hant"])
def test_kana_on_chinese_pages_is_marked_as_japanese(built_site: Path, slug: str) -> None:
    edition = edition_of(slug)
    found = {
        f"{path}: {text}"
        for path in paths_of(built_site, edition)
        for text in texts_not_in(page_of(built_site, edition, path), edition.lang)
        if re.search("[\u3041-\u30fa]", text)
    }
    assert found == set()


def test_english_attributes_are_english(built_site: Path) -> None:
    found = {
        f"{path}: {value}"
        for path in paths_of(built_site, edition_of("en"))
        for name in ("aria-label", "alt", "title", "data-empty", "data-today")
        for value in page_of(built_site, edition_of("en"), path).xpath(
            f"//body//@{name}[not(ancestor::*[@lang='ja'])]"
        )
        if is_japanese(value)
    }
    assert found == set()


def test_english_has_a_translation_for_every_message() -> None:
    assert untranslated(THEME, edition_of("en")) == ()


def test_a_translation_that_nobody_confirmed_says_so(built_site: Path) -> None:
    for edition in EDITIONS:
        notices = page_of(built_site, edition, "/").xpath("//p[@class='notice']")
        assert len(notices) >= (0 if edition.confirmed else 2), edition.slug
    english = page_of(built_site, edition_of("en"), "/").text_content()
    assert "not yet been checked by a native speaker" in english


def test_ruby_is_switched_on_and_off_by_a_link(built_site: Path) -> None:
    for edition, other in (("ja", "furigana"), ("furigana", "ja")):
        path = "/areas/katsura/"
        page = page_of(built_site, edition_of(edition), path)
        (href,) = page.xpath("//a[@class='languages__ruby']/@href")
        here = built_site / f"{edition_of(edition).prefix}{path}".lstrip("/")
        there = built_site / f"{edition_of(other).prefix}{path}".lstrip("/")
        assert (here / href).resolve() == there.resolve()


def test_the_sitemap_lists_every_edition(built_site: Path) -> None:
    sitemap = built_site.joinpath("sitemap.xml").read_text(encoding="utf-8")
    for edition in EDITIONS:
        assert f"<loc>{PUBLIC_URL}{edition.prefix}/areas/</loc>" in sitemap
