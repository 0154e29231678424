"""What the theme brings along of others is what its README says, with its licence, and sent unchanged."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import pytest

from community_events.render.vendored import vendored, vendored_path

THEME = Path(__file__).parent.parent / "theme"
LIBRARIES = sorted(path for path in (THEME / "static" / "vendor").iterdir())


@pytest.mark.parametrize("folder", LIBRARIES, ids=lambda path: path.name)
def test_every_file_is_the_one_that_the_readme_names(folder: Path) -> None:
    readme = (folder / "README.md").read_text(encoding="utf-8")
    told = dict(reversed(line.split()) for line in re.findall(r"[0-9a-f]{64}  \S+", readme))
    files = {path.name for path in folder.iterdir()} - {"README.md"}
    assert told.keys() == files
    assert "LICENSE" in files
    for name, digest in told.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


def test_files_are_sent_as_they_are_and_named_by_their_content(built_site: Path) -> None:
    for name, (path, data) in vendored(str(THEME)).items():
        digest = hashlib.sha256(data).hexdigest()[:8]
        assert path == f"/static/{name.replace('.', f'.{digest}.')}"
        assert (built_site / path[1:]).read_bytes() == data


def test_a_theme_may_bring_nothing_along(tmp_path: Path) -> None:
    assert vendored(str(tmp_path)) == {}
    assert vendored_path(str(tmp_path), "leaflet.js") == ""


def test_only_the_map_names_leaflet_and_no_page_loads_it_by_itself(built_site: Path) -> None:
    naming = [p for p in built_site.rglob("*.html") if "leaflet" in p.read_text(encoding="utf-8")]
    assert [page.relative_to(built_site).as_posix() for page in naming] == ["map/index.html"]
    page = naming[0].read_text(encoding="utf-8")
    assert not re.search(r"<(script|link)[^>]*leaflet", page)


def test_the_scripts_of_the_map_are_light_enough(built_site: Path) -> None:
    files = (*built_site.glob("static/leaflet.*.js"), *built_site.glob("static/map.*.js"))
    assert len(files) == 2
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 60_000
