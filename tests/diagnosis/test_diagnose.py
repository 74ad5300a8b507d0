"""One fault, one finding: what is named is what was changed, and mending it mends what was said."""

from __future__ import annotations

import sys
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given

from gouji.diagnosis.assess import assess
from gouji.diagnosis.judge import judged
from gouji.diagnosis.sets import entangled
from gouji.diagnosis.system import System, system_of
from gouji.model.diagnosis import Evidence
from gouji.model.report import Report
from tests.benchmarks.diagnosis import KINDS, Drawn, drawn, findings, injured
from tests.support.profiles import load_profile, randoms
from tests.support.reports import HABITS

load_profile()
RANDOMS = randoms()
RECEIVED = "applications.received"


def dense() -> tuple[Drawn, list[str]]:
    """A correct report with numbers in two rows and two columns, and the cells of one diagonal of these."""
    rows, columns = ("granted", "partially_granted"), ("natural_person", "business")
    crossed = [f"applications.{row}.{column}" for row in rows for column in columns]
    true = next(one for one in map(drawn, range(100)) if all(one.values[key] for key in crossed))
    return true, [crossed[0], crossed[3]]


def told(report: Report) -> list[tuple[str, dict[str, int]]]:
    """Codes, and what is proposed for which cell (by row and column)."""
    return [(one.code, {fix.cell.partition(".")[2]: int(fix.value) for fix in one.fixes}) for one in findings(report)]


def system(report: Report) -> System:
    assessments, values = assess(report)
    found = system_of(assessments, report.cells, values)
    assert found
    return found


@pytest.mark.parametrize("kind", KINDS)
@given(rng=RANDOMS)
def test_a_fault_is_found_and_nothing_false_is_proposed(kind: str, rng: Random) -> None:
    true = drawn(rng.randrange(10_000), habits=("none", "dashes"))
    assert findings(true.report) == []
    changed = KINDS[kind][0](true, rng)
    if changed is None:
        return
    found = findings(injured(true.report, changed))
    assert found or "dash" in {cell.state for cell in true.report.cells}
    single = KINDS[kind][2]
    for one in found:
        for fix in one.fixes:
            assert not single or fix.value == true.values[fix.cell], (changed, one.message.zh)


@given(rng=RANDOMS)
def test_what_is_proposed_mends_what_it_is_said_to_mend_and_breaks_nothing(rng: Random) -> None:
    """Any numbers at all, not only those a slip would leave."""
    true = drawn(rng.randrange(10_000), habits=HABITS)
    keys = rng.sample(sorted(true.values), rng.randrange(1, 5))
    wrong = judged(injured(true.report, {key: Decimal(rng.choice((0, 3, 12, 700))) for key in keys}))
    before = {one.identity: one.verdict for one in wrong.assessments}
    for diagnosis in wrong.diagnoses:
        for faults in diagnosis.explanations:
            changes = {change.cell.key: change.value for fault in faults for change in fault.changes}
            after = {one.identity: one.verdict for one in assess(injured(wrong, changes)).assessments}
            mended = {one.identity for fault in faults for one in fault.restored}
            assert {after[identity] for identity in mended} == {"holds"}
            assert [one for one in after if after[one] == "violated" and before[one] != "violated"] == []


@given(rng=RANDOMS)
def test_every_explanation_of_a_group_restores_the_same(rng: Random) -> None:
    true = drawn(rng.randrange(10_000))
    keys = rng.sample(sorted(true.values), 3)
    for diagnosis in judged(injured(true.report, dict.fromkeys(keys, Decimal(11)))).diagnoses:
        restored = [{one.identity for fault in way for one in fault.restored} for way in diagnosis.explanations]
        assert all(one == restored[0] for one in restored)
        for fault in diagnosis.faults:
            assert all(diagnosis.explains(one) for one in fault.restored)


def test_two_faults_apart_are_two_findings() -> None:
    true = drawn(3, "gb2019")
    first, second = f"{RECEIVED}.natural_person", "applications.granted.business"
    report = injured(true.report, {first: true.values[first] + 4, second: true.values[second] + 9})
    assert sorted(told(report), key=str) == [
        ("BAL004", {"granted.business": int(true.values[second])}),
        ("BAL004", {"received.natural_person": int(true.values[first])}),
    ]


def test_two_cells_of_one_row_are_one_finding() -> None:
    true = drawn(3, "gb2019")
    keys = [f"{RECEIVED}.natural_person", f"{RECEIVED}.research"]
    report = injured(true.report, {keys[0]: true.values[keys[0]] + 4, keys[1]: true.values[keys[1]] + 9})
    assert told(report) == [("BAL005", {key.partition(".")[2]: int(true.values[key]) for key in keys})]


def test_what_two_cells_would_explain_alike_is_reported_plainly() -> None:
    """The same difference in two rows and two columns: either diagonal would do."""
    true, keys = dense()
    report = judged(injured(true.report, {key: true.values[key] + 1 for key in keys}))
    assert [diagnosis.verdict for diagnosis in report.diagnoses] == ["several"]
    assert len(report.diagnoses[0].explanations) == 2
    assert {code for code, _ in told(report)} == {"SUM001", "SUM002"}
    assert "可疑的格" in str(findings(report)[0].suggestion)


