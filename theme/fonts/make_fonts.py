"""Every font in this folder is made by this script from the released fonts, and by nothing else.

    npm pack @expo-google-fonts/biz-udgothic@0.4.0 @expo-google-fonts/biz-udpgothic@0.4.2
    for file in *.tgz; do mkdir "${file%.tgz}" && tar xzf "$file" -C "${file%.tgz}"; done
    pip install fonttools && python theme/fonts/make_fonts.py <folder with the two packages>

BIZ UDGothic keeps every character and every OpenType feature; only the TrueType instructions
(hints for screens of long ago, which a PDF never uses) are dropped, which saves a fifth of the
size. BIZ UDPGothic is cut to the Latin letters: its proportional Japanese overlaps punctuation.

checks/printable.txt, what they can draw together, is written with them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x250), 0x2013, 0x2014, *range(0x2018, 0x201E), 0x2026]
FONTS: dict[str, list[int] | None] = {  # None: every character of the font
    "BIZUDGothic_400Regular.ttf": None,
    "BIZUDGothic_700Bold.ttf": None,
    "BIZUDPGothic_400Regular.ttf": LATIN,
    "BIZUDPGothic_700Bold.ttf": LATIN,
}


def make_font(source: Path, target: Path, characters: list[int] | None) -> None:
    """Write ``source`` without hints, with ``characters`` (all: None), the same bytes each time."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.legacy_cmap = True
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    if characters is None:
        subsetter.populate(glyphs=font.getGlyphOrder(), unicodes=list(font.getBestCmap()))
    else:
        subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.save(target)


def write_characters(folder: Path, target: Path) -> None:
    """Write what the fonts of ``folder`` can draw together: a stretch of code points a line, in hex."""
    codes = sorted({code for path in folder.glob("*.ttf") for code in TTFont(path).getBestCmap()})
    lines = []
    for at, code in enumerate(codes):
        if at == 0 or codes[at - 1] != code - 1:
            first = code
        if at + 1 == len(codes) or codes[at + 1] != code + 1:
            lines.append(f"{first:x}\n" if first == code else f"{first:x}-{code:x}\n")
    target.write_text("".join(lines), encoding="ascii")


def main() -> None:
    """Make all fonts of this folder from the packages under the folder named on the line."""
    packages = Path(sys.argv[1])
    here = Path(__file__).parent
    for name, characters in FONTS.items():
        (source,) = packages.rglob(name)
        make_font(source, here / name.replace("_400", "-").replace("_700", "-"), characters)
    checks = here.parents[1] / "plugins" / "community_events" / "checks"
    write_characters(here, checks / "printable.txt")


if __name__ == "__main__":
    main()
