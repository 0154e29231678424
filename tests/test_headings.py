"""Headings break between phrases and are otherwise untouched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from community_events.render.headings import LONGEST, break_headings


@pytest.mark.parametrize(
    ("html", "broken", "reason"),
    [
        (
            "<h1>ふらっと行ける所（居場所）</h1>",
            "<h1>ふらっと<wbr>行ける所（居場所）</h1>",
            "between phrases",
        ),
        (
            '<h2 id="a">生き物と<b>公園で</b>あそぶ</h2>',
            '<h2 id="a">生き物と<b>公園で</b>あそぶ</h2>',
            "tags are kept",
        ),
        ("<h2>公園で&amp;広場で</h2>", "<h2>公園で&amp;広場で</h2>", "an entity is not a word"),
        ("<p>生き物を公園でさがす</p>", "<p>生き物を公園でさがす</p>", "only headings"),
        ("<h1>POP UP!西京</h1>", "<h1>POP UP!<wbr>西京</h1>", "a space is a place already"),
        (
            f"<h1>{'公園で' * LONGEST}</h1>",
            f"<h1>{'公園で' * LONGEST}</h1>",
            "what is no heading's length is left alone",
        ),
    ],
)
def test_headings_break_between_phrases(html: str, broken: str, reason: str) -> None:
    assert break_headings(html) == broken, reason


def test_names_are_not_parted() -> None:
    html = "<h1>大枝の竹の里で遊ぼう</h1>"
    assert break_headings(html, ("竹の里",)) == "<h1>大枝の<wbr>竹の里で<wbr>遊ぼう</h1>"


@given(st.text(max_size=80))
def test_nothing_but_places_to_break_is_added(text: str) -> None:
    html = f"<h1>{escape(text)}</h1>"
    assert re.sub("<wbr>", "", break_headings(html)) == html