def test_a_figure_stated_elsewhere_decides_between_explanations_as_good() -> None:
    true, keys = dense()
    wrong = injured(true.report, {key: true.values[key] + 1 for key in keys})
    evidence = [Evidence(key, true.values[key], wrong.location) for key in keys]
    report = judged(wrong, evidence)
    assert [diagnosis.verdict for diagnosis in report.diagnoses] == ["likely"]
    assert {change.cell.key for fault in report.diagnoses[0].faults for change in fault.changes} == set(keys)


def test_a_figure_stated_elsewhere_accuses_nobody() -> None:
    true = drawn(3, "gb2019")
    evidence = [Evidence(f"{RECEIVED}.total", Decimal(1), true.report.location)]
    assert judged(true.report, evidence).diagnoses == ()


def test_a_lone_identity_says_nothing_about_its_cells() -> None:
    true = drawn(3, "gb2019")
    report = injured(true.report, {"disputes.reconsideration.total": Decimal(999_999)})
    assert [code for code, _ in told(report)] == ["SUM003"]
    assert [one.verdict for one in judged(report).diagnoses] == ["undetermined"]


def test_a_cell_that_could_not_be_checked_both_ways_is_not_accused() -> None:
    """With one leaf of the column unreadable, the row alone is no proof."""
    true = drawn(3, "gb2019")
    report = injured(true.report, {"applications.granted.natural_person": Decimal(123_457)})
    table = report.tables[1]
    torn = tuple(
        cell._replace(value=None, state="unreadable")
        if cell.key == "applications.partially_granted.natural_person"
        else cell
        for cell in table.cells
    )
    report = report._replace(
        tables=(report.tables[0], type(table)(table.form, torn, table.location, table.printed), *report.tables[2:])
    )
    assert ("SUM001", {}) in told(report)
    assert "BAL004" not in {code for code, _ in told(report)}


def test_all_sets_of_two_are_found() -> None:
    """Held against trying every pair of cells."""
    true = drawn(3, "gb2019")
    keys = [f"{RECEIVED}.natural_person", f"{RECEIVED}.research"]
    found = system(injured(true.report, {key: true.values[key] + n for n, key in enumerate(keys, 4)}))
    pairs = {repair.deltas for repair in entangled(found, 2, found.violated)}
    tried = set()
    for one in sorted(found.suspects):
        for other in sorted(found.suspects):
            steps = {-sign * found.residuals[r] for at in (one, other) for r, sign in found.within[at]} - {0}
            tried |= {
                ((one, a), (other, b))
                for a in steps
                for b in steps
                if one < other and _mends(found, ((one, a), (other, b)))
            }
    assert pairs == tried
    assert pairs


def _mends(found: System, deltas: tuple[tuple[int, int], tuple[int, int]]) -> bool:
    """Both together, and neither alone."""
    return bool(found.mended(deltas)) and not any(found.mended((delta,)) for delta in deltas)


def test_correct_reports_are_not_diagnosed() -> None:
    """The solver and the search stay unloaded."""
    for name in [name for name in sys.modules if name.startswith("gouji.diagnosis.") and name.endswith("diagnose")]:
        del sys.modules[name]
    assert judged(drawn(3).report).diagnoses == ()
    assert "gouji.diagnosis.diagnose" not in sys.modules


def four_wrong() -> tuple[Drawn, dict[str, Decimal]]:
    true = drawn(3, "gb2019")
    names = ("natural_person", "business", "research", "public_interest")
    return true, {f"{RECEIVED}.{name}": true.values[f"{RECEIVED}.{name}"] + 3 + n * n for n, name in enumerate(names)}


def test_four_cells_at_once_are_found_by_the_solver(capfd: pytest.CaptureFixture[str]) -> None:
    """Where it is installed: four numbers of one row, which no three cells explain. It prints nothing."""
    pytest.importorskip("highspy")
    true, wrong = four_wrong()
    (diagnosis,) = judged(injured(true.report, wrong)).diagnoses
    assert diagnosis.verdict == "unique"
    assert {one.cell.key: one.value for one in diagnosis.suspects} == {key: true.values[key] for key in wrong}
    assert diagnosis.faults == ()
    assert capfd.readouterr() == ("", "")


def test_where_the_time_is_up_before_all_sets_are_known_the_solver_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first one found may be one of several."""
    highspy = pytest.importorskip("highspy")
    runs: list[Any] = []

    def run(model: Any) -> Any:  # Any: highspy is published without types
        runs.append(model.setOptionValue("time_limit", 0.0) if runs else None)
        return plain(model)

    plain = highspy.Highs.run
    monkeypatch.setattr(highspy.Highs, "run", run)
    true, wrong = four_wrong()
    diagnoses = judged(injured(true.report, wrong)).diagnoses
    assert len(runs) == 2
    assert {one.verdict for one in diagnoses} == {"undetermined"}
