"""What scripts add to the page of calendars: two choices instead of a long list, and copying."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.harness import Look, look, serve

pytestmark = pytest.mark.browser

CHOOSE = """(() => {
  const [area, kind] = ["area", "kind"].map((name) => document.querySelector(`[data-choose=${name}]`));
  const answer = document.querySelector("[data-closest-answer]");
  const choose = (select, text) => {
    select.value = [...select.options].find((option) => option.text === text)?.value ?? "";
    select.dispatchEvent(new Event("change"));
  };
  const read = () => [answer.textContent, answer.querySelector("a")?.getAttribute("href") ?? null];
  const told = {};
  choose(area, "桂");
  told.half = read();
  choose(kind, "子育て・子ども");
  told.exact = read();
  choose(area, "桂川");
  told.wider = read();
  choose(kind, "");
  told.none = read();
  told.shown = document.querySelector("[data-closest]").checkVisibility();
  return told;
})()"""
COPY = """(async () => {
  const button = document.querySelector(".subscribe [data-copy-button]");
  const text = button.previousElementSibling.textContent;
  document.querySelector(".subscribe details").open = true;
  const written = [];
  navigator.clipboard.writeText = async (words) => { written.push(words); };
  button.click();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const said = document.querySelector(".subscribe [role=status]").textContent;
  navigator.clipboard.writeText = async () => { throw new Error("not allowed"); };
  button.click();
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { text, written, said, selected: String(getSelection()) };
})()"""


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as address:
        yield address


def test_two_choices_lead_to_the_closest_calendar(address: str) -> None:
    url = f"{address}/subscribe/"
    sight, without = look([Look(url=url, ask=CHOOSE), Look(url=url, javascript=False)])
    told = sight.answer
    assert isinstance(told, dict)
    assert told["shown"]
    assert told["half"] == told["none"] == ["", None]
    assert told["exact"] == ["桂 子育て・子ども", "../areas/katsura/children/#subscribe"]
    words, href = told["wider"]
    assert words.startswith("桂川 子育て・子ども")
    assert words.endswith("のもの")
    assert href.endswith("/children/#subscribe")
    assert "学区・地域 えらぶ" not in without.main


def test_an_address_is_copied_or_else_selected(address: str) -> None:
    (sight,) = look([Look(url=f"{address}/subscribe/", ask=COPY)])
    told = sight.answer
    assert isinstance(told, dict)
    assert told["text"].endswith("/calendar.ics")
    assert told["written"] == [told["text"]]
    assert told["said"] == "写しました"
    assert told["selected"].strip() == told["text"]
