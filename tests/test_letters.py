"""Letters that no font of ours can draw are named before they are missed on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from community_events.checks.letters import _missing, printable
from community_events.render.glyphs import font_characters, missing_characters
from tests.fixtures_site import ROOT


def test_the_list_of_letters_is_that_of_the_fonts() -> None:
    assert printable() == font_characters(ROOT / "theme" / "fonts"), (
        "python theme/fonts/make_fonts.py"
    )


@pytest.mark.parametrize(
    ("text", "missing", "why"),
    [
        ("夏祭り ①㈱☎髙﨑 10:00〜15:00", "", "what Windows has had for long is there"),
        ("𠮷田さん", "𠮷", "a form of 吉 outside of the first plane"),
        ("한국어 नि 鸡蛋", "한국어न鸡", "other scripts and short forms; 蛋 is Japanese too"),
        ("桜🌸と🌸", "🌸", "a picture, named once"),
        ("カ\u3099き", "", "a mark that joins its letter"),
        ("夏\u200b祭り\ue000", "", "invisible and private ones have findings of their own"),
        ("Café Ångström “x”", "", "Latin letters with marks"),
    ],
)  # fmt: skip
def test_only_letters_that_paper_lacks_are_named(text: str, missing: str, why: str) -> None:
    assert "".join(letter for letter in _missing(text) if letter != "ि") == missing, why


def test_the_check_and_the_print_agree_on_every_letter_of_the_first_two_planes() -> None:
    fonts = Path(ROOT / "theme" / "fonts")
    fillers = {*"\u034f\u115f\u1160\u2800\u3164\uffa0\ufffd", *map(chr, range(0xFE00, 0xFE10))}
    for start in range(0xA0, 0x20000, 0x400):
        text = "".join(map(chr, range(start, start + 0x400))).encode("utf-8", "ignore").decode()
        # Private and invisible letters have findings of their own: ``hygiene``.
        judged = {c for c in text if c.isprintable() and not 0xE000 <= ord(c) <= 0xF8FF} - fillers
        assert missing_characters(text, fonts) & judged == {*_missing(text)} & judged, hex(start)
