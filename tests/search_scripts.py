"""The search of the browser, run in node: the very files that the theme serves."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.browser.harness import find_command

JS = Path(__file__).resolve().parents[1] / "theme" / "static" / "js"
FILES = ("search/kanji.js", "search/fold.js", "search/scan.js", "search/marks.js")
_PROGRAM = """
import { readFileSync } from "node:fs";
const { sources, expression, given } = JSON.parse(readFileSync(0, "utf8"));
const run = new Function("given", `"use strict"; ${sources.join("\\n")}\\nreturn (${expression});`);
process.stdout.write(JSON.stringify(run(given)));
"""


def run_search(expression: str, given: object) -> Any:
    """Return the value of a JavaScript ``expression`` that may call all of search; ``given`` is its data."""
    job = {
        "sources": [(JS / file).read_text(encoding="utf-8") for file in FILES],
        "expression": expression,
        "given": given,
    }
    done = subprocess.run(
        [find_command("node"), "--input-type=module", "-e", _PROGRAM],
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def load_entries(folder: Path) -> list[dict[str, Any]]:
    """Return what is in the built index, as the browser would put it together: (entry, words, text)."""
    first = json.loads((folder / "upcoming.json").read_bytes())
    files = [first] + [
        json.loads((folder / name).read_bytes()) for name in (*first["more"], *first["past"])
    ]
    texts: dict[str, str] = {}
    for name in first["texts"]:
        texts |= json.loads((folder / name).read_bytes())["texts"]
    return [
        {"entry": entry, "words": file["words"], "text": texts.get(entry["path"], "")}
        for file in files
        for entry in file["entries"]
    ]


#: Makes ``given.entries`` (see load_entries) ready and scans them for each of ``given.queries``.
SCAN = """(() => {
  const entries = given.entries.map(({ entry, words, text }) => {
    const made = prepare(entry, words);
    if (text) addText(made, text);
    return made;
  });
  return given.queries.map((query) => scan(entries, query, given.today).map((hit) => hit.entry.path));
})()"""


def search(entries: list[dict[str, Any]], queries: list[str], today: str) -> list[list[str]]:
    """Return the paths found for each query, the best first."""
    given = {"entries": entries, "queries": queries, "today": today}
    found: list[list[str]] = run_search(SCAN, given)
    return found
