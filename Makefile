# The commands of this project. Nothing else need be typed first: each one installs what it needs, once.

CONTENT ?= content
OUTPUT  ?= output
PUBLISH ?= publish
PORT    ?= 8000
TESTS   ?=

BIN := .venv/bin
# All tests: on all cores, one file at a time each, the long ones of browser/ first. A few chosen ones start faster alone.
CORES = $(if $(TESTS),,-n auto --dist loadfile --no-loadscope-reorder)
# Texts here are Japanese: read and write UTF-8 also where the machine's locale says otherwise.
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.SUFFIXES:
.NOTPARALLEL:

# An exit status of 3 is "done, with entries left out" (they have been named): a success unless STRICT=1.
left_out_is_fine = || { status=$$?; [ $$status = 3 ] && [ -z "$(STRICT)" ] || exit $$status; }

##@ For everyone
html: install ## Build the site from content/ into output/ [CONTENT=dir OUTPUT=dir STRICT=1]
	@$(BIN)/community-events build --content "$(CONTENT)" --output "$(OUTPUT)" $(if $(STRICT),--strict) $(left_out_is_fine)

serve: install ## Build, show the site on localhost, rebuild on every change [CONTENT=dir PORT=8000]
	@$(BIN)/community-events serve --content "$(CONTENT)" --port "$(PORT)"

check: install ## Only check the entries [CONTENT=dir STRICT=1]
	@$(BIN)/community-events check --content "$(CONTENT)" $(if $(STRICT),--strict)

publish: install ## Write a verified release and switch to it [PUBLISH=dir SAMPLES=1 STRICT=1]
	@$(BIN)/community-events publish --content "$(CONTENT)" --to "$(PUBLISH)" \
	    $(if $(SAMPLES),--samples) $(if $(STRICT),--strict) $(left_out_is_fine)

##@ For developers
test: lint ## Run the linter, the type checker and all tests [TESTS="tests/test_x.py -k word"]
	@$(BIN)/python -m pytest $(CORES) $(TESTS)

test-deep: lint ## Run the long tests as well
	@requirements/install.sh deep
	@$(BIN)/python -m pytest -m "deep or not deep" $(CORES) $(TESTS)

lint: install-test ## Run only the linter and the type checker
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy

bless: install-test ## Rewrite the expected files of the tests; look at the diff before you commit it
	@$(BIN)/python -m pytest --bless $(TESTS)

messages: install ## Bring the .po files up to date with what the pages say; list what has no translation yet
	@$(BIN)/community-events messages
	@$(BIN)/community-events untranslated || true

screenshots: install-test ## Take pictures of the built site into screenshots/ [OUTPUT=dir]
	@$(BIN)/python -m tests.browser.screenshots "$(OUTPUT)" screenshots

lock: ## Write requirements/*.txt and package-lock.json anew from pyproject.toml and package.json
	@requirements/install.sh dev
	@requirements/lock.sh

clean: ## Remove what was built; releases in publish/ and what was installed stay
	rm -rf output build-report.json screenshots .mypy_cache .pytest_cache .ruff_cache .hypothesis

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
	    /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

# What the targets above rest on.
install: ## Install what building the site needs
	@requirements/install.sh run
install-test:
	@requirements/install.sh test

.PHONY: html serve check publish test test-deep lint bless messages screenshots lock clean help install install-test
