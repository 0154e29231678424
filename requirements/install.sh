#!/usr/bin/env bash
# Installs what is pinned beside this file:  install.sh run | test | deep | dev
#
#   run   .venv with what building a site needs, and this project in it
#   test  run, and what the tests need: Python packages, Debian packages, npm checkers and engines
#   deep  test, and Lighthouse in a folder of its own
#   dev   test, and the tools of maintainers
#
# Nothing happens when nothing changed: each step leaves a stamp that holds a digest of all it depends on.
# Where packages come from (index, proxy, certificates) is the business of pip's and npm's own settings.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly what=${1:?run, test, deep or dev}
readonly venv=.venv

say() { printf '%s\n' "$@" >&2; }
give_up() { say "$@"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
digest() { cksum | tr ' \t' '--'; }

# Two makes in one folder must not build one .venv between them.
if has flock && [ -z "${INSTALL_LOCKED:-}" ]; then
  exec env INSTALL_LOCKED=1 flock .install.lock "${BASH_SOURCE[0]}" "$@"
fi

debian_install() {
  if [ "$(id -u)" = 0 ] && has apt-get; then
    say "Installing with apt-get: $*"
    export DEBIAN_FRONTEND=noninteractive
    local log
    log=$(mktemp)
    { apt-get update -qq || true; apt-get install -qq -y --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null ||
      { tail -n 40 "$log" >&2; give_up "apt-get could not install $*."; }
    rm -f "$log"
  else
    give_up "These are missing and only root may install them. On Debian or Ubuntu, please run:" "" \
      "    sudo apt-get update && sudo apt-get install $*" "" "and then the same make again."
  fi
}

find_python() {
  local candidate
  for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

# pip 25.1 and newer is in build.txt; until then any pip that came with Python will do.
# -qq: errors only; what a machine's own index says about packages it lacks is of no use to anyone.
pip_install() {
  PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 "$venv/bin/python" -m pip install \
    -qq --disable-pip-version-check --no-input "$@"
}

make_venv() {
  rm -rf "$venv"
  # Debian keeps ensurepip in a package of its own; without it `-m venv` fails half-way.
  if "$python" -m ensurepip --version >/dev/null 2>&1; then
    "$python" -m venv "$venv"
  elif "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --without-pip "$venv"
    PIP_USER=0 "$python" -m pip --python "$venv/bin/python" install -qq \
      --disable-pip-version-check --no-input --require-hashes -r requirements/build.txt
  else
    debian_install python3-venv
    "$python" -m venv "$venv"
  fi
}

# step NAME FUNCTION FILE…: runs FUNCTION unless it ran on the same files, in this folder, before.
step() {
  local name=$1 function=$2 stamp want
  shift 2
  stamp=$venv/installed-$name
  want=$({ pwd; "$venv/bin/python" --version 2>/dev/null || true; cat "$@"; } | digest)
  [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && return
  say "Installing: ${*: -1} …"
  rm -f "$stamp"
  "$function"
  # Asked again: the step may have made the Python that its digest names.
  { pwd; "$venv/bin/python" --version; cat "$@"; } | digest >"$stamp"
}

install_run() {
  python=$(find_python) || {
    debian_install python3 python3-venv
    python=$(find_python)
  } || give_up "Python 3.11 or newer is needed; set PYTHON=/path/to/python3 if it has an unusual name."
  make_venv
  pip_install --require-hashes -r requirements/build.txt
  # feedgen exists only as source: the setuptools just installed, with a known hash, builds it.
  pip_install --no-build-isolation --require-hashes -r requirements/run.txt
}

install_project() { pip_install --no-build-isolation --no-deps --editable .; }
install_test() { pip_install --no-build-isolation --require-hashes -r requirements/test.txt; }
install_dev() { pip_install --no-build-isolation --require-hashes -r requirements/dev.txt; }

install_npm() { npm ci --no-audit --no-fund --ignore-scripts --loglevel=error >&2 </dev/null; }

install_lighthouse() {
  npm ci --prefix tests/lighthouse --no-audit --no-fund --ignore-scripts --loglevel=error >&2 </dev/null
}

install_debian_test_packages() {
  local missing=()
  has chromium || has chromium-browser || has google-chrome || missing+=(chromium)
  has java || missing+=(default-jre-headless)
  has pdftotext || missing+=(poppler-utils)
  has node || missing+=(nodejs)
  has npm || missing+=(npm)
  has cc || missing+=(gcc libc6-dev)
  [ -e /usr/include/libical/ical.h ] || missing+=(libical-dev)
  [ ${#missing[@]} = 0 ] || debian_install "${missing[@]}"
  node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' ||
    give_up "The checkers need Node.js 18 or newer; this one is $(node --version)."
}

step run install_run requirements/build.txt requirements/run.txt
step project install_project pyproject.toml
if [ "$what" != run ]; then
  step test install_test requirements/run.txt requirements/test.txt
  install_debian_test_packages
  if ! [ -d node_modules ]; then rm -f "$venv/installed-npm"; fi
  step npm install_npm package-lock.json
fi
if [ "$what" = deep ]; then
  if ! [ -d tests/lighthouse/node_modules ]; then rm -f "$venv/installed-lighthouse"; fi
  step lighthouse install_lighthouse tests/lighthouse/package-lock.json
fi
if [ "$what" = dev ]; then step dev install_dev requirements/test.txt requirements/dev.txt; fi
