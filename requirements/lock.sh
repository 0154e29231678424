#!/usr/bin/env bash
# Writes the locks anew: the newest versions that pyproject.toml and package.json allow, with their hashes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

compile() {
  .venv/bin/uv pip compile pyproject.toml --quiet --upgrade --generate-hashes --universal --python-version 3.11 \
    --custom-compile-command 'make lock' "$@"
}

compile --output-file requirements/run.txt
compile --group test --constraint requirements/run.txt --output-file requirements/test.txt
compile --group test --group dev --constraint requirements/test.txt --output-file requirements/dev.txt
# The group alone, without the project's own dependencies.
.venv/bin/uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 \
  --custom-compile-command 'make lock' --group build --output-file requirements/build.txt

npm update --package-lock-only --no-audit --no-fund --ignore-scripts --loglevel=error
npm update --prefix tests/lighthouse --package-lock-only --no-audit --no-fund --ignore-scripts --loglevel=error
