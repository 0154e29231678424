"""Decoders for texts, lists of texts, words from a fixed list and small values.

The rule this module keeps: a value is shown as it was written (NFC, white space folded); NFKC is
only used to compare.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from community_events.decode.bench import Bench, Reference
from community_events.frontmatter import RawField
from community_events.model.records import Named, Position
from community_events.schema import BLOCK_LIMIT, LINE_LIMIT, TITLE_LIMIT, Holds, Key
from community_events.spans import RawText, Span

_KANA = re.compile(
    r"[\u3040-\u309f\u30a0-\u30ff\uff65-\uff9fA-Za-z0-9０-９Ａ-Ｚａ-ｚ\s!！?？&＆.．,、・ー〜（）()「」-]+"
)
_FORMER = re.compile(r"[a-z]+(?:/[a-z0-9]+(?:-[a-z0-9]+)*){1,2}")
_UID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:@[A-Za-z0-9][A-Za-z0-9.-]*)?")
_URL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::\d+)?(?:[/?#][^\s<>\"'\\]*)?")
_BARE_HOST = re.compile(r"[a-z0-9.-]+\.[a-z]{2,}(?:/\S*)?")
_NUMBER = r"(-?\d{1,3}(?:\.\d+)?)"
_POSITION = re.compile(rf"{_NUMBER}\s*[,、]\s*{_NUMBER}")
# A list of these has labels or dates with a colon behind them.
_BY_DAY = (Holds.WHEN, Holds.CHANGES, Holds.BOOKING, Holds.EXHIBITORS)
_FLAGS = {
    **dict.fromkeys(("はい", "yes", "true", "○", "する", "あり", "可", "1"), True),
    **dict.fromkeys(("いいえ", "no", "false", "×", "しない", "なし", "不可", "0"), False),
}


def fold(text: str) -> str:
    """Return the form in which words and names are compared: NFKC, case folded, no white space."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def tidy(text: str) -> str:
    """Return the form in which a one-line text is shown: NFC, white space folded to one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def decode_line(field: RawField, key: Key, bench: Bench, *, limit: int = LINE_LIMIT) -> str:
    """Return a one-line text; codes: not-a-text, too-long."""
    if field.text is None:
        bench.findings.error(
            "not-a-text",
            whole_span(field),
            f"「{field.key.text}」には1行の文を書きます。一覧は書けません。",
            lines=f"{key.label}: {_first_item(field) or key.example}",
        )
        return ""
    return _line(field.text, key, bench, limit)


def decode_title(field: RawField, key: Key, bench: Bench) -> str:
    """Return a title of at most 80 characters."""
    return decode_line(field, key, bench, limit=TITLE_LIMIT)


def decode_lines(field: RawField, key: Key, bench: Bench) -> tuple[str, ...]:
    """Return one line per item; a single text is a list of one, a block text one per line."""
    lines = (_line(text, key, bench, LINE_LIMIT) for text in item_texts(field, key, bench))
    return tuple(line for line in lines if line)


def decode_block(field: RawField, key: Key, bench: Bench) -> str:
    """Return a text of several lines; code: too-long."""
    if field.text is None:
        return decode_line(field, key, bench)
    text = unicodedata.normalize("NFC", field.text.text).strip()
    if len(text) > BLOCK_LIMIT:
        _too_long(field.text, key, bench, len(text), BLOCK_LIMIT)
    return text


def decode_kana(field: RawField, key: Key, bench: Bench) -> str:
    """Return a reading in kana; code: kana-not-kana."""
    text = decode_line(field, key, bench)
    if text and field.text is not None and not _KANA.fullmatch(text):
        at = next(i for i, char in enumerate(field.text.text) if not _KANA.fullmatch(char))
        bench.findings.error(
            "kana-not-kana",
            field.text.span(at, at + 1),
            f"よみがなに「{field.text.text[at]}」があります。ひらがなかカタカナで書いてください。",
            lines=f"{key.label}: {key.example}",
        )
    return text


def decode_flag(field: RawField, key: Key, bench: Bench) -> bool | None:
    """Return はい as True, いいえ as False; code: bad-flag."""
    text = decode_line(field, key, bench)
    answer = _FLAGS.get(fold(text))
    if answer is None and text and field.text is not None:
        bench.findings.error(
            "bad-flag",
            field.text.span(),
            f"「{key.label}」には「はい」か「いいえ」を書きます。「{text}」は分かりません。",
            instead="はい",
        )
    return answer


def read_flag(text: str) -> bool | None:
    """Return whether ``text`` says yes or no, or None."""
    return _FLAGS.get(fold(text))


def decode_choice(field: RawField, key: Key, bench: Bench) -> str | None:
    """Return the slug of one of the key's words; code: unknown-choice."""
    if field.text is None:
        decode_line(field, key, bench)
        return None
    return choose(field.text, key, dict(key.choices), bench, "unknown-choice")


