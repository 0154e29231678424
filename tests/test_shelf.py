"""The page of a rack: why each flyer stands there in words, and one mail when it is gone."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from community_events.feeds import feeds_of
from community_events.model.records import Slot
from community_events.render.pages.shelf import rack_view, slots_text
from tests.example_events import make_event, on
from tests.test_pages import frame_of
from tests.test_racks import KEY, RACK, catalog_of

SOON = on("2026-12-05", "10:00", "11:00")
OVER = on("2026-11-01", "10:00", "11:00")


def view_of(rack=RACK, contact: str = "", **event):
    catalog = replace(catalog_of(**event), racks={"cafe": rack})
    if "recurrence" not in event:
        catalog = replace(catalog, events={KEY: make_event(SOON, **event)})
    frame = frame_of(catalog)
    site = replace(frame.index.site, publisher_contact=contact)
    (feed,) = feeds_of(frame.feeds, "rack")
    return rack_view(rack, feed, replace(frame, index=replace(frame.index, site=site)))


@pytest.mark.parametrize(
    ("rack", "event", "words"),
    [
        ({"pinned": (KEY,)}, {}, "店がいつも置くと決めたから"),
        ({}, {"racks": ("cafe",)}, "主催者が置いてほしいと頼んだから"),
        ({"shows_areas": ("oe",)}, {"venue": ("hall",)}, "学区がoeだから"),
        ({"shows_areas": ("west",)}, {"venue": ("hall",)}, "westの催しだから"),
        ({"shows_radius": 1500}, {"venue": ("hall",)}, "店から約1 kmのところだから"),
        ({"shows_categories": ("market",)}, {}, "種類がマルシェだから"),
        ({"shows_audiences": ("シニア",)}, {"audience": ("シニア",)}, "シニアに向けた催しだから"),
        (
            {"pinned": (KEY,), "shows_areas": ("oe",), "shows_categories": ("market",)},
            {"venue": ("hall",)},
            "店がいつも置くと決めたから・学区がoeだから・種類がマルシェだから",
        ),
    ],
)
def test_every_flyer_has_its_reason_in_words(rack, event, words: str) -> None:
    (reason,) = view_of(replace(RACK, **rack), **event).reasons
    assert (reason.href, reason.note) == (f"/events/{KEY}/", words)


def test_what_was_refused_is_not_spoken_of() -> None:
    assert view_of(replace(RACK, refused=(KEY,)), racks=("cafe",)).reasons == ()


def test_what_is_over_is_on_no_rack() -> None:
    rack = replace(RACK, pinned=(KEY,))
    over = make_event(OVER).recurrence
    assert view_of(rack, recurrence=over).reasons == ()


def test_the_mail_needs_nothing_more_than_to_be_sent() -> None:
    hostile = 'カフェ & 「茶」 100% #1?\r\nBcc: a@example.jp"><b>'
    view = view_of(replace(RACK, title=hostile), contact="見本係（desk@example.jp）")
    parts = urlsplit(view.gone_href)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "desk@example.jp")
    fields = parse_qs(parts.query, strict_parsing=True)
    assert set(fields) == {"subject", "body"}
    assert hostile in fields["subject"][0]
    assert "https://example.org/ward/racks/cafe/" in fields["body"][0]
    assert not {"\r", "\n", '"', "<", " "} & set(view.gone_href)
    assert view.gone_words == ""


def test_without_an_address_it_is_said_whom_to_tell() -> None:
    view = view_of(contact="電話 075-000-0000")
    assert (view.gone_href, view.gone_words) == (
        "",
        "見本の会（電話 075-000-0000）へお知らせください。",
    )
    assert view_of().gone_words == view_of().gone_href == "", "nobody is named who cannot be asked"


def test_the_pockets_are_told_in_words() -> None:
    slots = (Slot(size="A5", pockets=4, copies=20), Slot(size="A4", pockets=1))
    assert slots_text(slots, frame_of(catalog_of())) == "A5 4枠（各20部）・A4 1枠"
