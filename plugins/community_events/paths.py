"""Where entries may lie and what they may be called: rules about names, without a disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from hashlib import blake2b

from community_events.checkdocs import CheckDoc
from community_events.diagnostics import Diagnostic, Severity
from community_events.editions import EDITIONS
from community_events.hygiene import quoted
from community_events.spans import Span

# Folder → how many names follow it, and what a made-up name begins with.
FOLDERS: Mapping[str, tuple[int, str]] = {
    "events": (2, "event"),
    "opportunities": (2, "opportunity"),
    "organizers": (1, "organizer"),
    "venues": (1, "venue"),
    "racks": (1, "rack"),
    "areas": (1, "area"),
    "series": (1, "series"),
    "pages": (1, "page"),
    "news": (1, "news"),
}
MAX_NAME = 80
# The only file that may lie in map/.
OUTLINE = "map/outline.geojson"
RAIL = "map/rail.geojson"
# A page lies at the root of the site, beside the folders that the site makes itself.
RESERVED = frozenset((
    *FOLDERS, "categories", "places", "months", "data", "static", "images", "find", "search",
    "subscribe", "submit", "print", "text", "map", "embed",
    *(edition.prefix[1:] for edition in EDITIONS if edition.prefix),
))  # fmt: skip

DOCS: tuple[CheckDoc, ...] = (
    CheckDoc(
        code="misplaced-entry",
        what="ファイルの置き場所が違います",
        why="フォルダで、何のファイルか（催し、団体、会場など）が決まるからです。",
        bad="events/ohanashi.md",
        good="events/tosho/ohanashi.md",
    ),
    CheckDoc(
        code="wrong-extension",
        what="ファイル名の終わりが「.md」ではありません",
        why="ほかの種類のファイルは読まれず、のせたつもりの催しがのりません。",
        bad="events/tosho/ohanashi.txt",
        good="events/tosho/ohanashi.md",
    ),
    CheckDoc(
        code="bad-slug",
        what="名前に使えない文字があります",
        why="ファイルの名前がそのままページのアドレスになるからです。",
        bad="events/tosho/おはなし会.md",
        good="events/tosho/ohanashi-kai.md",
    ),
    CheckDoc(
        code="decomposed-name",
        what="名前が Mac の形（NFD）の文字です",
        why="「が」が「か」と「゛」に分かれていて、ほかのパソコンでは別の名前になります。",
        bad="events/tosho/か\u3099.md",
        good="events/tosho/ga.md",
    ),
    CheckDoc(
        code="device-name",
        what="Windows では使えない名前です",
        why="Windows のパソコンで開いたり保存したりできなくなります。",
        bad="events/tosho/con.md",
        good="events/tosho/con-event.md",
    ),
    CheckDoc(
        code="reserved-name",
        what="サイトが自分で使う名前のページです",
        why="学区や種類の一覧などのページと、同じアドレスになってしまうからです。",
        bad="pages/areas.md",
        good="pages/areas-page.md",
    ),
)

_STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_VOCABULARY = re.compile(r"vocabulary/[a-z0-9]+(?:[-_.][a-z0-9]+)*\.csv\Z")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])\Z", re.IGNORECASE)


def kind_of(path: str) -> str:
    """Return the top folder of a path relative to the content folder, or empty."""
    kind, slash, _ = path.partition("/")
    return kind if slash else ""


def fold_path(path: str) -> str:
    """Return the path as a file system sees it that ignores case and Unicode form."""
    return unicodedata.normalize("NFKC", path).casefold()


def judge_path(path: str, *, shown_as: str = "content") -> tuple[Diagnostic, ...]:
    """Return what is wrong with a path relative to the content folder; one finding at most.

    Codes: misplaced-entry, wrong-extension, device-name, decomposed-name, bad-slug, reserved-name.

    >>> [d.code for d in judge_path("events/rakusai/Ohanashi.md")]
    ['bad-slug']
    >>> judge_path("events/rakusai/ohanashi.md")
    ()
    """
    kind = kind_of(path)
    if kind == "images" or path in (OUTLINE, RAIL) or _VOCABULARY.match(path):
        return ()
    folders, name = path.split("/")[1:-1], path.rpartition("/")[2]
    if kind == "vocabulary":
        code = "misplaced-entry" if folders else "wrong-extension"
        message = "vocabulary には .csv のファイルだけを、フォルダを作らずに置きます"
        return (at_path(code, path, message, shown_as=shown_as),)
    if kind == "map":
        message = (
            "map には outline.geojson（地図の輪かく）と rail.geojson（鉄道と駅）だけを置きます"
        )
        return (at_path("misplaced-entry", path, message, shown_as=shown_as),)
    if kind not in FOLDERS or len(folders) + 1 != FOLDERS[kind][0]:
        return (_misplaced(path, kind, name, shown_as),)
    stem, dot, extension = name.rpartition(".")
    if not dot or extension != "md":
        return (_wrong_extension(path, name, shown_as),)
    for part in (*folders, stem):
        fault = _judge_name(part, path, kind, shown_as)
        if fault is not None:
            return (fault,)
    if kind == "pages" and stem in RESERVED:
        message = f"ページの名前{quoted(stem)}は、サイトが自分で使います。別の名前にしてください"
        help_ = f"{shown_as}/pages/{stem}-page.md"
        return (at_path("reserved-name", path, message, shown_as=shown_as, help=help_),)
    return ()


def at_path(
    code: str,
    path: str,
    message: str,
    *,
    shown_as: str = "content",
    shown: str = "",
    help: str = "",
) -> Diagnostic:
    """Return an error about a file as a whole; it points at the file's first column."""
    span = Span(path=shown or f"{shown_as}/{path}", line=1, column=1, end_line=1, end_column=2)
    return Diagnostic(code=code, severity=Severity.ERROR, span=span, message=message, help=help)


