"""The picking list and its labels: every packet in its order, the sums right, nothing computed in a cell."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest

from community_events.render.glyphs import missing_in
from community_events.render.picking import (
    HEADER,
    ORDER,
    PickingView,
    render_labels,
    render_picking,
    render_picking_csv,
)
from community_events.render.pickingviews import picking_view
from community_events.render.typeset import count_pages
from community_events.rounds import plan_round
from tests.pdf_reading import decode_qr, open_pdf, read_text, tag_names
from tests.print_views import THEME
from tests.rounds_of import WEEK, index_of, rack, sample


def view_of() -> PickingView:
    index = sample()
    return picking_view(plan_round(index, WEEK), index)


def rows_of(view: PickingView) -> list[list[str]]:
    return list(csv.reader(io.StringIO(render_picking_csv(view).decode("utf-8-sig"))))


def many(count: int) -> PickingView:
    view = view_of()
    stops = tuple(
        replace(view.stops[0], number=n, name=f"見本カフェ{n}") for n in range(1, count + 1)
    )
    return replace(view, stops=stops)


def test_the_list_says_what_goes_where_in_the_order_of_the_way() -> None:
    rows = rows_of(view_of())
    assert tuple(rows[0]) == HEADER
    assert [(row[0], row[1], row[6], row[7], row[8]) for row in rows[1:4]] == [
        ("1", "見本カフェb", "一覧（この週の催し）", "A4", "1"),
        ("1", "見本カフェb", "催しasked", "A4", "10"),
        ("1", "見本カフェb", "催しsoon", "A5", "20"),
    ]
    assert rows[3][9:] == ["11月25日（水）", "/events/ward-office/soon/flyer-a5.pdf"]


def test_the_sums_are_those_of_the_rows() -> None:
    view = view_of()
    rows = rows_of(view)[1:]
    assert view.copies == sum(int(row[8]) for row in rows) == 73
    assert dict(view.paper) == {"A4": 13, "A5": 60}
    assert sum(run.copies for run in view.runs) == view.copies, (
        "printed once for all, brought apart"
    )
    text = read_text(render_picking(view, THEME))
    assert "店3か所部数73ページ73（A413枚、A560枚）" in text


def test_the_paper_says_all_that_the_csv_says_and_the_rule_of_the_order() -> None:
    view = view_of()
    text = read_text(render_picking(view, THEME))
    for stop in view.stops:
        assert "".join(stop.name.split()) in text
        for item in (*stop.items, *view.runs):
            assert "".join(item.title.split()) in text
    assert "枠が足りず、入らないもの：毎週の会、催しlate" in text
    assert "".join(ORDER.split()) in text


def test_a_cell_is_never_a_formula() -> None:
    view = view_of()
    stop = replace(view.stops[0], name="=HYPERLINK(1)", address="+81", left_out=())
    row = rows_of(replace(view, stops=(stop,)))[1]
    assert (row[1], row[4]) == ("'=HYPERLINK(1)", "'+81")


@pytest.mark.parametrize("count", [0, 1, 3, 60])
def test_the_list_is_tagged_and_tells_its_pages(count: int) -> None:
    pdf = render_picking(many(count), THEME)
    with open_pdf(pdf) as file:
        assert len(file.pages) == count_pages(pdf)
        assert str(file.Root.Lang) == "ja-JP"
        assert str(file.docinfo["/Title"]).startswith("持って行くものの一覧 2026-W48")
    names = tag_names(pdf)
    assert names.count("/H1") == 1
    assert names.count("/H3") == count
    assert f"/{count_pages(pdf)}枚" in read_text(pdf)
    assert decode_qr(pdf) == ["https://example.org/ward/print/"]


@pytest.mark.parametrize("count", [0, 1, 12, 13, 60])
def test_there_is_one_label_for_each_rack_twelve_on_a_page(count: int) -> None:
    pdf = render_labels(many(count), THEME)
    assert count_pages(pdf) == max(1, ceil(count / 12))
    text = read_text(pdf)
    assert all(f"見本カフェ{n}" in text for n in range(1, count + 1))


def test_no_text_leaves_its_label() -> None:
    view = many(12)
    long = tuple(
        replace(s, name="とても長い名前のカフェ" * 9, kana="かな" * 60, address="見本区" * 40, area="学区" * 30)
        for s in view.stops
    )  # fmt: skip
    assert count_pages(render_labels(replace(view, stops=long), THEME)) == 1
    labels = render_labels(view, THEME)
    assert "A411部A520部" in read_text(labels)


def test_some_racks_keep_their_numbers() -> None:
    some = view_of().only({2})
    assert [stop.number for stop in some.stops] == [2]
    assert some.runs == ()
    assert view_of().only({1, 2, 3}) == view_of()


def test_a_sample_is_marked_and_every_character_is_in_the_fonts() -> None:
    index = index_of(racks=(rack("a", sample=True),))
    view = picking_view(plan_round(index, WEEK), index)
    assert "見本カフェa【見本】" in read_text(render_picking(view, THEME))
    assert "【見本】" in read_text(render_labels(view, THEME))
    assert missing_in(view_of(), Path(THEME.fonts)) == set()


def test_the_same_view_gives_the_same_bytes() -> None:
    for render in (render_picking, render_labels):
        assert render(view_of(), THEME) == render(view_of(), THEME)
