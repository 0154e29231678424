"""Whatever a view holds, a page is whole, in order, escaped and says all that the view tells."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as lxml_html
from markupsafe import Markup

from community_events.render.html import absolute_site, render_page
from community_events.render.views import (
    BannerView,
    DayView,
    EventView,
    FeedPageView,
    HomeView,
    LinkView,
    PageView,
    RowView,
    SiteView,
    TextView,
)
from tests.page_views import TEMPLATES, bare, fill, make_page, make_site

THEME = str(Path(__file__).parent.parent / "theme")
SOURCES = sorted(Path(THEME, "templates").rglob("*.html"))
FILTERS = {"seen_from", "exactly_from", "script_json", "plain", "lang_attribute", "unbroken"}
# What may stand in an attribute as it is: no words, so never a Text with its own mark-up.
NO_WORDS = {
    *("address", "anchor", "canonical", "dark", "deepest", "dot_x", "dot_y", "group", "height"),
    *("hreflang", "icon", "id", "index", "iso", "built_iso", "day_iso", "kind", "lang", "language", "last", "latitude"),
    *("light", "longitude", "media_type", "name", "number", "path", "public", "tags", "shape", "status"),
    *("image", "later_repeat", "locale", "repeat", "stylesheet", "terms", "tone", "width", "x", "y"),
}  # fmt: skip
HOSTILE = """<script>alert(1)</script><b x='y'>"&{{ 7 * 7 }}"""

# What a page leaves out, and why. All the rest of a view stands on it somewhere.
# A link tells these where it leads to a part to play.
ONLY_OF_OFFERS = {"LinkView.facts.0", "LinkView.facts.1"}
LEFT_OUT = {
    # Each row stands under the heading of its day; the day's pieces are printed.
    "home.html": {"DayView.heading", "RowView.day"},
    "feed.html": {"DayView.heading"},
    "find.html": {"DayView.heading", "RowView.day"},
    "index.html": {"IndexView.empty"},
    "404.html": {f"TextView.{f}" for f in ("day", "day_iso", "mark", "easy", "updated")}
    | {f"PictureView.{f}" for f in ("alt", "src", "width", "height", "credit")}
    | {"SourceView.media_type", "FileView.href", "FileView.width"},
}


