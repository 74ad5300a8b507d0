# `make demo` and `make test` need only Python (3.11 or later) and make; both build the environment they use.
PYTHON ?= python3
BIN := .venv/bin
TOY := plugins/gouji-example
SOURCES := $(shell find linter rules $(TOY) -type f -not -path '*/__pycache__/*' -not -path '*/.pytest_cache/*')

.PHONY: demo test docs bench bench-pdf clean

demo: .venv/gouji
	$(BIN)/gouji check --fail-on never docs/samples

test: .venv/dev .venv-example/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest
	cd $(TOY) && ../../.venv-example/bin/pytest

# Writes again what docs/ holds that is made from the code; a test fails where it is stale.
docs: .venv/dev
	$(BIN)/python -m tests.support.docs

# Prints times as multiples of Python's own start; no part of passing.
bench: .venv/dev
	$(BIN)/pytest tests/benchmarks --benchmark-enable --benchmark-columns=median,rounds --benchmark-sort=name
	$(BIN)/python -m tests.benchmarks.whole

# gouji beside other readers of PDF tables, which have an environment of their own; takes some minutes.
bench-pdf: .venv/dev .venv-peers/ready
	$(BIN)/python -m tests.benchmarks

clean:
	rm -rf .venv .venv-example .venv-peers build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks

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

# A peer that cannot be had is reported by the benchmark and left out.
.venv-peers/ready: tests/benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-peers
	while read -r peer; do .venv-peers/bin/pip install --quiet "$$peer" || true; done < $<
	touch $@
