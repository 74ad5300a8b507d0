"""What the prose says of a cell chooses between explanations as good otherwise, and does nothing else."""

from __future__ import annotations

import pytest

from gouji.engine.config import Config
from gouji.engine.inputs import Input
from gouji.engine.run import Checker
from gouji.model.report import Report
from gouji.plugins import load_packs
from gouji.statements import figures
from tests.conftest import clean_text, faulty_text
from tests.support.table3 import table_3

PRINTED = {
    "received": (25, 3, 28),
    "granted": (21, 3, 15),
    "partially_granted": (13, 0, 4),
    "handled_total": (25, 3, 28),
}


def read(prose: str) -> Report:
    """A report with two cells wrong: 21 for 12 given by natural persons, 4 for 13 in all given in part.

    As few cells, 4 for 13 by natural persons and 24 for 15 in all, would explain it as well.
    """
    text = f"""# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

{prose}

## 三、收到和处理政府信息公开申请情况
{table_3(PRINTED)}"""
    checker = Checker(load_packs(), [Config()])
    return checker.read(Input("a.md", named=True, data=text.encode()))


def stated(report: Report) -> tuple[list[str], dict[str, int]]:
    """The verdicts, and what is said to be right in which cell."""
    changes = [one for found in report.diagnoses for fault in found.faults for one in fault.changes]
    return (
        [found.verdict for found in report.diagnoses],
        {one.cell.key.removeprefix("applications."): int(one.value) for one in changes},
    )


def test_without_figures_both_explanations_stand() -> None:
    report = read("全年依法办理政府信息公开申请，工作平稳。")
    assert stated(report) == (["several"], {})
    assert len(report.diagnoses[0].explanations) == 2


def test_a_figure_of_the_prose_decides() -> None:
    told = stated(read("全年依法办理政府信息公开申请，其中部分公开13件。"))
    assert told == (["likely"], {"granted.natural_person": 12, "partially_granted.total": 13})


@pytest.mark.parametrize(
    "prose",
    ["其中部分公开7件", "其中部分公开4件", "其中部分公开13余件", "县政府办公室部分公开13件", "其中部分公开13件，部分公开17件", "其中予以公开和部分公开13件"],
    ids=["wrong", "as-printed", "approximate", "another-body", "two-figures", "two-rows"],
)  # fmt: skip
def test_a_figure_that_is_wrong_vague_narrower_or_of_more_cells_changes_nothing(prose: str) -> None:
    before = read("全年依法办理政府信息公开申请，工作平稳。")
    after = read(f"全年依法办理政府信息公开申请，{prose}。")
    assert stated(after) == stated(before)
    one, other = before.diagnoses[0], after.diagnoses[0]
    assert [[f.changes[0].value for f in way] for way in other.explanations] == [
        [f.changes[0].value for f in way] for way in one.explanations
    ]


def test_a_report_that_adds_up_is_not_searched_for_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Report] = []
    real = figures.figures_of

    def noted(report: Report) -> tuple[figures.Figure, ...]:
        asked.append(report)
        return real(report)

    monkeypatch.setattr(figures, "figures_of", noted)
    checker = Checker(load_packs(), [Config()])
    checker.read(Input("clean.md", named=True, data=clean_text().encode()))
    assert asked == []
    checker.read(Input("faulty.md", named=True, data=faulty_text().encode()))
    assert len(asked) == 1