@pytest.fixture(params=sorted(TEMPLATES))
def template(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def render(
    template: str, view: object, page: PageView | None = None, site: SiteView | None = None
) -> str:
    return render_page(
        template, page or make_page(template), site or make_site(), view, THEME
    ).decode()


def render_full(template: str, text: str = "{}") -> str:
    """Render with every field of view, page and site filled; {} in ``text`` is the field's name."""

    def write(name: str) -> str:
        return text.replace("{}", name)

    page, site = fill(PageView, write), fill(SiteView, write)
    assert isinstance(page, PageView)
    assert isinstance(site, SiteView)
    return render(template, fill(TEMPLATES[template], write), page, site)


def both(template: str) -> list[str]:
    return [render_full(template), render(template, bare(TEMPLATES[template]))]


def parse(text: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(text)


def test_a_page_has_one_main_one_h1_a_language_and_a_title(template: str) -> None:
    for text in both(template):
        page = parse(text)
        assert page.get("lang") == "ja"
        for path in ("//main", "//h1", "//title", "//body/header", "//body/footer"):
            assert len(page.xpath(path)) == 1, path
        assert page.xpath("//h1")[0].text_content().strip()


def test_headings_descend_one_step_at_a_time(template: str) -> None:
    for text in both(template):
        levels = [
            int(h.tag[1])
            for h in parse(text).xpath("//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_a_body_with_headings_leaves_no_gap_in_them() -> None:
    view = TextView(title="題", body=Markup("<h3>一</h3><h4>二</h4>"))
    for template in ("text.html", "404.html"):
        levels = [h.tag for h in parse(render(template, view)).xpath("//h1|//h2|//h3|//h4")]
        assert levels == ["h1", "h2", "h3", "h4"]


def test_hostile_text_in_every_field_comes_out_as_text(template: str) -> None:
    text = render_full(template, f"{{}}{HOSTILE}")
    page = parse(text)
    assert page.xpath("//b") == []
    data = [] if template == "embed.html" else ["application/ld+json"]
    assert [s.get("type") for s in page.xpath("//script[not(@src)]")] == data
    assert page.xpath("//*[@x]") == []
    assert HOSTILE.replace("{{ 7 * 7 }}", "49") not in text
    assert "{{ 7 * 7 }}" in text


def test_a_link_that_could_run_leads_nowhere(template: str) -> None:
    """The second lock: the schema refuses such addresses already."""
    site, page = make_site(), make_page(template)
    link = LinkView(text="x", href="javascript:alert(1)")
    site = absolute_site(
        make_site(nav=(link,), footer=(link,), repository_url="data:text/html,x"),
        "https://x.example",
    )
    hrefs = [
        str(h)
        for h in parse(render(template, bare(TEMPLATES[template]), page, site)).xpath("//a/@href")
    ]
    # A list inside another site has none of the links that a site's settings name.
    assert hrefs.count("about:invalid#refused") == (0 if template == "embed.html" else 3)
    assert not [h for h in hrefs if h.startswith(("javascript:", "data:"))]


@pytest.mark.parametrize("template", sorted(TEMPLATES.keys() - {"404.html"}))
def test_links_are_relative(template: str) -> None:
    for text in both(template):
        for attribute in ("href", "src"):
            links = [str(link) for link in parse(text).xpath(f"//@{attribute}")]
            assert [link for link in links if link.startswith("/")] == []
            assert "" not in links


def test_the_page_404_has_no_relative_link_and_loads_from_its_own_host() -> None:
    nav = (LinkView(text="学区", href="/areas/"),)
    site = absolute_site(make_site(nav=nav, footer=nav), "https://example.org/sub/")
    view = TextView(
        title="ありません", links=(LinkView(text="トップ", href="https://example.org/sub/"),)
    )
    hrefs = [str(h) for h in parse(render("404.html", view, site=site)).xpath("//@href")]
    assert set(hrefs) == {
        "#main", "https://example.org/sub/", "https://example.org/sub/areas/",
        "/sub/static/site.css",
    }  # fmt: skip


def test_everything_that_a_view_tells_is_on_its_page(template: str) -> None:
    text = render_full(template, "«{}»")
    names: set[str] = set()

    def note(name: str) -> str:
        names.add(name)
        return name

    fill(TEMPLATES[template], note)
    missing = {name for name in names if f"«{name}»" not in text} - ONLY_OF_OFFERS
    assert missing == LEFT_OUT.get(template, set())


def test_ids_are_unique_and_labels_lead_to_them(template: str) -> None:
    for text in both(template):
        page = parse(text)
        ids = [str(i) for i in page.xpath("//@id")]
        assert len(ids) == len(set(ids))
        for label in page.xpath("//@aria-labelledby | //@aria-describedby"):
            assert str(label) in ids
        for link in page.xpath("//a/@href[starts-with(., '#')]"):
            assert str(link)[1:] in ids


def test_landmarks_of_one_kind_have_names_that_differ(template: str) -> None:
    for text in both(template):
        names = [nav.get("aria-label") for nav in parse(text).xpath("//nav")]
        assert None not in names
        assert len(names) == len(set(names))


def test_nothing_runs_or_is_styled_inline(template: str) -> None:
    for text in both(template):
        page = parse(text)
        assert page.xpath("//@style | //style | //*[@*[starts-with(name(), 'on')]]") == []
        assert page.xpath("//script[not(@type='application/ld+json' or @src and @defer)]") == []
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "unsafe" not in policy
        assert {"script-src 'self'", "style-src 'self'", "base-uri 'none'"} <= set(
            policy.split("; ")
        )


def test_only_one_link_of_the_navigation_is_current() -> None:
    nav = tuple(LinkView(text=h, href=h) for h in ("/", "/areas/", "/venues/"))
    cases = (
        ("/", "page"),
        ("/areas/", "page"),
        ("/areas/katsura/", "true"),
        ("/about/", None),
    )
    for path, value in cases:
        text = render(
            "text.html", TextView(title="題"), make_page("text.html", path=path), make_site(nav=nav)
        )
        current = parse(text).xpath("//header//nav//a[@aria-current]/@aria-current")
        assert [str(c) for c in current] == ([value] if value else []), path


def test_the_head_says_what_the_page_offers() -> None:
    page = fill(PageView, lambda name: name)
    assert isinstance(page, PageView)
    head = parse(render("text.html", TextView(title="題"), page)).xpath("//head")[0]
    assert head.xpath("link[@rel='alternate']/@type") == ["AlternateView.media_type"] * 2
    assert head.xpath("meta[@name='robots']/@content") == ["noindex"]
    assert len(head.xpath("link[@rel='canonical']")) == 1
    plain = parse(render("text.html", TextView(title="題"))).xpath("//head")[0]
    assert plain.xpath("meta[@name='robots'] | link[@rel='canonical'] | script") == []


def test_an_empty_today_says_so() -> None:
    today = DayView(iso="2026-12-01", heading="12月1日（火）", rows=())
    view = HomeView(
        today=today,
        weekend=(),
        soon=(),
        places=(),
        opportunities=(),
        doors=(),
        news=(),
        subscribe=None,
    )
    text = parse(render("home.html", view)).text_content()
    assert "12月1日（火）" in text
    assert "今日の催しはありません。" in text


def test_a_feed_without_days_says_so_in_its_own_words() -> None:
    own = FeedPageView(kind_word="ラック", title="店", empty="チラシはありません。")
    assert "チラシはありません。" in render("feed.html", own)
    assert "いま決まっている催しはありません。" in render(
        "feed.html", FeedPageView(kind_word="学区", title="桂")
    )


def test_a_leaf_reads_and_copies_as_a_plain_date() -> None:
    row = RowView(
        title="催し", href="/events/a/b/", iso="2026-12-05T10:00+09:00", day="", time="10:00"
    )
    day = DayView(
        iso="2026-12-05",
        heading="12月5日（土）",
        rows=(row,),
        month="12月",
        number="5",
        unit="日",
        weekday="（土）",
    )
    page = parse(render("feed.html", FeedPageView(kind_word="学区", title="桂", days=(day,))))
    (heading,) = page.xpath("//h3")
    assert heading.text_content().strip() == "12月5日（土）"
    assert heading.xpath("time/@datetime") == ["2026-12-05"]


def test_a_state_is_a_word_before_the_title_and_has_its_reason() -> None:
    row = RowView(
        title="盆踊り", href="/events/a/b/", iso="2026-08-01", day="8月1日（土）", time="終日",
        status="cancelled", status_word="中止", reason="台風のため", mark="見本",
    )  # fmt: skip
    day = DayView(iso="2026-08-01", heading="8月1日（土）", rows=(row,))
    page = parse(render("feed.html", FeedPageView(kind_word="学区", title="桂", days=(day,))))
    (item,) = page.xpath("//ol[contains(@class, 'rows')]/li")
    words = " ".join(item.text_content().split())
    assert words == "終日 中止 【見本】盆踊り 台風のため"


def test_a_banner_says_its_word_and_text() -> None:
    view = EventView(
        title="題", banners=(BannerView(tone="cancelled", word="中止", text="雨のため"),)
    )
    (banner,) = parse(render("event.html", view)).xpath("//p[@class='banner']")
    assert banner.text_content() == "中止 雨のため"


def test_a_date_that_is_not_fixed_has_no_time_element() -> None:
    row = RowView(title="題", href="/x/", iso="", day="", time="日程調整中")
    page = parse(render("feed.html", FeedPageView(kind_word="学区", title="桂", undated=(row,))))
    assert page.xpath("//main//time") == []


def test_components_are_one_macro_each_named_like_their_file() -> None:
    for path in (p for p in SOURCES if p.parent.name == "components"):
        source = path.read_text(encoding="utf-8")
        assert re.findall(r"{%-? macro (\w+)", source) == [path.stem], path.name
        assert not re.search(r"\b(site|theme_color)\.", source), f"{path.name} reads a global"
        assert source.startswith("{# "), f"{path.name} does not say what it is"


def test_templates_neither_sort_nor_filter_nor_unescape() -> None:
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        assert set(re.findall(r"\|\s*([a-z_]+)", source)) <= FILTERS, path.name
        assert "autoescape" not in source, path.name
        assert not re.search(r"{%-? for [^%]* if ", source), f"{path.name} filters"


def test_words_in_an_attribute_have_no_mark_up_of_their_own() -> None:
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        for value in re.findall(r'="([^"{]*{{.*?}}[^">]*)"', source):
            for expression in re.findall(r"{{ (.+?) }}", value):
                safe = re.search(r"\|(plain|seen_from\(page\)|exactly_from\(page\))$", expression)
                assert safe or expression.rsplit(".", 1)[-1] in NO_WORDS, (
                    f"{path.name}: {expression}"
                )
