"""A line of 変更 or 状態 as its history knows it: what it says, however it is written.

The rule this module keeps: a reason, a weekday or a space that is added later makes no new change; another
day, another word or another time does.
"""

from __future__ import annotations

import re
import unicodedata

STATUS_LINE = "状態:"
"""Stands for the one line of 状態, whatever it says, among the lines that an entry has now."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\s+")
_DATE = re.compile(r"(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?")


def line_key(text: str) -> str:
    """Return what two writings of one change have in common.

    >>> line_key("２０２６年１２月８日（火）： 中止（館内設備の点検のため）")
    '2026-12-08:中止'
    >>> line_key("2026-12-8: 中止") == line_key("2026年12月8日: 中止（雨）")
    True
    """
    plain = _BRACKETS.sub("", unicodedata.normalize("NFKC", text))
    return _DATE.sub(lambda found: "{}-{:0>2}-{:0>2}".format(*found.groups()), plain).casefold()
