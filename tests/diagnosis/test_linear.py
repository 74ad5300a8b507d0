"""Identities with coefficients, constants and ≠: assessed as they read, and wrong cells told by them."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.diagnosis.assess import assess
from gouji.diagnosis.judge import judged
from gouji.diagnosis.repairs import repairs_of
from gouji.diagnosis.system import holds, system_of
from gouji.model.report import Assessment, Report
from gouji.model.template import Relation
from gouji.names import resolved
from tests.conftest import report_text
from tests.support.profiles import load_profile
from tests.support.reading import read_back

load_profile()
CLEAN = read_back(report_text(form="gb2021").encode())
ROW = [f"applications.received.{column}" for column in ("natural_person", "business", "research", "total")]


def report(values: dict[str, int], *equations: str, certain: bool = True) -> Report:
    """The correct report with cells set anew, under these identities alone."""
    table = CLEAN.table("applications")
    assert table
    assert CLEAN.template
    identities = [one for text in equations for one in resolved(text, CLEAN.template, "try", certain=certain)]
    cells = tuple(
        cell._replace(value=Decimal(values[cell.key])) if cell.key in values else cell for cell in table.cells
    )
    changed = type(table)(table.form, cells, table.location, table.printed)
    tables = tuple(changed if one is table else one for one in CLEAN.tables)
    return CLEAN._replace(tables=tables, template=CLEAN.template._replace(identities=tuple(identities)))


def verdict(values: dict[str, int], equation: str) -> Assessment:
    (found,) = assess(report(values, equation)).assessments
    return found


VERDICTS = {
    "2 * 自然人.本年新收 = 总计.本年新收": ((5, 0, 0, 10), (5, 0, 0, 11)),
    "总计.本年新收 <= 10": ((0, 0, 0, 10), (0, 0, 0, 11)),
    "总计.本年新收 - 3 >= 自然人.本年新收": ((7, 0, 0, 10), (8, 0, 0, 10)),
    "总计.本年新收 ≠ 0": ((0, 0, 0, 1), (0, 0, 0, 0)),
    "自然人.本年新收 ≠ 商业企业.本年新收 + 1": ((1, 1, 0, 0), (2, 1, 0, 0)),
}


@pytest.mark.parametrize("equation", VERDICTS)
def test_it_is_assessed_as_it_reads(equation: str) -> None:
    right, wrong = VERDICTS[equation]
    assert verdict(dict(zip(ROW, right, strict=True)), equation).verdict == "holds"
    assert verdict(dict(zip(ROW, wrong, strict=True)), equation).verdict == "violated"


def test_what_a_cell_would_have_to_hold_is_a_whole_number_or_not_told() -> None:
    found = verdict(dict(zip(ROW, (5, 0, 0, 11), strict=True)), "2 * 自然人.本年新收 = 总计.本年新收")
    one, total = found.cells
    assert (found.needed(one), found.needed(total)) == (None, Decimal(10))


def test_a_wrong_cell_is_told_by_identities_with_coefficients() -> None:
    values = dict(zip(ROW, (5, 3, 4, 9), strict=True))
    found = judged(
        report(
            values,
            "2 * 自然人.本年新收 = 总计.本年新收",
            "商业企业.本年新收 * 3 + 1 = 总计.本年新收",
            "科研机构.本年新收 + 6 = 总计.本年新收",
        )
    )
    (diagnosis,) = found.diagnoses
    assert [(one.cell.key, one.value) for fault in diagnosis.faults for one in fault.changes] == [(ROW[3], Decimal(10))]
    assert len(diagnosis.violated) == 3


def test_by_what_need_not_hold_no_cell_is_told() -> None:
    values = dict(zip(ROW, (5, 3, 4, 9), strict=True))
    equations = ("2 * 自然人.本年新收 = 总计.本年新收", "科研机构.本年新收 + 6 = 总计.本年新收")
    assert judged(report(values, *equations)).diagnoses != ()
    assert judged(report(values, *equations, certain=False)).diagnoses == ()


SIDES = st.lists(st.integers(-3, 3), min_size=4, max_size=4).filter(lambda found: sum(map(bool, found)) > 1)
RELATIONS = st.sampled_from(["=", "=", "=", ">=", "<=", "!="])


@given(
    rows=st.lists(st.tuples(SIDES, RELATIONS, st.integers(-4, 4)), min_size=1, max_size=4),
    values=st.lists(st.integers(0, 12), min_size=4, max_size=4),
)
def test_the_single_cells_told_are_those_that_trying_all_numbers_finds(
    rows: list[tuple[list[int], Relation, int]], values: list[int]
) -> None:
    """Of equations over whole numbers: every one-cell repair mends what it says and breaks nothing, and none is missed."""
    template = CLEAN.template
    assert template
    model = resolved("总计.本年新收 >= 自然人.本年新收", template, "try")[0]
    identities = tuple(
        model._replace(
            terms=tuple((number, key) for number, key in zip(numbers, ROW, strict=True) if number),
            relation=relation,
            constant=constant,
        )
        for numbers, relation, constant in rows
    )
    found = report(dict(zip(ROW, values, strict=True)))
    found = found._replace(template=template._replace(identities=identities))
    assessments, numbers_ = assess(found)
    system = system_of(assessments, found.cells, numbers_)
    if system is None:
        return
    keys = [cell.key for cell in system.cells]
    told = {
        (keys[cell], system.values[cell] + delta)
        for repair in repairs_of(system)
        if repair.kind == "cell"
        for cell, delta in repair.deltas
    }
    assert told == _tried(rows, values)


def _tried(rows: list[tuple[list[int], Relation, int]], values: list[int]) -> set[tuple[str, int]]:
    """The cell and number that make all relations the cell stands in hold, some of which did not; only where an equation
    says which number it is.
    """
    good = set()
    for at, value in product(range(4), range(200)):
        own = [row for row in rows if row[0][at]]
        anew = [*values[:at], value, *values[at + 1 :]]

        def all_hold(numbers: list[int], own: list[tuple[list[int], Relation, int]] = own) -> bool:
            sums = [sum(n * v for n, v in zip(row[0], numbers, strict=True)) + row[2] for row in own]
            return all(holds(total, row[1]) for total, row in zip(sums, own, strict=True))

        if any(row[1] == "=" for row in own) and all_hold(anew) and not all_hold(values):
            good.add((ROW[at], value))
    return good
