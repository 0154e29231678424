"""Lines and columns: 1-based, in code points, end exclusive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from community_events.spans import RawText, Span, TextLine

ONE_LINE = st.text(alphabet=st.characters(exclude_characters="\n"), max_size=30)


def test_columns_count_code_points_not_bytes_or_cells() -> None:
    span = RawText.of("𠮷野家で 10:00", line=4, column=5).span(5, 10)
    assert (span.line, span.column, span.end_line, span.end_column) == (4, 10, 4, 15)


def test_an_empty_stretch_is_one_column_wide() -> None:
    span = RawText.of("", line=2, column=7).span()
    assert (span.column, span.end_column) == (7, 8)


def test_a_stretch_over_lines_ends_on_the_last() -> None:
    text = RawText.of("一行目\n二行目", line=10, column=3)
    assert text.span(1, 6) == Span(path="-", line=10, column=4, end_line=11, end_column=3)


def test_offsets_outside_the_text_are_moved_to_its_ends() -> None:
    text = RawText.of("abc")
    assert text.span(-5, 99) == text.span()
    assert text.span(2, 1).end_column == 4


def test_characters_of_a_quoted_text_keep_their_own_columns() -> None:
    line = TextLine(text='a"b', line=1, column=2, columns=(2, 3, 5, 6))
    text = RawText(path="a.md", lines=(line,))
    assert text.span(1, 2).column == 3
    assert text.span(2, 3).column == 5
    assert text.slice(2).span().column == 5
    assert text.slice(1, 3).lines[0].columns == (3, 5, 6)


@given(ONE_LINE, st.data())
def test_a_slice_stands_where_its_characters_stand(text: str, data: st.DataObject) -> None:
    whole = RawText.of(text, line=3, column=9)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = whole.slice(start, end)
    assert part.text == text[start:end]
    assert part.span() == whole.span(start, end)


@given(ONE_LINE)
def test_stripping_moves_the_place_with_the_text(text: str) -> None:
    stripped = RawText.of(text, column=4).strip()
    assert stripped.text == text.strip()
    start = stripped.span().column - 4
    assert text[start : start + len(stripped.text)] == stripped.text


@given(st.lists(ONE_LINE, min_size=1, max_size=5), st.data())
def test_every_offset_of_a_block_has_its_place(lines: list[str], data: st.DataObject) -> None:
    text = RawText.of("\n".join(lines), line=1, column=1)
    offset = data.draw(st.integers(0, len(text.text)))
    span = text.span(offset, offset)
    before = text.text[:offset]
    assert span.line == before.count("\n") + 1
    assert span.column == offset - (before.rfind("\n") + 1) + 1
