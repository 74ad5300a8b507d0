"""A report's identities as a system of linear relations over integers, and what a change of cells does to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from gouji.model.report import Assessment, Cell

# A cell, by its place in the system, and by how much it is to change.
Deltas = tuple[tuple[int, int], ...]


LineKind = Literal["row", "column"]


class Line(NamedTuple):
    """The cells of one row or of one column, in the form's order, by their places in the system."""

    kind: LineKind
    cells: tuple[int, ...]


@dataclass(slots=True)
class System:
    """`values` are whole multiples of 10^-`places`. `terms[e]` are (coefficient, cell) of relation e, `within[c]` the
    (relation, coefficient) of cell c, `residuals[e]` what its left side comes to. `violated` are the relations that do not hold. A cell
    not among `suspects` is never to blame.
    """

    cells: list[Cell]
    values: list[int]
    places: int
    relations: list[Assessment]
    terms: list[tuple[tuple[int, int], ...]]
    residuals: list[int]
    within: list[list[tuple[int, int]]]
    violated: frozenset[int]
    suspects: frozenset[int]
    sure: frozenset[int]
    lines: list[Line]
    # The equations each cell stands in, the suspects that each relation holds, and the kind of line it runs along.
    equations: list[list[int]] = field(init=False)
    holders: list[frozenset[int]] = field(init=False)
    along: list[LineKind | None] = field(init=False)

    def __post_init__(self) -> None:
        equal = [one.identity.relation == "=" for one in self.relations]
        self.equations = [[relation for relation, _ in pairs if equal[relation]] for pairs in self.within]
        self.holders = [frozenset(cell for _, cell in pairs if cell in self.suspects) for pairs in self.terms]
        self.along = [_along([self.cells[cell] for _, cell in pairs]) for pairs in self.terms]

    def mended(self, deltas: Deltas) -> frozenset[int] | None:
        """The violated relations that hold once the changes are made; None where a relation they touch does not hold
        then, or where a cell would hold what its kind cannot.
        """
        moved: dict[int, int] = {}
        for cell, delta in deltas:
            if not self.may_hold(cell, self.values[cell] + delta):
                return None
            for relation, sign in self.within[cell]:
                moved[relation] = moved.get(relation, 0) + sign * delta
        for relation, change in moved.items():
            if not holds(self.residuals[relation] + change, self.relations[relation].identity.relation):
                return None
        return frozenset(relation for relation, change in moved.items() if change and relation in self.violated)

    def may_hold(self, cell: int, value: int) -> bool:
        kind = self.cells[cell].column.kind
        if kind == "change":
            return True
        return value >= 0 and (kind == "amount" or not self.places or value % 10**self.places == 0)

    def due(self, relation: int, coefficient: int, moved: int = 0) -> int | None:
        """By how much a cell of that coefficient must change for an equation to hold, when other changes have `moved`
        its left side; None where no whole step does it.
        """
        step, rest = divmod(-(self.residuals[relation] + moved), coefficient)
        return None if rest else step

    def number(self, value: int) -> Decimal:
        return Decimal(value).scaleb(-self.places).normalize() + 0 if self.places else Decimal(value)


def holds(left: int, relation: str) -> bool:
    return {"=": left == 0, ">=": left >= 0, "<=": left <= 0, "!=": left != 0}[relation]


def system_of(
    assessments: Sequence[Assessment], printed: Iterable[Cell], values: Mapping[str, Decimal]
) -> System | None:
    """The system of the identities within one year that could be assessed; None where none of them is violated.

    `printed` are the report's cells in the form's order, `values` their numbers as they entered the identities. A blank
    that counts as the sum of its parts is no suspect. Not sure are a cell one of whose identities could not be assessed,
    one that is not printed, and one whose number binding had to place: they may explain as much as any other, so that
    where they do nothing else is certain.
    """
    own = [one for one in assessments if one.identity.certain and not one.identity.spans_years]
    relations = [one for one in own if one.verdict != "open"]
    if not any(one.verdict == "violated" for one in relations):
        return None
    # What is said twice, by the form and by a rule, is no more evidence for that.
    relations = list({one.identity.statement: one for one in reversed(relations)}.values())[::-1]
    concerned = {cell.key for one in relations for cell in one.cells}
    cells = [cell for cell in printed if cell.key in concerned]
    index = {cell.key: at for at, cell in enumerate(cells)}
    numbers = [values.get(cell.key, Decimal(0)) for cell in cells]
    places = max((max(0, -int(number.as_tuple().exponent)) for number in numbers), default=0)
    scaled = [int(number.scaleb(places)) for number in numbers]
    terms = [tuple((sign, index[key]) for sign, key in one.identity.terms if key in index) for one in relations]
    within: list[list[tuple[int, int]]] = [[] for _ in cells]
    for relation, pairs in enumerate(terms):
        for sign, at in pairs:
            within[at].append((relation, sign))
    residuals = [
        sum(number * scaled[at] for number, at in pairs) + one.identity.constant * 10**places
        for one, pairs in zip(relations, terms, strict=True)
    ]
    unsure = {cell.key for one in own if one.verdict == "open" for cell in one.cells}
    suspects = frozenset(at for at, cell in enumerate(cells) if cell.state == "present" or not numbers[at])
    sure = frozenset(
        at for at in suspects if cells[at].key not in unsure and not cells[at].note and cells[at].state != "missing"
    )
    violated = frozenset(at for at, one in enumerate(relations) if one.verdict == "violated")
    lines = list(_lines(cells))
    return System(cells, scaled, places, relations, terms, residuals, within, violated, suspects, sure, lines)


def _along(cells: Sequence[Cell]) -> LineKind | None:
    """Whether cells are all of one row or of one column; rows and columns of a table are the same objects throughout."""
    first = cells[0]
    if all(cell.row is first.row for cell in cells):
        return "row"
    return "column" if all(cell.column is first.column for cell in cells) else None


def _lines(cells: Sequence[Cell]) -> Iterator[Line]:
    """Rows, then columns, of at least two cells."""
    rows: dict[int, list[int]] = {}
    columns: dict[int, list[int]] = {}
    for at, cell in enumerate(cells):
        rows.setdefault(id(cell.row), []).append(at)
        columns.setdefault(id(cell.column), []).append(at)
    yield from (Line("row", tuple(line)) for line in rows.values() if len(line) > 1)
    yield from (Line("column", tuple(line)) for line in columns.values() if len(line) > 1)