def decode_terms(field: RawField, key: Key, bench: Bench) -> tuple[str, ...]:
    """Return slugs of vocabulary words; codes: unknown-category, unknown-ease."""
    terms = getattr(bench.context.vocabulary, key.terms)
    words = {term.slug: term.name for term in terms}
    code = {"categories": "unknown-category"}.get(key.terms, f"unknown-{key.terms}")
    found = (choose(text, key, words, bench, code) for text in name_texts(field, key, bench))
    return tuple(dict.fromkeys(slug for slug in found if slug))


def choose(text: RawText, key: Key, words: dict[str, str], bench: Bench, code: str) -> str | None:
    """Return the slug of the word that ``text`` names, by slug or name, or report the nearest."""
    by_name = {fold(name): slug for slug, name in words.items()} | {
        fold(slug): slug for slug in words
    }
    written = text.text.strip()
    slug = by_name.get(fold(written))
    if slug is None and written:
        usable = f"使えるのは {'・'.join(words.values())} です。" if words else ""
        near = get_close_matches(written, words.values(), n=1, cutoff=0.4)
        bench.findings.error(
            code,
            text.span(),
            f"「{key.label}」の「{written}」は、決まったことばにありません。{usable}",
            label=f"もしかして「{near[0]}」" if near else "",
            instead=near[0] if near else next(iter(words.values()), key.example),
        )
    return slug


def decode_named(field: RawField, key: Key, bench: Bench) -> tuple[Named, ...]:
    """Return names; ``catalog`` adds the slug of those that have an entry."""
    return tuple(Named(name=tidy(text.text)) for text in name_texts(field, key, bench))


def decode_refs(field: RawField, key: Key, bench: Bench) -> tuple[str, ...]:
    """Return nothing yet: every name becomes a Reference for ``catalog``."""
    assert key.target is not None
    for text in name_texts(field, key, bench):
        bench.references.append(Reference(attribute=key.name, target=key.target, text=text))
    return ()


def decode_ref(field: RawField, key: Key, bench: Bench) -> str:
    """Return nothing yet: the one name becomes a Reference for ``catalog``."""
    if decode_line(field, key, bench) and field.text is not None and key.target is not None:
        bench.references.append(
            Reference(attribute=key.name, target=key.target, text=field.text.strip())
        )
    return ""


def decode_level(field: RawField, key: Key, bench: Bench) -> int | None:
    """Return 1 … 4; code: bad-level."""
    text = decode_line(field, key, bench)
    if fold(text) in ("1", "2", "3", "4"):
        return int(fold(text))
    if text and field.text is not None:
        bench.findings.error(
            "bad-level",
            field.text.span(),
            f"「{key.label}」は 1・2・3・4 のどれかです。",
            instead="1",
        )
    return None


def decode_position(field: RawField, key: Key, bench: Bench) -> Position | None:
    """Return latitude and longitude in degrees; code: bad-position."""
    text = unicodedata.normalize("NFKC", decode_line(field, key, bench))
    found = _POSITION.fullmatch(text)
    if found and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180:
        return Position(latitude=float(found[1]), longitude=float(found[2]))
    is_swapped = bool(found and abs(float(found[1])) <= 180 and abs(float(found[2])) <= 90)
    if text and field.text is not None:
        bench.findings.error(
            "bad-position",
            field.text.span(),
            f"「{text}」は緯度と経度として読めません。"
            + ("逆のようです。緯度を先に書きます。" if is_swapped else ""),
            instead=f"{found[2]}, {found[1]}" if found and is_swapped else key.example,
        )
    return None


def decode_uid(field: RawField, key: Key, bench: Bench) -> str:
    """Return a UID that is safe in every calendar; code: bad-uid."""
    text = decode_line(field, key, bench)
    if text and field.text is not None and not (_UID.fullmatch(text) and len(text) <= 120):
        bench.findings.error(
            "bad-uid",
            field.text.span(),
            f"「{text}」は uid に使えません。半角の英数字と - _ . だけで書きます。",
            instead="mihon-market",
        )
    return text


