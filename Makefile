# `make demo` and `make test` need only Python (3.11 or later) and make; both build the environment they use.
PYTHON ?= python3
BIN := .venv/bin
TOY := plugins/gouji-example
SOURCES := $(shell find linter rules $(TOY) -type f -not -path '*/__pycache__/*' -not -path '*/.pytest_cache/*')

.PHONY: demo test test-formats docs bench clean

demo: .venv/gouji
	$(BIN)/gouji check --fail-on never docs/samples

test: .venv/dev .venv-example/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest
	cd $(TOY) && ../../.venv-example/bin/pytest

# Prints reports by LibreOffice and Chromium and reads them back; what is not installed is skipped, and said so.
test-formats: .venv/dev
	GOUJI_PRINTS=24 $(BIN)/pytest tests/formats

# Writes again what docs/ holds that is made from the code; a test fails where it is stale.
docs: .venv/dev
	$(BIN)/python -m tests.support.docs

# Prints times as multiples of Python's own start; no part of passing.
bench: .venv/dev
	$(BIN)/pytest tests/benchmarks --benchmark-enable --benchmark-columns=median,rounds --benchmark-sort=name

clean:
	rm -rf .venv .venv-example .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks

.venv/gouji: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/dev: .venv/gouji
	$(BIN)/pip install --quiet --editable . --group dev
	touch $@

# The example pack in an environment of its own, as someone would have it who installed both.
.venv-example/dev: pyproject.toml $(SOURCES)
	$(PYTHON) -m venv .venv-example
	.venv-example/bin/python -m pip install --quiet --upgrade pip
	.venv-example/bin/pip install --quiet . ./$(TOY) pytest
	touch $@
