"""Letting the sums across rows choose among the candidate readings of rows (reading rule R2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from gouji.binding.readings import Placement
from gouji.model.template import Identity

# More joint readings than this are not tried.
_MOST_JOINT = 600


@dataclass(slots=True)
class Open:
    """A row with several candidate readings; `keys` are its cells' keys in the form's order."""

    keys: tuple[str, ...]
    placements: list[Placement]


def settle(rows: Sequence[Open], known: Mapping[str, Decimal], identities: Sequence[Identity]) -> None:
    """Narrows each row's placements to those of the joint readings that satisfy every identity that can be put to them.

    `known` are the cells that are certain. Where no joint reading satisfies them all, nothing is narrowed: a report
    that is wrong must not be read into being right.
    """
    certain = dict(known)
    for row in rows:
        if len(row.placements) == 1:
            certain = _values([row], row.placements, certain)
    undecided = [row for row in rows if len(row.placements) > 1]
    for row in undecided:
        row.placements = [way for (way,) in _fitting([row], certain, identities)] or row.placements
    undecided = [row for row in undecided if len(row.placements) > 1]
    ways = 1
    for row in undecided:
        ways *= len(row.placements)
    if undecided and ways <= _MOST_JOINT and (fitting := _fitting(undecided, certain, identities)):
        for place, row in enumerate(undecided):
            chosen = {id(choice[place]) for choice in fitting}
            row.placements = [way for way in row.placements if id(way) in chosen]


def _fitting(
    rows: Sequence[Open], certain: Mapping[str, Decimal], identities: Sequence[Identity]
) -> list[tuple[Placement, ...]]:
    """The joint readings of `rows` that break no identity."""
    touched = {key for row in rows for key in row.keys}
    concerned = [
        identity
        for identity in identities
        if identity.relation == "=" and any(key in touched for _, key in identity.terms)
    ]
    return [
        choice
        for choice in product(*(row.placements for row in rows))
        if _holds(_values(rows, choice, certain), concerned)
    ]


def _values(rows: Sequence[Open], choice: Sequence[Placement], known: Mapping[str, Decimal]) -> dict[str, Decimal]:
    values = dict(known)
    for row, way in zip(rows, choice, strict=True):
        for key, atom, value in zip(row.keys, way.slots, way.implied, strict=True):
            if value is not None:
                values[key] = value
            elif atom is not None:
                values[key] = Decimal(0)  # a blank or a placeholder
    return values


def _holds(values: Mapping[str, Decimal], identities: Sequence[Identity]) -> bool:
    return not any(
        all(key in values for _, key in identity.terms) and sum(n * values[key] for n, key in identity.terms)
        for identity in identities
    )