def decode_former(field: RawField, key: Key, bench: Bench) -> tuple[str, ...]:
    """Return where the entry lay before (``events/org/slug``), the oldest first; code: bad-former."""
    found = []
    for text in item_texts(field, key, bench):
        place = unicodedata.normalize("NFKC", text.text).strip("/")
        place = place.removeprefix("content/").removesuffix(".md")
        if _FORMER.fullmatch(place) and bench.raw.path.count("/") == place.count("/"):
            found.append(place)
        else:
            bench.findings.error(
                "bad-former",
                text.span(),
                f"「{tidy(text.text)}」はファイルの場所として読めません。",
                instead=bench.raw.path.removesuffix(".md"),
            )
    return tuple(found)


def check_url(text: RawText, key: Key, bench: Bench) -> str:
    """Return a web address with its scheme; code: bad-url."""
    url = unicodedata.normalize("NFKC", text.text).strip()
    if not _URL.fullmatch(url):
        bench.findings.error(
            "bad-url",
            text.span(),
            f"「{tidy(text.text)}」はウェブの住所として読めません。https:// から書いてください。",
            instead=f"https://{url}" if _BARE_HOST.fullmatch(url) else "",
        )
        return ""
    return url


def item_texts(field: RawField, key: Key, bench: Bench) -> Iterator[RawText]:
    """Yield the items of a list, the lines of a block text, or the one text; code: not-a-list."""
    if field.text is not None:
        path = field.text.path
        yield from (
            RawText(path=path, lines=(line,)).strip()
            for line in field.text.lines
            if line.text.strip()
        )
        return
    for item in field.items:
        if item.fields and len(item.fields) > 1:
            bench.findings.error(
                "not-a-list",
                item.fields[1].key.span(),
                f"「{key.label}」の一覧には、1行に1つだけ書きます。",
            )
        if line := one_line(item.text, key.label, bench):
            yield line
    between = ": " if key.holds in _BY_DAY else " "
    for sub in field.fields:
        bench.findings.error(
            "not-a-list",
            sub.key.span(),
            f"「{key.label}」の下に「{sub.key.text}:」は書けません。1行に1つずつ、- をつけて書きます。",
            lines=f"  - {sub.key.text}{between}{sub.text.text}" if sub.text else "",
        )


def sub_text(sub: RawField, bench: Bench) -> RawText | None:
    """Return the line behind a key that stands below another; codes: empty-value, not-a-text."""
    if sub.text is not None and sub.text.text:
        return one_line(sub.text, sub.key.text, bench)
    if not sub.is_refused:
        bench.findings.error(
            "empty-value",
            sub.key.span(),
            f"「{sub.key.text}」に何も書かれていません。書くか、行を消してください。",
        )
    return None


def one_line(text: RawText, label: str, bench: Bench) -> RawText | None:
    """Return a text of one line without white space around it; code: not-a-text."""
    if len(text.lines) > 1:
        bench.findings.error("not-a-text", text.span(), f"「{label}」は1行で書きます。")
        return None
    return text.strip()


def name_texts(field: RawField, key: Key, bench: Bench) -> Iterator[RawText]:
    """Yield the names of a list, also of one written on a line with 、 or comma between."""
    for text in item_texts(field, key, bench):
        start = 0
        for found in re.finditer(r"[、，,]|$", text.text):
            part = text.slice(start, found.start()).strip()
            start = found.end()
            if part.text:
                yield part


def whole_span(field: RawField) -> Span:
    """Return the place of a field from its key to its last item."""
    first, last = field.key.span(), field.key.span()
    for part in (field.text, *(i.text for i in field.items), *(f.text for f in field.fields)):
        last = part.span() if part else last
    return replace(first, end_line=last.end_line, end_column=last.end_column)


def _first_item(field: RawField) -> str:
    texts = [item.text for item in field.items] or [f.text for f in field.fields if f.text]
    return tidy(texts[0].text) if texts else ""


def _line(text: RawText, key: Key, bench: Bench, limit: int) -> str:
    if one_line(text, key.label, bench) is None:
        return ""
    line = tidy(text.text)
    if len(line) > limit:
        _too_long(text, key, bench, len(line), limit)
    return line


def _too_long(text: RawText, key: Key, bench: Bench, length: int, limit: int) -> None:
    bench.findings.error(
        "too-long",
        text.span(),
        f"「{key.label}」は{limit}字までです（いま{length}字）。短くするか、本文に書いてください。",
    )
