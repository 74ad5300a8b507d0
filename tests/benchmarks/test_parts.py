"""What each part of a check takes on one report, in one process: reading by format, binding, rules, output.

Group "parts": the ratios in brackets are to the fastest; `test_python_itself` stands among them to divide by.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gouji.engine.config import Config
from gouji.engine.inputs import Input
from gouji.engine.run import Checker, run
from gouji.formats import Source, load_target
from gouji.formatters.view import View
from gouji.outcome import Outcome
from gouji.plugins import load_packs
from tests.benchmarks.files import generated_pdf, invented, web_page, word_file
from tests.benchmarks.test_speed import measured, report_bytes
from tests.support.xlsx import workbook

_ROUNDS = 20


def _sheets() -> bytes:
    _, blocks, rng = invented(0)
    return workbook(blocks, rng)


_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "text": (lambda: report_bytes("pipes"), "gouji.readers.text"),
    "html": (lambda: web_page(0), "gouji.readers.html"),
    "docx": (lambda: word_file(0), "gouji.readers.docx"),
    "xlsx": (_sheets, "gouji.readers.xlsx"),
    "pdf": (lambda: generated_pdf(0), "gouji.readers.pdf"),
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(load_packs(), [Config()])


def test_python_itself(benchmark: BenchmarkFixture) -> None:
    benchmark.group = "parts"
    done = measured(benchmark, lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), _ROUNDS)
    assert done.returncode == 0


@pytest.mark.parametrize("format_", _FILES)
def test_reading(benchmark: BenchmarkFixture, format_: str) -> None:
    make, module = _FILES[format_]
    read = load_target(f"{module}:read")
    source = Source(f"report.{format_}", make())
    benchmark.group = "parts"
    assert len(measured(benchmark, lambda: read(source), _ROUNDS).blocks) > 10


@pytest.mark.parametrize("format_", _FILES)
def test_binding(benchmark: BenchmarkFixture, checker: Checker, format_: str) -> None:
    """Identities put to the cells included."""
    make, module = _FILES[format_]
    document = load_target(f"{module}:read")(Source(f"report.{format_}", make()))
    benchmark.group = "parts"
    report = measured(benchmark, lambda: checker.report(document), _ROUNDS)
    assert report.template
    assert len(report.cells) > 150


def test_rules(benchmark: BenchmarkFixture, checker: Checker) -> None:
    """All that are selected by default."""
    document = load_target("gouji.readers.text:read")(Source("report.md", report_bytes("pipes")))
    report = checker.report(document)
    rules = checker.variants[0].common.rules

    def work() -> int:
        return sum(1 for rule in rules if rule.applies(report) for _ in rule.run(report))

    benchmark.group = "parts"
    measured(benchmark, work, _ROUNDS)
    assert len(rules) > 10


@pytest.fixture(scope="module")
def outcome(checker: Checker, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Of a report with a wrong figure in every row, so that there is something to show."""
    rng = Random(1)
    text = report_bytes("pipes").decode("utf-8-sig", errors="ignore")
    lines = [line.replace("0", str(rng.randrange(1, 9)), 1) if "|" in line else line for line in text.splitlines()]
    path = tmp_path_factory.mktemp("parts") / "report.md"
    path.write_text("\n".join(lines), encoding="utf-8")
    return run([(Input(str(path), named=True), 0)], checker, Config(jobs=1))


@pytest.mark.parametrize("name", ["text", "json", "sarif"])
def test_formatter(benchmark: BenchmarkFixture, outcome: Outcome, name: str) -> None:
    show = import_module(f"gouji.formatters.{name}").format_outcome
    view = View("zh")
    benchmark.group = "parts"
    assert outcome.files[0].findings
    assert str(Path(outcome.files[0].path).name) in measured(benchmark, lambda: "".join(show(outcome, view)), _ROUNDS)
