"""Messages and their translations: found in every source, kept in order, said with their values."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from markupsafe import escape

from community_events.cli import main
from community_events.editions import EDITIONS, Edition, edition_of
from community_events.render.extraction import find_messages, untranslated, write_translations
from community_events.render.marked import Text, mark
from community_events.render.tongues import Tongue
from community_events.render.translations import po_path, read_messages

THEME = str(Path(__file__).parent.parent / "theme")
TRANSLATED = [edition for edition in EDITIONS if edition.locale]
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
ENGLISH = edition_of("en")


@cache
def messages() -> tuple[str, ...]:
    return find_messages(THEME)


@pytest.mark.parametrize("edition", TRANSLATED, ids=lambda edition: str(edition.slug))
def test_po_files_are_up_to_date_with_the_pages(edition: Edition) -> None:
    """`make messages` brings them there."""
    before = po_path(THEME, edition.locale).read_bytes()
    assert write_translations(before, messages(), edition) == before


@pytest.mark.parametrize("edition", TRANSLATED, ids=lambda edition: str(edition.slug))
def test_a_translation_has_the_places_of_its_message(edition: Edition) -> None:
    for message, words in read_messages(THEME, edition.locale).items():
        assert sorted(set(PLACE.findall(words))) == sorted(set(PLACE.findall(message))), message
        assert PLACE.sub("", words).count("%") == PLACE.sub("", message).count("%")


def test_messages_are_found_in_templates_views_and_tables() -> None:
    assert {"本文へ進む", "%(day)sに更新しました。", "中止", "満員"} <= set(messages())


def test_a_translation_stays_and_one_without_a_message_goes() -> None:
    first = write_translations(b"", ("乙", "甲"), ENGLISH)
    assert first == write_translations(first, ("甲", "乙"), ENGLISH), "always in one order"
    translated = first.replace('msgid "甲"\nmsgstr ""'.encode(), 'msgid "甲"\nmsgstr "A"'.encode())
    assert (
        'msgid "甲"\nmsgstr "A"' in write_translations(translated, ("甲", "丙"), ENGLISH).decode()
    )
    assert "A" not in write_translations(translated, ("丙",), ENGLISH).decode()
    assert b"Language: en" in first
    assert b"Date" not in first


def test_what_has_no_translation_is_said_in_japanese_and_marked() -> None:
    english = Tongue(edition=ENGLISH, messages={"%(day)sまで": "Until %(day)s"})
    assert english.say("料金") == mark("料金", "ja")
    assert isinstance(english.say("料金"), Text)
    until = english.say("%(day)sまで", day=english.quote("12月"))
    assert (until, f"{until.__html__()}") == (
        "Until 12月",
        '<span>Until <span lang="ja">12月</span></span>',
    )  # type: ignore[attr-defined]
    easy = Tongue(edition=edition_of("easy"))
    assert type(easy.say("料金")) is str


def test_hostile_words_are_escaped_in_what_is_said() -> None:
    hostile = "<b>桂</b>"
    english = Tongue(edition=ENGLISH)
    for name in (hostile, english.quote(hostile)):
        assert "<b>" not in escape(english.say("%(name)s：", name=name))
    assert "<b>" not in escape(english.join((hostile, english.quote(hostile))))


def test_the_command_lists_what_has_no_translation(capsys: pytest.CaptureFixture[str]) -> None:
    missing = untranslated(THEME, edition_of("ko"))
    status = main(["untranslated", "ko", "--theme", THEME])
    lines = capsys.readouterr().out.splitlines()
    assert status == (1 if missing else 0)
    assert lines[0].startswith(f"ko\t한국어\t{len(missing)}/")
    assert tuple(line.strip() for line in lines[1:]) == missing
    assert main(["untranslated", "en", "--theme", THEME, "-q"]) == 0
    assert main(["untranslated", "xx", "--theme", THEME]) == 2
