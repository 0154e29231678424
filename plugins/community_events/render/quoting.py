"""What contributors wrote, as the readers of another edition meet it: marked, and words translated.

The rules this module keeps: nothing that somebody wrote is changed, only marked as Japanese; words of
the vocabulary are those of the reader's language where the table has them; a reading is given in kana
and in Latin letters. Done once for an edition, so that no page need think of it.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from community_events.index import Index
from community_events.model.catalog import Catalog
from community_events.model.records import Record, Term, Vocabulary
from community_events.model.recurrence import Occurrence, Override, Recurrence
from community_events.render.marked import fill_in
from community_events.render.romanise import romanise
from community_events.render.tongues import Tongue

# What a page does not print as it stands: sources of other texts, and what machines know things by.
_NOT_TEXT = frozenset({"id", "slug", "path", "uid", "aliases", "body"})
_RULES = (Recurrence, Override)


def quote_index(index: Index, tongue: Tongue) -> Index:
    """Return ``index`` as the edition of ``tongue`` shows it; the Japanese one is as it was."""
    if tongue.edition.is_japanese and not tongue.edition.locale:
        return index
    return replace(
        index,
        catalog=quote_catalog(index.catalog, tongue),
        occurrences={
            key: tuple(_quote_occurrence(o, tongue) for o in found)
            for key, found in index.occurrences.items()
        },
    )


def quote_catalog(catalog: Catalog, tongue: Tongue) -> Catalog:
    """Return the records with their texts marked, and the vocabulary in the reader's words."""
    words = catalog.vocabulary
    vocabulary = Vocabulary(
        categories=tuple(_term(term, tongue) for term in words.categories),
        access=tuple(_term(term, tongue) for term in words.access),
        ease=tuple(_term(term, tongue) for term in words.ease),
        readings=words.readings,
        closures=words.closures,
    )
    if tongue.edition.is_japanese:
        return replace(catalog, vocabulary=vocabulary)
    kinds: dict[str, Any] = {}
    for kind in fields(catalog):
        records = getattr(catalog, kind.name)
        if kind.name not in ("vocabulary", "revisions") and _holds_records(records):
            kinds[kind.name] = {key: _quote_record(r, tongue) for key, r in records.items()}
    return replace(catalog, vocabulary=vocabulary, **kinds)


def reading_text(kana: str, tongue: Tongue) -> str:
    """Return a reading for those who may not know kana: かつら (Katsura)."""
    if not kana or tongue.edition.is_japanese:
        return kana
    return fill_in("%(kana)s (%(latin)s)", {"kana": tongue.quote(kana), "latin": romanise(kana)})


def _holds_records(records: object) -> bool:
    return isinstance(records, dict) and all(isinstance(r, Record) for r in records.values())


def _quote_record(record: Record, tongue: Tongue) -> Record:
    quoted: Record = _quote(record, tongue)
    return replace(quoted, kana=reading_text(str(record.kana), tongue)) if record.kana else quoted


def _quote(value: Any, tongue: Tongue) -> Any:
    """Return ``value`` with every text in it marked; the same object when there is none."""
    if isinstance(value, str):
        return tongue.quote(value)
    if isinstance(value, tuple):
        quoted = tuple(_quote(one, tongue) for one in value)
        return quoted if any(a is not b for a, b in zip(quoted, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, _RULES):
        return value
    changed = {}
    for field in fields(value):
        old = getattr(value, field.name)
        if field.name not in _NOT_TEXT and (new := _quote(old, tongue)) is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def _quote_occurrence(occurrence: Occurrence, tongue: Tongue) -> Occurrence:
    if tongue.edition.is_japanese or not (
        occurrence.reason or occurrence.session.label or occurrence.venue
    ):
        return occurrence
    session = replace(occurrence.session, label=tongue.session_name(occurrence.session.label))
    return replace(
        occurrence,
        reason=tongue.quote(occurrence.reason),
        session=session,
        venue=_quote(occurrence.venue, tongue),
    )


def _term(term: Term, tongue: Tongue) -> Term:
    """Return a word of the vocabulary in the reader's language, else in Japanese with its reading."""
    if tongue.edition.is_japanese:
        return replace(term, name=term.easy or term.name, kana="" if term.easy else term.kana)
    name = dict(term.names).get(tongue.edition.slug, "")
    if name:
        return replace(term, name=name, kana="", easy=tongue.quote(term.easy))
    return replace(
        term,
        name=tongue.quote(term.name),
        kana=reading_text(term.kana, tongue),
        easy=tongue.quote(term.easy),
    )
