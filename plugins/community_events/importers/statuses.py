"""The words of sources for how it stands with an event, in a cell of their own or before its name."""

from __future__ import annotations

import re

from community_events.importers.cells import plain
from community_events.model.recurrence import Status
from community_events.wording import SAMPLE_MARK

# STATUS of RFC 5545 §3.8.1.11, schema.org's, and what 状態 of the standard tables and ours holds.
_WORDS: tuple[tuple[re.Pattern[str], Status], ...] = tuple(
    (re.compile(words, re.IGNORECASE), status)
    for words, status in (
        (
            r"(?:開催)?中止|休み|お休み|休止|休講|休館|休業|cancell?ed|(?:https?://schema\.org/)?eventcancelled",
            Status.CANCELLED,
        ),
        (r"延期|順延|postponed|(?:https?://schema\.org/)?eventpostponed", Status.POSTPONED),
        (
            r"オンライン(?:開催|に変更)?|(?:https?://schema\.org/)?eventmovedonline",
            Status.ONLINE,
        ),
        (r"会場変更", Status.MOVED),
        (r"日程変更|予備日に延期|(?:https?://schema\.org/)?eventrescheduled", Status.RESCHEDULED),
        (r"時間変更", Status.SCHEDULED),
        (r"日程調整中|調整中|日程未定|未定", Status.TBD),
        (
            r"(?:開催)?予定(?:どおり|通り)?|開催|scheduled|confirmed|(?:https?://schema\.org/)?eventscheduled",
            Status.SCHEDULED,
        ),
    )
)
_MARK = re.compile("[【［\\[〔](?P<word>[^】］\\]〕]{1,12})[】］\\]〕]\\s*")
_SAMPLE = SAMPLE_MARK.strip("【】")


def read_status(text: str) -> Status | None:
    """Return the Status, or None for a word that is not one of them.

    >>> read_status("中止"), read_status("TENTATIVE")
    (<Status.CANCELLED: 'cancelled'>, None)
    """
    written = plain(text)
    return next((status for words, status in _WORDS if words.fullmatch(written)), None)


def read_word(text: str) -> Status | None:
    """Return the Status of a word; none at all means as planned."""
    return read_status(text) if text else Status.SCHEDULED


def split_marks(title: str) -> tuple[str, Status | None, bool]:
    """Return ``title`` without the marks at its head that mean something, what they say, and 見本.

    >>> split_marks("【見本】【中止】盆踊り")
    ('盆踊り', <Status.CANCELLED: 'cancelled'>, True)
    >>> split_marks("【参加者募集】盆踊り")
    ('【参加者募集】盆踊り', None, False)
    """
    status, sample, rest = None, False, title
    while found := _MARK.match(rest):
        said = read_status(found["word"])
        if found["word"] != _SAMPLE and said is None:
            break
        status, sample = said or status, sample or found["word"] == _SAMPLE
        rest = rest[found.end() :]
    return (rest, status, sample) if rest else (title, None, False)
