"""The single faults that would explain violated identities: one cell, two cells exchanged, a run moved by one place, a
row left out or entered twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from gouji.diagnosis.system import Deltas, Line, System
from gouji.model.diagnosis import FaultKind

# What a fault costs: one that a slip of the hand makes, more where it is rarer; a further wrong cell is a further fault.
CELL, NEIGHBORS, SHIFT, EXCHANGE, ROW, EACH_CELL = 10, 11, 12, 13, 14, 10


class Repair(NamedTuple):
    """Changes that restore all relations in `mends` and break none."""

    kind: FaultKind
    deltas: Deltas
    mends: frozenset[int]
    cost: int


def repairs_of(system: System) -> list[Repair]:
    """Every single fault that explains a part of the violated relations, each set of changes once."""
    found: dict[Deltas, Repair] = {}
    lines = [line for line in system.lines if _is_touched(system, line)]
    for repair in (*_cells(system), *_exchanges(system, lines), *_shifts(system, lines), *_rows(system)):
        held = found.get(repair.deltas)
        if held is None or repair.cost < held.cost:
            found[repair.deltas] = repair
    return list(found.values())


def _repair(system: System, kind: FaultKind, deltas: Iterable[tuple[int, int]], cost: int) -> Iterator[Repair]:
    changes = tuple(sorted((cell, delta) for cell, delta in deltas if delta))
    if changes and all(cell in system.suspects for cell, _ in changes) and (mends := system.mended(changes)):
        yield Repair(kind, changes, mends, cost)


def _cells(system: System) -> Iterator[Repair]:
    """A cell all of whose equations miss by the same."""
    for cell in sorted({cell for relation in system.violated for _, cell in system.terms[relation]}):
        for delta in _needed(system, cell):
            yield from _repair(system, "cell", [(cell, delta)], CELL)


def _needed(system: System, cell: int) -> set[int]:
    """By how much a cell must change for its first equation to hold; nothing where only inequalities bind it."""
    for relation, sign in system.within[cell]:
        if relation in system.equations[cell]:
            return {delta for delta in (system.due(relation, sign),) if delta}
    return set()


def _is_touched(system: System, line: Line) -> bool:
    return any(relation in system.violated for cell in line.cells for relation, _ in system.within[cell])


def _broken(system: System, line: Line) -> list[int]:
    """Places on the line whose cells stand in violated relations only, but for those that run along it."""
    found = []
    for place, cell in enumerate(line.cells):
        across = [relation for relation, _ in system.within[cell] if system.along[relation] != line.kind]
        if cell in system.suspects and across and system.violated.issuperset(across):
            found.append(place)
    return found


def _exchanges(system: System, lines: Iterable[Line]) -> Iterator[Repair]:
    """Two numbers of a row or column that stand in each other's cell. Between neighbors one may be nothing: then the
    number stands beside its cell; further apart that would be a guess.
    """
    for line in lines:
        for one, other in combinations(_broken(system, line), 2):
            first, second = line.cells[one], line.cells[other]
            near = other == one + 1
            if not (near or (system.values[first] and system.values[second])):
                continue
            delta = system.values[second] - system.values[first]
            cost = NEIGHBORS if near else EXCHANGE
            yield from _repair(system, "exchange", [(first, delta), (second, -delta)], cost)


def _shifts(system: System, lines: Iterable[Line]) -> Iterator[Repair]:
    """Three or more cells of a row or column that each hold the next one's number; what the last one held is worked out
    from an equation.
    """
    for line in lines:
        places = _broken(system, line)
        for first, last in combinations(places, 2):
            if last - first >= 2:
                run = line.cells[first : last + 1]
                yield from _moved(system, run)
                yield from _moved(system, run[::-1])


def _moved(system: System, run: tuple[int, ...]) -> Iterator[Repair]:
    """Each cell takes the number of the one behind it."""
    values = system.values
    deltas = {cell: values[behind] - values[cell] for cell, behind in pairwise(run)}
    end = run[-1]
    for relation, sign in system.within[end]:
        if relation in system.equations[end]:
            moved = sum(other * deltas.get(cell, 0) for other, cell in system.terms[relation] if cell != end)
            step = system.due(relation, sign, moved)
            if step is None:
                return
            deltas[end] = step
            if sum(map(bool, deltas.values())) > 2:
                yield from _repair(system, "shift", deltas.items(), SHIFT)
            return


def _rows(system: System) -> Iterator[Repair]:
    """Columns that all miss too much or too little by numbers which make a row of their own: each row, itself in order,
    that would take them up.
    """
    down = [relation for relation in sorted(system.violated) if system.along[relation] == "column"]
    if len(down) < 2:
        return
    needs = {
        cell: step
        for relation in down
        for number, cell in system.terms[relation]
        if (step := system.due(relation, number)) is not None
    }
    for line in system.lines:
        deltas = [(cell, needs[cell]) for cell in line.cells if cell in needs]
        if line.kind == "row" and len(deltas) > 1 and len({delta > 0 for _, delta in deltas}) == 1:
            yield from (one for one in _repair(system, "row", deltas, ROW) if one.mends <= set(down))
