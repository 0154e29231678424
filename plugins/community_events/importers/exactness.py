"""Whether an entry says what the export that it came from says: the same dates, in the same words.

The rule this module keeps: of the time that the export tells of, every occurrence has the same start,
end, state, reason and UID, and the sentence for all is the same; what the export leaves out (dates
that are over) may be more.
"""

from __future__ import annotations

from collections import Counter

from community_events.clock import day_of
from community_events.decode import Decoded
from community_events.importers.items import Exact, Item
from community_events.model.recurrence import Occurrence, Override, Recurrence, Status
from community_events.occurrences import expand
from community_events.uids import recurrence_uids
from community_events.when import as_it_stands, describe
from community_events.wording import change_word


def says_exactly(exact: Exact, item: Item, decoded: Decoded) -> bool:
    """Return whether ``decoded`` says what ``exact`` does."""
    recurrence = decoded.values.get("recurrence", Recurrence())
    overrides = decoded.values.get("overrides", ())
    status = decoded.values.get("status", Status.SCHEDULED)
    reason = str(decoded.values.get("status_reason", ""))
    sentence = str(decoded.values.get("when_sentence", ""))
    if not isinstance(recurrence, Recurrence) or not isinstance(overrides, tuple):
        return False
    if (status, reason) != _whole(item):
        return False
    if exact.sentence not in (sentence, _in_24_hours(recurrence, overrides, sentence)):
        return False
    if not exact.told:
        return not recurrence.parts
    assert isinstance(status, Status)
    found = expand("", recurrence, overrides, None, status=status, reason=reason)
    days = [day_of(moment) for t in exact.told for moment in (t.start, t.original)]
    told = {t.original for t in exact.told}
    within = [o for o in found if o.original in told or min(days) < day_of(o.original) < max(days)]
    uids = (
        recurrence_uids(item.uid, recurrence)
        if exact.told[0].uid
        else ("",) * len(recurrence.parts)
    )
    return Counter(_key(o, uids[o.part]) for o in within) == Counter(
        (t.start, t.end, t.original, t.word, t.reason, t.label, t.uid) for t in exact.told
    )


def _in_24_hours(recurrence: Recurrence, overrides: tuple[Override, ...], sentence: str) -> str:
    """Return the sentence as a site says it that has set HOURS24."""
    standing = as_it_stands(recurrence, overrides)
    if not standing.parts:
        return sentence
    return describe(standing, hours24=True) + sentence.removeprefix(describe(standing))


def _whole(item: Item) -> tuple[object, str]:
    status = item.values.get("status", Status.SCHEDULED)
    return status, str(item.values.get("status_reason", ""))


def _key(occurrence: Occurrence, uid: str) -> tuple[object, ...]:
    return (
        occurrence.start,
        occurrence.end,
        occurrence.original,
        change_word(occurrence),
        occurrence.reason,
        occurrence.session.label,
        uid,
    )
