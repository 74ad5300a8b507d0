"""The cheapest ways to account for all violated relations by faults that do not touch each other (exact cover)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gouji.diagnosis.repairs import Repair

# A violated relation that nothing accounts for outweighs any number of faults.
_LEFT = 1000
# More covers than this are not told apart.
MOST_COVERS = 24
_MOST_STEPS = 20_000


class Covers(NamedTuple):
    """The cheapest covers of one group of relations, and the relations each of them leaves; `complete` is False where
    there may be more.
    """

    relations: frozenset[int]
    ways: tuple[tuple[Repair, ...], ...]
    left: frozenset[int]
    cost: int
    complete: bool = True


def groups_of(violated: Iterable[int], repairs: Sequence[Repair]) -> list[tuple[frozenset[int], list[Repair]]]:
    """Violated relations that some repair connects, with the repairs of each group."""
    groups: list[set[int]] = [{relation} for relation in sorted(violated)]
    for repair in repairs:
        joined = [group for group in groups if group & repair.mends]
        if len(joined) > 1:
            groups = [group for group in groups if not group & repair.mends] + [set().union(*joined)]
    found = [frozenset(group) for group in groups]
    return [(group, [repair for repair in repairs if repair.mends <= group]) for group in sorted(found, key=min)]


def cheapest(relations: frozenset[int], repairs: Sequence[Repair]) -> Covers:
    """All covers of the least cost; of those that leave relations out, those that leave the fewest."""
    search = _Search(repairs)
    search.cover(relations, (), frozenset(), 0)
    left = search.left[0] if search.left else relations
    complete = len(search.ways) < MOST_COVERS and search.steps < _MOST_STEPS
    return Covers(relations, tuple(search.ways), left, search.best, complete)


class _Search:
    """Branches over the relation with the fewest repairs; a relation may be left at a price."""

    def __init__(self, repairs: Sequence[Repair]) -> None:
        self.by_relation: dict[int, list[Repair]] = {}
        for repair in sorted(repairs, key=lambda repair: (repair.cost, repair.deltas)):
            for relation in repair.mends:
                self.by_relation.setdefault(relation, []).append(repair)
        self.best = 1 << 30
        self.ways: list[tuple[Repair, ...]] = []
        self.left: list[frozenset[int]] = []
        self.steps = 0

    def cover(self, rest: frozenset[int], chosen: tuple[Repair, ...], left: frozenset[int], cost: int) -> None:
        self.steps += 1
        if cost > self.best or self.steps > _MOST_STEPS or (cost == self.best and len(self.ways) >= MOST_COVERS):
            return
        if not rest:
            self._take(chosen, left, cost)
            return
        relation = min(rest, key=lambda one: (len(self._fitting(one, rest)), one))
        for repair in self._fitting(relation, rest):
            self.cover(rest - repair.mends, (*chosen, repair), left, cost + repair.cost)
        self.cover(rest - {relation}, chosen, left | {relation}, cost + _LEFT)

    def _fitting(self, relation: int, rest: frozenset[int]) -> list[Repair]:
        return [repair for repair in self.by_relation.get(relation, ()) if repair.mends <= rest]

    def _take(self, chosen: tuple[Repair, ...], left: frozenset[int], cost: int) -> None:
        if cost < self.best:
            self.best, self.ways, self.left = cost, [], []
        way = tuple(sorted(chosen, key=lambda repair: repair.deltas))
        if way not in self.ways:
            self.ways.append(way)
            self.left.append(left)
