"""校正: every fact of the entry, the next ten dates, and room for the answer on the last page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from community_events.index import build_index
from community_events.model.records import Contact, Event, Named
from community_events.render.glyphs import missing_in
from community_events.render.proof import QUESTION, ProofView, render_proof
from community_events.render.prooffacts import IN_WHEN
from community_events.render.proofviews import DATES, proof_view
from community_events.render.typeset import count_pages
from community_events.schema import EVENT_KEYS
from tests.example_events import (
    CANCELLED_DAY,
    EXAMPLES,
    MARKET,
    SITE,
    TUESDAY,
    at,
    make_catalog,
    make_event,
    on,
    weekly,
)
from tests.pdf_reading import decode_qr, open_pdf, read_text, tag_names
from tests.print_views import THEME

KEY = "ward-office/market"
FULL = make_event(
    weekly(TUESDAY),
    kana="みほんまるしぇ",
    overrides=(CANCELLED_DAY,),
    co_organizers=(Named(name="見本社協"),),
    supporters=(Named(name="見本市"),),
    speakers=(Named(name="見本 講師"),),
    program=("18:00 開会", "19:00 閉会"),
    selection="lottery",
    capacity="20人",
    audience=("小学生", "保護者"),
    bring=("飲み物",),
    contact=Contact(name="見本の窓口", phone="075-000-0000"),
    deadline=at("2026-12-10", "17:00"),
    japanese_level=2,
    press="歓迎します",
    body="# 見出し\n\n**太字**の文。\n",
)


def view_of(event: Event, now: str = "2026-11-21") -> ProofView:
    return proof_view(KEY, build_index(make_catalog(event), SITE, at(now, "09:00")))


def daily(count: int) -> Event:
    days = (date(2026, 12, 1) + timedelta(days=n) for n in range(count))
    return make_event(*(on(day.isoformat(), "10:00", "11:00") for day in days))


def test_a_proof_says_all_that_the_entry_says_with_the_numbers_of_the_form() -> None:
    facts = {fact.label: fact.lines for fact in view_of(FULL).facts}
    assert facts["プログラム"] == ("18:00 開会", "19:00 閉会")
    assert facts["選び方"] == ("抽選",)
    assert facts["会場"] == ("区役所ロビー　見本市見本区1-2",)
    assert facts["主催"] == ("見本区役所",)
    assert facts["変更"] == ("2026年12月8日（火）　中止　館内設備の点検のため",)
    assert facts["申込締切"] == ("2026年12月10日（木）午後5時",)
    numbers = [fact.number for fact in view_of(FULL).facts]
    assert numbers == sorted(numbers)
    assert numbers[0] == 1


def test_every_key_is_told_or_named_as_left_out() -> None:
    view = view_of(FULL)
    labels = {fact.label for fact in view.facts} | set(view.untold)
    left = {key.label for key in EVENT_KEYS if key.label not in labels}
    assert left == {
        "期間",
        "除く",
        "祝日",
        "uid",
        "確認",
        "更新日",
        "以前の場所",
        "見本",
        "下書き",
        "要確認",
    }
    assert len(IN_WHEN) == 3, "they are told in the sentence of the dates"


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_every_kind_of_event_can_be_proofread(name: str) -> None:
    pdf = render_proof(view_of(EXAMPLES[name]), THEME)
    text = read_text(pdf)
    assert QUESTION in text
    assert "はい、このままでよい" in text
    assert "直す" in text


@pytest.mark.parametrize(
    ("count", "listed", "more"), [(0, 0, 0), (1, 1, 0), (10, 10, 0), (14, 10, 4)]
)
def test_the_next_ten_dates_are_listed_and_the_others_counted(
    count: int, listed: int, more: int
) -> None:
    view = view_of(daily(count))
    assert (len(view.dates), view.more) == (listed, more)
    assert DATES == 10
    assert [one.day for one in view.dates[:1]] == ["2026年12月1日（火）"][:listed]


def test_a_cancelled_day_says_so_with_its_reason() -> None:
    off = [one for one in view_of(FULL).dates if one.off]
    assert [(one.day, one.note) for one in off] == [
        ("2026年12月8日（火）", "中止　館内設備の点検のため")
    ]


@pytest.mark.parametrize(
    ("event", "now", "until", "reason"),
    [
        (daily(1), "2026-11-21", "2026年11月27日（金）", "a week after the change"),
        (make_event(on("2026-11-24", "10:00", "11:00")), "2026-11-21", "2026年11月23日（月）", "the day before it"),
        (daily(1), "2026-11-29", "", "that day is over: written by hand"),
        (make_event(on("2026-11-21", "10:00", "11:00")), "2026-11-21", "", "it is today"),
    ],
)  # fmt: skip
def test_it_says_until_when_to_answer(event: Event, now: str, until: str, reason: str) -> None:
    assert view_of(event, now).until == until, reason


def test_where_to_send_it_is_the_sites_contact_or_who_gave_it() -> None:
    view = view_of(FULL)
    assert view.send_to == ()
    assert "窓口にお返しください" in read_text(render_proof(view, THEME))
    known = replace(view, send_to=("見本の会", "FAX 075-000-0000"))
    text = read_text(render_proof(known, THEME))
    assert "FAX075-000-0000" in text
    assert "窓口にお返し" not in text


def test_nothing_is_cut_however_long_the_entry() -> None:
    sentence = "会場では、だれもが自由に話せます。"
    event = replace(FULL, body="\n\n".join(f"{n}番。{sentence * 6}" for n in range(150)))
    pdf = render_proof(view_of(event), THEME)
    text = read_text(pdf)
    assert all(f"{n}番。" in text for n in range(150))
    pages = count_pages(pdf)
    assert pages > 3
    with open_pdf(pdf) as file:
        assert len(file.pages) == pages
    for number in range(pages):
        assert f"{number + 1}/{pages}枚" in read_text(_page(pdf, number))
    assert "はい、このままでよい" in read_text(_page(pdf, pages - 1)), (
        "the answer is on the last page"
    )


def test_the_body_is_read_as_its_page_shows_it() -> None:
    assert view_of(FULL).body == ("見出し", "太字の文。")


def test_the_code_leads_to_the_page_and_the_file_is_tagged() -> None:
    pdf = render_proof(view_of(FULL), THEME)
    assert decode_qr(pdf) == [SITE.absolute(f"/events/{KEY}/")]
    with open_pdf(pdf) as file:
        assert str(file.docinfo["/Title"]) == "校正：見本マルシェ"
        assert str(file.Root.Lang) == "ja-JP"
    names = tag_names(pdf)
    assert names.count("/H1") == 1
    assert names.count("/TH") == 3
    assert missing_in(view_of(FULL), Path(THEME.fonts)) == set()


def test_a_sample_and_a_state_stand_in_its_title() -> None:
    assert view_of(replace(FULL, sample=True)).title.startswith("【見本】")


def test_nobody_can_write_typst_into_a_proof() -> None:
    messy = '#eval("1+1") $x$ *a* <l> @r'
    view = view_of(replace(FULL, title=messy, body=f"`{messy}`", press=messy))
    assert read_text(render_proof(view, THEME)).count('#eval("1+1")') >= 3


def test_the_same_view_gives_the_same_bytes() -> None:
    assert render_proof(view_of(FULL), THEME) == render_proof(view_of(FULL), THEME)
    assert view_of(MARKET) == view_of(MARKET)


def _page(pdf: bytes, number: int) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file, pikepdf.new() as one:
        one.pages.append(file.pages[number])
        one.save(out)
    return out.getvalue()
