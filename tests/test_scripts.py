"""The scripts of the theme: named by content, closed in themselves, without words of their own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from community_events.render.assets import ThemeError
from community_events.render.scripts import script_paths, scripts

THEME = Path("theme")
JS = THEME / "static" / "js"
FILES = sorted(path for path in JS.rglob("*.js") if "vendor" not in path.parts)
COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


def test_a_bundle_is_named_by_its_content(tmp_path: Path) -> None:
    shutil.copytree(JS, tmp_path / "static" / "js")
    before = scripts(str(tmp_path))
    assert before == scripts(str(THEME))
    for name, (path, code) in before.items():
        assert re.fullmatch(rf"/static/{name}\.[0-9a-f]{{8}}\.js", path)
        assert code.startswith(b'(() => {\n"use strict";\n')
    scripts.cache_clear()
    with (tmp_path / "static" / "js" / "today.js").open("a", encoding="utf-8") as file:
        file.write("correctToday(tokyoDay());\n")
    assert script_paths(str(tmp_path), "today") != (before["today"][0],)
    scripts.cache_clear()


def test_a_theme_may_have_no_scripts(tmp_path: Path) -> None:
    assert scripts(str(tmp_path)) == {}
    assert script_paths(str(tmp_path), "today") == ()


def test_a_file_that_no_bundle_names_is_a_mistake_of_ours(tmp_path: Path) -> None:
    shutil.copytree(JS, tmp_path / "static" / "js")
    (tmp_path / "static" / "js" / "stray.js").write_text("go();", encoding="utf-8")
    with pytest.raises(ThemeError, match=r"stray\.js"):
        scripts(str(tmp_path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_script_has_no_words_no_markup_and_no_other_host(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.startswith("// "), "a file opens with what it is for"
    code = COMMENT.sub("", source)
    for refused in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert refused not in code, refused
    assert not re.search(r"https?:|import\(|localStorage|document\.cookie", code)
    # Words live in the page: a script may only know the brackets of a date.
    if path.name != "kanji.js":  # letters that are compared are no words
        assert set(re.findall(r"[^\x00-\x7f]", code)) <= set("（）…")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_text_of_a_script_runs_over_a_line_end(path: Path) -> None:
    # strip_js takes lines away that look like comments.
    for line in COMMENT.sub("", path.read_text(encoding="utf-8")).splitlines():
        assert line.count("`") % 2 == 0, line
        assert "/*" not in line, line