def _misplaced(path: str, kind: str, name: str, shown_as: str) -> Diagnostic:
    if kind in FOLDERS:
        inner = "<団体>/" if FOLDERS[kind][0] == 2 else ""
        where = f"{shown_as}/{kind}/{inner}{name if name.endswith('.md') else 'namae.md'}"
        message = f"フォルダの深さが違います。{kind} のファイルは {where} のように置きます"
    else:
        message = f"ここには置けません。置けるフォルダは {'、'.join(FOLDERS)}です"
    return at_path("misplaced-entry", path, message, shown_as=shown_as)


def _wrong_extension(path: str, name: str, shown_as: str) -> Diagnostic:
    message = f"ファイル名{quoted(name)}の終わりを「.md」（小文字）にしてください"
    stem = name.rpartition(".")[0] or name
    is_good = bool(_STEM.match(stem)) and not name.startswith(".")
    help_ = f"{shown_as}/{path[: len(path) - len(name)]}{stem}.md" if is_good else ""
    return at_path("wrong-extension", path, message, shown_as=shown_as, help=help_)


def _judge_name(part: str, path: str, kind: str, shown_as: str) -> Diagnostic | None:
    """Judge one name of the path: a folder, or the file's stem."""
    if _DEVICE.match(part.partition(".")[0].rstrip()):
        message = f"{quoted(part)}は Windows では使えない名前です"
        code = "device-name"
    elif _is_slug(part):
        return None
    elif any(map(unicodedata.combining, part)) and not unicodedata.is_normalized("NFC", part):
        message = (
            f"名前{quoted(part)}は Mac の形（NFD）の文字です。英小文字・数字・ハイフンだけにします"
        )
        code = "decomposed-name"
    else:
        message = (
            f"名前{quoted(part)}は、英小文字・数字・ハイフンだけにします（{MAX_NAME} 文字まで）"
        )
        code = "bad-slug"
    names = path.removesuffix(".md").split("/")[1:]
    fixed = "/".join(n if _is_slug(n) else suggest_slug(n, FOLDERS[kind][1]) for n in names)
    return at_path(code, path, message, shown_as=shown_as, help=f"{shown_as}/{kind}/{fixed}.md")


def _is_slug(name: str) -> bool:
    return bool(_STEM.match(name)) and len(name) <= MAX_NAME and not _DEVICE.match(name)


def suggest_slug(name: str, kind: str) -> str:
    """Return a name that passes and keeps what it can of ``name``; never romanised.

    >>> suggest_slug("２０２６ Natsu_Matsuri", "event")
    '2026-natsu-matsuri'
    >>> suggest_slug("CON", "event")
    'con-event'
    """
    ascii_name = unicodedata.normalize("NFKC", name).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_name)[:MAX_NAME].strip("-")
    if not slug:
        digest = blake2b(unicodedata.normalize("NFC", name).encode("utf-8"), digest_size=4)
        return f"{kind}-{digest.hexdigest()}"
    return f"{slug}-{kind}" if _DEVICE.match(slug) else slug
