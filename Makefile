# `make demo` and `make test` need only Python (3.11 or later) and make; both build the environment they use.
PYTHON ?= python3
BIN := .venv/bin
PACKS := $(wildcard plugins/gouji-*)
SOURCES := $(shell find linter rules $(PACKS) -type f -not -path '*/__pycache__/*' -not -path '*/.pytest_cache/*')

.PHONY: demo test test-formats test-mutants test-ocr docs bench bench-diagnosis bench-pdf bench-ocr bench-precision bench-sarif sarif-tools test-sarif docs-viewer clean

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

# At least 2,000 damaged copies of the samples, 110 of each; `make test` tries five of each.
test-mutants: .venv/dev
	GOUJI_MUTANTS=110 $(BIN)/pytest tests/properties/test_mutants.py -s

# Prints reports by LibreOffice and Chromium and reads them back; what is not installed is skipped, and said so.
test-formats: .venv/dev
	GOUJI_PRINTS=24 $(BIN)/pytest tests/formats

# Writes again what docs/ holds that is made from the code; a test fails where it is stale.
docs: .venv/dev
	$(BIN)/python -m tests.support.docs

# Prints times as multiples of Python's own start; no part of passing.
bench: .venv/dev
	$(BIN)/pytest tests/benchmarks --benchmark-enable --benchmark-columns=median,rounds --benchmark-sort=name
	$(BIN)/python -m tests.benchmarks.whole
	$(BIN)/python -m tests.benchmarks.growth

# What a SARIF log of 20,000 findings takes; fails at 5 seconds or 300 MB.
bench-sarif: .venv/dev
	$(BIN)/python -m tests.benchmarks.sarif full
	$(BIN)/python -m tests.benchmarks.sarif github

# gouji beside other readers of PDF tables, which have an environment of their own; takes some minutes.
bench-pdf: .venv/dev .venv-peers/ready
	$(BIN)/python -m tests.benchmarks

# What error localization finds of injected faults, and how fast; figures in docs/benchmarks.md.
bench-diagnosis: .venv/dev
	$(BIN)/python -m tests.benchmarks.diagnosis

# SARIF before others' tools. They are fetched once (npm, pip); what is not to be had, offline say, is skipped and named.
test-sarif: .venv/dev sarif-tools
	$(BIN)/pytest tests/viewers -rs

# The pictures of a finding in a PDF, from the real viewer.
docs-viewer: .venv/dev sarif-tools
	$(BIN)/python -m tests.support.viewer

sarif-tools:
	@test -d .sarif-tools/node_modules/@microsoft/sarif-multitool-linux || npm install --silent --no-audit --fetch-retries=1 --fetch-timeout=60000 --prefix .sarif-tools \
		@microsoft/sarif-multitool@5.7.0 @microsoft/sarif-web-component@0.6.0-29 react@16 react-dom@16 \
		|| echo "sarif-multitool and the viewer could not be fetched with npm: their tests are skipped"
	@test -x .sarif-tools/venv/bin/sarif || { $(PYTHON) -m venv .sarif-tools/venv && .sarif-tools/venv/bin/pip install --quiet sarif-tools; } \
		|| echo "sarif-tools could not be fetched with pip: its tests are skipped"

# Hundreds of reports that tell their own figures, clean and with one defect each; `make test` takes a few of them.
bench-precision: .venv/dev
	GOUJI_PRECISION=320 $(BIN)/pytest tests/benchmarks/test_precision.py -q

clean:
	rm -rf .venv .venv-packs .venv-ocr .venv-peers build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks .sarif-tools

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

# A peer that cannot be had is reported by the benchmark and left out.
.venv-peers/ready: tests/benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-peers
	while read -r peer; do .venv-peers/bin/pip install --quiet "$$peer" || true; done < $<
	touch $@
