"""Times and dates inside a sentence stay in one piece."""

import pytest
from markupsafe import Markup, escape

from community_events.render.marked import mark
from community_events.render.unbroken import keep_unbroken


@pytest.mark.parametrize(
    ("text", "pieces", "reason"),
    [
        ("毎週火曜日、午前10時から午後3時30分まで", ["午前10時", "午後3時30分"], "half of the day"),
        ("第4月曜日の週の平日", ["第4月曜日"], "which Monday"),
        ("12月29日（火）から1月3日まで", ["12月29日（火）", "1月3日"], "the weekday stays, too"),
        ("2026年11月6日から", ["2026年", "11月6日"], "a whole date may be too long for a line"),
        ("どなたでも", [], "nothing to keep"),
    ],
)
def test_times_and_dates_are_kept(text: str, pieces: list[str], reason: str) -> None:
    html = str(escape(keep_unbroken(text)))
    assert [part.split("</span>")[0] for part in html.split('<span class="whole">')[1:]] == pieces
    assert Markup(html).striptags() == text, reason


def test_marks_of_another_language_stay() -> None:
    html = keep_unbroken(mark("午後1時から", "ja"))
    assert html == '<span lang="ja"><span class="whole">午後1時</span>から</span>'


def test_hostile_text_stays_text() -> None:
    assert keep_unbroken("<b>午後1時") == '&lt;b&gt;<span class="whole">午後1時</span>'
