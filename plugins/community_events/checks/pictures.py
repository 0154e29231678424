"""A picture that is named is there and can be shown; who cannot see it is told what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from community_events.album import Album, Fault, picture_name
from community_events.decode import Decoded
from community_events.diagnostics import Diagnostic, Severity
from community_events.frontmatter import RawField
from community_events.schema import keys_by_name
from community_events.spans import Span

# ![words](file), as far as it stands on one line; the file in <…> when its name has spaces.
PICTURE_IN_BODY = re.compile(
    r"!\[(?P<alt>[^\]\n]{0,200})\]\(\s*(?:<(?P<quoted>[^>\n]{0,500})>|(?P<plain>[^)\s>]{0,500}))\s*\)"
)
_OPENING = re.compile(r"!\[|<(?:img|image|picture)\b", re.IGNORECASE)


def find_picture_without_alt(entry: Decoded) -> Iterator[Diagnostic]:
    """Yield ``alt-missing`` for an image without a description."""
    if entry.values.get("image") and not entry.values.get("alt"):
        yield Diagnostic(
            code="alt-missing",
            severity=Severity.ERROR,
            span=_field(entry, "image").key.span(),
            message="写真の説明がありません。見えない人にも何が写っているか伝わるように書いてください。",
            help=f"{_line(entry)}\n画像の説明: ロビーに並ぶ焼き菓子",
            is_example=True,
        )


def find_picture_without_consent(entry: Decoded) -> Iterator[Diagnostic]:
    """Yield ``consent-missing`` where nobody has told whether people are in the picture."""
    told = entry.values.get("photo_consent") or not entry.values.get("alt")  # one thing at a time
    if entry.values.get("image") and not told:
        yield Diagnostic(
            code="consent-missing",
            severity=Severity.WARNING,
            span=_field(entry, "image").key.span(),
            message="写真に写っている人の承諾が書かれていません。だれも写っていなければ、そう書きます。",
            help=f"{_line(entry)}\n写真の承諾: 人は写っていません",
            is_example=True,
        )


def find_bad_picture(entry: Decoded, album: Album) -> Iterator[Diagnostic]:
    """Yield what is wrong with the file of ``image``: image-missing, image-outside, image-… of album."""
    written = entry.values.get("image")
    field = _field(entry, "image") if isinstance(written, str) and written else None
    if field is not None and field.text is not None:
        yield from _judge_name(str(written), field.text.span(), album)


def find_bad_pictures_in_body(entry: Decoded, album: Album) -> Iterator[Diagnostic]:
    """Yield the same for the pictures of a body, ``alt-missing`` and ``picture-in-body``."""
    body = entry.raw.body
    for opening in _OPENING.finditer(body.text):
        found = PICTURE_IN_BODY.match(body.text, opening.start())
        if found is None:
            yield Diagnostic(
                code="picture-in-body",
                severity=Severity.ERROR,
                span=body.span(opening.start(), opening.end()),
                message="本文の写真は ![写真の説明](ファイル名) の形で、1行に書きます。",
            )
            continue
        if not found["alt"].strip():
            yield Diagnostic(
                code="alt-missing",
                severity=Severity.ERROR,
                span=body.span(found.start(), found.end()),
                message="写真の説明がありません。見えない人にも何が写っているか伝わるように書いてください。",
            )
        group = "quoted" if found["quoted"] is not None else "plain"
        span = body.span(found.start(group), found.end(group))
        yield from _judge_name(found[group], span, album)


def pictures_in_body(text: str) -> Iterator[str]:
    """Yield the names of the pictures that a body shows."""
    for found in PICTURE_IN_BODY.finditer(text):
        if name := picture_name(found["quoted"] or found["plain"] or ""):
            yield name


def _judge_name(written: str, span: Span, album: Album) -> Iterator[Diagnostic]:
    name = picture_name(written)
    if not name:
        fault = Fault(
            code="image-outside",
            message=f"写真「{written}」は使えません。images フォルダに入れて、そのファイル名だけを書いてください。",
        )
    elif not album.holds(name):
        near = album.nearest(name)
        ask = (
            f"「{near}」のことですか？" if near else "ファイルを images フォルダに入れてください。"
        )
        fault = Fault(
            code="image-missing", message=f"写真「{written}」が images にありません。{ask}"
        )
    else:
        judged = album.judge(name)
        if not isinstance(judged, Fault):
            return
        fault = judged
    yield Diagnostic(
        code=fault.code,
        severity=Severity.ERROR,
        span=span,
        message=fault.message,
        help=album.nearest(name or written) if fault.code in _NAMED_WRONG else "",
        replaces=span,
    )


def _field(entry: Decoded, name: str) -> RawField:
    known = keys_by_name(entry.kind)
    return next(f for f in entry.raw.fields if f.name in known and known[f.name].name == name)


def _line(entry: Decoded) -> str:
    """Return the line of the image as it is written."""
    field = _field(entry, "image")
    return f"{field.key.text}: {field.text.text if field.text else ''}"


_NAMED_WRONG = frozenset({"image-missing", "image-outside"})
