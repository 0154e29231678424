"""Decoders for contact, access answers and exhibitors by day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from community_events.decode.bench import Bench
from community_events.decode.texts import (
    check_url,
    choose,
    fold,
    item_texts,
    read_flag,
    sub_text,
    tidy,
)
from community_events.frontmatter import RawField, split_item
from community_events.model.records import AccessFact, Contact, DayNames, Named
from community_events.schema import LINE_LIMIT, Key
from community_events.spans import RawText
from community_events.when import choose_days

CONTACT_KEYS: dict[str, str] = {
    **dict.fromkeys(("名前", "担当", "name"), "name"),
    **dict.fromkeys(("電話", "電話番号", "tel", "phone", "でんわ"), "phone"),
    **dict.fromkeys(("fax", "ファックス", "ファクス"), "fax"),
    **dict.fromkeys(("メール", "mail", "email", "e-mail"), "mail"),
    **dict.fromkeys(("ウェブ", "web", "url", "ホームページ", "サイト"), "web"),
    **dict.fromkeys(("補足", "note", "受付時間", "メモ"), "note"),
}
_PHONE = re.compile(r"\+?\d[\d -]{6,16}\d(?:[・,]\d+)*")
_PHONE_WRITTEN = str.maketrans({"(": "", ")": "-", "ー": "-", "−": "-", "‐": "-", "–": "-"})
_WITH_NOTE = re.compile(r"(.*?)\s*\(([^0-9()]*)\)")
_MAIL = re.compile(
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+"
)


def labelled(field: RawField, key: Key, bench: Bench) -> Iterator[tuple[RawText, RawText]]:
    """Yield (label, text) of sub keys, of ``- label: text`` items and of one such text."""
    for sub in field.fields:
        if line := sub_text(sub, bench):
            yield sub.key, line
    if field.items or field.text is not None:
        for text in item_texts(field, key, bench):
            parts = split_item(text)
            yield parts or (text.slice(0, 0), text)


def decode_contact(field: RawField, key: Key, bench: Bench) -> Contact:
    """Return how to ask; codes: unknown-contact, bad-phone, bad-mail, bad-url."""
    parts: dict[str, str] = {}
    for label, text in labelled(field, key, bench):
        name = CONTACT_KEYS.get(fold(label.text)) if label.text else _guess(text.text)
        if name is None:
            bench.findings.error(
                "unknown-contact",
                label.span(),
                f"「{key.label}」の「{label.text}」は使えません。"
                "使えるのは 名前・電話・FAX・メール・ウェブ・補足 です。",
                instead="補足",
            )
            continue
        if name in parts:
            bench.findings.error(
                "contact-twice",
                text.span(),
                f"「{label.text or text.text}」が2つあります。1つにしてください。",
            )
            continue
        parts[name] = _READERS.get(name, _plain)(text, key, bench)
    return Contact(**parts)


def decode_access(field: RawField, key: Key, bench: Bench) -> tuple[AccessFact, ...]:
    """Return the answers; an item that is not answered stays "not told". Codes: unknown-access, bad-flag."""
    words = {term.slug: term.name for term in bench.context.vocabulary.access}
    facts: dict[str, AccessFact] = {}
    for label, text in labelled(field, key, bench):
        written, answer = (label, text) if label.text else (text, None)
        item = choose(written, key, words, bench, "unknown-access")
        if item is None:
            continue
        yes, note = (True, "") if answer is None else _answer(answer, bench)
        if item in facts:
            bench.findings.error(
                "access-twice",
                written.span(),
                f"「{written.text}」が2つあります。1つにしてください。",
            )
        elif yes is not None:
            facts[item] = AccessFact(item=item, yes=yes, note=note)
    return tuple(facts.values())


def decode_exhibitors(field: RawField, key: Key, bench: Bench) -> tuple[DayNames, ...]:
    """Return who exhibits, on all days or on those of the event that are meant before the colon."""
    found: list[DayNames] = []
    for text in item_texts(field, key, bench):
        parts = split_item(text)
        if parts is None:
            found.append(DayNames(names=_names(text.text)))
            continue
        days, problems = choose_days(parts[0], bench.days, bench.context.when())
        bench.findings.add(problems)
        found.append(DayNames(names=_names(parts[1].text), days=days, text=tidy(parts[0].text)))
    return tuple(found)


def _names(text: str) -> tuple[Named, ...]:
    return tuple(Named(name=tidy(name)) for name in re.split(r"[、，,]", text) if name.strip())


def _answer(text: RawText, bench: Bench) -> tuple[bool | None, str]:
    found = re.fullmatch(r"([^（(]*)(?:[（(](.*)[）)])?", tidy(text.text))
    word, note = (found[1], found[2] or "") if found else (text.text, "")
    yes = read_flag(word)
    if yes is None:
        bench.findings.error(
            "bad-flag",
            text.span(),
            f"「はい」か「いいえ」を書きます。「{tidy(text.text)}」は分かりません。",
            instead="はい（1階の入口の右）",
        )
    return yes, note


def _guess(text: str) -> str:
    """Return which part of a Contact an unlabelled text is."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _MAIL.fullmatch(plain):
        return "mail"
    if plain.startswith(("http://", "https://")):
        return "web"
    return "phone" if _PHONE.fullmatch(plain.translate(_PHONE_WRITTEN)) else "note"


def _phone(text: RawText, key: Key, bench: Bench) -> str:
    written = unicodedata.normalize("NFKC", text.text).strip()
    found = _WITH_NOTE.fullmatch(written)
    number, note = (found[1], found[2]) if found else (written, "")
    plain = number.translate(_PHONE_WRITTEN).replace(" ", "-").strip("-")
    digits = re.sub(r"\D", "", plain.split("・")[0])
    if not _PHONE.fullmatch(plain) or not (plain.startswith(("0", "+")) and 9 <= len(digits) <= 13):
        bench.findings.error(
            "bad-phone",
            text.span(),
            f"「{tidy(text.text)}」は電話番号として読めません。市外局番から書いてください。",
            instead="075-000-0000",
        )
    return f"{plain}（{note}）" if note else plain


def _mail(text: RawText, key: Key, bench: Bench) -> str:
    mail = unicodedata.normalize("NFKC", text.text).strip()
    if not _MAIL.fullmatch(mail):
        bench.findings.error(
            "bad-mail",
            text.span(),
            f"「{tidy(text.text)}」はメールアドレスとして読めません。",
            instead="info@example.jp",
        )
    return mail


def _plain(text: RawText, key: Key, bench: Bench) -> str:
    line = tidy(text.text)
    if len(line) > LINE_LIMIT:
        bench.findings.error(
            "too-long",
            text.span(),
            f"「{key.label}」の1行は{LINE_LIMIT}字までです（いま{len(line)}字）。",
        )
    return line


_READERS = {"phone": _phone, "fax": _phone, "mail": _mail, "web": check_url}
