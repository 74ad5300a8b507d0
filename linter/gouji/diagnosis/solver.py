"""What more than three cells explain, by mixed-integer programming: HiGHS, where the extra `gouji[solver]` brings it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gouji.diagnosis.repairs import EACH_CELL, Repair
from gouji.diagnosis.system import System

_SECONDS = 5.0
# So many sets of the same size are looked for; one more than are shown.
_MOST_SETS = 6


def solve(system: System, within: frozenset[int]) -> list[Repair]:
    """The smallest sets of cells that restore all violated relations of the tables that `within` belongs to; none
    without the solver, in want of time, or where there are more than a handful.
    """
    try:
        import highspy
    except ImportError:
        return []
    connected = _connected(system, within)
    if any(abs(number) != 1 for relation in connected for number, _ in system.terms[relation]):
        return []  # how far a cell may move is bounded by what is amiss only where cells are plainly added
    try:
        sets = list(_Model(system, connected, highspy).sets())
    except TimeoutError:
        return []
    return [] if len(sets) >= _MOST_SETS else sets


def _connected(system: System, within: frozenset[int]) -> list[int]:
    """The relations that share cells with those, over any number of steps."""
    reached, due = set(within), list(within)
    by_cell = [[relation for relation, _ in pairs] for pairs in system.within]
    while due:
        for _, cell in system.terms[due.pop()]:
            new = [relation for relation in by_cell[cell] if relation not in reached]
            reached.update(new)
            due += new
    return sorted(reached)


def _quiet(highspy: Any) -> Any:
    """Highs prints its banner while it is made, where nothing may be printed; silenced before the rest of it is.

    Any: highspy is published without types.
    """

    class Quiet(highspy.Highs):  # type: ignore[misc]
        def __init__(self) -> None:
            super(highspy.Highs, self).__init__()
            self.silent()
            self.callbacks: list[object] = []

    return Quiet()


class _Model:
    """Each cell may rise or fall by whole numbers; a switch says that it does, and the switches are to be few."""

    def __init__(self, system: System, relations: list[int], highspy: Any) -> None:
        """Any: highspy is published without types."""
        self.system = system
        self.relations = relations
        self.highs = _quiet(highspy)
        self.highs.setOptionValue("time_limit", _SECONDS)
        self.highs.setOptionValue("threads", 1)
        self.cells = sorted(set().union(*(system.holders[relation] for relation in relations)))
        most = float(sum(abs(system.residuals[relation]) for relation in relations) or 1)
        add = self.highs.addVariable
        self.up = {cell: add(0, most, 0, highspy.HighsVarType.kInteger) for cell in self.cells}
        self.down = {cell: add(0, self._room(cell, most), 0, highspy.HighsVarType.kInteger) for cell in self.cells}
        self.used = {cell: add(0, 1, 1, highspy.HighsVarType.kInteger) for cell in self.cells}
        for cell in self.cells:
            self.highs.addConstr(self.up[cell] + self.down[cell] <= most * self.used[cell])
        for relation in relations:
            self._require(relation)

    def _room(self, cell: int, most: float) -> float:
        if self.system.cells[cell].column.kind == "change":
            return most
        return float(min(most, max(0, self.system.values[cell])))

    def _require(self, relation: int) -> None:
        terms = [(sign, cell) for sign, cell in self.system.terms[relation] if cell in self.used]
        kind = self.system.relations[relation].identity.relation
        if not terms or kind == "!=":
            return  # what differs is no linear bound; `mended` sees to it
        left = sum(sign * (self.up[cell] - self.down[cell]) for sign, cell in terms)
        due = -self.system.residuals[relation]
        self.highs.addConstr(left == due if kind == "=" else left >= due if kind == ">=" else left <= due)

    def sets(self) -> Iterator[Repair]:
        """The smallest set, then others of its size, each time with those found before ruled out. Raises TimeoutError where
        there may be more that the time did not suffice for.
        """
        size = 0
        for _ in range(_MOST_SETS):
            self.highs.run()
            status = self.highs.getModelStatus().name
            if status == "kTimeLimit":
                raise TimeoutError
            if status != "kOptimal":
                return
            values = self.highs.getSolution().col_value
            chosen = [cell for cell in self.cells if round(values[self.used[cell].index])]
            if size and len(chosen) > size:
                return
            size = len(chosen)
            deltas = tuple(
                (cell, round(values[self.up[cell].index] - values[self.down[cell].index])) for cell in chosen
            )
            if mends := self.system.mended(deltas):
                yield Repair("cells", deltas, mends, EACH_CELL * size)
            self.highs.addConstr(sum(self.used[cell] for cell in chosen) <= size - 1)
