"""Real reports: every cell as the document states it, what a careful reader insists on found, and nothing else said.

The reports lie outside the repository; without them these tests are skipped. A truth value {"any": [...]} accepts each
of its members, since the document itself leaves it open.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gouji.engine.config import Config
from gouji.engine.inputs import Input, Job
from gouji.engine.run import Checker
from gouji.formats import Source
from gouji.formatters.json import number
from gouji.model.finding import Finding, Severity
from gouji.model.report import Report
from gouji.plugins import load_packs
from gouji.readers import html, text
from tests.support.reading import shown_at

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
NAMES = (
    "shangshui-2020",
    "yongshan-2020",
    "yiyang-2020",
    "shangqiu-2019",
    "wuyang-office-2021",
    "shanghai-office-2019",
)
CELLS = 1190
# Findings that are right although nobody insists on them: of this report's office only a web address is given.
# In another a purchase would cost 1.9 billion yuan on average if the bare amount were in 万元.
GRANTED = {"shanghai-office-2019": ("CON001",), "yongshan-2020": ("FMT005",)}

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the real reports are not here")
each_report = pytest.mark.parametrize("name", NAMES)
# Any: as written in the truth's files.
Data = Mapping[str, Any]


@cache
def truth_of(name: str) -> Data:
    found: Data = json.loads((CORPUS / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def expected_of(name: str) -> Data:
    found: Data = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))[name]
    return found


@cache
def checker() -> Checker:
    return Checker(load_packs(), [Config()])


@cache
def report_of(name: str) -> Report:
    path = CORPUS / truth_of(name)["file"]
    read = html.read if path.suffix == ".html" else text.read
    return checker().report(read(Source(path.name, path.read_bytes())))


@cache
def findings_of(name: str) -> tuple[Finding, ...]:
    path = CORPUS / truth_of(name)["file"]
    checked = checker().check(Job(Input(str(path), named=True), 0))
    assert checked
    assert not checked.notifications
    return checked.findings


def accepted(want: object) -> list[object]:
    return list(want["any"]) if isinstance(want, dict) else [want]


def squeezed(text: str | None) -> str:
    """A fact without blanks, its dashes alike."""
    return "".join((text or "").split()).replace("－", "-").replace("—", "-")


@each_report
def test_every_cell_is_as_the_document_states_it(name: str) -> None:
    report = report_of(name)
    stated = {cell.key: number(cell.value) for cell in report.cells}
    wrong = {
        key: (stated.get(key), want)
        for key, want in truth_of(name)["cells"].items()
        if stated.get(key) not in accepted(want)
    }
    assert wrong == {}
    assert {key: value for key, value in stated.items() if value and key not in truth_of(name)["cells"]} == {}


def test_there_are_as_many_cells_as_were_counted() -> None:
    assert sum(len(truth_of(name)["cells"]) for name in NAMES) == CELLS


@each_report
def test_what_the_report_is_about(name: str) -> None:
    report, truth = report_of(name), truth_of(name)
    assert (report.template.id if report.template else None, report.year) == (truth["template"], truth["year"])
    assert [section.number for section in report.sections] == truth["sections"]
    organization = squeezed(report.organization)
    names = truth["organization"] if isinstance(truth["organization"], list) else [truth["organization"]]
    assert any(one in organization for one in names), organization
    for part in ("phone", "email", "postcode"):
        fact = getattr(report.contact, part)
        assert squeezed(fact.value if fact else None) == squeezed(truth["contact"][part]), part


def answers(entry: Data, finding: Finding) -> bool:
    """Whether a finding is the one meant: its code, and one of its cells, or its words where it is about prose."""
    if finding.code not in entry["codes"]:
        return False
    if entry["cells"]:
        return bool(set(entry["cells"]) & set(finding.cells))
    at, quote = squeezed(finding.location.text), squeezed(entry["quote"])
    return not at or not quote or at in quote or any(quote[i : i + 5] in at for i in range(max(1, len(quote) - 4)))


def insisted_on(name: str) -> list[Data]:
    """What a careful reader insists on and a rule that there is could find."""
    codes = {rule.code for rule in load_packs().rules}
    return [entry for entry in expected_of(name)["must_find"] if codes & set(entry["codes"])]


@each_report
def test_what_a_careful_reader_insists_on_is_found(name: str) -> None:
    assert [
        entry["why"] for entry in insisted_on(name) if not any(answers(entry, one) for one in findings_of(name))
    ] == []


@each_report
def test_what_must_stay_silent_does(name: str) -> None:
    rest = [one for one in findings_of(name) if not any(answers(entry, one) for entry in insisted_on(name))]
    alarms = [
        (entry["why"], one.message.zh)
        for entry in expected_of(name)["must_not_find"]
        for one in rest
        if one.code in entry["codes"]
        and (not entry["cells"] or not one.cells or set(entry["cells"]) & set(one.cells))
        and (
            not entry["quote"]
            or entry["cells"]
            or squeezed(entry["quote"]) in squeezed(one.message.zh + one.location.text)
        )
    ]
    assert alarms == []


@each_report
def test_nothing_is_called_an_error_or_a_warning_that_nobody_asked_for(name: str) -> None:
    asked = insisted_on(name)
    assert [
        (one.code, one.message.zh)
        for one in findings_of(name)
        if one.severity is not Severity.NOTE
        and one.code not in GRANTED.get(name, ())
        and not any(answers(entry, one) for entry in asked)
    ] == []


@each_report
def test_every_place_shows_what_it_says(name: str) -> None:
    report = report_of(name)
    lines = report.document.lines
    assert [
        cell.key for cell in report.cells if cell.state == "present" and shown_at(lines, cell.location) != cell.raw
    ] == []
