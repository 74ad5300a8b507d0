"""What an official form is: sections, tables, rows, columns and identities, as data."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from gouji.text import Text

Relation = Literal["=", ">=", "<=", "!="]
ValueKind = Literal["count", "change", "amount"]


class SectionForm(NamedTuple):
    """A section of the form. `cues` are words of which one, under the right number, is as good as the heading;
    `content` are words of which two show that the section's text stands there though its heading is lost. `optional`,
    here and in tables and rows: not every report has it.
    """

    number: int
    heading: str
    label: Text
    aliases: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    optional: bool = False


class ColumnForm(NamedTuple):
    """`kind`: a count is a whole number from 0, a change may be signed, an amount may have decimals."""

    key: str
    label: Text
    aliases: tuple[str, ...] = ()
    kind: ValueKind = "count"


class GroupForm(NamedTuple):
    """A line that heads rows and carries no numbers of its own; `parent` is the group it stands in."""

    key: str
    label: Text
    aliases: tuple[str, ...] = ()
    parent: str | None = None


class RowForm(NamedTuple):
    """`columns` are the keys of the cells the row has, in order.

    `replaces` names rows in whose stead a report may print this one (an older form's single row).
    """

    key: str
    label: Text
    columns: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    group: str | None = None
    replaces: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TableForm:
    """`side_by_side`: the rows are usually printed in one line, one after the other. `section` is 0 on a form without
    sections.
    """

    key: str
    section: int
    label: Text
    columns: tuple[ColumnForm, ...]
    rows: tuple[RowForm, ...]
    groups: tuple[GroupForm, ...] = ()
    side_by_side: bool = False
    optional: bool = False
    by_key: dict[str, ColumnForm] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        self.by_key.update((column.key, column) for column in self.columns)

    def column(self, key: str) -> ColumnForm:
        """Raises KeyError for a column the table does not have."""
        return self.by_key[key]


# What stands before the key of a cell of the report for the year before.
LAST_YEAR = "last_year."
# What stands before the key of a cell of a report that this one sums up.
PART = "part."


# Coefficients by cell, in order, the relation, the constant.
Statement = tuple[tuple[tuple[str, int], ...], Relation, int]


class Identity(NamedTuple):
    """Sum of coefficient × cell over `terms`, and `constant`, stands in `relation` to 0. Each cell stands there once;
    keys of last year's cells begin with LAST_YEAR.

    `scope` is the row or column key that tells it from its kind's other identities; `text` is the equation as it was
    written. `certain`: it must hold in any report, so that wrong cells can be told by it; a threshold is not.
    """

    kind: str
    table: str
    scope: str
    terms: tuple[tuple[int, str], ...]
    relation: Relation
    text: str
    constant: int = 0
    certain: bool = True

    @property
    def spans_years(self) -> bool:
        return any(key.startswith(LAST_YEAR) for _, key in self.terms)

    @property
    def statement(self) -> Statement:
        """What it says, alike for all ways of saying it: a = b and b - a = 0, a >= b and b <= a."""
        terms = sorted((key, number) for number, key in self.terms)
        sign = -1 if self.relation == "<=" or (self.relation in ("=", "!=") and terms[0][1] < 0) else 1
        relation = ">=" if self.relation == "<=" else self.relation
        return tuple((key, sign * number) for key, number in terms), relation, sign * self.constant

    @property
    def is_plain(self) -> bool:
        """Whether cells are only added and taken away, so that parts and totals can be told."""
        return not self.constant and all(abs(coefficient) == 1 for coefficient, _ in self.terms)


class LevelForm(NamedTuple):
    """How an organization's name tells its level: by whole names first, then by how the name ends."""

    level: str
    names: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


class Template(NamedTuple):
    """An official form for the report years `first_year` to `last_year` (None: and later).

    `titles` are what its reports call themselves where that is not 政府信息公开…报告; `organ_labels` are labels behind
    which they print the organization.
    """

    id: str
    title: Text
    notice: str
    first_year: int
    last_year: int | None
    sections: tuple[SectionForm, ...]
    tables: tuple[TableForm, ...]
    identities: tuple[Identity, ...]
    levels: tuple[LevelForm, ...] = ()
    source: str = ""
    titles: tuple[str, ...] = ()
    organ_labels: tuple[str, ...] = ()

    def covers(self, year: int) -> bool:
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def table(self, key: str) -> TableForm | None:
        return next((table for table in self.tables if table.key == key), None)

    @property
    def due_sections(self) -> tuple[SectionForm, ...]:
        """Those that every report has."""
        return tuple(section for section in self.sections if not section.optional)

    def as_printed(self, tables: Collection[str], sections: Collection[int]) -> Template:
        """The form without the optional tables and sections that a report does not have."""
        kept = tuple(one for one in self.tables if not one.optional or one.key in tables)
        headed = tuple(one for one in self.sections if not one.optional or one.number in sections)
        if (len(kept), len(headed)) == (len(self.tables), len(self.sections)):
            return self
        keys = {one.key for one in kept}
        identities = tuple(one for one in self.identities if one.table in keys)
        return self._replace(tables=kept, sections=headed, identities=identities)
