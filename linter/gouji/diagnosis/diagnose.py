"""From violated identities to the faults that explain them (reading rule R4): error localization.

Faults of the hand are tried first: one cell, two cells exchanged, a run moved by one place. They are put together to the
cheapest account of all that is violated; where that leaves something out, or costs as much as two or three wrong cells,
all sets of two, then of three cells enter as well, and the solver where it is installed. Every account that is as cheap
counts: what is not in all of them is not stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from gouji.diagnosis.cover import Covers, cheapest, groups_of
from gouji.diagnosis.repairs import EACH_CELL, Repair, repairs_of
from gouji.diagnosis.sets import entangled
from gouji.diagnosis.slips import TELLING, slip_of
from gouji.diagnosis.solver import solve
from gouji.diagnosis.system import System, system_of
from gouji.model.diagnosis import Change, Diagnosis, Evidence, Fault, Verdict
from gouji.model.report import Assessment, Cell

# More explanations than a person would go through.
_HANDFUL = 5
_MOST_CELLS = 3
_ALTERNATIVES = 2
# Where so many identities are left unexplained the table as a whole is wrong, and no few cells are to blame.
_MOST_LEFT = 12


def diagnose(
    assessments: Sequence[Assessment],
    cells: Iterable[Cell],
    values: Mapping[str, Decimal],
    evidence: Iterable[Evidence] = (),
) -> tuple[Diagnosis, ...]:
    """A diagnosis for each group of violated identities, in the template's order; identities across years take no part.

    `cells` are the report's, in the form's order, `values` their numbers as they entered the identities; `evidence`
    only ranks explanations that are as good otherwise.
    """
    system = system_of(assessments, cells, values)
    if system is None:
        return ()
    stated = {(one.key, one.value) for one in evidence}
    return tuple(_diagnosis(system, covers, stated) for covers in _accounts(system))


def _accounts(system: System) -> list[Covers]:
    repairs = repairs_of(system)
    found = [cheapest(*group) for group in groups_of(system.violated, repairs)]
    for size in range(2, _MOST_CELLS + 1):
        due = [one for one in found if len(one.relations) > 1 or one.left]
        within = frozenset(r for one in due if one.left or one.cost >= size * EACH_CELL for r in one.relations)
        if 0 < len(within) <= _MOST_LEFT:
            repairs += entangled(system, size, within)
            found = [cheapest(*group) for group in groups_of(system.violated, repairs)]
    left = frozenset(relation for one in found for relation in one.left)
    if 1 < len(left) <= _MOST_LEFT and (more := solve(system, left)):
        found = [cheapest(*group) for group in groups_of(system.violated, [*repairs, *more])]
    return found


def _diagnosis(system: System, covers: Covers, stated: set[tuple[str, Decimal]]) -> Diagnosis:
    violated = tuple(system.relations[relation] for relation in sorted(covers.relations))
    ways = [tuple(_fault(system, repair) for repair in way) for way in covers.ways]
    ways = [way for way in ways if way]
    if not ways or not covers.complete:
        return Diagnosis(violated, "undetermined")
    ways.sort(key=lambda way: _doubt(way, stated))
    few = tuple(ways) if len(ways) <= _HANDFUL else ()
    if len(covers.relations) == 1:
        # A lone identity says that it fails, not which of its cells is wrong, unless hardly any could be.
        return Diagnosis(violated, "undetermined", few if len(few) <= _ALTERNATIVES else ())
    if all(way[0].kind == "row" and len(way) == 1 for way in ways):
        row = ways[0][0]._replace(only=len(ways) == 1)
        return Diagnosis(violated, "unique" if row.only else "several", few, (row,))
    if len(ways) > 1 and _is_likely(ways, stated):
        faults = tuple(fault._replace(only=False) for fault in _stated(system, ways[0]))
        return Diagnosis(violated, "likely", few, faults)
    common = tuple(fault for fault in ways[0] if all(fault in way for way in ways))
    several: Verdict = "several" if few else "undetermined"
    verdict: Verdict = "unique" if len(ways) == 1 and not covers.left else several
    return Diagnosis(violated, verdict, few, _stated(system, common))


def _stated(system: System, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Those of cells that may be accused, and of no more than anybody would follow."""
    sure = {system.cells[at].key for at in system.sure}
    return tuple(
        fault
        for fault in faults
        if all(change.cell.key in sure for change in fault.changes)
        and (fault.kind != "cells" or len(fault.changes) <= _MOST_CELLS)
    )


def _doubt(way: Sequence[Fault], stated: set[tuple[str, Decimal]]) -> tuple[int, int, int]:
    """Less where a figure elsewhere says the same, and where the printed numbers are known slips."""
    changes = [change for fault in way for change in fault.changes if fault.kind != "exchange"]
    backed = sum((change.cell.key, change.value) in stated for change in changes)
    telling = sum(change.slip in TELLING for change in changes)
    return -backed, -telling, -sum(change.slip is not None for change in changes)


def _is_likely(ways: Sequence[Sequence[Fault]], stated: set[tuple[str, Decimal]]) -> bool:
    """Whether in the first explanation every change is a telling slip or backed by a figure elsewhere, in the next none."""
    first, second = (
        [_is_borne_out(change, stated) for fault in way if fault.kind != "exchange" for change in fault.changes]
        for way in ways[:2]
    )
    return bool(first) and all(first) and not any(second)


def _is_borne_out(change: Change, stated: set[tuple[str, Decimal]]) -> bool:
    return (change.cell.key, change.value) in stated or change.slip in TELLING


def _fault(system: System, repair: Repair) -> Fault:
    changes = []
    for at, delta in repair.deltas:
        cell = system.cells[at]
        value = system.number(system.values[at] + delta)
        printed = system.number(system.values[at])
        changes.append(Change(cell, value, slip_of(printed, value, _beside(system, at))))
    restored = tuple(system.relations[relation] for relation in sorted(repair.mends))
    return Fault(repair.kind, tuple(changes), restored)


def _beside(system: System, cell: int) -> tuple[Decimal, ...]:
    """The numbers of the cells before and behind it in its row and column, but for zeros."""
    found = []
    for line in system.lines:
        if cell in line.cells:
            at = line.cells.index(cell)
            found += [line.cells[place] for place in (at - 1, at + 1) if 0 <= place < len(line.cells)]
    return tuple(system.number(system.values[one]) for one in found if system.values[one])
