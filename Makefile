# `make demo` and `make test` need only Python (3.11 or later) and make; both build the environment they use.
PYTHON ?= python3
BIN := .venv/bin
TOY := plugins/gouji-example
SOURCES := $(shell find linter rules $(TOY) -type f -not -path '*/__pycache__/*' -not -path '*/.pytest_cache/*')

.PHONY: demo test docs bench bench-diagnosis sarif-tools test-sarif clean

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

# What error localization finds of injected faults, and how fast; figures in docs/benchmarks.md.
bench-diagnosis: .venv/dev
	$(BIN)/python -m tests.benchmarks.diagnosis

# SARIF before others' tools. They are fetched once (npm, pip); what is not to be had, offline say, is skipped and named.
test-sarif: .venv/dev sarif-tools
	$(BIN)/pytest tests/viewers -rs

sarif-tools:
	@test -d .sarif-tools/node_modules/@microsoft/sarif-multitool-linux || npm install --silent --no-audit --prefix .sarif-tools \
		@microsoft/sarif-multitool@5.7.0 @microsoft/sarif-web-component@0.6.0-29 react@16 react-dom@16 \
		|| echo "sarif-multitool and the viewer could not be fetched with npm: their tests are skipped"
	@test -x .sarif-tools/venv/bin/sarif || { $(PYTHON) -m venv .sarif-tools/venv && .sarif-tools/venv/bin/pip install --quiet sarif-tools; } \
		|| echo "sarif-tools could not be fetched with pip: its tests are skipped"

clean:
	rm -rf .venv .venv-example .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks .sarif-tools

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
