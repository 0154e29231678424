"""Every print of a built site, looked at by tools that did not make it.

    python -m tests.print_checks OUTPUT

prints docs/testing.md's table: for each kind of print how many files and pages there are, and for how
many files all holds: declared PDF/UA-1, tagged, with title and language, every font embedded, and every
code on every page read back at 100 dpi as an address of this site.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import zxingcpp
from PIL import Image

#: Kind of print → pattern of its path, the pages that it must have (0: as many as it takes), codes a page.
KINDS: dict[str, tuple[str, int, int | None]] = {
    "flyer A4": (r"events/[^/]+/[^/]+/flyer\.pdf", 1, 1),
    "flyer A5": (r"events/[^/]+/[^/]+/flyer-a5\.pdf", 1, 1),
    "flyer A6": (r"events/[^/]+/[^/]+/flyer-a6\.pdf", 1, 1),
    "flyer in large print": (r"events/[^/]+/[^/]+/flyer-large\.pdf", 1, 1),
    "proof": (r"events/[^/]+/[^/]+/proof\.pdf", 0, None),
    "rack sheet": (r"racks/[^/]+/sheet\.pdf", 0, 1),
    "week of a rack": (r"racks/[^/]+/\d{4}-W\d\d\.pdf", 1, 1),
    "rack card": (r"racks/[^/]+/card\.pdf", 1, 1),
    "sheet, circular": (r"(?:[a-z]+/[^/]+/|places/|)sheet\.pdf", 1, 1),
    "month calendar": (r"(?:areas|months)/[^/]+/month(?:-\d{4}-\d\d)?(?:-a3)?\.pdf", 1, 1),
    "mini-book": (r"areas/[^/]+/booklet\.pdf", 1, 1),
    "map": (r"map/map(?:-a3)?\.pdf", 1, 1),
    "form": (r"submit/form\.pdf", 4, None),
    "picking list": (r"print/[^/]+/picking\.pdf", 0, None),
    "labels": (r"print/[^/]+/labels\.pdf", 0, 0),
    "print set": (r"print/[^/]+/(?:all|racks/[^/]+|areas/[^/]+)\.pdf", 0, None),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLook:
    """What was found in one file; ``faults``: what does not hold, in words."""

    path: str
    kind: str
    pages: int
    codes: int
    faults: tuple[str, ...]


def look_at_prints(output: Path, public_url: str) -> list[PrintLook]:
    """Return what is found in every PDF of a built site, by path."""
    return [_look(path, output, public_url) for path in sorted(output.rglob("*.pdf"))]


def kind_of(path: str) -> str:
    """Return the kind of the print at ``path``; raises LookupError for one of no kind."""
    for kind, (pattern, _, _) in KINDS.items():
        if re.fullmatch(pattern, path):
            return kind
    raise LookupError(f"{path}: a print of no kind; tests/print_checks.py needs a row")


def _look(file: Path, output: Path, public_url: str) -> PrintLook:
    path = file.relative_to(output).as_posix()
    kind = kind_of(path)
    _, pages, codes_a_page = KINDS[kind]
    data = file.read_bytes()
    codes = [tuple(_codes(data, page)) for page in range(1, _page_count(data) + 1)]
    faults = list(_document_faults(data))
    if pages and len(codes) != pages:
        faults.append(f"{len(codes)} pages instead of {pages}")
    for number, found in enumerate(codes, start=1):
        if codes_a_page is not None and len(found) != codes_a_page:
            faults.append(f"{len(found)} codes on page {number}")
        faults += [f"code to {text}" for text in found if not text.startswith(f"{public_url}/")]
    return PrintLook(
        path=path, kind=kind, pages=len(codes), codes=sum(map(len, codes)), faults=tuple(faults)
    )


def _page_count(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def _document_faults(data: bytes) -> Iterator[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        with pdf.open_metadata() as metadata:
            if metadata.get("pdfuaid:part") != "1":
                yield "not declared as PDF/UA-1"
            if not metadata.get("dc:title"):
                yield "no title"
        if str(pdf.Root.get("/Lang", "")) != "ja-JP":
            yield f"language {pdf.Root.get('/Lang')}"
        if "/StructTreeRoot" not in pdf.Root:
            yield "no tags"
    listed = subprocess.run(
        ["pdffonts", "-"], input=data, check=True, capture_output=True, timeout=60
    ).stdout.decode("utf-8", "replace")
    for line in listed.splitlines()[2:]:
        # name, type, encoding, embedded, subset, Unicode, object
        if not re.search(r"\syes yes yes\s+\d+\s+\d+$", line):
            yield f"font not embedded: {line.split()[0]}"


def _codes(data: bytes, page: int) -> list[str]:
    picture = subprocess.run(
        ["pdftoppm", "-r", "100", "-gray", "-f", str(page), "-l", str(page), "-"],
        input=data,
        check=True,
        capture_output=True,
        timeout=120,
    ).stdout
    return [code.text for code in zxingcpp.read_barcodes(Image.open(BytesIO(picture)))]


def main(arguments: list[str]) -> int:
    """Print the table; return 1 when something does not hold."""
    from tests.fixtures_site import PUBLIC_URL

    looks = look_at_prints(Path(arguments[0]), PUBLIC_URL)
    by_kind: dict[str, list[PrintLook]] = defaultdict(list)
    for look in looks:
        by_kind[look.kind].append(look)
    print("| Print | Files | Pages | Codes read at 100 dpi | All holds |")
    print("|---|---|---|---|---|")
    for kind in KINDS:
        of_kind = by_kind[kind]
        whole = sum(not look.faults for look in of_kind)
        print(
            f"| {kind} | {len(of_kind)} | {sum(look.pages for look in of_kind)} "
            f"| {sum(look.codes for look in of_kind)} | {whole} of {len(of_kind)} |"
        )
    faulty = [look for look in looks if look.faults]
    for look in faulty:
        print(look.path, "; ".join(look.faults), file=sys.stderr)
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
