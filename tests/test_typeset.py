"""The door to Typst: accessible, self-contained, the same bytes, and closed to entries."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from community_events.render.booklet import render_booklet
from community_events.render.circular import render_circular
from community_events.render.flyer import render_flyer
from community_events.render.monthcalendar import render_month
from community_events.render.rackmap import render_rack_map
from community_events.render.sheet import render_sheet
from community_events.render.typeset import (
    PrintError,
    PrintTheme,
    address_pieces,
    bounded,
    compile_page,
    compile_pdf,
    count_pages,
    digest_theme,
)
from tests import local_views
from tests import print_views as views
from tests.pdf_reading import open_pdf, read_text

PRINTS = {
    "flyer": lambda: render_flyer(views.POP_UP, views.A4, views.THEME),
    "sheet": lambda: render_sheet(views.SHEET, views.THEME),
    "booklet": lambda: render_booklet(local_views.BOOKLET, views.THEME),
    "circular": lambda: render_circular(local_views.CIRCULAR, views.THEME),
    "map": lambda: render_rack_map(local_views.MAP, "a4", views.THEME),
    "month": lambda: render_month(local_views.MONTH, "a4", views.THEME),
}


@pytest.mark.parametrize("name", PRINTS)
def test_a_print_declares_itself_pdf_ua_with_language_title_and_tags(name: str) -> None:
    with open_pdf(PRINTS[name]()) as file:
        root = file.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "ja-JP"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(file.docinfo["/Title"])
        assert "/StructTreeRoot" in root
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("name", PRINTS)
def test_fonts_are_ours_embedded_and_only_what_is_used(name: str) -> None:
    with open_pdf(PRINTS[name]()) as file:
        fonts = file.pages[0].Resources.Font
        for font in fonts.values():
            assert re.fullmatch(r"/[A-Z]{6}\+BIZUDP?Gothic-(Regular|Bold)", str(font.BaseFont))
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor
            assert "/ToUnicode" in font
        assert len(fonts) <= 4


def test_the_only_time_in_a_file_is_the_one_given() -> None:
    with open_pdf(render_flyer(views.POP_UP, views.A4, views.THEME)) as file:
        assert str(file.docinfo["/CreationDate"]).startswith("D:20261121000000")


def test_another_process_in_another_zone_makes_the_same_bytes() -> None:
    script = (
        "import sys, hashlib; sys.path[:0] = ['plugins', '.']\n"
        "from tests import print_views as v\n"
        "from community_events.render.flyer import render_flyer\n"
        "print(hashlib.sha256(render_flyer(v.POP_UP, v.A4, v.THEME)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=views.ROOT,
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for zone, seed in (("Asia/Tokyo", "1"), ("America/New_York", "2"))
    }
    assert len(digests) == 1


def test_threads_make_the_same_bytes_as_one_after_the_other() -> None:
    some = [views.POP_UP, views.CANCELLED, views.MOBILE_SHOP, views.BARE] * 2
    one_by_one = [render_flyer(view, views.A4, views.THEME) for view in some]
    with ThreadPoolExecutor(4) as pool:
        assert (
            list(pool.map(lambda view: render_flyer(view, views.A4, views.THEME), some))
            == one_by_one
        )


def test_templates_run_no_text_and_fetch_no_package() -> None:
    for template in views.THEME.templates.glob("*.typ"):
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"\beval\s*\(|@preview|@local|#include|\bread\s*\(", text), template
        for imported in re.findall(r'#import\s+"([^"]+)"', text):
            assert (views.THEME.templates / imported).is_file()


def test_a_template_of_ours_that_is_wrong_is_a_print_error(tmp_path: Path) -> None:
    (tmp_path / "wrong.typ").write_text("#nothing", encoding="utf-8")
    theme = PrintTheme(templates=tmp_path, fonts=views.THEME.fonts)
    with pytest.raises(PrintError, match=r"wrong\.typ: unknown variable"):
        compile_pdf("wrong.typ", {}, created=datetime(2026, 1, 1, tzinfo=UTC), theme=theme)


def test_a_template_cannot_read_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "peek.typ").write_text('#read("../secret.txt")', encoding="utf-8")
    theme = PrintTheme(templates=inside, fonts=views.THEME.fonts)
    with pytest.raises(PrintError):
        compile_pdf("peek.typ", {}, created=datetime(2026, 1, 1, tzinfo=UTC), theme=theme)


def test_a_changed_template_changes_the_print_and_the_digest(tmp_path: Path) -> None:
    theme = PrintTheme(templates=tmp_path, fonts=views.THEME.fonts)
    seen = []
    for words in ("春", "秋"):
        source = f'#set document(title: "題")\n#set text(font: "BIZ UDGothic")\n= {words}'
        (tmp_path / "one.typ").write_text(source, encoding="utf-8")
        pdf = compile_pdf("one.typ", {}, created=views.CREATED, theme=theme)
        seen.append((read_text(pdf), digest_theme(theme)))
    assert [text for text, _ in seen] == ["春", "秋"]
    assert seen[0][1] != seen[1][1]
    assert digest_theme(theme) == seen[1][1]


def test_a_second_page_is_a_print_error(tmp_path: Path) -> None:
    (tmp_path / "two.typ").write_text(
        '#set document(title: "二")\n= a\n#pagebreak()\nb\n#pagebreak()\nc', encoding="utf-8"
    )
    theme = PrintTheme(templates=tmp_path, fonts=views.THEME.fonts)
    created = datetime(2026, 1, 1, tzinfo=UTC)
    assert count_pages(compile_pdf("two.typ", {}, created=created, theme=theme)) == 3
    with pytest.raises(PrintError, match="3 pages"):
        compile_page("two.typ", {"url": "x"}, created=created, theme=theme)


def test_values_are_bounded_and_set_on_one_line() -> None:
    assert bounded("a\nb\t c") == "a b c"
    assert bounded({"a": ("あ" * 999,)})["a"][0][-2:] == "あ…"
    assert len(bounded("あ" * 999)) == 160
    assert bounded("あいう", 2) == "あ…"
    assert len(bounded(("a",) * 999)) == 120


def test_an_address_may_break_after_its_slashes_only() -> None:
    assert address_pieces("", "https://a.jp/b-c/d/") == ["a.jp/", "b-c/", "d/"]
    assert address_pieces("a.jp/x", "https://a.jp/b") == ["a.jp/", "x"]


def test_japanese_lines_never_begin_with_closing_punctuation(tmp_path: Path) -> None:
    (tmp_path / "lines.typ").write_text(
        (views.THEME.templates / "base.typ").read_text(encoding="utf-8")
        + '\n#show: paper.with(title: "行")\n#heading(level: 1)[行]\n'
        + "#for w in range(4, 24) { block(width: w * 12pt, above: 12pt, par(data.text)) }",
        encoding="utf-8",
    )
    theme = PrintTheme(templates=tmp_path, fonts=views.THEME.fonts)
    text = (
        "「はい」、（そう）です。ちょっとカッコー・コーヒー！いいね？…「（二）」など、々〜ーっゃ。"
        * 2
    )
    pdf = compile_pdf("lines.typ", {"text": text}, created=views.CREATED, theme=theme)
    out = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, check=True, capture_output=True
    ).stdout.decode("utf-8")
    starts = {line.strip()[0] for line in out.splitlines() if line.strip()}
    ends = {line.strip()[-1] for line in out.splitlines() if line.strip()}
    assert not starts & set("」、。）！？・…々")
    assert not ends & set("「（")
    assert "二" in read_text(pdf)
