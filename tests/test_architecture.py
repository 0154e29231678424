"""The shape of the code: imports point downward, one library has one door, only `clock` tells time.

The rules are those of docs/architecture.md. A new module fails here until it has its place in LAYERS.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from community_events.reference import all_codes
from community_events.render.stamps import PRINT_MODULES

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "plugins" / "community_events"

#: From the ground up. A module imports from its own layer and those below it; a package's name
#: stands for all of its modules, unless one of them is named in a layer of its own.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("spans", "clock", "checkdocs", "site", "messages", "editions", "sameness"),
    ("diagnostics", "history", "git"),
    ("gitlog",),
    ("hygiene", "encoding", "paths", "sources", "imageheader"),
    ("rawentry", "frontmatter"),
    ("model",),
    ("album",),
    ("occurrences", "wording", "links", "uids", "changelines", "kanji", "folding"),
    ("schema", "vocabulary", "outline", "rail", "when", "decode"),
    ("references", "catalog", "changedates", "edits", "revisions"),
    ("checks",),
    ("rewriting", "keeping"),
    ("excerpt", "report", "remedies", "pipeline", "reference"),
    ("continuity", "differences", "telling"),
    (
        *(
            "feeds",
            "reach",
            "racks",
            "rackchanges",
            "rounds",
            "takeoff",
            "index",
            "facets",
            "announcements",
            "offers",
            "artifacts",
        ),
        *("particulars", "monthly", "narrowing", "icaltext", "rruletext", "vevent", "veventtext"),
    ),
    ("render", "importers", "writer"),
    ("plugin", "cli"),
)

#: A library → the modules that may import it. Whoever wants to change the library finds all of it there.
DOORS: dict[str, tuple[str, ...]] = {
    "babel": ("render.translations", "render.extraction"),
    "budoux": ("render.phrases",),
    "dateutil": ("occurrences", "importers.unrolling"),
    "feedgen": ("render.rss",),
    "icalendar": ("icaltext", "vevent", "render.ical", "importers.ics"),
    "jinja2": ("render.html", "plugin"),
    "jpholiday": ("when.holidays",),
    "livereload": ("cli", "plugin"),
    "lxml": (),
    "markdown": ("render.body",),
    "markupsafe": ("render",),
    "nh3": ("render.body",),
    "PIL": ("render.pixels",),
    "openpyxl": ("importers.xlsx",),
    "pelican": ("plugin",),
    "segno": ("render.qr",),
    "typst": ("render.typeset", "render.flyer", "render.sheet"),
}

#: Catalog in, Artifacts out: these touch neither disk nor network nor environment.
PURE = (
    *(
        "spans",
        "sameness",
        "diagnostics",
        "hygiene",
        "imageheader",
        "rawentry",
        "frontmatter",
        "model",
        "occurrences",
    ),
    *(
        "schema",
        "vocabulary",
        "outline",
        "rail",
        "when",
        "decode",
        "catalog",
        "changedates",
        "edits",
        "changelines",
        "revisions",
        "checks",
        "wording",
    ),
    *("history", "rewriting", "keeping", "differences", "telling"),
    *(
        "feeds",
        "reach",
        "racks",
        "rackchanges",
        "rounds",
        "takeoff",
        "index",
        "announcements",
        "offers",
        "artifacts",
    ),
    *(
        "particulars",
        "monthly",
        "narrowing",
        "uids",
        "icaltext",
        "rruletext",
        "vevent",
        "veventtext",
    ),
)
OUTSIDE_WORLD = {
    "os",
    "subprocess",
    "shutil",
    "tempfile",
    "socket",
    "urllib.request",
    "http",
    "glob",
}

#: Functions whose first argument is the code of a finding.
CODE_FIRST = {"error", "warning", "fault", "report", "at_path", "Refusal"}

VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "data", "info", "common", "misc"}

#: How a module other than ``clock`` would learn the time.
CLOCK_READS = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.strftime"),
}


@cache
def _modules() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def _name(path: Path) -> str:
    """Return the dotted name under the package: ``when.words``; the package itself is ``""``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _imports(path: Path) -> tuple[tuple[int, str], ...]:
    """Return line and full dotted name of all that is imported, inside functions too."""
    return tuple(_read_imports(path))


def _read_imports(path: Path) -> Iterator[tuple[int, str]]:
    known = {_name(module) for module in _modules()}
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports name the whole path"
            module = node.module or ""
            for alias in node.names:
                inner = f"{module}.{alias.name}".removeprefix("community_events.")
                is_module = module.startswith("community_events") and inner in known
                yield node.lineno, f"{module}.{alias.name}" if is_module else module


def _own_imports(path: Path) -> Iterator[tuple[int, str]]:
    for line, name in _imports(path):
        if name == "community_events" or name.startswith("community_events."):
            yield line, name.removeprefix("community_events").lstrip(".")


def _is_within(name: str, *places: str) -> bool:
    return any(name == place or name.startswith(place + ".") for place in places)


def _layer(name: str) -> int | None:
    """Return the layer of the longest entry of the table that holds ``name``."""
    found = [
        (len(place), height)
        for height, places in enumerate(LAYERS)
        for place in places
        if _is_within(name, place)
    ]
    return max(found)[1] if found else None


