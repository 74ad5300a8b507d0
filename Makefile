# `make demo` and `make test` need only Python (3.11 or later) and make; both build the environment they use.
PYTHON ?= python3
BIN := .venv/bin
PACKS := $(wildcard plugins/gouji-*)
SOURCES := $(shell find linter rules $(PACKS) -type f -not -path '*/__pycache__/*' -not -path '*/.pytest_cache/*')

.PHONY: demo test test-ocr docs bench bench-diagnosis bench-ocr clean

demo: .venv/gouji
	$(BIN)/gouji check --fail-on never docs/samples

test: .venv/dev .venv-packs/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest
	for pack in $(PACKS); do (cd $$pack && ../../.venv-packs/bin/pytest --quiet) || exit 1; done

# What needs the extra for scans; `make test` skips it.
test-ocr: .venv-ocr/dev
	.venv-ocr/bin/pytest tests/readers/test_scan.py tests/engine/test_doubt.py

# Cells right, wrong and not stated of random scanned reports; docs/ocr.md holds the figures.
bench-ocr: .venv-ocr/dev
	.venv-ocr/bin/python -m tests.support.scan_accuracy

# Writes again what docs/ holds that is made from the code; a test fails where it is stale.
docs: .venv/dev
	$(BIN)/python -m tests.support.docs

# Prints times as multiples of Python's own start; no part of passing.
bench: .venv/dev
	$(BIN)/pytest tests/benchmarks --benchmark-enable --benchmark-columns=median,rounds --benchmark-sort=name

# What error localization finds of injected faults, and how fast; figures in docs/benchmarks.md.
bench-diagnosis: .venv/dev
	$(BIN)/python -m tests.benchmarks.diagnosis

clean:
	rm -rf .venv .venv-packs .venv-ocr .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks

.venv/gouji: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/dev: .venv/gouji
	$(BIN)/pip install --quiet --editable . --group dev
	touch $@

.venv-ocr/dev: pyproject.toml
	$(PYTHON) -m venv .venv-ocr
	.venv-ocr/bin/python -m pip install --quiet --upgrade pip
	.venv-ocr/bin/pip install --quiet --editable '.[ocr]' --group dev
	touch $@

# The packs in an environment of their own, as someone would have it who installed them all.
.venv-packs/dev: pyproject.toml $(SOURCES)
	$(PYTHON) -m venv .venv-packs
	.venv-packs/bin/python -m pip install --quiet --upgrade pip
	.venv-packs/bin/pip install --quiet . $(addprefix ./,$(PACKS)) pytest
	touch $@
