"""Two or three cells that are only together an explanation: each by itself would leave an identity broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gouji.diagnosis.repairs import EACH_CELL, Repair
from gouji.diagnosis.system import Deltas, System
from gouji.model.diagnosis import FaultKind

# More sets than this are not listed to anybody, so looking for them all is idle.
ENOUGH = 40


def entangled(system: System, size: int, within: frozenset[int]) -> list[Repair]:
    """Sets of `size` cells that restore some of the relations in `within`, with the one change that does so.

    Every violated relation that a set touches must hold a cell of it, and every other one two, or it would break. So
    the search grows a set at its first relation that is not satisfied, instead of trying all sets.
    """
    found: dict[Deltas, Repair] = {}
    seen: set[tuple[int, ...]] = set()
    for start in sorted(within):
        for cell in sorted(system.holders[start]):
            for chosen in _grown(system, (cell,), size, seen):
                deltas = _solved(system, chosen)
                if deltas and (mends := system.mended(deltas)):
                    borne_out = system.violated.issuperset(one for cell, _ in deltas for one in system.equations[cell])
                    kind: FaultKind = "cells" if borne_out else "transfer"
                    found.setdefault(deltas, Repair(kind, deltas, mends, EACH_CELL * size))
                if len(found) >= ENOUGH:
                    return list(found.values())
    return list(found.values())


def _grown(system: System, chosen: tuple[int, ...], size: int, seen: set[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    key = tuple(sorted(chosen))
    if key in seen:
        return
    seen.add(key)
    counts = Counter(relation for cell in chosen for relation in system.equations[cell])
    lone = [relation for relation, count in counts.items() if count == 1 and relation not in system.violated]
    if len(chosen) == size:
        if not lone:
            yield key
        return
    # An equation that holds needs a second cell; where none is alone the set grows at a violated one.
    if lone and len(chosen) + 1 == size:
        more = frozenset.intersection(*(system.holders[relation] for relation in lone))
    elif lone:
        more = system.holders[lone[0]]
    else:
        more = frozenset().union(*(system.holders[relation] for relation in counts))
    for cell in sorted(more.difference(chosen)):
        if len(chosen) + 1 == size and not all(
            one in counts or one in system.violated for one in system.equations[cell]
        ):
            continue  # it would break an equation that nothing else mends
        yield from _grown(system, (*chosen, cell), size, seen)


def _solved(system: System, chosen: Sequence[int]) -> Deltas | None:
    """The changes that satisfy every equation of the cells; None where there are none, or more than one."""
    touched = {relation for cell in chosen for relation in system.equations[cell]}
    rows = []
    for relation in sorted(touched):
        signs = {cell: sign for sign, cell in system.terms[relation]}
        rows.append([signs.get(cell, 0) for cell in chosen] + [-system.residuals[relation]])
    solution = _eliminated(rows, len(chosen))
    if solution is None or not all(solution):
        return None
    return tuple(sorted(zip(chosen, solution, strict=True)))


def _eliminated(rows: list[list[int]], size: int) -> list[int] | None:
    """The only solution of a system of equations in whole numbers (Gauss and Jordan, without fractions)."""
    for rank in range(size):
        pivot = next((at for at in range(rank, len(rows)) if rows[at][rank]), None)
        if pivot is None:
            return None
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        by = rows[rank]
        for at, row in enumerate(rows):
            if at != rank and row[rank]:
                rows[at] = [value * by[rank] - row[rank] * lead for value, lead in zip(row, by, strict=True)]
    if any(row[size] for row in rows[size:]) or any(rows[at][size] % rows[at][at] for at in range(size)):
        return None
    return [rows[at][size] // rows[at][at] for at in range(size)]
