"""What a row may state: one way to read it, the ways left, and when two ways state the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from gouji.binding.lines import Atom
from gouji.model.template import ColumnForm


class Parts(NamedTuple):
    """A sum within the row: the cells at `parts` add up to the one at `total`."""

    parts: tuple[int, ...]
    total: int


@dataclass(slots=True)
class Placement:
    """One way to read a row. `slots[k]` is the atom of cell k or None where it is lost; `implied` what the cell must
    then hold for the row's sum (None where nothing says so).
    """

    cost: float
    slots: tuple[Atom | None, ...]
    implied: tuple[Decimal | None, ...]


@dataclass(slots=True)
class Reading:
    """The candidates for one row, cheapest first. `exact`: as many values as cells, so nothing had to be guessed."""

    placements: list[Placement] = field(default_factory=list)
    exact: bool = False


def as_printed(atoms: Sequence[Atom]) -> Placement:
    return Placement(0.0, tuple(atoms), tuple(atom.reading.value for atom in atoms))


def adds_up(way: Placement, sums: Sequence[Parts]) -> bool:
    zero = Decimal(0)
    return all(
        (way.implied[total.total] or zero) == sum((way.implied[k] or zero for k in total.parts), zero) for total in sums
    )


def suits(atom: Atom, column: ColumnForm) -> bool:
    value = atom.reading.value
    if value is None:
        return True
    if column.kind == "count":
        return value >= 0 and value == value.to_integral_value() and not atom.reading.delta
    return value >= 0 or column.kind == "change"


def is_same(one: Atom, other: Atom) -> bool:
    return not one.is_empty and one.reading[:2] == other.reading[:2]


def distinct(ways: Sequence[Placement]) -> list[Placement]:
    """Ways that state the same values are one: a blank states zero, so does a lost cell that must hold zero.

    Of the same values the cheapest way stands, with the lost cell furthest left (filled from the right).
    """
    found: dict[tuple[object, ...], Placement] = {}
    for way in ways:
        key = tuple(
            value if value is not None else "lost" if atom is None else Decimal(0)
            for atom, value in zip(way.slots, way.implied, strict=True)
        )
        held = found.get(key)
        if held is None or (way.cost <= held.cost and _lost_left(way) < _lost_left(held)):
            found[key] = way
    return list(found.values())


def _lost_left(way: Placement) -> int:
    return sum(k for k, atom in enumerate(way.slots) if atom is None)
