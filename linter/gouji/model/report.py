"""What a report states, once its document is bound to a template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from gouji.model.document import Document, Paragraph
from gouji.model.location import Location
from gouji.model.template import LAST_YEAR, PART, ColumnForm, Identity, RowForm, SectionForm, TableForm, Template
from gouji.text import Text

if TYPE_CHECKING:
    from gouji.model.diagnosis import Diagnosis

State = Literal["present", "blank", "dash", "missing", "unreadable", "ambiguous"]
Level = Literal["province", "city", "county", "township", "department"]
NoteKind = Literal["alignment", "position", "recognition", "declined", "foreign", "picture"]


class Cell(NamedTuple):
    """One cell of the form.

    `value` is a number only where `state` is present; `raw` is what is printed. States: blank (the cell is there and
    empty), dash (a placeholder: -, —, /, 无), missing (nothing is printed for it), unreadable (text without a number),
    ambiguous (numbers are printed, but which belongs here cannot be known: `candidates`). `note` says what binding
    had to infer. `unit` is a unit printed in the cell itself. A missing cell's location is that of its row or table.
    """

    key: str
    row: RowForm
    column: ColumnForm
    state: State
    value: Decimal | None
    raw: str
    location: Location
    note: Text | None = None
    candidates: tuple[Decimal, ...] = ()
    unit: str = ""

    @property
    def label(self) -> Text:
        """Row and column, as a person names the cell."""
        row, column = self.row.label, self.column.label
        return Text(f"{row.zh}·{column.zh}", f"{row.en} / {column.en}")


class StrayRow(NamedTuple):
    """A line of a table with numbers that is no row of the form.

    `group` is the key of the group whose label the line carries (a subtotal that the report added); `foreign`: a row of
    a drawn table with words that are no row's label. With neither, its numbers belong to a row that could
    not be told. A value that cannot be read is None.
    """

    label: str
    values: tuple[Decimal | None, ...]
    location: Location
    group: str = ""
    foreign: bool = False


class AddedValue(NamedTuple):
    """What a row of the form (its key) holds in a column that the report added; None where it is no number."""

    row: str
    value: Decimal | None
    location: Location


class AddedColumn(NamedTuple):
    """A column of values that is none of the form's. `head` is what is printed above it, empty where that is not known;
    rows that hold nothing there, or of which that value cannot be told, are not among `values`.
    """

    head: str
    values: tuple[AddedValue, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the form as found, with its cells in the form's order. `location` is the head of its first row.

    `printed` are the keys of the rows found in the document, `by_order` those among them without a label of their own;
    `strays` are lines with numbers that stand between them, `added` the columns that the report has besides the form's.
    """

    form: TableForm
    cells: tuple[Cell, ...]
    location: Location
    printed: tuple[str, ...]
    by_order: tuple[str, ...] = ()
    strays: tuple[StrayRow, ...] = ()
    added: tuple[AddedColumn, ...] = ()
    by_key: dict[str, Cell] = field(default_factory=dict, compare=False, repr=False)
    by_row: dict[str, list[Cell]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for cell in self.cells:
            self.by_key[cell.key] = cell
            self.by_row.setdefault(cell.row.key, []).append(cell)

    def cell(self, row: str, column: str) -> Cell | None:
        return self.by_key.get(f"{self.form.key}.{row}.{column}")

    def row(self, key: str) -> tuple[Cell, ...]:
        return tuple(self.by_row.get(key, ()))

    def rows(self) -> Iterator[tuple[RowForm, tuple[Cell, ...]]]:
        """The rows that are part of this report, in the form's order."""
        for form in self.form.rows:
            if cells := self.row(form.key):
                yield form, cells


class Section(NamedTuple):
    """A section of the form as found.

    `heading` is None where the heading was lost and only the content stands there; `printed_number` is the number
    the heading carries; `repeats` are further places where the same heading stands with nothing between.
    """

    form: SectionForm
    heading: Location | None
    printed_number: int | None
    paragraphs: tuple[Paragraph, ...]
    location: Location
    repeats: tuple[Location, ...] = ()

    @property
    def number(self) -> int:
        return self.form.number


class Fact(NamedTuple):
    """A string the report states and where."""

    value: str
    location: Location


class Period(NamedTuple):
    """The statistical period; a date that cannot exist, or is not printed in full, is None."""

    start: date | None
    end: date | None
    location: Location


class Contact(NamedTuple):
    phone: Fact | None = None
    email: Fact | None = None
    address: Fact | None = None
    postcode: Fact | None = None
    website: Fact | None = None


class Note(NamedTuple):
    """Something binding had to infer or could not settle. The EXT rules turn notes into findings.

    alignment: no single way to read a row; position: labels or a heading were lost and supplied by order;
    recognition: characters look misread; declined: no template fits; foreign: no sign of being a report at all;
    picture: an image where a table was due (`table`: its key, as for a table of which no row can be told).
    """

    kind: NoteKind
    message: Text
    location: Location
    cells: tuple[str, ...] = ()
    table: str = ""


class Assessment(NamedTuple):
    """One identity put to the report's cells.

    `verdict`: holds, violated, or open (a cell it needs could not be read, and zero would not do).
    `difference` is the left side of (terms, relation, 0) with the values used; None where open. `total` is the cell on
    the right of the equation, which the others are to add up to.
    """

    identity: Identity
    verdict: Literal["holds", "violated", "open"]
    difference: Decimal | None
    cells: tuple[Cell, ...]
    total: Cell

    @property
    def parts(self) -> tuple[Cell, ...]:
        """The cells other than the total, in the equation's order."""
        return tuple(cell for cell in self.cells if cell is not self.total)

    def needed(self, cell: Cell) -> Decimal | None:
        """What `cell` would have to hold for an equation to hold with all else as printed; None where unknown, and
        where no number the cell may hold would do.
        """
        number = next(number for number, key in self.identity.terms if key == cell.key)
        if self.difference is None or self.identity.relation != "=":
            return None
        step = self.difference / number
        value = (cell.value or Decimal(0)) - step
        whole = cell.column.kind == "amount" or value == value.to_integral_value() or abs(number) == 1
        return value if whole and step * number == self.difference else None


class Report(NamedTuple):
    """`template` is None where the form is unknown; then there are no sections, tables or facts to rely on.

    `preamble` is what stands between title and first section. `published` is the day of publication that the file
    gives (YYYY-MM-DD). `previous` is the same organization's report for the
    year before, where it was given. `parts` are the reports that this one is said to sum up, all of them or none.
    `diagnoses` say which cells explain the violated ones among `assessments`.
    """

    document: Document
    template: Template | None
    title: Fact | None
    year: int | None
    organization: str | None
    level: Level | None
    period: Period | None
    contact: Contact
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    preamble: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    location: Location
    assessments: tuple[Assessment, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    previous: Report | None = None
    published: Fact | None = None
    parts: tuple[Report, ...] = ()

    def table(self, key: str) -> Table | None:
        for table in self.tables:  # a plain loop: asked for cell after cell
            if table.form.key == key:
                return table
        return None

    def section(self, number: int) -> Section | None:
        return next((section for section in self.sections if section.number == number), None)

    def cell(self, key: str) -> Cell | None:
        table = self.table(key.partition(".")[0])
        return table.by_key.get(key) if table else None

    def last_year(self, key: str) -> Cell | None:
        """The cell of last year's report, under a key and at a place that say so; None where there is none."""
        cell = self.previous.cell(key) if self.previous else None
        if cell is None or self.previous is None:
            return None
        return cell._replace(
            key=LAST_YEAR + cell.key, location=cell.location._replace(path=self.previous.document.path)
        )

    def of_parts(self, key: str) -> tuple[Cell | None, ...]:
        """The cell of each part, under a key and at a place that say so; None where a part has none."""
        found = ((part.document.path, part.cell(key)) for part in self.parts)
        return tuple(
            cell and cell._replace(key=PART + cell.key, location=cell.location._replace(path=path))
            for path, cell in found
        )

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for table in self.tables for cell in table.cells)

    def assessed(self, kind: str) -> tuple[Assessment, ...]:
        """The identities of one kind, in the template's order."""
        return tuple(found for found in self.assessments if found.identity.kind == kind)

    def unexplained(self, kind: str) -> tuple[Assessment, ...]:
        """The identities of one kind, but for violated ones that a stated fault explains."""
        restored = [one for found in self.diagnoses for fault in found.faults for one in fault.restored]
        explained = {one.identity.statement for one in restored}
        return tuple(one for one in self.assessed(kind) if not (explained and one.identity.statement in explained))

    def diagnosis(self, assessment: Assessment) -> Diagnosis | None:
        """The diagnosis of the group that a violated identity belongs to."""
        return next((one for one in self.diagnoses if any(assessment is other for other in one.violated)), None)