def test_every_module_has_its_place_in_the_layers() -> None:
    assert [_name(path) for path in _modules() if _name(path) and _layer(_name(path)) is None] == []


def test_imports_point_downward() -> None:
    wrong = []
    for path in _modules():
        own = _layer(_name(path))
        for line, name in _own_imports(path):
            other = _layer(name)
            if own is not None and other is not None and other > own:
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {_name(path)} imports {name}")
    assert wrong == []


def test_no_two_modules_import_each_other() -> None:
    graph = {
        _name(path): {name for _, name in _own_imports(path) if name and name != _name(path)}
        for path in _modules()
    }
    # Take away what imports nothing that is left, until only circles remain.
    while leaves := [name for name, wanted in graph.items() if not wanted & graph.keys()]:
        for name in leaves:
            del graph[name]
    assert graph == {}


def test_each_library_has_one_door() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {library} belongs to {' or '.join(doors) or 'no module'}"
        for path in _modules()
        for line, name in _imports(path)
        for library, doors in DOORS.items()
        if _is_within(name, library) and not _is_within(_name(path), *doors)
    ]
    assert wrong == []


def test_the_middle_touches_neither_disk_nor_network() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: imports {name}"
        for path in _modules()
        if _is_within(_name(path), *PURE)
        for line, name in _imports(path)
        if _is_within(name, *OUTSIDE_WORLD)
    ]
    wrong += [
        f"{path.relative_to(ROOT)}:{node.lineno}: calls open"
        for path in _modules()
        if _is_within(_name(path), *PURE)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "open"
    ]
    assert wrong == []


def test_the_stamp_of_prints_covers_all_the_code_that_draws_them() -> None:
    drawing = {"render.cards", "render.flyer", "render.qr", "render.rackcard", "render.sheet"}
    drawing |= {
        "render.booklet",
        "render.circular",
        "render.monthcalendar",
        "render.rackmap",
        "render.racksheet",
    }
    drawing |= {"render.form", "render.picking", "render.printset", "render.proof"}
    paths = {_name(path): path for path in _modules()}
    seen: set[str] = set()
    while unseen := drawing - seen:
        seen |= unseen
        drawing |= {name for module in unseen for _, name in _own_imports(paths[module]) if name}
    assert seen == set(PRINT_MODULES)


def test_only_the_clock_tells_the_time() -> None:
    wrong = []
    for path in _modules():
        if _name(path) == "clock":
            continue
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Attribute):
                written = ast.unparse(node)
                if any(written == read or written.endswith("." + read) for read in CLOCK_READS):
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}: {written}")
            elif isinstance(node, ast.ImportFrom) and node.module == "time":
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}: from time import …")
    assert wrong == []


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_a_module_says_what_it_is_and_is_one_idea(path: Path) -> None:
    docstring = ast.get_docstring(_tree(path))
    assert docstring, "a module opens with a docstring"
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400, f"{lines} lines: split it"
    assert not VAGUE_NAMES & set(_name(path).split(".")), "a module is named after its one idea"


def test_the_core_works_without_pelican_and_check_without_any_heavy_library() -> None:
    program = """
import sys
from community_events.cli import main
status = main(["check", "--content", "content"])
assert status == 0, status
heavy = {"pelican", "typst", "feedgen", "lxml", "icalendar", "jinja2", "livereload", "segno", "PIL"}
sys.exit(f"loaded: {sorted(heavy & sys.modules.keys())}" if heavy & sys.modules.keys() else 0)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_code_that_is_emitted_has_its_chapter_in_the_docs() -> None:
    documented = set(all_codes())
    missing = []
    for path in _modules():
        for node in ast.walk(_tree(path)):
            if not isinstance(node, ast.Call):
                continue
            named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            if ast.unparse(node.func).split(".")[-1] in CODE_FIRST:
                named += node.args[:1]
            missing += [
                f"{path.relative_to(ROOT)}:{node.lineno}: {code}"
                for value in named
                for code in _texts(value)
                if code not in documented
            ]
    assert missing == []


def _texts(value: ast.expr) -> list[str]:
    """Return the text that an expression is, or the two that ``a if x else b`` may be."""
    if isinstance(value, ast.IfExp):
        return _texts(value.body) + _texts(value.orelse)
    return [value.value] if isinstance(value, ast.Constant) and isinstance(value.value, str) else []


def test_the_code_names_no_ward() -> None:
    # Another ward changes content/, pelicanconf.py and colours, nothing in plugins/.
    named = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in _modules()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search("西京|nishikyo", line, re.IGNORECASE)
    ]
    assert named == []


def test_no_tracked_file_names_a_place_on_somebodys_machine() -> None:
    places = re.compile(rb"(?<![\w.])/(?:tmp|root|home|work|Users)/")
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.split(b"\0")
    named = []
    for name in filter(None, tracked):
        path = ROOT / name.decode()
        if path == Path(__file__) or not path.is_file():
            continue
        content = path.read_bytes()
        if b"\0" not in content:
            lines = enumerate(content.splitlines(), 1)
            named += [f"{path.relative_to(ROOT)}:{n}" for n, line in lines if places.search(line)]
    assert named == []
